"""W4: one document cited in two ways, within a plan or between the plans of a workspace."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from cchc.checks.book import Book
from cchc.checks.citation_aspects import ASPECTS, Aspect
from cchc.checks.citation_groups import Group, Known, groups, same
from cchc.checks.naming import also_at
from cchc.findings import Finding, Severity


def two_versions(plan_id: str, book: Book) -> Iterator[Finding]:
    """One document with two dates, two signs or two periods in its title: the version that fewer plans have.

    Where as many have the one as the other, the rarer one of the plan, or its later one; between plans both, as
    information.
    """
    for aspect in ASPECTS:
        told: set[tuple[str, Hashable]] = set()
        for group in groups(book, aspect).get(plan_id, ()):
            for one in group.of_plan[plan_id]:
                found = _rival(one, group)
                if found is None:
                    continue
                rival, severity = found
                if severity == "info" and (one.mention.sign, one.value) in told:
                    continue
                told.add((one.mention.sign, one.value))
                yield _finding(one, rival, aspect, severity)


def _rival(one: Known, group: Group) -> tuple[Known, Severity | None] | None:
    """The citation that says otherwise and is likelier right, with the severity; None where there is none."""
    differing = [(other, sure) for other in group.differing(one) if (sure := same(one, other, group.aspect))]
    own = [(other, sure) for other, sure in differing if other.plan == one.plan]
    for other, sure in own or differing:
        loses = _loses(one, other, group)
        if loses is not False:
            return other, None if loses and sure == 2 else "info"
    return None


def _loses(one: Known, other: Known, group: Group) -> bool | None:
    """Whether the other version is likelier right; None between plans where as many say the one as the other."""
    likelier = group.aspect.likelier
    if likelier(one.mention, other.mention) or likelier(other.mention, one.mention):
        return likelier(one.mention, other.mention)
    if (plans := group.plans_alike(one)) != (others := group.plans_alike(other)):
        return plans < others
    if one.plan != other.plan:
        return None
    here, there = group.times_alike(one), group.times_alike(other)
    return here < there or (here == there and group.turn(one) > group.turn(other))


def _finding(one: Known, rival: Known, aspect: Aspect, severity: Severity | None) -> Finding:
    where = also_at(rival.mention.place, one.mention.place)
    said, other = aspect.said(one.mention), aspect.said(rival.mention)
    return one.mention.text.finding(
        aspect.code if rival.plan == one.plan else "W404",
        f"{said.of} ở đây ghi {said.shown}, còn {where} ghi {other.shown}.",
        said.start,
        said.end,
        hint="Một trong hai chỗ sai: đối chiếu với bản gốc rồi ghi thống nhất.",
        severity=severity,
    )
