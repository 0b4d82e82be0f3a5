"""Reading the citations of a text: kind, number and sign, date, issuer and title, wherever they stand."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from cchc.citations import dates, issuers
from cchc.citations.dates import WrittenDate
from cchc.citations.issuers import Issuer
from cchc.citations.kinds import kind_before
from cchc.citations.part import Part
from cchc.citations.signs import Sign, signs

LONGEST = 20_000
"""Characters of a text that are read; a paragraph of a document has a few hundred."""

_LIST_JOINT = re.compile(r"[\s,;]*(?:và|hoặc)?\s*(?:số\s*:?)?\s*", re.IGNORECASE)
_TO_DATE = re.compile(r"[\s,(]*(?:(?:được\s+)?(?:ban\s+hành|ký)\s+)?(?=ngày\s)", re.IGNORECASE)
_TO_ISSUER = re.compile(r"\)?\s*,?\s*của\s+", re.IGNORECASE)
_TITLE = re.compile(r"\)?\s*,?\s*(?P<title>[^\W\d_][^;“”()\n]*?)(?<=\S)(?=\s*(?:[;“”()\n]|[.](?:\s|$)|$))")
_TITLE_WORDS = (
    *("về", "ban hành", "quy định", "sửa đổi", "bổ sung", "phê duyệt", "hướng dẫn", "thực hiện", "triển khai"),
    *("đẩy mạnh", "tăng cường", "cải cách", "chi tiết", "kiểm soát", "nâng cao", "xây dựng", "phát triển"),
    *("tổ chức", "công bố"),
)
"""What a title begins with; anything else after a citation goes on with the sentence."""

_JOINED_ON = re.compile(r"[\s,:]*(?:\s(?:và|hoặc)(?:\s+các)?)?[\s,:]*$")
_LONGEST_JOINT = 40


class Citation(NamedTuple):
    """One document that a text names, from ``start`` to ``end``; what it leaves out is None.

    ``kind`` is spelled as the table spells it; in a list ("các Nghị định số …, số …") each takes the kind
    before it, and "Kế hoạch số … và Kế hoạch số … của UBND thị xã" names the issuer of both. ``title`` ends
    where the next citation begins.
    """

    start: int
    end: int
    text: str
    sign: Sign
    kind: str | None = None
    kind_at: Part | None = None
    date: WrittenDate | None = None
    issuer: Issuer | None = None
    title: Part | None = None


@lru_cache(maxsize=8192)
def citations(text: str) -> tuple[Citation, ...]:
    """The documents that a text names by number and sign, in the order in which they stand; never raises."""
    if "/" not in text and "-" not in text:
        return ()
    text = text[:LONGEST]
    found = list(signs(text))
    read: list[Citation] = []
    for at, sign in enumerate(found):
        limit = _start_of(text, found[at + 1]) if at + 1 < len(found) else len(text)
        read.append(_read(text, sign, limit, read[-1] if read else None))
    for at in range(len(read) - 2, -1, -1):
        read[at] = _with_shared_issuer(text, read[at], read[at + 1])
    return tuple(read)


def _with_shared_issuer(text: str, one: Citation, following: Citation) -> Citation:
    """The citation with the issuer of the next, where nothing but "và" or a comma stands between them."""
    open_end = one.issuer is None and one.title is None and following.issuer is not None
    same_body = one.sign.body_code == following.sign.body_code
    if open_end and same_body and one.date is not None and _LIST_JOINT.fullmatch(text, one.end, following.start):
        return one._replace(issuer=following.issuer)
    return one


def _start_of(text: str, sign: Sign) -> int:
    kind = kind_before(text, sign.start)
    return kind[1] if kind else sign.start


def _read(text: str, sign: Sign, limit: int, before: Citation | None) -> Citation:
    word = kind_before(text, sign.start)
    kind = word[0] if word else None
    kind_at = Part(word[1], word[2], text[word[1] : word[2]]) if word else None
    if word is None and before is not None and _LIST_JOINT.fullmatch(text, before.end, sign.start):
        kind = before.kind if sign.kind_code == before.sign.kind_code else None
    end = sign.end
    date, end = _date(text, end, limit)
    issuer, end = _issuer(text, end, limit)
    if date is None and issuer is not None:
        date, end = _date(text, end, limit)
    title = _title(text, end, limit)
    start = kind_at.start if kind_at else sign.start
    end = title.end if title else end
    return Citation(start, end, text[start:end], sign, kind, kind_at, date, issuer, title)


def _date(text: str, at: int, limit: int) -> tuple[WrittenDate | None, int]:
    way = _TO_DATE.match(text, at, limit)
    found = dates.date_pattern().match(text, way.end(), limit) if way else None
    return (dates.of_match(found), found.end()) if found else (None, at)


def _issuer(text: str, at: int, limit: int) -> tuple[Issuer | None, int]:
    way = _TO_ISSUER.match(text, at, limit)
    found = issuers.body().match(text, way.end(), limit) if way else None
    return (issuers.of_match(found), found.end()) if found else (None, at)


def _without_joint(title: str) -> str:
    """A title without what joins the next one on, which is sought in its last words only."""
    joint = _JOINED_ON.search(title, max(0, len(title) - _LONGEST_JOINT))
    return title[: joint.start()] if joint else title


def _title(text: str, at: int, limit: int) -> Part | None:
    found = _TITLE.match(text, at, limit)
    if found is None or not found["title"].lower().startswith(_TITLE_WORDS):
        return None
    words = _without_joint(found["title"])
    return Part(found.start("title"), found.start("title") + len(words), words)
