"""Where the workspace is, reading one file of it without ever leaving it, and saying what is wrong with a call."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from cchc.findings import Finding, Place, finding
from cchc.text import did_you_mean, number_figures
from cchc.yamltree.reading import MAX_BYTES


class WorkspaceError(Exception):
    """The call or the workspace is wrong: a sentence for the user, and what to try instead."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def one_of(value: str, known: tuple[str, ...], option: str) -> str:
    """``value`` if it is one of ``known``; else a WorkspaceError that names the nearest."""
    if value in known:
        return value
    hint = did_you_mean(value, known, f"Chọn một trong: {', '.join(known)}.")
    raise WorkspaceError(f"Giá trị “{value}” không dùng được cho {option}.", hint)


def current_folder() -> Path:
    """The folder in which the command was typed; WorkspaceError where it is no longer there."""
    try:
        return Path.cwd()
    except OSError as error:
        raise WorkspaceError(
            f"Không vào được thư mục đang đứng: {reason(error)}.",
            "Vào lại một thư mục đang có (cd …) rồi gõ lại lệnh.",
        ) from None


def find_root(start: Path | None = None, explicit: Path | None = None) -> Path:
    """The folder that holds ``plans/``: the one named, else the first upward from ``start``, by itself the current.

    Raises WorkspaceError with a Vietnamese sentence when there is none.
    """
    if explicit is not None:
        if not (explicit / "plans").is_dir():
            raise WorkspaceError(
                f"Thư mục {explicit} không phải là không gian làm việc: bên trong không có thư mục “plans”.",
                "Chỉ đúng thư mục chứa “plans/” bằng --root hoặc biến CCHC_ROOT.",
            )
        return explicit.resolve()
    start = (start or current_folder()).resolve()
    for folder in (start, *start.parents):
        if (folder / "plans").is_dir():
            return folder
    raise WorkspaceError(
        f"Không tìm thấy không gian làm việc: {start} và các thư mục bên trên không có thư mục “plans”.",
        "Vào thư mục chứa “plans/”, hoặc chỉ ra bằng --root THƯ-MỤC hay biến CCHC_ROOT. "
        "Chưa có thì lập mới: cchc init THƯ-MỤC.",
    )


_REASONS = {
    errno.EACCES: "không có quyền truy cập",
    errno.EPERM: "không có quyền truy cập",
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.ENOSPC: "hết chỗ trên đĩa",
    errno.EROFS: "ổ đĩa chỉ đọc",
    errno.EFBIG: "tệp quá lớn cho ổ đĩa này",
    getattr(errno, "EDQUOT", -1): "hết dung lượng được cấp trên đĩa",
    errno.ENOTDIR: "đường dẫn đi qua một tệp, không phải thư mục",
    errno.EISDIR: "đây là thư mục",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.EIO: "lỗi đọc ghi của ổ đĩa",
    errno.ELOOP: "liên kết lặp vòng",
    errno.EBUSY: "tệp đang được chương trình khác dùng",
    errno.EMFILE: "đang mở quá nhiều tệp",
}


def reason(error: OSError) -> str:
    """Why the system refused, in Vietnamese; its own words are quoted only where no others are known."""
    if not error.errno:
        return error.strerror or str(error)
    return _REASONS.get(error.errno) or f"hệ điều hành báo “{error.strerror}”"


def read_plain(folder: str, name: str, most: int = MAX_BYTES) -> tuple[bytes, os.stat_result] | None:
    """The bytes of a plain file in a folder that is known, of at most so many, with what the system says of it.

    None for anything else (a link, a folder, a file too large or unreadable): ``read_bytes`` then tells why.
    """
    try:
        number = os.open(f"{folder}/{name}", _PLAINLY)
    except OSError:
        return None
    try:
        details = os.fstat(number)
        if not stat.S_ISREG(details.st_mode) or details.st_size > most:
            return None
        data = os.read(number, details.st_size + 1)
        return (data, details) if len(data) == details.st_size else None
    except OSError:
        return None
    finally:
        os.close(number)


_PLAINLY = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""Opening a pipe must not wait for a writer, nor a link be followed, not even one that came after a look at it."""


def read_bytes(root: Path, relative: str) -> bytes | Finding | None:
    """The bytes of a file of the workspace; None when it is not there; a finding when it may not be read.

    A link that leads out of the workspace, a directory, a special file, an unreadable or an oversized file
    are faults: nothing outside the root is ever opened.
    """
    place = Place(relative)
    try:
        link = stat.S_ISLNK(os.lstat(f"{root}/{relative}").st_mode)
    except (FileNotFoundError, NotADirectoryError, ValueError):  # ValueError: a NUL in the name
        return None
    except OSError as error:
        return finding(place, "E009", f"Không xem được tệp: {reason(error)}.", hint="Kiểm tra quyền truy cập.")
    try:
        real = (root / relative).resolve(strict=True)
        details = os.stat(real)
    except (OSError, RuntimeError) as error:
        if not link and isinstance(error, FileNotFoundError):  # it was there a moment ago
            return None
        return finding(place, "E009", "Liên kết hỏng: không dẫn đến tệp nào.", hint="Thay liên kết bằng tệp thật.")
    if not real.is_relative_to(root.resolve()):
        return finding(
            place, "E009", "Liên kết dẫn ra ngoài không gian làm việc.", hint="Chép tệp vào đây thay cho liên kết."
        )
    if stat.S_ISDIR(details.st_mode):
        return finding(
            place, "E009", "Đây là thư mục, không phải tệp.", hint="Đổi tên thư mục hoặc đặt tệp vào đây."
        )
    if not stat.S_ISREG(details.st_mode):
        return _no_file(place)
    try:
        with open(os.open(real, _PLAINLY), "rb") as file:
            return _content(file, place)
    except FileNotFoundError:
        return None
    except OSError as error:
        return finding(place, "E009", f"Không đọc được tệp: {reason(error)}.", hint="Kiểm tra quyền truy cập.")


def _content(file: BinaryIO, place: Place) -> bytes | Finding:
    """The bytes of an open file, if it is a regular one of ordinary size.

    Why ask again: by the time it is opened another thing may stand there, and a log may have grown.
    """
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        return _no_file(place)
    data = file.read(MAX_BYTES + 1)
    if len(data) <= MAX_BYTES:
        return data
    size = max(os.fstat(file.fileno()).st_size, len(data))
    return finding(
        place,
        "E007",
        f"Tệp quá lớn: {number_figures(size)} byte, tối đa {number_figures(MAX_BYTES)} byte.",
        hint="Tách bớt nội dung; một kế hoạch thật chỉ vài chục nghìn byte.",
    )


def _no_file(place: Place) -> Finding:
    return finding(place, "E009", "Đây không phải là tệp thường.", hint="Thay bằng tệp YAML.")
