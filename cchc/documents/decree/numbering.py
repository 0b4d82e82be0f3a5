"""The labels that Word itself counts: "I.", "1.1.", "a)", "-" of automatic lists."""

from __future__ import annotations

import re

from msgspec import Struct

from cchc.documents.decree.package import Element, Package, W

_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_PLACE = re.compile(r"%(\d)")
_SYMBOLS = {"\uf02d": "-", "\uf0b7": "•", "\uf02b": "+", "\uf0a7": "▪"}
_LEVELS = 9


class ListLevel(Struct, frozen=True):
    """One level of a list: its number's format and text, where it starts, what it says of its paragraphs."""

    format: str
    text: str
    start: int
    properties: Element | None


class Numbering:
    """The lists of a document; ``label`` counts as the paragraphs come, so ask once for each, in order."""

    def __init__(self, package: Package) -> None:
        root = package.beside_main("numbering")
        nums = [] if root is None else root.findall(f"{W}num")
        self._nums = {one.get(f"{W}numId", ""): one for one in nums}
        abstract = [] if root is None else root.findall(f"{W}abstractNum")
        self._abstract = {one.get(f"{W}abstractNumId", ""): one for one in abstract}
        self._counters: dict[str, list[int | None]] = {}
        self._restarted: set[tuple[str, int]] = set()

    def level(self, number: str, depth: int) -> ListLevel | None:
        """A level of a list by the list's number and the depth (0 to 8); None where there is none."""
        num = self._nums.get(number)
        if num is None:
            return None
        override = _at(num.findall(f"{W}lvlOverride"), depth)
        own = None if override is None else override.find(f"{W}lvl")
        abstract = self._abstract.get(_value(num.find(f"{W}abstractNumId")))
        base = None if abstract is None else _at(abstract.findall(f"{W}lvl"), depth)
        found = base if own is None else own
        if found is None:
            return None
        start = _value(found.find(f"{W}start")) or "1"
        return ListLevel(
            format=_value(found.find(f"{W}numFmt")) or "decimal",
            text=_value(found.find(f"{W}lvlText")),
            start=int(start) if start.isdecimal() else 1,
            properties=found.find(f"{W}pPr"),
        )

    def label(self, number: str, depth: int) -> str:
        """The label of the next paragraph of this list at this depth; "" where it shows none."""
        level = self.level(number, depth)
        if level is None:
            return ""
        counters = self._counters.setdefault(_value(self._nums[number].find(f"{W}abstractNumId")), [None] * _LEVELS)
        counters[depth + 1 :] = [None] * (_LEVELS - depth - 1)
        counters[depth] = self._next(number, depth, level, counters[depth])
        if level.format == "bullet":
            return "".join(_SYMBOLS.get(char, char) for char in level.text)
        return _PLACE.sub(lambda place: self._shown(number, int(place[1]) - 1, counters), level.text)

    def _next(self, number: str, depth: int, level: ListLevel, before: int | None) -> int:
        override = _at(self._nums[number].findall(f"{W}lvlOverride"), depth)
        start = None if override is None else _value(override.find(f"{W}startOverride"))
        if start and start.isdecimal() and (number, depth) not in self._restarted:
            self._restarted.add((number, depth))
            return int(start)
        return level.start if before is None else before + 1

    def _shown(self, number: str, depth: int, counters: list[int | None]) -> str:
        level = self.level(number, depth)
        if level is None:
            return ""
        counted = counters[depth]
        return in_format(level.start if counted is None else counted, level.format)


def in_format(number: int, format: str) -> str:
    """A number in one of Word's formats: 4 → "4", "IV", "iv", "d" (its letters are the English ones)."""
    if format in ("upperRoman", "lowerRoman"):
        return roman(number) if format == "upperRoman" else roman(number).lower()
    if format in ("upperLetter", "lowerLetter") and number > 0:
        letters = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters if format == "upperLetter" else letters.lower()
    if format == "none":
        return ""
    return f"{number:02}" if format == "decimalZero" else str(number)


def roman(number: int) -> str:
    """A number in Roman figures: 4 → "IV"."""
    shown = ""
    for value, figures in _ROMAN:
        count, number = divmod(number, value)
        shown += figures * count
    return shown


def _at(levels: list[Element], depth: int) -> Element | None:
    return next((one for one in levels if one.get(f"{W}ilvl") == str(depth)), None)


def _value(element: Element | None) -> str:
    return "" if element is None else element.get(f"{W}val", "")
