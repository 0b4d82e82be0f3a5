"""How an obligation stands, as the page tells it: one word for each, and when it counts in which month."""

from __future__ import annotations

from datetime import date
from typing import Literal, get_args

from cchc.obligations import Assessed

State = Literal[
    "late",
    "soon",
    "open",
    "undecided",
    "done",
    "done_late",
    "waiting",
    "undated",
    "dropped",
    "coordinating",
]
STATES: tuple[State, ...] = get_args(State)
"""Every state, the most pressing first."""
EARLIER, LATER, UNDATED = "earlier", "later", "none"
"""The months that are none of the page's own: before its first, after its last, no date at all."""


def state(assessed: Assessed) -> State:
    """Exactly one word: late is what ``overdue`` lists, coordinators' rows are nobody's to close."""
    if assessed.status == "dropped":
        return "dropped"
    if assessed.status == "done":
        return "done_late" if assessed.done_late else "done"
    if not assessed.stands:
        return "coordinating"
    if assessed.undecided:
        return "undecided"
    match assessed.timing:
        case "waiting":
            return "waiting"
        case "ongoing" | "undated":
            return "undated"
        case "late":
            return "late"
        case "due_soon":
            return "soon"
        case "in_time":
            return "open"


def state_names(*, unrecorded: bool, soon: int) -> dict[State, str]:
    """The words for the states; nothing recorded at all accuses nobody. ``soon``: days ahead that are near."""
    return {
        "late": "đã qua hạn, chưa ghi nhận" if unrecorded else "quá hạn, chưa xong",
        "soon": f"sắp đến hạn (trong {soon} ngày)",
        "open": "còn hạn",
        "undecided": "chờ quyết định",
        "done": "đã xong",
        "done_late": "xong, muộn",
        "waiting": "chưa tính hạn (chờ sự kiện, điều kiện…)",
        "undated": "không có ngày cụ thể",
        "dropped": "thôi thực hiện",
        "coordinating": "chỉ phối hợp",
    }


def month_of(assessed: Assessed, years: tuple[int, ...]) -> str:
    """The month that it is due in ("2025-03"), or where that lies outside the years of the page."""
    due = assessed.due if assessed.dated else None
    return UNDATED if due is None else month_key(due, years)


def month_key(due: date, years: tuple[int, ...]) -> str:
    """The month of a day, among the months of ``years`` (at least one, ascending)."""
    if due.year < years[0]:
        return EARLIER
    return LATER if due.year > years[-1] else f"{due:%Y-%m}"
