"""What a help page loads: the options and their words, none of what a command computes with."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "command",
    [
        "record",
        "due",
        "overdue",
        "status",
        "rank",
        "budget",
        "targets",
        "dashboard",
        "lint-docx",
        "cascade",
        "diff",
    ],
)
def test_a_help_page_loads_no_obligations(command):
    code = (
        f"import sys; sys.argv = ['cchc', {command!r}, '--help']\n"
        "from cchc.cli.main import run\n"
        "try:\n    run()\nexcept SystemExit:\n    pass\n"
        "rooms = ('cchc.obligations', 'cchc.deadlines', 'cchc.drafting', 'cchc.exports', 'rich', 'lxml')\n"
        "print([name for name in rooms if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stderr.decode().splitlines() == ["[]"]
