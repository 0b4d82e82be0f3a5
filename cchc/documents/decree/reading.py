"""A part of a Word file as its paragraphs in order, each run with how it looks in the end.

What tracked changes took out is left out; what they put in, content controls, links and text boxes hold counts.
"""

from __future__ import annotations

from msgspec import Struct, field

from cchc.documents.decree.cells import Cell, cells_of
from cchc.documents.decree.drawn import DrawnLine, drawn_lines
from cchc.officefiles.looks import ParagraphLook, RunLook, Styles
from cchc.officefiles.numbering import Numbering
from cchc.officefiles.word import MC, Element, W

_TAKEN_OUT = {f"{W}del", f"{W}moveFrom", f"{MC}Fallback", f"{W}instrText", f"{W}delText", f"{W}rPr", f"{W}pPr"}
_SIGNS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": ""}


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
        style = self._styles.table_style(table.find(f"{W}tblPr"))
        if outer is None:
            self._story.tables += 1
        for element, cell in cells_of(table, self._styles, style, self._story.tables, outer):
            self._blocks(element, cell, style, box)

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
