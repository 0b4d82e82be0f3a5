"""The figures of a report as records: each with the ids of the tasks and obligations that it counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from cchc.exports.records import records_file
from cchc.obligations.reporting import Reckoning
from cchc.obligations.tracing import Figure, figures_of
from cchc.plans.words import LEFT_OUT, OUTCOMES

COUNTED_COLUMNS = ("plan", "period", "unit", "key", "name", "figure", "words", "what", "value", "id", "obligations")
"""The columns of figures as CSV: a row for each thing that a figure counts, one without an id where it is 0."""

SUFFIXES = (".json", ".csv")
_NOT_ASSIGNED = "left_out."


def figure_records(reckoning: Reckoning) -> Iterator[dict[str, Any]]:
    """Every figure that the report may tell; where nothing was recorded only what was assigned and left out.

    ``counted`` holds the ids of the tasks (or obligations) that it counts, each with the obligations behind it.
    """
    unit = reckoning.unit.name if reckoning.unit is not None else None
    head = {"plan": reckoning.loaded.id, "period": reckoning.frame.period.name, "unit": unit}
    for breakdown in reckoning.breakdowns():
        for figure in figures_of(breakdown):
            if not reckoning.unrecorded or figure.figure not in OUTCOMES:
                yield head | _record(figure)


def _record(figure: Figure) -> dict[str, Any]:
    return {
        "key": figure.key,
        "name": figure.name,
        "figure": figure.figure,
        "words": _words(figure.figure),
        "what": figure.what,
        "value": figure.value,
        "counted": [{"id": one.id, "obligations": one.obligations} for one in figure.counted],
    }


def _words(figure: str) -> str:
    if figure.startswith(_NOT_ASSIGNED):
        reason = figure.removeprefix(_NOT_ASSIGNED)
        return f"không tính: {LEFT_OUT.get(reason, reason)}"
    return OUTCOMES.get(figure, "giao")


def figures_file(reckonings: Sequence[Reckoning], path: Path) -> bytes:
    """The figures of these reports as a JSON array or, where the file's name says so, as CSV for Excel."""
    records = [record for reckoning in reckonings for record in figure_records(reckoning)]
    if path.suffix.lower() == ".csv":
        rows = [record | one for record in records for one in record["counted"] or [{"id": None}]]
        return records_file(rows, COUNTED_COLUMNS, "csv")
    return records_file(records, (), "json")
