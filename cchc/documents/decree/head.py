"""The head of a document: who issues it, Quốc hiệu, number, place and date, however the two columns are made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from msgspec import Struct, field

from cchc.documents.decree.decree30 import decree
from cchc.documents.decree.lines import Line, lines_of, pieces
from cchc.documents.decree.reading import Paragraph
from cchc.documents.decree.recognising import (
    alike,
    bare_body,
    date_said,
    is_about,
    is_addressee,
    is_basis,
    is_number,
    is_stamp,
    kind_said,
    starts_name,
)

Layout = Literal["table", "tabs", "boxes", "stacked"]
_WITHIN = 80
"""Paragraphs in which the head must begin."""
_LONG = 160
"""A line of so many letters belongs to the body."""


class Head(Struct, kw_only=True):
    """The parts of a head; ``left`` and ``right`` are the lines of its columns, blank ones too.

    ``end`` is the index of the first paragraph after it; ``about`` the lines of "V/v …" of a công văn.
    """

    layout: Layout
    end: int
    paragraphs: list[Paragraph]
    left: list[Line] = field(default_factory=list)
    right: list[Line] = field(default_factory=list)
    national: Line | None = None
    motto: Line | None = None
    superior: list[Line] = field(default_factory=list)
    issuer: list[Line] = field(default_factory=list)
    number: Line | None = None
    date: Line | None = None
    about: list[Line] = field(default_factory=list)


class _Columns(NamedTuple):
    left: list[Line]
    right: list[Line]
    end: int


def find_head(paragraphs: Sequence[Paragraph]) -> Head | None:
    """The head of a document by its paragraphs; None where neither Quốc hiệu nor Tiêu ngữ stands in it."""
    anchor = _said(paragraphs, decree().national) or _said(paragraphs, decree().motto)
    if anchor is None:
        return None
    layout = _layout(anchor, paragraphs)
    columns = _of_table(anchor, paragraphs) if layout == "table" else _of_lines(anchor, paragraphs)
    after = _zone_end(paragraphs, columns.end)
    outside = [piece for one in paragraphs[columns.end : after] for line in lines_of(one) for piece in pieces(line)]
    everything = [*columns.right, *columns.left, *outside]
    head = Head(layout=layout, end=columns.end, paragraphs=[], left=columns.left, right=columns.right)
    head.national = next((line for line in everything if alike(line, decree().national)), None)
    head.motto = next((line for line in everything if alike(line, decree().motto)), None)
    head.number = next((line for line in [*columns.left, *outside, *columns.right] if is_number(line)), None)
    head.date = next((line for line in everything if date_said(line)), None)
    _name_bodies(head)
    head.about = _about([*columns.left, *outside])
    head.end = max([columns.end, *(_index(paragraphs, line) + 1 for line in _parts(head))])
    head.paragraphs = list(paragraphs[: head.end])
    return head


def _said(paragraphs: Sequence[Paragraph], words: str) -> Line | None:
    every = (piece for one in paragraphs[:_WITHIN] for line in lines_of(one) for piece in pieces(line))
    return next((piece for piece in every if alike(piece, words)), None)


def _layout(anchor: Line, paragraphs: Sequence[Paragraph]) -> Layout:
    if anchor.paragraph.box:
        return "boxes"
    cell = anchor.paragraph.cell
    if cell is not None and any(
        one.cell and one.cell.table == cell.table and one.cell.column < cell.column for one in paragraphs
    ):
        return "table"
    return "tabs" if anchor.tabbed else "stacked"


def _of_table(anchor: Line, paragraphs: Sequence[Paragraph]) -> _Columns:
    """The columns of a head that is a table: the cells before that of Quốc hiệu, and that one."""
    at = anchor.paragraph.cell
    assert at is not None
    left: list[Line] = []
    right: list[Line] = []
    end = 0
    for index, one in enumerate(paragraphs):
        if one.cell is not None and one.cell.table == at.table:
            end = index + 1
            (left if one.cell.column < at.column else right).extend(lines_of(one))
    return _Columns(left, right, end)


def _of_lines(anchor: Line, paragraphs: Sequence[Paragraph]) -> _Columns:
    """The columns of a head made of tabs, spaces, text boxes, or of lines one under the other."""
    left: list[Line] = []
    right: list[Line] = []
    end = _zone_end(paragraphs, 0)
    for one in paragraphs[:end]:
        for line in lines_of(one):
            found = pieces(line)
            if len(found) > 1:
                left += found[:-1]
                right.append(found[-1])
            elif found:
                (right if _belongs_right(found[0], anchor) else left).append(found[0])
            else:
                left.append(line)
    return _Columns(left, right, end)


def _belongs_right(piece: Line, anchor: Line) -> bool:
    boxed = anchor.paragraph.box
    if boxed and piece.paragraph.box == boxed:
        return True
    words = (decree().national, decree().motto)
    return piece.tabbed or bool(date_said(piece)) or any(alike(piece, said) for said in words)


def _zone_end(paragraphs: Sequence[Paragraph], start: int) -> int:
    """The index of the first paragraph from ``start`` on that can no longer belong to a head."""
    for index, one in enumerate(paragraphs[start:], start):
        for line in lines_of(one):
            opening = kind_said(line) or is_addressee(line) or is_basis(line, letter=True, following=False)
            if opening or len(line.words) > _LONG:
                return index
        if index - start > _WITHIN:
            return index
    return len(paragraphs)


def _name_bodies(head: Head) -> None:
    """Tell the superior body from the issuing one: the last name that begins on a line of its own issues."""
    names: list[list[Line]] = []
    for line in head.left:
        if is_number(line) or is_about(line) or date_said(line) or kind_said(line):
            break
        if line.blank or is_stamp(line) or line in (head.national, head.motto):
            continue
        if not names or (starts_name(line) and not bare_body(names[-1][-1])):
            names.append([line])
        else:
            names[-1].append(line)
    head.issuer = names[-1] if names else []
    head.superior = [line for name in names[:-1] for line in name]


def _about(lines: Sequence[Line]) -> list[Line]:
    start = next((k for k, line in enumerate(lines) if is_about(line)), None)
    if start is None:
        return []
    found = []
    for line in lines[start:]:
        if line.blank or date_said(line) or is_number(line):
            break
        found.append(line)
    return found


def _parts(head: Head) -> list[Line]:
    single = (head.national, head.motto, head.number, head.date)
    return [line for line in single if line is not None] + head.about + head.issuer


def _index(paragraphs: Sequence[Paragraph], line: Line) -> int:
    return next(k for k, one in enumerate(paragraphs) if one is line.paragraph)
