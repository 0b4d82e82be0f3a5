"""Bytes → text: UTF-8 only, and no character that hides or breaks a line unseen.

Why: libyaml takes U+0085, U+2028 and U+2029 (pasted from Word) for line ends, so every later line
number would be off by one from what the editor shows, and a value would break in two.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

# Longer marks first: the mark of UTF-32 (LE) starts with that of UTF-16 (LE).
_OTHER_ENCODINGS = {
    codecs.BOM_UTF32_LE: "UTF-32", codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16", codecs.BOM_UTF16_BE: "UTF-16",
}  # fmt: skip

REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]|\r(?!\n)")
"""Characters that no YAML file of ours may hold; a CR counts unless an LF follows."""

_NAMES = {
    "\0": "ký tự NUL",
    "\x0b": "dấu ngắt dòng của Word (VT)",
    "\r": "dấu CR đứng một mình",
    "\x85": "dấu xuống dòng NEL",
    "\u2028": "dấu ngắt dòng LS",
    "\u2029": "dấu ngắt đoạn PS",
    "\ufeff": "dấu BOM nằm giữa tệp",
}


def other_encoding(data: bytes) -> str | None:
    """The encoding's name, if the bytes start as UTF-16 or UTF-32 do (a mark, or a NUL beside the first letter)."""
    for mark, name in _OTHER_ENCODINGS.items():
        if data.startswith(mark):
            return name
    return "UTF-16" if len(data) >= 4 and 0 in data[:2] and data[:2] != b"\0\0" else None


def decoded(data: bytes) -> tuple[str, int | None]:
    """The text without its BOM, and the offset (in characters) of the first byte that is not UTF-8, if any."""
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode(), None
    except UnicodeDecodeError as error:
        return data.decode(errors="replace"), len(data[: error.start].decode())


def named(character: str) -> str:
    """A character as people can look it up: its Vietnamese name and code point."""
    name = _NAMES.get(character, "ký tự điều khiển")
    return f"{name} (U+{ord(character):04X})"


def refused(text: str) -> Iterator[tuple[int, str]]:
    """Offset and character of everything refused in the text."""
    return ((match.start(), match.group()) for match in REFUSED.finditer(text))
