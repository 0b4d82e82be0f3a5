"""``cchc record``: one line into each unit's log, or an event into events.yaml."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc.cli.completing import tasks_beginning, units_beginning
from cchc.cli.options import AsOf, Root, day, today, workspace
from cchc.cli.terminal import exit_on_errors
from cchc.cli.vietnamese import VietnameseCommand, command_app
from cchc.cli.words import named
from cchc.obligations.wording import STATUSES
from cchc.store import Store, WorkspaceError

if TYPE_CHECKING:
    from cchc.drafting.choosing import Whose, Wish
    from cchc.drafting.happening import Happened
    from cchc.drafting.meaning import Meant

app = command_app()

_RECORDABLE = {status: words for status, words in STATUSES.items() if status != "none"}

Tasks = Annotated[
    list[str],
    typer.Argument(
        metavar="NHIỆM-VỤ…",
        help="Mã (chi-dao/2), số thứ tự nếu không trùng, report/Q1-2025, duty/IV.2, up/…; ghi được nhiều mã.",
        autocompletion=tasks_beginning,
    ),
]
UnitList = Annotated[
    list[str] | None,
    typer.Option(
        "--unit",
        metavar="ĐƠN-VỊ,…",
        help="Đơn vị đã làm, nhiều đơn vị cách nhau dấu phẩy; bỏ trống nếu chỉ một đơn vị phải làm.",
        autocompletion=units_beginning,
    ),
]
Everyone = Annotated[bool, typer.Option("--everyone", help="Mọi đơn vị phải làm việc này mà chưa ghi xong.")]
Except = Annotated[
    list[str] | None,
    typer.Option("--except", metavar="ĐƠN-VỊ,…", help="Trừ các đơn vị này (dùng với --everyone)."),
]
BehalfOf = Annotated[
    str | None,
    typer.Option("--for", metavar="ĐƠN-VỊ", help="Ghi thay đơn vị cũ đã kết thúc, mà đơn vị này làm tiếp việc."),
]
StatusName = Annotated[str, typer.Option("--status", metavar="TRẠNG-THÁI", help=f"{named(_RECORDABLE)}.")]
On = Annotated[
    str | None, typer.Option("--on", metavar="NGÀY", help="Ngày làm xong hoặc xảy ra; bỏ trống: hôm nay.")
]
Item = Annotated[str | None, typer.Option("--item", metavar="SỐ|all", help="Sản phẩm thứ mấy của nhiệm vụ.")]
Occurrence = Annotated[
    str | None, typer.Option("--occurrence", metavar="KỲ", help="Kỳ nào, khi việc lặp lại: 2, Q2-2025, “quý II”.")
]
Due = Annotated[
    str | None, typer.Option("--due", metavar="NGÀY", help="Hạn mới khi gia hạn, hoặc do sự kiện ấn định.")
]
Evidence = Annotated[
    str | None, typer.Option("--evidence", metavar="VĂN-BẢN", help="Minh chứng (số, ngày văn bản).")
]
Document = Annotated[
    str | None, typer.Option("--document", metavar="VĂN-BẢN", help="Văn bản cho gia hạn hoặc thôi thực hiện.")
]
Cause = Annotated[str | None, typer.Option("--cause", metavar="LÝ-DO", help="Nguyên nhân vướng mắc.")]
Note = Annotated[str | None, typer.Option("--note", metavar="GHI-CHÚ", help="Ghi chú.")]
EventName = Annotated[
    str | None,
    typer.Option("--event", metavar="VĂN-BẢN", help="Ghi sự kiện: văn bản làm bắt đầu hoặc ấn định thời hạn."),
]
Again = Annotated[bool, typer.Option("--again", help="Ghi thay dòng đã ghi xong (dòng cũ vẫn ở trong tệp).")]
DryRun = Annotated[bool, typer.Option("--dry-run", "-n", help="Chỉ cho xem các dòng sẽ ghi, không ghi.")]
PlanName = Annotated[str | None, typer.Option("--plan", metavar="KẾ-HOẠCH", help="Kế hoạch, như vinh-chau/2025.")]


@app.command(cls=VietnameseCommand)
def record(
    tasks: Tasks,
    unit: UnitList = None,
    everyone: Everyone = False,
    except_units: Except = None,
    behalf_of: BehalfOf = None,
    status: StatusName = "done",
    on: On = None,
    item: Item = None,
    occurrence: Occurrence = None,
    due: Due = None,
    evidence: Evidence = None,
    document: Document = None,
    cause: Cause = None,
    note: Note = None,
    event: EventName = None,
    again: Again = False,
    dry_run: DryRun = False,
    plan: PlanName = None,
    as_of: AsOf = None,
    root: Root = None,
) -> None:
    """Ghi việc đã làm: mỗi đơn vị một dòng vào nhật ký của đơn vị đó, không sửa dòng nào đã có.

    Điểm danh báo cáo: cchc record report/Q1-2025 --unit "Phòng Tư pháp, Phòng Kinh tế" --on 14/3/2025

    Cả danh sách trừ vài đơn vị: cchc record report/Q1-2025 --everyone --except "Phòng Y tế" --on 14/3/2025

    Sự kiện làm bắt đầu thời hạn: cchc record 2.1.2 --event "Quyết định số 1020/QĐ-UBND" --on 10/4/2025
    """
    from cchc.drafting.choosing import Whose, Wish, item_meant, one_line
    from cchc.drafting.happening import Happened
    from cchc.obligations.wording import status_meant

    last = today(as_of)
    moment, new_due = day(on, "--on") or last, day(due, "--due")
    if event is not None:
        units_only = {"--unit": unit, "--everyone": everyone, "--for": behalf_of, "--item": item}
        updates_only = {"--occurrence": occurrence, "--evidence": evidence, "--cause": cause}
        if given := [option for option, value in (units_only | updates_only).items() if value]:
            raise WorkspaceError(f"{', '.join(given)} không dùng với --event.", "Bỏ các tùy chọn đó.")
        told = Happened(
            document=one_line(event) or "", on=moment, due=new_due, note=one_line(note), again=again, today=last
        )
        _fresh(lambda: _event(tasks, told, plan, root, dry_run=dry_run))
        return
    wish = Wish(
        on=moment,
        status=status_meant(status, "--status"),
        item=item_meant(item),
        occurrence=occurrence,
        due=new_due,
        evidence=one_line(evidence),
        document=one_line(document),
        cause=one_line(cause),
        note=one_line(note),
        again=again,
    )
    if (everyone and unit) or (except_units and not everyone):
        raise WorkspaceError("Dùng --unit, hoặc --everyone (có thể kèm --except).", "Chọn một cách.")
    whose = Whose(
        names=tuple(unit or ()), everyone=everyone, without=tuple(except_units or ()), behalf_of=behalf_of
    )
    _fresh(lambda: _updates(tasks, whose, wish, plan, root, last, dry_run=dry_run))


def _fresh(attempt: Callable[[], None]) -> None:
    """Run an attempt on the files as they are now, again where another command wrote in between."""
    from cchc.drafting.journals import Overtaken

    for _ in range(4):
        try:
            return attempt()
        except Overtaken:
            continue
    return attempt()


def _event(tasks: list[str], told: Happened, plan: str | None, root: Path | None, *, dry_run: bool) -> None:
    from cchc.cli.recorded import print_event
    from cchc.drafting.happening import event_line, started_by
    from cchc.drafting.journals import grown_files, write_lines

    store, meants = _meant(tasks, plan, root, told.on)
    line = event_line(meants, told)
    (grown_files if dry_run else write_lines)(store, [line])
    print_event(line, started_by(meants[0].plan, line, told.today), dry_run=dry_run)


def _updates(
    tasks: list[str],
    whose: Whose,
    wish: Wish,
    plan: str | None,
    root: Path | None,
    last: date,
    *,
    dry_run: bool,
) -> None:
    from cchc.cli.recorded import print_entries
    from cchc.drafting.journals import grown_files, write_lines
    from cchc.drafting.recording import Recorder

    store, meants = _meant(tasks, plan, root, wish.on, whose.names)
    recorder = Recorder(last, store.due_soon_days)
    for meant in meants:
        recorder.add(meant, whose, wish)
    (grown_files if dry_run else write_lines)(store, [entry.line for entry in recorder.entries])
    print_entries(recorder, dry_run=dry_run)


def _meant(
    tasks: list[str], plan: str | None, root: Path | None, on: date, units: Sequence[str] = ()
) -> tuple[Store, list[Meant]]:
    """The workspace as it is now and the tasks named; exits where a plan has errors, before anything is written."""
    from cchc.drafting.meaning import what_is_meant

    store = workspace(root)
    meants = [what_is_meant(store, task, plan, on, units) for task in dict.fromkeys(tasks)]
    exit_on_errors({meant.plan.id: meant.plan for meant in meants}.values(), store)
    return store, meants
