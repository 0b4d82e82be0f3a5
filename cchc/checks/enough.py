"""How much one check says of one plan: nobody reads the thousandth finding, and a hostile file has a million."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from cchc.findings import Finding, finding

MOST = 1000


def enough(found: Iterable[Finding]) -> list[Finding]:
    """The findings, of more than ``MOST`` the first and one that says so; no more are looked for."""
    first = list(islice(found, MOST + 1))
    if len(first) > MOST:
        last = first[-1]
        message = f"Bước kiểm tra này có hơn {MOST} chỗ cần nêu: từ đây không kể tiếp."
        hint = "Sửa các chỗ ở trên rồi kiểm tra lại."
        first[-1] = finding(last.place, "E007", message, hint=hint, severity=last.severity)
    return first
