"""How wide a line is in Times New Roman, run by run."""

from __future__ import annotations

from cchc.documents.decree.lines import Line
from cchc.text.widths import text_width


def line_width(line: Line) -> float:
    """The width of a line in points, as if it were never broken; spaces at its ends do not count."""
    text = line.text
    lost = len(text) - len(text.strip())
    size = max(line.sizes(), default=0.0)
    width = sum(text_width(run.text, run.look.size, bold=run.look.bold) for run in line.runs)
    return max(0.0, width - lost * text_width(" ", size))
