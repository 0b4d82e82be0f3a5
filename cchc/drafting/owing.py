"""Whose job a task is: the units meant, one of which may carry on the work of one that ended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import UNSET

from cchc.drafting.choosing import Refused, Whose
from cchc.drafting.meaning import Meant, units_meant
from cchc.obligations.assessing import Assessed
from cchc.obligations.holding import matter_of
from cchc.obligations.scope import Asked
from cchc.plans.organisation import Unit
from cchc.plans.successions import Holding, comes_from, held
from cchc.store import LoadedPlan, WorkspaceError


def everybody(plan: LoadedPlan) -> list[Asked]:
    """Every unit of the register and the authority itself."""
    register = plan.register
    units = [] if register is None else register.units
    asked = [Asked(name=unit.name, ids={plan.id: unit.id}) for unit in units]
    return [*asked, *([Asked(name=register.authority.name, ids={plan.id: register.folder})] if register else [])]


def units_recording(meant: Meant, whose: Whose, standing: Sequence[Assessed], on: date) -> list[Unit]:
    """The units meant; WorkspaceError for names that mean none, and where nobody is left."""
    if not whose.everyone:
        named = units_meant(meant, whose.names)
        itself = meant.plan.register.folder if meant.plan.register is not None else ""
        if meant.task.startswith("up/"):  # what the authority owes its superior is its desk's to do
            named = [unit for unit in named if unit.id != itself]
        return named or [_the_owner(meant, standing)]
    found = [unit for unit in _everyone(meant, whose, standing) if unit.to is UNSET or on <= unit.to]
    if not found:
        raise WorkspaceError(f"Không còn đơn vị nào phải ghi cho {meant.task}.", "Xem: cchc due --all")
    return found


def units_ended(meant: Meant, whose: Whose, standing: Sequence[Assessed], on: date) -> list[Unit]:
    """The units that everyone would comprise, had they not ended before the day: their heirs record for them."""
    if not whose.everyone:
        return []
    return [unit for unit in _everyone(meant, whose, standing) if unit.to is not UNSET and unit.to < on]


def _everyone(meant: Meant, whose: Whose, standing: Sequence[Assessed]) -> list[Unit]:
    spared = {unit.id for unit in units_meant(meant, whose.without)}
    owing = dict.fromkeys(a.obligation.owner.unit_id for a in standing if a.stands and not a.closed)
    asked = {a.obligation.owner.unit_id for a in standing if a.stands}
    if strange := [unit.name for unit in units_meant(meant, whose.without) if unit.id not in asked]:
        raise WorkspaceError(f"Không phải đơn vị phải làm {meant.task}: {'; '.join(strange)}.", "Sửa --except.")
    return [unit for unit in units_meant(meant, [name for name in owing if name]) if unit.id not in spared]


def _the_owner(meant: Meant, standing: Sequence[Assessed]) -> Unit:
    """The one unit that owes a task; the first of joint leads. Raises WorkspaceError where several owe it."""
    owners = [a.obligation.owner for a in standing if a.stands and a.obligation.owner.unit_id]
    leads = dict.fromkeys((o.shared_with or (o.unit_id,))[0] for o in owners)
    ids = [meant.unit] if meant.unit is not None else list(leads)
    found = units_meant(meant, [unit_id for unit_id in ids if unit_id])
    return the_only(
        found,
        f"việc {meant.task}",
        "phải làm",
        ways='--unit "TÊN, TÊN" hoặc --everyone',
        nobody="Xem: cchc due --all",
    )


def the_only(units: Sequence[Unit], job: str, verb: str, *, ways: str, nobody: str) -> Unit:
    """The one unit whose job something is, where nobody was named.

    Raises WorkspaceError where it is several units' (``ways`` to name some) or none's (``nobody``: what to do
    then); ``job`` and ``verb`` are its words ("việc a/1", "phải làm").
    """
    if len(units) == 1:
        return units[0]
    if not units:
        raise WorkspaceError(f"Không có đơn vị nào trong danh bạ {verb} {job}.", nobody)
    raise WorkspaceError(
        f"{job[0].upper()}{job[1:]} do {len(units)} đơn vị cùng {verb}: phải nêu đơn vị nào.",
        f"Thêm {ways}: {'; '.join(unit.name for unit in units)}.",
    )


def former_owner(meant: Meant, whose: Whose, units: Sequence[Unit]) -> Unit | None:
    """The unit whose job is meant though another records it: said so, or named in the id that was given whole."""
    if whose.behalf_of:
        return units_meant(meant, [whose.behalf_of])[0]
    if meant.unit is None or whose.everyone or meant.unit in {unit.id for unit in units}:
        return None
    return units_meant(meant, [meant.unit])[0]


def jobs_of(
    meant: Meant, unit: Unit, former: Unit | None, standing: Sequence[Assessed], on: date
) -> tuple[Unit, list[Assessed]]:
    """What a unit owes under the task, or what one whose work came to it does; with the unit that owed it first.

    ``former`` is the one whose job is meant where that was said. Raises Refused where it is not its job, or the
    unit had ended.
    """
    found = {
        owner.id: (owner, mine)
        for owner in whose_jobs(meant.plan, unit, former, on)
        if (mine := [a for a in standing if a.stands and a.obligation.owner.unit_id == owner.id])
    }
    if found:
        alive(unit, on, meant.plan)
        jobs = {
            key: (owner, mine)
            for key, (owner, theirs) in found.items()
            if (mine := [a for a in theirs if _may_record(meant.plan, unit, a, on)])
        }
        if not jobs:
            raise _is_anothers(meant, unit, found, on)
        return jobs[unit.id] if unit.id in jobs else _only_job(unit, list(jobs.values()), meant)
    coordinates = any(a.obligation.owner.unit_id == unit.id for a in standing)
    owners = list(dict.fromkeys(a.obligation.owner.unit for a in standing if a.stands))
    listed = "; ".join(owners[:5]) + ("…" if len(owners) > 5 else "")
    raise Refused(
        f"{unit.name} {'chỉ phối hợp' if coordinates else 'không phải làm'} việc {meant.task}.",
        f"Đơn vị phải làm: {listed}." if owners else "",
    )


def _may_record(plan: LoadedPlan, unit: Unit, assessed: Assessed, on: date) -> bool:
    """Whether the unit held the work on that day; where nobody is known to, whoever could is taken at its word."""
    holding = _holding(plan, assessed, on)
    return holding is None or holding.unit.id == unit.id or holding.waiting is not None


def _holding(plan: LoadedPlan, assessed: Assessed, on: date) -> Holding | None:
    owner = assessed.obligation.owner.unit_id
    if plan.register is None or owner is None:
        return None
    return held(plan.register, owner, matter_of(assessed.obligation), on)


def _is_anothers(
    meant: Meant, unit: Unit, found: Mapping[str, tuple[Unit, list[Assessed]]], on: date
) -> WorkspaceError:
    """The refusal that names who holds the work, and the document by which it came there."""
    for owner, mine in found.values():
        holding = _holding(meant.plan, mine[0], on)
        if holding is not None and holding.came:
            by = holding.came[-1]
            return Refused(
                f"Từ {by.on:%d/%m/%Y} việc {meant.task} của {owner.name} do {holding.unit.name} làm "
                f"({by.document}), không phải {unit.name}.",
                f'Ghi --unit "{holding.unit.name}" --for "{owner.name}".',
            )
    return Refused(f"{unit.name} không phải làm việc {meant.task}.")


def whose_jobs(plan: LoadedPlan, unit: Unit, former: Unit | None, on: date) -> list[Unit]:
    """The units whose jobs a unit can do on a day: itself first, then those whose work had come to it.

    Only ``former`` where that was said; Refused where its work had not come to the unit.
    """
    before = comes_from(plan.register, unit.id, on) if plan.register else []
    if former is None:
        return [unit, *before]
    if former.id not in {one.id for one in before}:
        raise Refused(
            f"Danh bạ không ghi việc của {former.name} đã chuyển về {unit.name}.",
            "Thêm “successions” vào units.yaml.",
        )
    return [former]


def _only_job(unit: Unit, jobs: Sequence[tuple[Unit, list[Assessed]]], meant: Meant) -> tuple[Unit, list[Assessed]]:
    """The one job that came to a unit from those before it: the open one, where the others are done.

    Raises Refused where it could be several; one of joint leads stands for all.
    """
    still = [job for job in jobs if any(not a.closed for a in job[1])] or list(jobs)
    shared = {unit_id for a in still[0][1] for unit_id in a.obligation.owner.shared_with}
    if all(owner.id in shared for owner, _ in still[1:]):
        return still[0]
    names = "; ".join(owner.name for owner, _ in still)
    raise Refused(
        f"{unit.name} làm tiếp việc {meant.task} của nhiều đơn vị: {names}.",
        f'Ghi rõ thay đơn vị nào: --for "{still[0][0].name}".',
    )


def carried_on(
    meant: Meant, unit: Unit, former: Unit | None, standing: Sequence[Assessed], on: date
) -> tuple[Unit, Unit | None]:
    """Who writes for a unit that nobody named, and on whose behalf: whoever held its work on that day."""
    mine = (a for a in standing if a.stands and a.obligation.owner.unit_id == unit.id)
    holders = {one.unit.id: one.unit for a in mine if (one := _holding(meant.plan, a, on)) is not None}
    holders.pop(unit.id, None)
    return (next(iter(holders.values())), unit) if len(holders) == 1 else (unit, former)


def alive(unit: Unit, on: date, plan: LoadedPlan) -> None:
    """Raise Refused for a unit that had ended before the day, naming those that follow it."""
    if unit.to is UNSET or on <= unit.to or plan.register is None:
        return
    heirs = [
        heir.name
        for edge in unit.successions
        for name in edge.successors
        if (heir := plan.register.unit(name)) is not None and heir.id != unit.id
    ]
    if heirs:
        raise Refused(
            f"{unit.name} đã kết thúc hoạt động ngày {unit.to:%d/%m/%Y}, việc đã chuyển về: {'; '.join(heirs)}.",
            f'Ghi --unit "{heirs[0]}" --for "{unit.name}".',
        )
