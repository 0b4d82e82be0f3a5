"""One writer at a time in a workspace."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
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
