"""The question that a command about obligations was asked, and printing its answer in the format asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from cchc.cli.options import today, workspace
from cchc.cli.outputs import Destination, one_file, refuse_existing
from cchc.cli.terminal import exit_on_errors, note_newest, print_records, say
from cchc.obligations import Assessed
from cchc.obligations.scope import Asked, Scope, ask_areas, ask_unit, choose_plans, gather, year_meant
from cchc.obligations.selecting import Filters, period_meant
from cchc.store import Store


class Question(Struct, frozen=True, kw_only=True):
    """Of which plans, about which units (all without any), narrowed to what, as of which day."""

    store: Store
    scope: Scope
    asked: tuple[Asked, ...]
    filters: Filters
    on: date

    def gather(self) -> list[Assessed]:
        """Every obligation of the units asked about, before the filters."""
        return gather(self.scope, self.asked, self.on, self.store.due_soon_days)

    def of_everyone(self) -> Question:
        """The same question about all units, for what compares those asked about with the others."""
        return replace(self, asked=())

    def of_own_plans(self) -> Question:
        """The same question without the superior's plan, for what is read from the plans alone."""
        return replace(self, scope=replace(self.scope, superior=None))


def ask(
    root: Path | None,
    as_of: str | None,
    plans: Sequence[str] | None,
    units: Sequence[str] | None,
    *,
    area: str | None = None,
    period: str | None = None,
    year: int | None = None,
    filters: Filters | None = None,
) -> Question:
    """The question that these options ask, without a plan named of the plan of the period's year, else of ``year``.

    Raises WorkspaceError for anything that is not there, with the nearest.
    """
    store, on, named = workspace(root), today(as_of), plans or ()
    span = None if period is None else period_meant(period, year_meant(store, named, on))
    scope = choose_plans(store, named, span.year if span else year, on)
    areas = ask_areas(scope, area)
    asked = tuple(ask_unit(scope, name) for name in units or ())
    narrowed = replace(filters or Filters(), period=span, areas=areas)
    return Question(store=store, scope=scope, asked=asked, filters=narrowed, on=on)


def answer(
    question: Question,
    format: str,
    *,
    table: Callable[[], None],
    records: Iterable[dict[str, Any]],
    columns: Sequence[str],
    wanted: Destination | None = None,
) -> None:
    """Print the answer as a table, or its records as JSON or these columns of CSV, to the file wanted if any.

    Then say what is wrong with the plans read, the superior's too, and exit with 2 if anything is. Where a whole
    file could not be read, a table says first that it is not the whole, and no file is written.
    """
    missing = list(dict.fromkeys(file.path for plan in question.scope.all for file in plan.unread))
    if format == "table":
        if missing:
            say(f"THIẾU: không đọc được {', '.join(missing)}, nên dưới đây chưa phải là tất cả.", "red")
        table()
    else:
        shown = list(records)
        if wanted is not None and wanted.output is not None:
            if missing:
                exit_on_errors(question.scope.all, question.store)
            _write_records(question, shown, columns, format, wanted)
        else:
            print_records(shown, columns, format)
        note_newest(question.scope, question.on)
    exit_on_errors(question.scope.all, question.store)


def _write_records(
    question: Question, records: list[dict[str, Any]], columns: Sequence[str], format: str, wanted: Destination
) -> None:
    """The records as a file; its usual name tells the plan and the day."""
    from cchc.exports.records import records_file
    from cchc.store.writing import write_atomically

    target = one_file(wanted.output, f"{question.scope.plans[0].id.replace('/', '-')}-{question.on}", f".{format}")
    refuse_existing([target], force=wanted.force, why="có thể đang có người dùng")
    write_atomically(target, records_file(records, columns, format))
    say(f"Đã ghi {target}: {len(records)} dòng.")
