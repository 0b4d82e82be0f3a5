"""All that is derived from four invented workspaces, every field of it, on days at which something changes.

The other tests state what each thing means; this one notices anything else that changes. ``whole/lived`` is the
year of tests/year as its commands left it; ``whole/rare`` has one of everything that is seldom, faults among it (a
name that nobody bears, a period that is none, an id twice), for those too have to be met in one way. Rewrite what
is told with ``--snapshot-update`` and look at the difference.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from cchc.calendar.periods import parse_period
from cchc.obligations import derive, tally, total, upward
from cchc.obligations.assessing import Assessed
from cchc.obligations.awaiting import awaiting, beyond_the_end, decision_lines, questions
from cchc.obligations.counting import By, added
from cchc.obligations.measuring import (
    closed_period,
    figures,
    givers,
    indicators_of,
    last_closed,
    measure,
    stated_targets,
    unmeasured,
)
from cchc.obligations.merging import merged
from cchc.obligations.money import MoneyBy, all_money, asked_for, ledger, money_by, newest_with_money, states_money
from cchc.obligations.ranking import check_comparable, rank, settings_of, weights_of
from cchc.obligations.recording import Records
from cchc.obligations.reporting import Reckoning, areas_of, frame, is_steering, next_period, reckon
from cchc.obligations.scope import (
    Asked,
    Scope,
    ask_areas,
    ask_obligations,
    ask_row,
    ask_unit,
    choose_plans,
    gather,
    gather_as_assigned,
    of_own_plans,
    superior_plan,
    year_meant,
)
from cchc.obligations.selecting import matching, parse_filters, past, period_meant, select
from cchc.obligations.tracing import figures_of
from cchc.obligations.wording import after_the_end, handed, status_meant
from cchc.plans.journal import Weights
from cchc.store import Store, open_store
from tests.conftest import Desk
from tests.obligations import telling
from tests.obligations.telling import Standing, as_it_stands, line, lines, outcome_of, tell, told

HERE = Path(__file__).parent
WORKSPACES = {
    "lived": HERE / "whole" / "lived",
    "rare": HERE / "whole" / "rare",
    "reorganised": HERE / "reorganised",
    "invented": HERE / "invented",
}
LIVED, RARE, CUU, INVENTED = "gia-son/2025", "gia-huyen/2025", "gia-cuu/2025", "gia-dinh/2025"
ABOVE, OLD, COMMUNE = "gia-tinh/2025", "gia-huyen/2023", "gia-xa/2025"

OF_THE_YEAR = ("2025-01-06", "2025-03-17", "2025-04-28", "2025-06-30", "2025-07-01", "2025-10-13", "2026-01-05")
OF_THE_RARE = (
    *("2025-01-10", "2025-01-20", "2025-01-21", "2025-03-17", "2025-03-18", "2025-05-05", "2025-05-12"),
    *("2025-06-01", "2025-06-20", "2025-06-30", "2025-07-21", "2025-08-01", "2025-10-13", "2026-01-01"),
)
OF_THE_CHANGES = (
    *("2025-02-28", "2025-03-01", "2025-04-01", "2025-05-01", "2025-06-01", "2025-07-15", "2025-08-01"),
    *("2025-10-02", "2025-12-31", "2026-01-01", "2026-04-01"),
)
WEIGHTS = Weights(done_in_time=2, done_late=0.5, late=0)
LOGS: dict[str, dict[str, tuple[str, ...]]] = {
    "reorganised": {
        "Phòng A": ("on: 2025-02-20, task: the-che/3, status: done",),
        "Phòng A Mới": (
            "on: 2025-08-20, task: the-che/1, status: done, behalf_of: phong-a",
            "on: 2025-06-20, task: the-che/3, status: done, behalf_of: phong-a",
        ),
        "Phòng B": ("on: 2025-04-20, task: the-che/2, status: started",),
        "Phòng BC": ("on: 2025-06-30, task: the-che/2, status: done, behalf_of: phong-c",),
        "Phòng H": ("on: 2025-05-20, task: the-che/5, status: blocked, cause: Thiếu người",),
        "Phòng G": ("on: 2025-09-20, task: tthc/1, status: done, behalf_of: phong-f",),
        "UBND xã Một": ("on: 2025-12-20, task: the-che/6, status: done",),
        "UBND xã Mới": ("on: 2026-03-02, task: the-che/6, status: done, behalf_of: xa-hai",),
        "Phòng E": (
            "on: 2025-06-20, task: tthc/4, status: submitted",
            "on: 2025-06-21, task: the-che/4, status: dropped, document: Công văn bịa số 11",
        ),
    }
}
UNITS: dict[str, tuple[str, ...]] = {
    "lived": ("Phòng Kinh tế", "UBND xã Giả Hòa", "ubnd-xa-ba-gia", "Công an thị xã"),
    "rare": ("Phòng Nội", "Phòng Tài", "Phòng Nội Mới", "UBND huyện Giả Huyện", "Chi cục Dọc"),
}


class Text(SingleFileSnapshotExtension):
    """One plain text file a telling."""

    file_extension = "txt"
    _write_mode = WriteMode.TEXT


def days(texts: Iterable[str]) -> list[date]:
    return list(map(date.fromisoformat, texts))


def scope_of(store: Store, plan_id: str) -> Scope:
    """The plan as it is asked about without a name: with the superior's where there is one."""
    plan = store.plan(plan_id)
    return Scope(plans=(plan,), superior=superior_plan(store, plan))


def every_obligation(store: Store, *plan_ids: str) -> Iterator[str]:
    """All fields of all obligations, with all events."""
    for plan_id in plan_ids:
        yield f"== {plan_id}"
        yield from telling.obligations(derive(store.plan(plan_id)))


def obligations_by_day(store: Store, plan_id: str, of: Iterable[str]) -> Iterator[str]:
    """What appears, changes and goes as events happen, tasks are given and rows amended."""
    before: dict[tuple[str, str], dict[str, str]] = {}
    for day in days(of):
        yield f"== {day}"
        now = {(one.id, one.role): telling.flat(one) for one in derive(store.plan(plan_id), None, day)}
        yield from (f"- {name} {role}" for name, role in before if (name, role) not in now)
        for key, said in now.items():
            if key not in before:
                yield f"+ {key[0]} {key[1]}" + (f": {line(said)}" if before else "")
            elif changed := line(said, before[key]):
                yield f"~ {key[0]} {key[1]}: {changed}"
        before = now


def narrowed(store: Store) -> Iterator[str]:
    """What is derived of some units, of some tasks."""
    plan, rows = store.plan(RARE), frozenset({"chi-dao/6", "tai-chinh/5"})
    for only in (frozenset({"phong-tai"}), frozenset({"xa-dong", "chi-cuc"}), frozenset({"khong-co"})):
        yield f"== {tell(only)}"
        yield from (f"  {one.id} {one.role} {tell(one.leads)}" for one in derive(plan, only))
    for tasks in (
        rows,
        frozenset({"report/Q1-2025", "duty/D.2"}),
        frozenset({"duty/D.1"}),
        frozenset({"chi-dao/99"}),
    ):
        yield f"== {tell(tasks)}"
        yield from (f"  {one.id} {one.role}" for one in derive(plan, tasks=tasks))


def standing_of(store: Store, plan_id: str, of: Iterable[str], soon: int = 7, *units: str) -> Iterator[str]:
    """How everything (of some units, if any) stands from day to day in the hands of whoever holds it."""
    scope, told_so_far = scope_of(store, plan_id), Standing(with_owner=True)
    asked = [ask_unit(scope, unit) for unit in units]
    for day in days(of):
        found = gather(scope, asked, day, soon)
        yield from told_so_far.on(day, found)
        yield from (f"! {words}" for words in (*handed(found), *after_the_end(found)))


def lists_of(store: Store, workspace: str, plan_id: str, of: Iterable[str]) -> Iterator[str]:
    """The list of each of some units, held and as assigned, from day to day."""
    scope = scope_of(store, plan_id)
    for name in UNITS[workspace]:
        unit = ask_unit(scope, name)
        yield f"== {name}: {line(told(unit))}"
        for day in days(of):
            held = [a.obligation.id for a in gather(scope, [unit], day, 7)]
            given = [a.obligation.id for a in gather_as_assigned(scope, [unit], day, 7)]
            yield f"{day}: {len(held)} / {len(given)}"
            yield from (f"  + {one}" for one in held if one not in given)
            yield from (f"  - {one}" for one in given if one not in held)
            yield from (f"    {one}" for one in given if day == days(of)[-1])
        own = of_own_plans(gather_as_assigned(scope, [unit], days(of)[0], 7), scope)
        yield f"{len(own)} of its own plan"
    together = [ask_unit(scope, name) for name in UNITS[workspace][:3]]
    yield f"{len(gather(scope, together, days(of)[-1], 7))} of three together"


def counts_of(store: Store, plan_id: str, of: Iterable[str]) -> Iterator[str]:
    """The counts under each heading, in all, and the units in their order."""
    scope = scope_of(store, plan_id)
    by: By
    for day in days(of):
        found = gather(scope, (), day, 7)
        for by in ("unit", "area", "period"):
            yield f"== {day} {by}"
            yield from lines([*tally(found, by), total(found, by)])
        for weights in (None, WEIGHTS, weights_of(store)):
            ranking = rank(found, weights, settings_of(store).grades)
            yield f"== {day} {tell(weights)} {tell(ranking.everything)}"
            for one in ranking.standings:
                said = told(one)
                del said["tally"]
                yield f"  {one.tally.key}: {line(said)}"


def counts_together(store: Store, day: date) -> Iterator[str]:
    """The counts of several plans, added up from those of each."""
    of_plans = [as_it_stands(store.plan(plan_id), day) for plan_id in (OLD, RARE, COMMUNE, ABOVE)]
    by: By
    for by in ("unit", "area", "period"):
        yield f"== {by}"
        yield from lines(added([tally(found, by) for found in of_plans], by))


def selections_of(store: Store, plan_id: str, of: Iterable[str]) -> Iterator[str]:
    """What lists show and what they only count."""
    scope = scope_of(store, plan_id)
    first = next(iter(areas_of(store.plan(plan_id))))
    asked = [
        parse_filters(),
        parse_filters(unnamed=True),
        parse_filters(everything=True, unnamed=True),
        parse_filters(role="coordinating"),
        parse_filters(role="report", within="2w"),
        parse_filters(within="30"),
        parse_filters(within="10 Ngày"),
        parse_filters(within="1 tuần", everything=True),
        parse_filters(status="late"),
        parse_filters(status="Quá hạn"),
        parse_filters(status="chưa ghi nhận", role="lead"),
        parse_filters(status="done"),
        parse_filters(status="đã trình"),
        parse_filters(from_day=date(2025, 3, 31), to_day=date(2025, 6, 30)),
    ]
    periods = [period_meant(text, 2025) for text in ("quý I", "Q3-2025", "cả năm")]
    wanted = [*asked]
    for filters in asked[:1]:
        wanted += [telling.changed(filters, period=period) for period in periods]
        wanted += [telling.changed(filters, areas=frozenset({first})), telling.changed(filters, areas=frozenset())]
    for filters in wanted:
        yield f"== {line(told(filters))} | {filters.year} {filters.by_date} {filters.narrow}"
        before: list[str] = []
        for day in days(of):
            found = gather(scope, (), day, 7)
            chosen = select(found, filters, day)
            said = told(chosen)
            shown, undecided = map(tell_ids, (chosen.shown, chosen.undecided))
            said.update(shown=str(len(shown)), undecided=str(len(undecided)))
            yield f"{day}: {line(said)} | matching={len(matching(found, filters, day))}"
            yield from (f"  - {one}" for one in before if one not in shown)
            yield from (f"  {place} {one}" for place, one in enumerate(shown) if one not in before)
            yield from (f"  ? {one}" for one in undecided)
            before = shown


def tell_ids(found: Iterable[Assessed]) -> list[str]:
    return [a.obligation.id for a in found]


def merged_of(store: Store, plan_id: str, of: Iterable[str]) -> Iterator[str]:
    """The lines that stand for several units, and what was over."""
    for day in days(of):
        found = as_it_stands(store.plan(plan_id), day)
        yield f"== {day}: {len(past(found, day))} over"
        for one, alike in merged(found):
            others = [a.obligation.owner.unit for a in alike[1:]]
            yield f"  {one.obligation.id} {one.status} {one.timing} {one.due}" + (f" + {others}" if others else "")


def money_of(store: Store, plan_ids: tuple[str, ...], on: date) -> Iterator[str]:
    """What rows state of money, what of it counts, by area and by lead."""
    plans = [store.plan(plan_id) for plan_id in plan_ids]
    yield f"{states_money(plans)} {newest_with_money(store, plans)}"
    commune = [store.plan(COMMUNE)]
    yield f"{states_money(commune)} {newest_with_money(store, commune)}"
    found = [one for plan in plans for one in as_it_stands(plan, on)]
    by: MoneyBy
    for names, areas in (
        ((), None),
        (("Phòng Tài",), None),
        ((), frozenset({"the-che"})),
        (("xa-dong",), frozenset()),
    ):
        scope = Scope(plans=tuple(plans))
        book = ledger(plans, asked_for([ask_unit(scope, name) for name in names], areas))
        yield f"== {tell(names)} {tell(areas)}"
        yield tell(list(book.tasks))
        yield from lines([*book.entries, *book.uncounted])
        for by in ("area", "lead"):
            yield from lines([*money_by(book, found, by), all_money(book, found, by)])


def measures_of(store: Store, plan_id: str) -> Iterator[str]:
    """Who gives which figure, what is measured in each period on several days, and against which goal."""
    plan = store.plan(plan_id)
    for other in (OLD, COMMUNE):
        bare = store.plan(other)
        yield f"{indicators_of(bare)} {givers(bare)} {last_closed(bare, date.max)}"
        yield tell(closed_period(bare, date.max))
        yield from lines(measure(bare, parse_period("Y-2025"), date.max))
    yield f"{len(Records(plan).ids)} lines"
    yield from lines(indicators_of(plan))
    yield from lines(stated_targets(plan))
    yield from lines(unmeasured(plan))
    yield from (f"{name}: {[owner.unit_id for owner in owners]}" for name, owners in givers(plan).items())
    for day in days(
        ("2025-03-11", "2025-03-12", "2025-03-13", "2025-03-15", "2025-06-14", "2025-06-15", "2026-01-01")
    ):
        closed = last_closed(plan, day)
        yield f"== {day} {tell(closed)} {tell(closed_period(plan, day))}"
        yield from (f"  {tell(key)}: {tell(value)}" for key, value in figures(plan, day).items())
        for name in ("Q1-2025", "H1-2025", "Y-2025"):
            for one in measure(plan, parse_period(name), day):
                said = told(one)
                said["given"] = tell([[g.owner.unit_id, g.value, g.on, g.evidence] for g in one.given])
                del said["indicator"], said["period"]
                missing = [owner.unit_id for owner in one.missing]
                yield f"  {name} {one.indicator.id}: {line(said)} | missing={missing} {one.all_given}"


def reports_of(store: Store, plan_id: str, units: Iterable[str], told_on: Iterable[str]) -> Iterator[str]:
    """All figures of the reports of every period, made on several days, of everybody and of single units."""
    plan = store.plan(plan_id)
    scope = Scope(plans=(plan,))
    asked: list[Asked | None] = [None, *(ask_unit(scope, name) for name in units)]
    yield tell({area: [name, is_steering(area, name)] for area, name in areas_of(plan).items()})
    for day, name in zip(days(told_on), ("Q1", "H1", "Q3", "Y", "Q4", "M10", "9M", "Y"), strict=True):
        period = parse_period(f"{name}-2025")
        about = frame(plan, period, day)
        yield f"== {name} {line(told(about))} | next={tell(next_period(period))}"
        yield f"{about.on} {about.closed} {about.whole_year} {about.goes_on}"
        for unit in asked:
            one = reckon(plan, unit, about)
            yield f"-- {tell(unit)} {one.what} {one.unrecorded} {one.unsent} {len(one.found)} {len(one.reports)}"
            yield from _figures(one)


def _figures(one: Reckoning) -> Iterator[str]:
    for part in one.breakdowns():
        yield f"{part.key} ({part.name}): {tell(part.counts)} {part.done}/{part.rate_base} {part.complete}"
        for figure in figures_of(part):
            if figure.value and part.key.partition(".")[0] not in ("unit", "area"):
                of = f"{figure.name} [{figure.key}]" if figure.figure == "assigned" else ""
                yield f"  {figure.figure} {figure.what} {figure.value}: {tell([c.id for c in figure.counted])} {of}"
    for also in one.by_unit(one.carried_over().parts):
        yield f"also {also.key}: {tell(also.counts)}"


def decisions_of(store: Store, plan_id: str, of: Iterable[str], *units: str) -> Iterator[str]:
    """What a reorganisation left to be decided, and the lines that a person completes."""
    plan, scope = store.plan(plan_id), scope_of(store, plan_id)
    assert plan.register is not None
    for day in days(of):
        found = gather(scope, [ask_unit(scope, unit) for unit in units], day, 7)
        waiting = awaiting(found)
        yield f"== {day}"
        yield from lines(waiting)
        yield f"beyond: {tell(beyond_the_end(found))}"
        for one in questions(waiting, plan.register):
            yield f"? {one.unit_id}: {tell(one.candidates)} {tell([w.unit_id for w in one.about])}"
            yield from decision_lines(one)


def asking(store: Store) -> Iterator[str]:
    """What names mean, and what is said to whoever names what is not there."""
    one, three = scope_of(store, RARE), Scope(plans=tuple(map(store.plan, (RARE, OLD, COMMUNE))))
    for scope, names in (
        (one, ("Phòng Nội", "phong noi huyen", "chi-cuc", "UBND huyện", "Ủy ban nhân dân huyện Giả Huyện")),
        (one, ("UBND huyện Giả Huyện", "huyen-gia", "gia-huyen", "Phòng Trùng", "UBND các xã")),
        (one, ("Các bên liên quan", "Phòng", "Phòng Tàii", "Chi cục", "zzz", "", "Đoàn kiểm tra")),
        (three, ("Phòng Tài", "UBND xã Đông", "Văn phòng xã Đông", "UBND các xã", "van phong", "Phòng Nội Mới")),
        (Scope(plans=(store.plan(COMMUNE),)), ("UBND xã", "UBND xã Đông", "gia-xa")),
        (Scope(plans=(store.plan(ABOVE),)), ("Ban Quản lý", "so mot")),
    ):
        yield f"== {tell(scope.ids)} {tell(scope.plans)} {tell(scope.all)} {scope.unrecorded}"
        yield from (f"{name}: {outcome_of(ask_unit, scope, name)}" for name in names)
    yield "== areas"
    for area in (None, "the-che", "Cải cách  THỂ CHẾ", "Công tác chỉ đạo, điều hành", "thể chế", "xa"):
        yield f"{area}: {outcome_of(ask_areas, one, area)}"
    yield "== rows"
    for name in ("chi-dao/1", "1", "1.1", "9", "20", "chi-dao/11", "", "zzz"):
        yield f"{name}: {outcome_of(ask_row, store.plan(RARE), name)}"
    found = gather(one, (), date(2025, 5, 5), 7)
    yield "== obligations"
    for name in (
        *("gia-huyen/2025#chi-dao/5@phong-tai", "chi-dao/5", f"{RARE}#chi-dao/5", "report/Q1-2025", "chi-dao/55"),
        *("up/gia-tinh/2025/chung/1", "zzz", ""),
    ):
        yield f"{name}: {outcome_of(ask_obligations, found, name)}"


def choosing(store: Store) -> Iterator[str]:
    """Which plans are meant, and what filters, periods and statuses people type."""
    for ids, year, day in (
        ((), None, "2025-05-05"),
        ((), 2023, "2025-05-05"),
        ((), None, "2024-05-05"),
        ((), None, "2030-05-05"),
        ((), 2024, "2025-05-05"),
        ((OLD, RARE, OLD), None, "2025-05-05"),
        ((COMMUNE,), None, "2025-05-05"),
        (("khong/2025",), None, "2021-05-05"),
    ):
        on = date.fromisoformat(day)
        yield f"{tell(ids)} {year} {day}: {outcome_of(choose_plans, store, ids, year, on)}"
        yield f"  {year_meant(store, ids, on)}"
    for several in ((RARE, OLD), (RARE, COMMUNE), (RARE,)):
        scope = Scope(plans=tuple(map(store.plan, several)))
        yield from (f"{tell(several)} {y}: {outcome_of(check_comparable, scope, y)}" for y in (None, 2025))
    yield "== filters"
    for text in ("30d", "4W", "2 tuan", "3 tuần", "5 ngay", " 7 ", "", "12345", "ba ngày", "3 tháng"):
        yield f"{text}: {outcome_of(parse_filters, within=text)}"
    for text in ("late", "none", "Chưa ghi nhận", "qua han", "da xong", "vướng mắc", " Done ", "donne", "zzz"):
        yield f"{text}: {outcome_of(parse_filters, status=text)} {outcome_of(status_meant, text, '--status')}"
    yield from (f"{text}: {outcome_of(parse_filters, role=text)}" for text in ("lead", "leed"))
    for text in ("quý II", "6 tháng", "Q5-2025", "zzz", "2024"):
        yield f"{text}: {outcome_of(period_meant, text, 2025)}"


def upward_of(store: Store) -> Iterator[str]:
    """What the superior asks of the home authority and of its desk."""
    above, home = store.plan(ABOVE), store.plan(RARE)
    for until in (None, date(2025, 5, 4)):
        asked = upward.upward_obligations(above, "gia-huyen", until)
        yield f"== {until}"
        yield from telling.obligations(asked)
        yield "-- desk"
        yield from telling.obligations(upward.desk_obligations(asked, home, "gia-tinh"))
    some = upward.upward_obligations(above, "gia-huyen", tasks=frozenset({"chung/2"}))
    yield f"{[one.id for one in some]} {upward.upward_obligations(above, 'gia-xa')}"


Telling = Callable[[Store], Iterator[str]]

TELLINGS: dict[str, tuple[str, Telling]] = {
    "rare obligations": ("rare", lambda s: every_obligation(s, RARE, OLD, COMMUNE, ABOVE)),
    "rare obligations by day": ("rare", lambda s: obligations_by_day(s, RARE, OF_THE_RARE)),
    "rare narrowed": ("rare", narrowed),
    "rare standing": ("rare", lambda s: standing_of(s, RARE, OF_THE_RARE, 5)),
    "rare standing of the desk": ("rare", lambda s: standing_of(s, RARE, OF_THE_RARE[3::3], 1, "Phòng Nội")),
    "rare standing of others": (
        "rare",
        lambda s: (x for p in (OLD, COMMUNE, ABOVE) for x in standing_of(s, p, ("2023-02-01", "2025-10-02"))),
    ),
    "rare lists": ("rare", lambda s: lists_of(s, "rare", RARE, OF_THE_RARE[::3])),
    "rare counts": ("rare", lambda s: counts_of(s, RARE, OF_THE_RARE[5::4])),
    "rare counts together": ("rare", lambda s: counts_together(s, date(2025, 7, 21))),
    "rare selections": ("rare", lambda s: selections_of(s, RARE, OF_THE_RARE[1::5])),
    "rare merged": ("rare", lambda s: merged_of(s, RARE, ("2025-06-20", "2025-06-22"))),
    "rare money": ("rare", lambda s: money_of(s, (RARE, OLD), date(2025, 10, 25))),
    "rare measures": ("rare", lambda s: measures_of(s, RARE)),
    "rare reports": (
        "rare",
        lambda s: reports_of(
            s,
            RARE,
            ("Phòng Tài", "phong-noi-moi"),
            ("2025-03-14", "2025-06-30", "2025-09-10", "2025-12-31", *["2025-12-31"] * 4),
        ),
    ),
    "rare decisions": ("rare", lambda s: decisions_of(s, RARE, ("2025-10-02", "2026-01-01"), "Phòng Nội Mới")),
    "rare names": ("rare", asking),
    "rare choices": ("rare", choosing),
    "rare superior": ("rare", upward_of),
    "invented obligations": ("invented", lambda s: every_obligation(s, INVENTED)),
    "lived obligations": ("lived", lambda s: every_obligation(s, LIVED)),
    "lived standing": ("lived", lambda s: standing_of(s, LIVED, OF_THE_YEAR)),
    "lived lists": ("lived", lambda s: lists_of(s, "lived", LIVED, OF_THE_YEAR[2::2])),
    "lived counts": ("lived", lambda s: counts_of(s, LIVED, OF_THE_YEAR[2::2])),
    "lived selections": ("lived", lambda s: selections_of(s, LIVED, OF_THE_YEAR[1::3])),
    "lived reports": (
        "lived",
        lambda s: reports_of(
            s,
            LIVED,
            ("Phòng Kinh tế", "UBND xã Giả Hòa"),
            ("2025-03-17", "2025-06-10", "2025-09-18", "2026-01-05", *["2025-12-31"] * 4),
        ),
    ),
    "reorganised standing": ("reorganised", lambda s: standing_of(s, CUU, OF_THE_CHANGES)),
    "reorganised decisions": ("reorganised", lambda s: decisions_of(s, CUU, OF_THE_CHANGES[5::2])),
    "reorganised selections": ("reorganised", lambda s: selections_of(s, CUU, OF_THE_CHANGES[5::4])),
    "reorganised counts": ("reorganised", lambda s: counts_of(s, CUU, OF_THE_CHANGES[6::4])),
}


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Store]:
    """The workspaces, each read once."""
    known: dict[str, Store] = {}

    def of(name: str) -> Store:
        if name not in known:
            root = tmp_path_factory.mktemp(name)
            shutil.copytree(WORKSPACES[name], root / "plans")
            for unit, updates in LOGS.get(name, {}).items():
                Desk(root).log(CUU, unit, *updates)
            known[name] = open_store(root)
        return known[name]

    return of


@pytest.mark.parametrize("what", TELLINGS)
def test_nothing_of_it_changes_unseen(
    what: str, stores: Callable[[str], Store], snapshot: SnapshotAssertion
) -> None:
    name, telling_of = TELLINGS[what]
    assert "\n".join([*telling_of(stores(name)), ""]) == snapshot(extension_class=Text)
