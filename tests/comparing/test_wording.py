"""What a text says in words that two authorities have in common."""

from __future__ import annotations

from cchc.comparing.wording import Wording


def words(text, *known, places=()):
    return " ".join(Wording([text, *known], places).words(text))


def test_levels_places_years_signs_and_the_first_word_of_offices_are_passed_over():
    assert words("Báo cáo UBND tỉnh Sông Bịa năm 2025", places=["Sông Bịa"]) == "báo cáo ubnd năm"
    assert words("Sở Nội vụ và Phòng Nội vụ cấp huyện") == "nội vụ và nội vụ"
    assert words("Nghị định số 60/2021/NĐ-CP ngày 21/6/2021") == "nghị định số ngày"


def test_words_that_only_look_like_them_stay():
    assert words("Bảo trợ xã hội ở xã") == "bảo trợ xã hội ở"
    assert words("cơ sở phòng chống") == "cơ sở phòng chống"
    assert words("Đề án 06, Phường 1") == "đề án 6 1"


def test_abbreviations_are_written_out_where_a_text_does():
    spelled = "rà soát thủ tục hành chính"
    assert words("Công khai TTHC", spelled) == "công khai thủ tục hành chính"
    assert words("Công khai TTHC") == "công khai tthc"
    assert Wording([spelled, "TTHC"]).spelled_out("TTHC và TTHCC") == "thủ tục hành chính và TTHCC"


def test_of_several_runs_of_words_the_one_most_often_met_is_meant():
    texts = ["Kế hoạch CCHC", "cải cách hành chính", "cải cách hành chính nhà nước", "các cấp huyện có"]
    assert Wording(texts).words("CCHC") == ("cải", "cách", "hành", "chính")
