"""What a help page loads: the options and their words, none of what a command computes with."""

from __future__ import annotations

import subprocess
import sys

import pytest

from cchc.checks import catalogue


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


def test_the_catalogue_of_codes_is_read_only_where_it_is_asked_for(cchc, invented, monkeypatch):
    """Reading it costs every run a third of its start."""

    def read(name, kind):
        raise AssertionError(f"reads {name}")

    catalogue.catalogue.cache_clear()
    monkeypatch.setattr(catalogue, "_read", read)
    assert cchc("validate", cwd=invented.root).err == ""
    with pytest.raises(AssertionError, match=r"reads examples\.yaml"):
        catalogue.catalogue()
