"""The JSON Schemas of the files, exported from the model, with the Vietnamese explanation of every key."""

from __future__ import annotations

import posixpath
from functools import cache
from importlib import resources
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec

from cchc.plans.document import Plan
from cchc.plans.journal import Events, Progress, Workspace
from cchc.plans.measures import Indicators
from cchc.plans.organisation import Units
from cchc.plans.reports import Report
from cchc.plans.table import Appendix
from cchc.store.locking import only_writer
from cchc.store.writing import write_all_atomically
from cchc.yamltree import read_tree

SCHEMAS: dict[str, type] = {
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

_IN_FOLDERS = {"progress": "progress", "reports": "report"}
"""The kind of the files in a folder of a plan, whatever their names."""


@cache
def _explanations() -> dict[str, Any]:
    data = (resources.files("cchc") / "data" / "keys.yaml").read_bytes()
    tree = read_tree(data, "keys.yaml")
    assert isinstance(tree.data, dict)
    return tree.data


def schema_of(name: str) -> dict[str, Any]:
    """The schema of one kind of file, each key with its Vietnamese explanation."""
    schema = msgspec.json.schema(SCHEMAS[name])
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"cchc {name}.yaml", **schema}
    for struct, definition in schema.get("$defs", {}).items():
        definition.pop("description", None)
        for key, prop in definition.get("properties", {}).items():
            explanation = explain_key(struct, key)
            if explanation:
                prop["description"] = explanation
    return schema


def explain_key(struct: str, key: str) -> str:
    """The Vietnamese explanation of a key: of this mapping, else the general one; "" where there is none."""
    texts = _explanations()
    own = texts.get(struct)
    found = own.get(key) if isinstance(own, dict) else None
    general = texts.get("all", {})
    return str(found or general.get(key) or "")


def schema_text(name: str | None = None) -> str:
    """One schema as JSON text, or all of them in one object by name."""
    content: Any = schema_of(name) if name else {each: schema_of(each) for each in SCHEMAS}
    return msgspec.json.format(msgspec.json.encode(content), indent=2).decode() + "\n"


def schema_comment(path: str) -> str:
    """The first line of a file by which editors find its schema, of a path in the workspace."""
    file = PurePosixPath(path)
    folder = file.parent
    name = _IN_FOLDERS.get("".join(file.parts[3:-1][:1]), file.stem)  # plans/<authority>/<year>/<folder>/…
    return f"# yaml-language-server: $schema={posixpath.relpath(FOLDER, folder)}/{name}.schema.json\n"


def schema_line(root: Path, path: str) -> str:
    """The first line of a new file, by which editors find its schema; "" where the workspace holds no schemas."""
    return schema_comment(path) if (root / FOLDER).is_dir() else ""


def write_schemas(root: Path) -> list[str]:
    """Write every schema under ``plans/.schema/`` of the workspace, or none; gives their paths, relative to it.

    Raises WorkspaceError while another command is writing, OSError where the disk refuses.
    """
    texts = {f"{FOLDER}/{name}.schema.json": schema_text(name).encode() for name in SCHEMAS}
    with only_writer(root):
        write_all_atomically({root / path: text for path, text in texts.items()})
    return list(texts)
