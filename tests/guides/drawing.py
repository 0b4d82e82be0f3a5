"""A picture of a terminal as SVG: a command line and what it printed, in its colours; the same bytes each time."""

from __future__ import annotations

import io

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from tests.guides.living import COLUMNS

_THEME = TerminalTheme(
    (30, 34, 42),
    (220, 223, 228),
    [
        (40, 44, 52),
        (255, 123, 114),
        (126, 211, 133),
        (235, 203, 120),
        (130, 170, 255),
        (214, 140, 230),
        (92, 207, 230),
        (220, 223, 228),
    ],
)
_FORMAT = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: "Cascadia Mono", Consolas, Menlo, "Liberation Mono", monospace;
  font-size: {char_height}px; line-height: {line_height}px; font-variant-east-asian: full-width; }}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""
"""As rich's own, without the fonts that it fetches from elsewhere."""


def drawn(line: str, printed: str) -> str:
    """The picture of a terminal in which ``line`` was typed and ``printed`` came."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    prompt = Text("> ", style="bold green") + Text(line, style="bold")
    for paragraph in (prompt, *Text.from_ansi(printed.rstrip("\n")).split("\n")):
        console.print(paragraph, overflow="fold", no_wrap=False, soft_wrap=False)
    return console.export_svg(title="cchc", theme=_THEME, code_format=_FORMAT, unique_id="cchc")
