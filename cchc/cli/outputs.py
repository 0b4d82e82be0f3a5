"""Files that commands make for people: under which name, and never over one that somebody may have changed."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from cchc.store import WorkspaceError


class Destination(Struct, frozen=True, kw_only=True):
    """What was asked of the files: where to, a file for each unit, over what is there already."""

    output: Path | None = None
    all_units: bool = False
    force: bool = False


def one_file(output: Path | None, usual: str, suffix: str) -> Path:
    """Where one file goes: as named, inside a folder under its usual name, or that name in the current folder.

    Raises WorkspaceError for a name with another suffix.
    """
    target = output or Path(f"{usual}{suffix}")
    if target.is_dir():
        return target / f"{usual}{suffix}"
    if target.suffix.lower() != suffix:
        raise WorkspaceError(
            f"Tên tệp “{target}” phải có đuôi {suffix}.", f"Viết như -o {usual}{suffix}, hoặc ghi một thư mục."
        )
    return target


def one_or_all(unit: str | None, all_units: bool) -> None:
    """Raise WorkspaceError where one unit and all of them are asked for together."""
    if unit is not None and all_units:
        raise WorkspaceError("--unit và --all-units không dùng cùng nhau.", "Chọn một trong hai.")


def folder_for_all(output: Path | None, what: str) -> Path:
    """The folder for the files of all units, ``what`` being what they are ("các phiếu").

    Raises WorkspaceError where none is named, or a file has that name.
    """
    if output is None:
        raise WorkspaceError(f"--all-units cần biết ghi {what} vào thư mục nào.", "Thêm -o THƯ-MỤC.")
    if output.exists() and not output.is_dir():
        raise WorkspaceError(f"“{output}” là một tệp, không phải thư mục.", "Với --all-units, -o là thư mục.")
    return output


def refuse_existing(targets: Sequence[Path], *, force: bool, why: str) -> None:
    """Raise WorkspaceError where a file is there already; ``why`` says who may have changed it."""
    there = [target for target in targets if os.path.lexists(target)]
    if there and not force:
        more = f" và {len(there) - 1} tệp khác" if len(there) > 1 else ""
        raise WorkspaceError(
            f"Đã có tệp {there[0]}{more}; {why} nên không ghi đè.",
            "Chọn chỗ khác bằng -o, hoặc thêm --force nếu chắc chắn muốn thay.",
        )
