"""``cchc render``: Word documents from the plans, for an office to read through and sign."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cchc.cli.options import Root, day, workspace
from cchc.cli.terminal import exit_on_errors
from cchc.cli.vietnamese import VietnameseCommand, group_app

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
    output: Output = None,
    force: Force = False,
    template: OwnTemplate = None,
    root: Root = None,
) -> None:
    """Kế hoạch và phụ lục thành văn bản Word theo Nghị định 30/2020/NĐ-CP."""
    from datetime import date

    from cchc.cli.documents import Delivery, deliver
    from cchc.documents.plan import plan_document
    from cchc.obligations.scope import choose_plans

    store = workspace(root)
    loaded = choose_plans(store, [plan] if plan else (), None, day(None) or date.today()).plans[0]
    exit_on_errors([loaded], store)
    delivery = Delivery(root=store.root, output=output, force=force, template=template)
    deliver("plan", f"ke-hoach-{loaded.id.replace('/', '-')}", plan_document(loaded), loaded.date, delivery)
