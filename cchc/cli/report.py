"""``cchc report init``: the file that a person fills in for the report of a period."""

from __future__ import annotations

from typing import Annotated

import typer

from cchc.cli.options import AsOf, Root
from cchc.cli.vietnamese import VietnameseCommand, group_app

app = group_app()

Period = Annotated[
    str, typer.Option("--period", metavar="KỲ", help="Kỳ báo cáo: Q1-2025, H1-2025 (6 tháng), “quý I/2025”…")
]
UnitName = Annotated[
    str | None,
    typer.Option("--unit", metavar="ĐƠN-VỊ", help="Báo cáo riêng của đơn vị này gửi cơ quan ban hành kế hoạch."),
]
PlanName = Annotated[str | None, typer.Option("--plan", metavar="KẾ-HOẠCH", help="Kế hoạch, như vinh-chau/2025.")]


@app.callback()
def report() -> None:
    """Phần lời của báo cáo định kỳ, do người soạn viết."""


@app.command(cls=VietnameseCommand)
def init(
    period: Period,
    unit: UnitName = None,
    plan: PlanName = None,
    as_of: AsOf = None,
    root: Root = None,
) -> None:
    """Lập tệp dàn ý báo cáo của một kỳ để người soạn viết tiếp; không bao giờ ghi đè tệp đã có.

    Mỗi lĩnh vực có sẵn một câu số liệu lấy từ nhật ký.
    """
    from cchc.cli.asked import ask
    from cchc.cli.reported import reckoned
    from cchc.cli.terminal import exit_on_errors, say
    from cchc.drafting.reports import outline, usual_receiver, write_outline
    from cchc.obligations.measuring import measure

    question = ask(root, as_of, [plan] if plan else None, [unit] if unit else None, period=period)
    exit_on_errors(question.scope.all, question.store)
    reckoning = reckoned(question, question.asked[0] if question.asked else None)
    loaded, days = reckoning.loaded, reckoning.frame
    measured = measure(loaded, days.period, days.told) if reckoning.unit is None else []
    text = outline(reckoning, usual_receiver(question.store, reckoning), measured)
    unit_id = reckoning.unit.ids[loaded.id] if reckoning.unit is not None else None
    path = write_outline(question.store, loaded.id, days.period.name, unit_id, text)
    say(f"Đã ghi {path}.")
    say("Viết tiếp vào tệp đó rồi in bằng cchc render report; soát lỗi bằng cchc validate.", "dim")
