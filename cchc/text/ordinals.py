"""The marks by which Vietnamese documents count their parts ("IV", "2.1", "đ"), and what breaks such a count."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

Fault = Literal["first", "gap", "repeat", "order", "style"]

_MOST_FIGURES = 6
"""No row has a longer number; Python refuses to read one of thousands of figures."""

_ROMAN = re.compile(r"(?=[IVX])(X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_LETTERS = ("abcdđeghiklmnopqrstuvxy", "abcdeghiklmnopqrstuvxy", "abcdefghijklmnopqrstuvwxyz")
"""The Vietnamese letters in the order of Nghị định 30/2020/NĐ-CP; as often typed, without đ; the Latin ones."""

_TYPED = re.compile(
    r"\s*(?:\((?P<round>\d{1,2}|[a-zđ])\)"
    r"|(?P<plain>\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|[a-zđ])(?:[.)]|(?<=\.\d)\s|(?<=\.\d\d)\s))\s*(?=[^\W\d_])"
)


class Broken(NamedTuple):
    """One mark at fault: its place among its siblings, what is wrong, the mark to be expected there."""

    at: int
    fault: Fault
    expected: str


def bare(mark: str) -> str:
    """A mark without the signs around it.

    >>> bare("(1)"), bare("IV."), bare("a)")
    ('1', 'IV', 'a')
    """
    return mark.strip(" ().:-/")


def roman_value(mark: str) -> int | None:
    """The value of a Roman number up to XXXIX; None for what is none."""
    if not _ROMAN.fullmatch(mark):
        return None
    digits = [_ROMAN_VALUES[sign] for sign in mark]
    return sum(-one if one < after else one for one, after in zip(digits, [*digits[1:], 0], strict=True))


def roman(value: int) -> str:
    """A value from 1 to 39 as a Roman number."""
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return "X" * (value // 10) + ones[value % 10]


@lru_cache(maxsize=65536)
def typed_mark(text: str) -> str | None:
    """The mark with its signs that is typed at the beginning of a paragraph ("1.", "a)", "(2)", "2.1."); or None.

    A number without a sign after it ("05 ngày", "100%") is no mark.
    """
    found = _TYPED.match(text)
    return found.group().strip() if found else None


def split_mark(mark: str) -> tuple[str, str]:
    """What a mark has of its parents' ("4.1" of "4.1.2"; "" where nothing) and its own part."""
    above, _, own = bare(mark).rpartition(".")
    return above, own


def continues(above: str, parent: str) -> bool:
    """Whether the first part of a mark is its parent's: "4" of "4"; "2" also of "II", as people count."""
    parent = bare(parent)
    value = roman_value(parent)
    return above == parent or parent.endswith(f".{above}") or (value is not None and above == str(value))


def breaks(marks: Sequence[str], *, after: str | None = None) -> Iterator[Broken]:
    """What breaks the count of sibling marks.

    ``after`` is the last mark of the siblings before (of the section or area above): a count may also go on
    from there. Marks that are no count at all (a mixture of styles) give nothing.
    """
    own = [split_mark(mark)[1] for mark in marks]
    style = _style_of(own)
    if style is None:
        return
    before = style.value(split_mark(after)[1]) if after else None
    last: int | None = None
    jumped = False  # one wrong number breaks the count twice: it is told once
    for index, mark in enumerate(own):
        value = style.value(mark)
        if value is None:
            if len(own) > 2 and not _inserted(mark):
                yield Broken(index, "style", style.mark(last + 1 if last else 1))
            continue
        if last is None:
            if value != 1 and (before is None or value != before + 1):
                yield Broken(index, "first", style.mark(1))
        elif value <= last and not jumped:
            yield Broken(index, "repeat" if value == last else "order", style.mark(last + 1))
        elif value > last + 1:
            yield Broken(index, "gap", style.mark(last + 1))
        jumped = last is not None and value > last + 1
        last = value


def _inserted(mark: str) -> bool:
    """A row put in later between two ("3a"), or one for several ("3-4")."""
    return bool(re.fullmatch(r"\d+\D.*", mark))


class _Style(NamedTuple):
    """One way of counting: the value of a mark (None: not of this style) and the mark of a value."""

    value: Callable[[str], int | None]
    mark: Callable[[int], str]

    def follows(self, marks: Sequence[str], index: int) -> bool:
        """Whether a mark follows at once the one before that is of the style."""
        value = self.value(marks[index])
        before = next((v for m in reversed(marks[:index]) if (v := self.value(m)) is not None), None)
        return before is not None and value == before + 1


def _arabic(mark: str) -> int | None:
    return int(mark) if mark.isascii() and mark.isdigit() and len(mark) <= _MOST_FIGURES else None


def _letters(alphabet: str) -> _Style:
    def value(mark: str) -> int | None:
        return alphabet.find(mark.lower()) + 1 or None if len(mark) == 1 else None

    def mark(value: int) -> str:
        return alphabet[value - 1] if value <= len(alphabet) else ""

    return _Style(value, mark)


_STYLES = (_Style(_arabic, str), _Style(roman_value, roman))


def _style_of(marks: Sequence[str]) -> _Style | None:
    """The way in which all marks (or all but one of three or more) are counted; of letters what fits best."""
    enough = max(len(marks) - (len(marks) > 2), 1)
    for style in _STYLES:
        if sum(style.value(mark) is not None for mark in marks) >= enough:
            return style
    letters = [_letters(alphabet) for alphabet in _LETTERS]
    fitting = [one for one in letters if sum(one.value(mark) is not None for mark in marks) >= enough]
    return min(fitting, key=lambda one: _jumps(one, marks), default=None)


def _jumps(style: _Style, marks: Sequence[str]) -> tuple[int, int]:
    """How many marks are none of the style's, and how many do not follow the one before."""
    strange = sum(style.value(mark) is None for mark in marks)
    return strange, sum(not style.follows(marks, index) for index in range(1, len(marks)))
