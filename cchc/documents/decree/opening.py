"""Opening a Word file from anywhere: what is hostile, damaged or no .docx is refused in one sentence."""

from __future__ import annotations

from pathlib import Path

from cchc.documents.opening import REFUSALS, WordWalls
from cchc.drafting import packages
from cchc.drafting.packages import PackageRefused, Why, check_package
from cchc.store import WorkspaceError

_STARTS = (
    (b"%PDF", "là dạng PDF", "Dùng tệp Word gốc; nếu không còn, mở PDF bằng Word rồi lưu dạng .docx."),
    (b"{\\rtf", "là dạng RTF", "Mở bằng Word rồi lưu lại dạng .docx."),
    (b"<html", "là trang web (HTML)", "Mở bằng Word rồi lưu lại dạng .docx."),
    (b"<!doctype", "là trang web (HTML)", "Mở bằng Word rồi lưu lại dạng .docx."),
)


class DocumentRefused(WorkspaceError):
    """A Word file cannot be read: one sentence that names it, and what to do."""


def read_file(path: Path) -> bytes:
    """The bytes of a file; DocumentRefused where it is none, or too large."""
    try:
        return packages.read_file(path)
    except PackageRefused as refused:
        raise _refusal(refused.why, path.name) from None
    except WorkspaceError as error:
        raise DocumentRefused(error.message, error.hint or "Kiểm tra lại đường dẫn.") from None


def check_document(data: bytes, name: str) -> None:
    """Raise DocumentRefused for anything but a plain .docx that a library may read whole."""
    start = data[:512].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    for mark, what, advice in _STARTS:
        if start.startswith(mark.lower()):
            raise DocumentRefused(f"Tệp “{name}” {what}, không phải văn bản Word .docx.", advice)
    try:
        check_package(data, _DocumentWalls(name))
    except PackageRefused as refused:
        raise _refusal(refused.why, name) from None


def damaged(name: str) -> DocumentRefused:
    """What is said of a file whose parts make no sense."""
    return _refusal("damaged", name)


def _refusal(why: Why, name: str) -> DocumentRefused:
    what, advice = REFUSALS[why]
    return DocumentRefused(f"Tệp “{name}” {what}.", advice)


class _DocumentWalls(WordWalls):
    """What a Word file may hold; its main part may have any name."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def parts(self, names: set[str]) -> None:
        """Refuse other formats, and macros by their parts."""
        if "content.xml" in names:
            advice = "Mở ra rồi lưu lại dạng .docx."
            raise DocumentRefused(f"Tệp “{self._name}” là dạng OpenDocument (.odt).", advice)
        if any("vbaproject" in part for part in names) or self._name.lower().endswith((".docm", ".dotm")):
            raise self._macros()
        super().parts(names)

    def element(self, depth: int, tag: str, attributes: dict[str, str]) -> bool:
        """Refuse macros by their content type."""
        if "macroenabled" in attributes.get("ContentType", "").lower():
            raise self._macros()
        return True

    def _macros(self) -> DocumentRefused:
        advice = "Mở bằng Word rồi lưu lại dạng .docx (không có macro)."
        return DocumentRefused(f"Tệp “{self._name}” có chứa macro nên không đọc.", advice)
