"""The field's own words for roles, statuses and what is waited for, the same in lists, sheets and documents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from cchc.plans.journal import Status
from cchc.plans.organisation import SuccessionKind
from cchc.text import fold

ROLES = {"lead": "chủ trì", "coordinating": "phối hợp", "report": "báo cáo", "duty": "trách nhiệm"}
RECORDABLE: dict[Status, str] = {
    "started": "đang làm",
    "submitted": "đã trình",
    "blocked": "vướng mắc",
    "done": "đã xong",
    "dropped": "thôi thực hiện",
    "called": "đã phát sinh",
    "extended": "gia hạn",
}
"""The statuses that a log can hold."""
STATUSES: Mapping[str, str] = {"none": "chưa ghi nhận"} | RECORDABLE
WAITING = {
    "event": "chờ sự kiện",
    "external": "văn bản khác",
    "condition": "khi phát sinh",
    "unit": "chưa rõ đơn vị",
    "confirmation": "cần xác nhận",
    "unscheduled": "đột xuất",
    "assignment": "chờ quyết định giao",
    "authority": "sau ngày kết thúc",
}
OUTCOMES = {
    "done_in_time": "hoàn thành đúng hạn",
    "done_late": "hoàn thành quá hạn",
    "open": "đang thực hiện (trong hạn)",
    "late": "quá hạn chưa hoàn thành",
}
"""The four cells of the Government's tables."""
LEFT_OUT = {
    "coordinating": "chỉ phối hợp",
    "undated": "không thời hạn",
    "ongoing": "thường xuyên",
    "waiting": "chờ sự kiện, điều kiện",
    "open_group": "nhóm chưa nêu tên đơn vị",
    "vertical": "ngành dọc",
    "dropped": "thôi thực hiện",
    "assignment": "chờ quyết định giao",
    "after_end": "đến hạn sau khi cơ quan ban hành kết thúc hoạt động",
}
"""Why something counts in no rate."""
KINDS_OF_CHANGE: Mapping[SuccessionKind, str] = {
    "rename": "đổi tên",
    "merge": "sáp nhập, hợp nhất",
    "split": "chia tách",
    "abolish": "giải thể",
    "function moved": "chuyển chức năng",
}
"""What became of a unit."""
PERIODS = {
    "Q1": "quý I",
    "H1": "6 tháng đầu năm",
    "Q2": "quý II",
    "Q3": "quý III",
    "9M": "9 tháng đầu năm",
    "Q4": "quý IV",
    "Y": "cả năm",
}
"""The periods of reports by what stands before their year ("Q1-2025")."""
INCOMPLETE = "danh sách do người lập danh bạ tự liệt kê, có thể chưa đủ"
"""Said of a group's members where the list is our own best knowledge and not the plan's."""

_ALSO: dict[str, Status] = {
    "xong": "done",
    "hoàn thành": "done",
    "đã hoàn thành": "done",
    "đang thực hiện": "started",
    "đang triển khai": "started",
    "đã trình, chờ ký": "submitted",
    "trình": "submitted",
    "vướng": "blocked",
    "đang vướng mắc": "blocked",
    "thôi": "dropped",
    "phát sinh": "called",
    "đã gia hạn": "extended",
}
"""What people write for a status beside its own words."""
_MEANT: dict[str, Status] = {
    **{fold(words): status for words, status in _ALSO.items()},
    **{fold(words): status for status, words in RECORDABLE.items()},
    **{status: status for status in get_args(Status)},
}


def status_named(text: str) -> Status | None:
    """The status that a text names, as files do ("done") or in words ("đã xong", "hoan thanh"), else None."""
    return _MEANT.get(fold(text))
