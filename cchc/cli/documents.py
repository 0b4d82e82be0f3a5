"""Documents as files: rendered with the template that applies, written whole, never over a person's work."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct

from cchc.cli.outputs import folder_for_all, one_file, refuse_existing
from cchc.cli.terminal import progress, say

SUFFIX = ".docx"
_MAY_BE_EDITED = "có thể đã có người sửa trong đó"


class Delivery(Struct, frozen=True, kw_only=True):
    """What was asked of the files: of which workspace, where to, with which template, over what is there.

    ``beside`` are files that are written together with the documents.
    """

    root: Path
    output: Path | None = None
    force: bool = False
    template: Path | None = None
    beside: Mapping[Path, bytes] = {}


def deliver(name: str, usual: str, document: Struct, dated: date, delivery: Delivery) -> None:
    """Render one document and write it; ``usual`` is its file's name where none is asked for.

    Raises WorkspaceError where the file (or one of ``delivery.beside``) is there already, or the template cannot be
    used.
    """
    _write(name, {one_file(delivery.output, usual, SUFFIX): document}, dated, delivery)


def deliver_all(name: str, documents: Mapping[str, Struct], dated: date, delivery: Delivery) -> None:
    """Render documents into a folder, by the names of their files: all of them or none."""
    folder = folder_for_all(delivery.output, "các văn bản")
    _write(name, {folder / f"{usual}{SUFFIX}": document for usual, document in documents.items()}, dated, delivery)


def _write(name: str, documents: Mapping[Path, Struct], dated: date, delivery: Delivery) -> None:
    from cchc.documents.rendering import render
    from cchc.documents.templates import template
    from cchc.store.writing import write_all_atomically

    refuse_existing([*documents, *delivery.beside], force=delivery.force, why=_MAY_BE_EDITED)
    used = template(name, delivery.root, delivery.template)
    files = {
        target: render(used, document, dated)
        for target, document in progress(documents.items(), "Đang lập văn bản")
    }
    write_all_atomically({**files, **delivery.beside})
    for target in files:
        say(f"Đã ghi {target} (mẫu {used.shown}).")
    for target in delivery.beside:
        say(f"Đã ghi {target}.")
