"""W8: what rests on the words of one plan alone."""

from __future__ import annotations

from collections.abc import Iterator

from cchc.checks.spelling import spelling
from cchc.checks.wording import wording
from cchc.findings import Finding
from cchc.store import LoadedPlan, Store


def proofread(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """Spelling, wording and punctuation of one plan's texts."""
    yield from spelling(loaded, store)
    yield from wording(loaded, store)
