"""W3: the same task twice in the appendix, a sub-task that repeats its heading, a paragraph twice in the body."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

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


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


def _place(loaded: LoadedPlan, row: Row) -> Place:
    return loaded.file_of(row).place((*row.path, "task"))


def _own(loaded: LoadedPlan) -> list[tuple[Row, str]]:
    """The rows whose task is written in them, in order, with its plain words."""
    return kept(
        loaded,
        "_plain_tasks",
        lambda plan: [
            (row, _plain(row.text)) for row in plan.rows.rows if row.task_from is None and row.text.strip()
        ],
    )


def same_tasks(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """The same task in two rows under the same headings (in one area or two)."""
    first: dict[tuple[str, ...], Row] = {}
    for row, words in _own(loaded):
        general = words.count(" ") < _SHORT and not row.headings
        short = words.count(" ") < _LONG or not row.leaf
        products = ";".join(map(_plain, row.product_texts)) if short else ""
        key = (*map(_plain, row.headings), _telling(words), row.area if general else "", products)
        other = first.setdefault(key, row)
        if other is not row and other.parent != row.id:
            yield _same(loaded, row, other)


def _telling(words: str) -> str:
    return " ".join(word for word in words.split() if word not in _JOINING)


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
    plain = [words for _, words in _own(loaded)]
    cores = [_core(row.text) for row in rows]
    told: set[frozenset[int]] = set()
    spoken = ((other, one) for one, other in _speaking_alike(rows, plain))
    for one, other in (*_contained(rows, plain, cores), *spoken):
        both = frozenset((one, other))
        if _carry_out_others(rows[one], rows[other]):
            continue
        if both not in told and _telling(plain[one]) != _telling(plain[other]):
            told.add(both)
            yield _alike(loaded, rows[one], rows[other])


def _carry_out_others(row: Row, other: Row) -> bool:
    """Whether both name documents, and none in common: "thực hiện Quyết định số 1441" and "… số 1737"."""
    one, two = set(_SIGN.findall(row.text)), set(_SIGN.findall(other.text))
    return bool(one and two) and one.isdisjoint(two)


def _core(text: str) -> str:
    """What a task is about: without "Ban hành kế hoạch" before it, without the document behind it."""
    lower = text.lower()
    opening = _OPENING.match(lower)
    cited = _CITED.search(lower)
    return _plain(lower[opening.end() if opening else 0 : cited.start() if cited else None])


def _contained(rows: Sequence[Row], plain: Sequence[str], cores: Sequence[str]) -> Iterator[tuple[int, int]]:
    long = [index for index, core in enumerate(cores) if core.count(" ") + 1 >= _LONG]
    for one in long:
        for other, text in enumerate(plain):
            if cores[one] in text and one != other and plain[one] != text and not _related(rows[one], rows[other]):
                yield one, other
                break


def _related(row: Row, other: Row) -> bool:
    """Whether one is the heading of the other."""
    return row.text in other.headings or other.text in row.headings


def _speaking_alike(rows: Sequence[Row], plain: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Rows of two areas that share pairs of words which no third row has, from their first words on."""
    pairs = [dict.fromkeys(pairwise(text.split())) for text in plain]
    met: dict[tuple[str, str], list[int]] = {}
    for index, found in enumerate(pairs):
        for pair in found:
            met.setdefault(pair, []).append(index)
    shared = Counter((both[0], both[1]) for both in met.values() if len(both) == 2)
    for (one, other), count in shared.items():
        if count < _RARE or rows[one].area == rows[other].area:
            continue
        common = {pair for pair, both in met.items() if both == [one, other]}
        if all(any(pair in common for pair in list(pairs[index])[:_LONG]) for index in (one, other)):
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
        if row.headings and len(row.headings[-1]) <= len(row.text) + 9 and _plain(row.headings[-1]) == words:
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
    long = [
        (text, words)
        for text in prose
        if len(text.text) > _LEAST and len(words := _plain(text.text).split()) >= 2 * _LONG
    ]
    vocabularies = [frozenset(words) for _, words in long]
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


def _candidates(vocabularies: Sequence[frozenset[str]]) -> list[tuple[int, int]]:
    """The pairs, earlier before later, that share several words which hardly any other paragraph has."""
    met: dict[str, list[int]] = {}
    for index, words in enumerate(vocabularies):
        for word in words:
            met.setdefault(word, []).append(index)
    rare = (combinations(found, 2) for found in met.values() if 1 < len(found) <= _FEW)
    shared = Counter(pair for pairs in rare for pair in pairs)
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
