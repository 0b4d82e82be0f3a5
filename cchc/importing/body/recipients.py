"""Which recipients of a plan are units of the authority that issued it: superiors receive it too."""

from __future__ import annotations

import re

from cchc.drafting.bodies import body
from cchc.plans.organisation import Level
from cchc.text import fold

_UNITS: dict[Level, str] = {
    "trung ương": r"(?:vụ|cục|tổng cục|thanh tra|văn phòng|trung tâm|viện|cac (?:vu|cuc|don vi))",
    "tỉnh": r"(?:sở|ban (?:quản lý|dân tộc)|thanh tra tỉnh|văn phòng (?:hđnd|ubnd|đoàn đbqh)|trung tâm|chi cục|"
    r"ubnd (?:các |cấp )?(?:huyện|thị xã|thành phố|quận|xã|phường|đặc khu))",
    "huyện": r"(?:phòng|thanh tra|văn phòng hđnd|trung tâm|ban quản lý|ubnd (?:các |cấp )?(?:xã|phường|thị trấn))",
    "xã": r"(?:phòng|văn phòng hđnd|trung tâm|ban chỉ huy|công an (?:xã|phường|đặc khu)|trạm|trường|"
    r"(?:ban nhân dân )?(?:các )?(?:thôn|ấp|khóm|khu phố|tổ dân phố|bản|buôn))",
}
"""How the units of an authority of each level are called."""
_OF_AN_OFFICE = r"(?:phòng|văn phòng|thanh tra|trung tâm|chi cục|bộ phận|tổ )"
_MANY = re.compile(r"các(?!\w)", re.IGNORECASE)
_CENTRAL = re.compile(r"trung ương|chính phủ|^(?:các )?bộ(?!\w| phận| chỉ huy)", re.IGNORECASE)
_WORDS_FOR = re.compile(
    r"(?<!\w)(tỉnh|huyện|thị xã|thành phố|quận|xã|phường|thị trấn|đặc khu)(?!\w)", re.IGNORECASE
)
_RANKS: dict[str, int] = {"tỉnh": 3, "thành phố": 3, "huyện": 2, "thị xã": 2, "quận": 2}
_OWN_RANK: dict[Level, int] = {"trung ương": 4, "tỉnh": 3, "huyện": 2, "xã": 1}
_PURPOSE = re.compile(
    r"\s*\((?:để\s+)?(?:b/c|bc|báo cáo|t/h|th|thực hiện|p/h|ph/h|phối hợp|biết)\.?\)\s*$", re.IGNORECASE
)


def without_purpose(words: str) -> str:
    """A recipient without the bracket that tells what it gets the plan for ("(để b/c)")."""
    return _PURPOSE.sub("", words)


def level_of(authority: str | None) -> Level | None:
    """The level of an issuing body by its name."""
    return body(authority).level if authority else None


def is_own_unit(words: str, authority: str | None, level: Level | None) -> bool:
    """Whether a recipient is a unit of this authority, or a group of such: by how its level calls its units.

    "Sở Nội vụ" is a unit of a province and stands above a xã; what names a higher area than the authority's own,
    or an office that is not of its level, is none of its units.
    """
    if level is None or ":" in words or _CENTRAL.search(words):
        return False
    governs = authority is None or body(authority).governs
    areas = [_RANKS.get(found.lower(), 1) for found in _WORDS_FOR.findall(words)]
    if any(rank > _OWN_RANK[level] for rank in areas) and fold(words) not in fold(authority or ""):
        return False
    units = _UNITS[level] if governs else _OF_AN_OFFICE
    return re.match(rf"(?:các\s+)?{units}", words, re.IGNORECASE) is not None or (
        _MANY.match(words) is not None and not _above(words, level, governs=governs)
    )


def _above(words: str, level: Level, *, governs: bool) -> bool:
    """Whether a group is of bodies of a higher level ("Các sở, ban, ngành tỉnh" for a xã)."""
    provincial = re.search(r"(?<!\w)sở(?!\w)", words, re.IGNORECASE) is not None
    return (provincial and (level != "tỉnh" or not governs)) or "cơ quan trung ương" in words.lower()
