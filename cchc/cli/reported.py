"""A periodic report on its way to a file: what it counts, what a person wrote for it, what is said of that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from msgspec import UNSET
from msgspec.structs import replace

from cchc.cli.asked import Question
from cchc.cli.documents import Delivery, deliver, deliver_all
from cchc.cli.terminal import note
from cchc.store import Loaded, WorkspaceError

if TYPE_CHECKING:
    from cchc.documents.report import ReportDocument
    from cchc.obligations.reporting import Reckoning
    from cchc.obligations.scope import Asked
    from cchc.plans.reports import Report


def reckoned(question: Question, unit: Asked | None, told: date | None = None) -> Reckoning:
    """Everything that the report counts, made on the day ``told`` (else the one asked on).

    Raises WorkspaceError for a period of another year than the plan's, and for the authority as a unit.
    """
    from cchc.obligations.reporting import frame, reckon

    loaded, period = question.scope.plans[0], question.filters.period
    assert period is not None
    if period.year != loaded.year:
        raise WorkspaceError(
            f"Kế hoạch {loaded.id} không có kỳ {period.name}.", f"Các kỳ của năm {loaded.year}: Q1-{loaded.year} …"
        )
    if unit is not None and (unit.authority or loaded.id not in unit.ids):
        raise WorkspaceError(
            f"{unit.name} là cơ quan ban hành kế hoạch, không phải một đơn vị.", "Bỏ --unit để lập báo cáo chung."
        )
    days = frame(loaded, period, min(told or question.on, question.on))
    return reckon(loaded, unit, days, question.store.due_soon_days)


def written(question: Question, unit: Asked | None) -> Report | None:
    """What a person wrote for the report; None where there is no such file. Exits where it has errors."""
    from cchc.checks import errors_of_report

    loaded, period = question.scope.plans[0], question.filters.period
    assert period is not None
    unit_id = None if unit is None else unit.ids.get(loaded.id)
    file: Loaded[Report] = question.store.report(loaded.id, period.name, unit_id)
    if not file.present:
        whose = "" if unit is None else f' --unit "{unit.name}"'
        note(
            f"Chưa có {file.path}, nên báo cáo chưa có phần lời. "
            f"Lập dàn ý: cchc report init --period {period.name}{whose}"
        )
        return None
    errors = errors_of_report(file, loaded, question.store)
    for error in errors:
        note(str(error))
        if error.hint:
            note(f"    {error.hint}")
    if errors:
        raise typer.Exit(2)
    return file.value


def the_report(question: Question, unit: Asked | None) -> tuple[Reckoning, ReportDocument]:
    """What a report counts and what its template is given; figures in a person's words that hold no more are told.

    The report speaks of no day after the one that it is signed on.
    """
    from cchc.documents.report import report_document

    told = written(question, unit)
    signed = told.date if told is not None and told.date is not UNSET else None
    reckoning = reckoned(question, unit, signed)
    for area, text, now in _outdated(reckoning, told):
        note(f"areas.{area}: số liệu trong lời văn khác với nhật ký: “{text}”")
        note(f"    Nay là: “{now}”")
    return reckoning, report_document(reckoning, told, question.store)


def _outdated(reckoning: Reckoning, told: Report | None) -> Iterator[tuple[str, str, str]]:
    from cchc.drafting.reports import figures_sentence, outdated
    from cchc.obligations.reporting import AREA

    for one in reckoning.by_area():
        area = one.key.removeprefix(AREA)
        now = figures_sentence(one, reckoning.frame, unrecorded=reckoning.unrecorded)
        for text in outdated(told.areas.get(area, []) if told is not None else [], now):
            yield area, text, now


def every_report(question: Question) -> Mapping[str, tuple[Reckoning, ReportDocument]]:
    """The own report of each unit that owes something in the period, by the name of its file."""
    from cchc.exports.mailing import every_unit

    loaded = question.scope.plans[0]
    found = {}
    for unit in every_unit(question.scope, question.on):
        if unit.authority or loaded.id not in unit.ids:
            continue
        reckoning, document = the_report(question, unit)
        if (document.tasks or document.sent) and not _came_to_another(reckoning):
            found[f"bao-cao-{unit.ids[loaded.id]}-{reckoning.frame.period.name}"] = (reckoning, document)
    return found


def _came_to_another(reckoning: Reckoning) -> bool:
    """Whether the unit had ended by the report's day and another tells of its work."""
    register, unit = reckoning.loaded.register, reckoning.unit
    ended = register.unit(unit.ids[reckoning.loaded.id]) if register is not None and unit is not None else None
    return register is not None and ended is not None and register.heir(ended, reckoning.frame.on) is not None


def deliver_reports(question: Question, delivery: Delivery, trace: Path | None, *, all_units: bool) -> None:
    """Write the report asked for, or each unit's own; with ``trace`` also the file of what each figure counts.

    Raises WorkspaceError for a name of no format, and where a file is there already.
    """
    asked = question.asked[0] if question.asked else None
    if all_units:
        reports = every_report(question)
    else:
        reckoning, document = the_report(question, asked)
        plan = reckoning.loaded
        whose = plan.id.replace("/", "-") if asked is None else asked.ids[plan.id]
        reports = {f"bao-cao-{whose}-{reckoning.frame.period.name}": (reckoning, document)}
    beside = _trace_file(trace, [reckoning for reckoning, _ in reports.values()])
    dated = max((reckoning.frame.on for reckoning, _ in reports.values()), default=question.on)
    made = {name: partial(_itself, document) for name, (_, document) in reports.items()}
    if all_units:
        deliver_all("report", made, dated, replace(delivery, beside=beside))
    else:
        ((name, make),) = made.items()
        deliver("report", name, make, dated, replace(delivery, beside=beside))


def _itself(document: ReportDocument) -> ReportDocument:
    return document


def _trace_file(path: Path | None, reckonings: Sequence[Reckoning]) -> dict[Path, bytes]:
    """The file of the figures asked for, with the ids that each counts; WorkspaceError for a name of no format."""
    from cchc.exports.tracing import SUFFIXES, figures_file

    if path is None:
        return {}
    if path.suffix.lower() not in SUFFIXES:
        raise WorkspaceError(
            f"Tên tệp “{path}” phải có đuôi {' hoặc '.join(SUFFIXES)} (--trace).", "Viết như --trace so-lieu.csv."
        )
    return {path: figures_file(reckonings, path)}
