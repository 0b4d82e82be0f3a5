"""Lists in a body: lines with dashes, pluses under them, and numbered lines that a colon announces."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import UNSET

from cchc.importing.body.body_headings import Headings
from cchc.importing.body.passages import Passage
from cchc.importing.marking import Family
from cchc.plans.document import ListBlock, ListItem


class Listed(NamedTuple):
    """A list with the passages that it was made of, and the index of the passage behind it."""

    content: tuple[ListBlock, Sequence[Passage]]
    end: int


class _Line:
    """One line of a list while it is read."""

    def __init__(self, words: str, number: str = "") -> None:
        self.words = words
        self.number = number
        self.below: list[_Line] = []

    def item(self) -> str | ListItem:
        if not self.number and not self.below:
            return self.words
        return ListItem(
            text=self.words,
            number=self.number or UNSET,
            items=[line.item() for line in self.below] if self.below else UNSET,
        )


def list_block(passages: Sequence[Passage], at: int) -> Listed:
    """The list that begins at a line with a sign; another sign than the first opens a list under its line."""
    lines: list[_Line] = []
    end = _bullets(passages, at, lines)
    return Listed((ListBlock(items=[line.item() for line in lines]), passages[at:end]), end)


def _bullets(passages: Sequence[Passage], at: int, lines: list[_Line]) -> int:
    """Read lines with signs into ``lines``; the signs in the order in which they come are the depths."""
    signs: list[str] = []
    start = at
    while at < len(passages) and passages[at].bullet:
        passage = passages[at]
        sign = passage.mark.number if passage.mark else "-"
        if sign in signs:
            del signs[signs.index(sign) + 1 :]
        elif sign == "-" and at > start:
            signs[:] = ["-"]
        else:
            signs.append(sign)
        own = lines
        for _ in signs[1:]:
            own = own[-1].below if own else own
        lonely = sign == "+" and at == start
        own.append(_Line(passage.words, "+" if lonely or (sign == "+" and own is lines) else ""))
        at += 1
        if passage.colon and (run := _run_end(passages, at)) > at + 1:
            own[-1].below += [_numbered(one) for one in passages[at:run]]
            at = run
    return at


def numbered_run(passages: Sequence[Passage], at: int, headings: Headings) -> Listed | None:
    """The numbered lines that begin at ``at``, each one paragraph; None where they are sections."""
    end = at
    lines: list[_Line] = []
    family = _family(passages[at])
    while end < len(passages) and (one := passages[end]).mark is not None and not one.bullet:
        if one.mark.family != family or one.mark.value != len(lines) + 1 or headings.at(end):
            break
        lines.append(_numbered(one))
        end = _bullets(passages, end + 1, lines[-1].below)
    if len(lines) < 2 or _goes_on(passages, at, end, len(lines)):
        return None
    return Listed((ListBlock(items=[line.item() for line in lines]), passages[at:end]), end)


def _goes_on(passages: Sequence[Passage], at: int, end: int, counted: int) -> bool:
    """Whether the count goes on behind a paragraph without number: then its lines are sections."""
    family = _family(passages[at])
    for one in passages[end:]:
        if one.mark is not None and not one.bullet:
            return one.mark.family == family and one.mark.value == counted + 1
    return False


def _family(passage: Passage) -> Family | None:
    return passage.mark.family if passage.mark else None


def _run_end(passages: Sequence[Passage], at: int) -> int:
    """The end of the numbered lines of one kind, counted from 1, that begin at ``at``."""
    end = at
    while end < len(passages) and (mark := passages[end].mark) is not None and mark.family != "bullet":
        first = passages[at].mark
        if (
            first is None
            or mark.family != first.family
            or mark.value != end - at + 1
            or mark.family in ("roman", "part")
        ):
            break
        end += 1
    return end


def _numbered(passage: Passage) -> _Line:
    mark = passage.mark
    if mark is None:
        return _Line(passage.words)
    return _Line(passage.words, mark.number)
