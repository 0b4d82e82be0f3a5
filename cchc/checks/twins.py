"""W3: the same task twice in the appendix, a sub-task that repeats its heading, a paragraph twice in the body."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, combinations, filterfalse, pairwise
from sys import intern
from typing import NamedTuple

from msgspec import UNSET

from cchc.checks.naming import also_at
from cchc.checks.scanning import scanned
from cchc.checks.texts import Text
from cchc.findings import Finding, Place, Severity, finding
from cchc.plans.rows import Row
from cchc.store import LoadedPlan, Store
from cchc.store.once import kept
from cchc.text import cut

_WORD = re.compile(r"\w+")
_SIGN = re.compile(r"\d+/(?:\d{4}/)?[^\W\d_][\w-]*")
_OPENING = re.compile(
    r"(?:tiếp tục |chủ động )?(?:xây dựng|ban hành|triển khai|tổ chức|thực hiện|tham mưu)"
    r"(?:(?:,| và)? (?:xây dựng|ban hành|triển khai|tổ chức|thực hiện))*(?: có hiệu quả)?(?: (?:các )?kế hoạch)?\s+"
)
_CITED = re.compile(
    r"\s+(?:theo|tại|của) (?:quy định (?:tại|của)|nghị|quyết|kế hoạch số|thông tư|luật|công văn|chỉ)"
)
_JOINING = frozenset(("và", "các", "của", "về", "việc", "cho", "tại", "theo"))
"""Words that tell no task from another: "Xây dựng và thực hiện", "Xây dựng, thực hiện"."""

_LONG = 8
"""From how many words on a text that stands in another is no mere turn of phrase."""

_SHORT = 5
"""Up to how many words a task ("Báo cáo kết quả thực hiện") means something only under its heading."""

_LEAST = 80
"""How many characters a paragraph has at least that is compared: fewer are hardly 16 words."""

_MOST = 0.85
"""Which share of the words of the shorter of two paragraphs the longer has too, where they are nearly one."""

_FEW, _SEVERAL = 4, 3
"""In how many paragraphs a rare word stands at most; how many of them two paragraphs share that are compared."""

_RARE = 5
"""How many pairs of words, found in no third task, make two tasks of different areas worth a look."""


_Pair = str
"""Two neighbouring words."""


@lru_cache(maxsize=65536)
def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


class _Words(NamedTuple):
    """The words of one task, and what makes two tasks alike; all of it rests on the text alone.

    ``plain`` are all words, ``telling`` those that tell it from another; ``core`` is what it is about ("" where
    that is but a turn of phrase) with its ``inner`` pairs of words, which another task that says it has too;
    ``pairs`` are all pairs in order.
    """

    plain: str
    telling: str
    core: str
    inner: tuple[_Pair, ...]
    pairs: tuple[_Pair, ...]


@lru_cache(maxsize=32768)
def _words_of(text: str) -> _Words:
    lower = text.lower()
    words = _WORD.findall(lower)
    pairs = [*map(intern, map(" ".join, pairwise(words)))]
    first, last = _core(lower, len(words))
    long = last - first >= _LONG
    return _Words(
        plain=" ".join(words),
        telling=" ".join(filterfalse(_JOINING.__contains__, words)),
        core=" ".join(words[first:last]) if long else "",
        inner=tuple(pairs[first + 1 : last - 2]) if long else (),
        pairs=tuple(dict.fromkeys(pairs)),
    )


def _core(lower: str, count: int) -> tuple[int, int]:
    """What a task is about, its first word and that behind its last, of ``count`` words.

    Without "Ban hành kế hoạch" before it, without the document behind it.
    """
    opening = _OPENING.match(lower)
    cited = _CITED.search(lower)
    before = len(_WORD.findall(opening.group())) if opening else 0
    behind = len(_WORD.findall(lower[cited.start() :])) if cited else 0
    return before, count - behind


def _place(loaded: LoadedPlan, row: Row) -> Place:
    return loaded.file_of(row).place((*row.path, "task"))


def _own(loaded: LoadedPlan) -> list[tuple[Row, _Words]]:
    """The rows whose task is written in them, in order, with its words."""
    return kept(
        loaded,
        "_own_tasks",
        lambda plan: [
            (row, _words_of(row.text)) for row in plan.rows.rows if row.task_from is None and row.text.strip()
        ],
    )


def same_tasks(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """The same task in two rows under the same headings (in one area or two)."""
    tellings = Counter([words.telling for _, words in _own(loaded)])
    twice = [(row, words) for row, words in _own(loaded) if tellings[words.telling] > 1]
    first: dict[tuple[str, ...], Row] = {}
    for row, words in twice:
        general = words.plain.count(" ") < _SHORT and not row.headings
        short = words.plain.count(" ") < _LONG or not row.leaf
        products = ";".join(map(_plain, row.product_texts)) if short else ""
        key = (*map(_plain, row.headings), words.telling, row.area if general else "", products)
        other = first.setdefault(key, row)
        if other is not row and other.parent != row.id:
            yield _same(loaded, row, other)


def _same(loaded: LoadedPlan, row: Row, other: Row) -> Finding:
    here, there = _place(loaded, row), _place(loaded, other)
    differing = [name for name, differs in _compared(row, other) if differs]
    declared = row.task.same_as is not UNSET or other.task.same_as is not UNSET
    severity: Severity | None = "info" if declared and not differing else None
    tail = f", {' và '.join(differing)} khác nhau" if differing else ""
    hint = (
        "Đã khai là một việc (same_as); khi in vẫn đứng hai lần."
        if declared
        else "Bỏ một trong hai dòng, hoặc khai là một việc (same_as)."
    )
    return finding(
        here,
        "W307",
        f"Việc “{cut(row.text, 60)}” đã giao ở {also_at(there, here)} ({other.id}){tail}.",
        hint=hint,
        excerpt=row.text.partition("\n")[0],
        where=row.id,
        severity=severity,
    )


def _compared(row: Row, other: Row) -> list[tuple[str, bool]]:
    return [
        ("chủ trì", _plain(row.lead_text) != _plain(other.lead_text)),
        ("thời hạn", [p.text for p in row.phrases] != [p.text for p in other.phrases]),
    ]


def alike_tasks(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """Tasks that one another's text contains, or that speak of the same in two areas: worth a look, no more."""
    rows = [row for row, _ in _own(loaded)]
    told_of = [words for _, words in _own(loaded)]
    rows_having = Counter(chain.from_iterable([words.pairs for words in told_of]))
    told: set[frozenset[int]] = set()
    spoken = ((other, one) for one, other in _speaking_alike(rows, told_of, rows_having))
    for one, other in (*_contained(rows, told_of, rows_having), *spoken):
        both = frozenset((one, other))
        if _carry_out_others(rows[one], rows[other]):
            continue
        if both not in told and told_of[one].telling != told_of[other].telling:
            told.add(both)
            yield _alike(loaded, rows[one], rows[other])


def _carry_out_others(row: Row, other: Row) -> bool:
    """Whether both name documents, and none in common: "thực hiện Quyết định số 1441" and "… số 1737"."""
    one, two = set(_SIGN.findall(row.text)), set(_SIGN.findall(other.text))
    return bool(one and two) and one.isdisjoint(two)


def _contained(
    rows: Sequence[Row], words: Sequence[_Words], rows_having: Counter[_Pair]
) -> Iterator[tuple[int, int]]:
    """Rows what one of which is about another says; looked for where all its pairs of words stand elsewhere too."""
    shared = {pair for pair, count in rows_having.items() if count > 1}
    for one, (plain, _, core, inner, _) in enumerate(words):
        if not core or not shared.issuperset(inner):
            continue
        for other, (text, *_) in enumerate(words):
            if core in text and one != other and plain != text and not _related(rows[one], rows[other]):
                yield one, other
                break


def _related(row: Row, other: Row) -> bool:
    """Whether one is the heading of the other."""
    return row.text in other.headings or other.text in row.headings


def _speaking_alike(
    rows: Sequence[Row], words: Sequence[_Words], rows_having: Counter[_Pair]
) -> Iterator[tuple[int, int]]:
    """Rows of two areas that share pairs of words which no third row has, from their first words on."""
    of_two = {pair for pair, count in rows_having.items() if count == 2}
    first: dict[_Pair, int] = {}
    common: dict[tuple[int, int], list[_Pair]] = {}
    for index, (*_, pairs) in enumerate(words):
        own = list(filter(of_two.__contains__, pairs))
        if len(own) < _RARE:
            continue
        for pair in own:
            before = first.setdefault(pair, index)
            if before != index:
                common.setdefault((before, index), []).append(pair)
    for (one, other), both in common.items():
        if len(both) < _RARE or rows[one].area == rows[other].area:
            continue
        if not any(set(both).isdisjoint(words[index].pairs[:_LONG]) for index in (one, other)):
            yield one, other


def _alike(loaded: LoadedPlan, row: Row, other: Row) -> Finding:
    here, there = _place(loaded, row), _place(loaded, other)
    return finding(
        here,
        "W308",
        f"Việc “{cut(row.text, 60)}” có vẻ trùng với “{cut(other.text, 60)}” ({other.id}), {also_at(there, here)}.",
        hint="Nếu là một việc thì gộp lại; nếu là hai thì nói rõ chỗ khác nhau.",
        excerpt=row.text.partition("\n")[0],
        where=row.id,
        severity="info",
    )


def repeated_headings(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """A sub-task that says word for word what its heading says."""
    for row, words in _own(loaded):
        if row.headings and len(row.headings[-1]) <= len(row.text) + 9 and _plain(row.headings[-1]) == words.plain:
            yield finding(
                _place(loaded, row),
                "W309",
                f"Việc con “{cut(row.text, 60)}” chép lại nguyên văn dòng mẹ.",
                hint="Viết rõ phần việc của dòng này, hoặc bỏ một cấp.",
                excerpt=row.text.partition("\n")[0],
                where=row.id,
                severity="info",
            )


def repeated_paragraphs(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """A paragraph or list item of some length that stands twice in the body, word for word or nearly so."""
    prose = [text for text in scanned(loaded).texts if text.kind in ("paragraph", "item")]
    long = [(text, words) for text in prose if (words := _paragraph(text.text))]
    vocabularies = [_vocabulary(text.text) for text, _ in long]
    told: set[int] = set()
    for one, other in _candidates(vocabularies):
        common = len(vocabularies[one] & vocabularies[other])
        if other in told or common < _MOST * min(len(vocabularies[one]), len(vocabularies[other])):
            continue
        (first, words), (again, others) = long[one], long[other]
        if words == others:
            told.add(other)
            here = first.where == again.where  # each unit's part may well ask the same of it
            yield _again(again, first, "đã đứng", None if here else "info")
        elif _numbers(words) == _numbers(others) and (_nearly(words, others) or first.keys[:-1] == again.keys[:-1]):
            told.add(other)
            yield _again(again, first, "gần như đã đứng", "info")


@lru_cache(maxsize=8192)
def _paragraph(text: str) -> list[str]:
    """The words of a paragraph; none of one too short to be compared. Not to be changed by the caller."""
    words = _plain(text).split() if len(text) > _LEAST else []
    return words if len(words) >= 2 * _LONG else []


@lru_cache(maxsize=8192)
def _vocabulary(text: str) -> frozenset[str]:
    return frozenset(map(intern, _paragraph(text)))


def _candidates(vocabularies: Sequence[frozenset[str]]) -> list[tuple[int, int]]:
    """The pairs, earlier before later, that share several words which hardly any other paragraph has."""
    having = Counter(chain.from_iterable(vocabularies))
    rare = {word for word, count in having.items() if 1 < count <= _FEW}
    met: dict[str, list[int]] = {}
    for index, words in enumerate(vocabularies):
        own = words & rare
        for word in own if len(own) >= _SEVERAL else ():
            met.setdefault(word, []).append(index)
    shared = Counter(chain.from_iterable([combinations(found, 2) for found in met.values()]))
    return sorted(pair for pair, count in shared.items() if count >= _SEVERAL)


def _numbers(words: Sequence[str]) -> list[str]:
    return [word for word in words if word.isdigit() or set(word) <= set("ivx")]


def _nearly(words: list[str], others: list[str]) -> bool:
    """Whether nine words in ten are the same."""
    one, other = Counter(words), Counter(others)
    return ((one - other) + (other - one)).total() <= len(words + others) / 10


def _again(text: Text, first: Text, how: str, severity: Severity | None) -> Finding:
    here, there = text.file.place(text.keys), first.file.place(first.keys)
    return text.finding(
        "W322",
        f"Đoạn “{cut(text.text, 60)}” {how} ở {also_at(there, here)}.",
        0,
        len(text.text.partition("\n")[0]),
        hint="Giữ lại một chỗ.",
        severity=severity,
    )
