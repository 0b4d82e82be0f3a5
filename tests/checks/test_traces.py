"""A plan need be held only against those with which it has to do: the findings are those of all together."""

from __future__ import annotations

from itertools import combinations

import pytest

from cchc.checks.book import open_book, quotes_of
from cchc.checks.cited import mentions
from cchc.checks.registry import against_others
from cchc.checks.traces import related, traces_of
from cchc.store import open_store

CITED = {
    "xa-a": "Kế hoạch số 12/KH-UBND ngày 05/3/2025 của UBND tỉnh Mẫu",
    "xa-b": "Kế hoạch số 12/KH-UBND ngày 06/3/2025 của UBND tỉnh Mẫu",
    "xa-c": "Kế hoạch số 12/KH-UBND ngày 05/3/2025 của UBND tỉnh Mẫu",
    "xa-d": "Kế hoạch số 12/KH-UBND ngày 07/3/2025 của UBND tỉnh Khác",
    "xa-e": "Quyết định số 9/QĐ-UBND ngày 01/2/2025 của UBND tỉnh Mẫu về phát triển du lịch biển đảo",
    "xa-f": "Kế hoạch số 30/KH-UBND ngày 01/4/2025 và Kế hoạch số 30/KH-UBND ngày 02/4/2025 của UBND tỉnh Mẫu",
    "xa-g": "Kế hoạch số 30/KH-UBND ngày 02/4/2025 của UBND tỉnh Mẫu",
    "xa-h": "Kế hoạch số 77/KH-UBND ngày 08/8/2025 của UBND tỉnh Mẫu",
}


@pytest.fixture(name="plans", scope="module")
def _plans(tmp_path_factory):
    """The workspace, what each plan quotes, and its traces."""
    root = tmp_path_factory.mktemp("country")
    for authority, cited in CITED.items():
        folder = root / "plans" / authority / "2025"
        folder.mkdir(parents=True)
        (folder / "plan.yaml").write_text(
            f"year: 2025\ntitle: Kế hoạch\npreamble: ['Thực hiện {cited}.']\n", encoding="utf-8"
        )
    above = root / "plans" / "tinh-mau"
    (above / "2025").mkdir(parents=True)
    (above / "units.yaml").write_text(
        "authority: {name: UBND tỉnh Mẫu, level: tỉnh, place: Mẫu}\nunits: []\n", encoding="utf-8"
    )
    (above / "2025/plan.yaml").write_text(
        "year: 2025\nnumber: 77/KH-UBND\ndate: 2025-08-09\ntitle: Kế hoạch\n"
        "preamble: ['Thực hiện Quyết định số 9/QĐ-UBND ngày 01/2/2025 về phát triển du lịch miền núi.']\n",
        encoding="utf-8",
    )
    store = open_store(root)
    quotes = {plan_id: quotes_of(store.plan(plan_id), store) for plan_id in store.plan_ids}
    traces = {
        plan_id: traces_of(mentions(store.plan(plan_id), store), one.issued, one.body)
        for plan_id, one in quotes.items()
    }
    return store, quotes, traces


def found_in(store, asked, near, quotes):
    open_book(store, [plan_id for plan_id in store.plan_ids if plan_id in near], asked, quotes.get)
    return {plan_id: against_others(plan_id, store) for plan_id in asked}


@pytest.mark.parametrize("together", [1, 2, 3])
def test_what_is_found_among_the_related_is_what_is_found_among_all(plans, together):
    store, quotes, traces = plans
    of_all = found_in(store, store.plan_ids, store.plan_ids, quotes)
    assert {one.code for found in of_all.values() for one in found} >= {"W402", "W404"}
    for asked in combinations(store.plan_ids, together):
        near = related(asked, traces)
        assert found_in(store, asked, near, quotes) == {plan_id: of_all[plan_id] for plan_id in asked}


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("xa-a", {"xa-a", "xa-b", "xa-c"}),  # one of them says otherwise of one document of one body
        ("xa-d", {"xa-d"}),  # another province's document
        ("xa-e", {"xa-e", "tinh-mau"}),  # the title in the plan of the body that issued it
        ("xa-f", {"xa-f", "xa-g"}),  # at odds with itself: the others tell which is right
        ("xa-h", {"xa-h", "tinh-mau"}),  # the plan itself is cited
    ],
)
def test_those_that_have_nothing_to_do_with_it_are_not_read(plans, asked, near):
    _, _, traces = plans
    assert related({f"{asked}/2025"}, traces) == {f"{one}/2025" for one in near}


def test_the_same_words_may_be_of_another_body(plans):
    store, *_ = plans
    (here,) = mentions(store.plan("xa-a/2025"), store)
    elsewhere = here._replace(issuer=here.issuer._replace(name="khac"))
    one, other = (traces_of((mention,), None, None) for mention in (here, elsewhere))
    assert one.cited != other.cited
    assert one.meant != other.meant
