"""The worst of the shapes given to the program as a process of its own, with a bound on its memory and its work.

The bound on the work is seconds of the processor, not of a clock, and only there so that a hang ends: what is
tried here takes about one.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Ran
from tests.hostile.running import complaint
from tests.hostile.sampling import combined
from tests.hostile.shapes import BYTES
from tests.hostile.sound import KINDS, SOUND, build, replaced, written

MEMORY = 1024**3
WORK = 120


def _bounded() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (WORK, WORK))


def bounded(root: Path, *words: str) -> Ran:
    """A command as a process that may have one gigabyte and some work."""
    done = subprocess.run(
        [sys.executable, "-m", "cchc", *words], cwd=root, capture_output=True, check=False, preexec_fn=_bounded
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


def _many(path: tuple[str | int, ...], one: object, number: int) -> bytes:
    """The sound file of this kind with so many of one thing in a list."""
    kind, *keys = path
    return written(replaced(SOUND[KINDS[str(kind)]], tuple(keys), [one] * number))


TASK = {
    "number": "1",
    "task": "Việc",
    "products": ["A"],
    "lead": ["Phòng Một"],
    "coordinating": [],
    "deadline": "x",
}
HEAVY = {
    "brackets": ("plan", BYTES["brackets"]),
    "blocks in blocks": ("appendix", BYTES["blocks in blocks"]),
    "a billion laughs": ("units", BYTES["a billion laughs"]),
    "a million keys": ("plan", BYTES["a million keys"]),
    "unknown keys": ("progress", BYTES["unknown keys"]),
    "30 MB on a line": ("workspace", BYTES["30 MB on a line"]),
    "2 MB never closed": ("plan", BYTES["2 MB never closed"]),
    "goals": (
        "plan",
        lambda sound: _many(("plan", "targets"), {"indicator": "Tỷ lệ hồ sơ mới về sau", "value": 9}, 8000),
    ),
    "unpaired signs": (
        "plan",
        lambda sound: _many(("plan", "preamble"), "“(" * 500, 20),
    ),
    "events": (
        "events",
        lambda sound: _many(
            ("events", "events"), {"id": "e", "on": "2025-02-10", "document": "Số 1", "tasks": ["so/1"]}, 8000
        ),
    ),
    "lines": (
        "progress",
        lambda sound: _many(
            ("progress", "updates"), {"id": "u", "on": "2025-02-20", "task": "so/1", "status": "done"}, 8000
        ),
    ),
    "sections in sections": (
        "plan",
        lambda sound: written({**SOUND[KINDS["plan"]], "body": _nested(30)}),
    ),
}


def _nested(depth: int) -> list[object]:
    inner: list[object] = []
    for _ in range(depth):
        inner = [{"number": "1", "heading": "A", "sections": inner}]
    return inner


@pytest.mark.slow
@combined(6, shape=HEAVY)
def test_a_heavy_file_is_told_within_a_gigabyte(tmp_path, shape):
    root = build(tmp_path)
    kind, make = HEAVY[shape]
    (root / KINDS[kind]).write_bytes(make(b""))
    for words in (("validate", "--format", "concise"), ("due", "--as-of", "2025-03-20")):
        assert complaint(bounded(root, *words)) == ""


@pytest.mark.skipif(sys.platform == "win32", reason="no such devices there")
@combined(
    6,
    path=["/dev/zero", "/dev/stdin", "/dev/tty", "/proc/self/mem", "/dev/fd/0"],
    words=[
        ("import", "{path}", "--to", "xa-thu/2025"),
        ("collect", "{path}"),
        ("lint-docx", "{path}"),
        ("lint-template", "{path}"),
        ("render", "plan", "xa-thu/2025", "-o", "a.docx", "--template", "{path}"),
        ("init", "moi", "--authority", "UBND xã Mới", "--units", "{path}"),
    ],
)
def test_a_device_is_no_input_file(tmp_path, path, words):
    ran = bounded(build(tmp_path), *(word.replace("{path}", path) for word in words))
    assert complaint(ran) == ""
    assert ran.code == 2 or words[0] == "init" or os.path.exists(path) is False
