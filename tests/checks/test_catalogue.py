"""The catalogue of codes: complete both ways, in Vietnamese, found whatever the case."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cchc.checks.catalogue import LISTING, catalogue, entry_of, matches, severities_of
from cchc.store import WorkspaceError


def named(code):
    return entry_of(code, catalogue(), LISTING)


SOURCE = Path(__file__).parents[2] / "cchc"
USED = {
    code for path in SOURCE.rglob("*.py") for code in re.findall(r"[\"']([EWI]\d{3})[\"']", path.read_text("utf-8"))
}


def test_every_code_that_the_program_uses_stands_in_the_catalogue():
    assert len(USED) > 25
    assert USED - set(catalogue()) == set()


def test_every_code_of_the_catalogue_is_used():
    assert set(catalogue()) - USED == set()


def test_codes_stand_in_order_family_by_family():
    codes = list(catalogue())
    assert codes == sorted(codes, key=lambda code: (code[1], code))
    assert all(re.fullmatch(r"E[01]\d\d|W0\d\d|W[2-8]\d\d", code) for code in codes)


@pytest.mark.parametrize("code", catalogue())
def test_a_code_is_explained_in_vietnamese_in_whole_sentences(code):
    found = named(code)
    assert found.title
    assert not found.title.endswith(".")
    assert found.explain.endswith(".")
    assert not found.explain.isascii()
    assert code == "E000" or (found.example and found.right)


def test_a_code_is_found_whatever_its_case():
    assert named("w206") is named("W206")


@pytest.mark.parametrize(
    ("code", "hint"), [("E1010", "cchc validate --catalogue"), ("XYZ", "cchc validate --catalogue")]
)
def test_an_unknown_code_is_refused_with_a_way_out(code, hint):
    with pytest.raises(WorkspaceError, match=code) as raised:
        named(code)
    assert hint in raised.value.hint


@pytest.mark.parametrize(
    ("prefixes", "code", "fits"),
    [
        (["W2"], "W206", True),
        (["w2"], "W206", True),
        (["W2"], "E101", False),
        (["E101"], "E101", True),
        (["E101"], "E102", False),
        (["E10"], "E110", False),
        (["E", "W211"], "W211", True),
        (["E", "W211"], "W206", False),
    ],
)
def test_prefixes_choose_codes(prefixes, code, fits):
    assert matches(prefixes)(code) is fits


@pytest.mark.parametrize("prefix", ["W9", "X", "E1011"])
def test_a_prefix_that_fits_no_code_is_refused(prefix):
    with pytest.raises(WorkspaceError, match=prefix):
        matches(["E1", prefix])


def test_a_code_may_have_other_severities_than_its_letters():
    assert severities_of("W206", named("W206")) == ["warning"]
    assert severities_of("W201", named("W201")) == ["error"]
    assert severities_of("E101", named("E101")) == ["error"]
