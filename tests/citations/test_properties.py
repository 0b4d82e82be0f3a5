"""Laws of reading: what is put together of parts is read back with its places; no text makes it fail."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.citations import citations, disagreement, law_years, written_dates

STATE = {"Quyết định": "QĐ", "Kế hoạch": "KH", "Báo cáo": "BC", "Tờ trình": "TTr", "Thông báo": "TB"}
BODIES = {
    "UBND": ("Ủy ban nhân dân tỉnh Sóc Trăng", "UBND thị xã", "Chủ tịch UBND huyện Kế Sách"),
    "HĐND": ("Hội đồng nhân dân tỉnh", "HĐND xã An Ninh"),
}


@st.composite
def wholes(draw):
    """A citation as text, with its parts."""
    kind = draw(st.sampled_from(sorted(STATE)))
    body = draw(st.sampled_from(sorted(BODIES)))
    year = draw(st.none() | st.integers(2000, 2030))
    number = draw(st.integers(1, 99_999))
    middle = f"{year}/" if year else ""
    sign = f"{number:02}/{middle}{STATE[kind]}-{body}"
    day = draw(st.none() | st.dates(date(1990, 1, 1), date(2035, 12, 31)))
    written = draw(st.sampled_from(["{0.day}/{0.month}/{0.year}", "{0.day:02} tháng {0.month} năm {0.year}"]))
    issuer = draw(st.none() | st.sampled_from(BODIES[body]))
    title = draw(
        st.none() | st.sampled_from(["về cải cách hành chính năm 2025", "ban hành Quy chế làm việc, tiếp dân"])
    )
    words = [kind, draw(st.sampled_from(["số", "số:", ""])), sign]
    words += [f"ngày {written.format(day)}"] if day else []
    words += [f"của {issuer}"] if issuer else []
    words += [title] if title else []
    return " ".join(filter(None, words)), (kind, sign, day, issuer, title)


@pytest.mark.slow
@given(st.lists(wholes(), min_size=1, max_size=4), st.sampled_from(["", "Căn cứ ", "- Tiếp tục thực hiện tốt "]))
def test_well_formed_citations_are_read_back(given_ones, opening):
    text = opening + "; ".join(whole for whole, _ in given_ones) + "."
    found = citations(text)
    assert [one.text for one in found] == [whole for whole, _ in given_ones]
    for one, (_, (kind, sign, day, issuer, title)) in zip(found, given_ones, strict=True):
        assert (one.kind, one.sign.text, one.sign.right, one.sign.slips) == (kind, sign, sign, ())
        assert (one.date.day if one.date else None) == day
        assert (one.title.text if one.title else None) == title
        if issuer:
            assert one.issuer.text == issuer
        assert disagreement(one) is None


PIECES = st.lists(
    st.sampled_from(
        [
            *"0123456789/-– .,;()“”\naOĐ",
            *("ngày ", "tháng ", "năm ", "số ", "Luật ", "của ", "về ", "Kế hoạch ", "UBND tỉnh "),
            *("NĐ", "CP", "QĐ", "TTg", "UBND", "TU", "QH13", "2021"),
        ]
    ),
    max_size=40,
).map("".join)


@given(PIECES | st.text(max_size=200))
def test_any_text_is_read_and_every_part_stands_where_it_says(text):
    last = 0
    for one in citations(text):
        assert one.text == text[one.start : one.end]
        assert one.start <= one.sign.start < one.sign.end <= one.end
        assert one.sign.start >= last
        last = one.sign.end
        for part in (one.sign, one.kind_at, one.date, one.title):
            assert part is None or text[part.start : part.end] == part.text
        disagreement(one)
    for written in written_dates(text):
        assert text[written.start : written.end] == written.text
        assert (written.day is None) is bool(written.why)
    for law in law_years(text):
        assert law.start < law.end <= len(text)
