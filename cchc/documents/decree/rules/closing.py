"""The end: in whose name and office who signs, the name, the recipients beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cchc.documents.decree.anatomy import Anatomy
from cchc.documents.decree.closing import Closing
from cchc.documents.decree.decree30 import decree
from cchc.documents.decree.document import Document
from cchc.documents.decree.lines import Line
from cchc.documents.decree.recognising import is_authority, is_recipients, names_office
from cchc.documents.decree.rules.fault import Fault, Faults, looking, sized
from cchc.text import fold

_RIGHT_MARK = re.compile(r"(?:TM|KT|TL|TUQ|Q)\. \S")
_ANY_MARK = re.compile(r"\s*(?P<name>TM|KT|TL|TUQ|Q|T\s*/\s*M|K\s*/\s*T|T\s*/\s*L)(?P<after>\.?\s*)", re.IGNORECASE)
_FILED = re.compile(r"[-–]?\s*Lưu\s*: ?(?P<where>\w[^;]*)\.")
_NOTE = re.compile(r"[(\[<{].*|/.*|\*.*")
_NAME_WORDS = range(2, 8)
_SAME_AS_ABOVE = "nhu tren"


def check_closing(document: Document) -> Faults:
    """D501 to D509 who signs, D511 to D520 and D909 the recipients."""
    anatomy = document.anatomy
    closing = anatomy.closing
    last = next((one for one in reversed(anatomy.main) if one.text.strip()), None)
    if last is None:
        return
    if closing is None or not authority(closing):
        yield Fault("D501", last, "không thấy quyền hạn, chức vụ của người ký")
    if closing is None or not closing.recipients:
        yield Fault("D511", last, "không thấy “Nơi nhận:”")
    if closing is not None:
        yield from _signature(anatomy, closing)
        yield from _recipients(anatomy, closing)


def authority(closing: Closing) -> list[Line]:
    """The lines that say in whose name and in which office somebody signs."""
    lines = [line for line in closing.signature if not line.blank and not _NOTE.fullmatch(line.words)]
    named = [line for line in lines if is_authority(line) or names_office(line)]
    if not named:
        return []
    last = lines.index(named[-1])
    return [line for line in lines[: last + 1] if line is not _name(closing)]


def _name(closing: Closing) -> Line | None:
    """The line of the name: the last one, unless it names an office too; None where the name is still blank."""
    lines = [line for line in closing.signature if not line.blank and not _NOTE.fullmatch(line.words)]
    if len(lines) < 2 or is_authority(lines[-1]) or names_office(lines[-1]):
        return None
    return lines[-1] if len(lines[-1].words.split()) in _NAME_WORDS else None


def _signature(anatomy: Anatomy, closing: Closing) -> Faults:
    lines = authority(closing)
    yield from looking("D502", lines, "capitals")
    yield from looking("D503", lines, "bold upright")
    yield from sized("D504", lines, "signature")
    for line in lines:
        yield from _mark(line)
    name = _name(closing)
    if name is not None:
        yield from looking("D506", [name], "bold upright")
        if name.capitals:
            yield Fault("D506", name, "in hoa", "in thường, chữ cái đầu viết hoa")
        yield from sized("D507", [name], "name")
        yield from _titled(anatomy, name)
    if closing.beside is False and lines:
        yield Fault("D509", lines[0], "chữ ký không ngang hàng với nơi nhận")


def _mark(line: Line) -> Faults:
    """ "TM. " and its like: a full stop and one space after it."""
    text = line.text.replace("\u00a0", " ").strip()
    found = _ANY_MARK.match(text)
    if found is None or (not found["after"] and "/" not in found["name"]) or _RIGHT_MARK.match(text.upper()):
        return
    rest = text[found.end() :].lstrip(". ")
    right = re.sub(r"[\s/]", "", found["name"]).upper()
    yield Fault("D505", line, f"“{found[0]}{rest}”", f"“{right}. {rest}”")


def _titled(anatomy: Anatomy, name: Line) -> Faults:
    bodies = (
        " ".join(line.folded for line in (*anatomy.head.superior, *anatomy.head.issuer)) if anatomy.head else ""
    )
    if any(fold(body) in bodies for body in decree().titled_bodies):
        return
    words = re.sub(r"[.\s]+", " ", name.words).casefold().strip()
    for title in sorted(decree().titles, key=len, reverse=True):
        said = re.sub(r"[.\s]+", " ", title).casefold()
        if words.startswith(f"{said} "):
            yield Fault("D508", name, f"“{title}” trước họ tên")
            return


def _recipients(anatomy: Anatomy, closing: Closing) -> Faults:
    lines = [line for line in closing.recipients if not line.blank]
    if not lines or not is_recipients(lines[0]):
        return
    head, items = lines[0], _items(lines[1:])
    if head.words != "Nơi nhận:":
        yield Fault("D512", head, f"“{head.words}”")
    yield from looking("D513", [head], "bold italic")
    yield from sized("D514", [head], "recipients_head")
    listed = [line for item in items for line in item]
    yield from sized("D515", listed, "recipients")
    yield from looking("D516", listed, "light upright")
    yield from _listing(items)
    if anatomy.addressees and items and not fold(_said(items[0])).startswith(_SAME_AS_ABOVE):
        yield Fault("D520", items[0][0], f"dòng đầu là “{items[0][0].words}”")


def _items(lines: Sequence[Line]) -> list[list[Line]]:
    """The recipients, each with the lines over which it runs on."""
    items: list[list[Line]] = []
    for line in lines:
        runs_on = items and not _dashed(line) and not items[-1][-1].words.endswith((";", "."))
        if runs_on:
            items[-1].append(line)
        else:
            items.append([line])
    return items


def _dashed(line: Line) -> bool:
    return line.words.startswith(("-", "–"))


def _said(item: Sequence[Line]) -> str:
    return " ".join(line.words for line in item).lstrip("-– ")


def _listing(items: Sequence[Sequence[Line]]) -> Faults:
    for item in items:
        if not _dashed(item[0]):
            yield Fault("D517", item[0], f"“{item[0].words}”", f"“- {item[0].words}”")
    for item in items[:-1]:
        if not item[-1].words.endswith(";"):
            yield Fault("D518", item[-1], "không kết thúc bằng “;”", f"“{item[-1].words.rstrip('.,:')};”")
    if items:
        last = " ".join(line.words for line in items[-1])
        filed = _FILED.fullmatch(last)
        if filed is None:
            yield Fault("D519", items[-1][-1], f"dòng cuối là “{last}”")
        elif not filed["where"].startswith("VT"):
            yield Fault("D909", items[-1][-1], f"“{last}”, không có “VT”")
