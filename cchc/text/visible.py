"""Characters that nobody sees, made visible: data goes to terminals and pages as it is read, not as it acts."""

from __future__ import annotations


def visible(text: str) -> str:
    """Text with its control and invisible characters (also those that turn the line round) shown, not sent."""
    if text.isprintable():
        return text
    return "".join(c if c in "\n\t" or c.isprintable() else _escaped(c) for c in text)


def _escaped(char: str) -> str:
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
