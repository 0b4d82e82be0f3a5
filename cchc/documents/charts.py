"""A native chart of Word, a part of its own: values inside it, no workbook, the same bytes for the same chart.

The order of elements is that of ECMA-376, part 1, 21.2 (dml-chart.xsd): Word refuses a file with another.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from typing import TYPE_CHECKING, Any

from lxml import etree
from lxml.builder import ElementMaker

from cchc.documents.stacked import NAMES_SHARE, SIZE, Chart, Series, described, step, tasks_by_area
from cchc.drafting.sheet import clean

if TYPE_CHECKING:
    from docx.document import Document

__all__ = ["Chart", "Series", "chart_part", "described", "drawing", "place_chart", "tasks_by_area"]

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_INLINE = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_KEPT = f"{{{_WORD}}}rPr"

_FONT = "Times New Roman"
_INK, _RULE, _PAPER, _STRIPED = "000000", "BFBFBF", "FFFFFF", "F6D5D2"
_OUTLINE = 6350
"""Width of lines in EMU: half a point."""
_EMU_IN_CM = 360_000
_CATEGORY_AXIS, _VALUE_AXIS = "111111111", "222222222"
_DARK = 0.36
"""The lightness (0 to 1) below which figures on a colour are white."""

_c: Any = ElementMaker(namespace=CHART, nsmap={"c": CHART, "a": _DRAWING, "r": _RELATIONSHIPS})
_a: Any = ElementMaker(namespace=_DRAWING, nsmap={"a": _DRAWING})
_w: Any = ElementMaker(namespace=_WORD, nsmap={"w": _WORD})
_wp: Any = ElementMaker(namespace=_INLINE, nsmap={"wp": _INLINE})


def place_chart(document: Document, run_element: Any, chart: Chart, number: int) -> None:
    """Put a chart into the document's body in place of what a run (``w:r``) holds.

    The part is ``word/charts/chart<number>.xml``, or the next number that no part of the template has.
    """
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    package = document.part.package
    taken = {str(part.partname) for part in package.iter_parts()}
    while (name := f"/word/charts/chart{number}.xml") in taken:
        number += 1
    part = Part(PackURI(name), _CONTENT_TYPE, chart_part(chart), package)
    relationship = document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    shapes = document.element.iter(f"{{{_INLINE}}}docPr")
    shape = max((int(one.get("id", "0")) for one in shapes), default=0) + 1
    for old in [child for child in run_element if child.tag != _KEPT]:
        run_element.remove(old)
    run_element.append(drawing(relationship, shape, chart))


def drawing(relationship_id: str, shape_id: int, chart: Chart) -> Any:
    """The ``w:drawing`` that shows a chart's part in the line of text, with its description."""
    reference = _c.chart({f"{{{_RELATIONSHIPS}}}id": relationship_id})
    return _w.drawing(
        _wp.inline(
            {"distT": "0", "distB": "0", "distL": "0", "distR": "0"},
            _wp.extent(cx=_emu(chart.width), cy=_emu(chart.height)),
            _wp.effectExtent(l="0", t="0", r="0", b="0"),
            _wp.docPr(id=str(shape_id), name=f"Biểu đồ {shape_id}", descr=clean(chart.alt)),
            _wp.cNvGraphicFramePr(),
            _a.graphic(_a.graphicData(reference, uri=CHART)),
        )
    )


def _emu(cm: float) -> str:
    return str(round(cm * _EMU_IN_CM))


def chart_part(chart: Chart) -> bytes:
    """The bytes of the chart's part."""
    space = _c.chartSpace(
        _c.date1904(val="0"),
        _c.lang(val="vi-VN"),
        _c.roundedCorners(val="0"),
        _c.chart(
            *_title(chart.title),
            _c.autoTitleDeleted(val="0" if chart.title else "1"),
            _plot(chart),
            *_legend(chart),
            _c.plotVisOnly(val="1"),
            _c.dispBlanksAs(val="gap"),
        ),
        _c.spPr(_solid(_PAPER), _a.ln(_a.noFill())),
        _text(SIZE),
    )
    return bytes(etree.tostring(space, xml_declaration=True, encoding="UTF-8", standalone=True))


def _title(title: str) -> Iterable[Any]:
    if title:
        run = _a.r(_letters("rPr", SIZE + 1, bold=True, lang="vi-VN"), _a.t(clean(title)))
        paragraph = _a.p(_a.pPr(_letters("defRPr", SIZE + 1, bold=True)), run)
        yield _c.title(_c.tx(_c.rich(_a.bodyPr(), _a.lstStyle(), paragraph)), _c.overlay(val="0"))


def _plot(chart: Chart) -> Any:
    return _c.plotArea(
        _layout(chart),
        _c.barChart(
            _c.barDir(val="bar"),
            _c.grouping(val="stacked"),
            _c.varyColors(val="0"),
            *(_series(chart, index, one) for index, one in enumerate(chart.series)),
            _c.gapWidth(val="45"),
            _c.overlap(val="100"),
            _c.axId(val=_CATEGORY_AXIS),
            _c.axId(val=_VALUE_AXIS),
        ),
        _category_axis(),
        _value_axis(chart),
    )


def _layout(chart: Chart) -> Any:
    """Where the bars stand in the chart, in parts of its size: the rest is for names, figures, title and legend."""
    above, below = chart.title_height / chart.height, (chart.axis_height + chart.legend_height) / chart.height
    return _c.layout(
        _c.manualLayout(
            _c.layoutTarget(val="inner"),
            _c.xMode(val="edge"),
            _c.yMode(val="edge"),
            _c.x(val=f"{NAMES_SHARE:.4f}"),
            _c.y(val=f"{above:.4f}"),
            _c.w(val=f"{0.96 - NAMES_SHARE:.4f}"),
            _c.h(val=f"{max(1 - above - below, 0.1):.4f}"),
        )
    )


def _series(chart: Chart, index: int, one: Series) -> Any:
    return _c.ser(
        _c.idx(val=str(index)),
        _c.order(val=str(index)),
        _c.tx(_c.v(clean(one.name))),
        _c.spPr(_fill(one), _line(_INK)),
        _c.invertIfNegative(val="0"),
        _labels(one),
        _c.cat(_c.strLit(_c.ptCount(val=str(len(chart.categories))), *_points(map(clean, chart.categories)))),
        _c.val(_c.numLit(_c.formatCode("0"), _c.ptCount(val=str(len(one.values))), *_points(map(str, one.values)))),
    )


def _points(values: Iterable[str]) -> Iterable[Any]:
    return (_c.pt(_c.v(value), idx=str(index)) for index, value in enumerate(values))


def _labels(one: Series) -> Any:
    """The figure of every value but 0, in an ink that can be read on its bar; on stripes it stands on paper."""
    hidden = (
        _c.dLbl(_c.idx(val=str(index)), _c.delete(val="1")) for index, value in enumerate(one.values) if not value
    )
    striped = one.pattern != "solid"
    return _c.dLbls(
        *hidden,
        _c.numFmt(formatCode="0", sourceLinked="0"),
        _c.spPr(_solid(_PAPER) if striped else _a.noFill(), _a.ln(_a.noFill())),
        _text(SIZE, _PAPER if not striped and _lightness(one.colour) < _DARK else _INK),
        _c.dLblPos(val="ctr"),
        *_shown("showVal"),
    )


def _shown(wanted: str) -> Iterable[Any]:
    names = ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")
    return (_c(name, val="1" if name == wanted else "0") for name in names)


def _lightness(colour: str) -> float:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def _category_axis() -> Any:
    """Names from top to bottom: the axis runs backwards, so that the figures must be asked to stay below it."""
    return _c.catAx(
        _c.axId(val=_CATEGORY_AXIS),
        _c.scaling(_c.orientation(val="maxMin")),
        _c.delete(val="0"),
        _c.axPos(val="l"),
        _c.numFmt(formatCode="General", sourceLinked="0"),
        _c.majorTickMark(val="none"),
        _c.minorTickMark(val="none"),
        _c.tickLblPos(val="low"),
        _c.spPr(_line(_INK)),
        _text(SIZE),
        _c.crossAx(val=_VALUE_AXIS),
        _c.crosses(val="autoZero"),
        _c.auto(val="0"),
        _c.lblAlgn(val="ctr"),
        _c.lblOffset(val="100"),
        _c.tickLblSkip(val="1"),
        _c.noMultiLvlLbl(val="1"),
    )


def _value_axis(chart: Chart) -> Any:
    """Whole numbers from 0, a line for each step, up to the step above the longest bar."""
    apart = step(chart.longest)
    return _c.valAx(
        _c.axId(val=_VALUE_AXIS),
        _c.scaling(
            _c.orientation(val="minMax"),
            _c.max(val=str(max(ceil(chart.longest / apart), 1) * apart)),
            _c.min(val="0"),
        ),
        _c.delete(val="0"),
        _c.axPos(val="b"),
        _c.majorGridlines(_c.spPr(_line(_RULE))),
        _c.numFmt(formatCode="0", sourceLinked="0"),
        _c.majorTickMark(val="out"),
        _c.minorTickMark(val="none"),
        _c.tickLblPos(val="nextTo"),
        _c.spPr(_line(_INK)),
        _text(SIZE),
        _c.crossAx(val=_CATEGORY_AXIS),
        _c.crosses(val="max"),
        _c.crossBetween(val="between"),
        _c.majorUnit(val=str(apart)),
    )


def _legend(chart: Chart) -> Iterable[Any]:
    if chart.series:
        yield _c.legend(_c.legendPos(val="b"), _c.overlay(val="0"), _text(SIZE))


def _fill(one: Series) -> Any:
    if one.pattern == "solid":
        return _solid(one.colour)
    return _a.pattFill(_a.fgClr(_a.srgbClr(val=one.colour)), _a.bgClr(_a.srgbClr(val=_STRIPED)), prst="wdUpDiag")


def _solid(colour: str) -> Any:
    return _a.solidFill(_a.srgbClr(val=colour))


def _line(colour: str) -> Any:
    return _a.ln(_solid(colour), w=str(_OUTLINE))


def _text(size: int, colour: str = _INK) -> Any:
    """How the texts of a part of the chart look."""
    paragraph = _a.p(_a.pPr(_letters("defRPr", size, colour=colour)), _a.endParaRPr(lang="vi-VN"))
    return _c.txPr(_a.bodyPr(), _a.lstStyle(), paragraph)


def _letters(tag: str, size: int, *, bold: bool = False, colour: str = _INK, **attributes: str) -> Any:
    look = {**attributes, "sz": str(size * 100), "b": "1" if bold else "0"}
    fonts = (_a(kind, typeface=_FONT) for kind in ("latin", "ea", "cs"))
    return _a(tag, _solid(colour), *fonts, look)
