"""A part of a Word file as if every tracked change were accepted and every wrapper opened.

The tree is changed in place, before anything is read from it: what was deleted is gone, what was inserted stands
there like any other words, content controls and smart tags are opened, of two drawings of one thing one is left.
The paragraphs keep the numbers that they had in the file.
"""

from __future__ import annotations

from typing import NamedTuple

from cchc.officefiles.word import MC, Element, W

_GONE = (f"{W}del", f"{W}moveFrom")
_OPENED = (
    f"{W}ins",
    f"{W}moveTo",
    f"{W}smartTag",
    f"{W}customXml",
    f"{W}sdt",
    f"{W}sdtContent",
    f"{W}dir",
    f"{W}bdo",
)
_MARKERS = {f"{W}rPr", f"{W}trPr", f"{W}tcPr", f"{W}numPr"}
"""What holds ``w:del`` and ``w:ins`` as properties of a mark, not as content."""


class Hint(NamedTuple):
    """The words that a content control shows until somebody fills it in, and the paragraph they stand in."""

    words: str
    paragraph: Element


class Accepted(NamedTuple):
    """A part ready to be read: its root, the number of each paragraph, the hints of unfilled content controls."""

    root: Element
    numbers: dict[Element, int]
    hints: list[Hint]


def accept(root: Element) -> Accepted:
    """Accept all changes in the part whose root is given."""
    numbers = {one: number for number, one in enumerate(_counted(root), start=1)}
    _choose(root)
    hints = list(_unfilled(root))
    _take_out(root)
    for one in list(root.iter(*_OPENED)):
        if one.getparent() is not None and one.getparent().tag not in _MARKERS:
            for child in list(one):
                one.addprevious(child)
            one.getparent().remove(one)
    return Accepted(root, numbers, hints)


def _counted(root: Element) -> list[Element]:
    """The paragraphs that count: of two drawings of one thing those of the first."""
    return [one for one in root.iter(f"{W}p") if not any(_second(above) for above in one.iterancestors())]


def _second(element: Element) -> bool:
    return bool(element.tag == f"{MC}Fallback") and element.getprevious() is not None


def _choose(root: Element) -> None:
    """Leave the first of the alternatives, or the other where only that one has words."""
    for one in list(root.iter(f"{MC}AlternateContent")):
        ways = [way for way in one if way.tag in (f"{MC}Choice", f"{MC}Fallback")]
        chosen = next((way for way in ways if any(text.text for text in way.iter(f"{W}t"))), None)
        for child in list(chosen if chosen is not None else ways[0] if ways else ()):
            one.addprevious(child)
        one.getparent().remove(one)


def _unfilled(root: Element) -> list[Hint]:
    """Take the hints out of content controls that nobody filled in."""
    hints = []
    for control in list(root.iter(f"{W}sdt")):
        shown = control.find(f"{W}sdtPr/{W}showingPlcHdr")
        content = control.find(f"{W}sdtContent")
        if shown is None or shown.get(f"{W}val", "1") in ("0", "false", "off") or content is None:
            continue
        for run in list(content.iter(f"{W}r")):
            words = "".join(text.text or "" for text in run.iter(f"{W}t"))
            paragraph = next(run.iterancestors(f"{W}p"), None)
            run.getparent().remove(run)
            if words.strip() and paragraph is not None:
                hints.append(Hint(words.strip(), paragraph))
    return hints


def _take_out(root: Element) -> None:
    """Take out deleted and moved words, deleted rows and cells, tables that have no row left."""
    for one in list(root.iter(*_GONE)):
        if one.getparent() is not None and one.getparent().tag not in _MARKERS:
            one.getparent().remove(one)
    marks = [f"{W}trPr/{W}del", f"{W}tcPr/{W}cellDel"]
    for holder, mark in zip((f"{W}tr", f"{W}tc"), marks, strict=True):
        for one in list(root.iter(holder)):
            if one.find(mark) is not None:
                one.getparent().remove(one)
    for table in list(root.iter(f"{W}tbl")):
        if next(table.iter(f"{W}tr"), None) is None:
            table.getparent().remove(table)
