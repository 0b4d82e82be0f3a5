"""What git is told of a workspace: how its files are joined, which stay out; and which repository holds it."""

from __future__ import annotations

from pathlib import Path

from cchc.store.locking import LOCK
from cchc.store.writing import STAGED

JOINED_LOGS = "plans/**/progress/*.yaml merge=union"
JOINED_EVENTS = "plans/**/events.yaml merge=union"
"""Logs and events are joined line by line: else two people who add lines stop each other."""

ATTRIBUTES = (
    "# Tệp giữ nguyên từng byte như người lưu; nhật ký và sự kiện của hai nhánh được ghép theo dòng.",
    "*.yaml -text",
    JOINED_LOGS,
    JOINED_EVENTS,
)
"""The lines of ``.gitattributes``."""

IGNORED = (
    "# Khóa ghi và tệp tạm của cchc, tệp tạm của Word và Excel.",
    LOCK,
    STAGED,
    "~$*",
)
"""The lines of ``.gitignore``."""


def repository(root: Path) -> Path | None:
    """The git repository that ``root`` is in: the nearest folder, itself or above, that holds ``.git``."""
    return next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), None)
