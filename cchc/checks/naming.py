"""Findings that several checks share: names, tasks, periods that do not exist, ambiguous names, ids given twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from cchc.calendar.periods import parse_period
from cchc.findings import Finding, Place, finding
from cchc.plans.organisation import Unit
from cchc.plans.register import Register
from cchc.store import Loaded
from cchc.text import did_you_mean
from cchc.yamltree.writing import scalar

Keys = tuple[str | int, ...]
_NEW_NAME = (
    "Gõ nhầm thì sửa lại tên; cách gọi khác của đơn vị đã có thì thêm vào aliases của đơn vị ấy; đơn vị mới "
    "thì thêm vào units.yaml."
)
_JOINTS = re.compile(r"\s+và\s+|\s*[&,;]\s*", re.IGNORECASE)
_LONGEST = 300
"""Characters of a text that may be two names in one: each joint in it is tried."""


def is_known(register: Register, name: str, day: date) -> bool:
    """Whether a name means one unit or group of the register, or the authority itself."""
    found = register.candidates(name, day)
    return len(found) == 1 or (not found and register.is_authority(name))


def unknown_name(
    register: Register, name: str, day: date, file: Loaded[Any], keys: Keys, where: str
) -> Iterator[Finding]:
    """A name that the register does not know, or that may mean several of its units."""
    if is_known(register, name, day):
        return
    found = register.candidates(name, day)
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
        hint=_several_in_one(register, name, day) or _what_to_do(register, name, day),
        excerpt=name,
        where=where,
    )


def _what_to_do(register: Register, name: str, day: date) -> str:
    """Whether the name is another way to call a unit, a slip, or a unit that the register lacks."""
    from cchc.plans.resembling import called_otherwise, near_name

    entry = called_otherwise(register, name, day)
    if entry is not None:
        which = entry.id if isinstance(entry, Unit) else f"nhóm “{entry.name}”"
        return f"Nếu là “{entry.name}” thì thêm “{name}” vào aliases của {which} trong units.yaml."
    near = near_name(register, name)
    return f"Có phải là “{near}”?" if near else _NEW_NAME


def _several_in_one(register: Register, name: str, day: date) -> str:
    """How to write a text that is several known names joined by "và" or a comma; "" where it is not."""
    for joint in _JOINTS.finditer(name) if len(name) <= _LONGEST else ():
        halves = (name[: joint.start()].strip(), name[joint.end() :].strip())
        if all(register.candidates(half, day) for half in halves):
            return f"Đây là hai tên, ghi thành danh sách: [{', '.join(map(scalar, halves))}]."
    return ""


def repeated(file: Loaded[Any], keys: Keys, ids: Sequence[str], what: str, hint: str) -> Iterator[Finding]:
    """Each ``id`` of the list at ``keys`` that stood before; ``what`` names the kind of id ("Mã đơn vị")."""
    if len(set(ids)) == len(ids):
        return
    first: dict[str, int] = {}
    for index, one in enumerate(ids):
        if first.setdefault(one, index) == index:
            continue
        place = file.place((*keys, index, "id"))
        before = also_at(file.place((*keys, first[one], "id")), place)
        yield finding(place, "E107", f"{what} “{one}” đã có ở {before}.", hint=hint, excerpt=one)


def also_at(other: Place, here: Place) -> str:
    """Where else a thing stands, for the message of a finding ``here``: the line, and the file if it is another."""
    return f"dòng {other.line} của {'tệp này' if other.path == here.path else f'tệp {other.path}'}"


def unknown_task(place: Place, task: str, known: Iterable[str], plan: str, where: str = "") -> Finding:
    """A task's id that the plan does not have, with the nearest of those it has."""
    hint = did_you_mean(task, known, see_tasks(plan))
    return finding(
        place, "E102", f"Không có nhiệm vụ “{task}” trong kế hoạch {plan}.", hint=hint, excerpt=task, where=where
    )


def wrong_period(name: str, year: int) -> str:
    """Why a name is no period of a plan's year; "" where it is one."""
    try:
        period = parse_period(name, year)
    except ValueError as error:
        return f"{error}."
    return "" if period.year == year else f"Kế hoạch này của năm {year}."


def see_tasks(plan: str) -> str:
    """The hint that leads to the ids of a plan's tasks."""
    return f"Xem mã các nhiệm vụ: cchc tasks {plan}"
