"""What is drawn into a paragraph: text boxes, whose words are read; pictures, charts and the like, which are not.

A drawn line or an empty shape says nothing and is passed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cchc.officefiles.word import WP, A, Element, Package, R, V, W

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_O = "{urn:schemas-microsoft-com:office:office}"

PICTURE, CHART, DIAGRAM = "hình ảnh, không phải chữ", "biểu đồ", "sơ đồ SmartArt"
OBJECT, LETTERING = "tệp của chương trình khác nhúng vào văn bản", "chữ nghệ thuật (WordArt)"


class Drawn(NamedTuple):
    """Something drawn that is not read: the words in or about it, and what it is."""

    words: str
    why: str


def boxes(holder: Element) -> list[Element]:
    """The text boxes of a drawing, those within others left to these."""
    found = list(holder.iter(f"{W}txbxContent"))
    return [one for one in found if next(one.iterancestors(f"{W}txbxContent"), None) not in found]


def drawn(holder: Element, package: Package, part: str) -> Iterator[Drawn]:
    """What a ``w:drawing``, ``w:pict`` or ``w:object`` shows besides text boxes; it stands in ``part``."""
    about = _about(holder)
    related = package.related(part)
    for text in holder.iter(f"{V}textpath"):
        if text.get("string", "").strip():
            yield Drawn(text.get("string", "").strip(), LETTERING)
    for chart in holder.iter(f"{_C}chart"):
        yield Drawn(_words_of(package, related, chart.get(f"{R}id", "")) or about, CHART)
    for diagram in holder.iter(f"{_DGM}relIds"):
        yield Drawn(_words_of(package, related, diagram.get(f"{R}dm", "")) or about, DIAGRAM)
    if any(True for _ in holder.iter(f"{_O}OLEObject")):
        yield Drawn(about, OBJECT)
    elif any(True for _ in holder.iter(f"{_PIC}pic", f"{V}imagedata")):
        yield Drawn(about, PICTURE)


def _about(holder: Element) -> str:
    """What the author or Word says that a drawing shows."""
    for one in holder.iter(f"{WP}docPr", f"{_PIC}cNvPr", f"{V}shape", f"{V}imagedata", f"{_O}OLEObject"):
        for key in ("descr", "title", "alt", f"{_O}title", "ProgID", "name"):
            if one.get(key, "").strip():
                return " ".join(str(one.get(key)).split())
    return "không có tên"


def _words_of(package: Package, related: dict[str, tuple[str, str]], relationship: str) -> str:
    """The words of the part that a drawing shows: of a chart its titles and figures, of a diagram its texts."""
    target = related.get(relationship, ("", ""))[1]
    root = package.part(target) if target else None
    if root is None:
        return ""
    texts = (one.text or "" for one in root.iter(f"{A}t", f"{_C}v"))
    return "; ".join(text.strip() for text in texts if text.strip())
