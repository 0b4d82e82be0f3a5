"""``cchc due --format ics``, and files of the other formats: which are written, of whom, never over one in use."""

from __future__ import annotations

import json

import pytest
from icalendar import Calendar

ASKED = ("due", "--plan", "vinh-chau/2025", "--as-of", "2025-03-20")
DESK = ("--unit", "phong noi vu")


@pytest.fixture
def due(cchc, tmp_path, real, monkeypatch):
    """``due(*arguments)``: the command on the real plans, from an empty folder."""
    monkeypatch.setenv("CCHC_ROOT", str(real.root))
    return lambda *arguments: cchc(*ASKED, *arguments, cwd=tmp_path)


def files(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def events(text):
    return Calendar.from_ical(text).walk("VEVENT")


def test_without_a_file_the_calendar_alone_is_printed(due, tmp_path):
    ran = due(*DESK, "--format", "ics")
    listed = json.loads(due(*DESK, "--all", "--format", "json").out)
    mine = [one for one in listed if one["role"] != "coordinating"]
    assert ran.code == 0
    assert len(events(ran.out)) == sum(one["due"] is not None and one["waiting_for"] is None for one in mine)
    assert Calendar.from_ical(ran.out)["X-WR-CALNAME"] == "CCHC 2025: Phòng Nội vụ"
    assert f"{len(mine) - len(events(ran.out))} lượt không có ngày cụ thể" in ran.err
    assert "lượt phối hợp không đưa vào lịch: thêm --all" in ran.err
    assert files(tmp_path) == []


@pytest.mark.parametrize(
    "filters", [("--all",), ("--role", "coordinating"), ("--period", "Q1-2025"), ("--area", "chi-dao")]
)
def test_the_filters_of_the_list_pick_the_events(due, filters):
    listed = json.loads(due(*DESK, *filters, *(["--all"] * ("--area" in filters)), "--format", "json").out)
    ran = due(*DESK, *filters, "--format", "ics")
    expected = [one for one in listed if one["due"] is not None and one["timing"] != "waiting"]
    if "--area" in filters:
        expected = [one for one in expected if one["role"] != "coordinating"]
    assert len(events(ran.out)) == len(expected) > 0


def test_a_calendar_of_all_units_counts_them_in_one_event(due):
    titles = [str(one["SUMMARY"]) for one in events(due("--format", "ics").out)]
    assert sum("Báo cáo quý III/2025" in title for title in titles) == 1
    assert any(title.endswith(" đơn vị") for title in titles)
    assert any(title.endswith(" – Phòng Nội vụ") for title in titles)


def test_one_calendar_goes_to_the_file_named(due, tmp_path):
    ran = due(*DESK, "--format", "ics", "-o", "lịch.ics")
    assert ran.out == f"Đã ghi lịch.ics: {len(events((tmp_path / 'lịch.ics').read_bytes()))} sự kiện.\n"
    (tmp_path / "ra").mkdir()
    due(*DESK, "--format", "ics", "-o", "ra")
    due("--format", "ics", "-o", "ra")
    assert files(tmp_path) == ["lịch.ics", "ra/phong-noi-vu.ics", "ra/vinh-chau-2025.ics"]


def test_every_unit_gets_its_own_calendar(due, tmp_path):
    ran = due("--format", "ics", "--all-units", "-o", "ra")
    written = files(tmp_path)
    assert f"{len(written)} lịch, " in ran.out
    assert len(written) > 20
    whole = Calendar.from_ical((tmp_path / "ra" / "phong-tu-phap.ics").read_bytes())
    alone = Calendar.from_ical(due("--unit", "phong tu phap", "--format", "ics").out)
    assert whole.to_ical() == alone.to_ical()


def test_a_calendar_that_is_there_is_replaced_only_when_told(due, tmp_path):
    (tmp_path / "lich.ics").write_text("của người khác", encoding="utf-8")
    ran = due(*DESK, "--format", "ics", "-o", "lich.ics")
    assert ran.code == 2
    assert "Đã có tệp lich.ics" in ran.err
    assert (tmp_path / "lich.ics").read_text("utf-8") == "của người khác"
    assert due(*DESK, "--format", "ics", "-o", "lich.ics", "--force").code == 0
    assert events((tmp_path / "lich.ics").read_bytes())


def test_of_a_plan_with_errors_no_calendar_is_written(cchc, desk, tmp_path):
    desk.change("vinh-chau/2025/appendix.yaml", "deadline: Trong tháng 01/2025", "deadline: Trong thnág 01/2025")
    ran = cchc("due", "--plan", "vinh-chau/2025", "--format", "ics", "-o", "lich.ics", cwd=desk.root)
    assert ran.code == 2
    assert "thnág" in ran.err
    assert not (desk.root / "lich.ics").exists()


@pytest.mark.parametrize("format", ["json", "csv"])
def test_records_go_to_a_file_too(due, tmp_path, format):
    printed = due(*DESK, "--format", format)
    ran = due(*DESK, "--format", format, "-o", f"viec.{format}")
    data = (tmp_path / f"viec.{format}").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf") is (format == "csv")
    assert data.decode("utf-8-sig") == printed.out
    assert ran.out.startswith(f"Đã ghi viec.{format}: ")
    assert due(*DESK, "--format", format, "-o", f"viec.{format}").code == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("-o", "x.ics"), "-o không dùng được với bảng in ra màn hình"),
        (("--force",), "--force không dùng được với bảng in ra màn hình"),
        (("--format", "ics", "--why", "chi-dao/2", "-o", "x.ics"), "-o không dùng cùng --why"),
        (("--format", "json", "--all-units"), "--all-units chỉ dùng với --format xlsx hoặc ics"),
        (("--format", "ics", "--all-units"), "--all-units cần biết ghi các lịch vào thư mục nào"),
        (("--format", "ics", "-o", "x.txt"), "phải có đuôi .ics"),
    ],
)
def test_wrong_calls_are_told(due, tmp_path, arguments, told):
    ran = due(*DESK, *arguments)
    assert ran.code == 2
    assert told in ran.err
    assert files(tmp_path) == []


@pytest.mark.parametrize("narrowed", [(), ("--area", "chinh-quyen-so"), ("--period", "Q2-2025"), DESK])
def test_what_is_left_out_is_counted_as_it_was_asked_for(due, narrowed):
    ran = due(*narrowed, "--format", "ics")
    every = json.loads(due(*narrowed, "--all", "--unnamed", "--format", "json").out)
    unnamed = sum(one["unit_id"] is None for one in every)
    aside = sum(
        one["role"] == "coordinating" and one["unit_id"] is not None and bool(one["due"]) and not one["waiting_for"]
        for one in every
    )
    told = [int(line.split()[0]) for line in ran.err.splitlines() if "nhóm mà văn bản không nêu tên" in line]
    assert told == ([unnamed] if unnamed else [])
    assert aside
    assert f"\n{aside} lượt phối hợp không đưa vào lịch" in f"\n{ran.err}"
