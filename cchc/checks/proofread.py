"""W8: what rests on the words of one plan alone."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from cchc.checks.enough import enough
from cchc.checks.spelling import spelling
from cchc.checks.wording import wording
from cchc.findings import Finding
from cchc.store import LoadedPlan, Store


def proofread(loaded: LoadedPlan, store: Store) -> Iterable[Finding]:
    """Spelling, wording and punctuation of one plan's texts."""
    return enough(chain(spelling(loaded, store), wording(loaded, store)))
