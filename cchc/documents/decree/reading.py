"""A part of a Word file as its paragraphs in order, each run with how it looks in the end.

What tracked changes took out is left out; what they put in, content controls, links and text boxes hold counts.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field

from cchc.documents.decree.drawn import DrawnLine, drawn_lines
from cchc.documents.decree.looks import ParagraphLook, RunLook, Styles, visible_border
from cchc.documents.decree.measures import points
from cchc.documents.decree.numbering import Numbering
from cchc.documents.decree.package import MC, Element, W

_TAKEN_OUT = {f"{W}del", f"{W}moveFrom", f"{MC}Fallback", f"{W}instrText", f"{W}delText", f"{W}rPr", f"{W}pPr"}
_SIGNS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": ""}
_CELL_MARGIN = 5.4
"""Points that Word keeps free at either side of a cell unless told."""


class Cell(Struct, frozen=True):
    """Where a paragraph stands in a table: which (outermost) table of the part, row, column of the grid.

    ``width`` is the room for text in points, None where the file does not say; ``bordered``: lines at its sides;
    ``ruled``: one only under it; ``merged``: over several rows.
    """

    table: int
    row: int
    column: int
    width: float | None
    bordered: bool
    ruled: bool
    merged: bool


class Run(Struct, frozen=True):
    """Words that look alike, as shown (capitals where the look makes them)."""

    text: str
    look: RunLook


class Field(Struct, frozen=True):
    """The instruction of a field ("PAGE \\* ROMAN") and how it looks."""

    instruction: str
    look: RunLook


class Paragraph(Struct, frozen=True, kw_only=True):
    """A paragraph: its number within the part (from 1), what it holds, how it looks, where it stands.

    ``label`` is what an automatic list puts before it; ``box`` numbers the text box it stands in, 0 for none;
    ``section`` counts from 0; ``mark`` is how the paragraph's own mark looks.
    """

    part: str
    number: int
    runs: tuple[Run, ...]
    look: ParagraphLook
    label: str = ""
    cell: Cell | None = None
    box: int = 0
    section: int = 0
    drawn: tuple[DrawnLine, ...] = ()
    fields: tuple[Field, ...] = ()
    page_break: bool = False
    tracked: bool = False
    mark: RunLook

    @property
    def text(self) -> str:
        """The words as shown, with tabs and line ends, the list's label left out."""
        return "".join(run.text for run in self.runs)


class Story(Struct):
    """A part of the file: its paragraphs in order and, in the main part, the properties of its sections."""

    part: str
    paragraphs: list[Paragraph] = field(default_factory=list)
    sections: list[Element | None] = field(default_factory=list)
    tables: int = 0


class Reader:
    """Reads parts one after the other; lists count on through them as Word counts."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles, self._numbering = styles, numbering

    def read(self, root: Element, part: str) -> Story:
        """The story of a part whose root is given."""
        self._story = Story(part)
        counted = (one for one in root.iter(f"{W}p") if not _in_fallback(one))
        self._numbers = {one: number for number, one in enumerate(counted, start=1)}
        self._section = self._boxes = 0
        self._field_depth: list[bool] = []
        body = root.find(f"{W}body")
        self._blocks(root if body is None else body, None, "", 0)
        last = None if body is None else body.find(f"{W}sectPr")
        self._story.sections.append(last)
        return self._story

    def _blocks(self, holder: Element, cell: Cell | None, table_style: str, box: int) -> None:
        for block in holder:
            if block.tag == f"{W}p":
                self._paragraph(block, cell, table_style, box)
            elif block.tag == f"{W}tbl":
                self._table(block, cell, box)
            elif block.tag not in _TAKEN_OUT and isinstance(block.tag, str) and block.tag != f"{W}sectPr":
                self._blocks(block, cell, table_style, box)

    def _table(self, table: Element, outer: Cell | None, box: int) -> None:
        properties = table.find(f"{W}tblPr")
        style = self._styles.table_style(properties)
        if outer is None:
            self._story.tables += 1
        lined = _lined(properties, self._styles, style)
        grid = [points(column.get(f"{W}w")) for column in table.findall(f"{W}tblGrid/{W}gridCol")]
        for row_number, row in enumerate(_within(table, f"{W}tr")):
            if row.find(f"{W}trPr/{W}del") is not None:
                continue
            skipped = row.find(f"{W}trPr/{W}gridBefore")
            column = 0 if skipped is None else int(points(skipped.get(f"{W}val"), plain=1) or 0)
            for cell in _within(row, f"{W}tc"):
                own = cell.find(f"{W}tcPr")
                span = None if own is None else own.find(f"{W}gridSpan")
                columns = max(1, int(points(span.get(f"{W}val"), plain=1) or 1)) if span is not None else 1
                place = Cell(
                    table=self._story.tables if outer is None else outer.table,
                    row=row_number if outer is None else outer.row,
                    column=column if outer is None else outer.column,
                    width=_room(own, grid[column : column + columns], properties),
                    bordered=_cell_lined(own, lined),
                    ruled=_ruled(own),
                    merged=own is not None and own.find(f"{W}vMerge") is not None,
                )
                self._blocks(cell, place, style, box)
                column += columns

    def _paragraph(self, element: Element, cell: Cell | None, table_style: str, box: int) -> None:
        properties = element.find(f"{W}pPr")
        style = self._styles.paragraph_style(properties)
        label, numbering, by_hand = self._listed(properties, style)
        look = self._styles.paragraph(properties, style, table_style, numbering, by_hand)
        content = _Content()
        self._inline(element, style, table_style, content)
        mark = None if properties is None else properties.find(f"{W}rPr")
        gone = mark is not None and mark.find(f"{W}del") is not None
        made = Paragraph(
            part=self._story.part,
            number=self._numbers[element],
            runs=tuple(content.runs),
            look=look,
            label=label,
            cell=cell,
            box=box,
            section=self._section,
            drawn=tuple(content.drawn),
            fields=tuple(content.fields),
            page_break=content.page_break,
            tracked=content.tracked or gone,
            mark=self._styles.run(mark, style, table_style),
        )
        if not (gone and not made.text):
            self._story.paragraphs.append(made)
        for inner in content.boxes:
            self._boxes += 1
            self._blocks(inner, cell, "", self._boxes)
        ending = None if properties is None else properties.find(f"{W}sectPr")
        if ending is not None and cell is None and not box:
            self._story.sections.append(ending)
            self._section += 1

    def _listed(self, properties: Element | None, style: str) -> tuple[str, Element | None, bool]:
        own = None if properties is None else properties.find(f"{W}numPr")
        found = self._styles.style_element(style, "pPr/numPr") if own is None else own
        if found is None:
            return "", None, False
        number, depth = (found.find(f"{W}{tag}") for tag in ("numId", "ilvl"))
        of_style = self._styles.style_element(style, "pPr/numPr/numId") if number is None else number
        list_number = "" if of_style is None else of_style.get(f"{W}val", "")
        at = "0" if depth is None else depth.get(f"{W}val", "0")
        deep = min(int(at), 8) if at.isdecimal() else 0
        level = self._numbering.level(list_number, deep)
        label = self._numbering.label(list_number, deep)
        return label, None if level is None else level.properties, own is not None

    def _inline(self, holder: Element, style: str, table_style: str, content: _Content) -> None:
        for one in holder:
            if one.tag in (f"{W}ins", f"{W}del", f"{W}moveTo", f"{W}moveFrom"):
                content.tracked = True
            if one.tag == f"{W}r":
                self._run(one, style, table_style, content)
            elif one.tag == f"{W}fldSimple":
                look = self._styles.run(one.find(f"{W}r/{W}rPr"), style, table_style)
                content.fields.append(Field(one.get(f"{W}instr", "").strip(), look))
                self._inline(one, style, table_style, content)
            elif one.tag not in _TAKEN_OUT and isinstance(one.tag, str):
                self._inline(one, style, table_style, content)

    def _run(self, run: Element, style: str, table_style: str, content: _Content) -> None:
        look = self._styles.run(run.find(f"{W}rPr"), style, table_style)
        text = "".join(self._piece(piece, look, content) for piece in run)
        if look.hidden or not text:
            return
        content.runs.append(Run(text.upper() if look.caps else text, look))

    def _piece(self, piece: Element, look: RunLook, content: _Content) -> str:
        if piece.tag == f"{W}fldChar":
            self._field(piece.get(f"{W}fldCharType", ""), look, content)
        elif piece.tag == f"{W}instrText":
            content.instruction += piece.text or ""
        elif piece.tag in (f"{W}drawing", f"{W}pict", f"{W}object", f"{MC}AlternateContent"):
            content.drawn += drawn_lines(piece)
            content.boxes += [one for one in piece.iter(f"{W}txbxContent") if not _in_fallback(one)]
        elif self._field_depth and not all(self._field_depth):
            return ""
        elif piece.tag == f"{W}t":
            return (piece.text or "").replace("\n", " ")
        elif piece.tag == f"{W}br":
            content.page_break = content.page_break or piece.get(f"{W}type") == "page"
            return "\n" if piece.get(f"{W}type", "textWrapping") == "textWrapping" else ""
        return _SIGNS.get(piece.tag, "")

    def _field(self, kind: str, look: RunLook, content: _Content) -> None:
        """Follow a field that spans runs: its instruction is no text, its result is."""
        if kind == "begin":
            self._field_depth.append(False)
        elif self._field_depth and kind in ("separate", "end"):
            if content.instruction.strip():
                content.fields.append(Field(content.instruction.strip(), look))
                content.instruction = ""
            if kind == "separate":
                self._field_depth[-1] = True
            else:
                self._field_depth.pop()


class _Content:
    """What is gathered while a paragraph is read."""

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self.drawn: list[DrawnLine] = []
        self.boxes: list[Element] = []
        self.fields: list[Field] = []
        self.instruction = ""
        self.page_break = self.tracked = False


def _in_fallback(element: Element) -> bool:
    """Whether an element is the second drawing of something that is read in its first one."""
    return any(
        above.tag == f"{MC}Fallback" and above.getprevious() is not None for above in element.iterancestors()
    )


def _within(holder: Element, tag: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, also those in content controls and tracked insertions."""
    for one in holder:
        if one.tag == tag:
            yield one
        elif one.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml", f"{W}moveTo"):
            yield from _within(one, tag)


def _lined(properties: Element | None, styles: Styles, style: str) -> bool:
    """Whether a table draws lines round or between its cells."""
    own = None if properties is None else properties.find(f"{W}tblBorders")
    borders = styles.style_element(style, "tblPr/tblBorders") if own is None else own
    return borders is not None and any(visible_border(side) == "1" for side in borders)


def _cell_lined(properties: Element | None, lined: bool) -> bool:
    own = None if properties is None else properties.find(f"{W}tcBorders")
    if own is None or not len(own):
        return lined
    upright = [side for side in own if side.tag.removeprefix(W) in ("left", "right", "start", "end")]
    return any(visible_border(side) == "1" for side in upright) or (lined and not upright)


def _ruled(properties: Element | None) -> bool:
    """Whether a cell has a line under it and none at its sides."""
    own = None if properties is None else properties.find(f"{W}tcBorders")
    drawn = set() if own is None else {side.tag.removeprefix(W) for side in own if visible_border(side) == "1"}
    return drawn == {"bottom"}


def _room(cell: Element | None, grid: list[float | None], table: Element | None) -> float | None:
    """The width for text of a cell in points: its own, else that of its columns of the grid, less its margins."""
    own = None if cell is None else cell.find(f"{W}tcW")
    width = points(own.get(f"{W}w")) if own is not None and own.get(f"{W}type", "dxa") == "dxa" else None
    if not width:
        width = sum(one or 0.0 for one in grid) or None
    if width is None:
        return None
    margins = cell.find(f"{W}tcMar") if cell is not None else None
    if margins is None and table is not None:
        margins = table.find(f"{W}tblCellMar")
    return width - sum(_margin(margins, *sides) for sides in (("left", "start"), ("right", "end")))


def _margin(margins: Element | None, *sides: str) -> float:
    found = [margins.find(f"{W}{side}") for side in sides] if margins is not None else []
    said = next((points(one.get(f"{W}w")) for one in found if one is not None), None)
    return _CELL_MARGIN if said is None else said
