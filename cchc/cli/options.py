"""Options that several commands share, and reading their values."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from cchc.calendar.written import FIRST_DAY, LAST_DAY, written_day
from cchc.store import Store, WorkspaceError, find_root, one_of, open_store

Root = Annotated[
    Path | None,
    typer.Option(
        "--root", metavar="THƯ-MỤC", envvar="CCHC_ROOT", help="Thư mục chứa “plans/”.", show_default=False
    ),
]
Plans = Annotated[
    list[str] | None,
    typer.Option("--plan", metavar="KẾ-HOẠCH", help="Mã kế hoạch, như vinh-chau/2025; dùng được nhiều lần."),
]
UnitNames = Annotated[
    list[str] | None,
    typer.Option("--unit", metavar="ĐƠN-VỊ", help="Tên đơn vị, không cần dấu; dùng được nhiều lần."),
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="NGÀY", help="Xem như hôm nay là ngày này, dạng 2025-03-31 hoặc 31/3/2025."),
]
AreaName = Annotated[str | None, typer.Option("--area", metavar="LĨNH-VỰC", help="Chỉ một lĩnh vực: mã hoặc tên.")]
PeriodName = Annotated[
    str | None, typer.Option("--period", metavar="KỲ", help="Kỳ: Q1-2025, H1-2025 (6 tháng), “quý I/2025”…")
]


def format_option(*formats: str) -> typer.models.OptionInfo:
    """The option ``--format`` with the formats of a command; any other is refused (WorkspaceError).

    While the shell asks for suggestions nothing is refused.
    """

    def checked(ctx: typer.Context, value: str) -> str:
        return value if ctx.resilient_parsing else one_of(value, formats, "--format")

    option: typer.models.OptionInfo = typer.Option(
        "--format", metavar="|".join(formats), help=f"Dạng kết quả: {', '.join(formats)}.", callback=checked
    )
    return option


def codes_asked(values: list[str] | None) -> list[str]:
    """The codes (or beginnings of codes) that options name, also several in one, parted by commas.

    Raises WorkspaceError where an option is there but names none (an empty variable in a script).
    """
    codes = [code.strip() for value in values or [] for code in value.split(",") if code.strip()]
    if values and not codes:
        raise WorkspaceError("Tùy chọn --select hoặc --ignore không nêu mã nào.", "Ghi như: --select W4,W802")
    return codes


def workspace(root: Path | None, paths: Iterable[str] = ()) -> Store:
    """The workspace named, or the one found upward from the current folder, else from one of the paths given.

    Raises WorkspaceError where there is none.
    """
    try:
        return open_store(find_root(explicit=root))
    except WorkspaceError:
        there = next((path for path in map(Path, paths) if path.exists()), None)
        if root is not None or there is None:
            raise
        return open_store(find_root(there.resolve().parent))


def day(text: str | None, option: str = "--as-of") -> date | None:
    """A day of this century as people type it (see ``written_day``).

    Raises WorkspaceError, naming ``option``, for anything else.
    """
    if text is None:
        return None
    try:
        read = written_day(text)
    except ValueError:
        raise WorkspaceError(
            f"Không có ngày “{text}” trên lịch ({option}).", "Kiểm tra lại; viết như 2025-03-31 hoặc 31/3/2025."
        ) from None
    if read is None:
        raise WorkspaceError(f"Không hiểu ngày “{text}” ({option}).", "Viết như 2025-03-31 hoặc 31/3/2025.")
    if not FIRST_DAY <= read <= LAST_DAY:
        known = f"{FIRST_DAY.year}–{LAST_DAY.year}"
        raise WorkspaceError(f"Năm {read.year} nằm ngoài khoảng {known} ({option}).", "Kiểm tra lại năm.")
    return read


def today(as_of: str | None) -> date:
    """The as-of day: the one given, else the clock's."""
    return day(as_of) or date.today()
