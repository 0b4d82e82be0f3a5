"""W816: an item or paragraph without a closing mark in a list whose other members have one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from cchc.checks.pages import Page
from cchc.checks.texts import Text
from cchc.findings import Finding

_CLOSED = (".", ";", ":", "!", "?", "…", ",")
_FEWEST = 3
"""A list of fewer members has no habit that one of them could break."""


def closings(page: Page) -> Iterator[Finding]:
    """The members without a closing mark, where they are at most a third of their list."""
    members = (text for text in page.texts if text.kind in ("item", "paragraph"))
    for _, run in groupby(members, key=_list_of):
        together = list(run)
        open_ones = [text for text in together if _is_open(text.text.strip())]
        if len(together) >= _FEWEST and 0 < len(open_ones) * 3 <= len(together):
            yield from map(_finding, open_ones)


def _is_open(text: str) -> bool:
    """No mark at the end; a remark in brackets ("(Theo phụ lục đính kèm)") needs none."""
    return not text.rstrip(' ”"»)').endswith(_CLOSED) and not (text.startswith("(") and text.endswith(")"))


def _list_of(text: Text) -> object:
    """The list a text stands in: its path without its own place."""
    keys = text.keys if text.keys[-1] != "text" else text.keys[:-1]
    return text.file.path, keys[:-1]


def _finding(text: Text) -> Finding:
    end = len(text.text.rstrip())
    start = max(text.text.rfind(" ", 0, end), text.text.rfind("\n", 0, end)) + 1
    message = "Cuối ý thiếu dấu chấm (hoặc chấm phẩy) mà các ý cùng danh sách đều có."
    return text.finding("W816", message, start, end, hint="Thêm dấu như các ý khác.", severity="info")
