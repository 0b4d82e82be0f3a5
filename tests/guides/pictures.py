"""The pictures of the guides that are no terminals: pages of Word files, a sheet, the page to look at.

``python -m tests.guides.pictures`` lives the story of README.vi.md and takes them anew. It needs LibreOffice,
pdftoppm, Chromium, and Pillow for few colours (``uv run --with pillow python -m tests.guides.pictures``).
Pictures of terminals (SVG) are drawn by the tests themselves, with ``--snapshot-update``.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.guides.living import Story
from tests.guides.shelf import GUIDES

PICTURES = Path(__file__).parent / "pictures"
COLOURS = 24


@dataclass(frozen=True)
class Pages:
    """Pages of a file of the story side by side; each cut off below at a share of its height."""

    name: str
    file: str
    pages: Sequence[int] = (1,)
    resolution: int = 60
    height: float = 1.0
    colours: int = COLOURS


TAKEN = (
    Pages("ke-hoach", "../Downloads/cchc-main/tests/guides/ke-hoach-gia-binh-2026.docx", (1, 3)),
    Pages("phieu", "phieu/phong-van-hoa-xa-hoi-2026-02-02.xlsx", (1,), 80, 0.62),
    Pages("don-doc", "don-doc.docx", (1, 2)),
    Pages("bao-cao", "bao-cao.docx", (1, 2), colours=64),
)
PAGE = "bang.html"
"""The dashboard that the story makes, where it does."""


def take() -> None:
    """Live the story, and take every picture."""
    guide = next(one for one in GUIDES if one.path == "README.vi.md")
    with tempfile.TemporaryDirectory() as place, guide.begin(Path(place)) as story:
        told = guide.tell(story)
        assert told.wrong == [], told.wrong
        for pages in TAKEN:
            _few_colours(_side_by_side(_pages(story, pages, Path(place))), pages.name, pages.colours)
        if (story.folder / PAGE).exists():
            _few_colours(_page_on_screen(story.folder / PAGE, Path(place)), "bang", 64)


def _pages(story: Story, pages: Pages, place: Path) -> list[Path]:
    """The pages asked for as PNG files."""
    out = place / pages.name
    out.mkdir()
    source = story.folder / pages.file
    profile = f"-env:UserInstallation=file://{place}/office"
    _run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(out), str(source))
    taken = []
    for page in pages.pages:
        target = out / f"{page}"
        number = str(page)
        _run(
            *("pdftoppm", "-png", "-r", str(pages.resolution), "-f", number, "-l", number, "-singlefile"),
            *(str(out / f"{source.stem}.pdf"), str(target)),
        )
        taken.append(_cut(target.with_suffix(".png"), pages.height))
    return taken


def _cut(path: Path, height: float) -> Path:
    from PIL import Image

    with Image.open(path) as whole:
        whole.crop((0, 0, whole.width, round(whole.height * height))).save(path)
    return path


def _side_by_side(paths: list[Path]) -> Path:
    """One picture of all pages on grey, so that the edges of the paper are seen."""
    from PIL import Image

    gap = 12
    pages = [Image.open(path) for path in paths]
    size = (sum(one.width + gap for one in pages) + gap, max(one.height for one in pages) + 2 * gap)
    whole = Image.new("RGB", size, (200, 204, 210))
    left = gap
    for one in pages:
        whole.paste(one, (left, gap))
        left += one.width + gap
    target = paths[0].with_name("all.png")
    whole.save(target)
    return target


def _page_on_screen(page: Path, place: Path) -> Path:
    target = place / "page.png"
    browser = shutil.which("chromium") or "chromium-browser"
    _run(
        browser,
        "--headless",
        "--no-sandbox",
        "--hide-scrollbars",
        "--window-size=1100,1000",
        f"--screenshot={target}",
        page.as_uri(),
    )
    return target


def _few_colours(path: Path, name: str, colours: int = COLOURS) -> None:
    from PIL import Image

    with Image.open(path) as whole:
        few = whole.convert("RGB").quantize(colours, dither=Image.Dither.NONE)
        few.save(PICTURES / f"{name}.png", optimize=True)


def _run(*words: str) -> None:
    subprocess.run(words, check=True, capture_output=True)


if __name__ == "__main__":
    take()
