"""The registry: every check runs, one that raises becomes a finding, errors apart from warnings. Invented data."""

from __future__ import annotations

import pytest

from cchc.checks import (
    check_idle_registers,
    check_plan,
    check_workspace,
    errors_of,
    registers,
    registry,
    warning_checks,
)
from cchc.findings import Place, finding
from cchc.store import open_store

BAD = {
    "appendix.yaml": """\
areas:
  - id: a
    name: Lĩnh vực bịa
    tasks:
      - {number: "1", task: Việc một, products: [Kế hoạch], lead: [Phòng Ba]}
"""
}
NEW_NAME = (
    "Gõ nhầm thì sửa lại tên; cách gọi khác của đơn vị đã có thì thêm vào aliases của đơn vị ấy; đơn vị mới "
    "thì thêm vào units.yaml."
)


def boom(loaded, store):
    raise KeyError("vỡ")


def half(loaded, store):
    yield finding(Place("a.yaml"), "E101", "trước khi vỡ")
    raise ZeroDivisionError("vỡ giữa chừng")


@pytest.mark.parametrize(("room", "group"), [(registry, "_ERROR_CHECKS"), (warning_checks, "WARNING_CHECKS")])
@pytest.mark.parametrize("check", [boom, half])
def test_a_check_that_raises_becomes_a_finding_and_the_others_run(lay, monkeypatch, room, group, check):
    monkeypatch.setattr(room, group, (check, *getattr(room, group)))
    store = open_store(lay(BAD))
    found = check_plan(store.plan("xa-mau/2025"), store)
    (told,) = [f for f in found if f.code == "E000"]
    assert check.__name__ in told.message
    assert told.severity == "error"
    assert told.place.path == "plans/xa-mau/2025/plan.yaml"
    assert {"E101", "W206"} <= {f.code for f in found}


def test_a_check_that_raises_cannot_be_silenced(lay, monkeypatch):
    monkeypatch.setattr(warning_checks, "WARNING_CHECKS", (boom,))
    store = open_store(lay({"workspace.yaml": "home: xa-mau\nignore: [{code: E000, reason: thôi}]\n"}))
    assert [f.code for f in check_workspace(store, store.plan_ids)] == ["E000"]


def test_a_command_that_reads_a_plan_says_only_its_errors(lay):
    store = open_store(lay(BAD))
    loaded = store.plan("xa-mau/2025")
    assert [f.code for f in errors_of(loaded, store)] == ["E101"]
    assert [f.code for f in check_plan(loaded, store)] == ["W206", "E101"]


def test_errors_include_what_could_not_be_read_and_a_phrase_that_nobody_understands(lay):
    store = open_store(lay({"plan.yaml": "year: 2025\ntitle: x\nnam: 1\n"}))
    assert [f.code for f in errors_of(store.plan("xa-mau/2025"), store)] == ["E004"]
    bad = BAD["appendix.yaml"].replace("lead: [Phòng Ba]", "deadline: Khi nào rảnh, lead: [Phòng Một]")
    store = open_store(lay({"appendix.yaml": bad}))
    assert [f.code for f in errors_of(store.plan("xa-mau/2025"), store)] == ["W201"]


def test_only_the_plans_named_are_checked_and_each_finding_comes_once(lay):
    files = {
        **BAD,
        "units.yaml": """\
authority: {name: UBND xã Mẫu, level: xã, place: Mẫu}
units:
  - {id: phong-mot, name: Phòng Một, kind: khác, authority: xa-la}
""",
        "../2024/plan.yaml": "year: 2024\ntitle: Kế hoạch bịa năm trước\n",
    }
    store = open_store(lay(files))
    assert store.plan_ids == ["xa-mau/2024", "xa-mau/2025"]
    shown = [(f.code, f.place.path) for f in check_workspace(store, store.plan_ids)]
    assert shown == [
        ("W206", "plans/xa-mau/2025/appendix.yaml"),
        ("E101", "plans/xa-mau/2025/appendix.yaml"),
        ("E103", "plans/xa-mau/units.yaml"),
    ]
    assert [f.code for f in check_workspace(store, ["xa-mau/2024"])] == ["E103"]


REGISTER = """\
authority: {name: UBND tỉnh Mẫu, level: tỉnh, place: Mẫu}
units:
  - {id: so-mot, name: Sở Một, kind: khác, authority: xa-la}
groups:
  - {name: Các sở, members: [so-hai, {group: Các phòng}]}
  - {name: Không ai}
"""
FAULTS = [("E103", 3), ("E106", 5), ("E106", 5), ("E106", 6)]


def places(found):
    return [(one.code, one.place.line) for one in found]


def test_the_register_of_an_authority_without_a_plan_is_checked_like_any_other(lay):
    lone = open_store(lay({"cap-tren/units.yaml": REGISTER}))
    assert places(check_idle_registers(lone, lone.authorities)) == FAULTS
    assert check_workspace(lone, lone.plan_ids) == []
    files = {"cap-tren/units.yaml": REGISTER, "cap-tren/2025/plan.yaml": "year: 2025\ntitle: Kế hoạch bịa\n"}
    planning = open_store(lay(files))
    assert check_idle_registers(planning, planning.authorities) == []
    assert places(check_workspace(planning, planning.plan_ids)) == FAULTS


def test_of_a_register_without_a_plan_too_faults_of_the_file_are_told_and_codes_can_be_turned_off(lay):
    store = open_store(lay({"cap-tren/units.yaml": "authority: ["}))
    assert {one.code[:2] for one in check_idle_registers(store, store.authorities)} == {"E0"}
    off = "home: xa-mau\nignore: [{code: E106, reason: thôi}]\n"
    store = open_store(lay({"cap-tren/units.yaml": REGISTER, "workspace.yaml": off}))
    assert places(check_idle_registers(store, store.authorities)) == FAULTS[:1]


def test_a_check_of_a_register_that_raises_becomes_a_finding(lay, monkeypatch):
    monkeypatch.setattr(registers, "entries_of", half)
    store = open_store(lay({"cap-tren/units.yaml": REGISTER}))
    (told,) = check_idle_registers(store, store.authorities)
    assert (told.code, told.place.path) == ("E000", "plans/cap-tren/units.yaml")


def test_findings_say_where_and_quote_the_words(lay):
    store = open_store(lay(BAD))
    found = {f.code: f for f in check_plan(store.plan("xa-mau/2025"), store)}
    assert (found["E101"].where, found["E101"].excerpt) == ("a/1", "Phòng Ba")
    assert (found["W206"].where, found["W206"].excerpt) == ("a/1", "Việc một")


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Phòng Mộtt", "Có phải là “Phòng Một”?"),
        ("Phong Haii", "Có phải là “Phòng Hai”?"),
        ("Các phòg", "Có phải là “Các phòng”?"),
        ("Sở Xây dựng", NEW_NAME),
        ("P. Một", "Nếu là “Phòng Một” thì thêm “P. Một” vào aliases của phong-mot trong units.yaml."),
        ("Công phòng", NEW_NAME),
        ("Phòng Một và phong hai", "Đây là hai tên, ghi thành danh sách: [Phòng Một, phong hai]."),
        ('"Phòng Một, Phòng Hai"', "Đây là hai tên, ghi thành danh sách: [Phòng Một, Phòng Hai]."),
        ("Phòng Một và Sở Xây dựng", NEW_NAME),
    ],
)
def test_an_unknown_name_is_told_with_the_nearest_or_with_what_to_do(lay, name, hint):
    store = open_store(lay({"appendix.yaml": BAD["appendix.yaml"].replace("Phòng Ba", name)}))
    (found,) = errors_of(store.plan("xa-mau/2025"), store)
    assert (found.code, found.hint) == ("E101", hint)


@pytest.mark.parametrize(
    ("areas", "line"),
    [
        ("  - {id: a, name: A}\n  - {id: b, name: B}\n  - {id: a, name: C}\n", 2),
        (
            "  - id: a\n    name: A\n    tasks:\n"
            '      - {number: "1", task: Một}\n      - {number: "2", task: Hai}\n      - {number: "1", task: Ba}\n',
            5,
        ),
    ],
    ids=["areas", "rows"],
)
def test_an_id_given_twice_says_where_it_stands_already(lay, areas, line):
    store = open_store(lay({"appendix.yaml": f"areas:\n{areas}"}))
    (found,) = (f for f in check_plan(store.plan("xa-mau/2025"), store) if f.code == "E107")
    assert f"đã có ở dòng {line} của tệp này" in found.message


def test_each_of_two_duties_of_one_id_names_the_other(lay):
    duty = "  - {id: IV.1, who: [Phòng Một], what: Việc bịa}\n"
    store = open_store(lay({"plan.yaml": f"year: 2025\ntitle: Kế hoạch bịa\nduties:\n{duty}{duty}"}))
    found = [f for f in check_plan(store.plan("xa-mau/2025"), store) if f.code == "E107"]
    assert [(f.place.line, f.message.partition(" ở ")[2]) for f in found] == [
        (4, "dòng 5 của tệp này."),
        (5, "dòng 4 của tệp này."),
    ]
