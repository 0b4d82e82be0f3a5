"""What may come as an office file, a sheet or a Word document: how big it may be, and what is said of any other."""

from __future__ import annotations

from msgspec import Struct

from cchc.store import WorkspaceError

_MB = 2**20


class FileRefused(WorkspaceError):
    """An office file cannot be taken: one sentence that names it, and what to do."""


class SheetRefused(FileRefused):
    """A sheet that came back cannot be taken."""


class DocumentRefused(FileRefused):
    """A Word file cannot be read."""


class OfficeKind(Struct, frozen=True, kw_only=True):
    """One kind of office file: its names in sentences, its folder in the package, its limits.

    ``max_file`` and ``max_unpacked`` are bytes, ``max_whole`` the XML elements held in memory whole, ``max_depth``
    how deep they nest. Parts whose names begin with one of ``unread`` are only counted: nobody parses them.
    """

    refused: type[FileRefused]
    whole: str
    noun: str
    program: str
    suffix: str
    old: str
    open_document: str
    folder: str
    macro_parts: tuple[str, ...]
    macro_suffixes: tuple[str, ...]
    send_again: str
    slim_down: str
    usual_size: str
    max_file: int
    max_unpacked: int
    max_whole: int
    max_depth: int
    unread: tuple[str, ...] = ()
    others: tuple[tuple[bytes, str, str], ...] = ()


SHEET = OfficeKind(
    refused=SheetRefused,
    whole="bảng tính .xlsx",
    noun="phiếu",
    program="Excel",
    suffix=".xlsx",
    old=".xls",
    open_document=".ods",
    folder="xl/",
    macro_parts=("vbaproject", "xl/macrosheets/", "xl/dialogsheets/"),  # also those of Excel 4
    macro_suffixes=(".xlsm", ".xltm", ".xlam"),
    send_again="Đề nghị đơn vị mở phiếu bằng Excel, lưu lại dạng .xlsx rồi gửi lại.",
    slim_down="Đề nghị đơn vị xóa các dòng, cột, tờ thừa rồi gửi lại; nếu không rõ ai gửi thì đừng mở tệp.",
    usual_size="một phiếu thật chỉ vài chục nghìn byte",
    max_file=20 * _MB,
    max_unpacked=64 * _MB,
    max_whole=60_000,
    max_depth=64,
)
DOCUMENT = OfficeKind(
    refused=DocumentRefused,
    whole="văn bản Word .docx",
    noun="văn bản",
    program="Word",
    suffix=".docx",
    old=".doc",
    open_document=".odt",
    folder="word/",
    macro_parts=("vbaproject", "word/vbadata"),
    macro_suffixes=(".docm", ".dotm"),
    send_again="Mở tệp bằng Word, lưu lại dạng .docx rồi chạy lại.",
    slim_down="Nếu không rõ ai gửi thì đừng mở tệp.",
    usual_size="một văn bản thật chỉ vài trăm nghìn byte",
    max_file=50 * _MB,
    max_unpacked=200 * _MB,
    max_whole=600_000,
    max_depth=200,
    unread=("word/media/", "word/embeddings/", "customxml/"),
    others=(
        (b"%PDF", "là dạng PDF", "Dùng tệp Word gốc; nếu không còn, mở PDF bằng Word rồi lưu dạng .docx."),
        (b"{\\rtf", "là dạng RTF", "Mở bằng Word rồi lưu lại dạng .docx."),
        (b"<html", "là trang web (HTML)", "Mở bằng Word rồi lưu lại dạng .docx."),
    ),
)
