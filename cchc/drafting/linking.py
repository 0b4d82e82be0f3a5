"""Writing ``implements`` into the rows of an appendix, without touching anything else that stands there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from cchc.comparing.suggesting import Proposal, links_with
from cchc.plans.rows import Path
from cchc.store import Loaded, LoadedPlan, Store, WorkspaceError
from cchc.store.joining import joined
from cchc.store.locking import only_writer
from cchc.store.writing import write_all_atomically
from cchc.yamltree import Tree, read_tree
from cchc.yamltree.writing import scalar

_LIST = re.compile(r"implements:\s*\[[^\]]*\]")


def write_links(accepted: Iterable[Proposal], loaded: LoadedPlan, store: Store) -> list[str]:
    """Add the links to the rows' own lists and give the paths of the files written.

    Every file is read back and holds what it held and the links, or nothing is written at all (WorkspaceError).
    """
    by_row: dict[str, list[Proposal]] = defaultdict(list)
    for one in accepted:
        by_row[one.row.id].append(one)
    by_file: dict[str, dict[Path, list[str]]] = defaultdict(dict)
    files: dict[str, Loaded[Any]] = {}
    for proposals in by_row.values():
        row = proposals[0].row
        file = loaded.file_of(row)
        files[file.path] = file
        by_file[file.path][row.path] = links_with(row, proposals)
    with only_writer(store.root):
        if changed := store.overtaken():
            raise WorkspaceError(f"{changed} vừa bị sửa; chưa ghi gì.", "Gõ lại lệnh.")
        written = {path: with_links(files[path].data or b"", path, rows) for path, rows in by_file.items()}
        write_all_atomically({store.root / path: data for path, data in written.items()})
    return list(written)


def with_links(data: bytes, path: str, rows: Mapping[Path, list[str]]) -> bytes:
    """The file in which each row (by its path of keys) has these ``implements``; its other lines stay as they are.

    WorkspaceError where a row is written in braces, or its list over several lines: those a person must edit.
    """
    before = read_tree(joined(data), path)
    lines = data.decode("utf-8").split("\n")
    end = "\r" if len(lines) > 1 and lines[0].endswith("\r") else ""
    for row, parents in sorted(rows.items(), key=lambda one: -before.place(one[0]).line):
        _write_one(lines, before, row, f"implements: {scalar(parents)}", end)
    grown = "\n".join(lines).encode("utf-8")
    after = read_tree(joined(grown), path)
    if after.data != _expected(before.data, rows):
        raise WorkspaceError(
            f"Không tự ghi được liên kết vào {path} vì có dòng viết theo lối khác (ngoặc nhọn, nhiều dòng).",
            "Dán từng dòng theo cchc cascade --suggest.",
        )
    return grown


def _write_one(lines: list[str], tree: Tree, row: Path, line: str, end: str) -> None:
    """Put the line in the place of the row's list, else before its sub-tasks, else behind its last key."""
    task = _at(tree.data, row)
    indented = " " * (tree.place(row).column - 1) + line + end
    if "implements" in task:
        at = tree.place((*row, "implements"), key=True).line - 1
        lines[at] = _LIST.sub(lambda _: line, lines[at], count=1)
    elif "subtasks" in task:
        lines.insert(tree.place((*row, "subtasks"), key=True).line - 1, indented)
    else:
        last = tree.place((*row, list(task)[-1]), key=True).line
        lines.insert(_behind(lines, last, tree.place(row).column - 1), indented)


def _behind(lines: list[str], line: int, column: int) -> int:
    """The index of the first line after ``line`` (from 1) that no longer belongs to the value that begins there."""
    at = line
    for index in range(line, len(lines)):
        text = lines[index].rstrip("\r")
        indent = len(text) - len(text.lstrip(" "))
        if not text.strip():
            continue
        if indent < column:
            break
        at = index + 1
    return at


def _at(data: Any, keys: Path) -> dict[str, Any]:
    for key in keys:
        data = data[key]
    return data if isinstance(data, dict) else {}


def _expected(data: Any, rows: Mapping[Path, list[str]]) -> Any:
    """The data with the links in their rows."""
    from copy import deepcopy

    grown = deepcopy(data)
    for row, parents in rows.items():
        _at(grown, row)["implements"] = list(parents)
    return grown
