"""The catalogue of codes: what each finding means, why it matters, a wrong and a right example, its source."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from cchc.findings import Severity, severity_of
from cchc.store import WorkspaceError
from cchc.text import did_you_mean
from cchc.yamltree import read_tree

T = TypeVar("T")
LISTING = "cchc validate --catalogue"
"""The command that prints all codes of ``cchc validate``."""


class Example(Struct, frozen=True, forbid_unknown_fields=True):
    """A finding of this code as it is printed: file with line and column, its words, the quoted line."""

    place: str
    message: str
    hint: str = ""
    line: str = ""
    column: int = 1
    excerpt: str = ""


class CodeEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """One code as users read it (Vietnamese); ``source`` is the law or the rule behind it.

    ``severities`` stand only where they are not that of the code's letter (E error, W warning). ``example`` is made
    from the smallest file that shows the code; ``wrong`` stands where no such file can be quoted.
    """

    title: str
    explain: str
    wrong: str = ""
    right: str = ""
    source: str = ""
    severities: list[Severity] = []
    example: Example | None = None


@cache
def catalogue() -> dict[str, CodeEntry]:
    """All codes in order, each with its example."""
    examples = _read("examples.yaml", dict[str, Example])
    entries = _read("codes.yaml", dict[str, CodeEntry])
    return {code: replace(entry, example=examples.get(code)) for code, entry in entries.items()}


def _read(name: str, kind: type[T]) -> T:
    data = (resources.files("cchc") / "data" / name).read_bytes()
    return msgspec.convert(read_tree(data, name).data, kind)


def severities_of(code: str, entry: CodeEntry) -> list[Severity]:
    """What a finding of this code may be, the gravest first."""
    return entry.severities or [severity_of(code)]


def matches(prefixes: Sequence[str]) -> Callable[[str], bool]:
    """Whether a code begins with one of the prefixes ("W2", "E101"); WorkspaceError for one that fits no code."""
    return begins_with(prefixes, catalogue(), LISTING)


def entry_of(code: str, codes: Mapping[str, CodeEntry], listing: str) -> CodeEntry:
    """The entry of one of these codes, whatever its case; ``listing`` is the command that prints them all.

    Raises WorkspaceError with the nearest for an unknown one.
    """
    found = codes.get(code.upper())
    if found is None:
        raise WorkspaceError(
            f"Không có mã “{code}”.", did_you_mean(code.upper(), codes, f"Xem danh mục: {listing}")
        )
    return found


def begins_with(prefixes: Sequence[str], codes: Mapping[str, CodeEntry], listing: str) -> Callable[[str], bool]:
    """Whether a code begins with one of the prefixes, each of which must fit one of these codes, as ``matches``."""
    upper = [prefix.upper() for prefix in prefixes]
    for prefix in upper:
        if not any(code.startswith(prefix) for code in codes):
            raise WorkspaceError(f"Không có mã nào bắt đầu bằng “{prefix}”.", f"Xem danh mục: {listing}")
    return lambda code: any(code.startswith(prefix) for prefix in upper)
