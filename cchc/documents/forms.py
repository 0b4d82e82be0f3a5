"""The size and weight of letters as the styles of a document give them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.document import Document

_USUAL = 10.0


class Letters(NamedTuple):
    """Size in points, and whether bold."""

    size: float
    bold: bool


def letters_of(document: Document, paragraph: Any, run: Any = None) -> Letters:
    """The letters of a run of a paragraph: its own form, else that of the paragraph's styles."""
    form = None if run is None else run.find(qn("w:rPr"))
    size, bold = (None, None) if form is None else (form.find(qn("w:sz")), form.find(qn("w:b")))
    named = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    styles = document.styles.element
    style = styles.default_for(1) if named is None else styles.get_by_id(named.get(qn("w:val")))
    while style is not None and (size is None or bold is None):
        form = style.find(qn("w:rPr"))
        if form is not None:
            size = form.find(qn("w:sz")) if size is None else size
            bold = form.find(qn("w:b")) if bold is None else bold
        style = style.base_style
    if size is None:
        size = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:sz')}")
    points = int(size.get(qn("w:val"))) / 2 if size is not None else _USUAL
    return Letters(points, bold is not None and bold.get(qn("w:val")) not in ("0", "false", "off"))
