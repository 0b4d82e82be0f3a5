"""What a rule hands to the grammar, and how references without a year get theirs."""

from __future__ import annotations

import msgspec

from .reading import Reading
from .refs import Ref, Span
from .tokens import Tape


class Outcome(msgspec.Struct, frozen=True):
    """A reading whose ``phrase`` is still empty and whose ``why`` lacks the quoted words.

    ``after`` is the token it ended before, ``years`` the years it named; ``yearless`` tells that it took a year
    from the plan, which a neighbour that names another year makes doubtful.
    """

    reading: Reading
    after: int
    years: frozenset[int] = frozenset()
    yearless: bool = False


def named_years(refs: tuple[Ref, ...] | list[Ref]) -> frozenset[int]:
    """The years that stand in the phrase."""
    return frozenset(ref.year for ref in refs if ref.year is not None and not ref.relative)


def yearless(refs: tuple[Ref, ...] | list[Ref]) -> bool:
    """Whether none of them has a year, so that the plan's is taken."""
    return all(ref.year is None and not ref.annual for ref in refs)


def place_in_years(tape: Tape, refs: list[Ref]) -> list[tuple[Ref, Span]] | None:
    """Each reference with its days; None (and a fault noted) when a year cannot be known or a day does not exist.

    A missing year carries back from the next one that is named, else forward from the one before, as long as the
    order stays right; with no year named at all it is the plan's.
    """
    years = [ref.year for ref in refs]
    named = [year for year in years if year is not None]
    for k in reversed(range(len(refs))):
        if years[k] is None:
            years[k] = _year_for(tape, refs, years, k) if named else tape.year
        if years[k] is None:
            tape.fault("Không rõ năm của mốc này; hãy ghi năm cho từng mốc", refs[k].first, refs[k].after)
            return None
    return _spans(tape, refs, [tape.year if year is None else year for year in years])


def _year_for(tape: Tape, refs: list[Ref], years: list[int | None], k: int) -> int | None:
    later = next((n for n in range(k + 1, len(refs)) if years[n] is not None), None)
    if later is not None:
        year = years[later]
        assert year is not None
        if (refs[k].months[0], refs[k].days[0]) <= _key(refs[later]):
            return year
        return tape.year if tape.year < year else None
    before = next(n for n in range(k - 1, -1, -1) if years[n] is not None)
    year = years[before]
    assert year is not None
    fits = {y for y in (year, tape.year) if (y, *_key(refs[k])) >= (year, *_key(refs[before]))}
    return fits.pop() if len(fits) == 1 else None


def _key(ref: Ref) -> tuple[int, int]:
    return ref.months[1], ref.days[1]


def _spans(tape: Tape, refs: list[Ref], years: list[int]) -> list[tuple[Ref, Span]] | None:
    spans = []
    for ref, year in zip(refs, years, strict=True):
        try:
            spans.append((msgspec.structs.replace(ref, year=year), ref.within(year)))
        except ValueError:
            tape.fault(f"Không có ngày {ref.called(year)}", ref.first, ref.after)
            return None
    return spans
