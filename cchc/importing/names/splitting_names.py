"""A cell of unit names as the names in it: the longest known first, then by what is generally known of names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from cchc.importing.blocks import Where
from cchc.importing.names.unit_words import (
    LONGEST_NAME,
    Word,
    explains,
    is_department,
    loose,
    name_end,
    starts_name,
    title_words,
    unfinished,
    words_of,
)
from cchc.importing.proposing import Proposed, propose
from cchc.plans.cells import NamesCell
from cchc.plans.register import Register
from cchc.plans.several import is_group
from cchc.text import fold

_HARD = re.compile(r"\n|;")
_BULLET = re.compile(r"^\s*(?:[-+•*–●▪]|\d{1,2}[.)])\s*")
_NOTE = re.compile(r"\[\^[^\]\s]+\]")
_SAID_ONCE = frozenset(["phong", "so", "ban"])
_SPEAKING = frozenset(["lanh", "dai"])
"""Begin "lãnh đạo" and "đại diện": whose these are acts, while "Chủ tịch UBND xã" is somebody to be named."""
_ENDS = " .,;:-–\t"


class Splitter:
    """Splits cells by one register (None: a new authority) as of a day, and remembers the names it did not know."""

    def __init__(self, register: Register | None, day: date | None) -> None:
        self.register = register
        self.day = day or date.max
        self.unknown: dict[str, Proposed] = {}

    @property
    def proposed(self) -> tuple[Proposed, ...]:
        """The unknown names in order of appearance, each once."""
        return tuple(self.unknown.values())

    def cell(self, text: str, where: Where) -> list[str] | NamesCell:
        """What appendix.yaml holds for a cell: the list of its names, or the words and the names in them."""
        if not text:
            return []
        text = self._unbroken(text)
        names = self.names(text)
        for name in names:
            self._propose(name, where)
        if ", ".join(names) == text:
            return names
        return NamesCell(text=text, units=names)

    def names(self, text: str) -> list[str]:
        """The names in a text, as it spells them."""
        plain = _NOTE.sub("", text)
        if self._known(plain):
            return [plain.strip(_ENDS)]
        found: list[str] = []
        for piece in self._pieces(plain):
            found += self._in_piece(piece)
        return found or [plain.strip(_ENDS) or plain]

    def _unbroken(self, text: str) -> str:
        """The text without the line ends that stand in the middle of a name, as in a narrow column."""
        made: list[str] = []
        for line in text.split("\n"):
            if made and self._one_name(made[-1].strip(), line.strip()):
                made[-1] = f"{made[-1].rstrip()} {line.lstrip()}"
            else:
                made.append(line)
        return "\n".join(made)

    def _one_name(self, line: str, following: str) -> bool:
        """Whether a line and the one after it are one name: the first is none by itself, or both together are known
        and the first is not.
        """
        together = self._told(f"{_BULLET.sub('', line)} {following}") and not self._told(_BULLET.sub("", line))
        return together or (not _BULLET.match(following) and unfinished(_BULLET.sub("", line), following))

    def _pieces(self, text: str) -> list[str]:
        """The stretches between line ends and semicolons; one in brackets parts nothing."""
        pieces, at, depth = [], 0, 0
        for n, sign in enumerate(text):
            depth = max(depth + (sign == "(") - (sign == ")"), 0)
            if _HARD.match(sign) and not depth:
                pieces.append(text[at:n])
                at = n + 1
        pieces.append(text[at:])
        return [bare for piece in pieces if (bare := _BULLET.sub("", piece).strip())]

    def _in_piece(self, piece: str) -> list[str]:
        words = words_of(piece)
        found: list[str] = []
        at = 0
        while at < len(words):
            if loose(words[at]) and found:
                at += 1
                continue
            elided = self._elided(piece, words, at, found)
            if elided:
                name, at = elided
                found.append(name)
                continue
            at = self._after_title(piece, words, at)
            known, usual = self._longest_known(piece, words, at), name_end(words, at)
            end, after = self._chosen(piece, words, at, known, usual)
            name = piece[words[at].start : words[end - 1].end].strip(_ENDS)
            if name:
                found.append(name)
            at = max(after, at + 1)
        return found

    def _chosen(self, piece: str, words: Sequence[Word], at: int, known: int, usual: int) -> tuple[int, int]:
        """The end of the name that begins at ``at``, and where the next may begin."""
        if known >= usual:
            return known, known
        if known and explains(words, known):
            return known, usual
        if known and (self._longest_known(piece, words, known) or self._goes_on(piece, words, at, known)):
            return known, known
        cut = next((n for n in range(at + 2, usual) if explains(words, n)), usual)
        if cut < usual and starts_name(words, at):
            return cut, usual
        return usual, usual

    def _after_title(self, piece: str, words: Sequence[Word], at: int) -> int:
        """Where the name of a unit begins behind the title of its people: "Lãnh đạo Sở Nội vụ"."""
        if self._longest_known(piece, words, at):
            return at
        after = at + title_words(words, at)
        if after == at:
            return at
        speaks = words[at].folded in _SPEAKING and starts_name(words, after)
        one = speaks and not is_group(piece[words[after].start :])
        return after if one or self._longest_known(piece, words, after) else at

    def _goes_on(self, piece: str, words: Sequence[Word], at: int, end: int) -> bool:
        """Whether known names follow that leave out the first word: "Phòng Nội vụ, Tư pháp"."""
        return (
            self._elided(piece, words, end + loose(words[end]), [piece[words[at].start : words[end - 1].end]])
            is not None
        )

    def _elided(self, piece: str, words: Sequence[Word], at: int, found: Sequence[str]) -> tuple[str, int] | None:
        """The known name that begins here without its first word, which is that of the name before; and its end."""
        first = found[-1].split(" ")[0] if found else ""
        if fold(first) not in _SAID_ONCE or at >= len(words) or self._longest_known(piece, words, at):
            return None
        for end in range(min(len(words), at + LONGEST_NAME), at, -1):
            name = f"{first} {piece[words[at].start : words[end - 1].end].strip(_ENDS)}"
            if self._told(name):
                return name, end
        return None

    def _longest_known(self, piece: str, words: Sequence[Word], at: int) -> int:
        """The end of the longest known name that begins at ``at``; 0 where none does."""
        for end in range(min(len(words), at + LONGEST_NAME), at, -1):
            if self._told(piece[words[at].start : words[end - 1].end]):
                return end
        return 0

    def _told(self, name: str) -> bool:
        """Whether this is a name: the register's, or one that departments have everywhere."""
        return self._known(name) or is_department(name.strip(_ENDS))

    def _known(self, name: str) -> bool:
        if self.register is None:
            return False
        return bool(self.register.candidates(name, self.day)) or self.register.is_authority(name)

    def _propose(self, name: str, where: Where) -> None:
        key = fold(name)
        if not key or key in self.unknown or self._known(name):
            return
        self.unknown[key] = propose(name, where, self.register, self.day)
