"""Where output goes: tables for a terminal, plain lines for a pipe, JSON and CSV for programs."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import typer

from cchc.store import LoadedPlan, Store

if TYPE_CHECKING:
    from rich.console import Console

_PLAIN_WIDTH = 10_000


def console() -> Console:
    """The console of standard output; no colour, no wrapping where it is no terminal."""
    from rich.console import Console

    terminal = sys.stdout.isatty()
    return Console(
        file=sys.stdout,
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=False,
        width=None if terminal else _PLAIN_WIDTH,
        safe_box=(sys.stdout.encoding or "").lower().replace("-", "") != "utf8",
    )


def visible(text: str) -> str:
    """Text with its control characters shown, not sent to the terminal."""
    return "".join(c if c in "\n\t" or (c >= " " and not "\x7f" <= c <= "\x9f") else f"\\x{ord(c):02x}" for c in text)


def print_lines(target: Console, *renderables: Any) -> None:
    """Print without the spaces that pad a table's lines to its width."""
    with target.capture() as captured:
        for renderable in renderables:
            target.print(renderable)
    text = captured.get()
    sys.stdout.write("".join(f"{line.rstrip()}\n" for line in text.splitlines()))


def write(text: str = "") -> None:
    """One line of plain text on standard output."""
    sys.stdout.write(f"{visible(text)}\n")


def note(text: str) -> None:
    """One message on standard error."""
    typer.echo(visible(text), err=True)


def exit_on_errors(plans: Iterable[LoadedPlan], store: Store) -> None:
    """Say on standard error what is wrong with the plans read; exit with 2 if anything is."""
    from cchc.checks import errors_of

    errors = [error for loaded in plans for error in errors_of(loaded, store)]
    for error in dict.fromkeys(errors):
        note(str(error))
        if error.hint:
            note(f"    {error.hint}")
    if errors:
        raise typer.Exit(2)


def columns(widths: Sequence[int | None]) -> Any:
    """A borderless grid: fixed widths, None for the one column that takes the rest."""
    from rich.table import Table

    grid = Table.grid(padding=(0, 1, 0, 0), expand=sys.stdout.isatty())
    for width in widths:
        if width is None:
            grid.add_column(ratio=1, overflow="fold")
        else:
            grid.add_column(width=width if sys.stdout.isatty() else None, no_wrap=True, min_width=width)
    return grid
