"""The registry: every check is a plain function from the loaded plan to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from cchc.checks import deadlines, journals, measures, references, registers, reports
from cchc.checks.check import Check
from cchc.checks.silencing import can_be_silenced, idle, silences_of_plan, silences_of_workspace, told
from cchc.findings import Finding, Place, finding, ordered
from cchc.plans.reports import Report
from cchc.store import Loaded, LoadedPlan, Store


class Job(NamedTuple):
    """One part of the work on one plan: what it says, or how it says it (which takes about as long)."""

    plan_id: str
    words: bool


Each = Callable[[Callable[[Job], list[Finding]], Sequence[Job]], Iterable[list[Finding]]]

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


def check_plan(loaded: LoadedPlan, store: Store) -> list[Finding]:
    """Everything found in one plan and in its register, without what an ``ignore`` silences.

    An ``ignore`` of the plan that silences nothing is a finding itself, if all files could be read.
    """
    return ordered(_judged(_found_in(loaded, store), loaded, store))


def _found_in(loaded: LoadedPlan, store: Store) -> list[Finding]:
    """Everything found in one plan and in its register, whatever is silenced."""
    return [*_facts(loaded, store), *_wording(loaded, store)]


def _facts(loaded: LoadedPlan, store: Store) -> list[Finding]:
    """What is wrong in what the plan says, and faults of its files."""
    checks = (*_ERROR_CHECKS, *_REPORT_CHECKS)
    if _is_whole(loaded):
        from cchc.checks.warning_checks import WARNING_CHECKS  # many modules, which only ``validate`` needs

        checks += WARNING_CHECKS
    return [*loaded.findings, *_run(checks, loaded, store)]


def _wording(loaded: LoadedPlan, store: Store) -> list[Finding]:
    """What is wrong in how the plan says it."""
    if not _is_whole(loaded):
        return []
    from cchc.checks.proofread import proofread  # many modules, which only ``validate`` needs

    return _run((proofread,), loaded, store)


def _is_whole(loaded: LoadedPlan) -> bool:
    """Whether all files could be read: else what is missing is not known."""
    return all(can_be_silenced(one) for one in loaded.findings)


def _judged(found: list[Finding], loaded: LoadedPlan, store: Store) -> list[Finding]:
    own = silences_of_plan(loaded)
    kept = told(found, (*own, *silences_of_workspace(store)))
    return [*kept, *idle(own, found)] if all(can_be_silenced(one) for one in found) else kept


def errors_of(loaded: LoadedPlan, store: Store) -> list[Finding]:
    """Only the errors of a plan: what a command that merely reads the plan must say."""
    found = [one for one in (*loaded.findings, *_run(_ERROR_CHECKS, loaded, store)) if one.severity == "error"]
    return ordered(_heard(found, loaded, store))


def errors_of_report(file: Loaded[Report], loaded: LoadedPlan, store: Store) -> list[Finding]:
    """The errors of what a person added to one report: what a command that reads it must say."""
    found = _guarded(reports.report_faults, file.path, file, loaded)
    return ordered(_heard((one for one in found if one.severity == "error"), loaded, store))


def _heard(found: Iterable[Finding], loaded: LoadedPlan, store: Store) -> list[Finding]:
    """What no ``ignore`` of the workspace or of the plan silences."""
    return told(found, (*silences_of_plan(loaded), *silences_of_workspace(store)))


def _run(checks: Iterable[Check], loaded: LoadedPlan, store: Store) -> list[Finding]:
    path = loaded.plan_file.path
    return [one for check in checks for one in _guarded(check, path, loaded, store)]


def check_workspace(store: Store, plan_ids: Sequence[str], each: Each = map) -> list[Finding]:
    """Everything found in the plans named, in their registers and in workspace.yaml.

    Where these are all plans, an ``ignore`` of workspace.yaml that silences nothing is a finding itself. ``each``
    does the jobs, as ``map`` does.
    """
    kept = [*store.unlisted, *store.settings.findings, *registers.workspace_findings(store)]
    found = list(kept)
    jobs = [Job(plan_id, words) for words in (False, True) for plan_id in plan_ids]
    of_job = dict(zip(jobs, each(lambda job: _found_by(job, store), jobs), strict=True))
    for plan_id in plan_ids:
        of_plan = [*of_job[Job(plan_id, words=False)], *of_job[Job(plan_id, words=True)]]
        found += of_plan
        kept += _judged(of_plan, store.plan(plan_id), store)
    if set(store.plan_ids) <= set(plan_ids):
        found += _found_in_idle_registers(store, store.authorities)
        if all(can_be_silenced(one) for one in found):
            kept += idle(silences_of_workspace(store), found)
    return ordered(kept)


def check_idle_registers(store: Store, authorities: Iterable[str]) -> list[Finding]:
    """Everything found in the registers of authorities without a plan, which no check of a plan comes to."""
    return ordered(told(_found_in_idle_registers(store, authorities), silences_of_workspace(store)))


def _found_by(job: Job, store: Store) -> list[Finding]:
    loaded = store.plan(job.plan_id)
    return _wording(loaded, store) if job.words else _facts(loaded, store)


def _found_in_idle_registers(store: Store, authorities: Iterable[str]) -> list[Finding]:
    planning = {plan_id.partition("/")[0] for plan_id in store.plan_ids}
    found: list[Finding] = []
    for authority in authorities:
        if authority not in planning:
            file = store.units(authority)
            found += [*file.findings, *_guarded(registers.entries_of, file.path, authority, store)]
    return found


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
