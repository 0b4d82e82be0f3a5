"""Opening an .xlsx file that came by mail: what is hostile, damaged or no .xlsx is refused before it is parsed.

Why not leave it to the library that reads the cells: it builds whole parts in memory, so that a small file may ask
for gigabytes. Here every part is unpacked and counted first, a piece at a time.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from pathlib import Path
from typing import Any
from xml.parsers import expat

from cchc.store import WorkspaceError, reason

MAX_FILE = 20 * 2**20
"""Bytes of a file; a sheet of ours has some tens of thousands."""
MAX_UNPACKED = 64 * 2**20
MAX_PARTS = 1000
MAX_RATIO, _SMALL = 300, 2**20
"""How many times its size a part may unpack to, unless it stays small (bytes)."""
MAX_WHOLE, MAX_STREAMED = 60_000, 120_000
"""XML elements of the parts that are held in memory whole, and of the worksheets, read a row at a time."""
MAX_ROWS = 5_000
"""Rows read of one worksheet."""
_MAX_BELOW, _MAX_IN_ROW = 2_000_000, 50_000
"""XML elements of a worksheet below those rows (empty ones that only have a look), and of one such row."""
_MAX_DEPTH = 64
_MAX_TEXT = 2**18
"""Bytes without a tag between, or within one tag or comment: no text of a cell is as long."""
_CHUNK = 2**16
_SEND_AGAIN = "Đề nghị đơn vị mở phiếu bằng Excel, lưu lại dạng .xlsx rồi gửi lại."
_MACRO_PARTS = ("vbaproject", "xl/macrosheets/", "xl/dialogsheets/")
"""Where a workbook keeps macros, also those of Excel 4."""
_OLE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"


class SheetRefused(WorkspaceError):
    """A file that came back cannot be taken: one sentence that names it, and what to do."""


def read_file(path: Path) -> bytes:
    """The bytes of a file; SheetRefused where it is none, or too large to be a sheet."""
    try:
        details = path.stat()
        if not stat.S_ISREG(details.st_mode):
            raise SheetRefused(f"“{path}” không phải là một tệp.", "Chỉ ra đúng tệp .xlsx đơn vị gửi lại.")
        if details.st_size > MAX_FILE:
            raise too_large(path.name)
        return path.read_bytes()
    except OSError as error:
        raise SheetRefused(f"Không đọc được tệp “{path}”: {reason(error)}.") from None


def checked(data: bytes, name: str) -> io.BytesIO:
    """The bytes as a file that a library may read whole; raises SheetRefused for anything but a plain .xlsx."""
    if len(data) > MAX_FILE:
        raise too_large(name)
    _kind(data, name)
    try:
        _directory(data, name)
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _parts(package, name)
    except SheetRefused:
        raise
    except Exception:  # damage makes the libraries of zip and XML raise whatever it leads them to
        raise damaged(name) from None
    return io.BytesIO(data)


def damaged(name: str) -> SheetRefused:
    """What is said of a file that cannot be read."""
    return SheetRefused(f"Tệp “{name}” bị hỏng, không đọc được.", _SEND_AGAIN)


def too_large(name: str) -> SheetRefused:
    """What is said of a file that has far more bytes than any sheet."""
    return SheetRefused(
        f"Tệp “{name}” quá lớn: tối đa {MAX_FILE // 2**20} MB, một phiếu thật chỉ vài chục nghìn byte.", _SEND_AGAIN
    )


def bomb(name: str) -> SheetRefused:
    """What is said of a file that holds far more than any sheet."""
    return SheetRefused(
        f"Tệp “{name}” bung ra quá lớn so với một phiếu nên không đọc.",
        "Đề nghị đơn vị xóa các dòng, cột, tờ thừa rồi gửi lại; nếu không rõ ai gửi thì đừng mở tệp.",
    )


def _kind(data: bytes, name: str) -> None:
    """Refuse what is no zip archive, with advice by its first bytes."""
    if not data:
        raise SheetRefused(f"Tệp “{name}” rỗng.", _SEND_AGAIN)
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise SheetRefused(f"Tệp “{name}” đặt mật khẩu.", "Mở bằng Excel, bỏ mật khẩu, lưu lại dạng .xlsx.")
        raise SheetRefused(f"Tệp “{name}” là dạng Excel cũ (.xls).", "Mở bằng Excel rồi lưu lại dạng .xlsx.")
    if not data.startswith(_ZIP):
        raise SheetRefused(f"Tệp “{name}” không phải là bảng tính .xlsx.", _SEND_AGAIN)


def _directory(data: bytes, name: str) -> None:
    """Refuse an archive whose list of parts is longer than any workbook's, before the list is read."""
    end = data.rfind(b"PK\x05\x06")
    if end < 0 or len(data) < end + 22 or data[max(end - 20, 0) : end].startswith(b"PK\x06\x07"):
        raise damaged(name)
    count, size = struct.unpack_from("<HI", data, end + 10)
    if count > MAX_PARTS or size > MAX_PARTS * 512:
        raise bomb(name)


def _parts(package: zipfile.ZipFile, name: str) -> None:
    parts = package.infolist()
    names = {part.filename.lower() for part in parts}
    if "content.xml" in names:
        raise SheetRefused(f"Tệp “{name}” là dạng OpenDocument (.ods).", "Mở ra rồi lưu lại dạng .xlsx.")
    macros = any(mark in part for part in names for mark in _MACRO_PARTS)
    if macros or name.lower().endswith((".xlsm", ".xltm", ".xlam")):
        raise _macros(name)
    if "[content_types].xml" not in names or not any(part.startswith("xl/") for part in names):
        raise SheetRefused(f"Tệp “{name}” không phải là bảng tính .xlsx.", _SEND_AGAIN)
    if any(part.flag_bits & 1 for part in parts):
        raise SheetRefused(f"Tệp “{name}” đặt mật khẩu.", "Bỏ mật khẩu rồi lưu lại dạng .xlsx.")
    if any(part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for part in parts):
        raise damaged(name)
    swollen = (p.file_size > max(_SMALL, MAX_RATIO * p.compress_size) for p in parts)
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED or any(swollen):
        raise bomb(name)
    counter = _Counter(name)
    for part in parts:
        with package.open(part) as opened:
            counter.read(opened)


def _macros(name: str) -> SheetRefused:
    return SheetRefused(
        f"Tệp “{name}” có chứa macro nên không đọc.", "Mở bằng Excel rồi lưu lại dạng .xlsx (không có macro)."
    )


class _Counter:
    """Counts what the parts of a package hold, and refuses what no sheet holds."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._unpacked = self._whole = self._streamed = self._below = 0
        self._worksheets: set[tuple[str, str]] = set()

    def read(self, part: Any) -> None:
        """Unpack one part to its end, a piece at a time."""
        self._depth, self._rows, self._in_row, self._worksheet = 0, 0, 0, False
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = self._refuse
        parser.EntityDeclHandler = self._refuse
        parser.StartCdataSectionHandler = self._refuse
        plain = fed = 0
        going_on = True
        while chunk := part.read(_CHUNK):
            self._unpacked += len(chunk)
            if self._unpacked > MAX_UNPACKED:
                raise bomb(self._name)
            if not going_on:
                continue
            plain = 0 if b"<" in chunk else plain + len(chunk)
            if max(plain, fed - max(parser.CurrentByteIndex, 0)) > _MAX_TEXT:
                raise bomb(self._name)
            fed += len(chunk)
            try:
                parser.Parse(chunk, False)
            except expat.ExpatError:  # no XML: the rest of the part does not matter
                going_on = False

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if self._depth == 0:
            self._worksheet = tag.rpartition(":")[2] == "worksheet"
        self._depth += 1
        if self._worksheet:
            self._count_streamed(tag.rpartition(":")[2])
        else:
            self._whole += 1
            self._once(tag.rpartition(":")[2], attributes)
        kind = attributes.get("ContentType", "").lower()
        if "macroenabled" in kind or "macrosheet" in kind:
            raise _macros(self._name)
        if self._streamed > MAX_STREAMED or self._whole > MAX_WHOLE or self._depth > _MAX_DEPTH:
            raise bomb(self._name)

    def _count_streamed(self, tag: str) -> None:
        """Count an element of a worksheet; below the rows that are read, only what the library holds at once."""
        if tag == "row":
            self._rows += 1
            self._in_row = 0
        if self._rows <= MAX_ROWS:
            self._streamed += 1
            return
        self._below += 1
        self._in_row += 1
        if self._below > _MAX_BELOW or self._in_row > _MAX_IN_ROW:
            raise bomb(self._name)

    def _once(self, tag: str, attributes: dict[str, str]) -> None:
        """Refuse a workbook that names one worksheet many times, to have it read as often."""
        if tag == "sheet":
            named = next((value for key, value in attributes.items() if key.endswith(":id")), "")
        elif tag == "Relationship" and attributes.get("Type", "").endswith("/worksheet"):
            named = attributes.get("Target", "").rpartition("/")[2]
        else:
            return
        if (tag, named) in self._worksheets:
            raise bomb(self._name)
        self._worksheets.add((tag, named))

    def _end(self, _: str) -> None:
        self._depth -= 1

    def _refuse(self, *_: object) -> None:
        raise SheetRefused(f"Tệp “{self._name}” có nội dung không an toàn nên không đọc.", _SEND_AGAIN)
