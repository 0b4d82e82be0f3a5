"""Real Word footnotes: the part that holds them, and the references in the text.

Neither docxtpl nor python-docx makes any, so the part is written here; where the template brings one
(somebody added a note in Word) the notes go on after its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls, qn
from lxml import etree

from cchc.documents.properties import properties_of, put
from cchc.documents.runs import run_of

if TYPE_CHECKING:
    from docx.document import Document

_SEPARATORS = (
    f"<w:footnotes {nsdecls('w')}>"
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>'
    "</w:pPr><w:r><w:separator/></w:r></w:p></w:footnote>"
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:after="0" w:line="240" '
    'w:lineRule="auto"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p></w:footnote></w:footnotes>'
)


def footnote_parts(document: Document) -> list[Any]:
    """The part that holds the footnotes that a document already has; none where it has none."""
    rels = document.part.rels.values()
    return [rel.target_part for rel in rels if rel.reltype == RELATIONSHIP_TYPE.FOOTNOTES]


class Footnotes:
    """The footnotes of one document, numbered by Word in the order of their references."""

    def __init__(self, document: Document) -> None:
        self._main = document.part
        self._part = next(iter(footnote_parts(document)), None)
        self._root = etree.fromstring(self._part.blob if self._part is not None else _SEPARATORS.encode())
        self._next = max((int(note.get(qn("w:id"), "0")) for note in self._root), default=0) + 1
        self._added = False

    def reference(self, text: str, form: Any) -> Any:
        """A run that refers to a new footnote with this text; ``form`` is the form of the text around it."""
        number, self._next, self._added = str(self._next), self._next + 1, True
        note = etree.SubElement(self._root, qn("w:footnote"))
        note.set(qn("w:id"), number)
        paragraph = etree.SubElement(note, qn("w:p"))
        etree.SubElement(etree.SubElement(paragraph, qn("w:pPr")), qn("w:pStyle")).set(qn("w:val"), "FootnoteText")
        paragraph.append(_raised(None, etree.Element(qn("w:footnoteRef"))))
        paragraph.append(run_of(f" {text}"))
        mark = etree.Element(qn("w:footnoteReference"))
        mark.set(qn("w:id"), number)
        return _raised(form, mark)

    def write(self) -> None:
        """Put the notes into the package, if there are any."""
        if not self._added:
            return
        data = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)
        if self._part is not None:
            self._part._blob = data
            return
        package = self._main.package
        part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, data, package)
        self._main.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _raised(form: Any, sign: Any) -> Any:
    """A run with a sign above the line, upright and not bold whatever the text beside it is."""
    run = run_of("", form)
    properties = properties_of(run)
    for name in ("w:b", "w:i"):
        put(properties, name, val="0")
    put(properties, "w:vertAlign", val="superscript")
    run.append(sign)
    return run
