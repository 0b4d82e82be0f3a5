"""The appendices of the real plans as Word prints them, read into blocks."""

from __future__ import annotations

import re
from functools import cache

from cchc.documents.contexts.plan import plan_document
from cchc.documents.rendering import render
from cchc.documents.templates import template
from cchc.importing.blocks import AppendixBlocks, Paragraph, Table
from cchc.importing.word.reading import document_of
from cchc.store import open_store
from tests.conftest import ROOT

PLANS = ("vinh-chau/2025", "vinh-chau/2023", "soc-trang/2025", "anh-son/2025")
"""The plans that have an appendix."""


@cache
def printed_appendix(plan: str) -> AppendixBlocks:
    """The blocks from the heading of the appendix to the end of the document."""
    loaded = open_store(ROOT).plan(plan)
    data = render(template("plan", None), plan_document(loaded), loaded.date)
    document = document_of(data, "ke-hoach.docx")
    start = next(
        at
        for at, block in enumerate(document.blocks)
        if isinstance(block, Paragraph) and re.fullmatch(r"phụ lục( [IVX\d]+)?", block.text.strip(), re.IGNORECASE)
    )
    rest = document.blocks[start:]
    tables = [at for at, block in enumerate(rest) if isinstance(block, Table)]
    return AppendixBlocks(
        tuple(block for block in rest[: tables[-1]] if isinstance(block, Paragraph)),
        tuple(block for block in rest if isinstance(block, Table)),
        tuple(block for block in rest[tables[-1] + 1 :] if isinstance(block, Paragraph)),
    )
