"""Every kind of file in every hostile shape, under every command: an answer, never a traceback, never a write.

A matrix in two parts. Bytes and things that are no file: each kind × each shape, with ``validate`` and another
command; these take turns, so that each meets each kind and many shapes. Values: each value of each kind of file, in
its turn replaced by some of the values that fit nowhere.
"""

from __future__ import annotations

import stat
import zlib
from collections.abc import Sequence
from typing import TypeVar

import pytest

from tests.hostile.running import CHANGING, NOW, READING, WRITING, complaint, placed, run, seen
from tests.hostile.sampling import combined
from tests.hostile.shapes import BYTES, PLACED, VALUES, put
from tests.hostile.sound import HOME, KINDS, SOUND, build, replaced, values, written

HARMLESS = {"CRLF", "a mark before", "cut off", "sound twice", "tabs"}
"""Shapes of bytes in which a file is as sound as before, or may be."""

T = TypeVar("T")


def turn_of(things: Sequence[T], *about: object) -> T:
    """One of the things, another for other cells of the matrix, the same in each run."""
    return things[zlib.crc32(repr(about).encode()) % len(things)]


@pytest.mark.slow
@combined(13, kind=KINDS, shape=BYTES)
def test_any_bytes_in_a_files_place_are_told_and_nothing_is_written(spoilt, kind, shape):
    path = KINDS[kind]
    spoilt.file(path).write_bytes(BYTES[shape](spoilt.file(path).read_bytes()))
    before = seen(spoilt.root)
    told = spoilt.run("validate", "--format", "concise")
    assert complaint(told) == ""
    if turn_of([True, False, False], shape, kind):
        assert complaint(spoilt.run(*turn_of(READING, kind, shape))) == ""
    if shape not in HARMLESS:
        assert told.code == 1
        assert placed(told, path)
    assert seen(spoilt.root) == before


@combined(11, kind=KINDS, shape=PLACED)
def test_what_is_no_file_is_told_and_nobody_waits_for_it(spoilt, kind, shape):
    path = KINDS[kind]
    with put(spoilt.file(path), PLACED[shape]):
        before = seen(spoilt.root)
        told = spoilt.run("validate", "--format", "concise")
        for ran in (told, spoilt.run(*turn_of(READING, kind, shape))):
            assert complaint(ran) == ""
        assert told.code == 1
        assert placed(told, path)
        assert "root:" not in told.out
        assert seen(spoilt.root) == before


@pytest.mark.slow
@combined(6, kind=KINDS, part=range(6))
def test_any_value_in_anothers_place_is_read_or_told(spoilt, kind, part):
    path, data = KINDS[kind], SOUND[KINDS[kind]]
    shapes = list(VALUES)
    for turn, keys in list(enumerate(values(data)))[part::6]:
        shape = shapes[turn * 5 % len(shapes)]
        spoilt.file(path).write_bytes(written(replaced(data, keys, VALUES[shape])))
        words = ("validate", "--format", "json") if turn // 6 % 2 else turn_of(READING, kind, keys, shape)
        assert complaint(spoilt.run(*words)) == "", (keys, shape, words)


@combined(12, kind=KINDS, command=WRITING)
def test_no_document_is_made_of_what_cannot_be_read(spoilt, kind, command):
    shape = turn_of(list(BYTES), kind, command)
    spoilt.file(KINDS[kind]).write_bytes(BYTES[shape](spoilt.file(KINDS[kind]).read_bytes()))
    before = seen(spoilt.root)
    assert complaint(spoilt.run(*command, "--force")) == "", shape
    assert seen(spoilt.root) == before


@combined(9, kind=KINDS, command=CHANGING)
def test_a_command_that_writes_changes_no_file_that_it_cannot_read(tmp_path, kind, command):
    root, shape = build(tmp_path), turn_of(["brackets", "noise", "a list", "30 MB on a line"], kind, command)
    wrong = BYTES[shape](b"")
    (root / KINDS[kind]).write_bytes(wrong)
    assert complaint(run(root, *command)) == "", shape
    assert (root / KINDS[kind]).read_bytes() == wrong


TARGETS = {
    ("record", "so/truc", "--unit", "Phòng Hai", "--on", "20/3/2025"): f"{HOME}/progress/phong-hai.yaml",
    ("record", "the-che/2.2", "--event", "Quyết định số 9/QĐ-UBND", "--on", "1/3/2025"): f"{HOME}/events.yaml",
    ("report", "init", "--period", "Y-2025"): f"{HOME}/reports/Y-2025.yaml",
    ("cascade", "xa-thu/2025", "--suggest", "--write"): f"{HOME}/appendix.yaml",
    ("new", "xa-thu/2026", "--from", "xa-thu/2025", "--force"): "plans/xa-thu/2026/plan.yaml",
    ("schema", "--write"): "plans/.schema/plan.schema.json",
    ("init", ".", "--authority", "UBND xã Nữa", "--unit", "Phòng Bốn", *NOW): "plans/xa-nua/units.yaml",
    ("init", ".", "--authority", "UBND xã Bốn", "--unit", "Phòng Bốn", *NOW): ".gitattributes",
}
"""A file that each command would write or write to."""


@combined(8, words=TARGETS, shape=PLACED)
def test_a_command_never_writes_into_what_is_no_file(tmp_path, shape, words):
    root = build(tmp_path / "một")
    target = root / TARGETS[words]
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    PLACED[shape](target)
    mode = target.lstat().st_mode
    assert complaint(run(root, *words)) == ""
    assert stat.S_IFMT(target.lstat().st_mode) == stat.S_IFMT(mode)
    assert {path.name for path in tmp_path.iterdir()} == {"một"}
