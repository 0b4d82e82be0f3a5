"""The computer that this runs on, as ``cchc doctor`` may ask it: its facts, its programs, its folders."""

from __future__ import annotations

import locale
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from cchc.store import cache
from cchc.surroundings.machine import Answer, Machine

_PATIENCE = 10
"""Seconds after which a program that does not answer is given up."""


def this_machine() -> Machine:
    """The computer that this runs on."""
    return Machine(
        python=sys.version_info[:3],
        platform=sys.platform,
        system=f"{platform.system()} {platform.release()}".strip(),
        names=sys.getfilesystemencoding(),
        locale=locale.getpreferredencoding(False),
        home=_home(),
        cache=cache.location(),
        find=find_program,
        run=run_program,
        kind=_kind,
        writable=lambda folder: os.access(folder, os.W_OK | os.X_OK),
        private=cache.private,
    )


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:
        return Path(os.sep)


def _kind(path: Path) -> Literal["file", "folder"] | None:
    if path.is_dir():
        return "folder"
    return "file" if path.exists() else None


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
