"""Whether a solid line stands under words and is as long as the decree says, as far as lengths can be known."""

from __future__ import annotations

from collections.abc import Sequence

from cchc.documents.decree.decree30 import decree
from cchc.documents.decree.document import Document
from cchc.documents.decree.lines import Line
from cchc.documents.decree.ruled import Rule, widths_of
from cchc.documents.decree.rules.fault import Fault, Faults
from cchc.officefiles.measures import centimetres

_SLACK = 0.2
"""By what share a line may miss its length: it is drawn by hand, and widths of words are estimated."""


def ruled(
    document: Document, codes: tuple[str, str], lines: Sequence[Line], rules: Sequence[Rule], part: str
) -> Faults:
    """The faults of the line under these words: none there (first code), or of a wrong length (second)."""
    missing, wrong = codes
    if not lines:
        return
    if not rules:
        underlined = any(line.some(lambda look: look.underlined) for line in lines)
        found = "chỉ gạch chân chữ, không có đường kẻ" if underlined else "không có đường kẻ"
        yield Fault(missing, lines[-1], found)
        return
    widths = widths_of(document, lines)
    length = rules[0].length
    if length is None or not widths:
        return
    low, high = decree().rules[part]
    shortest, longest = low * min(widths), high * max(widths)
    if not shortest * (1 - _SLACK) <= length <= longest * (1 + _SLACK):
        wanted = centimetres(longest) if low == high else f"{centimetres(shortest)} đến {centimetres(longest)}"
        yield Fault(wrong, lines[-1], f"đường kẻ dài {centimetres(length)}", f"khoảng {wanted}")
