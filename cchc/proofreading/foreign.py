"""What is no Vietnamese word and therefore not judged: recognised by its form, else by a list counted in texts."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

_ALPHABET = re.compile("[a-eghik-vxyàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]+")
_LONGEST = 8
"""The longest syllable ("nghiêng") has seven letters, and a slip adds one."""
_VOWEL = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
_ONE_GROUP = re.compile(f"[^{_VOWEL}]*[{_VOWEL}]+[^{_VOWEL}]*")
_INITIAL = "(?:ngh?|nh?|gh|gi?|kh?|ch?|th?|tr?|ph?|qu|[bdhlmrsvx])?"
_BARE = re.compile(f"{_INITIAL}[aeiouy]{{1,3}}(?:ch?|ng?h?|[mpt])?[cghmnptu]?")


def might_be_a_slip(word: str) -> bool:
    """Whether a word could be a Vietnamese syllable with a slip in it, by its form (NFC, lower case).

    It has one group of vowels and only letters of the Vietnamese alphabet; without any mark it also begins like a
    syllable and ends, but for one letter, like one: "giangh", not "online", "blog", "file", "laptop".
    """
    if len(word) > _LONGEST or not _ALPHABET.fullmatch(word) or not _ONE_GROUP.fullmatch(word):
        return False
    return bool(_BARE.fullmatch(word)) if word.isascii() else len(word.strip("đ")) > 1


@cache
def foreign_words() -> frozenset[str]:
    """Words in lower case that might be slips by their form and are none: "web", "đắk"."""
    data = (resources.files("cchc") / "data" / "foreign-words.txt").read_text("utf-8")
    return frozenset(data.partition("\n\n")[2].split())
