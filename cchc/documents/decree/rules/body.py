"""The body: sizes, both edges even, the first line, the space between paragraphs and lines, the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from cchc.documents.decree.anatomy import is_display
from cchc.documents.decree.decree30 import decree
from cchc.documents.decree.document import Document
from cchc.documents.decree.lines import Line, heading_like, lines_of
from cchc.documents.decree.reading import Paragraph
from cchc.documents.decree.rules.fault import Fault, Faults, between
from cchc.officefiles.measures import POINTS_A_MM, centimetres, size

_ALIGN = {"left": "căn trái", "right": "căn phải", "center": "căn giữa"}
_INDENT_SLACK = 0.6
"""Millimetres by which an indent may miss."""
_SLACK = 0.25
_SINGLE = 1.15
_LINE_SLACK = 0.05


def check_body(document: Document) -> Faults:
    """D401 to D406 the paragraphs, D441 the end."""
    body = document.anatomy.body
    in_tables = {one.number for one in document.main.paragraphs if one.cell is not None}
    text = [one for one in body if not is_display(one) and not _is_note(one, in_tables)]
    yield from _sizes(text)
    for one in text:
        if not heading_like(_whole(one)) or not _short(one):
            yield from _edges(one)
            yield from _first_line(document, one)
        yield from _line_spacing(one)
    yield from _gaps(document, text)
    yield from _end(document)


def _is_note(paragraph: Paragraph, in_tables: set[int]) -> bool:
    """Whether a paragraph is the note of a table: slanted, right under or over it."""
    return _whole(paragraph).italic and not in_tables.isdisjoint((paragraph.number - 1, paragraph.number + 1))


def _whole(paragraph: Paragraph) -> Line:
    return Line(paragraph, paragraph.runs, paragraph.label)


def _short(paragraph: Paragraph) -> bool:
    """Whether a numbered paragraph is a heading: no sentence that ends with a mark."""
    return not _whole(paragraph).words.endswith((".", ";", ":", "./.", ","))


def _sizes(body: Sequence[Paragraph]) -> Faults:
    low, high = decree().sizes["body"]
    total: Counter[float] = Counter()
    for one in body:
        total.update(_whole(one).sizes())
    usual = total.most_common(1)[0][0] if total else low
    for one in body:
        sizes = sorted(_whole(one).sizes())
        wrong = [value for value in sizes if not low <= value <= high]
        if wrong:
            yield Fault("D401", one, f"cỡ chữ {_and(wrong)}", f"cỡ chữ {between(low, high)}")
        elif any(value != usual for value in sizes) and low <= usual <= high:
            yield Fault("D402", one, f"cỡ chữ {_and(sizes)}", f"cỡ chữ {size(usual)} như cả văn bản")


def _and(values: Iterable[float]) -> str:
    return " và ".join(map(size, values))


def _edges(paragraph: Paragraph) -> Faults:
    align = paragraph.look.align
    if align not in ("both", "distribute"):
        yield Fault("D403", paragraph, _ALIGN.get(align, f"căn kiểu {align}"))


def _first_line(document: Document, paragraph: Paragraph) -> Faults:
    start = first_line(document, paragraph)
    wanted = [value * POINTS_A_MM for value in decree().first_line_mm]
    if paragraph.look.align == "center" or any(abs(start - one) <= _INDENT_SLACK * POINTS_A_MM for one in wanted):
        return
    yield Fault("D404", paragraph, f"chữ đầu dòng lùi {centimetres(start)}")


def first_line(document: Document, paragraph: Paragraph) -> float:
    """Where the words of a paragraph begin, in points from the left margin: its indent, or the tabs typed there."""
    look = paragraph.look
    start = look.left + look.first
    for _ in range(len(paragraph.text) - len(paragraph.text.lstrip("\t"))):
        if paragraph.label:
            break
        stops = sorted(position for position, _ in look.tabs if position > start + 1)
        start = stops[0] if stops else (start // document.tab + 1) * document.tab
    return start


def _line_spacing(paragraph: Paragraph) -> Faults:
    low, high = decree().line_spacing
    look = paragraph.look
    sizes = [run.look.size for run in paragraph.runs if run.text.strip()]
    single = _SINGLE * max(sizes, default=13.0)
    lines = look.line if look.rule == "auto" else look.line / single
    if look.rule == "atLeast":
        lines = max(1.0, lines)
    if not low - _LINE_SLACK <= lines <= high + _LINE_SLACK:
        in_points = f"{size(look.line)} pt với cỡ chữ {size(max(sizes, default=13.0))}"
        shown = f"{look.line:.2f} dòng".replace(".", ",") if look.rule == "auto" else in_points
        yield Fault("D406", paragraph, f"giãn dòng {shown}")


def _gaps(document: Document, body: Sequence[Paragraph]) -> Faults:
    """Too little space between two paragraphs; said of the one that differs from the rest."""
    usual_after = _usual(one.look.after for one in body)
    pairs = [(above, below) for above, below in pairwise(body) if _adjacent(document, above, below)]
    said: set[int] = set()
    for above, below in pairs:
        gap = _gap(above, below)
        if gap >= decree().gap - _SLACK:
            continue
        contextual = above.look.contextual and above.look.style == below.look.style
        at = above if above.look.after < usual_after or usual_after >= decree().gap or contextual else below
        if at.number not in said:
            said.add(at.number)
            yield Fault("D405", at, f"cách đoạn {'trên' if at is below else 'dưới'} {size(gap)} pt")


def _usual(values: Iterable[float]) -> float:
    common = Counter(values).most_common(1)
    return common[0][0] if common else 0.0


def _adjacent(document: Document, above: Paragraph, below: Paragraph) -> bool:
    """Whether nothing stands between two paragraphs, and no page or section begins there."""
    apart = above.page_break or below.look.page_break or above.section != below.section
    return below.number == above.number + 1 and not apart


def _gap(above: Paragraph, below: Paragraph) -> float:
    same = above.look.style == below.look.style
    after = 0.0 if same and above.look.contextual else above.look.after
    before = 0.0 if same and below.look.contextual else below.look.before
    return after + before


def _end(document: Document) -> Faults:
    """The mark "./." after the last word, where the body ends with a paragraph and not with a table."""
    anatomy = document.anatomy
    stop = anatomy.closing.start if anatomy.closing else len(anatomy.main)
    last = next((one for one in reversed(anatomy.main[:stop]) if one.text.strip() or one.cell), None)
    if last is None or last.cell is not None or last not in anatomy.body:
        return
    if not lines_of(last)[-1].words.endswith("./.") and not _whole(last).words.endswith("./."):
        yield Fault("D441", last, f"kết thúc bằng “…{_whole(last).words[-12:]}”", "thêm “./.” sau chữ cuối cùng")
