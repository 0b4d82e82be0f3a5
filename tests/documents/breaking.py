"""Copies of a packaged template that tests break on purpose: a word here, a part there."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lxml import etree

from cchc.documents.opening import BODY, W
from cchc.documents.templates import packaged

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NS = f'xmlns:w="{W[1:-1]}" xmlns:r="{R}"'
_TYPES = "[Content_Types].xml"


class Copy:
    """A copy of a template in memory: its parts by name, and short ways to change them."""

    def __init__(self, name: str = "plan") -> None:
        self._tree(packaged(name))

    def _tree(self, path: Path) -> None:
        with zipfile.ZipFile(path) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}

    def data(self, method: int = zipfile.ZIP_DEFLATED) -> bytes:
        """The bytes of the file."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", method) as package:
            for name, content in self.parts.items():
                package.writestr(name, content)
        return out.getvalue()

    def tree(self, part: str = BODY) -> Any:
        """A part as it stands now."""
        return etree.fromstring(self.parts[part])

    def edit(self, change: Callable[[Any], None], part: str = BODY) -> Copy:
        """Change the tree of a part."""
        root = etree.fromstring(self.parts[part])
        change(root)
        self.parts[part] = etree.tostring(root)
        return self

    def number(self, text: str, part: str = BODY) -> int:
        """The number of the first paragraph that holds this text."""
        root = etree.fromstring(self.parts[part])
        for number, paragraph in enumerate(root.iter(f"{W}p"), 1):
            if text in "".join(paragraph.itertext(f"{W}t")):
                return number
        raise AssertionError(f"no paragraph holds {text!r}")

    def say(self, old: str, new: str) -> Copy:
        """Put another text in the place of one, in the first paragraph that holds it."""

        def change(root: Any) -> None:
            found = next(text for text in root.iter(f"{W}t") if old in (text.text or ""))
            found.text = found.text.replace(old, new, 1)

        return self.edit(change)

    def insert(self, beside: str, xml: str) -> Copy:
        """Put elements (``w:`` and ``r:`` are known) before the paragraph that holds this text."""

        def change(root: Any) -> None:
            paragraph = next(p for p in root.iter(f"{W}p") if beside in "".join(p.itertext(f"{W}t")))
            for element in etree.fromstring(f"<all {NS}>{xml}</all>"):
                paragraph.addprevious(element)

        return self.edit(change)

    def drop(self, text: str) -> Copy:
        """Take out the first paragraph that holds exactly this text."""

        def change(root: Any) -> None:
            found = next(p for p in root.iter(f"{W}p") if text == "".join(p.itertext(f"{W}t")))
            found.getparent().remove(found)

        return self.edit(change)

    def relate(self, kind: str, target: str, *, external: bool = True, of: str = BODY) -> Copy:
        """Add the relationship "rIdGia" to a part."""
        folder, _, file = of.rpartition("/")
        name = f"{folder}/_rels/{file}.rels"
        empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
        root = etree.fromstring(self.parts.get(name, empty))
        mode = {"TargetMode": "External"} if external else {}
        etree.SubElement(root, f"{root.tag[:-1]}", Id="rIdGia", Type=f"{R}/{kind}", Target=target, **mode)
        self.parts[name] = etree.tostring(root)
        return self

    def add(self, name: str, content: bytes | str) -> Copy:
        """Add a part, or put another in its place."""
        self.parts[name] = content.encode() if isinstance(content, str) else content
        return self


def paragraph(*texts: str) -> str:
    """A paragraph with a run for each text."""
    runs = "".join(f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' for text in texts)
    return f"<w:p>{runs}</w:p>"


def field(*pieces: str) -> str:
    """A paragraph with a field whose instruction is cut into these pieces, each in a run of its own."""
    runs = "".join(f'<w:r><w:instrText xml:space="preserve">{piece}</w:instrText></w:r>' for piece in pieces)
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return f"<w:p>{begin}{runs}{end}</w:p>"
