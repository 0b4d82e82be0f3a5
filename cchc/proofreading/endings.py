"""Sentences that are cut off or joined wrong: what ends in a word that asks for another, a comma after it, …"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc.proofreading.remark import Remark
from cchc.proofreading.words import lowered

# Words after which a noun must follow, unless they close another word with the one before them ("kèm theo").
_ASKS = {
    "của": "tiền sức",
    "các": "",
    "những": "",
    "với": "",
    "tại": "hiện thực tồn",
    "bởi": "",
    "nhằm": "",
}
_ENDS = _ASKS | {
    "và": "",
    "hoặc": "",
    "theo": "kèm tiếp đi làm mang dựa",
    "về": "trở đi quay đem đưa gửi nộp thu ra",
}
_COMMA = re.compile(r",(?= ?[^\W_])")
_COMMA_AT_END = re.compile(r",(?=[ ]*(?:$|\n[ ]*[-+•*]))")
_CUT_OFF = (*_ENDS, ",")
_LONGEST_END = max(map(len, _CUT_OFF))
_SMALL_AFTER_STOP = re.compile(r"\. [a-zà-ỹđ]+(?= [^\W_])")
_BEFORE_STOP = re.compile(r"(?:[^\W\d_]{2}|[\d%][\d%)]|[^\W\d_][)”])$")
_SHORT = frozenset(("bs", "gs", "ks", "nxb", "pgs", "ph", "st", "th", "ths", "tp", "tr", "ts", "tt", "tx", "sđd"))
_OF_DATES = frozenset(("ngày", "tháng", "năm"))  # "Báo Nhân Dân. ngày 01/2/2021": a source, no sentence
_TWO_SENTENCES = re.compile(
    r"^(?:Căn cứ|Thực hiện|Theo|Xét|Để|Nhằm|Triển khai)\b(?:[^.;\n]|\.(?=\S))*[^.;\W](?P<stop>\.) "
    r"(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Sở|Phòng)\b[^.;,]{0,60}"
    r"\b(?:ban hành|xây dựng|phát động|triển khai|đề nghị)\b"
)

_PUBLISHED = re.compile(
    r"(?:công khai|niêm yết|đăng tải)\b(?P<what>[^.;,:()\n]{4,80}?)(?P<portal>(?:cổng|trang) (?:thông tin|dịch vụ))"
)
_PLACES = re.compile(r"\b(?:trên|lên|vào|tại|qua|từ|với|của|và|hoặc|là|các|về|cho|trong|ở)\b")
_ISSUED = "quyết định ban hành"
_NO_OBJECT = re.compile(rf"(?<=công bố ){_ISSUED}(?=\s*(?:[).;]|$))")


def commas_after(text: str) -> Iterator[Remark]:
    """A comma right after a word that asks for a noun ("giải quyết của, UBND xã")."""
    asks = tuple(_ASKS)
    for found in _COMMA.finditer(text):
        end = found.start() - text.endswith(" ", 0, found.start())
        if text.endswith(asks, 0, end):
            word = next(word for word in asks if text.endswith(word, 0, end))
            start = end - len(word)
            if text[start - 1 : start] == " " and _word_before(text, start) not in _ASKS[word].split():
                yield Remark(start, found.end(), word)


def _word_before(text: str, at: int) -> str:
    words = text[max(0, at - 12) : at].split()
    return words[-1].lower() if words else ""


def small_after_stop(text: str) -> Iterator[Remark]:
    """A sentence that begins with a small letter right after a full stop."""
    for found in _SMALL_AFTER_STOP.finditer(text):
        if not _BEFORE_STOP.search(text[max(0, found.start() - 2) : found.start()]):
            continue  # "Điều 5. quy định", "a. nội dung"
        before = _word_before(text, found.start()).strip('(“"')
        after = found.group()[2:]
        if before not in _SHORT and "." not in before and after.islower() and after not in _OF_DATES:
            yield Remark(found.start(), found.end(), "")


def may_be_cut_off(text: str) -> bool:
    """Whether a text, as most do not, ends or has a line that ends in a way of which the next three rules speak."""
    return ". " in text or ",\n" in text or text.rstrip()[-_LONGEST_END:].lower().endswith(_CUT_OFF)


def word_left_open(text: str) -> Iterator[Remark]:
    """A last word after which another must follow ("… phối hợp với"), at the end of the text."""
    words = text[-24:].split()
    if len(words) > 2 and words[-1].lower() in _ENDS and words[-2].lower() not in _ENDS[words[-1].lower()].split():
        end = len(text.rstrip())
        yield Remark(end - len(words[-1]), end)


def comma_left_open(text: str) -> Iterator[Remark]:
    """A comma at the end of the text, or of a line before the next item."""
    if not text.rstrip().endswith(",") and ",\n" not in text:
        return
    for found in _COMMA_AT_END.finditer(text):
        yield Remark(found.start(), found.end(), "")


def stop_within(text: str) -> Iterator[Remark]:
    """A full stop between "Thực hiện Kế hoạch …" and "UBND xã … ban hành": the first half is no sentence."""
    found = _TWO_SENTENCES.match(text)
    if found:
        yield Remark(found.start("stop"), found.end("stop"), ",")


def missing_places(text: str) -> Iterator[Remark]:
    """ "công khai số liệu Cổng thông tin": what is made public stands "trên" a portal; ``right`` is that word."""
    for found in _PUBLISHED.finditer(lowered(text)):
        if not _PLACES.search(found["what"]):
            yield Remark(found.start("portal"), found.end("portal"), "trên")


def may_miss_objects(text: str) -> bool:
    """Whether a text, or any of a page of texts, has the words after which `missing_objects` looks."""
    return _ISSUED in lowered(text)


def missing_objects(text: str) -> Iterator[Remark]:
    """ "công bố Quyết định ban hành" at the end of a clause: the decision that issues what?"""
    return (Remark(*found.span()) for found in _NO_OBJECT.finditer(lowered(text)))
