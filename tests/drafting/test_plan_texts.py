"""Plans and appendices as text: the structs come back as they were, in the way that people write them here."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET

from cchc.drafting.plan_texts import appendix_text, body_text, plan_text
from cchc.plans.base import PartialDate, Target
from cchc.plans.cells import LabelledDates, MergedCell, NamesCell, Product, TaskCell
from cchc.plans.document import (
    Basis,
    Citation,
    Duty,
    Footnote,
    ListBlock,
    ListItem,
    Plan,
    Portal,
    Reporting,
    ReportItem,
    Section,
    Signature,
    SubmitBy,
    Window,
)
from cchc.plans.table import Appendix, Area, Task
from cchc.yamltree import read_tree

texts = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=30),
    st.sampled_from(
        [
            "Quý I/2025: trước ngày 15/3",
            "- Kế hoạch # 2",
            "[^1] “Một”",
            "a\nb\n",
            " có cách ",
            "no",
            "1.10",
            "0x1F",
            "2025-01-02",
            "~",
            "{a: b}",
            "&a *b !c %d @e `f",
            '"\\',
            "k: v",
            "Một:",
            "? x",
            "---",
        ]
    ),
)
days = st.dates(date(2000, 1, 1), date(2100, 1, 1))
names = st.lists(texts, max_size=4)


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.just(UNSET), strategy)


merged = st.builds(MergedCell, same_as=texts)
cells = st.one_of(names, st.builds(NamesCell, same_as=texts), st.builds(NamesCell, text=texts, units=names))
products = st.one_of(
    merged, st.lists(st.one_of(texts, st.builds(Product, text=texts, parts=maybe(names))), max_size=3)
)
deadlines = st.one_of(
    texts, merged, st.lists(st.one_of(texts, st.builds(LabelledDates, label=texts, dates=names)), max_size=3)
)
targets = st.builds(
    Target,
    indicator=texts,
    value=st.one_of(st.integers(0, 10**6), st.sampled_from([0.5, 98.75])),
    comparison=st.sampled_from([">=", "<=", ">", "<", "="]),
    unit=maybe(texts),
    by_period=st.dictionaries(st.sampled_from(["Q1-2025", "H1-2025"]), st.integers(0, 100)),
)
rows = st.from_regex(r"\A[\w.()-]{1,6}\Z")


def tasks(below: st.SearchStrategy[list[Task]]) -> st.SearchStrategy[Task]:
    return st.builds(
        Task,
        task=st.one_of(texts, st.builds(TaskCell, same_as=texts)),
        number=maybe(rows),
        id=maybe(rows),
        products=maybe(products),
        lead=maybe(cells),
        coordinating=maybe(cells),
        deadline=maybe(deadlines),
        budget=maybe(st.one_of(st.integers(0, 10**12), texts)),
        note=maybe(texts),
        targets=st.lists(targets, max_size=1),
        subtasks=below,
    )


appendices = st.builds(
    Appendix,
    heading=maybe(texts),
    title=maybe(texts),
    columns=st.dictionaries(st.sampled_from(["task", "lead", "deadline"]), texts),
    areas=st.lists(
        st.builds(
            Area,
            id=st.from_regex(r"\A[a-z0-9][a-z0-9_.-]{0,8}\Z"),
            name=texts,
            number=maybe(texts),
            tasks=st.lists(tasks(st.lists(tasks(st.just([])), max_size=2)), max_size=3),
        ),
        max_size=2,
    ),
)
items = st.recursive(
    texts,
    lambda inner: st.builds(ListItem, text=texts, number=maybe(texts), items=maybe(st.lists(inner, max_size=2))),
    max_leaves=3,
)
sections = st.recursive(
    st.builds(Section, number=maybe(texts), heading=maybe(texts)),
    lambda inner: st.builds(
        Section,
        number=maybe(texts),
        heading=maybe(texts),
        content=st.lists(
            st.one_of(texts, st.builds(ListBlock, items=st.lists(items, min_size=1, max_size=3))), max_size=3
        ),
        sections=st.lists(inner, max_size=2),
    ),
    max_leaves=4,
)
citations = st.builds(Citation, kind=maybe(texts), number=maybe(texts), date=maybe(days), issuer=maybe(texts))
windows = st.dictionaries(
    st.sampled_from(["Q1-2025", "Y-2025"]),
    st.builds(Window, from_=days, to=days, submit_by=maybe(st.builds(SubmitBy, day=st.integers(1, 31)))),
)
portals = st.builds(Portal, url=texts, who=maybe(names))
plans = st.builds(
    Plan,
    year=st.integers(1900, 2200),
    title=texts,
    kind=texts,
    number=maybe(texts),
    date=maybe(
        st.one_of(days, st.builds(PartialDate, year=st.integers(1900, 2200), month=maybe(st.integers(1, 12))))
    ),
    implements=maybe(st.one_of(texts, citations)),
    bases=st.lists(st.builds(Basis, text=texts, citations=st.lists(citations, max_size=2)), max_size=2),
    preamble=names,
    body=st.lists(sections, max_size=2),
    footnotes=st.lists(st.builds(Footnote, number=texts, text=texts), max_size=2),
    reporting=maybe(
        st.builds(
            Reporting,
            items=st.lists(st.builds(ReportItem, what=texts, who=names, portal=maybe(portals)), max_size=2),
            submit_by=st.builds(SubmitBy, day=st.integers(1, 31), time=maybe(texts)),
            windows=windows,
        )
    ),
    duties=st.lists(st.builds(Duty, id=texts, who=names, what=texts, as_=maybe(st.just("reporting"))), max_size=2),
    targets=st.lists(targets, max_size=2),
    recipients=names,
    signature=maybe(st.builds(Signature, authority=maybe(texts), name=maybe(texts))),
)


def read(text: str, kind: type) -> Any:
    tree = read_tree(text.encode(), "x.yaml")
    assert not [finding for finding in tree.findings if finding.severity == "error"], text
    return msgspec.convert(tree.data, kind)


@pytest.mark.slow
@given(appendices)
def test_an_appendix_reads_back_as_the_same(appendix):
    assert read(appendix_text(appendix, "plans/a/2025/appendix.yaml"), Appendix) == appendix


@pytest.mark.slow
@given(plans)
def test_a_plan_reads_back_as_the_same(plan):
    assert read(plan_text(plan, "plans/a/2025/plan.yaml"), Plan) == plan


PLANS = ["anh-son/2025", "nga-nam/2024", "soc-trang/2025", "vinh-chau/2023", "vinh-chau/2025"]


@pytest.mark.parametrize("name", PLANS)
def test_the_real_plans_read_back_as_the_same(real, name):
    loaded = real.plan(name)
    for value in filter(None, (loaded.plan, loaded.appendix_file.value)):
        assert read(body_text(value), type(value)) == value


def test_most_lines_stand_as_the_people_wrote_them(real):
    issued = (real.root / "plans/vinh-chau/2025/appendix.yaml").read_text("utf-8").splitlines()
    ours = body_text(real.plan("vinh-chau/2025").appendix_file.value).splitlines()
    assert len(set(issued) - set(ours)) <= len(issued) // 100


def test_keys_come_in_the_order_of_the_files_and_numbers_in_quotes():
    task = Task(
        number="1.1",
        task="Ban hành Kế hoạch, báo cáo",
        products=["Kế hoạch"],
        lead=["Phòng Nội vụ"],
        coordinating=[],
    )
    appendix = Appendix(areas=[Area(id="the-che", name="Cải cách thể chế", tasks=[task])])
    assert appendix_text(appendix, "plans/a/2025/appendix.yaml") == (
        "# yaml-language-server: $schema=../../.schema/appendix.schema.json\n"
        "areas:\n"
        "  - id: the-che\n"
        "    name: Cải cách thể chế\n"
        "    tasks:\n"
        '      - number: "1.1"\n'
        "        task: Ban hành Kế hoạch, báo cáo\n"
        "        products: [Kế hoạch]\n"
        "        lead: [Phòng Nội vụ]\n"
        "        coordinating: []\n"
    )
    plan = Plan(year=2025, title="Cải cách", place="Gia Định", signature=Signature(office="CHỦ TỊCH"))
    said = "kind: Kế hoạch\nplace: Gia Định\nyear: 2025\ntitle: Cải cách\nsignature: {office: CHỦ TỊCH}\n"
    assert body_text(plan) == said
