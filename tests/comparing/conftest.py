"""Plans changed in memory: other rows in the appendix, without links."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from msgspec import UNSET
from msgspec.structs import replace

from cchc.plans.cells import MergedCell, NamesCell, TaskCell
from cchc.plans.table import Appendix, Area, Task
from cchc.store import Loaded, LoadedPlan

Rewrite = Callable[[list[Task]], list[Task]]


def with_areas(plan: LoadedPlan, areas: list[Area]) -> LoadedPlan:
    """The plan with these areas in its appendix."""
    file = plan.appendix_file
    appendix: Appendix = replace(file.value, areas=areas)
    return replace(plan, appendix_file=Loaded(file.path, appendix, [], file.data))


def with_tasks(plan: LoadedPlan, rewrite: Rewrite) -> LoadedPlan:
    """The plan with every list of tasks (of an area, under a heading) rewritten, the innermost first."""
    areas = [replace(area, tasks=_below(area.tasks, rewrite)) for area in plan.appendix_file.value.areas]
    return with_areas(plan, areas)


def _below(tasks: list[Task], rewrite: Rewrite) -> list[Task]:
    return rewrite([replace(task, subtasks=_below(task.subtasks, rewrite)) for task in tasks])


def each(change: Callable[[Task], Task]) -> Rewrite:
    """A rewriting that changes every task by itself."""
    return lambda tasks: [change(task) for task in tasks]


def unlinked(plan: LoadedPlan) -> LoadedPlan:
    """The plan without any ``implements`` on its tasks."""
    return with_tasks(plan, each(lambda task: replace(task, implements=[])))


def shuffled(plan: LoadedPlan, seed: int) -> LoadedPlan:
    """The plan with its areas, its tasks and their sub-tasks in another order, numbers and all."""
    rng = random.Random(seed)
    mixed = with_tasks(plan, lambda tasks: rng.sample(tasks, len(tasks)))
    areas = mixed.appendix_file.value.areas
    return with_areas(mixed, rng.sample(areas, len(areas)))


def renumbered(plan: LoadedPlan) -> LoadedPlan:
    """The plan with "9" before every number and id, and before every reference to one."""

    def cell(value):
        if isinstance(value, TaskCell | MergedCell):
            return replace(value, same_as=f"9{value.same_as}")
        if isinstance(value, NamesCell) and value.same_as is not UNSET:
            return replace(value, same_as=f"9{value.same_as}")
        return value

    def change(task: Task) -> Task:
        own = {key: f"9{getattr(task, key)}" for key in ("number", "id") if getattr(task, key) is not UNSET}
        cells = {key: cell(getattr(task, key)) for key in ("task", "products", "lead", "coordinating", "deadline")}
        return replace(task, **own, **cells)

    return with_tasks(plan, each(change))


def without(plan: LoadedPlan, gone: Task) -> LoadedPlan:
    """The plan without one task."""
    return with_tasks(plan, lambda tasks: [task for task in tasks if task != gone])


def leaves_apart(plan: LoadedPlan) -> Iterator[Task]:
    """Tasks that can go without anything else changing: no other row refers to them, they have brothers."""
    referred = set()
    for row in plan.rows.rows:
        for cell in (row.task.task, row.task.products, row.task.lead, row.task.coordinating, row.task.deadline):
            if not isinstance(cell, str | list) and getattr(cell, "same_as", UNSET) is not UNSET:
                referred.add((row.area, cell.same_as))
    rows = plan.rows.rows
    for row in rows:
        brothers = sum(one.parent == row.parent and one.area == row.area for one in rows)
        if row.leaf and brothers > 1 and (row.area, row.id.partition("/")[2]) not in referred:
            yield row.task
