"""One breach a file: right papers broken on purpose, each found under its code, at its paragraph, nothing else."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from cchc.documents.decree import codes, lint_bytes
from tests.documents.decree.papers import MOTTO_WIDTH, RIGHT, Paper, field_piece

Break = Callable[[Paper], object]


def findings(paper: Paper, severity: str = "error") -> list[tuple[str, str, int]]:
    found = lint_bytes(paper.bytes(), "giả.docx")
    return [(one.code, one.part, one.paragraph) for one in found if one.severity == severity]


@pytest.mark.parametrize("paper", RIGHT)
def test_a_right_paper_has_no_finding_at_all(paper):
    assert lint_bytes(RIGHT[paper]().bytes(), "giả.docx") == []


def say(name: str, text: str) -> Break:
    """Another text in a paragraph, looking as before."""

    def broken(paper: Paper) -> None:
        first, *others = paper[name].runs
        first.text = text
        for run in others:
            run._r.getparent().remove(run._r)

    return broken


def instead(name: str, old: str, new: str) -> Break:
    """Other words in the place of some."""

    def broken(paper: Paper) -> None:
        text = paper[name].text
        assert old in text
        say(name, text.replace(old, new))(paper)

    return broken


def font(at: str, **looks: object) -> Break:
    """Another look of the letters of a paragraph."""

    def broken(paper: Paper) -> None:
        for run in paper[at].runs:
            for look, value in looks.items():
                setattr(run.font, look, value)

    return broken


def color(name: str, value: str) -> Break:
    def broken(paper: Paper) -> None:
        paper[name].runs[0].font.color.rgb = RGBColor.from_string(value)

    return broken


def align(name: str, value: ALIGN) -> Break:
    return lambda paper: setattr(paper[name], "alignment", value)


def layout(name: str, **values: object) -> Break:
    """Another layout of a paragraph: indents, spacing."""

    def broken(paper: Paper) -> None:
        for key, value in values.items():
            setattr(paper[name].paragraph_format, key, value)

    return broken


def page(index: int = 0, **values: object) -> Break:
    def broken(paper: Paper) -> None:
        for key, value in values.items():
            setattr(paper.docx.sections[index], key, value)

    return broken


def rule_of(paper: Paper, name: str) -> Paragraph:
    return Paragraph(paper[name]._p.getnext(), paper[name]._parent)


def without_rule(name: str) -> Break:
    return lambda paper: rule_of(paper, name)._p.getparent().remove(rule_of(paper, name)._p)


def underlined(name: str) -> Break:
    def broken(paper: Paper) -> None:
        without_rule(name)(paper)
        paper[name].runs[0].underline = True

    return broken


def rule_of_length(name: str, room: float, length: float) -> Break:
    def broken(paper: Paper) -> None:
        form = rule_of(paper, name).paragraph_format
        form.left_indent = form.right_indent = Cm((room - length) / 2)

    return broken


def gone(name: str) -> Break:
    return lambda paper: paper[name]._p.getparent().remove(paper[name]._p)


def moved_after(name: str, other: str) -> Break:
    return lambda paper: paper[other]._p.addnext(paper[name]._p)


def numbers_from(index: int, start: str | None = None, format: str = "") -> Break:
    def broken(paper: Paper) -> None:
        sect = paper.docx.sections[index]._sectPr
        for old in sect.findall(qn("w:pgNumType")):
            sect.remove(old)
        numbers = OxmlElement("w:pgNumType")
        for key, value in (("start", start), ("fmt", format)):
            if value:
                numbers.set(qn(f"w:{key}"), value)
        sect.insert_element_before(numbers, "w:cols", "w:titlePg", "w:docGrid")

    return broken


def numbers_at_bottom(paper: Paper) -> None:
    section = paper.docx.sections[0]
    footer = section.footer.paragraphs[0]
    footer.alignment = ALIGN.CENTER
    for piece in list(paper["page number"]._p):
        footer._p.append(piece)


def numbers_on_the_first_page(paper: Paper) -> None:
    number = paper.docx.sections[0].first_page_header.paragraphs[0]
    number.alignment = ALIGN.CENTER
    run = number.add_run()
    run.font.size = Pt(14)
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run._r.append(field_piece(kind, text))


def bordered_head(paper: Paper) -> None:
    paper.docx.tables[0].style = "Table Grid"


def sections_apart_no_more(paper: Paper) -> None:
    """The second appendix goes on in the section of the first."""
    for paragraph in paper.docx.element.body.findall(qn("w:p")):
        section = paragraph.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
        if section is not None and section.find(qn("w:pgNumType")) is not None:
            section.getparent().remove(section)


def nfd(name: str) -> Break:
    return lambda paper: say(name, unicodedata.normalize("NFD", paper[name].text))(paper)


def without_brackets(name: str) -> Break:
    return lambda paper: say(name, paper[name].text.strip("()"))(paper)


def run_in(paper: Paper) -> None:
    paper["heading 2"].add_run(": các cơ quan xác định rõ trách nhiệm của mình.").bold = False


def stacked_signature(paper: Paper) -> None:
    """Who signs stands under the recipients, in the middle of the page."""
    table = paper.docx.tables[1]
    left, right = table.rows[0].cells
    for cell in (right, left):
        for paragraph in reversed(cell.paragraphs):
            table._tbl.addnext(paragraph._p)
    table._tbl.getparent().remove(table._tbl)
    order = [paper[name]._p for name in ("signer 1", "signer 2", "signer 3", "name")]
    for element in reversed(order):
        paper["filing"]._p.addnext(element)


PLAN: list[tuple[str, str, Break]] = [
    ("D103", "issuer 1", page(top_margin=Mm(15))),
    ("D103", "issuer 1", page(bottom_margin=Mm(30))),
    ("D103", "issuer 1", page(left_margin=Mm(25))),
    ("D103", "issuer 1", page(right_margin=Mm(25))),
    ("D101", "issuer 1", page(page_width=Mm(215.9), page_height=Mm(279.4))),
    ("D111", "text 1", font("text 1", name="Arial")),
    ("D112", "text 1", font("text 1", name=".VnTime")),
    ("D113", "text 1", color("text 1", "1F4E79")),
    ("D114", "text 1", nfd("text 1")),
    ("D125", "issuer 1", numbers_from(0, format="upperRoman")),
    ("D127", "issuer 1", numbers_from(0, "3")),
    ("D128", "appendix I", numbers_from(1)),
    ("D128", "appendix II", sections_apart_no_more),
    ("D201", "national", instead("national", "NGHĨA", "NGHỈA")),
    ("D202", "national", font("national", bold=False)),
    ("D202", "national", say("national", "Cộng hòa xã hội chủ nghĩa Việt Nam")),
    ("D203", "national", font("national", size=Pt(14))),
    ("D204", "motto", instead("motto", "Tự do", "tự do")),
    ("D205", "motto", instead("motto", " - ", " – ")),
    ("D205", "motto", instead("motto", " - ", "-")),
    ("D206", "motto", font("motto", italic=True)),
    ("D207", "motto", font("motto", size=Pt(12))),
    ("D208", "motto", without_rule("motto")),
    ("D208", "motto", underlined("motto")),
    ("D209", "motto", rule_of_length("motto", 9.12, 9.0)),
    ("D209", "motto", rule_of_length("motto", 9.12, MOTTO_WIDTH / 2)),
    ("D212", "issuer 2", font("issuer 2", bold=False)),
    ("D213", "issuer 1", font("issuer 1", size=Pt(14))),
    ("D215", "issuer 2", without_rule("issuer 2")),
    ("D216", "issuer 2", rule_of_length("issuer 2", 6.12, 5.0)),
    ("D217", "national", bordered_head),
    ("D221", "issuer 2", gone("number")),
    ("D222", "number", font("number", italic=True)),
    ("D223", "number", font("number", size=Pt(12))),
    ("D224", "number", instead("number", "05", "5")),
    ("D225", "number", instead("number", "05/KH-", "05 / KH-")),
    ("D225", "number", instead("number", "-UBND", " - UBND")),
    ("D226", "number", say("number", "Số: 05-KH/UBND")),
    ("D226", "number", instead("number", "Số:", "Số")),
    ("D227", "number", instead("number", "KH", "BC")),
    ("D231", "motto", gone("date")),
    ("D232", "date", font("date", italic=False)),
    ("D233", "date", font("date", size=Pt(12))),
    ("D234", "date", instead("date", "ngày 05", "ngày 5")),
    ("D235", "date", instead("date", "tháng 02", "tháng 2")),
    ("D236", "date", instead("date", ", ngày", " ngày")),
    ("D237", "date", moved_after("date", "motto")),
    ("D301", "date", lambda paper: [gone(name)(paper) for name in ("kind", "subject")]),
    ("D302", "kind", say("kind", "Kế hoạch")),
    ("D303", "kind", font("kind", size=Pt(16))),
    ("D304", "kind", align("kind", ALIGN.LEFT)),
    ("D311", "subject", font("subject", bold=False)),
    ("D312", "subject", font("subject", size=Pt(15))),
    ("D313", "subject", align("subject", ALIGN.RIGHT)),
    ("D314", "subject", without_rule("subject")),
    ("D315", "subject", rule_of_length("subject", 16.5, 9.0)),
    ("D341", "basis 1", font("basis 1", italic=False)),
    ("D342", "basis 2", font("basis 2", size=Pt(12))),
    ("D343", "basis 1", instead("basis 1", "2025;", "2025.")),
    ("D344", "basis 2", instead("basis 2", "vụ.", "vụ;")),
    ("D401", "text 1", font("text 1", size=Pt(12))),
    ("D402", "text 1", font("text 1", size=Pt(13))),
    ("D403", "text 1", align("text 1", ALIGN.LEFT)),
    ("D404", "text 1", layout("text 1", first_line_indent=Cm(2))),
    ("D404", "text 1", layout("text 1", first_line_indent=Cm(0))),
    ("D405", "text 1", layout("text 1", space_after=Pt(0))),
    ("D406", "text 1", layout("text 1", line_spacing=2.0)),
    ("D406", "text 1", layout("text 1", line_spacing=Pt(12))),
    ("D411", "part I", say("part I", "I. Mục tiêu, yêu cầu")),
    ("D412", "part I", font("part I", bold=False)),
    ("D413", "part I", instead("part I", "I. ", "I/ ")),
    ("D414", "part III", instead("part III", "III.", "IV.")),
    ("D421", "heading 1", font("heading 1", bold=False)),
    ("D422", "heading 2", run_in),
    ("D423", "heading 2", instead("heading 2", "2.", "3.")),
    ("D431", "point b", font("point b", italic=True)),
    ("D432", "point e", gone("point đ")),
    ("D433", "point a", instead("point a", "a)", "a.")),
    ("D441", "end", instead("end", "./.", ".")),
    ("D502", "signer 3", say("signer 3", "Phó Chủ tịch")),
    ("D503", "signer 1", font("signer 1", bold=False)),
    ("D504", "signer 2", font("signer 2", size=Pt(12))),
    ("D505", "signer 1", instead("signer 1", "TM. ", "TM.")),
    ("D505", "signer 2", instead("signer 2", "KT. ", "KT ")),
    ("D506", "name", font("name", bold=False)),
    ("D506", "name", say("name", "NGUYỄN VĂN GIẢ")),
    ("D507", "name", font("name", size=Pt(12))),
    ("D508", "name", say("name", "ThS. Nguyễn Văn Giả")),
    ("D508", "name", say("name", "Ông Nguyễn Văn Giả")),
    ("D509", "signer 1", stacked_signature),
    ("D512", "recipients", say("recipients", "Nơi nhận")),
    ("D513", "recipients", font("recipients", italic=False)),
    ("D514", "recipients", font("recipients", size=Pt(11))),
    ("D515", "recipient 2", font("recipient 2", size=Pt(12))),
    ("D516", "recipient 1", font("recipient 1", italic=True)),
    ("D517", "recipient 2", instead("recipient 2", "- ", "")),
    ("D518", "recipient 1", instead("recipient 1", ";", ",")),
    ("D519", "filing", instead("filing", "NV.", "NV")),
    ("D519", "filing", instead("filing", "Lưu:", "Lưu")),
    ("D601", "appendix I", font("appendix I", bold=False)),
    ("D602", "appendix II", font("appendix II", size=Pt(13))),
    ("D603", "appendix I", align("appendix I", ALIGN.LEFT)),
    ("D604", "appendix II", say("appendix II", "Phụ lục 2")),
    ("D605", "appendix II", say("appendix II", "Phụ lục III")),
    ("D611", "appendix I title", say("appendix I title", "Nhiệm vụ cải cách hành chính")),
    ("D612", "appendix I title", font("appendix I title", bold=False)),
    ("D613", "appendix I title", font("appendix I title", size=Pt(12))),
    ("D621", "appendix II title", gone("appendix II attached")),
    (
        "D622",
        "appendix I attached",
        without_brackets("appendix I attached"),
    ),
    ("D623", "appendix I attached", font("appendix I attached", italic=False)),
    ("D624", "appendix I attached", font("appendix I attached", size=Pt(12))),
    ("D631", "appendix I", say("announced", "Các cơ quan thực hiện các nhiệm vụ sau đây.")),
]

OTHERS: list[tuple[str, str, str, Break]] = [
    ("report", "D214", "superior", font("superior", bold=True)),
    ("report", "D214", "superior", say("superior", "UBND thị xã Giả Định")),
    ("report", "D235", "date", instead("date", "tháng 3", "tháng 03")),
    ("report", "D331", "addressee", font("addressee", size=Pt(12))),
    ("report", "D332", "addressee", instead("addressee", "gửi:", "gửi")),
    ("report", "D520", "recipient 1", instead("recipient 1", "Như trên", "UBND thị xã")),
    ("report", "D423", "heading II.3", instead("heading II.3", "3.", "2.")),
    ("letter", "D226", "number", instead("number", "UBND-NV", "CV-UBND")),
    ("letter", "D321", "about", font("about", bold=True)),
    ("letter", "D322", "about", font("about", size=Pt(14))),
    ("letter", "D323", "about", layout("about", space_before=Pt(0))),
    ("letter", "D332", "addressee 1", instead("addressee 1", ";", ".")),
    ("letter", "D505", "signer 1", instead("signer 1", "TL. ", "TL.  ")),
    ("decision", "D343", "basis 1", instead("basis 1", "2015;", "2015,")),
    ("decision", "D441", "article 3", instead("article 3", "./.", "")),
    ("letter", "D102", "issuer 1", page(page_width=Mm(297), page_height=Mm(210))),
]
HEADERS: list[tuple[str, str, Break]] = [
    ("D122", "word/footer1.xml", numbers_at_bottom),
    ("D123", "word/header1.xml", align("page number", ALIGN.RIGHT)),
    ("D124", "word/header1.xml", font("page number", size=Pt(11))),
    ("D124", "word/header1.xml", font("page number", italic=True)),
    ("D111", "word/header1.xml", font("page number", name="Arial")),
    ("D126", "word/header2.xml", numbers_on_the_first_page),
    ("D126", "word/header1.xml", page(different_first_page_header_footer=False)),
]


def titles(cases: list) -> list[str]:
    return [f"{case[-3]}-{case[-2]}-{number}" for number, case in enumerate(cases)]


@pytest.mark.slow
@pytest.mark.parametrize(("code", "name", "broken"), PLAN, ids=titles(PLAN))
def test_a_plan_with_one_breach(code, name, broken):
    found, at = broken_on_purpose("plan", name, broken)

    assert found == [(code, "word/document.xml", at)]


@pytest.mark.parametrize(("paper", "code", "name", "broken"), OTHERS, ids=titles(OTHERS))
def test_another_paper_with_one_breach(paper, code, name, broken):
    found, at = broken_on_purpose(paper, name, broken)

    assert found == [(code, "word/document.xml", at)]


def broken_on_purpose(kind: str, name: str, broken: Break) -> tuple[list, int]:
    """What is found in a right paper with one breach, and the number of the paragraph that holds it."""
    paper = RIGHT[kind]()
    broken(paper)
    return findings(paper), paper.number_of(name)


@pytest.mark.parametrize(("code", "part", "broken"), HEADERS, ids=titles(HEADERS))
def test_page_numbers_in_the_wrong_place_or_look(code, part, broken):
    paper = RIGHT["plan"]()
    broken(paper)
    assert findings(paper) == [(code, part, 1)]


def test_a_paper_of_several_pages_without_numbers():
    paper = RIGHT["report"]()
    paper["page number"].clear()
    assert findings(paper) == [("D121", "word/document.xml", 1)]


def test_every_code_of_form_is_found_in_some_broken_paper():
    tried = {case[-3] for case in (*PLAN, *OTHERS, *HEADERS)} | {"D121", "D211", "D501", "D511"}
    assert {code for code in codes() if not code.startswith("D9")} - tried == set()


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("issuer 1", "issuer 2"), {"D211"}),
        (("signer 1", "signer 2", "signer 3", "name"), {"D501"}),
        (("recipients", "recipient 1", "recipient 2", "recipient 3"), {"D511"}),
    ],
)
def test_a_part_that_is_missing_is_said_once(names, expected):
    paper = RIGHT["plan"]()
    for name in names:
        paper[name].clear()
    assert {code for code, _, _ in findings(paper)} == expected
