"""What is guessed from a name, and against the authorities of a workspace. All data invented."""

from __future__ import annotations

from datetime import date

import pytest

from cchc.drafting.settling import Wish, contradiction, enclosing, names_in, settle, usual_year
from cchc.store import WorkspaceError, open_store


def test_level_place_and_folder_come_from_the_name():
    made = settle(Wish(authority="  UBND  xã Gia Định "), None)
    assert (made.folder, made.level, made.place, made.body.name) == (
        "gia-dinh",
        "xã",
        "Gia Định",
        "UBND xã Gia Định",
    )


def test_what_was_said_goes_before_what_is_guessed():
    made = settle(Wish(authority="UBND xã Gia Định", level="huyện", place="Nơi khác"), None)
    assert (made.level, made.place) == ("huyện", "Nơi khác")


@pytest.mark.parametrize(
    ("wish", "option"),
    [
        (Wish(authority="Cơ quan lạ", place="A"), "--level"),
        (Wish(authority="Sở Nội vụ"), "--place"),
        (Wish(authority="市", level="xã", place="A"), "chữ quốc ngữ"),
    ],
)
def test_what_cannot_be_guessed_is_asked_for(wish, option):
    with pytest.raises(WorkspaceError) as raised:
        settle(wish, None)
    assert wish.authority in raised.value.message
    assert option in raised.value.hint


def test_a_folder_that_is_taken_by_another_is_passed_over(invented):
    assert settle(Wish(authority="UBND xã Giả Định"), invented.store).folder == "xa-gia-dinh"
    assert settle(Wish(authority="UBND huyện Giả Định"), invented.store).folder == "gia-dinh"


def test_the_superior_is_a_folder_where_the_workspace_has_it(invented):
    for name in ("UBND huyện Giả Định", "ubnd huyen gia dinh", "gia-dinh"):
        made = settle(Wish(authority="UBND xã A", superior=name), invented.store)
        assert (made.superior, made.superior_name) == ("gia-dinh", None)
    made = settle(Wish(authority="UBND xã A", superior="UBND tỉnh  B"), invented.store)
    assert (made.superior, made.superior_name) == (None, "UBND tỉnh B")
    assert settle(Wish(authority="UBND xã A", superior=" "), invented.store).superior_name is None


def test_an_authority_that_is_there_is_as_its_register_says(invented):
    made = settle(Wish(authority="ubnd huyen gia dinh", level="xã", year=2031), invented.store)
    assert (made.folder, made.level, made.year, made.keeps_register) == ("gia-dinh", "huyện", 2031, True)
    assert "Phòng Một" in [unit.name for unit in made.units]


def test_a_level_against_the_name_is_seen():
    assert contradiction(Wish(authority="UBND xã A", level="tỉnh")) == "xã"
    assert contradiction(Wish(authority="UBND xã A", level="xã")) is None
    assert contradiction(Wish(authority="Cơ quan lạ", level="xã")) is None


def test_a_register_that_cannot_be_read_stops_all(tmp_path):
    (tmp_path / "plans/gia-dinh").mkdir(parents=True)
    (tmp_path / "plans/gia-dinh/units.yaml").write_text("units: [", "utf-8")
    for name in ("gia-dinh", "UBND xã Gia Định"):
        with pytest.raises(WorkspaceError, match="gia-dinh/units"):
            settle(Wish(authority=name), open_store(tmp_path))


@pytest.mark.parametrize(
    ("today", "year"), [("2026-01-01", 2026), ("2026-11-30", 2026), ("2026-12-01", 2027), ("2026-12-31", 2027)]
)
def test_in_december_the_next_year_is_meant(today, year):
    assert usual_year(date.fromisoformat(today)) == year


def test_names_of_a_file_are_its_lines():
    data = "\ufeffPhòng A\r\n\r\n  - Phòng: B #1 \nPhòng C".encode()
    assert names_in(data, "x") == ["Phòng A", "- Phòng: B #1", "Phòng C"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("Phòng A".encode("utf-16"), "UTF-16"),
        (b"Phong A\nPh\xf2ng B\n", "dòng 2"),
    ],
)
def test_a_file_that_is_not_utf_8_is_refused(data, said):
    with pytest.raises(WorkspaceError) as raised:
        names_in(data, "Tệp ds.txt")
    assert said in raised.value.message
    assert "ds.txt" in raised.value.message
    assert "UTF-8" in raised.value.hint


def test_a_workspace_above_is_seen(tmp_path):
    inner = tmp_path / "a/b"
    (tmp_path / "plans/x").mkdir(parents=True)
    assert enclosing(inner) is None
    (tmp_path / "plans/x/units.yaml").write_text("", "utf-8")
    assert enclosing(inner) == tmp_path
    assert enclosing(tmp_path) is None
