"""Templates: which documents there are, and where the one to use lies: chosen, the workspace's own, packaged."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Literal

from msgspec import Struct

from cchc.officefiles.packages import MAX_FILE, PackageRefused, read_file
from cchc.store import WorkspaceError
from cchc.text import slug

SUFFIX = ".docx"
TEMPLATES = {
    "plan": "kế hoạch và phụ lục",
    "unit-extract": "trích kế hoạch cho một đơn vị",
    "report": "báo cáo định kỳ",
    "reminder": "công văn đôn đốc",
    "brief": "tóm tắt một trang",
}
"""The documents that have a template, ``templates/<name>.docx``, with what each is called."""


class Template(Struct, frozen=True):
    """A template: the document it is for, the path as a person knows it, its bytes."""

    name: str
    shown: str
    data: bytes


class TemplatePlace(Struct, frozen=True):
    """Where a document's template lies, and whose it is."""

    name: str
    path: Path
    origin: Literal["workspace", "packaged"]


def template(name: str, root: Path | None, chosen: Path | None = None) -> Template:
    """The template of a document: the one chosen, else the workspace's at ``root``, else the packaged one.

    Raises WorkspaceError where the one chosen is not there or cannot be read.
    """
    if chosen is not None:
        return Template(name, str(chosen), read_template(chosen))
    found = place(name, root)
    shown = f"templates/{name}{SUFFIX}" if found.origin == "workspace" else f"có sẵn “{name}”"
    return Template(name, shown, read_template(found.path))


def read_template(path: Path) -> bytes:
    """The bytes of a template. Raises WorkspaceError where it is not there, cannot be read or is too large."""
    try:
        return read_file(path)
    except PackageRefused:
        raise WorkspaceError(f"Mẫu {path} quá lớn, tối đa {MAX_FILE // 2**20} MB.", "Thu nhỏ các ảnh.") from None


def place(name: str, root: Path | None) -> TemplatePlace:
    """Where the template of a document lies that is used unless another is chosen."""
    own = None if root is None else root / "templates" / f"{name}{SUFFIX}"
    if own is not None and own.is_file():
        return TemplatePlace(name, own, "workspace")
    return TemplatePlace(name, packaged(name), "packaged")


def document_of(path: Path) -> str | None:
    """The document that a template is for, by its file's name ("plan.docx", "Mẫu kế hoạch.docx"); None if unsaid.

    A name that speaks of two documents says none.
    """
    words = f"-{slug(path.stem)}-"
    found = [name for name, called in TEMPLATES.items() if f"-{name}-" in words or f"-{slug(called)}-" in words]
    return found[0] if len(found) == 1 else None


def packaged(name: str) -> Path:
    """Where the template that comes with the program lies: beside the package, or in the repository."""
    inside = Path(str(resources.files("cchc"))) / "templates"
    folder = inside if inside.is_dir() else inside.parent.parent / "templates"
    return folder / f"{name}{SUFFIX}"
