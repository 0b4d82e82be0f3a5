"""Putting a workspace's first files where they belong: what is there already, and what would have to be written.

Nothing is written here. The caller writes all of `Placement.files`, or none where `Placement.there` names files.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from cchc.drafting.beginning import WORKSPACE, is_untouched
from cchc.store import WorkspaceError
from cchc.store.git_rules import ATTRIBUTES, IGNORED
from cchc.store.schemas import FOLDER as SCHEMA_FOLDER
from cchc.store.schemas import SCHEMAS, schema_text


class Placement(Struct, frozen=True):
    """The bytes to write by path, and the paths among them that hold something else now, which would be lost.

    ``filled`` are those of ``there`` that hold a person's work: a plan that is no untouched frame any more.
    """

    files: dict[str, bytes]
    there: tuple[str, ...]
    filled: tuple[str, ...] = ()


def placement(root: Path, texts: Mapping[str, str], home: str | None) -> Placement:
    """What to write under ``root`` to have ``texts`` there, the schemas, and the rules for git.

    ``home`` is the home authority of the workspace that is there already: then its workspace.yaml and schemas
    stay. Of ``.gitattributes`` and ``.gitignore`` only missing lines are added, at the end. Raises WorkspaceError
    where a link or a file stands in the way of a folder.
    """
    kept = {WORKSPACE} if home is not None else set()
    files = {path: text.encode() for path, text in texts.items() if path not in kept}
    rules = {".gitattributes": ATTRIBUTES, ".gitignore": IGNORED}
    for path in (*files, *(path for path, _ in _schemas()), *rules):
        _refuse_obstacles(root, path)
    there = [path for path in files if (root / path).exists()]
    for path, schema in _schemas():
        now = _content(root / path)
        if now is None or (home is None and now != schema):
            files[path] = schema
            there += [path] if now is not None else []
    for path, lines in rules.items():
        before = _content(root / path) or b""
        after = with_lines(before, lines)
        if after != before:
            files[path] = after
    return Placement(files, tuple(there), tuple(path for path in there if _filled(root / path, files[path])))


def _filled(path: Path, frame: bytes) -> bool:
    """Whether a plan.yaml or appendix.yaml is more than the frame that would take its place."""
    if path.name not in ("plan.yaml", "appendix.yaml"):
        return False
    return not is_untouched(path.read_bytes().decode("utf-8", "replace"), frame.decode())


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _schemas() -> Iterable[tuple[str, bytes]]:
    return ((f"{SCHEMA_FOLDER}/{name}.schema.json", schema_text(name).encode()) for name in SCHEMAS)


def with_lines(before: bytes, lines: Iterable[str]) -> bytes:
    """The content with those of ``lines`` that it lacks at its end; nothing that stands there is changed.

    Comments go along only with a rule.
    """
    known = {line.strip() for line in before.splitlines()}
    missing = [line.encode() for line in lines if line.encode() not in known]
    if all(line.startswith(b"#") for line in missing):
        return before
    end = b"\r\n" if b"\r\n" in before else b"\n"
    joint = end if before and not before.endswith(b"\n") else b""
    return before + joint + b"".join(line + end for line in missing)


def _refuse_obstacles(root: Path, path: str) -> None:
    """No link on the way, no file where a folder has to be, no folder where the file has to be."""
    inside = [root / path, *(root / folder for folder in Path(path).parents)]
    for place in inside:
        shown = place.relative_to(root).as_posix() if place != root else root
        if place.is_symlink():
            raise WorkspaceError(f"“{shown}” là một liên kết, không ghi qua liên kết.", "Thay bằng tệp thật.")
        if os.path.lexists(place) and place.is_dir() == (place == inside[0]):
            what = "thư mục" if place == inside[0] else "tệp"
            raise WorkspaceError(f"“{shown}” đang là một {what} nên không ghi được.", "Đổi tên hoặc chuyển đi.")
        if os.path.lexists(place) and not place.is_dir() and not place.is_file():
            raise WorkspaceError(f"“{shown}” không phải là tệp thường.", "Đổi tên hoặc chuyển đi.")
