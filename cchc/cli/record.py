"""``cchc record``: one line into each unit's log (what was done, what was measured), or an event."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc.cli.options import AsOf, Root, day, today, workspace
from cchc.cli.terminal import exit_on_errors
from cchc.cli.vietnamese import VietnameseCommand, command_app
from cchc.cli.words import named
from cchc.plans.measures import indicator_in
from cchc.plans.words import RECORDABLE
from cchc.store import Store, WorkspaceError

if TYPE_CHECKING:
    from cchc.drafting.choosing import Whose, Wish
    from cchc.drafting.happening import Happened
    from cchc.drafting.meaning import Meant
    from cchc.drafting.measured import FigureTold

app = command_app()

_PATIENCE = 10.0
"""Seconds for which a command tries again where others keep writing before it."""

Tasks = Annotated[
    list[str],
    typer.Argument(
        metavar="NHIỆM-VỤ…",
        help="Mã (chi-dao/2), số thứ tự nếu không trùng, report/Q1-2025, duty/IV.2, up/…, indicator/MÃ; ghi được "
        "nhiều mã.",
    ),
]
UnitList = Annotated[
    list[str] | None,
    typer.Option(
        "--unit",
        metavar="ĐƠN-VỊ,…",
        help="Đơn vị đã làm, nhiều đơn vị cách nhau dấu phẩy; bỏ trống nếu chỉ một đơn vị phải làm.",
    ),
]
Everyone = Annotated[bool, typer.Option("--everyone", help="Mọi đơn vị phải làm việc này mà chưa ghi xong.")]
Except = Annotated[
    list[str] | None,
    typer.Option(
        "--except",
        metavar="ĐƠN-VỊ,…",
        help="Trừ các đơn vị này (dùng với --everyone).",
    ),
]
BehalfOf = Annotated[
    str | None,
    typer.Option("--for", metavar="ĐƠN-VỊ", help="Ghi thay đơn vị cũ đã kết thúc, mà đơn vị này làm tiếp việc."),
]
StatusName = Annotated[
    str,
    typer.Option(
        "--status",
        metavar="TRẠNG-THÁI",
        help=f"{named(RECORDABLE)}.",
    ),
]
On = Annotated[
    str | None, typer.Option("--on", metavar="NGÀY", help="Ngày làm xong hoặc xảy ra; bỏ trống: hôm nay.")
]
Item = Annotated[str | None, typer.Option("--item", metavar="SỐ|all", help="Sản phẩm thứ mấy của nhiệm vụ.")]
Occurrence = Annotated[
    str | None,
    typer.Option(
        "--occurrence",
        "--period",
        metavar="KỲ",
        help="Kỳ nào, khi việc lặp lại hoặc khi ghi số liệu: 2, Q2-2025, “quý II”.",
    ),
]
Value = Annotated[
    str | None,
    typer.Option("--value", metavar="SỐ", help="Số liệu của chỉ số (indicator/MÃ) trong kỳ: 12, 1.250, 97,5."),
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
    value: Value = None,
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

    Số liệu: cchc record indicator/ho-so --period Q1-2025 --value 1.250 --unit "Phòng Tư pháp"
    """
    from cchc.drafting.choosing import Whose, Wish, item_meant, one_line
    from cchc.drafting.happening import Happened
    from cchc.drafting.measured import FigureTold
    from cchc.obligations.wording import status_meant

    last = today(as_of)
    moment, new_due = day(on, "--on") or last, day(due, "--due")
    if event is not None:
        stated = None if status == "done" else status
        _none_of({"--unit": unit, "--everyone": everyone, "--except": except_units, "--for": behalf_of}, "--event")
        _none_of({"--item": item, "--occurrence": occurrence, "--value": value, "--status": stated}, "--event")
        _none_of({"--evidence": evidence, "--cause": cause, "--document": document}, "--event")
        told = Happened(
            document=one_line(event) or "", on=moment, due=new_due, note=one_line(note), again=again, today=last
        )
        _fresh(lambda: _event(tasks, told, plan, root, dry_run=dry_run))
        return
    if _measured(tasks, value):
        _none_of({"--everyone": everyone, "--except": except_units, "--item": item}, "indicator/…")
        _none_of({"--due": due, "--document": document, "--cause": cause}, "indicator/…")
        if status_meant(status, "--status") != "done":
            raise WorkspaceError(f"Số liệu không có trạng thái “{status}” (--status).", "Bỏ --status.")
        figure = FigureTold(
            value=value,
            period=occurrence,
            on=moment,
            today=last,
            day_said=on is not None,
            evidence=one_line(evidence),
            note=one_line(note),
            again=again,
        )
        _fresh(lambda: _figures(tasks, unit or [], behalf_of, figure, plan, root, dry_run=dry_run))
        return
    wish = Wish(
        on=moment,
        day_said=on is not None,
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


def _none_of(options: Mapping[str, object], beside: str) -> None:
    """Raise WorkspaceError where any of the options was given."""
    if given := [option for option, value in options.items() if value]:
        raise WorkspaceError(f"{', '.join(given)} không dùng với {beside}.", "Bỏ các tùy chọn đó.")


def _measured(tasks: Sequence[str], value: str | None) -> bool:
    """Whether the tasks named are indicators; WorkspaceError where only some are, or a value is for none."""
    others = [task for task in tasks if indicator_in(task.strip().rpartition("#")[2]) is None]
    if others and value is not None:
        raise WorkspaceError(
            f"--value chỉ dùng khi ghi số liệu của chỉ số, không dùng với {', '.join(others)}.",
            "Viết như: cchc record indicator/MÃ --period Q1-2025 --value 12",
        )
    if others and len(others) < len(tasks):
        raise WorkspaceError(
            f"{', '.join(others)} không phải chỉ số.", "Ghi số liệu (indicator/…) riêng, ghi việc riêng."
        )
    return not others


def _figures(
    tasks: list[str],
    names: Sequence[str],
    behalf_of: str | None,
    told: FigureTold,
    plan: str | None,
    root: Path | None,
    *,
    dry_run: bool,
) -> None:
    from cchc.cli.recorded import print_figures
    from cchc.drafting.journals import grown_files, write_lines
    from cchc.drafting.measured import figure_entries, year_told

    store, meants = _meant(tasks, plan, root, told.on, names, year_told(told.period))
    entries = [entry for meant in meants for entry in figure_entries(meant, names, behalf_of, told)]
    (grown_files if dry_run else write_lines)(store, [entry.line for entry in entries])
    print_figures(entries, dry_run=dry_run)


def _fresh(attempt: Callable[[], None]) -> None:
    """Run an attempt on the files as they are now, again where another command wrote in between."""
    from cchc.drafting.journals import Overtaken

    last = time.monotonic() + _PATIENCE
    while True:
        try:
            return attempt()
        except Overtaken:
            if time.monotonic() > last:
                raise
            time.sleep(random.uniform(0.01, 0.1))  # so that many at once do not keep step


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
    tasks: list[str],
    plan: str | None,
    root: Path | None,
    on: date,
    units: Sequence[str] = (),
    year: int | None = None,
) -> tuple[Store, list[Meant]]:
    """The workspace as it is now and the tasks named, each once in however many ways it was named.

    Exits where a plan has errors, before anything is written.
    """
    from cchc.drafting.meaning import plan_meant, what_is_meant

    store = workspace(root)
    named = [plan_meant(store, task, plan, on, year) for task in tasks]
    exit_on_errors({one.id: one for one in named}.values(), store)  # they hide what would be looked for
    found = (what_is_meant(store, task, plan, on, units, year) for task in tasks)
    meants = list({(meant.plan.id, meant.task, meant.unit, meant.part): meant for meant in found}.values())
    exit_on_errors({meant.plan.id: meant.plan for meant in meants}.values(), store)
    return store, meants
