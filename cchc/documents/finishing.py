"""The last pass over a rendered document: the marks that values left become notes, merges, widths, rules, charts.

What a template cannot say with tags is done here once, on the tree: see ``marks`` for what a value may ask for.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

import msgspec
from docx.oxml.ns import qn
from lxml import etree

from cchc.documents.charts import Chart, place_chart
from cchc.documents.footnotes import Footnotes
from cchc.documents.holes import fill_holes
from cchc.documents.marks import OPEN, Mark, parted, unmarked
from cchc.documents.rules import draw_rule
from cchc.documents.runs import run_of
from cchc.documents.tables import fit, merge_down

if TYPE_CHECKING:
    from docx.document import Document

_TEXT, _RUN, _PARAGRAPH, _CELL, _TABLE = (qn(name) for name in ("w:t", "w:r", "w:p", "w:tc", "w:tbl"))
_PROPERTIES, _RUN_PROPERTIES, _SECTION = qn("w:pPr"), qn("w:rPr"), qn("w:sectPr")
_OTHER_TEXTS = (qn("w:instrText"), qn("w:delText"), qn("a:t"), qn("m:t"))


def finish(document: Document) -> None:
    """Carry out every mark in the body; fill what tags left empty; drop the sections in which nothing stands.

    A mark where it can do nothing (a merged cell's outside a table) says nothing.
    """
    body = document.element.body
    fill_holes(body)
    notes = Footnotes(document)
    fitted: dict[Any, None] = {}
    charts = 0
    for text in [one for one in body.iter(_TEXT) if _to_write(one)]:
        run = text.getparent()
        _split_after(run, text)
        written = _Writing(run)
        for piece in parted(text.text):
            if not isinstance(piece, Mark):
                written.insert(run_of(piece, run.find(_RUN_PROPERTIES)))
            elif piece.kind == "paragraph":
                written.paragraph()
            elif piece.kind == "note":
                written.insert(notes.reference(piece.value, run.find(_RUN_PROPERTIES)))
            elif piece.kind == "rule":
                draw_rule(document, _above(run, _PARAGRAPH), int(piece.value))
            elif piece.kind == "chart":
                charts += 1
                home = run_of("")
                written.insert(home)
                place_chart(document, home, msgspec.json.decode(piece.value, type=Chart), charts)
            elif piece.kind == "merge" and (cell := _above(run, _CELL)) is not None:
                merge_down(cell, piece.value)
            elif piece.kind == "fit" and (table := _above(run, _TABLE)) is not None:
                fitted[table] = None
        run.remove(text)
        if len(run) == 0 or (len(run) == 1 and run[0].tag == _RUN_PROPERTIES):
            run.getparent().remove(run)
    for table in fitted:
        fit(document, table)
    notes.write()
    _forget_marks(body)
    _drop_empty_sections(body)


def _to_write(text: Any) -> bool:
    """Whether a text holds more than words of its run."""
    words = text.text or ""
    return text.getparent().tag == _RUN and any(sign in words for sign in (OPEN, "\n", "\t"))


def _split_after(run: Any, text: Any) -> None:
    """Put what stands in a run after this text into a run of its own."""
    after = list(text.itersiblings())
    if after:
        rest = run_of("", run.find(_RUN_PROPERTIES))
        rest.extend(after)
        run.addnext(rest)


class _Writing:
    """Runs and paragraphs written after a run of the template, in its form."""

    def __init__(self, run: Any) -> None:
        self._last = run
        self._home = _above(run, _PARAGRAPH)

    def insert(self, made: Any) -> None:
        self._last.addnext(made)
        self._last = made

    def paragraph(self) -> None:
        """A paragraph of the same form takes what follows."""
        made = etree.Element(_PARAGRAPH)
        form = self._home.find(_PROPERTIES)
        if form is not None:
            made.append(deepcopy(form))
        first = etree.SubElement(made, _RUN)
        for follower in list(self._last.itersiblings()):
            made.append(follower)
        self._home.addnext(made)
        self._home.tail = "\n"  # white space between paragraphs, for what reads a cell's words
        self._home, self._last = made, first


def _above(element: Any, tag: str) -> Any:
    """The nearest element of this kind that holds it; None where there is none."""
    return next(element.iterancestors(tag), None)


def _forget_marks(body: Any) -> None:
    """Take the marks out of texts that are no run's: of drawings, formulas, fields."""
    for text in body.iter(*_OTHER_TEXTS):
        text.text = unmarked(text.text or "")


def _drop_empty_sections(body: Any) -> None:
    """A section without a word and without a table goes; the one before it takes its place at the end."""
    while True:
        last = body[-1]
        breaks = [p for p in body.iterchildren(_PARAGRAPH) if p.find(f"{_PROPERTIES}/{_SECTION}") is not None]
        if last.tag != _SECTION or not breaks:
            return
        after = list(breaks[-1].itersiblings())[:-1]
        if any(element.tag == _TABLE or any(t.text for t in element.iter(_TEXT)) for element in after):
            return
        for element in after:
            body.remove(element)
        own = breaks[-1].find(f"{_PROPERTIES}/{_SECTION}")
        body.replace(last, own)
        if not any(t.text for t in breaks[-1].iter(_TEXT)):
            body.remove(breaks[-1])
