"""Options that several commands share, and reading their values."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from cchc.store import Store, WorkspaceError, find_root, open_store

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
PeriodName = Annotated[
    str | None, typer.Option("--period", metavar="KỲ", help="Kỳ: Q1-2025, H1-2025 (6 tháng), “quý I/2025”…")
]


def format_option(*formats: str) -> typer.models.OptionInfo:
    """The option ``--format`` with the formats of a command, the first being the default."""
    option: typer.models.OptionInfo = typer.Option(
        "--format", metavar="|".join(formats), help=f"Dạng kết quả: {', '.join(formats)}."
    )
    return option


def workspace(root: Path | None) -> Store:
    """The workspace named, or the one found upward from the current folder."""
    return open_store(find_root(Path.cwd(), root))


def day(text: str | None, option: str = "--as-of") -> date | None:
    """A day as people write it: 2025-03-31, 31/3/2025, 31-3-2025, 31.3.2025."""
    if text is None:
        return None
    plain = text.strip()
    try:
        return date.fromisoformat(plain)
    except ValueError:
        parts = plain.replace("-", "/").replace(".", "/").split("/")
    try:
        numbers = [int(part) for part in parts]
        if len(numbers) == 3 and numbers[2] > 999:
            return date(numbers[2], numbers[1], numbers[0])
    except ValueError:
        pass
    raise WorkspaceError(f"“{text}” không phải là ngày có thật ({option}).", "Viết như 2025-03-31 hoặc 31/3/2025.")


def today(as_of: str | None) -> date:
    """The as-of day: the one given, else the clock's."""
    return day(as_of) or date.today()
