"""``cchc units``: the register of an authority."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

import typer
from msgspec import UNSET

from cchc.cli.options import AsOf, Root, day, format_option, today, workspace
from cchc.cli.terminal import print_records, say
from cchc.cli.vietnamese import VietnameseCommand, command_app
from cchc.plans.organisation import Unit
from cchc.plans.register import Register, existed
from cchc.plans.words import INCOMPLETE, KINDS_OF_CHANGE
from cchc.store import Store, WorkspaceError
from cchc.text import did_you_mean

FORMATS = ("table", "json", "csv")
app = command_app()


@app.command(cls=VietnameseCommand)
def units(
    authority: Annotated[
        str | None,
        typer.Argument(metavar="CƠ-QUAN", help="Thư mục của cơ quan; mặc định là cơ quan mình."),
    ] = None,
    waiting: Annotated[
        bool, typer.Option("--waiting", help="Việc của đơn vị đã kết thúc hoạt động, còn chờ quyết định giao.")
    ] = False,
    format: Annotated[str, format_option(*FORMATS)] = "table",
    as_of: AsOf = None,
    root: Root = None,
) -> None:
    """Danh bạ đơn vị và nhóm đơn vị; đơn vị đã thôi hoạt động vẫn được liệt kê.

    Với --as-of chỉ còn các đơn vị đang hoạt động ngày đó. Với --waiting: việc nào chờ quyết định giao, đơn vị nào
    có thể nhận, và các dòng phải thêm vào “decisions” của units.yaml.
    """
    from cchc.exports.plan_records import REGISTER_COLUMNS, group_record, unit_record

    store = workspace(root)
    register = _register(store, authority or store.home or "")
    on = day(as_of)
    if waiting:
        from cchc.cli.awaiting import print_awaiting

        print_awaiting(store, register, today(as_of), format)
        return
    listed = [unit for unit in register.units if on is None or existed(unit, on)]
    if format == "table":
        _print(register, listed, on)
        return
    records = [unit_record(register, unit, on) for unit in listed]
    records += [group_record(register, group, on) for group in register.groups]
    print_records(records, REGISTER_COLUMNS, format)


def _register(store: Store, authority: str) -> Register:
    folder = authority.split("/")[0]
    if folder not in store.authorities:
        hint = did_you_mean(folder, store.authorities, f"Đang có: {', '.join(store.authorities)}.")
        raise WorkspaceError(f"Không có danh bạ của “{folder}”.", hint)
    register = store.register(folder)
    if register is None:
        fault = store.units(folder).findings[0]
        raise WorkspaceError(str(fault), fault.hint)
    return register


def _print(register: Register, listed: list[Unit], on: date | None) -> None:
    say(f"{register.authority.name} ({register.folder})", "bold")
    say("")
    say("Đơn vị", "bold")
    for unit in listed:
        say(unit.name)
        say(f"  {' · '.join(filter(None, (unit.id, unit.kind, _life(unit), _desk(unit))))}", "dim")
        for line in _became(register, unit):
            say(f"  {line}", "dim")
    say("")
    say("Nhóm đơn vị", "bold")
    for group in register.groups:
        members = [unit.name for unit in register.units_in(group, on)]
        detail = f"{len(members)} đơn vị: {', '.join(members)}" if members else "văn bản không nêu tên đơn vị"
        if group.listed_in is not UNSET:
            detail = f"nêu tại {group.listed_in}"
        certain = "" if group.complete or not members else f" ({INCOMPLETE})"
        say(group.name)
        say(f"  {detail}{certain}", "dim")


def _life(unit: Unit) -> str:
    start = "" if unit.from_ is UNSET else f"từ {unit.from_:%d/%m/%Y}"
    end = "" if unit.to is UNSET else f"đến {unit.to:%d/%m/%Y}"
    return f"{start} {end}".strip()


def _became(register: Register, unit: Unit) -> Iterator[str]:
    """What became of a unit, a line a change: the day, the successors, the document."""
    for edge in unit.successions:
        names = [heir.name for one in edge.successors if (heir := register.unit(one)) is not None]
        area = "" if edge.area is UNSET else f" (lĩnh vực {edge.area})"
        into = f"{KINDS_OF_CHANGE[edge.kind]}{area}" + (f" → {', '.join(names)}" if names else "")
        yield f"từ {edge.date:%d/%m/%Y} {into}, theo {edge.document}"


def _desk(unit: Unit) -> str:
    """Of a body of several agencies: whether the register says which unit works for it."""
    return "chưa rõ đầu mối" if unit.kind == "liên ngành" and unit.standing is UNSET else ""
