"""What stands in a Word file that was made: paragraphs and tables as texts, pages as LibreOffice sets them."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from docx import Document

needs_pages = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdfinfo")), reason="soffice or pdfinfo is not installed"
)


def body(path: Path) -> str:
    """The paragraphs outside tables, a line each."""
    return "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)


def tables(path: Path) -> list[list[list[str]]]:
    """The tables of the body as rows of texts, merged cells once."""
    return [
        [[cell.text for cell in dict.fromkeys(row.cells)] for row in table.rows]
        for table in Document(str(path)).tables
    ]


def everything(path: Path) -> str:
    """All words of the body and its tables."""
    return "\n".join([body(path), *(cell for table in tables(path) for row in table for cell in row)])


def pages(files: Sequence[Path], folder: Path) -> dict[str, int]:
    """How many pages each file has in LibreOffice, by its name without the suffix."""
    command = ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return {path.stem: _pages(folder / f"{path.stem}.pdf") for path in files}


def _pages(path: Path) -> int:
    told = subprocess.run(["pdfinfo", path], check=True, capture_output=True).stdout.decode()
    found = re.search(r"^Pages:\s+(\d+)", told, re.MULTILINE)
    assert found is not None, told
    return int(found[1])
