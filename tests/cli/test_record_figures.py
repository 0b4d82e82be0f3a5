"""``cchc record indicator/…``: one figure a unit, indicator and period, or why it cannot be. Invented data."""

from __future__ import annotations

import pytest

from cchc.cli.completing import matching
from cchc.cli.offering import Asked, tasks
from cchc.obligations.recording import log_lines

GD25 = "gia-dinh/2025"
DAY = ("--as-of", "2025-04-05")


@pytest.fixture
def record(cchc, measured):
    """``record(*arguments)``: the command in the measured workspace on 5 April 2025."""
    return lambda *arguments: cchc("record", *arguments, *DAY, cwd=measured.root)


def lines(desk, unit):
    """The lines of a unit's log, without their random ids."""
    path = desk.root / "plans" / "gia-dinh" / "2025" / "progress" / f"{unit}.yaml"
    return [line.partition(", ")[2] for line in path.read_text("utf-8").splitlines()[2:]] if path.exists() else []


def test_a_figure_is_one_line_of_the_units_log(record, measured):
    ran = record(
        *("indicator/ho-so", "--unit", "phong mot", "--period", "quý I", "--value", "12"),
        *("--on", "2025-04-02", "--evidence", "Báo cáo số 5"),
    )
    assert (ran.code, ran.err) == (0, "")
    assert lines(measured, "phong-mot") == [
        "on: 2025-04-02, task: indicator/ho-so, occurrence: Q1-2025, status: done, value: 12, "
        "evidence: Báo cáo số 5}"
    ]
    assert "Phòng Một: 12 hồ sơ" in ran.out


def test_several_units_with_one_figure_get_a_line_each(record, measured):
    assert record("indicator/ho-so", "--unit", "Phòng Một, phong ba", "--period", "Q1", "--value", "0").code == 0
    assert [len(lines(measured, unit)) for unit in ("phong-mot", "phong-hai", "phong-ba")] == [1, 0, 1]


def test_an_indicator_named_in_two_ways_gets_one_line(record, measured):
    names = ("indicator/ho-so", f"{GD25}#indicator/ho-so", "indicator/Hồ sơ tiếp nhận")
    assert record(*names, "--unit", "Phòng Một", "--period", "Q1", "--value", "3").code == 0
    assert len(lines(measured, "phong-mot")) == 1


def test_the_one_giver_need_not_be_named(record, measured):
    assert record("indicator/doi-thoai", "--period", "Q1-2025", "--value", "2").code == 0
    assert len(lines(measured, "gia-dinh")) == 1
    assert measured.plan(GD25).findings == []


@pytest.mark.parametrize(
    ("typed", "written", "said"),
    [
        ("1.250", "1250", "“1.250” đọc là 1250"),
        ("97.5", "97.5", "“97.5” đọc là 97,5"),
        ("97,5", "97.5", "Phòng Một: 97,5 hồ sơ"),
    ],
)
def test_the_number_is_read_as_typed_in_offices_and_it_is_said_how(record, measured, typed, written, said):
    ran = record("indicator/ho-so", "--unit", "Phòng Một", "--period", "Q1", "--value", typed)
    assert said in ran.out
    assert lines(measured, "phong-mot")[0].endswith(f"value: {written}}}")


def test_a_per_cent_sign_is_taken_only_where_per_cents_are_measured(record, measured):
    call = ("indicator/can-bo", "--unit", "Phòng Một", "--period", "Q1", "--value", "97,5%")
    assert record(*call).code == 2
    measured.change("gia-dinh/2025/indicators.yaml", "unit: người", 'unit: "%"')
    assert record(*call).code == 0


@pytest.mark.parametrize(
    ("call", "wrong", "right"),
    [
        ("indicator/hoso --period Q1 --value 1", "hoso", "ho-so"),
        ("indicator/zzz --period Q1 --value 1", "zzz", "ho-so, dung-han, ty-le"),
        ("indicator/ho-so --period Q1 --value 1", "3 đơn vị", "Phòng Một; Phòng Hai; Phòng Ba"),
        ("indicator/ho-so --unit tram-doc --period Q1 --value 1", "Trạm Dọc", "Phòng Một; Phòng Hai; Phòng Ba"),
        ("indicator/ty-le --period Q1 --value 1", "tỷ lệ được tính", "indicator/dung-han và indicator/ho-so"),
        ("indicator/ho-so --unit phong-ba --value 1", "--period", "Q1-2025, Y-2025"),
        ("indicator/ho-so --unit phong-ba --period Q1", "--value", "--value 12"),
        ("indicator/ho-so --unit phong-ba --value 1 --period Q5", "Q5", "Q1-2025"),
        ("indicator/ho-so --unit phong-ba --value 1 --period Q3", "quý III/2025", "--period"),
        ("indicator/ho-so --unit phong-ba --value 1 --period Q1-2024", "2024", "gia-dinh/2025"),
        ("gia-dinh/2025#indicator/ho-so --unit phong-ba --value 1 --period Q1-2024", "Q1-2024", "Q1-2025"),
        ("indicator/ho-so --unit phong-ba --value 1 --period Q1 --on 2025-04-06", "06/04/2025", "đã xảy ra"),
        (
            "indicator/ho-so --unit phong-ba --value 1 --period Q1 --on 2024-04-02",
            "trước cả kế hoạch",
            "01/12/2024",
        ),
        ("indicator/ho-so --unit phong-ba --value 1,250 --period Q1", "1,250", "1250"),
        ("indicator/ho-so --unit phong-ba --value mười --period Q1", "mười", "97,5"),
        ("indicator/ho-so --unit phong-ba --value 9999999999999999999 --period Q1", "9999999999999999999", "số"),
        ("indicator/ho-so --unit phong-ba --value 1 --period Q1 --status started", "started", "--status"),
        ("indicator/ho-so --everyone --value 1 --period Q1", "--everyone", "tùy chọn"),
        ("indicator/ho-so --unit phong-ba --for phong-mot --value 1 --period Q1", "Phòng Một", "successions"),
        ("indicator/ho-so@phong-ba --value 1 --period Q1", "indicator/ho-so@phong-ba", "--unit"),
        ("indicator/ho-so a/1 --period Q1", "a/1", "riêng"),
        ("a/1 --value 1", "--value", "indicator/MÃ"),
        ("a/1 --event x --value 1", "--value", "tùy chọn"),
    ],
)
def test_what_cannot_be_recorded_is_refused_and_nothing_is_written(record, measured, call, wrong, right):
    ran = record(*call.split())
    assert (ran.code, ran.out) == (2, "")
    sentence, *rest = ran.err.splitlines()
    assert wrong in sentence
    assert right in "\n".join(rest)
    assert not (measured.root / "plans" / "gia-dinh" / "2025" / "progress").exists()


def test_a_figure_that_is_there_is_replaced_only_when_told(record, measured):
    call = ("indicator/ho-so", "--unit", "Phòng Một", "--period", "Q1-2025", "--value")
    assert record(*call, "1.250").code == 0
    ran = record(*call, "13")
    assert (ran.code, len(lines(measured, "phong-mot"))) == (2, 1)
    assert "đã ghi 1.250 ngày 05/04/2025" in ran.err
    assert "--again" in ran.err
    assert record(*call, "13", "--again").code == 0
    first, second = measured.plan(GD25).logs[0].value.updates
    assert (second.value, second.corrects) == (13, first.id)
    assert record(*call[:-3], "--period", "H1-2025", "--value", "13").code == 0  # another period


def test_one_unit_in_the_way_stops_all(record, measured):
    assert record("indicator/ho-so", "--unit", "Phòng Một", "--period", "Q1", "--value", "1").code == 0
    ran = record("indicator/ho-so", "--unit", "Phòng Một, Trạm Dọc, Phòng Ba", "--period", "Q1", "--value", "2")
    assert ran.code == 2
    assert "đã ghi 1" in ran.err
    assert "Trạm Dọc không phải" in ran.err
    assert lines(measured, "phong-ba") == []


def test_a_dry_run_shows_the_line_and_writes_nothing(record, measured):
    ran = record("indicator/ho-so", "--unit", "Phòng Một", "--period", "Q1", "--value", "5", "--dry-run")
    assert ran.code == 0
    assert "task: indicator/ho-so, occurrence: Q1-2025, status: done, value: 5" in ran.out
    assert lines(measured, "phong-mot") == []


def test_the_heir_of_a_unit_that_ended_gives_its_figure(record, measured):
    measured.change(
        "gia-dinh/units.yaml",
        "name: Phòng Ba, kind: chuyên môn}",
        "name: Phòng Ba, kind: chuyên môn, to: 2025-03-31, successions: "
        "[{date: 2025-04-01, document: Quyết định bịa, kind: merge, successors: [tram-doc]}]}",
    )
    ended = record("indicator/ho-so", "--unit", "Phòng Ba", "--period", "Q1", "--value", "7")
    assert (ended.code, "Trạm Dọc" in ended.err) == (2, True)
    ran = record("indicator/ho-so", "--unit", "Trạm Dọc", "--period", "Q1", "--value", "7")
    assert ran.code == 0
    assert "Trạm Dọc (thay Phòng Ba): 7 hồ sơ" in ran.out
    assert lines(measured, "tram-doc")[0].endswith("value: 7, behalf_of: phong-ba}")


def test_of_two_units_with_one_name_each_has_its_own_log_and_figure(record, measured):
    measured.change(
        "gia-dinh/units.yaml",
        "name: Phòng Ba, kind: chuyên môn}",
        "name: Phòng Ba, kind: chuyên môn, to: 2025-03-31}\n"
        "  - {id: phong-ba-moi, name: Phòng Ba, kind: xã mới, from: 2025-04-01}",
    )
    measured.change("gia-dinh/2025/indicators.yaml", "[Phòng Một, Phòng Hai]", "[phong-ba-moi]")
    for period in ("Q1", "Y"):
        assert record("indicator/can-bo", "--period", period, "--value", "3").code == 0
    folder = measured.root / "plans" / GD25 / "progress"
    assert [path.name for path in folder.iterdir()] == ["phong-ba-moi.yaml"]
    assert (folder / "phong-ba-moi.yaml").read_text("utf-8").startswith("unit: phong-ba-moi\n")
    assert {line.unit_id for line in log_lines(measured.plan(GD25))} == {"phong-ba-moi"}


def test_the_period_may_be_named_so_for_other_tasks_too(record, measured):
    assert record("a/4", "--unit", "Phòng Một", "--period", "quý I/2025", "--on", "2025-03-20").code == 0
    assert len(lines(measured, "phong-mot")) == 1


def test_the_plan_of_the_periods_year_is_meant(cchc, measured):
    call = ("record", "indicator/doi-thoai", "--period", "Y-2025", "--value", "4", "--as-of", "2026-01-10")
    assert cchc(*call, cwd=measured.root).code == 0
    assert len(lines(measured, "gia-dinh")) == 1


def test_what_was_recorded_passes_the_checks(cchc, record, measured):
    for value, again in (("12", ()), ("1.250,5", ("--again",))):
        record("indicator/ho-so", "--unit", "Phòng Một", "--period", "Q1", "--value", value, *again)
    before = {"W206", "W211", "W218"}  # of the invented plan itself
    ran = cchc("validate", "--format", "concise", cwd=measured.root)
    assert {line.split(": ")[1].split()[0] for line in ran.out.splitlines()} == before


def test_completion_offers_the_indicators_that_are_recorded(measured):
    path = measured.root / "plans" / GD25 / "indicators.yaml"
    path.write_text(path.read_text("utf-8") + "  - {id: ho-so, name: Ghi lần hai}\n", "utf-8")
    asked = Asked("record", {"root": measured.root, "plan": GD25}, "")
    found = matching(tasks(asked), "")
    assert [text for name, text in found if name == "indicator/ho-so"] == ["Hồ sơ tiếp nhận"]
    offered = dict(found)
    assert "indicator/ty-le" not in offered
    assert "a/1" in offered


def test_again_replaces_every_line_of_the_figure_and_keeps_what_is_not_said(measured, cchc):
    """Two branches may have recorded one figure: the new one stands in for both."""
    for number, (day, value) in enumerate((("2025-04-02", 7), ("2025-04-03", 8))):
        measured.log(
            "gia-dinh/2025",
            "Phòng Một",
            f"on: {day}, task: indicator/ho-so, occurrence: Q1-2025, status: done, value: {value}, "
            f"evidence: BC {number} bịa",
        )
    call = ["record", "indicator/ho-so", "--unit", "Phòng Một", "--period", "Q1-2025", "--value", "9", "--again"]
    assert cchc(*call, "--as-of", "2025-06-15", cwd=measured.root).code == 0
    lines = (measured.root / "plans/gia-dinh/2025/progress/Phòng-Một.yaml").read_text("utf-8").splitlines()
    assert lines[-1].endswith(
        "on: 2025-04-03, task: indicator/ho-so, occurrence: Q1-2025, status: done, value: 9, "
        "evidence: BC 1 bịa, corrects: [t000, t001]}"
    )
