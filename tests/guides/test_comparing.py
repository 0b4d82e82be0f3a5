"""Holding what is shown against what is printed, and bringing it up to date."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.guides.comparing import LEFT_OUT, agrees, brought_up_to_date

PRINTED = ["a", "b", "c", "d", "e"]


@pytest.mark.parametrize(
    ("shown", "true"),
    [
        ("abcde", True),
        ("abde", False),
        ("abcdef", False),
        ("", False),
        ("…", True),
        ("…abcde…", True),
        ("a…e", True),
        ("a…c…e", True),
        ("…c", False),
        ("c…", False),
        ("a…d", False),
        ("b…e", False),
        ("a…d…c…e", False),
        ("ab…bcde", False),
    ],
)
def test_lines_left_out_are_the_only_difference_allowed(shown, true):
    assert agrees(list(shown), PRINTED) is true


@pytest.mark.parametrize(
    ("shown", "printed", "now"),
    [
        ("", "ab", "ab"),
        ("a…e", "abxe", "a…e"),
        ("a…e", "abcf", "a…f"),
        ("a…c…e", "abzde", "a…e"),
        ("ab", "axb", "axb"),
        ("x…", "abc", "a…"),
    ],
)
def test_only_what_changed_is_written_anew(shown, printed, now):
    assert "".join(brought_up_to_date(list(shown), list(printed))) == now


lines = st.lists(st.sampled_from("abcd"), max_size=8)


@given(st.lists(st.sampled_from(["a", "b", "c", "d", LEFT_OUT]), max_size=8), lines)
def test_brought_up_to_date_it_agrees_and_stays(shown, printed):
    now = brought_up_to_date(shown, printed)
    assert agrees(now, printed)
    assert brought_up_to_date(now, printed) == now
