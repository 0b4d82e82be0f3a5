"""W5: what the plan's sentences and rows say of reports against its reporting regime."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from msgspec import UNSET

from cchc.calendar.periods import Period
from cchc.checks.limits import period_in
from cchc.checks.phrases import phrase_texts, readings_of
from cchc.checks.scanning import Hit, Search, in_small_letters
from cchc.deadlines import Reading
from cchc.findings import Finding, Severity, finding
from cchc.obligations.deriving import report_terms
from cchc.plans.document import Reporting, Window
from cchc.plans.rows import Phrase, Row
from cchc.store import LoadedPlan, Store

_DATE = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}"
_SPAN = re.compile(rf"từ (?:ngày )?(?P<first>{_DATE}) đến (?:hết )?(?:ngày )?(?P<last>{_DATE})")
_DAY = re.compile(r"ngày (?P<day>\d{1,2}),? (?:của )?tháng cuối (?:cùng )?(?:của )?(?:kỳ|quý)")
_TERMS = Search(in_small_letters, {_SPAN: ("từ",), _DAY: ("tháng cuối",)})
_COMPILING = re.compile(r"(?:^|[.;:,] )(?:(?:phòng|sở) [^,.;]{3,40} )?(?:có trách nhiệm )?(?:chủ trì,? )?tổng hợp")
_REFORM = ("cải cách hành chính", "cchc")
_OF_THE_REFORM = re.compile(rf"(?:báo cáo|\bbc\b)[^;.\n]{{0,60}}(?:{'|'.join(_REFORM)})")
_OTHERS = re.compile(r"tuyên truyền|kiểm tra|chỉ số|kế hoạch")


def _regime(loaded: LoadedPlan) -> Reporting | None:
    found = loaded.plan.reporting if loaded.plan else UNSET
    return None if found is UNSET else found


def _date(text: str) -> date | None:
    day, month, year = (int(part) for part in re.split(r"[/.-]", text))
    try:
        return date(year, month, day)
    except ValueError:
        return None


def spoken_windows(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """A period whose window the body states otherwise than ``reporting`` does."""
    regime = _regime(loaded)
    if regime is None:
        return
    hits = list(_TERMS.hits(loaded, _SPAN))
    terms = report_terms(regime) if hits else ()
    stated: dict[Period, Window] = {period: window for period, _, window in terms}
    for hit in hits:
        period = period_in(hit.text.text[: hit.start].rpartition(";")[2], loaded.year)
        window = stated.get(period) if period is not None else None
        if window is None or period is None or hit.text.file is not loaded.plan_file:
            continue
        if (_date(hit.match["first"]), _date(hit.match["last"])) != (window.from_, window.to):
            yield hit.text.finding(
                "W510",
                f"Văn bản ghi kỳ {period.label} {hit.text.text[hit.start : hit.end]}; reporting ghi từ "
                f"{window.from_:%d/%m/%Y} đến {window.to:%d/%m/%Y}.",
                hit.start,
                hit.end,
                hint="Sửa cho hai chỗ như nhau.",
            )


def spoken_days(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """A due day that the body states otherwise than ``reporting`` does; who compiles due before who contributes."""
    regime = _regime(loaded)
    if regime is None:
        return
    known = {regime.submit_by.day, *(w.submit_by.day for w in regime.windows.values() if w.submit_by is not UNSET)}
    hits = [hit for hit in _TERMS.hits(loaded, _DAY) if hit.text.file is loaded.plan_file]
    own = [hit for hit in hits if not _compiles(hit)]
    said = {int(hit.match["day"]) for hit in own}
    for hit in hits:
        day = int(hit.match["day"])
        if not _compiles(hit):
            if not said & known:
                yield _day_differs(hit, regime.submit_by.day)
        elif day <= min(known):
            severity: Severity | None = None if day < min(known) else "info"
            yield hit.text.finding(
                "W511",
                f"Báo cáo tổng hợp hạn ngày {day}, trong khi các đơn vị gửi báo cáo hạn ngày {min(known)}.",
                hit.start,
                hit.end,
                hint="Cho đơn vị gửi sớm hơn, hoặc tổng hợp muộn hơn.",
                severity=severity,
            )


def _day_differs(hit: Hit, day: int) -> Finding:
    message = f"Văn bản ghi “{hit.text.text[hit.start : hit.end]}”; reporting ghi ngày {day}."
    line = hit.text.file.place(("reporting", "submit_by")).line
    hint = f"Văn bản đã ký thì giữ nguyên lời văn và sửa reporting (dòng {line}); còn dự thảo thì sửa chỗ sai."
    return hit.text.finding("W510", message, hit.start, hit.end, hint=hint)


def _compiles(hit: Hit) -> bool:
    """Whether the sentence is about who puts the reports together, not about those who send them."""
    before = hit.text.text[: hit.start]
    sentence = before[max(before.rfind(". "), before.rfind("; ")) + 1 :]
    return bool(_COMPILING.search(sentence.lower().strip()))


def rows_of_reports(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """Rows of the appendix that ask for the reform's report of a period by another day than the regime does."""
    regime = _regime(loaded)
    if regime is None:
        return
    dated = list(_dated_rows(loaded))
    terms = report_terms(regime) if dated else ()
    due = {period: term.due for period, term, _ in terms if term.due is not None}
    for row, phrase, days in dated:
        differing = [(period, day) for period, day in days if period in due and day != due[period]]
        if differing:
            yield _row_differs(loaded, row, phrase, differing[0][0], due[differing[0][0]])


_Days = tuple[tuple[Period, date], ...]


def _dated_rows(loaded: LoadedPlan) -> Iterator[tuple[Row, Phrase, _Days]]:
    """The rows that ask for the report, each with a phrase of its own that names days of periods."""
    year = loaded.year
    named = {text: days for text in phrase_texts(loaded) if (days := _days_in(text, year))}
    for row in loaded.rows.rows if named else ():
        if row.deadline_from is None:
            for group in row.deadlines:
                for phrase in group:
                    if phrase.text in named and _is_the_report(row):
                        yield row, phrase, named[phrase.text]


@lru_cache(maxsize=16384)
def _days_in(phrase: str, year: int) -> _Days:
    return tuple(day for reading in readings_of(phrase, year) for day in _days(reading, year))


def _days(reading: Reading, year: int) -> Iterator[tuple[Period, date]]:
    """The periods that a reading names, each with its due day."""
    dated = [(reading.label, reading.due), *((turn.label, turn.due) for turn in reading.occurrences)]
    for label, day in dated:
        period = period_in(label, year) if label else None
        if period is not None and day is not None:
            yield period, day


def _row_differs(loaded: LoadedPlan, row: Row, phrase: Phrase, period: Period, asked: date) -> Finding:
    return finding(
        loaded.file_of(row).place(phrase.path),
        "W512",
        f"Phụ lục ghi “{phrase.text}”, trong khi báo cáo {period.label} theo văn bản hạn {asked:%d/%m/%Y}.",
        hint="Nếu là một báo cáo thì thống nhất ngày.",
        excerpt=phrase.text,
        where=row.id,
        severity="info",
    )


def _is_the_report(row: Row) -> bool:
    """Whether a row asks for the periodic report on the reform itself."""
    texts = [row.text, *row.product_texts, *(phrase.label or "" for phrase in row.phrases)]
    return any(map(_names_the_report, texts))


@lru_cache(maxsize=32768)
def _names_the_report(text: str) -> bool:
    lower = text.lower()
    named = any(words in lower for words in _REFORM) and _OF_THE_REFORM.search(lower) is not None
    return named and _OTHERS.search(lower) is None
