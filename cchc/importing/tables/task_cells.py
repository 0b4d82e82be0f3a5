"""Cells of an appendix as appendix.yaml holds them: products, deadlines, money."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from cchc.deadlines import UnreadableDeadline, read
from cchc.importing.tables.cell_lines import items, unwrapped, verbatim
from cchc.plans.cells import LabelledDates, Product
from cchc.text import fold

_LABEL = re.compile(r"^(?P<label>.*\S)\s*:$")
_ALSO_REPORT = re.compile(r"\s+và\s+(?=(?:các\s+)?báo cáo\b)|\s*[;,]\s+(?=(?:các\s+)?báo cáo\b)", re.IGNORECASE)
_LISTED = re.compile(r"\s*;\s+")
_FIGURE = re.compile(
    r"(?P<figure>\d{1,3}(?:[.,]\d{3})+|\d+(?:,\d{1,2})?)\s*"
    r"(?P<unit>đồng|đ|vnđ|vnd|triệu đồng|triệu|tr\.?đ|tỷ đồng|tỷ|nghìn đồng|ngàn đồng)?\.?",
    re.IGNORECASE,
)
_UNITS = re.compile(r"đồng|triệu|tỷ|nghìn|ngàn|\bđ\b", re.IGNORECASE)
_SMALLEST = 4
"""Sums of đồng have more figures."""
_NAMES = {10**3: "nghìn đồng", 10**6: "triệu đồng", 10**9: "tỷ đồng"}
_TIMES = {"trieu": 10**6, "ty": 10**9, "nghin": 10**3, "ngan": 10**3, "tr": 10**6}
_OPEN_ENDED = re.compile(
    r"(?:\b(?:tháng|năm|quý|ngày|trước|sau|trong|và|đến|từ|hoặc|theo|của|số)|[,/-])$", re.IGNORECASE
)
_YEAR = 2025
"""Any year will do to ask whether words are a limit."""


def products_of(lines: Sequence[str], limits: int) -> list[str | Product]:
    """The products of a cell, a text each; one text that holds as many as there are limits has them as parts."""
    found = items(lines)
    if len(found) > 1 and not found[0].bulleted and any(one.bulleted for one in found):
        return [verbatim(lines)]
    texts = _grouped([(one.text, one.bulleted) for one in found])
    if len(texts) != 1 or limits < 2:
        return list(texts)
    parts = _parts(texts[0])
    return [Product(text=texts[0], parts=parts)] if len(parts) == limits else [texts[0]]


def _grouped(found: Sequence[tuple[str, bool]]) -> list[str]:
    """Lines without a bullet go with the bulleted one before them."""
    bulleted = any(mark for _, mark in found)
    made: list[str] = []
    for text, mark in found:
        if made and bulleted and not mark:
            made[-1] = f"{made[-1]}\n{text}"
        else:
            made.append(text)
    return made


def _parts(text: str) -> list[str]:
    bare = text.rstrip(" .;")
    for sign in (_ALSO_REPORT, _LISTED):
        parts = [part.strip() for part in sign.split(bare)]
        if len(parts) > 1 and all(parts):
            return parts
    return []


def deadline_of(lines: Sequence[str]) -> str | list[str | LabelledDates]:
    """The limits of a cell: a phrase, a list of phrases, or lists under labels."""
    whole = unwrapped(lines)
    labelled = _labelled(whole)
    if labelled:
        return labelled
    texts = [one.text for one in items(_rejoined(whole))]
    return texts[0] if len(texts) == 1 else list(texts)


def _labelled(lines: Sequence[str]) -> list[str | LabelledDates]:
    """Limits under labels, where a line that ends in a colon stands over each group of them; else nothing."""
    if not lines or not _LABEL.match(lines[0]) or len(lines) < 2:
        return []
    groups: list[tuple[str, list[str]]] = []
    for one, line in zip(items(lines), lines, strict=False):
        label = _LABEL.match(line)
        if label and not one.bulleted:
            groups.append((label["label"], []))
        else:
            groups[-1][1].append(one.text)
    if not all(dates for _, dates in groups):
        return []
    return [LabelledDates(label=label, dates=dates) for label, dates in groups]


def _rejoined(lines: Sequence[str]) -> list[str]:
    """Lines that are one limit only together ("Tháng" over "12/2025") as one."""
    made: list[str] = []
    for line in lines:
        if (
            made
            and not line.startswith("-")
            and (
                _OPEN_ENDED.search(made[-1])
                or (not (is_limit(line) and is_limit(made[-1])) and is_limit(f"{made[-1]} {line}"))
            )
        ):
            made[-1] = f"{made[-1]} {line}"
        else:
            made.append(line)
    return made


@lru_cache(maxsize=1024)
def is_limit(text: str) -> bool:
    """Whether words are a limit that can be read."""
    try:
        return bool(read(text.lstrip("- "), _YEAR))
    except UnreadableDeadline:
        return False


def money_of(text: str, times: int) -> int | str:
    """The money of a cell in đồng, ``times`` its heading's unit; the words, with that unit, where they are no plain
    sum. A small figure of which nothing tells the unit is no sum of đồng.
    """
    found = _FIGURE.fullmatch(text.strip())
    told = _unit(found["unit"]) if found and found["unit"] else None
    if found and (told or times > 1 or len(found["figure"]) > _SMALLEST):
        figure = Decimal(re.sub(r"[.,](?=\d{3}(?!\d))", "", found["figure"]).replace(",", "."))
        sum_ = figure * (told or times)
        if sum_ == int(sum_):
            return int(sum_)
    bare = times > 1 and any(sign.isdigit() for sign in text) and not _UNITS.search(text)
    return f"{text} {_NAMES[times]}" if bare else text


def _unit(word: str) -> int:
    plain = fold(word).split(" ")[0].rstrip(".d")
    return _TIMES.get(plain, 1)


def times_of(heading: str) -> int:
    """In what the money of a column is counted: "Kinh phí (triệu đồng)" is a million."""
    plain = fold(heading)
    return next((times for word, times in _TIMES.items() if re.search(rf"\b{word}\b(?: ?dong| ?d\b)", plain)), 1)
