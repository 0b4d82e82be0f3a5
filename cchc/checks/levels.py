"""W3: words of another authority or level, left over from the plan that this one was copied from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from msgspec import UNSET

from cchc.checks.foreign import COMMITTEES, KINDS, ORDER, Foreign, Standing, foreign_to
from cchc.checks.scanning import scanned
from cchc.checks.texts import Text
from cchc.findings import Finding, Severity
from cchc.plans.organisation import Authority
from cchc.store import LoadedPlan, Store
from cchc.text import fold

_NO_DISTRICTS = date(2025, 7, 1)
"""The day on which the district level ended (Nghị quyết 203/2025/QH15)."""


@lru_cache(maxsize=4096)
def _kind_of(name: str, level: str) -> str:
    """The word for an authority's kind in its name ("thị xã"); "" where it has none."""
    for committee in COMMITTEES:
        name = name.removeprefix(committee)
    return next((kind for kind in KINDS.get(level, ()) if fold(name).startswith(f"{fold(kind)} ")), "")


def _standing(loaded: LoadedPlan, store: Store) -> Standing | None:
    """Where the plan's authority stands; None where its register cannot be read or does not tell."""
    if loaded.register is None:
        return None
    own = loaded.register.authority
    kind = _kind_of(own.name, own.level)
    if not kind or own.level == "trung ương":
        return None
    upper = ORDER[ORDER.index(own.level) - 1]
    ended = loaded.date >= _NO_DISTRICTS
    if upper == "huyện" and ended:
        upper = "tỉnh"
    return Standing(own.level, kind, upper, _kind_of(_superior(own, store), upper), ended)


def _superior(own: Authority, store: Store) -> str:
    if own.superior is not UNSET and (units := store.units(own.superior).value) is not None:
        return units.authority.name
    return "" if own.superior_name is UNSET else own.superior_name


def foreign_words(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """Names and words of another authority or level in the plan's texts."""
    standing = _standing(loaded, store)
    if standing is None or loaded.register is None:
        return
    own = loaded.register.authority
    own_names = {fold(own.place), fold(own.name).rpartition(f"{fold(standing.kind)} ")[2]}
    every = scanned(loaded)
    found = foreign_to(standing).of(every.places)
    for text in every.having(found):
        for words in found[text.text]:
            if text.kind in words.never or (words.only is not None and text.kind not in words.only):
                continue
            if not words.name:
                yield _told(text, words)
            elif not any(words.name.startswith(one) or one.startswith(words.name) for one in own_names):
                yield _told(text, words, f"{own.name}.")


def _told(text: Text, words: Foreign, whose: str = "") -> Finding:
    code: tuple[str, Severity | None] = ("W318", None) if words.sure else ("W319", "info")
    message = words.message.format(f"“{text.text[words.start : words.end]}”") + whose
    return text.finding(code[0], message, words.start, words.end, hint=words.hint, severity=code[1])
