"""Commands run in this process, and what must hold of what they leave, whatever they met."""

from __future__ import annotations

import gc
import io
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.conftest import Ran

ON = ("--as-of", "2025-03-20")
NOW = ("--year", "2025")

READING: tuple[tuple[str, ...], ...] = (
    ("validate",),
    ("validate", "xa-thu/2025", "--format", "concise"),
    ("validate", "--format", "json"),
    ("validate", "--format", "github", "tinh-thu"),
    ("validate", "--statistics"),
    ("due", *ON),
    ("due", *ON, "--all", "--format", "json"),
    ("due", *ON, "--all", "--format", "csv"),
    ("due", *ON, "--unit", "Phòng Một", "--format", "ics"),
    ("due", *ON, "--why", "the-che/1"),
    ("overdue", *ON),
    ("overdue", *ON, "--format", "json"),
    ("status", *ON),
    ("status", *ON, "--by", "unit", "--format", "json"),
    ("status", *ON, "--by", "period", "--format", "csv"),
    ("targets", *ON),
    ("targets", *ON, "--format", "json"),
    ("budget", *ON),
    ("budget", *ON, "--format", "json"),
    ("rank", *NOW, *ON),
    ("rank", *NOW, *ON, "--format", "json"),
    ("show", "xa-thu/2025", *ON),
    ("show", "xa-thu/2025#the-che/1", *ON),
    ("show", "xa-thu/2025", "--format", "json", *ON),
    ("tasks", "xa-thu/2025"),
    ("tasks", "xa-thu/2025", "--format", "json"),
    ("units", "xa-thu"),
    ("units", "tinh-thu", "--format", "json"),
    ("cascade", "xa-thu/2025"),
    ("cascade", "xa-thu/2025", "--suggest"),
    ("cascade", "xa-thu/2025", "--format", "json"),
    ("diff", "xa-thu/2024", "xa-thu/2025"),
    ("diff", "xa-thu/2024", "xa-thu/2025", "--format", "json"),
    ("doctor", *ON),
    ("doctor", *ON, "--format", "json"),
    ("templates", "list"),
    ("record", "the-che/1", "--unit", "Phòng Một", "--on", "20/3/2025", "--dry-run", *ON),
    ("record", "indicator/ho-so", "--period", "Q1-2025", "--value", "3", "--unit", "Phòng Hai", "--dry-run", *ON),
    ("record", "the-che/2.2", "--event", "Quyết định số 9/QĐ-UBND", "--on", "1/3/2025", "--dry-run", *ON),
    ("new", "xa-thu/2026", "--from", "xa-thu/2025", "--dry-run", *ON),
    ("new", "xa-khac/2025", "--under", "tinh-thu/2025", "--dry-run", *ON),
    ("new", "xa-thu/2025", "--unit", "Phòng Một", "--dry-run", *ON),
)
"""Every way of looking that writes nothing."""

WRITING: tuple[tuple[str, ...], ...] = (
    ("render", "plan", "xa-thu/2025", "-o", "{out}/a.docx", *ON),
    ("render", "plan", "xa-thu/2025", "--all-units", "-o", "{out}", *ON),
    ("render", "report", "--period", "Q1-2025", "-o", "{out}/b.docx", *ON),
    ("render", "report", "--period", "Q1-2025", "--unit", "Phòng Một", "-o", "{out}/c.docx", *ON),
    ("render", "reminder", "-o", "{out}/d.docx", *ON),
    ("render", "brief", "-o", "{out}/e.docx", *ON),
    ("due", "--all", "--format", "xlsx", "-o", "{out}/f.xlsx", *ON),
    ("due", "--all", "--all-units", "--format", "xlsx", "-o", "{out}", *ON),
    ("due", "--all", "--format", "ics", "-o", "{out}/g.ics", *ON),
    ("dashboard", "-o", "{out}/h.html", *ON),
    ("export", "csv", "{out}/csv", "--errors", "keep", *ON),
    ("export", "parquet", "{out}/parquet", "--errors", "skip", *ON),
)
"""Those that write where they are told, which is nowhere in the workspace."""

CHANGING: tuple[tuple[str, ...], ...] = (
    ("record", "so/truc", "--unit", "Phòng Hai", "--on", "20/3/2025", *ON),
    ("record", "the-che/2.2", "--event", "Quyết định số 9/QĐ-UBND", "--on", "1/3/2025", *ON),
    ("report", "init", "--period", "Y-2025", *ON),
    ("cascade", "xa-thu/2025", "--suggest", "--write"),
    ("new", "xa-thu/2026", "--from", "xa-thu/2025", *ON),
    ("new", "xa-khac/2025", "--under", "tinh-thu/2025", *ON),
    ("new", "xa-thu/2025", "--unit", "Phòng Một", *ON),
    ("init", ".", "--authority", "UBND xã Nữa", "--unit", "Phòng Bốn", *NOW),
    ("schema", "--write"),
)
"""Those that write into the workspace."""

_TRACES = re.compile(r"Traceback \(most|Lỗi của chương trình|\bE000\b|File \".*\.py\"|\w+Error:")
_PLACED = re.compile(r"[^\n]+:\d+:\d+: [EWI]\d{3}\b")
SENT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|\r(?!\n)")
_SENTENCE = re.compile(r"[À-ỹ]")


def run(root: Path, *words: str) -> Ran:
    """One command line, at a folder, in this process."""
    from cchc.cli.main import run as program

    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2))
    before = sys.argv, sys.stdout, sys.stderr, os.getcwd()
    code: Any = 0
    os.chdir(root)
    sys.argv, sys.stdout, sys.stderr = ["cchc", *words], out, err
    try:
        program()
    except SystemExit as left:
        code = left.code or 0
    finally:
        sys.argv, sys.stdout, sys.stderr = before[:3]
        os.chdir(before[3])
        gc.enable()
    return Ran(int(code), *(_text(stream) for stream in (out, err)))


def _text(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()


def complaint(ran: Ran) -> str:
    """What is not as it must be in what a command left; "" for nothing."""
    said = ran.out + ran.err
    if ran.code not in (0, 1, 2):
        return f"exit status {ran.code}"
    if trace := _TRACES.search(said):
        return f"a trace of the program: {said[max(0, trace.start() - 200) : trace.end() + 300]}"
    if sent := SENT.search(said):
        return f"{sent[0]!r} reaches the reader: {said[max(0, sent.start() - 60) : sent.end() + 60]!r}"
    if ran.code == 2 and not _SENTENCE.search(ran.err):
        return f"exit status 2 without a sentence: {ran.err[:200]!r}"
    if len(said) > 20_000_000:
        return f"{len(said)} characters of output"
    return ""


def placed(ran: Ran, path: str) -> bool:
    """Whether a finding names a place in this file."""
    return any(found.group().startswith(f"{path}:") for found in _PLACED.finditer(ran.out + ran.err))


def seen(root: Path) -> dict[str, tuple[int, int]]:
    """Every file and folder below a folder, the cache apart, with its size and the time of its last change."""
    return {
        path.relative_to(root).as_posix(): (path.lstat().st_size, path.lstat().st_mtime_ns)
        for path in sorted(root.rglob("*"))
        if path.name != ".lock"
    }


class Steps:
    """How many calls (of Python and of C) something takes: a measure of work that no clock disturbs."""

    def __init__(self) -> None:
        self.count = 0

    def of(self, work: Callable[[], object]) -> int:
        """The calls that ``work`` makes."""
        self.count = 0
        before = sys.getprofile()
        sys.setprofile(self._called)
        try:
            work()
        finally:
            sys.setprofile(before)
        return self.count

    def _called(self, frame: Any, event: str, about: Any) -> None:
        self.count += event in ("call", "c_call")
