"""Plain scalars by the core schema of YAML 1.2 (section 10.3.2).

Why not YAML 1.1, PyYAML's own: it turns "no" into False, "1:30" into 90, "010" into 8 and raises on
"2025-02-30".
"""

from __future__ import annotations

import re

_WORDS: dict[str, bool | float | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
    ".nan": float("nan"), ".NaN": float("nan"), ".NAN": float("nan"),
}  # fmt: skip
for _word in (".inf", ".Inf", ".INF"):
    _WORDS |= {_word: float("inf"), f"+{_word}": float("inf"), f"-{_word}": float("-inf")}

_INT = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
NOT_ONLY_TEXT = frozenset("0123456789+-.~nNtTfF")  # what a number or one of the words starts with
_BASES = {"0o": 8, "0x": 16}

MAX_DIGITS = 18


class TooLong(ValueError):
    """An integer of more than 18 digits (beyond what JSON readers and sheets hold)."""


def plain_value(text: str) -> str | int | float | bool | None:
    """The value of an unquoted scalar; raises `TooLong` for an integer beyond 18 digits."""
    if text and text[0] not in NOT_ONLY_TEXT:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INT.fullmatch(text):
        return _integer(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    return text


def _integer(text: str) -> int:
    base = _BASES.get(text[:2], 10)
    digits = text[2:] if base != 10 else text.lstrip("+-")
    digits = digits.lstrip("0") or "0"
    # The length is looked at first: Python refuses to convert thousands of decimal digits.
    if len(digits) > MAX_DIGITS * 2 or (value := int(digits, base)) >= 10**MAX_DIGITS:
        raise TooLong(text)
    return -value if text.startswith("-") else value
