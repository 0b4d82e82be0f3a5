"""E1: what a person adds to a report stands where it belongs and names areas, tasks, targets that exist."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import UNSET

from cchc.calendar.periods import parse_period
from cchc.checks.journals import recordable
from cchc.checks.naming import unknown_name, unknown_task, wrong_period
from cchc.findings import Finding, Place, finding
from cchc.obligations.measuring import stated_targets
from cchc.plans.organisation import Unit
from cchc.plans.reports import Report
from cchc.store import Loaded, LoadedPlan, Store
from cchc.store.reports import FOLDER, named_by, report_path
from cchc.text import did_you_mean, fold, nearest


def reports(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """Every file under ``reports/`` of the plan."""
    for file in store.reports(loaded.id):
        yield from report_faults(file, loaded)
    base = f"plans/{loaded.id}/{FOLDER}"
    yield from (found for found in store.unlisted if f"{found.place.path}/".startswith(f"{base}/"))


def report_faults(file: Loaded[Report], loaded: LoadedPlan) -> Iterator[Finding]:
    """What is wrong in one file and in its name."""
    yield from file.findings
    yield from _name(file.path, loaded)
    if file.value is None:
        return
    yield from _period(file, file.value, loaded)
    yield from _unit(file, file.value, loaded)
    yield from _areas(file, file.value, loaded)
    yield from _late(file, file.value, loaded)
    yield from _targets(file, file.value, loaded)


def _name(path: str, loaded: LoadedPlan) -> Iterator[Finding]:
    """The file (or its folder) is named by a period of the plan's year, a unit's by the unit's id."""
    name, unit_id = named_by(path)
    what = "Tệp" if unit_id is None else "Thư mục"
    if wrong := wrong_period(name, loaded.year):
        message = f"{what} báo cáo mang tên “{name}”, không phải một kỳ của kế hoạch này."
        yield finding(Place(path), "E105", message, hint=wrong, excerpt=name)
    elif (right := parse_period(name, loaded.year).name) != name:
        message = f"{what} báo cáo mang tên “{name}” nên chương trình không tìm thấy."
        hint = f"Đổi tên, để tệp là {report_path(loaded.id, right, unit_id)}."
        yield finding(Place(path), "E105", message, hint=hint, excerpt=name)
    units = loaded.register.units if loaded.register is not None else []
    if unit_id is not None and units and all(unit.id != unit_id for unit in units):
        yield finding(
            Place(path),
            "E101",
            f"Tệp báo cáo mang tên “{unit_id}”, không phải mã một đơn vị trong danh bạ.",
            hint=did_you_mean(unit_id, [unit.id for unit in units], f"Xem mã: cchc units {loaded.authority}"),
            excerpt=unit_id,
        )


def _period(file: Loaded[Report], report: Report, loaded: LoadedPlan) -> Iterator[Finding]:
    """``period`` is the one that the file is named after."""
    wrong = wrong_period(report.period, loaded.year)
    if wrong:
        yield finding(
            file.place(("period",)),
            "E105",
            f"Kỳ “{report.period}” không dùng được ở đây.",
            hint=wrong,
            excerpt=report.period,
        )
        return
    named = named_by(file.path).period
    if not wrong_period(named, loaded.year) and parse_period(named, loaded.year) != parse_period(
        report.period, loaded.year
    ):
        yield finding(
            file.place(("period",)),
            "E111",
            f"Tệp này là báo cáo kỳ {named}, bên trong lại ghi kỳ {report.period}.",
            hint=f"Ghi “period: {named}”, hoặc đổi tên tệp.",
            excerpt=report.period,
        )


def _unit(file: Loaded[Report], report: Report, loaded: LoadedPlan) -> Iterator[Finding]:
    """``unit`` is the one that the file is named after; the authority's own report has none."""
    named = named_by(file.path)
    if report.unit is UNSET or loaded.register is None:
        return
    if named.unit_id is None:
        yield finding(
            file.place(("unit",), key=True),
            "E111",
            f"Tệp này là báo cáo của cơ quan ban hành kế hoạch, bên trong lại ghi đơn vị “{report.unit}”.",
            hint=f"Bỏ “unit”; báo cáo của một đơn vị để ở {report_path(loaded.id, named.period, 'MÃ-ĐƠN-VỊ')}.",
            excerpt=report.unit,
        )
        return
    unknown = list(unknown_name(loaded.register, report.unit, loaded.date, file, ("unit",), ""))
    found = loaded.register.find(report.unit, loaded.date)
    yield from unknown
    if not unknown and not (isinstance(found, Unit) and found.id == named.unit_id):
        yield finding(
            file.place(("unit",)),
            "E111",
            f"Tệp này mang mã “{named.unit_id}”, bên trong lại ghi đơn vị “{report.unit}”.",
            hint="Sửa “unit”, hoặc đổi tên tệp theo mã của đơn vị.",
            excerpt=report.unit,
        )


def _areas(file: Loaded[Report], report: Report, loaded: LoadedPlan) -> Iterator[Finding]:
    """Narratives stand under the ids of areas."""
    areas = {row.area: row.area_name for row in loaded.rows.rows}
    by_name = {fold(name): area for area, name in areas.items()}
    for area in report.areas:
        if area in areas or not areas:
            continue
        near = nearest(area, areas) or [by_name[fold(name)] for name in nearest(area, areas.values())]
        yield finding(
            file.place(("areas", area), key=True),
            "E102",
            f"Kế hoạch {loaded.id} không có lĩnh vực “{area}”.",
            hint=f"Có phải là “{near[0]}”?" if near else f"Mã các lĩnh vực: {', '.join(areas)}.",
            excerpt=area,
        )


def _late(file: Loaded[Report], report: Report, loaded: LoadedPlan) -> Iterator[Finding]:
    """Causes name tasks of the plan and units of the register."""
    known = recordable(loaded)
    for index, cause in enumerate(report.late):
        if cause.task not in known and loaded.tasks_known:
            yield unknown_task(file.place(("late", index, "task")), cause.task, known, loaded.id)
        if cause.unit is not UNSET and loaded.register is not None:
            keys = ("late", index, "unit")
            yield from unknown_name(loaded.register, cause.unit, loaded.date, file, keys, cause.task)


def _targets(file: Loaded[Report], report: Report, loaded: LoadedPlan) -> Iterator[Finding]:
    """Explanations name targets of the plan."""
    targets = [one.target.indicator for one in stated_targets(loaded)]
    folded = {fold(text) for text in targets}
    for index, one in enumerate(report.targets):
        if fold(one.indicator) not in folded:
            yield finding(
                file.place(("targets", index, "indicator")),
                "E102",
                f"Kế hoạch {loaded.id} không có chỉ tiêu “{one.indicator}”.",
                hint=did_you_mean(one.indicator, targets, f"Xem các chỉ tiêu: cchc targets --plan {loaded.id}"),
                excerpt=one.indicator,
            )
