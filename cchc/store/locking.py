"""One writer at a time in a workspace."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cchc.store.workspace import WorkspaceError

LOCK = "plans/.lock"
"""The file that a writer holds, relative to the workspace; empty, it stays, git ignores it."""

PATIENCE = 5.0
"""Seconds that a writer waits for another."""


@contextmanager
def only_writer(root: Path, *, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the workspace's lock; the system releases it when the process ends, however it ends.

    Raises WorkspaceError when another writer keeps it longer than ``patience`` seconds, OSError where the lock
    cannot be made.
    """
    from filelock import FileLock, Timeout

    path = root / LOCK
    if path.is_symlink():
        raise OSError(0, "là một liên kết, không ghi qua liên kết", str(path))
    lock = FileLock(path, timeout=patience)
    try:
        lock.acquire()
    except Timeout:
        raise WorkspaceError(
            "Một lệnh khác đang ghi vào không gian làm việc này; chưa ghi gì.", "Chờ lệnh đó xong rồi gõ lại."
        ) from None
    try:
        yield
    finally:
        lock.release()


@contextmanager
def first_writer(root: Path) -> Iterator[None]:
    """Hold the lock of a workspace that may not be there yet: ``plans/`` is made, and after an error gone again.

    Only what was made here goes, and only if nothing else is in it. Raises as ``only_writer`` does.
    """
    made: list[Path] = []
    try:
        for folder in reversed([one for one in (root / "plans", root, *root.parents) if not one.exists()]):
            with suppress(FileExistsError):  # another first writer was quicker
                folder.mkdir()
                made.append(folder)
        with only_writer(root), _without_trace(root / LOCK if root / "plans" in made else None):
            yield
    except BaseException:
        for folder in reversed(made):
            with suppress(OSError):
                folder.rmdir()
        raise


@contextmanager
def _without_trace(lock: Path | None) -> Iterator[None]:
    """Delete the file of the lock after an error, while it is held: later it might be another's."""
    try:
        yield
    except BaseException:
        if lock is not None:
            with suppress(OSError):
                lock.unlink()
        raise
