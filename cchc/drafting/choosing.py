"""What is to be recorded, and which item and which term of a task it speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal

from msgspec import Struct

from cchc.drafting.meaning import Meant, part_of
from cchc.obligations.assessing import Assessed
from cchc.obligations.obligation import Term, Turn
from cchc.obligations.recording import turn_meant
from cchc.plans.journal import Status
from cchc.store import WorkspaceError
from cchc.text import fold, one_space


class Wish(Struct, frozen=True, kw_only=True):
    """What is to be recorded; ``item`` may be a number from 1, all of them, or None where there is but one open.

    ``again`` puts the new line in the place of the one that closed the task already; what is left unsaid (the day,
    where ``day_said`` is false; texts that are None) is then as it was.
    """

    on: date
    day_said: bool = True
    status: Status = "done"
    item: int | Literal["all"] | None = None
    occurrence: str | None = None
    due: date | None = None
    evidence: str | None = None
    document: str | None = None
    cause: str | None = None
    note: str | None = None
    again: bool = False


class Whose(Struct, frozen=True, kw_only=True):
    """For which units: those named, or everyone who owes the task and is not done, without some.

    ``behalf_of`` names a unit that ended and whose job the unit named carries on.
    """

    names: tuple[str, ...] = ()
    everyone: bool = False
    without: tuple[str, ...] = ()
    behalf_of: str | None = None


def item_meant(text: str | None) -> int | Literal["all"] | None:
    """The item that a person means by "2" or "all"; WorkspaceError for anything else."""
    if text is None:
        return None
    if fold(text) in ("all", "tat ca"):
        return "all"
    if not text.strip().isdecimal() or int(text) < 1:
        raise WorkspaceError(
            f"“{text}” không phải là thứ tự sản phẩm (--item).", "Ghi --item 1, --item 2 … hoặc all."
        )
    return int(text)


def one_line(text: str | None) -> str | None:
    """A text as it goes into a file: NFC, no invisible signs, no spaces at the ends; None for an empty one.

    Every kind of line end becomes LF, which a log writes as an escape.
    """
    if text is None:
        return None
    lines = (one_space("".join(c for c in line if c.isprintable() or c.isspace())) for line in text.splitlines())
    return "\n".join(line for line in lines if line) or None


class Refused(WorkspaceError):
    """One line that cannot be recorded; several are told together."""


def chosen(found: list[Assessed], meant: Meant, wish: Wish) -> Iterator[list[Assessed]]:
    """The obligations that each new line speaks of: one item and one term, or all that are open at once."""
    if meant.part:
        yield [_part(found, meant, wish)]
    elif wish.status in ("called", "dropped") and wish.item is None and wish.occurrence is None:
        yield from _all_at_once(found, wish)
    else:
        for item in _items(found, meant, wish):
            mine = [a for a in found if a.obligation.item == item]
            yield [_term(mine, meant, wish)]


def _part(found: list[Assessed], meant: Meant, wish: Wish) -> Assessed:
    """The one whose id was given whole, whichever unit's it was."""
    if wish.item is not None or wish.occurrence is not None:
        raise Refused(f"Mã đã nêu sản phẩm, kỳ: “{meant.part}”.", "Bỏ --item, --occurrence.")
    for a in found:
        if part_of(a.obligation.id) == meant.part:
            return a
    parts = "; ".join(part_of(a.obligation.id) for a in found if part_of(a.obligation.id))
    known = f"Đang có: {parts}." if parts else "Việc này chỉ có một: bỏ phần sau đơn vị."
    raise Refused(f"{meant.task} không có sản phẩm, kỳ “{meant.part}”.", known)


def _all_at_once(found: list[Assessed], wish: Wish) -> Iterator[list[Assessed]]:
    """Everything that a line without item and occurrence ends or wakes; a line an item where it is not all.

    What was closed one by one is closed again one by one, so that each line knows the one that it replaces; where
    something is closed already, each line names its own item and term.
    """
    still = [a for a in found if not a.closed]
    if wish.status == "called":
        still = [a for a in still if a.obligation.term.waiting_for in ("condition", "unscheduled")] or still
    if not still:
        yield from ([a] for a in found)
    elif len(still) == len(found):
        yield still
    else:
        yield from ([a] for a in still)


def _items(found: list[Assessed], meant: Meant, wish: Wish) -> list[int | None]:
    """The items spoken of. Raises Refused where several are open and none was named."""
    known = list(dict.fromkeys(a.obligation.item for a in found))
    wanted = wish.item
    if wanted == "all" or (len(known) == 1 and wanted in (None, known[0] or 1)):
        return known
    if wanted is None:
        still = [item for item in known if any(a.obligation.item == item and not a.closed for a in found)]
        if len(still) == 1:
            return list(still)
        raise Refused(
            f"{meant.task} có {len(known)} sản phẩm: {_item_list(found)}.",
            "Ghi rõ --item 1, --item 2 …, hoặc --item all.",
        )
    if wanted not in known:
        raise Refused(f"{meant.task} không có sản phẩm thứ {wanted}.", f"Các sản phẩm: {_item_list(found)}.")
    return [wanted]


def _item_list(found: Iterable[Assessed]) -> str:
    by_item: dict[int | None, list[Assessed]] = {}
    for a in found:
        by_item.setdefault(a.obligation.item, []).append(a)
    listed = []
    for item, mine in by_item.items():
        text = "; ".join(mine[0].obligation.products) or mine[0].obligation.text
        days = ", ".join(f"{a.due:%d/%m/%Y}" for a in mine if a.due is not None)
        listed.append(f"{item or 1}) {text}" + (f" (hạn {days})" if days else ""))
    return "; ".join(listed)


def _term(mine: list[Assessed], meant: Meant, wish: Wish) -> Assessed:
    """The one term that is meant: the one named, else the open one whose due day is nearest."""
    named = wish.occurrence
    if len(mine) == 1 and named is None:
        return mine[0]
    turns = mine[0].obligation.turns or (_only_turn(mine[0].obligation.term),)
    by_name = {a.obligation.term.occurrence: a for a in mine}
    if named is not None:
        hits = [turn.occurrence for turn in turns if turn.is_called(named, wish.on.year)]
        if len(hits) != 1:
            raise Refused(
                f"{meant.task} không có kỳ “{named}”." if not hits else f"“{named}” là nhiều kỳ của {meant.task}.",
                f"Các kỳ: {_turn_list(mine)}." if len(mine) > 1 else "Việc này chỉ có một kỳ: bỏ --occurrence.",
            )
        return by_name[hits[0]]
    closed = {a.obligation.term.occurrence for a in mine if a.closed}
    meant_turn = turn_meant(turns, closed, wish.on)
    if meant_turn is None:
        raise Refused(
            f"Chưa kỳ nào của {meant.task} bắt đầu vào ngày {wish.on:%d/%m/%Y}.", f"Các kỳ: {_turn_list(mine)}."
        )
    return by_name[meant_turn.occurrence]


def _only_turn(term: Term) -> Turn:
    return Turn(term.occurrence, term.due, term.start, term.label)


def _turn_list(mine: Iterable[Assessed]) -> str:
    listed = []
    for a in mine:
        label = f" {a.obligation.term.label}" if a.obligation.term.label else ""
        due = f" (hạn {a.due:%d/%m/%Y})" if a.due else ""
        listed.append(f"{a.obligation.term.occurrence}{label}{due}")
    return "; ".join(listed)
