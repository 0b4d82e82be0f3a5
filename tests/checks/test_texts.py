"""Every printed text of a plan comes once, in order, with its own place."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from cchc.checks import check_workspace
from cchc.checks.scanning import scanned
from cchc.store import open_store

ROOT = Path(__file__).parents[2]
PLANS = ("anh-son/2025", "nga-nam/2024", "soc-trang/2025", "vinh-chau/2023", "vinh-chau/2025")

INVENTED_PLAN = """# Dữ liệu bịa để thử.
year: 2025
title: Kế hoạch bịa
bases: [{text: Căn cứ bịa}]
preamble: [Lời đầu]
body:
  - number: I.
    heading: MỘT
    content:
      - Đoạn một
      - list:
          - Gạch một
          - {number: a), text: Mục a, list: [Con của a]}
    sections:
      - {number: "1", heading: Một một, content: [Đoạn hai]}
closing: [Lời cuối]
footnotes: [{number: "1", text: Chú thích}]
recipients: [Như trên]
filing: "Lưu: VT"
signature: {authority: TM. ỦY BAN, name: Người Bịa}
"""
INVENTED_APPENDIX = """# Dữ liệu bịa để thử.
heading: PHỤ LỤC
columns: {task: Nhiệm vụ}
areas:
  - id: a
    name: Lĩnh vực A
    tasks:
      - number: "1"
        task: Việc một
        note: Ghi chú
        budget: Theo thực tế
        lead: {text: "Phòng Một, đề xuất", units: [Phòng Một]}
        subtasks:
          - number: "1.1"
            task: {same_as: "1"}
            products: [Kế hoạch, {text: Hai thứ, parts: [Một thứ, Thứ hai]}]
            lead: [Phòng Một]
            coordinating: {same_as: "1"}
            deadline: [Quý I/2025, {label: Báo cáo, dates: ["Quý II/2025"]}]
"""


def test_all_kinds_in_order(lay):
    store = open_store(lay({"plan.yaml": INVENTED_PLAN, "appendix.yaml": INVENTED_APPENDIX}))
    found = scanned(store.plan("xa-mau/2025")).texts
    assert [(t.kind, t.where, t.number, t.text) for t in found] == [
        ("title", "title", None, "Kế hoạch bịa"),
        ("basis", "bases", None, "Căn cứ bịa"),
        ("preamble", "preamble", None, "Lời đầu"),
        ("heading", "I", "I.", "MỘT"),
        ("paragraph", "I", None, "Đoạn một"),
        ("item", "I", None, "Gạch một"),
        ("item", "I", "a)", "Mục a"),
        ("item", "I", None, "Con của a"),
        ("heading", "I.1", "1", "Một một"),
        ("paragraph", "I.1", None, "Đoạn hai"),
        ("closing", "closing", None, "Lời cuối"),
        ("footnote", "footnotes", "1", "Chú thích"),
        ("recipient", "recipients", None, "Như trên"),
        ("recipient", "recipients", None, "Lưu: VT"),
        ("signature", "signature", None, "TM. ỦY BAN"),
        ("signature", "signature", None, "Người Bịa"),
        ("title", "appendix", None, "PHỤ LỤC"),
        ("column", "appendix", None, "Nhiệm vụ"),
        ("area", "a", None, "Lĩnh vực A"),
        ("task", "a/1", "1", "Việc một"),
        ("lead", "a/1", None, "Phòng Một, đề xuất"),
        ("budget", "a/1", None, "Theo thực tế"),
        ("note", "a/1", None, "Ghi chú"),
        ("product", "a/1.1", None, "Kế hoạch"),
        ("product", "a/1.1", None, "Hai thứ"),
        ("lead", "a/1.1", None, "Phòng Một"),
        ("deadline", "a/1.1", None, "Quý I/2025"),
        ("deadline", "a/1.1", None, "Báo cáo"),
        ("deadline", "a/1.1", None, "Quý II/2025"),
    ]


@pytest.mark.parametrize("plan", PLANS)
def test_each_text_stands_where_its_place_says(plan):
    for text in scanned(open_store(ROOT).plan(plan)).texts:
        for offset in {0, len(text.text) // 2, len(text.text) - 1}:
            found = text.finding("W801", "bịa", offset, offset + 1)
            lines = (ROOT / found.place.path).read_text(encoding="utf-8").split("\n")
            written = lines[found.place.line - 1][found.place.column - 1 :]
            assert found.excerpt.isspace() or written.startswith((found.excerpt, "\\")), (text.text, offset)


@pytest.mark.parametrize("plan", PLANS)
def test_no_text_comes_twice_from_one_place(plan):
    places = [(text.file.path, text.keys) for text in scanned(open_store(ROOT).plan(plan)).texts]
    assert len(places) == len(set(places)) > 50


@pytest.mark.parametrize(("extra", "file"), [("extra.yaml", "extra.yaml")])
def test_a_task_given_outside_the_plan_is_read_in_its_own_file(lay, extra, file):
    given = (
        "areas:\n  - id: b\n    name: Bịa\n    tasks:\n"
        "      - {number: '9', task: Việc giao thêm, origin: Công văn bịa, given_on: 2025-02-01}\n"
    )
    store = open_store(lay({extra: given}))
    found = [t for t in scanned(store.plan("xa-mau/2025")).texts if t.file.path.endswith(file)]
    assert [(t.kind, t.text) for t in found] == [
        ("area", "Bịa"),
        ("task", "Việc giao thêm"),
        ("origin", "Công văn bịa"),
    ]


DECOMPOSED = """# Dữ liệu bịa để thử.
year: 2025
title: Kế hoạch bịa
preamble:
  - "Thực hiện kế hoạch của của xã theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ."
"""


def test_letters_typed_as_base_and_marks_apart_are_read_like_any_others(lay):
    written = unicodedata.normalize("NFD", DECOMPOSED)
    store = open_store(lay({"plan.yaml": written}))
    found = {one.code: one for one in check_workspace(store, store.plan_ids)}
    assert set(found) == {"W801", "W815"}
    line = written.split("\n")[found["W801"].place.line - 1]
    assert line[found["W801"].place.column - 1 :].startswith(found["W801"].excerpt)
    assert unicodedata.normalize("NFC", found["W801"].excerpt) == "của của"
    (text,) = [one for one in scanned(store.plan("xa-mau/2025")).texts if one.kind == "preamble"]
    assert unicodedata.is_normalized("NFC", text.text)
    for offset in range(len(text.text)):
        at = text.finding("W801", "bịa", offset, offset + 1)
        rest = line[at.place.column - 1 :]
        assert unicodedata.normalize("NFC", at.excerpt) == text.text[offset]
        assert rest.startswith(at.excerpt) or at.excerpt.isspace()
