"""Numbers as people type them: read one way only, or refused; printed as Vietnamese texts print them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.text.numbers import shown_number, typed_number


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("12", 12),
        (" 12 ", 12),
        ("0", 0),
        ("-3", -3),
        ("\u22123", -3),
        ("1.250", 1250),
        ("12.500", 12500),
        ("1.250.000", 1250000),
        ("1.250,5", 1250.5),
        ("97,5", 97.5),
        ("97.5", 97.5),
        ("1.25", 1.25),
        ("1.2500", 1.25),
        ("97,1250", 97.125),
        ("0,250", 0.25),
        ("0.250", 0.25),
        ("12,0", 12),
    ],
)
def test_a_number_is_read_as_vietnamese_offices_mean_it(typed, value):
    assert typed_number(typed).value == value
    assert isinstance(typed_number(typed).value, type(value))


@pytest.mark.parametrize(
    ("typed", "how"),
    [
        ("1.250", "“1.250” đọc là 1250 (dấu chấm phân cách hàng nghìn)"),
        ("1.250,5", "“1.250,5” đọc là 1250,5 (dấu chấm phân cách hàng nghìn)"),
        ("97.5", "“97.5” đọc là 97,5 (dấu chấm thập phân)"),
        ("97,5", ""),
        ("12", ""),
    ],
)
def test_it_is_said_how_a_dot_was_read(typed, how):
    assert typed_number(typed).how == how


@pytest.mark.parametrize(("typed", "both"), [("1,250", ("1250", "1,2500")), ("1234.567", ("1234567", "1234,5670"))])
def test_what_could_be_two_numbers_is_refused_with_both(typed, both):
    with pytest.raises(ValueError, match=r"có thể là hai số") as raised:
        typed_number(typed)
    assert all(way in str(raised.value) for way in both)


@pytest.mark.parametrize("typed", ["12345678901234567,5", "1.234.567.890.123.456,78", "0.12345678901234567891"])
def test_what_would_be_rounded_is_refused(typed):
    with pytest.raises(ValueError, match="nhiều chữ số quá") as raised:
        typed_number(typed)
    assert typed in str(raised.value)


@given(st.integers(-(10**14), 10**14), st.integers(0, 9))
def test_a_decimal_is_kept_as_typed(whole, tenths):
    typed = f"{whole},{tenths}"
    assert f"{typed_number(typed).value:.1f}" == typed.replace(",", ".")


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "abc",
        "1,250,000",
        "1,250.5",
        "1.25.3",
        "1.2500.000",
        ".5",
        "5.",
        "1e5",
        "inf",
        "nan",
        "١٢",
        "1 250",
        "9" * 30,
    ],
)
def test_anything_else_is_refused(typed):
    with pytest.raises(ValueError, match="không phải một số"):
        typed_number(typed)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (1250, "1.250"),
        (1234567, "1.234.567"),
        (97.5, "97,5"),
        (1250.5, "1.250,5"),
        (12.0, "12"),
        (-3, "-3"),
        (0.1, "0,1"),
    ],
)
def test_a_number_is_printed_with_dots_for_thousands_and_a_comma_for_decimals(value, shown):
    assert shown_number(value) == shown


@given(st.integers(-(10**12), 10**12))
def test_a_printed_whole_number_reads_back_as_itself(value):
    assert typed_number(shown_number(value)).value == value
