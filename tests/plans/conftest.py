"""Invented appendices and registers, written as YAML in the tests and read as the program reads files."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import dedent, indent
from typing import Any

import pytest

from cchc.plans.organisation import Units
from cchc.plans.register import Register
from cchc.plans.rows import Row, Rows, resolve_rows
from cchc.plans.table import Appendix
from cchc.store.faults import decode
from cchc.yamltree import Tree, read_tree


def _read(text: str, model: type[Any]) -> tuple[Any, Tree]:
    tree = read_tree(dedent(text).encode(), "tests.yaml")
    value, faults = decode(tree, model)
    assert [*tree.findings, *faults] == []
    return value, tree


def _appendix(tasks: str) -> tuple[Rows, Tree]:
    text = "areas:\n  - id: a\n    name: Lĩnh vực bịa A\n    tasks:\n" + indent(dedent(tasks).strip("\n"), " " * 6)
    if "\nareas:" in f"\n{dedent(tasks)}":
        text = tasks
    value, tree = _read(text, Appendix)
    return resolve_rows(value), tree


@pytest.fixture(name="resolve")
def _resolve() -> Callable[[str], Rows]:
    """Rows of a YAML text: a whole appendix, or only the tasks of one area "a"."""
    return lambda text: _appendix(text)[0]


@pytest.fixture(name="by_id")
def _by_id() -> Callable[[str], dict[str, Row]]:
    """The rows of a YAML text by id; the text must hold no wrong reference."""

    def rows(text: str) -> dict[str, Row]:
        resolved = _appendix(text)[0]
        assert resolved.problems == []
        return {row.id: row for row in resolved.rows}

    return rows


@pytest.fixture(name="with_tree")
def _with_tree() -> Callable[[str], tuple[Rows, Tree]]:
    """The rows and the tree that knows their places."""
    return _appendix


@pytest.fixture(name="register")
def _register() -> Callable[[str], Register]:
    """A register of the invented commune "xa-mau" from the units and groups of a YAML text."""

    def build(text: str) -> Register:
        head = "authority: {name: Ủy ban nhân dân xã Mẫu, aliases: [UBND xã Mẫu], level: xã, place: Mẫu}\n"
        return Register("xa-mau", _read(head + dedent(text).strip("\n"), Units)[0])

    return build
