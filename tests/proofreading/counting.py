"""Counts a folder of Vietnamese texts into the lists of cchc/data that the proofreader works with.

Run it from the repository: ``python -m tests.proofreading.counting FOLDER`` (any folder of UTF-8 ``*.md`` or
``*.txt`` files, some 30 million words: laws, decrees, official documents, news, encyclopaedia articles). It writes

- ``vietnamese-pairs.txt``: the syllables counted at least 30 times, the pairs of them at least LEAST times;
- ``foreign-words.txt``: what is written in Vietnamese sentences though Vietnamese cannot spell it, in at least 8
  files, as far as it could be taken for a slip (names and words such as "web", "Đắk").

``--without SHARE`` leaves out one file in SHARE, so that the proofreader can be measured on texts not counted.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from cchc.proofreading.foreign import might_be_a_slip
from cchc.proofreading.pairs import CELLS
from cchc.proofreading.runs import RUN, one_style
from cchc.proofreading.syllables import is_syllable

DATA = Path(__file__).parents[2] / "cchc" / "data"
LEAST = 8
LEAST_OF_SYLLABLE = 30
LEAST_FILES = 8
_MARKUP = re.compile(r"\[[^\]\n]*\]\([^)\n]*\)|https?://\S+|\[[^\]\n]*\]|<[^>\n]*>")
_WORDS = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")
_VIETNAMESE = re.compile("[ăâđêôơưàáảãạèéẻẽẹìíỉĩịòóỏõọùúủũụỳýỷỹỵắằẳẵặấầẩẫậếềểễệốồổỗộớờởỡợứừửữự]")
SAID = "counted in some 30 million words of laws, decrees, official documents, news and encyclopaedia articles"


def held_out(path: Path, share: int) -> bool:
    """Whether a file is one of those left out: always the same ones."""
    return bool(share) and int(hashlib.md5(path.name.encode(), usedforsecurity=False).hexdigest(), 16) % share == 0


def plain(text: str) -> str:
    """The text in NFC without Markdown links, tags and bold marks, blanks as one space."""
    text = _MARKUP.sub("\n", unicodedata.normalize("NFC", text)).replace("**", "").replace("\xa0", " ")
    return re.sub(r"[ \t]+", " ", text)


def files(folder: Path) -> list[Path]:
    """The text files of a folder, in order."""
    return sorted(path for path in folder.rglob("*") if path.suffix in (".md", ".txt"))


def _runs(text: str) -> Iterator[list[str]]:
    for match in _WORDS.finditer(text):
        yield [one_style(word) for word in match.group().split(" ")]


def count(paths: list[Path]) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """How often each word and each pair of neighbours stands in the files."""
    singles: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for path in paths:
        for words in _runs(plain(path.read_text("utf-8", errors="replace"))):
            singles.update(words)
            pairs.update(pairwise(words))
    return singles, pairs


def pairs_file(singles: Counter[str], pairs: Counter[tuple[str, str]]) -> str:
    """The list of pairs as the proofreader reads it (see cchc/proofreading/pairs.py)."""
    syllables = sorted(word for word, times in singles.items() if times >= LEAST_OF_SYLLABLE and is_syllable(word))
    numbers = {syllable: number for number, syllable in enumerate(syllables)}
    cells: list[dict[int, list[str]]] = [defaultdict(list) for _ in range(len(syllables) * CELLS)]
    for (first, second), times in sorted(pairs.items()):
        if times >= LEAST and first in numbers and second in numbers:
            row = cells[numbers[first] * CELLS + numbers[second] % CELLS]
            row[int(math.log2(times / LEAST))].append(second)
    frequencies = (str(round(math.log2(singles[syllable]))) for syllable in syllables)
    written = list(map(_cell, cells))
    lines = ("\t".join(written[at : at + CELLS]) for at in range(0, len(written), CELLS))
    head = [f"# Vietnamese syllables and what follows them, {SAID}", "# (tests/proofreading/counting.py).", ""]
    return "\n".join([*head, str(LEAST), " ".join(syllables), " ".join(frequencies), *lines])


def _cell(grades: dict[int, list[str]]) -> str:
    listed = (grades.get(grade, []) for grade in range(max(grades, default=-1) + 1))
    return "|".join(f" {' '.join(words)} " if words else "" for words in listed)


def foreign_file(paths: list[Path]) -> str:
    """The list of words that Vietnamese cannot spell, yet writes."""
    in_files: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for path in paths:
        written: set[str] = set()
        for line in plain(path.read_text("utf-8", errors="replace")).split("\n"):
            if len(_VIETNAMESE.findall(line.lower())) * 8 > len(line):
                written.update(word for run in RUN.findall(line) for word in run.split(" "))
        in_files.update({word.lower() for word in written})
        small.update(word for word in written if word.islower())
    listed = [
        word
        for word, times in in_files.items()
        if times >= LEAST_FILES and not is_syllable(word) and might_be_a_slip(word)
        if word.isascii() or small[word] * 5 < times
    ]
    head = [f"# Not Vietnamese, yet written in it: {SAID}", "# (tests/proofreading/counting.py).", ""]
    return "\n".join([*head, *sorted(listed), ""])


def main() -> None:
    """Count the folder named and write the two lists."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--without", type=int, default=0, metavar="SHARE")
    asked = parser.parse_args()
    paths = [path for path in files(asked.folder) if not held_out(path, asked.without)]
    (DATA / "vietnamese-pairs.txt").write_text(pairs_file(*count(paths)), "utf-8")
    (DATA / "foreign-words.txt").write_text(foreign_file(paths), "utf-8")


if __name__ == "__main__":
    main()
