"""``cchc render report``: a Word file whose figures are the logs', whose words a person's; never half of one."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from tests.year.reading_word import Word

VC = "plans/vinh-chau/2025/reports"
Q1 = ("--period", "Q1-2025")


def render(cchc, desk, *words):
    return cchc("render", "report", *words, cwd=desk.root)


def told(desk, period="Q1-2025", **replaced):
    """Write the file that a person fills in."""
    path = desk.root / f"{VC}/{period}.yaml"
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_text(f"period: {period}\n" + "".join(f"{key}: {text}\n" for key, text in replaced.items()), "utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("plan", ["vinh-chau/2025", "soc-trang/2025", "anh-son/2025"])
@pytest.mark.parametrize("period", ["Q1-2025", "H1-2025", "Q3-2025", "Y-2025"])
def test_of_a_plan_without_records_no_result_is_told(cchc, real, tmp_path, plan, period):
    target = tmp_path / "bao-cao.docx"
    ran = cchc("render", "report", "--period", period, "--plan", plan, "-o", str(target), cwd=real.root)
    assert ran.code == 0, ran.err
    text = Word(target).text
    assert "chưa ghi nhận kết quả thực hiện nào" in text
    assert not re.search(r"\d+(,\d)?%", text)
    assert "quá hạn chưa hoàn thành" not in text
    assert "hoàn thành đúng hạn" not in text


@pytest.mark.slow
@pytest.mark.parametrize(
    ("plan", "unit"),
    [
        ("vinh-chau/2025", None),
        ("soc-trang/2025", None),
        ("anh-son/2025", None),
        ("vinh-chau/2025", "Phòng Tài chính - Kế hoạch"),
        ("vinh-chau/2025", "UBND xã Lai Hòa"),
    ],
)
@pytest.mark.parametrize("period", ["Q1-2025", "H1-2025", "Q3-2025", "Y-2025"])
def test_the_decree_finds_no_fault_in_a_report(cchc, desk, tmp_path, plan, unit, period):
    if unit is not None:
        desk.log(plan, unit, "on: 2025-03-10, task: the-che/1.1, status: done")
    target = tmp_path / "bao-cao.docx"
    whose = () if unit is None else ("--unit", unit)
    words = ("--period", period, "--plan", plan, *whose, "--as-of", "2026-01-05", "-o", str(target))
    assert render(cchc, desk, *words).code == 0
    found = json.loads(cchc("lint-docx", str(target), "--format", "json").out)
    assert [one for one in found if one["severity"] == "error"] == []


def test_a_plan_without_windows_says_that_the_calendar_closes_the_period(cchc, real, tmp_path):
    target = tmp_path / "bao-cao.docx"
    words = ("--period", "Q1-2025", "--plan", "anh-son/2025", "-o", str(target))
    assert cchc("render", "report", *words, cwd=real.root).code == 0
    text = Word(target).text
    assert "Kế hoạch không quy định thời điểm chốt số liệu của kỳ này; số liệu tính đến hết ngày 31/3/2025" in text
    assert "Kế hoạch không quy định chế độ báo cáo định kỳ của kỳ này." in text


def test_the_command_to_begin_a_file_names_the_plan_of_another_authority(cchc, real, tmp_path):
    ran = cchc("render", "report", *Q1, "--plan", "soc-trang/2025", "-o", str(tmp_path / "a.docx"), cwd=real.root)

    assert "cchc report init --period Q1-2025 --plan soc-trang/2025" in ran.err


def test_without_a_persons_file_the_command_says_how_to_begin_one(cchc, desk):
    ran = render(cchc, desk, *Q1)
    assert ran.code == 0
    assert f"Chưa có {VC}/Q1-2025.yaml" in ran.err
    assert "cchc report init --period Q1-2025" in ran.err
    assert (desk.root / "bao-cao-vinh-chau-2025-Q1-2025.docx").is_file()


def test_a_persons_words_stand_where_they_belong(cchc, desk):
    told(
        desk,
        number='"5"',
        date="2025-03-17",
        receivers="[Sở Giả, Ban Giả]",
        leadership="[Đã ban hành 03 văn bản & họp <2> lần]",
        areas="{the-che: [Đã rà soát 12 văn bản, Đã tập huấn]}",
        strengths="[Kết quả giả]",
        limits="[Hạn chế giả]",
        objective_causes="[Khách quan giả]",
        subjective_causes="[Chủ quan giả]",
        directions="[Phương hướng giả]",
        proposals="[Đề xuất giả]",
        signature="{authority: TM.ỦY BAN NHÂN DÂN, on_behalf: KT.CHỦ TỊCH, office: Phó Chủ tịch, name: Bà Bịa}",
    )
    ran = render(cchc, desk, *Q1, "-o", "q1.docx")
    assert (ran.code, ran.err) == (0, "")
    word = Word(desk.root / "q1.docx")
    body = word.paragraphs
    order = [
        "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH",
        "Đã ban hành 03 văn bản & họp <2> lần",
        "II. KẾT QUẢ THỰC HIỆN",
        "1. Cải cách thể chế",
        "Đã rà soát 12 văn bản",
        "Đã tập huấn",
        "2. Cải cách TTHC",
        "III. ĐÁNH GIÁ CHUNG",
        "Kết quả giả",
        "Hạn chế giả",
        "Khách quan giả",
        "Chủ quan giả",
        "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ TRỌNG TÂM QUÝ II/2025",
        "Phương hướng giả",
        "V. KIẾN NGHỊ, ĐỀ XUẤT",
        "Đề xuất giả",
    ]
    places = [body.index(text) for text in order]
    assert places == sorted(places)
    assert "(Chưa có nội dung)" not in body
    assert [text for text in body if text.startswith(("Kính gửi", "- "))] == [
        "Kính gửi:",
        "- Sở Giả;",
        "- Ban Giả.",
    ]
    cells = "\n".join(cell for table in word.tables for row in table for cell in row)
    assert "Số: 05/BC-UBND" in cells
    assert "Vĩnh Châu, ngày 17 tháng 3 năm 2025" in cells
    assert "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nBà Bịa" in cells
    assert [text for text in body if text.endswith("./.")] == [
        "Trên đây là báo cáo kết quả thực hiện công tác cải cách hành chính quý I/2025 của Ủy ban nhân dân thị xã "
        "Vĩnh Châu./."
    ]


@pytest.mark.slow
def test_the_report_speaks_of_no_day_after_the_one_that_it_is_signed_on(cchc, desk):
    desk.log("vinh-chau/2025", "Phòng Y tế", "on: 2025-03-25, task: report/Q1-2025, status: done")
    told(desk, date="2025-03-20")
    assert render(cchc, desk, *Q1, "--as-of", "2025-12-31", "-o", "q1.docx").code == 0
    text = Word(desk.root / "q1.docx").text
    assert "Chấp hành chế độ báo cáo: đến ngày 20/3/2025 chưa ghi nhận đơn vị nào gửi báo cáo" in text
    told(desk, date="2025-03-26")
    assert render(cchc, desk, *Q1, "--as-of", "2025-12-31", "-o", "q2.docx").code == 0
    assert "tính đến ngày 26/3/2025: phải gửi 24 báo cáo; gửi đúng hạn 0, gửi quá hạn 1" in (
        Word(desk.root / "q2.docx").text
    )


def test_figures_in_a_persons_words_that_no_longer_hold_are_told(cchc, desk):
    assert cchc("report", "init", *Q1, cwd=desk.root).code == 0
    desk.log("vinh-chau/2025", "Phòng Tư pháp", "on: 2025-03-10, task: the-che/4.1, status: done")
    ran = render(cchc, desk, *Q1)
    assert ran.code == 0
    path = "plans/vinh-chau/2025/reports/Q1-2025.yaml"
    lines = (desk.root / path).read_text("utf-8").splitlines()
    at = next(n for n, line in enumerate(lines) if line.strip() == "the-che:") + 2
    assert f"{path}:{at}:7: số liệu trong lời văn khác với nhật ký" in ran.err
    assert "Chép câu “Nay là” vào chỗ đó" in ran.err
    assert "hoàn thành đúng hạn 1" in ran.err


def test_a_cause_told_of_what_is_not_late_is_named(cchc, desk):
    told(desk, late='[{task: the-che/1.1, cause: "Giả: thiếu người"}]')
    ran = render(cchc, desk, *Q1, "--as-of", "2025-04-01")

    assert ran.code == 0
    assert "late: the-che/1.1 không quá hạn trong báo cáo này" in ran.err
    assert "Giả: thiếu người" in ran.err


def test_a_persons_file_with_errors_stops_the_report(cchc, desk):
    told(desk, areas="{the-chee: [Đoạn]}", stregths="[Tốt]")
    ran = render(cchc, desk, *Q1)
    assert (ran.code, ran.out) == (2, "")
    assert re.findall(r"E\d{3}", ran.err) == ["E102", "E004"]
    assert "the-che" in ran.err
    assert list(desk.root.glob("*.docx")) == []


def test_nothing_is_written_over_without_force_and_all_or_nothing(cchc, desk):
    there = desk.root / "so-lieu.csv"
    there.write_text("của người khác", "utf-8")
    words = (*Q1, "-o", "q1.docx", "--trace", "so-lieu.csv")
    ran = render(cchc, desk, *words)
    assert (ran.code, ran.out) == (2, "")
    assert "so-lieu.csv" in ran.err
    assert not (desk.root / "q1.docx").exists()
    assert there.read_text("utf-8") == "của người khác"
    assert render(cchc, desk, *words, "--force").code == 0
    assert there.read_bytes().startswith(b"\xef\xbb\xbfplan,")


@pytest.mark.slow
def test_the_same_input_gives_the_same_bytes(cchc, desk):
    for name in ("a.docx", "b.docx"):
        assert render(cchc, desk, *Q1, "--as-of", "2025-03-20", "-o", name).code == 0
    assert (desk.root / "a.docx").read_bytes() == (desk.root / "b.docx").read_bytes()


@pytest.mark.slow
def test_what_each_figure_counts_is_written_for_excel_and_for_programs(cchc, desk):
    desk.log("vinh-chau/2025", "Phòng Tư pháp", "on: 2025-03-10, task: the-che/4.1, status: done")
    assert render(cchc, desk, *Q1, "-o", "a.docx", "--trace", "a.json").code == 0
    assert render(cchc, desk, *Q1, "-o", "b.docx", "--trace", "b.csv").code == 0
    figures = json.loads((desk.root / "a.json").read_text("utf-8"))
    done = next(one for one in figures if (one["key"], one["figure"]) == ("area.the-che", "done_in_time"))
    assert (done["words"], done["value"], done["what"]) == ("hoàn thành đúng hạn", 1, "task")
    assert done["counted"] == [{"id": "the-che/4.1", "obligations": ["vinh-chau/2025#the-che/4.1@phong-tu-phap"]}]
    rows = list(csv.DictReader(io.StringIO((desk.root / "b.csv").read_text("utf-8-sig"))))
    for one in figures:
        mine = [row["id"] for row in rows if (row["key"], row["figure"]) == (one["key"], one["figure"])]
        assert [one_id for one_id in mine if one_id] == [counted["id"] for counted in one["counted"]]
        assert len(mine) == max(one["value"], 1)


WRONG = {
    "no period": (("--period", "quý 9"), "quý 9", "Q1-2025"),
    "another year": (("--period", "Q1-2024", "--plan", "vinh-chau/2025"), "Q1-2024", "Q1-2025"),
    "an unknown unit": ((*Q1, "--unit", "phong tu phaps"), "phong tu phaps", "Phòng Tư pháp"),
    "the authority as a unit": ((*Q1, "--unit", "UBND thị xã Vĩnh Châu"), "cơ quan ban hành", "--unit"),
    "one unit and all": ((*Q1, "--unit", "Phòng Y tế", "--all-units"), "--all-units", "một trong hai"),
    "all units without a folder": ((*Q1, "--all-units"), "--all-units", "-o"),
    "a figure file of no format": ((*Q1, "--trace", "so-lieu.xlsx"), "so-lieu.xlsx", ".csv"),
    "another suffix": ((*Q1, "-o", "bao-cao.pdf"), "bao-cao.pdf", ".docx"),
    "no such template": ((*Q1, "--template", "khong-co.docx"), "khong-co.docx", ""),
}


@pytest.mark.slow
@pytest.mark.parametrize(("words", "wrong", "right"), WRONG.values(), ids=WRONG)
def test_a_wrong_call_writes_nothing_and_says_the_right_thing(cchc, desk, words, wrong, right):
    ran = render(cchc, desk, *words)
    errors = ran.err[ran.err.index("Lỗi: ") :]
    assert (ran.code, ran.out) == (2, "")
    assert wrong in errors
    assert right in errors
    assert [path for path in desk.root.rglob("*") if path.suffix in (".docx", ".csv", ".xlsx")] == []


@pytest.mark.slow
def test_all_units_get_theirs_in_a_folder_with_one_file_of_figures(cchc, desk):
    ran = render(cchc, desk, *Q1, "--all-units", "-o", "cac-bao-cao", "--trace", "so-lieu.json")
    assert ran.code == 0, ran.err
    made = sorted(path.name for path in (desk.root / "cac-bao-cao").iterdir())
    assert "bao-cao-phong-tu-phap-Q1-2025.docx" in made
    units = {one["unit"] for one in json.loads((desk.root / "so-lieu.json").read_text("utf-8"))}
    assert len(units) == len(made) > 20
    assert ran.err.count("Chưa có ") == 1
    assert f"và của {len(made) - 1} đơn vị khác" in ran.err
