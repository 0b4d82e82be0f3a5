"""Conditions beside a limit: "(nếu có)", "nếu cần", "khi có yêu cầu", "hoặc theo yêu cầu của …"."""

from __future__ import annotations

import msgspec

from .freetext import free_text
from .reading import ConditionKind
from .tokens import Tape, Words

_IF = Words(
    "nếu", "trong trường hợp", "tùy tình hình", "tùy theo", "tùy điều kiện", "trường hợp", "chỉ khi",
    "với điều kiện",
)  # fmt: skip
_WHEN = Words(
    "khi phát sinh", "khi có phát sinh", "khi có yêu cầu", "khi cần", "khi cần thiết", "khi có nhu cầu",
    "khi có chỉ đạo", "khi có đề nghị", "khi có thay đổi", "khi được giao", "khi có", "khi đủ điều kiện",
)  # fmt: skip
_OR = Words(
    "hoặc theo", "hoặc khi", "hoặc đột xuất", "hoặc sau khi", "hoặc ngay khi", "hoặc ngay sau khi", "hay khi",
    "hoặc thực hiện theo", "hoặc có thể", "hoặc bất thường", "hoặc tùy", "hoặc báo cáo đột xuất", "hoặc thời điểm",
    "hoặc kiểm tra đột xuất", "hoặc phát sinh",
)  # fmt: skip
_ALONE = Words(
    "hoặc đột xuất", "hoặc bất thường", "hoặc báo cáo đột xuất", "hoặc kiểm tra đột xuất", "hoặc phát sinh",
)  # fmt: skip


class Condition(msgspec.Struct, frozen=True):
    """Its words, verbatim without brackets; "if" narrows the limit, "or" names another way to set it."""

    text: str
    kind: ConditionKind
    after: int


def condition(tape: Tape, i: int) -> Condition | None:
    """The condition that stands at ``i``, after a comma or in brackets or neither."""
    opened = tape.is_mark(i, "(")
    start = i + 1 if opened or tape.is_mark(i, ",") else i
    found = _condition(tape, start)
    if found is None or not opened:
        return found
    return Condition(found.text, found.kind, found.after + 1) if tape.is_mark(found.after, ")") else None


def _condition(tape: Tape, i: int) -> Condition | None:
    kinds: tuple[tuple[Words, ConditionKind], ...] = ((_OR, "or"), (_IF, "if"), (_WHEN, "if"))
    for words, kind in kinds:
        head = words.end(tape, i)
        if head is None:
            continue
        end = free_text(tape, head)
        complete = words is _WHEN and tape.at(head - 1).text != "có"
        if end is None and (complete or _ALONE.end(tape, i) == head):
            end = head
        if end is not None:
            return Condition(tape.verbatim(i, end), kind, end)
    return None
