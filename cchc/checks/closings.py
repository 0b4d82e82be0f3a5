"""W816: closing marks: an item without one in a list whose other members have one; bases that end the wrong way."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from cchc.checks.notes import Printed, of_printed
from cchc.checks.texts import Text
from cchc.findings import Finding

_CLOSED = (".", ";", ":", "!", "?", "…", ",")
_FEWEST = 3
"""A list of fewer members has no habit that one of them could break."""


@of_printed
def closings(printed: Printed) -> Iterator[Finding]:
    """Bases, then members without a closing mark, where they are at most a third of their list."""
    yield from _bases(printed.of_kinds("basis"))
    for _, run in groupby(printed.of_kinds("item", "paragraph"), key=_list_of):
        together = list(run)
        open_ones = [text for text in together if _is_open(text.text.strip())]
        if len(together) >= _FEWEST and 0 < len(open_ones) * 3 <= len(together):
            yield from map(_finding, open_ones)


def _bases(bases: list[Text]) -> Iterator[Finding]:
    """A basis before the last ends with a semicolon, the last with a full stop.

    Source: Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần II, Mục I.6.
    """
    for number, text in enumerate(bases, 1):
        is_last = number == len(bases)
        wrong = text.text.rstrip()[-1:]
        if len(bases) > 1 and (wrong == ";" if is_last else wrong == "."):
            where, right = ("cuối cùng", "dấu chấm") if is_last else ("chưa phải cuối cùng", "dấu chấm phẩy")
            message = f"Căn cứ {where} mà kết thúc bằng “{wrong}”."
            start, end = _last_word(text.text)
            yield text.finding("W816", message, start, end, hint=f"Kết thúc bằng {right}.", severity="info")


def _is_open(text: str) -> bool:
    """No mark at the end; a remark in brackets ("(Theo phụ lục đính kèm)") needs none."""
    return not text.rstrip(' ”"»)').endswith(_CLOSED) and not (text.startswith("(") and text.endswith(")"))


def _list_of(text: Text) -> object:
    """The list a text stands in: its path without its own place."""
    keys = text.keys if text.keys[-1] != "text" else text.keys[:-1]
    return text.file.path, keys[:-1]


def _finding(text: Text) -> Finding:
    start, end = _last_word(text.text)
    message = "Cuối ý thiếu dấu chấm (hoặc chấm phẩy) mà các ý cùng danh sách đều có."
    return text.finding("W816", message, start, end, hint="Thêm dấu như các ý khác.", severity="info")


def _last_word(text: str) -> tuple[int, int]:
    end = len(text.rstrip())
    return max(text.rfind(" ", 0, end), text.rfind("\n", 0, end)) + 1, end
