"""The figures of a report as a template prints them: the four cells, rates with their denominators, the rest."""

from __future__ import annotations

from msgspec import Struct

from cchc.obligations.tracing import Breakdown
from cchc.plans.words import LEFT_OUT
from cchc.text.numbers import shown_share


class LeftOut(Struct, frozen=True, kw_only=True):
    """How many count in no rate, and why in words."""

    reason: str
    number: int


class Figures(Struct, frozen=True, kw_only=True):
    """The figures under one heading.

    ``done`` = done_in_time + done_late, ``rate_base`` = done + late. ``done_share`` (of ``assigned``) and
    ``on_time_share`` (done_in_time of ``rate_base``) are printed per cents, None where they rest on nothing.
    ``complete`` is false where a figure rests on a group whose members are our own best knowledge.
    """

    name: str
    assigned: int
    done: int
    done_in_time: int
    done_late: int
    open: int
    late: int
    rate_base: int
    done_share: str | None
    on_time_share: str | None
    left_out: tuple[LeftOut, ...]
    left_out_total: int
    complete: bool


def figures(breakdown: Breakdown) -> Figures:
    """The figures of a breakdown."""
    left = breakdown.left_out
    in_time, base, total = breakdown.number("done_in_time"), breakdown.rate_base, len(breakdown.assigned)
    return Figures(
        name=breakdown.name,
        assigned=total,
        done=breakdown.done,
        done_in_time=in_time,
        done_late=breakdown.number("done_late"),
        open=breakdown.number("open"),
        late=breakdown.number("late"),
        rate_base=base,
        done_share=shown_share(breakdown.done, total),
        on_time_share=shown_share(in_time, base),
        left_out=tuple(LeftOut(reason=LEFT_OUT.get(why, why), number=len(of)) for why, of in left.items()),
        left_out_total=sum(map(len, left.values())),
        complete=breakdown.complete,
    )
