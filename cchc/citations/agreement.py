"""Whether the parts of a citation agree: the letters of a sign with each other, with kind and issuer."""

from __future__ import annotations

from typing import Literal, NamedTuple

from cchc.citations.issuers import MINISTRY_CODES
from cchc.citations.kinds import ABBREVIATIONS, KIND_CODES
from cchc.citations.reader import Citation
from cchc.citations.signs import PARTY, Sign

_NEVER = {
    "CP": frozenset({"QĐ", "CT", "TT"}),
    "TTg": frozenset({"NQ", "TT"}),
    "UBND": frozenset({"TT"}),
    "HĐND": frozenset({"CT", "TT"}),
}
"""Body → kinds that it does not issue (Điều 4 Luật Ban hành văn bản quy phạm pháp luật)."""

_OF_LETTERS = frozenset({"UBND", "HĐND", "TTg", "CP", "VPCP"})
"""Bodies whose abbreviation, first in a sign, tells a công văn: 3553/UBND-NC."""

_NEVER_A_LETTER = frozenset({"Quyết định", "Kế hoạch", "Báo cáo", "Thông báo", "Nghị quyết", "Chỉ thị", "Tờ trình"})
_NOT_OF_A_LETTER = frozenset({"QĐ", "KH", "BC", "NQ", "TTr", "NĐ", "CTr", "TB"})
_KNOWN_BODIES = frozenset({"CP", "TTg", "UBND", "HĐND", "TW", "QH", "UBTVQH", *PARTY, *MINISTRY_CODES})
_LOOSE = {("Kết luận", "TB"), ("Thông báo", "KL")}
"""Kinds that offices often sign so, against the rule."""

_ISSUED_WITH = frozenset({"Đề án", "Phương án", "Chương trình", "Kế hoạch", "Quy chế", "Quy định"})
"""Kinds often named by the number of the quyết định or nghị quyết that issued them (Đề án 06/QĐ-TTg)."""


class Disagreement(NamedTuple):
    """Two parts of a citation that cannot both be right: which, and the abbreviations that would be."""

    between: Literal["letters", "kind", "usage", "issuer"]
    expected: tuple[str, ...] = ()


def disagreement(citation: Citation) -> Disagreement | None:
    """The first that is found; None where all agree or too little is known.

    ``letters``: no body issues such a kind (QĐ-CP, NĐ-TTg, TTg-CP); ``kind``: the kind named is not the sign's
    (Quyết định số 12/KH-UBND), ``usage`` where that is common; ``issuer``: the body named is not the sign's.
    """
    if _impossible(citation.sign):
        return Disagreement("letters")
    return _with_kind(citation) or _with_issuer(citation)


def _impossible(sign: Sign) -> bool:
    codes = sign.codes
    if len(codes) < 2:
        return False
    if codes[0] in ("TTg", "CP") and codes[1] in ("CP", "TTg", "QĐ", "NĐ", "NQ", "CT"):
        return True
    return (codes[0] == "NĐ" and codes[1] in _KNOWN_BODIES - {"CP"}) or codes[0] in _NEVER.get(
        codes[1], frozenset()
    )


def _with_kind(citation: Citation) -> Disagreement | None:
    sign, kind = citation.sign, citation.kind
    if kind is None:
        return None
    code = sign.kind_code
    right = ABBREVIATIONS.get(kind)
    if right is None:
        wrong = code in _NOT_OF_A_LETTER and sign.body_code in _KNOWN_BODIES and kind != "Văn bản"
        return Disagreement("kind") if wrong else None
    if code is None:
        letter = len(sign.codes) > 1 and sign.codes[0] in _OF_LETTERS and kind in _NEVER_A_LETTER
        return Disagreement("kind", right) if letter else None
    if code in right or code in ("CV", "PL", "VB", "TC"):
        return None
    if kind in _ISSUED_WITH and code in ("QĐ", "NQ"):
        return None
    return Disagreement("usage" if (kind, code) in _LOOSE else "kind", right)


def _with_issuer(citation: Citation) -> Disagreement | None:
    issuer, sign = citation.issuer, citation.sign
    if issuer is None or issuer.code not in _KNOWN_BODIES or (len(sign.codes) > 2 and sign.kind_code):
        return None
    body = sign.body_code.rstrip("0123456789")  # QH15: the assembly of the fifteenth term
    if body not in _KNOWN_BODIES or body in KIND_CODES or _same_body(body, issuer.code):
        return None
    return Disagreement("issuer", (issuer.code,))


def _same_body(body: str, code: str) -> bool:
    local = PARTY - {"TW"}
    return body == code or (body in local and code in local)
