"""The made-up plan that readers bring in, and what they fill in by hand."""

from __future__ import annotations

from tests.guides.hands import FILLED
from tests.guides.living import ROOT
from tests.guides.sample import PATH, plan


def test_the_word_file_is_what_its_script_makes():
    """Where this fails: python -m tests.guides.sample."""
    assert PATH.read_bytes() == plan()


def test_what_hands_fill_in_stands_in_the_guides_table():
    rows = [line for line in (ROOT / "README.vi.md").read_text("utf-8").splitlines() if line.startswith("| ")]
    for cells in (values for rows_of_a_unit in FILLED.values() for _, values in rows_of_a_unit):
        assert any(all(f"| {value} |" in row for value in cells.values()) for row in rows), cells
