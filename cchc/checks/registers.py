"""E1: a register's ids, members, standing units, successors and superiors exist."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import UNSET, UnsetType

from cchc.checks.naming import Keys, repeated
from cchc.checks.successions import decided, loops
from cchc.findings import Finding, Place, finding
from cchc.plans.journal import Workspace
from cchc.plans.organisation import Group, Succession, Units
from cchc.plans.register import Register
from cchc.store import Loaded, LoadedPlan, Store
from cchc.text import did_you_mean


def register_entries(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """Ids are given once; members, standing units and successors exist."""
    return entries_of(loaded.authority, store)


def entries_of(authority: str, store: Store) -> Iterator[Finding]:
    """The same of an authority's register, whether it has a plan or not."""
    file, register = store.units(authority), store.register(authority)
    units = file.value
    if units is None or register is None:
        return
    ids = [unit.id for unit in units.units]
    own = "Mỗi đơn vị một mã riêng, kể cả khi trùng tên."
    yield from repeated(file, ("units",), ids, "Mã đơn vị", own)
    for index, unit in enumerate(units.units):
        if unit.successions:
            yield from _successors(file, register, unit.successions, ("units", index, "successions"))
        if unit.standing is not UNSET and register.unit(unit.standing.unit) is None:
            yield _no_unit(file, ("units", index, "standing", "unit"), unit.standing.unit, register)
        if unit.authority is not UNSET:
            yield from _authority(file, store, unit.authority, ("units", index, "authority"))
        if unit.desk_for is not UNSET:
            yield from _authority(file, store, unit.desk_for, ("units", index, "desk_for"))
    yield from _authority(file, store, units.authority.superior, ("authority", "superior"))
    yield from _successors(file, register, units.authority.successions, ("authority", "successions"))
    yield from _groups(file, units, register)
    yield from loops(file, register)
    yield from decided(file, register)


_OUTSIDE = {"superior": "Cơ quan ở ngoài không gian làm việc thì ghi tên vào “superior_name”."}


def _authority(file: Loaded[Units], store: Store, folder: str | UnsetType, keys: Keys) -> Iterator[Finding]:
    if isinstance(folder, str) and not store.has_register(folder):
        yield finding(
            file.place(keys),
            "E103",
            f"Không có cơ quan “{folder}” (thư mục plans/{folder}/units.yaml).",
            hint=did_you_mean(folder, store.authorities, _OUTSIDE.get(str(keys[-1]), "")),
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
        hint=did_you_mean(unit_id, ids, "Thêm đơn vị vào “units”, hoặc sửa lại mã."),
        excerpt=unit_id,
    )


def _groups(file: Loaded[Units], units: Units, register: Register) -> Iterator[Finding]:
    for g, group in enumerate(units.groups):
        if not group.open and group.listed_in is UNSET and not group.members:
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
                yield from _member_group(file, units, register, member.group, (*keys, "group"))


def _member_group(
    file: Loaded[Units], units: Units, register: Register, name: str, keys: Keys
) -> Iterator[Finding]:
    found = [entry for entry in register.candidates(name, date.max) if isinstance(entry, Group)]
    if len(found) == 1:  # on whatever day: groups do not end
        return
    if found:
        code, message, hint = "E108", f"Có {len(found)} nhóm cùng tên “{name}”.", "Đặt tên khác cho từng nhóm."
    else:
        code, message = "E106", f"Không có nhóm “{name}” trong danh bạ này."
        hint = did_you_mean(name, [known.name for known in units.groups], "Thêm vào “groups”, hoặc sửa lại tên.")
    yield finding(file.place(keys), code, message, hint=hint, excerpt=name)


def workspace_findings(store: Store) -> Iterator[Finding]:
    """workspace.yaml names a home authority that exists; its grades can be given."""
    settings = store.settings
    if settings.value:
        yield from _grades(settings, settings.value)
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
            hint=did_you_mean(settings.value.home, store.authorities, f"Đang có: {', '.join(store.authorities)}."),
            excerpt=settings.value.home,
        )


def _grades(file: Loaded[Workspace], settings: Workspace) -> Iterator[Finding]:
    """Grades need weights, and no two of them the same least score."""
    if settings.grades and settings.weights is UNSET and not file.findings:
        yield finding(
            file.place(("grades",), key=True),
            "E006",
            "Xếp loại (“grades”) cần trọng số (“weights”) để chấm điểm.",
            hint="Thêm “weights: {done_in_time: 1, done_late: 0.5}”.",
            excerpt="grades",
        )
    names: dict[float, str] = {}
    for name, least in settings.grades.items():
        if least in names:
            yield finding(
                file.place(("grades", name), key=True),
                "E005",
                f"Mức “{name}” có cùng điểm thấp nhất với mức “{names[least]}”.",
                hint="Mỗi mức một điểm thấp nhất riêng.",
                excerpt=name,
            )
        names.setdefault(least, name)
