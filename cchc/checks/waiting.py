"""W333, W334: what of a plan a reorganisation left for somebody to decide, once all that is known has happened.

Told by rows, reports and duties and not by obligations, which would take as long as all other checks together;
``cchc units --waiting`` counts those.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import UNSET, Struct

from cchc.checks.phrases import said
from cchc.findings import Finding, finding
from cchc.obligations.awaiting import decision_key
from cchc.obligations.deriving import report_terms
from cchc.obligations.owners import Expander, expander_of
from cchc.plans.organisation import Unit
from cchc.plans.register import Register
from cchc.plans.successions import (
    Holding,
    Matter,
    Waiting,
    changed_by,
    closed_authority,
    closing_edge,
    held,
    ruling,
)
from cchc.store import LoadedPlan, Store
from cchc.text import fold

_NAMED = 5
_CLOSED = ("done", "dropped")


class _Work(Struct, frozen=True):
    """What a unit is to do: a row, a report or a duty with its last day (None: it has none)."""

    unit_id: str
    matter: Matter
    due: date | None


def undecided(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """What waits for a holder, by the decision that it needs; what falls due after the authority ended."""
    register, expander = loaded.register, expander_of(loaded)
    if register is None or expander is None or loaded.plan is None or not changed_by(register, date.max):
        return
    closed = _closed(loaded, register)
    works = [one for one in _works(loaded, expander) if (one.unit_id, one.matter.task) not in closed]
    holdings = _Holdings(register)
    waiting = [
        (holding.unit, holding.waiting)
        for one in works
        if (holding := holdings.of(one)) is not None
        and holding.waiting is not None
        and _is_still(one, holding.waiting, loaded.year)
    ]
    for about in _by_decision(register, waiting):
        yield _waits(loaded, register, about)
    yield from _beyond_the_end(loaded, register, works, holdings, bool(waiting))


def _works(loaded: LoadedPlan, expander: Expander) -> Iterator[_Work]:
    """Everything that units are to do by the plan, in its order."""

    def shared(names: list[str], matter: Matter, due: date | None) -> Iterator[_Work]:
        units = dict.fromkeys(owner.unit_id for name in names for owner in expander.expand(name))
        return (_Work(unit_id, matter, due) for unit_id in units if unit_id is not None)

    for row in loaded.rows.rows:
        if row.owes:
            dues = [due for p in row.phrases if (due := said(p.text, loaded.year).last) is not None]
            last = row.task.due if isinstance(row.task.due, date) else max(dues, default=None)
            matter = Matter(plan=loaded.id, task=row.id, area=row.area, area_name=row.area_name)
            yield from shared([name.text for name in row.lead], matter, last)
    plan = loaded.plan
    if plan is None:
        return
    if plan.reporting is not UNSET:
        who = [name for item in plan.reporting.items for name in item.who]
        for period, term, _ in report_terms(plan.reporting):
            yield from shared(who, Matter(plan=loaded.id, task=f"report/{period.name}"), term.due)
    for duty in plan.duties:
        yield from shared(list(duty.who), Matter(plan=loaded.id, task=f"duty/{duty.id}"), None)


def _closed(loaded: LoadedPlan, register: Register) -> set[tuple[str, str]]:
    """The units and tasks of which a log says that they are done or dropped."""
    found = set()
    for log in loaded.logs:
        if log.value is not None:
            units = register.candidates(log.value.unit, loaded.date)
            names = [getattr(unit, "id", "") for unit in units] or [fold(log.value.unit)]
            found |= {(name, one.task) for one in log.value.updates if one.status in _CLOSED for name in names}
    return found


class _Holdings:
    """Who holds what, each unit and area asked once; each task, where decisions may name it."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._known: dict[tuple[str, str | None, str], Holding | None] = {}

    def of(self, work: _Work) -> Holding | None:
        """Who holds a piece of work at the end of all that is known."""
        task = work.matter.task if self._register.decisions else ""
        key = (work.unit_id, work.matter.area, task)
        if key not in self._known:
            self._known[key] = held(self._register, work.unit_id, work.matter, date.max)
        return self._known[key]


def _is_still(work: _Work, waiting: Waiting, year: int) -> bool:
    """Whether it was to be done after its holder had ended: what was late before is nobody's open question."""
    return year >= waiting.since.year if work.due is None else work.due >= waiting.since


_Waits = tuple[Unit, Waiting]
"""The last holder known of one piece of work, and what it waits for."""


def _by_decision(register: Register, waiting: list[_Waits]) -> list[list[_Waits]]:
    """What one decision would settle: of the authority for all that ended with it, else of one unit."""
    together: dict[tuple[object, ...], list[_Waits]] = {}
    for holder, held_up in waiting:
        key = decision_key(register, holder.id, held_up.since, held_up.candidates)
        together.setdefault(key, []).append((holder, held_up))
    return list(together.values())


def _waits(loaded: LoadedPlan, register: Register, about: list[_Waits]) -> Finding:
    names = list(dict.fromkeys(holder.name for holder, _ in about))
    more = f" và {len(names) - _NAMED} đơn vị khác" if len(names) > _NAMED else ""
    could = ", ".join(unit.name for unit in about[0][1].candidates)
    tail = f" cho: {could}." if could else ", danh bạ chưa ghi đơn vị kế tiếp."
    what = f"{len(about)} lượt việc của {loaded.id}"
    return finding(
        loaded.plan_file.place(("year",)),
        "W333",
        f"{'; '.join(names[:_NAMED])}{more} kết thúc, {what} chờ quyết định giao{tail}",
        hint=f"Các dòng cần thêm vào {loaded.units_file.path}: cchc units {register.folder} --waiting",
        severity="info",
        excerpt=str(loaded.year),
    )


def _beyond_the_end(
    loaded: LoadedPlan, register: Register, works: list[_Work], holdings: _Holdings, asked: bool
) -> Iterator[Finding]:
    last = closed_authority(register, date.max)
    if last is None:
        return
    beyond = [one for one in works if one.due is not None and one.due > last and _is_open(register, one, holdings)]
    if beyond:
        edge = closing_edge(register.authority, date.max)
        by = f" theo {edge.document}" if edge is not None else ""
        held_by_somebody = any((h := holdings.of(one)) is not None and h.waiting is None for one in beyond)
        yield finding(
            loaded.plan_file.place(("year",)),
            "W334",
            f"{register.authority.name} kết thúc hoạt động sau ngày {last:%d/%m/%Y}{by}, "
            f"trước hạn của {len(beyond)} lượt việc.",
            hint=f"Xem: cchc units {register.folder} --waiting" if asked or held_by_somebody else "",
            severity="info",
            excerpt=str(loaded.year),
        )


def _is_open(register: Register, work: _Work, holdings: _Holdings) -> bool:
    """Whether nothing was decided of it."""
    holding = holdings.of(work)
    settled = holding is not None and (holding.decided is not None or holding.dropped is not None)
    return not settled and ruling(register, work.matter, date.max) is None
