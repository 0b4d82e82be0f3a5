"""The appendices: head, number, title, what each belongs to; and that the body announces them."""

from __future__ import annotations

import re

from cchc.documents.decree.anatomy import Appendix
from cchc.documents.decree.document import Document
from cchc.documents.decree.lines import Line, lines_of
from cchc.documents.decree.rules.fault import Fault, Faults, looking, sized
from cchc.officefiles.numbering import roman
from cchc.text import fold

_ANNOUNCED = re.compile(r"phu luc|kem theo|dinh kem|gui kem")


def check_appendices(document: Document) -> Faults:
    """D601 to D631."""
    appendices = document.anatomy.appendices
    for place, appendix in enumerate(appendices, start=1):
        yield from _head(appendix)
        yield from _number(appendix, place, len(appendices))
        yield from looking("D611", [] if appendix.inline else appendix.title, "capitals")
        yield from looking("D612", appendix.title, "bold upright")
        yield from sized("D613", appendix.title, "appendix_title")
        yield from _attached(appendix)
    if appendices and not any(_ANNOUNCED.search(fold(one.text)) for one in document.anatomy.body):
        yield Fault("D631", appendices[0].head, "nội dung văn bản không nhắc đến phụ lục")


def _head(appendix: Appendix) -> Faults:
    line = appendix.head
    yield from looking("D601", [line], "bold upright")
    if not appendix.inline:
        yield from sized("D602", [line], "appendix")
    if not line.centred:
        yield Fault("D603", line, "không ở giữa")
    if line.words[:7] == line.words[:7].upper():
        yield Fault("D905", line, f"“{line.words[:7]}”", "“Phụ lục”")


def _number(appendix: Appendix, place: int, count: int) -> Faults:
    said = appendix.number
    if count == 1 and not said:
        return
    is_roman = bool(said) and set(said) <= set("IVXLC")
    if count > 1 and not is_roman:
        yield Fault("D604", appendix.head, f"số “{said}”" if said else "không có số", f"“Phụ lục {roman(place)}”")
    elif said and not is_roman:
        yield Fault("D604", appendix.head, f"số “{said}”", "“Phụ lục”")
    elif count > 1 and said != roman(place):
        yield Fault("D605", appendix.head, f"“Phụ lục {said}”", f"“Phụ lục {roman(place)}”")


def _attached(appendix: Appendix) -> Faults:
    line = appendix.attached
    if line is None:
        yield Fault("D621", appendix.title[-1] if appendix.title else appendix.head, "không có dòng “(Kèm theo …)”")
        return
    whole = " ".join(one.words for one in _attached_lines(appendix))
    if not whole.startswith("(") or not whole.endswith(")"):
        yield Fault("D622", line, f"“{line.words}”", "đặt trong ngoặc đơn: “(Kèm theo …)”")
    yield from looking("D623", [line], "italic")
    yield from sized("D624", [line], "attached")


def _attached_lines(appendix: Appendix) -> list[Line]:
    """The lines of the paragraph that says what an appendix belongs to, from that line on."""
    assert appendix.attached is not None
    lines = lines_of(appendix.attached.paragraph)
    start = next(k for k, line in enumerate(lines) if line.words == appendix.attached.words)
    return [line for line in lines[start:] if not line.blank]
