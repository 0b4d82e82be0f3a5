"""The data of the page, against what the commands say: the same obligations, the same counts, nobody accused."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from cchc.exports.dashboard.states import EARLIER, LATER, STATES, UNDATED, month_key, state
from cchc.exports.dashboard.units import unit_key
from cchc.obligations import tally
from cchc.obligations.counting import left_out, outcome

DAYS = ("2024-11-30", "2025-05-10", "2025-12-20", "2026-11-22")


def line_keys(page):
    return Counter((line.name, share.key, line.role) for line in page.lines for share in line.shares)


@pytest.mark.parametrize("on", DAYS)
def test_every_obligation_stands_in_exactly_one_line(paged, real, on):
    page, shown = paged(real, on, plans=("vinh-chau/2025",))
    assert page.owed == len(shown) > 1000
    assert line_keys(page) == Counter(
        (a.obligation.task, unit_key(a.obligation.owner), a.obligation.role) for a in shown
    )


@pytest.mark.parametrize("on", DAYS)
def test_a_states_counts_are_those_of_the_status(paged, real, on):
    _, shown = paged(real, on, plans=("vinh-chau/2025",))
    counted = [a for a in shown if left_out(a) is None]
    names = {"done_in_time": {"done"}, "done_late": {"done_late"}, "open": {"open", "soon"}, "late": {"late"}}
    assert [a for a in counted if state(a) not in names[outcome(a)]] == []


@pytest.mark.parametrize("on", DAYS)
def test_a_cell_of_the_map_counts_the_lines_that_it_leads_to(paged, real, on):
    page, _ = paged(real, on, plans=("vinh-chau/2025",))
    months = [month.key for month in page.heat.months]
    assert months[:12] == [f"2025-{n:02}" for n in range(1, 13)]
    behind = Counter(
        (share.key, line.month) for line in page.lines if line.role != "coordinating" for share in line.shares
    )
    cells = {
        (row.unit.key, months[place]): cell.any
        for row in page.heat.rows
        for place, cell in enumerate(row.cells)
        if cell.any
    }
    assert cells == {key: number for key, number in behind.items() if key[1] != UNDATED}
    assert page.heat.whole.any == sum(cells.values()) == sum(row.whole.any for row in page.heat.rows)


def test_what_a_unit_only_coordinated_is_in_no_cell_even_when_done(paged, invented):
    invented.log("gia-dinh/2025", "Phòng Một", "on: 2025-02-01, task: a/1, status: done")
    page, shown = paged(invented, "2025-05-01")
    done = [a for a in shown if a.status == "done"]
    assert {a.obligation.role for a in done} == {"lead", "coordinating"}
    assert page.heat.whole.done == sum(a.stands for a in done) == 1


def test_a_dropped_task_is_in_the_map_too(paged, invented):
    invented.log("gia-dinh/2025", "Phòng Ba", "on: 2025-04-01, task: b/8, status: dropped")
    page, _ = paged(invented, "2025-05-01")
    row = next(row for row in page.heat.rows if row.unit.name == "Phòng Ba")
    assert (row.cells[5].dropped, row.cells[5].late, row.cells[5].any) == (1, 0, 1)


def test_nothing_recorded_accuses_nobody(paged, real):
    page, _ = paged(real, "2026-11-22", plans=("vinh-chau/2023",))
    assert page.unrecorded
    assert page.crowded.count == 0
    assert page.states["late"] == "đã qua hạn, chưa ghi nhận"
    assert {line.words for line in page.lines if line.state == "late"} == {"chưa ghi nhận"}
    assert not any(one.recorded for one in page.rounds)


def test_once_something_is_recorded_the_late_are_named(paged, invented):
    invented.log("gia-dinh/2025", "Phòng Một", "on: 2025-02-01, task: a/1, status: done")
    page, shown = paged(invented, "2025-05-01")
    assert [(one.unit.name, one.late) for one in page.crowded.shown] == list(
        Counter(a.obligation.owner.unit for a in shown if state(a) == "late").most_common()
    )
    assert page.states["late"] == "quá hạn, chưa xong"
    assert "muộn 31 ngày" in {line.words for line in page.lines if line.state == "late"}


def test_units_stand_in_the_registers_order_and_groups_last(paged, invented):
    page, _ = paged(invented, "2025-05-01")
    assert [unit.name for unit in page.units] == [
        "Phòng Một",
        "Phòng Hai",
        "Phòng Ba",
        "Trạm Dọc",
        "Các bên có liên quan",
    ]
    assert [one.key for one in page.by_unit] == [unit.key for unit in page.units]
    assert [area.name for area in page.areas][:3] == ["Lĩnh vực A", "Lĩnh vực B", "Chế độ báo cáo"]


def test_the_authority_itself_stands_before_groups_that_nobody_can_expand(paged, real):
    page, _ = paged(real, "2025-05-10")
    keys = [unit.key for unit in page.units]
    groups = [key.startswith("(") for key in keys]
    assert groups == sorted(groups)
    assert keys[groups.index(True) - 1] == "ubnd-thi-xa-vinh-chau"


def test_the_rates_of_a_unit_asked_for_count_its_work_only(paged, invented):
    page, shown = paged(invented, "2025-05-01", units=("Phòng Hai",))
    own = [one for one in tally(shown, "unit") if one.key == "phong-hai"]
    assert [one.counts for one in page.by_unit if one.key == "phong-hai"] == [own[0].obligations]
    assert {share.unit for line in page.lines for share in line.shares} == {"Phòng Hai"}
    assert page.narrowed == ("Phòng Hai",)


def test_several_plans_share_a_page_and_their_tasks_are_told_apart(paged, real):
    page, _ = paged(real, "2025-05-10", plans=("vinh-chau/2025", "vinh-chau/2023"))
    assert page.years == (2023, 2024, 2025)
    assert page.heat.months[0].name == "tháng 1/2023"
    assert [month.key[:4] for month in page.heat.months[::12]] == ["2023", "2025"]
    assert any(line.name.startswith("vinh-chau/2023#") for line in page.lines)
    assert {one.plan for one in page.rounds} == {"vinh-chau/2025", "vinh-chau/2023"}


def test_days_of_other_years_have_columns_of_their_own(paged, invented):
    invented.change("gia-dinh/2025/appendix.yaml", "deadline: Quý II/2025", "deadline: Quý I/2026")
    page, _ = paged(invented, "2025-05-01")
    assert [page.heat.months[0].key, page.heat.months[-1].key] == ["2025-01", LATER]
    assert page.months[-2].key == LATER


def test_a_day_has_the_month_that_the_page_has():
    days = (date(2024, 12, 31), date(2025, 1, 1), date(2026, 12, 31), date(2027, 1, 1))
    assert [month_key(day, (2025, 2026)) for day in days] == [EARLIER, "2025-01", "2026-12", LATER]


def test_work_after_the_end_of_its_authority_waits_and_is_never_late(paged, real):
    page, _ = paged(real, "2026-11-22")
    after = [
        line for line in page.lines if line.due and line.due > date(2025, 7, 1) and line.role != "coordinating"
    ]
    assert after
    assert {line.state for line in after} == {"undecided"}
    assert any("kết thúc hoạt động" in one for line in after for one in line.says)
    assert "đã kết thúc hoạt động" in " ".join(page.notices)


def test_reports_are_rounds_with_their_windows(paged, real):
    page, _ = paged(real, "2025-05-10")
    told = [(one.period, one.since, one.close, one.due, one.upward) for one in page.rounds]
    assert told[0] == ("quý I/2025", date(2024, 12, 15), date(2025, 3, 15), date(2025, 3, 16), date(2025, 3, 18))
    assert [one.over for one in page.rounds] == [True, False, False, False]


def test_a_round_counts_units_and_names_who_is_missing(paged, real, desk):
    desk.log("vinh-chau/2025", "Phòng Tư pháp", "on: 2025-03-14, task: report/Q1-2025, status: done")
    page, _ = paged(desk, "2025-03-20")
    first = page.rounds[0]
    assert (first.sent, first.recorded) == (1, True)
    assert len(first.missing) == len({*first.missing}) > 20
    assert "Phòng Tư pháp" not in first.missing


def test_what_is_near_is_open_and_due_within_thirty_days(paged, real):
    page, _ = paged(real, "2023-12-05", plans=("vinh-chau/2023",))
    inside = [
        line
        for line in page.lines
        if line.state in ("soon", "open") and line.due and date(2023, 12, 5) <= line.due <= date(2024, 1, 4)
    ]
    assert page.near.count == len(inside) > len(page.near.shown) == 8
    assert list(page.near.shown) == inside[:8]


def test_states_are_listed_from_the_most_pressing(paged, real):
    page, _ = paged(real, "2025-06-14")
    assert list(page.states) == [one for one in STATES if one in page.states]
    assert {line.state for line in page.lines} == set(page.states)
