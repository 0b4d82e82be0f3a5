"""One finding: a code, the place it points at, the words at fault and what was expected."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

Severity = Literal["error", "warning", "info"]
_SEVERITIES: dict[str, Severity] = {"E": "error", "W": "warning", "I": "info"}


class Place(msgspec.Struct, frozen=True, order=True, array_like=True):
    """A place in a file: ``path`` in the workspace; ``line`` and ``column`` count from 1, in characters."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Finding(msgspec.Struct, frozen=True, array_like=True):
    """One thing found wrong (or worth saying) at one place.

    ``message`` and ``hint`` are Vietnamese sentences for people; ``excerpt`` quotes the words at
    fault verbatim; ``where`` names the task, duty or section concerned, when there is one.
    """

    place: Place
    code: str
    severity: Severity
    message: str
    hint: str = ""
    excerpt: str = ""
    where: str = ""

    def __str__(self) -> str:
        return f"{self.place}: {self.code} {self.message}"


def finding(
    place: Place,
    code: str,
    message: str,
    *,
    hint: str = "",
    excerpt: str = "",
    where: str = "",
    severity: Severity | None = None,
) -> Finding:
    """Build a finding; without ``severity`` the code's letter decides (``E`` error, ``W`` warning, ``I`` info)."""
    return Finding(place, code, severity or severity_of(code), message, hint, excerpt, where)


def severity_of(code: str) -> Severity:
    """What the code's letter says: ``E`` error, ``W`` warning, ``I`` info."""
    return _SEVERITIES[code[0]]


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """Findings by file, line, column and code, each once."""
    unique = dict.fromkeys(findings)
    return sorted(unique, key=lambda f: (f.place.path, f.place.line, f.place.column, f.code, f.message))
