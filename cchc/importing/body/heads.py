"""The head of a Word plan: who issues it, number and sign, place and date; the kind and the subject under it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import UNSET, Struct, UnsetType

from cchc.importing.blocks import Paragraph, Table, Unread
from cchc.importing.body.letters import in_sentence
from cchc.importing.body.pieces import Piece, is_rule, of_paragraph, pieces
from cchc.importing.recognising import (
    MOTTO,
    NATIONAL,
    alike,
    date_said,
    is_attached,
    is_stamp,
    kind_said,
    number_said,
)
from cchc.plans.base import PartialDate
from cchc.plans.register import Register
from cchc.text import fold, one_space

_BEGINS = re.compile(
    r"(?:uy ban|ubnd|hoi dong|hdnd|thuong truc|chinh phu|bo|so|phong|ban|cuc|tong cuc|chi cuc|vu|van phong|"
    r"thanh tra|trung tam|truong|vien|hoc vien|benh vien|kho bac|bao hiem|cong an|toa an|hoi|doan|to|lien doan|"
    r"mat tran|tinh uy|thi uy|huyen uy|dang uy|thanh uy|dang bo|chi nhanh|hat|nha|thu vien|bao tang|dai|tram|"
    r"ngan hang)\b"
)
_BARE = re.compile(
    r"(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|hoi dong|ban chi dao|van phong|trung tam|truong|uy ban|"
    r"chi cuc|ban|hoi dong nhan dan va|van phong hdnd va)"
)
_STAMP = "dấu chỉ mức độ, dự thảo: không thuộc nội dung kế hoạch"
_UNKNOWN_LINE = "dòng ở đầu văn bản không rõ là gì"
_NO_HEAD = "không phải đầu văn bản: không có Quốc hiệu, số, ngày"
_SECOND_LINE = "dòng này đã có ở đầu văn bản, ghi khác"


class HeadRead(Struct, frozen=True, kw_only=True):
    """What a head says; ``form``: its lines as printed that were understood (Quốc hiệu, number, date, names …)."""

    authority: str | None = None
    superior: str | None = None
    number: str | UnsetType = UNSET
    sign: str | UnsetType = UNSET
    place: str | UnsetType = UNSET
    date: date | PartialDate | UnsetType = UNSET
    form: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()


class SubjectRead(Struct, frozen=True, kw_only=True):
    """Kind and title; ``remarks`` are lines that tie the plan to its decision ("(Ban hành kèm theo …)")."""

    kind: str = "Kế hoạch"
    title: str = ""
    remarks: tuple[str, ...] = ()
    said_kind: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()


def read_head(blocks: Sequence[Paragraph | Table], register: Register | None, body: str) -> HeadRead:
    """The head; ``body`` is the text of the document, which spells the issuer's name with small letters.

    Lines without motto, number and date, of which none names a body, are no head.
    """
    number: re.Match[str] | None = None
    dated: re.Match[str] | None = None
    names: list[list[str]] = []
    form: list[str] = []
    unread: list[Unread] = []
    for piece in pieces(blocks):
        words = piece.words
        if alike(words, NATIONAL) or alike(words, MOTTO):
            form.append(words)
        elif (found := number_said(words)) is not None and number is None:
            number = found
            form.append(words)
        elif (found := date_said(words)) is not None and dated is None:
            dated = found
            form.append(words)
        elif is_stamp(words):
            unread.append(Unread(words, piece.where, _STAMP))
        elif number is None and dated is None and _names_body(piece, names):
            _name(words, names)
            form.append(words)
        elif names and any(fold(words) in fold(" ".join(name)) for name in names):
            form.append(words)
        else:
            why = _SECOND_LINE if number_said(words) or date_said(words) else _UNKNOWN_LINE
            unread.append(Unread(words, piece.where, why))
    said_more = number is not None or dated is not None or len(form) > sum(map(len, names))
    if not said_more and not any(_BEGINS.match(fold(name[0])) for name in names):
        names, form, unread = [], [], [Unread(one.words, one.where, _NO_HEAD) for one in pieces(blocks)]
    place, day, lost = _dated(dated)
    if lost and dated is not None:
        where = next(p.where for p in pieces(blocks) if p.words == dated.string)
        unread.append(Unread(lost, where, "ngày không có trong lịch hoặc thiếu tháng"))
    said = [one_space(" ".join(name)) for name in names]
    return HeadRead(
        authority=_spelled(said[-1], register, body, place) if said else None,
        superior=_spelled(" ".join(said[:-1]), None, body, place) if len(said) > 1 else None,
        number=UNSET if number is None else _number(number["number"]),
        sign=UNSET if number is None else re.sub(r"\s", "", number["sign"]),
        place=place,
        date=day,
        form=tuple(form),
        unread=tuple(unread),
    )


def _names_body(piece: Piece, names: Sequence[Sequence[str]]) -> bool:
    if len(piece.words) > 120:
        return False
    return (not piece.right and (piece.capitals or bool(names))) or (
        piece.capitals and _BEGINS.match(piece.folded) is not None
    )


def _name(words: str, names: list[list[str]]) -> None:
    """Add a line to the names: a new body begins where a line begins like one, and the one before is whole."""
    whole = bool(names) and not _BARE.fullmatch(fold(" ".join(names[-1]))) and not words.startswith(("VÀ ", "- "))
    goes_on = bool(names) and names[-1][-1].endswith((",", " VÀ", "-", " CỦA"))
    if not names or (whole and not goes_on and _BEGINS.match(fold(words))):
        names.append([words])
    else:
        names[-1].append(words)


def _number(text: str) -> str | UnsetType:
    bare = re.sub(r"[\s.…_]", "", text)
    return bare or UNSET


def _dated(found: re.Match[str] | None) -> tuple[str | UnsetType, date | PartialDate | UnsetType, str]:
    """Place and date of the date line, and the words of it that make no date."""
    if found is None:
        return UNSET, UNSET, ""
    place = found["place"].strip(" ,") or UNSET
    day, month, year = (
        int(digits) if (digits := re.sub(r"\D", "", text or "")) and len(digits) < 5 else None
        for text in (found["day"], found["month"] or found["month2"], found["year"] or found["year2"])
    )
    if year is None or not 1900 <= year <= 2200:
        return place, UNSET, found.string if day or month or year else ""
    if month is None or not 1 <= month <= 12:
        return place, PartialDate(year=year), found.string if day or month else ""
    if day is None:
        return place, PartialDate(year=year, month=month), ""
    try:
        return place, date(year, month, day), ""
    except ValueError:
        return place, PartialDate(year=year, month=month), found.string


def _spelled(name: str, register: Register | None, body: str, place: str | UnsetType) -> str:
    """A name as sentences spell it: as the register has it, else by the text, the date line and the usual rule."""
    if register is not None and register.is_authority(name):
        return register.authority.name
    return in_sentence(name, body, place or "")


def read_subject(paragraphs: Iterable[Paragraph]) -> SubjectRead:
    """The kind and the title from the lines under the head; lines that a soft break parts are one title."""
    kind, said = "", []
    title: list[str] = []
    remarks: list[str] = []
    unread: list[Unread] = []
    for paragraph in paragraphs:
        for piece in of_paragraph(paragraph):
            words = piece.words
            if is_rule(words):
                continue
            if is_attached(words) or (remarks and words.endswith(")") and not remarks[-1].endswith(")")):
                remarks.append(words)
            elif is_stamp(words):
                unread.append(Unread(words, piece.where, _STAMP))
            elif not kind and not title and (found := kind_said(words)):
                kind = found
                said.append(words[: len(found)])
                if words[len(found) :].strip():
                    title.append(piece.typed[len(found) :].strip())
            else:
                title.append(piece.typed)
    return SubjectRead(
        kind=kind or "Kế hoạch",
        title=one_space(" ".join(title)),
        remarks=tuple(remarks),
        said_kind=tuple(said),
        unread=tuple(unread),
    )
