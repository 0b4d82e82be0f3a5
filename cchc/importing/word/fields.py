"""Fields in running text: the result is read, the instruction is not."""

from __future__ import annotations

from msgspec import Struct

from cchc.officefiles.word import Element, W

_SCOPES = (f"{W}txbxContent", f"{W}footnote", f"{W}endnote", f"{W}comment")
PAGE_NUMBERS = ("PAGE", "NUMPAGES", "SECTIONPAGES")
_SHOWN = ("EQ", "MACROBUTTON", "QUOTE")
"""Fields that show words of their instruction and may have no result."""


class _Open(Struct):
    instruction: str = ""
    result: bool = False
    shown: str = ""


class Fields:
    """The fields that are open while runs come in order; those that never end are taken for none."""

    def __init__(self, root: Element) -> None:
        self._endless = _endless(root)
        self._open: list[_Open] = []

    @property
    def shows(self) -> bool:
        """Whether words that stand here are shown: outside of fields, or in the result of all that are open."""
        return all(one.result for one in self._open)

    @property
    def page_number(self) -> bool:
        """Whether words that stand here are the number of a page."""
        return any(_name(one.instruction) in PAGE_NUMBERS for one in self._open)

    def instruction(self, text: str) -> None:
        """Take in a piece of an instruction."""
        if self._open and not self._open[-1].result:
            self._open[-1].instruction += text

    def mark(self, element: Element) -> str:
        """Follow a ``w:fldChar``; what a form field or one without a result shows is given at its end."""
        kind = element.get(f"{W}fldCharType", "")
        if kind == "begin" and element not in self._endless:
            self._open.append(_Open(shown=_of_form(element)))
        elif kind == "separate" and self._open:
            self._open[-1].result = True
        elif kind == "end" and self._open:
            closed = self._open.pop()
            return "" if closed.result or not self.shows else closed.shown
        return ""

    def left_aside(self, element: Element) -> str:
        """The words of the instruction that an ending field shows without a result; "" for any other mark."""
        ends = element.get(f"{W}fldCharType") == "end" and self._open and not self._open[-1].result
        instruction = self._open[-1].instruction.strip() if ends else ""
        return instruction if _name(instruction) in _SHOWN else ""


def _name(instruction: str) -> str:
    return instruction.split()[0].upper() if instruction.split() else ""


def is_page_number(simple: Element) -> bool:
    """Whether a ``w:fldSimple`` shows the number of a page."""
    return _name(simple.get(f"{W}instr", "")) in PAGE_NUMBERS


def _endless(root: Element) -> set[Element]:
    """The marks of beginning fields that have no end within their text box, note or part."""
    opened: dict[Element | None, list[Element]] = {}
    for mark in root.iter(f"{W}fldChar"):
        stack = opened.setdefault(next(mark.iterancestors(*_SCOPES), None), [])
        if mark.get(f"{W}fldCharType") == "begin":
            stack.append(mark)
        elif mark.get(f"{W}fldCharType") == "end" and stack:
            stack.pop()
    return {mark for stack in opened.values() for mark in stack}


def _of_form(begin: Element) -> str:
    """What a form field without a result shows: the chosen entry of a list, a box that is ticked or not."""
    data = begin.find(f"{W}ffData")
    if data is None:
        return ""
    box, entries = data.find(f"{W}checkBox"), data.findall(f"{W}ddList/{W}listEntry")
    if box is not None:
        ticked = box.find(f"{W}checked") if box.find(f"{W}checked") is not None else box.find(f"{W}default")
        return "☒" if ticked is not None and ticked.get(f"{W}val", "1") not in ("0", "false", "off") else "☐"
    chosen = data.find(f"{W}ddList/{W}result")
    index = 0 if chosen is None else int(chosen.get(f"{W}val", "0"))
    return entries[index].get(f"{W}val", "") if index < len(entries) else ""
