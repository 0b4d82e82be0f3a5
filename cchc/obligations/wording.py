"""The field's own words for roles, statuses and states, the same in lists, sheets and documents."""

from __future__ import annotations

from typing import cast, get_args

from cchc.obligations.assessing import Assessed
from cchc.plans.journal import Status
from cchc.store import one_of
from cchc.text import fold

ROLES = {"lead": "chủ trì", "coordinating": "phối hợp", "report": "báo cáo", "duty": "trách nhiệm"}
STATUSES = {
    "none": "chưa ghi nhận",
    "started": "đang làm",
    "submitted": "đã trình",
    "blocked": "vướng mắc",
    "done": "đã xong",
    "dropped": "thôi thực hiện",
    "called": "đã phát sinh",
    "extended": "gia hạn",
}
WAITING = {
    "event": "chờ sự kiện",
    "external": "văn bản khác",
    "condition": "khi phát sinh",
    "unit": "chưa rõ đơn vị",
    "confirmation": "cần xác nhận",
    "unscheduled": "đột xuất",
}
INCOMPLETE = "danh sách do người lập danh bạ tự liệt kê, có thể chưa đủ"
"""Said of a group's members where the list is our own best knowledge and not the plan's."""


def status_meant(text: str, option: str) -> Status:
    """The status that a person means: its name in files ("done") or its words ("đã xong"), accents or not.

    Raises WorkspaceError for anything else, naming ``option`` and the nearest.
    """
    words = {fold(name): status for status, name in STATUSES.items() if status != "none"}
    known = tuple(get_args(Status))
    return cast(Status, words.get(fold(text)) or one_of(text.strip().lower(), known, option))


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
