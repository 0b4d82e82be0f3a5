"""Files that are no Word document, or mean harm: one clear sentence and advice, before anything is parsed."""

from __future__ import annotations

import pytest

from cchc.importing.word.reading import document_of, read_word
from cchc.officefiles.opening import DocumentRefused
from cchc.officefiles.packages import MAX_FILE, MAX_UNPACKED
from tests.importing.word_xml import NS, p, packed, word

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BODY = f"<w:document {NS}><w:body>{p('Kế hoạch')}</w:body></w:document>"
ENTITIES = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "x" * 10}">' for n in range(10))


def with_part(name: str, content: str | bytes) -> bytes:
    return word(p("Kế hoạch"), parts={name: content})


FILES: dict[str, tuple[bytes, str, str]] = {
    "empty": (b"", "rỗng", ".docx"),
    "zeros": (bytes(1_000_000), "không phải là văn bản Word", ".docx"),
    "plain text": ("Kế hoạch".encode(), "không phải là văn bản Word", ".docx"),
    "old Word": (OLE + bytes(4096), "Word cũ (.doc)", "Word hoặc LibreOffice rồi lưu lại dạng .docx"),
    "password": (OLE + "EncryptedPackage".encode("utf-16-le"), "đặt mật khẩu", "bỏ mật khẩu"),
    "PDF": (b"%PDF-1.7\n", "là dạng PDF", "tệp Word gốc"),
    "RTF": (b"{\\rtf1\\ansi Ke hoach}", "là dạng RTF", "lưu lại dạng .docx"),
    "web page": (b"<html><body>x</body></html>", "trang web (HTML)", "lưu lại dạng .docx"),
    "web page in one file": (b"MIME-Version: 1.0\r\n", "trang web một tệp", "lưu lại dạng .docx"),
    "Word 2003 XML": (b'<?xml version="1.0"?><w:wordDocument/>', "là dạng XML", "lưu lại dạng .docx"),
    "scan": (b"\x89PNG\r\n\x1a\n", "là ảnh", "tệp Word gốc"),
    "photo": (b"\xff\xd8\xff\xe0", "là ảnh", "tệp Word gốc"),
    "OpenDocument": (packed({"mimetype": "x", "content.xml": "<office/>"}), "(.odt)", ".docx"),
    "sheet": (
        packed({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<x/>"}),
        "không phải là văn bản",
        ".docx",
    ),
    "cut off": (word(p("Kế hoạch"))[:-200], "bị hỏng", ".docx"),
    "no main part": (packed({"[Content_Types].xml": "<Types/>", "word/a.xml": "<a/>"}), "bị hỏng", ".docx"),
    "broken XML": (with_part("word/document.xml", BODY[:-30]), "bị hỏng", ".docx"),
    "broken notes": (with_part("footnotes", f"<w:footnotes {NS}>"), "bị hỏng", ".docx"),
    "macros": (with_part("word/vbaProject.bin", b"\0"), "macro", "không có macro"),
    "zip bomb": (with_part("word/media/a.png", bytes(MAX_UNPACKED + 1)), "quá lớn", "đừng mở"),
    "one long text": (
        with_part("word/document.xml", f"<w:document {NS}>{'x' * 900_000}</w:document>"),
        "quá lớn",
        "đừng",
    ),
    "entity bomb": (
        with_part("word/document.xml", BODY.replace("<w:document", f"<!DOCTYPE w [{ENTITIES}]><w:document", 1)),
        "không an toàn",
        "đừng mở",
    ),
    "outside entity": (
        with_part("word/styles.xml", '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><w>&a;</w>'),
        "không an toàn",
        "đừng mở",
    ),
    "tables in tables": (
        with_part(
            "word/document.xml",
            f"<w:document {NS}>{'<w:tbl><w:tr><w:tc>' * 90}{'</w:tc></w:tr></w:tbl>' * 90}</w:document>",
        ),
        "quá lớn",
        "đừng mở",
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_what_is_no_plan_in_word_is_refused_in_one_sentence(name):
    data, message, hint = FILES[name]
    with pytest.raises(DocumentRefused) as refused:
        document_of(data, "kế hoạch.docx")
    assert message in refused.value.message
    assert hint in refused.value.hint
    assert "kế hoạch.docx" in refused.value.message
    assert "\n" not in refused.value.message


def test_a_macro_file_is_told_by_its_name_too():
    with pytest.raises(DocumentRefused, match="macro"):
        document_of(word(p("A")), "kế hoạch.docm")


def test_a_huge_file_is_refused_unread(tmp_path):
    path = tmp_path / "lớn.docx"
    with path.open("wb") as file:
        file.truncate(10 * MAX_FILE)
    with pytest.raises(DocumentRefused, match="quá lớn"):
        read_word(path)


@pytest.mark.parametrize("missing", [True, False])
def test_what_is_no_file_is_told(tmp_path, missing):
    path = tmp_path / "không có.docx" if missing else tmp_path
    with pytest.raises(DocumentRefused) as refused:
        read_word(path)
    assert str(path) in refused.value.message


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("styles", f'<w:styles {NS}><w:style w:styleId="A"><w:basedOn w:val="A"/></w:style></w:styles>'),
        ("numbering", f'<w:numbering {NS}><w:num w:numId="1"/></w:numbering>'),
        ("comments", f"<w:comments {NS}><w:comment/></w:comments>"),
        ("footnotes", f"<w:footnotes {NS}><w:footnote/></w:footnotes>"),
        ("header1", f"<w:hdr {NS}/>"),
    ],
)
def test_odd_parts_stop_nothing(kind, content):
    block = p(
        '<w:r><w:footnoteReference/><w:sym/><w:fldChar w:fldCharType="end"/><w:t/></w:r>',
        "A",
        props='<w:pStyle w:val="A"/><w:numPr><w:ilvl w:val="x"/><w:numId w:val="1"/></w:numPr><w:outlineLvl/>',
    )
    [one] = document_of(word(block, parts={kind: content}), "x.docx").blocks
    assert one.text == "A"
