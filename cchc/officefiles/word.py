"""The parts of a Word file: opened behind the walls, parsed when asked for, found by their relationships."""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import Any

from lxml import etree

from cchc.officefiles.opening import check_document, damaged

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"

Element = Any
"""An element of lxml: its stubs know no public type for one."""

_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/main", A[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", WP[1:-1].encode()),
)
"""The names that "Strict Open XML" gives the same things."""


class Package:
    """A Word file's parts by name; raises DocumentRefused (a WorkspaceError) for anything that cannot be read."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        check_document(data, name)
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        self._names = {one.lower(): one for one in self._archive.namelist()}
        self._parsed: dict[str, Element | None] = {}
        mains = [target for kind, target in self.related("").values() if kind == "officeDocument"]
        self.main = next(iter(mains), "word/document.xml")
        root = self.part(self.main)
        if root is None or root.tag != f"{W}document":
            raise damaged(name)
        self.root: Element = root

    def part(self, name: str) -> Element | None:
        """The root element of a part; None where the package has none of this name."""
        if name not in self._parsed:
            stored = self._names.get(name.lower())
            self._parsed[name] = None if stored is None else self._parse(self._archive.read(stored))
        return self._parsed[name]

    def related(self, source: str) -> dict[str, tuple[str, str]]:
        """The relationships of a part ("" for the package): id → (last word of the kind, name of the target)."""
        folder, _, base = source.rpartition("/")
        rels = self.part(posixpath.join(folder, "_rels", f"{base}.rels"))
        found = {}
        for one in () if rels is None else rels:
            if not isinstance(one.tag, str) or one.get("TargetMode") == "External":
                continue
            target = posixpath.normpath(posixpath.join(folder, one.get("Target", ""))).lstrip("/")
            found[one.get("Id", "")] = (one.get("Type", "").rpartition("/")[2], target)
        return found

    def beside_main(self, kind: str) -> Element | None:
        """The root of the main part's one relative of a kind ("styles", "numbering", "settings", "theme" …)."""
        return next((self.part(target) for k, target in self.related(self.main).values() if k == kind), None)

    def _parse(self, data: bytes) -> Element:
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
        try:
            return etree.parse(io.BytesIO(data), parser).getroot()
        except etree.XMLSyntaxError:
            raise damaged(self._name) from None
