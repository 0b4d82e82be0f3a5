"""Documents as files: rendered with the template that applies, written whole, never over a person's work."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec import Struct

from cchc.cli.outputs import one_file, refuse_existing
from cchc.cli.terminal import say

SUFFIX = ".docx"
_MAY_BE_EDITED = "có thể đã có người sửa trong đó"


class Delivery(Struct, frozen=True, kw_only=True):
    """What was asked of the files: of which workspace, where to, with which template, over what is there."""

    root: Path
    output: Path | None = None
    force: bool = False
    template: Path | None = None


def deliver(name: str, usual: str, document: Struct, dated: date, delivery: Delivery) -> None:
    """Render a document with its template and write it; ``usual`` is its file's name where none is asked for.

    Raises WorkspaceError where the file is there already, or the template cannot be used.
    """
    from cchc.documents.rendering import render
    from cchc.documents.templates import template
    from cchc.store.writing import write_atomically

    target = one_file(delivery.output, usual, SUFFIX)
    refuse_existing([target], force=delivery.force, why=_MAY_BE_EDITED)
    used = template(name, delivery.root, delivery.template)
    write_atomically(target, render(used, document, dated))
    say(f"Đã ghi {target} (mẫu {used.shown}).")
