"""What a limit is for, in brackets behind it: "(đối với báo cáo năm)", "(ban hành kế hoạch)", "(cấp xã)"."""

from __future__ import annotations

from .cycles import HEAD
from .dates import loose_ref, ref
from .labels import LONGEST_LABEL, holds_date
from .listing import tag
from .marks import leading, marker
from .tokens import Tape, Words

_FOR = Words("đối với", "báo cáo", "lần", "đợt", "sơ kết", "tổng kết", "riêng")
_NAMES = Words(
    "cấp tỉnh", "cấp huyện", "cấp xã", "cấp thành phố", "cấp sở", "cấp cơ sở", "các sở", "các xã", "các huyện",
    "các đơn vị", "các cơ quan", "các địa phương", "ubnd", "sở", "bộ", "ngày", "cao điểm", "đợt cao điểm",
    "tháng cao điểm", "kế hoạch", "quyết định", "đề án", "hội nghị", "bản", "dự thảo", "lễ", "khối", "thí điểm",
    "giai đoạn", "bước", "kỳ",
)  # fmt: skip
# Words that change a limit or are one: a bracket that holds them is no mere name.
_CHANGES = Words(
    "không", "chưa", "trừ", "ngoài", "hoãn", "lùi", "âm lịch", "khoảng", "tết", "hủy", "bỏ", "dừng", "gia hạn",
    "điều chỉnh", "thay", "sửa", "hoặc", "sau", "trước", "khi", "nếu", "theo", "thường xuyên", "liên tục",
    "đột xuất", "hàng", "mỗi", "định kỳ", "từ", "đến", "kể từ", "trong vòng", "nghỉ", "ngoại trừ", "đã", "chậm",
    "sớm", "muộn", "tạm", "còn", "tùy", "có thể", "tuần", "kỳ họp", "phiên họp", "thứ",
    "chủ nhật", "ngày làm việc", "ngày cuối", "ngày đầu",
)  # fmt: skip
_REMARK = Words("dự kiến", "hoàn thành", "báo cáo", "thực hiện")
_LONGEST = 24  # tokens
_LONGEST_ACTION = 40  # tokens


def purpose(tape: Tape, i: int, *, days: bool) -> tuple[str, int] | None:
    """The words in brackets at ``i`` that say what a limit is for, verbatim, and the index after the bracket."""
    named, after = tag(tape, i)
    if named is not None and (days or ref(tape, i + 1) is None):
        return named, after
    verbs = leading(tape, i + 1)
    if verbs > i + 1 and tape.is_mark(verbs, ")") and _REMARK.end(tape, i + 1) != verbs:
        return tape.verbatim(i + 1, verbs), verbs + 1
    head = _FOR.end(tape, i + 1)
    name = _NAMES.end(tape, i + 1) or (verbs if verbs > i + 1 and not tape.is_mark(verbs, ")") else None)
    start = head if head is not None else name
    if start is None:
        return None
    close = next((k for k in range(start, min(start + _LONGEST, tape.length)) if tape.is_mark(k, ")")), None)
    if close is None or holds_date(tape, i, close) or any(tape.is_mark(k, "(;") for k in range(start, close)):
        return None
    if any(HEAD.end(tape, k) is not None for k in range(i + 1, close)):
        return None  # "(báo cáo định kỳ hằng quý)" is a limit of its own
    if head is None and any(changes(tape, k) for k in range(i + 1, close)):
        return None
    return tape.verbatim(i + 1, close), close + 1


def changes(tape: Tape, i: int) -> bool:
    """Whether a word that changes a limit, or a limit, begins at ``i``."""
    return _CHANGES.end(tape, i) is not None or ref(tape, i) is not None


def action_end(tape: Tape, i: int) -> int | None:
    """The end of "Báo cáo kết quả khắc phục hạn chế" before "chậm nhất trong tháng 8": a limit word must follow.

    Words that could change the limit ("không", "trừ", "sau khi") may not stand between.
    """
    start = leading(tape, i)
    if start == i:
        return None
    for k in range(start, min(tape.length, i + _LONGEST_ACTION)):
        mark, at = marker(tape, k)
        if mark.explicit and loose_ref(tape, at) is not None:
            return k if len(tape.verbatim(i, k)) <= LONGEST_LABEL else None
        if tape.at(k).kind == "break" or tape.is_mark(k, ";:()") or changes(tape, k):
            return None
    return None
