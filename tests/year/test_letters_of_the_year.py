"""Reminders and briefs of the made-up year say what the lists of the same day say."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from cchc.documents.decree import lint_document
from tests.documents.reading import body, everything, needs_pages, pages, tables

DAYS = ("2025-03-18", "2025-04-01", "2025-05-06", "2025-07-01", "2025-09-17", "2025-12-20", "2026-01-05")
NOBODY_LATE = "2025-04-01"
FOUND = ("assigned", "done_in_time", "done_late", "open", "late")


def printed(day):
    year, month, number = day.split("-")
    return f"{number}/{month if int(month) < 3 else int(month)}/{year}"


def asked(year, *words):
    ran = year.office.run(*words, "--format", "json")
    assert ran.code == 0, ran.err
    return json.loads(ran.out)


@pytest.fixture(scope="module")
def letter(year, tmp_path_factory):
    """``letter(day, *more)``: the reminder of a day, seen from the year's end."""
    folder = tmp_path_factory.mktemp("letters")

    def call(day, *more):
        path = folder / f"{day}{len(more)}.docx"
        ran = year.office.run("render", "reminder", "--as-of", day, "-o", str(path), "--force", *more)
        assert ran.code == 0, ran.err
        return path

    return call


@pytest.fixture(scope="module")
def summary(year, tmp_path_factory):
    """``summary(day)``: the brief of a day, seen from the year's end."""
    folder = tmp_path_factory.mktemp("briefs")

    def call(day):
        path = folder / f"{day}.docx"
        ran = year.office.run("render", "brief", "--as-of", day, "-o", str(path), "--force")
        assert ran.code == 0, ran.err
        return path

    return call


@pytest.mark.slow
@pytest.mark.parametrize("day", [day for day in DAYS if day != NOBODY_LATE])
def test_the_reminder_lists_what_is_late_that_day_and_nothing_else(year, letter, day):
    late = asked(year, "overdue", "--as-of", day)
    told = []
    unit = late[0]["unit"]  # a list of one unit does not name it
    assert not any(one["unit"] in ("UBND xã Ba Giả", "UBND xã Bốn Giả") for one in late if day > "2025-07-01")
    lists = [table for table in tables(letter(day)) if table[0][0] == "STT"]
    for row in [row for table in lists for row in table[1:]]:
        if len(row) == 1:
            unit = row[0].rpartition(": ")[0].partition(" (nay do ")[0]
        else:
            told.append((unit, row[1].split("\n")[0], row[3].split("\n")[0].removeprefix("trước "), int(row[4])))
    wanted = []
    for one in late:
        label = f" ({one['label']})" if one["label"] and one["role"] != "report" else ""
        first = one["received_from"][0]["unit"] if one["received_from"] else one["unit"]
        wanted.append((first, f"{one['text']}{label}", printed(one["due"]), -one["days_left"]))
    assert Counter(told) == Counter(wanted)


def test_the_work_of_units_that_ended_is_asked_of_those_that_carry_it_on(letter):
    words = everything(letter("2025-12-20"))
    assert "- UBND xã Giả Hòa;" in words
    assert "- UBND xã Ba Giả" not in words
    assert "UBND xã Ba Giả (nay do UBND xã Giả Hòa tiếp nhận): " in words
    own = everything(letter("2025-12-20", "--unit", "UBND xã Giả Hòa"))
    assert "Kính gửi: UBND xã Giả Hòa" in own
    assert "UBND xã Bốn Giả (nay do UBND xã Giả Hòa tiếp nhận): " in own


def test_where_nobody_is_late_no_letter_is_written(year, tmp_path):
    ran = year.office.run("render", "reminder", "--as-of", NOBODY_LATE, "-o", str(tmp_path / "thu.docx"))
    assert (ran.code, list(tmp_path.iterdir())) == (0, [])


def percent(part, whole):
    if not whole:
        return "–"
    tenths = (2000 * part + whole) // (2 * whole)
    return f"{tenths // 10},{tenths % 10}%".replace(",0%", "%")


@pytest.mark.parametrize("day", DAYS)
def test_the_figures_of_the_brief_are_those_of_the_status(year, summary, day):
    areas = asked(year, "status", "--by", "area", "--as-of", day)
    sums = [sum(one["tasks"][key] for one in areas) for key in FOUND]
    base = sums[1] + sums[2] + sums[4]
    figures = next(table for table in tables(summary(day)) if table[0][0].startswith("1. "))
    assert figures[2] == [*map(str, sums), percent(sums[1], base)]
    left_out = Counter()
    for one in areas:
        left_out.update(one["tasks"]["left_out"])
    if base:
        assert f"= {sums[1]}/{base}." in figures[3][0]
    for number in left_out.values():
        assert f" {number}" in figures[3][0]


@pytest.mark.parametrize("day", DAYS)
def test_the_latest_are_those_with_most_days(year, summary, day):
    late = asked(year, "overdue", "--as-of", day)
    days = Counter((one["task"], one["item"], one["occurrence"], one["due"], -one["days_left"]) for one in late)
    wanted = sorted((key[-1] for key in days), reverse=True)
    worst = next(table for table in tables(summary(day)) if table[0][0].startswith("2. "))
    assert [int(row[2]) for row in worst[1:] if len(row) == 3] == wanted[:5]
    more = len(wanted) - 5
    assert (f"và {more} việc quá hạn khác" in worst[0][0]) == (more > 0)


@pytest.mark.slow
@pytest.mark.parametrize("day", DAYS)
def test_what_is_near_is_what_is_due_in_thirty_days(year, summary, day):
    due = asked(year, "due", "--within", "30d", "--as-of", day)
    open_still = [one for one in due if one["status"] not in ("done", "dropped") and one["timing"] != "waiting"]
    ahead = [one for one in open_still if one["timing"] in ("in_time", "due_soon")]
    wanted = sorted(
        {
            (one["next_working_day"] or one["due"], one["task"], one["item"], one["role"], one["occurrence"])
            for one in ahead
        },
        key=str,
    )
    near = next(table for table in tables(summary(day)) if table[0][0].startswith("3. "))
    shown = [row[1] for row in near[1:] if len(row) == 3]
    assert shown == [printed(key[0]) for key in wanted[: len(shown)]]
    rest = len(wanted) - len(shown)
    assert (f"và {rest} việc khác" in near[0][0]) == (rest > 0)


def test_who_has_not_sent_the_last_report_is_named(summary):
    reports = next(table for table in tables(summary("2025-03-18")) if table[0][0].startswith("5. "))
    _, last, upcoming = reports
    assert last[0] == "Kỳ vừa qua: quý I/2025"
    assert last[1].startswith("Hạn 16/3/2025: 8/11 đơn vị đã gửi; chưa gửi: ")
    for unit in ("Phòng Kinh tế", "Trung tâm Truyền thanh", "UBND xã Bốn Giả"):
        assert unit in last[1]
    assert upcoming[0] == "Kỳ tới: 6 tháng đầu năm 2025"


@pytest.mark.parametrize("more", [(), ("--unit", "UBND xã Giả Hòa"), ("--from", "desk", "--within", "30")])
def test_letters_have_the_form_of_the_decree(letter, more):
    assert [one for one in lint_document(letter("2025-12-20", *more)) if one.severity != "info"] == []


@pytest.mark.slow
def test_briefs_have_the_form_of_the_decree(summary):
    found = [one for day in DAYS for one in lint_document(summary(day))]
    assert [one for one in found if one.severity != "info"] == []


@pytest.mark.slow
@needs_pages
def test_the_brief_is_one_page_all_year_round(summary, tmp_path):
    files = [summary(day) for day in DAYS]
    assert pages(files, tmp_path) == {path.stem: 1 for path in files}


def test_the_brief_has_a_form_that_somebody_can_sign(summary):
    words = everything(summary(NOBODY_LATE))
    assert "UBND THỊ XÃ GIẢ SƠN\nPHÒNG NỘI VỤ" in words
    assert "Số:         /BC-PNV" in words
    assert "TRƯỞNG PHÒNG" in words
    assert body(summary(NOBODY_LATE)).rstrip().endswith("xem xét, chỉ đạo./.")
