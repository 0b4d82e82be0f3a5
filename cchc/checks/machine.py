"""What may be asked of the computer, in one record, so that tests can put another computer in its place."""

from __future__ import annotations

import locale
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct

_PATIENCE = 10
"""Seconds after which a program that does not answer is given up."""


class Answer(Struct, frozen=True):
    """What a program answered: its exit status, what it printed, what it complained of."""

    code: int
    out: str
    err: str = ""


class Machine(Struct, frozen=True, kw_only=True):
    """The computer: facts, and functions that only look.

    ``find``: the path of a program; ``run``: its answer when run in a folder, None where there is none in time;
    ``writable``: whether this user may write in a folder.
    """

    python: tuple[int, int, int]
    platform: str
    system: str
    names: str
    locale: str
    home: Path
    find: Callable[[str], str | None]
    run: Callable[[Sequence[str], Path], Answer | None]
    writable: Callable[[Path], bool]


def this_machine() -> Machine:
    """The computer that this runs on."""
    return Machine(
        python=sys.version_info[:3],
        platform=sys.platform,
        system=f"{platform.system()} {platform.release()}".strip(),
        names=sys.getfilesystemencoding(),
        locale=locale.getpreferredencoding(False),
        home=_home(),
        find=find_program,
        run=run_program,
        writable=lambda folder: os.access(folder, os.W_OK | os.X_OK),
    )


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:
        return Path(os.sep)


def find_program(name: str) -> str | None:
    """The program of that name on the search path; never one that lies in the current folder (as on Windows)."""
    found = shutil.which(name)
    return found if found is not None and os.path.isabs(found) else None


def run_program(arguments: Sequence[str], folder: Path) -> Answer | None:
    """The answer of a program run in ``folder``, without a shell and with its messages in English."""
    try:
        done = subprocess.run(
            arguments,
            cwd=folder,
            env={**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.SubprocessError, ValueError):
        return None
    return Answer(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))
