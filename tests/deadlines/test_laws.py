"""Laws: what is written is read back, spelling never changes a reading, nothing is guessed or crashes."""

from __future__ import annotations

import calendar
import contextlib
import re
import time
import unicodedata
from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cchc.deadlines import LONGEST, Reading, UnreadableDeadline, read
from cchc.deadlines.reader import _read

YEARS = st.integers(2015, 2045)
ROMAN = ("I", "II", "III", "IV")
DAYS = st.dates(date(2015, 1, 1), date(2045, 12, 31))


def end_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def months(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), end_of_month(year, last)


def only(phrase: str, year: int = 2025) -> Reading:
    (reading,) = read(phrase, year)
    return reading


@given(
    YEARS, st.integers(1, 4), st.sampled_from(["Quý {q}/{y}", "Trong quý {q} năm {y}", "quí {q} - {y}", "Q{n}/{y}"])
)
def test_a_quarter_reads_back(year: int, quarter: int, form: str) -> None:
    reading = only(form.format(q=ROMAN[quarter - 1], n=quarter, y=year))
    assert (reading.start, reading.due) == months(year, 3 * quarter - 2, 3 * quarter)


@given(
    YEARS,
    st.integers(1, 12),
    st.sampled_from(["Tháng {m}/{y}", "{m:02}/{y}", "Trong tháng {m:02} năm {y}", "T{m}-{y}"]),
)
def test_a_month_reads_back(year: int, month: int, form: str) -> None:
    reading = only(form.format(m=month, y=year))
    assert (reading.start, reading.due) == months(year, month, month)


@given(
    DAYS,
    st.sampled_from(
        ["{d}/{m}/{y}", "{d:02}-{m:02}-{y}", "{d}.{m}.{y}", "ngày {d} tháng {m} năm {y}", "ngày {d:02}/{m}/{y}"]
    ),
    st.sampled_from(["", "Trước ", "Chậm nhất ", "Đến hết ", "Hoàn thành trước "]),
)
def test_a_day_reads_back(day: date, form: str, limit: str) -> None:
    reading = only(limit + form.format(d=day.day, m=day.month, y=day.year))
    assert (reading.start, reading.due) == (None, day)
    assert reading.before == ("rước" in limit)


@given(DAYS, st.integers(0, 900))
def test_a_range_of_days_reads_back(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    reading = only(f"Từ {first:%d/%m/%Y} đến ngày {last:%d/%m/%Y}")
    assert (reading.start, reading.due) == (first, last)


@given(YEARS, st.integers(1, 12), st.integers(1, 12))
def test_a_range_of_months_reads_back_or_is_refused(year: int, first: int, last: int) -> None:
    phrase = f"Từ tháng {first} đến tháng {last}/{year}"
    if first <= last:
        reading = only(phrase, year)
        assert (reading.start, reading.due) == months(year, first, last)
    else:
        with pytest.raises(UnreadableDeadline):
            read(phrase, year)


@given(YEARS, st.sets(st.integers(1, 12), min_size=2))
def test_a_set_of_months_reads_back(year: int, drawn: set[int]) -> None:
    ordered = sorted(drawn)
    reading = only(f"Tháng {', '.join(map(str, ordered))}/{year}", year)
    assert [(turn.start, turn.due) for turn in reading.occurrences] == [months(year, m, m) for m in ordered]


@given(YEARS, st.sampled_from([("tháng", 1), ("quý", 3), ("6 tháng", 6), ("năm", 12)]))
def test_the_turns_of_a_year_fill_it(year: int, every: tuple[str, int]) -> None:
    reading = only(f"Hằng {every[0]}", year)
    assert [turn.due for turn in reading.occurrences] == [
        end_of_month(year, month) for month in range(every[1], 13, every[1])
    ]
    assert reading.occurrences[0].start == date(year, 1, 1)
    for one, following in zip(reading.occurrences, reading.occurrences[1:], strict=False):
        assert following.start == one.due + timedelta(days=1)


@given(YEARS, st.integers(1, 31))
def test_a_day_of_every_month_stays_in_its_month(year: int, day: int) -> None:
    reading = only(f"Trước ngày {day} hằng tháng", year)
    assert [turn.due for turn in reading.occurrences] == [
        date(year, month, min(day, calendar.monthrange(year, month)[1])) for month in range(1, 13)
    ]


@given(DAYS)
def test_a_month_after_before_has_not_begun(day: date) -> None:
    assert only(f"Trước tháng {day.month}/{day.year}").due == day.replace(day=1) - timedelta(days=1)
    assert only(f"Trước năm {day.year}").due == date(day.year - 1, 12, 31)


@given(st.integers(1, 99), st.sampled_from([("ngày làm việc", "working"), ("ngày", "calendar"), ("giờ", "hours")]))
def test_a_term_reads_back(count: int, unit: tuple[str, str]) -> None:
    reading = only(f"Không quá {count:02} {unit[0]} kể từ khi nhận đủ hồ sơ")
    assert (reading.days, reading.day_unit) == (count, unit[1])
    assert reading.trigger == "kể từ khi nhận đủ hồ sơ"


READABLE = [
    "Quý I/2025", "Trong quý III/2025", "Trước ngày 10/1/2025", "Trước tháng 12/2025", "Hàng quý, 6 tháng, năm",
    "Định kỳ hàng quý và năm 2025", "Thường xuyên, liên tục", "Từ tháng 3 đến tháng 10/2025",
    "Quý II - Quý III/2025", "Trong năm (nếu có)", "Trong năm 2025 hoặc theo yêu cầu của tỉnh",
    "Tháng 6 và tháng 12", "6 tháng đầu năm 2025",
    "Tối đa 05 ngày làm việc (kể từ khi UBND tỉnh công bố Quyết định)", "Báo cáo quý I: 15/3/2025; Thường xuyên",
    "Theo Kế hoạch số 156/KH-UBND ngày 30/10/2022 của UBND tỉnh", "Kiểm tra đột xuất",
    "Ngay sau khi có hướng dẫn", "ngày 10 của tháng đầu quý sau", "Trước ngày 15 hằng tháng",
    "Quý IV/2025 (trước ngày 15/12/2025)", "2025 và các năm tiếp theo", "Giai đoạn 2025 - 2027",
    "Kỳ họp cuối năm 2025 của HĐND tỉnh", "cuối tháng 6/2025",
]  # fmt: skip
PHRASES = st.sampled_from(READABLE)


def meaning(phrase: str) -> list[dict[str, object]]:
    """The readings without their verbatim words."""
    verbatim = {"phrase", "why", "label", "condition", "trigger", "source", "time"}
    return [
        {key: value for key, value in msgspec.structs.asdict(reading).items() if key not in verbatim}
        for reading in read(phrase, 2025)
    ]


def old_tones(text: str) -> str:
    return text.replace("Quý", "Qúy").replace("quý", "qúy").replace("hòa", "hoà")


SPELLINGS = {
    "upper": str.upper,
    "lower": str.lower,
    "title": str.title,
    "NFD": lambda text: unicodedata.normalize("NFD", text),
    "spaces": lambda text: f"  {text.replace(' ', '  ')} ",
    "non-breaking": lambda text: text.replace(" ", "\u00a0"),
    "en dash": lambda text: text.replace(" - ", " – "),
    "em dash": lambda text: text.replace(" - ", "—"),
    "tones": old_tones,
    "i for y": lambda text: text.replace("Quý", "Quí").replace("quý", "quí"),
    "hằng": lambda text: text.replace("Hàng", "Hằng").replace("hàng", "hằng"),
    "hàng": lambda text: text.replace("hằng", "hàng"),
    "full stop": lambda text: f"{text}.",
    "semicolon": lambda text: f"{text} ;",
    "bullet": lambda text: f"- {text}",
    "plus": lambda text: f"+ {text}.",
    "zero width": lambda text: text.replace(" ", " \u200b"),
    "arabic": lambda text: re.sub(
        r"(?<![\w\u0300-\u036f])(i{1,3}|iv)(?![\w\u0300-\u036f])",
        lambda m: str(ROMAN.index(m[0].upper()) + 1),
        text,
        flags=re.I,
    ),
}


@given(PHRASES, st.lists(st.sampled_from(sorted(SPELLINGS)), min_size=1, max_size=4, unique=True))
def test_spelling_never_changes_a_reading(phrase: str, names: list[str]) -> None:
    spelled = phrase
    for name in names:
        spelled = SPELLINGS[name](spelled)
    assert meaning(spelled) == meaning(phrase)


def unreadable(text: str) -> UnreadableDeadline | None:
    """The error that a text raises; any other exception goes through."""
    try:
        read(text, 2025)
    except UnreadableDeadline as error:
        return error
    return None


@given(st.text(max_size=120))
@example("\u0301")
@example("ngày ngày ngày")
@example("9999999999999999999999/2025")
@example("(" * 300)
def test_no_text_does_more_than_be_unreadable(text: str) -> None:
    fault = unreadable(text)
    assert fault is None or 0 <= fault.offset <= fault.offset + fault.length <= len(text)


VOCABULARY = st.sampled_from(
    [
        "ngày", "tháng", "quý", "năm", "trong", "trước", "đến", "hết", "từ", "và", ",", ";", "(", ")", ":",
        "-", "/", ".", "hàng", "định kỳ", "6", "15", "31", "2025", "2026", "I", "II", "IV", "3", "lần",
        "theo", "kế hoạch", "nếu có", "hoặc", "khi", "thường xuyên", "sau", "đầu", "cuối", "giữa", "của",
        "làm việc", "kể từ", "báo cáo", "hoàn thành", "một", "tuần", "24 giờ", "trở đi", "\n",
    ]
)  # fmt: skip


@given(st.lists(VOCABULARY, max_size=14))
def test_jumbled_words_of_the_field_never_crash(words: list[str]) -> None:
    try:
        readings = read(" ".join(words), 2025)
    except UnreadableDeadline:
        return
    for reading in readings:
        assert (reading.due is not None) == (reading.kind == "by")
        assert bool(reading.occurrences) == (reading.kind == "recurring")
        assert reading.start is None or reading.due is None or reading.start <= reading.due


FOREIGN = st.sampled_from(
    ["abc", "Tết", "không", "hoãn", "ngoại trừ", "chưa", "khoảng", "xyz1", "?", "và hoãn", "thứ"]
)


@given(PHRASES, FOREIGN, st.integers(0, 30))
def test_a_foreign_word_is_never_passed_over_in_silence(phrase: str, foreign: str, at: int) -> None:
    words = phrase.split(" ")
    place = min(at, len(words))
    changed = " ".join([*words[:place], foreign, *words[place:]])
    try:
        readings = read(changed, 2025)
    except UnreadableDeadline:
        return
    kept = " ".join(
        text
        for reading in readings
        for text in (reading.label, reading.trigger, reading.source, reading.condition)
        if text
    )
    assert foreign in kept


@given(YEARS, PHRASES)
def test_reading_is_pure(year: int, phrase: str) -> None:
    assert read(phrase, year) == _read.__wrapped__(phrase, year)


@pytest.mark.parametrize(
    "unit",
    [
        "Quý I, ",
        "(",
        "quý ",
        "từ tháng 3 đến ",
        "Theo Kế hoạch, ",
        "hàng quý và ",
        "a: ",
        "1/",
        "ngày 15 (",
        "nếu có ",
        "\n- Quý I",
    ],
)
def test_long_nonsense_takes_no_time(unit: str) -> None:
    text = (unit * LONGEST)[:LONGEST]
    begun = time.perf_counter()
    with contextlib.suppress(UnreadableDeadline):
        _read.__wrapped__(text, 2025)
    assert time.perf_counter() - begun < 2
