"""Extracts of a plan for its units: one unit's, or a file for each into a folder."""

from __future__ import annotations

from datetime import date

from cchc.cli.documents import Delivery, deliver, deliver_all
from cchc.cli.terminal import say
from cchc.documents.contexts.extract import Extract, unit_extract
from cchc.exports.mailing import every_unit
from cchc.obligations.scope import Asked, Scope, ask_unit, gather
from cchc.store import LoadedPlan, Store


def deliver_extracts(store: Store, loaded: LoadedPlan, unit: str | None, on: date, delivery: Delivery) -> None:
    """Write the extract of a unit, or of every unit that the plan gives something to do.

    Raises WorkspaceError for an unknown unit, with the nearest.
    """
    scope = Scope(plans=(loaded,))
    asked = every_unit(scope, loaded.date) if unit is None else [ask_unit(scope, unit)]
    extracts = {_unit_id(one, loaded): _extract(store, scope, one, on) for one in asked}
    owing = {name: made for name, made in extracts.items() if made.parts}
    usual = f"trich-{loaded.id.replace('/', '-')}"
    documents = {f"{usual}-{name}": made for name, made in owing.items()}
    if not documents:
        say("Kế hoạch không giao việc gì cho đơn vị này nên không lập bản trích.")
    elif unit is not None:
        ((name, made),) = documents.items()
        deliver("unit-extract", name, made, on, delivery)
    else:
        deliver_all("unit-extract", documents, on, delivery)
        idle = [made.unit for made in extracts.values() if not made.parts]
        if idle:
            say(f"{len(idle)} đơn vị không có việc trong kế hoạch này: {'; '.join(idle)}.", "dim")


def _unit_id(asked: Asked, loaded: LoadedPlan) -> str:
    return asked.ids.get(loaded.id, loaded.authority)


def _extract(store: Store, scope: Scope, asked: Asked, on: date) -> Extract:
    found = gather(scope, [asked], on, store.due_soon_days)
    return unit_extract(scope.plans[0], asked.name, found, on)
