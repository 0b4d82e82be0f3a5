"""indicators.yaml and goals of periods: what the model takes and refuses. Invented data."""

from __future__ import annotations

import pytest
from msgspec import ValidationError, convert

from cchc.plans.base import Target
from cchc.plans.journal import Update
from cchc.plans.measures import Indicator, indicator_in, indicator_task

RATE = {"id": "ty-le", "name": "Tỷ lệ bịa", "percent": {"part": "a", "whole": "b"}}
COUNT = {"id": "ho-so", "name": "Hồ sơ bịa", "who": ["Phòng Một"]}
LINE = {"id": "aaaaa", "on": "2025-04-02", "task": "indicator/ho-so", "status": "done"}


def test_figures_of_units_are_added_up_unless_another_way_is_named():
    assert convert(COUNT, Indicator).combination == "sum"
    assert convert({**COUNT, "combine": "last"}, Indicator).combination == "last"


def test_a_rate_is_derived_and_measured_in_per_cent():
    rate = convert(RATE, Indicator)
    assert rate.derived
    assert rate.measure == "%"
    assert convert(COUNT, Indicator).measure is None


@pytest.mark.parametrize("key", [{"who": ["Phòng Một"]}, {"combine": "sum"}])
def test_a_rate_has_neither_givers_nor_a_combination_of_its_own(key):
    with pytest.raises(ValidationError, match="percent"):
        convert({**RATE, **key}, Indicator)


def test_an_empty_list_of_givers_is_refused():
    with pytest.raises(ValidationError, match="who"):
        convert({**COUNT, "who": []}, Indicator)


@pytest.mark.parametrize("value", [float("inf"), float("nan"), 10**20, 1e-30, 10**400])
def test_numbers_that_nobody_can_add_up_are_refused_everywhere(value):
    with pytest.raises(ValidationError):
        convert({**LINE, "value": value}, Update)
    with pytest.raises(ValidationError):
        convert({"indicator": "x", "value": value}, Target)
    with pytest.raises(ValidationError):
        convert({"indicator": "x", "value": 1, "by_period": {"H1-2025": value}}, Target)


@pytest.mark.parametrize("value", [0, -1, 97.5, 10**17])
def test_other_numbers_are_kept_as_they_are(value):
    assert convert({**LINE, "value": value}, Update).value == value
    assert convert({"indicator": "x", "value": 1, "by_period": {"H1-2025": value}}, Target).by_period == {
        "H1-2025": value
    }


def test_the_task_of_an_indicator_leads_back_to_it():
    assert indicator_in(indicator_task("ho-so")) == "ho-so"
    assert indicator_in("the-che/1") is None
