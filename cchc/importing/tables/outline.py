"""The rows of an appendix as areas, tasks and sub-tasks, by their numbers, their emptiness and their place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from msgspec import Struct, field

from cchc.importing.blocks import Where
from cchc.importing.tables.areas import known_area, same_area
from cchc.text.ordinals import bare, roman_value

Style = Literal["upper", "roman", "arabic", "lower", "dash", "plus", "none"]
_RANKS: dict[Style, int] = {"upper": 0, "roman": 1, "arabic": 3, "lower": 20, "dash": 30, "plus": 31, "none": 40}
_HEADING_RANK = 2
_LONGEST_NAME = 100
_DEEPEST = 9
"""Numbers of more parts stand on one level."""
_TYPED = re.compile(
    r"^(?P<mark>\((?:\d{1,2}|[a-zđ])\)"
    r"|\d{1,3}(?:\.\d{1,2}){1,4}[.)]?(?=\s)|\d{1,3}(?:\.\d{1,2}){0,4}[.)](?!\d)"
    r"|(?:[IVX]{1,6}|[A-ZĐ])[.)]|[IVX]{1,6}(?=\s*[-–:]\s)|[a-zđ][.)](?!\w)|[-–•●+](?=\s*\S))\s*[-–:]?\s*(?=\S)"
)
_DASHES = "-–−•●▪*"


class Entry(Struct, kw_only=True):
    """One row: its number as printed and its text; what it holds beside them.

    ``filled``: there is something under products, lead, coordinating or deadline, ``own``: not only merged from
    above; ``owing``: under products or deadline; ``spanning``: its text spans the table; ``repeats``: the row whose
    task cell it shares; ``strong``: it is set as a heading; ``area``: the number and name of the area that begins
    with it, named beside or over it.
    """

    at: int
    mark: str
    text: str
    where: Where
    filled: bool = True
    own: bool = True
    owing: bool = True
    spanning: bool = False
    strong: bool = False
    repeats: int | None = None
    area: tuple[str, str] | None = None


class Node(Struct, kw_only=True):
    """A task in its place; ``number`` and ``id`` as appendix.yaml has them ("" for none)."""

    entry: Entry
    parent: Node | None = None
    rank: int = 0
    children: list[Node] = field(default_factory=list)
    number: str = ""
    id: str = ""

    @property
    def key(self) -> str:
        """Its part of the task's id."""
        return self.id or self.number


class AreaNode(Struct, kw_only=True):
    """An area with its tasks; ``entry`` the row that names it, if one does; ``named``: the plan names it."""

    name: str
    named: bool = True
    number: str = ""
    entry: Entry | None = None
    tasks: list[Node] = field(default_factory=list)


class Outline(Struct, kw_only=True):
    """The areas in order, the rows that stand above them and have no place, those that name the same area again."""

    areas: list[AreaNode]
    aside: list[Entry]
    again: list[Entry] = field(default_factory=list)


def style_of(mark: str) -> Style:
    """In which way a mark counts."""
    plain = bare(mark)
    if not plain:
        return "plus" if mark.strip().startswith("+") else "dash" if mark.strip()[:1] in (*_DASHES, "-") else "none"
    if plain in _DASHES or plain == "+":
        return "plus" if plain == "+" else "dash"
    if re.fullmatch(r"\d+(?:\.\d+)*[a-zđ]?", plain):
        return "arabic"
    if len(plain) == 1 and plain.islower():
        return "lower"
    if roman_value(plain):
        return "roman"
    return "upper" if len(plain) == 1 and plain.isupper() else "arabic"


def typed_number(text: str) -> tuple[str, str]:
    """The number or dash typed before a text, and the text without it; a text of several dashed lines has none."""
    found = _TYPED.match(text)
    if not found:
        return "", text
    mark = found["mark"]
    several = sum(line[:1] in _DASHES for line in text.split("\n")) > 1
    if style_of(mark) in ("dash", "plus") and several:
        return "", text
    return mark, text[found.end() :]


def outline_of(entries: Sequence[Entry], unnamed: str) -> Outline:
    """The rows in their places; ``unnamed`` is the name of the area of tasks that stand in none."""
    heads = _heads(entries)
    outline = Outline(areas=[], aside=heads.aside)
    stack: list[Node] = []
    aside, areas = ({one.at for one in found} for found in (heads.aside, heads.areas))
    for entry in entries:
        if entry.at in aside:
            continue
        if entry.at in areas:
            if _begin(outline, bare(entry.mark), entry.text, entry):
                stack = []
            else:
                outline.again.append(entry)
            continue
        if entry.area is not None and _begin(outline, *entry.area, None):
            stack = []
        if not entry.text and entry.repeats is None and not entry.filled:
            continue
        if not outline.areas:
            outline.areas.append(AreaNode(name=unnamed, named=False))
        _place(outline.areas[-1], stack, entry)
    for area in outline.areas:
        _name(area)
    return outline


class _Heads(Struct):
    areas: list[Entry]
    aside: list[Entry]


def _heads(entries: Sequence[Entry]) -> _Heads:
    """The rows that name areas, and those that stand over several areas."""
    if any(entry.area is not None for entry in entries):
        spanning = [one for one in entries if one.spanning and style_of(one.mark) in ("roman", "upper", "none")]
        counted = [*_unfilled(entries, "roman"), *_unfilled(entries, "upper")]
        return _Heads([one for one in (*spanning, *counted) if one.text and one.area is None], [])
    letters = _unfilled(entries, "upper")
    romans = _unfilled(entries, "roman")
    if letters and romans:
        upper, lower = (letters, romans) if letters[0].at < romans[0].at else (romans, letters)
        if sum(known_area(one.text) is not None for one in lower) * 2 >= len(lower):
            return _Heads(lower, upper)
        return _Heads(upper, [])
    if letters or romans:
        return _Heads(letters or romans, [])
    anew = {
        one.at for one, after in pairwise(entries) if bare(after.mark) == "1" and after.filled and _may_name(one)
    }
    named = [one for one in entries if _is_name(one) or one.at in anew]
    if named:
        return _Heads(named, [])
    spanning = [one for one in entries if one.spanning and one.text and style_of(one.mark) == "arabic"]
    if spanning:
        return _Heads(spanning, [])
    return _Heads(_counted(entries), [])


def _unfilled(entries: Sequence[Entry], style: Style) -> list[Entry]:
    """The rows numbered in this style where most of them are headings."""
    found = [one for one in entries if style_of(one.mark) == style and one.text]
    empty = [one for one in found if not one.own]
    return found if found and len(empty) * 2 > len(found) else []


def _may_name(entry: Entry) -> bool:
    return style_of(entry.mark) == "none" and not entry.filled and bool(entry.text) and entry.repeats is None


def _is_name(entry: Entry) -> bool:
    if not _may_name(entry):
        return False
    return (
        entry.spanning
        or entry.strong
        or entry.text.isupper()
        or (len(entry.text) <= _LONGEST_NAME and known_area(entry.text) is not None)
    )


def _counted(entries: Sequence[Entry]) -> list[Entry]:
    """The rows 1, 2, 3 where all of them are headings with 1.1, 1.2 … under them."""
    tops = [one for one in entries if style_of(one.mark) == "arabic" and "." not in bare(one.mark)]
    under = {bare(one.mark).split(".")[0] for one in entries if "." in bare(one.mark)}
    fits = tops and all(not one.own and one.text and bare(one.mark) in under for one in tops)
    others = (
        any(style_of(one.mark) in ("lower", "none") and one.at < tops[0].at for one in entries) if tops else True
    )
    return tops if fits and not others else []


def _begin(outline: Outline, number: str, name: str, entry: Entry | None) -> bool:
    """Begin an area, unless it is the one in hand named again; whether it was begun."""
    if outline.areas:
        last = outline.areas[-1]
        if same_area(last.name, name) and (not number or not last.number or number == last.number):
            return False
    outline.areas.append(AreaNode(name=name, number=number, entry=entry))
    return True


def _place(area: AreaNode, stack: list[Node], entry: Entry) -> None:
    """Hang a row under the last row of a higher rank."""
    node = Node(entry=entry)
    style = style_of(entry.mark)
    if style == "none" and not entry.spanning:
        _place_unnumbered(area, stack, node)
        return
    node.rank = _RANKS[style]
    if style == "none":
        node.rank = _HEADING_RANK
    elif style == "arabic":
        node.rank += min(bare(entry.mark).count("."), _DEEPEST)
    while stack and (stack[-1].rank >= node.rank):
        stack.pop()
    _hang(area, stack, node)


def _place_unnumbered(area: AreaNode, stack: list[Node], node: Node) -> None:
    """A row without a number goes beside the row before it, or under it where that is only a heading."""
    if node.entry.repeats is not None:
        while (
            stack
            and stack[-1].entry.at != node.entry.repeats
            and any(one.entry.at == node.entry.repeats for one in stack)
        ):
            stack.pop()
    if stack:
        last = stack[-1]
        beside = last.rank == _RANKS["none"] or node.entry.repeats is not None or last.entry.owing
        node.rank = last.rank if beside else _RANKS["none"]
        if beside:
            stack.pop()
    else:
        node.rank = _RANKS["none"]
    _hang(area, stack, node)


def _hang(area: AreaNode, stack: list[Node], node: Node) -> None:
    node.parent = stack[-1] if stack else None
    (node.parent.children if node.parent else area.tasks).append(node)
    stack.append(node)


def _name(area: AreaNode) -> None:
    """Give every task its number, and an id where the number is absent or another has it."""
    nodes = _all(area.tasks)
    taken: set[str] = set()
    for node in nodes:
        number = bare(node.entry.mark)
        style = style_of(node.entry.mark)
        if style in ("dash", "plus"):
            node.number = "+" if style == "plus" else "-"
        elif number:
            node.number = re.sub(r"[\s#@/]+", "-", number)
    for node in nodes:
        if node.number and style_of(node.number) in ("arabic", "roman", "upper") and node.number not in taken:
            taken.add(node.number)
        elif node.number and style_of(node.number) in ("arabic", "roman", "upper"):
            node.id = "?"
    numbered = bool(taken)
    last = ""
    for node in nodes:
        if node.id or not node.number or style_of(node.number) not in ("arabic", "roman", "upper"):
            node.id = _free_id(node, last, taken, numbered)
            taken.add(node.id)
            if node.id == node.number:
                node.id = ""
        last = node.key


def _free_id(node: Node, last: str, taken: set[str], numbered: bool) -> str:
    """An id that no other row has, telling whose part or neighbour it is: "5.a", "1.b", "3.2-2"."""
    style = style_of(node.number) if node.number else "none"
    if style in ("arabic", "roman", "upper"):
        above = f"{node.parent.key}." if node.parent and not node.number.startswith(f"{node.parent.key}.") else ""
        base = f"{above}{node.number}"
        return base if base not in taken else _counted_up(f"{base}-", taken, 2)
    if style == "lower":
        base = f"{node.parent.key}.{node.number}" if node.parent else node.number
        return base if base not in taken else _counted_up(f"{base}-", taken, 2)
    before = _before(node)
    if before is not None and style_of(before.number) in ("arabic", "roman", "upper"):
        return _counted_up(f"{before.key}-", taken, 2)
    if node.parent is not None and (node.entry.repeats is None or not last):
        for letter in "abcdeghiklmnopqrstuvxy":
            if f"{node.parent.key}.{letter}" not in taken:
                return f"{node.parent.key}.{letter}"
    if not numbered or not last:
        return _counted_up("", taken, 1) if not numbered else _counted_up("0-", taken, 1)
    return _counted_up(f"{last.rpartition('-')[0] or last}-", taken, 2)


def _before(node: Node) -> Node | None:
    """The row before it under the same parent."""
    siblings = node.parent.children if node.parent else []
    place = next((n for n, one in enumerate(siblings) if one is node), 0)
    return siblings[place - 1] if place else None


def _counted_up(base: str, taken: set[str], first: int) -> str:
    number = first
    while f"{base}{number}" in taken:
        number += 1
    return f"{base}{number}"


def _all(nodes: Sequence[Node]) -> list[Node]:
    return [one for node in nodes for one in (node, *_all(node.children))]
