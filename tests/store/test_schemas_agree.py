"""Schema and loader agree: of real and invented files, changed at random, both accept or both refuse each.

What JSON Schema cannot say is left out of the changes: 5.0 where a whole number is asked for (one number to it).
"""

from __future__ import annotations

import copy
from pathlib import Path

import jsonschema_rs
import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc.store.schemas import SCHEMAS, kind_of, schema_of
from cchc.yamltree import read_tree

ROOT = Path(__file__).parents[2]
PARTS = ROOT / "tests/store/agreeing"
JUDGES = {name: jsonschema_rs.validator_for(schema_of(name), validate_formats=True) for name in SCHEMAS}
FILES = [
    *((kind_of(path.relative_to(ROOT).as_posix()), path) for path in sorted((ROOT / "plans").rglob("*.yaml"))),
    *((path.stem, path) for path in sorted(PARTS.glob("*.yaml"))),
]
TREES = [(name, read_tree(path.read_bytes(), path.name).data) for name, path in FILES]

VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**17), 10**17),
    st.sampled_from([0, 1, 12, 13, 31, 32, 100, 366, 1000, 1899, 2025, 2201, 0.5, -0.5, 1e-12, 1e-9, 1e17, 1e18, 1e19]),
    st.sampled_from(["", " ", "\n", "a", "A b", "1\n", "the-che", "a/1", "2.1", "x" * 40, "Phòng Một"]),
    st.sampled_from(["2025-03-31", "2025-02-30", "2025-3-1", "20250331", "2024-02-29", "0000-01-01", "2025-03-31\n"]),
    st.sampled_from(["done", "xong", "announced", "reporting", "xã", "chuyên môn", "merge", "sum", ">=", "≥", "Q1-2025"]),
    st.sampled_from([[], {}, [""], ["a"], [["a"]], [{}], {"same_as": "1"}, {"same_as": 1}, {"year": 2025}]),
    st.sampled_from(
        [
            {"text": "a", "units": ["a"]},
            {"text": "a"},
            {"same_as": "1", "text": "a"},
            {"kind": "xã"},
            {"group": "a"},
            {"kind": "xã", "group": "a"},
            {"label": "a", "dates": ["b"]},
            {"text": "a", "parts": ["b"]},
            {"part": "a", "whole": "b"},
            {"list": ["a", {"text": "b", "number": "1"}]},
            {"code": "W206", "reason": " "},
            {"done_in_time": 0},
            {"done_in_time": 0, "late": 0.5},
        ]
    ),
)
KEYS = sorted({key for name in SCHEMAS for one in schema_of(name)["$defs"].values() for key in one["properties"]})


def places(tree, path=()):
    """The paths of all lists and mappings with something in them."""
    if tree and isinstance(tree, dict | list):
        yield path
        for key, value in tree.items() if isinstance(tree, dict) else enumerate(tree):
            yield from places(value, (*path, key))


PLACES = [list(places(tree)) for _, tree in TREES]


def changed(draw, tree, path):
    """A copy with one thing changed in the list or mapping at the path."""
    tree = copy.deepcopy(tree)
    held = tree
    for step in path:
        held = held[step]
    if isinstance(held, list):
        at = draw(st.integers(0, len(held) - 1))
        if draw(st.booleans()):
            held[at] = draw(VALUES)
        else:
            held.append(draw(VALUES))
        return tree
    key = draw(st.sampled_from(sorted(held)))
    match draw(st.integers(0, 3)):
        case 0:
            held[key] = draw(VALUES)
        case 1:
            del held[key]
        case 2:
            held[draw(st.sampled_from(KEYS))] = draw(VALUES)
        case _:
            held[f"{key}x"] = held.pop(key)
    return tree


def accepted(name, tree):
    try:
        msgspec.convert(tree, SCHEMAS[name])
    except msgspec.ValidationError:
        return False
    return True


@settings(max_examples=1500, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_schema_and_loader_accept_the_same_trees(data):
    at = data.draw(st.integers(0, len(TREES) - 1))
    name, tree = TREES[at]
    for _ in range(data.draw(st.integers(1, 2))):
        there = list(places(tree)) if tree is not TREES[at][1] else PLACES[at]
        if there:
            tree = changed(data.draw, tree, data.draw(st.sampled_from(there)))
    errors = [f"{error.instance_path}: {error.message}" for error in JUDGES[name].iter_errors(tree)]
    assert accepted(name, tree) == (not errors), errors[:3]


@pytest.mark.parametrize(("name", "path"), FILES, ids=[str(path.relative_to(ROOT)) for _, path in FILES])
def test_what_the_changes_start_from_is_accepted_by_both(name, path):
    tree = read_tree(path.read_bytes(), path.name).data
    assert accepted(name, tree)
    assert JUDGES[name].is_valid(tree)


def test_the_changes_start_from_every_kind_of_file():
    assert {name for name, _ in FILES} == set(SCHEMAS)
