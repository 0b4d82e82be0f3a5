"""``cchc collect``: reads back the sheets that went out to units, shows what they change, then records it."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc.cli.options import AsOf, Root, format_option, today, workspace
from cchc.cli.terminal import exit_on_errors, note, print_records
from cchc.cli.vietnamese import VietnameseCommand, command_app
from cchc.store import Store, WorkspaceError, one_of

if TYPE_CHECKING:
    from cchc.drafting.collecting import Collected, Collector
    from cchc.drafting.returned import Returned

FORMATS = ("table", "json", "csv")
_LOCKS = ("~$", ".~lock")
SPREADSHEETS = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".ods")
"""What a folder of returned sheets may hold; all but the first are refused with advice, none is passed over."""
app = command_app()

Files = Annotated[
    list[Path], typer.Argument(metavar="TỆP.xlsx…", help="Các phiếu đơn vị gửi lại, hoặc thư mục chứa các phiếu.")
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Ghi luôn, không hỏi lại.")]
DryRun = Annotated[bool, typer.Option("--dry-run", "-n", help="Chỉ cho xem, không ghi.")]
Again = Annotated[
    bool, typer.Option("--again", help="Lấy theo phiếu cả khi nhật ký đã ghi khác sau ngày gửi phiếu.")
]


@app.command(cls=VietnameseCommand)
def collect(
    files: Files,
    yes: Yes = False,
    dry_run: DryRun = False,
    again: Again = False,
    format: Annotated[str, format_option(*FORMATS)] = "table",
    as_of: AsOf = None,
    root: Root = None,
) -> None:
    """Đọc các phiếu Excel đơn vị gửi lại: cho xem từng thay đổi so với nhật ký, hỏi, rồi ghi.

    Dòng nào không lấy được thì nêu lý do và chép lại nguyên văn; phiếu không bị sửa.
    """
    from cchc.cli.collected import print_collected
    from cchc.drafting.journals import Overtaken, grown_files, write_lines

    one_of(format, FORMATS, "--format")
    on = today(as_of)
    returned, unread = _read(files)
    store, collector, found = _compare(returned, on, root, over=again)
    if format == "table":
        print_collected(found, collector)
    lines = [one.entry.line for one in found if one.entry is not None]
    written = False
    if dry_run:
        grown_files(store, lines)
    elif lines and (yes or _agreed(len(lines), asking=format == "table")):
        try:
            write_lines(store, lines)
        except Overtaken as overtaken:
            raise WorkspaceError(overtaken.message, "Chạy lại lệnh để so với nhật ký mới nhất.") from None
        written = True
        note(f"Đã ghi {len(lines)} dòng.")
    if format != "table":
        from cchc.exports.records import COLLECTED_COLUMNS, collected_record

        print_records([collected_record(one, written) for one in found], COLLECTED_COLUMNS, format)
    if unread:
        note(f"{unread} tệp không đọc được, lý do kể ở trên.")
        raise typer.Exit(2)
    if any(one.outcome == "refused" for one in found):
        raise typer.Exit(1)


def _read(files: list[Path]) -> tuple[list[Returned], int]:
    """The files that could be read and the number of those that could not, each told with its reason."""
    from cchc.drafting.returned import read_sheet

    returned, unread = [], 0
    for path in _sheets(files):
        try:
            returned.append(read_sheet(path, path.name))
        except WorkspaceError as refused:
            unread += 1
            note(f"Lỗi: {refused.message}")
            if refused.hint:
                note(f"  {refused.hint}")
    return returned, unread


def _sheets(files: list[Path]) -> list[Path]:
    """The files named; of a folder its spreadsheets, without the lock files that office programs leave there."""
    found: list[Path] = []
    for path in files:
        inside = sorted(path.iterdir()) if path.is_dir() else [path]
        sheets = [one for one in inside if one == path or one.suffix.lower() in SPREADSHEETS]
        found += [one for one in sheets if not one.name.startswith(_LOCKS)]
    for path in found:
        if any((path.parent / lock).exists() for lock in (f"~${path.name}", f".~lock.{path.name}#")):
            note(f"Lưu ý: “{path.name}” đang mở trong Excel; chỉ đọc được phần đã lưu.")
    if not found:
        raise WorkspaceError("Không có tệp .xlsx nào ở đó.", "Nêu tên tệp, hoặc thư mục chứa các phiếu.")
    return list(dict.fromkeys(found))


def _compare(
    returned: list[Returned], on: date, root: Path | None, *, over: bool
) -> tuple[Store, Collector, list[Collected]]:
    """What the sheets change against the logs as they are now; exits where a plan concerned has errors."""
    from cchc.drafting.collecting import Collector

    store = workspace(root)
    named = (row.id.partition("#")[0] for file in returned for row in file.rows)
    plans = dict.fromkeys((*named, *(plan for file in returned for plan in file.plans)))
    exit_on_errors([store.plan(plan) for plan in plans if plan in store.plan_ids], store)
    collector = Collector(store, on, over=over)
    return store, collector, collector.collect(returned)


def _agreed(count: int, *, asking: bool) -> bool:
    """Whether the person says yes; without a terminal nobody can, and nothing is written."""
    if not asking or not sys.stdin.isatty():
        note("Chưa ghi gì. Để ghi, thêm --yes.")
        return False
    try:
        answer = typer.prompt(f"Ghi {count} dòng vào nhật ký? Gõ “có” để ghi", default="không", show_default=True)
    except typer.Abort:
        note("\nĐã dừng, chưa ghi gì.")
        raise typer.Exit(130) from None
    from cchc.text import fold

    if fold(answer) in ("co", "c", "y", "yes", "ghi"):
        return True
    note("Chưa ghi gì.")
    return False
