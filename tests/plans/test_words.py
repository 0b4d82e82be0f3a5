"""The field's own words: every status has some, and what people write means one."""

from __future__ import annotations

from typing import get_args

import pytest

from cchc.plans.journal import Status
from cchc.plans.words import RECORDABLE, STATUSES, status_named


def test_every_status_that_a_log_holds_has_its_words():
    assert set(RECORDABLE) == set(get_args(Status))
    assert set(STATUSES) == {"none", *RECORDABLE}


@pytest.mark.parametrize("status", get_args(Status))
def test_a_status_is_named_by_its_id_and_by_its_words(status):
    assert status_named(status) == status_named(RECORDABLE[status].upper()) == status


@pytest.mark.parametrize(
    ("text", "status"), [("hoàn thành", "done"), ("Hoan thanh.", "done"), ("đang  triển khai", "started")]
)
def test_other_words_for_a_status_are_known(text, status):
    assert status_named(text) == status


@pytest.mark.parametrize("text", ["", "chưa ghi nhận", "none", "xogn"])
def test_what_names_no_status_is_none(text):
    assert status_named(text) is None
