"""All texts as one string: what is found is told of the text it stands in, and never of two."""

from __future__ import annotations

import re

from cchc.checks.scanning import kept, scanned
from cchc.store import open_store

PLAN = """year: 2025
title: Kế hoạch BỊA
body:
  - number: I
    heading: Việc bịa
    content: [Đoạn một bịa, bịa đoạn hai]
"""


def loaded(lay):
    return open_store(lay({"plan.yaml": PLAN})).plan("xa-mau/2025")


def test_each_hit_is_told_of_its_text_with_its_own_offsets(lay):
    plan = loaded(lay)
    hits = [hit for hit in scanned(plan).hits(re.compile("bịa")) if hit.text.file is plan.plan_file]
    assert [(hit.text.text, hit.text.text[hit.start : hit.end]) for hit in hits] == [
        ("Việc bịa", "bịa"),
        ("Đoạn một bịa", "bịa"),
        ("bịa đoạn hai", "bịa"),
    ]


def test_small_letters_are_sought_whatever_the_case_at_the_same_offsets(lay):
    hit = next(iter(scanned(loaded(lay)).hits_lower(re.compile("kế hoạch bịa"))))
    assert hit.text.text[hit.start : hit.end] == "Kế hoạch BỊA"


def test_what_would_run_from_one_text_into_the_next_is_no_hit(lay):
    assert list(scanned(loaded(lay)).hits(re.compile(r"một bịa\s*\x00\s*bịa"))) == []


def test_what_is_made_of_a_plan_is_made_once(lay):
    plan = loaded(lay)
    made = []
    for _ in range(2):
        kept(plan, "_made_in_a_test", lambda one: made.append(one.id) or made)
    assert made == ["xa-mau/2025"]
    assert scanned(plan) is scanned(plan)
