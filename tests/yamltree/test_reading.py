"""YAML bytes → data: values, places, limits; whatever the bytes are, nothing is raised."""

from __future__ import annotations

import re
import subprocess
import sys
import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cchc.findings import Place
from cchc.yamltree import Tree, read_tree, reading
from cchc.yamltree.characters import REFUSED


def read(text: str) -> Tree:
    return read_tree(text.encode(), "plan.yaml")


def codes(tree: Tree) -> list[str]:
    return [fault.code for fault in tree.findings]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"), ("yes", "yes"), ("on", "on"), ("1:30", "1:30"), ("2025-02-30", "2025-02-30"),
        ("010", 10), ("0o10", 8), ("0x1F", 31), ("-5", -5), ("+5", 5), ("1_000", "1_000"),
        ("5.000", 5.0), (".5", 0.5), ("5.", 5.0), ("1e3", 1000.0), ("-.inf", float("-inf")), ("e3", "e3"),
        (".", "."), ("=", "="), ("1e", "1e"),
        ("~", None), ("null", None), ("", None), ("NULL", None), ("nULL", "nULL"),
        ("true", True), ("FALSE", False), ("tRue", "tRue"), ("'1'", "1"), ('"true"', "true"), ("''", ""),
        ("Quý I/2025", "Quý I/2025"), ("|\n  một\n  hai\n", "một\nhai\n"), (">-\n  một\n  hai\n", "một hai"),
    ],
)  # fmt: skip
def test_values_follow_the_core_schema_of_yaml_1_2(written, value):
    tree = read(f"a: {written}")
    assert tree.data == {"a": value}
    assert type(tree.data["a"]) is type(value)
    assert tree.findings == ()


def test_nan():
    assert read("a: .nan").data["a"] != read("a: .nan").data["a"]


def test_keys_are_kept_as_text_verbatim():
    assert read("1: a\n2025: b\ntrue: c\n~: d\n010: e\n").data == {
        "1": "a",
        "2025": "b",
        "true": "c",
        "~": "d",
        "010": "e",
    }


PLAN = """\
areas:
  - id: the-che
    name: "Cải cách thể chế"   # chú thích
    tasks: [{number: '1', lead: [Phòng Nội vụ, 😀 b]}]
  -
    id: x
empty:
"""


@pytest.mark.parametrize(
    ("keys", "key", "line", "column"),
    [
        ([], False, 1, 1),
        (["areas"], True, 1, 1),
        (["areas"], False, 2, 3),
        (["areas", 0], False, 2, 5),
        (["areas", 0, "name"], True, 3, 5),
        (["areas", 0, "name"], False, 3, 11),
        (["areas", 0, "tasks", 0, "lead"], True, 4, 27),
        (["areas", 0, "tasks", 0, "lead", 1], False, 4, 48),
        (["areas", 1, "id"], False, 6, 9),
        (["empty"], False, 7, 7),
        (["areas", 0, "absent", 3], False, 2, 5),
        (["areas", 7], False, 2, 3),
        (["areas", -1], False, 2, 3),
        (["areas", "0"], False, 2, 3),
        (["areas", 0, "id", "deeper"], False, 2, 9),
        ([3], False, 1, 1),
    ],
)
@pytest.mark.parametrize("change", [str, lambda t: "\ufeff" + t, lambda t: t.replace("\n", "\r\n")])
def test_places_count_from_one_in_characters(keys, key, line, column, change):
    tree = read(change(PLAN))
    assert tree.findings == ()
    assert tree.data == read(PLAN).data
    assert tree.place(keys, key=key) == Place("plan.yaml", line, column)


def test_a_key_that_is_a_number_is_found_by_its_text():
    assert read("a: 1\n2025: 2\n").place(["2025"], key=True).line == 2


def test_line_text_is_the_line_without_its_end():
    tree = read("a: 1\r\nb: hai\r\n")
    assert [tree.line_text(n) for n in (0, 1, 2, 3, 4)] == ["", "a: 1", "b: hai", "", ""]


def test_an_unreadable_file_still_quotes_its_lines():
    tree = read_tree(b"a: 1\nb: \xff\n", "plan.yaml")
    assert tree.line_text(1) == "a: 1"
    assert tree.place([]) == Place("plan.yaml", 1, 1)


# --- properties -----------------------------------------------------------------------------------


def safe(text: str) -> bool:
    """Whether YAML 1.1 writes the text so that 1.2 takes it for text too (not so: 1e3, 0o7, 08)."""
    return not REFUSED.search(text) and (yaml.safe_dump([text])[2] in "'\"" or not re.match(r"[-+.\d]", text))


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12).filter(safe)
scalars = st.none() | st.booleans() | st.integers(-(10**18) + 1, 10**18 - 1) | st.floats(allow_nan=False) | texts
nested = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4)
)
documents = st.dictionaries(texts, nested, min_size=1, max_size=4) | st.lists(nested, min_size=1, max_size=4)


def same(one: object, other: object) -> bool:
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return type(one) is type(other) and one == other


@given(documents, st.booleans(), st.sampled_from([None, True, False]))
def test_what_yaml_dumps_is_read_back_as_pyyaml_reads_it(data, unicode, flow):
    written = yaml.safe_dump(data, allow_unicode=unicode, sort_keys=False, default_flow_style=flow)
    tree = read(written)
    assert tree.findings == ()
    assert same(tree.data, data)
    assert same(tree.data, yaml.load(written, yaml.CSafeLoader))


def key_paths(data: object, above: tuple[str | int, ...] = ()):
    if isinstance(data, dict):
        for key, value in data.items():
            yield (*above, key)
            yield from key_paths(value, (*above, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from key_paths(value, (*above, index))


@pytest.mark.slow
@given(documents, st.sampled_from(["", "\ufeff"]), st.sampled_from([None, True, False]))
def test_each_place_points_at_the_text_of_its_key(data, mark, flow):
    written = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, default_flow_style=flow, width=10_000)
    tree = read(mark + written)
    lines = written.split("\n")
    for path in key_paths(data):
        place = tree.place(path, key=True)
        found = lines[place.line - 1][place.column - 1 :]
        key = path[-1]
        assert found.startswith((str(key), "'", '"', "? "))
        if found[0] not in "'\"?":
            assert found[len(str(key))] == ":"


@given(st.binary(max_size=200))
def test_arbitrary_bytes_never_raise(data):
    check_sound(read_tree(data, "x.yaml"))


@given(st.text(st.sampled_from("ab:-[]{}'\"|>&*!%@#?,~<.\\\t\r\n 0x1\ufeff\u2028\x85Đ😀"), max_size=40))
def test_text_made_of_the_signs_of_yaml_never_raises(text):
    check_sound(read(text))


@given(st.text(st.sampled_from("ab:-[]{}'\"|>&*!%@#?, \n"), max_size=40))
def test_the_pure_parser_reads_the_same(text):
    pure = reading._pure_parser
    quick, reading._parser = reading._parser, pure
    try:
        slow = read(text)
    finally:
        reading._parser = quick
    check_sound(slow)
    fast = read(text)
    if not fast.findings and not slow.findings:
        assert fast.data == slow.data


def check_sound(tree: Tree) -> None:
    assert tree.data is not None or tree.findings
    for fault in tree.findings:
        assert fault.severity == "error"
        assert fault.place.path == tree.path
        assert 1 <= fault.place.column <= len(tree.line_text(fault.place.line)) + 2
        assert fault.message


@pytest.mark.parametrize("path", [["a"], ["a", "b", 0, "c"]])
def test_the_pure_parser_gives_the_same_places(path, monkeypatch):
    text = "a:\n  b:\n    - c: 'x'\n      d: 5\n"
    fast = read(text)
    monkeypatch.setattr(reading, "_parser", reading._pure_parser)
    assert read(text).data == fast.data
    assert read(text).place(path, key=True) == fast.place(path, key=True)


# --- limits ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, "- " * 100_000, "? " * 50_000, "[{" * 50_000])
def test_deep_nesting_ends_quickly_in_a_finding(text):
    started = time.perf_counter()
    assert codes(read(text))[-1:] == ["E007"]
    assert time.perf_counter() - started < 2


def test_sixty_four_levels_are_read():
    assert codes(read("[" * 64 + "]" * 64)) == []
    assert codes(read("[" * 65 + "]" * 65)) == ["E007"]


def test_a_file_over_two_mebibytes_is_not_read():
    tree = read_tree(b"a" * (2 * 1024 * 1024 + 1), "x.yaml")
    assert codes(tree) == ["E007"]
    assert "2 MiB" in tree.findings[0].message


@pytest.mark.slow
def test_more_nodes_than_the_limit_are_not_read():
    assert codes(read("[" + "1," * 199_990 + "]")) == []
    tree = read("[" + "1," * 200_001 + "]")
    assert codes(tree) == ["E007"]
    assert tree.data is None


def test_a_flood_of_faults_is_cut():
    tree = read("a: *x\n" * 1_000)
    assert len(tree.findings) == reading.MAX_FINDINGS + 1
    assert tree.findings[-1].code == "E007"


def test_an_import_of_the_room_does_not_import_yaml():
    check = "import sys, cchc.yamltree; sys.exit('yaml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
