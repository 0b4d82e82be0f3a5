"""What the name of a body (cơ quan, đơn vị) tells: its level, its place, a folder or id for it, its kind.

All of it is a guess from words, to be shown to the person who may correct it; None where the name tells nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, count

from msgspec import Struct

from cchc.plans.organisation import Level, UnitKind
from cchc.text import fold, one_space

_LEVELS: dict[str, Level] = {
    "tinh": "tỉnh",
    "thanh pho": "huyện",
    "tp": "huyện",
    "huyen": "huyện",
    "quan": "huyện",
    "thi xa": "huyện",
    "xa": "xã",
    "phuong": "xã",
    "thi tran": "xã",
    "dac khu": "xã",
}
_CENTRAL_CITIES = ("ha noi", "hai phong", "hue", "da nang", "can tho", "ho chi minh")
_NO_PLACE = frozenset({"uy", "doan", "doi", "hoi", "vien", "ly", "su"})
"""What makes another word of a head: tỉnh ủy, xã đoàn, xã hội, quận ủy, quản lý."""
_OTHER_LEVELS: tuple[tuple[str, Level], ...] = (
    (r"bo |chinh phu|van phong chinh phu|thanh tra chinh phu|ngan hang nha nuoc|kiem toan nha nuoc", "trung ương"),
    (r"so ", "tỉnh"),
)
_COMMITTEE = ("uy", "ban", "nhan", "dan")
_LONGEST = 60
_WINDOWS = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
"""Names that no file can have on Windows."""


class Body(Struct, frozen=True, kw_only=True):
    """An issuing body by its name: the word for its area ("xã"), what that is called ("Gia Định").

    ``governs``: it governs that area (UBND xã …) and is no office in it (Phòng Nội vụ thị xã …).
    """

    name: str
    head: str
    proper: str
    level: Level | None
    governs: bool

    @property
    def place(self) -> str | None:
        """The place of the date line; with its head where it is a number, or Hồ Chí Minh.

        Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II.4 (địa danh).
        """
        if self.proper and (self.proper[0].isdigit() or fold(self.proper) == "ho chi minh"):
            return f"{self.head[:1].upper()}{self.head[1:]} {self.proper}"
        return self.proper or ("Hà Nội" if self.level == "trung ương" else None)


def body(name: str) -> Body:
    """What a body's name tells; ``UBND xã Gia Định`` governs a xã called Gia Định."""
    words = one_space(name).split(" ")
    folded = [fold(word) for word in words]
    committee = folded[0] == "ubnd" or tuple(folded[:4]) == _COMMITTEE
    start = 0 if not committee else 1 if folded[0] == "ubnd" else 4
    for index in range(start, len(words)):
        length = next((n for n in (2, 1) if " ".join(folded[index : index + n]) in _LEVELS), 0)
        rest = words[index + length :]
        doubtful = index > start or not committee
        if not length or (doubtful and rest and fold(rest[0]) in _NO_PLACE):
            continue
        if index > start and not _named(rest):
            continue
        proper = " ".join(rest)
        head = " ".join(words[index : index + length])
        return Body(
            name=" ".join(words),
            head="thành phố" if fold(head) == "tp" else head.lower(),
            proper=proper,
            level=_level(fold(head), fold(proper)),
            governs=index == start,
        )
    whole = " ".join(folded)
    level = next((level for pattern, level in _OTHER_LEVELS if re.match(pattern, f"{whole} ")), None)
    return Body(name=" ".join(words), head="", proper="", level=level, governs=False)


def _named(rest: Sequence[str]) -> bool:
    """Whether a proper name follows; inside a longer name "xã" may be part of "kinh tế - xã hội"."""
    return bool(rest) and (rest[0][0].isupper() or rest[0][0].isdigit())


def _level(head: str, proper: str) -> Level:
    central = head in ("thanh pho", "tp") and proper.startswith(_CENTRAL_CITIES)
    return "tỉnh" if central else _LEVELS[head]


def slug(name: str) -> str:
    """A name as an id: lower case, no diacritics, dashes; "" where it has no such letter or digit at all."""
    plain = _plain(name)
    if len(plain) > _LONGEST:
        plain = plain[: _LONGEST + 1].rpartition("-")[0] or plain[:_LONGEST]
    return f"{plain}-1" if plain in _WINDOWS else plain


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")


def folders(one: Body) -> Iterator[str]:
    """Folders for an authority, the shortest first: gia-dinh, xa-gia-dinh, xa-gia-dinh-2, …"""
    full = slug(f"{one.head} {one.proper}" if one.governs and one.proper else one.name)
    if not full:
        return
    if one.governs and one.proper and not one.proper[0].isdigit() and slug(one.proper) == _plain(one.proper) != "":
        yield slug(one.proper)
    yield full
    yield from (f"{full}-{n}" for n in range(2, 1000))


def unit_id(name: str, taken: Collection[str]) -> str:
    """An id for a unit that none of ``taken`` is."""
    plain = slug(name) or "don-vi"
    return next(one for one in chain((plain,), (f"{plain}-{n}" for n in count(2))) if one not in taken)


_SPELLINGS = (
    (re.compile(r"\b[ỦU][ỷy] ban nhân dân\b", re.IGNORECASE), "UBND"),
    (re.compile(r"\bHội đồng nhân dân\b", re.IGNORECASE), "HĐND"),
)
_LONG = (("UBND", "Ủy ban nhân dân"), ("HĐND", "Hội đồng nhân dân"))


def spellings(name: str) -> list[str]:
    """The name with UBND and HĐND written short and written out, without the name itself."""
    short = name
    for pattern, letters in _SPELLINGS:
        short = pattern.sub(letters, short.replace("Uỷ", "Ủy"))
    long = short
    for letters, words in _LONG:
        long = re.sub(rf"\b{letters}\b", words, long)
    return [one for one in dict.fromkeys((short, long)) if fold(one) != fold(name)]


_KINDS: tuple[tuple[UnitKind, str], ...] = (
    (
        "đảng, đoàn thể",
        r"(?:van phong )?(?:dang|huyen|thi|thanh|tinh|quan) uy\b|(?:uy ban )?(?:mat tran|mttq)|hoi (?!dong)|"
        r"doan (?:thanh nien|tncs)|tinh doan|huyen doan|lien doan|cong doan|uy ban kiem tra|"
        r"ban (?:to chuc|tuyen giao|dan van|xay dung dang|noi chinh)",
    ),
    ("liên ngành", r"doan (?:kiem tra|cong tac|giam sat|thanh tra)|to \w|ban chi dao|hoi dong (?!nhan dan)"),
    ("công chức", r"cong chuc|can bo|chuc danh"),
    (
        "ngành dọc",
        r"cong an|(?:ban|bo) chi huy|kho bac|(?:(?:chi )?cuc )?thue\b|bao hiem|toa an|vien kiem sat|"
        r"(?:chi cuc |cuc |phong )?thi hanh an|(?:chi cuc |cuc )?hai quan|(?:chi cuc |cuc )?thong ke|ngan hang|"
        r"(?:chi cuc |cuc |doi )?quan ly thi truong|don bien phong|chi nhanh van phong dang ky",
    ),
    ("huyện", r"(?:(?:ubnd|uy ban nhan dan) )?(?:cac )?(?:huyen|quan (?!ly|su)|thi xa|thanh pho|tp)\b"),
    ("xã", r"(?:(?:ubnd|uy ban nhan dan) )?(?:cac )?(?:xa|phuong|thi tran|dac khu)\b(?! hoi)"),
    (
        "sự nghiệp",
        r"trung tam (?!phuc vu hanh chinh cong)|truong|hoc vien|tram|benh vien|phong kham|dai\b|thu vien|bao tang|"
        r"nha (?:van hoa|thieu nhi)|vien\b|ban quan ly (?!.*khu (?:kinh te|cong ng|che xuat))",
    ),
    (
        "chuyên môn",
        r"phong|van phong|thanh tra|so |ban (?:dan toc|quan ly|tiep cong dan)|trung tam phuc vu hanh chinh cong|"
        r"(?:tong |chi )?cuc |vu |bo (?!phan)",
    ),
)
"""How names of each kind begin, folded; the first that fits is meant.

A Trung tâm Phục vụ hành chính công is an administrative body (tổ chức hành chính), no public service unit:
Nghị định 118/2025/NĐ-CP.
"""


def kind_of(name: str) -> UnitKind:
    """The kind of a unit by how its name begins; "khác" where the name does not tell."""
    plain = fold(name)
    return next((kind for kind, pattern in _KINDS if re.match(pattern, plain)), "khác")
