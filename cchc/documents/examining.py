"""What a Word template must not hold, whoever made it: macros, links out of the file, fields that fetch or run.

The renderer refuses a template for what is found here, ``cchc lint-template`` lists it: one examination for both.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import urlsplit

from cchc.documents.fields import fields
from cchc.documents.opening import Part, W, WordFile, open_word
from cchc.documents.remarks import Remark, excerpt
from cchc.officefiles.opening import REFUSALS
from cchc.officefiles.packages import PackageRefused, Why
from cchc.store import WorkspaceError

_CODES: dict[Why, str] = {"swollen": "T102", "unsafe": "T103"}
_MACRO_PARTS = ("vbaproject", "vbadata", "attachedtoolbars")
_RUNS = {
    "oleObject": "đối tượng nhúng (OLE)",
    "control": "điều khiển ActiveX",
    "activeXControlBinary": "điều khiển ActiveX",
    "aFChunk": "tài liệu chèn nguyên khối (altChunk)",
    "subDocument": "tài liệu con",
}
"""Relationships to what a document must not carry, even inside the file."""
_OUTSIDE = {
    "image": "ảnh nằm ngoài tệp",
    "attachedTemplate": "mẫu gắn kèm nằm ngoài tệp",
    "oleObject": "đối tượng liên kết (OLE) nằm ngoài tệp",
    "subDocument": "tài liệu con nằm ngoài tệp",
    "frame": "khung nạp trang nằm ngoài tệp",
    "mailMergeSource": "nguồn dữ liệu trộn thư nằm ngoài tệp",
    "hyperlink": "liên kết không phải là địa chỉ web hay thư điện tử",
}
_REMEDY = {
    "image": "Chèn ảnh vào trong tệp (Insert → Pictures, không chọn Link to File).",
    "attachedTemplate": "Developer → Document Template: bỏ mẫu gắn kèm, chọn lại Normal.",
    "mailMergeSource": "Mailings → Start Mail Merge → Normal Word Document.",
    "hyperlink": "Bỏ liên kết (Remove Hyperlink), hoặc dùng địa chỉ bắt đầu bằng https://.",
}
_HARMLESS_LINKS = ("http", "https", "mailto", "tel")
_HARMFUL_FIELDS = frozenset(
    (
        *("INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE", "IMPORT", "LINK", "RD", "DATABASE", "DDE", "DDEAUTO"),
        *("EMBED", "CONTROL", "OCX", "HTMLCONTROL", "MACRO", "MACROBUTTON", "PRINT", "ADDIN"),
    )
)


def refusal(refused: PackageRefused) -> Remark:
    """What is said of a file that cannot be looked into at all."""
    wrong, advice = REFUSALS[refused.why]
    return _error(_CODES.get(refused.why, "T101"), refused.part, None, "", f"tệp {wrong}", advice)


def refuse_hazards(data: bytes, shown: str) -> None:
    """Raise WorkspaceError for the first thing for which a template, known to people as ``shown``, is refused."""
    try:
        found = hazards(open_word(data))
    except PackageRefused as refused:
        found = [refusal(refused)]
    if found:
        first, more = found[0], f" (và {len(found) - 1} chỗ khác)" if len(found) > 1 else ""
        place = f", ở “{first.excerpt}”" if first.excerpt else ""
        raise WorkspaceError(f"Không dùng mẫu {shown}: {first.wrong}{place}{more}.", first.advice)


def hazards(word: WordFile) -> list[Remark]:
    """Everything for which a template is refused."""
    found = [*_macros(word)]
    for part in word.parts.values():
        found += _related(word, part)
        found += _fields(part)
        found += _merges(part)
    return found


def _macros(word: WordFile) -> Iterator[Remark]:
    advice = "Mở bằng Word rồi lưu lại dạng .docx (không có macro)."
    for name in word.names:
        if any(mark in name.lower() for mark in _MACRO_PARTS):
            yield _error("T104", name, None, "", "tệp có macro", advice)
    types = word.parts.get("[Content_Types].xml")
    for one in types.root if types else ():
        if "macroenabled" in one.get("ContentType", "").lower():
            name = one.get("PartName", "").lstrip("/")
            yield _error("T104", name, None, "", "tệp thuộc loại có macro (.docm, .dotm)", advice)


def _related(word: WordFile, part: Part) -> Iterator[Remark]:
    """What a part refers to: outside the file, or inside it to something that runs."""
    for one in word.relationships(part.name):
        kind, target = posixpath.basename(one.get("Type", "")), one.get("Target", "")
        number = _where(part, one.get("Id", ""))
        if one.get("TargetMode") == "External":
            if kind != "hyperlink" or not _harmless(target):
                wrong = _OUTSIDE.get(kind, "nội dung nằm ngoài tệp")
                advice = _REMEDY.get(kind, "Bỏ liên kết, đưa nội dung vào trong tệp.")
                yield _error("T105", part.name, number, excerpt(target), wrong, advice)
        elif kind in _RUNS:
            yield _error("T106", part.name, number, excerpt(target), _RUNS[kind], "Xóa đối tượng này khỏi mẫu.")


def _harmless(target: str) -> bool:
    try:
        scheme = urlsplit(target).scheme.lower()
    except ValueError:
        return False
    return scheme in _HARMLESS_LINKS or target.startswith("#")


def _where(part: Part, relationship: str) -> int | None:
    """The paragraph that uses a relationship, if any does."""
    users = part.root.xpath(
        "//*[@*[namespace-uri()='http://schemas.openxmlformats.org/officeDocument/2006/relationships'] = $id]",
        id=relationship,
    )
    return next((part.number(user) for user in users), None)


def _fields(part: Part) -> Iterator[Remark]:
    for field in fields(part):
        if field.name in _HARMFUL_FIELDS:
            wrong = f"trường {field.name}: lấy nội dung từ ngoài tệp hoặc chạy chương trình"
        elif not field.name and field.instruction.strip():
            wrong = "trường mà tên do một trường khác tạo ra, không rõ sẽ làm gì"
        else:
            continue
        advice = "Xóa trường này (Alt+F9 để nhìn thấy mã trường)."
        yield _error("T107", part.name, part.number(field.element), excerpt(field.instruction), wrong, advice)


def _merges(part: Part) -> Iterator[Remark]:
    """A mail merge reads a source of data when the document is opened."""
    if any(True for _ in part.root.iter(f"{W}mailMerge")):
        yield _error(
            "T105", part.name, None, "", "trộn thư với nguồn dữ liệu nằm ngoài tệp", _REMEDY["mailMergeSource"]
        )


def _error(code: str, part: str, paragraph: int | None, words: str, wrong: str, advice: str) -> Remark:
    return Remark(
        code=code, severity="error", part=part, paragraph=paragraph, excerpt=words, wrong=wrong, advice=advice
    )
