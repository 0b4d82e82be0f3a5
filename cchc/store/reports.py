"""Where the files of periodic reports lie: one a period, and in a folder of its name one for each unit's own."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import NamedTuple

FOLDER = "reports"
"""The folder of a plan that holds them."""


class ReportName(NamedTuple):
    """What the path of a report's file says: the period, and the id of the unit where it is a unit's own."""

    period: str
    unit_id: str | None


def report_path(plan_id: str, period: str, unit_id: str | None = None) -> str:
    """The path of a report's file in the workspace: reports/Q1-2025.yaml, a unit's reports/Q1-2025/<unit>.yaml."""
    name = period if unit_id is None else f"{period}/{unit_id}"
    return f"plans/{plan_id}/{FOLDER}/{name}.yaml"


def named_by(path: str) -> ReportName:
    """What a path of this layout says, whether or not there is such a period or unit."""
    file = PurePosixPath(path)
    if file.parent.name == FOLDER:
        return ReportName(file.stem, None)
    return ReportName(file.parent.name, file.stem)
