"""What is written reads back as the same data. All data invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.yamltree import read_tree
from cchc.yamltree.characters import REFUSED
from cchc.yamltree.writing import document, flow, scalar

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40).filter(lambda text: not REFUSED.search(text))
tricky = st.text(st.sampled_from(" -:#,[]{}&*!|>'\"%@`?\\~01.neotrufal\n\tÔ"), max_size=12)
values = st.recursive(
    texts | st.integers(-(10**17), 10**17) | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.from_regex(r"k[a-z_]*", fullmatch=True), inner),
    max_leaves=12,
)


@given(texts | tricky)
def test_a_text_reads_back_as_it_was_alone_and_in_brackets(text):
    written = scalar(text)
    tree = read_tree(f"a: {written}\nb: [{written}, x]\nc:\n  - {written}\n".encode(), "tệp.yaml")
    assert (tree.findings, tree.data) == ((), {"a": text, "b": [text, "x"], "c": [text]})


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
    "text", ["no: x", "# x", "- x", "12", "true", "2025", "", " x", 'a "b": c', "a, b", "null"]
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
