"""Names that come from data or from a folder never become paths, and no odd name stops a command."""

from __future__ import annotations

import os
import shutil
import unicodedata
from pathlib import Path

import pytest

from tests.hostile.running import CHANGING, ON, READING, WRITING, complaint, run, seen
from tests.hostile.sampling import combined
from tests.hostile.sound import HOME, KINDS, SOUND, build, replaced, values, written

NAMES = [
    "../../../../nghịch",
    "/tmp/nghich-cchc",
    "..",
    ".",
    "a/b",
    "a\\b",
    "..\\..\\nghich",
    "C:\\nghich",
    "CON",
    "nul.yaml",
    "aux ",
    "-rf",
    "~root",
    "$(touch hacked)",
    "`touch hacked`",
    "a\nb",
    "x" * 300,
    "Pho\u0300ng",
    "\u202egnol",
    "a:b",
    "*?<>|",
]

NAMED = {
    "workspace": [("home",)],
    "units": [
        ("authority", "superior"),
        ("authority", "name"),
        ("units", 0, "desk_for"),
        ("units", 0, "id"),
        ("units", 0, "name"),
        ("decisions", 0, "unit"),
        ("units", 2, "successions", 0, "successors", 0),
    ],
    "plan": [("implements",), ("excuses", 0, "task"), ("duties", 0, "id"), ("number",), ("sign",)],
    "appendix": [("areas", 0, "id"), ("areas", 1, "tasks", 0, "id"), ("areas", 0, "tasks", 0, "implements", 0)],
    "indicators": [("indicators", 0, "id")],
    "progress": [("unit",), ("updates", 0, "task"), ("updates", 4, "behalf_of")],
    "report": [("period",)],
    "superior's units": [("units", 1, "authority"), ("units", 1, "id")],
}
"""The values from which a file or a folder might be named."""


@pytest.mark.slow
@combined(13, kind=NAMED, name=NAMES)
def test_a_name_from_data_leads_nowhere_outside(tmp_path, kind, name):
    folder = tmp_path / "một" / "hai" / "ba"
    root = build(folder / "workspace")
    out = folder / "out"
    out.mkdir()
    for number, keys in enumerate(NAMED[kind]):
        assert keys in values(SOUND[KINDS[kind]])
        (root / KINDS[kind]).write_bytes(written(replaced(SOUND[KINDS[kind]], keys, name)))
        turn = number + NAMES.index(name)
        commands = (READING[turn * 3 % len(READING)], WRITING[turn % len(WRITING)], CHANGING[turn % len(CHANGING)])
        for words in commands:
            ran = run(root, *(word.replace("{out}", str(out)) for word in words))
            assert complaint(ran) == "", (keys, words)
    assert {path.name for path in tmp_path.iterdir()} == {"một"}
    assert {path.name for path in (tmp_path / "một" / "hai").iterdir()} == {"ba"}
    assert {path.name for path in folder.iterdir()} <= {"workspace", "out"}
    assert not list(tmp_path.rglob("hacked"))
    assert not Path("/tmp/nghich-cchc").exists()


@combined(
    16,
    name=[name for name in NAMES if name != "x" * 300],
    words=[
        ("show", "{name}"),
        ("tasks", "{name}/2025"),
        ("validate", "{name}"),
        ("due", "--plan", "{name}/2025"),
        ("units", "{name}"),
        ("due", "--unit", "{name}"),
        ("new", "{name}/2026", "--from", "xa-thu/2025"),
        ("new", "xa-thu/2025", "--unit", "Phòng Một", "--to", "{name}"),
        ("import", "{name}.docx", "--to", "{name}/2025"),
        ("record", "{name}", "--unit", "{name}", *ON),
        ("report", "init", "--period", "{name}"),
        ("report", "init", "--period", "Q1-2025", "--unit", "{name}"),
        ("collect", "{name}.xlsx", "--yes"),
        ("schema", "{name}"),
        ("deadline", "{name}"),
        ("validate", "--explain", "{name}"),
    ],
)
def test_a_name_typed_leads_nowhere_outside(tmp_path, name, words):
    root = build(tmp_path / "workspace" / "trong")
    outside = seen(tmp_path)
    ran = run(root, "--", *()) if not words else run(root, *(word.replace("{name}", name) for word in words))
    assert complaint(ran) == ""
    now = {path: about for path, about in seen(tmp_path).items() if not path.startswith("workspace/trong")}
    assert now == {path: about for path, about in outside.items() if not path.startswith("workspace/trong")}


STRAY = [
    "ghi chú.txt",
    "a" * 200 + ".yaml",
    "-rf.yaml",
    "CON.yaml",
    "aux",
    "Phong-Mot.yaml",
    "PHONG-MOT.yaml",
    "phong-mot.YAML",
    "phong-mot.yml",
    "phòng.yaml",
    unicodedata.normalize("NFD", "phòng.yaml"),
    "a\nb.yaml",
    "a\x1b[31m.yaml",
    "\u202egnp.yaml",
    "b'\\xff'.yaml",
    "😀.yaml",
    " .yaml",
    "phong-mot.yaml~",
    "phong-mot.yaml.orig",
    "#phong-mot.yaml#",
    "phong-mot (1).yaml",
]


@pytest.mark.parametrize("folder", ["plans", "plans/xa-thu", HOME, f"{HOME}/progress", f"{HOME}/reports"])
def test_stray_files_and_folders_of_any_name_stop_nothing(tmp_path, folder):
    root = build(tmp_path)
    for name in STRAY:
        (root / folder / name).write_bytes(b"unit: phong-hai\nupdates: []\n")
        (root / folder / f"thu muc {name}"[:250]).mkdir()
    os.mkdir(os.fsencode(root / folder) + b"/xa-\xff\xfe")
    Path(os.fsdecode(os.fsencode(root / folder) + b"/\xff.yaml")).write_bytes(b"a: 1\n")
    before = seen(root)
    for words in READING[:: 3 if folder == "plans" else 5]:
        assert complaint(run(root, *words)) == "", words
    assert seen(root) == before


def test_thousands_of_stray_files_stop_nothing(tmp_path):
    root = build(tmp_path)
    for number in range(3000):
        (root / HOME / f"bản {number}.yaml").touch()
        (root / "plans" / f"xa-{number}").mkdir()
    assert complaint(run(root, "validate")) == ""
    assert complaint(run(root, "due", *ON)) == ""


def test_names_that_differ_by_case_or_form_alone_are_two_files_here_and_are_told(tmp_path):
    root = build(tmp_path)
    shutil.copytree(root / "plans/xa-thu", root / "plans/Xa-Thu")
    log = root / HOME / "progress"
    (log / "Phong-Mot.yaml").write_bytes((log / "phong-mot.yaml").read_bytes())
    ran = run(root, "validate", "--format", "concise")
    assert complaint(ran) == ""
    assert complaint(run(root, "doctor", *ON)) == ""
