"""The bodies that headings and sentences name, and whether words name bodies at all."""

from __future__ import annotations

import re
from datetime import date

from cchc.importing.blocks import Where
from cchc.importing.names.splitting_names import Splitter
from cchc.importing.proposing import Proposed, propose
from cchc.plans.register import Register
from cchc.text import one_space

_HEADS = (
    r"Phòng(?! chống)|Văn phòng|Sở(?! hữu)|Ban(?! hành)|Thanh tra|UBND|HĐND|Ủy ban|Uỷ ban|Hội đồng|Trung tâm|"
    r"Trường(?! hợp)|Trạm|Công an|Chi cục|Cục|Đội(?! ngũ)|Hạt|Kho bạc|Bảo hiểm|Tòa án|Viện|Bệnh viện|"
    r"Hội(?! nghị| thảo)|Đoàn|Đảng ủy|Chủ tịch|Thủ trưởng|Giám đốc|Trưởng|Công chức|Cán bộ|"
    r"Bộ phận|Bộ (?=[A-ZĐÀ-Ỹ])|"
    r"Tổ(?! chức)|Báo(?! cáo)|Đài|Mặt trận|Thành viên|Người đứng đầu|Liên đoàn|Tỉnh đoàn|"
    r"Nhà trường|Hiệu trưởng|Phó (?=Hiệu trưởng|Giám đốc|Chủ tịch|Trưởng|Chánh)|Chánh|Giáo viên|"
    r"Ngân hàng|Thuế|Đơn vị|Cơ quan"
)
_OF_MANY = (
    r"(?i:(?:các|từng|những)\s+(?:cơ quan|đơn vị|sở|ban|phòng|ngành|địa phương|thành viên|cán bộ|công chức|tổ chức|"
    r"bộ phận|trường|xã|phường|huyện|thôn|doanh nghiệp|đoàn thể|hội|trung tâm|chi cục|cục|bộ|ủy ban|đồng chí))"
)
_JOINT = re.compile(rf"\s*(?:;|,|\bvà\b)\s*(?=(?:{_HEADS})\b|{_OF_MANY}\b|(?i:các|đề nghị|giao)\s)|\s*;\s*")
_ANY_JOINT = re.compile(r"\s*(?:;|,|\bvà\b)\s*")
_COMMITTEES = re.compile(r"(?:HĐND|Hội đồng nhân dân)\s*$")
_BEFORE = re.compile(
    r"^(?:(?:đối với|giao(?: cho)?|đề nghị|yêu cầu|trách nhiệm(?: của)?|về phía|thủ trưởng|người đứng đầu|"
    r"nhiệm vụ của|trách nhiệm thực hiện của)\s+)+",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\((?P<within>[^()]*)\)")
_END = " .;,:–-"
_WORDS = 20
"""A name with what tells which bodies are meant ("các cơ quan chủ trì thực hiện …") has no more."""

_UNIT = re.compile(rf"(?:(?:{_HEADS})|{_OF_MANY})(?!\w)")
_SAID = re.compile(r"(?:phối hợp|tham mưu|chủ trì|theo dõi|tổng hợp|hướng dẫn|kiểm tra|xây dựng|thực hiện)\b")


def bodies_in(text: str, register: Register | None, day: date) -> list[str]:
    """The bodies of a heading ("Đối với các cơ quan …, Phòng Nội vụ và Chủ tịch …"), in order, as it names them.

    Where a bracket lists names of bodies they are meant; any other bracket is left out.
    """
    plain = one_space(re.sub(r"\[\^[^\]\s]+\]", "", text))
    for found in _BRACKET.finditer(plain):
        listed = names_in(found["within"], register, day)
        if len(listed) > 1 and sum(_UNIT.match(name) is not None for name in listed) >= 2:
            return listed
    return names_in(_BRACKET.sub(" ", plain), register, day)


def names_in(text: str, register: Register | None, day: date) -> list[str]:
    """The names in a list, a name that the register knows never parted."""
    words = _BEFORE.sub("", one_space(text).strip(_END))
    if not words:
        return []
    parts = _rejoined(words, Splitter(register, day).names(words), register, day)
    if len(parts) == 1 and words.startswith(parts[0]) and len(words.split()) <= _WORDS:
        return [words]
    found = (_BEFORE.sub("", name.strip(_END)).strip(_END) for name in parts)
    return list(dict.fromkeys(name for name in found if name))


def _rejoined(words: str, names: list[str], register: Register | None, day: date) -> list[str]:
    """The names, those joined again that are one: "Môi trường" begins no name of which nothing is known."""
    made: list[str] = []
    at = 0
    for name in names:
        start = words.find(name, at)
        if start < 0:
            return names
        known = register is not None and bool(register.candidates(_BEFORE.sub("", name), day))
        part = not known and _UNIT.match(_BEFORE.sub("", name)) is None
        if made and (part or " " not in made[-1]):
            made[-1] = words[words.rfind(made[-1], 0, start) : start + len(name)]
        else:
            made.append(name)
        at = start + len(name)
    return made


def looks_like_bodies(text: str) -> bool:
    """Whether words name bodies and no subject: they begin like a body, and say nothing that is to be done.

    Where they are addressed ("Đối với các cơ quan chủ trì …"), what the bodies do only tells which are meant.
    """
    words = one_space(text)
    plain = _BEFORE.sub("", words)
    begins = _UNIT.match(plain[:1].upper() + plain[1:]) is not None
    listed = any(_UNIT.match(found["within"]) for found in _BRACKET.finditer(plain))
    return begins and (plain != words or listed or _SAID.search(plain) is None)


def proposed(name: str, where: Where, register: Register | None, day: date) -> Proposed | None:
    """A name for the register; None where it knows the name, or the authority itself is meant."""
    if register is not None and (register.is_authority(name) or register.candidates(name, day)):
        return None
    return propose(name, where, register, day)
