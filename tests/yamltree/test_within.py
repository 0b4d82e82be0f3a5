"""A character of a value leads back to the same character in the file, in whatever style the value is written."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cchc.yamltree import lines_of, place_within, read_tree

WORDS = "Ban hành kế hoạch kế hoạch, “của” UBND: ok"
STYLES = {
    "plain": "a:\n  - b\n  - Ban hành kế hoạch kế hoạch, “của” UBND ok\n",
    "folded by hand": "a:\n  - b\n  - Ban hành kế\n    hoạch   kế hoạch,\n\n    “của” UBND ok\n",
    "double quoted": 'a: [b, "Ban hành \\u006bế hoạch k\\u1EBF hoạch, \\x22của\\" UBND: ok"]\n',
    "double quoted over lines": 'a:\n- b\n- "Ban hành kế\n  hoạch kế \\\n  hoạch, “của”\n\n  UBND: ok"\n',
    "single quoted": "a: [b, 'Ban hành kế hoạch ''kế hoạch'', của UBND: ok']\n",
    "literal": "a:\n  - b\n  - |-  # lời\n    Ban hành kế hoạch\n      kế hoạch,\n\n    “của” UBND: ok\n",
    "folded": "a:\n  - b\n  - >\n    Ban hành kế hoạch\n    kế hoạch, “của”\n    UBND: ok\n",
    "CRLF": 'a:\r\n  - b\r\n  - "Ban hành kế\r\n    hoạch kế hoạch"\r\n',
}


@pytest.mark.parametrize("source", STYLES.values(), ids=STYLES)
def test_every_solid_character_of_every_style(source):
    tree = read_tree(source.encode(), "a.yaml")
    value = tree.data["a"][1]
    lines = source.replace("\r\n", "\n").split("\n")
    for offset, character in enumerate(value):
        if character.isspace():
            continue
        place = tree.place(("a", 1), offset=offset)
        written = lines[place.line - 1][place.column - 1 :]
        code = {"k": "\\u006b", "ế": "\\u1EBF", '"': "\\"}.get(character)
        assert written.startswith(character) or (code and written.startswith(code)), (character, written)


@pytest.mark.parametrize("source", STYLES.values(), ids=STYLES)
def test_an_anchor_leads_to_the_same_places_as_the_tree(source):
    data = source.encode()
    tree = read_tree(data, "a.yaml")
    value = tree.data["a"][1]
    anchor = tree.anchor(("a", 1), value)
    for offset in range(len(value) + 3):
        found = place_within(lambda: lines_of(data), "a.yaml", anchor, value, offset)
        assert found == tree.place(("a", 1), offset=offset)


@pytest.mark.parametrize(
    "written", ["Kế hoạch số 10", "'Kế hoạch số 10'", '"Kế hoạch số 10"', "Kế hoạch số 10  # mười"]
)
def test_of_a_text_written_as_it_reads_the_file_is_not_asked_for(written):
    tree = read_tree(f"a: 1\nb: {written}\n".encode(), "a.yaml")
    anchor = tree.anchor(("b",), tree.data["b"])
    place = place_within(lambda: pytest.fail("asked for the file"), "a.yaml", anchor, tree.data["b"], 9)
    assert (place.line, place.column) == (2, 4 + written.index("số"))


def test_the_second_of_two_words_is_not_taken_for_the_first():
    tree = read_tree(STYLES["plain"].encode(), "a.yaml")
    offset = tree.data["a"][1].rindex("kế hoạch")
    place = tree.place(("a", 1), offset=offset)
    assert (place.line, place.column) == (3, len("  - Ban hành kế hoạch ") + 1)


def test_a_space_stands_behind_the_word_before_it():
    tree = read_tree("a: một  ,  hai\n".encode(), "a.yaml")
    assert [tree.place(("a",), offset=offset).column for offset in (3, 4, 5, 6)] == [7, 8, 9, 10]


def test_a_space_at_a_line_end_stands_behind_the_last_word_of_the_line():
    tree = read_tree("a: một\n  hai\n".encode(), "a.yaml")
    place = tree.place(("a",), offset=3)
    assert (place.line, place.column) == (1, 7)


def test_beyond_the_value_and_what_is_no_text():
    tree = read_tree(b"a: ab\nb: 12\nc: ''\n", "a.yaml")
    assert tree.place(("a",), offset=99).line in (1, 2, 3)
    assert tree.place(("b",), offset=1).column == 4
    assert tree.place(("c",), offset=1).line == 3


@given(
    st.text(alphabet="aăđ ế“:,'\"\\-#\n\t[]{}&*!|>%@`. \u00a0", min_size=1, max_size=60),
    st.sampled_from([None, "'", '"', "|", ">"]),
    st.integers(20, 80),
)
def test_whatever_a_library_wrote_is_found_again(value, style, width):
    source = yaml.dump({"k": [value]}, default_style=style, allow_unicode=True, width=width)
    tree = read_tree(source.encode(), "a.yaml")
    if tree.findings or not isinstance(tree.data["k"][0], str):
        return
    read = tree.data["k"][0]
    lines = source.split("\n")
    for offset, character in enumerate(read):
        if character.isspace():
            continue
        place = tree.place(("k", 0), offset=offset)
        assert lines[place.line - 1][place.column - 1] in (character, "\\")
