"""What was found is given again from the cache while nothing changed, and looked for anew when anything did."""

from __future__ import annotations

import pytest

from cchc.checks import keeping, remembering, sharing, warning_checks
from cchc.checks.remembering import findings_of
from cchc.store import open_store

PLAN = "year: 2025\ntitle: Kế hoạch bịa\npreamble: [Thực hiện kế hoạch của của xã.]\n"
ABOVE = {
    "cap-tren/units.yaml": "authority: {name: UBND huyện Mẫu, level: huyện, place: Mẫu}\nunits: []\n",
    "cap-tren/2025/plan.yaml": "year: 2025\ntitle: Kế hoạch bịa\n",
}
UNDER = """
authority: {name: Ủy ban nhân dân xã Mẫu, aliases: [UBND xã Mẫu], level: xã, place: Mẫu, superior: cap-tren}
units: [{id: phong-mot, name: Phòng Một, kind: chuyên môn}]
"""


@pytest.fixture(name="codes")
def _codes(lay, tmp_path, monkeypatch):
    """Lay files and give the codes found in the plan, with how many times the checks were run."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(sharing, "_processors", lambda: 1)  # what another process runs is not heard of here
    runs = []
    monkeypatch.setattr(
        warning_checks,
        "WARNING_CHECKS",
        (lambda loaded, store: runs.append(loaded.id) or (), *warning_checks.WARNING_CHECKS),
    )

    def found(files, plans=("xa-mau/2025",)):
        runs.clear()
        store = open_store(lay({"plan.yaml": PLAN, **files}))
        return [one.code for one in findings_of(store, list(plans), [])], list(runs)

    return found


def test_a_second_run_finds_the_same_without_looking(codes):
    first, ran = codes({})
    assert (first, ran) == (["W801"], ["xa-mau/2025"])
    assert codes({}) == (first, [])


def test_a_change_anywhere_is_looked_at(codes):
    codes({})
    assert codes({"plan.yaml": PLAN.replace("của của", "của")}) == ([], ["xa-mau/2025"])
    under = {**ABOVE, "units.yaml": UNDER}
    codes(under)
    changed = {**under, "cap-tren/2025/plan.yaml": "year: 2025\ntitle: Kế hoạch khác\n"}
    assert codes(changed)[1] == ["xa-mau/2025"]
    assert codes({"workspace.yaml": "home: xa-mau\nignore: [{code: W801, reason: thôi}]\n"}) == (
        [],
        ["xa-mau/2025"],
    )
    log = {"progress/phong-mot.yaml": "unit: Phòng Một\nupdates: []\n"}
    assert codes(log)[1] == ["xa-mau/2025"]


def test_a_plan_that_has_nothing_to_do_with_another_is_not_looked_at_again_but_held_against_it(codes):
    cites = "preamble: [Thực hiện Kế hoạch số 5/KH-UBND ngày 03/02/2025 của UBND huyện Mẫu về việc bịa.]\n"
    plan = {"plan.yaml": f"year: 2025\ntitle: Kế hoạch bịa\ndate: 2025-03-01\n{cites}"}
    issued = "year: 2025\ntitle: việc bịa\nnumber: '5'\nsign: KH-UBND\ndate: 2025-02-0{}\n"
    right = {**ABOVE, **plan, "cap-tren/2025/plan.yaml": issued.format(3)}
    wrong = {**right, "cap-tren/2025/plan.yaml": issued.format(4)}
    assert "W404" not in codes(right)[0]
    found, ran = codes(wrong)
    assert "W404" in found
    assert ran == []
    assert "W404" not in codes(right)[0]


def test_other_plans_asked_for_are_other_findings(codes):
    assert codes(ABOVE)[0] == ["W801"]
    assert codes(ABOVE, ["cap-tren/2025"]) == ([], ["cap-tren/2025"])
    assert codes(ABOVE, ["cap-tren/2025"]) == ([], [])


def test_who_is_only_quoted_is_examined_when_asked_about_and_loses_nothing_by_it(codes):
    under = {**ABOVE, "units.yaml": UNDER, "cap-tren/2025/plan.yaml": PLAN}
    assert codes(under)[0] == ["W801"]
    assert codes(under, ["cap-tren/2025"]) == (["W801"], ["cap-tren/2025"])
    assert codes(under, ["xa-mau/2025", "cap-tren/2025"]) == (["W801", "W801"], [])


@pytest.mark.parametrize("processors", [1, 2])
def test_however_many_processes_look_at_the_plans_the_same_is_found_between_them(lay, monkeypatch, processors):
    monkeypatch.setenv("CCHC_CACHE", "0")
    monkeypatch.setattr(sharing, "_processors", lambda: processors)
    cites = "preamble: [Thực hiện Kế hoạch số 5/KH-UBND ngày {}/02/2025 của UBND huyện Mẫu về việc bịa.]\n"
    plan = "year: 2025\ntitle: Kế hoạch bịa\ndate: 2025-03-01\n" + cites
    issued = "year: 2025\ntitle: việc bịa\nnumber: '5'\nsign: KH-UBND\ndate: 2025-02-03\n"
    units = "authority: {{name: Ủy ban nhân dân xã {0}, level: xã, place: {0}}}\nunits: []\n"
    root = lay({"plan.yaml": plan.format("06"), **ABOVE, "cap-tren/2025/plan.yaml": issued})
    for name, day in (("ba", "04"), ("bon", "03"), ("nam", "05")):
        folder = root / f"plans/xa-{name}/2025"
        folder.mkdir(parents=True)
        (folder / "plan.yaml").write_text(plan.format(day), "utf-8")
        (folder.parent / "units.yaml").write_text(units.format(name), "utf-8")
    store = open_store(root)
    found = findings_of(store, store.plan_ids, [])
    told = [one.place.path for one in found if "khác với chính văn bản đó" in one.message]
    paths = [f"plans/{name}/2025/plan.yaml" for name in ("xa-ba", "xa-mau", "xa-nam")]
    assert told == paths


def test_what_no_plan_needs_any_more_is_taken_away(codes, tmp_path, monkeypatch):
    monkeypatch.setattr(remembering, "_LEFT", 1)  # the two plans are looked at together
    above = "year: 2025\ntitle: Kế hoạch {}\n"
    both = ("xa-mau/2025", "cap-tren/2025")

    def kept(below, on_top):
        changed = {"plan.yaml": PLAN.replace("bịa", below), "cap-tren/2025/plan.yaml": above.format(on_top)}
        codes({**ABOVE, **changed}, both)
        return len(list((tmp_path / "cache/cchc").iterdir()))

    together = kept("một", "một")
    apart = kept("hai", "một")
    assert apart == together + 2
    assert kept("ba", "một") == apart
    assert kept("bốn", "hai") == together
    assert codes({**ABOVE, "plan.yaml": PLAN.replace("bịa", "bốn")}, both)[1] == ["cap-tren/2025"]


def test_a_program_that_changed_looks_anew(codes, monkeypatch):
    codes({})
    monkeypatch.setattr(keeping, "stamp", lambda: b"another")
    assert codes({})[1] == ["xa-mau/2025"]


def test_faults_of_files_and_of_checks_are_never_remembered(codes, monkeypatch):
    broken = {"appendix.yaml": "areas: ["}
    assert codes(broken)[0] == codes(broken)[0] == ["E002"]

    def raises(loaded, store):
        raise ValueError("bịa")

    monkeypatch.setattr(warning_checks, "WARNING_CHECKS", (raises,))
    fresh = {"plan.yaml": "year: 2025\ntitle: Kế hoạch bịa khác\n"}
    assert codes(fresh)[0] == ["E000"]
    monkeypatch.setattr(warning_checks, "WARNING_CHECKS", ())
    assert codes(fresh)[0] == []


def test_without_a_cache_everything_is_looked_at(codes, monkeypatch):
    codes({})
    monkeypatch.setenv("CCHC_CACHE", "0")
    assert codes({})[1] == ["xa-mau/2025"]
