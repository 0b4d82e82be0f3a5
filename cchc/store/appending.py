"""Adding lines at the end of a list in a YAML file, without touching a byte above them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from cchc.store.workspace import WorkspaceError
from cchc.yamltree import read_tree
from cchc.yamltree.writing import flow

_DASH = re.compile(rb"^(?P<indent> *)- ", re.MULTILINE)


def append_entries(data: bytes, path: str, key: str, entries: Sequence[Mapping[str, object]]) -> bytes:
    """The file with one line ``- {…}`` for each entry at its end, where the list ``key`` must stand last.

    The line end and the indent of the file's own lines are kept. The result is read back: it holds what it held
    and the entries, or a WorkspaceError says why it cannot.
    """
    before = read_tree(data, path).data
    end = b"\r\n" if data.rstrip(b" \t").endswith(b"\r\n") or b"\r\n" in data[-400:] else b"\n"
    dashes = _DASH.findall(data)
    indent = dashes[-1] if dashes else b"  "
    glue = b"" if not data or data.endswith(b"\n") else end
    lines = b"".join(indent + b"- " + flow(entry).encode() + end for entry in entries)
    grown = data + glue + lines
    tree = read_tree(grown, path)
    if tree.findings or not _grown(before, tree.data, key, entries):
        raise WorkspaceError(
            f"Không thêm được dòng vào {path}: danh sách “{key}” không ở cuối tệp, hoặc viết trong ngoặc […].",
            f"Đưa “{key}:” xuống cuối tệp, mỗi mục một dòng “- {{…}}”.",
        )
    return grown


def _grown(before: object, after: object, key: str, entries: Sequence[Mapping[str, object]]) -> bool:
    """Whether ``after`` is ``before`` with the entries at the end of the list."""
    if not isinstance(before, dict) or not isinstance(after, dict):
        return False
    held = before.get(key) or []
    return isinstance(held, list) and after == {**before, key: [*held, *entries]}
