"""Parts of a citation that cannot all be right, and near misses that can."""

from __future__ import annotations

import pytest

from cchc.citations import citations, disagreement


def between(text):
    [one] = citations(text)
    wrong = disagreement(one)
    return wrong.between if wrong else None


@pytest.mark.parametrize(
    "sign",
    [
        "06/TTg-CP",
        "06/QĐ-CP",
        "12/2021/NĐ-TTg",
        "12/2021/NĐ-UBND",
        "05/NQ-TTg",
        "03/TT-UBND",
        "12/CP-NQ",
        "4/CT-CP",
    ],
)
def test_letters_that_cannot_go_together(sign):
    assert between(f"số {sign}") == "letters"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Quyết định số 12/KH-UBND", "kind"),
        ("Kế hoạch số 45/UBND-NC", "kind"),
        ("Công văn số 13/BC-UBND", "kind"),
        ("Luật số 60/2021/NĐ-CP", "kind"),
        ("Chương trình số 18-TTr/TU", "kind"),
        ("Nghị quyết số 202/2025/QH15 ngày 12/6/2025 của Ủy ban Thường vụ Quốc hội", "issuer"),
        ("Nghị quyết số 1668/NQ-UBTVQH15 ngày 16/6/2025 của Quốc hội", "issuer"),
        ("Chương trình số 18-CT/TU", "kind"),
        ("Kết luận số 12/TB-UBND", "usage"),
        ("Thông báo số 12/KL-UBND", "usage"),
        ("Quyết định số 13/QĐ-TTg ngày 03/02/2024 của Chính phủ", "issuer"),
        ("Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Thủ tướng Chính phủ", "issuer"),
        ("Thông tư số 14/2024/TT-BTC ngày 03/02/2024 của Bộ Nội vụ", "issuer"),
        ("Nghị quyết số 10-NQ/TU ngày 29/12/2021 của UBND tỉnh", "issuer"),
    ],
)
def test_what_disagrees(text, what):
    assert between(text) == what


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết số 203/2025/QH15 ngày 16/6/2025 của Quốc hội",
        "Nghị quyết số 35/2023/UBTVQH15 ngày 12/7/2023 của Ủy ban Thường vụ Quốc hội",
        "Thông báo kết luận số 173-TB/TW ngày 06/12/2016 của Ban Bí thư",
        "Quy định số 205-QĐ/TW ngày 23/9/2019 của Bộ Chính trị",
        "Đề án 06/QĐ-TTg",
        "Quy chế số 12/QĐ-UBND",
        "Văn bản số 12/KH-UBND",
        "Công văn số 1234/CT-TTHT",
        "Công văn số 15/TTg-KSTT ngày 03/02/2024 của Thủ tướng Chính phủ",
        "Hướng dẫn số 123/UBND-NC",
        "Nghị quyết số 202/2025/QH15 ngày 12/6/2025 của Quốc hội",
        "Kế hoạch số 48-KH/HU ngày 03/02/2024 của Huyện ủy",
        "Chỉ thị số 05/CT-UBND ngày 25/4/2023 của Chủ tịch UBND tỉnh",
        "Thông tư liên tịch số 71/2014/TTLT-BTC-BNV ngày 30/5/2014 của Bộ Nội vụ",
        "Kế hoạch số 12/KH-BCĐ ngày 03/02/2024 của UBND tỉnh",
        "Nghị định số 12/2021/NĐ-CP",
        "Nghị định số 84/2020/NĐ-CP do Ủy ban nhân dân tỉnh thực hiện",
        "Thông tư số 90/2016/TTLT-BTC-BCT",
    ],
)
def test_what_agrees(text):
    assert between(text) is None
