"""An obligation's state in a few words, the same everywhere, and the status that a person means."""

from __future__ import annotations

from typing import cast, get_args

from cchc.obligations.assessing import Assessed
from cchc.plans.journal import Status
from cchc.plans.words import STATUSES, WAITING, status_named
from cchc.store import one_of


def status_meant(text: str, option: str) -> Status:
    """The status that a person means: its name in files ("done") or its words ("đã xong"), accents or not.

    Raises WorkspaceError for anything else, naming ``option`` and the nearest.
    """
    return status_named(text) or cast(Status, one_of(text.strip().lower(), get_args(Status), option))


def state_words(assessed: Assessed, *, unrecorded: bool = False) -> tuple[str, str]:
    """The state in a few words and its colour; nothing recorded at all is no wall of red."""
    if assessed.status == "done":
        return ("xong, muộn" if assessed.done_late else "đã xong"), "green"
    if assessed.status == "dropped":
        return STATUSES["dropped"], "dim"
    if assessed.waiting_for is not None and assessed.timing == "waiting":
        return WAITING[assessed.waiting_for], "dim"
    if assessed.timing == "ongoing":
        return "thường xuyên", "dim"
    if assessed.timing == "undated":
        return "không thời hạn", "dim"
    if assessed.days_left is None:
        return "đã qua hạn", "dim"
    left = assessed.days_left
    if assessed.timing == "late":
        return (STATUSES["none"], "yellow") if unrecorded else (f"muộn {-left} ngày", "red")
    words = "hôm nay" if left == 0 else f"còn {left} ngày"
    return words, "yellow" if assessed.timing == "due_soon" else ""
