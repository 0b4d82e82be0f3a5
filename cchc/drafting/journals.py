"""New lines into the files: all of them or none, while no one else writes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from cchc.findings import Finding
from cchc.store import Store, WorkspaceError, read_bytes
from cchc.store.appending import append_entries
from cchc.store.locking import only_writer
from cchc.store.schemas import schema_line
from cchc.store.writing import write_all_atomically
from cchc.yamltree.writing import scalar


class Overtaken(WorkspaceError):
    """A file that was read was written to since: what was decided rests on an old state."""


class NewLine(Struct, frozen=True, kw_only=True):
    """A line for the end of the list ``key`` of a file; ``head`` is what stands above the list in a new file."""

    path: str
    key: str
    entry: dict[str, Any]
    head: dict[str, str] = {}


def write_lines(store: Store, lines: Sequence[NewLine]) -> None:
    """Add the lines to their files while no one else writes.

    Why every file read is looked at again and not only those to be lengthened: whether a unit still owes a task may
    hang on another's log, on an event or on a row. Raises Overtaken where one of them is no longer what was read;
    WorkspaceError where a line cannot be added, or another command is writing; OSError where the disk refuses. Then
    every file is as it was.
    """
    with only_writer(store.root):
        if path := store.overtaken():
            raise Overtaken(f"{path} vừa có người khác ghi; chưa ghi gì.", "Gõ lại lệnh.")
        files = grown_files(store, lines)
        write_all_atomically({_inside(store.root, path): data for path, data in files.items()})


def grown_files(store: Store, lines: Sequence[NewLine]) -> dict[str, bytes]:
    """The files with the lines at their ends, by path in the workspace; nothing is written."""
    by_path: dict[str, list[NewLine]] = {}
    for line in lines:
        by_path.setdefault(line.path, []).append(line)
    return {
        path: append_entries(_bytes(store, mine[0]), path, mine[0].key, [line.entry for line in mine])
        for path, mine in by_path.items()
    }


def _bytes(store: Store, line: NewLine) -> bytes:
    """What the file holds; the head of a new one."""
    now = read_bytes(store.root, line.path)
    if isinstance(now, Finding):
        raise WorkspaceError(str(now), now.hint)
    if now is not None:
        return now
    head = [f"{key}: {scalar(text)}\n" for key, text in line.head.items()]
    return f"{schema_line(store.root, line.path)}{''.join(head)}{line.key}:\n".encode()


def _inside(root: Path, relative: str) -> Path:
    path = root / relative
    if not path.parent.resolve().is_relative_to(root.resolve()):
        raise WorkspaceError(f"{relative} dẫn ra ngoài không gian làm việc.", "Thay liên kết bằng thư mục thật.")
    return path
