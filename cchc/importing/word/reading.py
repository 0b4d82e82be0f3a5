"""A Word file read whole: its blocks, its notes, its page heads and feet, and everything else that has words.

Nothing is dropped: what cannot stand in a paragraph or cell (remarks, pictures, formulas, hidden words …) is left
aside in ``Document.unread`` with its words and its place.
"""

from __future__ import annotations

from pathlib import Path

from cchc.importing.blocks import Document, Paragraph, Table, Unread, Where
from cchc.importing.places import BODY
from cchc.importing.word.stories import Story
from cchc.officefiles.looks import Styles
from cchc.officefiles.opening import DocumentRefused, read_file
from cchc.officefiles.word import Element, Package, W
from cchc.text import number_figures

MOST_PARAGRAPHS, MOST_LETTERS = 20_000, 4_000_000
"""A long plan of a province has three thousand paragraphs, and half a million letters."""

_MARGINS = {"header": "đầu trang", "footer": "chân trang"}
UNMARKED = "chú thích không được đánh dấu ở đâu trong văn bản"
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


def read_word(path: Path) -> Document:
    """Read a Word file; raises DocumentRefused (a WorkspaceError) for one that cannot be read or is empty."""
    return document_of(read_file(path), path.name)


def document_of(data: bytes, name: str) -> Document:
    """A document by the bytes of its file; ``name`` stands in what is said of a file that cannot be read."""
    package = Package(data, name)
    _refuse_long(package.root, name)
    styles = Styles(package)
    gone = _struck(package.root)
    main = Story(package, styles, package.main)
    body = main.root.find(f"{W}body")
    blocks = [] if body is None else main.read(body, BODY)
    notes, aside = _notes(package, styles, main.references, gone)
    margins, of_margins = _margins(package, styles)
    remarks = _remarks(package, styles, main.comments)
    if not blocks and not notes:
        raise DocumentRefused(f"Tệp “{name}” không có chữ nào để đọc.", "Chọn đúng tệp văn bản đã soạn.")
    return Document(tuple(blocks), notes, margins, (*main.unread, *aside, *of_margins, *remarks))


def _refuse_long(root: Element, name: str) -> None:
    """Refuse what nobody writes as one plan, before it takes a minute and the memory of the machine."""
    long = None
    if sum(1 for _ in root.iter(f"{W}p")) > MOST_PARAGRAPHS:
        long = f"{number_figures(MOST_PARAGRAPHS)} đoạn"
    elif sum(len(one.text or "") for one in root.iter(f"{W}t")) > MOST_LETTERS:
        long = f"{number_figures(MOST_LETTERS)} chữ cái"
    if long:
        advice = "Chọn đúng tệp kế hoạch; nếu nhiều văn bản nằm chung một tệp thì tách ra."
        raise DocumentRefused(f"Tệp “{name}” quá dài so với một kế hoạch (hơn {long}).", advice)


def _struck(root: Element) -> set[str]:
    """The notes whose marks a tracked change took out."""
    return {
        f"{prefix}{one.get(f'{W}id', '')}"
        for tag, prefix in (("footnoteReference", ""), ("endnoteReference", "e"))
        for one in root.iter(f"{W}{tag}")
        if next(one.iterancestors(f"{W}del", f"{W}moveFrom"), None) is not None
    }


def _notes(
    package: Package, styles: Styles, marked: list[str], gone: set[str]
) -> tuple[dict[str, tuple[Paragraph, ...]], list[Unread]]:
    """The notes in the order of their marks, and what is left aside: also notes that have none."""
    found: dict[str, tuple[Paragraph, ...]] = {}
    aside: list[Unread] = []
    order = {key: number for number, key in enumerate(dict.fromkeys(marked), start=1)}
    for kind, tag, prefix in (("footnotes", "footnote", ""), ("endnotes", "endnote", "e")):
        target = _target(package, kind)
        if target is None:
            continue
        story = Story(package, styles, target)
        for note in story.root.iterchildren(f"{W}{tag}"):
            key = f"{prefix}{note.get(f'{W}id', '')}"
            if note.get(f"{W}type") in _SEPARATORS or (key in gone and key not in order):
                continue
            texts = _paragraphs(story.read(note, f"chú thích {order.get(key, key)}"))
            if key in order:
                found[key] = texts
            else:
                aside += [Unread(one.text, one.where, UNMARKED) for one in texts]
        aside += story.unread
    return {key: found[key] for key in order if key in found}, aside


def _margins(package: Package, styles: Styles) -> tuple[tuple[Paragraph, ...], list[Unread]]:
    """The page heads and feet, each text once."""
    found: dict[str, Paragraph] = {}
    aside: list[Unread] = []
    for kind, target in dict.fromkeys(package.related(package.main).values()):
        if kind in _MARGINS and package.part(target) is not None:
            story = Story(package, styles, target, margin=True)
            for one in _paragraphs(story.read(story.root, _MARGINS[kind])):
                found.setdefault(f"{one.number} {one.text}", one)
            aside += story.unread
    kept = {(one.words, one.why): one for one in reversed(aside)}
    return tuple(found.values()), list(reversed(kept.values()))


def _remarks(package: Package, styles: Styles, places: dict[str, Where]) -> list[Unread]:
    """The remarks of readers: their words, where they hang, who made them."""
    target = _target(package, "comments")
    if target is None:
        return []
    story = Story(package, styles, target)
    found = []
    for remark in story.root.iterchildren(f"{W}comment"):
        words = "\n".join(one.text for one in _paragraphs(story.read(remark, "nhận xét")))
        where = places.get(remark.get(f"{W}id", ""), Where(BODY, 1))
        by = remark.get(f"{W}author", "").strip()
        if words:
            found.append(Unread(words, where, f"nhận xét của {by}" if by else "nhận xét"))
    return found + story.unread


def _target(package: Package, kind: str) -> str | None:
    related = package.related(package.main).values()
    return next((target for k, target in related if k == kind and package.part(target) is not None), None)


def _paragraphs(blocks: list[Paragraph | Table]) -> tuple[Paragraph, ...]:
    """The paragraphs of a note or margin, those of its tables in their order."""
    found: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(block)
        else:
            found += [one for row in block.rows for cell in row.cells for one in cell.paragraphs]
    return tuple(found)
