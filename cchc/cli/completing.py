"""What the shell offers when a person presses Tab: tasks, units, statuses; never an error. How to switch it on."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import typer

from cchc.plans.measures import indicator_task
from cchc.plans.words import RECORDABLE
from cchc.store import LoadedPlan, WorkspaceError

VARIABLE = "_CCHC_COMPLETE"
"""The environment variable by which the shell asks."""

_SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")


def tasks_beginning(ctx: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """The ids of tasks, reports and duties, each with its text."""
    with suppress(Exception):
        from cchc.obligations.measuring import indicators_of

        plan = _plan(ctx)
        for row in plan.rows.rows:
            if row.owes:
                yield row.id, " ".join(row.text.split())[:60]
        if plan.plan is not None:
            regime = plan.plan.reporting
            yield from ((f"report/{name}", "Báo cáo") for name in (regime.windows if regime else ()))
            yield from ((f"duty/{duty.id}", " ".join(duty.what.split())[:60]) for duty in plan.plan.duties)
        measured = (one for one in indicators_of(plan) if not one.derived)
        yield from ((indicator_task(one.id), one.name[:60]) for one in measured)


def units_beginning(ctx: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """The names of units, and their ids once a letter is typed; after a comma the next follows those before."""
    with suppress(Exception):
        register = _plan(ctx).register
        _, comma, last = incomplete.rpartition(",")
        begun = last.lstrip()
        before = incomplete.removesuffix(begun) if begun else incomplete + " " * (bool(comma) and not last)
        for unit in register.units if register else ():
            yield f"{before}{unit.name}", unit.id
            if begun and unit.id.startswith(begun):
                yield f"{before}{unit.id}", unit.name


def statuses_beginning(ctx: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """The statuses that can be recorded, each in its words."""
    yield from RECORDABLE.items()


def _plan(ctx: typer.Context) -> LoadedPlan:
    from cchc.cli.options import workspace
    from cchc.obligations.scope import choose_plans

    root = ctx.params.get("root") or os.environ.get("CCHC_ROOT")  # typer reads no environment for a suggestion
    store = workspace(Path(root) if root else None)
    named = ctx.params.get("plan")
    return choose_plans(store, [named] if named else [], None, date.today()).plans[0]


def know_the_shells() -> None:
    """Let typer know the shells that it can answer, which it does only where its own options are added."""
    from typer.completion import get_completion_inspect_parameters

    get_completion_inspect_parameters()


def install_completion() -> str:
    """Switch the suggestions on for the shell in use; gives what to tell the person."""
    from typer import _completion_shared as shells

    shell, path = shells.install(_shell(), prog_name="cchc", complete_var=VARIABLE)
    return f"Đã cài gợi ý bằng phím Tab cho {shell}: {path}. Mở lại cửa sổ dòng lệnh để dùng."


def completion_script() -> str:
    """What the shell in use reads to offer suggestions."""
    from typer import _completion_shared as shells

    return shells.get_completion_script(prog_name="cchc", complete_var=VARIABLE, shell=_shell())


def _shell() -> str:
    """The shell in use; WorkspaceError where it is none that can be answered."""
    from typer import _completion_shared as shells

    name = shells._get_shell_name()
    if name not in _SHELLS:
        told = f"Chưa có gợi ý bằng phím Tab cho “{name}”." if name else "Không nhận ra đang dùng shell nào."
        raise WorkspaceError(told, f"Gõ lệnh này trong một trong các shell: {', '.join(_SHELLS)}.")
    return name
