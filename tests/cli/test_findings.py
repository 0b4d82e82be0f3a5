"""``cchc validate`` on a file of which nothing can be read: its own fault, not what it leaves behind."""

from __future__ import annotations

import pytest

LOGGED = """unit: phong-mot
updates:
  - {id: "250110-aaaaaa", task: a/1, on: 2025-01-10, status: done}
  - {id: "250110-bbbbbb", task: la/9, on: 2025-01-10, status: done}
"""
EVENTS = """events:
  - {id: su-kien, document: Công văn bịa, on: 2025-01-10, tasks: [la/9]}
"""


@pytest.fixture
def logged(invented):
    folder = invented.root / "plans/gia-dinh/2025"
    (folder / "progress").mkdir(exist_ok=True)
    (folder / "progress/phong-mot.yaml").write_text(LOGGED, "utf-8")
    (folder / "events.yaml").write_text(EVENTS, "utf-8")
    (folder / "reports").mkdir(exist_ok=True)
    (folder / "reports/Q1-2025.yaml").write_text(
        "period: Q1-2025\nlate:\n  - {task: la/9, cause: Lý do bịa}\n", "utf-8"
    )
    return invented


def _wrong(ran, code):
    return [line for line in ran.out.splitlines() if f": {code} " in line]


def test_what_names_no_task_is_told_where_the_tasks_are_known(cchc, logged):
    ran = cchc("validate", "gia-dinh/2025", "--format", "concise", cwd=logged.root)
    assert len([line for line in _wrong(ran, "E102") if "la/9" in line]) == 3


@pytest.mark.parametrize("name", ["plan.yaml", "appendix.yaml", "extra.yaml"])
def test_nothing_is_said_of_the_tasks_of_a_file_that_cannot_be_read(cchc, logged, name):
    (logged.root / "plans/gia-dinh/2025" / name).write_text("areas: [", "utf-8")
    ran = cchc("validate", "gia-dinh/2025", cwd=logged.root)
    assert ran.code == 1
    assert _wrong(ran, "E002")
    assert not [line for line in _wrong(ran, "E102") if "la/9" in line or "a/1" in line]


def test_the_end_says_what_was_not_looked_at_and_where_to_begin(cchc, logged):
    path = "plans/gia-dinh/2025/appendix.yaml"
    assert "Sửa trước" not in cchc("validate", "gia-dinh/2025", cwd=logged.root).out
    (logged.root / path).write_text("areas: [", "utf-8")
    lines = cchc("validate", "gia-dinh/2025", cwd=logged.root).out.splitlines()
    assert lines[-3].startswith(f"Chưa soi hết: {path} không đọc được")
    assert lines[-2].startswith(f"Sửa trước: {path}:1:9: ")
