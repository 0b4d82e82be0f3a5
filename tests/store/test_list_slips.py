"""The two slips of who first fills an empty list of texts: the "[]" left, the colon in a sentence."""

from __future__ import annotations

from cchc.plans.organisation import Units
from cchc.plans.reports import Report
from cchc.store.faults import faults
from cchc.yamltree import read_tree


def test_an_item_under_a_list_that_is_still_empty_names_the_brackets_to_take_away():
    tree = read_tree(b"period: Q1-2025\nlimits: []  # trong\n  - Vi\xe1\xbb\x87c\n", "a.yaml")
    assert [(one.code, one.place.line, one.hint) for one in tree.findings] == [
        ("E002", 3, "Xóa dấu [] ở cuối dòng 2.")
    ]


def test_an_item_under_a_value_is_told_as_before():
    tree = read_tree(b"period: Q1-2025\n  - a\n", "a.yaml")
    assert "[]" not in "".join(one.hint for one in tree.findings)


def test_a_sentence_with_a_colon_is_shown_in_quotes():
    text = "period: Q1-2025\nlimits:\n  - Kết quả: việc chậm\n"
    found = faults(read_tree(text.encode(), "a.yaml"), Report)
    assert [(one.code, one.place.line) for one in found] == [("E005", 3)]
    assert found[0].hint.endswith('- "Kết quả: việc chậm"')


def test_a_unit_among_the_groups_is_sent_to_the_units():
    text = """authority: {id: xa-bia, name: UBND xã Bịa, short: xã Bịa, level: commune}
units: []
groups:
  - {id: don-vi-bia, name: Đơn vị Bịa, kind: khác}
"""
    found = [one for one in faults(read_tree(text.encode(), "a.yaml"), Units) if one.excerpt == "kind"]
    assert [one.excerpt for one in found] == ["kind"]
    assert all("chuyển cả mục lên trên dòng “groups:”" in one.hint for one in found)
