"""Slips in sentences as clerks write them are found with the right word; right sentences stay silent."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.proofreading.compounds import misused, same_by_choice
from cchc.proofreading.misspelling import misspelt
from cchc.proofreading.runs import Words
from cchc.proofreading.tones import odd_styles


def wrong_words(*texts):
    words = Words(texts)
    return sorted(
        (texts[one.text][one.remark.start : one.remark.end], one.remark.right)
        for one in (*misspelt(words), *misused(words))
    )


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("Các cơ quan triễn khai thực hiện.", "triễn", "triển"),
        ("Luật sữa đổi, bổ sung một số điều.", "sữa", "sửa"),
        ("Chính sách hổ trợ người dân.", "hổ", "hỗ"),
        ("Cơ quan xữ lý vi phạm hành chính.", "xữ", "xử"),
        ("Sự lãnh đạo, chỉ đao của cấp ủy.", "đao", "đạo"),
        ("Hoàn thành tốt nghiệm vụ được giao.", "nghiệm", "nhiệm"),
        ("Niêm yết thủ tục hàng chính tại trụ sở; kiểm soát thủ tục hành chính.", "hàng", "hành"),
        ("Thời hạn giải quyêt hồ sơ.", "quyêt", "quyết"),
        ("Các ban nghành của huyện.", "nghành", "ngành"),
        ("Phát huy vai trò của công tac tuyên truyền.", "tac", "tác"),
        ("NÂNG CAO CHẤT LƯỢNG NGUỒN NHÂN LƯC", "LƯC", "LỰC"),
        ("Ưu đãi thuơng mại điện tử.", "thuơng", "thương"),
    ],
)
def test_a_slip_is_found_with_what_was_meant(text, wrong, right):
    assert wrong_words(text) == [(wrong, right)]


@pytest.mark.parametrize(
    "text",
    [
        "Ủy ban nhân dân tỉnh ban hành Kế hoạch cải cách hành chính năm 2025.",
        "Ông Lò Văn Phủm, bà Tòng Thị Khuých và anh Kpă Klơng ở huyện Đắk Glong.",
        "Nộp hồ sơ online; email, website, link, file, video, logo, robot, app, web.",
        "Kĩ thuật, kỹ thuật; quí và quý; bác sĩ, bác sỹ; đảm bảo, bảo đảm.",
        "Tổ VTV, UBND, HĐND, VNeID, MTTQ và M'Đrắk.",
        "Chia sẻ dữ liệu; nghỉ lễ; suy nghĩ; kỷ luật, kỹ năng; sửa đổi; hỗ trợ.",
    ],
)
def test_right_words_names_and_foreign_words_are_left_alone(text):
    assert wrong_words(text) == []


def test_the_documents_own_terms_are_left_alone_and_its_right_words_count():
    slip = "Hồ sơ nộp qua mạng trực tuyên"
    alone = [one.sure for one in misused(Words([slip]))]
    beside = [one.sure for one in misused(Words([slip, "Hồ sơ trực tuyến của xã", "Họp trực tuyến"]))]
    assert alone in ([], [False])
    assert beside
    twice = ["Theo quy đinh tại Nghị định", "Theo quy đinh của Chính phủ", *["Theo quy định này"] * 3]
    assert wrong_words(*twice) == [("đinh", "định")] * 2
    term = ["Hồ sơ nộp trực tuyên", "Dịch vụ trực tuyên này", "Cổng trực tuyên kia"]
    assert wrong_words(*term) == []


def test_each_place_is_told():
    assert [one.text for one in misused(Words(["Xã triễn khai thực hiện."] * 3))] == [0, 1, 2]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("kĩ", "kỹ", True), ("quí", "quý", True), ("sĩ", "sỹ", True), ("hai", "hay", False), ("kỉ", "kỹ", False)],
)
def test_i_and_y_are_written_for_each_other(one, other, same):
    assert same_by_choice(one, other) is same


def test_a_word_in_the_rarer_style_is_told_once():
    texts = ["Ủy ban, hóa đơn, Ủy viên, hòa giải", "Uỷ ban và Uỷ viên", "thủy lợi, quý, khoẻ"]
    odd = {texts[one.text][one.remark.start : one.remark.end]: one for one in odd_styles(Words(texts))}
    assert {written: (one.remark.right, one.times, one.otherwise) for written, one in odd.items()} == {
        "Uỷ": ("Ủy", 2, 2)
    }


def test_where_one_style_is_clearly_the_documents_own_every_word_of_the_other_is_odd():
    texts = ["Ủy ban, hóa đơn, Ủy viên, hòa giải, thủy lợi, sức khoẻ"]
    assert [one.remark.right for one in odd_styles(Words(texts))] == ["khỏe"]


def test_a_word_at_the_head_of_a_line_is_no_part_of_the_line_above():
    texts = ["Gửi phường\nUỷ ban", *(f"Ủy ban {place}" for place in ("xã", "phường", "tỉnh", "huyện"))]
    assert [(one.remark, one.otherwise) for one in odd_styles(Words(texts))] == [((11, 13, "Ủy"), 4)]


@pytest.mark.parametrize("text", ["Uỷ ban số hoá, quý, quỹ, huy động, khoa", "Ủy ban số hóa, quả, hoàn, thuyền"])
def test_one_style_throughout_is_right(text):
    assert list(odd_styles(Words([text]))) == []


@given(st.lists(st.text(alphabet="aăâeoôơuưyáạủỹbcdđghknqt '’-./|\x1f\n1AĐÓ"), max_size=5))
def test_nothing_raises_and_remarks_lie_in_the_texts(texts):
    words = Words(texts)
    for one in (*misspelt(words), *misused(words), *odd_styles(words)):
        assert 0 <= one.remark.start < one.remark.end <= len(texts[one.text])
