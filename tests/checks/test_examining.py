"""Plans looked at together: each is told what it would be told alone, and rests on the files it would alone."""

from __future__ import annotations

import pytest

from cchc.checks import proofread  # noqa: F401  its rules are there before texts are read ahead
from cchc.checks.examining import Job, Packs, decoded, entries_of, examined
from cchc.store import open_store
from cchc.text import by_text

ONE, OTHER = "xa-mau/2025", "cap-tren/2026"
FILES = {
    "plan.yaml": "year: 2025\ntitle: Kế hoạch bịa\nimplements: cap-tren/2026\n"
    "preamble: [Thực hiện kế hoạch của của xã.]\n",
    "cap-tren/units.yaml": "authority: {name: UBND huyện Mẫu, level: huyện, place: Mẫu}\nunits: []\n",
    "cap-tren/2026/plan.yaml": "year: 2026\ntitle: Kế hoạch bịa\npreamble: [Xã đã ban hành các các quy chế.]\n",
}


@pytest.fixture(name="store")
def _store(lay, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(by_text._memory, "_known", {})
    return lambda: open_store(lay(FILES))


@pytest.mark.parametrize("plans", [(ONE, OTHER), (OTHER, ONE)], ids=["from below", "from above"])
def test_plans_looked_at_together_are_told_what_each_is_told_alone(store, plans):
    together = examined(store(), [Job(plan_id, True) for plan_id in plans]).of_jobs
    alone = [examined(store(), [Job(plan_id, True)]).of_jobs[0] for plan_id in plans]
    assert [[found.code for found in one.examined.found] for one in together] == [["W801"], ["W801"]]
    for one, other in zip(together, alone, strict=True):
        assert (one.examined, one.rests_on, one.traces.traces) == (
            other.examined,
            other.rests_on,
            other.traces.traces,
        )
    above = together[plans.index(OTHER)]
    assert not any(path.startswith(f"plans/{ONE}/") for path in above.rests_on)


def test_of_a_plan_that_is_only_quoted_nothing_is_found_beside_one_that_is_examined(store):
    quoted, looked_at = examined(store(), [Job(ONE, False), Job(OTHER, True)]).of_jobs
    assert quoted.examined is None
    assert [found.code for found in looked_at.examined.found] == ["W801"]


def test_what_was_not_held_before_is_let_go_and_nothing_else(store):
    workspace = store()
    workspace.plan(OTHER)
    examined(workspace, [Job(ONE, True), Job(OTHER, True)])
    assert (workspace.holds(ONE), workspace.holds(OTHER)) == (False, True)


def test_what_is_made_together_is_kept_in_two_files_and_each_plan_found_in_them(store, tmp_path):
    workspace = store()
    made = examined(workspace, [Job(ONE, True), Job(OTHER, False)])
    one, other = made.of_jobs
    assert {one.traces.pack} == {other.traces.pack}
    assert {path.name for path in (tmp_path / "cache/cchc").iterdir()} == {*entries_of(one.traces.pack)}
    packs = Packs()
    assert packs.known(workspace, ONE, one.traces.pack) == (one.examined, one.rests_on)
    assert packs.known(workspace, OTHER, other.traces.pack) is None  # only quoted
    assert packs.quotes(OTHER, other.traces) == decoded(other.quotes)
    assert packs.quotes(OTHER, one.traces) is None  # its files were in other states
    assert packs.quotes("xa-khac/2025", one.traces) is None


def test_new_texts_of_plans_looked_at_together_are_read_together(store, monkeypatch):
    read = []
    monkeypatch.setattr(by_text._memory, "_rules", [*by_text._memory._rules, _Noting(read)])
    examined(store(), [Job(ONE, True), Job(OTHER, True)])
    assert [
        len({"Thực hiện kế hoạch của của xã.", "Xã đã ban hành các các quy chế."} & texts) for texts in read
    ] == [2]


class _Noting:
    """A rule that notes what it is given to read."""

    def __init__(self, read):
        self._read = read

    def find(self, texts):
        self._read.append(set(texts))
        return ()
