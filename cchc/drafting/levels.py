"""Which office of a level does what an office of the level above does: the table in ``cchc/data/levels.yaml``."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from cchc.plans.organisation import Level
from cchc.text import fold
from cchc.yamltree import read_tree

TABLE = Path(__file__).parents[1] / "data" / "levels.yaml"


class Area(NamedTuple):
    """A level of administration and what an area of it is called ("thị xã", "phường")."""

    level: Level
    word: str


def names_below(name: str, above: Area, below: Area) -> list[str]:
    """The usual names, the most usual first, of the office ``below`` for one that a plan ``above`` names.

    Empty where the table does not know it.
    """
    wanted = fold(name)
    found: list[str] = []
    for one in _table()["functions"]:
        if any(fold(known.replace("{word}", above.word)) == wanted for known in one.get(above.level, [])):
            found += [known.replace("{word}", below.word) for known in one.get(below.level, [])]
    return list(dict.fromkeys(found))


def offices_of(level: Level) -> list[str]:
    """Every office of a level that the table knows."""
    return [name for one in _table()["functions"] for name in one.get(level, []) if "{" not in name]


def party_committee(word: str) -> str | None:
    """How the Party's committee of an area is called ("Thị ủy"); None where the table does not say."""
    said = _table()["party"].get(word)
    return str(said) if said is not None else None


@cache
def _table() -> dict[str, Any]:
    tree = read_tree(TABLE.read_bytes(), TABLE.name)
    if tree.findings or not isinstance(tree.data, dict):
        raise ValueError(str(tree.findings))
    return tree.data
