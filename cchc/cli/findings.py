"""Findings as text, one line each, JSON, or lines for GitHub; the catalogue of codes."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

import typer

from cchc.cli.terminal import Cell, Paragraph, say, say_parts, say_row, visible, width, write, write_parts
from cchc.findings import Finding, Severity, severity_of
from cchc.store import Store

if TYPE_CHECKING:
    from cchc.checks.catalogue import CodeEntry

_SEVERITIES: dict[Severity, str] = {"error": "lỗi", "warning": "cảnh báo", "info": "thông tin"}
_STYLES: dict[Severity, str] = {"error": "red", "warning": "yellow", "info": "cyan"}
_GITHUB = {"error": "error", "warning": "warning", "info": "notice"}
_CONTEXT = 100
_INDENT = "    "


def print_findings(found: Sequence[Finding], format: str, store: Store, plans: Sequence[str]) -> None:
    """Print the findings in one of the four formats; text quotes each line with a caret and ends with counts."""
    if format == "json":
        from cchc.exports.records import finding_record, json_pieces

        sys.stdout.writelines(json_pieces(map(finding_record, found)))
        write()
        return
    lines_of = cache(store.lines)
    for one in found:
        if format == "github":
            typer.echo(github_line(one))
        else:
            style = _STYLES[one.severity]
            label = _labelled(one.code, one.severity)
            head = ((str(one.place), "bold"), (": ", ""), (label, style), (f" {one.message}", ""))
            (say_parts if format == "text" else write_parts)(*head)
            if format == "text":
                line = lines_of(one.place.path).line_text(one.place.line)
                _quote(line, one.place.column, one.excerpt, one.hint, style)
    if format == "text":
        if found:
            say(f"Một mã nghĩa là gì: cchc validate --explain {found[0].code}", "dim")
        _tell_unread(found, store, plans)
        say(f"{len(plans)} kế hoạch: {_counted(found)}.")


def _tell_unread(found: Sequence[Finding], store: Store, plans: Sequence[str]) -> None:
    """Of files of which nothing could be read: that much was not looked at for it, and where to begin."""
    unread = {file.path for plan in plans for file in store.plan(plan).unread}
    first = next((one for one in found if one.severity == "error" and one.place.path in unread), None)
    if first is None:
        return
    say(f"Chưa soi hết: {', '.join(sorted(unread))} không đọc được, nên chưa đối chiếu nhật ký và câu chữ.", "bold")
    say(f"Sửa trước: {first.place}: {first.message}", "bold")


def _labelled(code: str, severity: Severity) -> str:
    """The code, with what the finding is where the code's letter does not say it."""
    return code if severity == severity_of(code) else f"{code} [{_SEVERITIES[severity]}]"


def _counted(found: Sequence[Finding]) -> str:
    counts = Counter(f.severity for f in found)
    return (
        ", ".join(f"{counts[severity]} {name}" for severity, name in _SEVERITIES.items() if counts[severity])
        or "không có lỗi nào"
    )


def print_statistics(found: Sequence[Finding], format: str, plans: int) -> None:
    """Print how often each code was found, the most frequent first; in JSON an array of ``code``, ``count``, …"""
    from cchc.checks.catalogue import catalogue

    counts = sorted(Counter((f.code, f.severity) for f in found).items(), key=lambda pair: (-pair[1], pair[0]))
    if format == "json":
        from cchc.exports.records import to_json

        keys = ("code", "severity", "count", "title")
        rows = [(code, severity, count, catalogue()[code].title) for (code, severity), count in counts]
        typer.echo(to_json([dict(zip(keys, row, strict=True)) for row in rows]))
        return
    for (code, severity), count in counts:
        say_row(
            [Cell(f"{count:>5}", 5), Cell(code, 4), Cell(_SEVERITIES[severity], 9)],
            [Paragraph(catalogue()[code].title)],
        )
    say(f"{plans} kế hoạch: {_counted(found)}.")


def _quote(line: str, column: int, excerpt: str, hint: str, style: str = "") -> None:
    """Print the line at fault (of a long one the part round it) with a caret under the words, and the hint."""
    if line.strip():
        if excerpt and line[column - 1 : column] in ('"', "'") and line[column:].startswith(excerpt):
            column += 1  # the value stands in quotation marks
        wide = min(_CONTEXT, (width() or _CONTEXT) - len(_INDENT))
        start = max(0, column - wide // 2) if len(line) > wide else 0
        part = line[start : start + wide].rstrip()
        at = column - 1 - start
        there = excerpt and line[column - 1 :].startswith(excerpt)
        carets = max(1, min(len(excerpt), len(part) - at)) if there else 1
        write(f"{_INDENT}{part.replace(chr(9), ' ')}".rstrip())
        write_parts((f"{_INDENT}{' ' * at}", ""), ("^" * carets, style))
    if hint:
        say(f"{_INDENT}→ {hint}")


def github_line(one: Finding) -> str:
    """One workflow command; ``%``, CR, LF are escaped, in properties also ``:`` and ``,``."""
    message = f"{one.message} {one.hint}".strip().replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    path = one.place.path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    path = path.replace(":", "%3A").replace(",", "%2C")
    where = f"file={path},line={one.place.line},col={one.place.column},title={one.code}"
    return visible(f"::{_GITHUB[one.severity]} {where}::{message}")


def tell_of_codes(
    explain: str | None, catalogue: bool, codes: Callable[[], Mapping[str, CodeEntry]], listing: str
) -> bool:
    """Print the code asked about, or all of them; whether either was asked for. Else the codes are not even read.

    Raises WorkspaceError for a code that is none, with the nearest; ``listing`` is the command that prints all.
    """
    from cchc.checks.catalogue import entry_of

    if explain is not None:
        _print_explanation(explain, entry_of(explain, codes(), listing))
    elif catalogue:
        _print_catalogue(codes())
    return explain is not None or catalogue


def _print_explanation(code: str, found: CodeEntry) -> None:
    """Print what a code means, with examples and source."""
    say(f"{code.upper()}: {found.title}")
    say(f"  {found.explain}")
    if found.example is not None:
        shown = found.example
        write("  Ví dụ:")
        say(f"{_INDENT}{shown.place}: {code.upper()} {shown.message}")
        _quote(shown.line, shown.column, shown.excerpt, shown.hint)
    for name, text in (("Sai", found.wrong), ("Đúng", found.right), ("Nguồn", found.source)):
        if text:
            say(f"  {name}: {text}")


def _print_catalogue(codes: Mapping[str, CodeEntry]) -> None:
    """Print every code with its title."""
    for code, found in codes.items():
        write(f"{code}  {found.title}")
