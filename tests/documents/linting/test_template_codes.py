"""The catalogue of what is found in templates is complete both ways, and its examples are true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cchc.documents.linting.template_codes import codes

SOURCE = Path(__file__).parents[3] / "cchc" / "documents"
USED = {code for path in SOURCE.rglob("*.py") for code in re.findall(r'"(T\d{3})"', path.read_text("utf-8"))}


def test_every_code_that_is_used_stands_in_the_catalogue_and_no_other():
    assert len(USED) > 25
    assert set(codes()) == USED
    assert list(codes()) == sorted(codes())


@pytest.mark.parametrize("code", codes())
def test_a_code_is_explained_in_vietnamese_in_whole_sentences(code):
    found = codes()[code]

    assert found.title
    assert not found.title.endswith(".")
    assert found.explain.endswith(".")
    assert not found.explain.isascii()
    assert found.wrong
    assert found.right
