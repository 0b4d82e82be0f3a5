"""Appendices by other hands: another order of columns, other headings, other numbers, cut tables, no head."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from msgspec import convert

from cchc.importing.tables.appendix import AppendixRead, read_appendix
from cchc.plans.rows import resolve_rows
from cchc.plans.table import Appendix
from tests.importing.comparing_appendices import cells_of, differences
from tests.importing.drawing import drawn_blocks

HANDS = sorted((Path(__file__).parent / "hands").glob("*.yaml"))


def _hand(path: Path) -> dict[str, Any]:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _read(hand: dict[str, Any]) -> AppendixRead:
    return read_appendix(drawn_blocks(hand["parts"]), None)


@pytest.mark.parametrize("path", HANDS, ids=lambda path: path.stem)
def test_an_appendix_by_another_hand_comes_out_as_meant(path: Path) -> None:
    hand = _hand(path)
    found = _read(hand)
    assert differences(convert(hand["expected"], Appendix), found.appendix) == {}
    assert [one.words for one in found.unread] == hand.get("unread", [])
    assert resolve_rows(found.appendix).problems == []


def _turned(drawn: str, by: int) -> str:
    """The picture of a table with its columns in another order."""
    turned = []
    for line in drawn.strip().splitlines():
        cells = line.split("|")
        turned.append("|".join([*cells[by:], *cells[:by]][:: -1 if by % 2 else 1]))
    return "\n".join(turned)


@pytest.mark.parametrize("by", [1, 2, 3])
@pytest.mark.parametrize("path", HANDS, ids=lambda path: path.stem)
def test_the_order_of_the_columns_changes_nothing(path: Path, by: int) -> None:
    hand = _hand(path)
    tables = [part["table"] for part in hand["parts"] if isinstance(part, dict)]
    if any("<" in table for table in tables) or not hand["expected"].get("columns"):
        return  # what is merged sideways has an order, what has no head is told by it
    parts = [{"table": _turned(part["table"], by)} if isinstance(part, dict) else part for part in hand["parts"]]
    found = read_appendix(drawn_blocks(parts), None)
    assert found.appendix.areas == _read(hand).appendix.areas


def test_under_five_cells_in_a_hundred_need_a_touch() -> None:
    hands = [_hand(path) for path in HANDS]
    expected = [convert(hand["expected"], Appendix) for hand in hands]
    wrong = sum(len(differences(one, _read(hand).appendix)) for one, hand in zip(expected, hands, strict=True))
    assert wrong / sum(len(cells_of(one)) for one in expected) < 0.05
