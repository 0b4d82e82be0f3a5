"""W2: limits that contradict each other: within a cell, within a series of dates, in a task's text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from cchc.calendar.periods import Period, parse_period
from cchc.checks.phrases import dates_of, phrase_texts, phrases_of, readings_of
from cchc.checks.scanning import Search, in_small_letters
from cchc.deadlines import Reading
from cchc.findings import Finding, Place, Severity, finding
from cchc.plans.rows import Phrase, Row
from cchc.store import LoadedPlan, Store
from cchc.text import fold

_PARTED = re.compile(r"[;\n]|\bvà\b|\bđối với\b|\briêng\b|\btrường hợp\b|\bhoặc\b", re.IGNORECASE)
"""What parts two limits that both hold, of different things."""

_PERIOD = re.compile(
    r"\b(?:qui|quy) (?:iv|i{1,3}|[1-4])\b(?:\s?/?\s?(?:nam )?\d{4})?"
    r"|\b0?[69] thang\b(?: dau nam)?(?: \d{4})?|\bnam\b|\bthang \d{1,2}\b"
)
_LIMITING = re.compile(r"\s*(?:trước|chậm nhất|hoàn thành|xong|muộn nhất|không quá)", re.IGNORECASE)
_NEARLY_ALL = 0.8
_DONE = "hoàn thành "
_NEAR = timedelta(days=45)
_AFTERWARDS = {"Q": 31, "H": 31, "9": 31, "Y": 45, "M": 15}
"""How many days after a period's end its report may well be due, by the first sign of its name."""


def _place(loaded: LoadedPlan, row: Row, phrase: Phrase) -> Place:
    return loaded.file_of(row).place(phrase.path)


def opposed_limits(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """Two limits in a cell that cannot both hold ("trong 05 ngày …, chậm nhất 03"); a day outside its period."""
    year = loaded.year
    amiss = {text: found for text in phrase_texts(loaded) if (found := _amiss(text, year))}
    for file, keys, text, where in phrases_of(loaded) if amiss else ():
        for code, message, hint in amiss.get(text, ()):
            yield finding(file.place(keys), code, message, hint=hint, excerpt=text, where=where)


@lru_cache(maxsize=16384)
def _amiss(text: str, year: int) -> tuple[tuple[str, str, str], ...]:
    """What is wrong with the limits of a phrase in a plan of a year: code, message, hint of each."""
    found = readings_of(text, year)
    told: list[tuple[str, str, str]] = []
    if len(found) == 2 and not _PARTED.search(text) and (why := _opposed(*found)):
        code, message = why
        told.append((code, message.format(text), "Giữ lại một thời hạn, hoặc nói rõ mỗi thời hạn của việc gì."))
    for reading in found:
        period = period_in(reading.label, year) if reading.label else None
        if period is not None and _misdated(period, reading):
            message = f"Ngày trong “{text}” không thuộc {period.label}."
            told.append(("W213", message, "Kiểm tra lại kỳ và ngày."))
    return tuple(told)


_TWO_LIMITS = ("W212", "Ô thời hạn “{}” có hai thời hạn khác nhau.")
_OUTSIDE = ("W213", "Ngày trong “{}” không thuộc kỳ được nêu.")


def _opposed(one: Reading, other: Reading) -> tuple[str, str] | None:
    """Why two readings of one phrase oppose each other: code and message; None where both may hold."""
    if one.condition or other.condition or one.label or other.label:
        return None
    if one.kind == other.kind == "event":
        same = not (one.trigger and other.trigger) or one.trigger == other.trigger
        return _TWO_LIMITS if same and (one.days, one.day_unit) != (other.days, other.day_unit) else None
    if one.kind == other.kind == "recurring":
        labels = [[turn.label for turn in each.occurrences] for each in (one, other)]
        return _TWO_LIMITS if labels[0] == labels[1] and dates_of(one) != dates_of(other) else None
    if one.kind == other.kind == "by" and one.due and other.due:
        if one.start is None and other.start is None:
            limits = all(_LIMITING.match(each.phrase) for each in (one, other))
            return _TWO_LIMITS if limits and timedelta(0) < abs(one.due - other.due) <= _NEAR else None
        if one.start is not None and other.start is None:
            late = timedelta(days=31 if one.due - one.start > timedelta(days=31) else 15)
            return None if one.start - late <= other.due <= one.due + late else _OUTSIDE
    return None


def period_in(label: str, year: int) -> Period | None:
    """The period that a label names ("Báo cáo quý III")."""
    found = _PERIOD.findall(fold(label))
    if len(found) != 1:
        return None
    try:
        return parse_period(found[0], year)
    except ValueError:
        return None


def _misdated(period: Period, reading: Reading) -> bool:
    """Whether the date of a period's report lies before the period or long after it."""
    latest = period.end + timedelta(days=_AFTERWARDS[period.name[0]])
    return reading.due is not None and not period.start <= reading.due <= latest


class _Turn(NamedTuple):
    """One dated turn of a series: the quarter it is of (4 for the year), its due day, its phrase.

    ``report`` is what its label names beside the period.
    """

    quarter: int
    due: date
    phrase: Phrase
    whole_year: bool
    report: str


def series(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """Dates by quarter ("Quý I: 10/3 …") that repeat or lack one, run backwards or break their pattern."""
    year = loaded.year
    said = {text for text in phrase_texts(loaded) if _turns_said(text, year)}
    for row in loaded.rows.rows if said else ():
        if row.deadline_from is not None or said.isdisjoint([p.text for group in row.deadlines for p in group]):
            continue
        groups = row.deadlines if max(map(len, row.deadlines)) > 1 else (row.phrases,)
        for group in groups:
            dated = [turn for phrase in group if phrase.text in said for turn in _turns(phrase, year)]
            for turns in _by_report(dated) if len(dated) > 1 else ():
                if len(turns) > 1:
                    yield from _in_series(loaded, row, turns)


def _turns(phrase: Phrase, year: int) -> Iterator[_Turn]:
    for quarter, due, whole_year, report in _turns_said(phrase.text, year):
        yield _Turn(quarter, due, phrase, whole_year, report)


@lru_cache(maxsize=16384)
def _turns_said(text: str, year: int) -> tuple[tuple[int, date, bool, str], ...]:
    """The dated turns of a phrase in a plan of a year: quarter, due day, whether it is the year's, report."""
    found = []
    for reading in readings_of(text, year):
        period = period_in(reading.label, year) if reading.label else None
        if period is not None and reading.due is not None and period.name[0] != "M":
            report = _PERIOD.sub("", fold(reading.label)) if reading.label else ""
            found.append((period.end.month // 3, reading.due, period.name[0] == "Y", report))
    return tuple(found)


def _by_report(turns: Iterable[_Turn]) -> list[list[_Turn]]:
    """The turns of each report by itself: one cell may hold the dates of two."""
    found: dict[str, list[_Turn]] = {}
    for turn in turns:
        found.setdefault(turn.report, []).append(turn)
    return list(found.values())


def _in_series(loaded: LoadedPlan, row: Row, turns: Sequence[_Turn]) -> Iterator[Finding]:
    broken = list(_broken(loaded, row, turns))
    yield from broken or _off_the_pattern(loaded, row, turns)


def _broken(loaded: LoadedPlan, row: Row, turns: Sequence[_Turn]) -> Iterator[Finding]:
    for before, turn in pairwise(turns):
        if turn.quarter == before.quarter and turn.whole_year == before.whole_year:
            yield _told(loaded, row, turn, "W214", f"Kỳ của “{turn.phrase.text}” đã có ở “{before.phrase.text}”.")
        elif turn.quarter > before.quarter and turn.due <= before.due:
            message = f"“{turn.phrase.text}” đến hạn không sau “{before.phrase.text}”."
            yield _told(loaded, row, turn, "W214", message)
        elif turn.quarter > before.quarter + 1 and len(turns) > 2:
            message = f"Giữa “{before.phrase.text}” và “{turn.phrase.text}” thiếu một kỳ."
            yield _told(loaded, row, turn, "W215", message, severity="info")


def _off_the_pattern(loaded: LoadedPlan, row: Row, turns: Sequence[_Turn]) -> Iterator[Finding]:
    """The one turn whose day or month is not as far from its quarter's end as that of all others."""
    shapes = [((turn.due.year * 12 + turn.due.month) - turn.quarter * 3, turn.due.day) for turn in turns]
    usual = max(set(shapes), key=shapes.count)
    odd = [index for index, shape in enumerate(shapes) if shape != usual]
    if len(turns) < 3 or len(odd) != 1:
        return
    turn = turns[odd[0]]
    if turn.whole_year and shapes[odd[0]][0] == usual[0]:  # the year's report often has a day of its own
        return
    months = turn.quarter * 3 + usual[0] - 1
    expected = f"{usual[1]}/{months % 12 + 1}/{months // 12}"
    message = f"“{turn.phrase.text}” lệch với các kỳ khác trong ô, theo đó là ngày {expected}."
    yield _told(loaded, row, turn, "W215", message, severity="info")


def _told(
    loaded: LoadedPlan, row: Row, turn: _Turn, code: str, message: str, severity: Severity | None = None
) -> Finding:
    place = _place(loaded, row, turn.phrase)
    hint = "Kiểm tra lại kỳ và ngày."
    return finding(place, code, message, hint=hint, excerpt=turn.phrase.text, where=row.id, severity=severity)


_NO_MONTH = re.compile(r"(?<!/)\b(?:trong|đến|trước) (?P<month>\d{1,2}/\d{4})\b", re.IGNORECASE)
_NAMED_PERIOD = re.compile(r"(?:trong )?(?:quý (?:iv|i{1,3}|[1-4])|tháng \d{1,2})", re.IGNORECASE)


class _Named(NamedTuple):
    """What a phrase names: a month without the word, a period first, a period and nothing else."""

    month: str
    period: bool
    bare: bool


@lru_cache(maxsize=16384)
def _named_in(text: str) -> _Named:
    month = _NO_MONTH.search(text)
    stripped = text.strip()
    first, bare = _NAMED_PERIOD.match(stripped), _NAMED_PERIOD.fullmatch(stripped)
    return _Named(month["month"] if month else "", first is not None, bare is not None)


def words_left_out(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """ "Trong 12/2025" without "tháng"; "Quý I" without the year that nearly all others have."""
    naming = {text: found for text in phrase_texts(loaded) if any(found := _named_in(text))}
    amiss = any(found.month or found.bare for found in naming.values())
    phrases = [phrase for phrase in phrases_of(loaded) if phrase[2] in naming] if amiss else []
    named = [text for _, _, text, _ in phrases if naming[text].period]
    dated = sum(str(loaded.year) in text for text in named)
    usual = dated >= _NEARLY_ALL * len(named)
    for file, keys, text, where in phrases:
        found = naming[text]
        if found.month:
            message, hint = f"“{text}” thiếu chữ “tháng”.", f"Viết “tháng {found.month}”."
        elif usual and found.bare:
            message, hint = f"“{text}” không ghi năm, các dòng khác có ghi.", f"Viết “{text}/{loaded.year}”."
        else:
            continue
        place = file.place(keys)
        yield finding(place, "W217", message, hint=hint, excerpt=text, where=where, severity="info")


_DAY_IN_TEXT = re.compile(r"(?:trước |chậm nhất (?:là )?(?:vào )?)ngày \d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?")
"""A day that is a limit: any other is mostly that of a document."""

_PERIOD_IN_TEXT = re.compile(
    rf"{_DONE}(?:trong|trước) (?:quý (?:iv|i{{1,3}}|[1-4])|tháng \d{{1,2}})(?:/\d{{4}}|,? năm \d{{4}})?"
)
_LIMITS = Search(
    in_small_letters,
    {
        _DAY_IN_TEXT: ("trước ngày", "chậm nhất"),
        _PERIOD_IN_TEXT: (f"{_DONE}trong", f"{_DONE}trước"),
    },
)


def limits_in_texts(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """A limit in the text of a task or product that lies outside what the deadline cell says."""
    hits = [*_LIMITS.hits(loaded, _DAY_IN_TEXT), *_LIMITS.hits(loaded, _PERIOD_IN_TEXT)]
    hits = [hit for hit in hits if hit.text.kind in ("task", "product")]
    spoken_of = {hit.text.where for hit in hits}
    rows = {row.id: row for row in loaded.rows.rows if row.id in spoken_of} if hits else {}
    for hit in hits:
        row = rows.get(hit.text.where)
        if row is None or not row.leaf or not row.phrases:
            continue
        words = hit.text.text[hit.start : hit.end]
        said = [due for reading in readings_of(_phrase(words), loaded.year) for _, due in dates_of(reading)]
        if len(said) == 1 and (said[0] < loaded.date or _contradicts(said[0], row, loaded.year)):
            cell = "; ".join(str(phrase) for phrase in row.phrases)
            message = f"Trong lời ghi “{words}”, ô thời hạn ghi “{cell}”."
            yield hit.text.finding("W216", message, hit.start, hit.end, hint="Thống nhất hai chỗ.")


def _phrase(words: str) -> str:
    return words[len(_DONE) :] if words.lower().startswith(_DONE) else words


def _contradicts(said: date, row: Row, year: int) -> bool:
    """Whether a day lies before or after everything that a row's cell says."""
    cell = [reading for phrase in row.phrases for reading in readings_of(phrase.text, year)]
    dated = [dates for reading in cell for dates in dates_of(reading)]
    starts = [start for start, _ in dated if start is not None]
    late = bool(dated) and said > max(due for _, due in dated)
    return late or (len(starts) == len(dated) > 0 and said < min(starts))
