"""The five real plans as Word documents: every text of their files survives in its place, in the decree's form."""

from __future__ import annotations

import re

import pytest

from cchc.documents.contexts.plan import blanks, plan_document
from cchc.store import WorkspaceError, open_store
from tests.conftest import ROOT
from tests.documents.issued import NOTE, Rows, bare, body_texts, read
from tests.documents.word import LEFTOVERS, W, grid, style_of, text_of

HEADINGS = ("Heading1", "Heading2", "Heading3")
BODY = (*HEADINGS, "GhiChuThan", "ThanVanBan")


def styled(word, *names):
    """The texts of the body's paragraphs in these styles, in order."""
    return [text_of(one) for one in word.paragraphs(0) if style_of(one) in names]


class TestTexts:
    def test_title_bases_and_preamble(self, word, folder):
        plan = read(folder, "plan.yaml")
        texts = [one["text"].strip() for one in plan["bases"]]
        bases = [text.rstrip(" .;,") for text in texts if not text.endswith(":")]
        announced = [text for text in texts if text.endswith(":")] + plan.get("preamble", [])

        assert styled(word, "TenLoai") == ["KẾ HOẠCH"]
        assert styled(word, "TrichYeu") == [plan["title"]]
        assert [text.rstrip(".;") for text in styled(word, "CanCu")] == bases
        assert styled(word, "ThanVanBan")[: len(announced)] == announced

    def test_the_body_in_order_a_paragraph_for_each_text(self, word, folder):
        plan = read(folder, "plan.yaml")
        announced = sum(one["text"].strip().endswith(":") for one in plan["bases"]) + len(plan.get("preamble", []))
        issued = list(body_texts(plan))
        printed = [text_of(one) for one in word.paragraphs(0) if style_of(one) in BODY][announced:]

        for number, text in issued:
            said = printed.pop(0)
            wanted = bare(text).rstrip("./ ").casefold()
            if wanted.endswith(")") and wanted not in said.casefold():
                said += f" {printed.pop(0)}"
            assert wanted in said.casefold()
            assert said.startswith(number)
        assert printed == []

    def test_number_sign_place_signature_recipients(self, word, folder):
        plan = read(folder, "plan.yaml")
        head, foot = (" ".join(text_of(table).split()) for table in word.tables[:2])

        assert plan.get("place", "") in head
        assert re.search(rf"/{plan.get('sign', 'KH-UBND')}\b", head)
        if plan.get("number"):
            assert f"Số: {plan['number'].zfill(2)}/" in head
        for one in plan.get("recipients", []):
            assert f"- {one};" in foot
        assert f"- {plan.get('filing', 'Lưu: VT')}." in foot
        for key, words in plan.get("signature", {}).items():
            said = words if key == "name" else re.sub(r"\.\s*", ". ", words.upper(), count=1)
            assert said in foot

    def test_every_cell_of_the_appendix_in_its_row_and_column(self, word, folder):
        appendix = read(folder, "appendix.yaml")
        if not appendix:
            assert len(word.sections) == 1
            return
        rows = Rows(appendix)
        heading, *printed = grid(word.tables[-1])
        assert [cell.text for cell in heading] == list(appendix["columns"].values())
        spanning = [line for line in printed if line[0].span == len(heading)]
        assert [line[0].text for line in spanning] == [
            " ".join(filter(None, (f"{area['number']}." if "number" in area else "", area["name"])))
            for area in appendix["areas"]
            if "area" not in appendix["columns"]
        ]
        printed = [line for line in printed if line[0].span == 1]
        assert len(printed) == len(rows.rows)
        for at, line in enumerate(printed):
            for key, cell in zip(appendix["columns"], line, strict=True):
                self.holds(cell.text, rows, at, key, appendix["columns"])

    @staticmethod
    def holds(printed, rows, at, key, columns):
        issued = rows.cell(at, key).texts
        if key == "task" and "number" not in columns:
            number = rows.rows[at][1].get("number", "")
            assert printed.startswith(number)
            printed = printed.removeprefix(number).lstrip(".) ")
        if key == "budget":
            printed, issued = printed.replace(".", ""), [text.replace(".", "") for text in issued]
        place = 0
        for text in issued:
            found = printed.find(bare(text), place)
            assert found >= 0, (at, key, text, printed)
            place = found + len(bare(text))
        spare = len(printed) - sum(len(bare(text)) for text in issued)
        assert spare <= 4 * max(1, len(issued)), f"more than its texts stands in {printed!r}"

    def test_heading_and_title_of_the_appendix(self, word, folder):
        appendix = read(folder, "appendix.yaml")
        if not appendix:
            return
        said = [text_of(one) for one in word.paragraphs(1)]

        assert said[0].casefold() == appendix["heading"].casefold()
        assert said[1] == appendix["title"].upper()
        if "attached" in appendix:
            assert said[2].split() == appendix["attached"].split()
        assert len(said) == 3

    def test_every_footnote_stands_where_its_sign_stands(self, word, folder):
        plan, appendix = read(folder, "plan.yaml"), read(folder, "appendix.yaml")
        notes = {one["number"]: one["text"] for one in plan.get("footnotes", [])}
        signs = [sign for _, text in body_texts(plan) for sign in NOTE.findall(text)]
        signs += [task["footnote"] for _, task, _ in Rows(appendix).rows if "footnote" in task]

        assert [word.notes[one] for one in word.references] == [notes[sign] for sign in signs]
        assert sorted(signs) == sorted(notes)

    def test_nothing_of_the_machinery_is_left(self, word):
        assert not LEFTOVERS.search(word.all_text())
        assert not any(LEFTOVERS.search(part.decode()) for name, part in word.parts.items() if name.endswith("xml"))


class TestForm:
    def test_the_head_is_a_borderless_table_of_two_columns(self, word):
        head = grid(word.tables[0])

        assert [len(row) for row in head] == [2, 2]
        assert word.tables[0].find(f"{W}tblPr/{W}tblBorders") is None
        assert head[0][0].text.split("\n")[0] == "ỦY BAN NHÂN DÂN"
        assert head[0][1].text.split("\n")[:2] == [
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
        ]
        assert re.fullmatch(r"Số: ( +|\d\d+)/\S+", head[1][0].text)
        assert re.fullmatch(r".+, ngày ( +|\d\d) tháng ( +|0[12]|[3-9]|1[0-2]) năm ( +|\d{4})", head[1][1].text)

    def test_bases_end_with_a_semicolon_the_last_with_a_stop(self, word):
        said = styled(word, "CanCu")

        assert all(re.search(r"[^\s.;,];$", text) for text in said[:-1])
        assert all(re.search(r"[^\s.;,]\.$", text) for text in said[-1:])

    def test_the_end_sign_once_at_the_end_of_the_body(self, word):
        said = styled(word, *BODY)

        assert re.search(r"[^\s.]\./\.$", said[-1])
        assert word.all_text().count("./.") == 1

    def test_signature_and_recipients(self, word):
        left, right = grid(word.tables[1])[0]
        title, *lines = left.text.split("\n")

        assert title == "Nơi nhận:"
        assert all(re.fullmatch(r"- .*[^;.];", line) for line in lines[:-1])
        assert re.fullmatch(r"- Lưu.*[^;.]\.", lines[-1])
        assert right.text.startswith("TM. ỦY BAN NHÂN DÂN")
        assert all(re.match(r"(TM|KT|TL|TUQ|Q)\. \S", line) for line in right.text.split("\n") if "." in line)

    def test_headings_of_parts_are_in_capitals(self, word):
        parts = styled(word, "Heading1")

        assert len(parts) >= 3
        assert all(text == text.upper() for text in parts)
        assert [text.split(". ")[0] for text in parts] == ["I", "II", "III", "IV", "V", "VI", "VII"][: len(parts)]

    def test_the_appendix_is_a_landscape_section_numbered_on_its_own(self, word, folder):
        body, *appendix = word.sections

        assert not body.landscape
        assert len(appendix) == (folder / "appendix.yaml").exists()
        for section in word.sections:
            assert section.first_number == "1"
            assert section.own_first_page
            headers = section.headers()
            assert "PAGE" in "".join(word.header(headers["default"]).itertext())
            assert "PAGE" not in "".join(word.header(headers["first"]).itertext())
        for section in appendix:
            assert section.landscape
            assert section.properties.find(f"{W}type").get(f"{W}val") == "nextPage"

    def test_rows_of_the_appendix_stay_whole_under_a_repeated_heading(self, word, folder):
        if not (folder / "appendix.yaml").exists():
            return
        first, *rest = word.tables[-1].iterchildren(f"{W}tr")

        assert first.find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}tblHeader") is None for row in rest)
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in (first, *rest))


class TestInvented:
    def test_blanks_stand_for_what_the_registry_fills_in(self, written):
        head = grid(written("date: {year: 2025}\n", None).tables[0])

        assert re.fullmatch(r"Số: {5,}/KH-UBND", head[1][0].text)
        assert re.fullmatch(r"Giả Lập, ngày {5,} tháng {5,} năm 2025", head[1][1].text)

    def test_an_appendix_without_its_line_gets_the_plans_number_and_day(self, written):
        appendix = "areas:\n  - {id: a, name: Giả lĩnh vực, tasks: [{number: '1', task: Giả việc}]}\n"
        word = written("number: '7'\nsign: KH-UBND\ndate: 2025-02-05\n", appendix)

        assert text_of(word.paragraphs(1)[-1]) == (
            "(Kèm theo Kế hoạch số 07/KH-UBND ngày 05 tháng 02 năm 2025 của Ủy ban nhân dân thị xã Giả Lập)"
        )

    def test_the_end_sign_stands_before_a_footnote_of_the_last_word(self, written):
        word = written('closing: ["Giả câu cuối.[^1]"]\nfootnotes: [{number: "1", text: Giả chú thích}]\n')

        assert styled(word, "ThanVanBan")[-1] == "Giả câu cuối./."
        assert word.note_after("Giả câu cuối") == "Giả chú thích"

    @pytest.mark.parametrize("end", ["", ".", " .", "./.", " ./.", "../."])
    def test_the_end_sign_is_set_once_whatever_the_text_ends_with(self, written, end):
        assert styled(written(f'closing: ["Giả câu cuối{end}"]\n'), "ThanVanBan")[-1] == "Giả câu cuối./."

    def test_footnotes_of_bases_preamble_headings_and_lists(self, written):
        word = written(
            'bases: [{text: "Giả căn cứ một[^1];"}, {text: "Giả căn cứ hai.[^2]"}]\n'
            'preamble: ["Giả lời mở[^3] đầu"]\n'
            "body:\n  - number: I\n    heading: Giả phần[^4] một (theo giả[^5])\n"
            '    content: [{list: ["giả dòng[^6]", {number: a, text: "giả dòng hai[^7]"}]}]\n'
            'footnotes: [{number: "1", text: n1}, {number: "2", text: n2}, {number: "3", text: n3}, '
            '{number: "4", text: n4}, {number: "5", text: n5}, {number: "6", text: n6}, {number: "7", text: n7}]\n'
        )

        assert [word.notes[one] for one in word.references] == ["n1", "n2", "n3", "n4", "n5", "n6", "n7"]
        assert styled(word, "CanCu") == ["Giả căn cứ một;", "Giả căn cứ hai."]
        assert styled(word, "Heading1") == ["I. GIẢ PHẦN MỘT"]
        assert word.note_after("GIẢ PHẦN") == "n4"

    def test_what_is_left_open_is_named(self, invented_plan):
        document = plan_document(invented_plan)

        assert set(blanks(document)) >= {"nơi nhận"} or document.recipients.lines


def test_a_plan_without_its_file_cannot_be_rendered(written, tmp_path):
    written(appendix="areas: []\n")
    (tmp_path / "plans/gia-lap/2025/plan.yaml").unlink()
    with pytest.raises(WorkspaceError, match=r"gia-lap/2025.*plan\.yaml"):
        plan_document(open_store(tmp_path).plan("gia-lap/2025"))


def test_the_five_plans_are_the_workspaces():
    assert len(open_store(ROOT).plan_ids) == 5
