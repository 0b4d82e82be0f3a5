"""A periodic report on its way to a file: what it counts, what a person wrote for it, what is said of that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer
from msgspec import UNSET
from msgspec.structs import replace

from cchc.cli.asked import Question
from cchc.cli.documents import Delivery, deliver, deliver_all
from cchc.cli.terminal import note
from cchc.store import Loaded, WorkspaceError

if TYPE_CHECKING:
    from cchc.documents.contexts.report import ReportDocument
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


def written(question: Question, unit: Asked | None) -> Loaded[Report]:
    """The file of what a person wrote for the report, there or not. Exits where it has errors."""
    from cchc.checks import errors_of_report

    loaded, period = question.scope.plans[0], question.filters.period
    assert period is not None
    unit_id = None if unit is None else unit.ids.get(loaded.id)
    file: Loaded[Report] = question.store.report(loaded.id, period.name, unit_id)
    errors = errors_of_report(file, loaded, question.store) if file.present else []
    for error in errors:
        note(str(error))
        if error.hint:
            note(f"    {error.hint}")
    if errors:
        raise typer.Exit(2)
    return file


class Made(NamedTuple):
    """A report: what it counts, what its template is given, the file of a person's words (there or not)."""

    reckoning: Reckoning
    document: ReportDocument
    words: Loaded[Report]


def the_report(question: Question, unit: Asked | None) -> Made:
    """The report of all units or of one; figures in a person's words that hold no more are told.

    It speaks of no day after the one that it is signed on.
    """
    from cchc.documents.contexts.report import report_document
    from cchc.documents.contexts.report_late import idle_causes

    file = written(question, unit)
    told = file.value
    signed = told.date if told is not None and told.date is not UNSET else None
    reckoning = reckoned(question, unit, signed)
    for area, number, text, now in _outdated(reckoning, told):
        note(f"{file.place(('areas', area, number))}: số liệu trong lời văn khác với nhật ký: “{text}”")
        note(f"    Nay là: “{now}”")
        note("    → Chép câu “Nay là” vào chỗ đó; cố ý ghi khác thì giữ nguyên.")
    for cause in idle_causes(reckoning, told) if told is not None else ():
        note(f"late: {cause.task} không quá hạn trong báo cáo này nên nguyên nhân không được in: “{cause.cause}”")
    return Made(reckoning, report_document(reckoning, told, question.store), file)


def _outdated(reckoning: Reckoning, told: Report | None) -> Iterator[tuple[str, int, str, str]]:
    from cchc.drafting.reports import figures_sentence, outdated
    from cchc.obligations.reporting import AREA

    for one in reckoning.by_area():
        area = one.key.removeprefix(AREA)
        now = figures_sentence(one, reckoning.frame, unrecorded=reckoning.unrecorded)
        paragraphs = told.areas.get(area, []) if told is not None else []
        for text in outdated(paragraphs, now):
            yield area, paragraphs.index(text), text, now


def every_report(question: Question) -> dict[str, Made]:
    """The own report of each unit that owes something in the period, by the name of its file."""
    from cchc.exports.mailing import every_unit

    loaded = question.scope.plans[0]
    found = {}
    for unit in every_unit(question.scope, question.on):
        if unit.authority or loaded.id not in unit.ids:
            continue
        made = the_report(question, unit)
        there = not (_came_to_another(made.reckoning) or _came_later(made.reckoning))
        if (made.document.tasks or made.document.sent) and there:
            found[f"bao-cao-{unit.ids[loaded.id]}-{made.reckoning.frame.period.name}"] = made
    return found


def _came_to_another(reckoning: Reckoning) -> bool:
    """Whether the unit had ended by the report's day and another tells of its work."""
    register, unit = reckoning.loaded.register, reckoning.unit
    ended = register.unit(unit.ids[reckoning.loaded.id]) if register is not None and unit is not None else None
    return register is not None and ended is not None and register.heir(ended, reckoning.frame.on) is not None


def _came_later(reckoning: Reckoning) -> bool:
    """Whether the unit begins after the report's day: others told of the work that came to it."""
    register, unit = reckoning.loaded.register, reckoning.unit
    begun = register.unit(unit.ids[reckoning.loaded.id]) if register is not None and unit is not None else None
    return begun is not None and begun.from_ is not UNSET and begun.from_ > reckoning.frame.on


def deliver_reports(question: Question, delivery: Delivery, trace: Path | None, *, all_units: bool) -> None:
    """Write the report asked for, or each unit's own; with ``trace`` also the file of what each figure counts.

    Raises WorkspaceError for a name of no format, and where a file is there already.
    """
    asked = question.asked[0] if question.asked else None
    if all_units:
        reports = every_report(question)
    else:
        made = the_report(question, asked)
        plan = made.reckoning.loaded
        whose = plan.id.replace("/", "-") if asked is None else asked.ids[plan.id]
        reports = {f"bao-cao-{whose}-{made.reckoning.frame.period.name}": made}
    _note_wordless(list(reports.values()), question.store.home)
    delivery = replace(delivery, beside=_trace_file(trace, [one.reckoning for one in reports.values()]))
    dated = max((one.reckoning.frame.on for one in reports.values()), default=question.on)
    documents = {name: one.document for name, one in reports.items()}
    if all_units:
        deliver_all("report", documents, dated, delivery)
    else:
        ((name, document),) = documents.items()
        deliver("report", name, document, dated, delivery)


def _note_wordless(reports: Sequence[Made], home: str | None) -> None:
    """Say which reports have no words of a person yet, and how to begin them."""
    without = [one for one in reports if not one.words.present]
    if not without:
        return
    first = without[0]
    unit, period = first.reckoning.unit, first.reckoning.frame.period.name
    more = f" và của {len(without) - 1} đơn vị khác" if len(without) > 1 else ""
    whose = "" if unit is None else f' --unit "{unit.name}"'
    loaded = first.reckoning.loaded
    whose += "" if loaded.authority == home else f" --plan {loaded.id}"
    note(
        f"Chưa có {first.words.path}{more}, nên báo cáo chưa có phần lời. "
        f"Lập dàn ý: cchc report init --period {period}{whose}"
    )


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
