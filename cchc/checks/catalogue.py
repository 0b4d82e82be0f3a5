"""The catalogue of codes: what each finding means, why it matters, a wrong and a right example, its source."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from importlib import resources

import msgspec
from msgspec import Struct

from cchc.store import WorkspaceError
from cchc.text import did_you_mean
from cchc.yamltree import read_tree


class CodeEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """One code as users read it (Vietnamese); ``source`` is the law or the rule behind it."""

    title: str
    explain: str
    wrong: str = ""
    right: str = ""
    source: str = ""


@cache
def catalogue() -> dict[str, CodeEntry]:
    """All codes in order."""
    data = (resources.files("cchc") / "data" / "codes.yaml").read_bytes()
    return msgspec.convert(read_tree(data, "codes.yaml").data, dict[str, CodeEntry])


def entry(code: str) -> CodeEntry:
    """The entry of one code, whatever its case; WorkspaceError with the nearest for an unknown one."""
    found = catalogue().get(code.upper())
    if found is None:
        hint = did_you_mean(code.upper(), catalogue(), "Xem danh mục: cchc validate --catalogue")
        raise WorkspaceError(f"Không có mã “{code}”.", hint)
    return found


def matches(prefixes: Sequence[str]) -> Callable[[str], bool]:
    """Whether a code begins with one of the prefixes ("W2", "E101"); WorkspaceError for one that fits no code."""
    upper = [prefix.upper() for prefix in prefixes]
    for prefix in upper:
        if not any(code.startswith(prefix) for code in catalogue()):
            raise WorkspaceError(
                f"Không có mã nào bắt đầu bằng “{prefix}”.", "Xem danh mục: cchc validate --catalogue"
            )
    return lambda code: any(code.startswith(prefix) for prefix in upper)
