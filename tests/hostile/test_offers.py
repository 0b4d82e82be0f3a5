"""What Tab offers is printed by the shell as it comes: no name in the data may steer the terminal through it."""

from __future__ import annotations

import io
import sys

import pytest

from cchc.cli.completing import answer
from cchc.cli.main import COMMANDS, app
from cchc.cli.shells import BEGUN, SHELLS, WORDS
from tests.hostile.running import SENT
from tests.hostile.sampling import combined
from tests.hostile.shapes import BIDI, BYTES, PLACED, put
from tests.hostile.sound import KINDS, SOUND, replaced, written

ASKED: list[tuple[str, ...]] = [
    ("show", ""),
    ("show", "xa-thu/2025#"),
    ("due", "--unit", ""),
    ("due", "--unit", "Phòng Một, "),
    ("due", "--area", ""),
    ("record", ""),
    ("record", "up/"),
    ("record", "the-che/1", "--unit", "P"),
    ("render", "report", "--period", ""),
    ("diff", ""),
    ("export", "csv", "x", "--authority", ""),
    ("templates", "copy", ""),
]
NAMED: dict[str, list[tuple[str | int, ...]]] = {
    "units": [("units", 0, "name"), ("units", 0, "aliases", 0)],
    "appendix": [("areas", 0, "name"), ("areas", 0, "tasks", 0, "task"), ("areas", 1, "id")],
    "plan": [("duties", 0, "what"), ("duties", 1, "id")],
    "indicators": [("indicators", 0, "name"), ("indicators", 1, "id")],
    "superior's appendix": [("areas", 0, "tasks", 0, "task")],
}
POISON = [f"P{BIDI}hòng", "P\x85hòng\u2028Một", "Phòng\nMột\tHai", "P\x7f\x9b31mhòng"]


@pytest.fixture(name="offered")
def _offered(spoilt, monkeypatch):
    """``offered(shell, *words)``: what is printed at the end of the words, the last one begun."""

    def ask(shell: str, *words: str) -> str:
        out, err = io.StringIO(), sys.stderr
        with monkeypatch.context() as patch:
            patch.chdir(spoilt.root)
            patch.setenv(WORDS, "\n".join(("cchc", *words[:-1])))
            patch.setenv(BEGUN, words[-1])
            patch.setattr(sys, "stdout", out)
            answer(app, shell, COMMANDS)
        sys.stderr = err
        return out.getvalue()

    return ask


@combined(5, poison=POISON, shell=list(SHELLS))
def test_nothing_that_is_offered_steers_the_terminal(spoilt, offered, poison, shell):
    for kind, places in NAMED.items():
        data = SOUND[KINDS[kind]]
        for keys in places:
            data = replaced(data, keys, poison)
        spoilt.file(KINDS[kind]).write_bytes(written(data))
    for words in ASKED:
        lines = offered(shell, *words)
        assert SENT.findall(lines.replace("\t", "")) == [], words
        assert "Một\nHai" not in lines


def test_the_names_are_offered_where_they_steer_nothing(offered):
    """Else the test above would hold for nothing."""
    for words, wanted in (
        (("due", "--unit", ""), "Phòng Một"),
        (("record", ""), "duty/D.2"),
        (("record", ""), "indicator/truc-tuyen"),
        (("due", "--area", ""), "so"),
    ):
        assert wanted in offered("zsh", *words)


@combined(13, kind=KINDS, shape=[*BYTES, *PLACED])
def test_of_a_file_that_cannot_be_read_nothing_is_offered_and_nothing_said(spoilt, offered, kind, shape, capfd):
    path = spoilt.file(KINDS[kind])
    turn = len(kind) + len(shape)
    asked = [ASKED[turn % len(ASKED)], ASKED[(turn + 5) % len(ASKED)]]
    if shape in PLACED:
        with put(path, PLACED[shape]):
            told = "".join(offered("bash", *words) for words in asked)
    else:
        path.write_bytes(BYTES[shape](path.read_bytes()))
        told = "".join(offered("bash", *words) for words in asked)
    assert "root:" not in told
    assert SENT.findall(told) == []
    assert capfd.readouterr() == ("", "")
