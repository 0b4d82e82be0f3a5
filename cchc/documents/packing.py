"""A Word package as bytes: the same parts give the same bytes, whatever the clock says."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

if TYPE_CHECKING:
    from docx.document import Document

_EPOCH = (1980, 1, 1, 0, 0, 0)
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS = "application/vnd.openxmlformats-package.relationships+xml"


def packed(document: Document, dated: date) -> bytes:
    """The document as a .docx file, its properties dated ``dated``, without the name of who rendered it.

    Why not by python-docx: it writes the clock's time beside every part, and each would be packed twice.
    """
    properties = document.core_properties
    noon = datetime(dated.year, dated.month, dated.day)
    properties.created = properties.modified = noon
    properties.revision = 1
    properties.last_modified_by = properties.author
    package = document.part.package
    parts = sorted(package.iter_parts(), key=lambda part: str(part.partname))
    files = {"_rels/.rels": package.rels.xml}
    for part in parts:
        part.before_marshal()
        files[part.partname.membername] = part.blob
        if len(part.rels):
            files[part.partname.rels_uri.membername] = part.rels.xml
    types = {str(part.partname): part.content_type for part in parts}
    return _filed({"[Content_Types].xml": _content_types(types), **dict(sorted(files.items()))})


def _content_types(types: dict[str, str]) -> bytes:
    """The part that names the type of every part."""
    named = "".join(
        f"<Override PartName={quoteattr(name)} ContentType={quoteattr(kind)}/>" for name, kind in types.items()
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    default = f'<Default Extension="rels" ContentType="{_RELATIONSHIPS}"/>'
    return f'{head}<Types xmlns="{_TYPES}">{default}{named}</Types>'.encode()


def _filed(files: dict[str, bytes]) -> bytes:
    """The files in a zip, with the date that zip counts from."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            archive.writestr(entry, data)
    return packed.getvalue()
