"""Blocks of a template: every loop and condition is closed, by a tag of its level, at its place in the document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from cchc.documents.linting.tagging import LEVELS, above, tag_remark
from cchc.documents.linting.tags import Tag
from cchc.documents.opening import W
from cchc.documents.remarks import Remark

ENDS = {f"end{word}": word for word in ("for", "if", "with", "filter", "call", "macro", "block", "set", "raw")}
"""What ends a block, and the statement that begins it."""

_MIDDLES = {"else": ("for", "if"), "elif": ("if",)}


class Paired(NamedTuple):
    """What pairing the tags of a part found: the remarks, and the tags that have no partner."""

    remarks: list[Remark]
    alone: set[Tag]


def begins(tag: Tag) -> bool:
    """Whether a tag begins a block."""
    return tag.keyword in ENDS.values() and not (tag.keyword == "set" and "=" in tag.inside)


def paired(tags: Sequence[Tag], part: str) -> Paired:
    """Pair the tags that begin and end the blocks of a part."""
    found: list[Remark] = []
    open_: list[Tag] = []
    alone: set[Tag] = set()
    for tag in (one for one in tags if one.kind == "statement"):
        opened = ENDS.get(tag.keyword)
        if opened is not None or tag.keyword in _MIDDLES:
            allowed = (opened,) if opened else _MIDDLES[tag.keyword]
            while open_ and open_[-1].keyword not in allowed and any(one.keyword in allowed for one in open_):
                alone.add(open_.pop())
            if open_ and open_[-1].keyword in allowed:
                found += _mismatched(open_.pop() if opened else open_[-1], tag, part)
            else:
                alone.add(tag)
        elif begins(tag):
            open_.append(tag)
    alone.update(open_)
    found += [_alone(tag, part) for tag in tags if tag in alone]
    return Paired(found, alone)


def _alone(tag: Tag, part: str) -> Remark:
    if begins(tag):
        advice = f"Thêm {_shown(tag, f'end{tag.keyword}')} ở chỗ kết thúc."
        return tag_remark(tag, part, "T211", f"{tag.keyword} không có end{tag.keyword}", advice)
    advice = "Xóa thẻ này, hoặc thêm thẻ mở còn thiếu."
    return tag_remark(tag, part, "T211", f"{tag.keyword} mà trước đó không có thẻ mở", advice)


def _mismatched(begun: Tag, tag: Tag, part: str) -> Iterator[Remark]:
    """Two tags of one block that the renderer would cut out at different depths of the tree."""
    right = _shown(begun, tag.inside)
    if begun.level != tag.level:
        wrong = f"thẻ mở {begun.shown} (đoạn {begun.line.number}) và thẻ này khác loại"
        yield tag_remark(tag, part, "T212", wrong, f"Viết {right}, đặt ở chỗ tương ứng với thẻ mở.")
    elif _home(begun) is not _home(tag):
        wrong = f"thẻ mở {begun.shown} (đoạn {begun.line.number}) nằm ở ô, bảng hoặc khung khác"
        yield tag_remark(tag, part, "T212", wrong, "Đặt hai thẻ trong cùng một ô, cùng một bảng, cùng một khung.")
    elif not begun.level and begun.line is not tag.line:
        wrong = f"thẻ mở {begun.shown} ở đoạn {begun.line.number}: hai đoạn sẽ dính vào nhau"
        advice = f"Đặt mỗi thẻ một mình một đoạn: {{%p {begun.inside} %}} … {{%p {tag.inside} %}}."
        yield tag_remark(tag, part, "T213", wrong, advice, "warning")


def _home(tag: Tag) -> Any:
    """The element whose children a tag repeats or leaves out."""
    if tag.level in LEVELS:
        holder = above(tag, LEVELS[tag.level][1])
        return None if holder is None else holder.getparent()
    run = tag.line.runs[tag.start]
    holder = None if run is None else run.getparent()
    if holder is None or holder.tag != f"{W}p":
        return holder
    return holder.getparent()


def _shown(like: Tag, inside: str) -> str:
    """A statement of the same level as another."""
    return f"{{%{like.level} {inside} %}}"
