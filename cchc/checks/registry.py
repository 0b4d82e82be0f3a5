"""The registry: every check is a plain function from the loaded plan to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from cchc.checks import deadlines, journals, measures, references, registers, reports
from cchc.checks.book import book_of
from cchc.checks.check import Check
from cchc.checks.enough import enough
from cchc.checks.silencing import Silence, can_be_silenced, idle, silences_of_plan, silences_of_workspace, told
from cchc.findings import Finding, Place, finding, ordered
from cchc.plans.reports import Report
from cchc.store import Loaded, LoadedPlan, Store, Watch

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
    found = _found_in(loaded, store)
    return ordered(_judged(found, silences_of_plan(loaded), silences_of_workspace(store)))


def _found_in(loaded: LoadedPlan, store: Store) -> list[Finding]:
    """Everything found in one plan and in its register, whatever is silenced."""
    return [*found_alone(loaded, store), *(against_others(loaded.id, store) if is_whole(loaded) else ())]


def found_alone(loaded: LoadedPlan, store: Store) -> list[Finding]:
    """Everything that is found without reading plans other than those above it."""
    return found_in_each([(loaded, store.watched())], store)[0]


def found_in_each(plans: Sequence[tuple[LoadedPlan, Watch]], store: Store) -> list[list[Finding]]:
    """The same of several plans, each with a watch over what is looked at for its sake.

    One check goes through all of them before the next begins: what it has at hand is then not fetched anew for
    every plan, which costs a seventh of all checks.
    """
    found = [[*loaded.findings] for loaded, _ in plans]
    each = [*zip(plans, found, strict=True)]
    whole = [one for one in each if is_whole(one[0][0])]
    _go_through((*_ERROR_CHECKS, *_REPORT_CHECKS), each, store)
    if whole:
        from cchc.checks.proofread import PROOFREADING  # many modules, which only ``validate`` needs
        from cchc.checks.warning_checks import WARNING_CHECKS

        _go_through((*WARNING_CHECKS, *PROOFREADING), whole, store)
    return found


def _go_through(
    checks: Iterable[Check], each: Sequence[tuple[tuple[LoadedPlan, Watch], list[Finding]]], store: Store
) -> None:
    turns = [(loaded, watch.seen, found) for (loaded, watch), found in each]
    with store.watched_in_turn([watch for (_, watch), _ in each]):
        for check in checks:
            for loaded, seen, found in turns:
                store.looked_at = seen
                try:
                    found += enough(check(loaded, store))
                except Exception as error:
                    found.append(_failed(check, loaded.plan_file.path, error))


def against_others(plan_id: str, store: Store) -> list[Finding]:
    """What is found where a plan, all of whose files could be read, is held against all others of the workspace."""
    from cchc.checks.warning_checks import AGAINST_OTHERS

    path = f"plans/{plan_id}/plan.yaml"
    return [one for check in AGAINST_OTHERS for one in _guarded(check, path, plan_id, book_of(store))]


def is_whole(loaded: LoadedPlan) -> bool:
    """Whether all files could be read: else what is missing is not known."""
    return all(can_be_silenced(one) for one in loaded.findings)


def _judged(found: list[Finding], own: Sequence[Silence], of_all: Sequence[Silence]) -> list[Finding]:
    kept = told(found, (*own, *of_all)) if own or of_all else found
    return [*kept, *idle(own, found)] if own and all(can_be_silenced(one) for one in found) else kept


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
    found: list[Finding] = []
    for check in checks:
        found += _guarded(check, path, loaded, store)
    return found


def check_workspace(store: Store, plan_ids: Sequence[str]) -> list[Finding]:
    """Everything found in the plans named, in their registers and in workspace.yaml.

    Where these are all plans, an ``ignore`` of workspace.yaml that silences nothing is a finding itself.
    """
    loaded = [store.plan(plan_id) for plan_id in plan_ids]
    return ordered(judged(store, {one.id: (_found_in(one, store), silences_of_plan(one)) for one in loaded}))


def judged(store: Store, found_in: Mapping[str, tuple[list[Finding], Sequence[Silence]]]) -> list[Finding]:
    """What no ``ignore`` silences of what was found in plans (by their ids, each with its own) and round them.

    Round them is workspace.yaml. In no order.
    """
    kept = [*store.unlisted, *store.settings.findings, *registers.workspace_findings(store)]
    of_all = silences_of_workspace(store)
    everything = list(kept)
    for found, own in found_in.values():
        everything += found
        kept += _judged(found, own, of_all)
    if set(store.plan_ids) <= set(found_in):
        everything += _found_in_idle_registers(store, store.authorities)
        if of_all and all(can_be_silenced(one) for one in everything):
            kept += idle(of_all, everything)
    return kept


def check_idle_registers(store: Store, authorities: Iterable[str]) -> list[Finding]:
    """Everything found in the registers of authorities without a plan, which no check of a plan comes to."""
    return ordered(told(_found_in_idle_registers(store, authorities), silences_of_workspace(store)))


def _found_in_idle_registers(store: Store, authorities: Iterable[str]) -> list[Finding]:
    planning = {plan_id.partition("/")[0] for plan_id in store.plan_ids}
    found: list[Finding] = []
    for authority in authorities:
        if authority not in planning:
            file = store.units(authority)
            found += [*file.findings, *_guarded(registers.entries_of, file.path, authority, store)]
    return found


def _guarded(check: Callable[..., Iterable[Finding]], path: str, *about: object) -> list[Finding]:
    """A check that raises becomes a finding: data can't crash the tool."""
    try:
        return enough(check(*about))
    except Exception as error:
        return [_failed(check, path, error)]


def _failed(check: Callable[..., Iterable[Finding]], path: str, error: Exception) -> Finding:
    message = f"Bước kiểm tra “{check.__name__}” bị lỗi ({type(error).__name__}: {error})."
    hint = "Đây là lỗi của chương trình; các bước kiểm tra khác vẫn chạy."
    return finding(Place(path), "E000", message, hint=hint)
