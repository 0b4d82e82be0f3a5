"""Findings as text, one line each, JSON, or lines for GitHub; the catalogue of codes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import typer

from cchc.cli.terminal import visible, write
from cchc.findings import Finding, Severity
from cchc.store import Store

if TYPE_CHECKING:
    from cchc.checks.catalogue import CodeEntry

_SEVERITIES: dict[Severity, str] = {"error": "lỗi", "warning": "cảnh báo", "info": "thông tin"}
_GITHUB = {"error": "error", "warning": "warning", "info": "notice"}
_CONTEXT = 100


def print_findings(found: Sequence[Finding], format: str, store: Store, plans: int) -> None:
    """Print the findings in one of the four formats; text quotes each line with a caret and ends with counts."""
    if format == "json":
        from cchc.exports.records import finding_record, to_json

        typer.echo(to_json([finding_record(f) for f in found]))
        return
    for one in found:
        if format == "github":
            typer.echo(github_line(one))
        else:
            write(f"{one.place}: {one.code} {one.message}")
            if format == "text":
                _quote(one, store)
    if format == "text":
        counts = Counter(f.severity for f in found)
        listed = ", ".join(
            f"{counts[severity]} {name}" for severity, name in _SEVERITIES.items() if counts[severity]
        )
        write(f"{plans} kế hoạch: {listed or 'không có lỗi nào'}.")


def _quote(one: Finding, store: Store) -> None:
    line, column = _line_text(store, one), one.place.column
    if line.strip():
        start = max(0, column - _CONTEXT // 2) if len(line) > _CONTEXT else 0
        part = line[start : start + _CONTEXT]
        at = column - 1 - start
        width = (
            max(1, min(len(one.excerpt), len(part) - at))
            if one.excerpt and line[column - 1 :].startswith(one.excerpt)
            else 1
        )
        write(f"    {part.replace(chr(9), ' ')}")
        write(f"    {' ' * at}{'^' * width}")
    if one.hint:
        write(f"    → {one.hint}")


def _line_text(store: Store, one: Finding) -> str:
    tree = store.tree(one.place.path)
    return tree.line_text(one.place.line) if tree is not None else ""


def github_line(one: Finding) -> str:
    """One workflow command; ``%``, CR, LF are escaped, in properties also ``:`` and ``,``."""
    message = f"{one.message} {one.hint}".strip().replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    path = one.place.path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    path = path.replace(":", "%3A").replace(",", "%2C")
    where = f"file={path},line={one.place.line},col={one.place.column},title={one.code}"
    return visible(f"::{_GITHUB[one.severity]} {where}::{message}")


def tell_of_codes(explain: str | None, catalogue: bool, codes: Mapping[str, CodeEntry], listing: str) -> bool:
    """Print the code asked about, or all of them; whether either was asked for.

    Raises WorkspaceError for a code that is none, with the nearest; ``listing`` is the command that prints all.
    """
    from cchc.checks.catalogue import entry_of

    if explain is not None:
        _print_explanation(explain, entry_of(explain, codes, listing))
    elif catalogue:
        _print_catalogue(codes)
    return explain is not None or catalogue


def _print_explanation(code: str, found: CodeEntry) -> None:
    """Print what a code means, with examples and source."""
    write(f"{code.upper()}: {found.title}")
    write(f"  {found.explain}")
    for name, text in (("Sai", found.wrong), ("Đúng", found.right), ("Nguồn", found.source)):
        if text:
            write(f"  {name}: {text}")


def _print_catalogue(codes: Mapping[str, CodeEntry]) -> None:
    """Print every code with its title."""
    for code, found in codes.items():
        write(f"{code}  {found.title}")
