"""W8, wording: texts cut off, commas left out, abbreviations, names, capitals, last year's year in a whole plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import NamedTuple

from cchc.checks.notes import Note, Printed, by_text, noted, of_printed
from cchc.checks.notes import printed as looked_up
from cchc.checks.texts import Text
from cchc.findings import Finding, Severity
from cchc.proofreading import endings
from cchc.proofreading.abbreviations import Abbreviations
from cchc.proofreading.capitals import SMALL_HEADS, small_heads
from cchc.proofreading.enumerations import Four, learned, missing_commas, parted
from cchc.proofreading.one_name import (
    OtherName,
    has_synonyms,
    spelled_otherwise,
    synonyms,
    with_other_names,
)
from cchc.proofreading.page import APART, Page, page_of
from cchc.proofreading.remark import Remark
from cchc.proofreading.runs import one_style
from cchc.proofreading.years import is_earlier, of_a_plan, years_of_work
from cchc.store import LoadedPlan, Store
from cchc.text.by_text import Rule, gathered
from cchc.text.numberless import the_same_whatever_the_numbers

_MANY = 200
"""So many phrases are sought one by one at most."""
_CELLS = frozenset(("task", "product", "note", "criterion"))
_TASKS_CELLS = frozenset(("task", "product", "note"))
_RUNNING = _CELLS | {"preamble", "paragraph", "item", "closing", "basis", "footnote"}
_HEADINGS = frozenset(("title", "heading", "area"))


def _parted(texts: tuple[str, ...]) -> Iterator[tuple[str, tuple[Four, ...]]]:
    page = page_of(texts)
    return gathered((page.at(place)[0], four) for place, four in parted(page.words))


def _missing_commas(page: Page, known: Counter[Four]) -> Iterator[Note]:
    for remark in missing_commas(page.words, known):
        message = f"“{page.written(remark)}” có lẽ thiếu dấu phẩy."
        yield Note(remark, "W814", message, f"Nếu là liệt kê thì viết “{remark.right}”.", "info")


_PARTED = Rule(the_same_whatever_the_numbers(_parted))
_COMMAS = by_text(lambda page: _missing_commas(page, Counter()))
"""The commas that official language always has."""


@of_printed
def enumerations(printed: Printed) -> Iterator[Finding]:
    """The commas missing; where the plan teaches one, the texts that may lack any are read together."""
    notes = _COMMAS.of(printed.known)
    known = Counter(chain.from_iterable(_PARTED.of(printed.known).values()))
    if lacking := _with_any(printed, learned(known)):
        page = Page(lacking)
        notes |= dict.fromkeys(lacking, ()) | dict(noted(page, _missing_commas(page, known)))
    yield from printed.told(notes)


def _with_any(printed: Printed, taught: list[Four]) -> list[str]:
    """The texts that may have any four of these words in a row; all, where it would take long to seek each.

    Of most, no two stand side by side in any of the texts as the two in the middle would.
    """
    met = [four for four in taught if printed.words.times(one_style(four[1]), one_style(four[2]))]
    if len(met) > _MANY:
        return list(printed.different)
    each = [*zip(printed.different, printed.lower, strict=True)] if met else []
    return [*dict.fromkeys(text for phrase in map(" ".join, met) for text, small in each if phrase in small)]


@of_printed
def abbreviations(printed: Printed) -> Iterator[Finding]:
    """Slips of abbreviations, those written in two ways, those that nothing explains."""
    used = Abbreviations(printed.known)
    for word, usual in used.slips():
        for text, start, end in _places(printed, used, word):
            message = (
                f"“{word}” có lẽ là “{usual}”, chữ viết tắt dùng {len(used.places[usual])} lần trong kế hoạch."
            )
            yield text.finding(
                "W809", message, start, end, hint=f"Sửa thành “{usual}”, hoặc ghi rõ “{word}” là gì."
            )
    for word, usual in used.two_ways():
        for text, start, end in _places(printed, used, word):
            message = f"“{word}” ở chỗ khác của kế hoạch viết là “{usual}”."
            yield text.finding("W809", message, start, end, hint=f"Viết thống nhất “{usual}”.", severity="info")
    for word in used.unexplained():
        message = f"Chữ viết tắt “{word}” không được giải thích ở đâu trong kế hoạch."
        hint = f"Lần đầu dùng thì viết đủ rồi ghi chữ viết tắt trong ngoặc: “… ({word})”."
        for text, start, end in islice(_places(printed, used, word), 1):
            yield text.finding("W813", message, start, end, hint=hint, severity="info")


def _is_read(text: Text) -> bool:
    """Not the recipients, which are kept short for those that know them."""
    return text.kind not in ("recipient", "signature")


def _places(printed: Printed, used: Abbreviations, word: str) -> Iterator[tuple[Text, int, int]]:
    """Where an abbreviation stands in what is read."""
    for written, start in used.places[word]:
        yield from ((text, start, start + len(word)) for text in printed.places(written) if _is_read(text))


class _Ends(NamedTuple):
    """What a text is cut off at, should it be one that runs on to an end."""

    stops: tuple[Remark, ...]
    words: tuple[Remark, ...]
    commas: tuple[Remark, ...]


def _ends(texts: tuple[str, ...]) -> Iterator[tuple[str, _Ends]]:
    for text in filter(endings.may_be_cut_off, texts):
        rules = (endings.stop_within, endings.word_left_open, endings.comma_left_open)
        ends = _Ends(*(tuple(rule(text)) for rule in rules))
        if any(ends):
            yield text, ends


_ENDS = Rule(the_same_whatever_the_numbers(_ends))


@of_printed
def cut_off(printed: Printed) -> Iterator[Finding]:
    """What ends in a word or a comma that asks for more, and a preamble that a full stop cuts in two."""
    ends = _ENDS.of(printed.known)
    cut = [number for number, text in enumerate(printed.texts) if text.text in ends] if ends else []
    for number in cut:
        text, after = printed.texts[number], next(iter(printed.texts[number + 1 : number + 2]), None)
        if text.kind in ("basis", "preamble"):
            for remark in ends[text.text].stops:
                message = "Dấu chấm cắt đôi câu: phần trước dấu chấm không có vế chính."
                yield text.finding("W811", message, *_with_word(text.text, remark), hint="Thay bằng dấu phẩy.")
        elif text.kind in _RUNNING:
            yield from _left_open(text, after, ends[text.text])


def _objectless(texts: tuple[str, ...]) -> Iterator[tuple[str, bool]]:
    if endings.may_miss_objects(page_of(texts).text):
        yield from ((text, True) for text in texts if any(endings.missing_objects(text)))


_WITHOUT_OBJECT = Rule(_objectless)


@of_printed
def without_object(printed: Printed) -> Iterator[Finding]:
    """Of the texts that end in "công bố Quyết định ban hành" only the last of the plan is surely cut off there."""
    if not (ending := _WITHOUT_OBJECT.of(printed.known)):
        return
    page = Page([*ending])
    last = next(reversed(printed.different)) in ending
    for remark in endings.missing_objects(page.text.removesuffix(APART) if last else page.text):
        message = f"“{page.written(remark)}” cái gì? Câu bị cắt ở đây."
        note = Note(remark, "W811", message, "Viết nốt tên văn bản hoặc danh mục được ban hành.")
        yield from printed.told(dict(noted(page, [note])))


def _left_open(text: Text, after: Text | None, ends: _Ends) -> Iterator[Finding]:
    for remark in ends.words:
        if not _goes_on(text, after):
            message = f"Câu bị cắt ở “{text.text[remark.start : remark.end]}”."
            yield text.finding("W811", message, remark.start, remark.end, hint="Viết nốt câu, hoặc bỏ chữ thừa.")
    for remark in ends.commas:
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


@of_printed
def other_names(printed: Printed) -> Iterator[Finding]:
    """Things that go by two names; of two words for one body one may explain the other in the text beside."""
    if not (named := with_other_names(printed.known)):
        return
    page = Page(named)
    yield from _told_names(printed, page, spelled_otherwise(page.text))
    if has_synonyms(page.text):
        yield from _told_names(printed, printed.page, synonyms(printed.page.text))


def _told_names(printed: Printed, page: Page, names: Iterable[OtherName]) -> Iterator[Finding]:
    for remark, times, usual_times in names:
        here = f"“{page.written(remark)}” ({times} chỗ)"
        message = f"{here} ở chỗ khác của kế hoạch gọi là “{remark.right}” ({usual_times} chỗ)."
        written, (start, end, _) = page.placed(remark)
        for text in islice(filter(_is_read, printed.places(written)), 1):
            yield text.finding("W818", message, start, end, hint="Viết thống nhất một tên.", severity="info")


@of_printed
def small_heads_of_cells(printed: Printed) -> Iterator[Finding]:
    """Cells, and lines of them, that begin with a small letter."""
    if not SMALL_HEADS.of(printed.known):
        return
    cells = [text for text in printed.texts if text.kind in _TASKS_CELLS and not _goes_on_in_the_cell(text)]
    for index, remark in small_heads([text.text for text in cells]):
        word = cells[index].text[remark.start : remark.end]
        message = f"Ô, dòng bắt đầu bằng chữ thường: “{word}”."
        hint = f"Viết hoa chữ đầu: “{remark.right}”."
        yield cells[index].finding("W819", message, remark.start, remark.end, hint=hint, severity="info")


def _goes_on_in_the_cell(text: Text) -> bool:
    """Whether a product stands behind others in its cell ("Hội nghị, tài liệu"), and not on a line of its own."""
    return text.kind == "product" and text.keys[-1] != 0 and not text.text.startswith(("-", "+"))


def _years(texts: tuple[str, ...]) -> Iterator[tuple[str, tuple[Remark, ...]]]:
    page = page_of(texts)
    return gathered(map(page.placed, years_of_work(page.text)))


_YEARS = Rule(_years)


def stale_years(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """Years of work that lie before the plan's own."""
    printed, year = looked_up(loaded), loaded.year
    for written, years in _YEARS.of(printed.known).items():
        for start, _, earlier in (remark for remark in years if is_earlier(remark.right, year)):
            for text in printed.places(written):
                is_task = text.kind in ("task", "product")
                if is_task or (text.kind in _HEADINGS and text.where != "appendix"):
                    message = f"Năm {earlier} trong kế hoạch của năm {year}: có lẽ chép từ kế hoạch trước."
                    hint = f"Sửa thành {year} nếu là việc của năm nay."
                    severity: Severity = "info" if is_task and not of_a_plan(written, start) else "warning"
                    yield text.finding("W810", message, start, start + 4, hint=hint, severity=severity)
