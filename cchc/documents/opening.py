"""A Word file from elsewhere as the trees of its parts, with a number for every paragraph."""

from __future__ import annotations

import codecs
import io
import posixpath
import zipfile
from typing import Any

from lxml import etree

from cchc.drafting.packages import MAX_FILE, PackageRefused, Walls, Why, check_package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODY = "word/document.xml"
_XML = (".xml", ".rels")
_UNREAD = ("word/media/", "word/embeddings/", "customxml/")
"""Parts that nobody parses: pictures, other files, notes of programs."""

_BEGINNINGS = (b"<", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Part:
    """One XML part of a package: its name, its tree, its paragraphs numbered from 1 in the order of the file."""

    def __init__(self, name: str, root: Any) -> None:
        self.name = name
        self.root = root
        self.paragraphs = list(root.iter(f"{W}p"))
        self._numbers = {paragraph: number for number, paragraph in enumerate(self.paragraphs, 1)}

    def number(self, element: Any) -> int | None:
        """The number of the paragraph that an element is or stands in; None outside of all."""
        inside = next((one for one in (element, *element.iterancestors()) if one in self._numbers), None)
        return self._numbers.get(inside)


_SAVE_AGAIN = "Mở bằng Word, lưu lại dạng .docx rồi chạy lại."
_UNKNOWN_SENDER = "Nếu không rõ ai gửi thì đừng mở tệp."
REFUSALS: dict[Why, tuple[str, str]] = {
    "empty": ("rỗng", _SAVE_AGAIN),
    "large": (f"quá lớn: tối đa {MAX_FILE // 2**20} MB", "Nén hoặc bỏ bớt ảnh rồi lưu lại."),
    "password": ("đặt mật khẩu", "Mở bằng Word, bỏ mật khẩu, lưu lại dạng .docx."),
    "old": ("là dạng Word cũ (.doc)", "Mở bằng Word rồi lưu lại dạng .docx."),
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


class WordFile:
    """A Word file: the names of all its parts and the trees of those that are XML."""

    def __init__(self, names: tuple[str, ...], parts: dict[str, Part]) -> None:
        self.names = names
        self.parts = parts

    def relationships(self, name: str) -> list[Any]:
        """The relationships of a part, as elements."""
        folder, file = posixpath.split(name)
        found = self.parts.get(posixpath.join(folder, "_rels", f"{file}.rels"))
        return [] if found is None else list(found.root)


def open_word(data: bytes) -> WordFile:
    """The parts of a .docx file; PackageRefused where it is none, is damaged or means harm."""
    check_package(data, WordWalls())
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = tuple(package.namelist())
        trees = {name: _tree(name, package.read(name)) for name in names}
    word = WordFile(names, {name: Part(name, tree) for name, tree in trees.items() if tree is not None})
    main = [one for one in word.relationships("") if one.get("Type", "").endswith("/officeDocument")]
    if [one.get("Target", "").lstrip("/") for one in main] != [BODY] or BODY not in word.parts:
        raise PackageRefused("foreign")
    return word


def _tree(name: str, data: bytes) -> Any:
    """The tree of a part, whatever it is called; None for a part that is no XML and need not be any."""
    named = name.lower().endswith(_XML)
    if not named and not data.lstrip().startswith(_BEGINNINGS):
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        if named:
            raise PackageRefused("damaged", name) from None
        return None
