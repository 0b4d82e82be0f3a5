"""A Word file read whole: its parts, its sections with the headers that each shows, and its anatomy."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from msgspec import Struct

from cchc.documents.decree.anatomy import Anatomy, dissect
from cchc.documents.decree.reading import Paragraph, Reader, Story
from cchc.officefiles.looks import Styles, on
from cchc.officefiles.measures import points
from cchc.officefiles.numbering import Numbering
from cchc.officefiles.opening import read_file
from cchc.officefiles.word import Element, Package, R, W

Edge = Literal["header", "footer"]
_USUAL_TAB = 36.0
_A4_WIDTH, _USUAL_MARGIN = 595.3, 72.0


class Section(Struct, kw_only=True):
    """A section: paper and margins in points (None: the file does not say), and what numbers its pages.

    ``edges`` are the headers and footers that it shows, those of the section before where it has none of its own:
    ("header", "default" | "first" | "even") → the story of that part.
    """

    first: Paragraph | None
    width: float | None
    height: float | None
    margins: dict[str, float]
    title_page: bool
    start: str
    format: str
    columns: int
    edges: dict[tuple[Edge, str], Story]

    @property
    def room(self) -> float:
        """The width for text in points."""
        margins = [self.margins.get(side, _USUAL_MARGIN) for side in ("trái", "phải")]
        return (self.width or _A4_WIDTH) - sum(margins)


class Document(Struct, kw_only=True):
    """A Word file: every part with words in it, the main one first."""

    main: Story
    others: list[Story]
    sections: list[Section]
    anatomy: Anatomy
    even_and_odd: bool
    tab: float

    def section(self, paragraph: Paragraph) -> Section:
        """The section that a paragraph of the main part stands in."""
        return self.sections[paragraph.section]

    def room(self, paragraph: Paragraph) -> float | None:
        """The width for text where a paragraph stands, in points, less its indents; None where unknown."""
        if paragraph.box:
            return None
        cell = paragraph.cell
        width = self.section(paragraph).room if cell is None else cell.width
        return None if width is None else width - paragraph.look.left - paragraph.look.right


def read_document(path: Path) -> Document:
    """Read a Word file; raises DocumentRefused (a WorkspaceError) for one that cannot be read."""
    return document_of(read_file(path), path.name)


def document_of(data: bytes, name: str) -> Document:
    """A document by the bytes of its file; ``name`` stands in what is said of a file that cannot be read."""
    package = Package(data, name)
    styles = Styles(package)
    main = Reader(styles, Numbering(package)).read(package.root, package.main)
    stories: dict[str, Story] = {}
    for kind, target in package.related(package.main).values():
        root = package.part(target) if kind in ("header", "footer", "footnotes") else None
        if root is not None:
            stories[target] = Reader(styles, Numbering(package)).read(root, target)
    settings = package.beside_main("settings")
    tab = None if settings is None else settings.find(f"{W}defaultTabStop")
    return Document(
        main=main,
        others=list(stories.values()),
        sections=_sections(package, main, stories),
        anatomy=dissect(main),
        even_and_odd=settings is not None and on(settings.find(f"{W}evenAndOddHeaders")),
        tab=(points(tab.get(f"{W}val")) if tab is not None else None) or _USUAL_TAB,
    )


def _sections(package: Package, main: Story, stories: dict[str, Story]) -> list[Section]:
    related = package.related(package.main)
    edges: dict[tuple[Edge, str], Story] = {}
    found = []
    for index, element in enumerate(main.sections):
        edges = edges | _edges(element, related, stories)
        first = next((one for one in main.paragraphs if one.section == index), None)
        found.append(_section(element, first, edges))
    return found


def _edges(
    element: Element | None, related: dict[str, tuple[str, str]], stories: dict[str, Story]
) -> dict[tuple[Edge, str], Story]:
    found: dict[tuple[Edge, str], Story] = {}
    for edge in ("header", "footer"):
        for one in () if element is None else element.findall(f"{W}{edge}Reference"):
            _, target = related.get(one.get(f"{R}id", ""), ("", ""))
            if target in stories:
                found["header" if edge == "header" else "footer", one.get(f"{W}type", "default")] = stories[target]
    return found


def _section(element: Element | None, first: Paragraph | None, edges: dict[tuple[Edge, str], Story]) -> Section:
    size, margins, numbers, columns = (
        None if element is None else element.find(f"{W}{tag}") for tag in ("pgSz", "pgMar", "pgNumType", "cols")
    )
    sides = {"trên": "top", "dưới": "bottom", "trái": "left", "phải": "right"}
    said = {} if margins is None else {name: points(margins.get(f"{W}{side}")) for name, side in sides.items()}
    gutter = points(margins.get(f"{W}gutter")) if margins is not None else None
    kept = {name: abs(value) + ((gutter or 0) if name == "trái" else 0) for name, value in said.items() if value}
    return Section(
        first=first,
        width=None if size is None else points(size.get(f"{W}w")),
        height=None if size is None else points(size.get(f"{W}h")),
        margins=kept,
        title_page=element is not None and on(element.find(f"{W}titlePg")),
        start="" if numbers is None else numbers.get(f"{W}start", ""),
        format="decimal" if numbers is None else numbers.get(f"{W}fmt", "decimal"),
        columns=1 if columns is None else int(points(columns.get(f"{W}num"), plain=1) or 1),
        edges=edges,
    )
