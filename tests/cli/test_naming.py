"""Which plan and task a command means by what was typed, or by nothing. Real and invented plans."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GD25 = "gia-dinh/2025"
ON = ("--as-of", "2025-03-10")


def test_without_a_plan_tasks_and_show_take_that_of_the_home_authority_and_say_so(cchc, invented):
    for named, unnamed in (
        (("tasks", GD25, "--format", "json"), ("tasks", "--format", "json")),
        (("show", GD25, *ON), ("show", *ON)),
        (("show", f"{GD25}#a/1", *ON), ("show", "a/1", *ON)),
        (("show", f"{GD25}#a/1", *ON), ("show", "#a/1", *ON)),
        (("show", f"{GD25}#a/1", *ON, "--format", "json"), ("show", "a/1", *ON, "--format", "json")),
    ):
        wanted, ran = cchc(*named, cwd=invented.root), cchc(*unnamed, cwd=invented.root)
        assert (ran.code, ran.out) == (0, wanted.out)
        assert wanted.err == ""
        assert GD25 in ran.err
        assert len(ran.err.splitlines()) == 1


def test_the_newest_is_taken_for_a_year_that_has_no_plan_and_told(cchc, invented):
    ran = cchc("show", "a/1", "--as-of", "2031-01-02", cwd=invented.root)
    assert (ran.code, ran.err) == (0, f"Dùng kế hoạch {GD25}: không có kế hoạch năm 2031.\n")


def test_without_a_home_the_plan_has_to_be_named(cchc, invented):
    (invented.root / "plans/workspace.yaml").unlink()
    for command in ("tasks", "show"):
        ran = cchc(command, cwd=invented.root)
        assert (ran.code, ran.out) == (2, "")
        assert GD25 in ran.err
        assert cchc(command, GD25, cwd=invented.root).code == 0
    assert "“a/1”" in cchc("show", "a/1", cwd=invented.root).err


@pytest.mark.parametrize(
    ("path", "folder"),
    [
        ("plans/gia-dinh/2025/appendix.yaml", "."),
        ("plans/gia-dinh/2025/", "."),
        ("./plans/gia-dinh/2025/../2025/plan.yaml", "."),
        ("2025/plan.yaml", "plans/gia-dinh"),
        ("plans/gia-dinh/2025/plan.yaml", "plans/gia-dinh"),
        (".", "plans/gia-dinh/2025"),
    ],
)
def test_a_path_into_a_plan_means_the_plan(cchc, invented, path, folder):
    for command in ("validate", "tasks", "show"):
        ran = cchc(command, path, cwd=invented.root / folder)
        assert (ran.code, ran.out) == (0, cchc(command, GD25, cwd=invented.root).out), command


def test_a_path_may_be_absolute_and_names_a_plan_once(cchc, invented):
    path = str(invented.root / "plans/gia-dinh/2025/appendix.yaml")
    ran = cchc("validate", path, GD25, cwd=invented.root)
    assert re.search(r"^1 kế hoạch", ran.out, re.MULTILINE)


@pytest.mark.parametrize("named", ["plans/vinh-chau/units.yaml", "plans/vinh-chau", "vinh-chau"])
def test_a_register_or_an_authority_concerns_all_its_plans(cchc, named):
    ran = cchc("validate", named, "--format", "json", cwd=ROOT)
    both = cchc("validate", "vinh-chau/2023", "vinh-chau/2025", "--format", "json", cwd=ROOT)
    assert (ran.code, ran.out) == (0, both.out)
    assert "vinh-chau/2023" in ran.out


@pytest.mark.parametrize("named", ["plans", "plans/workspace.yaml"])
def test_the_workspace_file_concerns_every_plan(cchc, named):
    assert cchc("validate", named, cwd=ROOT).out == cchc("validate", cwd=ROOT).out


def test_a_register_without_a_plan_is_looked_at_when_it_is_named(cchc, invented):
    register = invented.root / "plans/xa-khac/units.yaml"
    register.parent.mkdir()
    register.write_text("authority: {name: Xã Khác (bịa), level: xã}\nunits: [{id: A B}]\n", encoding="utf-8")
    ran = cchc("validate", "plans/xa-khac/units.yaml", cwd=invented.root)
    assert ran.code == 1
    assert "plans/xa-khac/units.yaml:2:" in ran.out
    assert cchc("validate", "xa-khac", cwd=invented.root).out == ran.out
    assert "xa-khac" not in cchc("validate", GD25, cwd=invented.root).out


def test_a_path_out_of_the_workspace_is_no_plan(cchc, invented):
    ran = cchc("validate", "../../etc/passwd", cwd=invented.root)
    assert (ran.code, ran.out) == (2, "")
