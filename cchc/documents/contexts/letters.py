"""The letters of kinds and offices in the signs of documents ("KH-UBND", "BC-PNV"), and how heads of offices sign.

The kinds of offices are data (``data/offices.yaml``), those of documents are the decree's (Nghị định 30/2020/NĐ-CP,
Phụ lục III). Letters of an office are a guess where it has settled on others.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

import msgspec
from msgspec import Struct

from cchc.documents.decree.decree30 import decree
from cchc.yamltree import read_tree

_WORD = re.compile(r"\w+")
_SMALL = frozenset(("và",))


class _Kind(Struct, frozen=True, kw_only=True):
    head: str
    begins: str = ""
    letters: str = ""
    whole: bool = False


class _Offices(Struct, frozen=True):
    offices: list[_Kind]
    other: _Kind


def issuer_letters(name: str) -> str:
    """An office's letters where it issues a document.

    >>> issuer_letters("Phòng Nội vụ"), issuer_letters("Sở Nội vụ"), issuer_letters("Văn phòng HĐND và UBND thị xã")
    ('PNV', 'SNV', 'VP')
    """
    kind, rest = _kind(name)
    return kind.letters if kind.whole else kind.letters + _initials(rest)


def drafter_letters(name: str) -> str:
    """An office's letters where it drafted a document that the body above it issues.

    >>> drafter_letters("Phòng Nội vụ"), drafter_letters("Phòng Văn hóa - Xã hội")
    ('NV', 'VHXH')
    """
    kind, rest = _kind(name)
    return kind.letters if kind.whole else _initials(rest)


def head_of(name: str) -> str:
    """How the head of an office signs.

    >>> head_of("Phòng Nội vụ"), head_of("Sở Nội vụ")
    ('TRƯỞNG PHÒNG', 'GIÁM ĐỐC')
    """
    return _kind(name)[0].head


def kind_letters(kind: str) -> str:
    """The letters of a kind of document; of an unknown one its name.

    >>> kind_letters("Kế hoạch"), kind_letters("Báo cáo")
    ('KH', 'BC')
    """
    return decree().kinds.get(kind.upper(), kind)


def _kind(name: str) -> tuple[_Kind, str]:
    """The kind of an office and what follows in its name."""
    known = _offices()
    for kind in known.offices:
        found = re.match(rf"{kind.begins}\b", name, re.IGNORECASE)
        if found:
            return kind, name[found.end() :]
    return known.other, name


def _initials(words: str) -> str:
    parts = [word for word in _WORD.findall(words) if word not in _SMALL]
    return "".join(word if word.isupper() else word[0].upper() for word in parts)


@cache
def _offices() -> _Offices:
    data = (resources.files("cchc") / "data" / "offices.yaml").read_bytes()
    return msgspec.convert(read_tree(data, "offices.yaml").data, _Offices)
