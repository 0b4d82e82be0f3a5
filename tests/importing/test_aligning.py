"""Words are found where most of their neighbours are found too, whatever stands in the file twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cchc.importing.aligning import aligned


def test_words_that_stand_again_far_behind_are_found_at_their_own_place() -> None:
    lines = ["tên", "một", "hai", "ba", "hai", "một", "ba"]
    assert aligned([["một"], ["hai"], ["ba"]], lines) == {0: 1, 1: 2, 2: 3}


def test_one_that_stands_elsewhere_does_not_draw_the_others_away() -> None:
    lines = ["một", "hai", "ba", "bốn", "không"]
    assert aligned([["không"], ["một"], ["hai"], ["ba"]], lines) == {1: 0, 2: 1, 3: 2}


def test_the_best_words_that_are_there_count() -> None:
    assert aligned([["a) một", "một"], ["hai", "một"]], ["một", "hai"]) == {0: 0, 1: 1}
    assert aligned([["không"]], ["một"]) == {}


def test_words_of_all_too_many_lines_tell_no_place() -> None:
    assert aligned([["chung"], ["riêng"]], ["chung"] * 60 + ["riêng"]) == {1: 60}


@given(st.lists(st.sampled_from("abcd"), max_size=8), st.lists(st.sampled_from("abcde"), max_size=10))
def test_the_most_lines_in_the_order_of_both_are_found(sought: list[str], lines: list[str]) -> None:
    found = aligned([[one] for one in sought], lines)
    pairs = sorted(found.items())
    assert all(lines[line] == sought[at] for at, line in pairs)
    assert sorted(line for _, line in pairs) == [line for _, line in pairs]
    assert len(set(found.values())) == len(found)
    assert len(found) == longest(sought, lines)


def longest(one: list[str], other: list[str]) -> int:
    """The length of the longest common subsequence, in the plain way."""
    before = [0] * (len(other) + 1)
    for a in one:
        now = [0]
        for at, b in enumerate(other):
            now.append(before[at] + 1 if a == b else max(now[at], before[at + 1]))
        before = now
    return before[-1]
