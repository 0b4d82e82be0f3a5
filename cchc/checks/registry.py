"""The registry: every check is a plain function from the loaded plan to findings."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from cchc.checks import (
    announcing,
    attached,
    budgets,
    cascade,
    citation_issued,
    citation_signs,
    citation_sources,
    citation_titles,
    citation_versions,
    citations,
    deadlines,
    journals,
    leads,
    levels,
    limits,
    measures,
    numbering,
    parts,
    products,
    references,
    registers,
    reporting,
    reports,
    spelling,
    targets,
    twins,
    wording,
)
from cchc.checks.silencing import can_be_silenced, idle, silences_of_plan, silences_of_workspace, told
from cchc.findings import Finding, Place, finding, ordered
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
    limits.opposed_limits,
    limits.series,
    limits.limits_in_texts,
    limits.words_left_out,
    leads.both_roles,
    leads.twice_in_a_cell,
    leads.coordinators_that_lead,
    leads.idle_leads,
    leads.cut_names,
    numbering.numbers,
    numbering.unnumbered,
    twins.same_tasks,
    twins.alike_tasks,
    twins.repeated_headings,
    twins.repeated_paragraphs,
    parts.appendix,
    parts.references,
    parts.footnotes,
    parts.recipients,
    parts.empty_sections,
    attached.attached_line,
    levels.foreign_words,
    products.products_of_others,
    products.spellings,
    reporting.windows,
    reporting.closing,
    reporting.against_superior,
    reporting.against_the_decree,
    announcing.spoken_windows,
    announcing.spoken_days,
    announcing.rows_of_reports,
    targets.opposed_goals,
    targets.strictness,
    targets.over_the_whole,
    targets.below_the_superior,
    targets.unsupported_targets,
    budgets.grouping,
    budgets.in_words,
    budgets.totals,
    citations.years_differ,
    citations.later_than_the_plan,
    citations.impossible_days,
    citations.incomplete,
    citations.structured,
    citation_signs.malformed,
    citation_signs.contradictory,
    citation_versions.two_versions,
    citation_issued.otherwise_than_issued,
    citation_issued.attached_to_another_date,
    citation_sources.wrong_source,
    citation_sources.wrong_law_year,
    citation_sources.replaced,
    citation_titles.other_title,
    cascade.tasks_of_the_superior,
    cascade.units_of_the_superior,
    spelling.spelling,
    wording.wording,
)
"""Their findings are warnings or information: only ``validate`` runs them."""


def check_plan(loaded: LoadedPlan, store: Store) -> list[Finding]:
    """Everything found in one plan and in its register, without what an ``ignore`` silences.

    An ``ignore`` of the plan that silences nothing is a finding itself, if all files could be read.
    """
    return ordered(_judged(_found_in(loaded, store), loaded, store))


def _found_in(loaded: LoadedPlan, store: Store) -> list[Finding]:
    """Everything found in one plan and in its register, whatever is silenced."""
    whole = all(can_be_silenced(one) for one in loaded.findings)
    checks = (*_ERROR_CHECKS, *_REPORT_CHECKS)
    checks += _WARNING_CHECKS if whole else ()  # else what is missing is not known
    return _run(checks, loaded, store)


def _judged(found: list[Finding], loaded: LoadedPlan, store: Store) -> list[Finding]:
    own = silences_of_plan(loaded)
    kept = told(found, (*own, *silences_of_workspace(store)))
    return [*kept, *idle(own, found)] if all(can_be_silenced(one) for one in found) else kept


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
    return told(found, (*silences_of_plan(loaded), *silences_of_workspace(store)))


def _run(checks: Iterable[Check], loaded: LoadedPlan, store: Store) -> list[Finding]:
    path = loaded.plan_file.path
    return [*loaded.findings, *(one for check in checks for one in _guarded(check, path, loaded, store))]


def check_workspace(store: Store, plan_ids: Collection[str]) -> list[Finding]:
    """Everything found in the plans named, in their registers and in workspace.yaml.

    Where these are all plans, an ``ignore`` of workspace.yaml that silences nothing is a finding itself.
    """
    kept = [*store.unlisted, *store.settings.findings, *registers.workspace_findings(store)]
    found = list(kept)
    for plan_id in plan_ids:
        loaded = store.plan(plan_id)
        of_plan = _found_in(loaded, store)
        found += of_plan
        kept += _judged(of_plan, loaded, store)
    if set(store.plan_ids) <= set(plan_ids):
        found += _found_in_idle_registers(store, store.authorities)
        if all(can_be_silenced(one) for one in found):
            kept += idle(silences_of_workspace(store), found)
    return ordered(kept)


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
