"""Bodies that are no more in the year of a draft: its authority, the superior, the units that it names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import UNSET

from cchc.drafting.looks import Look
from cchc.drafting.turns import Turn
from cchc.plans.organisation import Authority, Succession, Unit
from cchc.plans.register import Register
from cchc.yamltree.spans import Path

_Places = list[tuple[str, Path]]


def ended_bodies(turn: Turn) -> Iterator[Look]:
    """The authority first, then its superior, then the units, each with its successors as far as registers say."""
    register, day = turn.loaded.register, date(turn.shift.new, 1, 1)
    if register is None:
        return
    gone = _ended(register.authority, day)
    if gone is not None and turn.heritage is not None:
        yield Look(
            group="authority", words=f"{register.authority.name} đã kết thúc hoạt động ngày {gone:%d/%m/%Y}",
            note=f"bản nháp lập cho {turn.heritage.heir.authority.name} từ kế hoạch đó; việc nào về cơ quan "
            "khác, về cấp trên thì bỏ", path=turn.plan_path, keys=("year",),
        )  # fmt: skip
    elif gone is not None:
        heirs = successors(register.authority.successions, register)
        note = f"không còn cơ quan này để ban hành kế hoạch năm {turn.shift.new}"
        note += (
            f"; tiếp nhận: {heirs}. Lập kế hoạch cho các cơ quan đó"
            if heirs
            else "; danh bạ không ghi ai tiếp nhận"
        )
        words = f"{register.authority.name} đã kết thúc hoạt động ngày {gone:%d/%m/%Y}"
        yield Look(group="authority", words=words, note=note, path=turn.plan_path, keys=("year",))
    elif (last := register.authority.to) is not UNSET and last.year == turn.shift.new:
        heirs = successors(register.authority.successions, register)
        words = f"{register.authority.name} kết thúc hoạt động ngày {last:%d/%m/%Y}, trong năm của kế hoạch"
        note = f"xem việc đến hạn sau ngày đó; tiếp nhận: {heirs or 'danh bạ không ghi'}"
        yield Look(group="authority", words=words, note=note, path=turn.plan_path, keys=("year",))
    above = register.authority.superior
    superior = turn.store.register(above) if isinstance(above, str) else None
    if superior is not None and (ended := _ended(superior.authority, day)) is not None:
        heirs = successors(superior.authority.successions, superior)
        words = f"Cấp trên, {superior.authority.name}, đã kết thúc hoạt động ngày {ended:%d/%m/%Y}"
        note = f"tiếp nhận: {heirs or 'danh bạ không ghi'}"
        yield Look(group="authority", words=words, note=note, path=turn.plan_path, keys=("year",))
    if turn.heritage is not None:
        return
    units = _ended_units(turn, register, day)
    if gone is not None and units:
        yield _all_at_once(turn, units)
    else:
        yield from (_one(unit, places, register) for unit, places in units)


def _all_at_once(turn: Turn, units: list[tuple[Unit, _Places]]) -> Look:
    """One look for the units that ended with their authority."""
    listed = ", ".join(f"{unit.name} ({len(places)} chỗ)" for unit, places in units)
    return Look(
        group="authority",
        words=f"{len(units)} đơn vị nêu trong kế hoạch cũng không còn ngày 01/01/{turn.shift.new}",
        note=f"thay tên từng chỗ: {listed}",
        path=units[0][1][0][0],
        keys=units[0][1][0][1],
        remark=f"từ đây các đơn vị sau không còn, thay tên từng chỗ: {listed}",
    )


def _one(unit: Unit, places: _Places, register: Register) -> Look:
    heirs = successors(unit.successions, register)
    note = f"tiếp nhận: {heirs}" if heirs else "danh bạ không ghi ai tiếp nhận"
    last = f"{unit.to:%d/%m/%Y}" if isinstance(unit.to, date) else ""
    path, keys = places[0]
    return Look(
        group="authority",
        words=f"{unit.name} đã kết thúc hoạt động ngày {last}",
        note=f"{note}; nêu ở {len(places)} chỗ",
        path=path,
        keys=keys,
        remark=f"{unit.name} không còn sau {last}, {note}; thay ở {len(places)} chỗ",
    )


def _ended_units(turn: Turn, register: Register, day: date) -> list[tuple[Unit, _Places]]:
    """Units named in the table, the regime or the duties that are no more on ``day``, with where they stand."""
    places: dict[str, _Places] = defaultdict(list)
    for name, path, keys in _names(turn):
        found = register.find(name, turn.loaded.date)
        if isinstance(found, Unit) and found.to is not UNSET and found.to < day:
            places[found.id].append((path, keys))
    return [(unit, places[unit.id]) for unit in register.units if unit.id in places]


def _names(turn: Turn) -> Iterator[tuple[str, str, Path]]:
    for row in turn.rows():
        own = (
            *(row.lead if row.lead_from is None else ()),
            *(row.coordinating if row.coordinating_from is None else ()),
        )
        yield from ((name.text, turn.appendix_path, name.path) for name in own)
    for index, duty in enumerate(turn.plan.duties):
        yield from ((name, turn.plan_path, ("duties", index, "who", at)) for at, name in enumerate(duty.who))
    items = turn.plan.reporting.items if turn.plan.reporting is not UNSET else []
    for index, item in enumerate(items):
        for at, name in enumerate(item.who):
            yield name, turn.plan_path, ("reporting", "items", index, "who", at)


def _ended(one: Authority, day: date) -> date | None:
    """The last day of an authority that is no more on ``day``."""
    return one.to if one.to is not UNSET and one.to < day else None


def successors(edges: Iterable[Succession], register: Register) -> str:
    """The names of those who follow a body, "" where nobody is named."""
    units = [(heir, register.unit(heir)) for edge in edges for heir in edge.successors]
    return ", ".join(dict.fromkeys(heir if unit is None else unit.name for heir, unit in units))
