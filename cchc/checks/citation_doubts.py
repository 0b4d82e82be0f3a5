"""The citations that may be wrong by what they say themselves.

Why apart: most are right, and copied from plan to plan: each is judged once, not by every check in every plan.
"""

from __future__ import annotations

import re
from datetime import date

from cchc.checks.cited import Mention, mentions
from cchc.citations import (
    Citation,
    National,
    Sign,
    citations,
    disagreement,
    national,
    neighbours,
    of_same_letters,
    same_subject,
)
from cchc.store import LoadedPlan, Store
from cchc.store.once import kept
from cchc.text.by_text import ByText

_ASSEMBLY = re.compile(r"QH(\d{1,2})$")
_TERMS = {11: (2002, 2007), 12: (2007, 2011), 13: (2011, 2016), 14: (2016, 2021), 15: (2021, 2026)}
"""First and last year of a Quốc hội."""

_CENTURIES = ("19", "20")


def doubtful(loaded: LoadedPlan, store: Store) -> list[Mention]:
    """The citations of a plan, in document order, without those of texts in which none can be wrong by itself."""
    return kept(loaded, "_doubtful_mentions", lambda plan: _doubtful(mentions(plan, store)))


def _doubtful(every: tuple[Mention, ...]) -> list[Mention]:
    texts = _DOUBTFUL.of({mention.text.text for mention in every})
    return [mention for mention in every if mention.text.text in texts] if texts else []


_DOUBTFUL = ByText(lambda new: ((text, True) for text in new if any(map(_is_in_doubt, citations(text)))))
"""The texts with a citation that may be wrong."""


def _is_in_doubt(citation: Citation) -> bool:
    """Whether any check may find fault with it, asked of all for which the citation itself tells."""
    sign = citation.sign
    return bool(
        sign.slips
        or is_of_another_year(citation)
        or other_term(sign)
        or disagreement(citation)
        or meant_source(citation)
        or (citation.title is None and neighbours(sign.right))
        or any(one.until is not None for one in national(sign.right))
    )


def is_of_another_year(citation: Citation) -> bool:
    """Whether number and day bear different years; not of a year that cannot be."""
    sign, written = citation.sign, citation.date
    if written is None or written.day is None or not sign.year.startswith(_CENTURIES):
        return False
    return int(sign.year) != written.day.year


def other_term(sign: Sign) -> tuple[int, int] | None:
    """The years of the Quốc hội of a sign whose own year lies outside them; not of a year that cannot be."""
    if not sign.year.startswith(_CENTURIES):
        return None
    found = _ASSEMBLY.search(sign.codes[-1])
    term = _TERMS.get(int(found[1])) if found else None
    return term if term and not term[0] <= int(sign.year) <= term[1] else None


def meant_source(citation: Citation) -> National | None:
    """The national document that a citation must mean though it says otherwise; None where nothing is wrong."""
    written, sign = citation.date, citation.sign
    if written is None or written.day is None:
        return None
    known = national(sign.right)
    if any(one.day == written.day for one in known):
        return None
    for one in known:
        if sign.year or one.day.year == written.day.year or _resembles(citation, written.day, one):
            return one
    return None if known else _other_number(citation, written.day)


def _resembles(citation: Citation, day: date, one: National) -> bool:
    """Whether day and month, or the title, are those of a document."""
    title = citation.title
    same_day = (day.day, day.month) == (one.day.day, one.day.month)
    return same_day or (title is not None and same_subject(title.text, one.title))


def _other_number(citation: Citation, day: date) -> National | None:
    """The document whose number was mistyped: the same letters, and two of number, day and title shared.

    Several decrees of one day may be about one law: beside day and title the numbers must be one slip apart.
    """
    sign, title = citation.sign, citation.title
    for one in of_same_letters(sign.right):
        same_number = one.number == sign.number
        same_day = (day.day, day.month) == (one.day.day, one.day.month)
        if same_number and same_day:
            return one
        near = same_number or (day == one.day and _one_slip(one.number, sign.number))
        if near and title is not None and same_subject(title.text, one.title):
            return one
    return None


def _one_slip(right: str, written: str) -> bool:
    """Whether one digit was changed, left out, typed twice or swapped with its neighbour."""
    if len(right) == len(written):
        differ = [index for index, (a, b) in enumerate(zip(right, written, strict=True)) if a != b]
        return len(differ) == 1 or (len(differ) == 2 and sorted(right) == sorted(written))
    long, short = sorted((right, written), key=len, reverse=True)
    return len(long) == len(short) + 1 and any(
        long[:index] + long[index + 1 :] == short for index in range(len(long))
    )
