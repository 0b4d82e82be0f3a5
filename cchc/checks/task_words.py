"""The words of the tasks of a plan, by which it is told whether two tasks are one."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import filterfalse, pairwise

from msgspec import Struct

from cchc.plans.rows import Row
from cchc.store import LoadedPlan
from cchc.store.once import kept
from cchc.text.words import small_letters, small_words

LONG = 8
"""From how many words on a text that stands in another is no mere turn of phrase."""

_OPENING = re.compile(
    r"(?:tiếp tục |chủ động )?(?:xây dựng|ban hành|triển khai|tổ chức|thực hiện|tham mưu)"
    r"(?:(?:,| và)? (?:xây dựng|ban hành|triển khai|tổ chức|thực hiện))*(?: có hiệu quả)?(?: (?:các )?kế hoạch)?\s+"
)
_CITED = re.compile(
    r" (?:(?<=\stheo )|(?<=\stại )|(?<=\scủa ))"
    r"(?:quy định (?:tại|của)|nghị|quyết|kế hoạch số|thông tư|luật|công văn|chỉ)"
)
"""What follows the word that leads to a document; sought from the space on, at which a search is quick."""

_JOINING = frozenset(("và", "các", "của", "về", "việc", "cho", "tại", "theo"))
"""Words that tell no task from another: "Xây dựng và thực hiện", "Xây dựng, thực hiện"."""

Pair = str
"""Two neighbouring words, a space between them."""

_MOST = 1 << 17


class _Pairs(dict[tuple[str, str], Pair]):
    """Each two words as one object, which is found again in every count without being compared."""

    def __missing__(self, words: tuple[str, str]) -> Pair:
        if len(self) >= _MOST:
            self.clear()
        found = self[words] = " ".join(words)
        return found


_PAIRS = _Pairs()


class TaskWords(Struct, frozen=True, gc=False):
    """The words of one task, and what makes two tasks alike; all of it rests on the text alone.

    ``plain`` are all words, ``telling`` those that tell it from another; ``core`` is what it is about ("" where
    that is but a turn of phrase) with its ``inner`` pairs of words, which another task that says it has too;
    ``pairs`` are all pairs in order, each once, ``opening`` those with which it begins.
    """

    plain: str
    telling: str
    core: str
    inner: tuple[Pair, ...]
    opening: tuple[Pair, ...]
    pairs: tuple[Pair, ...]


@lru_cache(maxsize=32768)
def _words_of(text: str) -> TaskWords:
    words = small_words(text)
    pairs = [*map(_PAIRS.__getitem__, pairwise(words))]
    distinct = tuple(dict.fromkeys(pairs))
    plain = " ".join(words)
    telling = " ".join(filterfalse(_JOINING.__contains__, words))
    first, last = _core(small_letters(text), len(words)) if len(words) >= LONG else (0, 0)
    if last - first < LONG:
        return TaskWords(plain, telling, "", (), distinct[:LONG], distinct)
    inner = tuple(pairs[first + 1 : last - 2])
    return TaskWords(plain, telling, " ".join(words[first:last]), inner, distinct[:LONG], distinct)


def _core(lower: str, count: int) -> tuple[int, int]:
    """What a task is about, its first word and that behind its last, of ``count`` words.

    Without "Ban hành kế hoạch" before it, without the document behind it.
    """
    opening = _OPENING.match(lower)
    cited = _CITED.search(lower)
    before = _count(opening.group()) if opening else 0
    behind = 1 + len(small_words(lower[cited.start() :])) if cited else 0
    return before, count - behind


@lru_cache(maxsize=1024)
def _count(opening: str) -> int:
    """Of how many words an opening is: there are not many."""
    return len(small_words(opening))


def own_tasks(loaded: LoadedPlan) -> list[tuple[Row, TaskWords]]:
    """The rows whose task is written in them, in order, with its words."""
    return kept(
        loaded,
        "_own_tasks",
        lambda plan: [
            (row, _words_of(row.text)) for row in plan.rows.rows if row.task_from is None and row.text.strip()
        ],
    )


@lru_cache(maxsize=65536)
def plain_words(text: str) -> str:
    """The words of a text in small letters, a space between each two."""
    return " ".join(small_words(text))
