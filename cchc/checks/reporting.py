"""W5: the reporting regime: windows that overlap, leave gaps or close too late; due days against the superior's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from dateutil.relativedelta import relativedelta
from msgspec import UNSET

from cchc.calendar.periods import Period
from cchc.comparing.regimes import compare_regimes
from cchc.findings import Finding, Severity, finding
from cchc.obligations.deriving import report_terms
from cchc.obligations.scope import superior_plan
from cchc.plans.document import Window
from cchc.store import LoadedPlan, Store
from cchc.store.once import kept

_DAY = timedelta(days=1)


class _Cut(NamedTuple):
    """The window of one period as the plan names it, with the day on which the report is due."""

    key: str
    period: Period
    window: Window
    due: date | None

    @property
    def dates(self) -> str:
        return f"từ {self.window.from_:%d/%m/%Y} đến {self.window.to:%d/%m/%Y}"


def _cuts(loaded: LoadedPlan) -> list[_Cut]:
    """The windows in order of their periods; those whose name is no period are findings of their own."""
    return kept(loaded, "_cuts_of_regime", _cuts_of_regime)


def _cuts_of_regime(loaded: LoadedPlan) -> list[_Cut]:
    if loaded.plan is None or loaded.plan.reporting is UNSET:
        return []
    regime = loaded.plan.reporting
    names = {id(window): name for name, window in regime.windows.items()}
    found = [_Cut(names[id(window)], period, window, term.due) for period, term, window in report_terms(regime)]
    return sorted(found, key=lambda cut: (cut.period.end, cut.period.start))


def _told(
    loaded: LoadedPlan, cut: _Cut, code: str, message: str, hint: str, severity: Severity | None = None
) -> Finding:
    place = loaded.plan_file.place(("reporting", "windows", cut.key), key=True)
    return finding(place, code, message, hint=hint, excerpt=cut.key, where="reporting", severity=severity)


def windows(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """Windows that share days, leave days between them, run backwards, or do not begin with the year."""
    cuts = [cut for cut in _cuts(loaded) if cut.window.from_ <= cut.window.to]
    yield from _between(loaded, cuts)
    yield from _cumulative(loaded, cuts)


def without_windows(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """A regime without any window: it has no period, so that nobody owes a report."""
    if loaded.plan is None or loaded.plan.reporting is UNSET or loaded.plan.reporting.windows:
        return
    usual = ", ".join(
        f"{name}-{loaded.year}: {{from: {first}, to: {last}}}"
        for name in ("Q1", "H1", "Q3", "Y")
        for first, last in (_lawful(name, loaded.year),)
    )
    yield finding(
        loaded.plan_file.place(("reporting", "windows"), key=True),
        "W513",
        "Chế độ báo cáo chưa có kỳ nào (windows), nên không theo dõi được ai đã gửi báo cáo.",
        hint=f"Văn bản không nêu ngày chốt số liệu thì ghi theo Nghị định 09/2019/NĐ-CP: windows: {{{usual}}}",
        excerpt="windows",
        where="reporting",
    )


def _between(loaded: LoadedPlan, cuts: list[_Cut]) -> Iterator[Finding]:
    """Each report of part of a year goes on where those before it closed: quý III where the 6 months did."""
    starts = {cut.window.from_ for cut in cuts if cut.period.start.month == 1}
    for cut in cuts:
        if cut.period.cumulative or cut.period.start.month == 1:
            continue
        before = [other for other in cuts if other.period.end + _DAY == cut.period.start]
        if not before:
            continue
        last = max(before, key=lambda other: other.period.cumulative)
        opens, closed = cut.window.from_, last.window.to
        if (
            opens <= closed and opens not in starts
        ):  # else it counts from the year's beginning, as some plans have it
            yield _told(
                loaded,
                cut,
                "W501",
                f"Kỳ {cut.period.label} tính từ {opens:%d/%m/%Y}, khi kỳ {last.period.label} còn tính đến "
                f"{closed:%d/%m/%Y}: số liệu bị tính hai lần.",
                f"Tính từ ngày {closed + _DAY:%d/%m/%Y}.",
            )
        elif opens > closed + _DAY:
            yield _told(
                loaded,
                cut,
                "W502",
                f"Từ {closed + _DAY:%d/%m/%Y} đến {opens - _DAY:%d/%m/%Y} không thuộc kỳ báo cáo nào.",
                f"Tính kỳ {cut.period.label} từ ngày {closed + _DAY:%d/%m/%Y}.",
            )
    for one, other in pairwise(cut for cut in cuts if cut.period.cumulative):
        if other.window.to <= one.window.to:
            message = f"Kỳ {other.period.label} không dài hơn kỳ {one.period.label}."
            yield _told(loaded, other, "W501", message, "Kiểm tra lại ngày chốt số liệu.")


def _cumulative(loaded: LoadedPlan, cuts: list[_Cut]) -> Iterator[Finding]:
    """Reports that count from the year's beginning begin on one day, and the year's lasts a year."""
    first = [cut for cut in cuts if cut.period.start.month == 1]
    starts = [cut.window.from_ for cut in first]
    for cut in first:
        usual = max(starts, key=starts.count)
        if starts.count(usual) > 1 and cut.window.from_ != usual:
            yield _told(
                loaded,
                cut,
                "W504",
                f"Kỳ {cut.period.label} tính từ {cut.window.from_:%d/%m/%Y}, các kỳ tính từ đầu năm khác từ "
                f"{usual:%d/%m/%Y}.",
                f"Tính từ ngày {usual:%d/%m/%Y}.",
            )
        if cut.period.months == 12:
            yield from _whole_year(loaded, cut)


@lru_cache(maxsize=1024)
def _a_year_from(day: date) -> date:
    """The last day of the year that begins on a day."""
    return day + relativedelta(years=1) - _DAY


def _whole_year(loaded: LoadedPlan, cut: _Cut) -> Iterator[Finding]:
    """A year's window one day too long shares that day with the next year's; a short one leaves days to none."""
    last = _a_year_from(cut.window.from_)
    if cut.window.to > last:
        yield _told(
            loaded,
            cut,
            "W505",
            f"Kỳ {cut.period.label} {cut.dates} dài hơn một năm: ngày {cut.window.to:%d/%m} tính ở cả hai năm.",
            f"Chốt số liệu đến ngày {last:%d/%m/%Y}.",
        )
    elif cut.window.to < last and (cut.window.from_.month, cut.window.from_.day) != (1, 1):
        yield _told(
            loaded,
            cut,
            "W506",
            f"Kỳ {cut.period.label} {cut.dates} chưa đủ một năm: năm sau cũng tính từ {cut.window.from_:%d/%m} thì "
            f"từ {cut.window.to + _DAY:%d/%m/%Y} đến {last:%d/%m/%Y} không thuộc năm nào.",
            f"Chốt số liệu đến ngày {last:%d/%m/%Y}, hoặc tính kỳ năm sau từ {cut.window.to + _DAY:%d/%m}.",
            "info",
        )


def closing(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """A window that closes on the day the report is due or later: there is no time to write it."""
    for cut in _cuts(loaded):
        if cut.due is not None and cut.window.to >= cut.due:
            when = "đúng ngày" if cut.window.to == cut.due else "sau ngày"
            yield _told(
                loaded,
                cut,
                "W503",
                f"Kỳ {cut.period.label} chốt số liệu {cut.window.to:%d/%m/%Y}, {when} phải gửi báo cáo "
                f"({cut.due:%d/%m/%Y}).",
                "Chốt số liệu sớm hơn, hoặc cho gửi báo cáo muộn hơn.",
            )


def against_superior(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """Windows that differ from the superior's, and reports due when the superior's are due already."""
    superior = superior_plan(store, loaded)
    cuts = {cut.key: cut for cut in _cuts(loaded)}
    for one in compare_regimes(loaded, superior) if superior is not None else ():
        cut = cuts.get(one.here.key) if one.here else None
        if cut is None or one.above is None:
            continue
        if "no_time_left" in one.differences and cut.due is not None:
            later = cut.due > one.above.due
            yield _told(
                loaded,
                cut,
                "W507",
                f"Đơn vị gửi báo cáo {cut.period.label} chậm nhất {cut.due:%d/%m/%Y}, mà cấp trên đòi chậm nhất "
                f"{one.above.due:%d/%m/%Y}.",
                "Cho đơn vị gửi sớm hơn, để còn tổng hợp.",
                None if later else "info",
            )
        if {"opens", "closes"} & set(one.differences):
            yield _told(
                loaded,
                cut,
                "W508",
                f"Kỳ {cut.period.label} {cut.dates}; cấp trên tính từ {one.above.opens:%d/%m/%Y} đến "
                f"{one.above.closes:%d/%m/%Y}.",
                f"Thống nhất với kế hoạch {superior.id if superior else ''}, nếu không có lý do riêng.",
                "info",
            )


_LAWFUL = {"Q1": ((-1, 12, 15), (3, 14)), "H1": ((-1, 12, 15), (6, 14)), "Q3": ((0, 6, 15), (9, 14))}
_LAWFUL |= {"Y": ((-1, 12, 15), (12, 14)), "Q2": ((0, 3, 15), (6, 14)), "Q4": ((0, 9, 15), (12, 14))}
"""First and last day of each window (year against the plan's, month, day) by Nghị định 09/2019/NĐ-CP, Điều 12."""


def _lawful(name: str, of_year: int) -> tuple[date, date]:
    """The window of a period ("Q1") of a year by the decree."""
    (year, month, day), (last_month, last_day) = _LAWFUL[name]
    return date(of_year + year, month, day), date(of_year, last_month, last_day)


def against_the_decree(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """Windows other than those of Nghị định 09/2019/NĐ-CP, told once; plans depart from it locally.

    Not where the superior's windows are known (those are the ones to keep to), nor where the windows do not agree
    with each other.
    """
    superior = superior_plan(store, loaded)
    if superior is not None and compare_regimes(loaded, superior):
        return
    if any(True for _ in (*windows(loaded, store), *closing(loaded, store))):
        return
    differing = []
    for cut in _cuts(loaded):
        if (
            cut.period.name.partition("-")[0] in _LAWFUL
            and cut.period.year == loaded.year
            and cut.window.from_ <= cut.window.to
        ):
            first, last = _lawful(cut.period.name.partition("-")[0], cut.period.year)
            if (cut.window.from_, cut.window.to) != (first, last):
                differing.append((cut, f"{cut.period.label}: {first:%d/%m/%Y} - {last:%d/%m/%Y}"))
    if differing:
        yield _told(
            loaded,
            differing[0][0],
            "W509",
            "Thời gian chốt số liệu khác Nghị định số 09/2019/NĐ-CP (" + "; ".join(d for _, d in differing) + ").",
            "Không sai nếu địa phương quy định riêng; nếu không thì sửa theo Nghị định.",
            "info",
        )
