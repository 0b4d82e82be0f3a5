"""Titles laid side by side: other words are found in the middle, cuts and what follows are passed over."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.citations.titles import other_words


@pytest.mark.parametrize(
    ("title", "other", "wrong", "right"),
    [
        (
            "về cải cách hành chính nhà nước giai đoạn 2021-2030",
            "CCHC tỉnh Mẫu giai đoạn 2021 - 2030",
            "nhà nước",
            "tỉnh Mẫu",
        ),
        (
            "đánh giá theo thời gian thực hiện trên môi trường điện tử và kịp thời",
            "phê duyệt đánh giá theo thời gian thực trên môi trường điện tử",
            "thực hiện trên",
            "thực trên",
        ),
        (
            "đẩy mạnh cải cách hành chính đến năm 2025",
            "về đẩy mạnh cải cách hành chính thị xã Mẫu đến năm 2025",
            "chính đến",
            "chính thị xã Mẫu đến",
        ),
    ],
)
def test_other_words(title, other, wrong, right):
    found = other_words(title, other)
    assert (title[found.start : found.end], found.other) == (wrong, right)


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("về công tác văn thư", "về công tác văn thư"),
        (
            "phê duyệt Đề án đổi mới cơ chế một cửa trên địa bàn xã",
            "Đề án đổi mới cơ chế một cửa trên địa bàn tỉnh",
        ),
        ("về cải cách", "về cải cách hành chính tỉnh Mẫu giai đoạn 2021 - 2030"),
        ("cơ chế tự chủ của của đơn vị sự nghiệp", "quy định cơ chế tự chủ của đơn vị sự nghiệp"),
        ("về kiểm soát thủ tục hành chính tại xã", "về công tác văn thư và lưu trữ tại xã"),
        (
            "kinh phí bảo đảm công tác CCHC nhà nước năm nay",
            "kinh phí bảo đảm công tác cải cách hành chính nhà nước",
        ),
        ("", "về công tác văn thư"),
    ],
)
def test_the_same_words(title, other):
    assert other_words(title, other) is None


TITLES = st.lists(st.sampled_from(["về", "cải cách", "hành chính", "xã", "Mẫu", "CCHC", "năm", "2025,", "và"])).map(
    " ".join
)


@given(TITLES, TITLES)
def test_any_two_titles_are_compared(title, other):
    found = other_words(title, other)
    if found is not None:
        assert 0 <= found.start < found.end <= len(title)
        assert found.other in other
        assert title[found.start : found.end] != found.other
    assert other_words(title, title) is None
