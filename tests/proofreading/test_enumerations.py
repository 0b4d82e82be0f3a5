"""Commas missing between members: what official language always parts, and what the text itself parts elsewhere."""

from __future__ import annotations

from collections import Counter

import pytest

from cchc.proofreading.enumerations import missing_commas, parted
from cchc.proofreading.words import Words


def found(text):
    words = Words(text)
    known = Counter(four for _, four in parted(words))
    return [(text[one.start : one.end], one.right) for one in missing_commas(words, known)]


def test_what_official_language_always_parts():
    assert found("phổ biến giáo dục pháp luật") == [("phổ biến giáo dục", "phổ biến, giáo dục")]
    assert found("Các Sở ban ngành tỉnh") == [("Sở ban ngành", "Sở, ban, ngành")]
    assert found("Các sở, ban ngành tỉnh") == [("ban ngành", "ban, ngành")]


def test_what_the_text_parts_elsewhere():
    usual = "duy tu, bảo trì cầu; duy tu, bảo trì đường; "
    assert found(usual + "duy tu bảo trì cống") == [("duy tu bảo trì", "duy tu, bảo trì")]
    assert found("duy tu, bảo trì cầu; duy tu bảo trì cống") == []
    assert found(usual + "duy tu bảo trì a; duy tu bảo trì b") == []


@pytest.mark.parametrize(
    "text",
    [
        "các đơn vị, phối hợp tốt; các đơn vị, phối hợp nhanh; các đơn vị phối hợp",
        "cơ quan, và của tỉnh; cơ quan, và của tỉnh; cơ quan và của tỉnh",
        "phổ biến, giáo dục; sở, ban, ngành; xã, phường",
        "phổ biến\ngiáo dục",
        "",
    ],
)
def test_no_comma_is_missed(text):
    assert found(text) == []
