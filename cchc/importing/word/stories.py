"""One part of a Word file (its body, a note, a page head) as paragraphs and tables in reading order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from cchc.importing.blocks import Alignment, Cell, Paragraph, Row, Table, Unread, Where
from cchc.importing.word.accepting import accept
from cchc.importing.word.inlines import Content, InlineReader, bold_until, words_of
from cchc.importing.word.spans import Slot, grid_of, has_lines, is_heading, is_hidden
from cchc.officefiles.looks import Styles, on
from cchc.officefiles.numbering import Numbering
from cchc.officefiles.symbols import plain_text
from cchc.officefiles.word import Element, Package, W

HINT = "chữ gợi ý của một ô chưa điền"
MERGED_OVER = "chữ nằm trong ô đã gộp vào ô khác, Word không hiện"
HIDDEN_ROW = "dòng ẩn của bảng, Word không in ra"
NESTED = "bảng lồng trong ô: chữ được đọc lần lượt từng ô, mất cách chia cột"
INSERTED = "phần chèn từ tệp khác; mở bằng Word, lưu lại rồi nhập lại để có chữ"
_ALIGNED: dict[str, Alignment] = {"center": "center", "right": "right", "end": "right", "both": "both"}
_ALIGNED |= {"distribute": "both", "thaiDistribute": "both", "lowKashida": "both", "mediumKashida": "both"}
_BULLETS = frozenset("-–—+*•●○▪■□◆➢✓✗→o")

Block = Paragraph | Table


class _At(NamedTuple):
    """Where the reader stands: the cell, the style of its table, a text box."""

    table: int | None = None
    row: int | None = None
    column: int | None = None
    table_style: str = ""
    boxed: bool = False


class Story:
    """Reads one part; gathers what is left aside (``unread``), the notes marked (``references``), the remarks.

    ``comments``: where each remark hangs, by its id. The tree of the part is changed: read a part once.
    """

    def __init__(self, package: Package, styles: Styles, target: str, *, margin: bool = False) -> None:
        root = package.part(target)
        self._accepted = accept(root)
        self._styles, self._numbering = styles, Numbering(package)
        self._package, self._target = package, target
        self._margin = margin
        self._inlines = self._reader()
        self._related = package.related(target)
        self._tables = 0
        self._part, self._before = "", 0
        self.root: Element = self._accepted.root
        self.unread: list[Unread] = []
        self.references: list[str] = []
        self.comments: dict[str, Where] = {}

    def read(self, holder: Element, part: str) -> list[Block]:
        """The blocks in an element of this part; ``part`` names it, paragraphs count from 1 in it."""
        self._part = part
        first = next((self._accepted.numbers[p] for p in holder.iter(f"{W}p") if p in self._accepted.numbers), 1)
        self._before = 0 if holder.tag == f"{W}body" else first - 1
        blocks = self._blocks(holder, _At())
        inside = set(holder.iter(f"{W}p"))
        for hint in self._accepted.hints:
            if hint.paragraph in inside:
                self._aside(hint.words, HINT, self._where(hint.paragraph, _At()))
        return blocks

    def _reader(self) -> InlineReader:
        root = self._accepted.root
        return InlineReader(self._package, self._styles, self._target, root, numbers_pages=self._margin)

    def _blocks(self, holder: Element, at: _At) -> list[Block]:
        blocks: list[Block] = []
        pending: tuple[Element, Content] | None = None
        for one in holder:
            if one.tag == f"{W}p":
                content = self._inlines.read(one, self._styles.paragraph_style(one.find(f"{W}pPr")), at.table_style)
                first = one
                if pending is not None:
                    first = pending[0] if words_of(pending[1].pieces).text else one
                    content = pending[1].joined(content)
                pending = (first, content) if _runs_on(one) else None
                if pending is None:
                    blocks += self._paragraph(one, first, content, at)
                continue
            if not isinstance(one.tag, str) or one.tag.endswith("Pr"):
                continue
            if pending is not None and one.tag == f"{W}tbl":
                blocks += self._paragraph(pending[0], pending[0], pending[1], at)
                pending = None
            if one.tag == f"{W}tbl":
                blocks += self._table(one, at)
            elif one.tag in (f"{W}altChunk", f"{W}subDoc"):
                self._inserted(one, at)
            else:
                blocks += self._blocks(one, at)
        if pending is not None:
            blocks += self._paragraph(pending[0], pending[0], pending[1], at)
        return blocks

    def _paragraph(self, element: Element, first: Element, content: Content, at: _At) -> list[Block]:
        """The paragraph that ends with ``element`` and whose words begin in ``first``; then its text boxes."""
        where = self._where(first, at)
        for one in content.aside:
            self._aside(one.words, one.why, where)
        self.comments |= dict.fromkeys(content.comments, where)
        words = words_of(content.pieces)
        self.references += [note for _, note in words.notes]
        properties = element.find(f"{W}pPr")
        style = self._styles.paragraph_style(properties)
        number, level = self._listed(properties, style), self._level(properties, style)
        shown = [piece for piece in content.pieces if piece.text.strip()]
        look = self._styles.paragraph(properties, style, at.table_style, None, False)
        bold = bold_until(content.pieces)
        made = Paragraph(
            text=words.text,
            where=where,
            number=number,
            style=self._name(style),
            bold=bool(words.text) and bold == len(words.text),
            bold_until=bold,
            italic=bool(shown) and all(piece.italic for piece in shown),
            aligned=_ALIGNED.get(look.align, "left"),
            level=level,
            notes=words.notes,
            capitals=bool(shown) and all(piece.capitals for piece in shown),
            boxed=at.boxed,
        )
        blocks: list[Block] = [made] if made.text or made.notes or not set(number) <= _BULLETS else []
        for box in content.boxes:
            outer, self._inlines = self._inlines, self._reader()
            blocks += self._blocks(box, at._replace(boxed=True))
            self._inlines = outer
        return blocks

    def _table(self, element: Element, at: _At) -> list[Block]:
        """A table; one that stands in a cell, as its paragraphs."""
        nested = at.table is not None
        if not nested:
            self._tables += 1
        number = at.table if nested else self._tables
        style = self._styles.table_style(element.find(f"{W}tblPr"))
        grid = grid_of(element)
        start = next(element.iter(f"{W}p"), None)
        where = self._where(start, at._replace(table=number))
        rows: list[Row] = []
        for row, slots in grid.rows:
            inside = at if nested else _At(number, len(rows) + 1, None, boxed=at.boxed)
            if is_hidden(row):
                self._unseen(row, HIDDEN_ROW, inside)
                continue
            cells = [
                self._cell(slot, inside if nested else inside._replace(column=order), style)
                for order, slot in enumerate(slots, start=1)
            ]
            self._swallowed(row, slots, inside)
            rows.append(Row(tuple(cells), is_heading(row)))
        if not nested:
            return [Table(tuple(rows), grid.columns, where, has_lines(element, self._styles))]
        paragraphs: list[Block] = [one for row in rows for cell in row.cells for one in cell.paragraphs]
        if any(len(row.cells) > 1 for row in rows) and paragraphs:
            lines = (" | ".join(cell.text.replace("\n", " ") for cell in row.cells) for row in rows)
            self._aside("\n".join(lines), NESTED, where)
        return paragraphs

    def _cell(self, slot: Slot, at: _At, style: str) -> Cell:
        if slot.merge == "continue":
            self._unseen(slot.element, MERGED_OVER, at)
            return Cell((), slot.first, slot.last, continues=True)
        blocks = self._blocks(slot.element, at._replace(table_style=style))
        return Cell(tuple(one for one in blocks if isinstance(one, Paragraph)), slot.first, slot.last)

    def _swallowed(self, row: Element, slots: Iterable[Slot], at: _At) -> None:
        """What stands in cells that are merged with the one on their left."""
        kept = {slot.element for slot in slots}
        for cell in row.iterchildren(f"{W}tc"):
            if cell not in kept:
                self._unseen(cell, MERGED_OVER, at)

    def _unseen(self, holder: Element, why: str, at: _At) -> None:
        """Leave aside the words of a cell or row that Word does not show."""
        found = [one for one in self._blocks(holder, at) if isinstance(one, Paragraph)]
        cells = [] if holder.tag != f"{W}tr" else [one for cell in holder for one in self._blocks(cell, at)]
        texts = [f"{one.number} {one.text}".strip() for one in (*found, *cells) if isinstance(one, Paragraph)]
        if texts:
            self._aside("\n".join(dict.fromkeys(texts)), why, self._where(next(holder.iter(f"{W}p")), at))

    def _inserted(self, element: Element, at: _At) -> None:
        names = [target for key, (_, target) in self._related.items() if key in element.attrib.values()]
        before = next(element.itersiblings(f"{W}p", preceding=True), None)
        self._aside(names[0] if names else "không rõ tên", INSERTED, self._where(before, at))

    def _aside(self, words: str, why: str, where: Where) -> None:
        self.unread.append(Unread(plain_text(words).strip(), where, why))

    def _where(self, paragraph: Element | None, at: _At) -> Where:
        chain = () if paragraph is None else (paragraph, *paragraph.iterancestors(f"{W}p"))
        number = next((self._accepted.numbers[one] for one in chain if one in self._accepted.numbers), 0)
        return Where(self._part, max(1, number - self._before), at.table, at.row, at.column)

    def _listed(self, properties: Element | None, style: str) -> str:
        """The automatic number of a paragraph; "" where it has none."""
        own = None if properties is None else properties.find(f"{W}numPr")
        of_style = self._styles.style_element(style, "pPr/numPr")
        if own is None and of_style is None:
            return ""
        found = [one for one in (own, of_style) if one is not None]
        list_number = _first(found, "numId") or ""
        at = _first(found[:1], "ilvl")
        depth = int(at) if at is not None and at.isdecimal() else None
        if depth is None and list_number:
            tied = (self._numbering.depth_of_style(list_number, one) for one in self._ids(style))
            depth = next((one for one in tied if one is not None), None)
        return plain_text(self._numbering.label(list_number, min(depth or 0, 8))).strip()

    def _ids(self, style: str) -> list[str]:
        return [one.get(f"{W}styleId", "") for one in reversed(self._styles.chain(style))]

    def _level(self, properties: Element | None, style: str) -> int | None:
        own = None if properties is None else properties.find(f"{W}outlineLvl")
        found = self._styles.style_element(style, "pPr/outlineLvl") if own is None else own
        said = "" if found is None else found.get(f"{W}val", "")
        return int(said) if said.isdecimal() and int(said) < 9 else None

    def _name(self, style: str) -> str:
        name = self._styles.style_element(style, "name")
        return style if name is None else name.get(f"{W}val", style)


def _first(elements: Iterable[Element], tag: str) -> str | None:
    found = (one.find(f"{W}{tag}") for one in elements)
    return next((one.get(f"{W}val", "") for one in found if one is not None), None)


def _runs_on(paragraph: Element) -> bool:
    """Whether a paragraph goes on in the next one: its mark is deleted or not shown."""
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    if mark is None:
        return False
    gone = mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None
    return gone or (on(mark.find(f"{W}vanish")) and on(mark.find(f"{W}specVanish")))
