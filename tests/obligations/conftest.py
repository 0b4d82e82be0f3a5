"""What the room remembers of texts is forgotten before its tests run."""

from __future__ import annotations

import pytest

from cchc.obligations import assessing, deriving, items, terms

REMEMBERED = (
    assessing._following_working_day,
    deriving._report_term,
    items.condition_in,
    terms._phrase_terms,
    terms._slots,
)


@pytest.fixture(scope="session", autouse=True)
def _work_out_afresh() -> None:
    """The tests work out for themselves what an earlier session knew: a mutation tool forks after a clean one."""
    for remembered in REMEMBERED:
        remembered.cache_clear()
