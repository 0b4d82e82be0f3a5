"""Findings silenced on purpose (``ignore``), never without a reason; an idle one is a finding itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from msgspec import UNSET

from cchc.checks.catalogue import catalogue
from cchc.checks.naming import Keys
from cchc.findings import Finding, Place, finding
from cchc.plans.base import Ignore
from cchc.store import Loaded, LoadedPlan, Store
from cchc.text import did_you_mean, fold


class Silence(NamedTuple):
    """One ``ignore`` and its place: the code, the words quoted ("": any), its task or duty ("": all)."""

    code: str
    words: str
    where: str
    place: Place

    def covers(self, one: Finding) -> bool:
        """Whether it silences a finding."""
        return (
            self.code == one.code
            and self.where in ("", one.where)
            and fold(self.words) in fold(one.excerpt)
            and can_be_silenced(one)
        )

    def idle_finding(self) -> Finding:
        """What is said where it silences nothing."""
        about = f" về “{self.words}”" if self.words else ""
        mend = "Xóa mục này, hoặc sửa lại mã hay chữ." if self.words else "Xóa mục này, hoặc sửa lại mã."
        known = catalogue()
        return finding(
            self.place,
            "W001",
            f"Mục “ignore” {self.code}{about} không ứng với cảnh báo nào.",
            hint=mend if self.code in known else did_you_mean(self.code, known, mend),
            excerpt=self.code,
            where=self.where,
        )


def can_be_silenced(one: Finding) -> bool:
    """Faults of a file itself are never silenced: what could not be read is not known."""
    return not one.code.startswith("E0")


def silences_of_plan(loaded: LoadedPlan) -> list[Silence]:
    """The ignores of a plan, its appendix, its duties and rows."""
    return list(_of_plan(loaded))


def silences_of_workspace(store: Store) -> list[Silence]:
    """The ignores of workspace.yaml, which hold for every plan."""
    settings = store.settings
    return list(_listed(settings.value.ignore, "", settings, ())) if settings.value else []


def told(found: Iterable[Finding], silences: Iterable[Silence]) -> list[Finding]:
    """What none of them silences."""
    listed = list(silences)
    return [one for one in found if not any(silence.covers(one) for silence in listed)]


def idle(silences: Iterable[Silence], found: Iterable[Finding]) -> list[Finding]:
    """A finding for each that silences none of what was found."""
    everything = list(found)
    return [silence.idle_finding() for silence in silences if not any(silence.covers(one) for one in everything)]


def _of_plan(loaded: LoadedPlan) -> Iterator[Silence]:
    if loaded.plan:
        yield from _listed(loaded.plan.ignore, "", loaded.plan_file, ())
        for index, duty in enumerate(loaded.plan.duties):
            yield from _listed(duty.ignore, f"duty/{duty.id}", loaded.plan_file, ("duties", index))
    if loaded.appendix_file.value:
        yield from _listed(loaded.appendix_file.value.ignore, "", loaded.appendix_file, ())
    for row in [row for row in loaded.rows.rows if row.task.ignore]:
        yield from _listed(row.task.ignore, row.id, loaded.file_of(row), row.path)


def _listed(ignores: Iterable[Ignore], where: str, file: Loaded[Any], keys: Keys) -> Iterator[Silence]:
    for index, ignore in enumerate(ignores):
        words = "" if ignore.words is UNSET else ignore.words
        yield Silence(ignore.code, words, where, file.place((*keys, "ignore", index, "code")))
