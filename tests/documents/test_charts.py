"""A chart of a Word document: its part is what Word takes, holds the values, and can be read on paper."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from itertools import pairwise

import pytest
from docx import Document
from lxml import etree

from cchc.documents.charts import CHART, Chart, Series, chart_part, described, drawing, place_chart, tasks_by_area
from cchc.documents.stacked import step
from cchc.obligations import Counts

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
NS = {"c": CHART, "a": DRAWING, "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"}
NAMES = ("Giả cải cách thể chế", "Giả thủ tục hành chính & một cửa <xã>", "Giả tài chính công")
STATES = ("done_in_time", "done_late", "open", "late")

# The sequences of ECMA-376, part 1, annex A.5.1 (dml-chart.xsd), as far as the chart uses them.
_AXIS = (
    "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos "
)
_AXIS += "spPr txPr crossAx crosses"
_SHOWN = "numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize"
SEQUENCES = {
    "chartSpace": "date1904 lang roundedCorners style clrMapOvr pivotFmts protection chart spPr txPr externalData",
    "chart": "title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly "
    "dispBlanksAs",
    "title": "tx layout overlay spPr txPr",
    "plotArea": "layout barChart catAx valAx dTable spPr",
    "manualLayout": "layoutTarget xMode yMode wMode hMode x y w h",
    "barChart": "barDir grouping varyColors ser dLbls gapWidth overlap serLines axId",
    "ser": "idx order tx spPr invertIfNegative pictureOptions dPt dLbls trendline errBars cat val shape",
    "dLbls": f"dLbl {_SHOWN}",
    "dLbl": "idx delete",
    "strLit": "ptCount pt",
    "numLit": "formatCode ptCount pt",
    "catAx": f"{_AXIS} auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl",
    "valAx": f"{_AXIS} crossBetween majorUnit minorUnit dispUnits",
    "scaling": "logBase orientation max min",
    "legend": "legendPos legendEntry layout overlay spPr txPr",
    "txPr": "bodyPr lstStyle p",
    "rich": "bodyPr lstStyle p",
}


def counts(*values: int) -> Counts:
    return Counts(assigned=sum(values), **dict(zip(STATES, values, strict=True)), left_out={})


def chart(*rows: tuple[int, int, int, int], title: str = "Giả tình hình thực hiện") -> Chart:
    names = [NAMES[n % 3] + (f" {n // 3}" if n > 2 else "") for n in range(len(rows))]
    return tasks_by_area(title, [(name, counts(*row)) for name, row in zip(names, rows, strict=True)])


def parsed(one: Chart) -> etree._Element:
    return etree.fromstring(chart_part(one))


def texts(root: etree._Element, path: str) -> list[str]:
    return [str(found) for found in root.xpath(path, namespaces=NS)]


VARIANTS = {
    "three": chart((3, 1, 0, 2), (0, 0, 4, 0), (10, 0, 0, 1)),
    "one category": chart((1, 0, 0, 0)),
    "twelve categories": chart(*[(n, 1, n % 2, 12 - n) for n in range(12)]),
    "nothing done": chart((0, 0, 0, 0), (0, 0, 0, 0)),
    "no title": chart((1, 2, 3, 4), title=""),
    "no category": chart(),
    "no series": Chart(title="Giả", categories=NAMES, series=(), width=10, height=5, alt="Giả"),
}


@pytest.mark.parametrize("one", VARIANTS.values(), ids=VARIANTS)
def test_elements_stand_in_the_order_of_the_standard(one: Chart) -> None:
    checked = 0
    for element in parsed(one).iter(f"{{{CHART}}}*"):
        order = SEQUENCES.get(etree.QName(element).localname)
        if order is not None:
            places = [order.split().index(etree.QName(child).localname) for child in element]
            assert places == sorted(places), element.tag
            checked += 1
    assert checked > 8


@pytest.mark.parametrize("one", VARIANTS.values(), ids=VARIANTS)
def test_the_part_holds_the_values_and_no_workbook(one: Chart) -> None:
    root = parsed(one)

    held = {
        series.findtext("c:tx/c:v", namespaces=NS): (
            tuple(texts(series, "c:cat//c:pt/c:v/text()")),
            tuple(map(int, texts(series, "c:val//c:pt/c:v/text()"))),
        )
        for series in root.iter(f"{{{CHART}}}ser")
    }

    assert held == {series.name: (one.categories, series.values) for series in one.series}
    assert {int(n) for n in texts(root, "//c:ptCount/@val")} <= {len(one.categories)}
    assert not root.xpath("//c:externalData | //c:f", namespaces=NS)


@pytest.mark.parametrize("one", VARIANTS.values(), ids=VARIANTS)
def test_the_same_chart_is_the_same_bytes(one: Chart) -> None:
    assert chart_part(one) == chart_part(one)


def test_every_value_but_zero_has_its_figure() -> None:
    series = parsed(VARIANTS["three"]).findall(".//c:ser", NS)

    hidden = [texts(one, "c:dLbls/c:dLbl[c:delete/@val='1']/c:idx/@val") for one in series]

    assert hidden == [["1"], ["1", "2"], ["0", "2"], ["1"]]
    assert all(texts(one, "c:dLbls/c:showVal/@val") == ["1"] for one in series)


@pytest.mark.parametrize(
    ("longest", "apart"), [(0, 1), (1, 1), (10, 1), (11, 2), (20, 2), (21, 5), (50, 5), (51, 10), (1001, 200)]
)
def test_the_axis_has_at_most_ten_whole_steps(longest: int, apart: int) -> None:
    root = parsed(chart((longest, 0, 0, 0)))

    assert step(longest) == apart
    assert texts(root, "//c:valAx/c:majorUnit/@val") == [str(apart)]
    top = int(texts(root, "//c:valAx/c:scaling/c:max/@val")[0])
    assert top >= max(longest, 1)
    assert top % apart == 0


def test_areas_run_from_top_to_bottom_with_the_figures_below() -> None:
    root = parsed(VARIANTS["three"])

    assert texts(root, "//c:catAx/c:scaling/c:orientation/@val") == ["maxMin"]
    assert texts(root, "//c:valAx/c:crosses/@val") == ["max"]
    assert texts(root, "//c:catAx/c:tickLblSkip/@val") == ["1"]


def test_every_letter_is_in_times_new_roman_of_ten_or_eleven_points() -> None:
    root = parsed(VARIANTS["three"])

    assert set(texts(root, "//a:latin/@typeface | //a:cs/@typeface | //a:ea/@typeface")) == {"Times New Roman"}
    assert set(texts(root, "//@sz")) == {"1000", "1100"}


def test_the_four_states_differ_in_grey() -> None:
    greys = []
    for one in VARIANTS["three"].series:
        red, green, blue = (int(one.colour[at : at + 2], 16) for at in (0, 2, 4))
        greys.append((0.299 * red + 0.587 * green + 0.114 * blue, one.pattern))

    solid = sorted(grey for grey, pattern in greys if pattern == "solid")

    assert all(later - earlier > 60 for earlier, later in pairwise(solid))
    assert [pattern for _, pattern in greys].count("diagonal") == 1


def test_characters_that_xml_forbids_are_dropped() -> None:
    one = tasks_by_area("Giả\x0b tiêu đề\ud800", [("Giả\x00 một", counts(1, 0, 0, 0))])

    assert texts(parsed(one), "//c:title//a:t/text()") == ["Giả tiêu đề"]
    assert set(texts(parsed(one), "//c:cat//c:v/text()")) == {"Giả một"}
    assert drawing("rId1", 1, one) is not None


def test_taller_where_names_are_long_or_many() -> None:
    short, long = ([(name, counts(1, 0, 0, 0))] for name in ("Giả", "Giả " * 60))

    assert tasks_by_area("Giả", long).height > tasks_by_area("Giả", short).height + 2
    assert tasks_by_area("Giả", short * 12).height > tasks_by_area("Giả", short).height + 10


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"values": (1,)}, "1 values, 3 categories"),
        ({"values": (1, -1, 0)}, "below 0"),
        ({"colour": "red"}, "no colour"),
    ],
)
def test_a_series_that_cannot_be_drawn_is_refused(change: dict[str, object], words: str) -> None:
    sound: dict[str, object] = {"name": "Giả", "values": (1, 2, 3), "colour": "000000"}

    with pytest.raises(ValueError, match=words):
        Chart(title="", categories=NAMES, series=(Series(**sound | change),), width=9, height=9, alt="")


def test_a_chart_without_a_size_is_refused() -> None:
    with pytest.raises(ValueError, match="0 x 9 cm"):
        Chart(title="", categories=(), series=(), width=0, height=9, alt="")


def test_readers_who_do_not_see_it_are_told_every_figure() -> None:
    one = chart((3, 1, 0, 2), (0, 0, 0, 0))
    docpr = drawing("rId7", 4, one).find(".//wp:docPr", NS)

    assert docpr.get("id") == "4"
    assert docpr.get("descr") == (
        "Biểu đồ thanh ngang: Giả tình hình thực hiện. "
        "Giả cải cách thể chế: hoàn thành đúng hạn 3, hoàn thành quá hạn 1, quá hạn chưa hoàn thành 2. "
        "Giả thủ tục hành chính & một cửa <xã>: không có."
    )
    assert described("", (), ()) == "Biểu đồ thanh ngang."


class TestPlaceChart:
    def placed(self, *charts: Chart) -> zipfile.ZipFile:
        document = Document()
        for one in charts:
            run = document.add_paragraph("trước ").add_run("[chỗ của biểu đồ]")
            run.bold = True
            place_chart(document, run._r, one, 1)
        out = io.BytesIO()
        document.save(out)
        return zipfile.ZipFile(out)

    def test_the_drawing_takes_the_place_of_the_mark(self) -> None:
        package = self.placed(VARIANTS["three"])
        body = etree.fromstring(package.read("word/document.xml"))
        target = etree.fromstring(package.read("word/_rels/document.xml.rels"))
        (relationship,) = texts(body, "//c:chart/@*")

        assert "".join(body.itertext()).strip() == "trước"
        assert texts(target, f"//*[@Id='{relationship}']/@Target") == ["charts/chart1.xml"]
        assert package.read("word/charts/chart1.xml") == chart_part(VARIANTS["three"])
        assert b"drawingml.chart+xml" in package.read("[Content_Types].xml")

    def test_the_run_keeps_its_look(self) -> None:
        body = self.placed(VARIANTS["three"]).read("word/document.xml")

        assert b"<w:rPr><w:b/></w:rPr><w:drawing>" in body

    def test_a_second_chart_is_a_part_and_a_shape_of_its_own(self) -> None:
        package = self.placed(VARIANTS["three"], VARIANTS["one category"])
        body = etree.fromstring(package.read("word/document.xml"))

        assert package.read("word/charts/chart2.xml") == chart_part(VARIANTS["one category"])
        assert texts(body, "//wp:docPr/@id") == ["1", "2"]
        assert len(set(texts(body, "//c:chart/@*"))) == 2


@pytest.mark.slow
@pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")), reason="soffice or pdftotext is not installed"
)
def test_libreoffice_draws_names_figures_and_legend(tmp_path) -> None:
    document = Document()
    for one in (chart((31, 32, 0, 33), (0, 0, 34, 0), (0, 0, 0, 35)), VARIANTS["no category"]):
        place_chart(document, document.add_paragraph().add_run("x")._r, one, 1)
    document.save(tmp_path / "chart.docx")
    command = ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
    command += ["--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "chart.docx"]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    printed = subprocess.run(["pdftotext", "-raw", tmp_path / "chart.pdf", "-"], check=True, capture_output=True)
    words = " ".join(printed.stdout.decode().split())

    for expected in (*NAMES, "Giả tình hình thực hiện", *(series.name for series in VARIANTS["three"].series)):
        assert expected in words
    assert {"31", "32", "33", "34", "35"} <= set(words.split())
