"""W8, wording: words written twice, texts cut off, commas left out, abbreviations, last year's year."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from cchc.checks.closings import closings
from cchc.checks.marks import marks
from cchc.checks.pages import Page
from cchc.checks.texts import Text, texts
from cchc.findings import Finding, Severity
from cchc.proofreading import endings
from cchc.proofreading.abbreviations import Abbreviations
from cchc.proofreading.capitals import capitals_within, small_heads
from cchc.proofreading.enumerations import missing_commas
from cchc.proofreading.one_name import other_names
from cchc.proofreading.remark import Remark
from cchc.proofreading.repeats import repeats
from cchc.proofreading.set_phrases import (
    cut_phrases,
    misspelt_names,
    other_terms,
    overlong_phrases,
    phrases_of_other_commas,
)
from cchc.proofreading.words import Words
from cchc.proofreading.years import earlier_years, of_a_plan
from cchc.store import LoadedPlan, Store

_CELLS = frozenset(("task", "product", "note", "criterion"))
_TASKS_CELLS = frozenset(("task", "product", "note"))
_RUNNING = _CELLS | {"preamble", "paragraph", "item", "closing", "basis", "footnote"}
_HEADINGS = frozenset(("title", "heading", "area"))


def wording(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """Everything about wording and punctuation in the texts of one plan."""
    page = Page(texts(loaded))
    words = Words(page.text)
    yield from marks(page)
    yield from closings(page)
    yield from _repeats(page, words)
    yield from _enumerations(page, words)
    yield from _abbreviations(page, words)
    yield from _joined_wrong(page)
    yield from _cut_off(page)
    yield from _stale_years(page, loaded.year)
    yield from _set_phrases(page)
    yield from _names(page)
    yield from _capitals(page)


def _repeats(page: Page, words: Words) -> Iterator[Finding]:
    for remark in repeats(words):
        twice = page.words(remark)
        yield from page.told(
            remark, "W801", f"Từ bị lặp: “{twice}”.", f"Chỉ viết một lần “{remark.right}”, hoặc thêm chữ còn thiếu."
        )


def _enumerations(page: Page, words: Words) -> Iterator[Finding]:
    for remark in missing_commas(words):
        found = page.words(remark)
        yield from page.told(
            remark,
            "W814",
            f"“{found}” có lẽ thiếu dấu phẩy.",
            f"Nếu là liệt kê thì viết “{remark.right}”.",
            severity="info",
        )


def _abbreviations(page: Page, words: Words) -> Iterator[Finding]:
    used = Abbreviations(words)
    for word, usual in used.slips():
        for remark in _places(used, word):
            message = (
                f"“{word}” có lẽ là “{usual}”, chữ viết tắt dùng {len(used.places[usual])} lần trong kế hoạch."
            )
            yield from page.told(
                remark, "W809", message, f"Sửa thành “{usual}”, hoặc ghi rõ “{word}” là gì.", of=_is_read
            )
    for word, usual in used.two_ways():
        for remark in _places(used, word):
            message = f"“{word}” ở chỗ khác của kế hoạch viết là “{usual}”."
            yield from page.told(
                remark, "W809", message, f"Viết thống nhất “{usual}”.", severity="info", of=_is_read
            )
    for word in used.unexplained():
        message = f"Chữ viết tắt “{word}” không được giải thích ở đâu trong kế hoạch."
        hint = f"Lần đầu dùng thì viết đủ rồi ghi chữ viết tắt trong ngoặc: “… ({word})”."
        told = (
            one
            for at in _places(used, word)
            for one in page.told(at, "W813", message, hint, severity="info", of=_is_read)
        )
        yield from islice(told, 1)


def _is_read(text: Text) -> bool:
    """Not the recipients, which are kept short for those that know them."""
    return text.kind not in ("recipient", "signature")


def _places(used: Abbreviations, word: str) -> Iterator[Remark]:
    return (Remark(start, start + len(word)) for start in used.places[word])


def _joined_wrong(page: Page) -> Iterator[Finding]:
    for remark in endings.commas_after(page.text):
        message = f"Sau “{remark.right}” là dấu phẩy: câu thiếu chữ hoặc thừa dấu."
        yield from page.told(remark, "W811", message, f"Bỏ dấu phẩy sau “{remark.right}”, hoặc thêm chữ còn thiếu.")
    for remark in endings.small_after_stop(page.text):
        message = f"Sau dấu chấm là chữ thường: “{page.words(remark)}”."
        yield from page.told(remark, "W811", message, "Viết hoa chữ đầu câu, hoặc thay dấu chấm bằng dấu phẩy.")
    for remark in endings.missing_places(page.text):
        message = f"Trước “{page.words(remark)}” thiếu chữ “{remark.right}”."
        yield from page.told(remark, "W817", message, f"Viết “{remark.right} {page.words(remark)}”.")
    for remark in endings.missing_objects(page.text):
        message = f"“{page.words(remark)}” cái gì? Câu bị cắt ở đây."
        yield from page.told(remark, "W811", message, "Viết nốt tên văn bản hoặc danh mục được ban hành.")


def _cut_off(page: Page) -> Iterator[Finding]:
    """What ends in a word or a comma that asks for more, and a preamble that a full stop cuts in two."""
    for text, after in zip(page.texts, [*page.texts[1:], None], strict=True):
        if text.kind in ("basis", "preamble"):
            for remark in endings.stop_within(text.text):
                message = "Dấu chấm cắt đôi câu: phần trước dấu chấm không có vế chính."
                yield text.finding("W811", message, *_with_word(text.text, remark), hint="Thay bằng dấu phẩy.")
        elif text.kind in _RUNNING:
            yield from _left_open(text, after)


def _left_open(text: Text, after: Text | None) -> Iterator[Finding]:
    for remark in endings.word_left_open(text.text):
        if not _goes_on(text, after):
            message = f"Câu bị cắt ở “{text.text[remark.start : remark.end]}”."
            yield text.finding("W811", message, remark.start, remark.end, hint="Viết nốt câu, hoặc bỏ chữ thừa.")
    for remark in endings.comma_left_open(text.text):
        if remark.end < len(text.text.rstrip()) or not _goes_on(text, after):
            hint = "Thay bằng dấu chấm (hoặc chấm phẩy), hoặc viết nốt câu."
            yield text.finding("W811", "Câu kết thúc bằng dấu phẩy.", *_with_word(text.text, remark), hint=hint)


def _goes_on(text: Text, after: Text | None) -> bool:
    """Whether the sentence may go on in the next text of a list or cell, or in the list under a paragraph."""
    if after is None or after.where != text.where:
        return False
    if text.kind == "product":
        return after.kind == "product"
    return text.kind in ("paragraph", "item") and after.kind == "item" and after.depth >= text.depth


def _with_word(text: str, remark: Remark) -> tuple[int, int]:
    """From the beginning of the word that the sign stands at to the end of the sign."""
    start = remark.start
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    return start, remark.end


def _set_phrases(page: Page) -> Iterator[Finding]:
    for remark in cut_phrases(page.text):
        message = f"“{page.words(remark)}” thiếu chữ: phải là “{remark.right}”."
        yield from page.told(remark, "W817", message, "Viết đủ cụm từ.")
    for remark in overlong_phrases(page.text):
        message = f"“{page.words(remark)}” thừa chữ: phải là “{remark.right}”."
        yield from page.told(remark, "W817", message, "Bỏ chữ thừa.")
    for remark in phrases_of_other_commas(page.text):
        written = page.words(remark)
        what = "thiếu" if written.count(",") < remark.right.count(",") else "thừa"
        message = f"“{written}” {what} dấu phẩy."
        yield from page.told(remark, "W814", message, f"Viết “{remark.right}”.", severity="warning")
    for remark in other_terms(page.text):
        message = f"“{page.words(remark)}”: pháp luật hiện hành gọi là “{remark.right}”."
        yield from page.told(remark, "W818", message, f"Viết là “{remark.right}”.", severity="info")
    for remark in misspelt_names(page.text):
        message = f"“{page.words(remark)}” viết khác tên chính thức “{remark.right}”."
        yield from page.told(remark, "W818", message, f"Viết là “{remark.right}”.", severity="info")


def _names(page: Page) -> Iterator[Finding]:
    for remark, times, usual_times in other_names(page.text):
        here = f"“{page.words(remark)}” ({times} chỗ)"
        message = f"{here} ở chỗ khác của kế hoạch gọi là “{remark.right}” ({usual_times} chỗ)."
        hint = "Viết thống nhất một tên."
        yield from islice(page.told(remark, "W818", message, hint, severity="info", of=_is_read), 1)


def _capitals(page: Page) -> Iterator[Finding]:
    for remark in capitals_within(page.text):
        message = f"Viết hoa giữa câu: “{page.words(remark)}”."
        yield from page.told(remark, "W819", message, f"Viết “{remark.right}”.", severity="info")
    cells = [text for text in page.texts if text.kind in _TASKS_CELLS and not _goes_on_in_the_cell(text)]
    for index, remark in small_heads([text.text for text in cells]):
        word = cells[index].text[remark.start : remark.end]
        message = f"Ô, dòng bắt đầu bằng chữ thường: “{word}”."
        hint = f"Viết hoa chữ đầu: “{remark.right}”."
        yield cells[index].finding("W819", message, remark.start, remark.end, hint=hint, severity="info")


def _goes_on_in_the_cell(text: Text) -> bool:
    """Whether a product stands behind others in its cell ("Hội nghị, tài liệu"), and not on a line of its own."""
    return text.kind == "product" and text.keys[-1] != 0 and not text.text.startswith(("-", "+"))


def _stale_years(page: Page, year: int) -> Iterator[Finding]:
    for remark in earlier_years(page.text, year):
        for text, start in page.owners(remark.start):
            is_task = text.kind in ("task", "product")
            if is_task or (text.kind in _HEADINGS and text.where != "appendix"):
                message = f"Năm {page.words(remark)} trong kế hoạch của năm {year}: có lẽ chép từ kế hoạch trước."
                hint = f"Sửa thành {year} nếu là việc của năm nay."
                severity: Severity = "info" if is_task and not of_a_plan(text.text, start) else "warning"
                yield text.finding("W810", message, start, start + 4, hint=hint, severity=severity)
