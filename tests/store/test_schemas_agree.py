"""Schema and loader agree: of real and invented files, changed at random, both accept or both refuse each.

The one thing that JSON Schema cannot say: 5.0 where a whole number is asked for, which the loader refuses.
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

VALUES = [
    *(
        None,
        True,
        False,
        -(10**17),
        -1,
        0,
        1,
        12,
        13,
        31,
        32,
        100,
        101,
        366,
        367,
        1000,
        1001,
        1899,
        1900,
        2200,
        2201,
    ),
    *(-0.5, 0.5, -1e-12, 1e-12, 1e-9, 70.5, 1000.5, 9e17, 1e18, -1e18, 1e19),
    *("", " ", "\n", "a", "A b", "1\n", "a\n", "the-che", "a/1", "a#b", "2.1", ".a", "Ấ", "x" * 40, "Phòng Một"),
    *("2025-03-31", "2025-02-30", "2025-13-01", "2025-3-1", "20250331", "2024-02-29", "2023-02-29", "0000-01-01"),
    *("0001-01-01", "9999-12-31", "2025-03-31\n", " 2025-03-31", "2025-03-31T00:00:00", "２０２５-03-31"),
    *("done", "xong", "announced", "reporting", "xã", "chuyên môn", "merge", "sum", ">=", "≥", "Q1-2025"),
    *([], {}, [""], ["a"], [["a"]], [{}], [None], [1], {"a": "b"}, {"a": ["b"]}, {"a": 1}, {"a": -1}, {"a": 1e19}),
    *({"same_as": "1"}, {"same_as": 1}, {"year": 2025}, {"year": 2025, "month": 13}, {"day": 31}, {"day": 32}),
    *({"text": "a", "units": ["a"]}, {"text": "a"}, {"units": ["a"]}, {"same_as": "1", "text": "a"}),
    *([{"kind": "xã"}], [{"group": "a"}], [{"kind": "xã", "group": "a"}], [{"label": "a", "dates": ["b"]}]),
    *([{"text": "a", "parts": ["b"]}], {"part": "a", "whole": "b"}, {"part": "A b", "whole": "b"}),
    *([{"list": ["a", {"text": "b"}]}], [{"list": [{"number": "1"}]}], [{"code": "W206", "reason": " "}]),
    *(
        {"done_in_time": 0},
        {"done_in_time": 0, "late": 0.5},
        {"done_in_time": 0, "open": 0},
        {"done_in_time": 1001},
    ),
    *({"from": "2025-01-01", "to": "2025-01-02"}, [{"text": "a", "citations": [{"date": "2025-02-30"}]}]),
]
KEYS = sorted({key for name in SCHEMAS for one in schema_of(name)["$defs"].values() for key in one["properties"]})


def places(tree, path=()):
    """The paths of all lists and mappings with something in them."""
    if tree and isinstance(tree, dict | list):
        yield path
        for key, value in tree.items() if isinstance(tree, dict) else enumerate(tree):
            yield from places(value, (*path, key))


def changes(tree, path):
    """The ways to change one thing in the list or mapping at the path: each a function that does it in place."""
    held = tree
    for step in path:
        held = held[step]
    for key in range(len(held)) if isinstance(held, list) else held:
        for value in VALUES:
            yield f"{path} {key} = {value!r}", path, lambda at, key=key, value=value: at.__setitem__(key, value)
        yield f"{path} without {key}", path, lambda at, key=key: at.pop(key)
    for value in VALUES if isinstance(held, list) else ():
        yield f"{path} and {value!r}", path, lambda at, value=value: at.append(value)
    for key in (*KEYS, "khóa_lạ") if isinstance(held, dict) else ():
        for value in ("a", ["a"], 1, 0, "2025-03-31", "done", {"same_as": "1"}, {"part": "a", "whole": "b"}):
            yield (
                f"{path} with {key} = {value!r}",
                path,
                lambda at, key=key, value=value: at.__setitem__(key, value),
            )


def changed(tree, change):
    """A copy of the tree with the change made."""
    _, path, make = change
    tree = held = copy.deepcopy(tree)
    for step in path:
        held = held[step]
    make(held)
    return tree


def whole(tree):
    """The tree with 5.0 as 5, which are one number to a JSON Schema."""
    if isinstance(tree, dict):
        return {key: whole(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [whole(value) for value in tree]
    return int(tree) if isinstance(tree, float) and tree.is_integer() else tree


def accepted(name, tree):
    try:
        msgspec.convert(whole(tree), SCHEMAS[name])
    except msgspec.ValidationError:
        return False
    return True


def disagreement(name, tree):
    errors = [f"{error.instance_path}: {error.message}" for error in JUDGES[name].iter_errors(tree)]
    return None if accepted(name, tree) == (not errors) else errors[:3]


@pytest.mark.slow
@pytest.mark.parametrize("name", SCHEMAS)
def test_they_agree_on_every_single_change_of_a_file_that_has_everything(name):
    tree = read_tree((PARTS / f"{name}.yaml").read_bytes(), name).data
    found = []
    for path in places(tree):
        for change in changes(tree, path):
            errors = disagreement(name, changed(tree, change))
            if errors is not None:
                found.append((change[0], errors))
    assert found == []


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_they_agree_on_real_files_changed_in_several_places(data):
    name, tree = data.draw(st.sampled_from(TREES))
    for _ in range(data.draw(st.integers(1, 3))):
        there = list(places(tree))
        path = data.draw(st.sampled_from(there)) if there else None
        tree = tree if path is None else changed(tree, data.draw(st.sampled_from(list(changes(tree, path)))))
    assert disagreement(name, tree) is None


@pytest.mark.parametrize(("name", "path"), FILES, ids=[str(path.relative_to(ROOT)) for _, path in FILES])
def test_what_the_changes_start_from_is_accepted_by_both(name, path):
    tree = read_tree(path.read_bytes(), path.name).data
    assert accepted(name, tree)
    assert JUDGES[name].is_valid(tree)


def test_the_changes_start_from_every_kind_of_file():
    assert {name for name, _ in FILES} == set(SCHEMAS)
