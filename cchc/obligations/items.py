"""Pairing a row's products with its deadlines: the i-th with the i-th, or all together."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from cchc.plans.rows import Phrase, Row

_CONDITION = re.compile(
    r"(?P<words>(?:nếu|khi) (?:có|cần|phát sinh)(?: thiết| phát sinh| nhu cầu| yêu cầu)?)\s*\)?[\s.;,]*$",
    re.IGNORECASE,
)


class Item(Struct, frozen=True):
    """One thing that a row owes: its number from 1, its product texts, its phrases, a condition in the texts."""

    number: int
    products: tuple[str, ...]
    phrases: tuple[Phrase, ...]
    condition: str | None


def items(row: Row) -> list[Item]:
    """The items of a row.

    As many deadlines (or labelled groups) as products (or parts of products), and more than one: paired in
    order. Otherwise one item with all products and every deadline.
    """
    parts = [part for text, inner in row.products for part in (inner or (text,))]
    in_task = condition_in(row.text)
    if len(parts) > 1 and len(parts) == len(row.deadlines):
        pairs = zip(parts, row.deadlines, strict=True)
        return [
            Item(n, (part,), phrases, in_task or condition_in(part)) for n, (part, phrases) in enumerate(pairs, 1)
        ]
    conditions = [condition_in(part) for part in parts]
    whole = in_task or (conditions[0] if conditions and all(conditions) else None)
    return [Item(1, tuple(parts), tuple(row.phrases), whole)]


@lru_cache(maxsize=65536)
def condition_in(text: str) -> str | None:
    """The words at the end of a text that make the work conditional ("(nếu có)", "khi phát sinh"), or None.

    Only at its end, where they govern the whole; "Trường hợp có khó khăn …" within a text is no condition.
    """
    found = _CONDITION.search(text)
    return found["words"] if found else None
