"""Templates that mean harm: told by the linter, refused by the renderer in the same words. All invented."""

from __future__ import annotations

import zipfile
from datetime import date

import pytest

from cchc.documents.contexts.plan import plan_document
from cchc.documents.linting.judging import lint_template
from cchc.documents.linting.kinds import DATA
from cchc.documents.opening import BODY
from cchc.documents.rendering import render
from cchc.documents.templates import Template
from cchc.officefiles import packages
from cchc.officefiles.opening import WordWalls
from cchc.store import WorkspaceError
from tests.documents.breaking import NS, Copy, field, paragraph

HERE = "{{ kind|upper }}"
"""The paragraph before which things are inserted, so that they get its number."""


def errors(data: bytes):
    return [one for one in lint_template(data, DATA["plan"]) if one.severity == "error"]


def rendered(data: bytes, real) -> bytes:
    document = plan_document(real.plan("vinh-chau/2025"))
    return render(Template("plan", "gia.docx", data), document, date(2025, 1, 2))


def with_drawing(copy: Copy) -> Copy:
    picture = '<w:p><w:r><w:pict><w:t r:link="rIdGia"/></w:pict></w:r></w:p>'
    return copy.insert(HERE, picture)


HARMFUL = {
    "a macro": ("T104", None, lambda c: c.add("word/vbaProject.bin", b"\0")),
    "a macro in capitals": ("T104", None, lambda c: c.add("word/VBAPROJECT.BIN", b"\0")),
    "a type with macros": (
        "T104",
        None,
        lambda c: c.add(
            "[Content_Types].xml",
            c.parts["[Content_Types].xml"].replace(
                b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                b"vnd.ms-word.document.macroEnabled.main+xml",
            ),
        ),
    ),
    "a picture outside": ("T105", HERE, lambda c: with_drawing(c.relate("image", "https://gia.invalid/anh.png"))),
    "a template outside": (
        "T105",
        None,
        lambda c: c.relate("attachedTemplate", "https://gia.invalid/a.dotm", of="word/settings.xml"),
    ),
    "a linked object": ("T105", HERE, lambda c: with_drawing(c.relate("oleObject", "file:///C:/so-lieu.xlsx"))),
    "a subdocument": ("T105", None, lambda c: c.relate("subDocument", "file:///C:/gia.docx")),
    "a frame": (
        "T105",
        None,
        lambda c: c.relate("frame", "//may-chu/gia.htm", of="word/webSettings.xml").add(
            "word/webSettings.xml", f"<w:webSettings {NS}/>"
        ),
    ),
    "a link to a file": ("T105", None, lambda c: c.relate("hyperlink", "file://may-chu/thu-muc/gia.docx")),
    "a link to a script": ("T105", None, lambda c: c.relate("hyperlink", "javascript:alert(1)")),
    "a link in a header": (
        "T105",
        None,
        lambda c: c.relate("image", "//may-chu/anh.png", of="word/header1.xml"),
    ),
    "a mail merge": (
        "T105",
        None,
        lambda c: c.edit(
            lambda root: root.insert(0, root.makeelement(root.tag.replace("settings", "mailMerge"))),
            "word/settings.xml",
        ),
    ),
    "an embedded object": (
        "T106",
        None,
        lambda c: c.relate("oleObject", "embeddings/oleObject1.bin", external=False).add(
            "word/embeddings/oleObject1.bin", b"\0"
        ),
    ),
    "a control": ("T106", None, lambda c: c.relate("control", "activeX/activeX1.xml", external=False)),
    "a chunk of HTML": ("T106", None, lambda c: c.relate("aFChunk", "gia.html", external=False)),
    "INCLUDETEXT": ("T107", HERE, lambda c: c.insert(HERE, field(' INCLUDETEXT "C:\\\\gia.docx" '))),
    "INCLUDEPICTURE in pieces": (
        "T107",
        HERE,
        lambda c: c.insert(HERE, field(" INCL", "UDEPIC", 'TURE "http://gia.invalid/a.png"')),
    ),
    "dde in small letters": ("T107", HERE, lambda c: c.insert(HERE, field(" ddeauto ", r" c:\\cmd.exe "))),
    "DDE as a simple field": (
        "T107",
        HERE,
        lambda c: c.insert(HERE, '<w:p><w:fldSimple w:instr=\'"DDE" "cmd"\'><w:r/></w:fldSimple></w:p>'),
    ),
    "a header that is called otherwise": (
        "T107",
        None,
        lambda c: c.add("word/header3.bin", f"<w:hdr {NS}>{field('DDEAUTO cmd')}</w:hdr>"),
    ),
    "a header in another encoding": (
        "T107",
        None,
        lambda c: c.add("word/header3.bin", f"<w:hdr {NS}>{field('DDEAUTO cmd')}</w:hdr>".encode("utf-16")),
    ),
    "LINK": ("T107", HERE, lambda c: c.insert(HERE, field(" LINK Excel.Sheet.8 "))),
    "IMPORT": ("T107", HERE, lambda c: c.insert(HERE, field("IMPORT c:\\\\gia.png"))),
    "a name made by a field": (
        "T107",
        HERE,
        lambda c: c.insert(
            HERE,
            field(
                "</w:instrText><w:fldChar w:fldCharType='begin'/><w:instrText>QUOTE 68 68 69"
                "</w:instrText><w:fldChar w:fldCharType='end'/><w:instrText>AUTO cmd"
            ),
        ),
    ),
    "a field without a beginning": (
        "T107",
        HERE,
        lambda c: c.insert(HERE, "<w:p><w:r><w:instrText>DDEAUTO cmd</w:instrText></w:r></w:p>"),
    ),
    "a field without an end": (
        "T107",
        HERE,
        lambda c: c.insert(
            HERE, "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:instrText>LINK a</w:instrText></w:r></w:p>"
        ),
    ),
    "a field in a header": (
        "T107",
        None,
        lambda c: c.add("word/header2.xml", f"<w:hdr {NS}><w:p/>{field('RD gia.docx')}</w:hdr>"),
    ),
}


@pytest.mark.parametrize(("code", "before", "change"), HARMFUL.values(), ids=HARMFUL)
def test_what_runs_or_fetches_is_told_and_refused(code, before, change, real):
    copy = change(Copy())
    found = errors(copy.data())

    assert [one.code for one in found] == [code]
    if found[0].part == BODY:
        assert found[0].paragraph == (before and Copy().number(before))
    with pytest.raises(WorkspaceError) as refused:
        render(
            Template("plan", "gia.docx", copy.data()), plan_document(real.plan("vinh-chau/2025")), date(2025, 1, 2)
        )
    assert "gia.docx" in refused.value.message
    assert found[0].wrong in refused.value.message
    assert refused.value.hint == found[0].advice


UNREADABLE = {
    "nothing": ("T101", lambda _: b""),
    "an old document": ("T101", lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)),
    "a password": ("T101", lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")),
    "a PDF": ("T101", lambda _: b"%PDF-1.7"),
    "a file cut off": ("T101", lambda c: c.data()[:3000]),
    "no document in it": ("T101", lambda c: c.parts.pop(BODY) and c.data()),
    "a part that is no XML": ("T101", lambda c: c.add(BODY, "<w").data()),
    "another document than it seems": (
        "T101",
        lambda c: (
            c.add("_rels/.rels", c.parts["_rels/.rels"].replace(b"word/document.xml", b"word/other.bin"))
            .add("word/other.bin", c.parts[BODY])
            .data()
        ),
    ),
    "a part of zeros": ("T102", lambda c: c.add("word/media/a.png", bytes(packages.MAX_UNPACKED + 1)).data()),
    "elements without end": (
        "T102",
        lambda c: c.add(BODY, f"<w:document {NS}>{'<w:p/>' * WordWalls.max_elements}</w:document>").data(
            zipfile.ZIP_STORED
        ),
    ),
    "depth": ("T102", lambda c: c.add(BODY, f"<w:document {NS}>{'<w:p>' * 5000}").data()),
    "entities": (
        "T103",
        lambda c: c.add(BODY, f'<!DOCTYPE a [<!ENTITY b "bb">]><w:document {NS}>&b;</w:document>').data(),
    ),
    "a file outside": (
        "T103",
        lambda c: c.add(
            "word/header1.xml", f'<!DOCTYPE a [<!ENTITY b SYSTEM "/etc/passwd">]><w:hdr {NS}>&b;</w:hdr>'
        ).data(),
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize(("code", "make"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_looked_into_is_told_and_refused(code, make, real):
    data = make(Copy())
    (found,) = lint_template(data, DATA["plan"])

    assert (found.code, found.severity, found.paragraph) == (code, "error", None)
    with pytest.raises(WorkspaceError, match=r"gia\.docx") as refused:
        rendered(data, real)
    assert found.wrong in refused.value.message


def test_the_part_at_fault_is_named():
    header = f"<!DOCTYPE a [<!ENTITY b 'b'>]><w:hdr {NS}/>"
    (found,) = lint_template(Copy().add("word/header1.xml", header).data(), DATA["plan"])

    assert (found.code, found.part) == ("T103", "word/header1.xml")


HARMLESS = {
    "a link to the web": lambda c: c.relate("hyperlink", "https://gia.invalid"),
    "a link to a letter": lambda c: c.relate("hyperlink", "mailto:gia@gia.invalid"),
    "a place in the file": lambda c: c.relate("hyperlink", "#muc_luc"),
    "a picture inside": lambda c: c.relate("image", "media/a.png", external=False).add(
        "word/media/a.png", b"\x89PNG"
    ),
    "a picture that declares entities": lambda c: c.add(
        "word/media/logo.svg", "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg>&a;</svg>"
    ),
    "numbers of pages": lambda c: c.insert(HERE, field(" PAGE ") + field("NUM", "PAGES") + field(" TOC \\o ")),
    "words like a field's": lambda c: c.insert(HERE, paragraph("DDEAUTO", " INCLUDETEXT")),
    "an empty field": lambda c: c.insert(HERE, field("")),
}


@pytest.mark.parametrize("change", HARMLESS.values(), ids=HARMLESS)
def test_what_any_office_has_is_let_through(change):
    assert errors(change(Copy()).data()) == []
