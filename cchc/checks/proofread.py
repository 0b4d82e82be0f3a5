"""W8: what rests on the words of one plan alone; nothing else takes so long, so it is kept from run to run."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from cchc.checks.enough import enough
from cchc.checks.keeping import kept
from cchc.checks.spelling import spelling
from cchc.checks.wording import wording
from cchc.findings import Finding
from cchc.store import LoadedPlan, Store


def proofread(loaded: LoadedPlan, store: Store) -> Iterable[Finding]:
    """Spelling, wording and punctuation of one plan's texts."""
    files = (loaded.plan_file, loaded.appendix_file, loaded.extra_file)
    words = b"\0".join((loaded.id.encode(), *(file.data or b"" for file in files)))
    return kept(words, lambda: enough(chain(spelling(loaded, store), wording(loaded, store))))
