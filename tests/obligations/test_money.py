"""The money of a plan: each đồng once, by area or by lead cell. All sums but the real plan's are invented."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import UNSET
from msgspec.structs import replace

from cchc.obligations.money import all_money, led_by, ledger, money_by
from cchc.obligations.scope import Asked
from cchc.plans.rows import resolve_rows
from cchc.plans.table import Appendix, Area, Task

GD25, ON = "gia-dinh/2025", "2025-05-05"
APPENDIX = f"{GD25}/appendix.yaml"


def every(loaded, row):
    return True


def book_of(desk, plan_id=GD25, wanted=every):
    return ledger([desk.plan(plan_id)], wanted)


def money(desk, by="area", plan_id=GD25, wanted=every):
    """The money by key and in all."""
    book, found = book_of(desk, plan_id, wanted), desk.owed(plan_id, ON)
    return {one.tally.key: one for one in money_by(book, found, by)}, all_money(book, found, by)


def figures(one):
    return one.amount, one.with_amount, one.phrases, one.without


@pytest.fixture
def priced(invented):
    """a/1 has 1.000.000 đồng, a/2 a phrase, a/3 (joint) 2.000.000, b/1 the phrase again; nine rows are silent."""
    for row, budget in (
        ("Lập sổ", "1000000"),
        ("Kê khai", "Theo tình hình thực tế"),
        ("Tập huấn", "2000000"),
        ("Trực điện thoại", "theo tình hình thực tế."),
    ):
        invented.change(APPENDIX, f"task: {row},", f"task: {row}, budget: {budget},")
    return invented


def add_to_heading(desk, heading, *subs):
    """Give the heading b/9 a sum and further sub-rows 9.2, 9.3 … a sum each (None: silent)."""
    desk.change(APPENDIX, "task: Chỉnh lý tài liệu", f"task: Chỉnh lý tài liệu\n        budget: {heading}")
    lines = ""
    for number, amount in enumerate(subs, 2):
        budget = "" if amount is None else f", budget: {amount}"
        lines += (
            f'          - {{number: "9.{number}", task: Chỉnh lý kho {number}, products: [Mục lục], '
            f"lead: [Phòng Một], coordinating: [], deadline: Quý I/2025{budget}}}\n"
        )
    path = desk.root / "plans" / APPENDIX
    path.write_text(path.read_text("utf-8").rstrip("\n") + "\n" + lines, "utf-8")


def test_each_area_has_its_sum_its_phrases_and_its_silent_rows(priced):
    by_area, everything = money(priced)
    assert list(by_area) == ["a", "b"]
    assert figures(by_area["a"]) == (3_000_000, 2, {"Theo tình hình thực tế": 1}, 1)
    assert figures(by_area["b"]) == (None, 0, {"theo tình hình thực tế.": 1}, 8)
    assert figures(everything) == (3_000_000, 2, {"Theo tình hình thực tế": 2}, 9)


def test_joint_leads_stand_under_their_cell_and_the_largest_sum_comes_first(priced):
    by_lead, everything = money(priced, by="lead")
    assert list(by_lead)[:2] == ["Phòng Hai, Phòng Ba", "Phòng Một"]
    assert by_lead["Phòng Hai, Phòng Ba"].amount == 2_000_000
    assert by_lead["Phòng Một"].amount == 1_000_000
    assert "Phòng Hai" in by_lead  # b/3: its own rows, without a sum
    assert by_lead["Phòng Hai"].amount is None
    assert figures(everything) == figures(money(priced)[1])


def test_two_spellings_of_a_cell_are_one_lead(priced):
    priced.change(APPENDIX, "products: [Biên bản], lead: [Phòng Một]", "budget: 500, lead: [phòng  một.]")
    by_lead, _ = money(priced, by="lead")
    assert by_lead["Phòng Một"].amount == 1_000_500
    assert "phòng một." not in by_lead


def test_a_row_without_a_lead_has_a_key_of_its_own(priced):
    priced.change(APPENDIX, "products: [Sổ], lead: [Phòng Một]", "products: [Sổ], lead: []")
    by_lead, _ = money(priced, by="lead")
    assert (by_lead[None].amount, by_lead[None].tally.name) == (1_000_000, "(ô chủ trì để trống)")


def test_an_amended_lead_has_the_money(priced):
    amended = "amended_by: [{document: Quyết định bịa, date: 2025-02-01, lead: [Phòng Ba]}]"
    priced.change(APPENDIX, "products: [Sổ], ", f"products: [Sổ], {amended}, ")
    by_lead, _ = money(priced, by="lead")
    assert by_lead["Phòng Ba"].amount == 1_000_000


def price_of_91(desk, budget):
    desk.change(APPENDIX, "task: Chỉnh lý kho cũ,", f"task: Chỉnh lý kho cũ, budget: {budget},")


def noted(desk):
    return [(one.row.id, one.kind, one.amount, one.counted, one.beside) for one in book_of(desk).uncounted]


def test_a_heading_gives_way_to_rows_that_all_state_sums(priced):
    add_to_heading(priced, 10_000_000, 4_000_000, 5_000_000)
    price_of_91(priced, 500_000)
    by_area, _ = money(priced)
    assert (by_area["b"].amount, by_area["b"].with_amount) == (9_500_000, 3)
    assert noted(priced) == [("b/9", "heading", 10_000_000, 9_500_000, "b/9")]


def test_a_heading_counts_where_rows_below_it_state_no_sum(priced):
    add_to_heading(priced, 100_000_000, 20_000_000, None)
    by_area, _ = money(priced)
    assert figures(by_area["b"]) == (100_000_000, 1, {"theo tình hình thực tế.": 1}, 7)
    assert noted(priced) == [("b/9.2", "part", 20_000_000, 100_000_000, "b/9")]


def test_a_phrase_below_a_heading_is_no_sum_and_is_kept(priced):
    add_to_heading(priced, 100_000_000, 20_000_000)
    price_of_91(priced, "Lồng ghép")
    by_area, _ = money(priced)
    assert by_area["b"].amount == 100_000_000
    assert by_area["b"].phrases["Lồng ghép"] == 1


def test_a_heading_of_less_than_the_rows_below_it_gives_way(priced):
    add_to_heading(priced, 10_000_000, 4_000_000, 9_000_000, None)
    by_area, _ = money(priced)
    assert (by_area["b"].amount, by_area["b"].with_amount) == (13_000_000, 2)
    assert by_area["b"].without == 8 + 1  # 9.1 was silent before, 9.4 is too
    assert noted(priced) == [("b/9", "heading", 10_000_000, 13_000_000, "b/9")]


def test_a_heading_above_silent_rows_speaks_for_them(priced):
    add_to_heading(priced, 10_000_000, None, None)
    by_area, _ = money(priced)
    assert figures(by_area["b"]) == (10_000_000, 1, {"theo tình hình thực tế.": 1}, 7)
    assert book_of(priced).uncounted == []


def test_a_phrase_on_a_heading_is_kept_beside_the_sums_below(priced):
    add_to_heading(priced, "Lồng ghép", 4_000_000, None)
    by_area, _ = money(priced)
    assert by_area["b"].amount == 4_000_000
    assert by_area["b"].phrases["Lồng ghép"] == 1
    assert by_area["b"].without == 7  # the phrase speaks for the silent rows


def twin_of_a1(desk, *, budget=""):
    desk.change(APPENDIX, "task: Thí điểm,", f"task: Thí điểm, same_as: a/1{budget},")


def test_a_twin_counts_once(priced):
    twin_of_a1(priced, budget=", budget: 1000000")
    assert money(priced)[1].amount == 3_000_000
    assert [(one.row.id, one.kind, one.amount, one.counted) for one in book_of(priced).uncounted] == [
        ("b/8", "twin", 1_000_000, 1_000_000)
    ]


def test_a_twin_speaks_where_its_original_is_silent(invented):
    twin_of_a1(invented, budget=", budget: 700000")
    by_area, everything = money(invented)
    assert (by_area["a"].amount, by_area["b"].amount, everything.amount) == (700_000, None, 700_000)
    assert book_of(invented).uncounted == []


def test_a_sum_of_a_twin_beats_the_phrase_of_its_original(priced):
    priced.change(APPENDIX, "task: Thí điểm,", "task: Thí điểm, same_as: a/2, budget: 50000000,")
    by_area, everything = money(priced)
    assert figures(by_area["a"]) == (53_000_000, 3, {}, 1)
    assert everything.amount == 53_000_000
    assert noted(priced) == []


def test_of_two_twins_the_sum_that_does_not_count_is_noted(invented):
    twin_of_a1(invented, budget=", budget: 10000000")
    invented.change(APPENDIX, "task: Trực điện thoại,", "task: Trực điện thoại, same_as: a/1, budget: 20000000,")
    chosen, other = sorted(["b/1", "b/8"])  # in document order
    assert money(invented)[1].amount == 20_000_000
    assert noted(invented) == [(other, "twin", 10_000_000, 20_000_000, chosen)]


def test_a_twin_below_its_own_original_is_no_part_of_it(invented):
    add_to_heading(invented, 10_000_000, 4_000_000)
    invented.change(APPENDIX, "task: Chỉnh lý kho cũ,", "task: Chỉnh lý kho cũ, same_as: b/9,")
    assert money(invented)[1].amount == 4_000_000
    assert noted(invented) == [("b/9", "heading", 10_000_000, 4_000_000, "b/9")]


def test_nothing_is_a_sum_and_a_blank_is_none(invented):
    invented.change(APPENDIX, "task: Lập sổ,", "task: Lập sổ, budget: 0,")
    invented.change(APPENDIX, "task: Kê khai,", 'task: Kê khai, budget: " ",')
    assert figures(money(invented)[0]["a"]) == (0, 1, {}, 3)


def test_rows_given_during_the_year_count_too(priced):
    row = '{number: "1", task: Việc thêm, origin: Công văn bịa, products: [Tờ trình], lead: [Phòng Ba], '
    (priced.root / "plans" / GD25 / "extra.yaml").write_text(
        f"areas:\n  - {{id: c, name: Lĩnh vực C, tasks: [{row}deadline: Quý II/2025, budget: 50000}}]}}\n", "utf-8"
    )
    assert money(priced)[0]["c"].amount == 50_000


def test_money_of_tasks_done_is_counted_as_the_tasks_are(priced):
    priced.log(GD25, "Phòng Một", "on: 2025-03-20, task: a/1, status: done")
    priced.log(GD25, "Phòng Ba", "on: 2025-02-20, task: a/3, item: 1, status: done")  # item 2 is open
    by_area, everything = money(priced)
    assert (everything.amount_done, everything.amount) == (1_000_000, 3_000_000)
    assert by_area["a"].tally.tasks.done_in_time == 1
    assert by_area["b"].amount_done is None  # no sum, so no part of it
    priced.log(GD25, "Phòng Ba", "on: 2025-05-02, task: a/3, item: 2, status: done")
    assert money(priced)[1].amount_done == 3_000_000


def test_a_headings_money_is_done_when_all_below_is(invented):
    add_to_heading(invented, 10_000_000, None)
    invented.log(GD25, "Phòng Một", "on: 2025-03-20, task: b/9.2, status: done")
    assert money(invented)[1].amount_done == 0
    for unit in ("Phòng Một", "Phòng Hai", "Phòng Ba"):
        invented.log(GD25, unit, "on: 2025-04-20, task: b/9.1, status: done")
    assert money(invented)[1].amount_done == 10_000_000


def test_only_the_rows_wanted_count(priced):
    only_a = money(priced, wanted=lambda loaded, row: row.area == "a")
    assert list(only_a[0]) == ["a"]
    assert figures(only_a[1]) == figures(money(priced)[0]["a"])


def test_a_unit_leads_by_its_name_jointly_and_through_a_group(priced):
    wanted = led_by([Asked(name="Phòng Hai", ids={GD25: "phong-hai"})])
    led = [entry.row.id for entry in book_of(priced, wanted=wanted).entries]
    assert led == ["a/2", "a/3", "b/2", "b/3", "b/9.1"]
    assert money(priced, wanted=wanted)[1].amount == 2_000_000
    assert book_of(priced, wanted=led_by([])).entries == []


def test_the_counts_are_those_of_status(priced):
    by_area, _ = money(priced)
    status, _ = priced.counts(GD25, ON)
    assert {key: one.tally.tasks for key, one in by_area.items()} == {key: status[key].tasks for key in ("a", "b")}


def test_the_real_plan_has_what_its_printed_cells_add_up_to(real):
    text = (real.root / "plans/vinh-chau/2023/appendix.yaml").read_text("utf-8")
    printed = [int(number) for number in re.findall(r"^ +budget: (\d+)$", text, re.MULTILINE)]
    for by in ("area", "lead"):
        keyed, everything = money(real, by, "vinh-chau/2023")
        assert figures(everything) == (sum(printed), len(printed), {"Theo tình hình thực tế": 1}, 0)
        assert sum(one.amount or 0 for one in keyed.values()) == 492_000_000


# A law over invented trees of rows: what is counted is what a plain reading of each tree adds up to.

stated = st.one_of(st.none(), st.integers(0, 10**9), st.just("Lồng ghép"))


def trees(depth=2):
    below = st.just([]) if depth == 0 else st.lists(trees(depth - 1), max_size=3)
    return st.tuples(stated, below)


def task_of(tree, number, same_as=None):
    budget, below = tree
    return Task(
        task="Việc bịa",
        number=number,
        budget=UNSET if budget is None else budget,
        same_as=UNSET if same_as is None else same_as,
        subtasks=[task_of(one, f"{number}.{n}") for n, one in enumerate(below, 1)],
    )


def adds_up_to(tree):
    """The sum of a tree (None: it states none), and whether nothing in it lacks one."""
    budget, below = tree
    if not below:
        return (budget, True) if isinstance(budget, int) else (None, False)
    parts = [adds_up_to(one) for one in below]
    sums = [amount for amount, _ in parts if amount is not None]
    whole = all(part for _, part in parts)
    if isinstance(budget, int) and (not sums or (budget > sum(sums) and not whole)):
        return budget, True
    return (sum(sums), whole) if sums else (None, False)


@settings(max_examples=60)
@given(areas=st.lists(st.lists(trees(), max_size=4), max_size=3))
def test_every_sum_counts_once_however_rows_are_nested(invented_plan, areas):
    appendix = Appendix(
        areas=[
            Area(id=f"x{a}", name="Lĩnh vực bịa", tasks=[task_of(tree, str(n)) for n, tree in enumerate(tops, 1)])
            for a, tops in enumerate(areas)
        ]
    )
    loaded = replace(invented_plan, appendix_file=replace_value(invented_plan.appendix_file, appendix))
    assert loaded.rows.rows == resolve_rows(appendix).rows
    book = ledger([loaded], every)
    expected = [amount for tops in areas for tree in tops if (amount := adds_up_to(tree)[0]) is not None]
    everything = all_money(book, [], "area")
    assert everything.amount == (sum(expected) if expected else None)
    assert sum(one.amount or 0 for one in money_by(book, [], "area")) == (everything.amount or 0)
    rows = len(book.entries)
    assert everything.with_amount + sum(everything.phrases.values()) + everything.without == rows
    assert rows <= len(loaded.rows.rows)


@settings(max_examples=60)
@given(tops=st.lists(st.tuples(trees(), st.none() | st.integers(1, 5)), max_size=5))
def test_no_sum_is_lost_whatever_is_the_same_as_what(invented_plan, tops):
    tasks = [task_of(tree, str(n), same and f"x/{same}") for n, (tree, same) in enumerate(tops, 1)]
    appendix = Appendix(areas=[Area(id="x", name="Lĩnh vực bịa", tasks=tasks)])
    loaded = replace(invented_plan, appendix_file=replace_value(invented_plan.appendix_file, appendix))
    book = ledger([loaded], every)
    counted = [entry.amount for entry in book.entries if entry.amount is not None]
    assert sorted(counted + [one.amount for one in book.uncounted]) == sorted(
        row.task.budget for row in loaded.rows.rows if isinstance(row.task.budget, int)
    )
    assert bool(counted) == any(isinstance(row.task.budget, int) for row in loaded.rows.rows)


def replace_value(file, value):
    """The same file with another content."""
    return type(file)(file.path, value, [])
