"""Faults of the words in a template's tags, said in Vietnamese with the nearest right thing."""

from __future__ import annotations

from collections.abc import Sequence

from jinja2 import TemplateSyntaxError

from cchc.documents.linting.expressions import Name
from cchc.documents.linting.tagging import tag_remark
from cchc.documents.linting.tags import Line, Tag
from cchc.documents.remarks import Remark, excerpt
from cchc.documents.slips import slip_words
from cchc.findings import Severity
from cchc.text import did_you_mean

_MANY = 12
KEYWORDS = ("for", "endfor", "if", "elif", "else", "endif", "set", "endset", "with", "endwith", "colspan")
"""The statements that templates use, for the nearest to a wrong one."""

_EVERY: dict[str, tuple[str, Severity, str]] = {
    "unknown name": ("T301", "error", "văn bản này không có “{name}”"),
    "unknown attribute": ("T302", "error", "“{of}” không có “{name}”"),
    "unknown filter": ("T303", "error", "không có bộ lọc “{name}”"),
    "unknown test": ("T303", "error", "không có phép thử “{name}”"),
    "unknown function": ("T303", "error", "không có hàm “{name}”"),
    "no function": ("T303", "error", "“{name}” là dữ liệu, không phải là hàm"),
    "forbidden": ("T304", "error", "“{name}”: mẫu không được phép dùng"),
    "no list": ("T305", "error", "“{name}” không phải là danh sách để lặp"),
    "no text": ("T308", "error", "“{name}” là danh sách hay nhóm dữ liệu, không in thẳng ra được"),
    "never": ("T306", "warning", "“{of}” không bao giờ là “{name}”"),
    "absent loop": ("T307", "warning", "“{name}” có thể để trống, khi đó không lặp được"),
    "absent ask": ("T307", "warning", "“{name}” có thể để trống, khi đó không lập được văn bản"),
}


def name_remark(fault: Name, part: str, said: Sequence[Line]) -> Remark:
    """What is said of a name that is not there, or not as the template takes it."""
    code, severity, words = _EVERY[fault.why]
    line = next((one for one in said if max(one.number, 1) == fault.line), None)
    text = "" if line is None else line.text
    at = max(text.find(fault.name.rpartition(".")[2]), 0)
    return Remark(
        code=code,
        severity=severity,
        part=part,
        paragraph=None if line is None else line.number or None,
        excerpt=excerpt(text, at, at + len(fault.name)),
        wrong=words.format(name=fault.name, of=fault.of),
        advice=_advice(fault),
    )


def _advice(fault: Name) -> str:
    if fault.why.startswith("absent"):
        return f"Đặt trong {{% if {fault.name} %}} … {{% endif %}}."
    if fault.why == "no text":
        return "Lặp qua danh sách ({% for … %}), hoặc in một phần của nó" + _parts_of(fault.near)
    if fault.why == "forbidden":
        return "Bỏ thẻ này."
    if fault.why == "no list":
        return "Lặp qua một danh sách, hoặc in thẳng bằng {{ … }}."
    return did_you_mean(fault.name, fault.near, _all_of(fault.near))


def _parts_of(names: Sequence[str]) -> str:
    return f": {', '.join(names[:_MANY])}." if names else "."


def _all_of(names: Sequence[str]) -> str:
    """The names that there are, a few of many."""
    if not names:
        return "Xóa thẻ, hoặc sửa lại tên."
    more = ", …" if len(names) > _MANY else ""
    return f"Có: {', '.join(names[:_MANY])}{more}."


def syntax_remark(tag: Tag, part: str, error: TemplateSyntaxError) -> Remark:
    """What is said of a tag that the template language cannot read."""
    near = did_you_mean(tag.keyword, KEYWORDS) if tag.keyword and tag.keyword not in KEYWORDS else ""
    advice = near or "Sửa lại thẻ; xem cách viết trong mẫu gốc: cchc templates copy."
    return tag_remark(tag, part, "T205", f"không hiểu thẻ {tag.shown}: {slip_words(error)}", advice)
