"""Kinds of documents (tên loại) and the abbreviations that their signs bear."""

from __future__ import annotations

ABBREVIATIONS: dict[str, tuple[str, ...]] = {
    kind: tuple(signs.split())
    for kind, signs in {
        "Nghị định": "NĐ",
        "Nghị quyết": "NQ",
        "Nghị quyết liên tịch": "NQLT",
        "Quyết định": "QĐ QĐLT",
        "Chỉ thị": "CT",
        "Chương trình": "CTr CTHĐ",
        "Chương trình hành động": "CTr CTHĐ",
        "Kế hoạch": "KH KHLT",
        "Thông tư": "TT TTLT",
        "Thông tư liên tịch": "TTLT",
        "Thông báo": "TB",
        "Thông báo kết luận": "TB TBKL KL",
        "Kết luận": "KL",
        "Kết luận thanh tra": "KL KLTT",
        "Báo cáo": "BC",
        "Tờ trình": "TTr",
        "Hướng dẫn": "HD HDLT",
        "Đề án": "ĐA",
        "Phương án": "PA",
        "Công điện": "CĐ",
        "Quy định": "QyĐ QĐ QĐi",
        "Quy chế": "QC QyC QĐ QCPH",
        "Văn bản hợp nhất": "VBHN",
        "Biên bản": "BB",
        "Giấy mời": "GM",
    }.items()
}
"""Tên loại → abbreviations that go with it, the usual one first (Phụ lục III Nghị định 30/2020/NĐ-CP;
for the Party Hướng dẫn 36-HD/VPTW).

The Party writes quy định as QĐ too (205-QĐ/TW), and a quy chế or quy định of the State is often named by the
decision that issues it.
"""

WITHOUT_ABBREVIATION = ("Công văn", "Văn bản", "Luật", "Bộ luật", "Pháp lệnh")
"""Kinds whose sign names no kind: 3553/UBND-NC, 77/2015/QH13."""

KIND_CODES = frozenset(code for codes in ABBREVIATIONS.values() for code in codes) | {"PL", "TC", "CV", "VB"}
"""Every abbreviation of a kind."""

_SPELLINGS = sorted((*ABBREVIATIONS, *WITHOUT_ABBREVIATION), key=len, reverse=True)
_LOWER = {kind.lower(): kind for kind in _SPELLINGS}
_ENDS = tuple(_LOWER)
_BY_LAST_LETTERS: dict[str, list[str]] = {}
for _kind in _ENDS:
    _BY_LAST_LETTERS.setdefault(_kind[-3:], []).append(_kind)


def kind_before(text: str, end: int) -> tuple[str, int, int] | None:
    """The kind right before ``end``, whatever its case, with where it starts and ends; None where there is none.

    "số", a colon or a comma may stand between. The longest one is taken.

    >>> kind_before("Theo NGHỊ ĐỊNH số 60", 18)
    ('Nghị định', 5, 14)
    """
    words = text[max(0, end - 48) : end].lower()
    if len(words) != min(end, 48):
        return None  # a letter whose small form is longer: none of Vietnamese
    words = words.rstrip(" \t\n\r\u00a0:")
    if words.endswith("số"):
        words = words[:-2].rstrip(" \t\n\r\u00a0,")
    if not words.endswith(_ENDS):
        return None
    at = max(0, end - 48) + len(words)
    kind = next(filter(words.endswith, _BY_LAST_LETTERS[words[-3:]]))
    return _LOWER[kind], at - len(kind), at


def kinds_of(code: str) -> list[str]:
    """The kinds that an abbreviation may stand for, the usual one first."""
    return [kind for kind, codes in ABBREVIATIONS.items() if code in codes]
