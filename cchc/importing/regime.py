"""The reporting regime out of the sentences that state it: who reports what to whom, by when, over which window."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from msgspec import UNSET, UnsetType

from cchc.calendar.periods import parse_period
from cchc.importing.addressing import named_in_heading, subject_of
from cchc.importing.bodies import bodies_in
from cchc.importing.passages import Passage
from cchc.importing.sections import Part
from cchc.plans.document import Also, Portal, Reporting, ReportItem, SubmitBy, Window
from cchc.plans.register import Register

_DUE = re.compile(
    r"(?:chậm nhất|muộn nhất|trước|hạn cuối)(?:\s+(?:là|vào|đến|hết|trước))*"
    r"(?:\s+(?P<time>sáng|chiều|buổi \w+|\d{1,2}\s?giờ\S*))?"
    r"\s+ngày\s+(?P<day>\d{1,2})\s+(?:của\s+)?tháng\s+cuối(?:\s+cùng)?(?:\s+của)?\s*(?:kỳ|quý)?",
    re.IGNORECASE,
)
_PERIODIC = re.compile(
    r"báo cáo\s+(?:kết quả\s+)?(?:định kỳ|hằng quý|hàng quý|quý)\b[^.]*?\bvề\s+"
    r"(?P<what>[^.;]+?)\s+(?:về|gửi(?: về)?|cho)\s+"
    r"(?P<receiver>(?:Ủy ban|Uỷ ban|UBND|Sở|Phòng|Bộ|Văn phòng|Thường trực)[^.;,()]*?"
    r"(?:\s*\((?:qua|thông qua)[^()]*\))?)"
    r"(?=\s+(?:để|theo|trước|chậm)\b|[.;,]|$)",
    re.IGNORECASE,
)
_WINDOW = re.compile(
    r"(?:từ\s+)?ngày\s+(?P<first>\d{1,2}/\d{1,2}/\d{4})\s+đến\s+(?:hết\s+)?(?:ngày\s+)?(?P<last>\d{1,2}/\d{1,2}/\d{4})",
    re.IGNORECASE,
)
_REPORT = re.compile(r"(?:[Bb]áo cáo|BC)\s+(?P<period>[^:]{2,60}?)\s*(?::|,|\(|từ|tính)", re.IGNORECASE)
_KINDS = re.compile(
    r"^(?:tổng kết|tổng hợp|sơ kết|công tác|định kỳ|kết quả|CCHC|cải cách hành chính)\s+", re.IGNORECASE
)
_URL = re.compile(r"https?://[^\s,;()<>“”]+[^\s,;.:()<>“”]")
_PORTAL_WHO = re.compile(
    r"\briêng\s+(?:đối với\s+)?(?P<who>[^.;]+?)\s+(?:phải|thì|còn|đồng thời)\s+[^.;]*?nhập", re.IGNORECASE
)
_ALSO = re.compile(
    r"\b[Rr]iêng\s+(?:đối với\s+)?(?P<who>[^.;]+?)\s+(?:được phân công[^.;]*?)?(?:phải|còn|thì)?\s*"
    r"báo cáo thêm\s+(?P<what>[^.;]+)"
)


_LONGEST = 3000
"""Letters of a paragraph in which a regime is sought."""


class Regime(NamedTuple):
    """The regime with the passages that state it: the report, the due day, each window."""

    reporting: Reporting
    stated: tuple[Passage, ...]


class _Found:
    """What has been found so far; windows by period."""

    def __init__(self) -> None:
        self.item: tuple[Part, Passage, re.Match[str]] | None = None
        self.due: tuple[Part, Passage, re.Match[str]] | None = None
        self.windows: dict[str, Window] = {}
        self.stated: list[Passage] = []


def read_regime(whole: Part, register: Register | None, year: int, day: date) -> Regime | None:
    """The regime; None where no sentence states a day of the period's last month by which reports are due."""
    found = _Found()
    for part, passage in _passages(whole):
        words = passage.words[:_LONGEST]
        periodic = _PERIODIC.search(words)
        if periodic is not None and found.item is None:
            found.item = part, passage, periodic
            found.stated.append(passage)
        due = _DUE.search(words)
        if due is not None and found.due is None:
            found.due = part, passage, due
            found.stated.append(passage)
        window = _window(words, year)
        if window is not None and window[0] not in found.windows:
            found.windows[window[0]] = window[1]
            found.stated.append(passage)
    if found.due is None or (found.item is None and not found.windows):
        return None
    return Regime(_reporting(found, register, day), tuple(found.stated))


def _passages(whole: Part) -> Iterator[tuple[Part, Passage]]:
    for part in whole.walk():
        if part.heading is not None:
            yield part, part.heading
        for content in part.content:
            for passage in content.passages:
                yield part, passage


def _reporting(found: _Found, register: Register | None, day: date) -> Reporting:
    assert found.due is not None
    part, said, due = found.due
    words = said.words[:_LONGEST]
    what, receiver = "kết quả thực hiện công tác cải cách hành chính", None
    if found.item is not None:
        part, said, periodic = found.item
        what, receiver = periodic["what"], periodic["receiver"]
        words = f"{said.words[:_LONGEST]}\n{words}"
    item = ReportItem(
        what=what,
        who=_reporters(part, register, day),
        receiver=receiver or UNSET,
        portal=_portal(words, register, day),
        also=_also(words, register, day),
        section=part.path or UNSET,
    )
    submit = SubmitBy(day=int(due["day"]), time=due["time"] or UNSET)
    return Reporting(items=[item], submit_by=submit, windows=found.windows)


def _reporters(part: Part, register: Register | None, day: date) -> list[str]:
    """Who reports: the bodies of the heading under which it stands, else the subject of its first paragraph."""
    named = named_in_heading(part, register, day)
    if named:
        return named
    first = next((p for content in part.content for p in content.passages), None)
    return subject_of(first.words, register, day) if first else []


def _portal(words: str, register: Register | None, day: date) -> Portal | UnsetType:
    url = _URL.search(words)
    if url is None:
        return UNSET
    who = _PORTAL_WHO.search(words)
    return Portal(url=url.group(), who=[who["who"]] if who else UNSET)


def _also(words: str, register: Register | None, day: date) -> Also | UnsetType:
    found = _ALSO.search(words)
    if found is None:
        return UNSET
    return Also(what=found["what"].strip(), who=bodies_in(found["who"], register, day))


def also_bodies(words: str, register: Register | None, day: date) -> list[str]:
    """The bodies that a sentence makes report in addition."""
    also = _also(words[:_LONGEST], register, day)
    return [] if also is UNSET else also.who


def _window(words: str, year: int) -> tuple[str, Window] | None:
    """The period and window of a line ("Báo cáo Quý I/2025: … từ ngày 15/12/2024 đến ngày 15/3/2025")."""
    dates = _WINDOW.search(words)
    report = _REPORT.search(words[: dates.start()] + ":") if dates else None
    if dates is None or report is None:
        return None
    first, last = _day(dates["first"]), _day(dates["last"])
    name = _period(_KINDS.sub("", report["period"]).strip(), year)
    if first is None or last is None or name is None or last < first:
        return None
    return name, Window(from_=first, to=last)


def _day(text: str) -> date | None:
    day, month, year = (int(part) for part in text.split("/"))
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _period(text: str, year: int) -> str | None:
    try:
        return parse_period(text, year).name
    except ValueError:
        return None
