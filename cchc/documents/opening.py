"""A Word file from elsewhere as the trees of its parts, with a number for every paragraph."""

from __future__ import annotations

import codecs
import io
import posixpath
import zipfile
from typing import Any

from lxml import etree

from cchc.officefiles.opening import WordWalls
from cchc.officefiles.packages import PackageRefused, check_package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODY = "word/document.xml"
_XML = (".xml", ".rels")
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
