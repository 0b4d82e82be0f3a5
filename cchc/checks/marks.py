"""W8, marks: spaces round punctuation, doubled signs, brackets and quotes left open, characters nobody sees."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from cchc.checks.notes import Note, Printed, of_printed
from cchc.checks.texts import Text
from cchc.findings import Finding
from cchc.proofreading import punctuation
from cchc.proofreading.brackets import has_lone_signs, has_signs, lone_signs
from cchc.proofreading.characters import foreign_characters
from cchc.proofreading.page import Page
from cchc.text.by_text import Rule
from cchc.text.numberless import the_same_whatever_the_numbers

_OPENING = "([{“«„"
_LISTED = frozenset(("item", "product", "criterion"))


def marks(page: Page) -> Iterator[Note]:
    """What is wrong about signs and characters, wherever a text stands."""
    yield from _spaces(page)
    yield from _doubled(page)
    yield from _foreign(page)


def _spaces(page: Page) -> Iterator[Note]:
    for remark in punctuation.loose_spaces(page.text):
        found = page.written(remark)
        at = found.index(" ")
        where = "sau" if found[at - 1] in "(“«/" else "trước"
        sign = found[at - 1] if where == "sau" else found[at + 1]
        yield Note(remark, "W806", f"Thừa dấu cách {where} “{sign}”.", f"Bỏ dấu cách {where} “{sign}”.")
    for remark in punctuation.several_spaces(page.text):
        yield Note(remark, "W806", "Thừa dấu cách giữa câu.", "Để một dấu cách.", severity="info")
    for remark in punctuation.missing_spaces(page.text):
        found = page.written(remark)
        yield Note(remark, "W807", f"Thiếu dấu cách ở “{found}”.", f"Viết “{remark.right}”.")
    for remark in punctuation.joined_by_ampersand(page.text):
        hint = f"Viết “{remark.right}”."
        yield Note(remark, "W807", f"“{page.written(remark)}” dính liền.", hint, severity="info")


def _doubled(page: Page) -> Iterator[Note]:
    for remark in punctuation.doubled_signs(page.text):
        hint = f"Chỉ để một dấu “{remark.right}”." if remark.right else "Chỉ để một dấu."
        yield Note(remark, "W808", f"Hai dấu câu liền nhau: “{page.written(remark)}”.", hint)
    for remark in punctuation.signs_before_dots(page.text):
        message = f"Dấu câu bên cạnh dấu ba chấm: “{page.written(remark)}”."
        yield Note(remark, "W808", message, "Chỉ để dấu ba chấm, hoặc kể cho hết.", severity="info")
    for remark in punctuation.dashes_at_end(page.text):
        yield Note(remark, "W808", "Dấu gạch thừa ở cuối dòng.", "Bỏ dấu gạch, hoặc viết nốt ý sau nó.")


@of_printed
def left_open(printed: Printed) -> Iterator[Finding]:
    """Brackets and quotes without their other half. Nothing is where each text closes what it opens."""
    unpaired = _UNPAIRED.of(printed.known)
    if not any(unpaired.values()):
        return
    with_signs = [text for text in printed.texts if text.text in unpaired]
    for _, run in groupby(with_signs, key=_runs_on):
        together = list(run)
        if any(unpaired[text.text] for text in together):
            for one in lone_signs([text.text for text in together]):
                yield _lone(together[one.text], one.at)


_UNPAIRED = Rule(
    the_same_whatever_the_numbers(lambda texts: ((text, has_lone_signs(text)) for text in texts if has_signs(text)))
)
"""Whether the signs of a text are without their other half, of texts that have any."""


def _runs_on(text: Text) -> object:
    """What texts share that follow each other in one list or cell: a quotation may run on from one to the next."""
    if text.kind in _LISTED:
        return text.file.path, text.where, text.kind
    return text.file.path, text.keys


def _lone(text: Text, at: int) -> Finding:
    """The sign with the words that it stands at."""
    sign = text.text[at]
    opens = sign in _OPENING or (sign == '"' and text.text[at + 1 : at + 2].isalnum())
    if opens:
        end = _within_line(text.text, at, at + 24)
        return text.finding(
            "W805", f"Dấu “{sign}” mở mà không đóng.", at, end, hint="Thêm dấu đóng, hoặc bỏ dấu mở."
        )
    start = max(text.text.rfind(" ", 0, at - 1), text.text.rfind("\n", 0, at - 1)) + 1
    return text.finding(
        "W805", f"Dấu “{sign}” đóng mà không mở.", start, at + 1, hint="Thêm dấu mở, hoặc bỏ dấu đóng."
    )


def _within_line(text: str, start: int, end: int) -> int:
    """The end of the last whole word up to ``end`` on the line of ``start``, of the first where it is longer."""
    line = text.find("\n", start)
    stop = line if line >= 0 else len(text)
    if end >= stop:
        return stop
    space = text.rfind(" ", start, end)
    if space < 0:
        space = text.find(" ", end, stop)
    return space if space >= 0 else stop


def _foreign(page: Page) -> Iterator[Note]:
    for remark in foreign_characters(page.text):
        hint = f"Gõ lại “{remark.right}”." if remark.right.strip() else "Xóa rồi gõ lại chỗ này."
        yield Note(remark, "W815", "Có ký tự không thấy được hoặc không phải chữ Việt ở đây.", hint)


@of_printed
def decomposed(printed: Printed) -> Iterator[Finding]:
    """Letters typed as base and marks apart ("Unicode tổ hợp"): told once for each file."""
    first: dict[str, Text] = {}
    for text in printed.texts:
        if text.written is not None:
            first.setdefault(text.file.path, text)
    for text in first.values():
        message = "Tệp có chữ gõ bằng Unicode tổ hợp (dấu tách khỏi chữ), nên tìm kiếm và so chữ dễ sai."
        hint = "Chuyển sang Unicode dựng sẵn, chẳng hạn bằng Bộ công cụ của UniKey (Ctrl+Shift+F6)."
        yield text.finding("W815", message, hint=hint, severity="info")
