"""``cchc render brief``: one page, whatever the plan; what waits for a decision; nothing invented."""

from __future__ import annotations

import json

import pytest

from tests.documents.reading import everything, needs_pages, pages, tables

DAY = "2025-04-20"
PLANS = ("anh-son/2025", "nga-nam/2024", "soc-trang/2025", "vinh-chau/2023", "vinh-chau/2025")
LONG = "Giả việc rất dài nói về nhiều điều khác nhau trong cải cách hành chính " * 6
OFFICE = "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân thành phố"


@pytest.fixture
def office(invented, cchc, monkeypatch, tmp_path):
    """``office(*arguments)``: render brief in the invented workspace; gives the path of what was written."""
    monkeypatch.setenv("CCHC_ROOT", str(invented.root))

    def call(*arguments: str, day: str = DAY, name: str = "tom-tat.docx"):
        ran = cchc("render", "brief", "--as-of", day, "-o", str(tmp_path / name), *arguments)
        call.ran = ran
        return tmp_path / name

    call.desk = invented
    return call


def section(path, number):
    """The rows of a section under its title."""
    return next(table for table in tables(path) if table[0][0].startswith(f"{number}. "))[1:]


def test_with_nothing_recorded_it_says_so_and_invents_nothing(office, cchc):
    path = office()
    assert office.ran.code == 0, office.ran.err
    areas = json.loads(cchc("status", "--by", "area", "--as-of", DAY, "--format", "json").out)
    assigned, late, ahead = (sum(one["tasks"][key] for one in areas) for key in ("assigned", "late", "open"))
    words = everything(path)
    assert "Chưa ghi nhận việc nào trong nhật ký của kế hoạch này" in words
    assert f"Kế hoạch giao {assigned} nhiệm vụ có thời hạn; đến nay {late} nhiệm vụ đã qua thời hạn" in words
    assert f"{ahead} nhiệm vụ chưa đến hạn" in words
    assert section(path, 2) == [["Chưa ghi nhận việc nào nên không xếp."]]
    assert "nhật ký chưa ghi đơn vị nào gửi" in words
    for invention in ("Tỷ lệ đúng hạn", "Nhiều việc quá hạn nhất", "đơn vị đã gửi"):
        assert invention not in words


def test_of_reports_nothing_is_told_where_the_logs_speak_of_none(office):
    office.desk.log("gia-dinh/2025", "Phòng Một", "on: 2025-03-28, task: a/1, status: done")
    assert section(office(), 5)[0][1] == "Hạn 15/3/2025: nhật ký chưa ghi đơn vị nào gửi."
    office.desk.log("gia-dinh/2025", "Phòng Hai", "on: 2025-03-14, task: report/Q1-2025, status: done")
    told = section(office("--force"), 5)[0][1]
    assert told == "Hạn 15/3/2025: 1/3 đơn vị đã gửi; chưa gửi: Phòng Một, Phòng Ba."


@pytest.mark.parametrize(
    ("line", "label", "told"),
    [
        (
            "on: 2025-04-01, task: a/2, status: submitted",
            "Đã trình, chờ ký: 1",
            "Kê khai – Phòng Ba: 01/4/2025",
        ),
        (
            "on: 2025-04-01, task: a/2, status: blocked, cause: Thiếu máy quét",
            "Vướng mắc: 1",
            "Kê khai – Phòng Ba: Thiếu máy quét",
        ),
        (
            "on: 2025-04-01, task: a/2, status: extended, due: 2025-05-10, document: Công văn 1",
            "Đã gia hạn: 1",
            "Kê khai – Phòng Ba: đến 10/5/2025",
        ),
    ],
)
def test_what_waits_for_somebody_is_told_with_why(office, line, label, told):
    office.desk.log("gia-dinh/2025", "Phòng Ba", line)
    assert [label, told] in section(office(), 4)


def test_a_condition_that_arose_waits_until_it_is_done(office):
    office.desk.log("gia-dinh/2025", "Phòng Hai", "on: 2025-04-01, task: b/3, status: called, due: 2025-06-30")
    assert ["Đã phát sinh: 1", "Sửa quy chế – Phòng Hai: đến 30/6/2025"] in section(office(), 4)
    office.desk.log("gia-dinh/2025", "Phòng Hai", "on: 2025-04-02, task: b/3, status: done")
    assert not [row for row in section(office("--force"), 4) if "phát sinh" in row[0]]


def test_phrases_to_confirm_and_groups_without_units_wait_too(office):
    office.desk.change("gia-dinh/2025/appendix.yaml", "deadline: Quý II/2025", "deadline: Quý III/2023")
    rows = section(office(), 4)
    assert ["Cần xác nhận hạn: 1", "Thí điểm – Phòng Ba: “Quý III/2023”"] in rows
    assert ["Chưa rõ đơn vị: 2", "Góp ý – Các bên có liên quan (và 1 việc khác)"] in rows


def test_what_coordinates_is_nowhere(office):
    office.desk.log("gia-dinh/2025", "Phòng Một", "on: 2025-03-28, task: a/1, status: done")
    assert "Lập sổ" not in everything(office())


def test_a_cause_is_printed_as_it_was_recorded(office):
    cause = "A & B <c> {{x}} %}"
    office.desk.log(
        "gia-dinh/2025", "Phòng Ba", f"on: 2025-04-01, task: a/2, status: blocked, cause: {json.dumps(cause)}"
    )
    assert ["Vướng mắc: 1", f"Kê khai – Phòng Ba: {cause}"] in section(office(), 4)


def test_what_the_superior_asks_of_the_authority_is_marked(desk, cchc, monkeypatch, tmp_path):
    desk.log("vinh-chau/2025", "Phòng Nội vụ", "on: 2025-02-20, task: chi-dao/2, item: 1, status: done")
    monkeypatch.setenv("CCHC_ROOT", str(desk.root))
    ran = cchc("render", "brief", "--as-of", "2025-03-10", "-o", str(tmp_path / "tom-tat.docx"))
    assert ran.code == 0, ran.err
    near = [row[0] for row in section(tmp_path / "tom-tat.docx", 3)]
    assert [text for text in near if text.endswith("Ủy ban nhân dân thị xã Vĩnh Châu (cấp trên giao)")]


def test_a_brief_that_is_there_stays_and_the_same_question_gives_the_same_bytes(office):
    office.desk.log("gia-dinh/2025", "Phòng Một", "on: 2025-03-28, task: a/1, status: done")
    first = office().read_bytes()
    office(day="2025-05-20")
    assert office.ran.code == 2
    assert "có thể đã có người sửa trong đó" in office.ran.err
    assert office().read_bytes() == office(name="khac.docx").read_bytes() == first


def crowded(root):
    """A workspace where every list is long and every text is longer."""
    folder = root / "plans/gia-lon/2025"
    (folder / "progress").mkdir(parents=True)
    names = [
        OFFICE,
        *(f"Giả đơn vị số {n} có tên rất dài để thử chỗ trên trang giấy của bản tóm tắt" for n in range(30)),
    ]
    (root / "plans/workspace.yaml").write_text("home: gia-lon\n", "utf-8")
    units = [f"  - {{id: don-vi-{n}, name: {name}, kind: chuyên môn}}\n" for n, name in enumerate(names)]
    (root / "plans/gia-lon/units.yaml").write_text(
        "authority: {name: Ủy ban nhân dân thành phố Giả Rang - Giả Chàm, level: huyện, place: Giả Rang, "
        f"to: 2025-03-01}}\nunits:\n{''.join(units)}groups:\n"
        "  - {name: Mọi đơn vị, complete: false, members: [{kind: chuyên môn}]}\n  - {name: Các bên, open: true}\n",
        "utf-8",
    )
    (folder / "plan.yaml").write_text(
        "kind: Kế hoạch\nyear: 2025\ndate: 2025-01-02\ntitle: Giả\nreporting:\n"
        f"  items: [{{what: kết quả, who: [Mọi đơn vị], receiver: {OFFICE}}}]\n"
        "  submit_by: {day: 15}\n  windows:\n    Q1-2025: {from: 2024-12-15, to: 2025-03-14}\n"
        "    H1-2025: {from: 2024-12-15, to: 2025-06-14}\n",
        "utf-8",
    )
    asked = [(names[n % 31], "Quý I/2025") for n in range(30)]
    asked += (
        [("Mọi đơn vị", "Tháng 5/2025")] * 20 + [(names[1], "Quý 3/2022")] * 4 + [("Các bên", "Quý I/2025")] * 4
    )
    asked += [(names[2], "Trong năm 2025 (nếu có)")] * 4 + [(names[3], "Thường xuyên")] * 3
    row = '      - {{number: "{}", task: {}, products: [Sổ], lead: [{}], coordinating: [], deadline: {}}}\n'
    rows = [row.format(n, f"{LONG}{n}", lead, due) for n, (lead, due) in enumerate(asked, 1)]
    (folder / "appendix.yaml").write_text(
        f"areas:\n  - id: a\n    name: Giả lĩnh vực\n    tasks:\n{''.join(rows)}", "utf-8"
    )
    said = [(n, "status: submitted") for n in range(5)]
    said += [(n, f"status: blocked, cause: {LONG}") for n in range(5, 10)]
    said += [(n, "status: extended, due: 2025-05-10, document: Giả công văn") for n in range(10, 14)]
    for n, words in said:
        (folder / f"progress/don-vi-{n}.yaml").write_text(
            f"unit: {names[n]}\nupdates:\n  - {{id: g{n:03}, on: 2025-03-01, task: a/{n + 1}, {words}}}\n", "utf-8"
        )
    (folder / "progress/don-vi-2.yaml").write_text(
        f"unit: {names[2]}\nupdates:\n"
        + "".join(
            f"  - {{id: c{n}, on: 2025-03-01, task: a/{n}, status: called, due: 2025-05-10}}\n"
            for n in range(59, 63)
        ),
        "utf-8",
    )


@pytest.mark.slow
@needs_pages
def test_it_is_one_page_whatever_the_plan(cchc, real, monkeypatch, tmp_path):
    made = []

    def render(root, plan, day):
        path = tmp_path / f"{plan.replace('/', '-')}-{day}.docx"
        ran = cchc("render", "brief", "--root", str(root), "--plan", plan, "--as-of", day, "-o", str(path))
        assert ran.code == 0, ran.err
        made.append(path)
        return path

    for plan in PLANS:
        for day in ("03-10", "12-20"):
            render(real.root, plan, f"{plan[-4:]}-{day}")
    crowded(tmp_path / "dong")
    late = render(tmp_path / "dong", "gia-lon/2025", "2025-04-20")
    render(tmp_path / "dong", "gia-lon/2025", "2025-03-05")
    assert len(section(late, 4)) == 7
    assert pages(made, tmp_path) == {path.stem: 1 for path in made}
