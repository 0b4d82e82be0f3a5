"""``cchc diff``: what changed from one plan to another, task by task."""

from __future__ import annotations

from typing import Annotated

import typer

from cchc.cli.options import AreaName, Root, format_option, workspace
from cchc.cli.terminal import exit_on_errors, print_records
from cchc.cli.vietnamese import VietnameseCommand, command_app
from cchc.cli.words import COMPARED, named
from cchc.store import one_of

FORMATS = ("table", "json")
app = command_app()


@app.command(cls=VietnameseCommand)
def diff(
    old: Annotated[str, typer.Argument(metavar="KẾ-HOẠCH-CŨ", help="Mã kế hoạch, như vinh-chau/2023.")],
    new: Annotated[str, typer.Argument(metavar="KẾ-HOẠCH-MỚI", help="Mã kế hoạch, như vinh-chau/2025.")],
    state: Annotated[
        list[str] | None,
        typer.Option("--state", metavar="TRẠNG-THÁI", help=f"{named(COMPARED)}; dùng được nhiều lần."),
    ] = None,
    area: AreaName = None,
    format: Annotated[str, format_option(*FORMATS)] = "table",
    root: Root = None,
) -> None:
    """Hai kế hoạch khác nhau ở đâu: nhiệm vụ thêm, bỏ, sửa lời, đổi chủ trì, sản phẩm, thời hạn, kinh phí.

    Ghép nhiệm vụ theo nội dung, không theo số thứ tự. Năm đổi theo năm của kế hoạch không tính là sửa.

    Bảng không in nhiệm vụ giữ nguyên; thêm --state same để xem.
    """
    from cchc.cli.compared import print_compared
    from cchc.cli.naming import plan_called
    from cchc.comparing.differing import diff as compared
    from cchc.comparing.differing import in_areas
    from cchc.exports.compared import compared_record
    from cchc.obligations.scope import Scope, ask_areas

    store = workspace(root)
    states = [one_of(value, tuple(COMPARED), "--state") for value in state or ()]
    before, after = store.plan(plan_called(store, old)), store.plan(plan_called(store, new))
    scope = Scope(plans=(after, before))
    found = in_areas(compared(before, after), ask_areas(scope, area))
    if format == "table":
        print_compared(before, after, found, states or [one for one in COMPARED if one != "same"])
    else:
        shown = [one for one in found if not states or one.state in states]
        print_records([compared_record(one) for one in shown], (), format)
    exit_on_errors([before, after], store)
