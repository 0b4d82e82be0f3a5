"""Faults of a template: each made on purpose in a copy of a packaged one, told with its code at its paragraph."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct

from cchc.documents.contexts.plan import plan_document
from cchc.documents.linting.judging import lint_template
from cchc.documents.linting.kinds import DATA
from cchc.documents.opening import BODY, W
from cchc.documents.rendering import render
from cchc.documents.templates import TEMPLATES, Template, packaged
from cchc.store import WorkspaceError
from tests.documents.breaking import NS, Copy, paragraph

KIND = "{{ kind|upper }}"
"""The paragraph that most faults are put into."""
ROW = "{%tr for row in appendix.rows %}"
ISSUER = "{%p for line in head.issuer %}"


def linted(copy: Copy, document: str = "plan"):
    return lint_template(copy.data(), DATA[document])


def worst(copy: Copy):
    return [one for one in linted(copy) if one.severity != "info"]


@pytest.mark.parametrize("name", TEMPLATES)
def test_packaged_templates_have_nothing_but_remarks(name):
    found = lint_template(packaged(name).read_bytes(), DATA[name])

    assert [one for one in found if one.severity == "error"] == []
    assert {one.code for one in found} <= {"T307", "T401"}


def test_every_document_with_a_template_says_what_it_offers():
    assert set(DATA) == set(TEMPLATES)


# new text of the paragraph KIND: code, severity, words of what is wrong, words of what to do
WRITTEN = {
    "{{ kind": ("T201", "error", "không đóng", "{{ … }}"),
    "{% if kind": ("T201", "error", "không đóng", "{% … %}"),
    "{{ kind }": ("T201", "error", "không đóng", "{{ … }}"),
    "{# lời dặn": ("T201", "error", "không đóng", "{# … #}"),
    "kind }}": ("T202", "error", "không có dấu mở", "hai dấu mở"),
    "{ kind }}": ("T202", "error", "không có dấu mở", "hai dấu mở"),
    "{ {kind}}": ("T203", "error", "tách rời", "khoảng trống"),
    "{{ kind or “không” }}": ("T204", "warning", "dấu nháy cong", "nháy thẳng"),
    "{{ kind or „không‟ }}": ("T204", "error", "dấu nháy lạ", "nháy thẳng"),
    "{{ kind | }}": ("T205", "error", "không hiểu thẻ {{ kind | }}", "cchc templates copy"),
    "{{ }}": ("T205", "error", "thiếu nội dung", ""),
    "{{ kind title }}": ("T205", "error", "mà gặp “title”", ""),
    "{{ kind…title }}": ("T205", "error", "ký tự “…”", ""),
    "{% endfr %}": ("T205", "error", "không có lệnh “endfr”", "Có phải là “endfor”?"),
    "{% p if kind %}": ("T205", "error", "không có lệnh “p”", ""),
    f"{{{{ {'(' * 5000}kind{')' * 5000} }}}}": ("T205", "error", "không hiểu thẻ", ""),
    "{% if %}": ("T205", "error", "thiếu nội dung", ""),
    "{{p kind }}": ("T206", "error", "không dùng để in", "Viết {{ kind }}."),
    '{%p set a = {"b": 1} %}': ("T206", "error", "không chứa được dấu }", "{% set … %}"),
    "{%p set a = 1 %} Kế hoạch": ("T207", "error", "mọi thứ khác", "“Kế hoạch”"),
    "{%tr set a = 1 %}": ("T208", "error", "không nằm trong bảng", "{%p set a = 1 %}"),
    "{% include 'a' %}": ("T210", "error", "lệnh include", "Bỏ thẻ"),
    "{% autoescape false %}{{ kind }}{% endautoescape %}": ("T210", "error", "autoescape", "Bỏ thẻ"),
    "{% if kind %}{{ kind }}": ("T211", "error", "if không có endif", "{% endif %}"),
    "{{ kind }}{% endif %}": ("T211", "error", "endif mà trước đó không có", "Xóa thẻ này"),
    "{{ kind }}{% else %}": ("T211", "error", "else mà trước đó không có", "Xóa thẻ này"),
    "{% if kind %}{% for a in body %}{% endif %}": ("T211", "error", "for không có endfor", "{% endfor %}"),
    "{%- if kind %}{% endif %}": ("T214", "error", "nối đoạn này với đoạn trước", "Bỏ dấu -"),
    "a {%- if kind %}{% endif %}": ("T214", "error", "mất phần chữ trước thẻ", "Bỏ dấu -"),
    "{% if kind %}{% endif -%}": ("T214", "warning", "nối đoạn này với đoạn sau", "Bỏ dấu -"),
    "{% if kind %}{% endif -%} b": ("T214", "error", "mất phần chữ sau thẻ", "Bỏ dấu -"),
    "{{ kinds }}": ("T301", "error", "không có “kinds”", "Có phải là “kind”?"),
    "{{ loop.index }}": ("T301", "error", "không có “loop”", ""),
    "{{ cycler('a', 'b') }}": ("T303", "error", "không có hàm “cycler”", ""),
    "{{ head.plase }}": ("T302", "error", "“head” không có “plase”", "Có phải là “place”?"),
    '{{ head["plase"] }}': ("T302", "error", "“head” không có “plase”", "Có phải là “place”?"),
    "{{ kind.upperr() }}": ("T302", "error", "“kind” không có “upperr”", ""),
    "{{ body|map(attribute='lable')|join }}": ("T302", "error", "không có “lable”", "Có phải là “label”?"),
    "{{ body|selectattr('lable')|list }}": ("T302", "error", "không có “lable”", "Có phải là “label”?"),
    "{% for b in body if b.laste %}{% endfor %}": ("T302", "error", "“b” không có “laste”", "Có phải là “last”?"),
    "{% for b in body %}{{ loop.fist }}{% endfor %}": ("T302", "error", "không có “fist”", "Có phải là “first”?"),
    "{% set b = body|first %}{{ b.kin }}": ("T302", "error", "“b” không có “kin”", "Có phải là “kind”?"),
    "{{ body[0].textt }}": ("T302", "error", "không có “textt”", "Có phải là “text”?"),
    "{{ kind|uper }}": ("T303", "error", "bộ lọc “uper”", "Có phải là “upper”?"),
    "{{ kind|safe }}": ("T303", "error", "bộ lọc “safe”", ""),
    "{{ kind|attr('__class__') }}": ("T303", "error", "bộ lọc “attr”", ""),
    "{% if kind is strin %}{% endif %}": ("T303", "error", "phép thử “strin”", "Có phải là “string”?"),
    "{{ ruel(40) }}": ("T303", "error", "không có hàm “ruel”", "Có phải là “rule”?"),
    "{{ kind(40) }}": ("T303", "error", "là dữ liệu, không phải là hàm", ""),
    "{{ kind.__class__ }}": ("T304", "error", "“__class__”", "Bỏ thẻ"),
    '{{ kind["__class__"] }}': ("T304", "error", "“__class__”", "Bỏ thẻ"),
    "{{ body|map(attribute='__class__')|list }}": ("T304", "error", "“__class__”", "Bỏ thẻ"),
    "{{ rule.__globals__ }}": ("T304", "error", "“__globals__”", "Bỏ thẻ"),
    "{% for a in year %}{% endfor %}": ("T305", "error", "“year” không phải là danh sách", "{{ … }}"),
    "{% for b in body if b.kind == 'parts' %}{% endfor %}": (
        "T306",
        "warning",
        "không bao giờ là “parts”",
        "“part”",
    ),
    "{{ head }}": ("T308", "error", "“head” là danh sách hay nhóm dữ liệu", "number"),
    "{{ bases }}": ("T308", "error", "“bases” là danh sách hay nhóm dữ liệu", "{% for"),
    "{{ kind.ljust(10) }}": ("T302", "error", "“kind” không có “ljust”", "upper"),
    "{{ year ** 9 }}": ("T304", "error", "“**”: mẫu không được phép dùng", ""),
    "{{ appendix.title }}": ("T307", "warning", "“appendix” có thể để trống", "{% if appendix %}"),
    "{% for a in appendix %}{% endfor %}": ("T305", "error", "không phải là danh sách", ""),
}


@pytest.mark.parametrize("text", WRITTEN)
def test_a_fault_in_a_tag_is_told_at_its_paragraph(text):
    code, severity, wrong, advice = WRITTEN[text]
    found = [one for one in worst(Copy().say(KIND, text)) if one.code == code]

    assert found, worst(Copy().say(KIND, text))
    assert found[0].severity == severity
    assert (found[0].part, found[0].paragraph) == (BODY, Copy().number(KIND))
    assert wrong in found[0].wrong
    assert advice in found[0].advice
    assert found[0].excerpt


SOUND = (
    "{{ kind }}",
    "{{kind|upper}}",
    "{% if kind -%}{{ kind }}{% endif %}",
    "{# lời dặn cho người sửa mẫu #}",
    "{{ kind or 'Kế hoạch' }}",
    "{{ head.number or '      ' }}",
    "{{ head.number }}",
    "{{ head.number|default('') }}",
    "{{ head.number if head.number else '' }}",
    "{% if head.number %}{{ head.number }}{% endif %}",
    "{% if head.number is none %}{% else %}{{ head.number }}{% endif %}",
    "{% if not head.number %}-{% else %}{{ head.number }}{% endif %}",
    "{% if appendix and appendix.rows %}{{ appendix.rows|length }}{% endif %}",
    "{% if appendix and appendix.title == 'a' %}{% endif %}",
    "{% set names = namespace(n=0) %}{% set names.n = names.n + 1 %}{{ names.n }}",
    "{% set n = body|length %}{{ n }}{{ n + 1 }}",
    "{% for b in body if b.kind == 'part' %}{{ loop.index }}{{ b.label }}{% else %}không{% endfor %}",
    "{% for b in body|selectattr('kind', 'equalto', 'part')|list %}{{ b.text }}{% endfor %}",
    "{{ body|map(attribute='label')|join(', ') }}{{ (body|first).label }}{{ body[0].label }}",
    "{% for a, b in [(1, 2)] %}{{ a }}{{ b }}{% endfor %}",
    "{% with a = head %}{{ a.sign }}{% endwith %}",
    "{% macro m(a) %}{{ a.title() }}{% endmacro %}{{ m(kind) }}",
    "{{ rule(40) }}{{ kind.upper() }}{{ kind[0] }}{{ year + 1 }}{{ kind ~ year }}",
    "{% if kind is defined and year is odd and x is not defined %}{% endif %}",
    "Giá 5 { 3 } và {a}",
)


@pytest.mark.parametrize("text", SOUND)
def test_what_is_right_is_not_told(text):
    assert worst(Copy().say(KIND, text)) == []


def test_a_tag_cut_into_runs_by_word_is_one_tag():
    assert worst(Copy().insert(KIND, paragraph("{", "{ ki", "nd", " }", "}"))) == []


def test_a_tag_whose_brackets_other_text_parts_is_told():
    (found,) = worst(Copy().insert(KIND, paragraph("{", " ", "% if kind %}")))

    assert found.code == "T203"


def test_a_bracket_that_runs_into_the_next_paragraph_is_told():
    (found,) = worst(Copy().insert(KIND, paragraph("Giả {") + paragraph("{{ kind }}")))

    assert (found.code, found.paragraph) == ("T203", Copy().number(KIND))


def test_a_tag_over_two_paragraphs_is_told_at_both():
    found = worst(Copy().insert(KIND, paragraph("{{ kind") + paragraph("}}")))

    at = Copy().number(KIND)

    assert [(one.code, one.paragraph) for one in found] == [("T201", at), ("T202", at + 1)]


def test_a_tag_over_the_edge_of_a_link_is_told():
    link = '<w:hyperlink w:anchor="gia"><w:r><w:t>nd }}</w:t></w:r></w:hyperlink>'
    (found,) = worst(Copy().insert(KIND, f"<w:p><w:r><w:t>{{{{ ki</w:t></w:r>{link}</w:p>"))

    assert (found.code, found.paragraph) == ("T209", Copy().number(KIND))


class TestPairs:
    def test_a_loop_without_an_end(self):
        (found,) = [one for one in worst(Copy().drop("{%tr endfor %}")) if one.code == "T211"]

        assert found.paragraph == Copy().number(ROW)
        assert "{%tr endfor %}" in found.advice

    def test_an_end_of_another_level(self):
        number = Copy().number(ISSUER) + 2
        copy = Copy().say(ISSUER, "{%p for one in head.issuer %}")
        copy.edit(lambda root: _nth(root, number).__setattr__("text", "{% endfor %}"))
        found = worst(copy)

        assert ("T212", number) in {(one.code, one.paragraph) for one in found}
        assert any("{%p endfor %}" in one.advice for one in found)

    def test_a_block_that_begins_outside_a_cell_and_ends_in_it(self):
        copy = Copy().say("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "{%p endif %}").insert(KIND, paragraph("x"))
        copy.edit(lambda root: _first_body_paragraph(root, "{%p if kind %}"))

        assert "T212" in {one.code for one in worst(copy)}

    def test_a_block_over_two_paragraphs_joins_them(self):
        copy = Copy().insert(KIND, paragraph("{% if kind %}a") + paragraph("b{% endif %}"))
        (found,) = worst(copy)

        assert (found.code, found.severity, found.paragraph) == ("T213", "warning", Copy().number(KIND) + 1)

    @pytest.mark.parametrize(
        ("inside", "said"),
        [
            ("<w:r><w:drawing/></w:r>", "ảnh"),
            ("<w:pPr><w:sectPr/></w:pPr>", "ngắt phần"),
            ("<w:r><w:footnoteReference/></w:r>", "cước chú"),
        ],
    )
    def test_a_paragraph_tag_beside_what_is_no_text(self, inside, said):
        tag = "<w:r><w:t>{%p set a = 1 %}</w:t></w:r>"
        (found,) = worst(Copy().insert(KIND, f"<w:p>{inside}{tag}</w:p>"))

        assert (found.code, found.paragraph) == ("T207", Copy().number(KIND))
        assert said in found.advice

    def test_a_row_tag_beside_other_cells(self):
        cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("{%tr for b in body %}", "Giả tiêu đề"))
        rest = f"<w:tr><w:tc>{paragraph('{%tr endfor %}')}</w:tc></w:tr>"
        (found,) = worst(Copy().insert(KIND, f"<w:tbl><w:tr>{cells}</w:tr>{rest}</w:tbl>"))

        assert found.code == "T207"
        assert "Giả tiêu đề" in found.advice


def _nth(root, number):
    return next(list(root.iter("{*}p"))[number - 1].iter("{*}t"))


def _first_body_paragraph(root, text):
    body = root[0]
    made = next(p for p in body.iter("{*}p") if "".join(p.itertext("{*}t")) == "x")
    next(made.iter("{*}t")).text = text
    body.remove(made)
    body.insert(0, made)


class TestElsewhere:
    def test_headers_and_properties_are_looked_at_too(self):
        copy = Copy().add("word/header2.xml", f"<w:hdr {NS}>{paragraph('a')}{paragraph('{{ kindd }}')}</w:hdr>")
        core = copy.parts["docProps/core.xml"].decode().replace("<dc:title>", "<dc:title>{{ titel }}", 1)
        if "{{ titel }}" not in core:
            core = core.replace("<dc:title/>", "<dc:title>{{ titel }}</dc:title>", 1)
        copy.add("docProps/core.xml", core)
        found = worst(copy)

        assert ("T301", "word/header2.xml", 2) in {(one.code, one.part, one.paragraph) for one in found}
        assert ("T301", "docProps/core.xml", None) in {(one.code, one.part, one.paragraph) for one in found}

    def test_what_is_left_out_is_named(self):
        copy = Copy().say("{%p for text in preamble %}", "{%p for text in bases %}")
        (found,) = [one for one in linted(copy) if one.code == "T401"]

        assert "preamble" in found.wrong.partition(": ")[2].split(", ")
        assert found.severity == "info"

    def test_comments_and_tracked_changes_are_said(self):
        change = '<w:p><w:ins w:id="1"><w:r><w:t>thêm</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>bớt'
        copy = Copy().insert(KIND, f"{change}</w:delText></w:r></w:del></w:p>")
        copy.add(
            "word/comments.xml", f"<w:comments {NS}><w:comment>{paragraph('Hỏi lại')}</w:comment></w:comments>"
        )
        found = {one.code: one for one in linted(copy)}

        assert (found["T402"].excerpt, found["T402"].severity) == ("Hỏi lại", "info")
        assert (found["T403"].excerpt, found["T403"].paragraph) == ("thêm", Copy().number(KIND))

    def test_a_tag_where_nothing_is_rendered_is_told(self):
        note = f"<w:endnote>{paragraph('{{ kind }}')}</w:endnote>"
        (found,) = worst(Copy().add("word/endnotes.xml", f"<w:endnotes {NS}>{note}</w:endnotes>"))

        assert (found.code, found.part, found.paragraph) == ("T216", "word/endnotes.xml", 1)

    def test_remarks_stand_in_the_order_of_the_document(self):
        copy = (
            Copy()
            .say(KIND, "{{ kinds }}")
            .say("{{ title }}", "{{ titles }}")
            .say("{{ head.place }}", "{{ places }}")
        )
        numbers = [one.paragraph for one in worst(copy)]

        assert numbers == sorted(numbers)
        assert len(numbers) == 3


@pytest.mark.slow
@pytest.mark.parametrize("text", [*WRITTEN, *SOUND])
def test_the_renderer_never_ends_in_a_traceback_and_agrees(text, real):
    """Where the linter finds no error the document comes out; where it does not, a sentence says why."""
    copy = Copy().say(KIND, text)
    document = plan_document(real.plan("vinh-chau/2025"))
    try:
        render(Template("plan", "gia.docx", copy.data()), document, date(2025, 1, 2))
        refused = ""
    except WorkspaceError as error:
        refused = error.message

    assert not refused or "gia.docx" in refused
    assert not refused or any(one.severity == "error" for one in linted(copy)), refused


SIGNS = ["", "{", "}", "%", "#", "{{", "}}", "{%", "%}", "-", "|", ".", "_", "“", " ", "kind", "if", "endif", "p "]


@pytest.mark.slow
@given(st.data())
@settings(max_examples=60)
def test_whatever_is_typed_into_a_template_the_linter_and_the_renderer_agree(invented_plan, data):
    copy = Copy()
    count = len(list(copy.tree().iter(f"{W}t")))

    def damage(root):
        text = list(root.iter(f"{W}t"))[data.draw(st.integers(0, count - 1))]
        at = data.draw(st.integers(0, len(text.text or "")))
        gone = data.draw(st.integers(0, 4))
        text.text = f"{text.text[:at]}{data.draw(st.sampled_from(SIGNS))}{text.text[at + gone :]}"

    for _ in range(data.draw(st.integers(1, 3))):
        copy.edit(damage)
    template = Template("plan", "gia.docx", copy.data())
    try:
        render(template, plan_document(invented_plan), date(2025, 1, 2))
        refused = ""
    except WorkspaceError as error:
        refused = error.message

    assert not refused or any(one.severity == "error" for one in linted(copy)), refused


def test_one_fault_does_not_hide_another():
    copy = Copy().say(KIND, "{{ kindd }}{% if kind %}").say(ROW, "{%tr for row in appendix.row %}")
    copy.say("{%p for line in recipients.lines %}", "{%p fo line in recipients.line %}")
    copy.say("{%p for text in preamble %}", "{%p for text of preamble %}").say("{{ basis }}", "{{ basis")

    assert {(one.code, one.wrong.split(" ", 1)[0]) for one in worst(copy)} == {
        ("T201", "thẻ"),
        ("T205", "không"),
        ("T211", "if"),
        ("T301", "văn"),
        ("T302", "“recipients”"),
        ("T302", "“appendix”"),
    }


class Below(Struct, frozen=True):
    name: str
    maybe: str | None = None


class Above(Struct, frozen=True):
    below: tuple[Below, ...]
    by_name: dict[str, Below]
    one: Below | None
    maybes: tuple[Below | None, ...]

    @property
    def first(self) -> Below:
        return self.below[0]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("{{ first.name }}", []),
        ("{{ first.nam }}", ["T302"]),
        ("{% for k, v in by_name.items() %}{{ k }}{{ v.name }}{% endfor %}", []),
        ("{% for k in by_name %}{{ by_name[k].nam }}{% endfor %}", ["T302"]),
        ("{{ by_name.any.name }}", []),
        ("{{ one.name }}", ["T307"]),
        ("{{ maybes[0].name }}{{ maybes[0].maybe }}", ["T307"]),
        ("{% if maybes[0] %}{{ maybes[0].name }}{% endif %}", []),
        ("{% if one %}{{ one.name }}{{ one.maybe|upper }}{% endif %}", []),
        ("{{ first.maybe|upper }}{{ first.maybe ~ 'x' }}", []),
        ("{{ first }}", ["T308"]),
        ("{{ below }}", ["T308"]),
        ("{% if one and one.maybe %}{{ one.maybe }}{% endif %}", []),
        ("{{ (one or first).name }}", []),
        ("{{ (one or first).nam }}", ["T302"]),
        ("{% for b in below %}{{ b.maybe or b.name }}{% endfor %}", []),
        ("{{ below|sort(attribute='nam')|length }}", ["T302"]),
    ],
)
def test_types_are_followed(text, codes):
    body = f"<w:document {NS}><w:body>{paragraph(text)}</w:body></w:document>"
    copy = Copy().add(BODY, body).add("docProps/core.xml", "<core/>")
    found = lint_template(copy.data(), Above)

    assert [one.code for one in found if one.severity != "info"] == codes


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_a_template_that_libreoffice_saved_is_as_good_as_before(tmp_path, real):
    """But for section breaks, which it moves into the paragraph before: told where that is a tag's."""
    command = ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
    command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", tmp_path]
    subprocess.run([*command, *map(packaged, TEMPLATES)], check=True, capture_output=True, timeout=180)

    for name in TEMPLATES:
        saved = (tmp_path / f"{name}.docx").read_bytes()
        found = [one for one in lint_template(saved, DATA[name]) if one.severity == "error"]
        assert [one for one in found if not (one.code == "T207" and "ngắt phần" in one.advice)] == []
    saved = (tmp_path / "plan.docx").read_bytes()
    assert render(Template("plan", "x", saved), plan_document(real.plan("vinh-chau/2025")), date(2025, 1, 2))
