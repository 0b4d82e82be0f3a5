"""Edits of a YAML text by the paths of its data: in every style, or refused. All data here are invented."""

from __future__ import annotations

import pytest

from cchc.drafting.editing import MARK, Source, with_comments
from cchc.drafting.years import Edit
from cchc.store import WorkspaceError


def source(text):
    return Source(text.encode(), "plan.yaml")


def test_keys_are_taken_out_in_every_style():
    for text, path, left in (
        ("a: 1\nb: 2 # lời\nc: 3\n", ("b",), "a: 1\nc: 3\n"),
        ("a: 1\nb:\n  - x\n  - y\nc: 3\n", ("b",), "a: 1\nc: 3\n"),
        ("a: 1\nb: {x: 1,\n  y: 2}\n", ("b",), "a: 1\n"),
        ("a: {x: 1, y: [2, 3], z: 4}\n", ("a", "y"), "a: {x: 1, z: 4}\n"),
        ("a: {x: 1, y: [2, 3]}\n", ("a", "y"), "a: {x: 1}\n"),
        ("a: {x: 1, y: 2}\n", ("a", "x"), "a: {y: 2}\n"),
        ("a:\n  - x: 1\n    y: 2\n", ("a", 0, "x"), "a:\n  - y: 2\n"),
        ("a:\n  - x: 1\n    y: 2\n  - z: 3\n", ("a", 0, "y"), "a:\n  - x: 1\n  - z: 3\n"),
    ):
        edited = source(text)
        edited.remove(path)
        assert edited.done() == left


def test_several_edits_at_once():
    edited = source('a: năm 2025, "2025"\nb: {Q1-2025: {from: 2024-12-15}}\nc: bỏ\n')
    edited.edit_text(("a",), [Edit(4, 8, "2026")])
    edited.rename(("b", "Q1-2025"), "Q1-2026")
    edited.edit_text(("b", "Q1-2025", "from"), [Edit(0, 4, "2025")])
    edited.remove(("c",))
    assert edited.done() == 'a: năm 2026, "2025"\nb: {Q1-2026: {from: 2025-12-15}}\n'


def test_a_list_in_lines_is_replaced():
    edited = source("a:\n  - x\n  - y\nb: 1\n")
    edited.replace(("a",), ["z"], "[z]")
    assert edited.done() == "a:\n  [z]\nb: 1\n"


def test_an_edit_that_would_not_read_as_meant_is_refused():
    edited = source('a: "n\\u0103m 202\\x35"\n')
    edited.edit_text(("a",), [Edit(4, 8, "2026")])
    with pytest.raises(WorkspaceError, match=r"Không tự sửa được plan\.yaml vì có chỗ viết theo lối lạ \(/a\)"):
        edited.done()


def test_a_lone_key_is_not_taken_out():
    with pytest.raises(WorkspaceError, match="đứng một mình"):
        source("a: {x: 1}\n").remove(("a", "x"))


def test_comments_of_people_are_found_and_no_sharp_within_a_text():
    text = "# một\na: b#c # hai\nd: 'x # y'\ne: |\n  # không phải\n"
    assert [words for _, words in source(text).comments()] == ["# một", "# hai"]


def test_marks_stand_above_their_lines_and_never_within_a_text():
    text = "a:\n  - x: 1\n    y: |\n      dòng\n  - {z: 2,\n     w: 3}\n"
    written = with_comments(text, "", [(("a", 0, "y"), "hỏi"), (("a", 1, "w"), "đếm"), (("a", 0, "y"), "hỏi")])
    assert written == (
        f"a:\n  - x: 1\n    {MARK}hỏi\n    y: |\n      dòng\n  - {{z: 2,\n     {MARK}đếm\n     w: 3}}\n"
    )


def test_a_mark_that_would_fall_into_a_text_is_left_out():
    text = 'a: {x: "một\n  hai", y: 2}\nb: 1\n'
    written = with_comments(text, "", [(("a", "y"), "hỏi"), (("b",), "nghĩ")])
    assert written == f'a: {{x: "một\n  hai", y: 2}}\n{MARK}nghĩ\nb: 1\n'


def test_marks_of_an_older_draft_are_left_out():
    assert source(f"{MARK}cũ\na: 1\n  {MARK}thụt vào\nb: 2\n").text == "a: 1\nb: 2\n"
