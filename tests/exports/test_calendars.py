"""Calendar files, read back by icalendar's own parser and by khal, a calendar program."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from msgspec.structs import replace

from cchc.exports.calendars import Occasion, calendar_file, common_occasions, occasions, title_of
from cchc.obligations.scope import Scope, ask_unit, gather

ON = date(2025, 3, 1)
PLANS = ("anh-son/2025", "nga-nam/2024", "soc-trang/2025", "vinh-chau/2023", "vinh-chau/2025")


def owed(desk, plan, unit=None, on=ON):
    scope = Scope(plans=(desk.plan(plan),))
    asked = [] if unit is None else [ask_unit(scope, unit)]
    return [one for one in gather(scope, asked, on, 7) if one.stands]


def read(data):
    """Every event by UID; the parser is strict where a line is wrong."""
    events = Calendar.from_ical(data).walk("VEVENT")
    assert all(not event.errors for event in events)
    return {str(event["UID"]): event for event in events}


def calendar(found, on=ON, **options):
    return calendar_file("Lịch", occasions(found), on, **({"unrecorded": False} | options))


def one_of(found, **wanted):
    return next(a for a in found if all(getattr(a.obligation.term, key) == value for key, value in wanted.items()))


@pytest.mark.slow
@pytest.mark.parametrize("plan", PLANS)
def test_every_obligation_with_a_day_has_one_event_on_it(real, plan):
    found = owed(real, plan)
    dated = [one for one in found if one.dated]
    events = read(calendar(found))
    assert len(events) == len(dated) > 20
    assert sorted(event.start for event in events.values()) == sorted(one.due for one in dated)
    assert {event.end - event.start for event in events.values()} == {timedelta(days=1)}


def test_the_words_come_back_as_they_are_in_the_plan(real):
    found = [one for one in owed(real, "vinh-chau/2025", "Phòng Nội vụ") if one.dated]
    texts = [str(event["DESCRIPTION"]) for event in read(calendar(found)).values()]
    for one in found:
        o = one.obligation
        wanted = [*o.heading, o.text, o.term.phrase, f"Hạn: {one.due:%d/%m/%Y}"]
        assert any(all(" ".join(w.split()) in " ".join(text.split()) for w in wanted) for text in texts), o.id


@pytest.mark.parametrize(("before", "days"), [(False, 7), (True, 8)])
def test_the_alarm_rings_seven_days_before_and_a_day_earlier_for_truoc_ngay(real, before, days):
    found = owed(real, "anh-son/2025")
    one = next(a for a in found if a.dated and a.obligation.term.before is before)
    (event,) = read(calendar([one])).values()
    (alarm,) = event.walk("VALARM")
    assert alarm["TRIGGER"].dt == timedelta(days=-days)
    assert ("trước ngày" in str(event["SUMMARY"])) is before


@pytest.mark.slow
def test_what_is_done_or_dropped_stays_in_its_place_without_alarm(desk):
    before = read(calendar(owed(desk, "vinh-chau/2025")))
    desk.log("vinh-chau/2025", "Phòng Nội vụ", "on: 2025-02-20, task: chi-dao/2, item: 1, status: done")
    desk.log(
        "vinh-chau/2025",
        "Phòng Tư pháp",
        "on: 2025-02-20, task: the-che/1.1, status: dropped, document: Công văn số 1/UBND",
    )
    after = read(calendar(owed(desk, "vinh-chau/2025")))
    assert set(before) == set(after)
    changed = {uid: after[uid] for uid in after if not after[uid].walk("VALARM")}
    states = {str(event["SUMMARY"]).partition(":")[0]: str(event["STATUS"]) for event in changed.values()}
    assert states["Đã xong"] == "CONFIRMED"
    assert all(before[uid].walk("VALARM") for uid in changed)


def test_an_extension_moves_the_event_and_a_later_file_has_a_higher_version(desk):
    task = "on: 2025-03-02, task: the-che/4.1, status: extended, due: 2025-10-30, evidence: Công văn số 12/UBND"
    first = read(calendar(owed(desk, "vinh-chau/2025", "Phòng Tư pháp")))
    desk.log("vinh-chau/2025", "Phòng Tư pháp", task)
    later = date(2025, 4, 2)
    second = read(calendar(owed(desk, "vinh-chau/2025", "Phòng Tư pháp", later), later))
    moved = [uid for uid in first if first[uid].start != second[uid].start]
    assert set(first) == set(second)
    assert [second[uid].start for uid in moved] == [date(2025, 10, 30)]
    assert min(event["SEQUENCE"] for event in second.values()) > max(event["SEQUENCE"] for event in first.values())


def test_without_a_unit_a_term_is_one_event_that_counts_its_units(desk):
    desk.log("vinh-chau/2025", "Phòng Nội vụ", "on: 2025-02-20, task: report/Q1-2025, status: done")
    found = owed(desk, "vinh-chau/2025")
    events = common_occasions(found, found)
    report = next(e for e in events if e.first.obligation.task == "report/Q1-2025")
    assert len(report.parts) > 20
    assert len(report.open) == len(report.parts) - 1
    (event,) = read(calendar_file("x", [report], ON, unrecorded=False)).values()
    assert f"1/{len(report.parts)} lượt đơn vị đã xong" in event["DESCRIPTION"]
    assert title_of(report, several=True).endswith(" đơn vị")
    assert sum(len(event.parts) for event in events) == sum(one.dated for one in found)


def test_the_events_of_all_units_keep_their_names_when_one_unit_gets_more_time(desk):
    whole = owed(desk, "vinh-chau/2025")
    first = {event.id: len(event.parts) for event in common_occasions(whole, whole)}
    desk.log(
        "vinh-chau/2025",
        "Phòng Tư pháp",
        "on: 2025-02-20, task: report/Q1-2025, status: extended, due: 2025-03-25, evidence: Công văn số 3/UBND",
    )
    whole = owed(desk, "vinh-chau/2025")
    second = {event.id: len(event.parts) for event in common_occasions(whole, whole)}
    (own,) = set(second) - set(first)
    assert own.split("@")[1].startswith("phong-tu-phap")
    assert second[own] == 1
    assert set(first) <= set(second)


def test_a_filter_does_not_rename_an_event(real):
    whole = owed(real, "vinh-chau/2025")
    every = {event.id for event in common_occasions(whole, whole)}
    reports = [one for one in whole if one.obligation.role == "report"]
    assert {event.id for event in common_occasions(reports, whole)} < every


def test_uids_are_those_of_yesterday(real):
    """A changed namespace or id would double every event in every calendar out there."""
    one = next(
        a for a in owed(real, "vinh-chau/2025") if a.obligation.id == "vinh-chau/2025#chi-dao/2@phong-noi-vu/1"
    )
    assert list(read(calendar([one]))) == ["cb8cf4b8-ca74-542b-8cfe-882b4ba5a386"]


def test_the_same_input_gives_the_same_bytes_in_any_order(real):
    found = owed(real, "vinh-chau/2025")
    assert calendar(found) == calendar(list(reversed(found)))


@pytest.mark.parametrize(
    "hostile",
    [
        "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil",
        "a\\nb; c, d: \\",
        "\x00\x07\x1b[31m đỏ",
        "dài" * 5000,
        "😀" * 40 + "ế" * 60,
        "\u2028\u0085",
    ],
)
def test_no_text_breaks_out_of_its_line(real, hostile):
    one = one_of(owed(real, "vinh-chau/2025"), before=False)
    one = replace(one, obligation=replace(one.obligation, text=f"Việc {hostile} hết", heading=(hostile,)))
    data = calendar([one])
    (event,) = read(data).values()
    assert str(event["SUMMARY"]).startswith("Hạn: Việc")
    assert "hết" in event["DESCRIPTION"] or len(hostile) > 1000
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", data)
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_the_name_of_a_unit_on_two_lines_is_a_name_on_one(real):
    found = owed(real, "vinh-chau/2025", "Phòng Nội vụ")
    data = calendar_file("CCHC 2025: Văn phòng\nHĐND;  UBND", occasions(found), ON, unrecorded=False)
    named = Calendar.from_ical(data)
    assert [str(named[key]) for key in ("NAME", "X-WR-CALNAME")] == ["CCHC 2025: Văn phòng HĐND; UBND"] * 2


def test_an_event_without_parts_open_has_the_word_of_what_became_of_it(real):
    one = one_of(owed(real, "vinh-chau/2025"), before=False)
    done, dropped = replace(one, status="done"), replace(one, status="dropped")
    assert title_of(Occasion("x", (done, dropped)), several=False).startswith("Đã xong: ")
    assert title_of(Occasion("x", (dropped,)), several=False).startswith("Thôi thực hiện: ")
    (event,) = read(calendar([dropped])).values()
    assert event["STATUS"] == "CANCELLED"


@pytest.fixture
def khal(tmp_path: Path):
    """``khal(*arguments)``: the calendar program on an empty calendar of its own."""
    (tmp_path / "calendar").mkdir()
    config = tmp_path / "config"
    config.write_text(
        f"[calendars]\n[[cchc]]\npath = {tmp_path}/calendar\n[sqlite]\npath = {tmp_path}/khal.db\n"
        "[locale]\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ntimeformat = %H:%M\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
        "[default]\ndefault_calendar = cchc\n",
        encoding="utf-8",
    )
    program = Path(sys.executable).with_name("khal")

    def run(*arguments: str) -> list[str]:
        done = subprocess.run([program, "-c", config, *arguments], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
        return [line for line in done.stdout.splitlines() if line]

    return run


@pytest.mark.slow
def test_khal_takes_the_file_and_a_second_import_updates_it(desk, khal, tmp_path):
    def listed(data):
        (tmp_path / "lich.ics").write_bytes(data)
        khal("import", "--batch", "-a", "cchc", str(tmp_path / "lich.ics"))
        return khal("list", "2025-01-01", "365d", "--day-format", "", "--format", "{start-date} {uid} {title}")

    found = owed(desk, "vinh-chau/2025", "Phòng Nội vụ")
    first = listed(calendar(found))
    assert len(first) == sum(one.dated and one.due.year == 2025 for one in found) > 30
    assert not any("Đã xong" in line for line in first)
    desk.log("vinh-chau/2025", "Phòng Nội vụ", "on: 2025-03-14, task: report/Q1-2025, status: done")
    desk.log(
        "vinh-chau/2025",
        "Phòng Nội vụ",
        "on: 2025-03-14, task: report/H1-2025, status: extended, due: 2025-06-20, evidence: Công văn số 5/UBND",
    )
    later = date(2025, 3, 15)
    second = listed(calendar(owed(desk, "vinh-chau/2025", "Phòng Nội vụ", later), later))
    assert len(second) == len(first)
    assert {line.split()[1] for line in second} == {line.split()[1] for line in first}
    assert sum("Đã xong: Báo cáo quý I/2025" in line for line in second) == 1
    assert any(line.startswith("2025-06-20 ") and "Báo cáo 6 tháng" in line for line in second)
