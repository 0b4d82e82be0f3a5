"""The folder of an export: made whole beside its place, then put there, never over anything but an export."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cchc.store import WorkspaceError

MARKER = "_cchc-export.json"
"""Stands in the folder of every export and says what was exported; Spark passes over names that begin so."""

README = "README.md"


@contextmanager
def new_folder(target: Path, made: re.Pattern[str], *, force: bool) -> Iterator[Path]:
    """A folder to fill, which takes the place of ``target`` when the block ends, and goes after an error.

    ``made`` fits the paths of an export's data files; ``force`` allows to replace an earlier export. Raises
    WorkspaceError where ``target`` may not be written (nothing was written then), OSError where it cannot be.
    """
    refuse(target, made, force=force)
    target = target.absolute()
    missing = [folder for folder in (target.parent, *target.parent.parents) if not folder.exists()]
    staged = _beside(target)
    try:
        staged.mkdir(parents=True)
        yield staged
        if hasattr(os, "sync"):
            os.sync()  # once for all files: none may be empty after a power cut when the folder has its name
        refuse(target, made, force=force)
        _put(staged, target)
    except BaseException:
        shutil.rmtree(staged, ignore_errors=True)
        for folder in missing:
            with suppress(OSError):
                folder.rmdir()
        raise


def refuse(target: Path, made: re.Pattern[str], *, force: bool) -> None:
    """Raise WorkspaceError where ``target`` is anything but absent, empty or, with ``force``, an earlier export."""
    if target.is_symlink():
        raise WorkspaceError(f"“{target}” là một liên kết, không ghi qua liên kết.", "Chỉ thẳng thư mục muốn ghi.")
    if not target.exists():
        return
    if not target.is_dir():
        raise WorkspaceError(f"“{target}” là một tệp, không phải thư mục.", "Ghi tên một thư mục mới.")
    if next(target.iterdir(), None) is None:
        return
    if not (target / MARKER).is_file():
        raise WorkspaceError(
            f"Thư mục “{target}” không trống, và không phải do cchc export làm ra (không có {MARKER}).",
            "Ghi tên một thư mục mới; --force cũng không xóa tệp của người khác.",
        )
    if not force:
        raise WorkspaceError(
            f"Thư mục “{target}” đã có một lần xuất trước.",
            "Thêm --force để thay bằng lần xuất này, hoặc chọn thư mục khác.",
        )
    strange = next(_strangers(target, made), None)
    if strange is not None:
        raise WorkspaceError(
            f"Trong “{target}” có {strange}, không phải do cchc export làm ra, nên không thay thư mục này.",
            "Chuyển tệp đó đi nơi khác rồi gõ lại, hoặc chọn thư mục khác.",
        )


def _strangers(target: Path, made: re.Pattern[str]) -> Iterator[str]:
    """What an export did not make: any other file, and any link."""
    for folder, folders, names in os.walk(target):
        here = Path(folder)
        links = [name for name in folders if (here / name).is_symlink()]
        for name in (*names, *links):
            relative = (here / name).relative_to(target).as_posix()
            plain = not (here / name).is_symlink()
            if not plain or not (relative in (MARKER, README) or made.fullmatch(relative)):
                yield relative


def _put(staged: Path, target: Path) -> None:
    """Let the staged folder take the place of the target; the target is whole, old or new, at every moment but one.

    Between two renames it is not there; where the second fails the old one is put back.
    """
    if not target.exists():
        staged.rename(target)
        return
    old = _beside(target)
    target.rename(old)
    try:
        staged.rename(target)
    except BaseException:
        old.rename(target)
        raise
    try:
        shutil.rmtree(old, ignore_errors=True)
    except BaseException:  # stopped, when only what was there before has still to go
        shutil.rmtree(old, ignore_errors=True)
        raise


def _beside(target: Path) -> Path:
    """A name beside the target that no other writer makes, and that git passes over."""
    return target.with_name(f".{target.name}.{os.urandom(4).hex()}.cchc-tmp")
