"""What the lines of logs close: the plain ones are told from the words, all others from the obligations."""

from __future__ import annotations

import pytest

from cchc.checks import closed, journals
from cchc.store import open_store

ROWS = """areas:
  - id: a
    name: Lĩnh vực bịa
    tasks:
      - {number: "1", task: Một hạn, products: [Kế hoạch], lead: [Phòng Một], deadline: Quý I}
      - {number: "2", task: Không hạn, products: [Kế hoạch], lead: [Các phòng]}
      - {number: "3", task: Nhiều kỳ, products: [Báo cáo], lead: [Phòng Một], deadline: Hằng quý}
      - {number: "4", task: Hai hạn, products: [A, B], lead: [Phòng Một], deadline: [Quý I, Quý II]}
      - {number: "5", task: Phối hợp, products: [A], lead: [Phòng Hai], coordinating: [Phòng Một], deadline: Quý I}
      - {number: "6", task: Hai dòng, products: [A], lead: [Phòng Một], deadline: Quý I}
      - {number: "7", task: Chờ sự kiện, products: [A], lead: [Phòng Một], deadline: 5 ngày kể từ khi có văn bản}
      - number: "8"
        task: Dòng tiêu đề
        lead: [Phòng Một]
        subtasks:
          - {number: "8.1", task: Việc con, products: [A], deadline: Quý I}
      - number: "9"
        task: Đổi chủ trì
        products: [A]
        lead: [Phòng Một]
        deadline: Quý I
        amended_by: [{document: Công văn số 5/UBND-NC, date: 2025-02-01, lead: [Phòng Hai]}]
      - {number: "10", task: Có kỳ, products: [A], lead: [Phòng Một], deadline: Quý I}
      - {number: "11", task: Bản sao, products: [A], lead: [Phòng Một], deadline: Quý I, same_as: a/1}
      - {number: "12", task: Thay dòng, products: [A], lead: [Phòng Một], deadline: Quý I}
"""
EVENTS = "events:\n  - {id: e1, on: 2025-03-01, document: Công văn số 1/UBND-NC, tasks: [a/7]}\n"
LINES = [
    *(f"{{id: m{n}, on: 2025-02-01, task: a/{n}, status: done}}" for n in (1, 2, 3, 4, 5, 6, 7, 8, "8.1", 9, 11)),
    "{id: again, on: 2025-02-02, task: a/6, status: done}",
    "{id: turn, on: 2025-02-01, task: a/10, status: done, occurrence: Quý IV}",
    "{id: other, on: 2025-02-01, task: a/12, status: done, corrects: m1}",
    "{id: none, on: 2025-02-01, task: a/99, status: done}",
]


@pytest.fixture(name="store")
def _store(lay):
    log = "unit: Phòng Một\nupdates:\n" + "".join(f"  - {line}\n" for line in LINES)
    return open_store(lay({"appendix.yaml": ROWS, "events.yaml": EVENTS, "progress/phong-mot.yaml": log}))


def test_only_a_lone_line_of_a_lead_on_a_row_with_one_term_is_plain(store):
    assert closed.plainly_closed(store.plan("xa-mau/2025")) == {"a/1", "a/2", "a/8.1"}


def test_the_plain_ones_are_left_out_of_what_has_to_be_worked_out(store):
    owed = {one.task for one in closed.closable(store.plan("xa-mau/2025"), store)}
    assert owed == {"a/3", "a/4", "a/5", "a/6", "a/7", "a/9", "a/10", "a/12"}


def test_nothing_is_plain_where_an_id_is_given_twice(lay):
    twice = ROWS.replace('number: "2"', 'number: "1"')
    log = f"unit: Phòng Một\nupdates:\n  - {LINES[0]}\n"
    plan = open_store(lay({"appendix.yaml": twice, "progress/phong-mot.yaml": log})).plan("xa-mau/2025")
    assert closed.plainly_closed(plan) == frozenset()


def test_the_same_is_found_where_every_line_is_held_against_the_obligations(store, monkeypatch):
    def found():
        plan = open_store(store.root).plan("xa-mau/2025")
        return [*journals.idle_lines(plan, store), *journals.contradictions(plan, store)]

    known = found()
    for module in (closed, journals):
        monkeypatch.setattr(module, "plainly_closed", lambda plan: frozenset())
    assert known == found()
    assert len(known) > 4
