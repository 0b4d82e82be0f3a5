"""Several dates as the turns of one recurring reading: merged by due date, labelled, explained."""

from __future__ import annotations

from collections.abc import Iterable

from .reading import Occurrence, Reading
from .refs import Ref, vn


def merged(occurrences: Iterable[Occurrence]) -> tuple[Occurrence, ...]:
    """The turns in order of due date; those due on the same day become one, "quý IV, năm".

    The start kept is the latest: the shortest of the periods that end on that day.
    """
    by_due: dict[object, Occurrence] = {}
    for turn in occurrences:
        known = by_due.get(turn.due)
        by_due[turn.due] = turn if known is None else _joined(known, turn)
    return tuple(sorted(by_due.values(), key=lambda turn: turn.due))


def _joined(one: Occurrence, other: Occurrence) -> Occurrence:
    labels = [label for label in (one.label, other.label) if label]
    starts = [start for start in (one.start, other.start) if start is not None]
    return Occurrence(", ".join(dict.fromkeys(labels)) or None, max(starts, default=None), one.due)


def labels(refs: list[Ref], plan_year: int) -> list[str]:
    """A label for each reference, with its year as soon as one lies outside the plan's."""
    plain = all(ref.year == plan_year for ref in refs)
    return [ref.called(None if plain else ref.year) for ref in refs]


def recurring(rule: str, why: str, turns: Iterable[Occurrence], *, before: bool = False) -> Reading:
    """A recurring reading over these turns; the dates are added to the sentence."""
    all_turns = merged(turns)
    shown = [vn(turn.due) for turn in all_turns]
    dates = ", ".join(shown) if len(shown) <= 12 else f"{', '.join(shown[:3])}, …, {shown[-1]} ({len(shown)} kỳ)"
    whole = f"{why}; hạn: {dates}."
    return Reading(kind="recurring", rule=rule, why=whole, occurrences=all_turns, before=before)
