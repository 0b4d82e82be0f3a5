"""Long rows of one thing: what is found there, and that no check reads them anew from each of their characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc.checks.budgets import _IN_WORDS, _SUM
from cchc.checks.registry import check_workspace
from cchc.citations import citations
from cchc.citations.laws import law_years
from cchc.findings import Finding
from cchc.proofreading.foreign import might_be_a_slip
from cchc.proofreading.punctuation import several_spaces
from cchc.store import Store


def _found(folder: Path, text: str, more: str = "") -> list[Finding]:
    plan = folder / "plans" / "xa-bia" / "2025"
    plan.mkdir(parents=True)
    body = f'body:\n  - number: I\n    heading: MỤC TIÊU\n    content:\n      - "{text}"\n{more}'
    (plan / "plan.yaml").write_text(f"# Dữ liệu bịa để thử.\nyear: 2025\ntitle: Kế hoạch bịa\n{body}", "utf-8")
    return check_workspace(Store(folder), ["xa-bia/2025"])


@pytest.mark.parametrize(
    "text", ["9" * 5000 + " đồng", "tổng kinh phí " + "9" * 5000 + " đồng bằng chữ: một", "1." * 9000 + " đồng"]
)
def test_a_row_of_figures_is_no_sum_and_stops_no_check(tmp_path: Path, text: str) -> None:
    assert not [one for one in _found(tmp_path, text) if one.code in ("E000", "W706", "W707", "W708")]


def test_a_number_of_thousands_of_figures_numbers_no_section(tmp_path: Path) -> None:
    found = _found(tmp_path, "Nội dung.", f'  - number: "{"9" * 5000}"\n    heading: YÊU CẦU\n')
    assert "E000" not in [one.code for one in found]


def test_a_reference_is_pointed_at_after_letters_that_grow_when_lowered(tmp_path: Path) -> None:
    (found,) = (one for one in _found(tmp_path, "İİİ theo mục IX") if one.code == "W314")
    assert (found.excerpt, found.place.column) == ("mục IX", len('      - "İİİ theo ') + 1)


@pytest.mark.parametrize(("text", "figures"), [("x,5.0000 đồng", "5.0000"), ("Chi 5.000.000 đồng", "5.000.000")])
def test_figures_of_a_sum_are_read_from_their_beginning(text: str, figures: str) -> None:
    assert [found["figures"] for found in _SUM.finditer(text)] == [figures]


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    return (found.group() for found in pattern.finditer(text))


def test_long_rows_are_read_once() -> None:
    """Each of these took minutes or hours when a row was read from each of its characters."""
    assert not list(_matches(_SUM, "1." * 200_000))
    assert not list(_matches(_IN_WORDS, "11" + " " * 200_000 + "."))
    assert not list(several_spaces(" " * 400_000))
    assert not list(law_years("Luật" + " " * 100_000 + "."))
    assert not might_be_a_slip("ă" * 1_000_000)
    assert [one.title.text for one in citations("Nghị định số 1/2021/NĐ-CP về" + ", " * 9000 + "a") if one.title]
