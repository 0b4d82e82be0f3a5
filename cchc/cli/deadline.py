"""``cchc deadline``: how a phrase is read, and why."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import typer

from cchc.cli.options import format_option
from cchc.cli.vietnamese import VietnameseCommand, command_app
from cchc.store import WorkspaceError

FORMATS = ("table", "json")
KINDS = {
    "by": "một thời hạn",
    "recurring": "định kỳ",
    "ongoing": "thường xuyên, không có ngày cuối",
    "event": "tính từ một sự kiện",
    "external": "do văn bản hoặc cơ quan khác quy định",
    "unscheduled": "đột xuất, không định trước",
}
UNITS = {"working": "ngày làm việc", "calendar": "ngày", "hours": "giờ", "months": "tháng"}
app = command_app()


@app.command(cls=VietnameseCommand)
def deadline(
    phrase: Annotated[str, typer.Argument(metavar="CỤM-TỪ", help="Cụm từ chỉ thời hạn, đặt trong ngoặc kép.")],
    year: Annotated[
        int | None, typer.Option("--year", metavar="NĂM", help="Năm của kế hoạch; mặc định là năm nay.")
    ] = None,
    format: Annotated[str, format_option(*FORMATS)] = "table",
) -> None:
    """Cụm từ được hiểu là ngày nào, theo quy tắc nào.

    Không hiểu trọn vẹn thì báo lỗi (mã thoát 1), không đoán.
    """
    from cchc.exports.plan_records import phrase_records
    from cchc.exports.records import to_json

    if year is not None and not 1900 <= year <= 2200:
        raise WorkspaceError(f"Năm {year} nằm ngoài khoảng 1900–2200 (--year).", "Viết như --year 2025.")
    records = phrase_records(phrase, year if year is not None else date.today().year)
    if format == "json":
        typer.echo(to_json(records))
    else:
        for record in records:
            if "error" in record:
                _print_error(record)
            else:
                _print_reading(record)
    if any("error" in record for record in records):
        raise typer.Exit(1)


def _print_error(record: dict[str, Any]) -> None:
    from cchc.cli.terminal import note

    note(f"Không đọc được thời hạn: {record['error']}")
    note(f"  {record['phrase']}")
    if record["at"]:
        note(f"  {' ' * record['offset']}{'^' * len(record['at'])}")
    if record["hint"]:
        note(f"  {record['hint']}")


def _print_reading(record: dict[str, Any]) -> None:
    from cchc.cli.terminal import say
    from cchc.cli.words import weekday

    say(f"“{record['phrase']}”: {KINDS[record['kind']]}")
    if record["label"]:
        say(f"  nhãn: {record['label']}")
    if record["due"]:
        start = f"từ {record['start']:%d/%m/%Y} " if record["start"] else ""
        time = f"{record['time']} " if record["time"] else ""
        end = f"{time}{weekday(record['due'])}, ngày {record['due']:%d/%m/%Y}{_day_off(record['due'])}"
        say(f"  {start}đến hết {end}")
    elif record["start"]:
        say(f"  từ {record['start']:%d/%m/%Y}")
    for turn in record["occurrences"]:
        label = f"{turn['label']}: " if turn["label"] else ""
        say(f"  - {label}hạn {weekday(turn['due'])}, ngày {turn['due']:%d/%m/%Y}{_day_off(turn['due'])}")
    if record["days"] is not None:
        say(f"  {record['days']} {UNITS[record['day_unit'] or 'calendar']} {record['trigger'] or ''}".rstrip())
    elif record["trigger"]:
        say(f"  {record['trigger']}")
    if record["source"]:
        say(f"  theo: {record['source']}")
    if record["condition"]:
        say(f"  điều kiện: {record['condition']}")
    say(f"  quy tắc {record['rule']}: {record['why']}")


def _day_off(day: date) -> str:
    from cchc.calendar.workdays import UnknownHolidays, next_working_day, why_off
    from cchc.cli.words import weekday

    try:
        reason, following = why_off(day), next_working_day(day)
    except UnknownHolidays:
        return " (chưa có dữ liệu ngày nghỉ của năm này)"
    return f" ({reason}; tính đến {weekday(following)}, {following:%d/%m/%Y})" if reason else ""
