"""The units' year: each unit's counts, reports and days late, and where weights are set its score and grade."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import UNSET, Struct
from msgspec.structs import replace

from cchc.obligations.assessing import Assessed
from cchc.obligations.counting import Counts, Tally, left_out, outcome, tally, total
from cchc.obligations.scope import Scope
from cchc.plans.journal import Weights, Workspace
from cchc.store import Store, WorkspaceError
from cchc.text import fold


class Standing(Struct, frozen=True, kw_only=True):
    """How one unit stands.

    ``reports_on_time`` of ``reports_counted``: its reports sent in time, of those sent or late. ``days_late_mean``
    is the mean of the calendar days past the last day of what was done late or is late, None where nothing is.
    ``score`` (0 to 100) and ``grade`` are None without weights; ``place`` is None where nothing of the unit counts.
    """

    tally: Tally
    reports_on_time: int
    reports_counted: int
    days_late_mean: float | None
    score: float | None = None
    grade: str | None = None
    place: int | None = None


class Ranking(Struct, frozen=True, kw_only=True):
    """All units in their order, and what of everything found counts for none, by reason."""

    standings: list[Standing]
    everything: Counts


def rank(found: Sequence[Assessed], weights: Weights | None, grades: dict[str, float]) -> Ranking:
    """The units of one authority by score, without weights by on-time rate; then by name.

    Units equal in that share a place; those of which nothing counts come last and have none. Units of central
    agencies (ngành dọc) and groups that nobody can expand are no units of the authority's and have no standing.
    """
    ranked = [a for a in found if a.obligation.owner.unit_id is not None and not a.obligation.owner.vertical]
    mine: dict[str, list[Assessed]] = {}
    for assessed in ranked:
        mine.setdefault(assessed.obligation.owner.unit_id or "", []).append(assessed)
    standings = [_standing(one, mine[one.key or ""], weights, grades) for one in tally(ranked, "unit")]
    return Ranking(
        standings=_placed(standings, by_score=weights is not None), everything=total(found, "unit").obligations
    )


def check_comparable(scope: Scope, year: int | None) -> None:
    """Raise WorkspaceError where units of several authorities would be compared, or of another year than asked."""
    if len({plan_id.partition("/")[0] for plan_id in scope.ids}) > 1:
        plans = ", ".join(scope.ids)
        raise WorkspaceError(
            f"Không so đơn vị của các cơ quan khác nhau: {plans}.",
            "Chọn kế hoạch của một cơ quan (--plan).",
        )
    for loaded in scope.plans:
        if year is not None and loaded.year != year:
            raise WorkspaceError(
                f"Kế hoạch {loaded.id} là của năm {loaded.year}, không phải {year} (--year).",
                "Chỉ cần ghi một trong hai: --plan hoặc --year.",
            )


def settings_of(store: Store) -> Workspace:
    """What workspace.yaml sets; nothing where it cannot be read."""
    return store.settings.value or Workspace(home="")


def weights_of(store: Store) -> Weights | None:
    """The weights to score with; none are used from a file that is wrong somewhere."""
    weights = settings_of(store).weights
    return None if weights is UNSET or store.settings.findings else weights


def score(found: Iterable[Assessed], weights: Weights) -> float | None:
    """What was reached of what could be, in percent (two decimals); None where nothing counts.

    100 × Σ (role's weight × outcome's weight) / Σ (role's weight × best outcome's weight).
    """
    reached = possible = 0.0
    for assessed in found:
        if left_out(assessed) is not None:
            continue
        role, worth = assessed.obligation.role, getattr(weights, outcome(assessed))
        if role == "coordinating" or worth is UNSET:
            continue
        reached += getattr(weights, role) * worth
        possible += getattr(weights, role) * weights.best
    return round(100 * reached / possible, 2) if possible else None


def grade_of(points: float, grades: dict[str, float]) -> str | None:
    """The highest grade whose least score is reached; None where none is."""
    reached = [(least, name) for name, least in grades.items() if points >= least]
    return max(reached, key=lambda pair: pair[0])[1] if reached else None


def _standing(
    counts: Tally, found: Sequence[Assessed], weights: Weights | None, grades: dict[str, float]
) -> Standing:
    counted = [a for a in found if left_out(a) is None]
    reports = [state for a in counted if a.obligation.role == "report" and (state := outcome(a)) != "open"]
    days = [past for a in counted if (past := days_late(a)) is not None]
    points = None if weights is None else score(found, weights)
    return Standing(
        tally=counts,
        reports_on_time=reports.count("done_in_time"),
        reports_counted=len(reports),
        days_late_mean=round(sum(days) / len(days), 1) if days else None,
        score=points,
        grade=None if points is None else grade_of(points, grades),
    )


def days_late(assessed: Assessed) -> int | None:
    """Calendar days past the last day, of what is late or was done late."""
    if outcome(assessed) == "late" and assessed.days_left is not None:
        return -assessed.days_left
    done, last = assessed.facts.done_on, assessed.last_day
    return (done - last).days if done is not None and last is not None and done > last else None


def _placed(standings: Iterable[Standing], *, by_score: bool) -> list[Standing]:
    def worth(one: Standing) -> float | None:
        return one.score if by_score else one.tally.on_time_rate

    def order(one: Standing) -> tuple[bool, float, str]:
        points = worth(one)
        return points is None, -(points or 0), fold(one.tally.name or "")

    placed: list[Standing] = []
    for number, one in enumerate(sorted(standings, key=order), 1):
        same = placed[-1].place if placed and worth(placed[-1]) == worth(one) else number
        placed.append(replace(one, place=None if worth(one) is None else same))
    return placed
