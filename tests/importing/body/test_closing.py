"""Recipients and signers, however their lines stand."""

from __future__ import annotations

import pytest
from msgspec import UNSET

from cchc.importing.blocks import Cell, Row, Table, Where
from cchc.importing.body.closing import read_closing
from tests.importing.passage_lines import paragraph


def beside(left, right):
    """A table of layout with two cells."""
    cells = tuple(
        Cell(tuple(paragraph(line, n) for n, line in enumerate(lines, 1)), at, at)
        for at, lines in enumerate((left, right))
    )
    return Table((Row(cells),), 2, Where("thân văn bản", 1, 1), bordered=False)


def signed(*lines):
    one = read_closing([beside(["Nơi nhận:"], lines)]).signature
    return (
        one
        if one is UNSET
        else tuple(getattr(one, key) or "" for key in ("authority", "on_behalf", "office", "name"))
    )


@pytest.mark.parametrize(
    ("lines", "signature"),
    [
        (["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn Mẫu"], ("TM. ỦY BAN NHÂN DÂN", "", "CHỦ TỊCH", "Lê Văn Mẫu")),
        (
            ["TM. ỦY BAN NHÂN DÂN", "XÃ TÂN MẪU", "CHỦ TỊCH", "LÊ VĂN MẪU"],
            ("TM. ỦY BAN NHÂN DÂN XÃ TÂN MẪU", "", "CHỦ TỊCH", "LÊ VĂN MẪU"),
        ),
        (["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "(Đã ký)", "Lê Mẫu"], ("", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Mẫu")),
        (["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Lê Mẫu"], ("", "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Lê Mẫu")),
        (["GIÁM ĐỐC", "TS. Lê Văn Mẫu"], ("", "", "GIÁM ĐỐC", "TS. Lê Văn Mẫu")),
        (["TRƯỞNG PHÒNG", "", "Lê Văn Mẫu"], ("", "", "TRƯỞNG PHÒNG", "Lê Văn Mẫu")),
        ([], UNSET),
    ],
)
def test_who_signs(lines, signature):
    assert signed(*lines) == signature


def test_a_second_signer_is_listed():
    found = read_closing([beside(["Nơi nhận:"], ["CHỦ TỊCH", "Lê Văn Mẫu", "PHÓ CHỦ TỊCH", "Trần Thử"])])
    assert (found.signature.office, found.signature.name) == ("CHỦ TỊCH", "Lê Văn Mẫu")
    assert [one.words for one in found.unread] == ["PHÓ CHỦ TỊCH / Trần Thử"]


@pytest.mark.parametrize(
    ("lines", "recipients", "filing"),
    [
        (["Nơi nhận:", "- Như trên;", "- Lưu: VT."], ["Như trên"], "Lưu: VT"),
        (["Nơi nhận:\n- Như trên;\n- Lưu: VT, NV (2b)."], ["Như trên"], "Lưu: VT, NV (2b)"),
        (["Nơi nhận:", "- Các phòng,", "ban huyện;", "- Lưu VT."], ["Các phòng, ban huyện"], "Lưu VT"),
        (["Nơi nhận :", "Như trên;", "UBND tỉnh (b/c);", "Lưu: VT"], ["Như trên", "UBND tỉnh (b/c)"], "Lưu: VT"),
        (["Nơi nhận:", "- Như trên./."], ["Như trên"], UNSET),
    ],
)
def test_who_gets_it(lines, recipients, filing):
    found = read_closing([beside(lines, ["CHỦ TỊCH", "Lê Mẫu"])])
    assert ([words for words, _ in found.recipients], found.filing, found.unread) == (recipients, filing, ())


def test_lines_one_after_the_other():
    found = read_closing(
        [
            paragraph("Nơi nhận:"),
            paragraph("- Như trên;"),
            paragraph("- Lưu: VT."),
            paragraph("**CHỦ TỊCH", aligned="center"),
            paragraph("**Lê Văn Mẫu", aligned="center"),
        ]
    )
    assert ([words for words, _ in found.recipients], found.filing) == (["Như trên"], "Lưu: VT")
    assert (found.signature.office, found.signature.name) == ("CHỦ TỊCH", "Lê Văn Mẫu")


def test_a_tab_within_the_left_cell_begins_no_signature():
    cells = beside(
        ["Nơi nhận:\n- Sở Mẫu;\t\t- Thường trực xã;", "- Lưu: VT."], ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Văn Mẫu"]
    )
    found = read_closing([cells])
    assert [words for words, _ in found.recipients] == ["Sở Mẫu", "Thường trực xã"]
    assert (found.signature.name, found.unread) == ("Lê Văn Mẫu", ())


def test_no_name_ends_like_a_recipient():
    found = read_closing([beside(["Nơi nhận:", "- Lưu: VT."], ["CHỦ TỊCH", "Thường trực xã;", "Lê Văn Mẫu"])])
    assert found.signature.name == "Lê Văn Mẫu"
    assert [one.words for one in found.unread] == ["Thường trực xã;"]
