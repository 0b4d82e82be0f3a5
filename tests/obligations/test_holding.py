"""Whose an obligation is after reorganisations: every kind of change over two years of an invented district."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import UNSET
from msgspec.structs import replace

from cchc.calendar.periods import parse_period
from cchc.obligations import derive
from cchc.obligations.awaiting import awaiting, beyond_the_end, decision_lines, questions
from cchc.obligations.counting import Counted, counted, left_out, tally, total
from cchc.obligations.reporting import frame, reckon
from cchc.obligations.scope import Asked, Scope, ask_unit, gather, gather_as_assigned
from cchc.obligations.wording import after_the_end
from cchc.plans.journal import Progress, Update
from cchc.plans.organisation import Succession, Units
from cchc.plans.register import Register
from cchc.store import Loaded, WorkspaceError, open_store
from tests.conftest import Desk

PLAN = "gia-cuu/2025"
REORGANISED = Path(__file__).parent / "reorganised"
FIRST, LAST = date(2025, 1, 2), date(2026, 6, 30)
days = st.dates(FIRST, LAST)


@pytest.fixture
def district(tmp_path):
    shutil.copytree(REORGANISED, tmp_path / "plans")
    return Desk(tmp_path)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    root = tmp_path_factory.mktemp("cuu")
    shutil.copytree(REORGANISED, root / "plans")
    return open_store(root).plan(PLAN)


def held(desk, on, task, **wanted):
    """Who holds the obligations of a task on a day, by the unit that the plan named."""
    found = desk.asked(on=on, plans=(PLAN,))
    mine = [a for a in found if a.obligation.task == task and a.obligation.role != "coordinating"]
    mine = [a for a in mine if all(getattr(a.obligation.term, key) == value for key, value in wanted.items())]
    return {a.obligation.owner.first_id: a for a in mine}


def holder(desk, on, task):
    (one,) = held(desk, on, task).values()
    return one.obligation.owner.unit_id


@pytest.mark.parametrize(
    ("on", "unit"),
    [("2025-02-28", "phong-a"), ("2025-03-01", "phong-an"), ("2025-08-31", "phong-an"), ("2025-09-01", "phong-d")],
)
def test_a_chain_is_followed_as_far_as_it_had_come(district, on, unit):
    assert holder(district, on, "the-che/1") == unit


def test_the_way_is_told_with_its_documents(district):
    (one,) = held(district, "2025-10-01", "the-che/1").values()
    came = [(step.unit, step.on.isoformat(), step.document) for step in one.obligation.owner.came]
    assert came == [
        ("Phòng A", "2025-03-01", "Nghị quyết bịa số 1"),
        ("Phòng A Mới", "2025-09-01", "Nghị quyết bịa số 2"),
    ]
    assert one.obligation.id == f"{PLAN}#the-che/1@phong-a"


def test_each_members_obligation_stays_apart_under_the_one_they_became(district):
    mine = held(district, "2025-05-01", "the-che/3", label="quý II")
    assert {mine[unit].obligation.owner.unit_id for unit in ("phong-b", "phong-c")} == {"phong-bc"}
    assert mine["phong-b"].obligation.id != mine["phong-c"].obligation.id


def test_one_record_closes_what_joint_leads_left_to_one_heir(district):
    district.log(PLAN, "Phòng BC", "on: 2025-06-02, task: the-che/2, status: done, behalf_of: phong-b")
    mine = held(district, "2025-06-30", "the-che/2")
    assert {unit: (a.status, a.obligation.owner.unit_id) for unit, a in mine.items()} == {
        "phong-b": ("done", "phong-bc"),
        "phong-c": ("done", "phong-bc"),
    }


def test_what_was_done_before_stays_with_the_one_who_did_it(district):
    district.log(PLAN, "Phòng A", "on: 2025-02-20, task: the-che/1, status: done")
    for on in ("2025-02-25", "2025-03-01", "2026-02-01"):
        (one,) = held(district, on, "the-che/1").values()
        assert (one.obligation.owner.unit_id, one.status) == ("phong-a", "done")
    after = district.asked("Phòng D", on="2025-10-01", plans=(PLAN,))
    assert "the-che/1" not in {a.obligation.task for a in after if a.obligation.role == "lead"}


def test_what_an_heir_does_is_the_heirs_even_after_the_next_change(district):
    district.log(PLAN, "Phòng A Mới", "on: 2025-08-20, task: the-che/1, status: done, behalf_of: phong-a")
    assert holder(district, "2025-10-01", "the-che/1") == "phong-an"


@pytest.mark.parametrize(("on", "unit"), [("2025-03-31", "phong-f"), ("2025-04-01", "phong-g")])
def test_of_an_area_that_moves_only_its_own_work_goes(district, on, unit):
    assert holder(district, on, "tthc/1") == unit
    assert holder(district, on, "the-che/7") == "phong-f"


def test_of_several_heirs_nobody_is_taken_until_somebody_decides(district):
    for task in ("the-che/4", "tthc/2", "tthc/3", "tthc/4"):
        (one,) = held(district, "2025-07-15", task).values()
        assert (one.obligation.owner.unit_id, one.timing, one.waiting_for) == ("phong-e", "waiting", "assignment")
        assert [unit.id for unit in one.obligation.owner.waiting.candidates] == ["phong-em", "phong-en"]
        assert left_out(one) == "assignment"


def test_a_decision_gives_an_area_a_task_or_nothing_and_leaves_the_rest_waiting(district):
    on = "2025-08-01"
    assert holder(district, on, "the-che/4") == "phong-em"
    assert holder(district, on, "tthc/2") == "phong-en"
    (dropped,) = held(district, on, "tthc/3").values()
    assert (dropped.status, dropped.facts.document) == ("dropped", "Quyết định bịa số 7")
    (rest,) = held(district, on, "tthc/4").values()
    assert rest.waiting_for == "assignment"
    (given,) = held(district, on, "tthc/2").values()
    assert given.obligation.owner.came[-1].document == "Quyết định bịa số 7"


def test_an_abolished_unit_without_an_heir_leaves_its_work_waiting_with_nobody_named(district):
    (one,) = held(district, "2025-06-01", "the-che/5").values()
    assert (one.obligation.owner.unit_id, one.waiting_for) == ("phong-h", "assignment")
    assert one.obligation.owner.waiting.candidates == ()


def test_what_was_late_before_its_unit_ended_stays_late(district):
    mine = held(district, "2025-06-15", "report/Q1-2025")
    assert (mine["phong-h"].timing, mine["phong-h"].waiting_for) == ("late", None)
    assert mine["phong-h"].needs_decision


@pytest.mark.parametrize(
    ("deadline", "state"),
    [
        ("Trước ngày 30/6/2025", ("late", None)),
        ("Trước ngày 01/7/2025", ("waiting", "assignment")),
        ("Thường xuyên", ("waiting", "assignment")),
    ],
)
def test_work_waits_that_was_not_over_on_the_day_of_the_change(district, deadline, state):
    district.change(
        "gia-cuu/2025/appendix.yaml",
        "lead: [Phòng E], deadline: Quý IV/2025",
        f"lead: [Phòng E], deadline: {deadline}",
    )
    (one,) = held(district, "2025-07-15", "the-che/4").values()
    assert (one.timing, one.waiting_for) == state


@pytest.mark.parametrize(
    ("kind", "vertical", "loose"),
    [("ngành dọc", True, False), ("liên ngành", False, True), ("chuyên môn", False, False)],
)
def test_what_an_heir_is_is_known_of_what_it_takes_over(district, kind, vertical, loose):
    name = "name: Phòng A Mới\n    kind: "
    district.change("gia-cuu/units.yaml", f"{name}chuyên môn", f"{name}{kind}")
    (one,) = held(district, "2025-03-01", "the-che/1").values()
    owner = one.obligation.owner
    assert (owner.unit_id, owner.vertical, owner.loose) == ("phong-an", vertical, loose)


def test_with_its_authority_a_unit_leaves_its_work_to_whoever_followed_that(district):
    (one,) = held(district, "2026-01-01", "tthc/6").values()
    assert [unit.id for unit in one.obligation.owner.waiting.candidates] == ["xa-moi", "xa-ba"]
    (own,) = held(district, "2026-01-01", "tthc/5").values()
    assert (own.obligation.owner.unit_id, own.waiting_for) == ("gia-cuu", "assignment")


def test_what_is_due_after_the_authority_ended_is_counted_apart_from_late(district):
    for on in ("2026-01-01", "2026-06-30"):
        mine = held(district, on, "the-che/6")
        assert {(a.waiting_for, left_out(a)) for a in mine.values()} == {("authority", "after_end")}
        assert mine["xa-mot"].obligation.owner.unit_id == "xa-moi"
        assert mine["xa-ba"].beyond.document == "Nghị quyết bịa số 9"
    assert {a.timing for a in held(district, "2025-12-31", "the-che/6").values()} == {"in_time"}


@pytest.mark.parametrize(
    ("ruling", "state"),
    [
        ("gives: {all: xa-moi}", ("late", "none")),
        ("drops: [the-che]", ("in_time", "dropped")),
        ("gives: {tthc: xa-moi}", ("waiting", "none")),
    ],
)
def test_a_decision_about_the_authority_says_whether_its_plan_goes_on(district, ruling, state):
    with (district.root / "plans/gia-cuu/units.yaml").open("a", encoding="utf-8") as file:
        file.write(f"  - {{unit: gia-cuu, date: 2026-02-01, because: Quyết định bịa số 8, {ruling}}}\n")
    assert {(a.timing, a.status) for a in held(district, "2026-05-01", "the-che/6").values()} == {state}
    assert {a.timing for a in held(district, "2026-01-31", "the-che/6").values()} == {"waiting"}


def test_what_a_decision_gave_before_the_authority_ended_is_not_asked_about_again(district):
    district.change(
        "gia-cuu/2025/appendix.yaml",
        "lead: [Phòng E], deadline: Quý IV/2025",
        "lead: [Phòng E], deadline: Quý I/2026",
    )
    (one,) = held(district, "2026-01-15", "the-che/4").values()
    assert (one.obligation.owner.unit_id, one.timing, one.waiting_for) == ("phong-em", "in_time", None)


def test_a_decision_about_the_authority_gives_what_its_offices_left(district):
    with (district.root / "plans/gia-cuu/units.yaml").open("a", encoding="utf-8") as file:
        file.write("  - {unit: gia-cuu, date: 2026-02-01, because: Quyết định bịa số 8, gives: {all: xa-moi}}\n")
    assert holder(district, "2026-02-01", "tthc/6") == holder(district, "2026-02-01", "tthc/5") == "xa-moi"
    assert {a.obligation.owner.unit_id for a in held(district, "2026-02-01", "the-che/6").values()} == {
        "xa-moi",
        "xa-ba",
    }


def test_an_heir_is_asked_with_what_came_and_the_old_unit_with_where_it_went(district):
    heir = district.asked("Phòng BC", on="2025-06-01", plans=(PLAN,))
    assert {a.obligation.owner.first_id for a in heir if a.obligation.owner.unit_id} == {"phong-b", "phong-c"}
    old = district.asked("Phòng B", on="2025-06-01", plans=(PLAN,))
    assert {a.obligation.owner.unit_id for a in old if a.obligation.owner.unit_id} == {"phong-bc"}


def test_figures_by_unit_are_those_of_the_holders(district):
    found = district.asked(on="2025-06-01", plans=(PLAN,))
    keys = {one.key for one in tally(found, "unit")}
    assert "phong-bc" in keys
    assert keys.isdisjoint({"phong-a", "phong-b", "phong-c"})


def test_a_group_is_told_with_its_members_on_the_day_of_the_plan(loaded):
    with pytest.raises(WorkspaceError, match="là một nhóm") as refused:
        ask_unit(Scope(plans=(loaded,)), "Các phòng")
    members = (refused.value.hint or "").removeprefix("Các đơn vị trong nhóm: ").removesuffix(".").split(", ")
    assert members == [f"Phòng {letter}" for letter in "ABCDEFGH"]


@pytest.mark.parametrize("by", ["unit", "area", "period"])
def test_counted_at_once_are_the_tallies_their_total_and_what_waits_for_a_decision(district, by):
    found = district.asked(on="2025-07-15", plans=(PLAN,))
    waiting = [a for a in found if a.needs_decision]
    assert {a.obligation.owner.unit_id for a in waiting} == {"phong-e", "phong-h"}
    assert counted(iter(found), by) == Counted(tally(found, by), total(found, by), waiting)


def test_a_units_own_report_tells_of_its_reports_though_they_have_come_to_another_since(district):
    plan = district.plan(PLAN)
    asked = ask_unit(Scope(plans=(plan,)), "Phòng B")
    made = reckon(plan, asked, frame(plan, parse_period("Q1-2025"), date(2025, 6, 1)))
    assert [(a.obligation.task, a.obligation.owner.unit_id) for a in made.reports] == [
        ("report/Q1-2025", "phong-bc")
    ]


class TestAwaiting:
    def test_it_is_told_by_the_body_that_ended_with_what_a_decision_may_name(self, district):
        waiting = {one.unit_id: one for one in awaiting(district.asked(on="2025-07-15", plans=(PLAN,)))}
        assert set(waiting) == {"phong-e", "phong-h"}
        assert {key: count for key, (_, count) in waiting["phong-e"].parts.items()} == {
            "the-che": 5,  # two quarters late, two to come, its own task
            "tthc": 3,
            "report": 4,
        }

    def test_one_decision_about_the_authority_does_for_all_that_went_with_it(self, district):
        found = district.asked(on="2026-01-15", plans=(PLAN,))
        register = district.plan(PLAN).register
        asked = {one.unit_id: one for one in questions(awaiting(found), register)}
        assert set(asked) == {"phong-e", "phong-h", "gia-cuu"}
        assert {one.unit_id for one in asked["gia-cuu"].about} == {"phong-d", "gia-cuu"}
        lines = list(decision_lines(asked["gia-cuu"]))
        assert lines[0] == "  - unit: gia-cuu"
        assert "      tthc: … # Cải cách thủ tục hành chính: 2 lượt" in lines

    def test_what_living_units_owe_after_the_end_is_told_apart(self, district):
        beyond = beyond_the_end(district.asked(on="2026-01-15", plans=(PLAN,)))
        assert {a.obligation.task for a in beyond} == {"the-che/6"}

    def test_an_end_without_its_document_is_told_by_its_day(self, district):
        document = (
            "    - {date: 2026-01-01, document: Nghị quyết bịa số 9, kind: split, successors: [xa-moi, xa-ba]}"
        )
        district.change("gia-cuu/units.yaml", f"  successions:\n{document}\nunits:", "units:")
        beyond = beyond_the_end(district.asked("UBND xã Ba", on="2026-01-15", plans=(PLAN,)))
        assert after_the_end(beyond) == [
            "1 lượt đến hạn sau khi Ủy ban nhân dân huyện Giả Cựu kết thúc hoạt động sau ngày 31/12/2025: "
            "chưa tính là quá hạn cho đến khi có quyết định."
        ]


def on_the_day(plan, day):
    return gather(Scope(plans=(plan,)), [], day, 7)


def with_log(plan, draw, size=12):
    """The plan with random lines in the logs of those whom it names."""
    owed = [o for o in derive(plan) if o.role != "coordinating" and o.owner.unit_id]
    lines = {}
    for number in range(draw(st.integers(0, size))):
        o = draw(st.sampled_from(owed))
        update = Update(
            id=f"r{number}",
            on=draw(days),
            task=o.task,
            status=draw(st.sampled_from(["done", "started", "dropped", "extended"])),
            due=draw(days) if draw(st.booleans()) else UNSET,
            document="Văn bản bịa",
            occurrence=o.term.occurrence if o.turns and o.term.occurrence else UNSET,
        )
        lines.setdefault((o.owner.unit_id, o.owner.unit), []).append(update)
    logs = [Loaded(f"{unit}.yaml", Progress(unit=unit, updates=mine), []) for (unit, _), mine in lines.items()]
    return replace(plan, logs=logs)


@st.composite
def registers(draw, plan):
    """The district's register with other changes, made at random: also loops and contradictions."""
    own = plan.register
    ids = [unit.id for unit in own.units]
    units = []
    for unit in own.units:
        edges = []
        for _ in range(draw(st.integers(0, 2))):
            edges.append(
                Succession(
                    date=draw(days),
                    document="Nghị quyết bịa",
                    kind=draw(st.sampled_from(["rename", "merge", "split", "abolish", "function moved"])),
                    successors=draw(st.lists(st.sampled_from(ids), max_size=2, unique=True)),
                    area=draw(st.sampled_from([UNSET, UNSET, "tthc", "Cải cách thể chế"])),
                )
            )
        to = draw(st.none() | days)
        units.append(replace(unit, from_=UNSET, to=UNSET if to is None else to, successions=edges))
    return Register(own.folder, Units(authority=own.authority, units=units, groups=own.groups))


def until(register, day):
    """The register as it could be known on a day: nothing that happened after it."""
    units = [
        replace(
            unit,
            to=unit.to if unit.to is not UNSET and unit.to < day else UNSET,
            successions=[edge for edge in unit.successions if edge.date <= day],
        )
        for unit in register.units
    ]
    own = register.authority
    authority = own if own.to < day else replace(own, to=UNSET, successions=[])
    return Register(register.folder, Units(authority=authority, units=units, groups=register.groups))


@pytest.mark.slow
@settings(max_examples=40)
@given(data=st.data())
def test_nothing_is_lost_nobody_owes_twice_and_ids_do_not_change(loaded, data):
    plan = replace(with_log(loaded, data.draw), register=data.draw(registers(loaded)))
    day = data.draw(days)
    before = [a.obligation.id for a in gather_as_assigned(Scope(plans=(plan,)), [], day, 7)]
    found = on_the_day(plan, day)
    assert [a.obligation.id for a in found] == before
    assert len(set(before)) == len(before)
    known = {unit.id for unit in plan.register.units} | {plan.register.folder, None}
    assert {a.obligation.owner.unit_id for a in found} <= known
    by_unit = tally(found, "unit")
    assert sum(one.obligations.assigned + sum(one.obligations.left_out.values()) for one in by_unit) == len(before)


@pytest.mark.slow
@settings(max_examples=40)
@given(data=st.data())
def test_what_comes_later_changes_nothing_of_before(loaded, data):
    plan, register = with_log(loaded, data.draw), data.draw(registers(loaded))
    day = data.draw(days)
    whole, known = replace(plan, register=register), replace(plan, register=until(register, day))
    later = {a.obligation.id: a for a in on_the_day(whole, day)}
    for one in on_the_day(known, day):
        other = later[one.obligation.id]
        assert (other.status, other.timing, other.waiting_for, other.due) == (
            one.status,
            one.timing,
            one.waiting_for,
            one.due,
        )
        assert other.obligation.owner.unit_id == one.obligation.owner.unit_id


@pytest.mark.slow
@settings(max_examples=40)
@given(data=st.data())
def test_the_lists_of_all_units_are_the_whole_list(loaded, data):
    plan = replace(with_log(loaded, data.draw), register=data.draw(registers(loaded)))
    day = data.draw(days)
    whole = {a.obligation.id: a.obligation.owner.unit_id for a in on_the_day(plan, day)}
    for unit in plan.register.units:
        asked = gather(Scope(plans=(plan,)), [Asked(name=unit.name, ids={plan.id: unit.id})], day, 7)
        mine = {a.obligation.id for a in asked if a.obligation.owner.unit_id == unit.id}
        assert mine == {name for name, owner in whole.items() if owner == unit.id}


@pytest.mark.slow
@settings(max_examples=30)
@given(data=st.data())
def test_what_is_done_is_never_moved_by_a_later_day(loaded, data):
    plan = replace(with_log(loaded, data.draw), register=data.draw(registers(loaded)))
    day = data.draw(days)
    later = {a.obligation.id: a for a in on_the_day(plan, day + timedelta(days=200))}
    for one in on_the_day(plan, day):
        other = later[one.obligation.id]
        if one.status == other.status == "done" and one.facts.done_on == other.facts.done_on:
            assert other.obligation.owner.unit_id == one.obligation.owner.unit_id
