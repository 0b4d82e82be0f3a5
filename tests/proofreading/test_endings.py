"""Texts cut off or joined wrong."""

from __future__ import annotations

import pytest

from cchc.proofreading import endings


def found(rule, text):
    return [text[one.start : one.end] for one in rule(text)]


def test_a_comma_after_a_word_that_asks_for_a_noun():
    assert found(endings.commas_after, "giải quyết của, UBND xã") == ["của,"]
    assert found(endings.commas_after, "thuộc các, đơn vị") == ["các,"]
    for text in ("góp tiền của, công sức", "những tồn tại, hạn chế", "hiện tại, xã đã", "Tháng các, x", "tác,y"):
        assert found(endings.commas_after, text) == ([] if "Tháng" not in text else ["các,"])


def test_a_small_letter_after_a_full_stop():
    assert found(endings.small_after_stop, "hệ thống quản lý. vận hành sàn") == [". vận"]
    assert found(endings.small_after_stop, "đạt 98%. riêng hồ sơ") == [". riêng"]
    for text in (
        "v.v. theo quy định",
        "ở tp. mới này",
        "Điều 5. quy định",
        "Nhân Dân. ngày 01/2",
        "hết. Ủy ban nhân",
    ):
        assert found(endings.small_after_stop, text) == []


@pytest.mark.parametrize("text", ["Báo cáo kết quả phối hợp với", "Rà soát, sửa đổi và", "theo chỉ đạo của"])
def test_a_last_word_that_asks_for_more(text):
    assert found(endings.word_left_open, text) == [text.split()[-1]]


@pytest.mark.parametrize("text", ["Phiếu báo kèm theo", "Khắc phục tồn tại", "Phần việc trở về", "của", "với của."])
def test_a_last_word_that_closes(text):
    assert found(endings.word_left_open, text) == []


def test_a_comma_at_the_end_of_a_text_or_before_the_next_item():
    assert len(found(endings.comma_left_open, "phát sóng,\n+ Đã triển khai,")) == 2
    assert found(endings.comma_left_open, "phát sóng,\nđưa tin.") == []


def test_a_full_stop_before_the_main_clause():
    text = "Thực hiện Kế hoạch số 04/KH-UBND của tỉnh. UBND xã ban hành Kế hoạch"
    assert [one.start for one in endings.stop_within(text)] == [text.index(". UBND")]
    for right in ("Thực hiện Kế hoạch của tỉnh, UBND xã ban hành Kế hoạch", "Căn cứ Luật A. Căn cứ Luật B;"):
        assert list(endings.stop_within(right)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("công khai số liệu giải ngân Cổng thông tin điện tử", ["Cổng thông tin"]),
        ("Niêm yết danh mục mới Trang thông tin điện tử", ["Trang thông tin"]),
        ("công khai số liệu trên Cổng thông tin điện tử", []),
        ("công khai số liệu; Cổng thông tin điện tử mở", []),
        ("công khai địa chỉ của Cổng thông tin điện tử", []),
    ],
)
def test_a_portal_without_the_word_before_it(text, found):
    assert [text[one.start : one.end] for one in endings.missing_places(text)] == found


def test_a_decision_that_issues_nothing():
    assert found(endings.missing_objects, "(kể từ khi tỉnh công bố Quyết định ban hành)") == ["Quyết định ban hành"]
    for text in ("công bố Quyết định ban hành danh mục.", "sau khi ký quyết định ban hành;"):
        assert found(endings.missing_objects, text) == []
