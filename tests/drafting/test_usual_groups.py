"""The groups that a new register gets: only those that somebody would be in."""

from __future__ import annotations

from itertools import chain, combinations
from typing import get_args

import pytest

from cchc.drafting.usual_groups import usual_groups
from cchc.plans.organisation import Level, UnitKind
from cchc.text import fold


def names(groups):
    return [group["name"] for group in groups]


def test_a_commune_has_its_offices_and_its_services():
    groups = usual_groups("xã", "phường", {"chuyên môn", "sự nghiệp"}, ())
    assert names(groups)[:3] == [
        "Các cơ quan chuyên môn cấp xã",
        "Các đơn vị sự nghiệp công lập cấp xã",
        "Các cơ quan, đơn vị cấp xã",
    ]
    assert groups[2]["members"] == [{"group": name} for name in names(groups)[:2]]
    assert "Các phòng, ban phường" in groups[0]["aliases"]


def test_a_district_has_its_communes():
    groups = {group["name"]: group for group in usual_groups("huyện", "thị xã", {"chuyên môn", "xã"}, ())}
    assert groups["UBND xã, phường"]["members"] == [{"kind": "xã"}]
    assert "UBND các xã, phường" in groups["UBND xã, phường"]["aliases"]
    assert "Các cơ quan, đơn vị" in groups["Các cơ quan, đơn vị, địa phương"]["aliases"]
    assert "UBND cấp huyện" not in groups


def test_a_province_has_departments():
    assert "Các sở, ban, ngành tỉnh" in names(usual_groups("tỉnh", "tỉnh", {"chuyên môn"}, ()))


def test_an_office_has_chambers():
    assert names(usual_groups("tỉnh", None, {"chuyên môn"}, ()))[0] == "Các phòng chuyên môn"


@pytest.mark.parametrize("level", get_args(Level))
@pytest.mark.parametrize("word", ["xã", "thành phố", None])
def test_whatever_the_units_no_group_is_empty_and_no_name_is_given_twice(level, word):
    usual = ("chuyên môn", "sự nghiệp", "xã", "huyện", "công chức")
    for kinds in chain.from_iterable(combinations(usual, n) for n in range(len(usual) + 1)):
        groups = usual_groups(level, word, set(kinds), ())
        spelled = [fold(name) for group in groups for name in (group["name"], *group["aliases"])]
        assert len(spelled) == len(set(spelled)), kinds
        for group in groups:
            assert group.get("open") or group["members"], (kinds, group)
            assert all(
                member.get("kind") in kinds or member.get("group") in names(groups)
                for member in group.get("members", ())
            )
        assert names(groups)[-1] == "Các cơ quan, đơn vị có liên quan"


def test_without_units_only_what_nobody_can_list_is_left():
    assert names(usual_groups("xã", "xã", set(), ())) == ["Các cơ quan, đơn vị có liên quan"]
    assert set(get_args(UnitKind)) >= {"chuyên môn", "xã", "huyện", "sự nghiệp", "công chức"}


def test_a_name_that_a_unit_bears_is_left_to_it():
    taken = ["các cơ quan chuyên môn cấp xã", "Các phòng chuyên môn"]
    groups = usual_groups("xã", "xã", {"chuyên môn"}, taken)
    assert names(groups)[0] == "Các cơ quan chuyên môn xã"
    assert "Các phòng chuyên môn" not in groups[0]["aliases"]
    assert groups[1]["members"] == [{"group": "Các cơ quan chuyên môn xã"}]
