"""The same year in a clerk's own book: what was owed and what happened, worked out by hand from the plan's words.

Nothing here comes from the program. Days off of 2025 that matter: Tết 27-31/1, Giỗ Tổ 7/4, 30/4 and 1/5, Friday
2/5 swapped for Saturday 26/4 (worked), 1-2/9; Saturdays and Sundays. ``last`` is the last day in time where the due
day is one of them. How it is counted stands in counting.py beside it.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

VP, NV, TP = "van-phong-hdnd-va-ubnd", "phong-noi-vu", "phong-tu-phap"
TC, KT, VH = "phong-tai-chinh-ke-hoach", "phong-kinh-te", "phong-van-hoa-va-thong-tin"
TT, CA = "trung-tam-truyen-thanh", "cong-an-thi-xa"
P1, P2, X3, X4 = "ubnd-phuong-mot-gia", "ubnd-phuong-hai-gia", "ubnd-xa-ba-gia", "ubnd-xa-bon-gia"
OFFICES = (VP, NV, TP, TC, KT, VH, TT)
COMMUNES = (P1, P2, X3, X4)
ALL = (*OFFICES, *COMMUNES)
REORGANISED = "2025-07-01"
CAME_AFTER = {VH: "phong-vh-kh-tt", X3: "ubnd-xa-gia-hoa", X4: "ubnd-xa-gia-hoa"}
"""Since when, and who holds what these three left open: what they had done stays theirs."""
NOBODY = ("(Các cơ quan, đơn vị có liên quan)",)


class Known(NamedTuple):
    """Since when something holds: the day it was typed in, and the day it speaks of."""

    typed: str
    on: str


HAPPENED = {
    "decision 88": Known("2025-02-12", "2025-02-10"),
    "plan 120": Known("2025-03-17", "2025-03-17"),
    "amended": Known("2025-04-15", "2025-04-15"),
    "decision 352": Known("2025-04-25", "2025-04-24"),
    "tthc/5 called": Known("2025-05-06", "2025-05-06"),
    "cong-vu/4 extended": Known("2025-09-25", "2025-09-25"),
    "so-hoa/1 dropped for TC": Known("2025-12-15", "2025-12-15"),
    "so-hoa/1 extended for NV": Known("2025-12-16", "2025-12-16"),
    "given in May": Known("2025-05-13", "0001-01-01"),  # the file says no day: it holds whenever one asks
    "tthc/6 called": Known("2025-05-20", "2025-05-20"),
    "decision 915": Known("2025-09-09", "2025-09-08"),
    "so-hoa/2 extended": Known("2025-09-22", "2025-09-22"),
    "so-hoa/5 extended": Known("2025-10-03", "2025-09-22"),
    "so-hoa/6 called": Known("2025-10-10", "2025-10-10"),
    "so-hoa/3 dropped": Known("2025-11-20", "2025-11-20"),
}


class Owed(NamedTuple):
    """One line of the book: a task (its item or turn), who owes it, until when.

    ``joint``: one record does for all. ``why``: the reason for which it counts in no rate. It stands in the book
    once ``after`` has happened and until ``until`` happens.
    """

    task: str
    turn: str
    who: tuple[str, ...]
    due: str | None
    last: str | None = None
    joint: bool = False
    why: str | None = None
    after: str | None = None
    until: str | None = None


OWED = [
    Owed("the-che/1", "", (TP,), "2025-01-31", last="2025-02-03"),
    Owed("the-che/2", "", (TP, VP), "2025-03-31", joint=True),
    Owed("the-che/3", "", COMMUNES, "2025-03-15", last="2025-03-17"),
    Owed("the-che/4", "1", (TP,), "2025-03-31"),
    Owed("the-che/4", "2", (TP,), "2025-12-31"),
    Owed("the-che/5.1", "", (KT,), "2025-06-30"),  # cong-vu/2 is the same task: counted here, once
    Owed("the-che/5.2", "", (KT,), "2025-12-31"),
    Owed("the-che/6", "", (TP,), None, why="waiting", until="decision 88"),
    Owed("the-che/6", "88", (TP,), "2025-02-17", after="decision 88"),  # 11, 12, 13, 14, 17
    Owed("the-che/6", "915", (TP,), "2025-09-15", after="decision 915"),  # 9, 10, 11, 12, 15
    Owed("tthc/1", "I", (VP,), "2025-03-31"),
    Owed("tthc/1", "II", (VP,), "2025-06-30"),
    Owed("tthc/1", "III", (VP,), "2025-09-30"),
    Owed("tthc/1", "IV", (VP,), "2025-12-31"),
    Owed("tthc/2", "", COMMUNES, None, why="waiting", until="decision 88"),
    Owed("tthc/2", "88", COMMUNES, "2025-02-17", after="decision 88"),
    Owed("tthc/2", "352", COMMUNES, "2025-05-05", after="decision 352"),  # 25, 26 (worked), 28, 29/4, 5/5
    Owed("tthc/2", "915", COMMUNES, "2025-09-15", after="decision 915"),
    Owed("tthc/3", "1", (VP,), "2025-01-25", last="2025-02-03"),
    Owed("tthc/3", "2", (VP,), "2025-02-25"),
    Owed("tthc/3", "3", (VP,), "2025-03-25"),
    Owed("tthc/3", "4", (VP,), "2025-04-25"),
    Owed("tthc/3", "5", (VP,), "2025-05-25", last="2025-05-26"),
    Owed("tthc/3", "6", (VP,), "2025-06-25"),
    Owed("tthc/3", "7", (VP,), "2025-07-25"),
    Owed("tthc/3", "8", (VP,), "2025-08-25"),
    Owed("tthc/3", "9", (VP,), "2025-09-25"),
    Owed("tthc/3", "10", (VP,), "2025-10-25", last="2025-10-27"),
    Owed("tthc/3", "11", (VP,), "2025-11-25"),
    Owed("tthc/3", "12", (VP,), "2025-12-25"),
    Owed("tthc/4", "", (NV,), None, why="waiting", until="plan 120"),
    Owed("tthc/4", "120", (NV,), "2025-08-15", after="plan 120"),
    Owed("tthc/5", "", (KT,), "2025-12-31", why="waiting", until="tthc/5 called"),
    Owed("tthc/5", "", (KT,), "2025-05-30", after="tthc/5 called"),
    Owed("tthc/6", "", (VH,), "2025-06-30", why="waiting", until="tthc/6 called"),
    Owed("tthc/6", "", (VH,), "2025-06-30", after="tthc/6 called"),
    Owed("tthc/7", "", (TC,), "2025-12-31"),
    Owed("tthc/8", "", (NV,), "2025-09-30", why="waiting"),
    Owed("tthc/9", "", (KT,), "2025-06-20", after="given in May"),
    Owed("bo-may/1", "", ALL, None, why="ongoing"),
    Owed("bo-may/2", "", (NV,), "2025-10-31"),
    Owed("bo-may/3", "", (NV,), None, why="undated"),
    Owed("bo-may/4", "", NOBODY, "2025-06-30", why="open_group"),
    Owed("bo-may/5", "", (VP,), "2025-04-30", last="2025-05-05"),
    Owed("bo-may/5", "", (CA,), "2025-04-30", last="2025-05-05", why="vertical"),
    Owed("bo-may/6", "", (KT, TC), "2025-04-26"),
    Owed("bo-may/7", "", COMMUNES, "2025-09-30", joint=True),
    Owed("cong-vu/1", "", (NV,), "2025-06-30", until="amended"),
    Owed("cong-vu/1", "", (NV,), "2025-09-30", after="amended"),
    Owed("cong-vu/3", "", (TC,), "2025-11-30", last="2025-12-01"),
    Owed("cong-vu/4", "", (VH, KT), "2025-09-30", joint=True, until="cong-vu/4 extended"),
    Owed("cong-vu/4", "", (VH, KT), "2025-10-10", joint=True, after="cong-vu/4 extended"),
    Owed("cong-vu/5", "", (CA,), "2025-06-30", why="vertical"),
    Owed("so-hoa/1", "", (VP, TP, KT, VH, TT, *COMMUNES), "2025-12-31"),
    Owed("so-hoa/1", "", (TC,), "2025-12-31", until="so-hoa/1 dropped for TC"),
    Owed("so-hoa/1", "", (TC,), "2025-12-31", why="dropped", after="so-hoa/1 dropped for TC"),
    Owed("so-hoa/1", "", (NV,), "2025-12-31", until="so-hoa/1 extended for NV"),
    Owed("so-hoa/1", "", (NV,), "2026-01-31", last="2026-02-02", after="so-hoa/1 extended for NV"),
    Owed("so-hoa/2", "", (VH,), "2025-09-30", until="so-hoa/2 extended"),
    Owed("so-hoa/2", "", (VH,), "2025-11-15", last="2025-11-17", after="so-hoa/2 extended"),
    Owed("so-hoa/3", "", (KT,), "2025-12-31", until="so-hoa/3 dropped"),
    Owed("so-hoa/3", "", (KT,), "2025-12-31", why="dropped", after="so-hoa/3 dropped"),
    Owed("so-hoa/4", "", (P1, P2), "2025-08-31", last="2025-09-03"),
    Owed("so-hoa/5", "1", (TT,), "2025-04-18"),
    Owed("so-hoa/5", "2", (TT,), "2025-11-22", last="2025-11-24", until="so-hoa/5 extended"),
    Owed("so-hoa/5", "2", (TT,), "2025-12-10", after="so-hoa/5 extended"),
    Owed("so-hoa/6", "", (TT,), None, why="waiting", until="so-hoa/6 called"),
    Owed("so-hoa/6", "", (TT,), "2025-10-24", after="so-hoa/6 called"),
    Owed("report/Q1-2025", "", ALL, "2025-03-16", last="2025-03-17"),
    Owed("report/H1-2025", "", ALL, "2025-06-16"),
    Owed("report/Q3-2025", "", ALL, "2025-09-16"),
    Owed("report/Y-2025", "", ALL, "2025-12-18"),
    Owed("duty/IV.1", "", (VH,), "2025-06-30"),
    Owed("duty/IV.2", "", (NV,), None, why="undated"),
    Owed("duty/IV.3", "Q1", COMMUNES, "2025-03-16", last="2025-03-17"),
    Owed("duty/IV.3", "H1", COMMUNES, "2025-06-16"),
    Owed("duty/IV.3", "Q3", COMMUNES, "2025-09-16"),
    Owed("duty/IV.3", "Y", COMMUNES, "2025-12-18"),
]

COORDINATING = {
    "the-che/1": (VP, NV, TC, KT, VH, TT),
    "the-che/2": COMMUNES,
    "the-che/3": (TP,),
    "the-che/5.2": (TC,),
    "tthc/1": (NV, TP, TC, KT, VH, TT, P1, P2, X3, X4),
    "tthc/2": (VP,),
    "bo-may/2": COMMUNES,
    "bo-may/7": (NV,),
    "cong-vu/3": (KT,),
    "cong-vu/5": (NV,),
    "so-hoa/2": (TT,),
    "so-hoa/5": (VH,),
}
"""Who coordinates a task beside those who owe it: sees every line of it, and is asked for nothing."""


class Done(NamedTuple):
    """A line of the book: what was done on a day, by whom (or for whom by the unit that came after).

    ``struck``: the day on which this line was found to be wrong and another written in its place.
    """

    typed: str
    on: str
    task: str
    turn: str
    who: tuple[str, ...]
    struck: str | None = None


def _on(day: str, task: str, turn: str, *who: str, typed: str | None = None, struck: str | None = None) -> Done:
    return Done(typed or day, day, task, turn, who, struck)


SHEETS_OF_MARCH, SHEETS_OF_SEPTEMBER = "2025-04-04", "2025-10-03"

DONE = [
    _on("2025-02-03", "the-che/1", "", TP),
    _on("2025-02-04", "tthc/3", "1", VP),
    _on("2025-02-17", "the-che/6", "88", TP),
    _on("2025-02-17", "tthc/2", "88", P1, P2, X3, typed="2025-02-18"),
    _on("2025-02-20", "tthc/2", "88", X4, typed="2025-02-21"),
    _on("2025-02-24", "tthc/3", "2", VP),
    _on("2025-03-14", "the-che/3", "", P1),
    _on("2025-03-14", "the-che/3", "", P2, struck="2025-04-03"),
    _on("2025-03-18", "the-che/3", "", P2, typed="2025-04-03"),
    _on("2025-03-17", "the-che/3", "", X3),
    _on("2025-03-13", "duty/IV.3", "Q1", *COMMUNES, typed="2025-03-14"),
    _on("2025-03-17", "report/Q1-2025", "", VP, NV, TP, TC, VH, P1, P2, X3),
    _on("2025-03-19", "report/Q1-2025", "", KT),
    _on("2025-03-24", "tthc/3", "3", VP),
    _on("2025-03-31", "the-che/2", "", VP),
    _on("2025-03-28", "tthc/1", "I", VP, typed="2025-04-02"),
    _on("2025-03-21", "report/Q1-2025", "", TT, typed=SHEETS_OF_MARCH),
    _on("2025-03-25", "report/Q1-2025", "", X4, typed=SHEETS_OF_MARCH),
    _on("2025-03-25", "the-che/3", "", X4, typed=SHEETS_OF_MARCH),
    _on("2025-03-28", "bo-may/3", "", NV, typed=SHEETS_OF_MARCH),
    _on("2025-03-31", "the-che/4", "1", TP, typed="2025-04-05"),
    _on("2025-04-18", "so-hoa/5", "1", TT),
    _on("2025-04-25", "tthc/3", "4", VP),
    _on("2025-04-26", "bo-may/6", "", TC),
    _on("2025-04-28", "bo-may/6", "", KT),
    _on("2025-05-05", "bo-may/5", "", VP),
    _on("2025-05-05", "tthc/2", "352", P1, X3, X4),
    _on("2025-05-08", "tthc/2", "352", P2, typed="2025-05-09"),
    _on("2025-05-26", "tthc/3", "5", VP),
    _on("2025-05-30", "the-che/5.1", "", KT, struck="2025-06-10"),
    _on("2025-06-02", "tthc/5", "", KT),
    _on("2025-06-16", "report/H1-2025", "", VP, NV, TP, TC, KT, VH, TT, P1, X3, X4),
    _on("2025-06-18", "report/H1-2025", "", P2),
    _on("2025-06-16", "duty/IV.3", "H1", *COMMUNES),
    _on("2025-06-19", "tthc/9", "", KT),
    _on("2025-06-25", "tthc/6", "", VH),
    _on("2025-06-25", "tthc/3", "6", VP),
    _on("2025-06-27", "the-che/5.1", "", KT),
    _on("2025-06-30", "tthc/1", "II", VP),
    _on("2025-06-30", "duty/IV.1", "", VH),
    _on("2025-07-18", "cong-vu/5", "", CA),
    _on("2025-07-25", "tthc/3", "7", VP),
    _on("2025-08-20", "tthc/4", "120", NV),
    _on("2025-09-03", "so-hoa/4", "", P1),
    _on("2025-09-04", "so-hoa/4", "", P2),
    _on("2025-09-05", "tthc/3", "8", VP),
    _on("2025-09-12", "the-che/6", "915", TP),
    _on("2025-09-15", "tthc/2", "915", P1, P2, X3),
    _on("2025-09-17", "tthc/2", "915", X4),
    _on("2025-09-16", "report/Q3-2025", "", VP, NV, TP, TC, KT, VH, TT, P1, P2, X3),
    _on("2025-09-18", "report/Q3-2025", "", X4),
    _on("2025-09-16", "duty/IV.3", "Q3", P1, P2, X3),
    _on("2025-09-30", "cong-vu/1", "", NV, typed=SHEETS_OF_SEPTEMBER),
    _on("2025-09-25", "tthc/7", "", TC, typed=SHEETS_OF_SEPTEMBER),
    _on("2025-09-30", "tthc/1", "III", VP, typed=SHEETS_OF_SEPTEMBER),
    _on("2025-09-26", "tthc/3", "9", VP, typed=SHEETS_OF_SEPTEMBER),
    _on("2025-09-29", "bo-may/7", "", P1, typed=SHEETS_OF_SEPTEMBER),
    _on("2025-09-26", "so-hoa/1", "", P2, typed=SHEETS_OF_SEPTEMBER),
    _on("2025-10-09", "cong-vu/4", "", VH),
    _on("2025-10-24", "so-hoa/6", "", TT),
    _on("2025-10-27", "tthc/3", "10", VP),
    _on("2025-11-10", "bo-may/2", "", NV),
    _on("2025-11-17", "so-hoa/2", "", VH),
    _on("2025-11-25", "tthc/3", "11", VP),
    _on("2025-12-01", "cong-vu/3", "", TC),
    _on("2025-12-09", "so-hoa/5", "2", TT),
    _on("2025-12-18", "report/Y-2025", "", VP, NV, TP, TC, KT, VH, P1, P2, X3),
    _on("2025-12-19", "report/Y-2025", "", X4),
    _on("2025-12-18", "duty/IV.3", "Y", P1, P2),
    _on("2025-12-24", "tthc/3", "12", VP),
    _on("2025-12-26", "so-hoa/1", "", VP, TP, TT, P1, X3, X4, typed="2025-12-29"),
    _on("2025-12-30", "tthc/1", "IV", VP),
    _on("2025-12-30", "the-che/4", "2", TP),
    _on("2025-12-31", "so-hoa/1", "", VH, typed="2026-01-02"),
]


def standing(day: str, known: str) -> list[Owed]:
    """The lines of the book that hold on a day, as far as it was typed in by ``known``; ISO days."""

    def has_happened(name: str | None) -> bool:
        return name is not None and HAPPENED[name].on <= day and HAPPENED[name].typed <= known

    return [o for o in OWED if (o.after is None or has_happened(o.after)) and not has_happened(o.until)]


def holder(unit: str, day: str, done: date | None) -> str:
    """Who has it on a day: whoever did it, else whoever came after the unit by then."""
    held_on = day if done is None else min(day, done.isoformat())
    return CAME_AFTER.get(unit, unit) if held_on >= REORGANISED else unit


def done_on(owed: Owed, unit: str, day: str, known: str) -> date | None:
    """When a unit had done it, by that day and as far as it was typed in; one of joint leads is enough."""
    doers = owed.who if owed.joint else (unit,)
    for line in DONE:
        right = line.struck is None or line.struck > known
        same = (line.task, line.turn) == (owed.task, owed.turn) and not set(line.who).isdisjoint(doers)
        if same and right and line.on <= day and line.typed <= known:
            return date.fromisoformat(line.on)
    return None
