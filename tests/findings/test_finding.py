"""Findings: places, severities, order."""

from __future__ import annotations

import pytest

from cchc.findings import Place, finding, ordered


def at(path="a.yaml", line=1, column=1, code="E001", message="x", **more):
    return finding(Place(path, line, column), code, message, **more)


def test_a_place_reads_as_editors_jump_to_it():
    assert str(Place("plans/xa-mau/2025/plan.yaml", 4, 12)) == "plans/xa-mau/2025/plan.yaml:4:12"
    assert str(Place("plans/workspace.yaml")) == "plans/workspace.yaml:1:1"


def test_a_finding_reads_place_first():
    assert str(at(line=4, column=12, code="E101", message="Sai tên.")) == "a.yaml:4:12: E101 Sai tên."


@pytest.mark.parametrize(("code", "severity"), [("E101", "error"), ("W206", "warning"), ("I900", "info")])
def test_the_codes_letter_says_how_bad_it_is(code, severity):
    assert at(code=code).severity == severity


def test_a_severity_of_its_own_goes_before_the_letter():
    assert at(code="W201", severity="error").severity == "error"
    assert at(code="W211", severity="info").severity == "info"


def test_findings_are_ordered_by_file_line_column_and_code_as_numbers_not_as_text():
    wanted = [
        at("a.yaml", 2, 10),
        at("a.yaml", 10, 2, "E001"),
        at("a.yaml", 10, 2, "E002"),
        at("a.yaml", 10, 2, "W001"),
        at("a.yaml", 10, 11),
        at("b.yaml", 1, 1),
    ]
    assert ordered(reversed(wanted)) == wanted


def test_the_same_finding_twice_is_one_and_two_that_differ_in_words_are_two():
    assert ordered([at(), at(), at(message="y"), at(hint="h")]) == [at(), at(hint="h"), at(message="y")]
