"""Abbreviations of a whole text: slips, two ways of writing, those nobody explains."""

from __future__ import annotations

import pytest

from cchc.proofreading.abbreviations import Abbreviations
from cchc.text.by_text import Known


def of(text):
    return Abbreviations(Known([text]))


USUAL = "Công tác CCHC của xã. " * 6


@pytest.mark.parametrize("slip", ["CCGC", "CHCC", "CCHHC"])
def test_a_slip_of_one_used_throughout(slip):
    assert list(of(USUAL + f"Kế hoạch {slip} của tỉnh").slips()) == [(slip, "CCHC")]


@pytest.mark.parametrize(
    "text",
    [
        USUAL + "Cải cách tổ chức (CCTC) của xã",
        USUAL + "Kế hoạch CCGC và CCGC và CCGC",
        "Công tác CCHC của xã. " * 4 + "Kế hoạch CCGC",
        USUAL + "Số 12/CCGC-UBND và 24-CCGC",
        "Của UBND xã. " * 6 + "của UBMT và của UBKT",
    ],
)
def test_no_slip(text):
    assert list(of(text).slips()) == []


def test_one_written_in_two_ways():
    text = "Tài khoản VNeID của dân, ứng dụng VNeID của ngành, mã VneID của trẻ em"
    assert list(of(text).two_ways()) == [("VneID", "VNeID")]


def test_one_that_is_explained_nowhere():
    assert list(of("Gửi kèm TLKX của đơn vị").unexplained()) == ["TLKX"]
    for text in (
        "Tài liệu kiểm xét: TLKX",
        "Gửi (TLKX) cho",
        "gọi tắt là TLKX",
        "của UBND xã",
        "MỤC ĐÍCH CHUNG LỚN",
        "IV và VIII",
    ):
        assert list(of(text).unexplained()) == []
