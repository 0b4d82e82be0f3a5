"""Plants slips of the usual kinds in official texts that were not counted and tells how many are found, by kind.

Run it from the repository after ``python -m tests.proofreading.counting FOLDER --without 10``:
``python -m tests.proofreading.measuring FOLDER``. It prints for each kind how many slips were planted, and the
shares found as sure, found at all, and found with the right word. (Then count again without ``--without``.)
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from cchc.proofreading.compounds import misused
from cchc.proofreading.misspelling import misspelt
from cchc.proofreading.runs import Words, one_style
from cchc.proofreading.syllables import letters, parts, spellings, with_tone
from tests.proofreading.counting import files, held_out, plain

SHARE = 10
EVERY = 150
"""One word in so many gets a slip."""
_OFFICIAL = re.compile(
    "UBND|HĐND|[UỦ][ỷy] ban nhân dân|Căn cứ|Nghị định|Thông tư|Quyết định số|cải cách hành chính"
)
_WORD = re.compile(r"(?<= )[a-zà-ỹđ]{3,}(?=[ ,.;])")
_SOUNDS = {"d": "gi", "gi": "d", "s": "x", "x": "s", "ch": "tr", "tr": "ch", "l": "n", "n": "l"}


def official_texts(folder: Path) -> Iterator[list[str]]:
    """The lines of each official text of the folder that was left out of the counting."""
    for path in files(folder):
        if held_out(path, SHARE):
            text = plain(path.read_text("utf-8", errors="replace"))
            if len(text) < 300_000 and len(_OFFICIAL.findall(text)) * 4800 >= len(text):
                yield [line for line in text.split("\n") if line.strip()]


def _retoned(word: str, tones: tuple[int, ...]) -> str:
    read = letters(word)
    if read is None or read.plain not in spellings():
        return word
    others = [tone for tone in tones if tone != read.tone]
    return with_tone(read.plain, random.choice(others), spellings()[read.plain][0])


def _hoi_nga(word: str) -> str:
    read = letters(word)
    return _retoned(word, (3, 4)) if read is not None and read.tone in (3, 4) else word


def _tone_lost(word: str) -> str:
    read = letters(word)
    return read.plain if read is not None else word


def _mark_lost(word: str) -> str:
    return word.translate(str.maketrans("ăâêôơưđ", "aaeooud")) if word.islower() else word


def _initial(word: str) -> str:
    initial, rhyme = parts(word)
    return _SOUNDS.get(initial, initial) + rhyme


def _swapped(word: str) -> str:
    at = random.randrange(len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _dropped(word: str) -> str:
    at = random.randrange(len(word))
    return word[:at] + word[at + 1 :]


def _added(word: str) -> str:
    at = random.randrange(len(word) + 1)
    return word[:at] + random.choice("aceghimnotu") + word[at:]


KINDS: dict[str, Callable[[str], str]] = {
    "hỏi for ngã": _hoi_nga,
    "another tone": lambda word: _retoned(word, (1, 2, 3, 4, 5)),
    "tone lost": _tone_lost,
    "mark lost": _mark_lost,
    "d/gi, s/x, ch/tr, l/n": _initial,
    "n for ng": lambda word: word[:-1] if word.endswith("ng") else word + "g" if word.endswith("n") else word,
    "letters swapped": _swapped,
    "letter dropped": _dropped,
    "letter added": _added,
}


def measure(folder: Path) -> None:
    """Plant, proofread and print."""
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    for lines in official_texts(folder):
        for kind, slip in KINDS.items():
            planted = {}
            for number, line in enumerate(lines):
                for match in _WORD.finditer(line):
                    wrong = slip(match.group())
                    if one_style(wrong) != one_style(match.group()) and random.random() < 1 / EVERY:
                        lines[number], planted[number, match.start()] = (
                            line[: match.start()] + wrong + line[match.end() :],
                            (line, match.group()),
                        )
                        break
            _tell(counts[kind], lines, planted)
            for (number, _), (line, _) in planted.items():
                lines[number] = line
    for kind, count in counts.items():
        of = count["planted"] or 1
        shares = ", ".join(f"{name} {count[name] / of:.0%}" for name in ("sure", "found", "right"))
        print(f"{kind}: {of} planted, {shares}")


def _tell(count: Counter[str], lines: list[str], planted: dict[tuple[int, int], tuple[str, str]]) -> None:
    words = Words(lines)
    found = {(one.text, one.remark.start): (one.remark.right, True) for one in misspelt(words)}
    found |= {(one.text, one.remark.start): (one.remark.right, one.sure) for one in misused(words)}
    for place, (_, word) in planted.items():
        right, sure = found.get(place, ("", False))
        count.update(planted=1, found=place in found, sure=sure, right=one_style(right) == one_style(word))


if __name__ == "__main__":
    random.seed(1)
    measure(Path(sys.argv[1]))
