"""Patterns in the texts of a plan: each hit is told of its text; what is remembered is no other plan's."""

from __future__ import annotations

import re

from cchc.checks.scanning import Search, as_printed, in_small_letters, kept, scanned
from cchc.store import open_store

PLAN = """year: 2025
title: Kế hoạch BỊA
body:
  - number: I
    heading: Việc bịa
    content: [Đoạn một bịa, bịa đoạn hai, Việc bịa]
"""
MADE_UP = re.compile("bịa")


def loaded(lay):
    return open_store(lay({"plan.yaml": PLAN})).plan("xa-mau/2025")


def test_each_hit_is_told_of_its_text_with_its_own_offsets_in_document_order(lay):
    plan = loaded(lay)
    hits = [
        hit
        for hit in Search(as_printed, {MADE_UP: ("bịa",)}).hits(plan, MADE_UP)
        if hit.text.file is plan.plan_file
    ]
    assert [(hit.text.text, hit.text.text[hit.start : hit.end]) for hit in hits] == [
        ("Việc bịa", "bịa"),
        ("Đoạn một bịa", "bịa"),
        ("bịa đoạn hai", "bịa"),
        ("Việc bịa", "bịa"),
    ]
    assert [hit.text.kind for hit in hits] == ["heading", "paragraph", "paragraph", "paragraph"]


def test_small_letters_are_sought_whatever_the_case_at_the_same_offsets(lay):
    pattern = re.compile("kế hoạch bịa")
    hit = next(Search(in_small_letters, {pattern: ("bịa",)}).hits(loaded(lay), pattern))
    assert hit.text.text[hit.start : hit.end] == "Kế hoạch BỊA"
    assert list(Search(as_printed, {pattern: ("",)}).hits(loaded(lay), pattern)) == []


def test_a_text_whose_small_letters_are_more_is_sought_as_it_is():
    assert in_small_letters("İ BỊA") == "İ BỊA"


def test_patterns_sought_together_are_told_apart(lay):
    other = re.compile("Đoạn")
    search = Search(as_printed, {MADE_UP: ("",), other: ("Đoạn",)})
    assert [hit.start for hit in search.hits(loaded(lay), other)] == [0]


def test_what_would_run_from_one_text_into_the_next_is_no_hit(lay):
    pattern = re.compile(r"một bịa\s*\x00?\s*bịa")
    assert list(Search(as_printed, {pattern: ("",)}).hits(loaded(lay), pattern)) == []


def test_a_text_that_another_plan_has_too_is_told_where_it_stands_in_this_one(lay):
    search = Search(as_printed, {MADE_UP: ("bịa",)})
    list(search.hits(loaded(lay), MADE_UP))
    moved = PLAN.replace("Đoạn một bịa", "Đoạn khác").replace("Việc bịa\n", "Việc thật\n")
    plan = open_store(lay({"plan.yaml": moved})).plan("xa-mau/2025")
    hits = [hit for hit in search.hits(plan, MADE_UP) if hit.text.file is plan.plan_file]
    assert [(hit.text.file is plan.plan_file, hit.text.keys) for hit in hits] == [
        (True, ("body", 0, "content", 1)),
        (True, ("body", 0, "content", 2)),
    ]


def test_what_is_made_of_a_plan_is_made_once(lay):
    plan = loaded(lay)
    made = []
    for _ in range(2):
        kept(plan, "_made_in_a_test", lambda one: made.append(one.id) or made)
    assert made == ["xa-mau/2025"]
    assert scanned(plan) is scanned(plan)


def test_a_text_is_passed_over_only_where_it_has_none_of_the_words(lay):
    plan = loaded(lay)
    search = Search(as_printed, {MADE_UP: ("Việc", "hai")})
    hits = [hit.text.text for hit in search.hits(plan, MADE_UP) if hit.text.file is plan.plan_file]
    assert hits == ["Việc bịa", "bịa đoạn hai", "Việc bịa"]


def test_texts_of_several_kinds_are_told_in_document_order(lay):
    every = scanned(loaded(lay))
    assert [text.text for text in every.of_kinds("paragraph", "heading")] == [
        "Việc bịa",
        "Đoạn một bịa",
        "bịa đoạn hai",
        "Việc bịa",
    ]
    assert every.of_kinds("criterion") == []


def test_the_body_is_what_plan_yaml_prints_and_nothing_of_the_table(lay):
    plan = loaded(lay)
    every = scanned(plan)
    assert {text.file.path for text in every.body} == {plan.plan_file.path}
    assert every.texts[: len(every.body)] == every.body
    assert every.texts[len(every.body)].file is plan.appendix_file
    titles = [text.file for text in every.of_kinds("title", "area")]
    assert titles[0] is plan.plan_file
    assert titles[-1] is plan.appendix_file
