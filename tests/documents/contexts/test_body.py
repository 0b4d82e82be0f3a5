"""The body as blocks: kinds by depth, numbers as printed, bases without their ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import convert

from cchc.documents.contexts.body import body_blocks, introduction, numbered, unended
from cchc.documents.contexts.grids import dashed, said
from cchc.documents.marks import Noted
from cchc.plans.document import Plan


def plan(**fields):
    return convert({"year": 2025, "title": "Giả", **fields}, Plan)


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        *(("I", "I."), ("IX", "IX."), ("1", "1."), ("2.1", "2.1."), ("a", "a)"), ("đ", "đ)")),
        *(("(1)", "(1)"), ("1)", "1)"), ("a.", "a."), ("Bước 1:", "Bước 1:"), ("*", "*")),
    ],
)
def test_a_number_gets_its_sign_unless_it_has_one(number, printed):
    assert numbered(number) == printed


def test_kinds_go_by_depth_and_lists_by_level():
    deep = {"number": "1.1", "content": ["sâu"]}
    sections = [
        {
            "number": "I",
            "heading": "Giả một (Theo giả)",
            "content": ["đoạn", {"list": ["dòng", {"text": "dòng hai", "number": "a", "list": ["dưới"]}]}],
            "sections": [{"number": "1", "heading": "Giả (hai)", "sections": [deep]}],
        }
    ]
    blocks = body_blocks(plan(body=sections, closing=["Kết."]))

    assert [(one.kind, one.label, one.text.text) for one in blocks] == [
        ("part", "I.", "Giả một"),
        ("paragraph", "", "đoạn"),
        ("item", "-", "dòng"),
        ("item", "a)", "dòng hai"),
        ("subitem", "+", "dưới"),
        ("section", "1.", "Giả (hai)"),
        ("paragraph", "1.1.", "sâu"),
        ("paragraph", "", "Kết"),
    ]
    assert [one.remark for one in blocks] == [Noted("(Theo giả)"), *[None] * 7]
    assert [one.last for one in blocks] == [*[False] * 7, True]


def test_a_plan_without_a_body_has_no_blocks():
    assert body_blocks(plan()) == []


ENDS = st.text(" .;,", max_size=4)


@given(st.lists(st.tuples(st.sampled_from(["Giả căn cứ", "Giả Luật số 1", "Giả: a"]), ENDS), max_size=5))
def test_bases_lose_their_ends_and_nothing_else(bases):
    given_ = plan(bases=[{"text": f"{text}{end}"} for text, end in bases])
    found, announcing = introduction(given_)

    assert [one.text for one in found] == [text for text, _ in bases]
    assert announcing == []


def test_a_basis_that_announces_the_plan_is_set_as_a_paragraph():
    found, announcing = introduction(plan(bases=[{"text": "Giả một;"}, {"text": "Giả, như sau:"}], preamble=["Mở"]))

    assert [one.text for one in found] == ["Giả một"]
    assert [one.text for one in announcing] == ["Giả, như sau:", "Mở"]


@pytest.mark.parametrize(
    ("text", "without"),
    [("a./.", "a"), ("a. ./. ", "a."), ("a./.[^1]", "a[^1]"), ("a.", "a."), ("1./.2", "1./.2"), ("./.", "")],
)
def test_only_the_end_sign_is_taken_off(text, without):
    assert unended(text) == without


def test_lines_of_cells():
    notes = {"1": "n"}

    assert said("") == dashed([]) == ()
    assert said("a\nb", notes) == (Noted("a", notes), Noted("b", notes))
    assert dashed(["a\nb"]) == said("a\nb")
    assert [one.text for one in dashed(["a", "b"])] == ["- a", "- b"]
