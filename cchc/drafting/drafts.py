"""A draft as it will be written: the texts of its files with comments for a person, and the list of all looks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from cchc.drafting.editing import read_back, with_comments
from cchc.drafting.looks import UNMARKED, Look
from cchc.store import Store
from cchc.store.schemas import with_schema_line
from cchc.yamltree.spans import Path

_HEAD = "bản nháp do máy lập; chỗ nào cần người quyết định thì có một dòng như dòng này, soát xong thì xóa"


class Draft(Struct, frozen=True):
    """The texts of a draft's files by path in the workspace, and everything to look at with its line in them."""

    plan_id: str
    files: dict[str, str]
    looks: tuple[Look, ...]


def placed(store: Store, plan_id: str, texts: Mapping[str, str], looks: Iterable[Look]) -> Draft:
    """The draft with a comment at each thing to decide, and every look with its line in the files as written.

    Where the workspace holds schemas, each file begins with the line that names its own.
    """
    looks = list(looks)
    lined = {path: with_schema_line(store.root, path, text) for path, text in texts.items()}
    written = {path: _commented(text, path, looks) for path, text in lined.items()}
    trees = {path: read_back(text, path) for path, text in written.items()}
    found = []
    for look in looks:
        tree = trees.get(look.path)
        if look.comment is not None and look.path in written:
            line = _line_of(written[look.path], look.comment)
            found.append(replace(look, line=line, column=1))
        elif tree is not None:
            place = tree.place(look.keys, key=look.offset is None, offset=look.offset)
            found.append(replace(look, line=place.line, column=place.column))
        else:
            found.append(look)
    return Draft(plan_id, written, tuple(found))


def _commented(text: str, path: str, looks: Iterable[Look]) -> str:
    first = _first_key(text, path)
    remarks = [
        (look.keys or first, _remark(look)) for look in looks if look.path == path and look.group not in UNMARKED
    ]
    return with_comments(text, path, [(first, _HEAD), *remarks]) if remarks else text


def _first_key(text: str, path: str) -> Path:
    data = read_back(text, path).data
    return (next(iter(data)),) if isinstance(data, dict) and data else ()


def _remark(look: Look) -> str:
    """What the comment says: a year with its words, anything else as it is noted."""
    if look.remark is not None:
        said = look.remark
    elif look.was is not None:
        said = f"“{look.was}” → “{look.now}”: {look.note}" if look.now else f"giữ “{look.was}”: {look.note}"
    else:
        said = f"{look.words}: {look.note}"
    return " ".join(said.split())


def _line_of(text: str, comment: str) -> int:
    at = text.find(comment)
    return text.count("\n", 0, at) + 1 if at >= 0 else 0
