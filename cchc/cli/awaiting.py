"""``cchc units --waiting``: what waits for a decision after a reorganisation, and the lines that hold one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from cchc.cli.terminal import print_records, say
from cchc.drafting.owing import everybody
from cchc.obligations import Assessed
from cchc.obligations.awaiting import Awaiting, Question, awaiting, beyond_the_end, decision_lines, questions
from cchc.obligations.scope import Scope, gather, superior_plan
from cchc.obligations.wording import after_the_end
from cchc.plans.register import Register
from cchc.store import LoadedPlan, Store, WorkspaceError

COLUMNS = ("unit_id", "unit", "since", "document", "candidates", "open", "late", "tasks")


def print_awaiting(store: Store, register: Register, on: date, format: str) -> None:
    """Print what of the authority's newest plan waits for a decision, by the unit that ended.

    Raises WorkspaceError for an authority without a plan.
    """
    plan = _plan(store, register.folder, on)
    scope = Scope(plans=(plan,), superior=superior_plan(store, plan))
    found = gather(scope, everybody(plan), on, store.due_soon_days)
    listed, beyond = awaiting(found), beyond_the_end(found)
    if format != "table":
        print_records([_record(one) for one in listed], COLUMNS, format)
        return
    say(f"Việc chờ quyết định giao · kế hoạch {plan.id}", "bold")
    say(f"Tính đến {on:%d/%m/%Y}.", "dim")
    asked = questions(listed, register)
    for question in asked:
        _print(question)
    if asked:
        _print_lines(asked, register)
    _print_beyond(beyond, register.folder)
    if not asked and not beyond:
        say("")
        say("Không có việc nào chờ quyết định giao.")


def _plan(store: Store, folder: str, on: date) -> LoadedPlan:
    """The authority's plan of the year, else its newest."""
    mine = [plan_id for plan_id in store.plan_ids if plan_id.startswith(f"{folder}/")]
    if not mine:
        raise WorkspaceError(
            f"Cơ quan “{folder}” chưa có kế hoạch nào nên không có việc nào chờ giao.", f"Xem: cchc units {folder}"
        )
    wanted = f"{folder}/{on.year}"
    return store.plan(wanted if wanted in mine else mine[-1])


def _print(question: Question) -> None:
    first = question.about[0]
    say("")
    by = f", theo {first.document}" if first.document else ""
    say(f"Từ {first.since:%d/%m/%Y}{by}:", "dim")
    for one in question.about:
        late = sum(a.timing == "late" for a in one.open)
        say(f"{one.unit}: {len(one.open)} lượt" + (f", {late} lượt đã quá hạn từ trước" if late else ""), "bold")
        say(f"  {', '.join(f'{key} {count}' for key, (_, count) in one.parts.items())}", "dim")
    names = "; ".join(unit.name for unit in question.candidates)
    say(f"Có thể giao cho: {names}." if names else "Danh bạ chưa ghi đơn vị kế tiếp.")


def _print_lines(asked: Sequence[Question], register: Register) -> None:
    head = "Thêm vào mục “decisions” của" if register.decisions else "Thêm vào cuối"
    say("")
    say(f"{head} plans/{register.folder}/units.yaml, thay “…” theo văn bản giao việc:", "bold")
    if not register.decisions:
        say("decisions:")
    for question in asked:
        for line in decision_lines(question):
            say(line)
    say("")
    say("Mỗi dòng của “gives” là một lĩnh vực, một nhiệm vụ (như the-che/1.1) hoặc all (mọi việc còn lại).", "dim")
    say("Việc không ai phải làm tiếp thì ghi ở “drops: […]” thay cho “gives”. Mã các đơn vị:", "dim")
    for unit_id, name in {unit.id: unit.name for one in asked for unit in one.candidates}.items():
        say(f"  {unit_id}: {name}", "dim")


def _print_beyond(beyond: Sequence[Assessed], folder: str) -> None:
    for text in after_the_end(beyond):
        say("")
        say(text)
    if beyond:
        say(
            f"Văn bản cho thực hiện tiếp thì ghi một mục “decisions” có “unit: {folder}”, "
            "“gives: {all: <mã đơn vị kế tiếp>}”; cho thôi thì ghi “drops: [all]”.",
            "dim",
        )


def _record(one: Awaiting) -> dict[str, Any]:
    return {
        "unit_id": one.unit_id,
        "unit": one.unit,
        "since": one.since,
        "document": one.document,
        "candidates": [unit.id for unit in one.candidates],
        "open": len(one.open),
        "late": sum(a.timing == "late" for a in one.open),
        "tasks": _tasks(one.open),
        "ids": [a.obligation.id for a in one.open],
    }


def _tasks(found: Iterable[Assessed]) -> list[str]:
    return list(dict.fromkeys(a.obligation.task for a in found))
