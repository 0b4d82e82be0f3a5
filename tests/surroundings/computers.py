"""Computers that are nowhere, and short ways to look at what was seen on them."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from cchc.surroundings.machine import Answer, Machine
from cchc.surroundings.observation import Observation


def answers(families: str = "Times New Roman", every: str = "") -> dict[str, Answer]:
    return {":lang=vi": Answer(0, families), "--format": Answer(0, every or families)}


def machine(**changes: object) -> Machine:
    """A computer on which all is well, without git; ``said``: what programs answer, by their last argument."""
    said = changes.pop("said", answers())
    usual = Machine(
        python=(3, 12, 1),
        platform="linux",
        system="Linux bịa",
        names="utf-8",
        locale="UTF-8",
        home=Path("/home/invented"),
        cache=Path("/home/invented/.cache/cchc"),
        find=lambda name: None if name == "git" else f"/usr/bin/{name}",
        run=lambda words, _: said.get(words[-1]) or said.get(words[1]),
        kind=lambda path: "folder" if path in (Path("/"), Path("/home/invented")) else None,
        writable=lambda _: True,
        private=lambda _: True,
    )
    return replace(usual, **changes)


def state(found, code: str) -> list[str]:
    return [one.state for one in found if one.code == code]


def only(found) -> Observation:
    (one,) = found
    return one
