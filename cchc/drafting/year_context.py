"""What the words round a year tell: a weekday, an amount, an event that was, a document, a lunar year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

_WEEKDAY = r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)"
_WEEKDAY_BEFORE = re.compile(rf"\b{_WEEKDAY}\s*[,(]?\s*$", re.IGNORECASE)
_WEEKDAY_AFTER = re.compile(rf"\s*[,(]\s*(?:là\s+)?{_WEEKDAY}\b", re.IGNORECASE)
_AMOUNT = re.compile(
    r"\s+(?:triệu|tỷ|tỉ|nghìn|ngàn|đồng|hồ sơ|người|lượt|cuộc|văn bản|thủ tục|TTHC|đơn vị|trường hợp"
    r"|ý kiến|giao dịch|tài khoản|phiếu|bộ|hộ|doanh nghiệp|cán bộ|công chức|viên chức|biên chế"
    r"|học viên|tin|bài|km|ha|m2)\b"
    r"|\s*%",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\b(?:sắp xếp|sáp nhập|hợp nhất|giải thể|kết thúc hoạt động|đi vào hoạt động|chính thức hoạt động|có hiệu lực"
    r"|hết hiệu lực|chính quyền địa phương|(?:0?2|hai) cấp)\b",
    re.IGNORECASE,
)
_SIGN = re.compile(r"\d+\s?/(?:\d{4}/)?\s?[A-ZĐ]+[A-ZĐa-zđ]*\s?-\s?[A-ZĐ]+|\b\d+\s?-\s?[A-ZĐ]+[a-z]*/[A-ZĐ]+")
_SENTENCE = re.compile(r"[;\n]|\.\s|”")
_OWN = re.compile(
    r"\b(?:ban hành|xây dựng|lập|báo cáo|kết quả|tiến độ|trong|thực hiện nhiệm vụ)\b[^,]*$|\bkèm theo\b",
    re.IGNORECASE,
)
_STEMS = ("Canh", "Tân", "Nhâm", "Quý", "Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ")
_BRANCHES = ("Thân", "Dậu", "Tuất", "Hợi", "Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi")
_LUNAR = re.compile(rf"\b(?P<stem>{'|'.join(_STEMS)}|Kỉ)\s+(?P<branch>{'|'.join(_BRANCHES)}|Tị)\b")


def weekday_beside(text: str, start: int, end: int) -> bool:
    """Whether the date at ``text[start:end]`` has its weekday before it or in brackets after it."""
    return bool(_WEEKDAY_BEFORE.search(text, max(0, start - 20), start) or _WEEKDAY_AFTER.match(text, end))


def amount_after(after: str) -> bool:
    """Whether four bare digits are a number of something by the words that follow."""
    return _AMOUNT.match(after) is not None


def event_near(text: str, start: int, end: int) -> bool:
    """Whether a date is that of something done once, such as a law's taking effect, by the words of its clause."""
    before = re.split(r"[;.\n]\s", text[max(0, start - 70) : start])[-1]
    after = re.split(r"[;.\n](?:\s|$)", text[end : end + 120])[0]
    return bool(_EVENT.search(before) or _EVENT.search(after))


def of_a_cited_document(before: str) -> Literal["title", "perhaps"] | None:
    """Whether the year after these words belongs to a document cited by its sign in the same sentence.

    "title" where nothing parts them; "perhaps" where the sentence goes on to something else.
    """
    signs = list(_SIGN.finditer(before))
    between = before[signs[-1].end() :] if signs else ""
    if not signs or _SENTENCE.search(between):
        return None
    return "perhaps" if "," in between or _OWN.search(before[signs[-1].start() :]) else "title"


def lunar_years(text: str, year: int) -> Iterator[tuple[int, str, int]]:
    """Place, words and year of each lunar year (can chi) in a text that is within one year of ``year``."""
    for found in _LUNAR.finditer(text):
        stem = _STEMS.index(found["stem"].replace("Kỉ", "Kỷ"))
        branch = _BRANCHES.index(found["branch"].replace("Tị", "Tỵ"))
        near = (one for one in (year - 1, year, year + 1) if (one % 10, one % 12) == (stem, branch))
        if (named := next(near, None)) is not None:
            yield found.start(), found.group(), named
