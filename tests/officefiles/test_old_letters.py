"""Vietnamese of before Unicode: every letter of both ways of writing it comes out."""

from __future__ import annotations

import pytest

from cchc.officefiles.old_letters import from_old_letters
from cchc.text import nfc


@pytest.mark.parametrize(
    ("typed", "font", "text"),
    [
        ("µ¸¶·¹ »¾¼½Æ ÇÊÈÉË", ".VnTime", "àáảãạ ằắẳẵặ ầấẩẫậ"),
        ("ÌÐÎÏÑ ÒÕÓÔÖ ×ÝØÜÞ", ".VnTime", "èéẻẽẹ ềếểễệ ìíỉĩị"),
        ("ßãáâä åèæçé êíëìî", ".VnTime", "òóỏõọ ồốổỗộ ờớởỡợ"),
        ("ïóñòô õøö÷ù úýûüþ", ".VnTime", "ùúủũụ ừứửữự ỳýỷỹỵ"),
        ("¨©®ª«¬\u00ad ¡¢§£¤¥¦", ".VnTime", "ăâđêôơư ĂÂĐÊÔƠƯ"),
        ("tµi chÝnh", ".VnTimeH", "TÀI CHÍNH"),
        ("aø aù aû aõ aï aâ aà aá aå aã aä aê aè aé aú aü aë", "VNI-Times", "à á ả ã ạ â ầ ấ ẩ ẫ ậ ă ằ ắ ẳ ẵ ặ"),
        ("ô ôø ôù ôû ôõ ôï ö öø öù öû öõ öï ñ Ñ", "VNI-Helve", "ơ ờ ớ ở ỡ ợ ư ừ ứ ử ữ ự đ Đ"),
        ("ì í æ ó ò yø yù yû yõ î", "VNI-Times", "ì í ỉ ĩ ị ỳ ý ỷ ỹ ỵ"),
        ("UÛY BAN NHAÂN DAÂN", "VNI-Times", "ỦY BAN NHÂN DÂN"),
        ("àáảãạ ¸", "Arial", "àáảãạ ¸"),
    ],
)
def test_letters_are_read_as_their_font_draws_them(typed, font, text):
    assert nfc(from_old_letters(typed, font)) == text
