"""Files that are no Word document, or mean harm: one clear sentence, exit 2, nothing parsed. All invented."""

from __future__ import annotations

import io
import zipfile

import pytest

from cchc.documents.decree import lint_bytes
from cchc.officefiles.opening import DocumentRefused, WordWalls
from cchc.officefiles.packages import MAX_UNPACKED
from cchc.store import WorkspaceError
from tests.documents.decree.papers import letter

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def refusal(data: bytes, name: str = "kế hoạch.docx") -> DocumentRefused:
    with pytest.raises(DocumentRefused) as refused:
        lint_bytes(data, name)
    assert isinstance(refused.value, WorkspaceError)
    assert name in refused.value.message
    assert refused.value.hint
    return refused.value


@pytest.fixture(scope="module")
def right() -> bytes:
    return letter().bytes()


def with_parts(data: bytes, parts: dict[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "message", "hint"),
    [
        (b"", "rỗng", ".docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "Word cũ (.doc)", "lưu lại dạng .docx"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "đặt mật khẩu",
            "bỏ mật khẩu",
        ),
        (b"%PDF-1.7", "là dạng PDF", "tệp Word gốc"),
        (b"{\\rtf1\\ansi}", "là dạng RTF", ".docx"),
        (b"\xef\xbb\xbf <html><body>x</body></html>", "trang web", ".docx"),
        ("Kế hoạch".encode(), "không phải là văn bản Word .docx", ".docx"),
        (b"PK\x03\x04" + bytes(100), "bị hỏng", ".docx"),
    ],
)
def test_what_is_no_word_document_is_told_by_its_first_bytes(data, message, hint):
    refused = refusal(data)
    assert message in refused.message
    assert hint in refused.hint


def test_other_packages_are_told_apart():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", "<office/>")
    assert "(.odt)" in refusal(out.getvalue()).message
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.xml", "<x/>")
    assert "không phải là văn bản Word" in refusal(out.getvalue()).message


@pytest.mark.parametrize("size", [300, 5000, -100])
def test_a_file_cut_off_on_its_way_is_damaged(right, size):
    assert "bị hỏng" in refusal(right[:size]).message


@pytest.mark.parametrize("content", ["", "<a", "\0\0", "<w:p/>", f"<w:body {W}/>"])
def test_a_main_part_that_makes_no_sense_is_damage(right, content):
    assert "bị hỏng" in refusal(with_parts(right, {"word/document.xml": content})).message


def test_macros_are_refused_by_part_and_by_name(right):
    assert "macro" in refusal(with_parts(right, {"word/vbaProject.bin": b"\0"})).message
    assert "macro" in refusal(right, "kế hoạch.DOCM").message


BOMB = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize("name", ["word/document.xml", "word/styles.xml", "word/settings.xml", "docProps/app.xml"])
def test_declarations_of_entities_are_refused(right, name):
    assert "không an toàn" in refusal(with_parts(right, {name: f"{BOMB}<w:document {W}>&b;</w:document>"})).message


BOMBS = {
    "zeros": {"word/media/a.png": bytes(MAX_UNPACKED + 1)},
    "depth": {"word/document.xml": f"<w:document {W}>" + "<w:p>" * 300 + "</w:p>" * 300 + "</w:document>"},
    "one text": {"word/document.xml": f"<w:document {W}><w:t>{'x' * 900_000}</w:t></w:document>"},
    "elements": {"word/styles.xml": f"<w:styles {W}>{'<w:b/>' * (WordWalls.max_elements + 1)}</w:styles>"},
    "parts": {f"word/{number}.xml": b"<a/>" for number in range(1001)},
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_what_holds_far_more_than_a_document_is_refused(right, bomb):
    assert "quá lớn" in refusal(with_parts(right, BOMBS[bomb])).message


def test_pictures_and_parts_that_nobody_parses_are_no_danger(right):
    drawing = '<!DOCTYPE svg><svg xmlns="http://www.w3.org/2000/svg"><style><![CDATA[a]]></style></svg>'
    found = with_parts(right, {"word/media/image1.svg": drawing, "customXml/item9.xml": "<a><![CDATA[b]]></a>"})
    assert lint_bytes(found, "x.docx") == []


def test_what_lacks_styles_theme_and_settings_is_still_read(right):
    out = io.BytesIO()
    kept = ("[Content_Types].xml", "_rels/.rels", "word/document.xml")
    with zipfile.ZipFile(io.BytesIO(right)) as old, zipfile.ZipFile(out, "w") as new:
        for name in kept:
            new.writestr(name, old.read(name))
    assert "D406" not in {one.code for one in lint_bytes(out.getvalue(), "x.docx")}


def test_an_empty_document_lacks_everything_and_crashes_nowhere(right):
    for body in ("<w:p/>", "<w:p><w:r><w:t>Một dòng.</w:t></w:r></w:p>"):
        empty = f"<w:document {W}><w:body>{body}</w:body></w:document>"
        found = {one.code for one in lint_bytes(with_parts(right, {"word/document.xml": empty}), "x.docx")}
        assert "D201" in found


def test_a_document_without_a_paragraph_is_no_paper(right):
    for body in ("", "<w:tbl/>"):
        empty = f"<w:document {W}><w:body>{body}</w:body></w:document>"
        with pytest.raises(DocumentRefused, match="không có đoạn chữ nào"):
            lint_bytes(with_parts(right, {"word/document.xml": empty}), "x.docx")


def test_a_template_is_sent_to_the_command_for_templates():
    paper = letter()
    paper["text 1"].runs[0].text = "{%p for line in lines %}"
    assert "cchc lint-template" in refusal(paper.bytes()).hint
