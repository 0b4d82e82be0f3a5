"""The decree as data: every code stands in a part, is explained in whole Vietnamese sentences, and is used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cchc.documents.decree import codes, group
from cchc.documents.decree.decree30 import decree

SOURCE = Path(__file__).parents[3] / "cchc" / "documents"
USED = {code for path in SOURCE.rglob("*.py") for code in re.findall(r'"(D\d{3})"', path.read_text("utf-8"))}


def test_every_code_is_used_and_every_code_used_is_explained():
    assert set(codes()) == USED


@pytest.mark.parametrize("code", codes())
def test_a_code_is_explained(code):
    found = codes()[code]
    assert found.title
    assert not found.title.endswith(".")
    assert found.explain.endswith((".", ")."))
    assert not found.explain.isascii()
    assert found.right
    assert group(code)
    assert code.startswith("D9") or found.source.endswith("Nghị định 30/2020/NĐ-CP")


def test_codes_stand_in_order():
    assert list(codes()) == sorted(codes())


def test_ranges_run_upward():
    ranges = [*decree().sizes.values(), *decree().margins.values(), *decree().rules.values(), decree().line_spacing]
    assert all(low <= high for low, high in ranges)
