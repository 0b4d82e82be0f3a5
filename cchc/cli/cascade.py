"""``cchc cascade``: the superior's tasks, and which tasks of a plan carry them out."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from cchc.cli.options import Root, format_option, workspace
from cchc.cli.terminal import exit_on_errors, print_records
from cchc.cli.vietnamese import VietnameseCommand, command_app
from cchc.cli.words import CARRIED, named
from cchc.plans.document import Citation
from cchc.store import LoadedPlan, Store, WorkspaceError, one_of

FORMATS = ("table", "json")
app = command_app()

PlanName = Annotated[
    str | None,
    typer.Argument(metavar="[KẾ-HOẠCH]", help="Mã kế hoạch, như vinh-chau/2025; không ghi là của cơ quan mình."),
]
Under = Annotated[
    str | None,
    typer.Option("--under", metavar="KẾ-HOẠCH", help="So với kế hoạch này, không phải kế hoạch ở “implements”."),
]
States = Annotated[
    list[str] | None,
    typer.Option("--state", metavar="TRẠNG-THÁI", help=f"{named(CARRIED)}; dùng được nhiều lần."),
]
Addressed = Annotated[bool, typer.Option("--addressed", help="Chỉ nhiệm vụ mà cấp trên giao cơ quan mình chủ trì.")]
Everything = Annotated[
    bool, typer.Option("--all", help="Tất cả: cả nhiệm vụ đã có, và do cơ quan khác của cấp trên làm.")
]
Suggest = Annotated[
    bool, typer.Option("--suggest", help="Đề nghị ghi “implements” cho từng nhiệm vụ, theo nội dung.")
]
Write = Annotated[bool, typer.Option("--write", help="Với --suggest: ghi các đề nghị trên ngưỡng vào phụ lục.")]


@app.command(cls=VietnameseCommand)
def cascade(
    plan: PlanName = None,
    under: Under = None,
    state: States = None,
    addressed: Addressed = False,
    everything: Everything = False,
    suggest: Suggest = False,
    write: Write = False,
    format: Annotated[str, format_option(*FORMATS)] = "table",
    root: Root = None,
) -> None:
    """Nhiệm vụ của kế hoạch cấp trên: nhiệm vụ nào đã có ở kế hoạch này, chưa có, hoặc làm muộn hơn.

    Không có tùy chọn: nhiệm vụ cần xem lại mà cấp trên giao cơ quan mình chủ trì hoặc phối hợp; nhiệm vụ chưa có
    do cơ quan khác làm; kỳ số liệu và ngày gửi báo cáo so với cấp trên.

    Nhiệm vụ không phải thực hiện thì ghi ở plan.yaml, như “excuses: [{task: tthc/7, reason: …}]”.
    """
    from cchc.cli.naming import plan_meant

    store = workspace(root)
    states = [one_of(value, tuple(CARRIED), "--state") for value in state or ()]
    _refuse_options_of_others(suggest, {"--state": states, "--addressed": addressed}, write)
    loaded = plan_meant(store, plan, date.today())
    superior = _superior(store, loaded, under)
    if suggest:
        from cchc.cli.links import suggest_links

        suggest_links(loaded, superior, store, everything=everything, write=write, format=format)
        return
    from cchc.cli.carried import print_carried, print_passed_over, print_regimes, worth_a_look
    from cchc.comparing.cascading import cascade as carried_out
    from cchc.exports.compared import carried_record

    found = carried_out(loaded, superior)
    shown = [one for one in found if (one.addressed or not addressed) and (not states or one.state in states)]
    if format == "table":
        told = shown if everything or addressed or states else worth_a_look(loaded, superior, shown)
        print_carried(loaded, superior, found, told)
        print_passed_over(loaded, superior, [one for one in shown if one not in told])
        if not (addressed or states):
            print_regimes(loaded, superior)
    else:
        print_records([carried_record(one) for one in shown], (), format)
    exit_on_errors([loaded, superior], store)


def _refuse_options_of_others(suggest: bool, filters: dict[str, object], write: bool) -> None:
    """Options that say nothing beside ``--suggest``, or without it, are refused rather than passed over."""
    if write and not suggest:
        raise WorkspaceError("--write chỉ dùng với --suggest.", "Xem trước các đề nghị: cchc cascade --suggest")
    for option, used in filters.items():
        if suggest and used:
            raise WorkspaceError(f"{option} không dùng với --suggest.", "Bỏ một trong hai.")


def _superior(store: Store, loaded: LoadedPlan, under: str | None) -> LoadedPlan:
    """The plan to compare with; WorkspaceError where there is none, or it is the plan itself."""
    from cchc.cli.naming import plan_called
    from cchc.obligations.scope import superior_plan

    if under is not None:
        superior = store.plan(plan_called(store, under))
        if superior.id == loaded.id:
            raise WorkspaceError(f"Kế hoạch {loaded.id} không thể so với chính nó.", "Ghi kế hoạch của cấp trên.")
        return superior
    above = loaded.plan.implements if loaded.plan else None
    found = None if isinstance(above, Citation) else superior_plan(store, loaded)
    if found is not None:
        return found
    others = ", ".join(plan_id for plan_id in store.plan_ids if plan_id != loaded.id)
    if not above:
        raise WorkspaceError(
            f"Kế hoạch {loaded.id} chưa ghi nó thực hiện kế hoạch nào của cấp trên.",
            "Thêm vào plan.yaml một dòng như “implements: soc-trang/2025”; hoặc so thử: --under KẾ-HOẠCH.",
        )
    cited = f" ({above.number})" if isinstance(above, Citation) and isinstance(above.number, str) else ""
    raise WorkspaceError(
        f"Kế hoạch cấp trên của {loaded.id}{cited} không có trong không gian làm việc.",
        f"So với một kế hoạch khác: --under {others}" if others else "Đưa kế hoạch đó vào plans/.",
    )
