"""The mark at the beginning of a paragraph ("II.", "2.1", "a)", "-"), typed or counted by Word."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from cchc.text.ordinals import roman_value

Family = Literal[
    "part", "upper", "roman", "article", "arabic", "dotted", "paren", "letter", "round", "small", "bullet"
]

_BY_RANK: tuple[Family, ...] = (
    *("part", "upper", "roman", "article", "arabic", "dotted", "paren", "letter", "small", "round", "bullet"),
)
RANKS: dict[Family, int] = {family: rank for rank, family in enumerate(_BY_RANK)}
"""How deep a mark usually stands, the parts of a document first."""

_TYPED = re.compile(
    r"""\s*(?:
    (?P<part>(?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC)\s+(?:(?:thứ|THỨ)\s+\w+|[IVX]+|\d{1,2}))(?:\s*[.:–-]|(?=\s*$))
    |(?P<article>(?:Điều|ĐIỀU)\s+\d{1,3})\s*[.:]
    |\((?P<round>\d{1,2}|[a-zđ])\)
    |(?P<dotted>\d{1,2}(?:\.\d{1,2}){1,3})(?:[.)/](?=\s|[^\W\d_]|$)|(?=\s|$))
    |(?P<roman>[IVX]{1,6})(?:\s?\.(?=\s|[^\W\d_a-z](?!\.)|$)|\s?[/)](?=\s|$)|\s?[-–](?=\s))
    |(?P<arabic>\d{1,2})(?:\.(?=\s|[^\W\d_]|["“$])|/(?=\s))
    |(?P<paren>\d{1,2}\))
    |(?P<small>[ivx]{2,4})[.)](?=\s|$)
    |(?P<letter>[a-zđ])(?:\)|[./](?=\s|$))
    |(?P<upper>[A-HĐK])[./)](?=\s|$)
    |(?P<bullet>[-–—−+*•●○▪■□◦‣➢➤✓✔·](?!\d+\s*[%℃]|\S*[-–—−_]{2}))(?=\s*\S)
    )\s*""",
    re.VERBOSE,
)
_FAMILIES: tuple[Family, ...] = (
    *("part", "article", "round", "dotted", "roman", "arabic", "paren", "small", "letter", "upper", "bullet"),
)
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_UPPER = "ABCDĐEGHIKLM"
_SMALL = {"ii": 2, "iii": 3, "iv": 4, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "xi": 11, "xii": 12}
_ORDINALS = {"nhất": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7}
_DASHES = frozenset("-–—−")


class Mark(NamedTuple):
    """A mark: ``number`` as plan.yaml keeps it ("I", "2.1", "a", "(1)"; of a bullet its sign), what it counts.

    ``above`` is what a dotted number has of its parents' ("2" of "2.1").
    """

    number: str
    family: Family
    value: int | None
    above: str = ""


def typed_mark(text: str) -> tuple[Mark, str] | None:
    """The mark that a text begins with, and the rest of the text; None where it begins with words."""
    found = _TYPED.match(text)
    if found is None:
        return None
    family = next(family for family in _FAMILIES if found[family] is not None)
    return _mark(found, family), text[found.end() :]


def counted_mark(label: str) -> Mark | None:
    """The mark that Word counts ("1.", "a)", "•"); None where it is no count."""
    found = _TYPED.match(f"{label.strip()} x")
    if found is not None and found.end() == len(label.strip()) + 1:
        return _mark(found, next(family for family in _FAMILIES if found[family] is not None))
    bare = label.strip()
    if bare.isdecimal() and len(bare) <= 2:
        return Mark(bare, "arabic", int(bare))
    if bare and all(not char.isalnum() for char in bare):
        return Mark("-", "bullet", None)
    return None


def _mark(found: re.Match[str], family: Family) -> Mark:
    printed, core = found.group().strip(), found[family]
    match family:
        case "bullet":
            return Mark("-" if core in _DASHES else core, family, None)
        case "dotted":
            above, _, own = core.rpartition(".")
            return Mark(core, family, int(own), above)
        case "part" | "article":
            return Mark(printed.rstrip(" .:–-"), family, _counted(core.split()[-1]))
        case "round":
            return Mark(f"({core})", family, _counted(core))
        case "paren":
            return Mark(core, family, int(core[:-1]))
        case "arabic" | "roman":
            return Mark(core if printed.endswith(".") else printed, family, _counted(core))
        case "letter":
            return Mark(core if printed.endswith(")") else printed, family, _LETTERS.find(core) + 1 or None)
        case "upper":
            return Mark(printed, family, _UPPER.find(core) + 1 or None)
        case _:
            return Mark(printed, family, _SMALL.get(core))


def _counted(core: str) -> int | None:
    if core.isdecimal():
        return int(core)
    if core.isupper() and (value := roman_value(core)):
        return value
    return _ORDINALS.get(core.lower()) or _LETTERS.find(core) + 1 or None
