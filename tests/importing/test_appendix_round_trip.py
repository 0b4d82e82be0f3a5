"""Printing an appendix and reading it back gives the same appendix, but for what no print can give back.

Never printed: ``implements``, ``same_as`` of a task, ``ignore``, ``each``, ``due`` with ``because``, ``targets``,
``criteria``, ``amended_by``, ``origin`` and ``given_on`` are what people add to the issued words.

Printed otherwise (``OTHERWISE``): the heading "PHỤ LỤC" is mended to "Phụ lục"; a plan that states no tie to its
appendix gets one; of two merged cells the upper is the owner on paper, whichever row holds the words in the file; a
cell written as text and units, of which the list alone gives back the same words, is read as the list.
"""

from __future__ import annotations

from datetime import date

import pytest
from msgspec import UNSET
from msgspec.structs import replace

from cchc.importing.tables.appendix import AppendixRead, read_appendix
from cchc.plans.rows import Row, resolve_rows
from cchc.plans.table import Appendix, Task
from cchc.store import LoadedPlan
from tests.conftest import Desk
from tests.importing.comparing_appendices import differences
from tests.importing.printed import PLANS, printed_appendix

UNPRINTED = {
    "implements": [],
    "same_as": UNSET,
    "ignore": [],
    "each": UNSET,
    "due": UNSET,
    "because": UNSET,
    "targets": [],
    "criteria": [],
    "amended_by": [],
    "origin": UNSET,
    "given_on": UNSET,
}
OTHERWISE = {
    "vinh-chau/2025": {"heading", "2/2/1:lead", "2/2/1:coordinating", "2/2/2:lead", "2/2/2:coordinating"},
    "vinh-chau/2023": {"heading"},
    "soc-trang/2025": {"heading", "2/3/1:lead", "2/3/2:lead", "2/3/3:coordinating"},
    "anh-son/2025": {"attached"},
}


def _printed(task: Task) -> Task:
    return replace(task, **UNPRINTED, subtasks=[_printed(one) for one in task.subtasks])


def _issued(loaded: LoadedPlan) -> Appendix:
    """The appendix without what is never printed."""
    appendix = loaded.appendix_file.value
    assert appendix is not None
    areas = [replace(area, tasks=[_printed(task) for task in area.tasks]) for area in appendix.areas]
    return replace(appendix, areas=areas, ignore=[])


@pytest.fixture(scope="module", params=PLANS)
def read_back(request: pytest.FixtureRequest, real: Desk) -> tuple:
    loaded = real.plan(request.param)
    blocks = printed_appendix(request.param)
    day = loaded.plan.date if loaded.plan and isinstance(loaded.plan.date, date) else None
    return loaded, read_appendix(blocks, loaded.register, day=day), read_appendix(blocks, None, day=day)


def test_a_printed_appendix_is_read_as_it_was(read_back: tuple[LoadedPlan, AppendixRead, AppendixRead]) -> None:
    loaded, found, _ = read_back
    assert set(differences(_issued(loaded), found.appendix)) == OTHERWISE[loaded.id]


def test_nothing_of_it_is_left_over(read_back: tuple[LoadedPlan, AppendixRead, AppendixRead]) -> None:
    _, found, _ = read_back
    assert (found.proposed, found.unread, found.doubtful) == ((), (), ())


def test_its_rows_say_the_same(read_back: tuple[LoadedPlan, AppendixRead, AppendixRead]) -> None:
    loaded, found, _ = read_back
    resolved = resolve_rows(found.appendix)
    assert resolved.problems == []
    assert [_said(row) for row in resolved.rows] == [_said(row) for row in resolve_rows(_issued(loaded)).rows]


def test_without_a_register_few_cells_come_out_otherwise(
    read_back: tuple[LoadedPlan, AppendixRead, AppendixRead],
) -> None:
    loaded, _, found = read_back
    wanted, got = resolve_rows(_issued(loaded)).rows, resolve_rows(found.appendix).rows
    assert [row.id for row in got] == [row.id for row in wanted]
    assert [(row.lead_text, row.coordinating_text) for row in got] == [
        (row.lead_text, row.coordinating_text) for row in wanted
    ]
    names = [(a, b) for one, other in zip(wanted, got, strict=True) for a, b in _names(one, other)]
    assert sum(a != b for a, b in names) <= 0.1 * len(names)


def _said(row: Row) -> tuple[object, ...]:
    """What a row says, wherever the words of its cells are held."""
    return (
        row.id,
        row.area_name,
        row.number,
        row.parent,
        row.text,
        row.products,
        [name.text for name in row.lead],
        row.lead_text,
        [name.text for name in row.coordinating],
        row.coordinating_text,
        [[str(phrase) for phrase in group] for group in row.deadlines],
        row.task.budget,
        row.task.note,
        row.task.footnote,
        row.owes,
    )


def _names(one: Row, other: Row) -> list[tuple[list[str], list[str]]]:
    pairs = ((one.lead, other.lead), (one.coordinating, other.coordinating))
    return [([name.text for name in a], [name.text for name in b]) for a, b in pairs]
