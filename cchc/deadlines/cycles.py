"""What comes round, in words: "hằng quý", "6 tháng/lần", "2 lần/năm", "hàng quý, 6 tháng, năm"."""

from __future__ import annotations

import msgspec

from .dates import ref
from .numbers import number
from .refs import Ref, first_months_ref
from .tokens import Tape, Words

HEAD = Words(
    "hàng", "mỗi", "từng", "theo từng", "định kỳ", "định kỳ hàng", "định kỳ mỗi", "định kỳ theo", "theo định kỳ",
    "theo định kỳ hàng", "định kỳ vào hàng", "định kỳ từng", "báo cáo định kỳ", "báo cáo định kỳ hàng", "vào hàng",
    "thường kỳ hàng", "trong từng", "trong mỗi", "theo hàng", "theo", "định kỳ vào", "thực hiện định kỳ",
    "trong các",
)  # fmt: skip
_ALL_OF = Words("các", "tất cả các", "4", "04", "12", "cả 4", "cả 04", "bốn")
_IN_YEAR = Words("trong năm", "của năm", "năm", "trong các năm")
_MONTH = Words("tháng")
_QUARTER = Words("quý")
_YEAR = Words("năm", "cả năm", "1 năm", "01 năm", "một năm", "thường niên")
_HALF_YEAR = Words("nửa năm")
_ONE_UNIT = Words("1", "01", "một")
_TIMES = Words("lần")
_ONCE = Words("một lần", "1 lần", "01 lần", "lần", "lần một")
_AT_LEAST = Words(
    "ít nhất", "tối thiểu", "định kỳ", "tổ chức", "tối thiểu là", "ít nhất là", "báo cáo", "họp", "không dưới",
)  # fmt: skip
_PER = Words("mỗi", "trong", "một", "hàng", "trên", "trong mỗi", "trong một", "1", "01", "cho")
_AND = Words("và")
_AGAIN = Words("báo cáo", "sơ kết", "tổng kết", "hàng", "mỗi", "định kỳ", "định kỳ hàng")
_YEARLY = Words("thường niên")
_NINE_MONTHS = "9 tháng"


class Item(msgspec.Struct, frozen=True):
    """A member of "hàng quý, 6 tháng, năm": every so many months, or (``ref``) a period by its name."""

    months: int = 0
    ref: Ref | None = None


def unit(tape: Tape, i: int) -> tuple[int, int] | None:
    """The months of "tháng", "quý", "6 tháng", "năm" and the index after it."""
    for words, months in ((_QUARTER, 3), (_HALF_YEAR, 6), (_YEAR, 12), (_MONTH, 1)):
        after = words.end(tape, i)
        if after is not None:
            numbered = tape.at(after).kind == "number" and months != 12
            return None if numbered and _TIMES.end(tape, after + 1) is None else (months, after)
    found = number(tape, i)
    if found is None:
        return None
    after = _MONTH.end(tape, found[1])
    if after is not None:
        return None if tape.number(after) is not None and _ONCE.end(tape, after) is None else (found[0], after)
    after = _QUARTER.end(tape, found[1])
    if after is not None and found[0] in (1, 2):
        return 3 * found[0], after
    if _YEAR.end(tape, found[1]) is not None and found[0] > 1:
        tape.fault("Hạn nhiều năm một lần không cho biết rơi vào năm nào", i, found[1] + 1)
    return None


def _times_follow(tape: Tape, i: int) -> bool:
    """Whether "tháng 1 lần" stands at ``i`` rather than the month of January."""
    return tape.number(i + 1) is not None and _TIMES.end(tape, i + 2) is not None


def _item(tape: Tape, i: int) -> tuple[Item, int] | None:
    named = ref(tape, i)
    if named is not None and named[0].unit in ("year", "months", "quarter"):
        return Item(ref=named[0]), named[1]
    if named is not None and named[0].name == "cuối năm" and named[0].year is None:
        return Item(months=12), named[1]
    if named is not None and not _times_follow(tape, i):
        return None
    found = unit(tape, i)
    if found is None:
        return None
    months, after = found
    if months == 9:
        return Item(ref=msgspec.structs.replace(first_months_ref(9), name=_NINE_MONTHS)), after
    if months == 0 or 12 % months:
        tape.fault("Chu kỳ này không chia đều một năm", i, after)
        return None
    return Item(months=months), after


def _separator(tape: Tape, i: int, *, slash: bool) -> int | None:
    marked = i + 1 if tape.is_mark(i, ",+&/" if slash else ",+&") else i
    after = _AND.skip(tape, marked)
    return after if after > i else None


def _items(tape: Tape, i: int, *, headed: bool) -> tuple[list[Item], int] | None:
    found = _item(tape, i)
    if found is None:
        return None
    items, after = [found[0]], found[1]
    while (at := _separator(tape, after, slash=headed)) is not None:
        at = _AGAIN.skip(tape, at)
        found = _item(tape, at)
        if found is None:
            break
        items.append(found[0])
        after = found[1]
    return items, after


def _headed(tape: Tape, i: int) -> tuple[list[Item], int] | None:
    """ "Hàng quý, 6 tháng, năm", "định kỳ (quý, 6 tháng, năm)", "mỗi quý một lần", "thường niên"."""
    yearly = _YEARLY.end(tape, i)
    if yearly is not None:
        return [Item(months=12)], yearly
    head = HEAD.end(tape, i)
    if head is None:
        return None
    opened = tape.is_mark(head, "(:")
    closing = tape.is_mark(head, "(")
    start = HEAD.skip(tape, head + 1) if opened else head
    found = _items(tape, start, headed=True)
    if found is None or (found[0][0].ref is not None and found[0][0].ref.name != _NINE_MONTHS):
        return None
    items, after = found
    if closing:
        if not tape.is_mark(after, ")"):
            return None
        after += 1
    return items, _once(tape, after)


def _once(tape: Tape, i: int) -> int:
    start = i + 1 if tape.is_mark(i, "/") or tape.is_mark(i, ",") else i
    after = _ONCE.end(tape, start)
    return i if after is None else after


def _unheaded(tape: Tape, i: int) -> tuple[list[Item], int] | None:
    """ "Quý, 6 tháng, năm" without "hàng", and "các quý trong năm"."""
    whole = _ALL_OF.end(tape, i)
    if whole is not None:
        found = _item(tape, whole)
        after = None if found is None else _IN_YEAR.end(tape, found[1])
        if found is not None and found[0].months in (1, 3) and after is not None:
            return [found[0]], after if tape.at(after).kind != "number" else found[1]
    listed = _items(tape, i, headed=False)
    if listed is None or listed[0][0].ref is not None:
        return None
    slashed = _items(tape, i, headed=True)
    if slashed is not None and len(slashed[0]) > 2:
        listed = slashed
    if len(listed[0]) < 2:
        return None
    return listed


def _counted(tape: Tape, i: int) -> tuple[list[Item], int] | None:
    """ "2 lần/năm", "01 lần/quý", "6 tháng/lần", "một năm hai lần", "mỗi năm 02 lần"."""
    start = i
    while (after := _AT_LEAST.end(tape, start)) is not None:
        start = after
    return _times_per(tape, start) or _per_times(tape, start)


def _times_per(tape: Tape, i: int) -> tuple[list[Item], int] | None:
    found = number(tape, i)
    times = None if found is None else _TIMES.end(tape, found[1])
    if found is None or times is None:
        return None
    joined = times + 1 if tape.is_mark(times, "/") else _PER.end(tape, times)
    if joined is None:
        return None
    period = unit(tape, joined)
    if period is None:
        return None
    return _equal_parts(tape, i, found[0], period[0], period[1])


def _per_times(tape: Tape, i: int) -> tuple[list[Item], int] | None:
    start = _EACH.skip(tape, i)
    period = unit(tape, start)
    if period is None and _ONE_UNIT.end(tape, start) is not None:
        period = unit(tape, start + 1)
    if period is None:
        return None
    at = period[1] + 1 if tape.is_mark(period[1], "/,") else period[1]
    while (more := _AT_LEAST.end(tape, at)) is not None:
        at = more
    bare = _TIMES.end(tape, at)
    if bare is not None:
        return _equal_parts(tape, i, 1, period[0], bare)
    found = number(tape, at)
    times = None if found is None else _TIMES.end(tape, found[1])
    if found is None or times is None:
        return None
    return _equal_parts(tape, i, found[0], period[0], times)


_EACH = Words("mỗi", "hàng", "cứ", "trong", "trong mỗi")


def _equal_parts(tape: Tape, i: int, times: int, months: int, after: int) -> tuple[list[Item], int] | None:
    if times == 0 or months % times or 12 % (months // times):
        tape.fault("Số lần này không chia đều khoảng thời gian thành các tháng tròn", i, after)
        return None
    return [Item(months=months // times)], after


def items_at(tape: Tape, i: int) -> tuple[list[Item], int] | None:
    """What comes round in the words at ``i``: the longest of the ways to say it."""
    found = [one for one in (_counted(tape, i), _headed(tape, i), _unheaded(tape, i)) if one is not None]
    return max(found, key=lambda one: one[1], default=None)
