"""What a person must look at in a draft: each thing with its place, its words and what is to be decided."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from cchc.yamltree.spans import Path

Group = Literal[
    "authority",
    "superior",
    "carried",
    "one_off",
    "finished",
    "deadline",
    "year",
    "cited",
    "name",
    "head",
    "figure",
    "rest_day",
    "dropped",
    "moved",
    "kept",
]

GROUPS: dict[Group, str] = {
    "authority": "Cơ quan, đơn vị không còn",
    "superior": "Kế hoạch của cấp trên",
    "carried": "Việc năm cũ chưa xong, chuyển sang",
    "one_off": "Việc có thể chỉ làm một lần: giữ hay bỏ",
    "finished": "Việc đã xong trong năm cũ: làm lại hay bỏ",
    "deadline": "Thời hạn cần xem lại",
    "year": "Năm, ngày chuyển hoặc giữ mà chưa chắc",
    "cited": "Văn bản viện dẫn cần thay",
    "name": "Tên cơ quan, đơn vị cần chọn",
    "head": "Số, ngày, người ký",
    "figure": "Chỉ tiêu, kinh phí giao lại",
    "rest_day": "Hạn rơi vào ngày nghỉ",
    "dropped": "Không mang sang",
    "moved": "Đã chuyển, chắc chắn",
    "kept": "Giữ nguyên, chắc chắn",
}
"""The groups with their headings, the most important first."""

SURE: frozenset[Group] = frozenset({"moved", "kept"})
"""What follows from a rule that is sure: counted, and shown only where all is asked for."""

UNMARKED: frozenset[Group] = SURE | {"rest_day", "dropped"}
"""What gets no comment in the files: there is nothing on that line to decide."""


class Look(Struct, frozen=True, kw_only=True):
    """One thing to look at: ``words`` as they stand in the draft, ``note`` what is to be decided.

    ``keys`` leads to it in the file ``path``, ``offset`` to a character of its text; ``line`` and ``column`` are 0
    until the file is written. Of a year ``was`` and ``now`` are the words before and after (None: kept), ``rule``
    the rule that decided. ``remark`` is what the comment in the file says, where that is not ``note``; ``comment``
    is the comment of a person in which a year stands.
    """

    group: Group
    words: str
    note: str
    path: str
    keys: Path = ()
    offset: int | None = None
    task: str | None = None
    rule: str | None = None
    was: str | None = None
    now: str | None = None
    remark: str | None = None
    comment: str | None = None
    line: int = 0
    column: int = 0

    @property
    def sure(self) -> bool:
        """Whether nobody needs to look."""
        return self.group in SURE
