"""A guide's story lived: its commands typed in a terminal of their own, in one folder, one after the other."""

from __future__ import annotations

import os
import pty
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import termios
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COLUMNS = 100
HOME = "/home/van-thu"
"""What the guides show in place of the folder in which their story is lived: as long, so that lines wrap alike."""

_QUESTION = re.compile(rb"[:?] $")
_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b\][^\x07]*\x07")


@dataclass(frozen=True)
class Printed:
    """What a command line left in the terminal: its exit status and the text as it came."""

    code: int
    text: str

    @property
    def lines(self) -> list[str]:
        """The lines without colours and without blanks at their ends."""
        lines = [line.split("\r")[-1].rstrip() for line in _ESCAPES.sub("", self.text).splitlines()]
        while lines and not lines[-1]:
            lines.pop()
        return lines


@dataclass
class Story:
    """A person at a terminal: a home folder, the folder in which the person is, and what the environment says."""

    home: Path
    folder: Path
    environment: dict[str, str] = field(default_factory=dict)

    @classmethod
    def begin(cls, place: Path) -> Story:
        """A person whose home is empty and on whose path ``cchc`` is; what it caches goes to ``place``."""
        home = Path(tempfile.mkdtemp(prefix="", dir="/tmp"))
        assert len(str(home)) == len(HOME)
        programs = place / "programs"
        programs.mkdir(parents=True)
        program = programs / "cchc"
        program.write_text(f"#!{sys.executable}\nfrom cchc.cli.main import program\n\nprogram()\n", "utf-8")
        program.chmod(0o755)
        environment = {
            "PATH": f"{programs}:{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin",
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
            "HOME": str(home),
            "XDG_CACHE_HOME": str(place / "cache"),
            "LC_ALL": "C.UTF-8",
        }
        return cls(home, home, environment)

    def __enter__(self) -> Story:
        return self

    def __exit__(self, *_: object) -> None:
        """The person leaves, and takes everything along."""
        shutil.rmtree(self.home)

    def type(self, line: str, answers: Sequence[str] = (), kind: str = "dumb") -> Printed:
        """One command line, typed; ``cd`` moves the person, all else is run by a shell where the person is.

        ``kind`` is the terminal's: "dumb" knows no colours.
        """
        words = shlex.split(line)
        if words[:1] == ["cd"] and len(words) == 2:
            self.folder = (self.folder / words[1]).resolve()
            return Printed(0 if self.folder.is_dir() else 1, "")
        environment = {**self.environment, "TERM": kind}
        code, text = _in_a_terminal(["/bin/sh", "-c", line], self.folder, environment, answers)
        return Printed(code, text.replace(str(self.home), HOME))


def _in_a_terminal(
    words: list[str], folder: Path, environment: dict[str, str], answers: Sequence[str]
) -> tuple[int, str]:
    """Run in a terminal; each question (": " or "? " where the output stops) gets the next answer."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (50, COLUMNS))
    process = subprocess.Popen(
        words, cwd=folder, env=environment, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
    )
    os.close(theirs)
    came, waiting = b"", list(answers)
    try:
        while more := _read(ours):
            came += more
            if _QUESTION.search(came):  # without an answer: the end of input
                os.write(ours, f"{waiting.pop(0)}\n".encode() if waiting else b"\x04")
    finally:
        os.close(ours)
    code = process.wait()
    return code, came.decode("utf-8").replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # the other side is closed
        return b""
