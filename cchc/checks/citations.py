"""W4: citations whose parts cannot be: years, days that no calendar has, days to come, and what was left out."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import Any

from msgspec import UNSET

from cchc.checks.citation_doubts import doubtful, is_of_another_year, meant_source, other_term
from cchc.checks.cited import mentions, quoted_day
from cchc.checks.naming import Keys
from cchc.checks.scanning import scanned
from cchc.citations import Citation, citations, national, written_dates
from cchc.findings import Finding, finding
from cchc.plans.base import PartialDate
from cchc.plans.document import Citation as Structured
from cchc.store import LoadedPlan, Store
from cchc.text import fold
from cchc.text.by_text import ByText, Rule, gathered

_ISSUED_BY = (9, 30)
"""Month and day by which a year's plan that shows no date is taken to have been issued."""


def years_differ(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """60/2020/NĐ-CP ngày 21/6/2021: number and day of one document bear the same year; QH15 began in 2021.

    Not told of a document that is known: what is right is told then. Nor of a year that cannot be: that is a sign
    malformed.
    """
    for mention in doubtful(loaded, store):
        sign, written = mention.citation.sign, mention.citation.date
        of_another, term = is_of_another_year(mention.citation), other_term(sign)
        if not (of_another or term) or meant_source(mention.citation) is not None:
            continue
        if written is not None and of_another:
            yield mention.text.finding(
                "W401",
                f"Số {sign.text} là của năm {sign.year}, nhưng ghi ngày {written.text}.",
                sign.start,
                max(sign.end, written.end),
                hint="Năm trong số và năm ban hành phải là một: đối chiếu với bản gốc.",
            )
        elif term is not None:
            yield mention.text.finding(
                "W401",
                f"Số {sign.text} ghi năm {sign.year}, nhưng Quốc hội khóa {sign.codes[-1].partition('QH')[2]} "
                f"hoạt động từ năm {term[0]} đến năm {term[1]}.",
                sign.start,
                sign.end,
                hint="Đối chiếu năm và khóa Quốc hội với bản gốc.",
            )


def later_than_the_plan(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """A document dated after the plan that cites it; tasks that were given later are left out.

    Of a plan without a date a basis may be as late as September of its year, any other citation as its last day.
    """
    last, basis_last = _latest_days(loaded)
    for mention in mentions(loaded, store):
        written = mention.citation.date
        limit = basis_last if mention.text.kind == "basis" else last
        if written is None or written.day is None or written.day <= limit or mention.text.file is loaded.extra_file:
            continue
        yield mention.text.finding(
            "W405",
            f"{mention.name} ghi ngày {written.text}, {_later_than(loaded, limit)}.",
            written.start,
            written.end,
            hint=_a_year_before(written.day, limit),
        )


def _latest_days(loaded: LoadedPlan) -> tuple[date, date]:
    """The last day on which the plan may have been issued, and the last one for what it is based on."""
    stated: Any = loaded.plan.date if loaded.plan else UNSET
    if isinstance(stated, date):
        return stated, stated
    if isinstance(stated, PartialDate) and stated.month is not UNSET:
        last = date(stated.year, stated.month, monthrange(stated.year, stated.month)[1])
        return last, last
    year = stated.year if isinstance(stated, PartialDate) else loaded.year
    last = date(year, 12, 31)
    return last, last if year < loaded.year else date(year, *_ISSUED_BY)


def _later_than(loaded: LoadedPlan, limit: date) -> str:
    if loaded.plan is not None and isinstance(loaded.plan.date, date):
        return f"sau ngày ban hành kế hoạch này ({quoted_day(limit)})"
    return f"muộn hơn lúc kế hoạch năm {loaded.year} này được ban hành"


def _a_year_before(day: date, limit: date) -> str:
    if day.month == 2 and day.day == 29:
        return "Kiểm tra lại năm."
    before = day.replace(year=day.year - 1)
    return f"Có phải là {quoted_day(before)}?" if before <= limit else "Kiểm tra lại ngày ban hành của văn bản này."


def impossible_days(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """A day that no calendar has (31/4), of no possible year (2205), or with a part left out; not of deadlines."""
    every = scanned(loaded)
    found = _IMPOSSIBLE.of(every.known)
    for text in every.having(found):
        if text.kind != "deadline":  # told by W201
            for written in found[text.text]:
                yield text.finding(
                    "W409",
                    f"Ngày “{written.text}” không thể có: {written.why}.",
                    written.start,
                    written.end,
                    hint="Đối chiếu với bản gốc rồi ghi lại ngày, tháng, năm.",
                )


_IMPOSSIBLE = Rule(
    lambda new: gathered((text, written) for text in new for written in written_dates(text) if written.day is None)
)
"""The days in each text that no calendar has."""


def incomplete(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """A document whose date, body or "số" is left out where the plan first names it.

    Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II: the first time kind, number, sign, date, body and title are given.
    The body is asked for only where the sign doesn't tell it: there are thousands of Ủy ban nhân dân. What the
    office notes of tasks given during the year is no document.
    """
    every = mentions(loaded, store)
    lacking = _LACKING.of({mention.text.text for mention in every})
    if not lacking:
        return
    seen: dict[str, set[int | None]] = {}
    for mention in every:
        if mention.text.file is loaded.extra_file:
            continue
        years, year = seen.setdefault(mention.sign, set()), mention.day.year if mention.day else None
        if years and (year in years or None in (year, *years)):
            continue
        years.add(year)
        missing = lacking.get(mention.text.text, {}).get(mention.citation.sign.start)
        if not missing:
            continue
        known = national(mention.sign)
        date_known = mention.citation.date is None and len(known) == 1
        yield mention.text.finding(
            "W410",
            f"{mention.name} được nêu lần đầu mà không có {', '.join(missing)}.",
            mention.citation.sign.start,
            mention.citation.sign.end,
            hint=f"Văn bản này ban hành {quoted_day(known[0].day)}."
            if date_known
            else f"Thêm {', '.join(missing)}.",
            severity="info",
        )


def _lacks_day(citation: Citation, text: str) -> bool:
    return citation.date is None


def _lacks_body(citation: Citation, text: str) -> bool:
    """Whether no body is named, neither by the sign nor by a "của …" that may stand behind sign or date."""
    if citation.issuer is not None or citation.sign.body_code not in ("UBND", "HĐND", "TU", "HU", "ĐU"):
        return False
    end = max(citation.sign.end, citation.date.end if citation.date else 0)
    return _NAMED_BODY.match(text, end) is None


def _lacks_so(citation: Citation, text: str) -> bool:
    """Whether kind and number stand together without "số"."""
    kind, sign = citation.kind_at, citation.sign
    return kind is not None and not text[kind.end : sign.start].strip(" \t\n\r\u00a0:")


_NAMED_BODY = re.compile(r"\)?\s*,?\s*(?:của|do)\s")
_PARTS = (("chữ “số”", _lacks_so), ("ngày ban hành", _lacks_day), ("cơ quan ban hành", _lacks_body))


def _lacking(text: str) -> dict[int, list[str]]:
    """What each citation of a text leaves out that leaves out anything, by where its sign stands."""
    every = ((one.sign.start, [what for what, lacks in _PARTS if lacks(one, text)]) for one in citations(text))
    return {start: missing for start, missing in every if missing}


_LACKING = ByText(lambda new: ((text, lacking) for text in new if (lacking := _lacking(text))))
"""The texts with a citation that leaves something out, as few do."""


def structured(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """The citations listed under a basis say what its text says; so does ``implements`` where the text names it."""
    if loaded.plan is None:
        return
    for index, basis in enumerate(loaded.plan.bases):
        for at, listed in enumerate(basis.citations):
            yield from _unlike_text(loaded, ("bases", index, "citations", at), listed, basis.text, "bases")
    above = loaded.plan.implements
    if isinstance(above, Structured) and above.number is not UNSET:
        number = above.number
        first = next((m for m in mentions(loaded, store) if m.sign == number and m.citation.date), None)
        if first is not None:
            yield from _unlike_text(loaded, ("implements",), above, first.text.text, "implements")


def _unlike_text(loaded: LoadedPlan, keys: Keys, listed: Structured, text: str, where: str) -> Iterator[Finding]:
    """Each part of a structured citation that the text does not bear out."""
    for key, value, said in _parts(listed, text):
        yield finding(
            loaded.plan_file.place((*keys, key)),
            "W411",
            f"Trích dẫn ghi “{value}” nhưng đoạn văn ghi {said}.",
            hint="Sửa trích dẫn cho khớp với đoạn văn, hoặc ngược lại.",
            excerpt=value,
            where=where,
        )


def _parts(listed: Structured, text: str) -> Iterator[tuple[str, str, str]]:
    """Key, value and what the text says instead, of each part that differs."""
    if listed.number is UNSET:
        return
    number = listed.number
    found = next((one for one in citations(text) if number in (one.sign.text, one.sign.right)), None)
    if found is None:
        yield "number", number, "số khác hoặc không nêu số"
        return
    if listed.date is not UNSET and found.date is not None and found.date.day not in (None, listed.date):
        yield "date", listed.date.isoformat(), f"ngày {found.date.text}"
    if listed.kind is not UNSET and found.kind is not None and fold(listed.kind) != fold(found.kind):
        yield "kind", listed.kind, f"“{found.kind}”"
    if listed.issuer is not UNSET and found.issuer is not None and fold(listed.issuer) not in fold(text):
        yield "issuer", listed.issuer, f"“{found.issuer.text}”"
    if listed.title is not UNSET and fold(listed.title) not in fold(text):
        yield "title", listed.title, "khác"
