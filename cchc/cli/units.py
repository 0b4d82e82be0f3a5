"""``cchc units``: the register of an authority."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import typer
from msgspec import UNSET, UnsetType

from cchc.cli.options import AsOf, Root, day, format_option, workspace
from cchc.cli.terminal import say
from cchc.cli.vietnamese import VietnameseCommand, command_app
from cchc.obligations.selecting import one_of
from cchc.plans.organisation import Group, Unit
from cchc.plans.register import Register, existed
from cchc.store import Store, WorkspaceError
from cchc.text import nearest

FORMATS = ("table", "json", "csv")
COLUMNS = ("id", "name", "kind", "from", "to", "groups", "members", "successors")
app = command_app()


@app.command(cls=VietnameseCommand)
def units(
    authority: Annotated[
        str | None, typer.Argument(metavar="CƠ-QUAN", help="Thư mục của cơ quan ban hành; mặc định là cơ quan nhà.")
    ] = None,
    format: Annotated[str, format_option(*FORMATS)] = "table",
    as_of: AsOf = None,
    root: Root = None,
) -> None:
    """Danh bạ đơn vị và nhóm đơn vị; đơn vị đã thôi hoạt động vẫn được liệt kê.

    Với --as-of chỉ còn các đơn vị đang hoạt động ngày đó.
    """
    from cchc.exports.records import to_csv, to_json

    one_of(format, FORMATS, "--format")
    store = workspace(root)
    register = _register(store, authority or store.home or "")
    on = day(as_of)
    listed = [unit for unit in register.units if on is None or existed(unit, on)]
    if format == "table":
        _print(register, listed, on)
        return
    records = [
        *(_unit(register, unit) for unit in listed),
        *(_group(register, group, on) for group in register.groups),
    ]
    typer.echo(to_json(records) if format == "json" else to_csv(records, COLUMNS), nl=format == "json")


def _register(store: Store, authority: str) -> Register:
    folder = authority.split("/")[0]
    if folder not in store.authorities:
        near = nearest(folder, store.authorities)
        hint = f"Có phải là “{near[0]}”?" if near else f"Đang có: {', '.join(store.authorities)}."
        raise WorkspaceError(f"Không có danh bạ của “{folder}”.", hint)
    register = store.register(folder)
    if register is None:
        fault = store.units(folder).findings[0]
        raise WorkspaceError(str(fault), fault.hint)
    return register


def _absent(value: date | UnsetType) -> date | None:
    return value if isinstance(value, date) else None


def _member_ids(register: Register, group: Group, on: date | None) -> list[str]:
    """The members' ids on a day; without a day those of every day on which some unit begins or ends."""
    days = (
        {on}
        if on
        else {date.today(), *(d for unit in register.units for d in (unit.from_, unit.to) if isinstance(d, date))}
    )
    found = (member.unit.id for day in sorted(days) for member in register.members(group, day))
    return list(dict.fromkeys(found))


def _unit(register: Register, unit: Unit) -> dict[str, Any]:
    groups = [group.name for group in register.groups if unit.id in _member_ids(register, group, None)]
    return {
        "id": unit.id,
        "name": unit.name,
        "kind": unit.kind,
        "from": _absent(unit.from_),
        "to": _absent(unit.to),
        "groups": groups,
        "members": [],
        "successors": list(dict.fromkeys(s for edge in unit.successions for s in edge.successors)),
        "aliases": list(unit.aliases),
    }


def _kind(group: Group) -> str:
    if group.open:
        return "nhóm mở"
    return "nhóm" if group.listed_in is UNSET else "nhóm nêu ở văn bản khác"


def _group(register: Register, group: Group, on: date | None) -> dict[str, Any]:
    return {
        "id": None,
        "name": group.name,
        "kind": _kind(group),
        "from": None,
        "to": None,
        "groups": [],
        "members": _member_ids(register, group, on),
        "successors": [],
        "aliases": list(group.aliases),
        "complete": group.complete,
    }


def _print(register: Register, listed: list[Unit], on: date | None) -> None:
    names = {unit.id: unit.name for unit in register.units}
    say(f"{register.authority.name} ({register.folder})", "bold")
    say("")
    say("Đơn vị", "bold")
    for unit in listed:
        say(unit.name)
        say(f"  {' · '.join(filter(None, (unit.id, unit.kind, _life(unit))))}", "dim")
    say("")
    say("Nhóm đơn vị", "bold")
    for group in register.groups:
        members = [names[unit_id] for unit_id in _member_ids(register, group, on)]
        detail = f"{len(members)} đơn vị: {', '.join(members)}" if members else _kind(group)
        if group.listed_in is not UNSET:
            detail = f"nêu tại {group.listed_in}"
        certain = "" if group.complete or not members else " (danh sách do người lập danh bạ biết, chưa chắc đủ)"
        say(group.name)
        say(f"  {detail}{certain}", "dim")


def _life(unit: Unit) -> str:
    start = "" if unit.from_ is UNSET else f"từ {unit.from_:%d/%m/%Y}"
    end = "" if unit.to is UNSET else f"đến {unit.to:%d/%m/%Y}"
    return f"{start} {end}".strip()
