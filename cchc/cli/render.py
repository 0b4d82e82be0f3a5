"""``cchc render``: Word documents from the plans, for an office to read through and sign."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cchc.cli.options import AsOf, Root, today, workspace
from cchc.cli.terminal import exit_on_errors, note_newest, say
from cchc.cli.vietnamese import VietnameseCommand, group_app
from cchc.store import WorkspaceError

app = group_app()

Output = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="TỆP", help="Tệp .docx hoặc thư mục để ghi.")
]
Force = Annotated[bool, typer.Option("--force", help="Ghi đè tệp đã có.")]
OwnTemplate = Annotated[
    Path | None, typer.Option("--template", metavar="TỆP", help="Dùng mẫu này thay cho mẫu có sẵn.")
]


@app.callback()
def render() -> None:
    """Văn bản Word: kế hoạch và phụ lục, báo cáo, công văn đôn đốc, tóm tắt.

    Ví dụ: cchc render plan vinh-chau/2025 -o ke-hoach.docx
    """


@app.command("plan", cls=VietnameseCommand)
def render_plan(
    plan: Annotated[
        str | None, typer.Argument(metavar="KẾ-HOẠCH", help="Mã kế hoạch, như vinh-chau/2025.", show_default=False)
    ] = None,
    unit: Annotated[
        str | None, typer.Option("--unit", metavar="ĐƠN-VỊ", help="Chỉ trích phần việc của một đơn vị, kèm ngày.")
    ] = None,
    all_units: Annotated[
        bool, typer.Option("--all-units", help="Mỗi đơn vị một bản trích, ghi vào thư mục -o.")
    ] = False,
    output: Output = None,
    force: Force = False,
    template: OwnTemplate = None,
    as_of: AsOf = None,
    root: Root = None,
) -> None:
    """Kế hoạch và phụ lục thành văn bản Word theo Nghị định 30/2020/NĐ-CP.

    Với --unit hoặc --all-units: bản trích phần việc của đơn vị (chủ trì, phối hợp, báo cáo), đủ ngày tháng.
    """
    from cchc.cli.documents import Delivery, deliver
    from cchc.documents.plan import blanks, plan_document
    from cchc.obligations.scope import choose_plans

    store, on = workspace(root), today(as_of)
    scope = choose_plans(store, [plan] if plan else (), None, on)
    loaded = scope.plans[0]
    exit_on_errors([loaded], store)
    note_newest(scope, on)
    delivery = Delivery(root=store.root, output=output, force=force, template=template)
    if unit is not None or all_units:
        from cchc.cli.extracts import deliver_extracts

        if unit is not None and all_units:
            raise WorkspaceError("--unit và --all-units không dùng cùng nhau.", "Chọn một trong hai.")
        deliver_extracts(store, loaded, unit, on, delivery)
        return
    document = plan_document(loaded)
    deliver("plan", f"ke-hoach-{loaded.id.replace('/', '-')}", lambda: document, loaded.date, delivery)
    if missing := blanks(document):
        say(f"Còn để trống trong văn bản: {', '.join(missing)}.", "dim")
    if document.appendix is None and loaded.plan is not None and loaded.plan.appendix == "announced":
        say(f"Kế hoạch nói có phụ lục nhưng chưa có {loaded.appendix_file.path}: văn bản chưa có phụ lục.", "dim")
