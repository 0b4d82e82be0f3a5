"""The labels that Word itself counts: "I.", "1.1.", "a)", "-" of automatic lists."""

from __future__ import annotations

import re

from msgspec import Struct

from cchc.officefiles.symbols import plain_text
from cchc.officefiles.word import Element, Package, W

_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_PLACE = re.compile(r"%(\d)")
_PRIVATE = re.compile("[\uf000-\uf0ff]")
_LEVELS = 9


class ListLevel(Struct, frozen=True):
    """One level of a list: its number's format and text, where it starts, what it says of its paragraphs.

    ``restart``: it starts again only after this level (from 1) or one above it, 0: never; ``legal``: all figures
    are Arabic ("1.2" under "I").
    """

    format: str
    text: str
    start: int
    properties: Element | None
    restart: int | None = None
    legal: bool = False


class Numbering:
    """The lists of a document; ``label`` counts as the paragraphs come, so ask once for each, in order."""

    def __init__(self, package: Package) -> None:
        root = package.beside_main("numbering")
        nums = [] if root is None else root.findall(f"{W}num")
        self._nums = {one.get(f"{W}numId", ""): one for one in nums}
        abstract = [] if root is None else root.findall(f"{W}abstractNum")
        self._abstract = {one.get(f"{W}abstractNumId", ""): one for one in abstract}
        self._of_style = {_value(one.find(f"{W}styleLink")): one for one in abstract}
        self._counters: dict[str, list[int | None]] = {}
        self._levels: dict[tuple[str, int], ListLevel | None] = {}
        self._restarted: set[tuple[str, int]] = set()

    def level(self, number: str, depth: int) -> ListLevel | None:
        """A level of a list by the list's number and the depth (0 to 8); None where there is none."""
        if (number, depth) not in self._levels:
            self._levels[number, depth] = self._level(number, depth)
        return self._levels[number, depth]

    def _level(self, number: str, depth: int) -> ListLevel | None:
        found = self._level_element(number, depth)
        if found is None:
            return None
        start, restart = (_value(found.find(f"{W}{tag}")) for tag in ("start", "lvlRestart"))
        return ListLevel(
            format=_value(found.find(f"{W}numFmt")) or "decimal",
            text=_value(found.find(f"{W}lvlText")),
            start=int(start) if start.isdecimal() else 1,
            properties=found.find(f"{W}pPr"),
            restart=int(restart) if restart.isdecimal() else None,
            legal=_on(found.find(f"{W}isLgl")),
        )

    def depth_of_style(self, number: str, style: str) -> int | None:
        """The depth of the level that a list ties to a paragraph style; None where it ties none."""
        levels = (self._level_element(number, depth) for depth in range(_LEVELS))
        tied = (at for at, one in enumerate(levels) if one is not None and _value(one.find(f"{W}pStyle")) == style)
        return next(tied, None)

    def _level_element(self, number: str, depth: int) -> Element | None:
        num = self._nums.get(number)
        if num is None:
            return None
        override = _at(num.findall(f"{W}lvlOverride"), depth)
        own = None if override is None else override.find(f"{W}lvl")
        abstract = self._abstract.get(self._list_of(num))
        base = None if abstract is None else _at(abstract.findall(f"{W}lvl"), depth)
        return base if own is None else own

    def _list_of(self, num: Element) -> str:
        """The id of the list that an instance counts in; one that leaves it to a style counts in the style's."""
        own = _value(num.find(f"{W}abstractNumId"))
        abstract = self._abstract.get(own)
        style = "" if abstract is None else _value(abstract.find(f"{W}numStyleLink"))
        of_style = self._of_style.get(style) if style else None
        return own if of_style is None else of_style.get(f"{W}abstractNumId", "")

    def label(self, number: str, depth: int) -> str:
        """The label of the next paragraph of this list at this depth; "" where it shows none."""
        level = self.level(number, depth)
        if level is None:
            return ""
        counters = self._counters.setdefault(self._list_of(self._nums[number]), [None] * _LEVELS)
        for deeper in range(depth + 1, _LEVELS):
            below = None if counters[deeper] is None else self.level(number, deeper)
            if below is None or below.restart is None or depth < below.restart:
                counters[deeper] = None
        counters[depth] = self._next(number, depth, level, counters[depth])
        if level.format == "bullet":
            return _PRIVATE.sub("•", plain_text(level.text))
        return _PLACE.sub(lambda at: self._shown(number, int(at[1]) - 1, counters, legal=level.legal), level.text)

    def _next(self, number: str, depth: int, level: ListLevel, before: int | None) -> int:
        override = _at(self._nums[number].findall(f"{W}lvlOverride"), depth)
        start = None if override is None else _value(override.find(f"{W}startOverride"))
        if start and start.isdecimal() and (number, depth) not in self._restarted:
            self._restarted.add((number, depth))
            return int(start)
        return level.start if before is None else before + 1

    def _shown(self, number: str, depth: int, counters: list[int | None], *, legal: bool) -> str:
        level = self.level(number, depth)
        if level is None:
            return ""
        counted = counters[depth]
        format = "decimal" if legal and level.format != "none" else level.format
        return in_format(level.start if counted is None else counted, format)


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


def _on(element: Element | None) -> bool:
    return element is not None and element.get(f"{W}val", "1") not in ("0", "false", "off")


def _value(element: Element | None) -> str:
    return "" if element is None else element.get(f"{W}val", "")
