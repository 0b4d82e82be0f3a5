"""What a single line is: a number, a date, a basis, a heading, an office that signs … told by its words."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from cchc.documents.decree.decree30 import decree
from cchc.documents.decree.lines import Line
from cchc.text import fold

_ALIKE = 0.8
_NUMBER = re.compile(r"số\s*:|số\s*[\d…._/]|số\s+\S*/", re.IGNORECASE)
_DATE = re.compile(
    r"(?P<place>.*?)\s*(?P<comma>,?)\s*\bngày(?P<day>[\s\d…._]*?)tháng(?P<month>[\s\d…._]*?)"
    r"năm(?P<year>[\s\d…._]*)\.?",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"(v/v|vv:|về việc)\b", re.IGNORECASE)
_AUTHORITY = re.compile(r"(?:(?:TM|KT|TL|TUQ|Q)\s*\.|T/M|K/T|T/L|(?:TM|KT|TL|TUQ)\s)", re.IGNORECASE)
_CLAUSE = re.compile(
    r",\s*(?:ủy ban|uỷ ban|ubnd|hội đồng|hđnd|phòng|sở|văn phòng|bộ|ban|chi cục|trung tâm|chủ tịch|thanh tra)"
    r"[^;]{0,120}?\b(?:ban hành|xây dựng|báo cáo|đề nghị|triển khai|yêu cầu|thông báo|tổ chức|trình|hướng dẫn)\b",
    re.IGNORECASE,
)
_APPENDIX = re.compile(
    r"phụ\s+lục(?:\s+(?:số\s*)?(?P<number>[IVXLC]+|\d+|[A-Z]))?\s*[:.]?(?:\s*[–-]\s*|\s+)?(?P<rest>.*)",
    re.IGNORECASE,
)


def alike(line: Line, words: str) -> bool:
    """Whether a line says these words, give or take a few letters, whatever the case and the diacritics."""
    wanted, said = fold(words), line.folded
    if abs(len(wanted) - len(said)) > 10:
        return False
    return SequenceMatcher(None, said, wanted, autojunk=False).ratio() >= _ALIKE


def is_number(line: Line) -> bool:
    """Whether a line is the one of number and sign ("Số: 05/KH-UBND", "Số:    /KH-UBND")."""
    return _NUMBER.match(line.words) is not None and len(line.words) < 60


def date_said(line: Line) -> re.Match[str] | None:
    """The place, day, month and year that a line says ("Vĩnh Châu, ngày 05 tháng 02 năm 2025"); None for others."""
    return _DATE.fullmatch(line.words) if len(line.words) < 100 else None


def is_about(line: Line) -> bool:
    """Whether a line is the subject of a công văn ("V/v …")."""
    return _ABOUT.match(line.words) is not None


def kind_said(line: Line) -> str:
    """The kind of document that a line names, alone or before its subject; "" for none."""
    said = line.folded
    for kind in decree().kinds:
        name = fold(kind)
        if said == name or (said.startswith(f"{name} ") and line.capitals and line.centred):
            return kind
    return ""


def is_addressee(line: Line) -> bool:
    """Whether a line begins with "Kính gửi"."""
    return line.folded.startswith("kinh gui")


def is_basis(line: Line, *, letter: bool, following: bool) -> bool:
    """Whether a line is a basis, not a sentence of the body that begins like one.

    In a ``letter`` (công văn), which has none as a rule, only where it is slanted; with words that begin other
    sentences too, only where it ends or looks like a basis, or stands ``following`` one.
    """
    said = line.folded
    marked = line.italic or (line.words.endswith(";") and not letter)
    if said.startswith("can cu "):
        if line.words.endswith(":") or (_CLAUSE.search(line.words) and not marked):
            return False
        return marked or not letter
    if said.startswith(("theo de nghi ", "xet de nghi ", "xet to trinh ", "tren co so ")):
        return marked or following
    return said.startswith("thuc hien ") and marked and not line.words.endswith(":")


def is_recipients(line: Line) -> bool:
    """Whether a line is the head of the recipients."""
    return line.folded.startswith("noi nhan") and len(line.words) < 14


def is_authority(line: Line) -> bool:
    """Whether a line names in whose name, or in which office, somebody signs."""
    if _AUTHORITY.match(line.words):
        return True
    return line.capitals and names_office(line)


def names_office(line: Line) -> bool:
    """Whether a line begins with the name of an office that signs."""
    said = line.folded.removeprefix("quyen ")
    return len(line.words) < 60 and any(_begins(said, fold(office)) for office in decree().offices)


def starts_name(line: Line) -> bool:
    """Whether a line begins the name of a body ("ỦY BAN NHÂN DÂN", "PHÒNG …"), not its second line."""
    return any(_begins(line.folded, fold(body)) for body in decree().bodies)


def bare_body(line: Line) -> bool:
    """Whether a line is only the first words of a body's name, which go on in the next line."""
    return line.folded in {fold(body) for body in decree().bare_bodies} or line.words.endswith((",", " VÀ", "-"))


def is_stamp(line: Line) -> bool:
    """Whether a line is a mark that stands in a head without being a part of it ("DỰ THẢO", "MẬT", "HỎA TỐC")."""
    said = line.folded.strip("()[] ")
    return said.startswith(tuple(fold(mark) for mark in decree().stamps))


def appendix_said(line: Line) -> re.Match[str] | None:
    """The number and title that the head of an appendix says; None for other lines."""
    found = _APPENDIX.fullmatch(line.words)
    if found is None or (found["rest"] and not (line.bold or line.capitals)):
        return None
    return found


def _begins(said: str, name: str) -> bool:
    return said == name or said.startswith((f"{name} ", f"{name},"))
