"""The registry: every check is a plain function from the loaded plan to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from cchc.checks import deadlines, journals, measures, references, registers, reports
from cchc.findings import Finding, Place, finding, ordered
from cchc.plans.base import Ignore
from cchc.plans.reports import Report
from cchc.store import Loaded, LoadedPlan, Store

Check = Callable[[LoadedPlan, Store], Iterable[Finding]]

_ERROR_CHECKS: tuple[Check, ...] = (
    references.missing_files,
    references.rows,
    references.grounds,
    references.twins,
    references.names,
    references.superior,
    references.periods,
    references.duties,
    journals.logs,
    measures.goals,
    measures.indicators,
    measures.figure_lines,
    registers.register_entries,
    deadlines.unreadable,
)
"""Their findings are errors: every command that reads the plan runs them."""

_REPORT_CHECKS: tuple[Check, ...] = (reports.reports,)
"""Of what a person adds to reports: no other command reads it, so only ``validate`` runs them."""

_WARNING_CHECKS: tuple[Check, ...] = (
    deadlines.outside_the_year,
    deadlines.more_deadlines_than_products,
    deadlines.missing_cells,
    deadlines.later_than_heading,
    deadlines.on_a_day_off,
    deadlines.report_on_a_day_off,
    journals.idle_lines,
    journals.contradictions,
    measures.idle_figures,
    measures.opposed_figures,
    measures.impossible_rates,
)
"""Their findings are warnings or information: only ``validate`` runs them."""


def check_plan(loaded: LoadedPlan, store: Store) -> list[Finding]:
    """Everything found in one plan and in its register, without what an ``ignore`` silences.

    An ``ignore`` of the plan that silences nothing is a finding itself, if all files could be read.
    """
    whole = all(_can_be_silenced(one) for one in loaded.findings)
    checks = (*_ERROR_CHECKS, *_REPORT_CHECKS)
    checks += _WARNING_CHECKS if whole else ()  # else what is missing is not known
    found = _run(checks, loaded, store)
    kept = _heard(found, loaded, store)
    if any(not _can_be_silenced(one) for one in found):
        return ordered(kept)
    idle = (silence for silence in _silences(loaded) if not any(silence.covers(one) for one in found))
    return ordered((*kept, *(silence.idle_finding() for silence in idle)))


def errors_of(loaded: LoadedPlan, store: Store) -> list[Finding]:
    """Only the errors of a plan: what a command that merely reads the plan must say."""
    found = [one for one in _run(_ERROR_CHECKS, loaded, store) if one.severity == "error"]
    return ordered(_heard(found, loaded, store))


def errors_of_report(file: Loaded[Report], loaded: LoadedPlan, store: Store) -> list[Finding]:
    """The errors of what a person added to one report: what a command that reads it must say."""
    found = _guarded(reports.report_faults, file.path, file, loaded)
    return ordered(_heard((one for one in found if one.severity == "error"), loaded, store))


def _heard(found: Iterable[Finding], loaded: LoadedPlan, store: Store) -> list[Finding]:
    """What no ``ignore`` of the workspace or of the plan silences."""
    silences = list(_silences(loaded))
    return [one for one in _not_off(found, store) if not any(silence.covers(one) for silence in silences)]


def _not_off(found: Iterable[Finding], store: Store) -> Iterator[Finding]:
    """What no ``ignore`` of the workspace silences."""
    off = {ignore.code for ignore in store.settings.value.ignore} if store.settings.value else set()
    return (one for one in found if not (one.code in off and _can_be_silenced(one)))


def _run(checks: Iterable[Check], loaded: LoadedPlan, store: Store) -> list[Finding]:
    path = loaded.plan_file.path
    return [*loaded.findings, *(one for check in checks for one in _guarded(check, path, loaded, store))]


def check_workspace(store: Store, plan_ids: Iterable[str]) -> list[Finding]:
    """Everything found in the plans named, in their registers and in workspace.yaml."""
    found = [*store.unlisted, *store.settings.findings, *registers.workspace_findings(store)]
    for plan_id in plan_ids:
        found += check_plan(store.plan(plan_id), store)
    return ordered(found)


def check_idle_registers(store: Store, authorities: Iterable[str]) -> list[Finding]:
    """Everything found in the registers of authorities without a plan, which no check of a plan comes to."""
    planning = {plan_id.partition("/")[0] for plan_id in store.plan_ids}
    found: list[Finding] = []
    for authority in authorities:
        if authority not in planning:
            file = store.units(authority)
            found += [*file.findings, *_guarded(registers.entries_of, file.path, authority, store)]
    return ordered(_not_off(found, store))


def _guarded(check: Callable[..., Iterable[Finding]], path: str, *about: object) -> Iterator[Finding]:
    """A check that raises becomes a finding: data can't crash the tool."""
    try:
        yield from list(check(*about))
    except Exception as error:
        yield finding(
            Place(path),
            "E000",
            f"Bước kiểm tra “{check.__name__}” bị lỗi ({type(error).__name__}: {error}).",
            hint="Đây là lỗi của chương trình; các bước kiểm tra khác vẫn chạy.",
        )


class _Silence(NamedTuple):
    """One ``ignore``: its code, the task or duty it stands on ("" for the whole plan), its place."""

    code: str
    where: str
    place: Place

    def covers(self, one: Finding) -> bool:
        return self.code == one.code and self.where in ("", one.where) and _can_be_silenced(one)

    def idle_finding(self) -> Finding:
        return finding(
            self.place,
            "W001",
            f"Mục “ignore” {self.code} không ứng với cảnh báo nào.",
            hint="Xóa mục này, hoặc sửa lại mã.",
            excerpt=self.code,
            where=self.where,
        )


def _can_be_silenced(one: Finding) -> bool:
    """Faults of a file itself are never silenced: what could not be read is not known."""
    return not one.code.startswith("E0")


def _silences(loaded: LoadedPlan) -> Iterator[_Silence]:
    """The ignores of a plan, its appendix, its duties and rows."""
    if loaded.plan:
        yield from _listed(loaded.plan.ignore, "", loaded.plan_file, ())
        for index, duty in enumerate(loaded.plan.duties):
            yield from _listed(duty.ignore, f"duty/{duty.id}", loaded.plan_file, ("duties", index))
    if loaded.appendix_file.value:
        yield from _listed(loaded.appendix_file.value.ignore, "", loaded.appendix_file, ())
    for row in loaded.rows.rows:
        yield from _listed(row.task.ignore, row.id, loaded.file_of(row), row.path)


def _listed(
    ignores: Iterable[Ignore], where: str, file: Loaded[Any], keys: tuple[str | int, ...]
) -> Iterator[_Silence]:
    for index, ignore in enumerate(ignores):
        yield _Silence(ignore.code, where, file.place((*keys, "ignore", index, "code")))
