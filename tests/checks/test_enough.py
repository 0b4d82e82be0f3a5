"""A check that finds without end is stopped, and says so once."""

from __future__ import annotations

from itertools import count

from cchc.checks.enough import MOST, enough
from cchc.findings import Place, finding


def _many():
    return (finding(Place("a.yaml", line), "W805", "Dấu “(” mở mà không đóng.") for line in count(1))


def test_findings_without_end_are_cut_off_with_a_sentence():
    found = enough(_many())
    assert len(found) == MOST + 1
    assert found[:MOST] == [one for one, _ in zip(_many(), range(MOST), strict=False)]
    assert (found[-1].code, found[-1].severity, found[-1].place.line) == ("E007", "warning", MOST + 1)


def test_so_many_are_all_told():
    few = [one for one, _ in zip(_many(), range(MOST), strict=False)]
    assert enough(iter(few)) == few
