"""``lint-template`` as people and programs see it. The faults are made on purpose."""

from __future__ import annotations

import json
import re

import pytest

from cchc.documents.templates import packaged
from tests.documents.breaking import Copy

KIND = "{{ kind|upper }}"


@pytest.fixture
def broken(tmp_path):
    (tmp_path / "plan.docx").write_bytes(Copy().say(KIND, "{{ kindd }}{{ appendix.title }}").data())
    return tmp_path


def test_a_sound_template_is_said_to_be_usable_outside_of_a_workspace(cchc, tmp_path):
    (tmp_path / "plan.docx").write_bytes(packaged("plan").read_bytes())
    ran = cchc("lint-template", "plan.docx", cwd=tmp_path)

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("plan.docx · mẫu kế hoạch")
    assert re.fullmatch(r"Mẫu dùng được(: \d+ thông tin\.|, không có gì phải nói\.)", ran.out.splitlines()[-1])


def test_a_fault_is_told_with_its_place_and_what_to_do(cchc, broken):
    ran = cchc("lint-template", "plan.docx", cwd=broken)
    lines = ran.out.splitlines()
    at = next(n for n, line in enumerate(lines) if "T301" in line)

    assert (ran.code, ran.err) == (1, "")
    assert re.match(rf"lỗi +T301 thân văn bản, đoạn {Copy().number(KIND)}: văn bản này không có “kindd”", lines[at])
    assert lines[at + 1].strip() == "{{ kindd }}{{ appendix.title }}"
    assert lines[at + 2].strip() == "→ Có phải là “kind”?"
    assert lines[-1].startswith("Mẫu chưa dùng được: 1 lỗi, 1 cảnh báo")


def test_json_has_the_contract_s_keys(cchc, broken):
    ran = cchc("lint-template", "plan.docx", "--format", "json", cwd=broken)
    found = json.loads(ran.out)

    assert ran.code == 1
    keys = {"path", "code", "severity", "part", "paragraph", "excerpt", "is", "should_be"}
    assert all(set(one) == keys for one in found)
    assert ("plan.docx", "T301", "error", "word/document.xml", Copy().number(KIND)) in {
        (one["path"], one["code"], one["severity"], one["part"], one["paragraph"]) for one in found
    }


def test_warnings_alone_are_no_fault(cchc, tmp_path):
    (tmp_path / "plan.docx").write_bytes(Copy().say(KIND, "{{ appendix.title }}").data())
    ran = cchc("lint-template", "plan.docx", cwd=tmp_path)

    assert ran.code == 0
    assert "cảnh báo  T307" in ran.out


def test_several_files_are_told_one_after_the_other(cchc, broken):
    (broken / "unit-extract.docx").write_bytes(packaged("unit-extract").read_bytes())
    ran = cchc("lint-template", "unit-extract.docx", "plan.docx", cwd=broken)

    assert ran.code == 1
    assert ran.out.index("unit-extract.docx · mẫu trích") < ran.out.index("plan.docx · mẫu kế hoạch")


def test_a_name_that_says_nothing_must_be_helped(cchc, broken):
    (broken / "plan.docx").rename(broken / "mau.docx")
    ran = cchc("lint-template", "mau.docx", cwd=broken)

    assert ran.code == 2
    assert "“mau.docx” không cho biết" in ran.err
    assert "--document: plan (" in ran.err
    assert cchc("lint-template", "mau.docx", "--document", "plan", cwd=broken).code == 1


def test_a_wrong_document_and_a_missing_file_are_calls_gone_wrong(cchc, broken):
    wrong = cchc("lint-template", "plan.docx", "--document", "plam", cwd=broken)
    missing = cchc("lint-template", "khong-co-plan.docx", cwd=broken)
    folder = cchc("lint-template", ".", "--document", "plan", cwd=broken)

    assert (wrong.code, missing.code, folder.code) == (2, 2, 2)
    assert "plan" in wrong.err
    assert "khong-co-plan.docx" in missing.err
    assert "không phải là một tệp" in folder.err


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"PK\x03\x04" + bytes(60)])
def test_a_file_that_is_no_template_is_a_fault_of_the_file(cchc, tmp_path, data):
    (tmp_path / "plan.docx").write_bytes(data)
    ran = cchc("lint-template", "plan.docx", cwd=tmp_path)

    assert (ran.code, ran.err) == (1, "")
    assert "lỗi       T101" in ran.out


def test_the_renderer_refuses_a_harmful_template_and_writes_nothing(cchc, tmp_path):
    (tmp_path / "gia.docx").write_bytes(Copy().add("word/vbaProject.bin", b"\0").data())
    target = tmp_path / "kh.docx"
    template = str(tmp_path / "gia.docx")
    ran = cchc("render", "plan", "vinh-chau/2025", "--template", template, "-o", str(target))

    assert ran.code == 2
    assert "tệp có macro" in ran.err
    assert not target.exists()


def test_codes_are_explained_without_a_file(cchc, tmp_path):
    one, every = (
        cchc("lint-template", *options, cwd=tmp_path) for options in (("--explain", "t207"), ("--catalogue",))
    )

    assert (one.code, every.code) == (0, 0)
    assert one.out.startswith("T207: ")
    assert "T107  Trường lấy nội dung ngoài tệp" in every.out


def test_an_unknown_code_and_no_file_are_calls_gone_wrong(cchc, tmp_path):
    unknown, none = cchc("lint-template", "--explain", "T999", cwd=tmp_path), cchc("lint-template", cwd=tmp_path)

    assert (unknown.code, none.code) == (2, 2)
    assert "T999" in unknown.err
    assert "Chưa chỉ ra tệp nào" in none.err
