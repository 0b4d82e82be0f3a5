"""The letters of every part: Times New Roman, black, Unicode with its marks composed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from cchc.documents.decree.decree30 import decree
from cchc.documents.decree.document import Document
from cchc.documents.decree.reading import Paragraph, Run
from cchc.documents.decree.rules.fault import Fault, Faults
from cchc.officefiles.looks import RunLook
from cchc.text import nfc

_ASCII, _OTHER, _EAST, _COMPLEX = range(4)
_NEARLY_BLACK = 0x20
"""The lightest that a part of a colour may be to look black."""


def check_letters(document: Document) -> Faults:
    """D111 font, D112 fonts of the old codes, D113 colour, D114 composed letters."""
    for story in (document.main, *document.others):
        for paragraph in story.paragraphs:
            for font in dict.fromkeys(font for run in paragraph.runs for font in _fonts(run)):
                yield from _font(paragraph, font)
            for color in dict.fromkeys(run.look.color for run in paragraph.runs if _words(run)):
                if not _black(color):
                    yield Fault("D113", paragraph, f"màu {color}")
            if nfc(paragraph.text) != paragraph.text and any(map(unicodedata.combining, paragraph.text)):
                yield Fault("D114", paragraph, "dấu tách rời khỏi chữ (Unicode tổ hợp)")


def check_spare_fonts(document: Document) -> Faults:
    """D902, once a file: another font laid down for scripts that the document does not use."""
    for paragraph in document.main.paragraphs:
        for run in paragraph.runs:
            spare = next((font for font in _spare(run.look) if not _right(font)), None)
            if spare and _words(run):
                yield Fault("D902", paragraph, f"phông dự phòng {spare}")
                return


def _fonts(run: Run) -> Iterator[str]:
    """The fonts in which letters and digits of a run are shown; none is said where the file leaves it open."""
    slots = {_slot(char, run.look) for char in run.text if char.isalnum()}
    for slot in sorted(slots):
        font = run.look.fonts[slot]
        if font:
            yield font


def _slot(char: str, look: RunLook) -> int:
    if look.slot == "cs":
        return _COMPLEX
    if unicodedata.east_asian_width(char) in "WF":
        return _EAST
    return _ASCII if char.isascii() else _OTHER


def _spare(look: RunLook) -> Iterator[str]:
    return (font for font in look.fonts[_EAST:] if font)


def _right(font: str) -> bool:
    return font.casefold().startswith(decree().font.casefold())


def _font(paragraph: Paragraph, font: str) -> Faults:
    if font.casefold().startswith(tuple(decree().legacy_fonts)):
        yield Fault("D112", paragraph, f"phông {font}")
    elif not _right(font) and not font.casefold().startswith(tuple(decree().symbol_fonts)):
        yield Fault("D111", paragraph, f"phông {font}")


def _words(run: Run) -> bool:
    return any(char.isalnum() for char in run.text)


def _black(color: str) -> bool:
    try:
        parts = bytes.fromhex(color)
    except ValueError:
        return True
    return max(parts, default=0) <= _NEARLY_BLACK
