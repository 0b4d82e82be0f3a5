"""Two appendices cell by cell."""

from __future__ import annotations

from typing import Any

import msgspec

from cchc.plans.table import Appendix

_HEAD = ("heading", "title", "attached", "columns")


def cells_of(appendix: Appendix) -> dict[str, Any]:
    """Every value of an appendix under the place where it stands: area, task, key."""
    data = msgspec.to_builtins(appendix)
    cells: dict[str, Any] = {key: data[key] for key in _HEAD if data.get(key)}
    for at, area in enumerate(data["areas"], 1):
        cells[f"{at}"] = area["id"]
        cells |= {f"{at}:{key}": area[key] for key in ("number", "name") if key in area}
        _add(cells, f"{at}", area.get("tasks", []))
    return cells


def _add(cells: dict[str, Any], above: str, tasks: list[dict[str, Any]]) -> None:
    for at, task in enumerate(tasks, 1):
        here = f"{above}/{at}"
        cells |= {f"{here}:{key}": value for key, value in task.items() if key != "subtasks"}
        _add(cells, here, task.get("subtasks", []))


def differences(expected: Appendix, found: Appendix) -> dict[str, tuple[Any, Any]]:
    """The cells in which two appendices differ: what was expected, what was found."""
    wanted, got = cells_of(expected), cells_of(found)
    keys = [*wanted, *(key for key in got if key not in wanted)]
    return {key: (wanted.get(key), got.get(key)) for key in keys if wanted.get(key) != got.get(key)}
