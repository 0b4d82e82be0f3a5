"""The README is true: its commands run, and print what it says they print."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cchc.cli.main import COMMANDS

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
TABLE_COMMANDS = re.findall(r"^\|[^|]*\| `cchc ([^`]*)`", README, re.MULTILINE)


def run(arguments: str, tmp_path: Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cchc", *shlex.split(arguments)],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        env={"PATH": "/usr/bin:/bin", "XDG_CACHE_HOME": str(tmp_path), "PYTHONUTF8": "1"},
        check=False,
    )


def test_the_first_block_is_two_lines_that_set_up_run_and_test() -> None:
    language, block = BLOCKS[0]
    lines = block.splitlines()

    assert language == "sh"
    assert len(lines) == 2
    assert lines[0].endswith('cchc due --unit "Phòng Nội vụ"')
    assert lines[1].endswith("-m pytest")


def test_the_output_shown_after_the_first_line_is_real(tmp_path: Path) -> None:
    shown = [line for line in BLOCKS[1][1].splitlines() if line and line != "…" and not line.startswith("Tính đến")]
    printed = iter(run('due --unit "Phòng Nội vụ" --as-of 2026-11-22', tmp_path).stdout.splitlines())

    missing = [line for line in shown if line not in printed]  # an iterator: each is sought after the one before

    assert missing == []


@pytest.mark.parametrize("session", [body for language, body in BLOCKS if language == "console"])
def test_console_sessions_print_what_they_say(session: str, tmp_path: Path) -> None:
    command, _, expected = session.partition("\n")

    assert run(command.removeprefix("$ cchc "), tmp_path).stdout == expected


def test_the_commands_of_the_quick_guide_work_one_after_the_other(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "plans", tmp_path / "desk" / "plans")

    for arguments in TABLE_COMMANDS:
        done = run(arguments, tmp_path, tmp_path / "desk")
        assert (arguments, done.returncode, done.stderr.count("Lỗi")) == (arguments, 0, 0)
        assert done.stdout


def test_the_quick_guide_names_every_everyday_command() -> None:
    named = {arguments.split()[0] for arguments in TABLE_COMMANDS}

    assert named == set(COMMANDS) - {"schema"}
