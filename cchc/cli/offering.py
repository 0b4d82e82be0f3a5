"""What can stand in the place of each value: plans, tasks, units, periods, codes … by the metavar of the parameter.

Each list reads only the files that it needs: plan ids are names of folders, units stand in the register alone.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from cchc.cli.options import day, workspace
from cchc.cli.shells import Offer
from cchc.plans.measures import indicator_task
from cchc.plans.words import PERIODS, RECORDABLE, ROLES, STATUSES
from cchc.store import Store, WorkspaceError
from cchc.text import fold


class Asked(NamedTuple):
    """What is asked for: the command, what was typed before by the names of parameters, and the value begun."""

    command: str
    params: dict[str, Any]
    begun: str

    def store(self) -> Store:
        """The workspace of the call; WorkspaceError where there is none."""
        root = self.params.get("root") or os.environ.get("CCHC_ROOT")
        return workspace(Path(root) if root else None)


def plans(asked: Asked) -> Iterator[Offer]:
    """The plans that there are."""
    for plan_id in asked.store().plan_ids:
        authority, _, year = plan_id.partition("/")
        yield plan_id, f"kế hoạch năm {year} của {authority}"


def plans_to_be(asked: Asked) -> Iterator[Offer]:
    """For each authority the year after its newest plan, then the plans that there are."""
    store = asked.store()
    years = {one: [int(x[-4:]) for x in store.plan_ids if x[:-5] == one] for one in store.authorities}
    for authority, known in years.items():
        yield f"{authority}/{max(known, default=date.today().year - 1) + 1}", "kế hoạch mới"
    yield from plans(asked)


def plans_and_authorities(asked: Asked) -> Iterator[Offer]:
    """What ``validate`` looks at: a plan, or all of an authority."""
    yield from plans(asked)
    yield from authorities(asked)


def authorities(asked: Asked) -> Iterator[Offer]:
    """The folders of authorities."""
    yield from ((name, "thư mục của cơ quan") for name in asked.store().authorities)


def plans_and_tasks(asked: Asked) -> Iterator[Offer]:
    """A plan, a task of it behind ``#``, a task of the home plan."""
    plan_id, mark, _ = asked.begun.partition("#")
    store = asked.store()
    if mark:
        plan_id = plan_id or _plan_id(store, asked)
        yield from ((f"{plan_id}#{row}", text) for row, text in _rows(store, plan_id, owing=False))
        return
    yield from plans(asked)
    yield from _rows(store, _plan_id(store, asked), owing=False)


def tasks(asked: Asked) -> Iterator[Offer]:
    """What can be recorded: rows, reports, duties, indicators; behind ``up/`` the rows of the superior's plan."""
    store = asked.store()
    plan_id = _plan_id(store, asked)
    if asked.begun.startswith("up/"):
        above = _superior(store, plan_id)
        yield from ((f"up/{above}/{row}", text) for row, text in _rows(store, above, owing=True))
        return
    yield from _rows(store, plan_id, owing=True)
    plan = store.document(plan_id).value
    if plan is not None:
        windows = plan.reporting.windows if plan.reporting else ()
        yield from ((f"report/{name}", f"Báo cáo {_period(name)}") for name in windows)
        yield from ((f"duty/{duty.id}", _short(duty.what)) for duty in plan.duties)
    measured = store.indicators(plan_id).value
    for one in measured.indicators if measured else ():
        if not one.derived:
            yield indicator_task(one.id), _short(one.name)


def units(asked: Asked) -> Iterator[Offer]:
    """The units by name, then by their other names; by id where that is what is being typed."""
    store = asked.store()
    register = store.units(_plan_id(store, asked).partition("/")[0]).value
    listed = register.units if register else []
    yield from ((unit.name, unit.id) for unit in listed)
    for unit in listed:
        yield from ((alias, unit.name) for alias in unit.aliases if not fold(alias).startswith(fold(unit.name)))
    if "-" in asked.begun:
        yield from ((unit.id, unit.name) for unit in listed)


def several_units(asked: Asked) -> Iterator[Offer]:
    """Units parted by commas: the next follows those before it."""
    _, comma, last = asked.begun.rpartition(",")
    begun = last.lstrip()
    before = asked.begun.removesuffix(begun) if begun else asked.begun + " " * (bool(comma) and not last)
    for value, about in units(asked._replace(begun=begun)):
        yield f"{before}{value}", about


def areas(asked: Asked) -> Iterator[Offer]:
    """The areas of the plan by id, then by name."""
    store = asked.store()
    table = store.appendix(_plan_id(store, asked)).value
    listed = table.areas if table else []
    yield from ((area.id, _short(area.name)) for area in listed)
    yield from ((" ".join(area.name.split()), area.id) for area in listed)


def periods(asked: Asked) -> Iterator[Offer]:
    """The periods on which the plan reports, then the others of its year."""
    store = asked.store()
    plan_id = _plan_id(store, asked)
    plan = store.document(plan_id).value
    regime = list(plan.reporting.windows) if plan is not None and plan.reporting else []
    for name in dict.fromkeys((*regime, *(f"{mark}-{plan_id[-4:]}" for mark in PERIODS))):
        yield name, _period(name)


def years(asked: Asked) -> Iterator[Offer]:
    """The years that have a plan, the newest first."""
    for year in sorted({plan_id[-4:] for plan_id in asked.store().plan_ids}, reverse=True):
        yield year, "có kế hoạch"


def senders(asked: Asked) -> Iterator[Offer]:
    """Who can send a letter."""
    yield from (("ubnd", "cơ quan ban hành kế hoạch"), ("desk", "đơn vị đầu mối"))
    yield from units(asked)


def compared(asked: Asked) -> Iterator[Offer]:
    """The states of tasks between two plans."""
    from cchc.cli.words import CARRIED, COMPARED

    yield from (COMPARED if asked.command == "diff" else CARRIED).items()


def statuses(asked: Asked) -> Iterator[Offer]:
    """The statuses: those that a log can hold, or those by which a list is narrowed."""
    if asked.command == "record":
        yield from RECORDABLE.items()
    else:
        yield from (*STATUSES.items(), ("late", "quá hạn"))


def codes(asked: Asked) -> Iterator[Offer]:
    """The codes of findings, parted by commas where several may stand."""
    from importlib import resources

    file = {"validate": "codes", "lint-docx": "decree30", "lint-template": "template-codes"}[asked.command]
    text = (resources.files("cchc") / "data" / f"{file}.yaml").read_text("utf-8")
    found = re.findall(r"^ *([A-Z]\d{3}):\n +title: (.+)$", text, re.MULTILINE)
    before, comma, _ = asked.begun.rpartition(",")
    yield from ((f"{before}{comma}{code}", title.strip("\"'")) for code, title in found)


def documents(asked: Asked) -> Iterator[Offer]:
    """The documents that have a template."""
    from cchc.documents.templates import TEMPLATES

    yield from TEMPLATES.items()


def schemas(asked: Asked) -> Iterator[Offer]:
    """The kinds of files that have a schema."""
    from cchc.store.schemas import SCHEMAS

    yield from ((name, f"{name}.yaml") for name in SCHEMAS)


def levels(asked: Asked) -> Iterator[Offer]:
    """The levels of authorities."""
    from typing import get_args

    from cchc.plans.organisation import Level

    yield from ((level, "") for level in get_args(Level))


def spans(asked: Asked) -> Iterator[Offer]:
    """Usual spans of time."""
    yield from (("7d", "7 ngày"), ("14d", "14 ngày"), ("30d", "30 ngày"), ("60d", "60 ngày"))


OFFERS: dict[str, Callable[[Asked], Iterable[Offer]]] = {
    "KẾ-HOẠCH": plans,
    "[KẾ-HOẠCH]": plans,
    "[KẾ-HOẠCH]...": plans_and_authorities,
    "KẾ-HOẠCH-CŨ": plans,
    "KẾ-HOẠCH-MỚI": plans,
    "[KẾ-HOẠCH][#NHIỆM-VỤ]": plans_and_tasks,
    "NHIỆM-VỤ…": tasks,
    "ĐƠN-VỊ": units,
    "ĐƠN-VỊ,…": several_units,
    "LĨNH-VỰC": areas,
    "KỲ": periods,
    "NĂM": years,
    "TRẠNG-THÁI": statuses,
    "VAI-TRÒ": lambda asked: ROLES.items(),
    "CƠ-QUAN": authorities,
    "CẤP": levels,
    "KHOẢNG": spans,
    "NƠI-GỬI": senders,
    "MÃ": codes,
}
"""What is offered for the values with a metavar, in every command."""

IN_COMMANDS: dict[tuple[str, str], Callable[[Asked], Iterable[Offer]]] = {
    ("new", "plan"): plans_to_be,
    ("new", "to"): authorities,
    ("import", "to"): plans_to_be,
    ("due", "why"): tasks,
    ("cascade", "state"): compared,
    ("diff", "state"): compared,
    ("lint-template", "document"): documents,
    ("schema", "file"): schemas,
}
"""What is offered for single parameters where their metavar does not tell, by command and name."""

FREE = {
    "NGÀY": "any day of the calendar",
    "VĂN-BẢN": "a document in a person's words",
    "LÝ-DO": "a person's words",
    "GHI-CHÚ": "a person's words",
    "ĐỊA-DANH": "a place that no file knows yet",
    "CỤM-TỪ": "any phrase",
    "SỐ": "a figure",
    "SỐ-NGÀY": "a number",
}
"""The metavars for which nothing can be offered, and why."""
FREE_IN_COMMANDS = {
    ("init", "authority"): "the authority is not there yet",
    ("init", "superior"): "the superior may be in no workspace",
    ("init", "unit"): "the register is not there yet",
    ("init", "year"): "any year",
    ("import", "year"): "any year",
    ("deadline", "year"): "any year",
}


def _plan_id(store: Store, asked: Asked) -> str:
    """The plan of the call: the one named, else the home authority's of the year, else its newest.

    Raises WorkspaceError where there is none.
    """
    for key in ("plan", "new", "source", "under"):
        named = asked.params.get(key)
        for text in [named] if isinstance(named, str) else list(named or ()):
            if text.strip("/").removeprefix("plans/") in store.plan_ids:
                return str(text).strip("/").removeprefix("plans/")
    mine = [one for one in store.plan_ids if store.home is None or one.startswith(f"{store.home}/")]
    if not mine:
        raise WorkspaceError("Chưa có kế hoạch nào.")
    wanted = f"{store.home}/{_year(asked)}"
    return wanted if wanted in mine else mine[-1]


def _year(asked: Asked) -> int:
    try:
        return (day(asked.params.get("as_of")) or date.today()).year
    except WorkspaceError:
        return date.today().year


def _superior(store: Store, plan_id: str) -> str:
    """The id of the superior's plan, by ``implements`` or its folder and the year; WorkspaceError without one."""
    plan, register = store.document(plan_id).value, store.units(plan_id[:-5]).value
    known = [plan.implements if plan is not None and isinstance(plan.implements, str) else ""]
    known += [f"{register.authority.superior}/{plan_id[-4:]}" if register is not None else ""]
    for one in known:
        if one in store.plan_ids:
            return one
    raise WorkspaceError(f"Không có kế hoạch cấp trên của {plan_id}.")


def _rows(store: Store, plan_id: str, *, owing: bool) -> Iterator[Offer]:
    """The rows of a plan's appendix and of extra.yaml."""
    from cchc.plans.rows import resolve_rows

    for row in resolve_rows(store.appendix(plan_id).value, store.given_outside(plan_id).value).rows:
        if row.owes or not owing:
            yield row.id, _short(row.text)


def _period(name: str) -> str:
    mark, _, year = name.partition("-")
    joint = "/" if mark.startswith("Q") else " "
    return f"{PERIODS[mark]}{joint}{year}" if mark in PERIODS else name


def _short(text: str) -> str:
    return " ".join(text.split())[:60]
