"""Pages made from a desk: of the five real plans, of the invented authority, of one with hostile names."""

from __future__ import annotations

from datetime import date

import pytest

from cchc.cli.words import preface
from cchc.exports.dashboard.page import Asking, page
from cchc.obligations.scope import ask_unit, choose_plans, gather
from cchc.obligations.selecting import Filters, select


@pytest.fixture
def paged():
    """``paged(desk, on, units=…, plans=…)``: the page's data, and everything that it is made of."""

    def make(desk, on, units=(), plans=()):
        store, day = desk.store, date.fromisoformat(on)
        scope = choose_plans(store, plans, None, day)
        asked = [ask_unit(scope, name) for name in units]
        found = gather(scope, asked, day, store.due_soon_days)
        shown = select(found, Filters(everything=True, unnamed=not units), day).shown
        asking = Asking(
            scope=scope,
            on=day,
            soon=store.due_soon_days,
            units=tuple(one.name for one in asked),
            notices=tuple(preface(scope, day)),
        )
        return page(shown, asking), shown

    return make
