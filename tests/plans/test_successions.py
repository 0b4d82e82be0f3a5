"""Who holds a piece of work: the keys of decisions, what comes before what, bodies that are the authority."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec import convert

from cchc.plans.organisation import Units
from cchc.plans.register import Register
from cchc.plans.successions import Matter, closed_authority, comes_from, held, last_day, nearness

TASK = Matter(plan="gia/2025", task="the-che/1.1", area="the-che", area_name="Cải cách thể chế")
REPORT = Matter(plan="gia/2025", task="report/Q3-2025")
NEW = date(2025, 7, 1)


def unit(name, to=None, *edges, **more):
    life = {} if to is None else {"to": to}
    return {"id": name, "name": name, "kind": "chuyên môn", "successions": list(edges), **life, **more}


def edge(successors, on="2025-07-01", kind="merge", **more):
    return {"date": on, "document": "Quyết định bịa", "kind": kind, "successors": successors, **more}


def register(*units, decisions=(), **authority):
    own = {"name": "Ủy ban nhân dân xã Giả", "level": "xã", "place": "Giả", **authority}
    data = {"authority": own, "units": list(units), "decisions": list(decisions)}
    return Register("gia", convert(data, Units, strict=False))


@pytest.mark.parametrize(
    ("key", "matter", "near"),
    [
        ("the-che/1.1", TASK, 5),
        ("gia/2025#the-che/1.1", TASK, 15),
        ("gia/2024#the-che/1.1", TASK, 0),
        ("the-che/1", TASK, 4),
        ("the-che/10", TASK, 0),
        ("the-che", TASK, 2),
        ("Cải cách thể chế", TASK, 2),
        ("all", TASK, 1),
        ("tthc", TASK, 0),
        ("report", REPORT, 3),
        ("report/Q3-2025", REPORT, 5),
        ("duty", REPORT, 0),
        ("up", Matter(plan="tren/2025", task="up/tren/2025/a/1", area="a"), 2),
    ],
)
def test_the_nearer_a_key_names_the_work_the_more_it_counts(key, matter, near):
    assert nearness(key, matter) == near


def test_the_nearest_key_and_then_the_latest_decision_holds():
    decisions = [
        {"unit": "a", "date": "2025-07-01", "because": "Một", "gives": {"the-che/1.1": "b", "all": "c"}},
        {"unit": "a", "date": "2025-08-01", "because": "Hai", "gives": {"all": "d"}},
    ]
    units = [unit("a", "2025-06-30", edge(["b", "c", "d"], kind="split")), unit("b"), unit("c"), unit("d")]
    known = register(*units, decisions=decisions)
    assert held(known, "a", TASK, date(2025, 9, 1)).unit.id == "b"
    assert held(known, "a", REPORT, date(2025, 7, 31)).unit.id == "c"
    assert held(known, "a", REPORT, date(2025, 8, 1)).unit.id == "d"


def test_a_unit_among_its_own_successors_lives_on():
    known = register(unit("a", None, edge(["a", "b"], kind="split")), unit("b"))
    assert last_day(known.unit("a")) is None
    assert held(known, "a", TASK, date(2025, 9, 1)).unit.id == "a"


def test_a_loop_ends_in_waiting_and_not_in_a_loop():
    known = register(
        unit("a", "2025-06-30", edge(["b"])),
        unit("b", "2025-06-30", edge(["c"])),
        unit("c", "2025-06-30", edge(["a"])),
    )
    holding = held(known, "a", TASK, date(2025, 9, 1))
    assert (holding.unit.id, holding.waiting is not None) == ("c", True)
    assert {one.id for one in comes_from(known, "a", date(2025, 9, 1))} == {"b", "c"}


def test_between_the_end_and_the_change_nobody_holds_it():
    known = register(unit("a", "2025-06-30", edge(["b"], on="2025-09-01")), unit("b"))
    holding = held(known, "a", TASK, date(2025, 8, 1))
    assert (holding.unit.id, holding.waiting.since, holding.waiting.candidates) == ("a", NEW, ())
    assert held(known, "a", TASK, date(2025, 9, 1)).unit.id == "b"


def test_work_that_came_after_an_area_had_left_stays():
    known = register(
        unit("a", "2025-06-30", edge(["b"])),
        unit("b", None, edge(["c"], on="2025-03-01", kind="function moved", area="the-che")),
        unit("c"),
    )
    assert held(known, "b", TASK, NEW).unit.id == "c"
    assert held(known, "a", TASK, NEW).unit.id == "b"


def test_a_unit_that_is_the_authority_ends_as_that_does():
    known = register(unit("ubnd", authority="gia"), unit("moi"), to="2025-06-30", successions=[edge(["moi"])])
    assert held(known, "ubnd", TASK, NEW).unit.id == "moi"
    assert held(known, "gia", TASK, NEW).unit.id == "moi"
    assert [one.id for one in comes_from(known, "moi", NEW)] == ["ubnd", "gia"]


def test_a_new_name_ends_no_authority():
    renamed = register(unit("moi"), to="2025-06-30", successions=[edge(["moi"], kind="rename")])
    merged = register(unit("moi"), to="2025-06-30", successions=[edge(["moi"])])
    assert closed_authority(renamed, NEW) is None
    assert closed_authority(merged, NEW) == date(2025, 6, 30)
    assert closed_authority(merged, date(2025, 6, 30)) is None


def test_a_unit_that_is_not_known_is_held_by_nobody():
    assert held(register(unit("a")), "b", TASK, NEW) is None
