"""One portal, system or body under several names in one document.

What is told is the rarer way; where the document itself says that two names are one ("Bộ phận tiếp nhận và trả kết
quả (gọi tắt là Bộ phận Một cửa)") both are right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from cchc.proofreading.page import page_of
from cchc.proofreading.remark import Remark
from cchc.proofreading.words import lowered
from cchc.text.by_text import Known, Rule, gathered

_WHOSE = r"(?: của)?(?: (?:tỉnh|huyện|thị xã|thành phố|phường|xã|quốc gia|chính phủ))\b"
_THINGS = [
    re.compile(things + _WHOSE)
    for things in (
        r"cổng (?:thông tin điện tử|dịch vụ công|dữ liệu)",
        r"trang thông tin điện tử",
        r"hệ thống (?:thông tin giải quyết (?:tthc|thủ tục hành chính)|một cửa điện tử"
        r"|(?:thông tin )?quản lý văn bản và điều hành|(?:thông tin )?báo cáo)",
    )
]
"""Each begins with letters of its own, which are quickly found; no name has another within it."""
_SHORT_FORMS = (("thủ tục hành chính", "tthc"),)
_SYNONYMS = ((re.compile(r"bộ phận (?:một|1) cửa\b"), re.compile(r"bộ phận tiếp nhận (?:và|&) trả kết quả\b")),)
_EXPLAINED = 60
"""Within how many characters of each other, and in one sentence, two names explain one another."""


class OtherName(NamedTuple):
    """A place with a name (``remark.right``: the usual one) and how often each stands in the document."""

    remark: Remark
    times: int
    usual_times: int


def _named(texts: tuple[str, ...]) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """The names in texts, each as what it names and how."""
    page = page_of(texts)
    lower = lowered(page.text)
    found = [(match.start(), match.group()) for match in _things(lower)]
    names = [(at, (_key(name), _head(page.text[at : at + len(name)]))) for at, name in found]
    for number, patterns in enumerate(_SYNONYMS):
        for pattern in patterns:
            names += [(match.start(), (str(number), pattern.pattern)) for match in pattern.finditer(lower)]
    return gathered((page.at(at)[0], name) for at, name in names)


_NAMED = Rule(_named)


def _things(lower: str) -> list[re.Match[str]]:
    """The names of things in a text in small letters, in their order."""
    found = chain.from_iterable(thing.finditer(lower) for thing in _THINGS)
    return sorted(found, key=lambda match: match.start())


def with_other_names(known: Known) -> list[str]:
    """The texts that name something, if anything in a document's texts goes by two names."""
    named = _NAMED.of(known)
    names = set(chain.from_iterable(named.values()))
    return list(named) if len(names) > len({thing for thing, _ in names}) else []


def spelled_otherwise(text: str) -> Iterator[OtherName]:
    """The first place of each rarer way to write a name: other capitals, with or without "của", abbreviated."""
    ways: dict[str, dict[str, list[re.Match[str]]]] = {}
    for found in _things(lowered(text)):
        written = text[found.start() : found.end()]
        if not written.isupper():
            ways.setdefault(_key(written), {}).setdefault(_head(written), []).append(found)
    for spellings in ways.values():
        usual = max(spellings, key=lambda way: len(spellings[way]))
        for way in (way for way in spellings if way != usual):
            first = spellings[way][0]
            yield OtherName(Remark(*first.span(), usual), len(spellings[way]), len(spellings[usual]))


def _head(written: str) -> str:
    """A name with a capital: "trên cổng" or, at the head of a cell, "Cổng"."""
    return written[:1].upper() + written[1:]


def _key(written: str) -> str:
    key = written.lower().replace(" của ", " ")
    for long, short in _SHORT_FORMS:
        key = key.replace(long, short)
    return key


def has_synonyms(text: str) -> bool:
    """Whether a text has two words for one body."""
    return any(all(pattern.search(lowered(text)) for pattern in patterns) for patterns in _SYNONYMS)


def synonyms(text: str) -> Iterator[OtherName]:
    """The first place of the rarer of two words for one body that the text does not explain by one another."""
    for patterns in _SYNONYMS:
        places = [list(pattern.finditer(lowered(text))) for pattern in patterns]
        if not all(places) or any(_explain(text, one, other) for one in places[0] for other in places[1]):
            continue
        rare, usual = sorted(places, key=len)
        right = text[usual[0].start() : usual[0].end()]
        yield OtherName(Remark(*rare[0].span(), right), len(rare), len(usual))


def _explain(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    first, second = sorted((one, other), key=lambda found: found.start())
    between = text[first.end() : second.start()]
    return len(between) <= _EXPLAINED and "(" in between + text[second.end() : second.end() + 1]
