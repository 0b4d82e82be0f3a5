"""What is said of texts is said in each place of a plan, and by what that plan has. Invented texts."""

from __future__ import annotations

import pytest

from cchc.checks.proofread import PROOFREADING
from cchc.store import open_store

PLAN = """# Dữ liệu bịa để thử.
year: 2025
title: Kế hoạch bịa
body:
  - content:
"""
TAUGHT = ["Việc duy tu, bảo trì cầu.", "Việc duy tu, bảo trì đường."]
JOINED = "Việc duy tu bảo trì cống."


@pytest.fixture(name="told")
def _told(lay):
    def of(*texts):
        store = open_store(lay({"plan.yaml": PLAN + "".join(f"      - {text!r}\n" for text in texts)}))
        loaded = store.plan("xa-mau/2025")
        found = [one for check in PROOFREADING for one in check(loaded, store)]
        return [(one.code, one.excerpt, one.place.line) for one in found]

    return of


def test_a_slip_is_told_in_each_place_that_has_the_text(told):
    twice = "Giao của của xã."
    assert told("Một việc.", twice, "Việc khác.", twice) == [("W801", "của của", 7), ("W801", "của của", 9)]


def test_a_comma_is_missed_only_by_the_plan_that_teaches_it(told):
    assert told(JOINED) == []
    assert told(*TAUGHT, JOINED) == [("W814", "duy tu bảo trì", 8)]
    assert told(JOINED) == []


def test_what_is_learned_does_not_hide_what_official_language_always_parts(told):
    listed = "Công tác phổ biến giáo dục pháp luật."
    assert told(listed, *TAUGHT, JOINED) == [
        ("W814", "phổ biến giáo dục", 6),
        ("W814", "duy tu bảo trì", 9),
    ]


def test_commas_are_missed_where_very_many_are_taught(told):
    letters = "bcdghklmnprstvx"
    many = [f"Có {a}a {b}a, {a}o {b}o là việc {{}}." for a in letters for b in letters]
    texts = [text.format(word) for text in many for word in ("một", "hai")]
    assert ("W814", "duy tu bảo trì", 8 + len(texts)) in told(*texts, *TAUGHT, JOINED)
