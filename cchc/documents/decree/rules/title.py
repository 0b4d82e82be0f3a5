"""Kind, subject, "Kính gửi" and the bases."""

from __future__ import annotations

from collections.abc import Sequence

from cchc.documents.decree.document import Document
from cchc.documents.decree.lines import Line
from cchc.documents.decree.ruled import rules_under
from cchc.documents.decree.rules.fault import Fault, Faults, looking, sized
from cchc.documents.decree.rules.rule_lengths import ruled


def check_title(document: Document) -> Faults:
    """D301 to D315 kind and subject, D331 and D332 "Kính gửi", D341 to D344 the bases."""
    anatomy = document.anatomy
    if anatomy.kind is not None:
        yield from looking("D302", [anatomy.kind], "capitals bold upright")
        yield from sized("D303", [anatomy.kind], "kind")
        yield from _centred("D304", [anatomy.kind])
        yield from _subject(document)
    elif anatomy.head is not None and not anatomy.letter:
        at = anatomy.head.date or anatomy.head.paragraphs[-1]
        yield Fault("D301", at, "không thấy tên loại hoặc dòng “V/v …”")
    yield from sized("D331", anatomy.addressees, "addressee")
    yield from _marks(anatomy.addressees)
    yield from _bases(anatomy.bases)


def _subject(document: Document) -> Faults:
    lines = document.anatomy.subject
    yield from looking("D311", lines, "bold upright")
    yield from sized("D312", lines, "subject")
    yield from _centred("D313", lines)
    rules = rules_under(document, document.anatomy.under_subject)
    yield from ruled(document, ("D314", "D315"), lines, rules, "subject")


def _centred(code: str, lines: Sequence[Line]) -> Faults:
    for line in lines:
        if line.paragraph.cell is None and not line.paragraph.box and not line.centred:
            yield Fault(code, line, "không ở giữa")


def _marks(lines: Sequence[Line]) -> Faults:
    if not lines:
        return
    if ":" not in lines[0].words:
        yield Fault("D332", lines[0], "thiếu dấu hai chấm sau “Kính gửi”")
    listed = [line for line in lines[1:] if line.words.startswith("-")]
    for line in listed:
        mark = "." if line is listed[-1] else ";"
        if not line.words.endswith(mark):
            yield Fault("D332", line, f"không kết thúc bằng “{mark}”", f"“{line.words.rstrip(';.,')}{mark}”")


def _bases(lines: Sequence[Line]) -> Faults:
    yield from looking("D341", lines, "italic")
    yield from sized("D342", lines, "basis")
    for line in lines:
        last = line is lines[-1]
        if not line.words.endswith("." if last else ";"):
            found = f"kết thúc bằng “{line.words[-1]}”" if not line.words[-1].isalnum() else "không có dấu ở cuối"
            yield Fault("D344" if last else "D343", line, found)
