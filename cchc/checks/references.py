"""E1: references that lead nowhere within a plan: rows, units, plans, periods, duties, and ids given twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from msgspec import UNSET

from cchc.calendar.periods import parse_period
from cchc.checks.named import ids_of_rows, spellings
from cchc.checks.naming import Keys, also_at, is_known, repeated, see_tasks, unknown_name, unknown_task
from cchc.comparing.linking import linked_rows
from cchc.findings import Finding, Place, finding
from cchc.plans.document import Plan
from cchc.plans.rows import ProblemKind, in_force
from cchc.store import Loaded, LoadedPlan, Store
from cchc.text import did_you_mean

_ROW_PROBLEMS: dict[ProblemKind, tuple[str, str]] = {
    "unknown_row": ("E102", "Không có dòng “{text}” trong lĩnh vực này."),
    "circular": ("E109", "Các dòng tham chiếu vòng quanh qua “{text}”."),
    "duplicate_id": ("E107", "Mã “{text}” của nhiệm vụ đã có ở {other}."),
    "missing_id": ("E110", "Dòng không có số thứ tự nên phải có “id”."),
}

_ROW_HINTS: dict[ProblemKind, str] = {
    "circular": "Ghi nội dung thật vào một trong các dòng đó.",
    "duplicate_id": "Đặt “id” khác cho dòng này.",
    "missing_id": "Thêm “id: …” cho dòng này.",
}

_CITE = "Kế hoạch ở ngoài không gian làm việc thì ghi trích dẫn: {kind: …, number: …}."


def missing_files(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """A plan needs plan.yaml and its authority's register."""
    if not loaded.plan_file.present:
        yield finding(
            Place(loaded.plan_file.path), "E009", "Thiếu tệp plan.yaml.", hint="Tạo tệp này cho kế hoạch."
        )
    if not loaded.units_file.present:
        yield finding(
            Place(loaded.units_file.path),
            "E009",
            "Thiếu tệp units.yaml (danh bạ đơn vị của cơ quan ban hành).",
            hint="Tạo tệp này: không có danh bạ thì không biết ai phải làm gì.",
        )
    if loaded.plan and str(loaded.plan.year) != loaded.id.rpartition("/")[2]:
        yield finding(
            loaded.plan_file.place(("year",)),
            "E103",
            f"Năm {loaded.plan.year} khác với thư mục của kế hoạch ({loaded.id}).",
            hint="Sửa “year” hoặc đổi tên thư mục.",
            excerpt=str(loaded.plan.year),
        )


def rows(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """References between rows, and ids given twice."""
    ids = [row.id for row in loaded.rows.rows] if loaded.rows.problems else []
    for problem in loaded.rows.problems:
        code, message = _ROW_PROBLEMS[problem.kind]
        area = problem.row.partition("/")[0]
        local = [i.partition("/")[2] for i in ids if i.startswith(f"{area}/")]
        hint = _ROW_HINTS.get(problem.kind, "") or did_you_mean(problem.text, [*local, *ids], see_tasks(loaded.id))
        place = loaded.file_of(problem).place(problem.path)
        first = next((row for row in loaded.rows.rows if row.id == problem.row), None)
        other = also_at(loaded.file_of(first).place(first.path), place) if first else ""
        yield finding(
            place,
            code,
            message.format(text=problem.text, other=other),
            hint=hint,
            excerpt=problem.text,
            where=problem.row,
        )
    areas = [area.id for area in loaded.appendix_file.value.areas] if loaded.appendix_file.value else []
    yield from repeated(loaded.appendix_file, ("areas",), areas, "Mã lĩnh vực", "Mỗi lĩnh vực một mã riêng.")


def grounds(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """A task given outside the plan names its document; a date that a person set gives its reason."""
    for row in loaded.rows.rows:
        if row.extra and row.parent is None and row.task.origin is UNSET:
            yield finding(
                loaded.file_of(row).place(row.path),
                "E006",
                "Nhiệm vụ giao ngoài kế hoạch phải ghi văn bản giao (“origin”).",
                hint="Thêm “origin: Công văn số … ngày …”.",
                excerpt=row.text,
                where=row.id,
            )
        if row.task.due is not UNSET and row.task.because is UNSET:
            yield finding(
                loaded.file_of(row).place((*row.path, "due")),
                "E006",
                "Ngày hạn do người phụ trách ấn định (“due”) phải kèm căn cứ (“because”).",
                hint="Thêm “because: …” nêu văn bản hoặc lý do.",
                excerpt=str(row.task.due),
                where=row.id,
            )


def twins(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """``same_as`` of a task names a row of the plan that is itself no copy of another."""
    rows_of_copies = [row for row in loaded.rows.rows if row.task.same_as is not UNSET]
    if not rows_of_copies:
        return
    ids = [row.id for row in loaded.rows.rows]
    copies = {row.id for row in rows_of_copies}
    for row in rows_of_copies:
        if row.task.same_as is not UNSET and row.task.same_as in copies:
            yield finding(
                loaded.file_of(row).place((*row.path, "same_as")),
                "E109",
                f"Dòng “{row.task.same_as}” cũng là bản sao của dòng khác.",
                hint="Trỏ thẳng vào dòng gốc, là dòng không có “same_as”.",
                excerpt=row.task.same_as,
                where=row.id,
            )
        if row.task.same_as is not UNSET and row.task.same_as not in ids:
            place = loaded.file_of(row).place((*row.path, "same_as"))
            yield unknown_task(place, row.task.same_as, ids, loaded.id, row.id)


def names(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """Every unit and group that the plan names stands in the register."""
    register = loaded.register
    if register is None:
        return
    day = loaded.date
    strange = {name for name in spellings(loaded) if not is_known(register, name, day)}
    for row in loaded.rows.rows if strange else ():
        for name in dict.fromkeys((*row.lead, *row.coordinating, *in_force(row).lead)):
            own = name.path[: len(row.path)] == row.path  # a cell taken from another row is looked at there
            if own and name.text in strange:
                yield from unknown_name(register, name.text, day, loaded.file_of(row), name.path, row.id)
    if loaded.plan is None:
        return
    for keys, spelled, where in _plan_names(loaded):
        yield from unknown_name(register, spelled, day, loaded.plan_file, keys, where)


def _plan_names(loaded: LoadedPlan) -> Iterator[tuple[Keys, str, str]]:
    plan = loaded.plan
    assert plan is not None
    for d, duty in enumerate(plan.duties):
        for w, name in enumerate(duty.who):
            yield ("duties", d, "who", w), name, f"duty/{duty.id}"
    if plan.reporting is UNSET:
        return
    for i, item in enumerate(plan.reporting.items):
        base: Keys = ("reporting", "items", i)
        lists: list[tuple[Keys, Sequence[str]]] = [((*base, "who"), item.who)]
        if item.portal and item.portal.who is not UNSET:
            lists.append(((*base, "portal", "who"), item.portal.who))
        if item.also:
            lists.append(((*base, "also", "who"), item.also.who))
        for keys, found in lists:
            for index, name in enumerate(found):
                yield (*keys, index), name, "reporting"


def superior(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """``implements`` names a plan of the workspace; links of rows and excuses name tasks of it."""
    if loaded.plan is None:
        return
    above = loaded.plan.implements
    known: frozenset[str] | None = None
    if isinstance(above, str):
        if not store.has_plan(above):
            yield finding(
                loaded.plan_file.place(("implements",)),
                "E103",
                f"Không có kế hoạch “{above}” trong không gian làm việc.",
                hint=did_you_mean(above, store.plan_ids, _CITE),
                excerpt=above,
            )
        else:
            rows_above = store.plan(above)
            readable = rows_above.appendix_file.value is not None or not rows_above.appendix_file.present
            known = ids_of_rows(rows_above) if readable else None
        if known is not None and _only_these(known, loaded, loaded.plan):
            return
    nameless = known is None and above is UNSET and not loaded.plan_file.findings
    if known is None and not nameless:
        return
    for task, file, keys, where in _tasks_above(loaded, loaded.plan):
        if known is not None and task not in known:
            yield unknown_task(file.place(keys), task, known, str(above), where)
        elif nameless:
            key = "implements" if where else "excuses"
            yield finding(
                file.place(keys),
                "E103",
                f"Chỗ này ghi “{key}” nhưng plan.yaml không nói kế hoạch cấp trên nào.",
                hint="Thêm “implements: …” vào plan.yaml.",
                excerpt=task,
                where=where,
            )


def _only_these(known: frozenset[str], loaded: LoadedPlan, plan: Plan) -> bool:
    """Whether these are all tasks of the superior that are named, as in nearly every plan."""
    named = [row.task.implements for row in linked_rows(loaded)]
    return known.issuperset(chain.from_iterable(named)) and all(excuse.task in known for excuse in plan.excuses)


def _tasks_above(loaded: LoadedPlan, plan: Plan) -> Iterator[tuple[str, Loaded[Any], Keys, str]]:
    """The superior's tasks that a plan names: the id, its file and path, the row ("" for an excuse)."""
    for index, excuse in enumerate(plan.excuses):
        yield excuse.task, loaded.plan_file, ("excuses", index, "task"), ""
    for row in linked_rows(loaded):
        for index, task in enumerate(row.task.implements):
            yield task, loaded.file_of(row), (*row.path, "implements", index), row.id


def periods(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """Reporting windows are named by periods and run forward."""
    if loaded.plan is None or loaded.plan.reporting is UNSET:
        return
    seen: dict[str, str] = {}
    for name, window in loaded.plan.reporting.windows.items():
        keys: Keys = ("reporting", "windows", name)
        try:
            period = parse_period(name)
            if period.name in seen:
                raise ValueError(f"Đây là cùng một kỳ với “{seen[period.name]}”.")
            if period.year != loaded.year:
                raise ValueError(f"Kế hoạch này của năm {loaded.year}.")
            seen[period.name] = name
        except ValueError as unknown:
            yield finding(
                loaded.plan_file.place(keys, key=True),
                "E105",
                f"Kỳ báo cáo “{name}” không dùng được ở đây.",
                hint=str(unknown),
                excerpt=name,
                where="reporting",
            )
        if window.from_ > window.to:
            yield finding(
                loaded.plan_file.place((*keys, "to")),
                "E105",
                f"Kỳ {name}: ngày đầu chốt số liệu sau ngày cuối.",
                hint="Đổi lại “from” và “to”.",
                excerpt=str(window.to),
                where="reporting",
            )


def duties(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """Duties have ids of their own; ``as: reporting`` needs a reporting regime."""
    if loaded.plan is None:
        return
    ids = [duty.id for duty in loaded.plan.duties]
    for index, duty in enumerate(loaded.plan.duties):
        twin = next((at for at, one in enumerate(ids) if one == duty.id and at != index), None)
        if twin is not None:
            place = loaded.plan_file.place(("duties", index, "id"))
            other = also_at(loaded.plan_file.place(("duties", twin, "id")), place)
            yield finding(
                place,
                "E107",
                f"Mã trách nhiệm “{duty.id}” đã có ở {other}.",
                hint="Mỗi trách nhiệm một mã riêng.",
                excerpt=duty.id,
                where=f"duty/{duty.id}",
            )
        if duty.as_ is not UNSET and loaded.plan.reporting is UNSET and not loaded.plan_file.findings:
            yield finding(
                loaded.plan_file.place(("duties", index, "as")),
                "E105",
                "“as: reporting” nhưng kế hoạch không có chế độ báo cáo (reporting).",
                hint="Thêm “reporting”, hoặc ghi “deadline”.",
                excerpt=str(duty.as_),
                where=f"duty/{duty.id}",
            )
