"""Which days can be recorded: none that is still to come, none before the plan was made."""

from __future__ import annotations

from datetime import date

from cchc.store import LoadedPlan, WorkspaceError


def not_in_the_future(on: date, today: date) -> None:
    """Raise WorkspaceError for a day after the last one that can be recorded."""
    if on > today:
        raise WorkspaceError(
            f"Ngày {on:%d/%m/%Y} ở tương lai (hôm nay {today:%d/%m/%Y}).", "Chỉ ghi việc đã xảy ra."
        )


def in_its_year(on: date, plan: LoadedPlan) -> None:
    """Raise WorkspaceError for a day before the December in which a year's plan is made: a slip of the keyboard."""
    first = date(plan.year - 1, 12, 1)
    if on < first:
        raise WorkspaceError(
            f"Ngày {on:%d/%m/%Y} trước cả kế hoạch {plan.id}.", f"Kiểm tra năm: sớm nhất là {first:%d/%m/%Y}."
        )
