"""``cchc render reminder``: who is written to about what, in whose words, and never over a letter that is there."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from tests.documents.reading import body, everything, tables

DAY = "2025-04-20"
NASTY = "A & B <c> {{x}} %} {% for"


@pytest.fixture
def office(invented, cchc, monkeypatch, tmp_path):
    """``office(*arguments)``: render reminder in the invented workspace, where two things are recorded."""
    done = ("on: 2025-03-14, task: report/Q1-2025, status: done", "on: 2025-03-28, task: a/1, status: done")
    invented.log("gia-dinh/2025", "Phòng Một", *done)
    monkeypatch.setenv("CCHC_ROOT", str(invented.root))
    folder = tmp_path / "out"
    folder.mkdir()

    def call(*arguments: str, day: str = DAY):
        return cchc("render", "reminder", "--as-of", day, *arguments, cwd=folder)

    call.folder, call.desk = folder, invented
    call.overdue = lambda *more: json.loads(cchc("overdue", "--as-of", DAY, "--format", "json", *more).out)
    return call


def listed(path):
    """The rows of the list of a letter to several, by unit: task, day, days late, what was recorded."""
    (table,) = [table for table in tables(path) if table[0][0] == "STT"]
    found: dict[str, list[list[str]]] = {}
    for row in table[1:]:
        if len(row) == 1:
            unit = row[0].rpartition(": ")[0]
        else:
            found.setdefault(unit, []).append(row[1:])
    return found


def test_every_late_obligation_stands_once_under_its_unit_and_nothing_else(office):
    ran = office("-o", "thu.docx")
    assert (ran.code, ran.err) == (0, "Tính đến Chủ nhật, 20/04/2025.\n")
    told, late = listed(office.folder / "thu.docx"), office.overdue()
    assert Counter(one["unit"] for one in late) == {unit: len(rows) for unit, rows in told.items()}
    for one in late:
        mine = [row for row in told[one["unit"]] if row[0].startswith(one["text"])]
        days = [(row[2].split("\n")[0].removeprefix("trước "), row[3]) for row in mine]
        due = one["due"].split("-")
        assert (f"{due[2]}/{'02' if due[1] == '02' else int(due[1])}/{due[0]}", str(-one["days_left"])) in days, one
    assert "Trạm Dọc" in told
    assert len(late) > 8
    words = everything(office.folder / "thu.docx")
    for other in ("Lập sổ", "Trực điện thoại", "Sửa quy chế", "Góp ý", "Quyết toán", "Đối thoại", "Thí điểm"):
        assert other not in words


def test_what_is_counted_in_the_sentence_is_what_is_listed(office):
    office("-o", "thu.docx")
    late = office.overdue()
    tasks = len({one["task"] for one in late if one["role"] == "lead"})
    reports = sum(one["role"] == "report" for one in late)
    units = len({one["unit"] for one in late})
    said = f"còn {tasks} nhiệm vụ, {reports} lượt báo cáo định kỳ ({len(late)} lượt đơn vị) của {units} cơ quan"
    assert said in body(office.folder / "thu.docx")


def test_a_day_off_counts_to_the_next_working_day(office):
    office("-o", "thu.docx")
    due = next(row[2] for row in listed(office.folder / "thu.docx")["Phòng Hai"] if row[0].startswith("Báo cáo"))
    assert due == "15/3/2025\nngày nghỉ, tính đến 17/3/2025"


def test_the_committee_demands_of_its_units_and_asks_those_of_central_agencies(office):
    office("-o", "thu.docx")
    words = everything(office.folder / "thu.docx")
    assert "yêu cầu các cơ quan, đơn vị trực thuộc và đề nghị cơ quan ngành dọc" in words
    assert "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH" in words
    assert "V/v đôn đốc thực hiện Kế hoạch cải cách hành chính năm\u00a02025" in words
    assert "Kính gửi:\n- Phòng Một;\n- Phòng Hai;\n- Phòng Ba;\n- Trạm Dọc." in words
    assert "- Như trên;" in words
    assert "- Lưu: VT, CCHC." in words
    assert words.count("./.") == 1


def test_only_a_unit_of_a_central_agency_is_asked(office):
    office("-o", "thu.docx", "--unit", "Trạm Dọc")
    words = body(office.folder / "thu.docx")
    assert "đề nghị Trạm Dọc" in words
    assert "yêu cầu" not in words


def test_the_desk_asks_its_peers_under_its_own_head(office):
    office.desk.change("gia-dinh/units.yaml", "name: Phòng Hai,", "name: Phòng Hai, desk_for: tinh-gia,")
    ran = office("-o", "thu.docx", "--from", "desk")
    assert ran.code == 2  # the register names a superior that the workspace lacks
    office.desk.change("gia-dinh/units.yaml", ", desk_for: tinh-gia", "")
    what = "    - what: kết quả cải cách hành chính\n"
    office.desk.change("gia-dinh/2025/plan.yaml", what, f"{what}      receiver: Phòng Hai\n")
    ran = office("-o", "thu.docx", "--from", "desk")
    assert ran.code == 0, ran.err
    words = everything(office.folder / "thu.docx")
    assert "UBND HUYỆN GIẢ ĐỊNH\nPHÒNG HAI" in words
    assert "/PH-CCHC" in words
    assert "Phòng Hai đề nghị các cơ quan" in words
    assert "yêu cầu" not in words
    assert "TRƯỞNG PHÒNG" in words
    assert "CHỦ TỊCH" not in words
    assert "Phòng Hai" not in listed(office.folder / "thu.docx")
    own = sum(one["unit"] == "Phòng Hai" for one in office.overdue())
    assert f"Phòng Hai có {own} việc quá hạn, không đưa vào công văn" in ran.err


def test_any_office_may_send_and_without_a_desk_it_has_to_be_named(office):
    ran = office("-o", "thu.docx", "--from", "desk")
    assert (ran.code, list(office.folder.iterdir())) == (2, [])
    assert "chưa nói đơn vị nào làm đầu mối" in ran.err
    assert office("-o", "thu.docx", "--from", "phong ba").code == 0
    assert "PHÒNG BA" in everything(office.folder / "thu.docx")


def test_number_and_day_stay_blank(office):
    office("-o", "thu.docx")
    words = everything(office.folder / "thu.docx")
    assert "Số:         /UBND-CCHC" in words
    assert "Giả Định, ngày       tháng 4 năm 2025" in words
    assert "(Kèm theo Công văn số        /UBND-CCHC ngày      tháng 4 năm 2025 của UBND huyện Giả Định)" in words


def test_one_units_list_stands_in_its_letter(office):
    ran = office("--unit", "phong ba")
    assert ran.code == 0, ran.err
    (path,) = office.folder.iterdir()
    assert path.name == "don-doc-phong-ba-2025-04-20.docx"
    words = everything(path)
    assert "Kính gửi: Phòng Ba" in words
    assert "Phụ lục" not in words
    assert "Phòng Hai" not in words
    late = office.overdue("--unit", "phong ba")
    (table,) = [table for table in tables(path) if table[0][0] == "STT"]
    assert len(table) - 1 == len(late)
    assert f"Phòng Ba còn {len(late)} việc đã quá thời hạn" in words


def test_each_unit_gets_a_letter_of_its_own(office):
    ran = office("--all-units", "-o", "thu")
    assert ran.code == 0, ran.err
    late = office.overdue()
    units = {one["unit_id"]: one["unit"] for one in late}
    files = {path.name: path for path in (office.folder / "thu").iterdir()}
    assert set(files) == {f"don-doc-{unit}-2025-04-20.docx" for unit in units}
    for unit, name in units.items():
        words = everything(files[f"don-doc-{unit}-2025-04-20.docx"])
        assert f"Kính gửi: {name}" in words
        assert not any(other in words for other in units.values() if other != name)
    assert f"{len(units)} công văn, {len(late)} lượt việc quá hạn." in ran.out


def test_of_several_letters_all_are_written_or_none(office):
    folder = office.folder / "thu"
    folder.mkdir()
    (folder / "don-doc-phong-ba-2025-04-20.docx").write_text("của người khác")
    ran = office("--all-units", "-o", "thu")
    assert ran.code == 2
    assert "có thể đã có người sửa trong đó" in ran.err
    assert [path.read_text() for path in folder.iterdir()] == ["của người khác"]
    assert office("--all-units", "-o", "thu", "--force").code == 0
    assert office("--all-units").code == 2  # where to is not guessed


def test_a_letter_that_is_there_stays(office):
    assert office("-o", "thu.docx").code == 0
    before = (office.folder / "thu.docx").read_bytes()
    assert office("-o", "thu.docx", "--from", "Phòng Ba").code == 2
    assert (office.folder / "thu.docx").read_bytes() == before


def test_the_same_question_gives_the_same_bytes(office):
    for name in ("mot.docx", "hai.docx"):
        office("-o", name, "--within", "30", "--reply-by", "28/4/2025")
    mot, hai = ((office.folder / name).read_bytes() for name in ("mot.docx", "hai.docx"))
    assert mot == hai


def test_a_cause_is_printed_as_it_was_recorded(office):
    office.desk.log(
        "gia-dinh/2025", "Phòng Ba", f"on: 2025-04-01, task: a/2, status: blocked, cause: {json.dumps(NASTY)}"
    )
    office("-o", "thu.docx", "--unit", "Phòng Ba")
    cells = [cell for table in tables(office.folder / "thu.docx") for row in table for cell in row]
    assert f"Vướng mắc (ngày 01/4/2025): {NASTY}" in cells


def test_a_log_that_says_nothing_accuses_nobody(office):
    for log in (office.desk.root / "plans/gia-dinh/2025/progress").iterdir():
        log.unlink()
    ran = office("-o", "thu.docx")
    assert (ran.code, list(office.folder.iterdir())) == (2, [])
    assert "Chưa ghi nhận việc nào trong kế hoạch gia-dinh/2025: công văn sẽ coi cả 4 đơn vị là quá hạn" in ran.err
    assert "--unrecorded" in ran.err
    assert office("-o", "thu.docx", "--unrecorded").code == 0
    words = everything(office.folder / "thu.docx")
    assert "chưa có thông tin về kết quả thực hiện" in words
    for hard in ("yêu cầu", "quá hạn", "quá thời hạn", "đôn đốc"):
        assert hard not in words


def test_that_no_report_was_ever_recorded_is_told(office):
    log = next((office.desk.root / "plans/gia-dinh/2025/progress").iterdir())
    lines = log.read_text("utf-8").splitlines(keepends=True)
    log.write_text("".join(line for line in lines if "report/" not in line), "utf-8")
    ran = office("-o", "thu.docx", "--unit", "Phòng Hai")
    assert ran.code == 0
    assert "Nhật ký chưa ghi đơn vị nào gửi báo cáo định kỳ, mà công văn nêu 1 lượt báo cáo quá hạn" in ran.err


def test_where_nobody_is_late_there_is_no_letter(office):
    ran = office("-o", "thu.docx", day="2025-01-15")
    assert (ran.code, list(office.folder.iterdir())) == (0, [])
    assert ran.out == "Không có đơn vị nào quá hạn nên không lập công văn.\n"


def test_a_unit_asked_for_that_is_not_late_is_named(office):
    office.desk.log(
        "gia-dinh/2025",
        "Trạm Dọc",
        "on: 2025-03-28, task: b/5, status: done",
        "on: 2025-03-14, task: report/Q1-2025, status: done",
    )
    ran = office("-o", "thu.docx", "--unit", "Trạm Dọc", "--unit", "Phòng Ba")
    assert "Không có việc quá hạn nên không có trong công văn: Trạm Dọc." in ran.err
    assert "Trạm Dọc" not in everything(office.folder / "thu.docx")
    ran = office("-o", "khac.docx", "--unit", "Trạm Dọc")
    assert (ran.code, (office.folder / "khac.docx").exists()) == (0, False)


def test_what_is_due_soon_is_added_on_request_to_those_who_are_late(office):
    office("-o", "thu.docx", "--unit", "Phòng Ba", "--within", "90")
    words, found = body(office.folder / "thu.docx"), tables(office.folder / "thu.docx")
    assert "chủ động thực hiện 1 việc sẽ đến hạn trong 90 ngày tới" in words
    late, soon = [table for table in found if table[0][0] == "STT"]
    assert [row[1].split("\n")[0] for row in soon[1:]] == ["Thí điểm"]
    assert "Thí điểm" not in str(late)


def test_the_day_for_answers_is_printed_and_has_to_lie_ahead(office):
    ran = office("-o", "thu.docx", "--reply-by", "27/4/2025")
    assert "chậm nhất ngày 27/4/2025" in body(office.folder / "thu.docx")
    assert "Hạn trả lời 27/04/2025 là ngày nghỉ (Chủ nhật)." in ran.err
    ran = office("-o", "khac.docx", "--reply-by", "19/4/2025")
    assert (ran.code, (office.folder / "khac.docx").exists()) == (2, False)
    assert "ở trước ngày lập công văn" in ran.err


def test_an_extension_is_told_with_its_document(office):
    office.desk.log(
        "gia-dinh/2025",
        "Phòng Ba",
        "on: 2025-03-20, task: a/2, status: extended, due: 2025-04-10, document: Công văn số 12/UBND-NC",
    )
    office("-o", "thu.docx", "--unit", "Phòng Ba")
    cells = [cell for table in tables(office.folder / "thu.docx") for row in table for cell in row]
    assert "10/4/2025\nđã điều chỉnh theo Công văn số 12/UBND-NC" in cells


def test_what_the_superior_asks_of_the_authority_is_no_units_fault(desk, cchc, monkeypatch, tmp_path):
    desk.log("vinh-chau/2025", "Phòng Nội vụ", "on: 2025-02-20, task: chi-dao/2, item: 1, status: done")
    monkeypatch.setenv("CCHC_ROOT", str(desk.root))
    late = json.loads(cchc("overdue", "--as-of", DAY, "--format", "json").out)
    above = [one for one in late if one["plan"] == "soc-trang/2025"]
    assert above
    for arguments in ((), ("--unit", "Phòng Nội vụ"), ("--from", "desk")):
        ran = cchc("render", "reminder", "--as-of", DAY, *arguments, "-o", str(tmp_path / "thu.docx"), "--force")
        assert ran.code == 0, ran.err
        words = everything(tmp_path / "thu.docx")
        assert "tỉnh Sóc Trăng" not in words
        assert "kết quả thực hiện công tác CCHC\n" not in words
    assert ("Ủy ban nhân dân thị xã Vĩnh Châu: " in words) is False


def test_many_addressees_are_named_in_the_list_alone(desk, cchc, monkeypatch, tmp_path):
    desk.log("vinh-chau/2025", "Phòng Nội vụ", "on: 2025-02-20, task: chi-dao/2, item: 1, status: done")
    monkeypatch.setenv("CCHC_ROOT", str(desk.root))
    ran = cchc("render", "reminder", "--as-of", "2025-08-01", "-o", str(tmp_path / "thu.docx"))
    assert "Ủy ban nhân dân thị xã Vĩnh Châu đã kết thúc hoạt động sau ngày 30/06/2025, theo Nghị" in ran.err
    assert "chưa rõ đơn vị nào tiếp nhận, cần xem lại nơi gửi: Văn phòng HĐND và UBND thị xã" in ran.err
    words = everything(tmp_path / "thu.docx")
    assert "Kính gửi: Các cơ quan, đơn vị có tên trong Phụ lục kèm theo" in words
    assert "Số:         /UBND-CCHC" in words
    assert "- Lưu: VT, CCHC." in words
    assert "UBND xã Vĩnh Tân (nay do UBND phường Vĩnh Phước" in words


def test_plans_of_two_authorities_are_no_one_letter(cchc, tmp_path):
    two = ("--plan", "vinh-chau/2025", "--plan", "anh-son/2025")
    ran = cchc("render", "reminder", *two, "--unrecorded", "-o", str(tmp_path / "thu.docx"))
    assert (ran.code, list(tmp_path.iterdir())) == (2, [])
    assert "vinh-chau, anh-son" in ran.err


def test_of_a_plan_with_errors_nothing_is_written(office):
    office.desk.change("gia-dinh/2025/appendix.yaml", "deadline: Quý II/2025", "deadline: Quý V/2025")
    assert (office("-o", "thu.docx").code, list(office.folder.iterdir())) == (2, [])


def test_a_task_given_outside_the_plan_is_listed_with_the_document_that_gave_it(office):
    given = """\
areas:
  - id: a
    name: Lĩnh vực A
    tasks:
      - number: "90"
        task: Giả báo cáo chuyên đề
        origin: Công văn số 415/UBND-VP
        products: [Báo cáo]
        lead: [Phòng Ba]
        coordinating: []
        deadline: Trước ngày 20/3/2025
"""
    (office.desk.root / "plans/gia-dinh/2025/extra.yaml").write_text(given, "utf-8")
    office("-o", "thu.docx", "--unit", "Phòng Ba")
    cells = [cell for table in tables(office.folder / "thu.docx") for row in table for cell in row]
    assert "Giả báo cáo chuyên đề\n(giao theo Công văn số 415/UBND-VP)" in cells
    assert "trước 20/3/2025" in cells


def test_nobody_writes_to_himself(office):
    ran = office("-o", "thu.docx", "--from", "phong ba", "--unit", "phong ba")
    assert (ran.code, list(office.folder.iterdir())) == (0, [])
    assert ran.out == "Ngoài nơi gửi, không có đơn vị nào quá hạn nên không lập công văn.\n"
