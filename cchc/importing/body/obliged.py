"""Duties out of "Tổ chức thực hiện": who must do what, as the headings and the sentences say."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from typing import NamedTuple

from msgspec import UNSET, UnsetType

from cchc.importing.body.addressing import addressed, asked_back, is_given, named_in_heading, subject_of
from cchc.importing.body.passages import Passage
from cchc.importing.body.regime import also_bodies
from cchc.importing.body.sections import Part
from cchc.plans.document import Duty
from cchc.plans.register import Register
from cchc.text import fold

_CARRYING_OUT = re.compile(
    r"to chuc thuc hien|to chuc trien khai|trach nhiem|phan cong (?:to chuc )?thuc hien|giao nhiem vu"
)
_MONEY = re.compile(r"kinh phi|nguon luc")
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=Định kỳ\s)")
_PERIOD = r"(?:tuần|tháng|quý|năm|\d+ tháng)"
_PERIODS = re.compile(rf"^Định kỳ\s+(?:(?:hàng|hằng|mỗi|từng)\s+)?{_PERIOD}(?:(?:,| và)\s*{_PERIOD})*,?\s*")
_DEADLINES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"định kỳ\s+(?:hàng|hằng|mỗi|từng)\s+{_PERIOD}(?:,\s*{_PERIOD})*",
        r"(?:trước|chậm nhất(?: là)?(?: đến)?|muộn nhất|xong trước|đến hết)\s+ngày\s+\d{1,2}"
        r"(?:/\d{1,2}(?:/\d{4})?|\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?)(?:\s+h[àằ]ng\s+năm)?",
        r"(?:(?:xong|hoàn thành) )?(?:trong|trước|vào) (?:tháng|quý)\s+[\dIVX]+(?:/\d{4}| năm \d{4})",
        r"(?:tối đa|trong thời hạn|không quá)\s+\d+\s+ngày(?: làm việc)?[^.;,]*",
        r"thường xuyên",
    )
)
_REPORTS = re.compile(r"báo cáo\b[^.;]*\btheo định kỳ\b|\bđịnh kỳ báo cáo\b", re.IGNORECASE)
_AT_THE_SAME_TIME = re.compile(r";\s*đồng thời,?\s+(?P<what>\S.*)$", re.IGNORECASE)


class Obliged(NamedTuple):
    """A duty with the passage that states it."""

    duty: Duty
    passage: Passage


def read_duties(
    whole: Part, stated: Collection[Passage], register: Register | None, day: date, *, regime: bool
) -> list[Obliged]:
    """The duties of the plan, in order; ``stated`` are the passages that state the reporting regime.

    Nothing is recorded where no words say who must act.
    """
    found: list[Obliged] = []
    for part in whole.walk():
        carrying, money = _kinds(part)
        if not carrying and not money:
            continue
        for number, passage, to in _numbered(part, register, day):
            if passage in stated:
                found += _also_bound(part, number, passage, register, day)
                continue
            who = to
            for sentence in _SENTENCE.split(passage.words):
                own = _who(part, sentence, register, day, carrying=carrying)
                if not own and who and (period := _PERIODS.match(sentence)) is not None:
                    own = subject_of(sentence[period.end() :], register, day)
                who = to or own or who
                if who:
                    found.append(_obliged(part, number, passage, sentence, who, regime=regime))
    return _with_ids(found)


def _kinds(part: Part) -> tuple[bool, bool]:
    """Whether a section lays down who carries the plan out, and whether it is about money."""
    above: Part | None = part
    carrying = money = False
    while above is not None:
        heading = fold(above.heading.words) if above.heading else ""
        carrying = carrying or _CARRYING_OUT.match(heading) is not None
        money = money or _MONEY.search(heading) is not None
        above = above.above
    return carrying and not money, money


def _numbered(part: Part, register: Register | None, day: date) -> Iterator[tuple[int, Passage, list[str]]]:
    """The paragraphs of a section, and the lines of its lists, counted in one go, with whom they are addressed to.

    A line that only names bodies and ends with a colon ("Sở Nội vụ:") addresses the lines of the list under it; any
    other list under a colon belongs to the sentence before it.
    """
    number = 0
    for at, content in enumerate(part.content):
        before = part.content[at - 1].passages[-1] if at and isinstance(part.content[at - 1].block, str) else None
        to = [] if isinstance(content.block, str) or before is None else addressed(before, register, day)
        if not isinstance(content.block, str) and before is not None and before.colon and not to:
            continue
        speaking = ""
        for passage in content.passages:
            sign = passage.mark.number if passage.mark else ""
            spoken_to = addressed(passage, register, day)
            if spoken_to:
                to, speaking = spoken_to, sign
                continue
            if speaking and sign == speaking:
                to, speaking = [], ""
            number += 1
            yield number, passage, to


def _obliged(part: Part, number: int, passage: Passage, sentence: str, who: list[str], *, regime: bool) -> Obliged:
    reports = regime and _REPORTS.search(sentence) is not None
    duty = Duty(
        id=f"{part.path}.{number}" if part.path else str(number),
        who=who,
        what=sentence,
        deadline=UNSET if reports else _deadline(sentence),
        as_="reporting" if reports else UNSET,
    )
    return Obliged(duty, passage)


def _who(part: Part, sentence: str, register: Register | None, day: date, *, carrying: bool) -> list[str]:
    """Who must act: whom the sentence asks back or gives it to, else the heading's bodies, else its subject."""
    if not carrying:
        return subject_of(sentence, register, day) if is_given(sentence) else []
    subject, named = subject_of(sentence, register, day), named_in_heading(part, register, day)
    nearer, farther = (subject, named) if part.heading is None or is_given(sentence) else (named, subject)
    return asked_back(sentence) or nearer or farther


def _deadline(sentence: str) -> str | UnsetType:
    for pattern in _DEADLINES:
        found = pattern.search(sentence)
        if found is not None:
            return found.group()
    return UNSET


def _also_bound(
    part: Part, number: int, passage: Passage, register: Register | None, day: date
) -> Iterator[Obliged]:
    """What those who report in addition must do at the same time ("…; đồng thời, chịu trách nhiệm …")."""
    who = also_bodies(passage.words, register, day)
    found = _AT_THE_SAME_TIME.search(passage.words)
    if who and found:
        yield Obliged(Duty(id=f"{part.path}.{number}", who=who, what=found["what"]), passage)


def _with_ids(found: list[Obliged]) -> list[Obliged]:
    """The duties, each with an id of its own: where a paragraph states two, the later ones count on."""
    seen: set[str] = set()
    made: list[Obliged] = []
    for one in found:
        above, _, last = one.duty.id.rpartition(".")
        number = int(last) if last.isdecimal() else 1
        while f"{above}.{number}" in seen:
            number += 1
        new = f"{above}.{number}" if above else str(number)
        seen.add(new)
        duty = one.duty
        made.append(
            Obliged(Duty(id=new, who=duty.who, what=duty.what, deadline=duty.deadline, as_=duty.as_), one.passage)
        )
    return made
