"""Two branches that record are merged by git itself, by the repository's own .gitattributes. Invented data."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET
from msgspec.structs import replace

from cchc.checks import errors_of
from cchc.obligations import assess, derive
from cchc.obligations.recording import Records
from cchc.plans.journal import Progress, Update
from cchc.store import Loaded
from cchc.store.appending import flow
from cchc.store.joining import joined
from cchc.yamltree import read_tree
from tests.conftest import ROOT, Desk
from tests.drafting.at_desk import happen, record

GD25 = "gia-dinh/2025"
LOG = f"plans/{GD25}/progress"


class Branches:
    """A repository with the invented workspace, and what is done on two branches of it."""

    def __init__(self, desk: Desk, home, style: str) -> None:
        self.desk = desk
        self._env = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "GIT_CONFIG_NOSYSTEM": "1",
            **{f"GIT_{who}_{what}": "thu@vi.du" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
        }
        shutil.copy(ROOT / ".gitattributes", desk.root)
        shutil.copy(ROOT / ".gitignore", desk.root)
        self.git("init", "-q", "-b", "main")
        if style:
            self.git("config", "merge.conflictStyle", style)
        self.commit()

    def git(self, *arguments: str) -> str:
        done = subprocess.run(
            ["git", *arguments], cwd=self.desk.root, env=self._env, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "ghi")

    def merged(self, *steps) -> Desk:
        """Each step on a branch of its own, from where we stand; then both merged into main."""
        for n, step in enumerate(steps):
            self.git("checkout", "-q", "-b", f"nhanh-{n}", "main")
            step(self.desk)
            self.commit()
        self.git("checkout", "-q", "main")
        for n in range(len(steps)):
            self.git("merge", "-q", "--no-edit", f"nhanh-{n}")
        assert self.git("status", "--porcelain") == ""
        return self.desk


@pytest.fixture(name="branches", params=["", "diff3"], ids=lambda style: style or "default")
def _branches(request, invented, tmp_path_factory):
    return Branches(invented, tmp_path_factory.mktemp("home"), request.param)


def standing(desk, on="2025-12-31"):
    """State, day and date of everything owed."""
    return {
        a.obligation.id: (a.status, a.facts.done_on, a.due, a.facts.evidence, a.facts.called_on)
        for a in desk.owed(GD25, on=on)
    }


def one_after_the_other(tmp_path_factory, *steps):
    """What stands when the same is recorded in one place, in order."""
    from tests.conftest import INVENTED

    root = tmp_path_factory.mktemp("one")
    shutil.copytree(INVENTED, root / "plans")
    desk = Desk(root)
    for step in steps:
        step(desk)
    return standing(desk)


def valid(desk):
    return [str(error) for error in errors_of(desk.plan(GD25), desk.store)]


def recording(task, *units, **wanted):
    return lambda desk: record(desk, task, *units, **wanted)


def happening(document, *tasks, **wanted):
    return lambda desk: happen(desk, document, *tasks, **wanted)


MOT = recording("a/1", evidence="Sổ số 1")
HAI = recording("report/Q1-2025", "Phòng Hai", on="2025-03-13")
QUARTER = recording("a/4", on="2025-03-28")
REPORT = recording("report/Q1-2025", "Phòng Một")
EXTENDED = recording("a/1", on="2025-03-03", status="extended", due="2025-05-30", document="CV số 9")
DECISION = "Quyết định số 12/QĐ-UBND"

PAIRS = {
    "two units": (MOT, HAI),
    "two tasks of one unit": (MOT, QUARTER),
    "many lines of many units": (
        recording("report/Q1-2025", everyone=True),
        recording("a/2", everyone=True, on="2025-03-20"),
    ),
    "two lines of one task": (EXTENDED, MOT),
    "the same task done on both": (MOT, recording("a/1", on="2025-03-20")),
    "one event on both for two tasks": (
        happening(DECISION, "b/2", due="2025-04-30"),
        happening(DECISION, "b/7", due="2025-04-30"),
    ),
    "one event on both for one task": (happening(DECISION, "b/2"), happening(DECISION, "b/2", again=True)),
    "two events": (happening(DECISION, "b/2"), happening("Công văn số 7", "b/7", due="2025-05-05")),
    "a line and an event": (recording("b/2", "Phòng Một", on="2025-05-01"), happening(DECISION, "b/2")),
}


KNOWN_TO_BOTH = ("the same task done on both", "one event on both for one task", "a line and an event")
BEFORE = (
    recording("a/2", everyone=True, on="2025-02-03", status="started"),
    happening("Công văn số 1", "b/2", on="2025-02-03"),
)


def written(desk):
    """The logs and the events of the plan."""
    folder = desk.root / "plans" / GD25
    return [*folder.glob("progress/*.yaml"), *folder.glob("events.yaml")]


@pytest.mark.slow
@pytest.mark.parametrize("held", ["nothing", "LF", "CRLF", "no final newline"])
@pytest.mark.parametrize("pair", [name for name in PAIRS if name not in KNOWN_TO_BOTH])
def test_two_branches_merge_to_what_recording_both_gives(branches, tmp_path_factory, held, pair):
    """The logs are new on both branches, or were there before, however they end."""
    before = () if held == "nothing" else BEFORE
    for step in before:
        step(branches.desk)
    old = written(branches.desk)
    for path in old:
        data = path.read_bytes()
        data = data.replace(b"\n", b"\r\n") if held == "CRLF" else data
        path.write_bytes(data.rstrip(b"\n") if held == "no final newline" else data)
    branches.commit()
    desk = branches.merged(*PAIRS[pair])
    assert valid(desk) == []
    assert standing(desk) == one_after_the_other(tmp_path_factory, *before, *PAIRS[pair])
    if held == "CRLF":
        assert all(b"\n" not in path.read_bytes().replace(b"\r\n", b"") for path in old)


@pytest.mark.parametrize("pair", KNOWN_TO_BOTH)
def test_what_both_branches_know_of_one_thing_stays_valid(branches, pair):
    desk = branches.merged(*PAIRS[pair])
    assert valid(desk) == []
    found = standing(desk)
    if pair == "the same task done on both":
        assert found[f"{GD25}#a/1@phong-mot"][:2] == ("done", date(2025, 3, 20))
    else:
        assert found[f"{GD25}#b/2@phong-mot/1/12-qd-ubnd-2025-04-10"][2] == date(2025, 4, 17)
        assert [key for key in found if "#b/2@phong-mot" in key] == [
            f"{GD25}#b/2@phong-mot/1/12-qd-ubnd-2025-04-10"
        ]


def test_a_merged_log_is_recorded_in_further(branches):
    desk = branches.merged(MOT, QUARTER)
    data = desk.plan(GD25).logs[0].data
    (entry,) = record(desk, "report/Q1-2025", "Phòng Một").entries
    log = desk.plan(GD25).logs[0]
    assert log.data.startswith(data)
    assert log.value.updates[-1].id == entry.line.entry["id"]
    assert Counter(update.task for update in log.value.updates) == {"a/1": 1, "a/4": 1, "report/Q1-2025": 1}
    assert valid(desk) == []


def test_three_branches(branches, tmp_path_factory):
    steps = (MOT, QUARTER, REPORT)
    assert standing(branches.merged(*steps)) == one_after_the_other(tmp_path_factory, *steps)
    assert valid(branches.desk) == []


def test_the_same_commit_on_both_branches_counts_once(branches, tmp_path_factory):
    """A line that was cherry-picked beside others stands twice after the merge."""

    def picked(desk):
        MOT(desk)
        branches.commit()
        branches.git("tag", "mot")
        QUARTER(desk)

    def picking(desk):
        HAI(desk)
        branches.commit()
        branches.git("cherry-pick", "mot")
        REPORT(desk)

    desk = branches.merged(picked, picking)
    assert valid(desk) == []
    assert standing(desk) == one_after_the_other(tmp_path_factory, MOT, QUARTER, HAI, REPORT)


def test_neither_lock_nor_temporary_files_are_committed(branches):
    branches.merged(MOT, HAI)
    tracked = branches.git("ls-files").splitlines()
    assert f"{LOG}/phong-mot.yaml" in tracked
    assert not [name for name in tracked if name.rpartition("/")[2].startswith(".") and not name.startswith(".git")]


# A law: whatever lines two branches add to a log, in whatever order a merge leaves them, some twice, the head once
# or twice, the state is that of recording both. The plan is the invented one; only its logs change, in memory.

UNITS = {"Phòng Một": ["a/1", "a/2", "a/4", "b/2"], "Phòng Hai": ["a/2", "a/3", "b/2", "b/3", "duty/D.2"]}
owing = st.sampled_from([(unit, task) for unit, tasks in UNITS.items() for task in tasks])
days = st.sampled_from([date(2025, 2, 11), date(2025, 3, 14), date(2025, 3, 31), date(2025, 6, 30)])


@st.composite
def branch(draw, name):
    lines = []
    for n in range(draw(st.integers(0, 5))):
        unit, task = draw(owing)
        status = draw(st.sampled_from(["started", "blocked", "done", "dropped", "called", "extended"]))
        line = {"id": f"{name}{n}", "on": draw(days).isoformat(), "task": task, "status": status}
        if status == "extended":
            line["due"] = draw(days).isoformat()
        if lines and draw(st.booleans()):
            line["corrects"] = draw(st.sampled_from(lines))[1]["id"]
        line["evidence"] = f"của {name}{n}"
        lines.append((unit, line))
    return lines


def log_of(unit, lines):
    head = f"unit: {unit}\nupdates:\n"
    return (head + "".join(f"  - {flow(line)}\n" for line in lines)).encode()


def read(loaded, texts):
    """The plan with logs of these bytes."""
    logs = []
    for unit, text in texts.items():
        data = read_tree(joined(text), unit).data
        updates = [
            Update(
                **{
                    **line,
                    "on": date.fromisoformat(line["on"]),
                    "due": date.fromisoformat(line["due"]) if "due" in line else UNSET,
                }
            )
            for line in data["updates"] or []
        ]
        logs.append(Loaded(f"{unit}.yaml", Progress(unit=data["unit"], updates=updates), []))
    return replace(loaded, logs=logs)


def states(loaded, on):
    records = Records(loaded)
    return [assess(o, on, records.facts(o, on)) for o in derive(loaded)]


@pytest.mark.slow
@given(data=st.data(), ours=branch("n"), theirs=branch("t"), on=days)
def test_the_union_of_two_logs_is_recording_both(invented_plan, data, ours, theirs, on):
    both, union = {}, {}
    for unit in UNITS:
        mine = [line for name, line in ours if name == unit]
        yours = [line for name, line in theirs if name == unit]
        both[unit] = log_of(unit, [*mine, *yours])
        twice = data.draw(st.lists(st.sampled_from([*mine, *yours]), max_size=3)) if mine or yours else []
        mixed = data.draw(st.permutations([*mine, *yours, *twice]))
        cut = data.draw(st.integers(0, len(mixed)))
        head_twice = data.draw(st.booleans())
        parts = [log_of(unit, mixed[:cut]), log_of(unit, mixed[cut:])] if head_twice else [log_of(unit, mixed)]
        union[unit] = b"".join(parts)
    assert states(read(invented_plan, union), on) == states(read(invented_plan, both), on)
