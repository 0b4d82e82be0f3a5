"""What changed between two plans: laws that hold for any two, each kind of change, the town's two plans."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from cchc.comparing.differing import diff, left_out
from cchc.store import Loaded
from tests.comparing.conftest import each, leaves_apart, renumbered, shuffled, with_areas, with_tasks, without

PLANS = ["vinh-chau/2025", "vinh-chau/2023", "soc-trang/2025", "anh-son/2025"]
PAIRS = [("vinh-chau/2023", "vinh-chau/2025"), ("soc-trang/2025", "vinh-chau/2025"), ("anh-son/2025", PLANS[0])]
VC23, VC25 = "vinh-chau/2023", "vinh-chau/2025"


def states(found):
    return [one.state for one in found]


def ids(found):
    return {(one.state, one.old and one.old.id, one.new and one.new.id) for one in found}


@pytest.mark.parametrize("plan", PLANS)
def test_a_plan_has_not_changed_against_itself(real, plan):
    loaded = real.plan(plan)
    found = diff(loaded, loaded)
    assert set(states(found)) == {"same"}
    assert all(one.old is one.new and not one.restated for one in found)
    assert [one.new for one in found] == loaded.rows.rows


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_the_way_back_is_the_mirror_image(real, old, new):
    there, back = diff(real.plan(old), real.plan(new)), diff(real.plan(new), real.plan(old))
    turned = {"added": "dropped", "dropped": "added", "changed": "changed", "same": "same"}
    assert {(turned[state], b, a) for state, a, b in ids(there)} == ids(back)
    changes = {(one.old.id, c.field, str(c.old), str(c.new)) for one in there if one.old for c in one.changes}
    mirrored = {(one.new.id, c.field, str(c.new), str(c.old)) for one in back if one.new for c in one.changes}
    assert changes == mirrored


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("seed", [1, 2])
def test_another_order_and_other_numbers_are_no_change(real, plan, seed):
    loaded = real.plan(plan)
    assert set(states(diff(loaded, shuffled(loaded, seed)))) == {"same"}
    assert set(states(diff(loaded, renumbered(shuffled(loaded, seed))))) == {"same"}


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_the_order_of_rows_does_not_decide_what_is_matched(real, old, new):
    assert ids(diff(shuffled(real.plan(old), 3), shuffled(real.plan(new), 4))) == ids(
        diff(real.plan(old), real.plan(new))
    )


@pytest.mark.slow
@pytest.mark.parametrize("plan", PLANS)
def test_a_row_taken_out_is_the_one_that_is_dropped_and_back_again_added(real, plan):
    loaded = real.plan(plan)
    gone = list(leaves_apart(loaded))
    assert len(gone) > 10
    for task in gone[::5]:
        less = without(loaded, task)
        found = diff(loaded, less)
        assert [one.old.task for one in found if one.state == "dropped"] == [task]
        assert set(states(found)) == {"dropped", "same"}
        assert [one.new.task for one in diff(less, loaded) if one.state == "added"] == [task]


@pytest.mark.slow
@pytest.mark.parametrize("plan", PLANS)
def test_every_row_of_both_stands_once(real, plan):
    for other in PLANS:
        found = diff(real.plan(plan), real.plan(other))
        assert sorted(one.old.id for one in found if one.old) == sorted(r.id for r in real.plan(plan).rows.rows)
        assert [one.new for one in found if one.new] == real.plan(other).rows.rows


def a_year_later(loaded):
    """The plan with every year in its table one later, and its own."""
    path = loaded.appendix_file.path
    text = re.sub(r"\b20[23]\d\b", lambda year: str(int(year[0]) + 1), loaded.appendix_file.data.decode())
    from msgspec import convert

    from cchc.plans.table import Appendix
    from cchc.yamltree import read_tree

    appendix = convert(read_tree(text.encode(), path).data, Appendix)
    plan = replace(loaded.plan, year=loaded.plan.year + 1)
    return replace(
        loaded,
        appendix_file=Loaded(path, appendix, [], text.encode()),
        plan_file=Loaded(loaded.plan_file.path, plan, [], loaded.plan_file.data),
    )


@pytest.mark.parametrize("plan", PLANS)
def test_years_that_move_along_with_the_plans_are_no_change(real, plan):
    loaded = real.plan(plan)
    found = diff(loaded, a_year_later(loaded))
    assert set(states(found)) == {"same"}
    assert any("deadline" in one.restated for one in found)


def test_a_year_left_behind_is_a_change(real):
    loaded = real.plan(VC25)
    later = a_year_later(loaded)
    stale = replace(later, appendix_file=loaded.appendix_file)
    found = diff(loaded, stale)  # the plan is of 2026, its table of 2025
    assert set(states(found)) == {"same"}  # the same words: validation tells that they are last year's
    two_years = diff(loaded, a_year_later(a_year_later(replace(later, plan_file=loaded.plan_file))))
    assert {"deadline"} <= {change.field for one in two_years for change in one.changes}


@pytest.mark.parametrize(
    ("field", "cell", "value"),
    [
        ("products", "products", ["Sản phẩm bịa"]),
        ("lead", "lead", ["Phòng Tư pháp"]),
        ("coordinating", "coordinating", ["Phòng Kinh tế"]),
        ("deadline", "deadline", "Quý II/2025"),
        ("budget", "budget", 7_000_000),
        ("note", "note", "Ghi chú bịa"),
    ],
)
def test_one_cell_changed_is_one_change(real, field, cell, value):
    loaded = real.plan(VC25)
    target = next(row.task for row in loaded.rows.rows if row.id == "cong-vu/6")
    new = with_tasks(loaded, each(lambda task: replace(task, **{cell: value}) if task == target else task))
    changed = [one for one in diff(loaded, new) if one.state != "same"]
    assert [(one.state, one.old.id, one.new.id) for one in changed] == [("changed", "cong-vu/6", "cong-vu/6")]
    assert [change.field for change in changed[0].changes] == [field]
    assert changed[0].changes[0].new == ([value] if cell == "deadline" else value)


def test_a_task_reworded_is_changed_and_not_another(real):
    loaded = real.plan(VC25)
    words = "Triển khai Kế hoạch đào tạo, bồi dưỡng cán bộ, công chức, viên chức năm 2025 của thị xã và các xã"
    target = next(row.task for row in loaded.rows.rows if row.id == "cong-vu/6")
    new = with_tasks(loaded, each(lambda task: replace(task, task=words) if task == target else task))
    changed = [one for one in diff(loaded, new) if one.state != "same"]
    assert [(one.state, [c.field for c in one.changes]) for one in changed] == [("changed", ["task"])]


def test_a_task_in_another_area_is_the_same_task(real):
    loaded = real.plan(VC25)
    areas = loaded.appendix_file.value.areas
    task = areas[3].tasks[-1]
    moved = replace(task, number="99")
    new = with_areas(
        loaded,
        [
            replace(areas[0], tasks=[*areas[0].tasks, moved]),
            *areas[1:3],
            replace(areas[3], tasks=areas[3].tasks[:-1]),
            *areas[4:],
        ],
    )
    changed = [one for one in diff(loaded, new) if one.state != "same"]
    assert [(one.old.id, one.new.id) for one in changed] == [("cong-vu/7", "the-che/99")]
    assert [c.field for c in changed[0].changes] == ["area"]


def test_a_task_split_up_tells_its_sub_tasks_and_not_its_empty_cells(real):
    found = {(one.old and one.old.id): one for one in diff(real.plan(VC23), real.plan(VC25))}
    split = found["tthc/1"]
    assert (split.new.id, [c.field for c in split.changes]) == ("tthc/1", ["subtasks"])
    assert split.changes[0].new == ["Ban hành Kế hoạch", "Báo cáo kết quả thực hiện"]
    assert "task" in split.restated  # TTHC for thủ tục hành chính, 2025 for 2023


def test_the_towns_next_plan_keeps_and_drops_what_a_reader_sees(real):
    found = diff(real.plan(VC23), real.plan(VC25))
    pairs = {one.old.id: one.new.id for one in found if one.old and one.new}
    assert pairs["tthc/3"] == "tthc/2.2"
    assert pairs["cong-vu/1"] == "cong-vu/6"
    assert pairs["tai-chinh-cong/5"] == "tai-chinh-cong/3"
    assert pairs["chi-dao/3.a"] == "chi-dao/5.a"
    dropped = {one.old.id for one in found if one.state == "dropped"}
    assert {"tai-chinh-cong/3", "tai-chinh-cong/4", "chi-dao/4", "chi-dao/6", "tthc/4"} <= dropped
    assert ("same", "to-chuc-bo-may/1", "to-chuc-bo-may/1") in ids(found)


def test_a_column_that_only_one_table_has_is_not_compared(real):
    assert left_out(real.plan(VC23), real.plan(VC25)) == ["budget"]
    assert left_out(real.plan("anh-son/2025"), real.plan(VC25)) == ["coordinating", "note"]
    found = diff(real.plan(VC23), real.plan(VC25))
    assert not any(change.field == "budget" for one in found for change in one.changes)


def test_dropped_rows_stand_behind_what_stood_before_them(real):
    order = [(one.state, (one.new or one.old).id) for one in diff(real.plan(VC23), real.plan(VC25))]
    assert order.index(("dropped", "the-che/2")) == order.index(("added", "the-che/1.2")) + 1


def test_tasks_given_outside_the_plans_are_no_part_of_them(desk):
    extra = desk.root / "plans" / VC23 / "extra.yaml"
    extra.write_text(
        "# Dữ liệu bịa để thử.\nareas:\n  - id: tthc\n    name: Cải cách TTHC\n    tasks:\n      - number: '99'\n"
        "        task: Việc bịa\n        products: [Báo cáo]\n        lead: [Phòng Tư pháp]\n"
        "        deadline: Quý IV/2023\n        origin: Công văn bịa\n",
        "utf-8",
    )
    assert desk.plan(VC23).rows.rows[-1].id == "tthc/99"
    assert "tthc/99" not in {one.old.id for one in diff(desk.plan(VC23), desk.plan(VC25)) if one.old}


def test_of_tasks_that_read_alike_those_go_together_that_are_alike_in_all(real):
    loaded = real.plan(VC25)
    areas = loaded.appendix_file.value.areas
    task = areas[4].tasks[0]
    twins = [
        replace(task, number=number, deadline=deadline) for number, deadline in (("8", "Quý I"), ("9", "Quý IV"))
    ]
    one = with_areas(loaded, [replace(areas[4], tasks=twins)])
    other = with_areas(loaded, [replace(areas[4], tasks=twins[::-1])])
    assert [(one.state, one.old.number, one.new.number) for one in diff(one, other)] == [
        ("same", "9", "9"),
        ("same", "8", "8"),
    ]
