"""A log whose head git wrote twice is read as one. All data invented."""

from __future__ import annotations

import pytest

from cchc.store import open_store
from cchc.store.joining import joined

HEAD = "# yaml-language-server: $schema=x\nunit: Phòng Một\nupdates:\n"
A = "  - {id: a, on: 2025-01-03, task: a/1, status: started}\n"
B = "  - {id: b, on: 2025-01-04, task: a/1, status: done}\n"


@pytest.mark.parametrize("text", ["", "unit: X\n", HEAD, HEAD + A + B, "a: 1\na: 1\n", "events:\n  - {id: e}\n"])
def test_a_file_with_one_head_is_given_back_as_it_is(text):
    assert joined(text.encode()) == text.encode()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_second_head_becomes_spaces_and_nothing_moves(end):
    text = (HEAD + A + HEAD + B).replace("\n", end).encode()
    one = joined(text)
    assert len(one) == len(text)
    assert one.count(b"updates:") == 1
    assert one.index(b"id: b") == text.index(b"id: b")
    assert one.count(b"\n") == text.count(b"\n")


def test_the_head_of_another_unit_stays_and_is_told(workspace):
    other = HEAD.replace("Phòng Một", "Phòng Hai")
    root = workspace({"plans/xa-mau/2025/progress/phong-mot.yaml": HEAD + A + other + B})
    (log,) = open_store(root).plan("xa-mau/2025").logs
    assert ("E003", "unit") in [(found.code, found.excerpt) for found in log.findings]


def test_a_log_with_two_heads_holds_all_lines_each_at_its_place(workspace):
    root = workspace({"plans/xa-mau/2025/progress/phong-mot.yaml": HEAD + A + HEAD + B})
    for _ in ("as written", "from the cache"):
        (log,) = open_store(root).plan("xa-mau/2025").logs
        assert [update.id for update in log.value.updates] == ["a", "b"]
        assert log.findings == []
        assert log.place(("updates", 1, "id")).line == 8
