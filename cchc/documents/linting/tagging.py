"""Tags that the renderer would not see or would lose text for, each by itself: told with the words round it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal

from cchc.documents.linting.tags import Line, Slip, Tag
from cchc.documents.opening import W
from cchc.documents.remarks import Remark, excerpt
from cchc.findings import Severity

NEVER = ("include", "import", "from", "extends", "autoescape", "endautoescape")
"""Statements of the template language that no template may use."""

LEVELS = {"p": ("đoạn", f"{W}p"), "tr": ("dòng", f"{W}tr"), "tc": ("ô", f"{W}tc")}
"""What goes with a tag of each level, in words and in the file."""

_CARRIED = (
    (f".//{W}drawing", "ảnh"),
    (f".//{W}pict", "ảnh"),
    (f".//{W}sectPr", "dấu ngắt phần (section break)"),
    (f".//{W}footnoteReference", "cước chú"),
)
"""What a paragraph may carry beside its text."""

_CURLY = re.compile("[“”‘’]")
_STRANGE = re.compile("[„‟‚‛«»‹›′″`´]")


_SLIPS = {
    "unclosed": ("T201", "thẻ mở mà không đóng trong cùng đoạn", "Đóng thẻ: {{ … }}, {% … %}, {# … #}."),
    "unopened": ("T202", "dấu đóng thẻ mà không có dấu mở", "Viết đủ hai dấu mở: {{ … }}, {% … %}."),
    "apart": ("T203", "hai dấu của thẻ bị tách rời nên không được nhận", "Xóa khoảng trống giữa hai dấu."),
    "touching": (
        "T203",
        "dấu cuối đoạn dính với dấu đầu đoạn sau thành một thẻ",
        "Xóa dấu thừa, hoặc thêm dấu chấm.",
    ),
}


def slip_remark(slip: Slip, part: str) -> Remark:
    """What is said of brackets that make no tag."""
    code, wrong, advice = _SLIPS[slip.why]
    return _remark(code, part, slip.line, slip.start, slip.end, wrong, advice)


def form_remarks(tag: Tag, part: str) -> Iterator[Remark]:
    """What is wrong with one tag by itself: its quotes, its level, what stands beside it, what it crosses."""
    if tag.kind != "comment":
        yield from _quotes(tag, part)
        yield from _level(tag, part)
        yield from _joining(tag, part)
    if tag.level in LEVELS:
        yield from _lost(tag, part)
    elif _edges(tag) > 1:
        wrong = "thẻ bắt đầu và kết thúc ở hai phía của một liên kết, ô nhập hoặc chỗ đang sửa"
        yield tag_remark(tag, part, "T209", wrong, _RETYPE)


_RETYPE = "Xóa thẻ rồi gõ lại liền một mạch, ngoài liên kết và ngoài chỗ đang theo dõi sửa đổi."


def _quotes(tag: Tag, part: str) -> Iterator[Remark]:
    advice = "Dùng dấu nháy thẳng: \" hoặc '."
    if _STRANGE.search(tag.written):
        yield tag_remark(tag, part, "T204", "dấu nháy lạ trong thẻ", advice)
    elif _CURLY.search(tag.written):
        yield tag_remark(tag, part, "T204", "dấu nháy cong trong thẻ; Word tự đổi khi gõ", advice, "warning")


def _level(tag: Tag, part: str) -> Iterator[Remark]:
    if tag.keyword in NEVER:
        yield tag_remark(tag, part, "T210", f"mẫu không dùng được lệnh {tag.keyword}", "Bỏ thẻ này.")
    if tag.level and tag.kind == "value":
        advice = f"Viết {{{{ {tag.inside} }}}}."
        yield tag_remark(tag, part, "T206", f"thẻ {{{{{tag.level} … }}}} không dùng để in một giá trị", advice)
    elif tag.level and any(sign in tag.inside for sign in "}%"):
        wrong = f"thẻ {{%{tag.level} … %}} không chứa được dấu }} hoặc %"
        yield tag_remark(tag, part, "T206", wrong, "Đặt bằng {% set … %} ở đoạn trước rồi dùng tên đó.")


def _joining(tag: Tag, part: str) -> Iterator[Remark]:
    """A dash in a statement takes away everything up to the run before or after it, with ends of paragraphs."""
    if tag.kind != "statement" or tag.line.element is None:
        return
    text, runs = tag.line.text, tag.line.runs
    before = [at for at in range(tag.start) if runs[at] is runs[tag.start]]
    after = [at for at in range(tag.end, len(text)) if runs[at] is runs[tag.end - 1]]
    tagged = any(text.startswith(sign, at) for at in after for sign in ("{{", "{%"))
    if text.startswith("{%-", tag.start) and (before or not tag.start):
        yield from _joined(tag, part, "preceding", lost=bool(before))
    if text.startswith("-%}", tag.end - 3) and not tagged and (after or tag.end == len(text)):
        yield from _joined(tag, part, "following", lost=bool(after))


def _joined(tag: Tag, part: str, axis: Literal["preceding", "following"], *, lost: bool) -> Iterator[Remark]:
    others = tag.line.element.xpath(f"{axis}::w:t", namespaces={"w": W[1:-1]})
    if not others:
        return
    side = "trước" if axis == "preceding" else "sau"
    home = next(others[-1 if axis == "preceding" else 0].iterancestors(f"{W}p")).getparent()
    wrong = f"dấu - trong thẻ nối đoạn này với đoạn {side}"
    if lost:
        wrong = f"dấu - trong thẻ làm mất phần chữ {side} thẻ và nối hai đoạn"
    severity: Severity = "warning" if home is tag.line.element.getparent() and not lost else "error"
    yield tag_remark(tag, part, "T214", wrong, "Bỏ dấu - trong thẻ.", severity)


def _lost(tag: Tag, part: str) -> Iterator[Remark]:
    """The paragraph, row or cell of such a tag goes with everything in it: what stands beside the tag is lost."""
    name, holder_tag = LEVELS[tag.level]
    holder = above(tag, holder_tag)
    if holder is None:
        wrong = f"thẻ {{%{tag.level} … %}} không nằm trong bảng"
        yield tag_remark(tag, part, "T208", wrong, f"Dùng {{%p {tag.inside} %}}.")
        return
    beside = _beside(tag, holder) or next((said for mark, said in _CARRIED if holder.find(mark) is not None), "")
    if beside:
        advice = f"Đặt thẻ một mình một {name}; phần “{excerpt(beside)}” chuyển sang {name} khác."
        wrong = f"{name} có thẻ {{%{tag.level} … %}} bị bỏ đi cùng mọi thứ khác trong đó"
        yield tag_remark(tag, part, "T207", wrong, advice)


def _beside(tag: Tag, holder: Any) -> str:
    """The text of a paragraph, row or cell without the tag."""
    if tag.level == "p":
        return (tag.line.text[: tag.start] + tag.line.text[tag.end :]).strip()
    whole = " ".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in holder.iter(f"{W}p"))
    return " ".join(whole.replace(tag.line.text[tag.start : tag.end], "", 1).split())


def _edges(tag: Tag) -> int:
    """How many elements hold the runs of a tag: more than one where it crosses the edge of a link or the like."""
    return len({id(run.getparent()) for run in tag.line.runs[tag.start : tag.end] if run is not None})


def above(tag: Tag, name: str) -> Any:
    """The nearest element of this name that holds a tag; None where none does."""
    element = tag.line.element
    while element is not None and element.tag != name:
        element = element.getparent()
    return element


def tag_remark(tag: Tag, part: str, code: str, wrong: str, advice: str, severity: Severity = "error") -> Remark:
    """A remark on a tag, with the words round it."""
    return _remark(code, part, tag.line, tag.start, tag.end, wrong, advice, severity)


def _remark(
    code: str, part: str, line: Line, start: int, end: int, wrong: str, advice: str, severity: Severity = "error"
) -> Remark:
    return Remark(
        code=code,
        severity=severity,
        part=part,
        paragraph=line.number or None,
        excerpt=excerpt(line.text, start, end),
        wrong=wrong,
        advice=advice,
    )
