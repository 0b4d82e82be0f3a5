"""The headings of the body: "I. …" in capitals, "1. …" on a line of its own, "a)" by the Vietnamese alphabet."""

from __future__ import annotations

import re
from itertools import groupby

from cchc.documents.decree.anatomy import is_display
from cchc.documents.decree.decree30 import decree
from cchc.documents.decree.document import Document
from cchc.documents.decree.lines import Line, lines_of, without_brackets
from cchc.documents.decree.rules.fault import Fault, Faults
from cchc.officefiles.numbering import roman

_ROMAN = re.compile(r"(?P<label>[IVXL]{1,6})(?P<mark>\s*[.\-–/:)])\s*(?P<rest>\S.*)")
_ARABIC = re.compile(r"(?P<label>\d{1,2})(?P<mark>[.)/])\s+(?P<rest>\S.*)")
_LETTER = re.compile(r"(?P<label>[a-zđ])(?P<mark>[).\-/])\s*(?P<rest>\S.*)")
_ABOVE = re.compile(r"(?:(?:phần|chương|mục|điều)\s+(?:thứ\s+)?[\wđ]+|[A-H]\.\s)", re.IGNORECASE)
_TITLE = 150
"""A heading has at most so many letters."""
_LABEL_ALONE = 2
"""A number and one word in bold are no title yet."""


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
    """The numbers that may come next, level by level; a level above begins those below anew.

    After one that is out of order two may follow: that after it, and that after the one expected in its place.
    """

    def __init__(self) -> None:
        self.roman: tuple[int, ...] = (1,)
        self.section()

    def begin(self) -> None:
        """A part or chapter begins: its headings count from the start, or go on."""
        self.roman = (1, self.roman[0])
        self.section()

    def section(self) -> None:
        """A heading in Roman figures begins what stands below it anew."""
        self.arabic: tuple[int, ...] = (1,)
        self.point()

    def point(self) -> None:
        """A numbered heading begins its points anew."""
        self.letters: tuple[str, ...] = (next_letter(None),)


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
    wanted = order.roman
    if number not in wanted and (number != 1 or wanted[0] == 2):
        yield Fault("D414", line, f"mục {found['label']}", f"mục {roman(wanted[0])}")
    order.roman = (number + 1,) if number in wanted else (number + 1, wanted[0] + 1)
    order.section()


def _value(label: str) -> int:
    return next((number for number in range(1, 90) if roman(number) == label), 0)


def _arabic(line: Line, found: re.Match[str], order: _Order) -> Faults:
    if _is_title(line) and not line.bold and not _run_in(line):
        yield Fault("D421", line, "tiêu đề chưa in đậm")
    elif _run_in(line):
        yield Fault("D422", line, "tiêu đề đậm và nội dung ở cùng một dòng")
    number, wanted = int(found["label"]), order.arabic
    if number not in wanted and (number != 1 or wanted[0] == 2):
        yield Fault("D423", line, f"mục {number}", f"mục {wanted[0]}")
    order.arabic = (number + 1,) if number in wanted else (number + 1, wanted[0] + 1)
    order.point()


def _run_in(line: Line) -> bool:
    """Whether a line is a title in bold, a mark that closes it, then words that are not bold."""
    spoken = [run for run in line.runs if run.text.strip()]
    parts = groupby(spoken, key=lambda run: run.look.bold)
    words = [(bold, "".join(run.text for run in runs)) for bold, runs in parts]
    if len(words) != 2 or not words[0][0] or words[1][0]:
        return False
    title, text = words[0][1].rstrip(), words[1][1].lstrip()
    closed = title.endswith((":", ".")) or text.startswith((":", "."))
    return closed and len(title.split()) > _LABEL_ALONE and len(text.split()) > _LABEL_ALONE


def _letter(line: Line, found: re.Match[str], order: _Order) -> Faults:
    letter, mark, wanted = found["label"], found["mark"], order.letters
    if mark != ")":
        if letter not in wanted:
            return
        yield Fault("D433", line, f"“{letter}{mark}”", f"“{letter})”")
    if not line.label and _slanted(line):
        yield Fault("D431", line, "in nghiêng")
    if letter not in wanted and (letter != "a" or wanted[0] == "b"):
        yield Fault("D432", line, f"điểm {letter})", f"điểm {wanted[0]})" if wanted[0] else "")
    after = next_letter(letter)
    order.letters = (after,) if letter in wanted else (after, next_letter(wanted[0] or None))


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
