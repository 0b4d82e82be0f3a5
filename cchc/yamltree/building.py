"""Parser events → data and marks, with an explicit stack: depth and size end in a finding, never in a crash."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cchc.text import number_figures
from cchc.yamltree.characters import named, refused
from cchc.yamltree.scalars import MAX_DIGITS, TooLong, plain_value
from cchc.yamltree.tree import MappingMarks, Marks, SequenceMarks

MAX_DEPTH = 64
MAX_NODES = 200_000
MAX_TEXT = 20_000
"""Characters of one text. The longest paragraph of the plans at hand has 923; seven pages without a break are
none, and what reads sentences may look back from each sign to those before it."""

Report = Callable[..., None]
"""``report(offset, code, message, hint=…, excerpt=…)``: notes a fault and goes on (or raises `Stop`).

Messages here are sentences without their capital and full stop, which `report` adds.
"""


class Stop(Exception):
    """The rest of the file is not read: a limit is passed."""


class _Open:
    """A container not yet closed. ``awaits_key``: a key comes next; ``key``: whose value comes next."""

    __slots__ = ("awaits_key", "data", "key", "marks")

    def __init__(self, data: Any, marks: MappingMarks | SequenceMarks) -> None:
        self.data = data  # a dict beside `MappingMarks`, a list beside `SequenceMarks`
        self.marks = marks
        self.awaits_key = isinstance(marks, MappingMarks)
        self.key: str | None = None  # None: the value that comes belongs to a refused key and is dropped


class Builder:
    """Takes the events of one document; ``data`` and ``marks`` hold what was read so far."""

    def __init__(self, report: Report, line_of: Callable[[int], int]) -> None:
        self._report = report
        self._line_of = line_of
        self._top = _Open([], SequenceMarks(0))
        self._stack: list[_Open] = []
        self._nodes = 0
        self.last_quoted: tuple[int, int] | None = None
        self._begun = False

    def handlers(self) -> dict[str, Callable[[Any], None]]:
        """What takes each kind of event. Not kept here: a builder that held its own methods would never go."""
        return {
            "ScalarEvent": self._scalar,
            "AliasEvent": self._alias,
            "MappingStartEvent": self._mapping,
            "SequenceStartEvent": self._sequence,
            "MappingEndEvent": self._end,
            "SequenceEndEvent": self._end,
            "DocumentStartEvent": self._document,
            "DocumentEndEvent": self._nothing,
            "StreamStartEvent": self._nothing,
        }

    @property
    def data(self) -> object:
        """What the document holds, as far as it was read; None for nothing."""
        root = self._stack[0] if self._stack else self._top
        return root.data[0] if root.data else None

    @property
    def marks(self) -> Marks:
        """The marks of ``data``."""
        root = self._stack[0] if self._stack else self._top
        assert isinstance(root.marks, SequenceMarks)
        return root.marks.items[0] if root.marks.items else 0

    def _nothing(self, event: Any) -> None:
        pass

    def _document(self, event: Any) -> None:
        offset = event.start_mark.index
        if self._begun:
            self._report(
                offset,
                "E008",
                "tệp có hơn một tài liệu YAML (dấu '---' thứ hai)",
                hint="Mỗi tệp chỉ một tài liệu: xóa dòng '---', hoặc tách phần sau sang tệp khác.",
            )
            raise Stop
        self._begun = True
        if event.version or event.tags:
            self._report(
                offset, "E008", "chỉ thị YAML (dòng bắt đầu bằng '%') không được dùng", hint="Xóa dòng này."
            )

    def _count(self, offset: int) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._report(
                offset,
                "E007",
                f"tệp có hơn {number_figures(MAX_NODES)} mục",
                hint="Hãy tách tệp thành nhiều tệp nhỏ hơn.",
            )
            raise Stop

    def _properties(self, event: Any, offset: int) -> None:
        if event.anchor is not None:
            self._report(
                offset,
                "E008",
                f"dấu neo '&{event.anchor}' không được dùng",
                excerpt=f"&{event.anchor}",
                hint="Nếu là chữ trong văn bản, hãy đặt cả câu trong dấu ngoặc kép.",
            )
        if event.tag is not None:
            self._report(
                offset,
                "E008",
                f"thẻ kiểu '{event.tag}' không được dùng",
                excerpt=event.tag,
                hint="Bỏ thẻ; nếu là chữ trong văn bản, hãy đặt cả câu trong dấu ngoặc kép.",
            )

    def _scalar(self, event: Any) -> None:
        offset: int = event.start_mark.index
        self._count(offset)
        if event.anchor is not None or event.tag is not None:
            self._properties(event, offset)
        text: str = event.value
        if len(text) > MAX_TEXT:
            self._too_long(offset, text)
        if event.style:
            self._quoted(event, offset, text)
        if self._top.awaits_key:
            self._key(text, offset, plain=not event.style)
        else:
            self._put(text if event.style else self._plain(text, offset), offset)

    def _too_long(self, offset: int, text: str) -> None:
        self._report(
            offset,
            "E007",
            f"văn bản dài {number_figures(len(text))} ký tự, tối đa {number_figures(MAX_TEXT)}",
            hint="Chia thành nhiều đoạn, mỗi đoạn một mục của danh sách.",
            excerpt=text[:60],
        )
        raise Stop

    def _quoted(self, event: Any, offset: int, text: str) -> None:
        self.last_quoted = (offset, event.end_mark.index)
        if event.style == '"':
            for _, character in refused(text):
                self._report(
                    offset,
                    "E008",
                    f"văn bản chứa {named(character)} viết bằng dấu '\\'",
                    hint="Xóa ký tự này khỏi văn bản.",
                )
                break

    def _plain(self, text: str, offset: int) -> object:
        try:
            return plain_value(text)
        except TooLong:
            self._report(
                offset,
                "E005",
                f"số nguyên dài hơn {MAX_DIGITS} chữ số",
                excerpt=text[:60],
                hint="Nếu là mã hoặc số hiệu, hãy đặt trong dấu ngoặc kép.",
            )
            return text

    def _key(self, text: str, offset: int, *, plain: bool) -> None:
        top = self._top
        marks = top.marks
        assert isinstance(marks, MappingMarks)
        top.awaits_key = False
        top.key = None
        if plain and text == "<<":
            self._report(
                offset, "E008", "khóa gộp '<<' không được dùng", excerpt="<<", hint="Viết lại đủ các khóa cần có."
            )
        elif text in marks.keys:
            line = self._line_of(marks.keys[text])
            self._report(
                offset,
                "E003",
                f"khóa '{text}' lặp lại: đã có ở dòng {line}",
                excerpt=text,
                hint="Mỗi khóa chỉ viết một lần trong cùng một mục: xóa hoặc gộp một trong hai.",
            )
        else:
            marks.keys[text] = offset
            top.key = text

    def _put(self, value: object, value_marks: Marks) -> None:
        top = self._top
        if isinstance(top.marks, SequenceMarks):
            top.data.append(value)
            top.marks.items.append(value_marks)
            return
        if top.key is not None:
            top.data[top.key] = value
            top.marks.values[top.key] = value_marks
        top.awaits_key = True

    def _alias(self, event: Any) -> None:
        offset: int = event.start_mark.index
        self._count(offset)
        self._report(
            offset,
            "E008",
            f"tham chiếu '*{event.anchor}' không được dùng",
            excerpt=f"*{event.anchor}",
            hint="Viết lại nội dung; nếu là chữ trong văn bản, đặt cả câu trong dấu ngoặc kép.",
        )
        if self._top.awaits_key:
            self._top.awaits_key = False
            self._top.key = None
        else:
            self._put(None, offset)

    def _mapping(self, event: Any) -> None:
        self._open(event, {}, MappingMarks(event.start_mark.index))

    def _sequence(self, event: Any) -> None:
        self._open(event, [], SequenceMarks(event.start_mark.index))

    def _open(self, event: Any, data: dict[str, Any] | list[Any], marks: MappingMarks | SequenceMarks) -> None:
        offset = marks.start
        self._count(offset)
        self._properties(event, offset)
        if len(self._stack) >= MAX_DEPTH:
            self._report(offset, "E007", f"lồng quá {MAX_DEPTH} tầng", hint="Kiểm tra dấu ngoặc và chỗ thụt dòng.")
            raise Stop
        if self._top.awaits_key:
            self._report(
                offset,
                "E008",
                "khóa phải là một chữ, không phải danh sách hay nhóm",
                hint="Nếu là chữ trong văn bản (ví dụ '{…}' hay '[…]'), đặt trong dấu ngoặc kép.",
            )
            self._top.awaits_key = False
            self._top.key = None
        else:
            self._put(data, marks)
        self._stack.append(self._top)
        self._top = _Open(data, marks)

    def _end(self, event: Any) -> None:
        self._top = self._stack.pop()
