"""Words of another authority: what is remembered of a text is told of each plan by its own standing and name."""

from __future__ import annotations

from cchc.checks.levels import foreign_words
from cchc.store import open_store

PLAN = """year: 2025
title: Kế hoạch
preamble: [Ủy ban nhân dân {kind} Bịa ban hành kế hoạch này.]
body:
  - number: I
    content: [Giải quyết thủ tục trên địa bàn tỉnh.]
"""
UNITS = """authority: {{name: "UBND {kind} {place}", place: {place}, level: {level}}}
units: [{{id: vp, name: Văn phòng, kind: chuyên môn}}]
"""


def told(lay, kind, place, level):
    files = {"plan.yaml": PLAN.format(kind=kind), "units.yaml": UNITS.format(kind=kind, place=place, level=level)}
    store = open_store(lay(files))
    found = foreign_words(store.plan("xa-mau/2025"), store)
    return [(one.code, one.excerpt) for one in found if one.where in ("preamble", "I")]


def test_the_name_of_another_place_is_told_and_its_own_is_not_whichever_plan_is_read_first(lay):
    foreign = ("W318", "Ủy ban nhân dân xã Bịa")
    assert foreign in told(lay, "xã", "Mẫu", "xã")
    assert foreign not in told(lay, "xã", "Bịa", "xã")
    assert foreign in told(lay, "xã", "Mẫu", "xã")


def test_a_scope_is_too_wide_for_a_commune_and_not_for_a_province(lay):
    wide = ("W319", "trên địa bàn tỉnh")
    assert wide in told(lay, "xã", "Mẫu", "xã")
    assert wide not in told(lay, "tỉnh", "Mẫu", "tỉnh")
