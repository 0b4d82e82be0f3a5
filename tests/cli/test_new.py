"""``cchc new`` as a clerk types it: what is written, what is refused, what is printed."""

from __future__ import annotations

import json

import pytest

BOTH = "Lỗi: --from và --under không dùng cùng nhau."
OTHERS = (
    "Lỗi: nga-nam và vinh-chau là hai cơ quan; --from chỉ dùng cho kế hoạch của cùng một cơ quan, hoặc của cơ quan "
    "đã kết thúc mà plans/vinh-chau/units.yaml ghi nga-nam tiếp nhận (“successions”)."
)
FROM = ("new", "vinh-chau/2026", "--from", "vinh-chau/2025")


def test_next_years_draft_is_written_and_valid(cchc, desk):
    ran = cchc(*FROM, cwd=desk.root)
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0] == "Bản nháp vinh-chau/2026, lập từ vinh-chau/2025"
    assert lines[3] == "Cơ quan, đơn vị không còn (3)"
    assert "đã kết thúc hoạt động ngày 30/06/2025" in lines[4]
    assert sorted(path.name for path in (desk.root / "plans/vinh-chau/2026").iterdir()) == [
        "appendix.yaml",
        "plan.yaml",
    ]
    checked = cchc("validate", "vinh-chau/2026", "--level", "error", cwd=desk.root)
    assert (checked.code, checked.out) == (0, "1 kế hoạch: không có lỗi nào.\n")


def test_a_dry_run_writes_nothing_and_says_the_same(cchc, desk):
    before = sorted(desk.root.rglob("*"))
    ran = cchc(*FROM, "--dry-run", cwd=desk.root)
    assert "Chỉ xem thử, chưa ghi tệp nào" in ran.out
    assert [path for path in sorted(desk.root.rglob("*")) if path.name != ".lock"] == before


def test_a_plan_that_is_there_is_refused_and_force_replaces_a_mere_draft(cchc, desk):
    cchc(*FROM, cwd=desk.root)
    path = desk.root / "plans/vinh-chau/2026/plan.yaml"
    path.write_text(path.read_text("utf-8") + "closing: [thêm tay]\n", "utf-8")
    again = cchc(*FROM, cwd=desk.root)
    assert again.code == 2
    assert "Đã có plans/vinh-chau/2026/appendix.yaml; chưa ghi gì." in again.err
    assert "thêm tay" in path.read_text("utf-8")
    assert cchc(*FROM, "--force", cwd=desk.root).code == 0
    assert "thêm tay" not in path.read_text("utf-8")


def test_a_plan_that_bears_no_mark_of_a_draft_is_never_replaced(cchc, desk):
    before = (desk.root / "plans/vinh-chau/2025/plan.yaml").read_bytes()
    ran = cchc("new", "vinh-chau/2025", "--from", "vinh-chau/2023", "--force", cwd=desk.root)
    assert ran.code == 2
    assert "Kế hoạch vinh-chau/2025 đã có nội dung và không còn dòng “# XEM LẠI:” nào" in ran.err
    assert (desk.root / "plans/vinh-chau/2025/plan.yaml").read_bytes() == before


def test_the_frame_of_a_plan_is_replaced_with_force(cchc, desk):
    frame = desk.root / "plans/vinh-chau/2026/plan.yaml"
    frame.parent.mkdir()
    frame.write_text("kind: Kế hoạch\nplace: Vĩnh Châu\nyear: 2026\ntitle: Khung\n", "utf-8")
    assert cchc(*FROM, cwd=desk.root).code == 2
    assert cchc(*FROM, "--force", cwd=desk.root).code == 0


def test_a_plan_with_logs_is_never_replaced(cchc, desk):
    cchc(*FROM, cwd=desk.root)
    (desk.root / "plans/vinh-chau/2026/progress").mkdir()
    ran = cchc(*FROM, "--force", cwd=desk.root)
    assert ran.code == 2
    assert "Kế hoạch vinh-chau/2026 đang dùng (có progress); chưa ghi gì." in ran.err


def test_an_authority_that_ends_in_the_year_of_the_draft_is_told(cchc, desk):
    ran = cchc("new", "nga-nam/2025", "--from", "nga-nam/2024", "--dry-run", cwd=desk.root)
    assert "Ủy ban nhân dân thị xã Ngã Năm kết thúc hoạt động ngày 30/06/2025, trong năm của kế hoạch" in ran.out


def test_a_unit_is_called_as_the_register_has_it(cchc, desk):
    ran = cchc("new", "vinh-chau/2025", "--unit", "phong noi vu", "--dry-run", cwd=desk.root)
    assert ran.out.splitlines()[0] == (
        "Bản nháp vinh-chau--phong-noi-vu/2025: phần việc của Phòng Nội vụ trong vinh-chau/2025"
    )


def test_a_note_that_most_things_share_stands_in_the_heading(cchc, desk):
    out = cchc("new", "vinh-chau/2024", "--from", "vinh-chau/2023", "--dry-run", cwd=desk.root).out
    assert "Chỉ tiêu, kinh phí giao lại (32): kinh phí của năm cũ" in out
    assert out.count("kinh phí của năm cũ") == 1
    assert out.count("→ chỉ tiêu của năm cũ") == 1


def test_all_shows_what_is_sure_too(cchc, desk):
    short = cchc(*FROM, "--dry-run", cwd=desk.root).out
    long = cchc(*FROM, "--dry-run", "--all", cwd=desk.root).out
    assert "Đã chuyển, không cần xem: " in short
    assert "Đã chuyển, chắc chắn (" in long
    assert "Giữ nguyên, chắc chắn (" in long
    assert len(long) > 2 * len(short)


def test_the_list_for_programs(cchc, desk):
    ran = cchc(*FROM, "--dry-run", "--format", "json", cwd=desk.root)
    records = json.loads(ran.out)
    assert ran.err == ""
    keys = {"group", "heading", "sure", "path", "line", "column", "task", "rule", "was", "now", "words", "note"}
    assert all(set(record) == keys for record in records)
    assert records[0]["group"] == "authority"
    assert {record["sure"] for record in records} == {True, False}
    assert all(
        isinstance(record["line"], int) and record["path"].startswith("plans/vinh-chau/2026/") for record in records
    )


def test_under_and_unit(cchc, desk):
    ran = cchc("new", "nga-nam/2025", "--under", "soc-trang/2025", cwd=desk.root)
    assert (ran.code, ran.err) == (0, "")
    assert "51 nhiệm vụ lấy từ soc-trang/2025" in ran.out
    checked = cchc("cascade", "nga-nam/2025", cwd=desk.root)
    assert "22 giao cơ quan mình chủ trì: 22 đã có" in checked.out
    assert "29 yêu cầu cơ quan mình phối hợp: 29 đã có" in checked.out
    own = cchc("new", "vinh-chau/2025", "--unit", "Phong Noi vu", "--earlier", "2", cwd=desk.root)
    assert (own.code, own.err) == (0, "")
    assert (desk.root / "plans/vinh-chau--phong-noi-vu/2025/appendix.yaml").exists()
    assert cchc("validate", "--level", "error", cwd=desk.root).code == 0


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("vinh-chau/2026",), "Lỗi: Chưa biết lập từ đâu."),
        (("vinh-chau/2026", "--from", "vinh-chau/2025", "--under", "soc-trang/2025"), BOTH),
        (("vinh-chau", "--from", "vinh-chau/2025"), "Lỗi: “vinh-chau” không phải mã kế hoạch."),
        (("../x/2026", "--from", "vinh-chau/2025"), "Lỗi: “../x/2026” không phải mã kế hoạch."),
        (("vinh-chau/2025", "--from", "vinh-chau/2025"), "Lỗi: Năm 2025 không sau năm 2025 của vinh-chau/2025."),
        (("nga-nam/2026", "--from", "vinh-chau/2025"), OTHERS),
        (("vinh-chau/2026", "--from", "vinh-chau/2024"), "Lỗi: Không có kế hoạch “vinh-chau/2024”."),
        (("nga-nam/2026", "--under", "soc-trang/2025"), "Lỗi: nga-nam/2026 và soc-trang/2025 khác năm."),
        (("vinh-chau/2026", "--from", "vinh-chau/2025", "--to", "x"), "Lỗi: --to không dùng với --from."),
        (("vinh-chau/2026", "--from", "vinh-chau/2025", "--whole"), "Lỗi: --whole không dùng với --from."),
    ],
)  # fmt: skip
def test_wrong_calls_get_one_sentence(cchc, desk, arguments, sentence):
    ran = cchc("new", *arguments, cwd=desk.root)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[0] == sentence
    assert len(ran.err.splitlines()) == 2
