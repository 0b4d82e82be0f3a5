"""Values that print more than a text: cleaned, escaped, their marks beyond forging."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from cchc.documents.marks import CLOSE, OPEN, Cell, Heading, Mark, Noted, clean, mark, parted, unmarked

ANY = st.text(st.characters(codec=None, categories=None), max_size=30)


@given(ANY)
@example("\ud800 \ufdd0 \x00 \x0b \ufffe \uffff")
def test_a_cleaned_text_can_stand_in_xml_and_holds_no_mark(text):
    cleaned = clean(text)

    made = etree.Element("a")
    made.text = cleaned
    assert etree.fromstring(etree.tostring(made, encoding="utf-8")).text == (cleaned or None)
    assert OPEN not in cleaned
    assert CLOSE not in cleaned
    assert cleaned == unicodedata.normalize("NFC", cleaned)
    assert clean(cleaned) == cleaned


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_line_end_is_one(end):
    assert clean(f"một{end}hai") == "một\nhai"


@given(ANY, st.sampled_from(["note", "merge", "fit"]))
def test_a_mark_carries_its_value_and_nothing_forges_one(text, kind):
    made = mark(kind, text)
    forged = clean(f"{OPEN}{kind}:x{CLOSE}")

    assert len(parted(f"trước{made}sau")) == 3
    assert [one.kind for one in parted(made) if isinstance(one, Mark)] == [kind]
    assert parted(forged) == [f"{kind}:x"]


def test_pieces_come_in_order_and_are_never_empty():
    assert parted("") == []
    assert parted("a") == ["a"]
    assert parted(f"{mark('fit')}a{mark('merge', 'first')}{mark('note', 'n')}") == [
        Mark("fit", ""),
        "a",
        Mark("merge", "first"),
        Mark("note", "n"),
    ]


def test_a_text_without_its_marks_keeps_its_lines():
    assert unmarked(f"a{mark('note', 'n')}b{mark('paragraph')}c{OPEN}d") == "ab\ncd"


class TestNoted:
    def test_signs_become_notes_and_unknown_ones_stand_as_they_are(self):
        text = Noted("A[^1] & B[^9]", {"1": "x < y"})

        assert str(text) == "A & B[^9]"
        assert text.__html__() == f"A{mark('note', 'x < y')} &amp; B[^9]"

    def test_a_text_and_a_note_are_escaped_once(self):
        pieces = parted(Noted("<b>[^1]", {"1": "R&D"}).__html__())

        assert pieces == ["&lt;b&gt;", Mark("note", "R&amp;D")]

    @given(st.lists(st.sampled_from(["a", "B ", "[^1]", "[^2]", "[^3]", "]"]), max_size=8))
    def test_text_and_marks_agree(self, pieces):
        text = Noted("".join(pieces), {"1": "n1", "2": "n2"})
        printed = parted(text.__html__())

        assert "".join(one for one in printed if isinstance(one, str)) == str(text)
        assert [one.value for one in printed if isinstance(one, Mark)] == [
            {"[^1]": "n1", "[^2]": "n2"}[one] for one in pieces if one in ("[^1]", "[^2]")
        ]

    def test_capitals_keep_the_notes(self):
        text = Noted("phần[^1] một[^a]", {"1": "n1", "a": "n2"}).reshaped(str.upper)

        assert str(text) == "PHẦN MỘT"
        assert [one.value for one in parted(text.__html__()) if isinstance(one, Mark)] == ["n1", "n2"]


def test_a_cell_prints_its_merge_then_its_lines():
    cell = Cell(lines=(Noted("a"), Noted("b")), merged="first")

    assert str(cell) == "a\nb"
    assert parted(cell.__html__()) == [Mark("merge", "first"), "a", Mark("paragraph", ""), "b"]
    assert parted(cell.reshaped(str.upper).__html__())[1::2] == ["A", "B"]
    assert Cell().__html__() == ""


def test_a_heading_asks_for_widths_that_fit():
    assert parted(Heading("A & B").__html__()) == [Mark("fit", ""), "A &amp; B"]
    assert str(Heading("a").reshaped(str.upper)) == "A"
