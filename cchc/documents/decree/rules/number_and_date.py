"""Number and sign, place and date, and the "V/v" of a công văn."""

from __future__ import annotations

import re
from datetime import date

from cchc.documents.decree.anatomy import Anatomy
from cchc.documents.decree.decree30 import decree
from cchc.documents.decree.document import Document
from cchc.documents.decree.head import Head
from cchc.documents.decree.lines import Line
from cchc.documents.decree.recognising import date_said
from cchc.documents.decree.rules.fault import Fault, Faults, looking, sized
from cchc.officefiles.measures import size
from cchc.text import nfc

_SAID = re.compile(r"\s*số(?P<colon>\s*:)?(?P<number>[^/]*)(?P<sign>/.*)?", re.IGNORECASE | re.DOTALL)
_DIGITS = re.compile(r"\d+")
_LOOSE = re.compile(r"\s|[‐‑–—−]")
_PARTY = re.compile(r"\s*\d+-[^\W\d_]+")
_PARTS = re.compile(r"(?:\d{4}/)?[^\W\d_][\w&.]*(?:-(?:[^\W\d_][\w&.]*|[…._]+))*")
_UNDATED = "BIÊN BẢN"
"""The one kind whose head has no place and date: its first sentence says them."""
_SLACK = 0.5


def check_number_and_date(document: Document) -> Faults:
    """D221 to D227 number and sign, D231 to D237 place and date, D321 to D323 the subject of a công văn."""
    head = document.anatomy.head
    if head is None:
        return
    yield from _number(document.anatomy, head)
    if document.anatomy.kind_name != _UNDATED or head.date is not None:
        yield from _date(head)
    yield from _same_line(head)
    yield from looking("D321", head.about, "light upright")
    yield from sized("D322", head.about, "about")
    yield from _gap(head)


def _number(anatomy: Anatomy, head: Head) -> Faults:
    line = head.number
    if line is None:
        yield Fault("D221", head.issuer[-1] if head.issuer else head.paragraphs[0], "không thấy dòng “Số: …/…”")
        return
    yield from looking("D222", [line], "light upright")
    yield from sized("D223", [line], "number")
    said = _SAID.fullmatch(nfc(line.text).replace("\u00a0", " "))
    if said is None:
        return
    digits = _DIGITS.search(said["number"])
    if digits and len(digits[0]) == 1:
        yield Fault("D224", line, f"số {digits[0]}", f"số 0{digits[0]}")
    sign = (said["sign"] or "").rstrip()
    loose = bool(digits and said["number"][digits.end() :].isspace()) or _LOOSE.search(sign)
    if loose and not _blank(sign):
        yield Fault("D225", line, f"“{line.words}”", f"“{_tight(line.words)}”")
    if not said["colon"] or not _right_shape(anatomy, _LOOSE.sub(_hyphen, sign), said["number"]):
        yield Fault("D226", line, f"“{line.words}”", _shape(anatomy))
    elif anatomy.kind_name and not _blank(sign):
        yield from _of_kind(anatomy, line, _LOOSE.sub(_hyphen, sign))


def _blank(sign: str) -> bool:
    """Whether no letter of a sign is written yet."""
    return not any(char.isalpha() for char in sign)


def _hyphen(found: re.Match[str]) -> str:
    return "" if found[0].isspace() else "-"


def _tight(words: str) -> str:
    return re.sub(r"\s*([/–—-])\s*", lambda found: found[1].replace("–", "-").replace("—", "-"), words)


def _right_shape(anatomy: Anatomy, sign: str, number: str) -> bool:
    """Whether a sign has the parts of its kind of document, in capitals; a blank one is no breach."""
    if _blank(sign):
        return _PARTY.match(number) is None
    said = sign.removeprefix("/")
    if not _PARTS.fullmatch(said):
        return False
    parts = re.sub(r"^\d{4}/", "", said).split("-")
    known = {abbreviation.lower(): abbreviation for abbreviation in decree().kinds.values()}
    if any(part.islower() or known.get(part.lower(), part) != part for part in parts):
        return False
    return parts[0] != "CV" if anatomy.letter else len(parts) > 1


def _shape(anatomy: Anatomy) -> str:
    if anatomy.letter:
        return "như “Số: 12/UBND-VX” (cơ quan ban hành - đơn vị soạn thảo)"
    abbreviation = decree().kinds.get(anatomy.kind_name, "KH")
    return f"như “Số: 05/{abbreviation}-UBND” (viết tắt tên loại - cơ quan ban hành)"


def _of_kind(anatomy: Anatomy, line: Line, sign: str) -> Faults:
    wanted = decree().kinds[anatomy.kind_name]
    said = re.sub(r"^/(?:\d{4}/)?", "", sign).split("-")[0]
    if said != wanted:
        yield Fault("D227", line, f"“{said}” trong {anatomy.kind_name.lower()}", f"“{wanted}”")


def _date(head: Head) -> Faults:
    line = head.date
    said = date_said(line) if line else None
    if line is None or said is None:
        at = head.motto or head.national or head.number
        yield Fault("D231", at or head.paragraphs[0], "không thấy dòng “…, ngày … tháng … năm …”")
        return
    yield from looking("D232", [line], "italic light")
    yield from sized("D233", [line], "date")
    day, month, year = (_figures(said[name]) for name in ("day", "month", "year"))
    if day and len(day) == 1:
        yield Fault("D234", line, f"ngày {day}", f"ngày 0{day}")
    wanted = padded_month(month)
    if month and month != wanted:
        yield Fault("D235", line, f"tháng {month}", f"tháng {wanted}")
    if not said["place"] or not said["comma"]:
        lacking = "thiếu dấu phẩy sau địa danh" if said["place"] else "thiếu địa danh"
        yield Fault("D236", line, lacking, "như “Vĩnh Châu, ngày 05 tháng 02 năm 2025”")
    if day and month and year and not _exists(day, month, year):
        yield Fault("D904", line, f"ngày {day}/{month}/{year} không có trên lịch")


def padded_month(month: str) -> str:
    """A month in figures as the decree writes it: 1 and 2 with a 0, the others without."""
    return f"{int(month):02}" if month and int(month) <= 2 else month.lstrip("0")


def _figures(text: str) -> str:
    found = _DIGITS.search(text)
    return found[0] if found else ""


def _exists(day: str, month: str, year: str) -> bool:
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True


def _same_line(head: Head) -> Faults:
    """Whether number and date stand side by side, where the file tells: in one row of a table, on one line."""
    number, dated = head.number, head.date
    if number is None or dated is None or head.layout == "boxes":
        return
    ours, theirs = number.paragraph.cell, dated.paragraph.cell
    if ours is not None and theirs is not None:
        apart = ours.table != theirs.table or (ours.row != theirs.row and not (ours.merged or theirs.merged))
    else:
        apart = ours is not theirs or number.paragraph.number != dated.paragraph.number
    if apart:
        yield Fault("D237", dated, "không cùng dòng với số, ký hiệu")


def _gap(head: Head) -> Faults:
    """The 6 points over "V/v", where its paragraph follows that of the number."""
    if not head.about or head.number is None:
        return
    above, about = head.number.paragraph, head.about[0].paragraph
    if about.number != above.number + 1 or about.cell != above.cell:
        return
    least, most = max(above.look.after, about.look.before), above.look.after + about.look.before
    if most < 6 - _SLACK or least > 6 + _SLACK:
        yield Fault("D323", head.about[0], f"cách số, ký hiệu {size(least)} pt", "cách 6 pt")
