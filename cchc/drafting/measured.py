"""What units measured becomes lines of their logs: one figure a unit, indicator and period, or why it cannot be."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import UNSET, Struct
from msgspec.structs import replace

from cchc.calendar.periods import Period, parse_period
from cchc.drafting.choosing import Refused
from cchc.drafting.days import in_its_year, not_in_the_future
from cchc.drafting.journals import NewLine
from cchc.drafting.logs import corrected, log_line, new_id
from cchc.drafting.meaning import Meant, indicator_named, together, units_meant
from cchc.drafting.owing import alive, the_only, whose_jobs
from cchc.obligations.measuring import givers, period_of
from cchc.obligations.obligation import Owner
from cchc.obligations.recording import Line, Records, in_order
from cchc.plans.base import is_figure
from cchc.plans.measures import Indicator, indicator_in, indicator_task
from cchc.plans.organisation import Unit
from cchc.store import LoadedPlan, WorkspaceError
from cchc.text.numbers import Typed, shown_number, typed_number


class FigureTold(Struct, frozen=True, kw_only=True):
    """A figure as a person tells it: the number and the period as typed, the day, its evidence.

    ``today`` is the last day that can be recorded; ``again`` puts it in the place of the one recorded already.
    """

    value: str | None
    period: str | None
    on: date
    today: date
    day_said: bool = True
    evidence: str | None = None
    note: str | None = None
    again: bool = False


class FigureEntry(Struct, frozen=True, kw_only=True):
    """A new line with a figure: whose log it is, for whose job, what it measures; ``how`` it was read."""

    plan: LoadedPlan
    unit: Unit
    owner: Owner
    indicator: Indicator
    period: Period
    line: NewLine
    how: str


def year_told(period: str | None) -> int | None:
    """The year that a period as typed states; None where it states none."""
    try:
        return parse_period(period).year if period else None
    except ValueError:
        return None


def figure_entries(
    meant: Meant, names: Sequence[str], behalf_of: str | None, told: FigureTold
) -> list[FigureEntry]:
    """The lines for one indicator and the units named (where none is: for the one unit that gives it).

    Raises WorkspaceError that tells everything in the way: a rate that is computed, no or an unknown period, one
    that has not begun, a number that could be two, a unit that does not give the indicator, a figure that is
    there already (unless ``again``), a day in the future or before the plan.
    """
    plan = meant.plan
    indicator = _recordable(meant, told)
    period = _period(plan, told)
    typed = _number(told, indicator)
    asked = givers(plan).get(indicator.id, ())
    records = Records(plan)
    taken = set(records.ids)
    entries: list[FigureEntry] = []
    refusals: list[WorkspaceError] = []
    former = units_meant(meant, [behalf_of])[0] if behalf_of else None
    for unit in units_meant(meant, names) or [_the_giver(meant, asked)]:
        try:
            owner = _owner(meant, unit, former, asked, told.on)
            before = _standing(plan, records, indicator, period, owner)
            if any(entry.owner == owner for entry in entries):
                raise Refused(f"{unit.name}: số liệu này là của {owner.unit}, đã nêu.", "Bỏ bớt một tên.")
            if not told.again:
                _refuse_known(before, unit, indicator, period)
            said = _with_the_unsaid(told, before)
        except WorkspaceError as refused:
            refusals.append(refused)
            continue
        keys = {
            "id": new_id(taken),
            "on": said.on.isoformat(),
            "task": meant.task,
            "occurrence": period.name,
            "status": "done",
            "value": typed.value,
            "evidence": said.evidence,
            "note": said.note,
            "behalf_of": owner.unit_id if owner.unit_id != unit.id else None,
            "corrects": corrected(before),
        }
        taken.add(str(keys["id"]))
        line = log_line(plan, unit, keys)
        entries.append(
            FigureEntry(
                plan=plan, unit=unit, owner=owner, indicator=indicator, period=period, line=line, how=typed.how
            )
        )
    if refusals:
        raise together(refusals)
    return entries


def _recordable(meant: Meant, told: FigureTold) -> Indicator:
    """The indicator that is meant; WorkspaceError where nothing is recorded for it, or not on that day."""
    indicator = indicator_named(meant.plan, indicator_in(meant.task) or "")
    if indicator.percent is not UNSET:
        raise WorkspaceError(
            f"{meant.task} là tỷ lệ được tính, không ghi.",
            f"Ghi hai số thành phần: {indicator_task(indicator.percent.part)} và "
            f"{indicator_task(indicator.percent.whole)}.",
        )
    if meant.unit is not None:
        raise WorkspaceError(
            f"Số liệu không có mã riêng cho từng đơn vị: “{meant.task}@{meant.unit}”.",
            f'Ghi {meant.task} --unit "TÊN".',
        )
    not_in_the_future(told.on, told.today)
    in_its_year(told.on, meant.plan)
    return indicator


def _period(plan: LoadedPlan, told: FigureTold) -> Period:
    """The period told, of the plan's year, begun by the day told."""
    regime = plan.plan.reporting if plan.plan else UNSET
    windows = {} if regime is UNSET else regime.windows
    known = ", ".join(windows) or f"Q1-{plan.year}, H1-{plan.year}, Q3-{plan.year}, Y-{plan.year}"
    if not told.period:
        raise WorkspaceError("Số liệu phải nêu kỳ (--period).", f"Thêm --period KỲ: {known}.")
    try:
        period = parse_period(told.period, plan.year)
    except ValueError as error:
        raise WorkspaceError(f"Không hiểu kỳ “{told.period}”. {error}.", f"Các kỳ: {known}.") from error
    if period.year != plan.year:
        raise WorkspaceError(
            f"Kế hoạch {plan.id} không có kỳ {period.name}: đây là kế hoạch năm {plan.year}.", f"Các kỳ: {known}."
        )
    window = windows.get(period.name)
    start = period.start if window is None else min(window.from_, period.start)
    if told.on < start:
        raise WorkspaceError(
            f"Kỳ {period.label} chưa bắt đầu vào ngày {told.on:%d/%m/%Y}.", "Kiểm tra --period và --on."
        )
    return period


def _number(told: FigureTold, indicator: Indicator) -> Typed:
    """The number told; a per cent sign may follow it where the indicator is measured in per cent."""
    if told.value is None:
        raise WorkspaceError("Thiếu số liệu (--value).", "Thêm --value 12.")
    text = told.value.strip()
    if indicator.measure == "%":
        text = text.removesuffix("%")
    try:
        typed = typed_number(text)
    except ValueError as error:
        raise WorkspaceError(f"Không nhận số liệu “{told.value}” (--value).", f"{error}.") from error
    if not is_figure(typed.value):
        raise WorkspaceError(f"Số liệu “{told.value}” lớn quá hoặc nhỏ quá (--value).", "Kiểm tra lại số.")
    return typed


def _the_giver(meant: Meant, asked: Sequence[Owner]) -> Unit:
    """The one unit that gives an indicator; WorkspaceError where several do, or none that is known."""
    known = units_meant(meant, [owner.unit_id for owner in asked if owner.unit_id])
    return the_only(
        known,
        f"số liệu {meant.task}",
        "cho",
        ways='--unit "TÊN, TÊN"',
        nobody="Sửa “who” trong indicators.yaml.",
    )


def _owner(meant: Meant, unit: Unit, former: Unit | None, asked: Sequence[Owner], on: date) -> Owner:
    """Whose figure a unit gives: its own, or that of one whose work came to it; ``former`` where that was said."""
    by_id = {owner.unit_id: owner for owner in asked}
    for one in whose_jobs(meant.plan, unit, former, on):
        if one.id in by_id:
            alive(unit, on, meant.plan)
            return by_id[one.id]
    listed = "; ".join([owner.unit for owner in asked][:5]) + ("…" if len(asked) > 5 else "")
    raise Refused(f"{(former or unit).name} không phải cho số liệu {meant.task}.", f"Đơn vị cho số liệu: {listed}.")


def _standing(plan: LoadedPlan, records: Records, indicator: Indicator, period: Period, owner: Owner) -> list[Line]:
    """The lines that give this figure already, in the order that counts."""
    lines = in_order(records.of_task(indicator_task(indicator.id)))
    return [
        line
        for line in lines
        if line.owner == owner.unit_id and (told := period_of(line, plan.year)) is not None and told == period
    ]


def _refuse_known(before: Sequence[Line], unit: Unit, indicator: Indicator, period: Period) -> None:
    """Raise Refused where the figure is there already."""
    for line in before[-1:]:
        update = line.update
        value = "" if update.value is UNSET else shown_number(update.value)
        raise Refused(
            f"{unit.name}: {indicator_task(indicator.id)} {period.label} đã ghi {value} "
            f"ngày {update.on:%d/%m/%Y} ({line.path}, mã {update.id}).",
            "Ghi thay dòng đó: thêm --again.",
        )


def _with_the_unsaid(told: FigureTold, before: Sequence[Line]) -> FigureTold:
    """The figure with the day and the texts of the line that it replaces, where it says none."""
    if not before:
        return told
    last = before[-1].update
    texts = {key: getattr(last, key) for key in ("evidence", "note")}
    kept = {key: text for key, text in texts.items() if text is not UNSET and getattr(told, key) is None}
    return replace(told, on=told.on if told.day_said else last.on, **kept)
