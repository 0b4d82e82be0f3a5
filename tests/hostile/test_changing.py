"""A workspace that changes while it is read: what was listed is gone, another thing, or more when it is opened.

The change is made at the worst moment: right after a folder was listed, and right before a file is opened.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cchc.yamltree.reading import MAX_BYTES
from tests.hostile.running import CHANGING, READING, complaint, run
from tests.hostile.sampling import combined
from tests.hostile.sound import HOME, KINDS, build


def _gone(path: Path) -> None:
    path.unlink()


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _link_out(path: Path) -> None:
    path.unlink()
    path.symlink_to("/etc/passwd")


def _endless(path: Path) -> None:
    path.unlink()
    path.symlink_to("/dev/zero")


def _grown(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"#" * (MAX_BYTES + 1))


def _emptied(path: Path) -> None:
    path.write_bytes(b"")


CHANGES: dict[str, Callable[[Path], None]] = {
    "gone": _gone,
    "a folder": _folder,
    "a pipe": _pipe,
    "a link out": _link_out,
    "endless": _endless,
    "grown": _grown,
    "emptied": _emptied,
}


def before_opening(monkeypatch: pytest.MonkeyPatch, path: Path, change: Callable[[Path], None]) -> list[str]:
    """Let the change happen right before the file is opened for the first time; what it did is in the list."""
    opened, done = os.open, []

    def open_late(name: object, *how: int, **more: object) -> int:
        if not done and str(name) == str(path.resolve()):
            done.append(str(name))
            change(path)
        return opened(name, *how, **more)

    monkeypatch.setattr(os, "open", open_late)
    return done


def after_listing(monkeypatch: pytest.MonkeyPatch, folder: Path, change: Callable[[], None]) -> list[str]:
    listed, done = os.listdir, []

    def list_early(name: object = ".") -> list[str]:
        names = listed(name)
        if not done and str(name) == str(folder):
            done.append(str(name))
            change()
        return names

    monkeypatch.setattr(os, "listdir", list_early)
    return done


@combined(3, kind=[kind for kind in KINDS if not kind.startswith("report")], change=CHANGES)
def test_a_file_that_changes_between_a_look_and_its_opening_is_told_or_read_anew(
    tmp_path, monkeypatch, kind, change
):
    root = build(tmp_path)
    done = before_opening(monkeypatch, root / KINDS[kind], CHANGES[change])
    ran = run(root, "validate", "--format", "concise")
    assert done
    assert complaint(ran) == ""
    assert "root:" not in ran.out
    if change != "gone":
        assert f"{KINDS[kind]}:1:1: E00" in ran.out


@combined(
    3,
    folder=["plans", "plans/xa-thu", HOME, f"{HOME}/progress", f"{HOME}/reports"],
    words=[*READING[::6], CHANGING[0]],
)
def test_a_folder_that_goes_after_it_was_listed_stops_nothing(tmp_path, monkeypatch, folder, words):
    root = build(tmp_path)
    done = after_listing(monkeypatch, root / folder, lambda: shutil.rmtree(root / folder))
    assert complaint(run(root, *words)) == ""
    monkeypatch.undo()
    assert done or words[0] == "templates" or "reports" in folder or words[0] not in ("validate", "due")


@pytest.mark.parametrize("name", ["phong-ba.yaml", "phong-ba.yaml.orig", ".phong-ba.yaml.1234.cchc-tmp"])
def test_what_comes_after_the_listing_stops_nothing(tmp_path, monkeypatch, name):
    root = build(tmp_path)
    log = root / HOME / "progress"
    done = after_listing(monkeypatch, log, lambda: (log / name).write_bytes(b"unit: phong-hai\nupdates: []\n"))
    for words in READING[::5]:
        assert complaint(run(root, *words)) == ""
        (log / name).unlink(missing_ok=True)
    assert done
