"""``cchc validate``: what is wrong in the plans, with its place."""

from __future__ import annotations

from typing import Annotated

import typer

from cchc.cli.naming import authorities_called, plans_called
from cchc.cli.options import Root, codes_asked, format_option, workspace
from cchc.cli.terminal import counting
from cchc.cli.vietnamese import VietnameseCommand, command_app
from cchc.store import one_of

LEVELS = ("info", "warning", "error")
FORMATS = ("text", "concise", "json", "github")
app = command_app()


@app.command(cls=VietnameseCommand)
def validate(
    plans: Annotated[
        list[str] | None,
        typer.Argument(metavar="[KẾ-HOẠCH]...", help="Mã kế hoạch, cơ quan hoặc đường dẫn; không ghi là tất cả."),
    ] = None,
    format: Annotated[str, format_option(*FORMATS)] = "text",
    select: Annotated[
        list[str] | None, typer.Option("--select", metavar="MÃ", help="Chỉ các mã (hoặc đầu mã) này, như W2.")
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option("--ignore", metavar="MÃ", help="Bỏ qua các mã này.")] = None,
    level: Annotated[
        str, typer.Option("--level", metavar="|".join(LEVELS), help="Chỉ từ mức này trở lên, như warning.")
    ] = "info",
    strict: Annotated[bool, typer.Option("--strict", help="Cảnh báo cũng tính là lỗi (mã thoát 1).")] = False,
    statistics: Annotated[bool, typer.Option("--statistics", help="Chỉ đếm theo mã.")] = False,
    explain: Annotated[str | None, typer.Option("--explain", metavar="MÃ", help="Giải thích một mã.")] = None,
    catalogue: Annotated[bool, typer.Option("--catalogue", help="In danh mục các mã.")] = False,
    root: Root = None,
) -> None:
    """Tìm chỗ sai trong các kế hoạch: tệp, tham chiếu, thời hạn, viện dẫn, báo cáo, câu chữ.

    Mã thoát: 0 không có lỗi, 1 có lỗi, 2 gọi lệnh sai.
    """
    from cchc.checks.catalogue import LISTING, matches
    from cchc.checks.catalogue import catalogue as all_codes
    from cchc.checks.remembering import findings_of
    from cchc.cli.findings import print_findings, print_statistics, tell_of_codes

    if tell_of_codes(explain, catalogue, all_codes, LISTING):
        return
    levels = LEVELS[LEVELS.index(one_of(level, LEVELS, "--level")) :]
    store = workspace(root, plans or ())
    chosen = list(dict.fromkeys(plan for text in plans or () for plan in plans_called(store, text)))
    registers = list(dict.fromkeys(one for text in plans or () for one in authorities_called(store, text)))
    if not plans:
        chosen, registers = store.plan_ids, store.authorities
    for plan_id in chosen:
        store.require(plan_id)
    wanted = matches(codes_asked(select)) if select else None
    unwanted = matches(codes_asked(ignore)) if ignore else None
    with counting("Kiểm tra các kế hoạch") as told:
        everything = findings_of(store, chosen, registers, told)
    found = [
        f
        for f in everything
        if f.severity in levels
        and (wanted is None or wanted(f.code))
        and (unwanted is None or not unwanted(f.code))
    ]
    if statistics:
        print_statistics(found, format, len(chosen))
    else:
        print_findings(found, format, store, chosen)
    severities = {f.severity for f in found}
    if "error" in severities or (strict and "warning" in severities):
        raise typer.Exit(1)
