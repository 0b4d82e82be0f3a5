"""The province of an authority: by its register, its superiors', the law on mergers; never a guess."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cchc.exports.flat.provinces import _mergers, province_issued, province_on
from cchc.store import open_store
from cchc.text import fold

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)


@pytest.fixture(name="of")
def _of(tmp_path: Path):
    """``of(folder=authority, …)``: the provinces of the first one, as issued, before and after 1/7/2025."""

    def asked(**authorities: str) -> tuple[str | None, str | None, str | None]:
        for folder, text in authorities.items():
            path = tmp_path / "plans" / folder.replace("_", "-") / "units.yaml"
            path.parent.mkdir(parents=True)
            path.write_text(
                text if "units:" in text else f"authority: {{place: Đâu Đó, {text}}}\nunits: []\n", "utf-8"
            )
        store, first = open_store(tmp_path), next(iter(authorities)).replace("_", "-")
        return province_issued(store, first), province_on(store, first, BEFORE), province_on(store, first, AFTER)

    return asked


def same(name):
    return (name, name, name)


def test_a_province_is_its_own(of):
    assert of(a="name: UBND tỉnh Giả Bắc, level: tỉnh") == same("Giả Bắc")


def test_an_office_of_a_province_lies_in_it(of):
    assert of(a="name: Sở Nội vụ tỉnh Giả Bắc, level: tỉnh") == same("Giả Bắc")


def test_the_place_stands_in_where_the_name_tells_no_province(of):
    assert of(a="name: Cơ quan Bịa, level: tỉnh") == same("Đâu Đó")


def test_the_chain_of_superiors_is_followed(of):
    assert of(
        a="name: UBND xã Giả, level: xã, superior: b",
        b="name: UBND huyện Giả, level: huyện, superior: c",
        c="name: UBND tỉnh Giả Bắc, level: tỉnh",
    ) == same("Giả Bắc")


def test_a_superior_outside_the_workspace_tells_by_its_name(of):
    assert of(a="name: UBND xã Giả, level: xã, superior_name: UBND tỉnh Giả Bắc") == same("Giả Bắc")


def test_a_town_above_is_no_province_and_a_central_city_is_one(of):
    assert of(a="name: UBND xã Giả, level: xã, superior_name: UBND thành phố Giả") == same(None)
    assert of(b="name: UBND xã Giả, level: xã, superior_name: UBND thành phố Cần Thơ") == same("Cần Thơ")


def test_what_the_register_states_beats_the_chain(of):
    assert of(
        a="name: UBND xã Giả, level: xã, superior: c, province: Giả Nam", c="name: UBND tỉnh Giả Bắc, level: tỉnh"
    ) == same("Giả Nam")


def test_a_ring_of_superiors_ends(of):
    assert of(a="name: UBND xã Giả, level: xã, superior: b", b="name: UBND xã Bịa, level: xã, superior: a") == same(
        None
    )


def test_the_country_lies_in_no_province(of):
    assert of(a="name: Bộ Bịa, level: trung ương") == same(None)


def test_what_cannot_be_read_is_not_known(of):
    assert of(a="units: [") == same(None)


def test_a_province_merged_by_law_goes_by_the_new_name_from_the_day(of):
    assert of(a="name: UBND xã Giả, level: xã, superior_name: UBND tỉnh Hậu Giang") == (
        "Hậu Giang",
        "Hậu Giang",
        "Cần Thơ",
    )


def test_the_register_of_the_province_itself_tells_what_became_of_it(of):
    register = (
        "authority:\n  name: UBND tỉnh Giả Bắc\n  level: tỉnh\n  place: Giả\n  to: 2025-06-30\n  successions:\n"
        "    - {date: 2025-07-01, document: Nghị quyết bịa, kind: merge, successors: [moi]}\n"
        "units:\n  - {id: moi, name: UBND tỉnh Giả Trung, kind: khác}\n"
    )
    assert of(a="name: UBND huyện Giả, level: huyện, superior: b", b=register) == (
        "Giả Bắc",
        "Giả Bắc",
        "Giả Trung",
    )


def test_the_merger_leaves_34_provinces():
    laws = dict(_mergers())
    gone = laws[AFTER]
    assert len(gone) == 29  # 63 provinces became 34
    assert not {fold(new) for new in gone.values()} & set(gone)
    assert len(set(gone.values())) == 23
    assert laws[date(2025, 1, 1)][fold("Thừa Thiên Huế")] == "Huế"
