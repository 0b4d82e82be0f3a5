"""The bodies that issue documents, as citations name them ("của Chủ tịch UBND tỉnh Sóc Trăng")."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from cchc.text import fold

_UPPER = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_NAME = rf"[{_UPPER}]\w*(?:(?:\s+|\s*[-–]\s*)[{_UPPER}]\w*)*(?:\s+\d{{1,2}}\b)?|\d{{1,2}}\b"
_LEVEL = r"(?i:tỉnh|thành\s+phố|TP\.?|thị\s+xã|huyện|quận|phường|xã|thị\s+trấn)"
_MINISTRIES = {
    "Nội vụ": "BNV",
    "Tài chính": "BTC",
    "Tư pháp": "BTP",
    "Thông tin và Truyền thông": "BTTTT",
    "Khoa học và Công nghệ": "BKHCN",
    "Kế hoạch và Đầu tư": "BKHĐT",
    "Giáo dục và Đào tạo": "BGDĐT",
    "Y tế": "BYT",
    "Lao động - Thương binh và Xã hội": "BLĐTBXH",
    "Tài nguyên và Môi trường": "BTNMT",
    "Nông nghiệp và Phát triển nông thôn": "BNNPTNT",
    "Nông nghiệp và Môi trường": "BNNMT",
    "Công Thương": "BCT",
    "Xây dựng": "BXD",
    "Giao thông vận tải": "BGTVT",
    "Văn hóa, Thể thao và Du lịch": "BVHTTDL",
    "Công an": "BCA",
    "Quốc phòng": "BQP",
    "Ngoại giao": "BNG",
}
_MINISTRY = "|".join(re.escape(name).replace(r"\ ", r"\s+").replace(r"\-", "[-–]") for name in _MINISTRIES)


@cache
def body() -> re.Pattern[str]:
    """What a body begins with, up to the end of its name; compiled when first needed."""
    return re.compile(
        rf"""(?:(?P<council>(?:Thường\s+trực\s+)?(?:Hội\s+đồng\s+nhân\s+dân|HĐND))
    |(?:Chủ\s+tịch\s+)?(?P<committee>[UỦ][ỷy]\s+ban\s+nhân\s+dân|UBND)
    |(?P<party>(?:(?:Ban\s+[Tt]hường\s+vụ|Thường\s+trực|Ban\s+[Cc]hấp\s+hành|BCH)\s+)?
       (?:(?:Tỉnh|Thành|Thị|Huyện|Quận|Đảng)\s+[uủ][ỷy]|Đảng\s+bộ)))
       (?P<at>(?:\s+{_LEVEL})?(?:\s+(?:{_NAME}))?)
    |(?P<premier>Thủ\s+tướng(?:\s+Chính\s+phủ)?)
    |(?P<office>(?:Bộ\s+trưởng,?\s+)?(?:Chủ\s+nhiệm\s+)?Văn\s+phòng\s+Chính\s+phủ|Thanh\s+tra\s+Chính\s+phủ)
    |(?P<government>Chính\s+phủ)
    |(?P<standing>[UỦ][ỷy]\s+ban\s+[Tt]hường\s+vụ\s+Quốc\s+hội|UBTVQH)
    |(?P<assembly>Quốc\s+hội)
    |(?:Bộ\s+trưởng\s+)?Bộ\s+(?P<ministry>{_MINISTRY})
    |(?P<central>(?:Ban\s+[Cc]hấp\s+hành|BCH)\s+Trung\s+ương(?:\s+Đảng)?(?:\s+[Kk]h[oó][aá]\s+[IVX]+)?
       |Bộ\s+Chính\s+trị(?:\s+[Kk]h[oó][aá]\s+[IVX]+)?|Ban\s+Bí\s+thư)""",
        re.VERBOSE,
    )


_GROUPS = {
    "council": "HĐND",
    "committee": "UBND",
    "premier": "TTg",
    "government": "CP",
    "standing": "UBTVQH",
    "assembly": "QH",
    "central": "TW",
    "party": "TU",
}
MINISTRY_CODES = frozenset(_MINISTRIES.values())
"""How signs abbreviate the ministries."""

_CODES_BY_NAME = {fold(name): code for name, code in _MINISTRIES.items()}
_LEVELS = re.compile(r"(tinh|thanh pho|tp|thi xa|huyen|quan|phuong|xa|thi tran)(?: (.+))?")
_PARTY_LEVELS = {
    "tinh uy": "tinh",
    "thanh uy": "thanh pho",
    "thi uy": "thi xa",
    "huyen uy": "huyen",
    "quan uy": "quan",
}


class Issuer(NamedTuple):
    """A body as cited: ``code`` is how signs abbreviate it ("UBND", "TTg", "TU"; "" where that is not known).

    ``level`` and ``name`` are folded ("tinh", "soc trang"), "" where the citation leaves them out.
    """

    start: int
    end: int
    text: str
    code: str
    level: str = ""
    name: str = ""

    def may_be(self, other: Issuer) -> bool:
        """Whether two citations may mean the same body: nothing that both state differs."""
        return (
            (not self.code or not other.code or self.code == other.code)
            and (not self.level or not other.level or self.level == other.level)
            and (not self.name or not other.name or self.name == other.name)
        )


def of_match(found: re.Match[str]) -> Issuer:
    """The body that ``body`` matched."""
    written = found.group()
    return Issuer(found.start(), found.end(), written, *_meant(written, found.groups()))


@lru_cache(maxsize=4096)
def _meant(written: str, matched: tuple[str | None, ...]) -> tuple[str, str, str]:
    """Code, level and name of a body, by what is written and the groups of ``body`` that it matched."""
    groups = dict(zip(body().groupindex, matched, strict=True))
    code = next((code for group, code in _GROUPS.items() if groups[group]), "")
    if ministry := groups["ministry"]:
        code = _CODES_BY_NAME[fold(ministry)]
    if groups["office"]:
        code = "TTCP" if written.startswith("Thanh") else "VPCP"
    level, name = _place(fold(groups["at"] or ""))
    if groups["party"] and not level:
        level = next((level for word, level in _PARTY_LEVELS.items() if word in fold(written)), "")
    return code, level, name


@lru_cache(maxsize=4096)
def issuer_of(words: str) -> Issuer | None:
    """The body that a text names from its start on; None where it names none that is known."""
    found = body().match(words)
    return of_match(found) if found else None


def _place(folded: str) -> tuple[str, str]:
    found = _LEVELS.fullmatch(folded)
    if found is None:
        return "", folded
    return found[1].replace("tp", "thanh pho"), found[2] or ""
