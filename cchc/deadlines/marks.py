"""Words before a date: limits ("trước", "chậm nhất"), "trong", and closed lists of words to pass over."""

from __future__ import annotations

import msgspec

from .tokens import Tape, Words

_UNTIL = Words(
    "chậm nhất", "chậm nhất là", "muộn nhất", "muộn nhất là", "đến", "đến hết", "hết", "cho đến", "cho đến hết",
    "tới", "đến cuối ngày", "không quá", "không muộn hơn", "không chậm hơn", "không trễ hơn", "trễ nhất",
    "trễ nhất là", "hạn cuối", "hạn cuối là", "hạn cuối cùng", "hạn cuối cùng là", "hạn chót", "hạn chót là",
    "hạn đến", "tính đến", "tính đến hết", "hạn hoàn thành", "hạn chậm nhất", "thời hạn cuối cùng",
    "đến thời điểm", "hạn", "thời hạn", "hạn nộp", "trước khi kết thúc", "trước khi hết", "đến khi hết",
    "không để quá", "không vượt quá", "không được quá", "tối đa đến", "tối đa trong", "hạn chót trong",
)  # fmt: skip
_BEFORE = Words("trước", "xong trước", "trước thời điểm", "sớm trước", "trước thời hạn")
_INTO = Words(
    "trong", "vào", "ngay trong", "tại thời điểm",
    "trong thời gian", "vào thời điểm", "vào khoảng thời gian", "nội trong",
    "trong khoảng thời gian", "ngay từ trong", "trong nội",
)  # fmt: skip
_VERB = Words(
    "hoàn thành", "hoàn thành việc", "hoàn thành xong", "hoàn thành xong việc", "hoàn tất", "triển khai",
    "triển khai thực hiện", "tổ chức thực hiện", "tổ chức triển khai", "tổ chức triển khai thực hiện", "thực hiện",
    "thực hiện xong", "thực hiện hoàn thành", "tiến hành", "tổ chức", "ban hành", "ban hành xong", "báo cáo",
    "báo cáo kết quả", "gửi", "gửi báo cáo", "nộp", "nộp báo cáo", "trình", "trình ban hành", "trình phê duyệt",
    "phê duyệt", "bảo đảm", "đảm bảo", "phấn đấu", "phấn đấu hoàn thành", "dự kiến", "xong", "phải", "cần",
    "phải hoàn thành", "xử lý", "phải xử lý", "xử lý xong", "giải quyết", "giải quyết xong", "tham mưu",
    "xây dựng", "rà soát", "tổng hợp", "kiểm tra", "đánh giá", "sơ kết", "tổng kết", "công bố", "công khai",
    "cập nhật", "đăng ký", "kết thúc", "kết thúc trong", "thời gian", "thời gian thực hiện",
    "thời gian hoàn thành", "thời gian triển khai", "thời hạn hoàn thành", "thời hạn thực hiện", "thời điểm",
    "thời điểm hoàn thành", "thời gian dự kiến", "hạn hoàn thành", "hoàn thiện", "đưa vào sử dụng", "vận hành",
    "đưa vào vận hành", "nghiệm thu", "duy trì", "duy trì thực hiện", "tiếp tục", "tiếp tục thực hiện", "họp",
    "tiếp tục triển khai", "thông qua", "chuyển", "phát động", "khảo sát", "công tác", "ký ban hành", "yêu cầu",
    "cung cấp", "tuyên truyền", "tập huấn", "thẩm định", "kịp thời", "đồng bộ", "được thực hiện", "được ban hành",
    "cơ bản hoàn thành", "hoàn thành cơ bản", "hoàn thành dứt điểm", "hoàn thành toàn bộ", "hoàn thành 100 %",
    "định kỳ báo cáo", "phải xong", "phải hoàn thành xong", "triển khai xong", "chủ động",
    "bổ sung", "cập nhật bổ sung", "theo dõi", "đôn đốc", "chính thức", "chính thức vận hành",
    "vận hành chính thức", "hướng dẫn", "giám sát", "quản lý", "khai thác", "sử dụng", "chỉ đạo", "phối hợp",
    "nâng cấp", "bảo trì", "cao điểm",
)  # fmt: skip
_OBJECT = Words(
    "kế hoạch", "báo cáo", "văn bản", "quyết định", "chương trình", "đề án", "nghị quyết", "hướng dẫn", "hồ sơ",
    "dự thảo", "nhiệm vụ", "nội dung", "chỉ tiêu", "kết quả", "đề cương", "hội nghị", "công việc",
    "văn bản triển khai", "kế hoạch triển khai", "kế hoạch thực hiện", "quy chế", "quy định", "quy trình", "về",
    "lên", "cho", "ubnd tỉnh", "ubnd huyện", "ubnd xã", "ubnd thành phố", "ubnd thị xã", "hđnd tỉnh", "bộ nội vụ",
    "sở nội vụ", "phòng nội vụ", "chính phủ", "thủ tướng chính phủ", "thủ tướng", "quốc hội", "cấp có thẩm quyền",
    "cấp trên", "kết quả thực hiện",
)  # fmt: skip
_TRAILING = Words(
    "hoàn thành", "hoàn thành xong", "hoàn tất", "xong", "thực hiện", "thực hiện xong", "báo cáo",
    "phải hoàn thành", "phải xong", "là hoàn thành", "triển khai", "triển khai thực hiện", "ban hành",
    "hoàn thành việc thực hiện", "phải hoàn thành xong", "kết thúc", "là xong", "dương lịch", "tổ chức thực hiện",
)  # fmt: skip


_AMOUNT = Words(
    "đạt", "đạt tỷ lệ", "tối thiểu", "ít nhất", "trên", "từ", "hoàn thành", "phấn đấu", "phải", "đạt được",
)  # fmt: skip
_AND = Words("và")
_PERIODIC = Words("định kỳ")
_DAY = Words("ngày")
_PERIOD = Words("tháng", "quý")


class Marker(msgspec.Struct, frozen=True):
    """What the words before a date say: ``before`` "trước", ``until`` "chậm nhất", ``into`` "trong"."""

    before: bool = False
    until: bool = False
    into: bool = False

    @property
    def explicit(self) -> bool:
        """Whether any such word stands there."""
        return self.before or self.until or self.into


def marker(tape: Tape, i: int) -> tuple[Marker, int]:
    """The limit words at ``i`` and the index after them."""
    until = before = into = False
    last = ""
    while tape.at(i).text != last and (after := _UNTIL.end(tape, i)) is not None:
        until, last, i = True, tape.at(after - 1).text, after
    if until and tape.is_mark(i, ":"):
        i += 1  # "chậm nhất: 31/12/2025"
    after = _BEFORE.end(tape, i)
    if after is not None:
        before, i = True, after
        return Marker(before, until, into), i
    after = _INTO.end(tape, i)
    if after is not None:
        into, i = True, after
        after = _BEFORE.end(tape, i)
        if after is not None:
            return Marker(True, until, False), after
    return Marker(before, until, into), i


def _share(tape: Tape, i: int) -> int | None:
    """The index after "đạt 80%", "tối thiểu 90 %"."""
    at = i
    while (after := _AMOUNT.end(tape, at)) is not None:
        at = after
    return at + 2 if tape.number(at, 3) is not None and tape.is_mark(at + 1, "%") else None


def _dated(tape: Tape, i: int) -> bool:
    """Whether a day, or a month or quarter by its number, follows "định kỳ"."""
    if _DAY.end(tape, i) is not None:
        return True
    after = _PERIOD.end(tape, i)
    if after is None or tape.at(after + 1).text == "lần":
        return False
    return tape.at(after).kind == "number" or tape.at(after).text in ("i", "ii", "iii", "iv")


def leading(tape: Tape, i: int) -> int:
    """The index after verbs such as "hoàn thành"; objects ("kế hoạch") are passed over only before a limit word.

    A dozen rules ask it of the same word: each tape remembers it.
    """
    if i not in tape.led:
        tape.led[i] = _leading(tape, i)
    return tape.led[i]


def _leading(tape: Tape, i: int) -> int:
    start = i
    while True:
        after = _VERB.end(tape, i)
        if after is None:
            break
        i = after
        if (tape.is_mark(i, ",") or _AND.end(tape, i)) and _VERB.end(tape, i + 1) is not None:
            i += 1
    share = _share(tape, i)
    if share is not None and marker(tape, share)[0].explicit:
        return share
    periodic = _PERIODIC.end(tape, i)
    if periodic is not None and (marker(tape, periodic)[0].explicit or _dated(tape, periodic)):
        return periodic
    objects = i
    while objects > start and (after := _OBJECT.end(tape, objects) or _VERB.end(tape, objects)) is not None:
        objects = after
    if objects > i and marker(tape, objects)[0].explicit:
        return objects
    return i


def passed_over(tape: Tape, i: int) -> int:
    """The index after verbs and their objects, before a limit that has no date ("ban hành kế hoạch … theo …")."""
    after = leading(tape, i)
    if after == i:
        return i
    while (more := _OBJECT.end(tape, after) or _VERB.end(tape, after)) is not None:
        after = more
    return after


def trailing(tape: Tape, i: int) -> int:
    """The index after words such as "hoàn thành" that follow a date and change nothing."""
    after = _TRAILING.skip(tape, i)
    share = _share(tape, after + 1 if tape.is_mark(after, ",") else after)
    return after if share is None else share
