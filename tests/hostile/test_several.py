"""Several plans looked at by several processes, over a cache that anything may have happened to.

What is said must not depend on who looked, nor on what an earlier run kept: only on the files as they stand.
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cchc.store import cache
from tests.conftest import Ran
from tests.hostile.running import complaint, run, seen
from tests.hostile.sampling import combined
from tests.hostile.shapes import BYTES
from tests.hostile.sound import HOME, KINDS, build
from tests.hostile.test_changing import CHANGES, after_listing, before_opening

TWINS = [f"xa-{number}" for number in range(4)]
VALIDATE = ("validate", "--format", "concise")
KINDS_OF_ONE = {kind: path for kind, path in KINDS.items() if path.startswith("plans/xa-thu/")}

forking = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere one process does all")


def several(folder: Path) -> Path:
    """The sound workspace with its commune four times more."""
    root = build(folder)
    for twin in TWINS:
        shutil.copytree(root / "plans/xa-thu", root / "plans" / twin)
    return root


@pytest.fixture(name="many")
def _many(tmp_path, monkeypatch) -> Path:
    """Several plans, three processes to look at them, and a cache of their own."""
    monkeypatch.setattr("cchc.checks.sharing._processors", lambda: 3)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return several(tmp_path / "workspace")


def fresh(root: Path, *words: str) -> Ran:
    """What is said by one process without any cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("cchc.checks.sharing._processors", lambda: 1)
        patch.setenv("CCHC_CACHE", "0")
        return run(root, *words)


@forking
@combined(14, turn=range(0, len(BYTES), len(TWINS)))
def test_the_same_is_said_by_several_processes_and_from_the_cache(many, turn):
    shapes, before = list(BYTES), seen(many)
    for number, twin in enumerate(TWINS):
        path = list(KINDS_OF_ONE.values())[(turn + number) % len(KINDS_OF_ONE)]
        spoilt = many / path.replace("xa-thu", twin)
        spoilt.write_bytes(BYTES[shapes[(turn + number) % len(shapes)]](spoilt.read_bytes()))
    alone = fresh(many, *VALIDATE)
    assert complaint(alone) == ""
    for _ in range(2):
        assert run(many, *VALIDATE) == alone
    assert set(seen(many)) == set(before)


@forking
@combined(12, change=CHANGES, kind=KINDS_OF_ONE)
def test_a_file_that_changes_under_several_processes_is_told_and_the_next_run_knows(
    many, monkeypatch, change, kind
):
    path = many / KINDS_OF_ONE[kind].replace("xa-thu", TWINS[3])
    with monkeypatch.context() as patch:
        before_opening(patch, path, CHANGES[change])
        assert complaint(run(many, *VALIDATE)) == ""
    for _ in range(2):
        assert run(many, *VALIDATE) == fresh(many, *VALIDATE)


@forking
@combined(4, folder=["plans", f"plans/{TWINS[2]}", f"plans/{TWINS[2]}/2025", f"plans/{TWINS[2]}/2025/progress"])
def test_a_folder_that_goes_under_several_processes_stops_nothing(many, monkeypatch, folder):
    with monkeypatch.context() as patch:
        after_listing(patch, many / folder, lambda: shutil.rmtree(many / folder, ignore_errors=True))
        assert complaint(run(many, *VALIDATE)) == ""
    assert run(many, *VALIDATE) == fresh(many, *VALIDATE)


@forking
@combined(3, files=[8, 12, 16])
def test_so_few_files_may_be_open_that_no_process_can_be_started(many, files):
    alone = fresh(many, *VALIDATE)
    done = subprocess.run(
        [sys.executable, "-m", "cchc", *VALIDATE],
        cwd=many,
        capture_output=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (files, files)),
    )
    assert Ran(done.returncode, done.stdout.decode(), done.stderr.decode()) == alone


# --- what an earlier run kept


def _entries() -> list[Path]:
    folder = cache.location()
    assert folder is not None
    return sorted(folder.iterdir())


def _each(change: Callable[[bytes], bytes]) -> Callable[[], None]:
    def spoil() -> None:
        for path in _entries():
            path.write_bytes(change(path.read_bytes()))

    return spoil


def _signed(change: Callable[[bytes], bytes]) -> Callable[[], None]:
    """What is kept is changed, and its checksum made to fit."""

    def spoil() -> None:
        for path in _entries():
            payload = change(path.read_bytes()[16:])
            path.write_bytes(cache._checksum(path.name, payload) + payload)

    return spoil


def _swapped() -> None:
    contents = [path.read_bytes() for path in _entries()]
    for path, content in zip(_entries(), [*contents[1:], contents[0]], strict=True):
        path.write_bytes(content)


def _instead(make: Callable[[Path], object]) -> Callable[[], None]:
    def spoil() -> None:
        for path in _entries():
            path.unlink()
            make(path)

    return spoil


def _elsewhere() -> None:
    folder = cache.location()
    assert folder is not None
    folder.rename(folder.with_name("other"))
    folder.symlink_to("other")


def _a_file() -> None:
    folder = cache.location()
    assert folder is not None
    shutil.rmtree(folder)
    folder.write_bytes(b"x")


def _of_all() -> None:
    folder = cache.location()
    assert folder is not None
    folder.chmod(0o777)


def _of_another() -> None:
    folder = cache.location()
    assert folder is not None
    os.chown(folder, 12345, 12345)


SPOILT: dict[str, Callable[[], None]] = {
    "emptied": _each(lambda kept: b""),
    "cut off": _each(lambda kept: kept[: len(kept) // 2]),
    "its checksum alone": _each(lambda kept: kept[:16]),
    "noise": _each(lambda kept: random.Random(1).randbytes(len(kept))),
    "one bit": _each(lambda kept: kept[:-1] + bytes([kept[-1] ^ 1])),
    "longer": _each(lambda kept: kept + b"\0"),
    "signed noise": _signed(lambda kept: random.Random(2).randbytes(len(kept))),
    "signed nothing": _signed(lambda kept: b""),
    "signed nil": _signed(lambda kept: b"\xc0"),
    "signed lists in lists": _signed(lambda kept: b"\x91" * 100_000),
    "signed broken letters": _signed(lambda kept: kept.replace(b"plans", b"pl\xff\xfes")),
    "swapped": _swapped,
    "folders": _instead(Path.mkdir),
    "links to nowhere": _instead(lambda path: path.symlink_to("nowhere")),
    "links to themselves": _instead(lambda path: path.symlink_to(path.name)),
    "links to endless zeros": _instead(lambda path: path.symlink_to("/dev/zero")),
    "pipes": _instead(os.mkfifo),
    "a link for the folder": _elsewhere,
    "a file for the folder": _a_file,
    "a folder that all may write to": _of_all,
    "a folder of another": _of_another,
}


@pytest.mark.slow
@forking
@combined(6, shape=SPOILT)
def test_whatever_became_of_the_cache_the_same_is_said(many, shape):
    if shape == "a folder of another" and os.geteuid() != 0:
        shape = "a folder that all may write to"
    alone = fresh(many, *VALIDATE)
    assert run(many, *VALIDATE) == alone
    assert len(_entries()) > len(TWINS)
    SPOILT[shape]()
    for _ in range(2):
        assert run(many, *VALIDATE) == alone


@forking
def test_a_cache_on_a_full_disk_is_none(many, monkeypatch):
    alone = fresh(many, *VALIDATE)

    def full(path: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(Path, "write_bytes", full)
    for _ in range(2):
        assert run(many, *VALIDATE) == alone


def test_a_change_after_a_run_is_seen_by_the_next(many):
    run(many, *VALIDATE)
    log = many / HOME.replace("xa-thu", TWINS[1]) / "progress/phong-mot.yaml"
    for content in (b"unit: x\n", b"", log.read_bytes()):
        log.write_bytes(content)
        assert run(many, *VALIDATE) == fresh(many, *VALIDATE)
    log.unlink()
    assert run(many, *VALIDATE) == fresh(many, *VALIDATE)
