"""What a plan cites: every citation with its text, and its issuer as far as the plan tells it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from msgspec import UNSET

from cchc.calendar.written import printed_day
from cchc.checks.scanning import scanned
from cchc.checks.texts import Text
from cchc.citations import Citation, Issuer, citations, issuer_of
from cchc.findings import Place
from cchc.store import LoadedPlan, Store
from cchc.store.once import kept
from cchc.text.by_text import ByText

_CENTRAL = frozenset({"CP", "TTg", "TW", "VPCP", "TTCP", "BNV", "BTC", "BTP", "BTTTT", "BKHCN", "BKHĐT"})
"""Bodies of which there is one: their abbreviation in a sign names them."""

_CITATIONS = ByText(
    lambda new: ((text, found) for text in new if (found := citations(text))),
    of_all=True,
)
"""What each text cites; no rule among the others, for of most plans nothing else is asked."""


class Mention(NamedTuple):
    """One citation and its text; a bare "UBND tỉnh" in ``issuer`` has the name that it has in this plan."""

    text: Text
    citation: Citation
    issuer: Issuer | None

    @property
    def sign(self) -> str:
        """Number and sign, mended."""
        return self.citation.sign.right

    @property
    def day(self) -> date | None:
        """The day of issue, where the citation tells one that exists."""
        return self.citation.date.day if self.citation.date else None

    @property
    def name(self) -> str:
        """Kind and sign as a sentence names them: "Kế hoạch số 163/KH-UBND"."""
        return f"{self.citation.kind or 'Văn bản'} số {self.citation.sign.text}"

    @property
    def place(self) -> Place:
        """Where its sign stands."""
        return self.text.file.place(self.text.keys, offset=self.citation.sign.start)


class Issued(NamedTuple):
    """A plan of the workspace as a document that others cite."""

    plan: str
    sign: str
    day: date | None
    issuer: Issuer | None
    title: str


def mentions(loaded: LoadedPlan, store: Store) -> tuple[Mention, ...]:
    """Every citation of the plan's texts in document order; read once: each plan is compared with all others."""
    return kept(loaded, "_mentions", lambda plan: tuple(_mentions(plan, store)))


def _mentions(loaded: LoadedPlan, store: Store) -> Iterator[Mention]:
    every = scanned(loaded)
    found = _CITATIONS.of(every.places)
    names = _names_of_levels(loaded, store) if found else {}
    for text in every.having(found):
        for citation in found[text.text]:
            yield Mention(text, citation, _told(citation, names))


def issued(loaded: LoadedPlan) -> Issued | None:
    """The plan as a document: its sign, day and issuer; None where its number is blank."""
    plan = loaded.plan
    if plan is None or plan.number is UNSET:
        return None
    sign = plan.number if "/" in plan.number else f"{plan.number}/{plan.sign if plan.sign is not UNSET else ''}"
    units = loaded.units_file.value
    return Issued(
        loaded.id,
        sign.replace(" ", ""),
        plan.date if isinstance(plan.date, date) else None,
        issuer_of(units.authority.name) if units else None,
        plan.title,
    )


def quoted_day(day: date) -> str:
    """A day as a finding names it: "ngày 05/3/2020"."""
    return f"ngày {printed_day(day)}"


def _names_of_levels(loaded: LoadedPlan, store: Store) -> dict[str, str]:
    """Which town "UBND thị xã" and which province "UBND tỉnh" mean here: the plan's own and those above it."""
    names: dict[str, str] = {}
    for name in _authorities(loaded, store):
        body = issuer_of(name)
        if body is not None and body.level and body.name:
            names.setdefault(body.level, body.name)
    return names


def _authorities(loaded: LoadedPlan, store: Store) -> Iterable[str]:
    units, seen = loaded.units_file.value, {loaded.authority}
    while units is not None:
        yield units.authority.name
        if units.authority.superior_name is not UNSET:
            yield units.authority.superior_name
        above = units.authority.superior
        if above is UNSET or above in seen:
            return
        seen.add(above)
        units = store.units(above).value


def _told(citation: Citation, names: dict[str, str]) -> Issuer | None:
    """The issuer with its place's name; that of a central body is told by the sign alone."""
    issuer = citation.issuer
    if issuer is None:
        code = citation.sign.body_code
        return Issuer(0, 0, "", code) if code in _CENTRAL else None
    if issuer.level and not issuer.name:
        return issuer._replace(name=names.get(issuer.level, ""))
    return issuer
