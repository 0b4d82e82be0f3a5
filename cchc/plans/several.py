"""Whether a name speaks of several units: "Các sở", "UBND cấp xã", "Cơ quan được giao", "… có liên quan"."""

from __future__ import annotations

import re

from cchc.text import fold

_COMMITTEE = r"(?:ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan)"
_HEADS_OF = r"(?:chu tich|lanh dao|thu truong|nguoi dung dau|dai dien|giam doc|truong)"
_TIERS = r"(?:tinh|huyen|quan|thi xa|thanh pho|xa|phuong|thi tran|dac khu)"
_SEVERAL = re.compile(
    r"(?:cac|nhung|tung|moi|toan the|tat ca|theo)\b|.*\blien quan\b|"
    rf"(?:{_HEADS_OF} )?{_COMMITTEE} (?:cap|cac)\b|(?:{_HEADS_OF} )?{_COMMITTEE} {_TIERS}(?:,| va)? (?:{_TIERS})\b|"
    rf"{_HEADS_OF} (?:cac|tung|co quan|don vi|dia phuong)\b|"
    r"so,? (?:ban|nganh)\b|(?:can bo|cong chuc), |doanh nghiep|"
    r"(?:co quan|don vi|dia phuong|to chuc|so|phong|vien|truong), |"
    r"cap \w+$|dia phuong$"
)
_GENERIC = re.compile(
    r"(?:Cơ quan|Đơn vị|Địa phương|Tổ chức)"
    r"(?: (?!(?:thường trực|thuế|công an|quân sự|thống kê|hải quan|bảo hiểm|thi hành án|kiểm sát)\b)[a-zà-ỹđ]|$)",
    re.IGNORECASE,
)
_PROPER = re.compile(r"\S+ \S+ [A-ZÀ-ỸĐ]")


def is_group(name: str) -> bool:
    """Whether a name speaks of several units, as its words tell."""
    if _SEVERAL.match(fold(name)):
        return True
    return _GENERIC.match(name) is not None and _PROPER.match(name) is None
