"""Numbers as Vietnamese offices type and print them: a dot parts the thousands, a comma the decimals."""

from __future__ import annotations

import re
from typing import NamedTuple

from cchc.text.number_words import number_figures

_PLAIN = re.compile(r"-?[0-9]+")
_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?P<decimals>,[0-9]+)?")
_COMMA = re.compile(r"-?[0-9]+,[0-9]+")
_DOT = re.compile(r"-?[0-9]+\.[0-9]+")
_THREE_AFTER = re.compile(r"-?[0-9]*[1-9][0-9]*(?P<mark>[.,])[0-9]{3}")
_MAX_SIGNS = 24


class Typed(NamedTuple):
    """A number that was typed; ``how`` says how it was read where the sign in it has two uses, else ""."""

    value: int | float
    how: str = ""


def typed_number(text: str) -> Typed:
    """The number that a person means by ``12``, ``1.250`` (one thousand two hundred and fifty), ``97,5``, ``97.5``.

    One dot with exactly three digits after it parts thousands. Raises ValueError with a Vietnamese sentence for
    what is no number, could be two ("1,250": 1250 in English sheets, 1.25 in Vietnamese ones), or has more digits
    than can be kept.
    """
    plain = text.strip().replace("−", "-")
    if len(plain) > _MAX_SIGNS:
        raise ValueError(f"“{text}” dài quá, không phải một số liệu")
    if _PLAIN.fullmatch(plain):
        return Typed(int(plain))
    thousands = _THOUSANDS.fullmatch(plain)
    if thousands:
        digits = plain.replace(".", "")
        value = _decimal(text, digits) if thousands["decimals"] else int(digits)
        return _said(plain, value, "dấu chấm phân cách hàng nghìn")
    three = _THREE_AFTER.fullmatch(plain)
    if three:
        whole = plain.replace(three["mark"], "")
        raise ValueError(
            f"“{text}” có thể là hai số: ghi {whole} nếu là số nguyên, "
            f"{plain.replace('.', ',')}0 nếu là số thập phân"
        )
    if _COMMA.fullmatch(plain):
        return Typed(_decimal(text, plain))
    if _DOT.fullmatch(plain):
        return _said(plain, _decimal(text, plain), "dấu chấm thập phân")
    raise ValueError(f"“{text}” không phải một số; ghi như 12, 1.250 (một nghìn hai trăm năm mươi) hoặc 97,5")


def _said(typed: str, value: int | float, mark: str) -> Typed:
    return Typed(value, f"“{typed}” đọc là {shown_number(value, thousands='')} ({mark})")


def _decimal(text: str, digits: str) -> int | float:
    """The number that digits with one sign for the decimals stand for; ValueError where it would be rounded."""
    from decimal import Decimal

    plain = digits.replace(",", ".")
    value = float(plain)
    if Decimal(repr(value)) != Decimal(plain):
        raise ValueError(f"“{text}” nhiều chữ số quá, không giữ được hết; ghi số đã làm tròn")
    return int(value) if value.is_integer() else value


def shown_number(value: int | float, *, thousands: str = ".") -> str:
    """A number as Vietnamese texts print it: 1250 → "1.250", 97.5 → "97,5"; at most nine decimals."""
    whole, _, decimals = (str(value) if isinstance(value, int) else f"{value:.9f}").partition(".")
    digits = ("-" if whole.startswith("-") else "") + number_figures(abs(int(whole))).replace(".", thousands)
    return ",".join(filter(None, (digits, decimals.rstrip("0"))))


def shown_share(part: int, whole: int) -> str | None:
    """A part in per cent of the whole, with one decimal where it is not even: "62,5%"; None of nothing."""
    return f"{shown_number(round(100 * part / whole, 1))}%" if whole else None
