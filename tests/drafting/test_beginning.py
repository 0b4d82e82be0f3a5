"""The first files of a workspace: they fit the model, hold every name, and can be filled in. All data invented."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.checks import check_workspace
from cchc.drafting.beginning import Beginning, clean, files, new_units
from cchc.drafting.bodies import body
from cchc.plans.document import Plan
from cchc.plans.journal import Workspace
from cchc.plans.organisation import Units
from cchc.plans.register import Register
from cchc.plans.table import Appendix
from cchc.store import Store, open_store
from cchc.store.faults import decode
from cchc.yamltree import read_tree

HOSTILE = [
    'Phòng "Một cửa"',
    "Tổ: số #1",
    "- Trạm gạch",
    "#Phòng",
    "[Phòng, {A}]",
    "'",
    "yes",
    "2025",
    "a: b # c",
    "&neo *tham_chiếu",
    "@|>%",
    "C:\\đường\\dẫn",
    "Phòng 😀",
    "…",
]
UNITS = ("Văn phòng HĐND và UBND", "Phòng Kinh tế", "Trạm Y tế")


def begin(authority: str = "UBND xã Gia Định", units: Any = UNITS, **more: Any) -> Beginning:
    named = body(authority)
    usual = {"folder": "gia-dinh", "level": named.level, "place": named.place, "year": 2025}
    return Beginning(body=named, units=new_units(units), **{**usual, **more})


def written(tmp_path: Path, one: Beginning) -> Store:
    for path, text in files(one).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    return open_store(tmp_path)


def value(texts: dict[str, str], name: str, model: type[Any]) -> Any:
    tree = read_tree(texts[f"plans/{name}"].encode(), name)
    found, faults = decode(tree, model)
    assert [*tree.findings, *faults] == []
    return found


def register(one: Beginning) -> Register:
    return Register("gia-dinh", value(files(one), "gia-dinh/units.yaml", Units))


@pytest.mark.parametrize(
    "authority", ["UBND xã Gia Định", "UBND thị xã Gia Định", "UBND tỉnh Gia Định", "Bộ Gia Định"]
)
@pytest.mark.parametrize("units", [(), UNITS, (*UNITS, "UBND xã A", "UBND huyện B", "Công chức C"), HOSTILE])
def test_every_file_is_right_and_the_workspace_has_nothing_to_complain_of(tmp_path, authority, units):
    store = written(tmp_path, begin(authority, units))
    assert store.plan_ids == ["gia-dinh/2025"]
    assert [str(one) for one in check_workspace(store, store.plan_ids)] == []
    assert store.home == "gia-dinh"


def test_the_files_and_their_models():
    texts = files(begin())
    assert list(texts) == [
        "plans/workspace.yaml",
        "plans/gia-dinh/units.yaml",
        "plans/gia-dinh/2025/plan.yaml",
        "plans/gia-dinh/2025/appendix.yaml",
    ]
    assert value(texts, "workspace.yaml", Workspace) == Workspace(home="gia-dinh")
    plan = value(texts, "gia-dinh/2025/plan.yaml", Plan)
    assert (plan.year, plan.place, plan.sign) == (2025, "Gia Định", "KH-UBND")
    assert len(value(texts, "gia-dinh/2025/appendix.yaml", Appendix).areas) == 7


def test_without_a_year_there_is_no_plan():
    assert list(files(begin(year=None))) == ["plans/workspace.yaml", "plans/gia-dinh/units.yaml"]


def test_the_first_line_of_each_file_leads_to_its_schema():
    for path, text in files(begin()).items():
        found = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
        assert found, path
        target = (Path("/") / path).parent / found[1]
        name = path.rpartition("/")[2].removesuffix(".yaml")
        assert target.resolve() == Path(f"/plans/.schema/{name}.schema.json")


@given(st.lists(st.sampled_from(HOSTILE) | st.text(max_size=20), max_size=6))
def test_every_name_survives(names):
    units = register(begin(units=names)).units
    assert [unit.name for unit in units] == [unit.name for unit in new_units(names)]
    assert {clean(name) for name in names} - {unit.name for unit in units} <= {
        one for name in names if (one := clean(name)) and one not in {u.name for u in units}
    } | {""}
    assert len({unit.id for unit in units}) == len(units)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_kept_letter_for_letter(name):
    assert [unit.name for unit in register(begin(units=[name])).units] == [name]
    assert register(begin(f"UBND xã {name}", level="xã", place=name)).authority.place == name


def test_names_are_cleaned_and_said_once():
    units = new_units([" Phòng\tA ", "", "phòng a", "Pho\u0300ng A", "Phòng\u200b A\x1b", "Phòng B"])
    assert [unit.name for unit in units] == ["Phòng A", "Phòng B"]


def test_names_that_differ_in_a_diacritic_are_two_units():
    assert [unit.id for unit in new_units(["Phòng Hoa", "Phòng Hóa"])] == ["phong-hoa", "phong-hoa-2"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("van phong hdnd&ubnd xa", "Văn phòng HĐND và UBND"),
        ("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã", "Văn phòng HĐND và UBND"),
        ("Phòng Kinh tế xã", "Phòng Kinh tế"),
        ("Các cơ quan, đơn vị", "Các cơ quan, đơn vị cấp xã"),
        ("Các phòng chuyên môn", "Các cơ quan chuyên môn cấp xã"),
        ("Các đơn vị liên quan", "Các cơ quan, đơn vị có liên quan"),
    ],
)
def test_the_names_that_plans_use_mean_something(asked, found):
    from datetime import date

    known = register(begin()).find(asked, date(2025, 1, 2))
    assert known is not None
    assert known.name == found


def test_the_authority_is_known_by_its_short_name():
    assert register(begin()).is_authority("Ủy ban nhân dân xã")
    assert register(begin()).is_authority("UBND xã")


def test_an_authority_that_is_its_own_unit_is_marked():
    units = register(begin(units=["UBND xã Gia Định", "Phòng Kinh tế"])).units
    assert [unit.authority for unit in units if unit.kind == "xã"] == ["gia-dinh"]


def test_the_superior_is_a_folder_or_a_name():
    assert register(begin(superior="tren")).authority.superior == "tren"
    assert register(begin(superior_name="UBND tỉnh: A")).authority.superior_name == "UBND tỉnh: A"


def uncommented(text: str) -> str:
    """The example lines of a skeleton without their marks; the sentences that explain them stay comments."""
    first, _, rest = text.partition("\n")
    return f"{first}\n" + re.sub(r"^( *)# (?=(?:  )*(?:- )?[\w-]+:(?: \S.*)?$)", r"\1", rest, flags=re.MULTILINE)


@pytest.mark.parametrize("units", [UNITS, ["- x: #1"]])
@pytest.mark.parametrize("superior", [None, 'UBND tỉnh "A": #1'])
def test_the_examples_work_once_their_marks_are_taken_away(tmp_path, units, superior):
    store = written(tmp_path, begin(units=units, superior_name=superior))
    for name in ("plan", "appendix"):
        path = tmp_path / f"plans/gia-dinh/2025/{name}.yaml"
        path.write_text(uncommented(path.read_text("utf-8")), "utf-8")
    assert [str(one) for one in check_workspace(store, store.plan_ids) if one.severity == "error"] == []
    loaded = store.plan("gia-dinh/2025")
    assert len(loaded.plan.reporting.windows) == 4
    assert len(loaded.plan.duties) == 1
    assert [row.id for row in loaded.rows.rows] == ["the-che/1"]
    assert (superior is None) == (not loaded.plan.implements)
