"""Where every key and value of a text begins and ends, in every style of writing. The small texts are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc.yamltree import read_tree
from cchc.yamltree.spans import spans

PLANS = sorted((Path(__file__).resolve().parents[2] / "plans").glob("*/*/*.yaml"))


def said(text, *path):
    span = spans(text)[path]
    return text[span.start : span.end]


def test_scalars_in_every_style():
    text = (
        "a: trần\nb: \"ngoặc \\\" kép\"\nc: 'ngoặc ''đơn'''\n"
        "d: |\n  hai\n  dòng\ne: >-\n  gấp\n  lại\nf: [1, x y]\n"
    )
    assert said(text, "a") == "trần"
    assert said(text, "b") == '"ngoặc \\" kép"'
    assert said(text, "c") == "'ngoặc ''đơn'''"
    assert said(text, "d") == "|\n  hai\n  dòng"
    assert said(text, "e") == ">-\n  gấp\n  lại"
    assert said(text, "f") == "[1, x y]"
    assert said(text, "f", 1) == "x y"


def test_containers_and_keys():
    text = "- a: 1\n  b:\n    - {c: 2, d: [3]}\n    # lời\n\n- x\n"
    found = spans(text)
    assert said(text, 0) == "a: 1\n  b:\n    - {c: 2, d: [3]}"
    assert said(text, 0, "b", 0) == "{c: 2, d: [3]}"
    key = found[0, "b", 0, "d"].key
    assert key is not None
    assert text[key:].startswith("d: [3]")
    assert found[0, "b"].block
    assert not found[0, "b", 0, "c"].block
    assert found[(1,)].key is None


@pytest.mark.parametrize("path", PLANS, ids=str)
def test_every_plain_text_of_the_real_plans_stands_at_its_span(path):
    text = path.read_text("utf-8")
    data = read_tree(text.encode(), str(path)).data
    for keys, span in spans(text).items():
        value = data
        for key in keys:
            value = value[key]
        if isinstance(value, str) and text[span.start] not in "\"'|>":
            assert text[span.start : span.end] == value
