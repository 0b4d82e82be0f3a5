"""``cchc import``: what it writes, what it says, what it refuses; nothing is written where anything is wrong."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from tests.importing.word_xml import NS, p, r, tbl, tc, tr, word

SIDES = "".join(f'<w:{side} w:val="single"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
LINES = f"<w:tblBorders>{SIDES}</w:tblBorders>"
REMARKS = f'<w:comments {NS}><w:comment w:id="1" w:author="Chị Lan">{p("Xem lại hạn này")}</w:comment></w:comments>'
COMMENTS = {"comments": REMARKS}


def plan(
    *more: str,
    kind: str = "KẾ HOẠCH",
    after: Sequence[str] = (),
    parts: Mapping[str, str] = COMMENTS,
    joining: str = "Phòng Văn hóa - Xã hội",
) -> bytes:
    """An invented plan of an invented commune; ``more`` stands in its body, ``after`` behind its appendix."""
    head = tbl(
        tr(
            tc(p("ỦY BAN NHÂN DÂN"), p("XÃ GIA ĐỊNH")),
            tc(p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), p("Độc lập - Tự do - Hạnh phúc")),
        ),
        tr("Số: 12/KH-UBND", "Gia Định, ngày 20 tháng 12 năm 2025"),
    )
    closing = tbl(
        tr(
            tc(p("Nơi nhận:"), p("- Như trên;"), p("- Lưu: VT.")),
            tc(p("TM. ỦY BAN NHÂN DÂN"), p("CHỦ TỊCH"), p("Trần Văn A")),
        )
    )
    limit = tc(p(r("Quý I/2026"), '<w:r><w:commentReference w:id="1"/></w:r>'))
    tasks = tbl(
        tr("STT", "Thời hạn", "Nhiệm vụ", "Đơn vị chủ trì", "Kết quả", "Đơn vị phối hợp"),
        tr(tc("I. Cải cách thể chế", span=6)),
        tr("1", limit, "Ban hành Kế hoạch rà soát văn bản", "Phòng Kinh tế", "Kế hoạch", joining),
        tr("2", "Quý IV/2026", "Báo cáo kết quả rà soát văn bản", "Phòng Kinh tế", "Báo cáo", ""),
        props=LINES,
    )
    center = '<w:jc w:val="center"/>'
    blocks = (
        head,
        p(r(kind, "<w:b/>"), props=center),
        p(r("Cải cách hành chính năm 2026", "<w:b/>"), props=center),
        p("Căn cứ Kế hoạch số 5/KH-UBND ngày 01/12/2025 của Ủy ban nhân dân tỉnh về cải cách hành chính năm 2026;"),
        p("Ủy ban nhân dân xã Gia Định ban hành Kế hoạch cải cách hành chính năm 2026 như sau:"),
        p(r("I. MỤC TIÊU", "<w:b/>")),
        p("Nâng cao chất lượng phục vụ người dân."),
        p(r("II. TỔ CHỨC THỰC HIỆN", "<w:b/>")),
        p("Phòng Văn hóa - Xã hội theo dõi việc thực hiện Kế hoạch."),
        *more,
        closing,
        p("PHỤ LỤC", props=center),
        p("NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026", props=center),
        tasks,
    )
    return word(*blocks, *after, parts=dict(parts))


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    (tmp_path / "ke-hoach.docx").write_bytes(plan())
    return tmp_path


def files(root: Path) -> set[str]:
    return {str(one.relative_to(root)) for one in root.glob("plans/**/*.yaml")}


def test_a_plan_comes_in_with_a_first_register_and_validates_without_errors(cchc, empty):
    ran = cchc("import", "ke-hoach.docx", "--to", "gia-dinh", cwd=empty)
    assert (ran.code, ran.err) == (0, "")
    assert files(empty) == {
        "plans/workspace.yaml",
        "plans/gia-dinh/units.yaml",
        "plans/gia-dinh/2026/plan.yaml",
        "plans/gia-dinh/2026/appendix.yaml",
    }
    assert "1 lĩnh vực, 2 dòng nhiệm vụ" in ran.out
    assert "cchc validate gia-dinh/2026" in ran.out
    register = (empty / "plans/gia-dinh/units.yaml").read_text("utf-8")
    assert "name: Phòng Kinh tế" in register
    checked = cchc("validate", "gia-dinh/2026", "--level", "error", cwd=empty)
    assert checked.code == 0, checked.out


def test_what_was_not_read_is_told_and_stands_in_the_file(cchc, empty):
    ran = cchc("import", "ke-hoach.docx", "--to", "gia-dinh/2026", cwd=empty)
    assert "Chưa đọc được 1 chỗ" in ran.out
    assert "“Xem lại hạn này”: nhận xét của Chị Lan" in ran.out
    lines = (empty / "plans/gia-dinh/2026/appendix.yaml").read_text("utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if "CHƯA ĐỌC ĐƯỢC" in line)
    assert "“Xem lại hạn này” — nhận xét của Chị Lan" in lines[at]
    assert lines[at - 1].strip() == "task: Ban hành Kế hoạch rà soát văn bản"


def test_the_import_for_programs(cchc, empty):
    ran = cchc("import", "ke-hoach.docx", "--to", "gia-dinh", "--format", "json", cwd=empty)
    [record] = json.loads(ran.out)
    assert (record["plan"], record["written"], record["areas"], record["tasks"]) == ("gia-dinh/2026", True, 1, 2)
    assert record["unread"] == [
        {
            "words": "Xem lại hạn này",
            "why": "nhận xét của Chị Lan",
            "where": "bảng 3, dòng 3, ô 2",
            "part": "thân văn bản",
        }
        | {key: record["unread"][0][key] for key in ("paragraph", "table", "row", "column")}
    ]
    assert {one["name"] for one in record["proposed"]} >= {"Phòng Kinh tế", "Phòng Văn hóa - Xã hội"}


def test_another_year_than_the_title_says_is_told(cchc, empty):
    ran = cchc("import", "ke-hoach.docx", "--to", "gia-dinh/2027", cwd=empty)
    assert ran.code == 0
    assert "tên kế hoạch ghi năm 2026, nhưng nhập vào năm 2027" in ran.err
    assert (empty / "plans/gia-dinh/2027/plan.yaml").exists()


def test_a_look_beforehand_writes_nothing(cchc, empty):
    ran = cchc("import", "ke-hoach.docx", "--to", "gia-dinh", "--dry-run", cwd=empty)
    assert ran.code == 0
    assert "chưa ghi gì" in ran.out
    assert files(empty) == set()


def test_a_plan_that_is_there_stays_unless_forced(cchc, empty):
    assert cchc("import", "ke-hoach.docx", "--to", "gia-dinh", cwd=empty).code == 0
    path = empty / "plans/gia-dinh/2026/plan.yaml"
    path.write_text(path.read_text("utf-8") + "# của tôi\n", "utf-8")
    refused = cchc("import", "ke-hoach.docx", "--to", "gia-dinh/2026", cwd=empty)
    assert refused.code == 2
    assert "đã có" in refused.err
    look = cchc("import", "ke-hoach.docx", "--to", "gia-dinh/2026", "--dry-run", cwd=empty)
    assert (look.code, "chưa ghi gì" in look.out) == (0, True)
    assert "# của tôi" in path.read_text("utf-8")
    assert cchc("import", "ke-hoach.docx", "--to", "gia-dinh/2026", "--force", cwd=empty).code == 0
    assert "# của tôi" not in path.read_text("utf-8")


def test_the_frame_of_init_is_no_plan_and_its_register_tells_the_names(cchc, tmp_path):
    (tmp_path / "ke-hoach.docx").write_bytes(plan())
    made = cchc(
        "init", ".", "--authority", "UBND xã Gia Định", "--unit", "Phòng Kinh tế", "--year", "2026", cwd=tmp_path
    )
    assert made.code == 0, made.err
    ran = cchc("import", "ke-hoach.docx", "--to", "gia-dinh/2026", cwd=tmp_path)
    assert ran.code == 0, ran.err
    assert "units.yaml" in ran.out
    assert "- {id: phong-van-hoa-xa-hoi, name: Phòng Văn hóa - Xã hội, kind: chuyên môn}" in ran.out
    assert "Phòng Văn hóa" not in (tmp_path / "plans/gia-dinh/units.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--to", "gia-dinh/2026", "--year", "2025"), "--year ghi năm 2025"),
        (("--to", "../gia-dinh"), "không phải là mã kế hoạch"),
        (("--to", "Gia Định/2026"), "tên thư mục mới"),
        (("--to", "gia-dinh", "--year", "12"), "Năm 12 không dùng được"),
    ],
)
def test_a_call_that_makes_no_sense_is_refused(cchc, empty, arguments, said):
    ran = cchc("import", "ke-hoach.docx", *arguments, cwd=empty)
    assert ran.code == 2
    assert said in ran.err
    assert files(empty) == set()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "rỗng"),
        (b"%PDF-1.7", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ".doc"),
        (bytes(99), "không phải"),
    ],
)
def test_files_that_are_no_word_document_are_refused_with_advice(cchc, empty, data, said):
    (empty / "ke-hoach.docx").write_bytes(data)
    ran = cchc("import", "ke-hoach.docx", "--to", "gia-dinh", cwd=empty)
    assert ran.code == 2
    assert said in ran.err
    assert len(ran.err.strip().splitlines()) == 2
    assert files(empty) == set()


def test_an_authority_kept_in_another_folder_is_named(cchc, empty):
    assert cchc("import", "ke-hoach.docx", "--to", "gia-dinh", cwd=empty).code == 0
    ran = cchc("import", "ke-hoach.docx", "--to", "khac/2027", cwd=empty)
    assert ran.code == 2
    assert "--to gia-dinh/" in ran.err


def test_a_head_without_an_authority_asks_for_a_register(cchc, empty):
    (empty / "ke-hoach.docx").write_bytes(word(p("Một đoạn chữ.")))
    ran = cchc("import", "ke-hoach.docx", "--to", "gia-dinh/2026", cwd=empty)
    assert ran.code == 2
    assert "tệp này có đúng là một kế hoạch không?" in ran.err
    assert "cchc init" in ran.err


def test_without_a_workspace_the_way_to_one_is_told(cchc, tmp_path):
    (tmp_path / "ke-hoach.docx").write_bytes(plan())
    ran = cchc("import", "ke-hoach.docx", "--to", "gia-dinh/2026", cwd=tmp_path)
    assert ran.code == 2
    assert "cchc init" in ran.err


@pytest.mark.slow
@pytest.mark.parametrize("name", ["vinh-chau/2025", "soc-trang/2025", "anh-son/2025"])
def test_what_we_print_comes_back_with_every_task(cchc, desk, real, name):
    paper = desk.root / "ke-hoach.docx"
    assert cchc("render", "plan", name, "-o", str(paper), cwd=desk.root).code == 0
    ran = cchc("import", str(paper), "--to", name, "--force", cwd=desk.root)
    assert ran.code == 0, ran.err
    assert "Chưa đọc được" not in ran.out
    issued, ours = real.plan(name), desk.plan(name)
    assert [(row.id, row.text) for row in ours.rows.rows] == [(row.id, row.text) for row in issued.rows.rows]
    assert ours.plan.body == issued.plan.body


def listed(out: str) -> list[str]:
    """The lines of the list of what was not read."""
    lines = out.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("Chưa đọc được"))
    return lines[at : lines.index("", at)]


def test_neighbours_left_out_for_one_reason_are_one_line_and_all_are_shown_on_demand(cchc, empty):
    center = '<w:jc w:val="center"/>'
    more = [
        p("PHỤ LỤC II", props=center),
        p("ĐỀ CƯƠNG LÀM MẪU", props=center),
        *(p(f"Ý {n}.") for n in range(1, 30)),
    ]
    (empty / "ke-hoach.docx").write_bytes(plan(after=more))
    ran = cchc("import", "ke-hoach.docx", "--to", "gia-dinh", cwd=empty)
    lines = listed(ran.out)
    assert lines[0].startswith("Chưa đọc được 2 chỗ")
    assert len(lines) == 3
    assert "31 đoạn, từ “PHỤ LỤC II” đến “Ý 29.”" in lines[2]
    every = cchc("import", "ke-hoach.docx", "--to", "gia-dinh", "--force", "--all", cwd=empty)
    assert len(listed(every.out)) == 1 + 32
    data = json.loads(
        cchc("import", "ke-hoach.docx", "--to", "gia-dinh", "--force", "--format", "json", cwd=empty).out
    )
    assert len(data[0]["unread"]) == 32


def test_a_long_list_is_cut_and_says_where_the_rest_is(cchc, empty):
    remarks = "".join(f'<w:comment w:id="{n}" w:author="Chị {n}">{p(f"Ý {n}")}</w:comment>' for n in range(1, 31))
    marks = "".join(f'<w:r><w:commentReference w:id="{n}"/></w:r>' for n in range(2, 31))
    parts = {"comments": f"<w:comments {NS}>{remarks}</w:comments>"}
    (empty / "ke-hoach.docx").write_bytes(plan(p(marks, "Đoạn có nhiều nhận xét."), parts=parts))
    ran = cchc("import", "ke-hoach.docx", "--to", "gia-dinh", cwd=empty)
    lines = listed(ran.out)
    assert len(lines) == 1 + 20 + 1
    assert "… và 10 chỗ nữa" in lines[-1]
    assert "plans/gia-dinh/2026/" in lines[-1]
    assert "--all" in lines[-1]


def test_a_document_that_is_no_plan_is_told_first_and_comes_in(cchc, empty):
    data = plan(kind="BÁO CÁO")
    (empty / "ke-hoach.docx").write_bytes(data)
    ran = cchc("import", "ke-hoach.docx", "--to", "gia-dinh", cwd=empty)
    assert ran.code == 0
    assert ran.out.startswith("CHÚ Ý: Tệp này là Báo cáo, không phải kế hoạch.")
    assert (empty / "plans/gia-dinh/2026/plan.yaml").exists()
    again = cchc("import", "ke-hoach.docx", "--to", "gia-dinh", "--force", "--format", "json", cwd=empty)
    [record] = json.loads(again.out)
    assert (record["kind"], record["warning"]) == ("Báo cáo", "Tệp này là Báo cáo, không phải kế hoạch.")


@pytest.mark.parametrize(
    "register",
    [
        "units:\n  - {id: phong-kinh-te, name: Ban Kinh tế, kind: khác}\ngroups:\n  - {name: Nhóm A, open: true}\n",
        "units:\n- id: khac\n  name: Ban khác\n  kind: khác\n",
        "groups: []\nunits: []\n",
    ],
)
def test_the_lines_for_the_register_are_ready_to_paste(cchc, empty, register):
    assert cchc("import", "ke-hoach.docx", "--to", "gia-dinh", cwd=empty).code == 0
    path = empty / "plans/gia-dinh/units.yaml"
    text = path.read_text("utf-8")
    head = text[text.index("authority:") : text.index("units:")]
    path.write_text(head + register, "utf-8")
    ran = cchc("import", "ke-hoach.docx", "--to", "gia-dinh/2026", "--force", cwd=empty)
    before = cchc("validate", "gia-dinh/2026", "--level", "error", cwd=empty)
    assert "E101" in before.out
    path.write_text(pasted(path.read_text("utf-8"), ran.out), "utf-8")
    after = cchc("validate", "gia-dinh/2026", "--level", "error", cwd=empty)
    assert after.code == 0, after.out


def pasted(register: str, out: str) -> str:
    """The register with the printed lines put where the words above them say."""
    key = ""
    for line in out.splitlines():
        if line.startswith("# thêm vào cuối danh sách "):
            key = line.removeprefix("# thêm vào cuối danh sách ").rstrip(":")
        elif line in ("units:", "groups:"):
            key = line[:-1]
            register = register.replace(f"{line} []\n", "") + f"{line}\n"
        elif line.lstrip().startswith("- {") and key:
            lines = register.splitlines()
            at = lines.index(f"{key}:") + 1
            while at < len(lines) and lines[at].startswith((" ", "-")):
                at += 1
            register = "".join(f"{one}\n" for one in (*lines[:at], line, *lines[at:]))
    return register


def test_short_names_are_aliases_and_a_slip_is_no_line_to_paste(cchc, empty):
    assert cchc("import", "ke-hoach.docx", "--to", "gia-dinh", cwd=empty).code == 0
    path = empty / "plans/gia-dinh/units.yaml"
    text = path.read_text("utf-8")
    head = text[text.index("authority:") : text.index("units:")]
    units = (
        "  - {id: vhxh, name: Phòng Văn hóa - Xã hội, kind: chuyên môn, aliases: [Phòng Văn xã]}\n"
        "  - {id: kinh-te, name: Phòng Kinh tế, kind: chuyên môn}\n"
        "  - {id: vp, name: Văn phòng HĐND và UBND xã, kind: chuyên môn}\n"
    )
    path.write_text(f"{head}units:\n{units}", "utf-8")
    (empty / "ke-hoach.docx").write_bytes(plan(joining="Phòng VHXH; VP HĐND&amp;UBND; Phòng Kinh tếh; Công an xã"))
    ran = cchc("import", "ke-hoach.docx", "--to", "gia-dinh/2026", "--force", cwd=empty)
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert "  aliases: [Phòng Văn xã, Phòng VHXH]  # ở vhxh" in lines
    assert "  aliases: [VP HĐND&UBND]  # ở vp" in lines
    assert [x for x in lines if "Công an" in x] == ["  - {id: cong-an-xa, name: Công an xã, kind: ngành dọc}"]
    [slip] = [line for line in lines if "name: Phòng Kinh tếh" in line]
    assert slip.startswith("#")
    assert slip.endswith("# gần giống “Phòng Kinh tế”")
    assert not [line for line in lines if "name: Phòng VHXH" in line or "name: VP" in line]
