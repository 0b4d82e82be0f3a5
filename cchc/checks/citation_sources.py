"""W4: what a plan says of national documents, held against those whose number and date are certain."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import UNSET

from cchc.checks.citation_doubts import doubtful, meant_source
from cchc.checks.cited import Mention, quoted_day
from cchc.checks.scanning import scanned
from cchc.citations import (
    LawYear,
    National,
    known_law,
    law_years,
    national,
    neighbours,
)
from cchc.findings import Finding
from cchc.store import LoadedPlan, Store
from cchc.text.by_text import Rule, gathered

_NO_LONGER = re.compile(r"(?:thay\s+thế|sửa\s+đổi|bổ\s+sung|bãi\s+bỏ|hết\s+hiệu\s+lực)[^;.]{0,80}$", re.IGNORECASE)


def wrong_source(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """A national document with another date than its own, or the date and title of one with another number."""
    for mention in doubtful(loaded, store):
        meant, written = meant_source(mention.citation), mention.citation.date
        if meant is not None and written is not None:
            start = written.start if meant.sign == mention.sign else mention.citation.sign.start
            yield mention.text.finding(
                "W408",
                f"{mention.name} ghi ngày {written.text}, nhưng {_as_issued(meant, mention)}.",
                start,
                written.end,
                hint=f"Có phải là {meant.kind} số {meant.sign} {quoted_day(meant.day)}?",
            )


def _as_issued(one: National, mention: Mention) -> str:
    which = "văn bản này" if one.sign == mention.sign else f"{one.kind} số {one.sign}"
    return f"{which} được {one.issuer} ban hành {quoted_day(one.day)}"


def other_subject(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """A document cited without its title for what its neighbour is about ("đơn vị sự nghiệp", 62/2020/NĐ-CP)."""
    for mention in doubtful(loaded, store):
        lower = mention.text.text.lower()
        for one in neighbours(mention.sign) if mention.citation.title is None else ():
            mine = any(subject in lower for subject in one.subjects)
            others = [subject for subject in one.other_subjects if subject in lower]
            if mine or not others or one.other.lower() in lower:
                continue
            known, meant = national(mention.sign)[0], national(one.other)[0]
            yield mention.text.finding(
                "W414",
                f"{known.kind} số {known.sign} {known.title}, không nói về “{others[0]}”.",
                mention.citation.sign.start,
                mention.citation.sign.end,
                hint=f"Có phải là {meant.kind} số {meant.sign} {quoted_day(meant.day)} {meant.title}?",
            )
            break


def wrong_law_year(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """A law named with a year or a day in which no law of that name was passed."""
    every = scanned(loaded)
    found = _WRONG_YEARS.of(every.known)
    for text in every.having(found):
        for named, passed in found[text.text]:
            yield text.finding(
                "W408",
                f"Luật {named.name} không được ban hành {_when(named)}.",
                named.start,
                named.end,
                hint=f"Luật này có các năm: {passed}.",
            )


def _passed(named: LawYear) -> str | None:
    """The years of a law that was named with a wrong one; None where nothing is wrong or known."""
    law = known_law(named.name)
    if law is None or named.year > law.until:
        return None
    of_year = [day for day in law.days if day.year == named.year]
    if named.year in law.years and (named.day is None or not of_year or named.day.day in of_year):
        return None
    return ", ".join(map(str, sorted(law.years))) + (f" ({', '.join(map(quoted_day, of_year))})" if of_year else "")


_WRONG_YEARS = Rule(
    lambda new: gathered(
        (text, (named, passed))
        for text in new
        for named in law_years(text)
        if (passed := _passed(named)) is not None
    )
)
"""The laws that each text names with a wrong year, each with the years that it has."""


def _when(named: LawYear) -> str:
    return f"năm {named.year}" if named.day is None else f"ngày {named.day.text}"


def replaced(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """A document that had been replaced when the plan was issued, once each; not where the text says so itself."""
    told: set[str] = set()
    if loaded.plan is None or loaded.plan.date is UNSET:
        return
    for mention in doubtful(loaded, store):
        for one in national(mention.sign):
            over = one.until is not None and one.until < loaded.date and mention.day in (None, one.day)
            before = mention.text.text[: mention.citation.start]
            if not over or one.sign in told or _NO_LONGER.search(before) or mention.text.file is loaded.extra_file:
                continue
            told.add(one.sign)
            assert one.until is not None
            yield mention.text.finding(
                "W412",
                f"{one.kind} số {one.sign} chỉ còn hiệu lực đến {quoted_day(one.until)}, trước kế hoạch này.",
                mention.citation.sign.start,
                mention.citation.sign.end,
                hint=f"Văn bản thay thế: {one.replaced_by}." if one.replaced_by else "",
                severity="info",
            )
