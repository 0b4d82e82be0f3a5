"""The question that a command about obligations was asked, and printing its answer in the format asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from cchc.cli.options import today, workspace
from cchc.cli.outputs import Destination, one_file, refuse_existing
from cchc.cli.terminal import exit_on, exit_on_errors, note_newest, print_lines_of_records, print_records, say
from cchc.obligations import Assessed
from cchc.obligations.scope import Asked, Scope, ask_areas, ask_unit, choose_plans, gather, year_meant
from cchc.obligations.selecting import Filters, period_meant
from cchc.store import Store

if TYPE_CHECKING:
    from cchc.checks.surveying import Survey

T = TypeVar("T")


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

    def survey(self, give: Callable[[Question], T], given: Any) -> Survey[T]:
        """What ``give``, whose answers are of the type ``given``, makes of the question put to each plan alone."""
        from cchc.checks.surveying import surveyed

        return surveyed(self.store, self.scope, lambda scope: give(replace(self, scope=scope)), given)

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
    survey: Survey[Any] | None = None,
) -> None:
    """Print the answer as a table, or its records as JSON or these columns of CSV; then what is wrong, and exit.

    ``survey`` knows what is wrong where it read the plans.
    """
    if format == "table":
        answer_in_words(question, table, survey)
        return
    print_records(records, columns, format)
    note_newest(question.scope, question.on)
    _exit(question, survey)


def answer_in_words(question: Question, table: Callable[[], None], survey: Survey[Any] | None = None) -> None:
    """Print a table, before it that it is not the whole where a whole file could not be read.

    Then say what is wrong with the plans read, the superior's too, and exit with 2 if anything is.
    """
    files = (file.path for plan in question.scope.all for file in plan.unread) if survey is None else survey.unread
    if unread := list(dict.fromkeys(files)):
        say(f"THIẾU: không đọc được {', '.join(unread)}, nên dưới đây chưa phải là tất cả.", "red")
    table()
    _exit(question, survey)


def _exit(question: Question, survey: Survey[Any] | None) -> None:
    if survey is None:
        exit_on_errors(question.scope.all, question.store)
    else:
        exit_on(survey.errors, question.store)


class Line(Struct, frozen=True, array_like=True):
    """A record as it is printed, and where it belongs in the list of all plans."""

    order: tuple[str, bool, date]
    record: str


def answer_in_lines(
    question: Question,
    format: str,
    *,
    choose: Callable[[Question], list[Assessed]],
    order: Callable[[Assessed], tuple[str, bool, date]],
    wanted: Destination | None = None,
) -> None:
    """Print what is chosen of each plan as JSON or CSV, or write it to the file wanted if any; else as ``answer``.

    No file is written where a whole file could not be read.
    """
    from cchc.exports.records import OBLIGATION_COLUMNS, as_line, obligation_record

    def lines(one: Question) -> list[Line]:
        return [Line(order(a), as_line(obligation_record(a), OBLIGATION_COLUMNS, format)) for a in choose(one)]

    survey = question.survey(lines, list[Line])
    found = sorted((line for of_plan in survey.given for line in of_plan), key=lambda line: line.order)
    shown = [line.record for line in found]
    if wanted is not None and wanted.output is not None:
        if survey.unread:
            exit_on(survey.errors, question.store)
        _write_lines(question, shown, format, wanted)
    else:
        print_lines_of_records(shown, OBLIGATION_COLUMNS, format)
    note_newest(question.scope, question.on)
    exit_on(survey.errors, question.store)


def _write_lines(question: Question, lines: list[str], format: str, wanted: Destination) -> None:
    """The records as a file; its usual name tells the plan and the day."""
    from cchc.exports.records import OBLIGATION_COLUMNS, lines_file
    from cchc.store.writing import write_atomically

    target = one_file(wanted.output, f"{question.scope.ids[0].replace('/', '-')}-{question.on}", f".{format}")
    refuse_existing([target], force=wanted.force, why="có thể đang có người dùng")
    write_atomically(target, lines_file(lines, OBLIGATION_COLUMNS, format))
    say(f"Đã ghi {target}: {len(lines)} dòng.")
