"""Adding lines at the end of a list in a YAML file, without touching what stands above them.

The one thing above that goes is the pair of brackets of an empty list: ``updates: []`` cannot be lengthened else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from cchc.store.joining import joined
from cchc.store.workspace import WorkspaceError
from cchc.yamltree import Tree, read_tree
from cchc.yamltree.writing import flow

_DASH = re.compile(r"(?P<indent> *)-(?= |$)")
_EMPTY = re.compile(rb":[ \t]+\[[ \t]*\]")


def append_entries(data: bytes, path: str, key: str, entries: Sequence[Mapping[str, object]]) -> bytes:
    """The file with one line ``- {…}`` for each entry at its end, where the list ``key`` must stand last.

    The line end and the indent of the file's own lines are kept, and a comment beside empty brackets. The result is
    read back: it holds what it held and the entries, or a WorkspaceError says why it cannot.
    """
    before = read_tree(joined(data), path)
    data = _opened(data, before, key)
    last = data.rfind(b"\n")
    end = b"\r\n" if data[:last].endswith(b"\r") else b"\n"
    indent = entry_indent(before, key).encode()
    glue = b"" if not data or data.endswith(b"\n") else end
    lines = b"".join(indent + b"- " + flow(entry).encode() + end for entry in entries)
    grown = data + glue + lines
    tree = read_tree(joined(grown), path)
    if limit := next((found for found in tree.findings if found.code == "E007"), None):
        raise WorkspaceError(f"Không thêm được dòng vào {path}. {limit.message}", limit.hint)
    if tree.findings or not _grown(before.data, tree.data, key, entries):
        raise WorkspaceError(
            f"Không thêm được dòng vào {path}: danh sách “{key}” không ở cuối tệp, hoặc viết trong ngoặc […].",
            f"Đưa “{key}:” xuống cuối tệp, mỗi mục một dòng “- {{…}}”.",
        )
    return grown


def _opened(data: bytes, tree: Tree, key: str) -> bytes:
    """The file without the brackets of the list, where that is empty and they stand on the line of its key."""
    if not isinstance(tree.data, dict) or tree.data.get(key) != []:
        return data
    lines = data.split(b"\n")
    at = tree.place((key,), key=True).line - 1
    lines[at] = _EMPTY.sub(b":", lines[at], count=1)
    return b"\n".join(lines)


def entry_indent(tree: Tree, key: str) -> str:
    """What stands before the dash of the list's last entry; of an empty list two more than before its key."""
    held = tree.data.get(key) if isinstance(tree.data, dict) else None
    if isinstance(held, list) and held:
        for line in range(tree.place((key, len(held) - 1)).line, 0, -1):
            if dash := _DASH.match(tree.line_text(line)):
                return dash["indent"]
    return " " * (tree.place((key,), key=True).column + 1)


def _grown(before: object, after: object, key: str, entries: Sequence[Mapping[str, object]]) -> bool:
    """Whether ``after`` is ``before`` with the entries at the end of the list."""
    if not isinstance(before, dict) or not isinstance(after, dict):
        return False
    held = before.get(key) or []
    return isinstance(held, list) and after == {**before, key: [*held, *entries]}
