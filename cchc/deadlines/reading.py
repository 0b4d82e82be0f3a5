"""What a deadline phrase means: the result of reading it."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

Kind = Literal["by", "recurring", "ongoing", "event", "external", "unscheduled"]
ConditionKind = Literal["if", "or"]
DayUnit = Literal["working", "calendar", "hours", "months"]


class Occurrence(msgspec.Struct, frozen=True):
    """One dated turn of a recurring deadline: ``due`` is the last day on which it is still on time."""

    label: str | None
    start: date | None
    due: date


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """One limit read from a phrase.

    ``phrase`` is verbatim. A ``by`` reading has ``due`` (and mostly ``start``); a ``recurring`` one has
    ``occurrences`` and no dates of its own; ``event`` has ``days``, a count of ``day_unit`` (absent for "ngay sau
    khi"; ``hours`` are hours of the clock, ``months`` calendar months), and its ``trigger`` verbatim; ``external``
    names its ``source`` verbatim. ``rule`` is the name of the rule that read it, ``why`` the Vietnamese sentence
    that explains the reading. ``before`` tells that the phrase says "trước"; ``time`` is a time of day in words.
    """

    phrase: str = ""
    kind: Kind
    rule: str
    why: str
    start: date | None = None
    due: date | None = None
    label: str | None = None
    condition: str | None = None
    condition_kind: ConditionKind | None = None
    occurrences: tuple[Occurrence, ...] = ()
    days: int | None = None
    day_unit: DayUnit | None = None
    trigger: str | None = None
    source: str | None = None
    before: bool = False
    time: str | None = None


class UnreadableDeadline(ValueError):
    """A phrase that was not understood whole; ``offset`` and ``length`` mark the words at fault in ``phrase``."""

    def __init__(self, phrase: str, message: str, offset: int = 0, length: int = 0, hint: str = "") -> None:
        super().__init__(message)
        self.phrase = phrase
        self.message = message
        self.offset = offset
        self.length = length
        self.hint = hint
