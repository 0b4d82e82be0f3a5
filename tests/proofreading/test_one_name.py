"""One thing under several names. Invented texts."""

from __future__ import annotations

import pytest

from cchc.proofreading.one_name import spelled_otherwise, synonyms, with_other_names
from cchc.text.by_text import Known


def told(text):
    names = (*spelled_otherwise(text), *synonyms(text))
    assert not names or with_other_names(Known([text])) == [text]
    return [(text[o.remark.start : o.remark.end], o.remark.right, o.times, o.usual_times) for o in names]


def test_the_rarer_way_is_told_with_the_usual_one():
    text = "trên Cổng thông tin điện tử tỉnh; Cổng thông tin điện tử tỉnh; cổng Thông tin điện tử của tỉnh"
    assert told(text) == [("cổng Thông tin điện tử của tỉnh", "Cổng thông tin điện tử tỉnh", 1, 2)]


def test_an_abbreviation_within_a_name():
    text = "Hệ thống thông tin giải quyết TTHC tỉnh. Hệ thống thông tin giải quyết thủ tục hành chính của tỉnh. "
    text += "Hệ thống thông tin giải quyết TTHC tỉnh."
    assert [one[1:] for one in told(text)] == [("Hệ thống thông tin giải quyết TTHC tỉnh", 1, 2)]


@pytest.mark.parametrize(
    "text",
    [
        "Cổng thông tin điện tử tỉnh và Cổng thông tin điện tử xã",  # two portals
        "CỔNG THÔNG TIN ĐIỆN TỬ TỈNH: Cổng thông tin điện tử tỉnh",
        "cổng thông tin điện tử tỉnh. Cổng thông tin điện tử tỉnh",  # the head of a sentence
        "Bộ phận tiếp nhận và trả kết quả (Bộ phận Một cửa); đến Bộ phận Một cửa",
        "Bộ phận Một cửa ở xã, Bộ phận Một cửa ở tỉnh",
    ],
)
def test_what_is_right(text):
    assert told(text) == []


def test_two_names_that_nothing_says_are_one():
    text = "Bộ phận Một cửa trực. Bộ phận Một cửa nghỉ. Bộ phận tiếp nhận và trả kết quả giải quyết TTHC báo cáo."
    assert told(text) == [("Bộ phận tiếp nhận và trả kết quả", "Bộ phận Một cửa", 1, 2)]
