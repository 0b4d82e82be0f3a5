"""Limits without a date: another document sets it, it comes unannounced, or the work goes on all year."""

from __future__ import annotations

from datetime import date

from .dates import loose_ref
from .freetext import DOCUMENT, free_text, sign_end
from .marks import leading, marker, passed_over, trailing
from .outcome import Outcome, named_years, place_in_years, yearless
from .reading import Reading
from .refs import Ref, vn
from .spans import onward, open_start, pair, settled_pair
from .tokens import Tape, Words
from .years import annual_tail

_BY = Words(
    "theo", "căn cứ", "căn cứ vào", "theo đúng", "đúng theo", "tùy theo", "phù hợp với", "trên cơ sở", "bám sát",
    "tùy", "tùy vào", "căn cứ theo", "phụ thuộc", "phụ thuộc vào", "tùy thuộc vào", "cùng với",
    "đồng bộ với", "gắn với",
)  # fmt: skip
_SOURCE = Words(
    "yêu cầu", "chỉ đạo", "đề nghị", "lộ trình", "tiến độ", "kỳ họp", "lịch", "thời gian", "thời hạn", "thời điểm",
    "phân công", "nhiệm vụ", "tình hình", "thực tế", "nhu cầu", "điều kiện", "từng nhiệm vụ", "từng dự án",
    "chức năng", "từng đề án", "từng nội dung", "thẩm quyền", "phân cấp", "ý kiến", "đợt", "chủ trương",
    "pháp luật", "tinh thần", "mốc thời gian", "khung thời gian", "cấp trên", "trung ương", "chế độ", "các",
    "những", "kết quả", "quá trình", "sự chỉ đạo", "sự phân công", "từng lĩnh vực", "từng trường hợp",
    "từng giai đoạn", "đặc thù", "tình hình thực tế", "từng thời điểm", "từng thời kỳ", "đúng", "hạn", "kế hoạch",
    "phê duyệt", "triệu tập", "các mốc", "phân kỳ", "hướng dẫn", "ubnd", "hđnd", "bộ", "sở", "tiến trình",
    "danh mục", "phụ lục", "hiệu lực", "sự hướng dẫn", "thời hiệu", "ngành dọc", "ngành", "đơn đặt hàng",
    "mục tiêu", "từng đợt", "từng kỳ báo cáo", "kỳ báo cáo", "từng kỳ", "chỉ tiêu", "nội dung",
    "quy hoạch", "văn kiện",
)  # fmt: skip
_ARTICLE = Words("điều", "khoản", "điểm", "mục", "chương", "phần")
_ON_TIME = Words(
    "đúng thời gian quy định", "đúng thời hạn quy định", "đúng thời gian", "đúng tiến độ", "đúng thời hạn",
    "đúng hạn", "đúng quy định", "đúng hạn quy định", "đúng tiến độ quy định", "trong thời hạn quy định",
    "trong thời gian quy định", "đúng kỳ hạn", "đúng tiến độ đề ra", "đúng theo quy định",
    "kịp thời gian quy định", "đúng tiến độ được giao", "đúng lộ trình",
)  # fmt: skip
_APPOINTED_BY = Words("do")
_APPOINTS = Words("quy định", "ấn định", "quyết định", "thông báo", "yêu cầu", "chỉ đạo", "triệu tập")
_PERIODIC = Words("định kỳ")
_SESSION = Words("kỳ họp", "phiên họp", "các kỳ họp", "các phiên họp", "cuộc họp", "hội nghị")
_SITTING = Words("kỳ họp", "phiên họp")
_MONTH = Words("tháng")
_AT = Words("tại", "trong", "vào", "trình", "tại các", "trước", "trình tại", "phục vụ")
_COUNCIL = Words("hđnd", "hội đồng nhân dân", "quốc hội", "chính phủ", "ubnd tỉnh", "ubtvqh")
_ORDINAL = Words(
    "lần thứ", "thứ", "thường kỳ", "thường lệ", "chuyên đề", "giữa năm", "cuối năm", "đầu năm", "gần nhất",
)  # fmt: skip

_SUDDEN = Words("theo yêu cầu đột xuất", "đột xuất", "bất thường", "kiểm tra đột xuất", "thanh tra đột xuất")
_WHEN = Words(
    "khi phát sinh", "khi có phát sinh", "khi có yêu cầu", "khi cần", "khi cần thiết", "khi có nhu cầu", "khi có",
    "khi xảy ra", "khi có vụ việc", "khi có sự việc", "khi có thay đổi", "khi có sự thay đổi", "khi có chỉ đạo",
    "khi có đề nghị", "khi thấy cần thiết", "khi có tình huống", "khi có biến động", "khi được yêu cầu",
    "khi có vụ việc phát sinh", "khi có nhiệm vụ phát sinh", "khi có trường hợp phát sinh", "phát sinh",
    "khi có phát sinh nhiệm vụ", "khi có hồ sơ phát sinh", "khi phát sinh nhiệm vụ", "khi có phát sinh hồ sơ",
    "khi có vấn đề phát sinh", "khi có yêu cầu đột xuất", "theo phát sinh", "khi có đơn", "khi có hồ sơ",
)  # fmt: skip
_WHEN_OPEN = Words(
    "khi có yêu cầu", "khi có chỉ đạo", "khi có đề nghị", "khi có thay đổi", "khi có sự thay đổi",
    "khi có nhu cầu", "khi được yêu cầu", "khi phát sinh", "khi có phát sinh", "khi có đơn", "khi xảy ra",
    "khi có yêu cầu đột xuất",
)  # fmt: skip

_ALWAYS = Words(
    "nhiệm vụ thường xuyên", "là nhiệm vụ thường xuyên", "công việc thường xuyên", "việc thường xuyên",
    "thường xuyên 24 / 7", "liên tục 24 / 7", "24 / 24", "24 / 24 giờ", "24 / 24h", "24 giờ / ngày",
    "thường xuyên", "liên tục", "hàng ngày", "suốt năm", "quanh năm", "thường xuyên liên tục", "trong suốt năm",
    "thường xuyên hàng ngày", "suốt cả năm", "trong suốt cả năm", "thường xuyên và liên tục", "cả năm",
    "trong cả năm", "mỗi ngày", "thường trực", "lâu dài",
)  # fmt: skip
_WHOLE_YEAR = Words("suốt năm", "trong suốt năm", "cả năm", "trong cả năm", "suốt cả năm", "trong suốt cả năm")
_PROMPTLY = Words("kịp thời", "đồng bộ", "hiệu quả", "duy trì", "lâu dài", "ổn định")
_IN_YEAR = Words(
    "trong năm", "suốt năm", "cả năm", "trong cả năm", "trong suốt năm", "trong các năm", "hàng năm trong năm",
    "trong tháng", "trong quý", "trong tuần",
)  # fmt: skip
_DURING = Words(
    "trong suốt quá trình", "trong quá trình", "suốt quá trình", "trong suốt thời gian", "xuyên suốt",
    "trong suốt giai đoạn", "trong suốt nhiệm kỳ",
)  # fmt: skip
_LATER = Words(
    "các tháng tiếp theo", "các năm tiếp theo", "các quý tiếp theo", "trong các tháng tiếp theo",
    "trong các năm tiếp theo", "những năm tiếp theo", "trong những năm tiếp theo", "các năm sau",
    "trong các quý tiếp theo", "những tháng tiếp theo", "trong thời gian tiếp theo",
)  # fmt: skip
_THROUGHOUT = Words("trong suốt", "suốt", "xuyên suốt")


def _external(source: str) -> Reading:
    why = f"hạn do “{source}” ấn định; có ngày hạn khi có người ghi nhận ngày ấy."
    return Reading(kind="external", rule="theo-văn-bản", why=why, source=source)


def external(tape: Tape, i: int) -> Outcome | None:
    """Rule "theo-văn-bản": another body's plan, schedule, request or session sets the limit."""
    start = passed_over(tape, _PERIODIC.skip(tape, i))
    start = _PERIODIC.skip(tape, start)
    on_time = _ON_TIME.end(tape, start)
    by = _BY.end(tape, start if on_time is None else on_time) or _BY.end(tape, i)
    if by is None:
        if on_time is not None:
            return Outcome(_external(tape.verbatim(start, on_time)), trailing(tape, on_time))
        return _session(tape, start, i) or _appointed(tape, start)
    document = DOCUMENT.end(tape, by) or _ARTICLE.end(tape, by)
    if document is None and _SOURCE.end(tape, by) is None and sign_end(tape, by) is None:
        return None
    end = free_text(tape, by, cited=document is not None)
    return None if end is None else Outcome(_external(tape.verbatim(by, end)), end)


def _appointed(tape: Tape, i: int) -> Outcome | None:
    """ "Do UBND tỉnh quy định": who appoints the day is known, the day is not."""
    head = _APPOINTED_BY.end(tape, i)
    end = None if head is None else free_text(tape, head)
    if head is None or end is None or _APPOINTS.end(tape, end - 2) != end:
        return None
    return Outcome(_external(tape.verbatim(i, end)), end)


def _session(tape: Tape, i: int, first: int) -> Outcome | None:
    """ "Kỳ họp cuối năm 2025 của HĐND tỉnh", "trình tại kỳ họp thứ 10"."""
    at = _COUNCIL.skip(tape, i)
    while (after := _AT.end(tape, at)) is not None:
        at = after
    session = _SESSION.end(tape, at)
    if session is None:
        return None
    end = free_text(tape, session, session=True)
    text = session if end is None else end
    held = any(_COUNCIL.end(tape, k) is not None or _ORDINAL.end(tape, k) is not None for k in range(first, text))
    held = held or (_SITTING.end(tape, session - 2) == session and _MONTH.end(tape, session) is not None)
    return Outcome(_external(tape.verbatim(at, text)), text) if held else None


def _unscheduled(words: str) -> Reading:
    why = f"việc không có lịch (“{words}”): không có ngày hạn."
    return Reading(kind="unscheduled", rule="đột-xuất", why=why)


def unscheduled(tape: Tape, i: int) -> Outcome | None:
    """Rule "đột-xuất": when something comes up."""
    start = passed_over(tape, i)
    sudden = _SUDDEN.end(tape, start)
    if sudden is not None:
        at = sudden + 1 if tape.is_mark(sudden, ",") else sudden
        return Outcome(
            _unscheduled(tape.verbatim(start, sudden)), _when(tape, at) or _asked(tape, sudden) or sudden
        )
    end = _when(tape, start)
    return None if end is None else Outcome(_unscheduled(tape.verbatim(start, end)), end)


def _when(tape: Tape, i: int) -> int | None:
    end = _WHEN.end(tape, i)
    if end is None:
        return None
    if tape.at(end - 1).text in ("có", "co"):
        return free_text(tape, end)
    text = free_text(tape, end) if _WHEN_OPEN.end(tape, i) is not None else None
    return end if text is None else text


def _asked(tape: Tape, i: int) -> int | None:
    """The "theo yêu cầu của …" behind "đột xuất"."""
    by = _BY.end(tape, i)
    named = None if by is None else (_SOURCE.end(tape, by) or DOCUMENT.end(tape, by))
    return None if by is None or named is None else free_text(tape, by)


def _always_end(tape: Tape, i: int) -> int | None:
    end = _ALWAYS.end(tape, i)
    while end is not None:
        after = end + 1 if tape.is_mark(end, ",/") else end
        if tape.at(after).text in ("và", "va"):
            after += 1
        more = _ALWAYS.end(tape, after) or _PROMPTLY.end(tape, after) or _bare_periodic(tape, after)
        if more is None:
            break
        end = more
    return end


def _bare_periodic(tape: Tape, i: int) -> int | None:
    """The "định kỳ" of "thường xuyên, định kỳ", which names no period."""
    after = _PERIODIC.end(tape, i)
    bare = after is not None and (
        after >= tape.length or tape.at(after).kind == "break" or tape.is_mark(after, ";)")
    )
    return after if bare else None


def ongoing(tape: Tape, i: int) -> Outcome | None:
    """Rule "thường-xuyên": all through the year; a narrower time named beside it ("trong quý III") is a limit."""
    start = passed_over(tape, i)
    end = _always_end(tape, start)
    if end is None:
        return _during(tape, start)
    end = leading(tape, end)
    at = end + 1 if tape.is_mark(end, ",") else end
    whole = _IN_YEAR.end(tape, at)
    if whole is not None and tape.at(whole).kind != "number":
        end, at = whole, whole
    else:
        bounded = _bounded(tape, at, needs_year=_WHOLE_YEAR.end(tape, start) is not None)
        if bounded is not None:
            return bounded
    end = _LATER.skip(tape, end)
    annual = annual_tail(tape, end + 1 if tape.is_mark(end, "/") else end)
    why = "làm liên tục cả năm, không có ngày hạn; mỗi kỳ báo cáo phải có tiến độ."
    reading = Reading(kind="ongoing", rule="thường-xuyên", why=why)
    return Outcome(reading, trailing(tape, annual or onward(tape, end) or end))


def _bounded(tape: Tape, i: int, *, needs_year: bool) -> Outcome | None:
    """ "Thường xuyên trong năm 2025", "thường xuyên từ quý II", "thường xuyên giai đoạn 2026-2030"."""
    head = _THROUGHOUT.skip(tape, i)
    two = pair(tape, head)
    begun = open_start(tape, head)
    if begun is not None:
        return begun
    if two is not None:
        settled = settled_pair(tape, two[0], two[1])
        return None if settled is None else _over(tape, settled[2].start, settled[2].end, [two[0], two[1]], two[2])
    mark, at = marker(tape, leading(tape, head))
    found = None if mark.before or mark.until else loose_ref(tape, at)
    if found is None or found[0].is_day or (needs_year and found[0].unit != "year"):
        return None
    one = place_in_years(tape, [found[0]])
    if one is None:
        return None
    after = onward(tape, found[1])
    if after is not None:
        return _over(tape, one[0][1].start, date(9999, 12, 31), [found[0]], after)
    return _over(tape, one[0][1].start, one[0][1].end, [found[0]], found[1])


def _over(tape: Tape, start: date, end: date, refs: list[Ref], after: int) -> Outcome:
    years, open_year = named_years(refs), yearless(refs)
    if start.year == end.year == tape.year and (start.month, end.month) == (1, 12):
        why = "làm liên tục cả năm, không có ngày hạn; mỗi kỳ báo cáo phải có tiến độ."
        reading = Reading(kind="ongoing", rule="thường-xuyên", why=why)
    elif end.year >= tape.year and (end.month, end.day) == (12, 31):
        until = "" if end.year == 9999 else f" đến {vn(end)}"
        why = f"làm liên tục từ {vn(start)}{until}; mỗi kỳ báo cáo phải có tiến độ."
        reading = Reading(kind="ongoing", rule="thường-xuyên", why=why, start=start)
    else:
        why = f"làm thường xuyên từ {vn(start)} đến {vn(end)}; hạn là ngày cuối, {vn(end)}."
        reading = Reading(kind="by", rule="khoảng", why=why, start=start, due=end)
    return Outcome(reading, trailing(tape, after), years, open_year)


def _during(tape: Tape, i: int) -> Outcome | None:
    """ "Trong suốt quá trình thực hiện": as long as the work goes on."""
    head = _DURING.end(tape, i)
    if head is None:
        return None
    end = free_text(tape, head) or head
    why = "làm suốt quá trình, không có ngày hạn; mỗi kỳ báo cáo phải có tiến độ."
    return Outcome(Reading(kind="ongoing", rule="thường-xuyên", why=why), end)
