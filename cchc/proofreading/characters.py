"""Characters that nobody sees or that only look right: foreign letters in words, accents left apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from cchc.proofreading.remark import Remark

_SUSPICIOUS = re.compile(
    "[\u00a0\u00ad\u0300-\u03ff\u0400-\u04ff\u1d00-\u1d7f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffd"
    "\uff21-\uff5a]+"
)
_NO_BREAK = "\u00a0"
_ALIKE = str.maketrans("АВЕЅІЈКМНОРСТУХаесорхуіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧοсԁһ", "ABESIJKMHOPCTYXaecopxyijsABEZHIKMNOPTYXocdh")


def foreign_characters(text: str) -> Iterator[Remark]:
    """Invisible characters, accents apart from their letter, letters of other alphabets within a word.

    ``right`` is the word in Latin letters where each foreign letter has one that looks alike.
    """
    told = 0
    for found in _SUSPICIOUS.finditer(text):
        start, end = found.span()
        if start < told:
            continue
        if text[start] == _NO_BREAK:
            if end - start > 1 or text[start - 1 : start] == " " or text[end : end + 1] == " ":
                yield Remark(start, end, " ")
        elif unicodedata.combining(text[start]):
            start = max(0, start - 1)
            yield Remark(start, end, unicodedata.normalize("NFC", text[start:end]))
        elif text[start].isalpha():
            start, end = _whole_word(text, start, end)
            yield from _of_another_alphabet(text[start:end], start)
        else:
            yield Remark(start, end)
        told = end


def _whole_word(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    return start, end


def _of_another_alphabet(word: str, start: int) -> Iterator[Remark]:
    """A word with foreign letters among Latin ones, or all of letters that look Latin; "α" alone is a sign."""
    plain = unicodedata.normalize("NFKC", word).translate(_ALIKE)
    if any(_is_latin(letter) for letter in word) or (len(word) > 1 and plain.isascii()):
        yield Remark(start, start + len(word), plain if all(map(_is_latin, plain)) else "")


def _is_latin(letter: str) -> bool:
    return letter < "\u0250" or "\u1e00" <= letter < "\u1f00"
