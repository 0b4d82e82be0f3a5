"""What is written reads back as the same data. All data invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.yamltree import read_tree
from cchc.yamltree.characters import REFUSED
from cchc.yamltree.writing import document, flow, scalar, scalar_alone

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40).filter(lambda text: not REFUSED.search(text))
tricky = st.text(st.sampled_from(" -:#,[]{}&*!|>'\"%@`?\\~01.neotrufal\n\tÔ"), max_size=12)
values = st.recursive(
    texts | st.integers(-(10**17), 10**17) | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.from_regex(r"k[a-z_]*", fullmatch=True), inner),
    max_leaves=12,
)


cells = st.text(st.sampled_from("Sở Nội vụ, UBND: xã/phường; -–•(1)[2]{}#&%+.…“”'\"?!|>=\n"), max_size=16)
"""What stands in the cells of tables: names, signs, figures."""

TAKEN_FOR_SOMETHING_ELSE = (
    *(
        "-",
        "--",
        "---",
        "- ",
        "-a",
        "- a",
        "?",
        "? a",
        ":",
        "a:",
        "a: b",
        ":a",
        "a :b",
        "#",
        "a #b",
        "a#b",
        "&",
        "*",
    ),
    *(
        "!",
        "|",
        ">",
        "%",
        "@",
        "`",
        "...",
        "…",
        "~",
        "null",
        "Null",
        "TRUE",
        "1e3",
        ".5",
        "+1",
        "0x1F",
        "0o7",
        ".inf",
    ),
    *(".inf", ".NaN", "1.", "01/2026", "1_000"),
    *("'", "''", '"', "\\", "a\\", "'a' b", '"a" b', " ", " a", "a ", "a\n", "\ta", "a\tb", "\xa0a", "9" * 30),
    *("a" * 1100, "a, " * 6_000 + "a", "[a" * 80, "{k: v}", "k: {a", "-\n-", "Nêu tại: # mục"),
)


@given(texts | tricky | cells)
def test_a_text_reads_back_as_it_was_wherever_it_stands(text):
    assert read_everywhere(text) == as_it_was(text)


@pytest.mark.parametrize("text", TAKEN_FOR_SOMETHING_ELSE, ids=lambda text: repr(text[:12]))
def test_what_looks_like_yaml_reads_back_as_it_was_wherever_it_stands(text):
    assert read_everywhere(text) == as_it_was(text)


def read_everywhere(text):
    anywhere, alone = scalar(text), scalar_alone(text)
    lines = (
        f"- a: {anywhere}",
        f"  b: [{anywhere}, x, {anywhere}]",
        f"  c: {{text: {anywhere}, units: [{anywhere}, {anywhere}]}}",
        f"  d: {alone}",
        "  e:",
        f"    - {alone}",
        f"    - k: {alone}",
        "      # nhận xét",
        "      l: x",
        f"- {alone}",
        f"- {anywhere}",
    )
    tree = read_tree("".join(f"{line}\n" for line in lines).encode(), "tệp.yaml")
    return tree.findings, tree.data


def as_it_was(text):
    first = {"a": text, "b": [text, "x", text], "c": {"text": text, "units": [text, text]}, "d": text}
    first["e"] = [text, {"k": text, "l": "x"}]
    return (), [first, text, text]


@pytest.mark.parametrize("text", ["Rà soát, đơn giản hóa [^1] thủ tục", "Theo Kế hoạch số 5/KH-UBND, mục 2.b"])
def test_commas_and_brackets_need_quotes_in_brackets_only(text):
    assert scalar_alone(text) == text
    assert scalar(text) == f'"{text}"'


@pytest.mark.slow
@given(st.dictionaries(st.from_regex(r"k[a-z_]*", fullmatch=True), values, min_size=1, max_size=4))
def test_a_document_reads_back_as_it_was(data):
    tree = read_tree(document(data).encode(), "tệp.yaml")
    assert (tree.findings, tree.data) == ((), data)


@given(
    st.dictionaries(
        st.from_regex(r"k[a-z_]*", fullmatch=True), texts | st.booleans() | st.none() | st.integers(0, 10**17)
    )
)
def test_a_mapping_on_one_line_reads_back_as_it_was(entry):
    tree = read_tree(f"- {flow(entry)}\n".encode(), "tệp.yaml")
    assert (tree.findings, tree.data) == ((), [entry])


@pytest.mark.parametrize(
    ("value", "written"), [(True, "true"), (False, "false"), (None, "null"), ([True], "[true]")]
)
def test_what_is_no_text_is_written_as_the_other_files_write_it(value, written):
    assert scalar(value) == written


@pytest.mark.parametrize("text", ["Phòng Nội vụ", "Tài chính - Kế hoạch", "Phòng A (mới)", "100%"])
def test_quotes_stand_only_where_they_are_needed(text):
    assert scalar(text) == text


@pytest.mark.parametrize(
    "text", ["no: x", "# x", "- x", "12", "true", "2025", "", " x", 'a "b": c', "a, b", "null", "-", "a: b"]
)
def test_what_would_mean_something_else_is_quoted(text):
    assert scalar(text).startswith('"')


def test_short_lists_stand_on_one_line_and_long_ones_on_several():
    long = [f"Phòng số {n}" for n in range(20)]
    text = document(
        {"a": ["x", {"kind": "xã"}], "b": long, "c": [{"id": "x", "name": "y"}], "d": [], "e": {"f": 1}}
    )
    assert text.startswith("a: [x, {kind: xã}]\nb:\n  - Phòng số 0\n  - Phòng số 1\n")
    assert text.endswith("c:\n  - id: x\n    name: y\nd: []\ne:\n  f: 1\n")
