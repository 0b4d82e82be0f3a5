"""The registry: every check is a plain function from the loaded plan to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from cchc.checks import deadlines, references
from cchc.findings import Finding, Place, finding, ordered
from cchc.plans.model import Ignore
from cchc.store import LoadedPlan, Store

Check = Callable[[LoadedPlan, Store], Iterable[Finding]]

_ERROR_CHECKS: tuple[Check, ...] = (
    references.missing_files,
    references.rows,
    references.names,
    references.superior,
    references.periods,
    references.duties,
    references.logs,
    references.register_entries,
    deadlines.unreadable,
)
"""Their findings are errors: every command that reads the plan runs them."""

_WARNING_CHECKS: tuple[Check, ...] = (
    deadlines.outside_the_year,
    deadlines.backwards,
    deadlines.more_deadlines_than_products,
    deadlines.missing_cells,
    deadlines.later_than_heading,
    deadlines.on_a_day_off,
    deadlines.report_on_a_day_off,
)
"""Their findings are warnings or information: only ``validate`` runs them."""


def check_plan(loaded: LoadedPlan, store: Store) -> list[Finding]:
    """Everything found in one plan and in its register, without what an ``ignore`` silences."""
    return _run((*_ERROR_CHECKS, *_WARNING_CHECKS), loaded, store)


def errors_of(loaded: LoadedPlan, store: Store) -> list[Finding]:
    """Only the errors of a plan: what a command that merely reads the plan must say."""
    return [found for found in _run(_ERROR_CHECKS, loaded, store) if found.severity == "error"]


def _run(checks: Iterable[Check], loaded: LoadedPlan, store: Store) -> list[Finding]:
    found = list(loaded.findings)
    for check in checks:
        found += _guarded(check, loaded, store)
    return ordered(_unsilenced(found, loaded, store))


def check_workspace(store: Store, plan_ids: Iterable[str]) -> list[Finding]:
    """Everything found in the plans named, in their registers and in workspace.yaml."""
    found = [*store.settings.findings, *references.workspace_findings(store)]
    for plan_id in plan_ids:
        found += check_plan(store.plan(plan_id), store)
    return ordered(found)


def _guarded(check: Check, loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """A check that raises becomes a finding: data can't crash the tool."""
    try:
        yield from list(check(loaded, store))
    except Exception as error:
        yield finding(
            Place(loaded.plan_file.path),
            "E000",
            f"Phép kiểm “{check.__name__}” bị lỗi ({type(error).__name__}: {error}).",
            hint="Đây là lỗi của chương trình; các phép kiểm khác vẫn chạy.",
        )


def _unsilenced(found: list[Finding], loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    silenced = _ignores(loaded, store)
    for one in found:
        everywhere = silenced.get("", ())
        here = silenced.get(one.where, ())
        if one.code.startswith("E0") or not any(i.code == one.code for i in (*everywhere, *here)):
            yield one


def _ignores(loaded: LoadedPlan, store: Store) -> dict[str, list[Ignore]]:
    """The ignores by what they cover: "" for the whole plan, else a task's or duty's id."""
    silenced: dict[str, list[Ignore]] = {"": []}
    if store.settings.value:
        silenced[""] += store.settings.value.ignore
    if loaded.plan:
        silenced[""] += loaded.plan.ignore
        for duty in loaded.plan.duties:
            silenced.setdefault(f"duty/{duty.id}", []).extend(duty.ignore)
    if loaded.appendix_file.value:
        silenced[""] += loaded.appendix_file.value.ignore
    for row in loaded.rows.rows:
        if row.task.ignore:
            silenced.setdefault(row.id, []).extend(row.task.ignore)
    return silenced
