"""Lines drawn into a paragraph: DrawingML and VML, with what is known of their lengths and places."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from cchc.officefiles.measures import emu, points
from cchc.officefiles.word import MC, WP, A, Element, V, W

_THIN = 4.0
"""Points: what is no higher than this and much longer is a line, however it was drawn."""
_CONNECTOR = "#_x0000_t32"


class DrawnLine(Struct, frozen=True):
    """A horizontal line; ``length`` and ``left`` (from the column's edge) in points, None where unknown."""

    length: float | None
    left: float | None


def drawn_lines(holder: Element) -> list[DrawnLine]:
    """The horizontal lines of a drawing, picture or object element; text boxes are none."""
    found = [one for anchor in _each(holder, f"{WP}anchor", f"{WP}inline") for one in _modern(anchor)]
    return found + [one for pict in _each(holder, f"{W}pict", f"{W}object") for one in _old(pict)]


def _each(holder: Element, *tags: str) -> Iterator[Element]:
    for one in holder.iter(*tags):
        if not any(above.tag == f"{MC}Fallback" for above in one.iterancestors()):
            yield one


def _modern(anchor: Element) -> Iterator[DrawnLine]:
    extent = anchor.find(f"{WP}extent")
    if extent is None or any(True for _ in anchor.iter(f"{W}txbxContent")):
        return
    width, height = emu(extent.get("cx")), emu(extent.get("cy"))
    shapes = {one.get("prst", "") for one in anchor.iter(f"{A}prstGeom")}
    as_line = any(shape == "line" or shape.startswith("straightConnector") for shape in shapes)
    if _is_line(width, height, as_line):
        yield DrawnLine(width, _offset(anchor))


def _offset(anchor: Element) -> float | None:
    across = anchor.find(f"{WP}positionH")
    if across is None or across.get("relativeFrom") not in ("column", "character"):
        return None
    offset = across.find(f"{WP}posOffset")
    return None if offset is None else emu(offset.text)


def _old(pict: Element) -> Iterator[DrawnLine]:
    for shape in pict.iter(f"{V}line", f"{V}shape", f"{V}rect"):
        if any(True for _ in shape.iter(f"{W}txbxContent")):
            continue
        style = dict(
            part.split(":", 1) for part in shape.get("style", "").replace(" ", "").split(";") if ":" in part
        )
        left = points(style.get("margin-left"), plain=1)
        if shape.tag == f"{V}line":
            start, end = _corner(shape.get("from")), _corner(shape.get("to"))
            if start and end and _is_line(abs(end[0] - start[0]), abs(end[1] - start[1]), True):
                yield DrawnLine(abs(end[0] - start[0]), min(start[0], end[0]) if left is None else left)
            continue
        width, height = (points(style.get(side), plain=1) for side in ("width", "height"))
        if _is_line(width or None, height, shape.get("type") == _CONNECTOR):
            yield DrawnLine(width or None, left)


def _corner(text: str | None) -> tuple[float, float] | None:
    across, _, down = (text or "").partition(",")
    x, y = points(across or "0", plain=1), points(down or "0", plain=1)
    return None if text is None or x is None or y is None else (x, y)


def _is_line(width: float | None, height: float | None, drawn_as_one: bool) -> bool:
    if width is None:
        return drawn_as_one or (height is not None and height <= _THIN)
    flat = height is None or height <= max(_THIN, width / 8)
    return (
        flat and width > 3 * _THIN
        if drawn_as_one
        else height is not None and height <= _THIN and width > 10 * _THIN
    )
