"""W3: who leads and who works along: one unit in both cells or twice in one, leads named that lead nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import UNSET

from cchc.checks.named import entries, keys_of, leading, rows_naming_twice
from cchc.checks.scanning import in_small_letters, new_texts, scanned
from cchc.checks.texts import Text
from cchc.findings import Finding, finding
from cchc.plans.document import Section
from cchc.plans.organisation import Group, Unit
from cchc.plans.register import Register
from cchc.plans.rows import Name, Row
from cchc.store import LoadedPlan, Store
from cchc.text import fold
from cchc.text.by_text import Rule

_LISTED = re.compile(
    r"\((?P<round>[^()]{12,600})\)|(?:chủ trì|phụ trách)[^().:;]{0,120}:\s*(?P<open>[^.;()\n]{12,600})"
)
_LEADS = "chủ trì"
_LEADING = (_LEADS, "phụ trách")
_OF_LISTS = ("heading", "paragraph", "item")
_SENTENCE = re.compile(r"[.;\n]\s")


def _entry(loaded: LoadedPlan, name: str) -> Unit | Group | None:
    return loaded.register.find(name, loaded.date) if loaded.register is not None else None


def _told(loaded: LoadedPlan, row: Row, name: Name, code: str, message: str, hint: str) -> Finding:
    place = loaded.file_of(row).place(name.path)
    return finding(place, code, message, hint=hint, excerpt=name.text, where=row.id)


_ADDRESSING = re.compile(r"^(?:Đối với|Giao|Trách nhiệm của)\s+", re.IGNORECASE)


def both_roles(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """A unit named both as lead and as coordinator of one task.

    Only by the same name: a lead that is also a member of a coordinating group drops out of that group. A name
    that points to another document's list ("Theo phân công tại Quyết định số …") may mean others in each cell.
    """
    keys = keys_of(loaded)
    for row in rows_naming_twice(loaded):
        if row.lead_from is not None and row.coordinating_from is not None:
            continue
        leads = {keys[name.text]: name for name in row.lead}
        for name in row.coordinating:
            lead = leads.get(keys[name.text])
            entry = entries(loaded)[name.text]
            if lead is not None and not (isinstance(entry, Group) and entry.listed_in is not UNSET):
                yield _told(
                    loaded,
                    row,
                    name if row.coordinating_from is None else lead,
                    "W301",
                    f"“{name.text}” vừa là cơ quan chủ trì vừa là cơ quan phối hợp của một việc.",
                    "Bỏ tên này ở một trong hai ô.",
                )


def twice_in_a_cell(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """One unit or group named twice in a cell."""
    keys = keys_of(loaded)
    for row in rows_naming_twice(loaded):
        for names, taken in ((row.lead, row.lead_from), (row.coordinating, row.coordinating_from)):
            seen: set[str] = set()
            for name in names if taken is None else ():
                key = keys[name.text]
                if key in seen:
                    message = f"“{name.text}” đứng hai lần trong một ô."
                    yield _told(loaded, row, name, "W302", message, "Bỏ một trong hai.")
                seen.add(key)


def coordinators_that_lead(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """A coordinating cell that gives somebody the lead in words."""
    every = scanned(loaded)
    given = _LEAD_GIVEN.of(every.known)
    for text in every.having(given):
        if text.kind == "coordinating":
            at = given[text.text]
            yield text.finding(
                "W311",
                "Ô cơ quan phối hợp lại nói đến “chủ trì”.",
                at,
                at + len(_LEADS),
                hint="Chuyển cơ quan đó sang ô chủ trì, hoặc nói rõ ai chủ trì phần việc nào.",
                severity="info",
            )


def _lead_given(texts: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    """The texts that first speak of leading, and not of whoever leads ("của cơ quan chủ trì"), and where."""
    for text, lower in new_texts(texts, in_small_letters).saying([_LEADS]).items():
        at = lower.index(_LEADS)
        if not lower.endswith(("cơ quan ", "đơn vị "), 0, at):
            yield text, at


_LEAD_GIVEN = Rule(_lead_given)


def idle_leads(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """A unit that the body lists among those that lead, and that leads nothing in the appendix by its name."""
    if loaded.register is None or not loaded.rows.rows:
        return
    lists = [text for text in scanned(loaded).body if text.kind in _OF_LISTS and _lists_in(text.text)]
    if not lists:
        return
    known = {unit_id for name in leading(loaded) for unit_id in _workers(loaded, name)}
    for text in lists:
        for unit, start, end in _listed(loaded, text):
            if unit.id not in known:
                known.add(unit.id)
                yield text.finding(
                    "W310",
                    f"“{text.text[start:end]}” được kể là cơ quan chủ trì nhưng không chủ trì việc nào "
                    "trong phụ lục.",
                    start,
                    end,
                    hint="Giao việc cho cơ quan này trong phụ lục, hoặc bỏ tên ở đây.",
                )


def idle_headings(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """A unit with a part of its own under "Tổ chức thực hiện" that leads no row, not even within a group."""
    register, plan = loaded.register, loaded.plan
    if register is None or plan is None or not loaded.rows.rows:
        return
    parts = [index for index, one in enumerate(plan.body) if _assigns(one)]
    if not parts:
        return
    at_work = set(_at_work(loaded, register))
    for text in scanned(loaded).body:
        if text.kind != "heading" or len(text.keys) < 4 or text.keys[1] not in parts:
            continue
        heading = _ADDRESSING.sub("", text.text)
        for name in register.split(heading, loaded.date):
            unit = _entry(loaded, name)
            if isinstance(unit, Unit) and unit.id not in at_work and not register.is_authority(name):
                start = text.text.find(name)
                yield text.finding(
                    "W310",
                    f"“{name}” được giao nhiệm vụ ở đây nhưng không chủ trì việc nào trong phụ lục.",
                    start,
                    start + len(name),
                    hint="Giao việc cho đơn vị này trong phụ lục, để có sản phẩm và thời hạn mà theo dõi.",
                    severity="info",
                )


def _assigns(section: Section) -> bool:
    return section.heading is not UNSET and "tổ chức thực hiện" in section.heading.lower()


def _at_work(loaded: LoadedPlan, register: Register) -> Iterator[str]:
    """The ids of the units that lead a row, by their names or within a group."""
    for name in leading(loaded):
        yield from _workers(loaded, name)
        entry = entries(loaded)[name]
        if isinstance(entry, Group):
            yield from (member.unit.id for member in register.members(entry, loaded.date))


def cut_names(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """A unit named without the word for its kind ("Tài chính - Kế hoạch") in a list where others have theirs."""
    for text in scanned(loaded).body:
        if text.kind not in _OF_LISTS or not _lists_in(text.text) or "(" not in text.text:
            continue
        for unit, start, end in _listed(loaded, text):
            kind, _, rest = unit.name.partition(" ")
            if fold(text.text[start:end]) == fold(rest):
                yield text.finding(
                    "W324",
                    f"“{text.text[start:end]}” thiếu chữ “{kind}”.",
                    start,
                    end,
                    hint=f"Viết đủ tên: “{unit.name}”.",
                    severity="info",
                )


def _workers(loaded: LoadedPlan, name: str) -> Iterator[str]:
    """The ids of a unit named and of the one that works for it."""
    entry = entries(loaded)[name]
    if isinstance(entry, Unit):
        yield entry.id
        if entry.standing:
            yield entry.standing.unit


def _listed(loaded: LoadedPlan, text: Text) -> Iterator[tuple[Unit, int, int]]:
    """The units of a list of those that lead: at least two known names in brackets or after a colon."""
    if loaded.register is None:
        return
    for at, listed in _lists_in(text.text):
        names = loaded.register.split(listed, loaded.date)
        known = [(name, _entry(loaded, name)) for name in names]
        units = [(name, unit) for name, unit in known if isinstance(unit, Unit)]
        for name, unit in units if len(units) > 1 and len(units) * 2 > len(names) else ():
            start = text.text.find(name, at)
            if start >= 0:
                yield unit, start, start + len(name)
                at = start + len(name)


@lru_cache(maxsize=65536)
def _lists_in(text: str) -> tuple[tuple[int, str], ...]:
    """What may be a list of those that lead, by the words of a text alone: where it begins, and its own words."""
    if not any(word in text for word in _LEADING):
        return ()
    lists = []
    for found in _LISTED.finditer(text):
        part = "round" if found["round"] else "open"
        around = _sentence_at(text, found.start(), found.end())
        if part == "open" or any(word in around for word in _LEADING):
            lists.append((found.start(part), found[part]))
    return tuple(lists)


def _sentence_at(text: str, start: int, end: int) -> str:
    """The sentence around a part of a text, without the part."""
    begins = max((found.end() for found in _SENTENCE.finditer(text, 0, start)), default=0)
    stop = _SENTENCE.search(text, end)
    return text[begins:start] + text[end : stop.start() if stop else len(text)]
