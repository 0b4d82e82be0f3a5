"""A new line of a unit's log: its id, the file that it goes into, the head of a log that begins with it."""

from __future__ import annotations

import secrets
from collections.abc import Container, Mapping, Sequence
from typing import Any

from cchc.drafting.journals import NewLine
from cchc.obligations.recording import Line, log_owner
from cchc.plans.organisation import Unit
from cchc.store import LoadedPlan

_LETTERS = "abcdefghjkmnpqrstuvwxyz"
_SIGNS = _LETTERS + "23456789"


def log_line(plan: LoadedPlan, unit: Unit, keys: Mapping[str, Any]) -> NewLine:
    """A line for the log of a unit with these keys, without those that are None.

    A new log calls the unit by its name, by its id where the name means another unit on the plan's date.
    """
    return NewLine(
        path=log_path(plan, unit),
        key="updates",
        entry={key: value for key, value in keys.items() if value is not None},
        head={"unit": unit.name if log_owner(plan, unit.name) == unit.id else unit.id},
    )


def new_id(taken: Container[str]) -> str:
    """A short random id that none of ``taken`` is: a letter, then letters and digits that cannot be mistaken."""
    while True:
        made = secrets.choice(_LETTERS) + "".join(secrets.choice(_SIGNS) for _ in range(5))
        if made not in taken:
            return made


def log_path(plan: LoadedPlan, unit: Unit) -> str:
    """The log of a unit: the one that names it, else a new one under its id (with a number where that is taken)."""
    for log in plan.logs:
        if log.value is not None and log_owner(plan, log.value.unit) == unit.id:
            return log.path
    taken = {log.path for log in plan.logs}
    names = (f"plans/{plan.id}/progress/{unit.id}{f'-{n}' if n > 1 else ''}.yaml" for n in range(1, len(taken) + 2))
    return next(path for path in names if path not in taken)


def corrected(lines: Sequence[Line]) -> str | list[str] | None:
    """The ids of the lines that a new one stands in for, as ``corrects`` writes them; None where there are none."""
    ids = [line.update.id for line in lines]
    return ids if len(ids) > 1 else next(iter(ids), None)
