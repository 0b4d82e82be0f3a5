"""Templates: which documents there are, and where the one to use lies: chosen, the workspace's own, packaged."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from msgspec import Struct

from cchc.store import WorkspaceError, reason

SUFFIX = ".docx"
TEMPLATES = {
    "plan": "kế hoạch và phụ lục",
    "unit-extract": "trích kế hoạch cho một đơn vị",
}
"""The documents that have a template, ``templates/<name>.docx``, with what each is called."""


class Template(Struct, frozen=True):
    """A template: the document it is for, the path as a person knows it, its bytes."""

    name: str
    shown: str
    data: bytes


def template(name: str, root: Path | None, chosen: Path | None = None) -> Template:
    """The template of a document: the one chosen, else the workspace's at ``root``, else the packaged one.

    Raises WorkspaceError where the one chosen is not there or cannot be read.
    """
    own = None if root is None else root / "templates" / f"{name}{SUFFIX}"
    if chosen is not None:
        path, shown = chosen, str(chosen)
    elif own is not None and own.is_file():
        path, shown = own, f"templates/{name}{SUFFIX}"
    else:
        path, shown = packaged(name), f"có sẵn “{name}”"
    try:
        return Template(name, shown, path.read_bytes())
    except OSError as error:
        raise WorkspaceError(f"Không đọc được mẫu {path}: {reason(error)}.") from error


def packaged(name: str) -> Path:
    """Where the template that comes with the program lies: beside the package, or in the repository."""
    inside = Path(str(resources.files("cchc"))) / "templates"
    folder = inside if inside.is_dir() else inside.parent.parent / "templates"
    return folder / f"{name}{SUFFIX}"
