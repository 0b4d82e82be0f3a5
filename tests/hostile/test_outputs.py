"""What steers a terminal, a spreadsheet, a calendar or a page never leaves as it stands in the data."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.hostile.running import ON, READING, SENT, WRITING, complaint
from tests.hostile.sampling import combined
from tests.hostile.shapes import BIDI
from tests.hostile.sound import KINDS, SOUND, values

POISON = f"\x1b[2J\x1b]0;a\x07\x9b31m\x7f\x85{BIDI}\u2028"
TEXTS = {
    "plan": {("title",), ("duties", 0, "what"), ("preamble", 0), ("targets", 1, "indicator")},
    "appendix": {("areas", 0, "name"), ("areas", 0, "tasks", 0, "task"), ("areas", 0, "tasks", 0, "note")},
    "units": {("units", 3, "name"), ("authority", "place")},
    "indicators": {("indicators", 0, "name"), ("indicators", 0, "note")},
    "progress": {("updates", 0, "evidence"), ("updates", 1, "cause"), ("updates", 0, "note")},
    "report": {("leadership", 0), ("unscheduled", 0, "task")},
    "extra": {("areas", 0, "tasks", 0, "task"), ("areas", 0, "tasks", 0, "origin")},
}
"""Of each kind of file some texts that are printed; all of them exist in the sound workspace."""


@pytest.fixture
def poisoned(spoilt) -> Any:
    """The workspace with the poison in the middle of these texts, written with the escapes of YAML."""
    for kind, places in TEXTS.items():
        assert places <= set(values(SOUND[KINDS[kind]]))
        path = spoilt.file(KINDS[kind])
        path.write_text(json.dumps(_with(SOUND[KINDS[kind]], places)), encoding="utf-8")
    return spoilt


def _with(data: Any, places: set[tuple[str | int, ...]], at: tuple[str | int, ...] = ()) -> Any:
    if isinstance(data, dict):
        return {key: _with(value, places, (*at, key)) for key, value in data.items()}
    if isinstance(data, list):
        return [_with(value, places, (*at, index)) for index, value in enumerate(data)]
    return f"đầu{POISON}cuối" if at in places else data


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_no_command_sends_what_steers_a_terminal(poisoned, words):
    assert complaint(poisoned.run(*words)) == ""


def test_the_poison_does_reach_the_printer(poisoned):
    """Else the tests above would hold for nothing."""
    for words, shown in (
        (("due", *ON, "--all"), "\\x1b"),
        (("tasks", "xa-thu/2025", "--format", "json"), "\\u202e"),
    ):
        assert shown in poisoned.run(*words).out


@pytest.fixture
def turned(spoilt) -> Any:
    """The workspace with texts that turn a line round, start a formula or a directive: none of them an error."""
    for kind, places in TEXTS.items():
        data = _with(SOUND[KINDS[kind]], places)
        text = json.dumps(data, ensure_ascii=False).replace(json.dumps(POISON, ensure_ascii=False)[1:-1], BIDI)
        spoilt.file(KINDS[kind]).write_text(text, encoding="utf-8")
    shutil.rmtree(spoilt.out)  # what other tests wrote there
    spoilt.out.mkdir()
    return spoilt


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_no_command_lets_a_text_turn_the_line_round(turned, words):
    assert complaint(turned.run(*words)) == ""


@pytest.mark.parametrize(
    "words",
    [
        ("render", "plan", "xa-thu/2025", "-o", "{out}/a.docx", *ON),
        ("render", "report", "--period", "Q1-2025", "-o", "{out}/a.docx", *ON),
        ("render", "brief", "-o", "{out}/a.docx", *ON),
        ("render", "reminder", "-o", "{out}/a.docx", *ON),
        ("due", "--all", "--format", "xlsx", "-o", "{out}/a.xlsx", *ON),
        ("due", "--all", "--format", "ics", "-o", "{out}/a.ics", *ON),
        ("dashboard", "-o", "{out}/a.html", *ON),
        ("export", "csv", "{out}/a.csv", *ON),
    ],
    ids=lambda words: " ".join(words[:3]),
)
def test_no_file_holds_a_text_that_turns_the_line_round(turned, words):
    ran = turned.run(*words, "--force")
    assert ran.code == 0, ran.err
    (made,) = turned.out.glob("a.*")
    parts = _texts_of(made)
    shutil.rmtree(made) if made.is_dir() else made.unlink()
    assert any("đầu" in part for part in parts)
    assert [found for part in parts for found in SENT.findall(part)] == []


@combined(4, words=WRITING)
def test_no_file_holds_what_steers_a_terminal(poisoned, words):
    assert complaint(poisoned.run(*words, "--force")) == ""
    for made in list(poisoned.out.iterdir()):
        assert [found for part in _texts_of(made) for found in SENT.findall(part)] == []
        shutil.rmtree(made) if made.is_dir() else made.unlink()


def _texts_of(made: Path) -> list[str]:
    """The texts of a file, of a folder's files, or of the parts of an office package."""
    if made.is_dir():
        return [path.read_text("utf-8") for path in made.rglob("*.csv")]
    if made.suffix in (".ics", ".html"):
        return [made.read_text("utf-8")]
    with zipfile.ZipFile(made) as package:
        return [package.read(name).decode() for name in package.namelist() if name.endswith((".xml", ".rels"))]


def test_a_text_cannot_leave_its_line_of_a_workflow_nor_its_cell(spoilt):
    wild = '::error::x%0A::stop\n::set-output name=a::b,"=1+1'
    data = SOUND[KINDS["appendix"]]
    places = {("areas", 0, "tasks", 0, "deadline", 0), ("areas", 0, "tasks", 0, "task")}
    spoilt.file(KINDS["appendix"]).write_text(
        json.dumps(_with(data, places)).replace(json.dumps(f"đầu{POISON}cuối")[1:-1], json.dumps(wild)[1:-1]),
        "utf-8",
    )
    github = spoilt.run("validate", "--format", "github").out
    assert all(re.match(r"::(?:error|warning|notice) file=plans/", line) for line in github.splitlines())
    rows = list(csv.reader(io.StringIO(spoilt.run("due", "--all", "--format", "csv", *ON).out, newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))]
