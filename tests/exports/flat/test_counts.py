"""What ``status`` counts can be counted again in SQL over the tables, figure by figure."""

from __future__ import annotations

import json
from typing import Any

import pytest

KEYS = {
    "unit": "coalesce(unit_id, '(' || unit || ')')",
    "area": "coalesce(area, role)",
    "period": "'Q' || quarter(due) || '-' || year(due)",
}
THINGS = {
    "tasks": ("authority || year || task", "role IN ('lead', 'coordinating')"),
    "items": ("(authority, year, task, item, occurrence)", "role IN ('lead', 'coordinating')"),
    "obligations": ("id", "true"),
}
STATES = ("late", "open", "done_late", "done_in_time")


def counted(tables, by):
    """The three counts by key, from SQL alone."""
    found: dict[str | None, dict[str, dict[str, object]]] = {}
    for level, (thing, which) in THINGS.items():
        worst = f"({list(STATES)})[min(list_position({list(STATES)}, outcome))]"
        why = "coalesce(arg_min(left_out, position) FILTER (left_out <> 'coordinating'), 'coordinating')"
        for key, state, reason, number in tables.rows(
            f"""
            WITH things AS (
              SELECT {KEYS[by]} AS key, {thing} AS thing, {worst} AS state, {why} AS reason
              FROM obligations WHERE {which} GROUP BY ALL
            )
            SELECT key, state, CASE WHEN state IS NULL THEN reason END AS reason, count(*) FROM things GROUP BY ALL
            """
        ):
            counts: Any = found.setdefault(key, {}).setdefault(level, {"left_out": {}})
            if state is None:
                counts["left_out"][reason] = number
            else:
                counts[state] = number
    return found


def told(records):
    """The same from ``status``, without the counts that are nothing."""
    return {
        record["key"]: {
            level: {"left_out": record[level]["left_out"]}
            | {state: record[level][state] for state in STATES if record[level][state]}
            for level in THINGS
            if any(record[level][state] for state in STATES) or record[level]["left_out"]
        }
        for record in records
    }


def rate(by, counts):
    base = counts.get("obligations" if by == "unit" else "tasks", {})
    whole = sum(base.get(state, 0) for state in ("done_in_time", "done_late", "late"))
    return round(base.get("done_in_time", 0) / whole, 4) if whole else None


def assert_same_counts(cchc, tables, plans, day, root):
    for by in KEYS:
        named = [word for plan in plans for word in ("--plan", plan)]
        ran = cchc("status", "--by", by, *named, "--as-of", day, "--format", "json", cwd=root)
        assert ran.code == 0, ran.err
        records = json.loads(ran.out)
        assert counted(tables, by) == told(records)
        rates = {key: rate(by, counts) for key, counts in counted(tables, by).items()}
        assert rates == {record["key"]: record["on_time_rate"] for record in records}


@pytest.mark.slow
@pytest.mark.parametrize("day", ["2025-03-31", "2025-09-30", "2026-01-05"])
def test_a_lived_year_is_counted_alike_by_unit_area_and_period(cchc, exported, year, day):
    tables = exported("--as-of", day, cwd=year.root)
    assert_same_counts(cchc, tables, ["gia-son/2025"], day, year.root)
    states = {state for (state,) in tables.rows("SELECT DISTINCT outcome FROM obligations")}
    assert states >= {"done_in_time", "open"}


@pytest.mark.slow
def test_several_real_plans_are_counted_alike(cchc, exported, real):
    plans = ["vinh-chau/2025", "soc-trang/2025"]
    tables = exported("--plan", plans[0], "--plan", plans[1], "--as-of", "2025-10-02", cwd=real.root)
    assert_same_counts(cchc, tables, sorted(plans), "2025-10-02", real.root)


def test_every_kind_of_row_is_counted_alike(cchc, exported, invented):
    invented.log("gia-dinh/2025", "Phòng Một", "on: 2025-04-20, task: a/1, status: done")
    invented.log("gia-dinh/2025", "Phòng Hai", "on: 2025-02-20, task: a/2, status: done")
    invented.log("gia-dinh/2025", "Phòng Ba", "on: 2025-02-20, task: b/8, status: dropped, document: Công văn 1")
    tables = exported("--as-of", "2025-05-05", cwd=invented.root)
    assert_same_counts(cchc, tables, ["gia-dinh/2025"], "2025-05-05", invented.root)
    assert tables.rows("SELECT count(DISTINCT left_out) >= 6 FROM obligations") == [(True,)]


def test_the_table_of_tasks_tells_how_each_task_stands(cchc, exported, year):
    tables = exported("--as-of", "2025-09-30", cwd=year.root)
    ran = cchc("status", "--as-of", "2025-09-30", "--format", "json", cwd=year.root)
    whole = {state: sum(record["tasks"][state] for record in json.loads(ran.out)) for state in STATES}
    found = dict(tables.rows("SELECT outcome, count(*) FROM tasks WHERE outcome IS NOT NULL GROUP BY outcome"))
    assert found == {state: number for state, number in whole.items() if number}
    reasons: dict[str, int] = {}
    for record in json.loads(ran.out):
        for reason, number in record["tasks"]["left_out"].items():
            reasons[reason] = reasons.get(reason, 0) + number
    assert (
        dict(tables.rows("SELECT left_out, count(*) FROM tasks WHERE left_out IS NOT NULL GROUP BY 1")) == reasons
    )
