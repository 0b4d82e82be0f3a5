"""The reporting regime out of the sentences that state it: who reports what to whom, by when, over which window."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from cchc.calendar.periods import parse_period
from cchc.importing.body.addressing import named_in_heading, subject_of
from cchc.importing.body.bodies import bodies_in
from cchc.importing.body.passages import Passage
from cchc.importing.body.sections import Part
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
_TO = re.compile(
    r"(?i:báo cáo)(?:\s[^.;]*?)?\s(?:về|gửi(?: về)?|cho)\s+"
    r"(?P<receiver>(?:Ủy ban|Uỷ ban|UBND|Sở|Phòng|Bộ|Văn phòng|Thường trực)[^.;,()]*?"
    r"(?:\s*\((?:qua|thông qua)[^()]*\))?)(?=\s+(?:để|theo|trước|chậm|muộn)\b|[.;,]|$)"
)
_EACH = re.compile(
    r"(?P<period>quý\s+(?:[1-4]|IV|I{1,3})(?!\w)|0?6 tháng(?:\s+đầu năm)?|0?9 tháng|(?:cả |hằng |hàng )?năm)"
    r"(?:\s*/\s*\d{4}|\s+năm\s+\d{4})?\s*(?::|\(|,)?\s*(?:gửi\s+)?"
    r"(?:chậm nhất|muộn nhất|trước|xong trước)(?:\s+(?:là|vào|đến|hết|trước))*\s+ngày\s+"
    r"(?P<day>\d{1,2})\s*(?:/|tháng\s+)\s*(?P<month>\d{1,2})(?!\d)",
    re.IGNORECASE,
)
"""A day of its own for one period ("báo cáo quý I trước ngày 15/3")."""
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


_ABOUT_REFORM = re.compile(r"cải cách hành chính|CCHC", re.IGNORECASE)
_REFORM, _PLAN = "kết quả thực hiện công tác cải cách hành chính", "kết quả thực hiện kế hoạch"
"""What is reported where no sentence says it, in a plan about reform and in any other."""
_LONGEST = 3000
"""Letters of a paragraph in which a regime is sought."""


class Regime(NamedTuple):
    """The regime with the passages that state it: the report, the due day, each window.

    ``homeless``: the periods whose own due day is stated and has no place, for want of a window or by its month.
    """

    reporting: Reporting
    stated: tuple[Passage, ...]
    homeless: tuple[str, ...] = ()


class _Found:
    """What has been found so far; windows by period."""

    def __init__(self) -> None:
        self.item: tuple[Part, Passage, re.Match[str]] | None = None
        self.due: tuple[Part, Passage, re.Match[str]] | None = None
        self.windows: dict[str, Window] = {}
        self.days: dict[str, tuple[int, int]] = {}
        self.each: tuple[Part, Passage] | None = None
        self.stated: list[Passage] = []
        self.of_reform = False


def read_regime(whole: Part, register: Register | None, year: int, day: date) -> Regime | None:
    """The regime; None where no sentence states by which day of a period's last month reports are due."""
    found = _Found()
    for part, passage in _passages(whole):
        words = passage.words[:_LONGEST]
        found.of_reform = found.of_reform or _ABOUT_REFORM.search(words) is not None
        periodic = _PERIODIC.search(words)
        if periodic is not None and found.item is None:
            found.item = part, passage, periodic
            found.stated.append(passage)
        due = _DUE.search(words)
        if due is not None and found.due is None:
            found.due = part, passage, due
            found.stated.append(passage)
        days = {name: day for name, day in _days(words, year) if name not in found.days}
        if len(days) > 1 or (days and found.days):
            found.days |= days
            found.each = found.each or (part, passage)
            found.stated += [] if passage in found.stated else [passage]
        window = _window(words, year)
        if window is not None and window[0] not in found.windows:
            found.windows[window[0]] = window[1]
            found.stated.append(passage)
    if found.due is None and found.each is None:
        return None
    if found.item is None and not found.windows and not _speaks_of_reports(found):
        return None
    return _regime(found, register, day)


def _speaks_of_reports(found: _Found) -> bool:
    """Whether the sentence that states the day is about reports that somebody sends."""
    said = (found.due[1] if found.due else None, found.each[1] if found.each else None)
    return any(one is not None and "báo cáo" in one.words.lower() for one in said)


def _days(words: str, year: int) -> Iterator[tuple[str, tuple[int, int]]]:
    """The periods that have a due day of their own, with that day and its month."""
    for one in _EACH.finditer(words):
        period = re.sub(r"^(?:cả|hằng|hàng)\s+", "", one["period"], flags=re.IGNORECASE)
        name = _period(f"năm {year}" if period.lower() == "năm" else period, year)
        if name is not None and 1 <= int(one["day"]) <= 31:
            yield name, (int(one["day"]), int(one["month"]))


def _passages(whole: Part) -> Iterator[tuple[Part, Passage]]:
    for part in whole.walk():
        if part.heading is not None:
            yield part, part.heading
        for content in part.content:
            for passage in content.passages:
                yield part, passage


def _regime(found: _Found, register: Register | None, day: date) -> Regime:
    stating = found.due[:2] if found.due else found.each
    assert stating is not None
    part, said = stating
    words = said.words[:_LONGEST]
    what, receiver = _REFORM if found.of_reform else _PLAN, None
    if found.item is not None:
        part, said, periodic = found.item
        what, receiver = periodic["what"], periodic["receiver"]
        words = f"{said.words[:_LONGEST]}\n{words}"
    elif (to := _TO.search(words)) is not None:
        receiver = to["receiver"]
    item = ReportItem(
        what=what,
        who=_reporters(part, said, register, day),
        receiver=receiver or UNSET,
        portal=_portal(words, register, day),
        also=_also(words, register, day),
        section=part.path or UNSET,
    )
    submit = _submit_by(found)
    windows, homeless = dict(found.windows), []
    for name, (own, month) in found.days.items():
        fits = parse_period(name).end.month == month
        if not fits or (name not in windows and own != submit.day):
            homeless.append(name)
        elif own != submit.day:
            windows[name] = replace(windows[name], submit_by=SubmitBy(day=own))
    return Regime(Reporting(items=[item], submit_by=submit, windows=windows), tuple(found.stated), tuple(homeless))


def _submit_by(found: _Found) -> SubmitBy:
    """The day of the last month that holds for all periods; where each has its own, that of most."""
    if found.due is not None:
        due = found.due[2]
        return SubmitBy(day=int(due["day"]), time=due["time"] or UNSET)
    days = [day for name, (day, month) in found.days.items() if parse_period(name).end.month == month]
    days = days or [day for day, _ in found.days.values()]
    return SubmitBy(day=max(days, key=days.count))


def _reporters(part: Part, said: Passage, register: Register | None, day: date) -> list[str]:
    """Who reports: the bodies of the heading above, else the subject of the sentence or of the first one there."""
    named = named_in_heading(part, register, day) or subject_of(said.words, register, day)
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
