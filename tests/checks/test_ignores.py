"""A finding silenced on purpose: on a task, a duty, a plan or the workspace, never without a reason. Invented."""

from __future__ import annotations

import pytest

from cchc.checks import check_plan, check_workspace, errors_of
from cchc.store import open_store

IGNORE = "ignore: [{{code: {}, reason: Đã hỏi Phòng Nội vụ}}]\n"

# Two rows with W206 (no deadline) and E101 (no such unit); two duties with W201 (unreadable).
APPENDIX = """\
{head}areas:
  - id: a
    name: Lĩnh vực bịa
    tasks:
      - {{number: "1", task: Việc một, products: [Kế hoạch], lead: [Phòng Ba]{row}}}
      - {{number: "2", task: Việc hai, products: [Kế hoạch], lead: [Phòng Ba]}}
"""
PLAN = """\
year: 2025
title: Kế hoạch bịa
duties:
  - {{id: IV.1, who: [Phòng Một], what: Việc bịa, deadline: Khi nào rảnh{duty}}}
  - {{id: IV.2, who: [Phòng Một], what: Việc bịa, deadline: Khi nào rảnh}}
{plan}"""
ALL = {
    ("a/1", "W206"),
    ("a/2", "W206"),
    ("a/1", "E101"),
    ("a/2", "E101"),
    ("duty/IV.1", "W201"),
    ("duty/IV.2", "W201"),
}


def found(lay, head="", row="", duty="", plan="", workspace=""):
    files = {
        "appendix.yaml": APPENDIX.format(head=head, row=row),
        "plan.yaml": PLAN.format(duty=duty, plan=plan),
        "workspace.yaml": "home: xa-mau\n" + workspace,
    }
    store = open_store(lay(files))
    return {(f.where, f.code) for f in check_workspace(store, store.plan_ids)}


def inline(code):
    return f", ignore: [{{code: {code}, reason: Đã hỏi Phòng Nội vụ}}]"


def test_without_any_ignore_all_is_told(lay):
    assert found(lay) == ALL


@pytest.mark.parametrize("code", ["W206", "E101"])
def test_on_a_task_it_silences_that_code_of_that_task_only(lay, code):
    assert found(lay, row=inline(code)) == ALL - {("a/1", code)}


def test_on_a_duty_it_silences_that_duty_only(lay):
    assert found(lay, duty=inline("W201")) == ALL - {("duty/IV.1", "W201")}


@pytest.mark.parametrize("where", ["plan", "workspace", "head"])
@pytest.mark.parametrize("code", ["W206", "E101", "W201"])
def test_on_a_plan_its_appendix_or_the_workspace_it_silences_every_finding_of_the_code(lay, where, code):
    assert found(lay, **{where: IGNORE.format(code)}) == {(task, c) for task, c in ALL if c != code}


def test_it_silences_one_code_not_a_family(lay):
    assert found(lay, plan=IGNORE.format("W2")) == ALL | {("", "W001")}
    assert found(lay, row=inline("W207")) == ALL | {("a/1", "W001")}


def test_a_plans_ignore_does_not_reach_another_plan(lay):
    files = {
        "appendix.yaml": APPENDIX.format(head=IGNORE.format("W206"), row=""),
        "cap-tren/units.yaml": "authority: {name: UBND huyện Mẫu, level: huyện, place: Mẫu}\nunits: []\n",
        "cap-tren/2025/plan.yaml": "year: 2025\ntitle: Kế hoạch bịa\n",
        "cap-tren/2025/appendix.yaml": APPENDIX.format(head="", row=""),
    }
    store = open_store(lay(files))
    shown = [
        (f.place.path.split("/")[1], f.where) for f in check_workspace(store, store.plan_ids) if f.code == "W206"
    ]
    assert shown == [("cap-tren", "a/1"), ("cap-tren", "a/2")]


@pytest.mark.parametrize("code", ["E004", "E009"])
def test_a_fault_of_a_file_is_never_silenced(lay, code):
    files = {
        "workspace.yaml": "home: xa-mau\n" + IGNORE.format(code),
        "appendix.yaml": {"E004": "areas: []\nx: 1\n"}.get(code, ""),
    }
    store = open_store(lay(files))
    assert [f.code for f in check_workspace(store, store.plan_ids)] == [code]


def test_commands_that_read_a_plan_are_not_stopped_by_an_error_that_is_silenced(lay):
    store = open_store(lay({"appendix.yaml": APPENDIX.format(head=IGNORE.format("E101"), row="")}))
    loaded = store.plan("xa-mau/2025")
    assert errors_of(loaded, store) == []
    assert {f.code for f in check_plan(loaded, store)} == {"W206"}


@pytest.mark.parametrize("name", ["workspace.yaml", "plan.yaml", "appendix.yaml"])
def test_an_ignore_without_a_reason_is_a_fault_and_silences_nothing(lay, name):
    heads = {
        "workspace.yaml": "home: xa-mau\n",
        "plan.yaml": "year: 2025\ntitle: x\n",
        "appendix.yaml": "areas: []\n",
    }
    store = open_store(lay({name: heads[name] + "ignore: [{code: W206}]\n"}))
    (fault,) = check_workspace(store, store.plan_ids)
    assert fault.code == "E006"
    assert "“reason”" in fault.message


def test_words_narrow_it_to_the_findings_that_quote_them(lay):
    only = ", ignore: [{code: E101, reason: Đã hỏi Phòng Nội vụ, words: PHONG BA}]"
    assert found(lay, row=only) == ALL - {("a/1", "E101")}
    other = ", ignore: [{code: E101, reason: Đã hỏi Phòng Nội vụ, words: Phòng Tư}]"
    assert found(lay, row=other) == ALL | {("a/1", "W001")}


def test_on_the_workspace_an_idle_one_is_told_when_every_plan_was_looked_at(lay):
    assert found(lay, workspace=IGNORE.format("W207")) == ALL | {("", "W001")}
    assert found(lay, workspace=IGNORE.format("W206")) == {one for one in ALL if one[1] != "W206"}
    second = {"cap-tren/units.yaml": "authority: {name: UBND huyện Mẫu, level: huyện, place: Mẫu}\nunits: []\n"}
    second["cap-tren/2025/plan.yaml"] = "year: 2025\ntitle: Kế hoạch bịa\n"
    store = open_store(lay({**second, "workspace.yaml": "home: xa-mau\n" + IGNORE.format("W207")}))
    assert [f.code for f in check_workspace(store, ["xa-mau/2025"])] == []
    assert [(f.place.path, f.code) for f in check_workspace(store, store.plan_ids)] == [
        ("plans/workspace.yaml", "W001")
    ]


def test_a_code_that_does_not_exist_is_answered_with_the_nearest(lay):
    store = open_store(lay({"plan.yaml": "year: 2025\ntitle: x\n" + IGNORE.format("W0206")}))
    (idle,) = check_workspace(store, store.plan_ids)
    assert "“W206”" in idle.hint
