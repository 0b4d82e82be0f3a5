"""The five real plans on paper, by way of LibreOffice: pages, fonts, margins, numbers, and every word."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from unicodedata import normalize

import pytest
from filelock import FileLock

from tests.documents.conftest import PLANS
from tests.documents.word import W, text_of

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not all(map(shutil.which, ("soffice", "pdftotext", "pdffonts"))),
        reason="LibreOffice (soffice) or poppler (pdftotext, pdffonts) is not installed",
    ),
]

WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)<')
POINTS = 72 / 1440
FEWEST_LINES = 8
PAGES = {
    "vinh-chau/2025": ((4, 5), (11, 14)),
    "vinh-chau/2023": ((6, 8), (5, 8)),
    "soc-trang/2025": ((4, 5), (13, 16)),
    "anh-son/2025": ((7, 9), (13, 16)),
    "nga-nam/2024": ((6, 8),),
}
"""The pages of each section, at least and at most: another version of LibreOffice breaks some lines elsewhere."""


@dataclass
class Page:
    """A page as printed: its size in points and its words with their boxes (left, top, right, bottom)."""

    width: float
    height: float
    words: list[tuple[float, float, float, float, str]]

    @property
    def lines(self) -> int:
        return len({round(word[1]) for word in self.words})

    @property
    def number(self) -> list[str]:
        """What stands in the middle of the top margin."""
        return [word[4] for word in self.words if word[3] < 50]


@pytest.fixture(scope="session")
def folder_of_pdfs(rendered, tmp_path_factory) -> Path:
    """A folder with the five plans as PDF, converted by one run of LibreOffice for all workers."""
    shared = tmp_path_factory.getbasetemp().parent / "printed"
    with FileLock(f"{shared}.lock"):
        if not (shared / "done").exists():
            shared.mkdir(exist_ok=True)
            for plan in PLANS:
                (shared / f"{name_of(plan)}.docx").write_bytes(rendered(plan).data)
            profile = f"-env:UserInstallation={(shared / 'profile').as_uri()}"
            command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(shared)]
            command += [str(shared / f"{name_of(plan)}.docx") for plan in PLANS]
            subprocess.run(command, check=True, capture_output=True)
            (shared / "done").touch()
    return shared


@pytest.fixture
def pdf(folder_of_pdfs, plan_id) -> Path:
    """The plan of ``plan_id`` as PDF."""
    return folder_of_pdfs / f"{name_of(plan_id)}.pdf"


@pytest.fixture
def pages(pdf) -> list[Page]:
    """Its pages."""
    boxes = said("pdftotext", "-bbox", str(pdf), "-")
    found = []
    for part in boxes.split("<page ")[1:]:
        width, height = map(float, re.findall(r'(?:width|height)="([\d.]+)"', part)[:2])
        words = re.findall(
            r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)<', part
        )
        found.append(Page(width, height, [(*map(float, word[:4]), unescape(word[4])) for word in words]))
    return found


def name_of(plan: str) -> str:
    return plan.replace("/", "-")


def pieces(text: str) -> list[str]:
    """The words of a text, those with a dash or a stroke in their parts: a line may end behind one."""
    return [piece for word in text.split() for piece in re.split(r"(?<=[-/])", word) if piece]


def said(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def by_section(word, pages):
    """The pages of each section of the document, told apart by which way the paper lies."""
    if len(word.sections) == 1:
        return [pages]
    at = next(n for n, page in enumerate(pages) if page.width > page.height)
    return [pages[:at], pages[at:]]


def test_each_section_takes_about_the_pages_it_should(word, pages, plan_id):
    counted = [len(one) for one in by_section(word, pages)]

    assert len(counted) == len(PAGES[plan_id])
    for count, (least, most) in zip(counted, PAGES[plan_id], strict=True):
        assert least <= count <= most


def test_the_paper_is_a4_upright_then_across(word, pages):
    for section, printed in zip(word.sections, by_section(word, pages), strict=True):
        for page in printed:
            assert sorted((round(page.width), round(page.height))) == [595, 842]
            assert (page.width > page.height) == section.landscape


def test_only_times_or_its_twin_is_used(pdf):
    fonts = [line.split()[0] for line in said("pdffonts", str(pdf)).splitlines()[2:]]

    assert fonts
    assert all(re.search(r"(LiberationSerif|TimesNewRoman|Times)", font) for font in fonts), fonts


def test_page_numbers_begin_anew_and_skip_the_first_page(word, pages):
    for printed in by_section(word, pages):
        assert [page.number for page in printed] == [[], *([str(n)] for n in range(2, len(printed) + 1))]
        for page in printed[1:]:
            left, _, right, *_ = page.words[0]
            assert page.words[0][4] == page.number[0]
            assert abs((left + right) / 2 - page.width / 2) < 30


def test_nothing_stands_outside_the_margins(word, pages):
    for section, printed in zip(word.sections, by_section(word, pages), strict=True):
        margins = section.properties.find(f"{W}pgMar")
        left, right, bottom = (int(margins.get(f"{W}{side}")) * POINTS for side in ("left", "right", "bottom"))
        for number, page in enumerate(printed, 1):
            for x, _, end, low, text in page.words:
                assert left - 1 <= x, (number, text)
                assert end <= page.width - right + 1, (number, text)
                assert low <= page.height - bottom + 3, (number, text)


def test_no_page_but_the_last_of_a_section_is_nearly_empty(word, pages):
    for printed in by_section(word, pages):
        assert [number for number, page in enumerate(printed[:-1], 1) if page.lines < FEWEST_LINES] == []
        assert printed[-1].lines > 1


def test_every_word_is_on_paper(word, pages):
    printed = Counter(
        piece for page in pages for *_, text in page.words for piece in pieces(normalize("NFC", text))
    )
    for paragraph in word.body.iter(f"{W}p"):
        if paragraph.find(f".//{W}footnoteReference") is None:
            printed.subtract(pieces(text_of(paragraph)))
    for note in word.notes.values():
        printed.subtract(pieces(note.partition(" ")[2]))

    assert {text: count for text, count in printed.items() if count < 0} == {}


def test_the_paper_says_the_body_in_order(word, pdf):
    flat = "".join(normalize("NFC", said("pdftotext", "-raw", str(pdf), "-")).split())
    at = 0
    for paragraph in word.paragraphs(0):
        start = "".join(text_of(paragraph).split())[:20]
        found = flat.find(start, at)
        assert found >= 0, start
        at = found
