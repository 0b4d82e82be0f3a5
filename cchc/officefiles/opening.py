"""Opening a Word file from anywhere: what is hostile, damaged or no .docx is refused in one sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cchc.officefiles import packages
from cchc.officefiles.packages import MAX_FILE, PackageRefused, Walls, Why, check_package
from cchc.store import WorkspaceError

_OPEN_AND_SAVE = "Mở bằng Word hoặc LibreOffice rồi lưu lại dạng .docx."
_NO_TEXT = "Tệp ảnh không có chữ: dùng tệp Word gốc của văn bản."
_STARTS = (
    (b"%PDF", "là dạng PDF", "Dùng tệp Word gốc; nếu không còn, mở PDF bằng Word rồi lưu dạng .docx."),
    (b"{\\rtf", "là dạng RTF", _OPEN_AND_SAVE),
    (b"<html", "là trang web (HTML)", _OPEN_AND_SAVE),
    (b"<!doctype", "là trang web (HTML)", _OPEN_AND_SAVE),
    (b"<?xml", "là dạng XML", _OPEN_AND_SAVE),
    (b"mime-version:", "là trang web một tệp (MHTML)", _OPEN_AND_SAVE),
    (b"\x89png", "là ảnh", _NO_TEXT),
    (b"\xff\xd8\xff", "là ảnh", _NO_TEXT),
    (b"ii*\x00", "là ảnh", _NO_TEXT),
    (b"mm\x00*", "là ảnh", _NO_TEXT),
)


_UNREAD = ("word/media/", "word/embeddings/", "customxml/")
"""Parts that nobody parses: pictures, other files, notes of programs."""

_SAVE_AGAIN = "Mở bằng Word, lưu lại dạng .docx rồi chạy lại."
_UNKNOWN_SENDER = "Nếu không rõ ai gửi thì đừng mở tệp."
REFUSALS: dict[Why, tuple[str, str]] = {
    "empty": ("rỗng", _SAVE_AGAIN),
    "large": (f"quá lớn: tối đa {MAX_FILE // 2**20} MB", "Nén hoặc bỏ bớt ảnh rồi lưu lại."),
    "password": ("đặt mật khẩu", "Mở bằng Word, bỏ mật khẩu, lưu lại dạng .docx."),
    "old": ("là dạng Word cũ (.doc)", "Mở bằng Word hoặc LibreOffice rồi lưu lại dạng .docx."),
    "foreign": ("không phải là văn bản Word .docx", _SAVE_AGAIN),
    "damaged": ("bị hỏng, không đọc được", _SAVE_AGAIN),
    "swollen": ("bung ra quá lớn so với một văn bản nên không đọc", _UNKNOWN_SENDER),
    "unsafe": ("có nội dung không an toàn nên không đọc", _UNKNOWN_SENDER),
}
"""Why a Word file is not read, after the words "the file", and what to do."""


class WordWalls(Walls):
    """What a Word file may hold: more elements than a sheet, and tables in tables."""

    max_elements = 600_000
    max_depth = 200

    def parts(self, names: set[str]) -> None:
        """Refuse what is no Word file of 2007 or later."""
        if "[content_types].xml" not in names or not any(name.startswith("word/") for name in names):
            raise PackageRefused("foreign")

    def read(self, part: Any) -> None:
        """Leave alone what nobody parses; its size is known from the list of parts."""
        if not part.name.lower().startswith(_UNREAD):
            super().read(part)


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
