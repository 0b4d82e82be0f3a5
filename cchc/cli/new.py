"""``cchc new``: a draft of next year's plan, of a lower authority's plan, of a unit's own plan."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from cchc.cli.options import AsOf, Root, format_option, today, workspace
from cchc.cli.terminal import print_records, say
from cchc.cli.vietnamese import VietnameseCommand, command_app
from cchc.store import LoadedPlan, Store, WorkspaceError

if TYPE_CHECKING:
    from cchc.drafting.drafts import Draft

FORMATS = ("table", "json")
app = command_app()


class Asked(NamedTuple):
    """What the call says: the plan named first, and the one way in which the draft is to be made."""

    plan: str
    source: str | None
    under: str | None
    unit: str | None
    to: str | None
    earlier: int | None
    whole: bool
    on: date


@app.command(cls=VietnameseCommand)
def new(
    plan: Annotated[
        str,
        typer.Argument(
            metavar="KẾ-HOẠCH", help="Kế hoạch cần lập, như vinh-chau/2026; với --unit: lấy từ kế hoạch này."
        ),
    ],
    source: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="KẾ-HOẠCH",
            help="Lập từ kế hoạch năm trước của cơ quan này, hoặc của cơ quan mà nó tiếp nhận.",
        ),
    ] = None,
    under: Annotated[
        str | None,
        typer.Option("--under", metavar="KẾ-HOẠCH", help="Lập từ kế hoạch của cấp trên, cho cơ quan cấp dưới."),
    ] = None,
    unit: Annotated[
        str | None,
        typer.Option("--unit", metavar="ĐƠN-VỊ", help="Lập kế hoạch riêng của một đơn vị từ phần việc của nó."),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="THƯ-MỤC", help="Với --unit: thư mục của đơn vị, nếu không lấy tên tự đặt."),
    ] = None,
    earlier: Annotated[
        int | None,
        typer.Option(
            "--earlier",
            metavar="SỐ-NGÀY",
            min=0,
            max=60,
            help="Hạn ghi ngày cụ thể thì làm sớm hơn mấy ngày làm việc; mặc định 2 (--under), 0 (--unit).",
        ),
    ] = None,
    whole: Annotated[
        bool, typer.Option("--whole", help="Với --under: cả việc cấp trên giao cho cơ quan khác.")
    ] = False,
    everything: Annotated[bool, typer.Option("--all", help="In cả những chỗ chắc chắn, không cần xem.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ xem, không ghi tệp nào.")] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Ghi đè bản nháp đã có (không bao giờ ghi đè kế hoạch đã có nhật ký).")
    ] = False,
    as_of: AsOf = None,
    format: Annotated[str, format_option(*FORMATS)] = "table",
    root: Root = None,
) -> None:
    """Lập bản nháp kế hoạch, kèm danh sách những chỗ người soạn phải xem lại.

    Năm sau: cchc new vinh-chau/2026 --from vinh-chau/2025. Năm, quý, ngày, kỳ số liệu chuyển sang năm mới, cả
    trong lời văn; văn bản viện dẫn, giai đoạn, mốc dài hạn giữ nguyên. Việc chưa xong, đã xong, chỉ làm một lần đều
    nêu ra.

    Cơ quan cũ đã kết thúc: cơ quan tiếp nhận ghi trong danh bạ cũ cũng dùng --from được, tên cơ quan đổi theo danh
    bạ mới.

    Cấp dưới: cchc new nga-nam/2025 --under soc-trang/2025. Lấy việc cấp trên giao, đổi tên cơ quan theo cấp, hạn
    sớm hơn, ghi sẵn “implements”.

    Một đơn vị: cchc new vinh-chau/2025 --unit "Phòng Nội vụ". Gồm việc đơn vị chủ trì và việc phối hợp.
    """
    from cchc.cli.drafted import print_draft
    from cchc.drafting.new_plans import refuse_existing, write_draft

    store = workspace(root)
    _one_way(
        source, under, unit, {"--to": (to, unit), "--whole": (whole, under), "--earlier": (earlier, under or unit)}
    )
    asked = Asked(plan, source, under, unit, to, earlier, whole, today(as_of))
    draft, headline = _drafted(store, asked)
    if not dry_run:
        refuse_existing(store, draft.plan_id, force=force)
        write_draft(store, draft, force=force)
    if format == "json":
        from cchc.exports.drafted import look_record

        print_records([look_record(look) for look in draft.looks], (), format)
        return
    print_draft(draft, headline, everything=everything)
    say("")
    if dry_run:
        say("Chỉ xem thử, chưa ghi tệp nào; bỏ --dry-run để ghi.", "yellow")
    else:
        say(f"Đã ghi {', '.join(draft.files)}.", "green")
        say(f"Bước tiếp theo: soát từng dòng “# XEM LẠI” rồi xóa dòng đó; cchc validate {draft.plan_id}")


def _one_way(
    source: str | None, under: str | None, unit: str | None, others: dict[str, tuple[object, object]]
) -> None:
    """Raise WorkspaceError unless exactly one way is named, with its own options only."""
    ways = {"--from": source, "--under": under, "--unit": unit}
    named = [way for way, value in ways.items() if value is not None]
    if len(named) != 1:
        said = f"{' và '.join(named)} không dùng cùng nhau" if named else "Chưa biết lập từ đâu"
        raise WorkspaceError(
            f"{said}.", "Ghi một trong ba: --from (năm trước), --under (cấp trên), --unit (phần việc một đơn vị)."
        )
    for option, (used, way) in others.items():
        if used and not way:
            raise WorkspaceError(f"{option} không dùng với {named[0]}.", "Bỏ tùy chọn đó.")


def _unit_called(loaded: LoadedPlan, name: str) -> str:
    """A unit as the register has its name."""
    found = loaded.register.find(name, loaded.date) if loaded.register is not None else None
    return name if found is None else found.name


def _drafted(store: Store, asked: Asked) -> tuple[Draft, str]:
    """The draft asked for, and what it is."""
    from cchc.cli.naming import plan_called
    from cchc.drafting.new_plans import plan_named

    if asked.unit is not None:
        from cchc.drafting.unit_plans import unit_plan

        loaded = store.plan(plan_called(store, asked.plan))
        draft = unit_plan(store, loaded, asked.unit, asked.to, asked.earlier or 0)
        return (
            draft,
            f"Bản nháp {draft.plan_id}: phần việc của {_unit_called(loaded, asked.unit)} trong {loaded.id}",
        )
    folder, year = plan_named(asked.plan)
    if asked.under is not None:
        from cchc.drafting.lower_work import Lowering
        from cchc.drafting.lowering import USUAL_EARLIER, lower

        superior = store.plan(plan_called(store, asked.under))
        if year != superior.year:
            raise WorkspaceError(
                f"{asked.plan} và {superior.id} khác năm.",
                f"Ghi cùng năm: cchc new {folder}/{superior.year} --under {superior.id}",
            )
        days = USUAL_EARLIER if asked.earlier is None else asked.earlier
        draft = lower(store, Lowering(superior, folder, days, asked.whole))
        return draft, f"Bản nháp {draft.plan_id}, lập từ kế hoạch cấp trên {superior.id}"
    from cchc.drafting.renewing import renew

    loaded = store.plan(plan_called(store, asked.source or ""))
    if year <= loaded.year:
        raise WorkspaceError(
            f"Năm {year} không sau năm {loaded.year} của {loaded.id}.", "Ghi năm của kế hoạch mới."
        )
    return renew(store, loaded, year, asked.on, folder), f"Bản nháp {folder}/{year}, lập từ {loaded.id}"
