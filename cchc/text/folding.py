"""Forms of a Vietnamese text under which two spellings of the same words compare equal.

Why: plans write "hoà" and "hòa", "Qúy" and "Quý", "Tài chính – Kế hoạch" and "Tài chính - Kế hoạch";
clerks type without diacritics; macOS hands over decomposed (NFD) text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SPACES = re.compile(r"\s+")
_DASHES = re.compile(r"\s*[-‐‑‒–—−]\s*")
_AMPERSAND = re.compile(r"\s*&\s*")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_NO_NAME = re.compile(r"[^a-z0-9]+")
_WORD = re.compile(r"[^\W\d_]+")


class _Bare(dict[int, int | None]):
    """The letters of decomposed text without their marks; each is looked up once, since all words pass here."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.combining(chr(code)) else code
        return self[code]


_BARE = _Bare({ord("đ"): ord("d")})
_TONES = "\u0300\u0301\u0309\u0303\u0323"  # huyền, sắc, hỏi, ngã, nặng
# Open syllables whose tone new spelling puts on the second vowel and old spelling on the first: oà ~ òa.
_OPEN_PAIR = re.compile(rf"(?P<a>[ou])(?P<b>[aey])(?P<tone>[{_TONES}])$", re.IGNORECASE)
# After q the letter u is part of the consonant: the tone never stands on it (Qúy → Quý).
_QU = re.compile(rf"^(?P<q>qu)(?P<tone>[{_TONES}])(?P<rest>.+)$", re.IGNORECASE)
_FIRST_VOWEL_AFTER = re.compile(r"[aeiouy][\u0306\u0302\u031b]*", re.IGNORECASE)


def nfc(text: str) -> str:
    """The text in Unicode NFC (TCVN 6909:2001)."""
    return unicodedata.normalize("NFC", text)


def one_space(text: str) -> str:
    """The text in NFC with every run of white space as one space, none at the ends."""
    return _SPACES.sub(" ", nfc(text)).strip()


def _syllable(match: re.Match[str]) -> str:
    word = unicodedata.normalize("NFD", match.group())
    if word.isascii():
        return match.group()
    moved = _QU.sub(_off_the_u, word)
    if not moved.lower().startswith("qu"):
        moved = _OPEN_PAIR.sub(r"\g<a>\g<tone>\g<b>", moved)
    return nfc(moved)


def _off_the_u(match: re.Match[str]) -> str:
    rest = _FIRST_VOWEL_AFTER.sub(lambda vowel: vowel.group() + match["tone"], match["rest"], count=1)
    return match["q"] + rest


def canonical(text: str) -> str:
    """One spelling for each text, diacritics kept: NFC, lower case, one space, plain dashes, one tone placement.

    Characters that nobody sees (soft hyphens, zero-width spaces from Word) are dropped.

    >>> canonical("Qúy  I – Hoà")
    'quý i - hòa'
    """
    plain = one_space(_INVISIBLE.sub("", text)).lower()
    plain = _DASHES.sub(lambda m: " - " if m.group().strip() != m.group() else "-", plain)
    return _WORD.sub(_syllable, plain)


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """The key under which names match: no case, diacritics, spaces round dashes, closing marks; ``&`` is "va".

    >>> fold("Văn phòng HĐND&UBND thị xã.")
    'van phong hdnd va ubnd thi xa'
    """
    plain = unicodedata.normalize("NFD", _INVISIBLE.sub("", text).lower()).translate(_BARE)
    if "&" in plain:
        plain = _AMPERSAND.sub(" va ", plain)
    return _DASHES.sub("-", " ".join(plain.split())).strip(" .;,:")


def unmarked(text: str) -> str:
    """The text in small letters without diacritics, a letter for each letter of it in NFC.

    >>> unmarked("Phòng Đất đai,")
    'phong dat dai,'
    """
    return unicodedata.normalize("NFD", text.lower()).translate(_BARE)


def slug(text: str) -> str:
    """The text as a name for ids and files: folded, every run of other signs a dash.

    >>> slug("Quyết định số 1020/QĐ-UBND")
    'quyet-dinh-so-1020-qd-ubnd'
    """
    return _NO_NAME.sub("-", fold(text)).strip("-")


def cut(text: str, width: int) -> str:
    """The text on one line, of at most ``width`` characters, cut after a word."""
    plain = " ".join(text.split())
    if len(plain) <= width:
        return plain
    whole, _, part = plain[:width].rpartition(" ")
    return f"{(whole or part[: width - 1]).rstrip(' ,;:.(')}…"
