"""The first register out of a Word plan: units, and groups that say of whom they are."""

from __future__ import annotations

from pathlib import Path

import msgspec

from cchc.importing.blocks import Where
from cchc.importing.proposing import Proposed
from cchc.importing.registers import first_register
from cchc.importing.whole import import_document
from cchc.importing.word.reading import document_of
from cchc.plans.organisation import Group, Units
from cchc.store import open_store
from cchc.yamltree import read_tree
from tests.importing import plan_files


def _groups(tmp_path: Path, *names: str) -> dict[str, Group]:
    (tmp_path / "plans").mkdir()
    imported = import_document(document_of(plan_files.by_tabs(), "x.docx"), None, 2026, {})
    proposed = tuple(Proposed(name, Where("thân văn bản", 1), True, None) for name in names)
    named = msgspec.structs.replace(imported, proposed=(*imported.proposed, *proposed))
    texts = first_register(named, "mau", open_store(tmp_path))
    text = texts["plans/mau/units.yaml"]
    assert "'" not in text
    return {one.name: one for one in msgspec.convert(read_tree(text.encode(), "").data, Units).groups}


def test_the_committees_of_a_tier_are_one_group_of_their_kind(tmp_path: Path) -> None:
    names = ("UBND các xã, phường, đặc khu", "Ủy ban nhân dân các xã, phường, đặc khu", "UBND cấp xã mới")
    found = _groups(tmp_path, *names)
    [group] = [one for one in found.values() if "UBND các xã, phường, đặc khu" in (one.name, *one.aliases)]
    assert [member.kind for member in group.members] == ["xã"]  # type: ignore[union-attr]
    assert (group.complete, group.open) == (False, False)
    assert "Ủy ban nhân dân các xã, phường, đặc khu" in group.aliases
    assert found["UBND cấp xã mới"].open


def test_what_a_document_lists_is_no_unit_and_its_sign_is_spelled_in_one_way(tmp_path: Path) -> None:
    name = "Theo phân công tại Quyết định số 12/QĐ-UBND"
    group = _groups(tmp_path, name)[name]
    assert (group.listed_in, group.open, group.aliases) == ("Quyết định số 12/QĐ-UBND", False, [])


def test_names_that_differ_in_commas_are_one(tmp_path: Path) -> None:
    found = _groups(tmp_path, "Các hội, đoàn mẫu", "hội đoàn mẫu", "Các cơ quan, đơn vị có liên quan")
    assert found["Các hội, đoàn mẫu"].aliases == ["hội đoàn mẫu"]
    assert found["Các cơ quan, đơn vị có liên quan"].open
