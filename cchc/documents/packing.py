"""A Word package as bytes: the same parts give the same bytes, whatever the clock says."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document

_EPOCH = (1980, 1, 1, 0, 0, 0)


def packed(document: Document, dated: date) -> bytes:
    """The document as a .docx file, its properties dated ``dated``, without the name of who rendered it."""
    properties = document.core_properties
    noon = datetime(dated.year, dated.month, dated.day)
    properties.created = properties.modified = noon
    properties.revision = 1
    properties.last_modified_by = properties.author
    loose = io.BytesIO()
    document.save(loose)
    return _refiled(loose.getvalue())


def _refiled(data: bytes) -> bytes:
    """The same parts, the one that names their types first, with the date that zip counts from."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as loose, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as fixed:
        for name in sorted(loose.namelist(), key=lambda one: (one != "[Content_Types].xml", one)):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            fixed.writestr(entry, loose.read(name))
    return packed.getvalue()
