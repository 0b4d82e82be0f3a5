"""W8: what rests on the words of one plan alone: only ``validate`` asks for it."""

from __future__ import annotations

from cchc.checks import closings, marks, slips, spelling, wording
from cchc.checks.check import Check

PROOFREADING: tuple[Check, ...] = (
    spelling.no_syllables,
    spelling.wrong_here,
    spelling.mixed_styles,
    slips.slips,
    marks.left_open,
    marks.decomposed,
    closings.closings,
    wording.enumerations,
    wording.abbreviations,
    wording.cut_off,
    wording.without_object,
    wording.stale_years,
    wording.other_names,
    wording.small_heads_of_cells,
)
"""Spelling, wording and punctuation of one plan's texts, a rule after the other."""
