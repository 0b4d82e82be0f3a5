"""Opening an office file from elsewhere (.xlsx, .docx): a hostile or damaged one is refused before it is parsed.

Why not leave it to the libraries that read it: they build whole parts in memory, so that a small file may ask for
gigabytes. Here every part is unpacked and counted first, a piece at a time.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from pathlib import Path
from typing import Any, Literal
from xml.parsers import expat

from cchc.store import WorkspaceError, reason

MAX_FILE = 20 * 2**20
"""Bytes of a file; a sheet of ours has some tens of thousands, a plan in Word some hundreds of thousands."""
MAX_UNPACKED = 64 * 2**20
MAX_PARTS = 1000
MAX_RATIO, _SMALL = 300, 2**20
"""How many times its size a part may unpack to, unless it stays small (bytes)."""
_MAX_TEXT = 2**18
"""Bytes without a tag between, or within one tag or comment: no text of a cell or paragraph is as long."""
_CHUNK = 2**16
_OLE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"

Why = Literal["empty", "large", "password", "old", "foreign", "damaged", "swollen", "unsafe"]


class PackageRefused(Exception):
    """A package is not read; ``old``: of before 2007, ``swollen``: a bomb, ``unsafe``: it declares entities.

    ``part`` is the name of the part at fault, "" where it is the whole package.
    """

    def __init__(self, why: Why, part: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.part = part


class Walls:
    """What one kind of file may hold; a kind refuses more by overriding ``parts`` and ``element``."""

    max_elements = 60_000
    """XML elements of the parts that are held in memory whole."""
    max_depth = 64

    def __init__(self) -> None:
        self._unpacked = self._elements = 0

    def parts(self, names: set[str]) -> None:
        """Look at the names of the parts, in lower case, before any is unpacked."""

    def element(self, depth: int, tag: str, attributes: dict[str, str]) -> bool:
        """Look at an element (``depth`` 0 is a part's root); whether it is held in memory with all others."""
        return True

    def read(self, part: Any) -> None:
        """Unpack one part to its end, a piece at a time."""
        self._depth = 0
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
                raise PackageRefused("swollen")
            if not going_on:
                continue
            plain = 0 if b"<" in chunk else plain + len(chunk)
            if max(plain, fed - max(parser.CurrentByteIndex, 0)) > _MAX_TEXT:
                raise PackageRefused("swollen")
            fed += len(chunk)
            try:
                parser.Parse(chunk, False)
            except expat.ExpatError:  # no XML: the rest of the part does not matter
                going_on = False

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._elements += self.element(self._depth, tag.rpartition(":")[2], attributes)
        self._depth += 1
        if self._elements > self.max_elements or self._depth > self.max_depth:
            raise PackageRefused("swollen")

    def _end(self, _: str) -> None:
        self._depth -= 1

    def _refuse(self, *_: object) -> None:
        raise PackageRefused("unsafe")


def read_file(path: Path) -> bytes:
    """The bytes of a file; PackageRefused where it is too large, WorkspaceError where it is none or unreadable."""
    try:
        details = path.stat()
        if not stat.S_ISREG(details.st_mode):
            raise WorkspaceError(f"“{path}” không phải là một tệp.", "Chỉ ra đúng một tệp.")
        if details.st_size > MAX_FILE:
            raise PackageRefused("large")
        return path.read_bytes()
    except OSError as error:
        raise WorkspaceError(f"Không đọc được tệp “{path}”: {reason(error)}.") from None


def check_package(data: bytes, walls: Walls) -> None:
    """Raise PackageRefused, or what the walls raise, for a package that a library must not read whole."""
    if len(data) > MAX_FILE:
        raise PackageRefused("large")
    _kind(data)
    try:
        _directory(data)
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _parts(package, walls)
    except (PackageRefused, WorkspaceError):
        raise
    except Exception:  # damage makes the libraries of zip and XML raise whatever it leads them to
        raise PackageRefused("damaged") from None


def _kind(data: bytes) -> None:
    """Refuse what is no zip archive, by its first bytes."""
    if not data:
        raise PackageRefused("empty")
    if data.startswith(_OLE):
        raise PackageRefused("password" if "EncryptedPackage".encode("utf-16-le") in data else "old")
    if not data.startswith(_ZIP):
        raise PackageRefused("foreign")


def _directory(data: bytes) -> None:
    """Refuse an archive whose list of parts is longer than any document's, before the list is read."""
    end = data.rfind(b"PK\x05\x06")
    if end < 0 or len(data) < end + 22 or data[max(end - 20, 0) : end].startswith(b"PK\x06\x07"):
        raise PackageRefused("damaged")
    count, size = struct.unpack_from("<HI", data, end + 10)
    if count > MAX_PARTS or size > MAX_PARTS * 512:
        raise PackageRefused("swollen")


def _parts(package: zipfile.ZipFile, walls: Walls) -> None:
    parts = package.infolist()
    walls.parts({part.filename.lower() for part in parts})
    if any(part.flag_bits & 1 for part in parts):
        raise PackageRefused("password")
    if any(part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for part in parts):
        raise PackageRefused("damaged")
    swollen = (p.file_size > max(_SMALL, MAX_RATIO * p.compress_size) for p in parts)
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED or any(swollen):
        raise PackageRefused("swollen")
    for part in parts:
        with package.open(part) as opened:
            _read(walls, opened, part.filename)


def _read(walls: Walls, opened: Any, name: str) -> None:
    try:
        walls.read(opened)
    except PackageRefused as refused:
        raise PackageRefused(refused.why, name) from None
