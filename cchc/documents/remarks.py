"""What is said of a place in a Word file: a code, how bad it is, the words there, what is wrong, what to do."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from cchc.documents.opening import BODY
from cchc.findings import Severity

_EXCERPT = 60


class Remark(Struct, frozen=True, kw_only=True):
    """One remark on a part of a package; ``paragraph`` counts from 1 in that part, None where it is in none."""

    code: str
    severity: Severity
    part: str
    paragraph: int | None
    excerpt: str
    wrong: str
    advice: str


def remark_record(remark: Remark) -> dict[str, Any]:
    """A remark as programs read it."""
    return {
        "code": remark.code,
        "severity": remark.severity,
        "part": remark.part,
        "paragraph": remark.paragraph,
        "excerpt": remark.excerpt,
        "is": remark.wrong,
        "should_be": remark.advice,
    }


def excerpt(text: str, start: int = 0, end: int | None = None) -> str:
    """The words of a text round ``start`` to ``end``, on one line, cut with "…" where they are many."""
    room = max(_EXCERPT - ((end or start) - start), 0) // 2
    first = max(start - room, 0)
    last = min(first + _EXCERPT, len(text))
    words = " ".join(text[first:last].split())
    return f"{'…' if first else ''}{words}{'…' if last < len(text) else ''}"


def ordered(remarks: list[Remark]) -> list[Remark]:
    """Remarks by part, the body first, then by paragraph (those in none last) and code, each once."""

    def place(one: Remark) -> tuple[bool, str, bool, int, str]:
        return one.part != BODY, one.part, one.paragraph is None, one.paragraph or 0, one.code

    return sorted(dict.fromkeys(remarks), key=place)
