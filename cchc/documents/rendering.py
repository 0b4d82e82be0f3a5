"""A template and its data become a Word document: sandboxed, strict, escaped, the same bytes for the same input."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from docx.enum.style import WD_STYLE_TYPE
from docxtpl import DocxTemplate
from jinja2 import TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from lxml import etree
from msgspec import Struct

from cchc.documents.environment import Environment, environment
from cchc.documents.examining import refuse_hazards
from cchc.documents.finishing import finish
from cchc.documents.footnotes import footnote_parts
from cchc.documents.marks import OPEN, clean, unmarked
from cchc.documents.packing import packed
from cchc.documents.slips import slip_words
from cchc.store import WorkspaceError
from cchc.text import cut, did_you_mean

if TYPE_CHECKING:
    from cchc.documents.templates import Template

_SOURCE = "<template>"
_FAILURES = (TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RecursionError)
"""What an expression of a template may end in, beside the errors of the template language."""
_WHY: tuple[tuple[type[Exception], str], ...] = (
    (RecursionError, "các thẻ gọi nhau không dừng"),
    (ArithmeticError, "phép tính không làm được"),
    (LookupError, "không có mục này"),
    (Exception, "giá trị không đúng loại với chỗ dùng nó"),
)
_SAVE_AGAIN = "Mở bằng Word rồi lưu lại dạng .docx (Word Document)."
_UNKNOWN = re.compile(r"'(?P<name>[^']+)' is undefined|has no attribute '(?P<attribute>[^']+)'")
_TAG = re.compile(r"<[^>]+>")
_PROPERTIES = ("author", "comments", "identifier", "language", "subject", "title")
_LONGEST_PROPERTY = 255
_MARKED_ATTRIBUTE = re.compile(f'="[^"<>]*{OPEN}[^"<>]*"')


def render(template: Template, document: Struct, dated: date) -> bytes:
    """The document as a .docx file, its properties dated ``dated``; the template sees the fields of ``document``.

    Raises WorkspaceError, naming the template and the words at fault, where the template cannot be read, names
    something that the document does not offer, or holds or does what no template may.
    """
    refuse_hazards(template.data, template.shown)
    context = {field: getattr(document, field) for field in document.__struct_fields__}
    tags = _opened(template)
    try:
        tags.render(context, environment())
    except TemplateError as error:
        raise _refusal(template, context, error, tags.source) from error
    except _FAILURES as error:
        where = _words(tags.source, _line(error))
        raise WorkspaceError(
            f"Mẫu {template.shown}: {_why(error)}{f' (ở “{where}”)' if where else ''}.",
            f"Xem chỗ sai: cchc lint-template {template.shown}",
        ) from error
    except etree.XMLSyntaxError as error:
        raise WorkspaceError(
            f"Mẫu {template.shown}: các thẻ không khớp với đoạn, dòng, ô của bảng ({error.msg}).",
            f"Xem chỗ sai: cchc lint-template {template.shown}",
        ) from error
    finish(tags.docx)
    return packed(tags.docx, dated)


class _Tags(DocxTemplate):  # type: ignore[misc]
    """docxtpl for the tags that people write in Word; values are set by the environment and the finishing pass.

    Why not as it comes: it parses what it rendered leniently (a slip in a template loses text in silence), and
    turns characters of values into tags.
    """

    def __init__(self, data: bytes) -> None:
        super().__init__(io.BytesIO(data))
        self.source = ""

    def render_xml_part(self, src_xml: str, part: object, context: Any, jinja_env: Any = None) -> str:
        """One part of the document, each paragraph on a line of its own so that a fault can be placed.

        Marks are for the body: notes, merges and rules have no place elsewhere.
        """
        rendered = self._rendered(re.sub(r"<w:p([ >])", r"\n<w:p\1", clean(src_xml)), context, jinja_env)
        if part is not self.docx.part:
            return unmarked(rendered)
        return _MARKED_ATTRIBUTE.sub(lambda found: unmarked(found[0]), rendered)

    def render_properties(self, context: Any, jinja_env: Any = None) -> None:
        """The document's properties: plain text, which the package escapes by itself, as long as it allows."""
        plain = cast(Environment, jinja_env).overlay(autoescape=False)
        for name in _PROPERTIES:
            if source := getattr(self.docx.core_properties, name):
                said = cut(unmarked(self._rendered(source, context, plain)), _LONGEST_PROPERTY)
                setattr(self.docx.core_properties, name, said)

    def render_footnotes(self, context: Any, jinja_env: Any = None) -> None:
        """The template's own footnotes, once (docxtpl renders what it rendered again for each section)."""
        for part in footnote_parts(self.docx):
            xml = self.patch_xml(etree.tostring(etree.fromstring(part.blob), encoding="unicode"))
            part._blob = self.render_xml_part(xml, part, context, jinja_env).encode()

    def _rendered(self, source: str, context: Any, environment: Environment) -> str:
        self.source = source
        try:
            compiled = environment.from_string(source)
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:  # of Python, not of the template
            raise TemplateSyntaxError("các thẻ lồng nhau quá sâu hoặc số quá dài", 1) from error
        return compiled.render(context)

    def fix_tables(self, xml: str) -> Any:
        """The tree of a rendered part; raises XMLSyntaxError where tags broke it."""
        return etree.fromstring(
            xml, etree.XMLParser(resolve_entities=False, huge_tree=True, remove_blank_text=False)
        )


def _opened(template: Template) -> _Tags:
    """The template's package, opened. Raises WorkspaceError where it is no Word document."""
    tags = _Tags(template.data)
    try:
        tags.init_docx()
        tags.docx.styles.default(WD_STYLE_TYPE.PARAGRAPH)
        whole = tags.docx.element.body is not None
    except (*_FAILURES, etree.XMLSyntaxError) as error:
        raise WorkspaceError(f"Mẫu {template.shown} không phải là văn bản Word (.docx).", _SAVE_AGAIN) from error
    if not whole:
        raise WorkspaceError(f"Mẫu {template.shown} không có nội dung văn bản.", _SAVE_AGAIN)
    return tags


def _why(error: Exception) -> str:
    return next(said for kind, said in _WHY if isinstance(error, kind))


def _refusal(template: Template, context: Mapping[str, Any], error: TemplateError, source: str) -> WorkspaceError:
    where = _words(source, _line(error))
    place = f" (ở “{where}”)" if where else ""
    if isinstance(error, UndefinedError):
        found = _UNKNOWN.search(error.message or "")
        name = (found["name"] or found["attribute"]) if found else ""
        said = f"không có “{name}”" if name else error.message or ""
        near = did_you_mean(name, context, f"Xem: cchc lint-template {template.shown}")
        return WorkspaceError(f"Mẫu {template.shown}: {said}{place}.", near)
    if isinstance(error, SecurityError):
        return WorkspaceError(f"Mẫu {template.shown} làm điều không được phép{place}: {error.message}.")
    if isinstance(error, TemplateSyntaxError):
        return WorkspaceError(f"Mẫu {template.shown}: thẻ viết sai{place}: {slip_words(error)}.")
    return WorkspaceError(f"Mẫu {template.shown}: {error.message}{place}.")


def _line(error: Exception) -> int | None:
    """The line of the template at fault: told by the parser, or read off the frames of the rendering."""
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    frame, line = error.__traceback__, None
    while frame is not None:
        if frame.tb_frame.f_code.co_filename == _SOURCE:
            line = frame.tb_lineno
        frame = frame.tb_next
    return line


def _words(source: str, line: int | None) -> str:
    """The words of that line (a paragraph), shortened."""
    lines = source.splitlines()
    if line is None or not 0 < line <= len(lines):
        return ""
    words = " ".join(_TAG.sub("", lines[line - 1]).split())
    return words if len(words) <= 80 else f"{words[:79]}…"
