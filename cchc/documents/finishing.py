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
from cchc.documents.marks import OPEN, Mark, parted
from cchc.documents.rules import draw_rule
from cchc.documents.tables import fit, merge_down

if TYPE_CHECKING:
    from docx.document import Document

_TEXT, _RUN, _PARAGRAPH, _CELL, _TABLE = (qn(name) for name in ("w:t", "w:r", "w:p", "w:tc", "w:tbl"))
_PROPERTIES, _RUN_PROPERTIES, _SECTION = qn("w:pPr"), qn("w:rPr"), qn("w:sectPr")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def finish(document: Document) -> None:
    """Carry out every mark in the body; fill what tags left empty; drop the sections in which nothing stands."""
    body = document.element.body
    fill_holes(body)
    notes = Footnotes(document)
    fitted: dict[Any, None] = {}
    charts = 0
    for text in [one for one in body.iter(_TEXT) if one.text and (OPEN in one.text or "\n" in one.text)]:
        run = text.getparent()
        written = _Writing(run)
        for piece in parted(text.text):
            if not isinstance(piece, Mark):
                written.text(piece)
            elif piece.kind == "paragraph":
                written.paragraph()
            elif piece.kind == "note":
                written.insert(notes.reference(piece.value, run.find(_RUN_PROPERTIES)))
            elif piece.kind == "merge":
                merge_down(_above(run, _CELL), piece.value)
            elif piece.kind == "fit":
                fitted[_above(run, _TABLE)] = None
            elif piece.kind == "rule":
                draw_rule(document, _above(run, _PARAGRAPH), int(piece.value))
            elif piece.kind == "chart":
                charts += 1
                place_chart(document, written.run(), msgspec.json.decode(piece.value, type=Chart), charts)
        run.remove(text)
        if len(run) == 0 or (len(run) == 1 and run[0].tag == _RUN_PROPERTIES):
            run.getparent().remove(run)
    for table in fitted:
        fit(document, table)
    notes.write()
    _drop_empty_sections(body)


class _Writing:
    """Runs and paragraphs written after a run of the template, in its form."""

    def __init__(self, run: Any) -> None:
        self._run = run
        self._last = run
        self._home = _above(run, _PARAGRAPH)

    def text(self, words: str) -> None:
        made = etree.Element(_RUN)
        form = self._run.find(_RUN_PROPERTIES)
        if form is not None:
            made.append(deepcopy(form))
        for number, line in enumerate(words.split("\n")):
            if number:
                etree.SubElement(made, qn("w:br"))
            if line:
                piece = etree.SubElement(made, _TEXT)
                piece.text = line
                piece.set(_SPACE, "preserve")
        self.insert(made)

    def run(self) -> Any:
        """An empty run."""
        made = etree.Element(_RUN)
        self.insert(made)
        return made

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
        self._home, self._last = made, first


def _above(element: Any, tag: str) -> Any:
    """The nearest element of this kind that holds it."""
    return next(element.iterancestors(tag))


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
