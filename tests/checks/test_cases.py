"""One minimal workspace for each finding code, with the expectation written inside its file.

``cases/<CODE>[-what]/`` holds the files that differ from ``base/``. In them ``# expect: CODE LINE:COLUMN`` names a
finding of that file, ``# expect: CODE FILE LINE:COLUMN`` one of another file, ``# expect: nothing`` a case that
must stay silent, ``# without: FILE`` a file of the base that is not there. Nothing else may be found.
"""

from __future__ import annotations

import pytest

from cchc.checks import check_workspace
from cchc.checks.catalogue import catalogue, severities_of
from cchc.store import open_store
from tests.checks.examples import CASES, EXAMPLES, PAGE, examples, examples_file, page, read_case

NAMES = sorted(folder.name for folder in CASES.iterdir())


def read(name):
    return read_case(CASES / name)


@pytest.mark.parametrize("name", NAMES)
def test_exactly_what_the_case_says_is_found(name, lay, place_of):
    files, expected, without = read(name)
    store = open_store(lay(files, without))
    found = check_workspace(store, store.plan_ids)
    shown = [(f.place.path, f.place.line, f.place.column, f.code) for f in found]
    assert shown == sorted((place_of(file), *rest) for file, *rest in expected)
    assert all(f.message for f in found)


@pytest.mark.parametrize("name", [name for name in NAMES if not name.endswith("-fine")])
def test_a_case_is_named_after_a_code_that_it_shows(name):
    assert name.partition("-")[0] in {code for *_, code in read(name)[1]}


def test_the_base_is_without_findings(lay):
    store = open_store(lay())
    assert store.plan_ids == ["xa-mau/2025"]
    assert check_workspace(store, store.plan_ids) == []


def test_every_code_of_the_catalogue_has_a_case():
    shown = {code for name in NAMES for *_, code in read(name)[1]}
    assert set(catalogue()) - shown == {"E000"}  # a check that raises: test_registry.py


def test_the_examples_and_the_page_for_users_are_those_of_the_cases(tmp_path):
    """Where this fails: python -m tests.checks.examples."""
    assert EXAMPLES.read_text("utf-8") == examples_file(examples(tmp_path / "workspace"))
    assert PAGE.read_text("utf-8") == page(catalogue())


@pytest.mark.parametrize("name", NAMES)
def test_the_severity_is_that_of_the_codes_letter_or_one_that_the_catalogue_names(name, lay):
    files, _, without = read(name)
    store = open_store(lay(files, without))
    for found in check_workspace(store, store.plan_ids):
        assert found.severity in severities_of(found.code, catalogue()[found.code])
