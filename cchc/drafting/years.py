"""The years and dates of a text moved on with the plan's year, each by a named rule.

Every year that a text names is a `Mention`: moved (``now`` holds its new words) or kept, with the rule that decided
and whether that rule is sure. A rule that is not sure is for a person to look at.
"""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple
from unicodedata import is_normalized

from msgspec import Struct
from msgspec.structs import replace

from cchc.citations import citations, law_years
from cchc.drafting.year_context import amount_after, event_near, lunar_years, of_a_cited_document, weekday_beside
from cchc.drafting.year_rules import RULES
from cchc.text import nfc


class Shift(NamedTuple):
    """From the plan's year to that of the new plan; ``known`` are days of the reporting regime of the old one."""

    old: int
    new: int
    known: frozenset[date] = frozenset()

    @property
    def step(self) -> int:
        """By how many years all moves on."""
        return self.new - self.old


class Edit(NamedTuple):
    """``text[start:end]`` becomes ``new``; only ever digits."""

    start: int
    end: int
    new: str


class Mention(Struct, frozen=True):
    """A year in a text with the words round it (``was`` at ``start``); ``now`` None: it stays as it is."""

    start: int
    was: str
    now: str | None
    rule: str
    sure: bool
    year: int
    edits: tuple[Edit, ...] = ()

    @property
    def why(self) -> str:
        """What the rule says."""
        return RULES[self.rule]


def moved_on(text: str, shift: Shift) -> tuple[str, list[Mention]]:
    """The text with its years moved on, and every year that it names."""
    found = sorted(mentions(text, shift), key=lambda one: one.start)
    edits = [edit for one in found for edit in one.edits]
    return edited(text, edits), found


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made; they do not overlap."""
    pieces, at = [], 0
    for edit in sorted(edits):
        pieces += [text[at : edit.start], edit.new]
        at = edit.end
    return "".join([*pieces, text[at:]])


def moved_day(day: date, step: int) -> date:
    """The same day some years on; 29 February becomes the 28th where there is none."""
    try:
        return day.replace(year=day.year + step)
    except ValueError:
        return day.replace(year=day.year + step, day=28)


_SENTENCE = 400
"""How far before a year, in characters, the sign of the document is looked for to which it may belong."""
_CLUSTER = re.compile("(?s:.)[\u0300-\u036f]*")
_YEAR = r"(?:18|19|20|21)\d\d"
_DAY_MONTH = r"(?P<d>[0-3]?\d)\s?(?P<sep>[/.-])\s?(?P<m>[01]?\d)\s?(?P=sep)\s?"
_ROMAN_OR_DIGIT = r"(?:IV|I{1,3}|[1-4]|iv|i{1,3}|một|hai|ba|bốn|tư)"
_MENTION = re.compile(
    rf"(?<![\d])(?:"
    rf"(?P<full>(?:(?:[Nn]gày|NGÀY)\s+)?{_DAY_MONTH}(?P<y1>{_YEAR}))"
    rf"|(?P<words>(?:(?:[Nn]gày|NGÀY)\s+)?(?P<d2>[0-3]?\d)\s+(?:tháng|THÁNG)\s+(?P<m2>[01]?\d)\s*,?\s+(?:năm|NĂM)\s+(?P<y2>{_YEAR}))"
    rf"|(?P<short>(?:(?:[Nn]gày|NGÀY)\s+)?[0-3]?\d/[01]?\d/(?P<y3>\d\d)(?![\d/]))"
    rf"|(?P<period>(?:(?:[Qq](?:uý|úy|ui|uí)|[Qq]úi|QUÝ)\s*{_ROMAN_OR_DIGIT}|(?:[Tt]háng|THÁNG)\s+[01]?\d"
    rf"|(?:0?[69]|sáu|chín)\s+tháng(?:\s+(?:đầu|cuối))?|[QHM]0?\d{{1,2}}|9M|Y)"
    rf"\s*(?:[/,.–-]\s*|,?\s*(?:của\s+)?(?:năm|NĂM)\s+|\s+)(?P<y4>{_YEAR}))"
    rf"|(?P<year>(?:[Nn]ăm|NĂM)\s+(?:học\s+|kế\s+hoạch\s+|tài\s+chính\s+)?(?P<y5>{_YEAR}))"
    rf"|(?P<month>(?:/\s?)?[01]?\d/(?P<y6>{_YEAR}))"
    rf"|(?P<bare>(?P<y7>{_YEAR}))"
    rf")(?!\d)"
)
_RANGE = re.compile(
    rf"(?<![\d/.-])(?P<y1>{_YEAR})\s*[-–—−]\s*(?P<y2>{_YEAR})(?!\d|\s*[-/.]\s*\d)"
    rf"|(?<![\d/.-])(?:từ\s+)?(?:năm\s+)?(?P<y3>{_YEAR})\s*(?:\bđến\b|\btới\b|[-–—−])\s*(?:(?:hết|cuối)\s+)?"
    rf"(?:năm\s+)?(?P<y4>{_YEAR})(?!\d|\s*[-/.]\s*\d)",
    re.IGNORECASE,
)
_SCHOOL = re.compile(r"(?:năm học|niên độ|niên khóa|vụ)\s*:?\s*$", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+")
_STANDARD = re.compile(rf"\b\d[\d.-]*\s?:\s?{_YEAR}\b|\b(?:TCVN|QCVN|ISO|IEC|TCCS)\b[^,;.()]{{0,30}}{_YEAR}\b")
_UNTIL = re.compile(r"\b(?:đến|tới)\s+(?P<end>(?:hết|cuối)\s+)?$", re.IGNORECASE)
_ENDS = re.compile(rf"(?:{_YEAR}\s*[-–—−]\s*|\b(?:đến|tới)\s+(?:(?:hết|cuối)\s+)?(?:năm\s+)?)$", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:từ|kể từ|trước|sau|đầu|qua|tính từ|vào)\s+$", re.IGNORECASE)
_ONWARDS = re.compile(r"\s*(?:trở\s+(?:về|đi|lên|lại)|đến nay|về trước|về sau)", re.IGNORECASE)
_FROM_THEN_ON = re.compile(r"\s*(?:,|và)\s*(?:các|những)\s+năm\s+(?:tiếp theo|sau|tới)", re.IGNORECASE)
_VISION = re.compile(r"\s*[,;(]?\s*(?:và\s+)?(?:định hướng|tầm nhìn|hướng tới|hướng đến)", re.IGNORECASE)
_LAW = re.compile(r"\b(?:Luật|Hiến pháp|Pháp lệnh)\b[^.;:\n]{0,90}$")
_DOCUMENT = re.compile(
    r"\b(?:Nghị quyết|Nghị định|Thông tư|Chỉ thị|Quyết định|Công văn|Công điện|Thông báo|Hướng dẫn|Kết luận)\b"
    r"(?P<between>[^.;:\n]{0,60})$"
)
_KINDS = "Nghị quyết|Nghị định|Thông tư|Chỉ thị|Quyết định|Công văn|Công điện|Thông báo|Hướng dẫn|Kết luận|Kế hoạch"
_NUMBERED = re.compile(rf"\b(?:Luật|{_KINDS}|NQ|NĐ|TT|CT|QĐ|CV|TB|HD|KL|KH)\s+(?:số\s*:?\s*)?$")
_ISSUED = re.compile(
    rf"\b(?:{_KINDS})\s+(?:số\s+\S+\s+)?$|\b\d+\s?/\S*-\s?[A-ZĐ]\S*,?\s+$"
    r"|\b(?:ban hành|ký|công bố|phê duyệt|có hiệu lực)(?:\s+(?:từ|kể từ))?\s*$",
    re.IGNORECASE,
)
_OF_THAT_YEAR = re.compile(r"\blà năm\b|\bnăm (?:đầu|cuối)\b|\bkỷ niệm\b|\blần thứ\b", re.IGNORECASE)
_YEARLY = re.compile(r"kế hoạch|chương trình|báo cáo|kết quả|trong\s+$|công tác", re.IGNORECASE)


def mentions(text: str, shift: Shift) -> Iterator[Mention]:
    """Every year that the text names; those of one range are one mention."""
    if not is_normalized("NFC", text):
        yield from _of_decomposed(text, shift)
        return
    yield from (
        _kept(text, at, at + len(name), "năm-âm-lịch", year, sure=False)
        for at, name, year in lunar_years(text, shift.old)
    )
    if not any(char.isdigit() for char in text):
        return
    taken = list(_fixed(text, shift))
    yield from (one for _, _, one in taken if one is not None)
    held = [(start, end) for start, end, _ in taken]
    for found in _MENTION.finditer(text):
        at = found.start(_group(found))
        if not any(start <= at < end for start, end in held):
            mention = _of_match(text, found, shift)
            if mention is not None:
                yield mention


def _of_decomposed(text: str, shift: Shift) -> Iterator[Mention]:
    """The mentions of a text whose letters are typed as base and marks apart, with the places in that text."""
    at: list[int] = []
    composed = ""
    for cluster in _CLUSTER.finditer(text):
        whole = nfc(cluster.group())
        composed += whole
        at += [cluster.start()] * len(whole)
    at.append(len(text))
    for one in mentions(composed, shift):
        edits = tuple(Edit(at[edit.start], at[edit.end], edit.new) for edit in one.edits)
        yield replace(one, start=at[one.start], edits=edits)


def _group(found: re.Match[str]) -> str:
    """The name of the group that holds the year."""
    return next(f"y{n}" for n in range(1, 8) if found[f"y{n}"] is not None)


_Held = tuple[int, int, Mention | None]


def _fixed(text: str, shift: Shift) -> Iterator[_Held]:
    """What no year moves in: addresses, standards, cited documents, laws, ranges; with a mention for each year."""
    spans: list[tuple[int, int]] = []
    for start, end, rule in _kept_places(text):
        if any(a < end and start < b for a, b in spans):
            continue
        spans.append((start, end))
        for found in re.finditer(rf"(?<!\d){_YEAR}(?!\d)", text[start:end]):
            at, year = start + found.start(), int(found.group())
            said = rule if rule != "tên-văn-bản" else _of_title(text, (start, end), at, shift)
            first = at - 4 if text[max(0, at - 4) : at].lower() == "năm " else at
            yield at, at + 4, _kept(text, first, at + 4, said, year, sure=said == rule)
        yield start, end, None
    for found in _RANGE.finditer(text):
        if not any(a < found.end() and found.start() < b for a, b in spans):
            yield found.start(), found.end(), _range(text, found, shift)


def _kept_places(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and rule of each place whose years stay, those that win over others first."""
    for found in _ADDRESS.finditer(text):
        yield found.start(), found.end(), "địa-chỉ-mạng"
    for cited in citations(text):
        yield cited.sign.start, cited.sign.end, "ký-hiệu-văn-bản"
        if cited.date is not None:
            yield cited.date.start, cited.date.end, "ngày-văn-bản"
        if cited.title is not None:
            yield cited.title.start, cited.title.end, "tên-văn-bản"
    for law in law_years(text):
        yield law.start, law.end, "năm-của-luật"
    for found in _STANDARD.finditer(text):
        yield found.start(), found.end(), "tiêu-chuẩn"


def _of_title(text: str, title: tuple[int, int], at: int, shift: Shift) -> str:
    """The rule for the year at ``at`` in a title: of the old year, of a period that is over, or one that stays."""
    year = int(text[at : at + 4])
    if _of_that_year(text, at, year, shift):
        return "văn-bản-năm-cũ"
    years = [int(found.group()) for found in re.finditer(rf"(?<!\d){_YEAR}(?!\d)", text[slice(*title)])]
    over = shift.old <= year < shift.new and max(years) == year and _ENDS.search(text, title[0], at)
    return "văn-bản-hết-giai-đoạn" if over else "tên-văn-bản"


def _of_that_year(text: str, at: int, year: int, shift: Shift) -> bool:
    """Whether the year in a title makes the document one of the old year, not a milestone or part of a range."""
    before, after = text[max(0, at - 20) : at], text[at + 4 : at + 9]
    alone = re.search(r"(?<!đến )(?<!tới )(?<!hết )(?<!từ )năm\s+$", before, re.IGNORECASE)
    return shift.old <= year < shift.new and alone is not None and not re.match(r"\s*[-–—]\s*\d", after)


def _kept(text: str, start: int, end: int, rule: str, year: int, *, sure: bool) -> Mention:
    return Mention(start, text[start:end], None, rule, sure, year)


def _range(text: str, found: re.Match[str], shift: Shift) -> Mention:
    first, last = (int(year) for year in (found["y1"] or found["y3"], found["y2"] or found["y4"]))
    if _SCHOOL.search(text, max(0, found.start() - 20), found.start()) and last - first == 1:
        edits = tuple(
            Edit(found.start(name), found.end(name), str(int(found[name]) + shift.step))
            for name in ("y1", "y2", "y3", "y4")
            if found[name] is not None
        )
        return _moved(text, found.start(), found.end(), "năm-học", first, edits, sure=False)
    over = last < shift.new or (first >= shift.old - 1 and last - first == 1 and first <= shift.old)
    rule = "giai-đoạn-hết" if over and last >= shift.old else "giai-đoạn"
    return _kept(text, found.start(), found.end(), rule, last, sure=not over or last < shift.old)


def _moved(
    text: str, start: int, end: int, rule: str, year: int, edits: tuple[Edit, ...], *, sure: bool
) -> Mention:
    shifted = [Edit(edit.start - start, edit.end - start, edit.new) for edit in edits]
    return Mention(start, text[start:end], edited(text[start:end], shifted), rule, sure, year, edits)


def _of_match(text: str, found: re.Match[str], shift: Shift) -> Mention | None:
    """The mention of a year outside of what is fixed; None for two digits that are no year of these plans."""
    name = _group(found)
    if found["short"] is not None:
        year = shift.old // 100 * 100 + int(found[name])
        if abs(year - shift.old) > 1:
            return None
        edit = Edit(found.start(name), found.end(name), f"{(year + shift.step) % 100:02}")
        return _moved(text, found.start(), found.end(), "năm-hai-chữ-số", year, (edit,), sure=False)
    year = int(found[name])
    start, end = found.span()
    rule, sure, moves = _decide(text, found, year, shift)
    if not moves:
        return _kept(text, start, end, rule, year, sure=sure)
    edits: tuple[Edit, ...] = (Edit(found.start(name), found.end(name), str(year + shift.step)),)
    day = _day_of(found, year)
    if day is not None and (day.month, day.day) == (2, 29) and not isleap(year + shift.step):
        part = "d" if found["full"] is not None else "d2"
        edits = (Edit(found.start(part), found.end(part), "28"), *edits)
        return _moved(text, start, end, "ngày-nhuận", year, edits, sure=False)
    if day is not None and (day.month, day.day) == (2, 28) and not isleap(year) and isleap(year + shift.step):
        return _moved(text, start, end, "cuối-tháng-2", year, edits, sure=False)
    if day is not None and weekday_beside(text, start, end):
        rule, sure = "thứ-trong-tuần", False
    return _moved(text, start, end, rule, year, edits, sure=sure)


def _day_of(found: re.Match[str], year: int) -> date | None:
    day, month = (found["d"], found["m"]) if found["full"] is not None else (found["d2"], found["m2"])
    try:
        return date(year, int(month), int(day)) if day is not None else None
    except ValueError:
        return None


def _decide(text: str, found: re.Match[str], year: int, shift: Shift) -> tuple[str, bool, bool]:
    """The rule for a year by what stands round it, whether it is sure, whether the year moves."""
    before, after = text[max(0, found.start() - 120) : found.start()], text[found.end() : found.end() + 40]
    offset = year - shift.old
    full = found["full"] is not None or found["words"] is not None
    if found["month"] is not None and _NUMBERED.search(before):
        return "ký-hiệu-văn-bản", not shift.old - 1 <= year < shift.new, False
    if full:
        day = _day_of(found, year)
        if day is not None and day in shift.known:
            return "kỳ-số-liệu", True, True
        if _ISSUED.search(before):
            return "ngày-văn-bản", not shift.old - 1 <= year < shift.new, False
        if abs(offset) <= 1 and event_near(text, found.start(), found.end()):
            return "mốc-sự-kiện", False, False
        if abs(offset) > 1:
            return "năm-khác", not shift.old <= year < shift.new, False
        return {0: "ngày-cụ-thể", -1: "năm-liền-trước", 1: "năm-liền-sau"}[offset], False, True
    if found["bare"] is not None and amount_after(after):
        return "số-lượng", False, False
    until = _UNTIL.search(before)
    if until is not None and until["end"] is None and (found["year"] is not None or found["bare"] is not None):
        if year > shift.new:
            return "mục-tiêu-dài-hạn", True, False
        return ("mốc-đã-đến", False, False) if year >= shift.old else ("năm-khác", True, False)
    if _VISION.match(after):
        return ("mục-tiêu-dài-hạn", True, False) if year > shift.new else ("mốc-đã-đến", False, False)
    if abs(offset) > 1 or (offset == 1 and year > shift.new):
        return "năm-khác", not shift.old <= year < shift.new, False
    if offset == 0 and _FROM_THEN_ON.match(after):
        return "năm-bắt-đầu", False, True
    if until is not None or _SINCE.search(before) or _ONWARDS.match(after):
        return ("mốc-trong-năm" if offset == 0 else _beside(offset)), False, True
    if (found["year"] or found["bare"]) is not None and _LAW.search(before) and not _YEARLY.search(before):
        return "năm-của-luật", False, False
    document = _DOCUMENT.search(before)
    if document is not None and not _YEARLY.search(document["between"]):
        return "sau-tên-loại-văn-bản", False, True
    if offset:
        return _beside(offset), False, True
    if _OF_THAT_YEAR.search(before[-60:]) or _OF_THAT_YEAR.search(after):
        return "nói-riêng-năm-ấy", False, True
    if found["bare"] is not None:
        return "năm-viết-trần", False, True
    cited = of_a_cited_document(text[max(0, found.start() - _SENTENCE) : found.start()])
    if cited is not None:
        return ("văn-bản-năm-cũ", False, False) if cited == "title" else ("sau-tên-loại-văn-bản", False, True)
    return "năm-kế-hoạch", True, True


def _beside(offset: int) -> str:
    return "năm-liền-trước" if offset < 0 else "năm-liền-sau"
