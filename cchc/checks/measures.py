"""E1: targets, indicators and their figures name what exists; figures that count for nothing or cannot be right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from msgspec import UNSET

from cchc.calendar.periods import parse_period
from cchc.checks.naming import repeated, unknown_name, wrong_period
from cchc.findings import Finding, finding
from cchc.obligations.measuring import figures, givers, indicators_of, period_of, stated_targets
from cchc.obligations.recording import Line, Records, in_order, log_lines
from cchc.plans.journal import Update
from cchc.plans.measures import Indicator, indicator_in, indicator_task
from cchc.store import Loaded, LoadedPlan, Store
from cchc.text import did_you_mean, fold
from cchc.text.numbers import shown_number


def goals(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """The goals of periods are named by periods of the plan's year, each once."""
    for stated in stated_targets(loaded):
        file: Loaded[Any] = loaded.plan_file if stated.row is None else loaded.file_of(stated.row)
        base = () if stated.row is None else stated.row.path
        seen: dict[str, str] = {}
        for name in stated.target.by_period:
            wrong = wrong_period(name, loaded.year)
            period = "" if wrong else parse_period(name, loaded.year).name
            if not wrong and (first := seen.setdefault(period, name)) != name:
                wrong = f"Đây là cùng một kỳ với “{first}”."
            if wrong:
                yield finding(
                    file.place((*base, "targets", stated.index, "by_period", name), key=True),
                    "E105",
                    f"Kỳ “{name}” của chỉ tiêu không dùng được ở đây.",
                    hint=wrong,
                    excerpt=name,
                    where=stated.row.id if stated.row else "",
                )


def indicators(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """Indicators have ids of their own and name units, other indicators and targets that exist."""
    file = loaded.indicators_file
    listed = file.value.indicators if file.value else []
    ids = [one.id for one in listed]
    yield from repeated(file, ("indicators",), ids, "Mã chỉ số", "Mỗi chỉ số một mã riêng.")
    targets = [one.target.indicator for one in stated_targets(loaded)]
    folded = {fold(text) for text in targets}
    for index, one in enumerate(listed):
        where = indicator_task(one.id)
        if loaded.register is not None and one.who is not UNSET:
            for position, name in enumerate(one.who):
                keys = ("indicators", index, "who", position)
                yield from unknown_name(loaded.register, name, loaded.date, file, keys, where)
        yield from _parts(file, index, one, listed)
        if one.target is not UNSET and fold(one.target) not in folded and not loaded.plan_file.findings:
            yield finding(
                file.place(("indicators", index, "target")),
                "E102",
                f"Kế hoạch {loaded.id} không có chỉ tiêu “{one.target}”.",
                hint=did_you_mean(one.target, targets, f"Xem các chỉ tiêu: cchc targets --plan {loaded.id}"),
                excerpt=one.target,
                where=where,
            )


def _parts(file: Loaded[Any], index: int, one: Indicator, listed: Sequence[Indicator]) -> Iterator[Finding]:
    """The two parts of a rate are indicators that are recorded."""
    if one.percent is UNSET:
        return
    recorded = [other.id for other in listed if not other.derived]
    for key in ("part", "whole"):
        name = getattr(one.percent, key)
        if name in recorded:
            continue
        rate = any(other.id == name for other in listed)
        message = f"“{name}” cũng là tỷ lệ, không cộng được." if rate else f"Không có chỉ số “{name}”."
        yield finding(
            file.place(("indicators", index, "percent", key)),
            "E102",
            message,
            hint=did_you_mean(name, recorded, f"Các chỉ số ghi được: {', '.join(recorded) or 'chưa có'}."),
            excerpt=name,
            where=indicator_task(one.id),
        )


def figure_lines(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """Lines with figures name an indicator and a period and hold a value; no other line holds one."""
    known = [one.id for one in indicators_of(loaded)]
    readable = loaded.indicators_file.value is not None or not loaded.indicators_file.present
    for log in loaded.logs:
        for index, update in enumerate(log.value.updates if log.value else []):
            indicator = indicator_in(update.task)
            if indicator is not None and indicator not in known and readable:
                yield finding(
                    log.place(("updates", index, "task")),
                    "E102",
                    f"Không có chỉ số “{indicator}” trong kế hoạch {loaded.id}.",
                    hint=did_you_mean(indicator, known, f"Khai chỉ số trong {loaded.indicators_file.path}."),
                    excerpt=update.task,
                )
            elif indicator is not None:
                yield from _whole(log, index, update, loaded.year)
            elif update.value is not UNSET:
                yield finding(
                    log.place(("updates", index, "value"), key=True),
                    "E005",
                    "“value” chỉ dùng cho số liệu của một chỉ số.",
                    hint=f"Ghi “task: {indicator_task('MÃ')}”, hoặc bỏ “value”.",
                    excerpt=str(update.value),
                )


def _whole(log: Loaded[Any], index: int, update: Update, year: int) -> Iterator[Finding]:
    """A figure has its value, its period and the one status that a figure can have."""
    for key, what in (("value", "số liệu"), ("occurrence", "kỳ của số liệu")):
        if getattr(update, key) is UNSET:
            yield finding(
                log.place(("updates", index, "task")),
                "E006",
                f"Dòng ghi {update.task} thiếu “{key}” ({what}).",
                hint="Viết như “occurrence: Q1-2025, value: 12”.",
                excerpt=update.task,
            )
    if update.occurrence is not UNSET and (wrong := wrong_period(update.occurrence, year)):
        yield finding(
            log.place(("updates", index, "occurrence")),
            "E105",
            f"Kỳ “{update.occurrence}” không dùng được ở đây.",
            hint=wrong,
            excerpt=update.occurrence,
        )
    if update.status != "done":
        yield finding(
            log.place(("updates", index, "status")),
            "E005",
            f"Số liệu của chỉ số không có trạng thái “{update.status}”.",
            hint="Ghi “status: done”; chưa có số thì chưa ghi dòng này.",
            excerpt=update.status,
        )


def idle_figures(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """Figures that count for nothing: of a unit that gives none, or of a rate that is computed."""
    indicators = indicators_of(loaded)
    if not indicators:
        return
    asked = givers(loaded)
    derived = {one.id for one in indicators if one.derived}
    logs = {log.path: log for log in loaded.logs}
    units = {loaded.register.folder, *(unit.id for unit in loaded.register.units)} if loaded.register else set()
    for line in log_lines(loaded):
        indicator = indicator_in(line.update.task)
        if indicator in derived:
            hint = "Ghi số liệu của hai chỉ số thành phần; tỷ lệ được tính ra."
            message = f"Dòng này không tính: {line.update.task} là tỷ lệ được tính, không ghi."
        elif indicator in asked and line.owner in units - {owner.unit_id for owner in asked[indicator]}:
            names = "; ".join([owner.unit for owner in asked[indicator]][:3])
            hint = f"Đơn vị cho số liệu: {names}." if names else ""
            message = f"Dòng này không tính: đơn vị không phải cho số liệu {line.update.task}."
        else:
            continue
        place = logs[line.path].place(("updates", line.index, "task"))
        yield finding(place, "W004", message, hint=hint, excerpt=line.update.task)


def opposed_figures(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """Two different figures of one unit for one indicator and period, both of one day."""
    indicators = indicators_of(loaded)
    if not indicators:
        return
    logs = {log.path: log for log in loaded.logs}
    records = Records(loaded)
    for indicator in indicators:
        told: dict[tuple[object, ...], Line] = {}
        for line in in_order(records.of_task(indicator_task(indicator.id))):
            period, value = period_of(line, loaded.year), line.update.value
            if period is None or value is UNSET:
                continue
            first = told.setdefault((line.owner, period.name, line.update.on), line)
            was = first.update.value
            if was is UNSET or was == value:
                continue
            other = logs[first.path].place(("updates", first.index))
            yield finding(
                logs[line.path].place(("updates", line.index, "value")),
                "W003",
                f"{line.update.task}, {period.label}: ghi {shown_number(value)}, "
                f"mà {other.path}:{other.line} ghi {shown_number(was)} cùng ngày.",
                hint=f"Thêm “corrects: …” vào dòng đúng, ghi mã của dòng sai "
                f"({first.update.id} hoặc {line.update.id}).",
                excerpt=str(value),
                where=line.update.task,
            )


def impossible_rates(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """Figures of one unit and period that make its rate more than the whole, or less than nothing.

    Only of those that are asked for both parts: one unit's part may well be more than another's whole.
    """
    rates = [(one, one.percent) for one in indicators_of(loaded) if one.percent is not UNSET]
    if not rates:
        return
    recorded, asked = figures(loaded, date.max), givers(loaded)
    logs = {log.path: log for log in loaded.logs}
    for rate, parts in rates:
        whole_id = parts.whole
        beside = {owner.unit_id for owner in asked.get(whole_id, ())}
        names = {o.unit_id: o.unit for o in asked.get(parts.part, ()) if o.unit_id in beside}
        for (indicator, period, unit), part in recorded.items():
            whole = recorded.get((whole_id, period, unit))
            if indicator != parts.part or unit not in names or whole is None:
                continue
            above, below = part.update.value, whole.update.value
            if above is UNSET or below is UNSET or 0 <= above <= below:
                continue
            other = logs[whole.path].place(("updates", whole.index, "value"))
            yield finding(
                logs[part.path].place(("updates", part.index, "value")),
                "W005",
                f"{rate.name}, {parse_period(period).label}, {names[unit]}: {part.update.task} là "
                f"{shown_number(above)}, {whole.update.task} là {shown_number(below)} ({other.path}:{other.line}).",
                hint="Kiểm tra hai số; ghi lại số sai bằng cchc record … --again.",
                excerpt=str(above),
                where=indicator_task(rate.id),
            )
