"""What the rows, reports and duties of the five real plans lay on whom, row by row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

import pytest

from cchc.obligations import Assessed
from cchc.obligations.deriving import derive
from cchc.obligations.wording import date_remarks

VC25, VC23, ST25, AS25, NN24 = "vinh-chau/2025", "vinh-chau/2023", "soc-trang/2025", "anh-son/2025", "nga-nam/2024"
QUARTER_ENDS = [date(2025, 3, 31), date(2025, 6, 30), date(2025, 9, 30), date(2025, 12, 31)]


def units(found: Iterable[Assessed]) -> set[str | None]:
    return {a.obligation.owner.unit_id for a in found}


def dues(found: Iterable[Assessed]) -> list[date | None]:
    return [a.due for a in found]


def test_every_obligation_of_every_plan_has_an_id_of_its_own(real):
    for plan_id in real.store.plan_ids:
        ids = Counter(a.obligation.id for a in real.owed(plan_id))
        assert [i for i, n in ids.items() if n > 1] == []


def test_one_unit_has_one_role_in_one_item(real):
    for plan_id in real.store.plan_ids:
        roles: dict[tuple[object, ...], set[str]] = {}
        for a in real.owed(plan_id):
            o = a.obligation
            roles.setdefault((o.task, o.item, o.term.occurrence, o.owner.unit_id or o.owner.unit), set()).add(
                o.role
            )
        assert [key for key, found in roles.items() if len(found) > 1] == []


def test_an_id_names_plan_task_unit_item_and_occurrence(real):
    last = real.owed(VC25, task="tthc/1.2", role="lead")[-1]
    assert last.obligation.id == "vinh-chau/2025#tthc/1.2@van-phong-hdnd-va-ubnd-thi-xa/1/4"
    plain = real.one(VC25, task="tthc/2.2", role="lead")
    assert plain.obligation.id == "vinh-chau/2025#tthc/2.2@van-phong-hdnd-va-ubnd-thi-xa"


class TestVinhChau2025:
    def test_hang_quy_va_nam_gives_four_dates_the_last_named_quarter_and_year(self, real):
        found = real.owed(VC25, task="tthc/1.2", role="lead")
        assert dues(found) == QUARTER_ENDS
        assert [a.obligation.term.label for a in found] == ["quý I", "quý II", "quý III", "quý IV, năm"]
        assert [a.obligation.term.start for a in found] == [date(2025, m, 1) for m in (1, 4, 7, 10)]
        assert {a.obligation.term.kind for a in found} == {"recurring"}

    def test_a_merged_cell_gives_the_lead_and_coordinators_of_the_row_it_is_merged_from(self, real):
        assert units(real.owed(VC25, task="tthc/1.2", role="lead")) == {"van-phong-hdnd-va-ubnd-thi-xa"}
        helpers = real.owed(VC25, task="tthc/1.2", role="coordinating")
        assert units(helpers) == units(real.owed(VC25, task="tthc/1.1", role="coordinating"))
        assert len(units(helpers)) == 23  # 12 phòng ban, 1 trung tâm, 10 xã phường: not the lead itself

    def test_a_cell_merged_upward_is_taken_from_the_row_below(self, real):
        assert units(real.owed(VC25, task="tthc/2.1", role="lead")) == {"van-phong-hdnd-va-ubnd-thi-xa"}

    def test_two_products_with_one_date_are_one_item(self, real):
        only = real.one(VC25, task="tthc/2.2", role="lead")
        assert only.due == date(2025, 9, 30)
        assert only.obligation.term.start == date(2025, 7, 1)
        assert only.obligation.products == (
            "Báo cáo của UBND thị xã.",
            "Văn bản kiến nghị của Chủ tịch UBND thị xã",
        )
        assert only.obligation.heading == ("Thực hiện công tác rà soát, đánh giá TTHC năm 2025",)

    def test_named_joint_leads_share_one_product(self, real):
        found = real.owed(VC25, task="tthc/6", role="lead")
        pair = {"van-phong-hdnd-va-ubnd-thi-xa", "phong-van-hoa-va-thong-tin"}
        assert units(found) == pair
        assert len(found) == 2 * 4
        assert all(set(a.obligation.owner.shared_with) == pair for a in found)

    def test_a_term_after_an_event_waits_and_has_no_date(self, real):
        found = real.owed(VC25, on="2026-12-31", task="chinh-quyen-so/2.1.2", role="lead")
        assert len(found) == 24
        assert {(a.due, a.timing, a.waiting_for) for a in found} == {(None, "waiting", "event")}

    def test_a_heading_with_products_and_a_date_of_its_own_owes_itself(self, real):
        found = real.owed(VC25, task="chinh-quyen-so/3", role="lead")
        assert len(units(found)) == 25  # 24 units and the group that nobody can list
        assert {a.timing for a in found if a.obligation.owner.unit_id} == {"ongoing"}

    def test_a_heading_without_products_owes_nothing(self, real):
        headings = {row.id for row in real.plan(VC25).rows.rows if not row.leaf}
        owing = {a.obligation.task for a in real.owed(VC25)} & headings
        assert len(headings) > 10
        assert owing == {"chinh-quyen-so/3"}

    def test_a_group_listed_in_another_document_owes_under_its_own_name(self, real):
        only = real.one(VC25, on="2026-12-31", task="chinh-quyen-so/3.1", role="lead")
        assert only.obligation.owner.unit_id is None
        assert only.obligation.owner.unit.startswith("Các cơ quan, đơn vị được nêu tại Phụ lục III")
        assert (only.timing, only.waiting_for, only.due) == ("waiting", "unit", date(2025, 3, 31))
        assert only.days_left is None

    def test_a_person_may_fill_in_the_members_of_such_a_group(self, desk):
        desk.change(
            "vinh-chau/units.yaml",
            "    listed_in: Phụ lục III, Công văn số 3342/UBND-TTHC ngày 15/10/2024 của Chủ tịch UBND tỉnh",
            "    members: [phong-noi-vu, phong-y-te]\n    because: Công văn bịa đặt số 1/UBND",
        )
        found = desk.owed(VC25, on="2025-04-01", task="chinh-quyen-so/3.1", role="lead")
        assert {a.obligation.owner.unit_id: a.timing for a in found} == {
            "phong-noi-vu": "late",
            "phong-y-te": "late",
        }

    def test_two_products_are_paired_with_two_dates_in_order(self, real):
        found = real.owed(VC25, task="chi-dao/2", role="lead")
        assert [(a.obligation.item, a.obligation.products, a.due) for a in found] == [
            (1, ("Kế hoạch",), date(2025, 2, 28)),
            (2, ("Báo cáo kết quả (lồng ghép với kết quả CCHC)",), date(2025, 12, 31)),
        ]

    def test_a_body_without_a_standing_unit_leads_under_its_own_name(self, real):
        found = real.owed(VC25, task="chi-dao/3.4")
        assert [(a.obligation.role, a.obligation.owner.unit, a.obligation.owner.loose) for a in found] == [
            ("lead", "Đoàn kiểm tra công vụ", True)
        ]

    def test_a_standing_unit_takes_over_for_its_body(self, desk):
        desk.change(
            "vinh-chau/units.yaml",
            "    name: Đoàn kiểm tra công vụ\n",
            "    name: Đoàn kiểm tra công vụ\n    standing: {unit: phong-noi-vu, source: Quyết định bịa đặt}\n",
        )
        only = desk.one(VC25, task="chi-dao/3.4")
        assert (only.obligation.owner.unit_id, only.obligation.owner.via) == (
            "phong-noi-vu",
            "Đoàn kiểm tra công vụ",
        )

    def test_a_year_deadline_in_a_named_lead_with_groups_reaches_each_unit_once(self, real):
        found = real.owed(VC25, task="chi-dao/3.6.2")
        assert {a.obligation.role for a in found} == {"lead"}  # both named coordinators are members of the group
        assert len(found) == len(units(found)) == 24
        via = {a.obligation.owner.unit_id: a.obligation.owner.via for a in found}
        assert via["phong-noi-vu"] is None
        assert via["phong-y-te"] == "các cơ quan, đơn vị cấp thị xã"
        assert via["ubnd-xa-lai-hoa"] == "UBND xã, phường"

    def test_a_condition_in_the_task_suspends_an_ongoing_task(self, real):
        only = real.one(VC25, on="2026-12-31", task="cong-vu/3.1", role="lead")
        assert (only.timing, only.waiting_for) == ("waiting", "condition")
        assert only.obligation.term.condition == "nếu có phát sinh"

    def test_a_condition_in_the_task_suspends_a_dated_task(self, real):
        found = real.owed(VC25, on="2026-12-31", task="chinh-quyen-so/2.2", role="lead")
        assert len(found) == 24
        assert {(a.timing, a.waiting_for, a.due) for a in found} == {("waiting", "condition", date(2025, 12, 31))}
        assert {a.obligation.term.condition for a in found} == {"nếu cần thiết"}

    def test_an_alternative_in_the_deadline_does_not_suspend(self, real):
        only = real.one(VC25, on="2026-01-05", task="tthc/3.2", role="lead")
        assert (only.due, only.timing) == (date(2025, 12, 31), "late")
        assert only.obligation.term.condition is not None

    def test_trouble_mentioned_within_a_task_is_no_condition(self, real):
        found = real.owed(VC25, task="the-che/3", role="lead")  # "Trường hợp có khó khăn, vướng mắc thì đề xuất …"
        assert {a.timing for a in found} == {"ongoing"}

    def test_a_date_set_by_another_document_waits(self, real):
        only = real.one(VC25, on="2026-12-31", task="tthc/3.1", role="lead")
        assert (only.timing, only.waiting_for, only.due) == ("waiting", "external", None)


class TestVinhChau2023:
    def test_the_parts_of_one_product_are_paired_with_the_dates(self, real):
        found = real.owed(VC23, task="the-che/3", role="lead")
        assert [(a.obligation.products, a.due) for a in found] == [
            (("Kế hoạch",), date(2023, 1, 31)),
            (("Báo cáo kết quả thực hiện của UBND thị xã",), date(2023, 12, 31)),
        ]

    def test_neu_co_in_the_deadline_suspends(self, real):
        found = real.owed(VC23, on="2024-06-01", task="tthc/2", role="lead")
        assert len(found) == 14
        assert {(a.timing, a.waiting_for, a.due) for a in found} == {("waiting", "condition", date(2023, 12, 31))}

    def test_neu_co_in_the_task_suspends(self, real):
        found = real.owed(VC23, on="2024-06-01", task="the-che/2", role="lead")
        assert {(a.timing, a.waiting_for) for a in found} == {("waiting", "condition")}

    def test_kiem_tra_dot_xuat_has_no_date_and_is_never_late(self, real):
        only = real.one(VC23, on="2026-12-31", task="chi-dao/3.b", role="lead")
        assert only.obligation.owner.unit_id == "doan-kiem-tra-cong-vu"
        assert (only.due, only.timing, only.obligation.term.kind) == (None, "waiting", "unscheduled")

    def test_a_quarter_before_the_plans_year_waits_for_confirmation(self, real):
        only = real.one(VC23, on="2026-12-31", task="chi-dao/6", role="lead")
        assert (only.due, only.timing, only.waiting_for) == (date(2022, 9, 30), "waiting", "confirmation")

    def test_a_due_that_a_person_sets_takes_its_place(self, desk):
        desk.change(
            "vinh-chau/2023/appendix.yaml",
            "        deadline: Quý 3/2022\n",
            "        deadline: Quý 3/2022\n        due: 2023-09-30\n        because: Công văn bịa đặt số 2/UBND\n",
        )
        before = desk.one(VC23, on="2023-10-02", task="chi-dao/6", role="lead")  # 30/9/2023 is a Saturday
        after = desk.one(VC23, on="2023-10-03", task="chi-dao/6", role="lead")
        assert (before.due, before.timing) == (date(2023, 9, 30), "due_soon")
        assert after.timing == "late"
        assert before.obligation.term.phrase == "Quý 3/2022"

    def test_a_date_in_the_same_year_needs_no_confirmation(self, real):
        first = real.owed(VC23, on="2023-03-01", task="chi-dao/1", role="lead")[0]
        assert (first.due, first.timing) == (date(2023, 1, 31), "late")


class TestSocTrang2025:
    def test_a_deadline_merged_from_the_row_above_is_read_as_that_rows(self, real):
        above, below = (real.owed(ST25, task=f"tthc/{n}", role="lead") for n in ("3.1", "3.2"))
        assert {a.obligation.term.phrase for a in below} == {a.obligation.term.phrase for a in above}
        assert {a.waiting_for for a in below if a.obligation.owner.unit_id} == {"external"}

    def test_a_second_row_of_the_same_number_has_its_own_id_lead_and_date(self, real):
        only = real.one(ST25, on="2026-01-05", task="tthc/3.2-2", role="lead")
        assert only.obligation.owner.unit_id == "van-phong-ubnd-tinh"
        assert only.obligation.number == "3.2"
        assert only.obligation.text.startswith("Tổ chức rà soát, đề xuất phương án đơn giản hóa TTHC")
        assert (only.due, only.timing) == (date(2025, 12, 31), "late")  # "hoặc theo yêu cầu" is an alternative

    def test_products_coordinators_and_deadline_of_row_8_are_row_7s(self, real):
        lead = real.one(ST25, task="tthc/8", role="lead")
        seven = real.one(ST25, task="tthc/7", role="lead")
        assert lead.obligation.owner.unit_id == "so-y-te"
        assert lead.obligation.products == seven.obligation.products == ("Báo cáo kết quả thực hiện",)
        assert lead.obligation.term.phrase == seven.obligation.term.phrase
        assert lead.waiting_for == "external"
        helpers = units(real.owed(ST25, task="tthc/8", role="coordinating"))
        assert helpers == {"cong-an-tinh", "so-thong-tin-va-truyen-thong"}

    def test_named_leads_printed_with_dashes_are_joint(self, real):
        found = real.owed(ST25, task="to-chuc-bo-may/3", role="lead")
        assert {a.obligation.owner.shared_with for a in found} == {("so-y-te", "so-giao-duc-va-dao-tao")}


class TestAnhSon2025:
    def test_labelled_groups_of_dates_are_paired_with_products(self, real):
        found = real.owed(AS25, task="to-chuc-bo-may/2")
        assert Counter(a.obligation.item for a in found) == {1: 4, 2: 4, 3: 1}
        assert [a.due for a in found] == [
            *(date(2025, m, 10) for m in (3, 6, 9, 11)),
            *(date(2025, m, 15) for m in (3, 6, 9, 11)),
            date(2025, 12, 1),
        ]
        assert found[0].obligation.products == ("Báo cáo định kỳ công tác CCHC trong năm.",)
        assert found[-1].obligation.products == ("Báo cáo đánh giá, xếp hạng Chỉ số CCHC đối với cấp xã.",)

    def test_a_day_named_after_truoc_is_itself_in_time(self, real):
        on_the_day, after = (
            real.one(AS25, on=day, task="to-chuc-bo-may/2", item=3) for day in ("2025-12-01", "2025-12-02")
        )
        assert on_the_day.obligation.term.before
        assert (on_the_day.timing, after.timing) == ("due_soon", "late")

    @pytest.mark.slow
    def test_the_same_task_in_two_areas_is_owed_once(self, real):
        assert real.owed(AS25, task="chinh-quyen-so/3") == []
        found = real.owed(AS25, task="tthc/10")
        assert dues(found) == [date(2025, m, 5) for m in (3, 6, 9, 12)]
        assert {a.obligation.also_rows for a in found} == {("chinh-quyen-so/3",)}

    def test_an_empty_deadline_cell_is_undated_and_never_late(self, real):
        only = real.one(AS25, on="2026-12-31", task="tthc/11")
        assert (only.due, only.timing, only.obligation.term.phrase) == (None, "undated", None)

    def test_a_product_if_there_is_one_does_not_suspend_the_others(self, real):
        only = real.one(AS25, on="2026-01-05", task="the-che/3")  # its third product reads "… (nếu có);"
        assert (only.due, only.timing, only.obligation.term.condition) == (date(2025, 12, 31), "late", None)

    def test_a_month_after_truoc_ends_before_that_month_begins(self, real):
        assert real.one(AS25, task="to-chuc-bo-may/3").due == date(2025, 11, 30)

    def test_an_official_is_found_by_the_short_name_of_the_appendix(self, real):
        assert units(real.owed(AS25, task="the-che/1")) == {"cong-chuc-tu-phap-ho-tich"}


class TestReports:
    def test_phong_noi_vu_owes_four_reports_on_the_16th(self, real):
        found = real.owed(VC25, role="report", unit="phong-noi-vu")
        assert [(a.obligation.task, a.due) for a in found] == [
            ("report/Q1-2025", date(2025, 3, 16)),
            ("report/H1-2025", date(2025, 6, 16)),
            ("report/Q3-2025", date(2025, 9, 16)),
            ("report/Y-2025", date(2025, 12, 16)),
        ]
        assert {a.obligation.receiver for a in found} == {"Ủy ban nhân dân thị xã (qua Phòng Nội vụ)"}

    def test_a_unit_named_by_several_groups_reports_once(self, real):
        first = [a.obligation.owner.unit_id for a in real.owed(VC25, task="report/Q1-2025")]
        assert len(first) == len(set(first)) == 27  # 14 of the town, 10 communes, 3 of central agencies

    def test_the_portal_is_a_field_of_the_report_of_six_bodies_only(self, real):
        first = real.owed(VC25, task="report/Q1-2025")
        assert {a.obligation.owner.unit_id for a in first if a.obligation.portal} == {
            "van-phong-hdnd-va-ubnd-thi-xa",
            "phong-noi-vu",
            "phong-tu-phap",
            "phong-tai-chinh-ke-hoach",
            "phong-van-hoa-va-thong-tin",
            "phong-kinh-te",
        }
        assert {a.obligation.portal for a in first} == {None, "https://ktxh.soctrang.gov.vn"}

    def test_a_portal_without_names_is_everybodys(self, real):
        assert {a.obligation.portal for a in real.owed(VC23, role="report")} == {"https://ktxh.soctrang.gov.vn"}

    def test_2023_seven_bodies_report_their_tasks_in_addition(self, real):
        first = real.owed(VC23, task="report/Q1-2023")
        assert {a.obligation.owner.unit_id for a in first if a.obligation.also_reports} == {
            "van-phong-hdnd-va-ubnd-thi-xa",
            "phong-tu-phap",
            "phong-tai-chinh-ke-hoach",
            "phong-van-hoa-va-thong-tin",
            "phong-kinh-te",
            "phong-noi-vu",
            "trung-tam-van-hoa-the-thao-truyen-thanh",
        }
        assert len(first) == 27  # in addition, not a second obligation
        assert {a.due for a in first} == {date(2023, 3, 12)}

    def test_nga_nam_wants_its_reports_on_the_morning_of_the_15th(self, real):
        found = real.owed(NN24, role="report", unit="phong-noi-vu")
        assert dues(found) == [date(2024, m, 15) for m in (3, 6, 9, 12)]
        assert {a.obligation.term.time for a in found} == {"sáng"}

    def test_a_single_period_may_have_its_own_day(self, desk):
        desk.change(
            "vinh-chau/2025/plan.yaml",
            "    Y-2025: {from: 2024-12-15, to: 2025-12-15}",
            "    Y-2025: {from: 2024-12-15, to: 2025-12-15, submit_by: {day: 10, time: chiều}}",
        )
        found = desk.owed(VC25, role="report", unit="phong-noi-vu")
        assert [(a.due.day, a.obligation.term.time) for a in found] == [(16, None)] * 3 + [(10, "chiều")]

    def test_a_plan_without_a_regime_owes_no_reports(self, real):
        assert real.owed(AS25, role="report") == []

    def test_a_product_due_after_the_window_closes_is_needed_earlier(self, real):
        late_for_it = real.one(VC25, task="the-che/1.1", role="lead")
        assert (late_for_it.due, late_for_it.obligation.needed_by) == (date(2025, 3, 31), date(2025, 3, 15))
        in_time = real.owed(VC25, task="tthc/1.1", role="lead")[0]
        assert in_time.obligation.needed_by is None  # due 31/1, long before the window closes
        october = real.one(VC25, task="cong-vu/3.2", role="lead")
        assert (october.due, october.obligation.needed_by) == (date(2025, 10, 31), None)  # the next closes on 15/12

    def test_a_product_due_on_the_day_the_window_closes_is_early_enough(self, invented):
        needed = {}
        for day, old in ((14, "Quý II/2025}"), (15, "Trước ngày 14/3/2025}")):
            invented.change(
                "gia-dinh/2025/appendix.yaml", f"deadline: {old}", f"deadline: Trước ngày {day}/3/2025}}"
            )
            needed[day] = invented.one("gia-dinh/2025", task="b/8").obligation.needed_by
        assert needed == {14: None, 15: date(2025, 3, 14)}

    @pytest.mark.parametrize(("on", "said"), [("2025-03-14", True), ("2025-03-15", False)])
    def test_until_the_window_closes_it_is_said_when_the_product_is_needed(self, invented, on, said):
        invented.change("gia-dinh/2025/appendix.yaml", "deadline: Quý II/2025}", "deadline: Trước ngày 20/3/2025}")
        remarks = date_remarks(invented.one("gia-dinh/2025", on=on, task="b/8"), date.fromisoformat(on))
        assert ("cần trước 14/3 để vào báo cáo quý I" in remarks) is said


class TestDuties:
    def test_a_duty_as_reporting_follows_the_periods(self, real):
        found = real.owed(VC25, task="duty/IV.3.4")
        assert units(found) == {"phong-noi-vu"}
        assert dues(found) == [date(2025, m, 16) for m in (3, 6, 9, 12)]
        assert [a.obligation.id.rpartition("/")[2] for a in found] == ["Q1-2025", "H1-2025", "Q3-2025", "Y-2025"]

    def test_dinh_ky_hang_quy_falls_at_the_quarters_ends(self, real):
        found = real.owed(VC25, task="duty/IV.2.2", unit="phong-tu-phap")
        assert dues(found) == QUARTER_ENDS

    def test_a_duty_without_a_date_is_listed_without_one(self, real):
        only = real.one(VC25, on="2026-12-31", task="duty/IV.3.1")
        assert (only.due, only.timing, only.obligation.role) == (None, "undated", "duty")

    def test_units_named_together_in_a_duty_owe_one_by_one(self, real):
        found = real.owed(VC25, task="duty/IV.2.1")
        assert len(found) == 6
        assert {a.obligation.owner.shared_with for a in found} == {()}


def test_only_the_roles_asked_for_are_derived_and_nothing_else_about_them_changes(real):
    plan = real.plan("vinh-chau/2025")
    leads = frozenset({"lead", "report", "duty"})
    everything = derive(plan)
    assert {one.role for one in everything} > leads
    assert derive(plan, roles=leads) == [one for one in everything if one.role != "coordinating"]
