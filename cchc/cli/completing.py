"""What the shell offers when a person presses Tab: tasks and units of the plan at hand; never an error."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date

import typer

from cchc.plans.measures import indicator_task
from cchc.store import LoadedPlan


def tasks_beginning(ctx: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """The ids that begin with what was typed, each with its text."""
    with suppress(Exception):
        plan = _plan(ctx)
        for row in plan.rows.rows:
            if row.owes:
                yield row.id, " ".join(row.text.split())[:60]
        if plan.plan is not None:
            regime = plan.plan.reporting
            yield from ((f"report/{name}", "Báo cáo") for name in (regime.windows if regime else ()))
            yield from ((f"duty/{duty.id}", " ".join(duty.what.split())[:60]) for duty in plan.plan.duties)
        measured = plan.indicators_file.value.indicators if plan.indicators_file.value else []
        yield from ((indicator_task(one.id), one.name[:60]) for one in measured if not one.derived)


def units_beginning(ctx: typer.Context, incomplete: str) -> Iterator[str]:
    """The names of units; after a comma the next name follows those typed before."""
    with suppress(Exception):
        register = _plan(ctx).register
        before, comma, _ = incomplete.rpartition(",")
        lead = f"{before}, " if comma else ""
        yield from (f"{lead}{unit.name}" for unit in (register.units if register else ()))


def _plan(ctx: typer.Context) -> LoadedPlan:
    from cchc.cli.options import workspace
    from cchc.obligations.scope import choose_plans

    store = workspace(ctx.params.get("root"))
    named = ctx.params.get("plan")
    return choose_plans(store, [named] if named else [], None, date.today()).plans[0]
