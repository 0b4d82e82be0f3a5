"""The fields of a Word part: what each instructs Word to do, however it was cut into pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from cchc.documents.opening import Part, W

NESTED = "\ufffc"
"""Stands in an instruction for a field within it, whose result nobody knows before Word works it out."""

_NAME = re.compile(r'\s*"?([^\s"\\]+)')


class Field(NamedTuple):
    """One field: the name of its kind in capitals ("" where a field within it makes the name), where it begins."""

    name: str
    instruction: str
    element: Any


def fields(part: Part) -> Iterator[Field]:
    """Every field of a part; an instruction that no field was begun for is one by itself."""
    open_: list[tuple[list[str], Any]] = []
    for element in part.root.iter(f"{W}fldSimple", f"{W}fldChar", f"{W}instrText", f"{W}delInstrText"):
        if element.tag == f"{W}fldSimple":
            yield _field(element.get(f"{W}instr", ""), element)
        elif element.tag != f"{W}fldChar":
            if open_:
                open_[-1][0].append(element.text or "")
            else:
                yield _field(element.text or "", element)
        elif element.get(f"{W}fldCharType") == "begin":
            if open_:
                open_[-1][0].append(NESTED)
            open_.append(([], element))
        elif element.get(f"{W}fldCharType") == "end" and open_:
            pieces, begun = open_.pop()
            yield _field("".join(pieces), begun)
    for pieces, begun in open_:
        yield _field("".join(pieces), begun)


def _field(instruction: str, element: Any) -> Field:
    found = _NAME.match(instruction)
    name = found[1].upper() if found else ""
    return Field("" if NESTED in name else name, instruction, element)
