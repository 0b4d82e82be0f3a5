"""W6 in words: whose task is missing, and what a person is told to do."""

from __future__ import annotations

from cchc.checks import check_plan


def told(desk, code):
    return [one for one in check_plan(desk.plan("vinh-chau/2025"), desk.store) if one.code == code]


def test_it_is_said_who_leads_what_is_missing(real):
    messages = {one.where: one.message for one in told(real, "W601")}
    assert "do cơ quan khác chủ trì: " in messages["tthc"]
    assert "cơ quan mình chỉ phải phối hợp: " in messages["chi-dao/4"]
    assert "3 nhiệm vụ" in messages["chi-dao/4"]
    assert {one.severity for one in told(real, "W601")} == {"info"}


def test_a_place_where_some_are_to_be_coordinated_says_how_many(desk):
    path = desk.root / "plans/soc-trang/2025/appendix.yaml"
    before, task, after = path.read_text("utf-8").partition("task: Đề án Tuyên truyền CCHC\n")
    path.write_text(before + task + after.replace("UBND cấp huyện, ", "", 2), "utf-8")
    message = {one.where: one.message for one in told(desk, "W601")}["chi-dao/4"]
    assert "do cơ quan khác chủ trì (2 nhiệm vụ cơ quan mình phối hợp): " in message


def test_what_the_town_itself_is_to_lead_is_a_warning(desk):
    desk.change("vinh-chau/2025/appendix.yaml", "        implements: [cong-vu/7]\n", "")
    found = [one for one in told(desk, "W601") if one.severity == "warning"]
    assert [(one.where, one.excerpt) for one in found] == [("cong-vu", "Cải cách công vụ")]
    assert "giao cơ quan mình chủ trì “Tiếp tục triển khai đánh giá" in found[0].message


def test_a_superior_that_does_not_know_the_authority_is_not_said_to_lay_it_on_others(desk):
    desk.change("soc-trang/units.yaml", "    authority: vinh-chau\n", "")
    messages = [one.message for one in told(desk, "W601")]
    assert messages
    assert not any("chủ trì" in message or "phối hợp" in message for message in messages)
