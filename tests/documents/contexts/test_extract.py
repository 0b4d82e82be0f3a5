"""The extract of a unit: its own tasks by role, with days, numbered parts, and nothing of others."""

from __future__ import annotations

import re
from datetime import date

import pytest

from cchc.documents.contexts.extract import unit_extract
from cchc.documents.rendering import render
from cchc.documents.templates import template
from cchc.obligations.scope import Scope, ask_unit, gather
from tests.documents.word import LEFTOVERS, Word, grid, style_of, text_of, widths

PLAN = "vinh-chau/2025"
ON = date(2025, 3, 1)


@pytest.fixture(scope="module")
def of_unit(real):
    """``of_unit(name)``: what is owed, and the extract."""
    store = real.store
    scope = Scope(plans=(store.plan(PLAN),))

    def make(name):
        asked = ask_unit(scope, name)
        found = gather(scope, [asked], ON, store.due_soon_days)
        return found, unit_extract(scope.plans[0], asked.name, found, ON)

    return make


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["Phòng Nội vụ", "Phòng Tư pháp", "Văn phòng HĐND và UBND thị xã"])
def test_everything_owed_stands_once_in_the_part_of_its_role(of_unit, unit, real):
    found, extract = of_unit(unit)
    mine = [one for one in found if one.obligation.owner.unit_id is not None]

    assert [part.number for part in extract.parts] == ["I", "II", "III", "IV"][: len(extract.parts)]
    assert {part.role for part in extract.parts} == {one.obligation.role for one in mine}
    for part in extract.parts:
        owed = {
            (
                one.obligation.task,
                one.obligation.item,
                one.obligation.term.occurrence if part.role == "report" else 0,
            )
            for one in mine
            if one.obligation.role == part.role
        }
        assert len(part.table.rows) == len(owed)
        numbers = [str(row.cells[0]) for row in part.table.rows]
        assert numbers == [str(n) for n in range(1, len(owed) + 1)]
    for one in mine:
        part = next(part for part in extract.parts if part.role == one.obligation.role)
        said = "\n".join(str(cell) for row in part.table.rows for cell in row.cells)
        assert one.obligation.text.rstrip("./ ") in said
        if part.role == "coordinating":
            leads = {row.id: row.lead_text for row in real.plan(PLAN).rows.rows}
            assert leads[one.obligation.task] in said
        if one.due is not None and one.dated:
            assert f"{one.due:%d/%m/%Y}" in said


def test_days_come_in_order_in_each_part(of_unit):
    _, extract = of_unit("Phòng Nội vụ")
    for part in extract.parts:
        firsts = []
        for row in part.table.rows:
            own = re.sub(r"“.*?”|\(ngày nghỉ.*?\)", "", str(row.cells[-1]))
            days = re.findall(r"(\d\d)/(\d\d)/(\d{4})", own)
            firsts += [min(date(int(y), int(m), int(d)) for d, m, y in days)] if days else []
        assert firsts == sorted(firsts)


def test_the_document_of_an_extract(of_unit):
    _, extract = of_unit("Phòng Nội vụ")
    word = Word(render(template("unit-extract", None), extract, ON))
    said = word.all_text()

    assert not LEFTOVERS.search(said)
    headings = [text_of(one) for one in word.paragraphs() if style_of(one) == "Heading1"]
    assert len(headings) == len(extract.parts)
    tables = [one for one in word.tables if len(grid(one)) > 1 and grid(one)[0][0].text == "STT"]
    for part, table in zip(extract.parts, tables, strict=True):
        printed = [[cell.text for cell in line] for line in grid(table)[1:]]
        assert printed == [[str(cell) for cell in row.cells] for row in part.table.rows]
        assert sum(widths(table)) == 9071
    assert extract.as_of == "01/03/2025"
    assert "01/03/2025" in said


def test_a_footnote_in_a_task_follows_it_into_the_extract(desk):
    desk.change(f"{PLAN}/plan.yaml", "footnotes:\n", "footnotes:\n  - {number: g, text: Giả chú thích}\n")
    desk.change(
        f"{PLAN}/appendix.yaml",
        "triển khai Kế hoạch kiểm tra, xử lý, rà soát",
        "triển khai[^g] Kế hoạch kiểm tra, xử lý, rà soát",
    )
    store = desk.store
    scope = Scope(plans=(store.plan(PLAN),))
    row = next(row for row in scope.plans[0].rows.rows if "[^g]" in row.text)
    asked = ask_unit(scope, row.lead[0].text)
    found = gather(scope, [asked], ON, store.due_soon_days)
    word = Word(render(template("unit-extract", None), unit_extract(scope.plans[0], asked.name, found, ON), ON))

    assert word.note_after("triển khai") == "Giả chú thích"
    assert "[^g]" not in word.all_text()
