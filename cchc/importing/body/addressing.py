"""Whom the words of a plan address: the bodies of a heading, those that a sentence begins with or is given to."""

from __future__ import annotations

import re
from datetime import date

from cchc.importing.body.bodies import bodies_in, looks_like_bodies, names_in
from cchc.importing.body.passages import Passage
from cchc.importing.body.sections import Part
from cchc.plans.register import Register
from cchc.text import fold

_STRONG = re.compile(
    r"\s(?:chịu trách nhiệm|có trách nhiệm|căn cứ|có văn bản|chủ động|tiếp tục|nghiêm túc|khẩn trương|kịp thời|"
    r"định kỳ)\b",
    re.IGNORECASE,
)
_VERBS = re.compile(
    r"(?<!các)(?<!những)(?<!từng)\s"
    r"(?:chủ trì|phối hợp|tham mưu|xây dựng|tổ chức|triển khai|theo dõi|hướng dẫn|báo cáo|thực hiện|tổng hợp|"
    r"bố trí|"
    r"thẩm định|kiểm tra|đôn đốc|rà soát|tăng cường|đẩy mạnh|lập|giúp|bám sát|đưa|phản ánh|gửi|cân đối|kiện toàn|"
    r"nâng cao|quan tâm|đề xuất|quán triệt|trực tiếp|phổ biến|tuyên truyền|mở|cập nhật|đề nghị|duy trì|cử|"
    r"ban hành|hoàn thành)\b",
    re.IGNORECASE,
)
_ANY = re.compile(f"{_STRONG.pattern}|{_VERBS.pattern}", re.IGNORECASE)
_GIVEN = re.compile(
    r"^(?:(?:Chủ tịch )?(?:UBND|[UỦ][ỷy] ban nhân dân)[^,.;]{0,40}?\s)?(?:giao(?: cho)?|đề nghị|yêu cầu)\s+",
    re.IGNORECASE,
)
_ASKS_BACK = re.compile(
    r",\s*(?P<who>(?:các|đề nghị các|Các)\s[^.;]{3,120}?)\s+(?:có văn bản|kịp thời|phản ánh|báo cáo|gửi)\b"
)
_RUN_IN = re.compile(r"^(?P<who>[^:.;]{3,160}):\s*\S")
_LABEL = re.compile(r"(?:Cơ quan|Đơn vị|Thời gian|Nội dung|Kinh phí|Sản phẩm|Kết quả|Tiến độ)\b[^:.]{0,40}:")
"""What begins a line that gives one detail of a task ("Đơn vị phối hợp: …")."""

_TAIL = re.compile(
    r"\s+(?:là (?:cơ quan|đơn vị|đầu mối)|phát huy|bằng|nhằm|để|thông qua|(?:có liên quan )?(?:tới|đến|trong) "
    r"(?:việc|quá trình|công tác))(?!\w).*$",
    re.IGNORECASE | re.DOTALL,
)
"""What a sentence says of bodies that it names, and is no part of their names."""

_BULK = 250
_WORDS = 20
"""No name of a body has more."""


def is_given(sentence: str) -> bool:
    """Whether a sentence gives something to somebody ("Giao …", "Đề nghị …")."""
    return _GIVEN.match(sentence) is not None


def named_in_heading(part: Part, register: Register | None, day: date) -> list[str]:
    """The bodies of the nearest heading above that names any."""
    above: Part | None = part
    while above is not None:
        if above.heading is not None and not above.heading.capitals and looks_like_bodies(above.heading.words):
            return bodies_in(above.heading.words, register, day)
        above = above.above
    return []


def subject_of(sentence: str, register: Register | None, day: date) -> list[str]:
    """The bodies that a sentence begins with, up to what they must do; none where it begins otherwise."""
    if _LABEL.match(sentence):
        return []
    run_in = _RUN_IN.match(sentence)
    if run_in is not None and looks_like_bodies(run_in["who"]):
        return bodies_in(run_in["who"], register, day)
    given = _GIVEN.match(sentence)
    start = sentence[given.end() :][:_BULK] if given else sentence[:_BULK]
    for verbs in (_ANY,) if given else (_STRONG, _VERBS):
        found = verbs.search(start)
        if found is None:
            continue
        subject = _TAIL.sub("", start[: found.start()]).rstrip(" ,")
        if looks_like_bodies(subject):
            names = names_in(re.sub(r"\([^()]*\)", " ", subject), register, day)
            return names if all(len(name.split()) <= _WORDS for name in names) else []
    return []


def asked_back(sentence: str) -> list[str]:
    """Whom a sentence asks to speak up in case of difficulties ("Trong quá trình …, các cơ quan có văn bản …")."""
    if not fold(sentence[:40]).startswith(("trong qua trinh", "qua trinh", "neu ")):
        return []
    found = _ASKS_BACK.search(sentence)
    return [found["who"]] if found else []


def addressed(passage: Passage, register: Register | None, day: date) -> list[str]:
    """The bodies that a line names which says nothing else and ends with a colon ("Sở Nội vụ:")."""
    words = passage.words
    named = passage.colon and len(words) < _BULK and looks_like_bodies(words.rstrip(": "))
    return bodies_in(words, register, day) if named else []
