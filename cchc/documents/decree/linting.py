"""A Word file held against every rule: its breaches in the order of the file, each with its place in words."""

from __future__ import annotations

import re
from pathlib import Path

from cchc.documents.decree.breach import Breach
from cchc.documents.decree.decree30 import codes
from cchc.documents.decree.document import Document, document_of, read_document
from cchc.documents.decree.lines import Line
from cchc.documents.decree.places import place, place_of_section
from cchc.documents.decree.rules.appendix import check_appendices
from cchc.documents.decree.rules.body import check_body
from cchc.documents.decree.rules.closing import check_closing
from cchc.documents.decree.rules.fault import Fault
from cchc.documents.decree.rules.head import check_head
from cchc.documents.decree.rules.headings import check_headings
from cchc.documents.decree.rules.letters import check_letters, check_spare_fonts
from cchc.documents.decree.rules.number_and_date import check_number_and_date
from cchc.documents.decree.rules.page import check_page
from cchc.documents.decree.rules.page_numbers import check_page_numbers
from cchc.documents.decree.rules.title import check_title
from cchc.documents.decree.rules.wording import check_wording
from cchc.officefiles.opening import DocumentRefused
from cchc.text import one_space

RULES = (
    check_page,
    check_letters,
    check_page_numbers,
    check_head,
    check_number_and_date,
    check_title,
    check_body,
    check_headings,
    check_closing,
    check_appendices,
    check_wording,
    check_spare_fonts,
)
_EXCERPT = 80
_TAG = re.compile(r"\{%(?:p|tr|tc|r)?\s.*?%\}")


def lint_document(path: Path) -> list[Breach]:
    """The breaches of a Word file; raises DocumentRefused (a WorkspaceError) for one that cannot be read."""
    return _breaches(read_document(path), path.name)


def lint_bytes(data: bytes, name: str) -> list[Breach]:
    """The breaches of a Word file by its bytes; ``name`` stands in what is said of one that cannot be read."""
    return _breaches(document_of(data, name), name)


def _breaches(document: Document, name: str) -> list[Breach]:
    if any(_TAG.search(paragraph.text) for paragraph in document.main.paragraphs):
        advice = "Soi thể thức của văn bản đã lập từ mẫu; soi mẫu bằng: cchc lint-template"
        raise DocumentRefused(f"Tệp “{name}” là mẫu, còn các thẻ {{% … %}}.", advice)
    if not document.main.paragraphs:
        raise DocumentRefused(f"Tệp “{name}” không có đoạn chữ nào để soi.", "Chọn đúng tệp văn bản đã soạn.")
    parts = {story.part: number for number, story in enumerate((document.main, *document.others))}
    faults = dict.fromkeys(_breach(document, fault) for rule in RULES for fault in rule(document))
    return sorted(faults, key=lambda one: (parts[one.part], one.paragraph, one.code))


def _breach(document: Document, fault: Fault) -> Breach:
    at = fault.at
    paragraph = at.paragraph if isinstance(at, Line) else at
    words = at.words if isinstance(at, Line) else one_space(f"{at.label} {at.text}")
    return Breach(
        code=fault.code,
        part=paragraph.part,
        paragraph=paragraph.number,
        where=place_of_section(document, fault.section) if fault.section else place(document, paragraph),
        excerpt="" if fault.section else _shortened(words),
        found=fault.found,
        expected=fault.expected or codes()[fault.code].right,
    )


def _shortened(words: str) -> str:
    """The first words of a paragraph, cut between two of them."""
    return words if len(words) <= _EXCERPT else f"{words[:_EXCERPT].rsplit(' ', 1)[0]}…"
