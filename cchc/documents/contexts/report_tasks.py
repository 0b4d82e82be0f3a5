"""The tasks of a report, a line for each product or turn: who owes it, until when, done when, and how it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct

from cchc.calendar.written import printed_day
from cchc.documents.marks import Cell, Merge, Noted
from cchc.obligations.assessing import Assessed
from cchc.obligations.counting import left_out, outcome, worst
from cchc.obligations.obligation import WaitingFor
from cchc.obligations.reporting import Reckoning, areas_of
from cchc.obligations.tracing import Breakdown, Counted
from cchc.obligations.wording import state_words
from cchc.plans.words import OUTCOMES, STATUSES

_NAMED = 5
_CARRIED = "kỳ trước chuyển sang"
_AHEAD = "hạn sau kỳ, hoàn thành sớm"
_WAITING: dict[WaitingFor, str] = {
    "event": "chờ sự kiện",
    "external": "chờ văn bản khác",
    "condition": "chưa phát sinh",
    "unscheduled": "đột xuất, chưa phát sinh",
    "unit": "chưa xác định đơn vị",
    "confirmation": "cần xác nhận thời hạn",
    "assignment": "chờ quyết định giao đơn vị làm tiếp",
    "authority": "đến hạn sau khi cơ quan ban hành kết thúc hoạt động",
}
_TOLD = ("submitted", "blocked", "extended")
"""Statuses that say more of what is still open than its cell does."""


class TaskRow(Struct, frozen=True, kw_only=True):
    """A row of the table: an area's name across it (``spanning``), the text of the row above some sub-tasks
    (``heading``), or cells, those of one task merged down.
    """

    spanning: str = ""
    heading: str = ""
    number: Cell = Cell()
    task: Cell = Cell()
    products: Cell = Cell()
    lead: Cell = Cell()
    due: str = ""
    done: str = ""
    evidence: str = ""
    state: str = ""


class TaskLine(Struct, frozen=True, kw_only=True):
    """A task in a list: its text, who leads it, the (first) day that it is due on, how it stands."""

    task: str
    lead: str
    due: str
    state: str


def task_rows(reckoning: Reckoning) -> tuple[TaskRow, ...]:
    """Every task of the period by area, in document order: also what was carried over, and what was done early."""
    tagged = [(one, "") for one in reckoning.assigned]
    tagged += [(one, _CARRIED) for one in reckoning.carried_over().parts]
    tagged += [(one, _AHEAD) for one in reckoning.ahead().parts]
    rows: list[TaskRow] = []
    order = {row.id: place for place, row in enumerate(reckoning.loaded.rows.rows)}
    for area, name in areas_of(reckoning.loaded).items():
        mine = [(one, tag) for one, tag in tagged if one.obligation.area == area and one.stands]
        tasks = sorted(dict.fromkeys(one.obligation.task for one, _ in mine), key=lambda task: order.get(task, 0))
        if tasks:
            rows.append(TaskRow(spanning=name))
        heading: tuple[str, ...] = ()
        for number, task in enumerate(tasks, 1):
            of_task = [(one, tag) for one, tag in mine if one.obligation.task == task]
            above = of_task[0][0].obligation.heading
            if above and above != heading:
                rows.append(TaskRow(heading=" ".join(above[-1].split())))
            heading = above
            rows += _rows(number, of_task, unrecorded=reckoning.unrecorded)
    return tuple(rows)


def _rows(number: int, found: Sequence[tuple[Assessed, str]], *, unrecorded: bool) -> Iterator[TaskRow]:
    """The rows of one task: one for each item and turn, its products and leads only where they change."""
    turns: dict[tuple[int | None, str | None], list[tuple[Assessed, str]]] = {}
    for one, tag in found:
        turns.setdefault((one.obligation.item, one.obligation.term.occurrence), []).append((one, tag))
    groups = sorted(turns.values(), key=lambda group: (group[0][0].obligation.item or 0, _due(group) or date.max))
    for place, group in enumerate(groups):
        parts = [one for one, _ in group]
        first = parts[0].obligation
        same = place > 0 and groups[place - 1][0][0].obligation.item == first.item
        follows = place + 1 < len(groups) and groups[place + 1][0][0].obligation.item == first.item
        yield TaskRow(
            number=_merged([str(number)], place > 0, len(groups) > 1),
            task=_merged(first.text.split("\n"), place > 0, len(groups) > 1),
            products=_merged(_dashed(first.products), same, same or follows),
            lead=_merged(lead_lines(parts), place > 0, len(groups) > 1),
            due=due_words(parts[0]),
            done=_done(parts),
            evidence=_evidence(parts),
            state=state(parts, group[0][1], unrecorded=unrecorded),
        )


def lead_lines(parts: Sequence[Assessed]) -> list[str]:
    """The cell that names who leads, as issued; under it whoever holds it now, where that is another."""
    first = _lead(parts).obligation
    lead = [one for one in parts if one.obligation.role != "coordinating"]
    moved = (one.obligation.owner for one in lead if one.obligation.owner.came)
    holders = list(dict.fromkeys(owner.unit for owner in moved if owner.waiting is None))
    said = [first.cell or first.owner.first]
    if holders:
        said.append(f"(nay: {_listed(holders, 'đơn vị kế tiếp')})")
    return said


def _due(group: Sequence[tuple[Assessed, str]]) -> date | None:
    return group[0][0].due


def _merged(lines: Iterable[str], follows: bool, several: bool) -> Cell:
    merge: Merge = "next" if follows else "first" if several else ""
    return Cell(lines=() if follows else tuple(map(Noted, lines)), merged=merge)


def task_lines(one: Assessed) -> list[str]:
    """The text of a task; of a sub-task under the text of the row above it."""
    above, text = _above(one), one.obligation.text.split("\n")
    return [f"{above}:", *text] if above else text


def one_line(one: Assessed) -> str:
    """The same in one line, for a list."""
    return ": ".join(filter(None, (_above(one), " ".join(one.obligation.text.split()))))


def _above(one: Assessed) -> str:
    heading = one.obligation.heading
    return " ".join(heading[-1].split()).rstrip(".:;") if heading else ""


def _dashed(texts: Sequence[str]) -> list[str]:
    return list(texts) if len(texts) < 2 else [f"- {text}" for text in texts]


def due_words(one: Assessed) -> str:
    """The day in force; of what has none the cell's own words."""
    if one.due is not None and (one.timing != "waiting" or one.waiting_for == "unit"):
        return printed_day(one.due)
    return one.obligation.term.phrase or ""


def _done(parts: Sequence[Assessed]) -> str:
    """The day on which the last of those that count was done; none while one is open."""
    days = [one.facts.done_on for one in parts if one.status != "dropped"]
    done = [day for day in days if day is not None]
    return printed_day(max(done)) if done and len(done) == len(days) else ""


def _evidence(parts: Sequence[Assessed]) -> str:
    told = [one.facts.evidence or one.facts.document for one in parts]
    documents = list(dict.fromkeys(text for text in told if text))
    return _listed(documents, "văn bản")


def _listed(texts: Sequence[str], what: str) -> str:
    """Texts one after the other; of many the first few and the number of the rest."""
    shown = "; ".join(texts[:_NAMED])
    return shown if len(texts) <= _NAMED else f"{shown} và {len(texts) - _NAMED} {what} khác"


def state(parts: Sequence[Assessed], tag: str = "", *, unrecorded: bool) -> str:
    """How a product stands, in the words of the four cells; of several units how many did it and who did not."""
    whole = worst(parts)
    if whole is None:
        told = _left_out(parts)
    elif unrecorded:
        told = STATUSES["none"]
    else:
        told = OUTCOMES[whole]
    lines = [f"{told[:1].upper()}{told[1:]}", *([tag] if tag else [])]
    if whole is not None and not unrecorded:
        lines += _of_several(parts) if len(_apart(parts)) > 1 else _said(parts[0])
    return "\n".join(lines)


def _left_out(parts: Sequence[Assessed]) -> str:
    """Why it counts in no rate; of a central agency's unit how it stands all the same."""
    first = next((one for one in parts if one.stands), parts[0])
    if left_out(first) == "vertical":
        return f"{OUTCOMES[outcome(first)]} (ngành dọc, không tính vào tỷ lệ)"
    if first.timing == "waiting" and first.waiting_for is not None:
        return _WAITING[first.waiting_for]
    return state_words(first)[0]


def _said(one: Assessed) -> list[str]:
    if one.status not in _TOLD:
        return []
    cause = f": {one.facts.cause}" if one.status == "blocked" and one.facts.cause else ""
    return [f"{STATUSES[one.status]}{cause}"]


def _apart(parts: Sequence[Assessed]) -> list[Assessed]:
    """One part for each unit that owes its own; joint leads share one."""
    found = {one.obligation.owner.shared_with or (one.obligation.owner.first_id,): one for one in reversed(parts)}
    return [one for one in reversed(found.values()) if left_out(one) is None]


def _of_several(parts: Sequence[Assessed]) -> list[str]:
    apart = _apart(parts)
    done = [one for one in apart if one.status == "done"]
    late = [one for one in done if one.done_late]
    silent = [one for one in apart if one.status == "none"]
    going = [one for one in apart if one.status not in ("none", "done")]
    lines = [f"{len(done)}/{len(apart)} đơn vị hoàn thành"]
    for words, found in (("quá hạn", late), ("chưa xong", going), ("chưa báo cáo", silent)):
        if found:
            names = dict.fromkeys(one.obligation.owner.unit for one in found)
            lines.append(f"{words}: {_listed(list(names), 'đơn vị')}")
    return lines


def task_lists(breakdown: Breakdown, *, unrecorded: bool) -> tuple[TaskLine, ...]:
    """The tasks that count in a breakdown, by the first day that a part of each is due on."""
    dated = [(min(part.due or date.max for part in one.parts), one) for one in breakdown.assigned]
    dated.sort(key=lambda pair: pair[0])
    return tuple(
        TaskLine(
            task=one_line(_lead(one.parts)),
            lead=" ".join(lead_lines(one.parts)),
            due="" if day == date.max else printed_day(day),
            state=_of_whole(one, unrecorded=unrecorded),
        )
        for day, one in dated
    )


def _of_whole(counted: Counted, *, unrecorded: bool) -> str:
    """How a task that counts stands, in the words of the four cells."""
    told = STATUSES["none"] if unrecorded or counted.state is None else OUTCOMES[counted.state]
    return f"{told[:1].upper()}{told[1:]}"


def _lead(parts: Sequence[Assessed]) -> Assessed:
    """The part of one that leads, where there is one."""
    return next((one for one in parts if one.stands), parts[0])
