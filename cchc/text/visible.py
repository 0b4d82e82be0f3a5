"""Characters that nobody sees, made visible: data goes to terminals and pages as it is read, not as it acts."""

from __future__ import annotations

import re

ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Control characters (C0, DEL, C1), the marks of direction of Unicode, its separators of lines, paragraphs: what
steers a terminal or turns a line round. Not among them: the line feed, the tab, soft hyphens and joiners."""


def visible(text: str) -> str:
    """Text with its control and invisible characters (also those that turn the line round) shown, not sent."""
    if text.isprintable():
        return text
    return "".join(c if c in "\n\t" or c.isprintable() else _escaped(c) for c in text)


def told(text: str) -> str:
    """The text with only what acts written out, for programs that read on."""
    return text if text.isprintable() else ACTING.sub(lambda found: _escaped(found[0]), text)


def without(text: str) -> str:
    """The text without what acts, for documents, where nothing is to stand in its place."""
    return text if text.isprintable() else ACTING.sub("", text)


def _escaped(char: str) -> str:
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
