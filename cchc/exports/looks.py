"""How a unit's sheet looks: fonts, colours and borders of its cells, and the lines that say how to fill it in."""

from __future__ import annotations

from typing import Any, Literal

from cchc.drafting.sheet import Column
from cchc.obligations import Assessed
from cchc.obligations.wording import state_words

HOW_TO = (
    "Cách ghi: chỉ ghi vào các ô nền xanh nhạt. Chọn “Trạng thái” trong danh sách; “Ngày” là ngày hoàn thành "
    "nếu đã xong, nếu chưa thì là ngày của tình hình đang ghi.",
    "Vướng mắc thì nêu nguyên nhân; gia hạn thì ghi hạn mới; gia hạn hoặc thôi thực hiện thì ghi văn bản cho phép "
    "vào “Minh chứng”. Gửi lại đúng tệp .xlsx này.",
)

Shade = Literal["plain", "late", "soon", "finished", "coordinating"]

_DARK, _TEAL, _RULE, _INK = "#1F3864", "#1D6B62", "#BFBFBF", "#000000"
_GREY, _QUIET, _RED, _AMBER = "#595959", "#7F7F7F", "#B3261E", "#8A5A00"
_FILL = {"late": "#FBE3E0", "soon": "#FFF4D6", "coordinating": "#F2F2F2"}
_TO_FILL, _TO_FILL_RULE = "#E8F5F1", "#7DB5A9"
_STATE_INK = {"late": _RED, "soon": _AMBER}
_CENTRED = ("number", "role", "due", "status", "on", "new_due")


def shade_of(assessed: Assessed, *, unrecorded: bool) -> Shade:
    """The shade of a row: late, due soon, finished, a coordinator's, or none."""
    if assessed.obligation.role == "coordinating":
        return "coordinating"
    if assessed.closed:
        return "finished"
    colour = state_words(assessed, unrecorded=unrecorded)[1]
    return "late" if colour == "red" else "soon" if colour == "yellow" else "plain"


class Looks:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}
        self.unit = self._format(bold=True, font_size=16, font_color=_DARK)
        self.line = self._format()
        self.strong = self._format(bold=True)
        self.hint = self._format(italic=True, font_color=_TEAL)
        self.remark = self._format(font_size=10, font_color=_GREY)

    def band(self, *, filled: bool) -> Any:
        """The line above the head that parts what was given from what the unit writes."""
        return self._format(
            bold=True,
            font_size=10,
            align="center",
            valign="vcenter",
            font_color=_TEAL if filled else _DARK,
            bg_color="#CFE8E2" if filled else "#D9E2F3",
            border=1,
            border_color="#FFFFFF",
        )

    def head(self, *, filled: bool) -> Any:
        """A heading of the table."""
        return self._format(
            bold=True,
            text_wrap=True,
            align="center",
            valign="vcenter",
            font_color="#FFFFFF",
            bg_color=_TEAL if filled else _DARK,
            border=1,
            border_color="#FFFFFF",
        )

    def above(self, shade: Shade) -> Any:
        """The text of the row above a task."""
        return self._format(italic=True, font_color=_QUIET if shade == "finished" else _GREY)

    def task(self, shade: Shade) -> Any:
        """The text of a task below that of the row above it."""
        return self._format(font_color=_QUIET if shade == "finished" else _INK)

    def state(self, shade: Shade) -> Any:
        """The words of a state above the remarks on its date."""
        ink = _QUIET if shade == "finished" else _STATE_INK.get(shade, _INK)
        return self._format(bold=shade == "late", font_color=ink)

    def cell(self, column: Column, shade: Shade) -> Any:
        """A cell of the table; those that the unit fills in are unlocked, but not in a coordinator's row."""
        open_ = column.filled and shade != "coordinating"
        look: dict[str, object] = {
            "text_wrap": not column.hidden,
            "valign": "top",
            "border": 1,
            "border_color": _RULE,
        }
        if column.key in _CENTRED:
            look["align"] = "center"
        if column.kind == "day":
            look["num_format"] = "dd/mm/yyyy"
        if open_:
            look |= {"locked": False, "bg_color": _TO_FILL, "border_color": _TO_FILL_RULE}
        elif shade in _FILL:
            look["bg_color"] = _FILL[shade]
        if column.key == "state" and shade in _STATE_INK:
            look |= {"bold": shade == "late", "font_color": _STATE_INK[shade]}
        elif shade in ("finished", "coordinating") and (shade == "finished" or column.filled):
            look |= {"font_color": _QUIET, "italic": column.filled and shade == "coordinating"}
        return self._format(**look)

    def _format(self, **look: object) -> Any:
        key = tuple(sorted(look.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(look)
        return self._made[key]
