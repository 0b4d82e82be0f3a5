"""Where output goes: tables for a terminal, plain lines for a pipe, JSON and CSV for programs."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import typer

from cchc.text.visible import visible as visible

if TYPE_CHECKING:
    from datetime import date

    from rich.console import Console

    from cchc.findings import Finding
    from cchc.obligations.scope import Scope
    from cchc.store import LoadedPlan, Store

_PLAIN_WIDTH = 10_000
T = TypeVar("T")


def _console() -> Console:
    """The console of standard output; no colour, no wrapping where it is no terminal."""
    from rich.console import Console

    terminal = sys.stdout.isatty()
    return Console(
        file=sys.stdout,
        highlight=False,
        force_terminal=terminal,
        color_system="auto" if _colours() else None,
        markup=False,
        emoji=False,
        soft_wrap=False,
        width=None if terminal else _PLAIN_WIDTH,
        safe_box=(sys.stdout.encoding or "").lower().replace("-", "") != "utf8",
    )


def _colours() -> bool:
    """Whether to colour: in a terminal that can, unless NO_COLOR is set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def print_lines(*renderables: Any) -> None:
    """Print on standard output without the spaces that pad a table's lines to its width."""
    target = _console()
    with target.capture() as captured:
        for renderable in renderables:
            target.print(renderable)
    text = captured.get()
    sys.stdout.write("".join(f"{line.rstrip()}\n" for line in text.splitlines()))


def print_records(records: Iterable[dict[str, Any]], columns: Sequence[str], format: str) -> None:
    """Records for programs: one JSON array, or with the format ``csv`` these columns of theirs."""
    from cchc.exports.records import as_line

    print_lines_of_records((as_line(record, columns, format) for record in records), columns, format)


def print_lines_of_records(lines: Iterable[str], columns: Sequence[str], format: str) -> None:
    """Records that are lines already, piece by piece: a list of a whole country is not put together first."""
    from cchc.exports.records import of_lines

    for piece in of_lines(lines, columns, format):
        sys.stdout.write(piece)
    typer.echo(nl=format != "csv")


def write(text: str = "") -> None:
    """One line of plain text on standard output."""
    sys.stdout.write(f"{visible(text)}\n")


def write_parts(*parts: tuple[str, str]) -> None:
    """One line of plain text on standard output, made of texts each in its style ("" for none)."""
    sys.stdout.write("".join(styled(text, style) for text, style in parts) + "\n")


def note(text: str) -> None:
    """One message on standard error, wrapped at words where that is a terminal."""
    wide = _error_width()
    lines = [part for line in visible(text).split("\n") for part in _wrapped(line, wide)]
    typer.echo("\n".join(lines), err=True)


def note_newest(scope: Scope, on: date) -> None:
    """Say on standard error that the year has no plan and the newest was taken; tables say it themselves."""
    if scope.fallback:
        note(f"Dùng kế hoạch {scope.plans[0].id}: không có kế hoạch năm {on.year}.")


def exit_on_errors(plans: Iterable[LoadedPlan], store: Store) -> None:
    """Say on standard error what is wrong with the plans read; exit with 2 if anything is."""
    from cchc.checks import errors_of

    exit_on([error for loaded in plans for error in errors_of(loaded, store)], store)


def exit_on(of_plans: Sequence[Finding], store: Store) -> None:
    """The same where the errors of the plans are known."""
    errors = list(of_plans)
    errors += [error for error in (*store.settings.findings, *store.unlisted) if error.severity == "error"]
    for error in dict.fromkeys(errors):
        note(str(error))
        if error.hint:
            note(f"    {error.hint}")
    if errors:
        raise typer.Exit(2)


def bold(text: str) -> Any:
    """A line in bold."""
    from rich.text import Text

    return Text(visible(text), style="bold")


def dim(text: str) -> Any:
    """A quiet line."""
    from rich.text import Text

    return Text(visible(text), style="dim")


class Cell(NamedTuple):
    """A short text in a column of its own width, in one colour ("" for none)."""

    text: str
    width: int
    style: str = ""


class Paragraph(NamedTuple):
    """A text that wraps in the rest of the line; ``head`` stands before it in a colour of its own."""

    text: str
    style: str = ""
    head: str = ""
    head_style: str = ""


_STYLES: dict[str, dict[str, Any]] = {
    "bold": {"bold": True},
    "dim": {"dim": True},
    "cyan": {"fg": "cyan"},
    "green": {"fg": "green"},
    "yellow": {"fg": "yellow"},
    "red": {"fg": "red", "bold": True},
}


def styled(text: str, style: str = "") -> str:
    """The text in a style; plain where the output is no terminal or NO_COLOR is set."""
    shown = visible(text)
    if not style or not text or not _colours():
        return shown
    return typer.style(shown, **_STYLES[style])


def say(text: str, style: str = "") -> None:
    """One paragraph on standard output, wrapped at words in a terminal."""
    for line in _wrapped(text, width()):
        sys.stdout.write(f"{styled(line, style)}\n")


def say_parts(*parts: tuple[str, str]) -> None:
    """One paragraph on standard output made of texts each in its style, wrapped at words in a terminal."""
    whole = visible("".join(text for text, _ in parts))
    lines = _wrapped(whole, width())
    if lines == [whole]:
        write_parts(*parts)
        return
    styles = [style for text, style in parts for _ in visible(text)]
    start = 0
    for line in lines:
        bare = line.lstrip(" ")
        start = max(whole.find(bare, start), start)
        runs = groupby(zip(bare, styles[start:], strict=False), key=lambda pair: pair[1])
        shown = "".join(styled("".join(sign for sign, _ in run), style) for style, run in runs)
        sys.stdout.write(f"{line[: len(line) - len(bare)]}{shown}\n")
        start += len(bare)


def say_row(cells: Sequence[Cell], paragraphs: Sequence[Paragraph]) -> None:
    """Cells side by side, then the paragraphs, wrapped beside them in a terminal, each on one line in a pipe.

    Why not a table: lists are long, and laying out a table measures every cell several times.
    """
    left = "".join(styled(cell.text.ljust(cell.width), cell.style) + " " for cell in cells)
    indent = sum(cell.width + 1 for cell in cells)
    whole = width()
    for number, paragraph in enumerate(paragraphs):
        lines = _wrapped(paragraph.head + paragraph.text, whole - indent if whole else None)
        for k, line in enumerate(lines):
            start = left if number == 0 and k == 0 else " " * indent
            cut = len(paragraph.head) if k == 0 and line.startswith(paragraph.head) else 0
            text = styled(line[:cut], paragraph.head_style) + styled(line[cut:], paragraph.style)
            sys.stdout.write(f"{start}{text}".rstrip() + "\n")


def width() -> int | None:
    """The terminal's columns; None for a pipe, where nothing wraps."""
    return shutil.get_terminal_size((80, 24)).columns if sys.stdout.isatty() else None


def _error_width() -> int | None:
    """The columns of standard error; None where it is no terminal."""
    return shutil.get_terminal_size((80, 24)).columns if sys.stderr.isatty() else None


def _wrapped(text: str, width: int | None) -> list[str]:
    if width is None or len(text) <= width:
        return [text]
    indent = len(text) - len(text.lstrip(" "))
    return textwrap.wrap(text, max(width, 24), subsequent_indent=" " * indent, break_on_hyphens=False) or [""]


def columns(widths: Sequence[int | None]) -> Any:
    """A borderless grid: fixed widths, None for the one column that takes the rest."""
    from rich.table import Table

    grid = Table.grid(padding=(0, 1, 0, 0), expand=sys.stdout.isatty())
    for width in widths:
        if width is None:
            grid.add_column(ratio=1, overflow="fold")
        else:
            grid.add_column(width=width if sys.stdout.isatty() else None, min_width=width, overflow="fold")
    return grid


@contextmanager
def counting(what: str) -> Iterator[Callable[[int, int], None]]:
    """Takes how many of how many pieces are done, for a bar on standard error once a work takes over a second.

    Only where that is a terminal. No thread draws it: other processes may be started meanwhile.
    """
    if not sys.stderr.isatty():
        yield lambda done, all: None
        return
    from time import monotonic

    started = monotonic()
    bars: list[Any] = []

    def told(done: int, all: int) -> None:
        if not bars and monotonic() - started > _PATIENCE:
            from rich.console import Console
            from rich.progress import Progress

            bars.append(Progress(console=Console(stderr=True), transient=True, auto_refresh=False))
            bars[0].add_task(what)
            bars[0].start()
        for bar in bars:
            bar.update(bar.task_ids[0], completed=done, total=all, refresh=True)

    try:
        yield told
    finally:
        for bar in bars:
            bar.stop()


_PATIENCE = 1.0
"""Seconds after which a work is worth a bar."""


def progress(work: Collection[T], what: str) -> Iterator[T]:
    """The pieces of a work one after the other, with a bar on standard error where that is a terminal."""
    if len(work) < 2 or not sys.stderr.isatty():
        yield from work
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(work, description=what, console=Console(stderr=True), transient=True)
