"""The headings of the body: "I. …" in capitals, "1. …" on a line of its own, "a)" by the Vietnamese alphabet."""

from __future__ import annotations

import re

from cchc.documents.decree.anatomy import is_display
from cchc.documents.decree.decree30 import decree
from cchc.documents.decree.document import Document
from cchc.documents.decree.lines import Line, lines_of, without_brackets
from cchc.documents.decree.numbering import roman
from cchc.documents.decree.rules.fault import Fault, Faults

_ROMAN = re.compile(r"(?P<label>[IVXL]{1,6})(?P<mark>\s*[.\-–/:)])\s*(?P<rest>\S.*)")
_ARABIC = re.compile(r"(?P<label>\d{1,2})(?P<mark>[.)/])\s+(?P<rest>\S.*)")
_LETTER = re.compile(r"(?P<label>[a-zđ])(?P<mark>[).\-/])\s*(?P<rest>\S.*)")
_ABOVE = re.compile(r"(?:(?:phần|chương|mục|điều)\s+(?:thứ\s+)?[\wđ]+|[A-H]\.\s)", re.IGNORECASE)
_TITLE = 150
"""A heading has at most so many letters."""
_RUN_IN = 3
"""So many words in bold, and after them so many that are not, make a title with text on its line."""


def check_headings(document: Document) -> Faults:
    """D411 to D433, paragraph by paragraph."""
    order = _Order()
    for paragraph in document.anatomy.body:
        for line in lines_of(paragraph):
            if is_display(paragraph) and not _ROMAN.fullmatch(line.words):
                if _ABOVE.match(line.words):
                    order.begin()
                continue
            yield from _line(line, order)


def _line(line: Line, order: _Order) -> Faults:
    if found := _ROMAN.fullmatch(line.words):
        if _is_title(line) or line.bold:
            yield from _roman(line, found, order)
    elif found := _ARABIC.fullmatch(line.words):
        yield from _arabic(line, found, order)
    elif found := _LETTER.fullmatch(line.words):
        yield from _letter(line, found, order)
    elif _ABOVE.match(line.words) and (line.bold or line.words.startswith("Điều")):
        order.begin()


class _Order:
    """The numbers seen so far, level by level; a level above begins those below anew."""

    def __init__(self) -> None:
        self.roman: int | None = 0
        self.begin()

    def begin(self) -> None:
        """A part or chapter begins: its headings count from the start, or go on."""
        self.roman = None if self.roman else 0
        self.section()

    def section(self) -> None:
        """A heading in Roman figures begins what stands below it anew."""
        self.arabic = 0
        self.point()

    def point(self) -> None:
        """A numbered heading begins its points anew."""
        self.letter: str | None = None


def _is_title(line: Line) -> bool:
    """Whether a line reads as a title: short, and without the mark that ends a sentence."""
    plain = without_brackets(line.words).strip()
    return len(plain) <= _TITLE and not plain.endswith((".", ";", ":", ","))


def _roman(line: Line, found: re.Match[str], order: _Order) -> Faults:
    title = without_brackets(found["rest"])
    if title != title.upper():
        yield Fault("D411", line, "tiêu đề có chữ thường", f"“{found['label']}. {title.upper().strip()}”")
    if not line.bold:
        yield Fault("D412", line, "chưa in đậm")
    if found["mark"] != ".":
        yield Fault("D413", line, f"“{found['label']}{found['mark']}”", f"“{found['label']}.”")
    number = _value(found["label"])
    expected = 1 if order.roman is None else order.roman + 1
    if order.roman is not None and number not in (expected, *((1,) if order.roman > 1 else ())):
        yield Fault("D414", line, f"mục {found['label']}", f"mục {roman(expected)}")
    order.roman = number
    order.section()


def _value(label: str) -> int:
    return next((number for number in range(1, 90) if roman(number) == label), 0)


def _arabic(line: Line, found: re.Match[str], order: _Order) -> Faults:
    number = int(found["label"])
    bold, light = _words(line, True), _words(line, False)
    if _is_title(line) and not line.bold and not (bold > _RUN_IN):
        yield Fault("D421", line, "tiêu đề chưa in đậm")
    elif bold > _RUN_IN - 1 and light >= _RUN_IN and _begins_bold(line):
        yield Fault("D422", line, "tiêu đề đậm và nội dung ở cùng một dòng")
    if number not in (order.arabic + 1, 1) and order.arabic is not None:
        yield Fault("D423", line, f"mục {number}", f"mục {order.arabic + 1}")
    elif number == 1 == order.arabic:
        yield Fault("D423", line, "hai mục 1 liền nhau", "mục 2")
    order.arabic = number
    order.point()


def _words(line: Line, bold: bool) -> int:
    """How many words, the label left out, are bold or are not."""
    text = "".join(run.text for run in line.runs if run.look.bold is bold)
    return sum(any(char.isalpha() for char in word) for word in text.split())


def _begins_bold(line: Line) -> bool:
    return next((run.look.bold for run in line.runs if any(char.isalpha() for char in run.text)), False)


def _letter(line: Line, found: re.Match[str], order: _Order) -> Faults:
    letter, mark = found["label"], found["mark"]
    if mark != ")":
        if order.letter is None and letter != "a":
            return
        yield Fault("D433", line, f"“{letter}{mark}”", f"“{letter})”")
    if not line.label and _slanted(line):
        yield Fault("D431", line, "in nghiêng")
    expected = next_letter(order.letter)
    if letter != expected and not (letter == "a" and order.letter not in (None, "a")):
        yield Fault("D432", line, f"điểm {letter})", f"điểm {expected})" if expected else "")
    order.letter = letter


def next_letter(letter: str | None) -> str:
    """The point that follows a point by the Vietnamese alphabet: None → "a", "d" → "đ"; "" after the last.

    A letter that is not in it (f, j, w, z) stands where the English alphabet has it.
    """
    alphabet = decree().alphabet
    if letter is None:
        return alphabet[0]
    if letter in alphabet:
        return alphabet[alphabet.index(letter) + 1 : alphabet.index(letter) + 2]
    return next((one for one in alphabet if one.isascii() and one > letter), "")


def _slanted(line: Line) -> bool:
    """Whether the letter of a point is slanted."""
    return next((run.look.italic for run in line.runs if any(char.isalpha() for char in run.text)), False)
