"""Which citations the checks look at: those with which something may be wrong, whatever plan they stand in."""

from __future__ import annotations

import pytest

from cchc.checks.citation_doubts import doubtful
from cchc.checks.registry import check_plan
from cchc.store import open_store

WRONG = {
    "W401": "Nghị định số 9999/2020/NĐ-CP ngày 21/6/2021 của Chính phủ",
    "W406": "Quyết định số 12/QD-UBND ngày 05/3/2024 của UBND tỉnh Mẫu",
    "W407": "Quyết định số 12/KH-UBND ngày 05/3/2024 của UBND tỉnh Mẫu",
    "W408": "Nghị quyết số 76/NQ-CP ngày 16/7/2021 của Chính phủ",
    "W412": "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ",
}
RIGHT = "Kế hoạch số 163/KH-UBND ngày 05/3/2024 của UBND tỉnh Mẫu"
PARTLY = "Kế hoạch số 163/KH-UBND của UBND tỉnh Mẫu"


@pytest.fixture(name="plan")
def _plan(tmp_path):
    """Opens a workspace with one plan of 2026 that has these texts in its preamble."""

    def opened(*texts):
        folder = tmp_path / "plans" / "xa-a" / "2026"
        folder.mkdir(parents=True)
        listed = "".join(f"  - Thực hiện {text}.\n" for text in texts)
        (folder / "plan.yaml").write_text(
            f"year: 2026\ndate: 2026-03-01\ntitle: Kế hoạch\npreamble:\n{listed}", encoding="utf-8"
        )
        store = open_store(tmp_path)
        return store.plan("xa-a/2026"), store

    return opened


@pytest.mark.parametrize("code", WRONG)
def test_what_a_check_finds_fault_with_is_in_doubt(plan, code):
    loaded, store = plan(RIGHT, WRONG[code])
    assert [mention.text.keys for mention in doubtful(loaded, store)] == [("preamble", 1)]
    assert code in [one.code for one in check_plan(loaded, store)]


def test_a_right_one_is_in_no_doubt(plan):
    assert doubtful(*plan(RIGHT)) == []


def test_all_citations_of_a_text_in_doubt_are_looked_at(plan):
    loaded, store = plan(f"{RIGHT} và {WRONG['W407']}")
    assert [mention.sign for mention in doubtful(loaded, store)] == ["163/KH-UBND", "12/KH-UBND"]


def test_a_text_is_in_doubt_in_every_place_where_it_stands(plan):
    loaded, store = plan(WRONG["W406"], RIGHT, WRONG["W406"])
    assert [mention.text.keys[1] for mention in doubtful(loaded, store)] == [0, 2]


def test_what_is_left_out_counts_where_a_document_is_named_first(plan):
    loaded, store = plan(PARTLY, RIGHT)
    found = [one for one in check_plan(loaded, store) if one.code == "W410"]
    assert [one.excerpt for one in found] == ["163/KH-UBND"]


def test_what_is_left_out_does_not_count_where_it_was_said_before(plan):
    loaded, store = plan(RIGHT, PARTLY)
    assert not [one for one in check_plan(loaded, store) if one.code == "W410"]
