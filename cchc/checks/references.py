"""E1: references that lead nowhere: units, rows, plans, periods, members, successors, and ids given twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from msgspec import UNSET, UnsetType

from cchc.calendar.periods import parse_period
from cchc.findings import Finding, Place, finding
from cchc.obligations.items import items
from cchc.plans.model import Group, Succession, Unit, Units, Update
from cchc.plans.register import Register
from cchc.plans.rows import in_force
from cchc.store import Loaded, LoadedPlan, Store
from cchc.text import nearest

Keys = tuple[str | int, ...]

_ROW_PROBLEMS = {
    "unknown_row": ("E102", "Không có dòng “{text}” trong khu vực này."),
    "circular": ("E109", "Các dòng tham chiếu vòng quanh qua “{text}”."),
    "duplicate_id": ("E107", "Mã dòng “{text}” đã có ở dòng khác."),
    "missing_id": ("E110", "Dòng không có số thứ tự nên phải có “id”."),
}

_ROW_HINTS = {
    "circular": "Ghi nội dung thật vào một trong các dòng đó.",
    "duplicate_id": "Đặt “id” khác cho dòng này.",
    "missing_id": "Thêm “id: …” cho dòng này.",
}


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
    ids = [row.id for row in loaded.rows.rows]
    for problem in loaded.rows.problems:
        code, message = _ROW_PROBLEMS[problem.kind]
        area = problem.row.partition("/")[0]
        local = [i.partition("/")[2] for i in ids if i.startswith(f"{area}/")]
        hint = _ROW_HINTS.get(problem.kind, "") or _near(problem.text, [*local, *ids])
        yield finding(
            loaded.file_of(problem).place(problem.path),
            code,
            message.format(text=problem.text),
            hint=hint,
            excerpt=problem.text,
            where=problem.row,
        )
    areas = [area.id for area in loaded.appendix_file.value.areas] if loaded.appendix_file.value else []
    for index, area_id in enumerate(areas):
        if area_id in areas[:index]:
            yield finding(
                loaded.appendix_file.place(("areas", index, "id")),
                "E107",
                f"Mã lĩnh vực “{area_id}” bị lặp.",
                hint="Mỗi lĩnh vực một mã riêng.",
                excerpt=area_id,
            )
    twins = {row.id for row in loaded.rows.rows if row.task.same_as is not UNSET}
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
                "Ngày hạn do người ấn định (“due”) phải kèm căn cứ (“because”).",
                hint="Thêm “because: …” nêu văn bản hoặc lý do.",
                excerpt=str(row.task.due),
                where=row.id,
            )
        if row.task.same_as is not UNSET and row.task.same_as in twins:
            yield finding(
                loaded.file_of(row).place((*row.path, "same_as")),
                "E109",
                f"“{row.task.same_as}” lại là bản sao của dòng khác.",
                hint="Trỏ thẳng vào dòng gốc, là dòng không có “same_as”.",
                excerpt=row.task.same_as,
                where=row.id,
            )
        if row.task.same_as is not UNSET and row.task.same_as not in ids:
            yield finding(
                loaded.file_of(row).place((*row.path, "same_as")),
                "E102",
                f"Không có nhiệm vụ “{row.task.same_as}” trong kế hoạch này.",
                hint=_near(row.task.same_as, ids),
                excerpt=row.task.same_as,
                where=row.id,
            )


def names(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """Every unit and group that the plan names stands in the register."""
    register = loaded.register
    if register is None:
        return
    for row in loaded.rows.rows:
        for name in dict.fromkeys((*row.lead, *row.coordinating, *in_force(row).lead)):
            if name.path[: len(row.path)] == row.path:  # a cell taken from another row is looked at there
                yield from _name(register, name.text, loaded.date, loaded.file_of(row), name.path, row.id)
    if loaded.plan is None:
        return
    for keys, spelled, where in _plan_names(loaded):
        yield from _name(register, spelled, loaded.date, loaded.plan_file, keys, where)


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


def _name(register: Register, name: str, day: date, file: Loaded[Any], keys: Keys, where: str) -> Iterator[Finding]:
    found = register.candidates(name, day)
    if len(found) == 1 or (not found and register.is_authority(name)):
        return
    place = file.place(keys)
    if found:
        which = ", ".join(entry.id if isinstance(entry, Unit) else f"nhóm “{entry.name}”" for entry in found)
        yield finding(
            place,
            "E108",
            f"Tên “{name}” có thể là nhiều đơn vị: {which}.",
            hint="Ghi rõ hơn, hoặc sửa tên gọi khác (aliases) trong danh bạ.",
            excerpt=name,
            where=where,
        )
        return
    yield finding(
        place,
        "E101",
        f"Không có đơn vị hay nhóm “{name}” trong danh bạ của “{register.folder}”.",
        hint=_near(name, register.names(), "Thêm vào units.yaml, hoặc sửa lại tên."),
        excerpt=name,
        where=where,
    )


def _near(name: str, known: Iterable[str], otherwise: str = "") -> str:
    near = nearest(name, known, limit=1)
    return f"Có phải là “{near[0]}”?" if near else otherwise


def superior(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """``implements`` names a plan of the workspace and tasks of it."""
    if loaded.plan is None:
        return
    above = loaded.plan.implements
    known: set[str] | None = None
    if isinstance(above, str):
        if above not in store.plan_ids:
            yield finding(
                loaded.plan_file.place(("implements",)),
                "E103",
                f"Không có kế hoạch “{above}” trong không gian làm việc.",
                hint=_near(above, store.plan_ids, "Kế hoạch ở ngoài thì ghi trích dẫn: {kind: …, number: …}."),
                excerpt=above,
            )
        else:
            rows_above = store.plan(above)
            readable = rows_above.appendix_file.value is not None or not rows_above.appendix_file.present
            known = {row.id for row in rows_above.rows.rows} if readable else None
    for row in loaded.rows.rows:
        for index, task in enumerate(row.task.implements):
            if known is not None and task not in known:
                yield finding(
                    loaded.file_of(row).place((*row.path, "implements", index)),
                    "E102",
                    f"Không có nhiệm vụ “{task}” trong kế hoạch {above}.",
                    hint=_near(task, known),
                    excerpt=task,
                    where=row.id,
                )
            elif known is None and above is UNSET:
                yield finding(
                    loaded.file_of(row).place((*row.path, "implements", index)),
                    "E103",
                    "Dòng này ghi “implements” nhưng plan.yaml không nói kế hoạch cấp trên nào.",
                    hint="Thêm “implements:” vào plan.yaml.",
                    excerpt=task,
                    where=row.id,
                )


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
    seen = Counter(duty.id for duty in loaded.plan.duties)
    for index, duty in enumerate(loaded.plan.duties):
        if seen[duty.id] > 1:
            yield finding(
                loaded.plan_file.place(("duties", index, "id")),
                "E107",
                f"Mã trách nhiệm “{duty.id}” bị lặp.",
                hint="Mỗi trách nhiệm một mã riêng.",
                excerpt=duty.id,
                where=f"duty/{duty.id}",
            )
        if duty.as_ is not UNSET and loaded.plan.reporting is UNSET:
            yield finding(
                loaded.plan_file.place(("duties", index, "as")),
                "E105",
                "“as: reporting” nhưng kế hoạch không có chế độ báo cáo (reporting).",
                hint="Thêm “reporting”, hoặc ghi “deadline”.",
                excerpt=str(duty.as_),
                where=f"duty/{duty.id}",
            )


def logs(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """Logs and events name units and tasks that exist."""
    if loaded.register is None:
        return
    known = _recordable(loaded)
    for log in loaded.logs:
        if log.value is None:
            continue
        yield from _log_unit(loaded.register, log, log.value.unit, loaded.date)
        yield from _repeated(log, "updates", [update.id for update in log.value.updates])
        for index, update in enumerate(log.value.updates):
            yield from _complete(log, update, index, loaded)
            if update.task not in known and not _is_upward(update.task, store):
                yield finding(
                    log.place(("updates", index, "task")),
                    "E102",
                    f"Không có nhiệm vụ “{update.task}” trong kế hoạch {loaded.id}.",
                    hint=_near(update.task, known),
                    excerpt=update.task,
                )
    events = loaded.events_file.value.events if loaded.events_file.value else []
    yield from _repeated(loaded.events_file, "events", [event.id for event in events])
    for index, event in enumerate(events):
        for position, task in enumerate(event.tasks):
            if task not in known:
                yield finding(
                    loaded.events_file.place(("events", index, "tasks", position)),
                    "E102",
                    f"Không có nhiệm vụ “{task}” trong kế hoạch {loaded.id}.",
                    hint=_near(task, known),
                    excerpt=task,
                )


def _log_unit(register: Register, log: Loaded[Any], unit: str, day: date) -> Iterator[Finding]:
    """A log is one unit's: a group has none."""
    if any(isinstance(entry, Group) for entry in register.candidates(unit, day)):
        yield finding(
            log.place(("unit",)),
            "E101",
            f"“{unit}” là một nhóm; nhật ký phải là của một đơn vị.",
            hint="Tách thành một tệp cho mỗi đơn vị.",
            excerpt=unit,
        )
    else:
        yield from _name(register, unit, day, log, ("unit",), "")


def _is_upward(task: str, store: Store) -> bool:
    """Whether ``up/<authority>/<year>/<task>`` names something that a plan of the workspace asks."""
    parts = task.split("/", 3)
    if len(parts) < 4 or parts[0] != "up" or f"{parts[1]}/{parts[2]}" not in store.plan_ids:
        return False
    above = store.plan(f"{parts[1]}/{parts[2]}")
    return parts[3] in _recordable(above)


def _recordable(loaded: LoadedPlan) -> set[str]:
    """Everything of a plan that a log can speak of: rows, duties, reports."""
    known = {row.id for row in loaded.rows.rows}
    if loaded.plan:
        known |= {f"duty/{duty.id}" for duty in loaded.plan.duties}
        if loaded.plan.reporting is not UNSET:
            known |= {f"report/{name}" for name in loaded.plan.reporting.windows}
    return known


def _repeated(file: Loaded[Any], key: str, ids: list[str]) -> Iterator[Finding]:
    for index, one in enumerate(ids):
        if one in ids[:index]:
            yield finding(
                file.place((key, index, "id")),
                "E107",
                f"Mã “{one}” đã có ở dòng khác.",
                hint="Mỗi dòng một mã riêng, để hai nhánh ghi cùng lúc vẫn ghép lại được.",
                excerpt=one,
            )


_NEEDS: dict[str, tuple[tuple[str, str], ...]] = {
    "dropped": (("document", "văn bản cho thôi thực hiện"),),
    "extended": (("due", "ngày hạn mới"), ("document", "văn bản gia hạn")),
    "blocked": (("cause", "nguyên nhân vướng mắc"),),
}


def _complete(log: Loaded[Any], update: Update, index: int, loaded: LoadedPlan) -> Iterator[Finding]:
    """A line of a log says all that its status needs, of an item that there is."""
    for key, words in _NEEDS.get(update.status, ()):
        if getattr(update, key) is UNSET:
            yield finding(
                log.place(("updates", index, "status")),
                "E006",
                f"Trạng thái “{update.status}” cần “{key}” ({words}).",
                hint=f"Thêm “{key}: …” vào dòng này.",
                excerpt=update.status,
            )
    row = next((row for row in loaded.rows.rows if row.id == update.task), None)
    count = len(items(in_force(row))) if row is not None else None
    if count is not None and update.item is not UNSET and update.item > count:
        yield finding(
            log.place(("updates", index, "item")),
            "E102",
            f"Nhiệm vụ {update.task} chỉ có {count} sản phẩm, không có sản phẩm thứ {update.item}.",
            hint=f"Từ 1 đến {count}.",
            excerpt=str(update.item),
        )


def register_entries(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """Ids are given once; members, standing units and successors exist."""
    units = loaded.units_file.value
    register = loaded.register
    if units is None or register is None:
        return
    seen: set[str] = set()
    for index, unit in enumerate(units.units):
        if unit.id in seen:
            yield finding(
                loaded.units_file.place(("units", index, "id")),
                "E107",
                f"Mã đơn vị “{unit.id}” bị lặp.",
                hint="Mỗi đơn vị một mã riêng, kể cả khi trùng tên.",
                excerpt=unit.id,
            )
        seen.add(unit.id)
        yield from _successors(loaded.units_file, register, unit.successions, ("units", index, "successions"))
        if unit.standing is not UNSET and register.unit(unit.standing.unit) is None:
            yield _no_unit(loaded.units_file, ("units", index, "standing", "unit"), unit.standing.unit, register)
        yield from _authority(loaded.units_file, store, unit.authority, ("units", index, "authority"))
        yield from _authority(loaded.units_file, store, unit.desk_for, ("units", index, "desk_for"))
    yield from _authority(loaded.units_file, store, units.authority.superior, ("authority", "superior"))
    yield from _successors(loaded.units_file, register, units.authority.successions, ("authority", "successions"))
    yield from _groups(loaded.units_file, units, register, loaded.date)


_OUTSIDE = {"superior": "Cơ quan ở ngoài không gian làm việc thì ghi tên vào “superior_name”."}


def _authority(file: Loaded[Units], store: Store, folder: str | UnsetType, keys: Keys) -> Iterator[Finding]:
    if isinstance(folder, str) and folder not in store.authorities:
        yield finding(
            file.place(keys),
            "E103",
            f"Không có cơ quan “{folder}” (thư mục plans/{folder}/units.yaml).",
            hint=_near(folder, store.authorities, _OUTSIDE.get(str(keys[-1]), "")),
            excerpt=folder,
        )


def _successors(
    file: Loaded[Units], register: Register, successions: list[Succession], keys: Keys
) -> Iterator[Finding]:
    for s, succession in enumerate(successions):
        for p, successor in enumerate(succession.successors):
            if register.unit(successor) is None:
                yield _no_unit(file, (*keys, s, "successors", p), successor, register)


def _no_unit(file: Loaded[Units], keys: Keys, unit_id: str, register: Register) -> Finding:
    ids = [unit.id for unit in register.units]
    return finding(
        file.place(keys),
        "E106",
        f"Không có đơn vị mã “{unit_id}” trong danh bạ này.",
        hint=_near(unit_id, ids),
        excerpt=unit_id,
    )


def _groups(file: Loaded[Units], units: Units, register: Register, day: date) -> Iterator[Finding]:
    for g, group in enumerate(units.groups):
        if not group.open and group.listed_in is UNSET and not register.members(group, day) and not group.members:
            yield finding(
                file.place(("groups", g)),
                "E106",
                f"Nhóm “{group.name}” không có thành viên nào.",
                hint="Thêm “members:”, hoặc “open: true” nếu không ai liệt kê được.",
                excerpt=group.name,
            )
        for m, member in enumerate(group.members):
            keys: Keys = ("groups", g, "members", m)
            if isinstance(member, str):
                if register.unit(member) is None:
                    yield _no_unit(file, keys, member, register)
            elif member.group is not UNSET:
                yield from _member_group(file, units, register, member.group, (*keys, "group"), day)


def _member_group(
    file: Loaded[Units], units: Units, register: Register, name: str, keys: Keys, day: date
) -> Iterator[Finding]:
    found = [entry for entry in register.candidates(name, day) if isinstance(entry, Group)]
    if len(found) == 1:
        return
    several = bool(found)
    yield finding(
        file.place(keys),
        "E108" if several else "E106",
        f"Có {len(found)} nhóm cùng tên “{name}”." if several else f"Không có nhóm “{name}” trong danh bạ này.",
        hint="Đặt tên khác cho từng nhóm." if several else _near(name, [known.name for known in units.groups]),
        excerpt=name,
    )


def workspace_findings(store: Store) -> Iterator[Finding]:
    """workspace.yaml names a home authority that exists."""
    settings = store.settings
    if not settings.present:
        yield finding(
            Place("plans/workspace.yaml"),
            "E009",
            "Thiếu tệp workspace.yaml.",
            hint="Tạo tệp với dòng “home: <thư mục của cơ quan mình>”.",
        )
    elif settings.value and settings.value.home not in store.authorities:
        yield finding(
            settings.place(("home",)),
            "E103",
            f"Không có cơ quan “{settings.value.home}”.",
            hint=_near(settings.value.home, store.authorities, f"Đang có: {', '.join(store.authorities)}."),
            excerpt=settings.value.home,
        )
