"""What stands in one paragraph: its words run by run with how they look, its notes, what is drawn in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct, field

from cchc.importing.word.drawings import Drawn, boxes, drawn
from cchc.importing.word.fields import Fields, is_page_number
from cchc.officefiles.looks import RunLook, Styles
from cchc.officefiles.old_letters import from_old_letters
from cchc.officefiles.symbols import plain_text, symbol
from cchc.officefiles.word import Element, Package, W
from cchc.text import nfc

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

HIDDEN = "chữ ẩn, Word không in ra"
FORMULA = "công thức"
SYMBOL = "ký hiệu của một phông chữ riêng"
INSTRUCTION = "lời của một trường (field) chưa có kết quả"
_SIGNS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}br": "\n", f"{W}noBreakHyphen": "-"}
_DRAWN = (f"{W}drawing", f"{W}pict", f"{W}object")
_NO_WORDS = {f"{W}pPr", f"{W}rPr", f"{W}instrText", f"{W}delText", f"{W}p", f"{W}tbl"}
_NUMBER = re.compile(r"\s*\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,6}|[a-zđA-ZĐ])[.)/]{0,2}\s*")
"""What may stand before bold words without being bold."""


class Piece(NamedTuple):
    """Words that look alike, or the id of the note that is marked here."""

    text: str
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    note: str = ""


class Content(Struct):
    """What was gathered of a paragraph; ``comments`` are the ids of the remarks that hang on it."""

    pieces: list[Piece] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    aside: list[Drawn] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)

    def joined(self, other: Content) -> Content:
        """This and what follows on it, where the mark between two paragraphs is gone."""
        return Content(
            self.pieces + other.pieces,
            self.boxes + other.boxes,
            self.aside + other.aside,
            self.comments + other.comments,
        )


class Words(NamedTuple):
    """The words of a paragraph without white space at the ends, and where in them its notes are marked."""

    text: str
    notes: tuple[tuple[int, str], ...]


def words_of(pieces: Sequence[Piece]) -> Words:
    """The pieces as one text."""
    text = ""
    run = ""
    notes = []
    for piece in pieces:
        run += piece.text
        if piece.note:
            text, run = text + nfc(run), ""
            notes.append((len(text), piece.note))
    text = nfc(text + nfc(run))
    kept = text.strip()
    lead = len(text) - len(text.lstrip())
    return Words(kept, tuple((min(max(at - lead, 0), len(kept)), note) for at, note in notes))


def bold_until(pieces: Sequence[Piece]) -> int:
    """Up to which offset in ``words_of(pieces).text`` the words are bold; 0: they begin otherwise.

    A number before them may not be bold.
    """
    begun = False
    for at, piece in enumerate(pieces):
        if not any(char.isalnum() for char in piece.text):
            continue
        if piece.bold:
            begun = begun or any(char.isalpha() for char in piece.text)
        elif begun or _NUMBER.fullmatch("".join(one.text for one in pieces[: at + 1])) is None:
            return len(words_of(pieces[:at]).text) if begun else 0
    return len(words_of(pieces).text) if begun else 0


class InlineReader:
    """Reads the paragraphs of one part; fields go on from one to the next.

    ``numbers_pages``: the numbers of pages are left out (they are no words of a page's head or foot).
    """

    def __init__(self, package: Package, styles: Styles, part: str, root: Element, *, numbers_pages: bool) -> None:
        self._package, self._styles, self._part = package, styles, part
        self._fields = Fields(root)
        self._no_pages = numbers_pages

    def read(self, paragraph: Element, style: str, table_style: str) -> Content:
        """What stands in a paragraph of this style, in a table of that one ("": none)."""
        content = Content()
        self._holder(paragraph, style, table_style, content)
        return content

    def _holder(self, holder: Element, style: str, table_style: str, content: Content) -> None:
        for one in holder:
            if not isinstance(one.tag, str) or one.tag in _NO_WORDS:
                continue
            if one.tag == f"{W}r":
                self._run(one, style, table_style, content)
            elif one.tag in (f"{M}oMath", f"{M}oMathPara"):
                self._formula(one, content)
            elif one.tag == f"{W}commentReference":
                content.comments.append(one.get(f"{W}id", ""))
            elif one.tag in _DRAWN:
                self._drawing(one, content)
            elif not (one.tag == f"{W}fldSimple" and self._no_pages and is_page_number(one)):
                self._holder(one, style, table_style, content)

    def _run(self, run: Element, style: str, table_style: str, content: Content) -> None:
        look = self._styles.run(run.find(f"{W}rPr"), style, table_style)
        if look.hidden:
            words = plain_text("".join(one.text or "" for one in run.iter(f"{W}t"))).strip()
            content.aside += [Drawn(words, HIDDEN)] if words else []
            _ = [self._fields.mark(mark) for mark in run.iter(f"{W}fldChar")]
            return
        own_mark = False
        for one in run:
            if one.tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                prefix = "e" if one.tag == f"{W}endnoteReference" else ""
                content.pieces.append(Piece("", note=f"{prefix}{one.get(f'{W}id', '')}"))
                own_mark = one.get(f"{W}customMarkFollows", "0") in ("1", "true", "on")
            elif one.tag == f"{W}commentReference":
                content.comments.append(one.get(f"{W}id", ""))
            elif not (own_mark and one.tag in (f"{W}t", f"{W}sym")):
                text = "".join(self._piece(one, look, content))
                if text:
                    content.pieces.append(Piece(text, look.bold, look.italic, look.caps))

    def _piece(self, one: Element, look: RunLook, content: Content) -> Iterator[str]:
        font = next((font for font in look.fonts if font), "")
        if one.tag == f"{W}fldChar":
            words = self._fields.left_aside(one)
            content.aside += [Drawn(words, INSTRUCTION)] if words else []
            yield self._fields.mark(one)
        elif one.tag == f"{W}instrText":
            self._fields.instruction(one.text or "")
        elif one.tag in _DRAWN:
            self._drawing(one, content)
        elif not self._fields.shows or (self._no_pages and self._fields.page_number):
            return
        elif one.tag == f"{W}t":
            yield plain_text(from_old_letters((one.text or "").replace("\n", " "), font), font)
        elif one.tag == f"{W}sym":
            yield self._symbol(one, content)
        elif one.tag == f"{W}softHyphen":
            yield from_old_letters("\u00ad", font).strip("\u00ad")
        elif one.tag == f"{W}ruby":
            yield "".join(text.text or "" for text in one.iter(f"{W}t"))
        else:
            yield _SIGNS.get(one.tag, "")

    def _symbol(self, element: Element, content: Content) -> str:
        code, font = element.get(f"{W}char", ""), element.get(f"{W}font", "")
        try:
            found = symbol(int(code, 16), font)
        except (ValueError, OverflowError):
            found = None
        if found is None:
            content.aside.append(Drawn(f"{font} {code}".strip(), SYMBOL))
        return found or ""

    def _drawing(self, element: Element, content: Content) -> None:
        content.aside += list(drawn(element, self._package, self._part))
        content.boxes += boxes(element)

    def _formula(self, element: Element, content: Content) -> None:
        words = "".join(one.text or "" for one in element.iter(f"{M}t", f"{W}t"))
        if words.strip():
            content.aside.append(Drawn(nfc(words.strip()), FORMULA))
