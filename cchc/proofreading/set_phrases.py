"""Set phrases and names that official language writes in one way only: cut short, spelled or called otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib import resources

from cchc.proofreading.compounds import Misuse
from cchc.proofreading.own_wording import nearly_the_same
from cchc.proofreading.page import page_of
from cchc.proofreading.remark import Remark
from cchc.proofreading.runs import Words
from cchc.proofreading.words import lowered
from cchc.text.by_text import Rule, gathered
from cchc.text.numberless import the_same_whatever_the_numbers

_NEXT = re.compile(r"\s+([^\W\d_]+)")
_WORD = re.compile(r"\S+")
_LONGEST_REST = 40


def cut_phrases(text: str) -> Iterator[Remark]:
    """Phrases that lack a word, at their end ("của Thủ tướng Chính.") or within; ``right`` is the whole phrase.

    A last word that is only misspelt ("cải cách hành chình") is no matter of this rule.
    """
    lower = _lower(text)
    for first, rests in _rests().items():
        for start, end in _places(text, first):
            if lower.startswith(rests, end + 1) and lower[end] == " ":
                continue  # as nearly always
            after = " ".join(text[end : end + _LONGEST_REST].lower().split())
            if not after.startswith(rests) and not _is_misspelt(rests[0], text, end):
                yield Remark(start, end, f"{' '.join(text[start:end].split())} {rests[0]}")
    yield from _replaced(text, _wrong_words()[0])


def _is_misspelt(rest: str, text: str, at: int) -> bool:
    """Whether the next word of a text is nearly the one that should follow."""
    following = _NEXT.match(text, at)
    return following is not None and nearly_the_same(following.group(1).lower(), rest.split()[0])


def overlong_phrases(text: str) -> Iterator[Remark]:
    """Phrases with a word too many ("tích hợp trên lên"); ``right`` is the phrase without it."""
    return _replaced(text, _wrong_words()[2])


def phrases_of_other_commas(text: str) -> Iterator[Remark]:
    """Phrases that lack a comma ("khuyến khích bảo vệ cán bộ") or have one too many; ``right`` is whole."""
    return _replaced(text, _wrong_commas())


def other_terms(text: str) -> Iterator[Remark]:
    """What the law calls otherwise ("cán bộ không chuyên trách"); ``right`` is the law's own term."""
    return _replaced(text, _terms())


def _replaced(text: str, phrases: Mapping[str, str]) -> Iterator[Remark]:
    """Where phrases (in small letters) stand that should be others."""
    for written in _standing(text, phrases):
        yield from (Remark(start, end, phrases[written]) for start, end in _places(text, written))


def _standing(text: str, phrases: Iterable[str]) -> list[str]:
    """The phrases that stand in a text at all, be it within longer words: few do."""
    lower = _lower(text)
    return [phrase for phrase in phrases if phrase in lower]


def _only_commas(written: str, whole: str) -> bool:
    return written.replace(",", "") == whole.lower().replace(",", "")


def mistaken_phrases(words: Words) -> Iterator[Misuse]:
    """Words known to be put for one another in a phrase ("sử lý hồ sơ"); ``right`` is the word meant."""
    mistaken = _MISTAKEN.of(words.known)
    for number, text in enumerate(words.texts) if mistaken else ():
        yield from (Misuse(number, one, sure=True) for one in mistaken.get(text, ()))


def _mistaken(texts: tuple[str, ...]) -> Iterator[tuple[str, tuple[Remark, ...]]]:
    """The same of each text, with its place in it."""
    page = page_of(texts)
    found: list[Remark] = []
    other = _wrong_words()[1]
    for written in _standing(page.text, other):
        for start, end in _places(page.text, written):
            found += _other_words(page.text, start, end, other[written])
    return gathered(map(page.placed, found))


_MISTAKEN = Rule(the_same_whatever_the_numbers(_mistaken))


def _other_words(text: str, start: int, end: int, whole: str) -> Iterator[Remark]:
    """Where the words of a text differ from those of a phrase, each with the right one."""
    for written, right in zip(_WORD.finditer(text, start, end), whole.split(), strict=True):
        if written.group().lower() != right.lower():
            yield Remark(*written.span(), right.capitalize() if written.group()[0].isupper() else right)


def _places(text: str, phrase: str) -> Iterator[tuple[int, int]]:
    """Where a phrase (in small letters) stands, whatever its case and line breaks."""
    lower = _lower(text)
    at = lower.find(phrase)
    while at >= 0:
        end = at + len(phrase)
        if not lower[at - 1 : at].isalnum() and not lower[end : end + 1].isalnum():
            yield at, end
        at = lower.find(phrase, end)


@lru_cache(maxsize=8)
def _lower(text: str) -> str:
    """The text in small letters, a space for each line break."""
    return lowered(text).replace("\n", " ")


def misspelt_names(text: str) -> Iterator[Remark]:
    """Names written in other letters than their own ("VneID", "Ban chấp hành"); ``right`` is the name.

    A name of words is one only with a capital at its head, and in a line of capitals it has no others.
    """
    for name, ways in _names().items():
        of_words = name[1:2].islower()
        for start, end in _places(text, name.lower()) if of_words else _loose_places(text, name):
            written = " ".join(text[start:end].split())
            is_name = not of_words or (written[0].isupper() and not written.isupper())
            if is_name and written not in ways:
                yield Remark(start, end, name)


def _loose_places(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Where a name stands in whatever letters, with or without its spaces and "ISO"; not within an address."""
    lower = _lower(text)
    for found in _loosely(name).finditer(lower):
        before = lower[found.start() - 1 : found.start()]
        if not before.isalnum() and before not in ("/", ".", "@", "-", "_"):
            yield found.span()


@cache
def _lines() -> list[str]:
    data = (resources.files("cchc") / "data" / "set-phrases.txt").read_text(encoding="utf-8")
    return [line for line in data.splitlines() if line and not line.startswith("#")]


@cache
def _rests() -> dict[str, tuple[str, ...]]:
    """First words → the rest and what else may follow, in lower case."""
    parted = (line.lower().split(" | ") for line in _lines() if " | " in line)
    return {first: tuple(rests.split(", ")) for first, rests in parted}


@cache
def _wrong() -> dict[str, str]:
    """Wrong phrases in lower case → the right ones, as they are written."""
    parted = (line.removeprefix("~ ").split(" > ") for line in _lines() if line.startswith("~"))
    return {written.lower(): whole for written, whole in parted}


@cache
def _wrong_commas() -> dict[str, str]:
    """Of the wrong phrases those that lack a comma or have one too many."""
    return {written: whole for written, whole in _wrong().items() if _only_commas(written, whole)}


@cache
def _wrong_words() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """The wrong phrases that lack words, that have as many as the right ones, and those with too many."""
    short: dict[str, str] = {}
    same: dict[str, str] = {}
    long: dict[str, str] = {}
    for written, whole in _wrong().items():
        more = written.count(" ") - whole.count(" ")
        if more or written not in _wrong_commas():
            (long if more > 0 else short if more else same)[written] = whole
    return short, same, long


@cache
def _terms() -> dict[str, str]:
    """What is said in lower case → what the law calls it."""
    parted = (line.removeprefix("? ").split(" > ") for line in _lines() if line.startswith("?"))
    return {written.lower(): term for written, term in parted}


@cache
def _names() -> dict[str, frozenset[str]]:
    """Each name with all ways in which it may be written."""
    listed = ([way.strip() for way in line[1:].split(",")] for line in _lines() if line.startswith("="))
    return {ways[0]: frozenset(ways) for ways in listed}


@cache
def _loosely(name: str) -> re.Pattern[str]:
    loose = re.escape(name.lower()).replace(r"\ iso", "(?: iso)?").replace(r"\ ", r"[\s-]?")
    return re.compile(rf"{loose}(?![\w@-]|\.\w)")
