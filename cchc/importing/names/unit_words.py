"""Where a unit's name begins and ends in running words, by what is generally known of Vietnamese bodies.

The words stand in ``data/unit-words.yaml``. Used where no register knows the name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib import resources

import msgspec
from msgspec import Struct

from cchc.text import fold
from cchc.yamltree import read_tree

_WORD = re.compile(r"[^\s/,;]+[,;.)]*|[/,;]")
LONGEST_NAME = 60
"""No name has more words."""
GROUP_OPENINGS = ("cac ", "nhung ", "tung ", "moi ", "toan the ", "tat ca ")
_ANY_CASE = frozenset(["các", "những", "từng", "mọi", "ubnd"])
_ANY_CASE_PAIRS = frozenset(["uy ban", "toan the", "tat ca", "doanh nghiep"])
_RELATED = re.compile(r"(?:co quan|don vi|dia phuong|to chuc|ca nhan)\b.*\blien quan\b")
_OFFICE = re.compile(r"^(?:van phong|vp)\b")
_COUNCIL = re.compile(r"\b(?:hdnd|hoi dong nhan dan|dbqh|quoc hoi|uy)$")
_COUNCIL_AFTER = re.compile(r"(?:hdnd|ubnd|hoi dong|uy ban)\b")
_CUT_OFF = re.compile(r"^(?:so|phong)\b|^(?:ubnd|uy ban nhan dan) .*\b(?:xa|phuong|thi tran|dac khu)$")
_BEGUN_ANEW = re.compile(r"(?:so|phong|van phong|ubnd|cac)\b")
_OFFICES_OF = frozenset(["cua", "thuoc", "voi", "ve", "tai", "cho", "do", "va", "giua"])
_LOOSE = frozenset(["va", "hoac", "cung", "/", "&"])
_LEVELS = re.compile(r"(?:ubnd|uy ban nhan dan) cap\b")
_GENERIC = ("co quan", "don vi", "dia phuong", "to chuc")
"""What such names begin with, unless a proper name follows."""


class _Known(Struct, frozen=True, forbid_unknown_fields=True):
    """The words of ``data/unit-words.yaml``."""

    one_word: frozenset[str]
    pairs: frozenset[str]
    whole: frozenset[str]
    titles: frozenset[str]
    explaining: frozenset[str]
    organised: frozenset[str]
    bodies: frozenset[str]
    unfinished: frozenset[str]
    unfinished_before: dict[str, list[str]]
    departments: frozenset[str]


@cache
def _known() -> _Known:
    data = (resources.files("cchc") / "data" / "unit-words.yaml").read_bytes()
    return msgspec.convert(read_tree(data, "unit-words.yaml").data, _Known)


class Word(Struct, frozen=True):
    """One word of a text: its place, itself and its folded form without signs round it."""

    start: int
    end: int
    text: str
    folded: str


def words_of(text: str) -> list[Word]:
    """The words of a text; a stroke is a word of its own."""
    return [
        Word(
            found.start(),
            found.end(),
            found.group(),
            found.group() if found.group() in "/&" else _plain(found.group()),
        )
        for found in _WORD.finditer(text)
    ]


def begins_unit(text: str) -> bool:
    """Whether a text begins as the name of a unit or a group."""
    return starts_name(words_of(text.lstrip(" -+•")), 0)


def is_department(name: str) -> bool:
    """Whether a name is that of a department as the decrees call it, at whatever level."""
    return fold(name) in _known().departments


def starts_name(words: Sequence[Word], at: int) -> bool:
    """Whether a name may begin with the word at this place."""
    if at >= len(words):
        return False
    word = words[at]
    pair = f"{word.folded} {words[at + 1].folded}" if at + 1 < len(words) and not _parted(word) else ""
    if (word.text.lower() in _ANY_CASE and pair) or pair in _ANY_CASE_PAIRS:
        return True
    if not word.text.lstrip('(“"').strip()[:1].isupper():
        return False
    if word.folded in _known().whole or _said(words[at : at + 2]) in ("so ban", "so nganh"):
        return True
    return pair in _known().pairs or (word.folded in _known().one_word and bool(pair))


def explains(words: Sequence[Word], at: int) -> bool:
    """Whether the words from here say what a unit does, and are no part of its name."""
    if at >= len(words):
        return False
    if words[at].text.startswith("("):
        return True
    after = words[at + 1].folded if at + 1 < len(words) else ""
    if not words[at].text[:1].islower() or f"{words[at].folded} {after}" not in _known().explaining:
        return False
    return not _organised(words, at)


def _organised(words: Sequence[Word], at: int) -> bool:
    """Whether "tổ chức" is a body here ("tổ chức chính trị - xã hội"), not what a unit does."""
    if words[at].folded != "to" or at + 2 >= len(words):
        return False
    return _parted(words[at + 1]) or any(_said(words[at + 2 : at + n]) in _known().organised for n in (3, 4))


def name_end(words: Sequence[Word], at: int) -> int:
    """The place of the first word after the name that begins at ``at``."""
    brackets = 0
    limit = min(len(words), at + LONGEST_NAME)
    for now in range(at, limit):
        brackets += words[now].text.count("(") - words[now].text.count(")")
        here = now + 1
        if here >= len(words) or brackets > 0:
            continue
        said = _said(words[at:here])
        if _parted(words[now]):
            after = here + (words[here].folded in _LOOSE)
            if starts_name(words, after) and not _one_list(said, words, after):
                return here
            if _apart(said, words, after):
                return here
            if _LEVELS.match(said) and after < len(words) and words[after].folded == "cap":
                return here
        elif words[here].folded in _LOOSE and _apart(said, words, here + 1):
            return here
        elif words[here].folded in _LOOSE and not _in_a_sign(words, here):
            if (starts_name(words, here + 1) or _related(said, words, here + 1)) and not _one_office(
                said, words, here + 1
            ):
                return here
        elif _begun_anew(said, words, here):
            return here
    return limit


def title_words(words: Sequence[Word], at: int) -> int:
    """How many words from here are the title of a unit's people ("Lãnh đạo", "Đại diện"); 0 for none."""
    return next((size for size in (3, 2) if _said(words[at : at + size]) in _known().titles), 0)


def unfinished(line: str, following: str) -> bool:
    """Whether a line is no name without the one that follows: a title alone ("Lãnh đạo"), the kind of an office
    without what it is for ("Trung tâm"), a name that ends in "và" or a dash.
    """
    words = words_of(line)
    if not words or not following:
        return False
    said = _said(words)
    if words[-1].text in ("-", "–", "/", "&") or words[-1].folded in _OFFICES_OF:
        return True
    if said in _known().titles or said in _known().unfinished:
        return said in _known().titles or not starts_name(words_of(following), 0)
    return f"{fold(following)} ".startswith(tuple(f"{one} " for one in _known().unfinished_before.get(said, ())))


def loose(word: Word) -> bool:
    """Whether a word only joins names: "và", "hoặc", "/"."""
    return word.folded in _LOOSE


def _one_list(said: str, words: Sequence[Word], at: int) -> bool:
    """Whether what follows goes on in a list of kinds: "Các Sở, Ban, ngành", "Các cơ quan, đơn vị"."""
    if said.startswith(GROUP_OPENINGS) and words[at].text[:1].islower() and words[at].text.lower() not in _ANY_CASE:
        return words[at].folded != "uy"
    kinds = words[at].folded == "so" and not said.startswith(GROUP_OPENINGS)
    return _parted(words[at]) and words[at].folded not in _known().whole and not kinds


def _one_office(said: str, words: Sequence[Word], at: int) -> bool:
    """Whether the words are those of one office: "Văn phòng HĐND và UBND"."""
    after = _said(words[at : at + 2])
    return bool(_OFFICE.search(said) and _COUNCIL.search(said) and _COUNCIL_AFTER.match(after))


def _related(said: str, words: Sequence[Word], at: int) -> bool:
    """Whether "cơ quan có liên quan" follows, and not as a part of "các cơ quan và đơn vị liên quan"."""
    several = said.startswith((*GROUP_OPENINGS, *_GENERIC)) and len(said.split()) <= 3
    return not several and _RELATED.match(_said(words[at : at + 8])) is not None


def _begun_anew(said: str, words: Sequence[Word], at: int) -> bool:
    """Whether another office begins without a sign before it, as where a line break was lost."""
    if len(said.split()) < 2 or not _CUT_OFF.match(said) or words[at - 1].folded in _OFFICES_OF:
        return False
    return (
        words[at].text[:1].isupper()
        and starts_name(words, at)
        and bool(_BEGUN_ANEW.match(_said(words[at : at + 2])))
    )


def _apart(said: str, words: Sequence[Word], at: int) -> bool:
    """Whether "tổ chức chính trị - xã hội" or "cơ quan liên quan" follows a name of which it is no part."""
    if at >= len(words) or said.startswith((*_GENERIC, *(f"cac {one}" for one in _GENERIC))):
        return False
    if not said.startswith(GROUP_OPENINGS) and _RELATED.match(_said(words[at : at + 8])):
        return words[at].text[:1].islower()
    return words[at].text[:1].islower() and _said(words[at : at + 4]) in _known().bodies


def _in_a_sign(words: Sequence[Word], at: int) -> bool:
    """Whether a stroke stands in the sign of a document ("3342/UBND"), not between two names."""
    return words[at].text == "/" and words[at - 1].text[-1].isdigit()


def _parted(word: Word) -> bool:
    return word.text.endswith((",", ";"))


def _said(words: Sequence[Word]) -> str:
    return " ".join(word.folded for word in words)


def _plain(word: str) -> str:
    return fold(word).strip("()“”\"'.,;:")
