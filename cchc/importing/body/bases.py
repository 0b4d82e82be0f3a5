"""What stands before the first section: the bases (căn cứ) with the documents they name, the announcement."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import UNSET, Struct

from cchc.citations import Citation as Cited
from cchc.citations import citations, issuer_of
from cchc.importing.body.passages import Passage
from cchc.importing.recognising import is_basis
from cchc.plans.document import Basis, Citation
from cchc.plans.register import Register
from cchc.text import fold

_ABOUT = re.compile(r"(?:về|v/v)(?:\s+việc)?\s+", re.IGNORECASE)
_ANNOUNCES = re.compile(
    r",\s+(?:[UỦ][ỷy] ban|UBND|Hội đồng|Sở|Phòng|Ban|Bộ|Văn phòng|Chi cục|Trung tâm|Chủ tịch)\b"
    r".*\b(?:ban hành|xây dựng|triển khai)\b.*$"
)
"""What follows a title where the same sentence announces the plan."""

_SIGN = re.compile(r"\[\^[^\]\s]+\]")
_HIGHER = {"tinh": 3, "thanh pho": 3, "thi xa": 2, "huyen": 2, "quan": 2, "xa": 1, "phuong": 1, "thi tran": 1}
_RANKS = {"trung ương": 4, "tỉnh": 3, "huyện": 2, "xã": 1}


class Introduction(Struct, frozen=True):
    """The bases, then the paragraphs that announce the plan."""

    bases: tuple[Basis, ...]
    preamble: tuple[str, ...]


def read_introduction(passages: Sequence[Passage]) -> Introduction:
    """The passages before the body; one that rests on documents and announces the plan in a breath is a basis."""
    bases: list[Basis] = []
    preamble: list[str] = []
    for passage in passages:
        words = passage.words if passage.mark is None else f"{printed(passage)} {passage.words}".strip()
        plain = passage.mark is None or passage.bullet
        if not preamble and plain and is_basis(passage.words):
            bases.append(Basis(text=passage.words, citations=cited(passage.words)))
        else:
            preamble.append(words)
    return Introduction(tuple(bases), tuple(preamble))


def printed(passage: Passage) -> str:
    """The mark of a passage as it is printed before its words."""
    mark = passage.mark
    if mark is None:
        return ""
    whole = mark.family in ("roman", "arabic", "dotted", "article") and mark.number[-1:].isalnum()
    return f"{mark.number}{'.' if whole else ')' if mark.number.isalpha() and mark.number.islower() else ''}"


def cited(text: str) -> list[Citation]:
    """The documents that a text names by number and sign, as plan.yaml keeps them."""
    first: dict[tuple[object, ...], Citation] = {}
    for one in map(_kept, citations(_SIGN.sub("", text))):
        first.setdefault((one.kind, one.number, one.date), one)
    return list(first.values())


def _kept(one: Cited) -> Citation:
    title = _ANNOUNCES.sub("", _ABOUT.sub("", one.title.text, count=1)) if one.title else ""
    return Citation(
        kind=one.kind or UNSET,
        number=one.sign.text,
        date=one.date.day if one.date and one.date.day else UNSET,
        issuer=one.issuer.text if one.issuer else UNSET,
        title=title.rstrip(" ,.;:") or UNSET,
    )


def implemented(bases: Sequence[Basis], authority: str | None, register: Register | None) -> Citation | None:
    """The plan of a body above that this one carries out: the first Kế hoạch of another UBND among the bases."""
    own = issuer_of(authority) if authority else None
    for basis in bases:
        for citation in basis.citations:
            if citation.kind != "Kế hoạch" or citation.issuer is UNSET:
                continue
            issuer = issuer_of(citation.issuer)
            if issuer is None or issuer.code not in ("UBND", "CP", "TTg") or _is_own(citation.issuer, register):
                continue
            if own is None:  # an office under the body that issued it
                return citation
            if not own.level or not issuer.level:
                continue
            above = _RANKS[register.authority.level] if register else _HIGHER.get(own.level, 0)
            if _HIGHER.get(issuer.level, 0) > above:
                return citation
    return None


def _is_own(name: str, register: Register | None) -> bool:
    return register is not None and (register.is_authority(name) or fold(name) == fold(register.authority.name))
