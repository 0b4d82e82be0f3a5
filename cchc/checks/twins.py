"""W3: the same task twice in the appendix, a sub-task that repeats its heading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import UNSET

from cchc.checks.naming import also_at
from cchc.checks.task_words import LONG, own_tasks, plain_words
from cchc.findings import Finding, Place, Severity, finding
from cchc.plans.rows import Row
from cchc.store import LoadedPlan, Store
from cchc.text import cut

_SHORT = 5
"""Up to how many words a task ("Báo cáo kết quả thực hiện") means something only under its heading."""


def _place(loaded: LoadedPlan, row: Row) -> Place:
    return loaded.file_of(row).place((*row.path, "task"))


def same_tasks(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """The same task in two rows under the same headings (in one area or two)."""
    tellings = Counter([words.telling for _, words in own_tasks(loaded)])
    twice = [(row, words) for row, words in own_tasks(loaded) if tellings[words.telling] > 1]
    first: dict[tuple[str, ...], Row] = {}
    for row, words in twice:
        general = words.plain.count(" ") < _SHORT and not row.headings
        short = words.plain.count(" ") < LONG or not row.leaf
        products = ";".join(map(plain_words, row.product_texts)) if short else ""
        key = (*map(plain_words, row.headings), words.telling, row.area if general else "", products)
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
        ("chủ trì", plain_words(row.lead_text) != plain_words(other.lead_text)),
        ("thời hạn", [p.text for p in row.phrases] != [p.text for p in other.phrases]),
    ]


def repeated_headings(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """A sub-task that says word for word what its heading says."""
    for row, words in own_tasks(loaded):
        if (
            row.headings
            and len(row.headings[-1]) <= len(row.text) + 9
            and plain_words(row.headings[-1]) == words.plain
        ):
            yield finding(
                _place(loaded, row),
                "W309",
                f"Việc con “{cut(row.text, 60)}” chép lại nguyên văn dòng mẹ.",
                hint="Viết rõ phần việc của dòng này, hoặc bỏ một cấp.",
                excerpt=row.text.partition("\n")[0],
                where=row.id,
                severity="info",
            )
