"""Which task people mean by what they type. The desk "invented" is made up, the other is the five real plans."""

from __future__ import annotations

import pytest

from cchc.drafting.meaning import part_of, units_meant, what_is_meant
from cchc.store import WorkspaceError
from tests.drafting.at_desk import day, refusal

GD25, VC25, ST25 = "gia-dinh/2025", "vinh-chau/2025", "soc-trang/2025"


def meant(desk, typed, plan=None, on="2025-03-14", units=()):
    return what_is_meant(desk.store, typed, plan, day(on), units)


@pytest.mark.parametrize(
    ("typed", "task"),
    [
        ("a/1", "a/1"),
        (" a/1 ", "a/1"),
        ("gia-dinh/2025#a/1", "a/1"),
        ("#a/1", "a/1"),
        ("9.1", "b/9.1"),
        ("report/Q1-2025", "report/Q1-2025"),
        ("report/quý I", "report/Q1-2025"),
        ("report/Quy 1/2025", "report/Q1-2025"),
        ("report/năm 2025", "report/Y-2025"),
        ("duty/D.1", "duty/D.1"),
        ("D.2", "duty/D.2"),
    ],
)
def test_a_task_however_it_is_typed(invented, typed, task):
    found = meant(invented, typed)
    assert (found.task, found.plan.id, found.unit, found.part) == (task, GD25, None, "")
    assert found.text


def test_a_number_means_the_row_that_the_unit_leads(real):
    assert meant(real, "4.2", units=["phong tu phap"]).task == "the-che/4.2"
    assert "the-che/4.1, tthc/4.1, chi-dao/4.1" in refusal(lambda: meant(real, "4.1"))
    assert "Số “4.1” có ở nhiều dòng" in refusal(lambda: meant(real, "4.1", units=["Phòng Tư pháp"]))  # leads two
    assert "Số “4.1” có ở nhiều dòng" in refusal(lambda: meant(real, "4.1", units=["UBND xã Lai Hòa"]))


def test_the_second_of_two_rows_of_one_task_is_recorded_under_the_first(real):
    twins = [row for row in real.plan("anh-son/2025").rows.rows if isinstance(row.task.same_as, str)]
    assert twins
    for row in twins:
        assert meant(real, row.id, "anh-son/2025").task == row.task.same_as


@pytest.mark.parametrize(
    ("typed", "unit", "part"),
    [
        ("gia-dinh/2025#a/1@phong-mot", "phong-mot", ""),
        ("gia-dinh/2025#a/3@phong-ba/2", "phong-ba", "2"),
        ("gia-dinh/2025#a/4@phong-mot/1/3", "phong-mot", "1/3"),
        ("a/4@phong-mot/1/qd/12", "phong-mot", "1/qd/12"),
    ],
)
def test_the_whole_id_of_an_obligation_names_its_unit_and_its_part(invented, typed, unit, part):
    found = meant(invented, typed)
    assert (found.unit, found.part) == (unit, part)
    assert part_of(typed) == part


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("a/7", "Kế hoạch gia-dinh/2025 không có nhiệm vụ “a/7”. Xem mã các nhiệm vụ: cchc tasks gia-dinh/2025"),
        ("b/9.2", "Kế hoạch gia-dinh/2025 không có nhiệm vụ “b/9.2”. Có phải là: b/9.1"),
        ("1", "Số “1” có ở nhiều dòng. Ghi rõ: a/1, b/1."),
        ("b/9", "b/9 là dòng tiêu đề, bản thân dòng này không phải làm gì. Các dòng con: b/9.1."),
        ("report/Q2-2025", "không có kỳ báo cáo Q2-2025. Các kỳ: Q1-2025, Y-2025."),
        ("report/mai", "Không hiểu kỳ báo cáo “mai”."),
        ("report/Q1-2024", "Không có kế hoạch gia-dinh/2024. Các kế hoạch đang có: gia-dinh/2025."),
        ("duty/D.9", "không có trách nhiệm “D.9”."),
        ("duty/D", "không có trách nhiệm “D”."),
        ("gia-dinh/2024#a/1", "Không có kế hoạch “gia-dinh/2024”. Có phải là “gia-dinh/2025”?"),
        ("up/khong-co/2025/a/1", "Không có kế hoạch “khong-co/2025”."),
        ("up/", "Không có kế hoạch"),
        ("", "không có nhiệm vụ “”"),
        ("a/1\x1b[31m", "không có nhiệm vụ"),
    ],
)
def test_what_does_not_exist_is_refused_with_the_nearest(invented, typed, told):
    assert told in refusal(lambda: meant(invented, typed))


def test_a_regime_whose_periods_are_not_told_yet_is_called_one(invented):
    path = invented.root / "plans/gia-dinh/2025/plan.yaml"
    text = path.read_text("utf-8")
    before, _, after = text.partition("  windows:\n")
    rest = after.splitlines(keepends=True)
    kept = next(k for k, line in enumerate([*rest, "end"]) if not line.startswith("    "))
    path.write_text(before + "  windows: {}\n" + "".join(rest[kept:]), "utf-8")
    told = refusal(lambda: meant(invented, "report/Q1-2025"))
    assert "chưa khai kỳ nào: điền “windows” trong plans/gia-dinh/2025/plan.yaml" in told


def test_a_plan_without_reports_has_none(real):
    assert "Kế hoạch không có chế độ báo cáo định kỳ." in refusal(
        lambda: meant(real, "report/Q1-2025", "anh-son/2025")
    )


def test_two_plans_named_at_once_are_refused(invented):
    told = refusal(lambda: meant(invented, "gia-dinh/2025#a/1", "gia-dinh/2024"))
    assert (
        told == "“gia-dinh/2025#a/1” là của kế hoạch gia-dinh/2025, không phải gia-dinh/2024. Bỏ bớt một trong hai."
    )


def test_a_report_finds_the_plan_of_its_year_and_a_task_that_of_its_day(real):
    assert meant(real, "report/Q1-2023", on="2025-03-14").plan.id == "vinh-chau/2023"
    assert meant(real, "chi-dao/2", on="2025-03-14").plan.id == VC25
    assert meant(real, "chi-dao/2", on="2026-11-22").plan.id == VC25  # the newest


def test_what_the_superior_asks_is_named_by_its_plan_however_the_task_is_typed(real):
    for typed in ("up/soc-trang/2025/report/Q1-2025", "up/soc-trang/2025/report/quý I"):
        assert meant(real, typed).task == "up/soc-trang/2025/report/Q1-2025"
    row = next(row for row in real.plan(ST25).rows.rows if row.owes and row.id.startswith("chi-dao/3.6"))
    assert meant(real, f"up/soc-trang/2025/{row.number}").task == f"up/soc-trang/2025/{row.id}"
    assert "không có nhiệm vụ" in refusal(lambda: meant(real, "up/soc-trang/2025/chi-dao/99"))


def test_the_superiors_own_id_of_what_it_asks_of_the_home_authority_is_recorded_at_home(real):
    found = meant(real, "soc-trang/2025#report/Q1-2025@ubnd-thi-xa-vinh-chau")
    assert (found.plan.id, found.task, found.unit) == (VC25, "up/soc-trang/2025/report/Q1-2025", None)
    other = meant(real, "soc-trang/2025#report/Q1-2025@ubnd-thi-xa-nga-nam")
    assert (other.plan.id, other.task) == (ST25, "report/Q1-2025")


def test_names_of_units_in_one_text_or_several(invented):
    found = meant(invented, "a/2")
    names = ["phong mot, PHÒNG HAI; Phòng  Ba", "Phòng Một", "tram-doc"]
    assert [unit.id for unit in units_meant(found, names)] == ["phong-mot", "phong-hai", "phong-ba", "tram-doc"]
    assert units_meant(found, []) == []


def test_a_comma_inside_a_name_parts_nothing(desk):
    desk.change("vinh-chau/units.yaml", "name: Phòng Y tế", 'name: "Phòng Y tế, Dân số"')
    found = meant(desk, "report/Q1-2025")
    names = [unit.name for unit in units_meant(found, ["Phòng Tư pháp,Phòng Y tế, Dân số, Phòng Kinh tế"])]
    assert names == ["Phòng Tư pháp", "Phòng Y tế, Dân số", "Phòng Kinh tế"]


def test_all_wrong_names_are_told_at_once(invented):
    found = meant(invented, "a/2")
    told = refusal(lambda: units_meant(found, ["Phòng Mốt, Phòng Bốn Năm Sáu, Các phòng huyện Giả Định"]))
    assert told.startswith("2 chỗ không ghi được nên chưa ghi gì:")  # accents do not count: Phòng Mốt is Phòng Một
    assert "Không có đơn vị “Phòng Bốn Năm Sáu”" in told
    assert "là một nhóm đơn vị" in told
    assert "Phòng Một, Phòng Hai, Phòng Ba" in told


def test_the_authority_itself_goes_by_its_name_and_by_its_folder(real):
    found = meant(real, "report/Q1-2025")
    for name in ("vinh-chau", "UBND thị xã Vĩnh Châu"):
        assert [unit.id for unit in units_meant(found, [name])] == ["vinh-chau"]


def test_without_a_register_nobody_can_be_named(desk):
    (desk.root / "plans" / "vinh-chau" / "units.yaml").unlink()
    with pytest.raises(WorkspaceError, match="danh bạ"):
        units_meant(meant(desk, "chi-dao/2"), ["Phòng Nội vụ"])
