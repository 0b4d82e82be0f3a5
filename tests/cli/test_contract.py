"""The JSON contract: keys, types, nulls, ISO dates; one array on standard output and nothing else."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest

from cchc.calendar.workdays import is_working_day, known_years

PLANS = ["anh-son/2025", "nga-nam/2024", "soc-trang/2025", "vinh-chau/2023", "vinh-chau/2025"]
ISO = re.compile(r"^\d{4}-\d{2}-\d{2}$")

COUNTS = {"assigned", "done_in_time", "done_late", "open", "late", "left_out"}
KEYS = {
    "tasks": "id area area_name number parent task products products_from lead lead_from coordinating "
    "coordinating_from deadline deadline_from readings budget note leaf owes",
    "deadline": "phrase kind start due label condition condition_kind occurrences days day_unit trigger source",
    "due": "id plan task number area heading text products item label unit unit_id via role also_coordinating kind "
    "phrase condition start due due_time next_working_day status timing done_on done_late evidence days_left",
    "status": "by key tasks items obligations on_time_rate",
    "budget": "by key tasks items obligations on_time_rate amount amount_words with_amount phrases without",
    "rank": "by key tasks items obligations on_time_rate score grade place reports days_late_mean",
    "validate": "path line column code severity message hint excerpt where",
    "cascade": "parent_task parent_text tasks state addressed reason",
    "diff": "state old new changes",
    "units": "id name kind from to groups members successors",
}
KINDS = {"by", "recurring", "ongoing", "event", "external", "unscheduled"}


@pytest.fixture
def array(cchc):
    """``array(*arguments)``: the records of a call with --format json; its standard error must be empty."""

    def call(*arguments: str, code: int = 0, **where: Any) -> list[dict[str, Any]]:
        ran = cchc(*arguments, "--format", "json", **where)
        assert (ran.code, ran.err) == (code, ""), ran.err
        records = json.loads(ran.out)
        assert isinstance(records, list)
        assert ran.out.startswith("[")
        return records

    return call


def keys(name: str) -> set[str]:
    return set(KEYS[name].split())


def is_text(value: object) -> bool:
    return isinstance(value, str) and value != ""


def is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def is_date(value: object) -> bool:
    return isinstance(value, str) and bool(ISO.match(value)) and date.fromisoformat(value) is not None


def is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def absent_or(rule):
    return lambda value: value is None or rule(value)


def one_of(*values: object):
    return lambda value: value in values


def check(record: dict[str, Any], rules: dict[str, Any]) -> None:
    wrong = {key: record.get(key, "(no such key)") for key, rule in rules.items() if not rule(record.get(key))}
    assert wrong == {}, record


READING = {
    "phrase": is_text,
    "kind": lambda value: value in KINDS,
    "start": absent_or(is_date),
    "due": absent_or(is_date),
    "label": absent_or(is_text),
    "condition": absent_or(is_text),
    "condition_kind": one_of(None, "if", "or"),
    "occurrences": lambda value: isinstance(value, list),
    "days": absent_or(is_count),
    "day_unit": one_of(None, "working", "calendar", "hours"),
    "trigger": absent_or(is_text),
    "source": absent_or(is_text),
}


def check_reading(record: dict[str, Any]) -> None:
    assert keys("deadline") <= set(record)
    check(record, READING)
    assert (record["condition"] is None) == (record["condition_kind"] is None)
    if record["kind"] == "recurring":
        assert (record["start"], record["due"]) == (None, None)
        assert record["occurrences"]
        for turn in record["occurrences"]:
            check(turn, {"label": absent_or(is_text), "start": absent_or(is_date), "due": is_date})
    else:
        assert record["occurrences"] == []
    if record["kind"] == "by":
        assert is_date(record["due"])
    if record["kind"] in ("event", "external", "ongoing", "unscheduled"):
        assert record["due"] is None


@pytest.mark.parametrize("plan", PLANS)
def test_tasks_has_a_row_each_in_document_order_with_every_key(array, real, plan):
    records = array("tasks", plan)
    rows = real.plan(plan).rows.rows
    assert [r["id"] for r in records] == [row.id for row in rows]
    ids = {r["id"] for r in records}
    for record in records:
        assert keys("tasks") <= set(record)
        check(
            record,
            {
                "id": lambda value: re.match(r"^[a-z0-9-]+/\S+$", value),
                "area": is_text,
                "area_name": is_text,
                "number": absent_or(is_text),
                "parent": absent_or(lambda value: value in ids),
                "task": is_text,
                "products": is_texts,
                "products_from": absent_or(lambda value: value in ids),
                "lead": is_texts,
                "lead_from": absent_or(lambda value: value in ids),
                "coordinating": is_texts,
                "coordinating_from": absent_or(lambda value: value in ids),
                "deadline": is_texts,
                "deadline_from": absent_or(lambda value: value in ids),
                "readings": lambda value: isinstance(value, list),
                "budget": absent_or(lambda value: is_count(value) or is_text(value)),
                "note": absent_or(is_text),
                "leaf": one_of(True, False),
                "owes": one_of(True, False),
            },
        )
        assert len(record["readings"]) >= len(record["deadline"])
        for reading in record["readings"]:
            check_reading(reading)
        assert record["leaf"] == all(other["parent"] != record["id"] for other in records)
        assert record["owes"] or not record["leaf"]


def test_a_merged_cell_names_the_row_it_comes_from(array):
    rows = {r["id"]: r for r in array("tasks", "vinh-chau/2025")}
    merged, own, inherited = rows["tthc/1.2"], rows["tthc/1.1"], rows["the-che/1.2"]
    assert (merged["lead"], merged["lead_from"]) == (own["lead"], "tthc/1.1")
    assert (own["lead_from"], own["deadline_from"]) == (None, None)
    assert (inherited["lead"], inherited["lead_from"], inherited["parent"]) == (
        ["Phòng Tư pháp"],
        "the-che/1",
        "the-che/1",
    )
    assert rows["chi-dao/5.a"]["number"] is None


def test_labelled_deadlines_are_printed_label_colon_phrase(array):
    row = next(r for r in array("tasks", "anh-son/2025") if r["id"] == "to-chuc-bo-may/2")
    assert row["deadline"][0] == "BC công tác CCHC: Quý I: 10/3/2025"
    assert row["deadline"][-1] == "BC xếp hạng chỉ số CCHC cấp xã: Trước 1/12/2025"
    assert [r["due"] for r in row["readings"]][::4] == ["2025-03-10", "2025-03-15", "2025-12-01"]


def test_an_empty_cell_is_an_empty_list_from_nowhere(array):
    row = next(r for r in array("tasks", "vinh-chau/2025") if r["id"] == "chi-dao/3.4")
    assert (row["coordinating"], row["coordinating_from"]) == ([], None)


def test_money_is_a_whole_number_of_dong_or_the_phrase_as_printed(array):
    rows = {r["id"]: r["budget"] for r in array("tasks", "vinh-chau/2023")}
    assert rows["cong-vu/1"] == 200000000
    assert rows["the-che/2"] == "Theo tình hình thực tế"


@pytest.mark.parametrize(
    "phrase",
    [
        "Quý I/2025",
        "Trước ngày 10/1/2025",
        "Định kỳ hàng quý, năm 2025",
        "Thường xuyên",
        "Tối đa 05 ngày làm việc (kể từ khi UBND tỉnh công bố Quyết định ban hành)",
        "Theo Công văn số 3553/UBND-NC ngày 31/10/2024",
        "Kiểm tra đột xuất",
        "Trong năm (nếu có)",
        "Trong năm 2025 hoặc theo yêu cầu của Văn phòng UBND tỉnh",
        "Báo cáo quý I: 15/3/2025",
    ],
)
def test_deadline_gives_a_reading_each_with_every_key(array, phrase):
    records = array("deadline", phrase, "--year", "2025")
    assert [r["phrase"] for r in records] == [phrase]
    check_reading(records[0])


def test_deadline_of_an_event_states_days_unit_and_trigger(array):
    only = array(
        "deadline", "Tối đa 05 ngày làm việc (kể từ khi UBND tỉnh công bố Quyết định ban hành)", "--year", "2025"
    )[0]
    assert (only["kind"], only["days"], only["day_unit"]) == ("event", 5, "working")
    assert "UBND tỉnh công bố Quyết định ban hành" in only["trigger"]


def test_an_unreadable_phrase_is_one_record_with_an_error(array):
    records = array("deadline", "Ngày đẹp trời", "--year", "2025", code=1)
    assert len(records) == 1
    assert records[0]["phrase"] == "Ngày đẹp trời"
    assert is_text(records[0]["error"])
    assert "kind" not in records[0]


OBLIGATION = {
    "id": is_text,
    "plan": lambda value: value in PLANS,
    "task": is_text,
    "number": absent_or(is_text),
    "area": absent_or(is_text),
    "heading": is_texts,
    "text": is_text,
    "products": is_texts,
    "item": absent_or(is_count),
    "label": absent_or(is_text),
    "unit": is_text,
    "unit_id": absent_or(is_text),
    "via": absent_or(is_text),
    "role": one_of("lead", "coordinating", "report", "duty"),
    "also_coordinating": one_of(True, False),
    "kind": lambda value: value is None or value in KINDS,
    "phrase": absent_or(is_text),
    "condition": absent_or(is_text),
    "start": absent_or(is_date),
    "due": absent_or(is_date),
    "due_time": absent_or(is_text),
    "next_working_day": absent_or(is_date),
    "status": one_of("none", "started", "submitted", "blocked", "done", "dropped", "called", "extended"),
    "timing": one_of("in_time", "due_soon", "late", "undated", "ongoing", "waiting"),
    "done_on": absent_or(is_date),
    "done_late": one_of(None, True, False),
    "evidence": absent_or(is_text),
    "days_left": absent_or(lambda value: isinstance(value, int) and not isinstance(value, bool)),
}


def check_obligation(record: dict[str, Any], on: date) -> None:
    assert keys("due") <= set(record)
    check(record, OBLIGATION)
    due, following = record["due"], record["next_working_day"]
    if due is None:
        assert (following, record["days_left"]) == (None, None)
    elif following is None:
        assert date.fromisoformat(due).year not in known_years() or is_working_day(date.fromisoformat(due))
    else:
        assert not is_working_day(date.fromisoformat(due))
        assert is_working_day(date.fromisoformat(following))
        assert following > due
    if record["days_left"] is not None:
        assert record["days_left"] == (date.fromisoformat(following or due) - on).days
    assert record["id"].startswith(f"{record['plan']}#") or record["task"].startswith("up/")
    assert (record["area"] is None) == (
        record["role"] in ("report", "duty") and not record["task"].startswith("up/")
    )
    assert (record["done_on"] is None) == (record["status"] != "done")


@pytest.mark.parametrize("plan", PLANS)
def test_due_has_every_key_with_its_type(array, plan):
    records = array("due", "--plan", plan, "--all", "--as-of", "2025-03-10")
    assert len(records) > 70
    for record in records:
        check_obligation(record, date(2025, 3, 10))


def test_due_of_a_finished_task_says_when_how_and_on_what_evidence(array, invented):
    invented.log(
        "gia-dinh/2025", "Phòng Một", "on: 2025-04-02, task: a/1, status: done, evidence: Sổ số 1 ngày 02/4/2025"
    )
    records = array("due", "--all", "--as-of", "2025-05-05", "--status", "done", cwd=invented.root)
    mine = next(r for r in records if r["role"] == "lead")
    assert (mine["status"], mine["done_on"], mine["done_late"]) == ("done", "2025-04-02", True)
    assert mine["evidence"] == "Sổ số 1 ngày 02/4/2025"


@pytest.mark.parametrize("plan", PLANS)
def test_overdue_has_the_keys_of_due_and_nothing_but_late_work(array, plan):
    on = date(2025, 10, 2)
    records = array("overdue", "--plan", plan, "--as-of", str(on))
    assert records
    for record in records:
        assert keys("due") <= set(record)
        check(record, OBLIGATION)
        assert (record["timing"], record["role"] != "coordinating") == ("late", True)
        assert record["days_left"] < 0
        assert record["unit_id"] is not None
        assert date.fromisoformat(record["next_working_day"] or record["due"]) < on


def test_overdue_is_what_due_calls_late(array):
    asked = ("--plan", "vinh-chau/2025", "--as-of", "2025-10-02")
    late = {r["id"] for r in array("due", *asked, "--all") if r["timing"] == "late"}
    assert {r["id"] for r in array("overdue", *asked)} == late
    assert {r["id"] for r in array("due", *asked, "--status", "late")} == late


@pytest.mark.parametrize("by", ["unit", "area", "period"])
def test_status_has_the_three_counts_under_every_key(array, by):
    records = array("status", "--by", by, "--plan", "vinh-chau/2025", "--as-of", "2025-10-02")
    assert len(records) == len({r["key"] for r in records}) > 4
    for record in records:
        assert keys("status") <= set(record)
        check_counts(record, by)


def check_counts(record: dict[str, Any], by: str) -> None:
    assert record["by"] == by
    assert record["key"] is None or is_text(record["key"])
    for name in ("tasks", "items", "obligations"):
        figure = record[name]
        assert set(figure) == COUNTS
        assert all(is_count(figure[cell]) for cell in COUNTS - {"left_out"})
        assert all(is_text(reason) and is_count(n) for reason, n in figure["left_out"].items())
    rate = record["on_time_rate"]
    assert rate is None or 0 <= rate <= 1


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("by", ["area", "lead"])
def test_budget_has_the_counts_of_status_with_the_money_beside(array, plan, by):
    records = array("budget", "--plan", plan, "--by", by, "--as-of", "2025-10-02")
    status = {r["key"]: r for r in array("status", "--plan", plan, "--as-of", "2025-10-02")}
    assert len(records) == len({r["key"] for r in records})
    assert bool(records) == (plan != "nga-nam/2024")  # no appendix came with it
    for record in records:
        assert keys("budget") <= set(record)
        check_counts(record, by)
        check(
            record,
            {
                "amount": absent_or(is_count),
                "amount_words": absent_or(lambda value: value.endswith(" đồng")),
                "amount_done": absent_or(is_count),
                "with_amount": is_count,
                "phrases": lambda value: all(is_text(phrase) and is_count(n) for phrase, n in value.items()),
                "without": is_count,
            },
        )
        assert (record["amount"] is None) == (record["with_amount"] == 0) == (record["amount_words"] is None)
        if by == "area":
            assert all(record[name] == status[record["key"]][name] for name in keys("status"))


def test_rank_has_the_counts_of_status_with_the_figures_of_a_year_beside(array):
    asked = ("--plan", "vinh-chau/2025", "--as-of", "2025-10-02")
    status = {r["key"]: r for r in array("status", "--by", "unit", *asked)}
    records = array("rank", *asked)
    assert len(records) == len({r["key"] for r in records}) > 15
    for record in records:
        assert keys("rank") <= set(record)
        check_counts(record, "unit")
        check(
            record,
            {
                "score": one_of(None),
                "grade": one_of(None),
                "place": absent_or(lambda value: is_count(value) and value >= 1),
                "reports": lambda value: (
                    set(value) == {"on_time", "counted"} and all(map(is_count, value.values()))
                ),
                "days_late_mean": absent_or(lambda value: isinstance(value, int | float) and value > 0),
            },
        )
        assert all(record[name] == status[record["key"]][name] for name in keys("status"))
    assert {key for key, one in status.items() if set(one["obligations"]["left_out"]) == {"vertical"}}.isdisjoint(
        {r["key"] for r in records}
    )


def test_validate_gives_places_inside_the_files(array, real):
    records = array("validate")
    assert records
    for record in records:
        assert keys("validate") <= set(record)
        check(
            record,
            {
                "path": lambda value: (real.root / value).is_file(),
                "line": lambda value: is_count(value) and value >= 1,
                "column": lambda value: is_count(value) and value >= 1,
                "code": lambda value: re.match(r"^[EWI]\d{3}$", value),
                "severity": one_of("error", "warning", "info"),
                "message": is_text,
                "hint": absent_or(is_text),
                "excerpt": absent_or(is_text),
                "where": absent_or(is_text),
            },
        )
        lines = (real.root / record["path"]).read_text("utf-8").split("\n")
        assert record["line"] <= len(lines)
        assert record["column"] <= len(lines[record["line"] - 1]) + 1


def test_validate_of_a_clean_plan_is_an_empty_array_and_of_a_faulty_one_exits_1(array, invented):
    assert array("validate", "--select", "E", cwd=invented.root) == []
    invented.change("gia-dinh/2025/appendix.yaml", "lead: [Phòng Hai, Phòng Ba]", "lead: [Phòng Hai, Phòng Bà La]")
    faults = array("validate", "--select", "E", cwd=invented.root, code=1)
    assert [(f["excerpt"], f["where"]) for f in faults] == [("Phòng Bà La", "a/3")]


@pytest.mark.parametrize("authority", ["anh-son", "nga-nam", "soc-trang", "vinh-chau"])
def test_units_lists_units_and_groups_that_point_at_each_other(array, authority):
    records = array("units", authority)
    ids = {r["id"] for r in records if r["id"]}
    names = {r["name"] for r in records if r["id"] is None}
    assert ids
    for record in records:
        assert keys("units") <= set(record)
        check(
            record,
            {
                "id": absent_or(is_text),
                "name": is_text,
                "kind": is_text,
                "from": absent_or(is_date),
                "to": absent_or(is_date),
                "groups": lambda value: is_texts(value) and set(value) <= names,
                "members": lambda value: is_texts(value) and set(value) <= ids,
                "successors": lambda value: is_texts(value) and set(value) <= ids,
            },
        )


def test_units_shows_what_became_of_a_unit(array):
    old = next(r for r in array("units", "vinh-chau") if r["id"] == "phong-van-hoa-va-thong-tin")
    assert (old["to"], old["successors"]) == ("2025-02-28", ["phong-van-hoa-khoa-hoc-va-thong-tin"])


def test_show_of_a_task_is_its_row_with_its_obligations(array):
    record = array("show", "vinh-chau/2025#tthc/6", "--as-of", "2025-03-10")[0]
    assert keys("tasks") <= set(record)
    assert len(record["obligations"]) == 12
    for obligation in record["obligations"]:
        check_obligation(obligation, date(2025, 3, 10))


def test_show_of_a_plan_is_one_record(array):
    for plan in PLANS:
        records = array("show", plan)
        assert [r["id"] for r in records] == [plan]


def test_an_empty_answer_is_an_empty_array(array):
    assert array("due", "--plan", "vinh-chau/2025", "--from", "2031-01-01") == []
    assert array("overdue", "--plan", "vinh-chau/2025", "--as-of", "2024-12-02") == []


def test_a_fallback_to_the_newest_plan_is_said_on_standard_error(cchc):
    ran = cchc("due", "--unit", "Phòng Nội vụ", "--as-of", "2027-02-01", "--format", "json")
    assert ran.code == 0
    assert {r["plan"] for r in json.loads(ran.out)} == {"vinh-chau/2025", "soc-trang/2025"}
    assert "vinh-chau/2025" in ran.err
    assert "2027" in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("cascade", "vinh-chau/2025"),
        ("cascade", "anh-son/2025", "--under", "soc-trang/2025"),
        ("diff", "vinh-chau/2023", "vinh-chau/2025"),
        ("diff", "soc-trang/2025", "anh-son/2025"),
    ],
)
def test_plans_side_by_side_have_every_key(array, arguments):
    records = array(*arguments)
    assert records
    for record in records:
        assert keys(arguments[0]) <= set(record)
        if arguments[0] == "cascade":
            rules = {"parent_task": is_text, "parent_text": is_text, "tasks": is_texts}
            rules["addressed"] = one_of(True, False)
        else:
            rules = {"old": absent_or(is_text), "new": absent_or(is_text), "changes": lambda v: isinstance(v, list)}
        check(record, rules)
