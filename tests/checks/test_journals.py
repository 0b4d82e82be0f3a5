"""Events held against each other: each with all before it that share its id or a task, told in their order."""

from __future__ import annotations

from cchc.checks import check_plan
from cchc.store import open_store

EVENTS = """events:
  - {id: e1, on: 2025-01-02, document: Công văn số 1/UBND-NC, tasks: [a/1]}
  - {id: e2, on: 2025-01-02, document: Công văn số 2/UBND-NC, tasks: [a/2]}
  - {id: e1, on: 2025-01-05, document: Công văn số 3/UBND-NC, tasks: [a/2]}
  - {id: e4, on: 2025-01-06, document: Công văn số 1/UBND-NC, tasks: [a/1, a/2]}
  - {id: e5, on: 2025-01-07, document: Công văn số 1/UBND-NC, tasks: [a/1]}
"""
ROWS = """areas:
  - id: a
    name: Lĩnh vực bịa
    tasks:
      - {number: "1", task: Việc một, products: [Kế hoạch], lead: [Phòng Một], deadline: Quý I}
      - {number: "2", task: Việc hai, products: [Kế hoạch], lead: [Phòng Một], deadline: Quý I}
"""


def test_an_event_is_held_against_every_earlier_one_with_its_id_or_a_task_of_its_own(lay):
    store = open_store(lay({"events.yaml": EVENTS, "appendix.yaml": ROWS}))
    found = [one for one in check_plan(store.plan("xa-mau/2025"), store) if one.place.path.endswith("events.yaml")]
    told = [(one.code, one.place.line, one.where) for one in found]
    assert told == [("E107", 4, ""), ("W003", 5, "a/1"), ("W003", 6, "a/1"), ("W003", 6, "a/1")]
    assert [one.message.partition("events.yaml:")[2][:1] for one in found[1:]] == ["2", "2", "5"]
