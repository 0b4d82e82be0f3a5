"""Letters that Word draws with the fonts of symbols, as Unicode (bullets, arrows, ticks); what cannot be seen."""

from __future__ import annotations

import re

from cchc.text import nfc

_PRIVATE = range(0xF020, 0xF100)
"""Where Word keeps the letters of a font of symbols: 0xF000 and the letter's own byte."""

_SYMBOL = {0x2B: "+", 0x2D: "-", 0xB7: "•", 0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xAE: "→", 0xB0: "°"}
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "□", 0x72: "□", 0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖",
    0x77: "◆", 0x9F: "•", 0xA7: "▪", 0xA8: "□", 0xD8: "➢", 0xE0: "→", 0xE8: "→", 0xF0: "→", 0xF3: "⇔", 0xFB: "✗",
    0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0x2D: "-", 0x2B: "+", 0xB7: "•", 0xA0: "▪", 0x9E: "·", 0xDC: "➲", 0x26: "📖",
}  # fmt: skip
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_BREAKS = re.compile("\r\n?|[\u000b\u000c\u0085\u2028\u2029]")
_OF_SYMBOLS = re.compile("[\uf000-\uf0ff]")
_CONTROLS = re.compile("[\x7f-\x84\x86-\x9f]")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")


def symbol(code: int, font: str) -> str | None:
    """The letter of a font of symbols by its code; None where it is not known."""
    plain = code - 0xF000 if code in _PRIVATE else code
    own = _SYMBOL if font.lower() == "symbol" else _WINGDINGS
    found = own.get(plain) or _SYMBOL.get(plain) or _WINGDINGS.get(plain)
    if found is None and code not in _PRIVATE and not font.lower().startswith(("symbol", "wingdings", "webdings")):
        return chr(code)
    return found


def plain_text(text: str, font: str = "") -> str:
    """Words as a person reads them: NFC, usual spaces and line ends, symbols in Unicode, nothing invisible."""
    if _OF_SYMBOLS.search(text):
        text = "".join(symbol(ord(char), font) or char if ord(char) in _PRIVATE else char for char in text)
    text = _CONTROLS.sub(_western, text)
    return nfc(_INVISIBLE.sub("", _SPACES.sub(" ", _BREAKS.sub("\n", text))))


def _western(control: re.Match[str]) -> str:
    """The letter that a control character stood for before programs mistook Windows-1252 for Latin-1, if any."""
    return control.group().encode("latin-1").decode("cp1252", "ignore").replace("\x7f", "")
