"""``cchc lint-docx``: what it prints, its contract, its exit status; outside a workspace."""

from __future__ import annotations

import json

import pytest
from docx.shared import Pt

from tests.documents.decree.papers import RIGHT

KEYS = ["path", "code", "severity", "part", "paragraph", "excerpt", "is", "should_be"]


@pytest.fixture
def folder(tmp_path):
    right = RIGHT["plan"]()
    (tmp_path / "dung.docx").write_bytes(right.bytes())
    right["motto"].runs[0].font.size = Pt(12)
    for name in ("text 1", "text 2", "announced", "preamble", "point a", "point b"):
        right[name].runs[0].font.size = Pt(12)
    right["appendix I"].runs[0].text = "PHỤ LỤC I"
    (tmp_path / "sai.docx").write_bytes(right.bytes())
    return tmp_path


def test_a_right_file_is_said_to_be_right(cchc, folder):
    done = cchc("lint-docx", "dung.docx", cwd=folder)
    assert (done.code, done.out, done.err) == (0, "dung.docx: không có lỗi thể thức.\n", "")


def test_breaches_are_grouped_with_their_places_and_counted(cchc, folder):
    done = cchc("lint-docx", "sai.docx", cwd=folder)
    assert done.code == 1
    assert done.out == (
        "sai.docx: 7 lỗi thể thức, 1 điều nên xem lại.\n"
        "\n"
        "Phần đầu văn bản\n"
        "  D207 Tiêu ngữ sai cỡ chữ\n"
        "    hiện là:  cỡ chữ 12\n"
        "    phải là:  cỡ chữ 13–14\n"
        "      trang đầu, ô bên phải, đoạn 5: “Độc lập - Tự do - Hạnh phúc”\n"
        "\n"
        "Nội dung\n"
        "  D401 Nội dung sai cỡ chữ\n"
        "    hiện là:  cỡ chữ 12\n"
        "    phải là:  cỡ chữ 13–14\n"
        "      đoạn 16: “Ủy ban nhân dân thị xã ban hành Kế hoạch thực hiện cải cách hành chính, cụ thể…”\n"
        "      đoạn 19: “Triển khai đồng bộ các nhiệm vụ cải cách hành chính trên địa bàn thị xã trong…”\n"
        "      đoạn 20: “a) Nội dung thứ 1 của mục tiêu chung, do các cơ quan thực hiện;”\n"
        "      đoạn 21: “b) Nội dung thứ 2 của mục tiêu chung, do các cơ quan thực hiện;”\n"
        "      và 2 chỗ nữa: đoạn 27, 29\n"
        "\n"
        "Nên xem lại\n"
        "  D905 “PHỤ LỤC” in hoa\n"
        "    hiện là:  “PHỤ LỤC”\n"
        "    nên là:   “Phụ lục”\n"
        "      Phụ lục I, đoạn 45: “PHỤ LỤC I”\n"
    )


def test_the_contract_has_exactly_these_keys(cchc, folder):
    done = cchc("lint-docx", "dung.docx", "sai.docx", "--format", "json", cwd=folder)
    records = json.loads(done.out)
    assert (done.code, done.err, len(records)) == (1, "", 8)
    assert all(list(record) == KEYS for record in records)
    assert records[0] == {
        "path": "sai.docx",
        "code": "D207",
        "severity": "error",
        "part": "word/document.xml",
        "paragraph": 5,
        "excerpt": "Độc lập - Tự do - Hạnh phúc",
        "is": "cỡ chữ 12",
        "should_be": "cỡ chữ 13–14",
    }
    assert records[-1]["severity"] == "info"


def test_a_right_file_is_an_empty_array(cchc, folder):
    assert json.loads(cchc("lint-docx", "dung.docx", "--format", "json", cwd=folder).out) == []


@pytest.mark.parametrize(
    ("options", "codes", "status"),
    [
        (["--select", "D2"], {"D207"}, 1),
        (["--select", "D2,D9"], {"D207", "D905"}, 1),
        (["--ignore", "D207", "--ignore", "D4"], {"D905"}, 0),
        (["--select", "D9"], {"D905"}, 0),
    ],
)
def test_codes_are_selected_and_ignored(cchc, folder, options, codes, status):
    done = cchc("lint-docx", "sai.docx", "--format", "json", *options, cwd=folder)
    assert ({one["code"] for one in json.loads(done.out)}, done.code) == (codes, status)


def test_an_unknown_code_is_refused(cchc, folder):
    done = cchc("lint-docx", "sai.docx", "--select", "X1", cwd=folder)
    assert (done.code, done.out) == (2, "")
    assert "“X1”" in done.err


def test_a_code_is_explained_with_its_rule(cchc, tmp_path):
    done = cchc("lint-docx", "--explain", "d208", cwd=tmp_path)
    assert done.code == 0
    assert done.out.startswith("D208: Thiếu đường kẻ dưới Tiêu ngữ\n")
    assert "Nguồn: Mục II.1 phần I, Phụ lục I" in done.out


def test_the_catalogue_lists_every_code(cchc, tmp_path):
    lines = cchc("lint-docx", "--catalogue", cwd=tmp_path).out.splitlines()
    assert lines[0] == "D101  Khổ giấy không phải A4"
    assert len(lines) > 100


def test_a_file_that_cannot_be_read_does_not_keep_the_others_from_being_read(cchc, folder):
    (folder / "cu.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512))
    done = cchc("lint-docx", "cu.doc", "dung.docx", "khong-co.docx", cwd=folder)
    assert done.code == 2
    assert "dung.docx: không có lỗi thể thức." in done.out
    assert "Word cũ (.doc)" in done.err
    assert "khong-co.docx" in done.err


def test_without_a_file_the_call_is_wrong(cchc, tmp_path):
    done = cchc("lint-docx", cwd=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert "cchc lint-docx ke-hoach.docx" in done.err
