"""A deadline phrase as tokens that know where they stand in the verbatim text, and closed lists of words.

Why: the grammar compares canonical words, yet an error must point at the letters a person typed.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal

import msgspec

from cchc.text.folding import canonical, fold

_TOKEN = re.compile(r"[Qq][^\W\d_]{2}(?=(?:I{1,3}|IV)\b)|[^\W\d_]+|[0-9]+|\s*[\n\r\x0b\x0c\x85\u2028\u2029]\s*|\S")
_CLUSTER = re.compile(r".[\u0300-\u036f]*", re.DOTALL)
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]")
_ROMAN_SIGNS = re.compile(r"[\u2160-\u217f]")
_DASHES = frozenset("-‐‑‒–—―−÷")
# Two spellings that both stand in official papers; tone placement is canonical()'s affair.
_SAME_WORD = {"quí": "quý", "hằng": "hàng", "kì": "kỳ", "bẩy": "bảy", "tuỳ": "tùy"}

_PADDING = 32  # tokens without a text past the end, so that an expression may be looked for there

Kind = Literal["word", "number", "mark", "break", "end"]


class Token(msgspec.Struct, frozen=True):
    """A word, number, mark or line break: ``text`` is canonical, ``start`` and ``end`` are offsets."""

    kind: Kind
    text: str
    start: int
    end: int
    gap: bool = False


@lru_cache(maxsize=4096)
def _spelling(word: str) -> str:
    spelled = canonical(word)
    return _SAME_WORD.get(spelled, spelled)


@lru_cache(maxsize=4096)
def _plain(word: str) -> str:
    return fold(_spelling(word))


def _composed(phrase: str) -> tuple[str, list[int] | None]:
    """The phrase in NFC without invisible letters, and each letter's offset (None: they are the same)."""
    plain = unicodedata.is_normalized("NFC", phrase)
    if plain and not _INVISIBLE.search(phrase) and not _ROMAN_SIGNS.search(phrase):
        return phrase, None
    text: list[str] = []
    offsets: list[int] = []
    for cluster in _CLUSTER.finditer(phrase):
        letters = _INVISIBLE.sub("", cluster.group())
        form: Literal["NFC", "NFKC"] = "NFKC" if _ROMAN_SIGNS.match(letters) else "NFC"
        composed = unicodedata.normalize(form, letters)
        text.append(composed)
        offsets.extend([cluster.start()] * len(composed))
    return "".join(text), [*offsets, len(phrase)]


def _kind(text: str) -> Kind:
    if text[0].isascii() and text[0].isdigit():
        return "number"
    if text[0].isalpha():
        return "word"
    return "mark" if text.strip() else "break"


def tokenize(phrase: str) -> tuple[Token, ...]:
    """The tokens of a phrase; white space only shows as ``gap`` on the token after it, line breaks as tokens."""
    text, offsets = _composed(phrase)
    tokens = []
    last = 0
    for match in _TOKEN.finditer(text):
        raw = match.group()
        kind = _kind(raw)
        if kind == "word":
            raw = _spelling(raw)
        elif kind == "mark" and raw in _DASHES:
            raw = "-"
        start, end = match.span()
        gap = start > last
        last = end
        if offsets is not None:
            start, end = offsets[start], offsets[end]
        tokens.append(Token(kind, raw, start, end, gap))
    return tuple(tokens)


class Fault(msgspec.Struct, frozen=True):
    """Why a piece that looked like a date is none: shown instead of "not understood"."""

    message: str
    start: int
    end: int
    certain: bool = False


class Tape:
    """The tokens being read, the plan's year, and what went wrong on the way.

    ``reached`` is the furthest token that any rule understood; ``faults`` are impossible dates met on the way.
    """

    __slots__ = ("_padded", "faults", "known", "led", "length", "phrase", "reached", "texts", "tokens", "year")

    def __init__(self, phrase: str, tokens: tuple[Token, ...], year: int) -> None:
        self.phrase = phrase
        self.tokens = tokens
        self._padded = (*tokens, *[Token("end", "", len(phrase), len(phrase))] * _PADDING)
        self.texts = [token.text for token in self._padded]
        self.year = year
        self.length = len(tokens)
        self.reached = 0
        self.faults: list[Fault] = []
        self.known: dict[int, object] = {}  # what references were found where
        self.led: dict[int, int] = {}  # where the words end that lead to a limit

    def at(self, i: int) -> Token:
        """The token at ``i``; before the first and past the last one a token of kind "end"."""
        return self._padded[i]

    def verbatim(self, first: int, after: int) -> str:
        """The letters of tokens ``first`` to ``after`` - 1 as they were typed, line breaks as spaces."""
        if first >= after:
            return ""
        words = self.phrase[self.at(first).start : self.at(after - 1).end]
        return " ".join(words.split())

    def is_mark(self, i: int, marks: str) -> bool:
        """Whether token ``i`` is one of these marks."""
        token = self.at(i)
        return token.kind == "mark" and token.text in marks

    def number(self, i: int, digits: int = 2) -> int | None:
        """The number at ``i`` when it is written with at most this many digits."""
        token = self.at(i)
        if token.kind != "number" or len(token.text) > digits:
            return None
        return int(token.text)

    def fault(self, message: str, first: int, after: int, *, certain: bool = False) -> None:
        """Notes that tokens ``first`` to ``after`` - 1 cannot be what they look like.

        ``certain``: the phrase is unreadable, whatever another rule may make of it.
        """
        self.faults.append(Fault(message, self.at(first).start, self.at(max(first, after - 1)).end, certain))


_Table = dict[str, list[tuple[tuple[str, str], ...]]]


class Words:
    """A closed list of expressions; one that is typed without diacritics matches too.

    >>> Words("trước", "chậm nhất").end(Tape("Cham nhat 1/3", tokenize("Cham nhat 1/3"), 2025), 0)
    2
    """

    __slots__ = ("_by_first", "_expressions")

    def __init__(self, *expressions: str) -> None:
        self._expressions = expressions
        self._by_first: _Table | None = None

    def _table(self) -> _Table:
        """The expressions by first word, longest first; made when first asked for, so that import is quick."""
        table: _Table = {}
        for expression in sorted(self._expressions, key=lambda e: -len(e.split())):
            words = tuple((_spelling(part), _plain(part)) for part in expression.split())
            for first in dict.fromkeys(words[0]):
                table.setdefault(first, []).append(words)
        self._by_first = table
        return table

    def end(self, tape: Tape, i: int) -> int | None:
        """The index after the longest expression that stands at ``i``, or None."""
        texts = tape.texts
        table = self._by_first
        if table is None:
            table = self._table()
        if texts[i] not in table:
            return None
        for words in table[texts[i]]:
            k = i
            for pair in words:
                if texts[k] not in pair:
                    break
                k += 1
            else:
                if k > tape.reached:
                    tape.reached = k
                return k
        return None

    def skip(self, tape: Tape, i: int) -> int:
        """The index after the expression at ``i``, or ``i`` itself."""
        after = self.end(tape, i)
        return i if after is None else after
