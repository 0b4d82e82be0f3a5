"""Strategies of hypothesis that spoil sound things a little: texts, bytes, and the parts of office packages."""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from hypothesis import strategies as st
from lxml import etree

S = TypeVar("S", str, bytes)
Change = tuple[str, int, int, int]
"""What is done, where, to how much, and a number that picks what comes in."""

CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["drop", "double", "move", "put", "swap"]),
        st.integers(0, 10**6),
        st.integers(1, 40),
        st.integers(0, 10**6),
    ),
    min_size=1,
    max_size=6,
)


def mutated(sound: S, changes: Sequence[Change], pieces: Sequence[S]) -> S:
    """The text or bytes after some changes; ``pieces`` are what may be put in."""
    text = sound
    for what, where, length, pick in changes:
        at = where % (len(text) + 1)
        part, rest = text[at : at + length], text[at + length :]
        if what == "drop":
            text = text[:at] + rest
        elif what == "double":
            text = text[:at] + part * (2 + pick % 5) + rest
        elif what == "move":
            to = pick % (len(text) + 1)
            without = text[:at] + rest
            text = without[:to] + part + without[to:]
        elif what == "swap":
            text = rest + text[:at] + part
        else:
            text = text[:at] + pieces[pick % len(pieces)] + text[at:]
    return text


def mutated_parts(package: bytes, changes: Sequence[Change], touch: Callable[[str], bool]) -> bytes:
    """An office package in whose XML parts some elements were dropped, doubled, moved, renamed or given odd values.

    It stays well-formed: what a reader makes of odd structure is asked here, not of broken zip and XML.
    """
    with zipfile.ZipFile(io.BytesIO(package)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    names = sorted(name for name in parts if touch(name))
    for what, where, length, pick in changes:
        name = names[where % len(names)]
        root = etree.fromstring(parts[name])
        _change(list(root.iter("*")), what, where // len(names), length, pick)
        parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name, data)
    return out.getvalue()


_ODD = ("", "0", "-1", "99999999999", "x", "ế" * 50, "1.5", "../../etc/passwd", "true", "http://x.invalid")


def _change(elements: list[Any], what: str, where: int, length: int, pick: int) -> None:
    one, other = elements[where % len(elements)], elements[pick % len(elements)]
    above = one.getparent()
    if what == "put" or above is None:
        if one.attrib and length % 2:
            key = sorted(one.attrib)[pick % len(one.attrib)]
            one.attrib[key] = _ODD[length % len(_ODD)]
        else:
            one.text = _ODD[length % len(_ODD)]
    elif what == "drop":
        above.remove(one)
    elif what == "double":
        for _ in range(1 + length % 5):
            above.insert(above.index(one), copy.deepcopy(one))
    elif what == "swap":
        one.tag, other.tag = other.tag, one.tag
    elif one not in other.iterancestors() and one is not other:
        other.append(one)


def fragments(texts: Sequence[str]) -> st.SearchStrategy[str]:
    """Jumbles of the words of real texts."""
    words = sorted({word for text in texts for word in text.split()})
    return st.lists(st.sampled_from(words), max_size=25).map(" ".join)
