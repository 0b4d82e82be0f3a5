"""The catalogue of codes: what each finding means, why it matters, a wrong and a right example, its source."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import resources

import msgspec
from msgspec import Struct

from cchc.findings import Severity
from cchc.store import WorkspaceError
from cchc.text import did_you_mean
from cchc.yamltree import read_tree

LISTING = "cchc validate --catalogue"
"""The command that prints all codes of ``cchc validate``."""


class CodeEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """One code as users read it (Vietnamese); ``source`` is the law or the rule behind it.

    ``severities`` stand only where they are not that of the code's letter (E error, W warning).
    """

    title: str
    explain: str
    wrong: str = ""
    right: str = ""
    source: str = ""
    severities: list[Severity] = []


@cache
def catalogue() -> dict[str, CodeEntry]:
    """All codes in order."""
    data = (resources.files("cchc") / "data" / "codes.yaml").read_bytes()
    return msgspec.convert(read_tree(data, "codes.yaml").data, dict[str, CodeEntry])


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
