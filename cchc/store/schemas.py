"""The JSON Schemas of the files, exported from the model, with the Vietnamese explanation of every key."""

from __future__ import annotations

import os
import posixpath
from codecs import BOM_UTF8
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec

from cchc.findings import Finding
from cchc.plans.document import Plan
from cchc.plans.journal import Events, Progress, Workspace
from cchc.plans.measures import Indicators
from cchc.plans.organisation import Units
from cchc.plans.reports import Report
from cchc.plans.table import Appendix
from cchc.store.describing import described
from cchc.store.locking import only_writer
from cchc.store.workspace import read_bytes
from cchc.store.writing import write_all_atomically

SCHEMAS: dict[str, type[msgspec.Struct]] = {
    "plan": Plan,
    "appendix": Appendix,
    "extra": Appendix,
    "units": Units,
    "workspace": Workspace,
    "events": Events,
    "indicators": Indicators,
    "progress": Progress,
    "report": Report,
}
"""The kinds of files by name; ``extra.yaml`` has the form of an appendix."""

FOLDER = "plans/.schema"
MODELINE = "# yaml-language-server: $schema="

_IN_FOLDERS = {"progress": "progress", "reports": "report"}
"""The kind of the files in a folder of a plan, whatever their names."""


def schema_of(name: str) -> dict[str, Any]:
    """The schema of one kind of file, with all that an editor shows of it."""
    return described(name, SCHEMAS[name])


@cache
def schema_text(name: str | None = None) -> str:
    """One schema as JSON text, or all of them in one object by name."""
    content: Any = schema_of(name) if name else {each: schema_of(each) for each in SCHEMAS}
    return msgspec.json.format(msgspec.json.encode(content), indent=2).decode() + "\n"


def kind_of(path: str) -> str:
    """The kind of the file at a path in the workspace, by its folder or its name; it may be none of ``SCHEMAS``."""
    file = PurePosixPath(path)
    return _IN_FOLDERS.get("".join(file.parts[3:-1][:1]), file.stem)  # plans/<authority>/<year>/<folder>/…


def schema_comment(path: str) -> str:
    """The first line of a file by which editors find its schema, of a path in the workspace."""
    folder = PurePosixPath(path).parent
    return f"{MODELINE}{posixpath.relpath(FOLDER, folder)}/{kind_of(path)}.schema.json\n"


def schema_line(root: Path, path: str) -> str:
    """The first line of a new file, by which editors find its schema; "" where the workspace holds no schemas."""
    return schema_comment(path) if (root / FOLDER).is_dir() else ""


def with_schema_line(root: Path, path: str, text: str) -> str:
    """The text of a new file under the line that it needs: none where the workspace holds no schemas.

    A line that would lead nowhere is an error in an editor, on every file.
    """
    bare = text.partition("\n")[2] if text.startswith(MODELINE) else text
    return schema_line(root, path) + bare


def write_schemas(root: Path) -> list[str]:
    """Write every schema under ``plans/.schema/`` of the workspace, or none; gives their paths, relative to it.

    Raises WorkspaceError while another command is writing, OSError where the disk refuses.
    """
    texts = {f"{FOLDER}/{name}.schema.json": schema_text(name).encode() for name in SCHEMAS}
    with only_writer(root):
        write_all_atomically({root / path: text for path, text in texts.items()})
    return list(texts)


def unlined(root: Path) -> list[str]:
    """The paths of the workspace's files that do not name their schema, sorted."""
    found = []
    for folder, folders, names in os.walk(root / "plans"):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        base = os.path.relpath(folder, root).replace(os.sep, "/")
        paths = (f"{base}/{name}" for name in sorted(names) if name.endswith(".yaml") and not name.startswith("."))
        found += [path for path in paths if kind_of(path) in SCHEMAS and not _is_lined(read_bytes(root, path))]
    return sorted(found)


def add_lines(root: Path) -> list[str]:
    """Put the line on top of every file that lacks it, the rest of each file byte for byte as it was; their paths.

    Raises WorkspaceError while another command is writing, OSError where the disk refuses.
    """
    with only_writer(root):
        texts = {path: read_bytes(root, path) for path in unlined(root)}
        lined = {path: _lined(path, data) for path, data in texts.items() if isinstance(data, bytes)}
        write_all_atomically({root / path: data for path, data in lined.items()})
    return list(lined)


def _is_lined(data: bytes | Finding | None) -> bool:
    """Whether a file has the line, be it below others; one that cannot be read, or is no UTF-8, is left alone."""
    try:
        lines = data.decode("utf-8-sig").splitlines() if isinstance(data, bytes) else None
    except UnicodeDecodeError:
        return True
    return lines is None or any(line.startswith(MODELINE) for line in lines)


def _lined(path: str, data: bytes) -> bytes:
    """The file under its line, with its own line end and mark of encoding."""
    mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    rest = data.removeprefix(BOM_UTF8)
    line = schema_comment(path).encode()
    if rest.partition(b"\n")[0].endswith(b"\r"):
        line = line.replace(b"\n", b"\r\n")
    return mark + line + rest
