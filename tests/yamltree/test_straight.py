"""What is read line by line is, to the offset, what the parser's events give; whatever else is left to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.yamltree import reading
from cchc.yamltree.building import Builder
from cchc.yamltree.straight import read_straight
from cchc.yamltree.tree import Lines, Tree

ROOT = Path(__file__).parents[2]
FILES = sorted(ROOT.glob("plans/**/*.yaml")) + sorted(ROOT.glob("tests/**/plans/**/*.yaml"))
READ_AT_ONCE = [ROOT / "cchc/data" / f"{name}.yaml" for name in ("codes", "holidays", "levels", "national")]
"""Files of the program that many commands read before anything else."""


def paths(data, path=()):
    """The paths of all values, and of some that lead to none."""
    yield path
    if isinstance(data, dict):
        for key, value in data.items():
            yield from paths(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from paths(value, (*path, index))
        yield (*path, len(data))
    yield (*path, "none", 0)
    yield (*path, 0)


def parsed(text):
    """The tree by the parser's events; None where anything at all is wrong with the text."""
    faults = reading._Faults("x.yaml", Lines(text))
    builder = Builder(faults.report, faults.line_of)
    try:
        whole = reading._build(text, builder, faults)
    except Exception:
        return None
    return faults.tree(builder) if whole and not faults.found else None


def straight(text):
    """The tree by the lines; None for a text that is left to the parser."""
    found = read_straight(text.encode())
    return found and Tree("x.yaml", found[1], found[0], found[2])


def misread(text):
    """Whether the text is taken here and read otherwise than the parser reads it."""
    tree = straight(text)
    if tree is None:
        return False
    events = parsed(text)
    if events is None:
        return True
    if repr(tree.data) != repr(events.data):  # repr: 1, 1.0 and True are equal, and nan is not
        return True
    if any(tree.line_text(n) != events.line_text(n) for n in range(text.count("\n") + 3)):
        return True
    return any(
        tree.place(path, key=key, offset=offset) != events.place(path, key=key, offset=offset)
        for path in paths(tree.data)
        for key, offset in [(False, None), (True, None), (False, 0), (False, 2), (False, 5)]
    ) or any(
        tree.anchor(path, text) != events.anchor(path, text)
        for path in paths(tree.data)
        for text in ("x", "'", *text_at(tree.data, path))
    )


def text_at(data, path):
    """The text that stands at a path, if one does."""
    for step in path:
        inside = isinstance(data, dict) and step in data
        if not inside and not (isinstance(data, list) and isinstance(step, int) and step < len(data)):
            return ()
        data = data[step]
    return (data,) if isinstance(data, str) else ()


def readable(path):
    data = path.read_bytes()
    try:
        text = data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError:
        return None
    return None if reading.REFUSED.search(text) else text


@pytest.mark.slow
@pytest.mark.parametrize("path", [path for path in FILES if "tests" not in path.parts] + READ_AT_ONCE, ids=str)
def test_the_real_files_are_of_the_usual_shape(path):
    text = path.read_text(encoding="utf-8")
    assert straight(text) is not None
    assert not misread(text)


@pytest.mark.slow
def test_the_files_of_all_tests_are_read_as_the_parser_reads_them():
    texts = [text for path in FILES if (text := readable(path)) is not None]
    assert not any(map(misread, texts))
    assert sum(straight(text) is not None for text in texts) > len(texts) / 2


WHOLE = (ROOT / "plans/vinh-chau/2025/plan.yaml").read_text(encoding="utf-8").split("\n")
PIECES = st.integers(0, len(WHOLE) - 1).flatmap(lambda at: st.just(WHOLE[at : at + 12]))
SIGNS = st.text(st.sampled_from("ab1:-[]{}'\"|>&*!%@`#?,~<.\\ \n\u00a0Đ😀"), max_size=12)


@given(PIECES, st.integers(0, 11), st.integers(0, 90), SIGNS, st.integers(0, 6))
def test_a_real_text_with_something_put_into_it(piece, line, column, signs, taken):
    """Whatever a slip of the hand makes of a line: read here as by the parser, or not at all."""
    lines = list(piece)
    line = min(line, len(lines) - 1)
    column = min(column, len(lines[line]))
    lines[line] = lines[line][:column] + signs + lines[line][column + taken :]
    inset = min((len(one) - len(one.lstrip()) for one in lines if one.strip()), default=0)
    assert not misread("\n".join(one[inset:] for one in lines))


BLANKS = st.sampled_from(["", "", " ", "  ", "  ", "    ", "      "])
DASHES = st.sampled_from(["", "", "", "- ", "-  ", "- - ", "-"])
KEYS = st.sampled_from(
    [
        "",
        "a:",
        "b: ",
        "c:  ",
        "d_1: ",
        "e-2: ",
        "true: ",
        "1: ",
        "a b: ",
        '"q": ',
        "? ",
        "<<: ",
        "Đơn vị: ",
        "a  b: ",
        "a : ",
        "1/2.(x): ",
        '"a: b": ',
        '"a": # ',
        '"<<": ',
        '"a\\"b": ',
        "'q': ",
        "a, b: ",
        '"": ',
        "a#b: ",
    ]
)
VALUES = st.sampled_from(
    """x|Quý I/2025|a: b|a:b|x #y|x#y|x # y: z|"q"|"q" x|"q" # y|"q"#y|"a\\"b\\\\c\\n"|"\\t"|"q|'q'|'it''s'|'q|
[]|{}|[ ]|[a, b]|["a, b", 'c']|[a, [b, {c: d}], e]|[a,]|[a b, c] # x|[a: b]|[a:b, 8:30]|[a #b]|[a, "b"c]|[a|
{a: 1, b: x y}|{a: 1, a: 2}|{a}|{a: }|{a: b, c: [d]}|{a: b} x|{"a": b}|1|-1|2025-01-02|010|1.5|~|null|true|.5|
123456789012345678901|
{"a": b, a: c}|{Tỉnh a: b, 1/2-Đ: "c"}|{a b : c}|{"": a}|{'a': b}|{"a":b}|
- x|-x|?x|:x|*a|&a x|!t x||-|>|#c| #c|@x|%x|,x|x:|x: |x |...|---|x, y|x]|x}|“x”|x\u00a0y|\u00a0|[\u00a0]""".replace(
        "\n", ""
    ).split("|")
)
LINES = st.builds(lambda *parts: "".join(parts), BLANKS, DASHES, KEYS, VALUES)


@given(st.lists(LINES, min_size=1, max_size=8))
def test_lines_of_all_kinds_put_together(lines):
    assert not misread("\n".join(lines))


CELLS = st.sampled_from(["x", '"a: b"', "[a, 'b']", "{a: 1}", "2025-01-02", "x y # z", "'it''s'"])


@given(
    st.recursive(
        CELLS,
        lambda inner: (
            st.lists(inner, min_size=1, max_size=4)
            | st.dictionaries(
                st.sampled_from(["a", "b_1", "c-2", "true", "Quý I/2025", "62/2020/NĐ-CP", '"2023"', '"a, b"']),
                inner,
                min_size=1,
                max_size=4,
            )
        ),
        max_leaves=20,
    ),
    st.sampled_from([0, 2, 4]),
)
def test_the_usual_shape_is_taken(content, inset):
    text = (
        "\n".join(["top:", *written(content, "  ", inset)]) if not isinstance(content, str) else f"top: {content}"
    )
    assert not misread(text)
    assert (straight(text) is None) == ("- -" in text)


def written(content, blank, inset):
    """Lines of the usual shape; a list under a key is ``inset`` columns deeper than it."""
    entries = (
        [("-", one) for one in content] if isinstance(content, list) else [(f"{k}:", v) for k, v in content.items()]
    )
    for head, value in entries:
        if isinstance(value, str):
            yield f"{blank}{head} {value}"
        elif head == "-":
            first, *rest = written(value, f"{blank}  ", inset)
            yield f"{blank}- {first.lstrip()}"
            yield from rest
        else:
            yield f"{blank}{head}"
            yield from written(value, blank + " " * (inset if isinstance(value, list) else 2), inset)


@pytest.mark.parametrize(
    "text",
    [
        "", "\n# x\n", "x", "- a", "a:", "a:\nb: 1", "a: 1\n  b: 2", "a: 1\n b", "a: 1\na: 2", "a:\n  - b\n - c",
        "a: |\n  x", "a: &x 1", "a: x\n---\nb: y", "a:\tx", "a: x\r\nb: y", "a: 1234567890123456789",
        "a: x\n   y: z", "a:\n    b: 1\n  c: 2", "a:\n" + "".join("  " * n + "a:\n" for n in range(1, 40)),
        "a: " + "[" * 9 + "]" * 9, "a: x\x85", "a: x\n# \u200b\ufeff", "a: {b: c, b: d}",
        "a: " + "x" * 20_001,
        f"{'k' * 1001}: x", f"a: {{{'k' * 1001}: x}}", f"a: {{'{'k' * 1001}': x, {'k' * 1025}: x}}",
        "".join(f"k{n}: x\n" for n in range(50_000)),
    ],
)  # fmt: skip
def test_what_is_of_another_shape_is_left_to_the_parser(text):
    assert straight(text) is None


def test_data_of_one_file_are_not_those_of_another():
    text = "a: [x, y]\nb: {c: 1}\nd: [x, {e: [y]}]\n"
    told = {"a": ["x", "y"], "b": {"c": 1}, "d": ["x", {"e": ["y"]}]}
    for _ in range(4):  # as new, as met, as remembered
        data = straight(text).data
        assert data == told
        data["a"].append("z")
        data["b"]["d"] = 2
        data["d"][1]["e"].append("z")
        data["d"].append("z")


ALIKE = [
    "areas:", "  - id: a", "    tasks:", "      - task: x", "        lead: [P, Q]", "      - task: y",
    "  - task: x", "  lead: [P, Q]", "lead: [P, Q]", "task: x", "- task: x", "  - x", "    - x", "- x", "# x", "",
    "  # x", "    lead: {a: [P]}", "    id: a",
]  # fmt: skip


@given(st.lists(st.lists(st.sampled_from(ALIKE), min_size=1, max_size=7), min_size=2, max_size=6), st.randoms())
def test_a_line_means_the_same_in_whatever_file_and_order_it_is_met(files, chance):
    texts = ["\n".join(lines) for lines in files] * 3
    chance.shuffle(texts)
    assert not any(map(misread, texts))
