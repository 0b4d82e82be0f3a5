"""Proposed links: judged against those that a person wrote, and between plans that have little in common."""

from __future__ import annotations

import random

import pytest
from msgspec.structs import replace

from cchc.comparing.suggesting import links_with, suggest
from tests.comparing.conftest import each, renumbered, shuffled, unlinked, with_areas, with_tasks

VC25, ST25 = "vinh-chau/2025", "soc-trang/2025"


def links(plan):
    return {(row.id, parent) for row in plan.rows.rows for parent in row.task.implements}


def above(found):
    return {(one.row.id, one.parent.id) for one in found if one.above}


def test_the_links_that_a_person_wrote_are_found_and_hardly_any_other(real):
    written, proposed = links(real.plan(VC25)), above(suggest(unlinked(real.plan(VC25)), real.plan(ST25)))
    assert len(written) > 70
    assert len(written & proposed) >= 0.95 * len(written)
    assert len(written & proposed) >= 0.95 * len(proposed)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_they_are_found_in_any_order_and_under_any_number(real, seed):
    town, province = renumbered(shuffled(unlinked(real.plan(VC25)), seed)), shuffled(real.plan(ST25), seed)
    proposed = {(row.replace("/9", "/", 1), parent) for row, parent in above(suggest(town, province))}
    assert proposed == above(suggest(unlinked(real.plan(VC25)), real.plan(ST25)))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_most_are_found_where_every_eighth_word_was_left_out(real, seed):
    rng = random.Random(seed)

    def reword(task):
        if not isinstance(task.task, str):
            return task
        words = [word for word in task.task.split() if rng.random() > 1 / 8]
        return replace(task, task=" ".join(words or task.task.split()))

    town = with_tasks(unlinked(real.plan(VC25)), each(reword))
    written, proposed = links(real.plan(VC25)), above(suggest(town, real.plan(ST25)))
    assert len(written & proposed) >= 0.9 * len(written)
    assert len(written & proposed) >= 0.9 * len(proposed)


def test_what_is_linked_is_not_proposed_again(real):
    assert suggest(real.plan(VC25), real.plan(ST25)) == []


def test_a_link_that_is_there_keeps_its_task_from_others(desk):
    desk.change(f"{VC25}/appendix.yaml", "        implements: [cong-vu/6]\n", "")
    found = suggest(desk.plan(VC25), desk.plan(ST25))
    assert above(found) == {("cong-vu/6", "cong-vu/6")}


def test_a_task_without_a_near_one_gets_what_is_nearest_below_the_line(real):
    found = suggest(real.plan("anh-son/2025"), real.plan(ST25))
    assert above(found) <= {  # each of them a task of the province's that the commune does carry out
        ("the-che/2", "the-che/1"),
        ("the-che/4", "the-che/1"),
        ("tthc/1", "tthc/1"),
        ("to-chuc-bo-may/7", "cong-vu/6"),
        ("to-chuc-bo-may/8", "cong-vu/7"),
    }
    below = [one for one in found if not one.above]
    assert {one.row.id for one in below}.isdisjoint(row for row, _ in above(found))
    assert len(below) == len({one.row.id for one in below}) > 5
    assert all(one.score < 0.5 for one in below)


def test_the_towns_plan_of_two_years_ago_is_seen_in_the_provinces_of_now(real):
    proposed = above(suggest(real.plan("vinh-chau/2023"), real.plan(ST25)))
    assert {
        ("tai-chinh-cong/3", "tai-chinh-cong/3"),
        ("tthc/3", "tthc/2.2"),
        ("cong-vu/1", "cong-vu/6"),
    } <= proposed
    served = {row for row, _ in proposed}
    assert served.isdisjoint({"tai-chinh-cong/4", "chi-dao/4", "chi-dao/5", "chi-dao/6", "chinh-quyen-so/1"})


def test_the_best_comes_first_and_scores_lie_between_0_and_1(real):
    found = suggest(unlinked(real.plan(VC25)), real.plan(ST25))
    order = [row.id for row in real.plan(VC25).rows.rows]
    assert [one.row.id for one in found] == sorted((one.row.id for one in found), key=order.index)
    both = [one for one in found if one.row.id == "tthc/3.2"]
    assert [one.score for one in both] == sorted((one.score for one in both), reverse=True)
    assert all(0 <= one.score <= 1 for one in found)
    assert links_with(both[0].row, both) == ["tthc/3.2", "tthc/3.2-2"]


def test_sub_tasks_of_a_heading_that_the_superior_did_not_split_go_with_it(real):
    found = {one.row.id: one for one in suggest(unlinked(real.plan(VC25)), real.plan(ST25))}
    assert (found["chi-dao/5.a"].parent.id, found["chi-dao/5.a"].by_heading) == ("chi-dao/5", True)
    assert not found["chi-dao/5"].by_heading


def test_links_to_another_plan_take_nothing_from_this_one(real):
    town, other = real.plan(VC25), real.plan("vinh-chau/2023")
    found = [one for one in suggest(town, other) if one.above]
    assert above(found) == above(suggest(unlinked(town), other))
    assert links_with(found[0].row, found[:1]) == [found[0].parent.id]


def rows_of(plan, *texts):
    """The plan with these tasks alone, in its first area."""
    area = plan.appendix_file.value.areas[0]
    like = replace(area.tasks[1], products=["Báo cáo"], lead=["Đơn vị bịa"], implements=[])
    return with_areas(
        plan, [replace(area, tasks=[replace(like, number=str(n), task=t) for n, t in enumerate(texts, 1)])]
    )


def test_a_task_left_over_goes_with_its_nearest_and_not_with_every_near_one(real):
    near, far = (
        "Kiểm tra kỷ luật, kỷ cương công vụ tại cơ quan",
        "Thanh tra kỷ luật, kỷ cương tài chính tại cơ quan",
    )
    left = "Kiểm tra kỷ luật, kỷ cương công vụ đột xuất tại cơ quan"
    found = suggest(rows_of(real.plan(VC25), near, far, left), rows_of(real.plan(ST25), near, far))
    assert above(found) == {("the-che/1", "the-che/1"), ("the-che/2", "the-che/2"), ("the-che/3", "the-che/1")}
