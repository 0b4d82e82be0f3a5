"""A template becomes a document or is refused in one sentence; the same input gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

import pytest
from docx import Document
from msgspec.structs import replace

from cchc.documents.contexts.plan import plan_document
from cchc.documents.rendering import render
from cchc.documents.templates import Template, packaged, template
from cchc.store import WorkspaceError
from tests.conftest import ROOT
from tests.documents.breaking import NS, Copy
from tests.documents.making import DATED, Given, package, row, said, table
from tests.documents.making import template as made_of
from tests.documents.test_environment import COSTLY, HARMFUL
from tests.documents.word import Word, text_of

ENGLISH = re.compile(r"Traceback|object at 0x|jinja2|lxml|msgspec|NoneType")


def refused(used, **values):
    """The sentence with which a template is refused."""
    with pytest.raises(WorkspaceError) as caught:
        render(used, Given(**values), DATED)
    said_ = f"{caught.value.message} {caught.value.hint or ''}"
    assert used.shown in said_
    assert not ENGLISH.search(said_), said_
    return caught.value.message


def outcome(used, **values):
    """The document, or the sentence with which the template is refused."""
    try:
        return render(used, Given(**values), DATED)
    except WorkspaceError as error:
        return f"{error.message} {error.hint or ''}"


class TestRefusals:
    @pytest.mark.parametrize("source", [one.replace("record", "xs").replace("big", "x") for one in HARMFUL])
    def test_harmful_words_are_refused_with_the_place(self, source):
        message = refused(made_of("chữ đầu", f"Giả chỗ {source}", "chữ sau"), x="Giả", xs=("a",))

        assert message.endswith(".")
        assert "Giả chỗ" in message or "thẻ" in message or "mẫu" in message.lower()

    @pytest.mark.parametrize("source", COSTLY)
    def test_costly_words_are_refused(self, source):
        assert refused(made_of(source), x="abcdefghij" * 60, xs=("a",))

    @pytest.mark.parametrize(
        "source",
        [
            "{{ 1 / 0 }}",
            "{{ x < 3 }}",
            "{{ 1 + x }}",
            "{{ rule('a') }}",
            "{{ rule() }}",
            "{% for a in 5 %}{% endfor %}",
            "{{ x[0:'a'] }}",
            "{{ " + "9" * 5000 + " }}",
            "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
            "{{ " + "+".join("1" * 900) + " }}",
            "{% for a in xs %}" * 30 + "{% endfor %}" * 30,
            "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
            "{{ x.a.b.c }}",
            "{{ xs[9] }}",
            "{{ xs['a'] }}",
        ],
    )
    def test_what_ends_in_an_error_of_python_is_a_sentence(self, source):
        assert refused(made_of(source), x="Giả", xs=("a",))

    def test_an_unknown_name_is_named_with_its_place_and_the_nearest(self):
        with pytest.raises(WorkspaceError) as caught:
            render(made_of("chữ", "Giả chỗ {{ xz }}"), Given(), DATED)

        assert "“xz”" in caught.value.message
        assert "Giả chỗ" in caught.value.message

    def test_a_fault_of_a_header_is_told_with_its_words(self):
        made = package("chữ")
        header = (
            made.parts["word/header1.xml"].decode().replace("<w:t>2</w:t>", "<w:t>Giả đầu trang {{ no }}</w:t>")
        )

        assert "Giả đầu trang" in refused(Template("plan", "gia.docx", made.add("word/header1.xml", header).data()))

    @pytest.mark.parametrize(
        "block",
        [
            table(row("{%p for a in xs %}", "{{ a }}"), row("{%p endfor %}", "b"), columns=2),
            table(row("{%tr for a in xs %}"), row("{{ a }}")),
            table(row("{%tc for a in xs %}", "{{ a }}"), row("a", "{%tc endfor %}"), columns=2),
            said("{%p if x %}"),
            said("{% if x %}") + table(row("{% endif %}")),
            "{{ x",
            "{% if",
            "x }} {{",
            "{% colspan %}",
        ],
    )
    def test_tags_that_cross_what_holds_them_break_no_document(self, block):
        used = made_of(block, "chữ sau")
        made = outcome(used, x="Giả", xs=("a", "b"))

        if isinstance(made, str):
            assert "gia.docx" in made
        else:
            assert text_of(Word(made).paragraphs()[-1]) == "chữ sau"

    @pytest.mark.parametrize(
        "data",
        [
            b"",
            b"PK",
            b"PK\x03\x04" + b"\x00" * 200,
            b"not a zip at all",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
            packaged("plan").read_bytes()[:3000],
            packaged("plan").read_bytes()[:-30],
            (ROOT / "README.md").read_bytes(),
        ],
    )
    def test_a_file_that_is_no_word_file(self, data):
        assert refused(Template("plan", "gia.docx", data))

    @pytest.mark.parametrize("part", ["word/document.xml", "[Content_Types].xml", "_rels/.rels", "word/styles.xml"])
    def test_a_package_without_one_of_its_parts_or_with_a_broken_one(self, part):
        for content in (None, b"", b"<w:document", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", b"<a/>"):
            made = Copy()
            del made.parts[part]
            if content is not None:
                made.add(part, content)
            said_ = outcome(Template("plan", "gia.docx", made.data()))

            assert isinstance(said_, bytes) or "gia.docx" in said_
            assert isinstance(said_, bytes) or not ENGLISH.search(said_), said_

    def test_other_kinds_of_office_files(self):
        for kind in ("template.main", "template.macroEnabledTemplate.main", "spreadsheetml.sheet.main"):
            made = package("chữ")
            types = made.parts["[Content_Types].xml"].decode().replace("document.main", kind)
            used = Template("plan", "gia.docx", made.add("[Content_Types].xml", types).data())
            assert refused(used)

    def test_a_zip_of_something_else(self):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as made:
            made.writestr("a.txt", "chữ")

        assert refused(Template("plan", "gia.docx", out.getvalue()))


class TestProperties:
    def test_a_long_title_is_cut_and_none_stays_empty(self):
        made = package("chữ")
        core = made.parts["docProps/core.xml"].decode().replace("<dc:title>", "<dc:title>{{ x }}")
        used = Template("plan", "gia.docx", made.add("docProps/core.xml", core).data())
        properties = Document(io.BytesIO(render(used, Given(x="rất dài & <b> " * 60), DATED))).core_properties

        assert 200 < len(properties.title) <= 255
        assert properties.title.startswith("rất dài & <b> rất")
        assert (properties.created.date(), properties.revision) == (DATED, 1)
        assert properties.last_modified_by == ""


class TestSameBytes:
    def test_twice_and_from_plain_and_cached_loading(self, desk):
        used = template("plan", None)
        first, second = (desk.plan("vinh-chau/2025") for _ in range(2))

        assert render(used, plan_document(first), first.date) == render(used, plan_document(second), second.date)

    def test_other_data_another_day_of_the_plan_another_template(self, real):
        document = plan_document(real.plan("nga-nam/2024"))
        used = template("plan", None)
        data = render(used, document, DATED)

        assert data != render(used, replace(document, title=f"{document.title}!"), DATED)
        assert data != render(used, document, date(2025, 1, 3))
        changed = Template("plan", "gia.docx", Copy().say("Nơi nhận:", "Nơi gửi:").data())
        assert data != render(changed, document, DATED)

    def test_the_package_holds_no_clock_and_nobody(self, word):
        with zipfile.ZipFile(io.BytesIO(word.data)) as package_:
            entries = package_.infolist()

        assert {one.date_time for one in entries} == {(1980, 1, 1, 0, 0, 0)}
        assert entries[0].filename == "[Content_Types].xml"
        assert len({one.filename for one in entries}) == len(entries)
        assert b"python-docx" not in word.parts["docProps/core.xml"]

    @pytest.mark.slow
    def test_in_another_place_zone_language_and_hash(self, process, tmp_path):
        made = []
        for n, zone in enumerate(("UTC", "Pacific/Kiritimati")):
            target, cwd = tmp_path / f"{n}.docx", tmp_path / str(n)
            cwd.mkdir()
            ran = process(
                *("render", "plan", "vinh-chau/2025", "-o", str(target), "--root", str(ROOT)),
                cwd=cwd,
                TZ=zone,
                LC_ALL=("C", "C.UTF-8")[n],
                PYTHONHASHSEED=str(n),
                CCHC_CACHE=("0", "1")[n],
            )
            assert ran.code == 0, ran.err
            made.append(target.read_bytes())

        assert made[0] == made[1]


def test_the_real_documents_open_in_python_docx(word):
    document = Document(io.BytesIO(word.data))

    assert len(document.tables) >= 2
    assert NS
