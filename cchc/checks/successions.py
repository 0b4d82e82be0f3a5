"""E112, W331, W332: what became of units can be followed, and its days agree."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import UNSET

from cchc.checks.naming import Keys
from cchc.findings import Finding, finding
from cchc.plans.organisation import Authority, Decision, Succession, Unit, Units
from cchc.plans.register import Register
from cchc.plans.successions import body_named, last_day
from cchc.store import Loaded, LoadedPlan, Store
from cchc.text import did_you_mean


def loops(file: Loaded[Units], register: Register) -> Iterator[Finding]:
    """Successions that come back to where they began: nobody would ever hold the work."""
    told: set[frozenset[str]] = set()
    followed = register.authority.successions or any(unit.successions for unit in register.units)
    for index, unit in enumerate(register.units) if followed else ():
        circle = _circle(register, unit)
        if circle and frozenset(circle) not in told:
            told.add(frozenset(circle))
            names = " → ".join((*circle, circle[0]))
            yield finding(
                file.place(("units", index, "successions")),
                "E112",
                f"Các đơn vị kế tiếp nhau thành vòng: {names}.",
                hint="Đơn vị có lại sau khi đã kết thúc thì khai thành một mục khác, mã khác.",
                excerpt=unit.id,
            )


def _circle(register: Register, unit: Unit) -> list[str]:
    """The ids from a unit over those that follow whole units back to it; empty where they do not."""
    way, waiting = {unit.id: [unit.id]}, [unit.id]
    while waiting:
        body = body_named(register, waiting.pop(0))
        for edge in body.successions if body is not None and last_day(body) is not None else ():
            for heir in edge.successors:
                if heir == unit.id and body is not None and body.id != unit.id:
                    return way[body.id]
                if heir not in way and body is not None and edge.area is UNSET:
                    way[heir] = [*way[body.id], heir]
                    waiting.append(heir)
    return []


def decided(file: Loaded[Units], register: Register) -> Iterator[Finding]:
    """Decisions name bodies that there are."""
    ids = [*(unit.id for unit in register.units), register.folder]
    for index, decision in enumerate(register.decisions):
        named: list[tuple[Keys, str]] = [(("decisions", index, "unit"), decision.unit)]
        named += [(("decisions", index, "gives", key), heir) for key, heir in decision.gives.items()]
        for keys, name in named:
            if body_named(register, name) is None:
                yield finding(
                    file.place(keys),
                    "E106",
                    f"Không có đơn vị mã “{name}” trong danh bạ này.",
                    hint=did_you_mean(name, ids, f"Xem mã: cchc units {register.folder}"),
                    excerpt=name,
                )


def lives(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """First and last days, successions and decisions agree; a unit that ended says what became of its work."""
    register, file = loaded.register, loaded.units_file
    if register is None:
        return
    for index, unit in enumerate(register.units):
        yield from _life(file, register, unit, ("units", index), store)
    yield from _life(file, register, register.authority, ("authority",), store)
    for index, decision in enumerate(register.decisions):
        yield from _too_early(file, register, decision, ("decisions", index))


def _life(
    file: Loaded[Units], register: Register, body: Unit | Authority, keys: Keys, store: Store
) -> Iterator[Finding]:
    if body.from_ is not UNSET and body.to is not UNSET and body.to < body.from_:
        yield _contradiction(
            file,
            (*keys, "to"),
            f"{body.name}: ngày cuối {body.to:%d/%m/%Y} trước ngày đầu {body.from_:%d/%m/%Y}.",
            body.to,
        )
    if body.to is not UNSET and not body.successions and not _told_elsewhere(body, register, store):
        yield finding(
            file.place((*keys, "to")),
            "W331",
            f"{body.name} kết thúc ngày {body.to:%d/%m/%Y} mà danh bạ không ghi việc chưa xong về đâu.",
            hint="Thêm “successions”; giải thể không có đơn vị kế tiếp thì kind: abolish, successors: [].",
            excerpt=body.to.isoformat(),
        )
    for number, edge in enumerate(body.successions):
        yield from _edge(file, register, body, edge, (*keys, "successions", number))


def _told_elsewhere(body: Unit | Authority, register: Register, store: Store) -> bool:
    """Whether a unit is an authority whose own register tells what became of it."""
    if not isinstance(body, Unit) or body.authority is UNSET or body.authority == register.folder:
        return isinstance(body, Unit) and body.authority == register.folder
    other = store.register(body.authority) if store.has_register(body.authority) else None
    return other is not None and bool(other.authority.successions)


def _edge(
    file: Loaded[Units], register: Register, body: Unit | Authority, edge: Succession, keys: Keys
) -> Iterator[Finding]:
    own = body.id if isinstance(body, Unit) else None
    ends = edge.area is UNSET and edge.kind != "function moved" and own not in edge.successors
    place = (*keys, "date")
    if ends and body.to is UNSET:
        yield _contradiction(
            file, place, f"{body.name} kết thúc theo mục này mà không có ngày cuối (“to”).", edge.date
        )
    elif ends and isinstance(body.to, date) and edge.date != body.to + timedelta(days=1):
        yield _contradiction(
            file,
            place,
            f"{body.name}: sắp xếp từ {edge.date:%d/%m/%Y} mà ngày cuối của đơn vị là {body.to:%d/%m/%Y}.",
            edge.date,
        )
    for name in edge.successors:
        heir = register.unit(name)
        if heir is None or name == own:
            continue
        if heir.from_ is not UNSET and heir.from_ > edge.date:
            said = f"{heir.name} chỉ có từ {heir.from_:%d/%m/%Y}"
            yield _contradiction(file, place, f"{said}, sau ngày nhận việc {edge.date:%d/%m/%Y}.", edge.date)
        elif heir.to is not UNSET and heir.to < edge.date:
            said = f"{heir.name} đã kết thúc ngày {heir.to:%d/%m/%Y}"
            yield _contradiction(file, place, f"{said}, trước ngày nhận việc {edge.date:%d/%m/%Y}.", edge.date)


def _too_early(file: Loaded[Units], register: Register, decision: Decision, keys: Keys) -> Iterator[Finding]:
    """A decision that gives all that a body leaves is in force from its end at the earliest."""
    body = body_named(register, decision.unit)
    last = last_day(body) if body is not None else None
    whole = any(key.rpartition("#")[2] == "all" for key in (*decision.gives, *decision.drops))
    if body is not None and last is not None and whole and decision.date <= last:
        yield _contradiction(
            file,
            (*keys, "date"),
            f"Quyết định giao mọi việc của {body.name} từ {decision.date:%d/%m/%Y}, "
            f"khi đơn vị còn đến {last:%d/%m/%Y}.",
            decision.date,
        )


def _contradiction(file: Loaded[Units], keys: Keys, message: str, day: date) -> Finding:
    return finding(
        file.place(keys),
        "W332",
        message,
        hint="Sửa theo văn bản: ngày cuối của đơn vị cũ là ngày liền trước ngày sắp xếp.",
        excerpt=day.isoformat(),
    )
