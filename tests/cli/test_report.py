"""``cchc report init``: an outline to be filled in, and never a word lost that a person wrote."""

from __future__ import annotations

import json
import os

import pytest

from cchc.store.locking import only_writer
from cchc.yamltree import read_tree

VC = "plans/vinh-chau/2025/reports"


def init(cchc, desk, *words):
    return cchc("report", "init", *words, cwd=desk.root)


def written(desk, path):
    tree = read_tree((desk.root / path).read_bytes(), path)
    assert list(tree.findings) == []
    return tree.data


def test_the_outline_of_the_home_plan_is_written_and_clean(cchc, desk):
    ran = init(cchc, desk, "--period", "quý I/2025", "--as-of", "2025-03-10")
    assert (ran.code, ran.err) == (0, "")
    assert f"Đã ghi {VC}/Q1-2025.yaml." in ran.out
    report = written(desk, f"{VC}/Q1-2025.yaml")
    assert report["period"] == "Q1-2025"
    assert report["receivers"] == ["UBND tỉnh (qua Sở Nội vụ)"]
    areas = ["the-che", "tthc", "to-chuc-bo-may", "cong-vu", "tai-chinh-cong", "chinh-quyen-so", "chi-dao"]
    assert list(report["areas"]) == areas
    assert report["areas"]["the-che"] == [
        "Trong quý I/2025 được giao 2 nhiệm vụ; đến hết ngày 10/3/2025 chưa ghi nhận kết quả nào; "
        "ngoài ra 2 nhiệm vụ không tính (thường xuyên 2)."
    ]
    found = json.loads(cchc("validate", "vinh-chau/2025", "--format", "json", cwd=desk.root).out)
    assert [one for one in found if "/reports/" in one["path"]] == []


def test_the_head_offers_the_signer_of_the_plan_and_a_day_of_the_period(cchc, desk):
    for period, word in (("Q1-2025", "2025-03"), ("Q3-2025", "2025-09")):
        assert init(cchc, desk, "--period", period).code == 0
        path = desk.root / f"{VC}/{period}.yaml"
        lines = path.read_text("utf-8").splitlines()
        [day] = [line for line in lines if line.startswith("# date: ")]
        assert day.startswith(f"# date: {word}-")
        signed = (desk.root / "plans/vinh-chau/2025/plan.yaml").read_text("utf-8")
        name = read_tree(signed.encode(), "plan.yaml").data["signature"]["name"]
        path.write_text("\n".join(line.replace("# signature", "signature") for line in lines) + "\n", "utf-8")
        assert written(desk, f"{VC}/{period}.yaml")["signature"]["name"] == name
    assert init(cchc, desk, "--period", "Q1-2025", "--unit", "phong tu phap").code == 0
    own = (desk.root / f"{VC}/Q1-2025/phong-tu-phap.yaml").read_text("utf-8")
    assert "# signature: {office: TRƯỞNG PHÒNG, name: …}" in own


def test_a_units_outline_holds_its_own_alone(cchc, desk):
    assert init(cchc, desk, "--period", "Q1-2025", "--unit", "phong tu phap").code == 0
    report = written(desk, f"{VC}/Q1-2025/phong-tu-phap.yaml")
    assert (report["unit"], report["receivers"]) == (
        "Phòng Tư pháp",
        ["Ủy ban nhân dân thị xã (qua Phòng Nội vụ)"],
    )
    assert report["areas"]["the-che"][0].startswith("Trong quý I/2025 được giao 2 lượt nhiệm vụ; ")
    assert "tai-chinh-cong" not in report["areas"]


def test_the_year_has_a_place_for_what_came_up_and_other_periods_have_none(cchc, desk):
    for period in ("Y-2025", "H1-2025"):
        assert init(cchc, desk, "--period", period).code == 0
    assert written(desk, f"{VC}/Y-2025.yaml")["unscheduled"] == []
    assert "unscheduled" not in written(desk, f"{VC}/H1-2025.yaml")


def test_what_was_late_stands_there_with_the_cause_that_the_log_tells(cchc, desk):
    desk.log(
        "vinh-chau/2025",
        "Phòng Nội vụ",
        "on: 2025-03-20, task: chi-dao/2, status: blocked, cause: 'Chờ mẫu: của tỉnh'",
    )
    assert init(cchc, desk, "--period", "H1-2025", "--as-of", "2025-06-20").code == 0
    late = written(desk, f"{VC}/H1-2025.yaml")["late"]
    blocked = {"task": "chi-dao/2", "unit": "Phòng Nội vụ", "item": 1, "cause": "Chờ mẫu: của tỉnh"}
    assert blocked in late
    assert {"task": "the-che/4.1", "unit": "Phòng Tư pháp", "cause": ""} in late
    assert len({tuple(one.items()) for one in late}) == len(late)


@pytest.mark.parametrize("there", ["period: Q1-2025\nlimits: [Lời của người]\n", "", "period: [nửa chừng"])
def test_a_file_that_is_there_stays_as_it_is(cchc, desk, there):
    path = desk.root / f"{VC}/Q1-2025.yaml"
    path.parent.mkdir()
    path.write_text(there, "utf-8")
    ran = init(cchc, desk, "--period", "Q1-2025")
    assert (ran.code, ran.out) == (2, "")
    assert f"Lỗi: Đã có {VC}/Q1-2025.yaml; chưa ghi gì." in ran.err
    assert "Sửa tiếp trong tệp đó" in ran.err
    assert path.read_text("utf-8") == there
    assert os.listdir(path.parent) == ["Q1-2025.yaml"]


def test_nothing_is_written_through_or_over_a_link(cchc, desk, tmp_path_factory):
    outside = tmp_path_factory.mktemp("ngoai")
    (desk.root / VC).symlink_to(outside, target_is_directory=True)
    ran = init(cchc, desk, "--period", "Q1-2025")
    assert (ran.code, ran.out) == (2, "")
    assert list(outside.iterdir()) == []
    (desk.root / VC).unlink()
    (desk.root / VC).mkdir()
    (desk.root / VC / "Q1-2025.yaml").symlink_to(outside / "khong-co")
    assert init(cchc, desk, "--period", "Q1-2025").code == 2
    assert list(outside.iterdir()) == []


@pytest.mark.slow
def test_nothing_is_written_while_another_command_writes(cchc, desk, monkeypatch):
    monkeypatch.setattr("cchc.store.locking.PATIENCE", 0.05)
    with only_writer(desk.root):
        ran = init(cchc, desk, "--period", "Q1-2025")
    assert ran.code == 2
    assert not (desk.root / VC).exists()


def test_nothing_is_written_for_a_plan_with_errors(cchc, desk):
    desk.change("vinh-chau/2025/appendix.yaml", "  - id: the-che\n", "  - id: the-che\n    nmae: x\n")
    ran = init(cchc, desk, "--period", "Q1-2025")
    assert ran.code == 2
    assert "nmae" in ran.err
    assert not (desk.root / VC).exists()


WRONG = {
    "no period": (("--period", "quý 7"), "quý 7", "Q1-2025"),
    "a year without a plan": (("--period", "Q1-2019"), "vinh-chau/2019", "vinh-chau/2025"),
    "another year than the plan's": (("--period", "Q1-2023", "--plan", "vinh-chau/2025"), "Q1-2023", "Q1-2025"),
    "the authority for a unit": (("--period", "Q1-2025", "--unit", "UBND thị xã"), "cơ quan ban hành", "--unit"),
    "an unknown unit": (("--period", "Q1-2025", "--unit", "phong noi vi"), "phong noi vi", "Phòng Nội vụ"),
}


@pytest.mark.parametrize(("words", "wrong", "right"), WRONG.values(), ids=WRONG)
def test_a_wrong_call_writes_nothing_and_says_the_right_thing(cchc, desk, words, wrong, right):
    ran = init(cchc, desk, *words)
    sentence, _, rest = ran.err.partition("\n")
    assert (ran.code, ran.out) == (2, "")
    assert wrong in sentence
    assert right in rest
    assert list(desk.root.rglob("reports")) == []


def test_a_slip_in_the_name_of_the_command_is_told(cchc):
    ran = cchc("report", "int")
    assert ran.code == 2
    assert "Có phải là “init”?" in ran.err


def test_the_help_is_vietnamese(cchc):
    for words in (("report", "--help"), ("report", "init", "--help")):
        ran = cchc(*words)
        assert (ran.code, ran.out.startswith("Cách dùng: cchc report")) == (0, True)
        assert "Usage" not in ran.out
