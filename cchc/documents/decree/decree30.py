"""What the decree asks, as data: sizes, margins, names, and the code of every breach with its rule of law."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

import msgspec
from msgspec import Struct

from cchc.checks.catalogue import CodeEntry
from cchc.yamltree import read_tree

Range = tuple[float, float]


class Decree(Struct, frozen=True, forbid_unknown_fields=True):
    """The decree's figures and names: millimetres for paper and margins, points for sizes, shares of a line."""

    font: str
    paper: Range
    margins: dict[str, Range]
    turned_margins: dict[str, Range]
    sizes: dict[str, Range]
    first_line_mm: list[float]
    gap: float
    line_spacing: Range
    rules: dict[str, Range]
    national: str
    motto: str
    kinds: dict[str, str]
    bodies: list[str]
    bare_bodies: list[str]
    offices: list[str]
    stamps: list[str]
    titles: list[str]
    titled_bodies: list[str]
    alphabet: str
    legacy_fonts: list[str]
    symbol_fonts: list[str]
    groups: dict[str, str]
    codes: dict[str, CodeEntry]


@cache
def decree() -> Decree:
    """Nghị định 30/2020/NĐ-CP, Phụ lục I, as far as it is checked."""
    data = (resources.files("cchc") / "data" / "decree30.yaml").read_bytes()
    return msgspec.convert(read_tree(data, "decree30.yaml").data, Decree)


def codes() -> Mapping[str, CodeEntry]:
    """Every code of a breach with its explanation and its rule, in order."""
    return decree().codes


def group(code: str) -> str:
    """The part of a document that a code is about, in words."""
    return decree().groups[code[:2]]
