"""Opening an .xlsx file that came by mail: what is hostile, damaged or no .xlsx is refused before it is parsed."""

from __future__ import annotations

import io
from pathlib import Path

from cchc.officefiles import packages
from cchc.officefiles.packages import MAX_FILE, PackageRefused, Walls, Why, check_package
from cchc.store import WorkspaceError

MAX_STREAMED = 120_000
"""XML elements of the worksheets, which are read a row at a time."""
MAX_ROWS = 5_000
"""Rows read of one worksheet."""
_MAX_BELOW, _MAX_IN_ROW = 2_000_000, 50_000
"""XML elements of a worksheet below those rows (empty ones that only have a look), and of one such row."""
_SEND_AGAIN = "Đề nghị đơn vị mở phiếu bằng Excel, lưu lại dạng .xlsx rồi gửi lại."
_MACRO_PARTS = ("vbaproject", "xl/macrosheets/", "xl/dialogsheets/")
"""Where a workbook keeps macros, also those of Excel 4."""


class SheetRefused(WorkspaceError):
    """A file that came back cannot be taken: one sentence that names it, and what to do."""


def read_file(path: Path) -> bytes:
    """The bytes of a file; SheetRefused where it is none, or too large to be a sheet."""
    try:
        return packages.read_file(path)
    except PackageRefused as refused:
        raise _refusal(refused.why, path.name) from None
    except WorkspaceError as error:
        raise SheetRefused(error.message, error.hint) from None


def checked(data: bytes, name: str) -> io.BytesIO:
    """The bytes as a file that a library may read whole; raises SheetRefused for anything but a plain .xlsx."""
    try:
        check_package(data, _SheetWalls(name))
    except PackageRefused as refused:
        raise _refusal(refused.why, name) from None
    return io.BytesIO(data)


def damaged(name: str) -> SheetRefused:
    """What is said of a file that cannot be read."""
    return _refusal("damaged", name)


def bomb(name: str) -> SheetRefused:
    """What is said of a file that holds far more than any sheet."""
    return _refusal("swollen", name)


_REFUSALS: dict[Why, tuple[str, str]] = {
    "empty": ("rỗng", _SEND_AGAIN),
    "large": (f"quá lớn: tối đa {MAX_FILE // 2**20} MB, một phiếu thật chỉ vài chục nghìn byte", _SEND_AGAIN),
    "password": ("đặt mật khẩu", "Mở bằng Excel, bỏ mật khẩu, lưu lại dạng .xlsx."),
    "old": ("là dạng Excel cũ (.xls)", "Mở bằng Excel rồi lưu lại dạng .xlsx."),
    "foreign": ("không phải là bảng tính .xlsx", _SEND_AGAIN),
    "damaged": ("bị hỏng, không đọc được", _SEND_AGAIN),
    "swollen": (
        "bung ra quá lớn so với một phiếu nên không đọc",
        "Đề nghị đơn vị xóa các dòng, cột, tờ thừa rồi gửi lại; nếu không rõ ai gửi thì đừng mở tệp.",
    ),
    "unsafe": ("có nội dung không an toàn nên không đọc", _SEND_AGAIN),
}


def _refusal(why: Why, name: str) -> SheetRefused:
    what, advice = _REFUSALS[why]
    return SheetRefused(f"Tệp “{name}” {what}.", advice)


def _macros(name: str) -> SheetRefused:
    return SheetRefused(
        f"Tệp “{name}” có chứa macro nên không đọc.", "Mở bằng Excel rồi lưu lại dạng .xlsx (không có macro)."
    )


class _SheetWalls(Walls):
    """What a workbook may hold."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._streamed = self._below = 0
        self._worksheets: set[tuple[str, str]] = set()

    def parts(self, names: set[str]) -> None:
        """Refuse other formats, and macros by their parts."""
        if "content.xml" in names:
            raise SheetRefused(f"Tệp “{self._name}” là dạng OpenDocument (.ods).", "Mở ra rồi lưu lại dạng .xlsx.")
        macros = any(mark in part for part in names for mark in _MACRO_PARTS)
        if macros or self._name.lower().endswith((".xlsm", ".xltm", ".xlam")):
            raise _macros(self._name)
        if "[content_types].xml" not in names or not any(part.startswith("xl/") for part in names):
            raise PackageRefused("foreign")

    def element(self, depth: int, tag: str, attributes: dict[str, str]) -> bool:
        """Count the elements of worksheets for themselves; refuse macros by their content type."""
        if depth == 0:
            self._worksheet = tag == "worksheet"
            self._rows = self._in_row = 0
        kind = attributes.get("ContentType", "").lower()
        if "macroenabled" in kind or "macrosheet" in kind:
            raise _macros(self._name)
        if self._worksheet:
            self._count_streamed(tag)
        else:
            self._once(tag, attributes)
        return not self._worksheet

    def _count_streamed(self, tag: str) -> None:
        """Count an element of a worksheet; below the rows that are read, only what the library holds at once."""
        if tag == "row":
            self._rows += 1
            self._in_row = 0
        if self._rows <= MAX_ROWS:
            self._streamed += 1
        else:
            self._below += 1
            self._in_row += 1
        if self._streamed > MAX_STREAMED or self._below > _MAX_BELOW or self._in_row > _MAX_IN_ROW:
            raise PackageRefused("swollen")

    def _once(self, tag: str, attributes: dict[str, str]) -> None:
        """Refuse a workbook that names one worksheet many times, to have it read as often."""
        if tag == "sheet":
            named = next((value for key, value in attributes.items() if key.endswith(":id")), "")
        elif tag == "Relationship" and attributes.get("Type", "").endswith("/worksheet"):
            named = attributes.get("Target", "").rpartition("/")[2]
        else:
            return
        if (tag, named) in self._worksheets:
            raise PackageRefused("swollen")
        self._worksheets.add((tag, named))
