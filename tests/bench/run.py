"""Measures the program on countries of 1, 50, 335 and 3,355 plans, beside its floors and two other programs.

Run from the repository: ``.venv/bin/python tests/bench/run.py [--json FILE] [--markdown FILE] [--work DIR]``.
Floors: libyaml's bare events over the same bytes (one process, without start-up) and a bare Typer program. Every
figure is a median; CPU time is that of the whole process tree. A machine's speed drifts: what takes long is held
against the events of the same minutes, measured right before and after each round. Exit status 1 when a goal fails.
"""

from __future__ import annotations

import argparse
import compileall
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from measuring import Cost, cost, events, median
from others import OTHERS, compared
from startup import BARE, ROOT

SIZES = (1, 50, 335, 3355)
CCHC = (sys.executable, "-m", "cchc")
OF_THE_YEAR = ("--as-of", "2026-06-30")
_LONG = 0.1
"""What takes this part of the time of the events is held against those of the same minutes."""
_BESIDE_A_BARE_PROGRAM = ("validate PLAN", "validate PLAN, changed")
COUNTRY = str(Path(__file__).with_name("country.py"))


class Case(NamedTuple):
    """One thing measured: its name, the workspace, the command, and what stands before each round."""

    name: str
    command: tuple[str, ...]
    fresh: bool = False  # without anything kept from an earlier run
    edited: bool = False  # after one line of one plan was changed


class Goal(NamedTuple):
    """A ratio that must hold in the run."""

    what: str
    ratio: float
    bound: float

    @property
    def kept(self) -> bool:
        return self.ratio <= self.bound


class Bench:
    """One run: the folder it works in, how often each case is measured, and what was found.

    What the program keeps lies in ``kept``, in a folder of its own from each time that it begins anew.
    """

    def __init__(self, work: Path, kept: Path, sizes: Sequence[int], rounds: int) -> None:
        self.work = work
        self._kept = kept
        self._fresh = 0
        self.sizes = sizes
        self.rounds = rounds
        self.costs: dict[int, dict[str, Cost]] = {}
        self.floors: dict[int, dict[str, Cost]] = {}  # the events beside each of the costs
        self.bares: dict[int, dict[str, Cost]] = {}  # a bare Typer program beside some of them
        self.made: dict[int, dict[str, int]] = {}

    def country(self, plans: int) -> Path:
        """The country of so many plans, made where it is not there yet."""
        root = self._made(f"country-{plans}", "--plans", str(plans))
        self.made[plans] = json.loads(root.with_suffix(".json").read_text())
        return root

    def _made(self, name: str, *arguments: str) -> Path:
        root = self.work / name
        figures = root.with_suffix(".json")
        if not figures.exists():
            shutil.rmtree(root, ignore_errors=True)
            call = [sys.executable, COUNTRY, *arguments, "--out", str(root)]
            figures.write_bytes(subprocess.run(call, check=True, capture_output=True).stdout)
        return root

    def unlike(self, plans: int) -> tuple[Cost, Cost]:
        """Events and a cold ``validate`` of a country in which no row is worded as in another authority's plan."""
        root = self._made(f"country-{plans}-unlike", "--plans", str(plans), "--unlike")
        cold = Case("", ("validate", "--format", "json"), fresh=True)
        print(f"  {plans} plans, none like another: validate, cold", file=sys.stderr, flush=True)
        floor = median([events(root) for _ in range(self.rounds)])
        return floor, median([self._once(cold, root, memory=False) for _ in range(self.rounds)])

    def measure(self, plans: int) -> None:
        """Measure every case on a country of this size."""
        root = self.country(plans)
        costs = self.costs.setdefault(plans, {})
        rounds = max(1, self.rounds // 2) if plans > 1000 else self.rounds
        events(root)  # the files come from the disk once, for this and for all that follows
        every = [events(root) for _ in range(rounds)]
        costs["events"] = median(every)  # the first of the table
        beside, bares = self.floors.setdefault(plans, {}), self.bares.setdefault(plans, {})
        for case in cases(root):
            print(f"  {plans} plans: {case.name}", file=sys.stderr, flush=True)
            first = self._once(case, root, memory=True)
            takes_long = first.wall > _LONG * every[-1].wall
            floors, timed = [events(root) if takes_long else every[-1]], []
            bare = [self.bare()] if case.name in _BESIDE_A_BARE_PROGRAM else []
            for _ in range(rounds):
                timed.append(self._once(case, root, memory=False))
                floors += [events(root)] if takes_long else []
                bare += [self.bare()] if bare else []
            if bare:
                bares[case.name] = median(bare)
            costs[case.name] = median(timed)._replace(memory=first.memory)
            beside[case.name] = median(floors)
            every += floors
        costs["events"] = median(every)

    def ratio(self, plans: int, name: str) -> float:
        """The CPU time of a case by that of the events beside it."""
        return self.costs[plans][name].cpu / self.floors[plans][name].cpu

    def _once(self, case: Case, root: Path, *, memory: bool) -> Cost:
        if case.fresh:
            self._fresh += 1
        # never a folder emptied just before: the file system would be at work on what was deleted
        cache = self._kept / f"{root.name}-{self._fresh}"
        cache.mkdir(mode=0o700, exist_ok=True)
        if case.edited:
            edit(root)
        environment = {"XDG_CACHE_HOME": str(cache), "CCHC_CACHE": "1", "PYTHONPATH": str(ROOT)}
        return cost([*CCHC, *case.command], root, environment, codes=(0, 1, 2), memory=memory)

    def bare(self) -> Cost:
        """A bare Typer program."""
        path = self.work / "bare.py"
        path.write_text(BARE, encoding="utf-8")
        return median([cost([sys.executable, str(path)], self.work) for _ in range(5 * self.rounds)])

    def start(self) -> Cost:
        """``cchc --version``."""
        return median([cost([*CCHC, "--version"], ROOT) for _ in range(5 * self.rounds)])


def home(root: Path) -> str:
    """The plan of the home authority."""
    return (root / "plans/workspace.yaml").read_text(encoding="utf-8").split()[1] + "/2026"


def edit(root: Path) -> None:
    """Change one line of the home plan: its file gets a comment more, or one less."""
    path = root / f"plans/{home(root)}/appendix.yaml"
    text = path.read_text(encoding="utf-8")
    last = text.rstrip("\n").rpartition("\n")[2]
    turn = int(last.split()[-1]) + 1 if last.startswith("# lượt ") else 1
    kept = text.rpartition("# lượt ")[0] if turn > 1 else text
    path.write_text(f"{kept}# lượt {turn}\n", encoding="utf-8")


def cases(root: Path) -> list[Case]:
    """What is measured on a country; the order matters: what is warm follows what is cold."""
    own = home(root)
    every = [f"{path.parent.parent.name}/{path.parent.name}" for path in sorted(root.glob("plans/*/*/plan.yaml"))]
    named = tuple(word for plan in every for word in ("--plan", plan))
    unit = "Phòng Kinh tế" if own.startswith("xa") else "Sở Nội vụ"
    return [
        Case("validate PLAN, nothing kept", ("validate", own, "--format", "json"), fresh=True),
        Case("validate, cold", ("validate", "--format", "json"), fresh=True),
        Case("validate, warm", ("validate", "--format", "json")),
        Case("validate, one file changed", ("validate", "--format", "json"), edited=True),
        Case("validate PLAN", ("validate", own, "--format", "json")),
        Case("validate PLAN, changed", ("validate", own, "--format", "json"), edited=True),
        Case("due --unit", ("due", "--unit", unit, *OF_THE_YEAR, "--format", "json")),
        Case("status, all plans", ("status", *named, *OF_THE_YEAR, "--format", "json")),
    ]


def goals(bench: Bench) -> list[Goal]:
    """What must hold on the largest country, and from the second largest to it."""
    largest, floors = bench.costs[bench.sizes[-1]], bench.floors[bench.sizes[-1]]
    cold, warm = largest["validate, cold"], largest["validate, warm"]
    found = [
        Goal("validate, cold: CPU time / events", cold.cpu / floors["validate, cold"].cpu, 4),
        Goal("validate, cold: wall time / events", cold.wall / floors["validate, cold"].wall, 2.5),
        Goal("validate, warm: CPU time / events", warm.cpu / floors["validate, warm"].cpu, 0.35),
        *(
            Goal(f"{name}: wall time / bare Typer", largest[name].wall / bare.wall, 10)
            for name, bare in bench.bares[bench.sizes[-1]].items()
        ),
        Goal("peak memory of the tree / 1.5 GB", max(one.memory or 0 for one in largest.values()) / 1536, 1),
    ]
    if len(bench.sizes) > 1:
        for name in ("validate, cold", "validate, warm", "status, all plans"):
            smaller, larger = (bench.ratio(size, name) for size in bench.sizes[-2:])
            found.append(Goal(f"{name}: growth / that of the events", larger / smaller, 1.1))
    return found


def table(bench: Bench, bare: Cost, start: Cost, others: dict[str, Cost | str]) -> list[list[str]]:
    """The rows of the table: a case in each, a country in each column."""
    rows = [["", *(f"{size:,} plans" for size in bench.sizes)]]
    made = bench.made
    rows.append(
        ["tasks · MB of YAML", *(f"{made[s]['rows']:,} · {made[s]['bytes'] / 1e6:.1f}" for s in bench.sizes)]
    )
    for name in bench.costs[bench.sizes[0]]:
        row = [name]
        for size in bench.sizes:
            one = bench.costs[size][name]
            ratio = "" if name == "events" else f" · ×{bench.ratio(size, name):.2f}"
            memory = f" · {one.memory:.0f} MB" if one.memory else ""
            row.append(f"{one.wall:.2f} s, CPU {one.cpu:.2f} s{ratio}{memory}")
        rows.append(row)
    if bench.sizes[-1] > SIZES[1]:
        size = bench.sizes[-2] if len(bench.sizes) > 1 else bench.sizes[-1]
        floor, cold = bench.unlike(size)
        at = bench.sizes.index(size)
        shown = f"{cold.wall:.2f} s, CPU {cold.cpu:.2f} s · ×{cold.cpu / floor.cpu:.2f}"
        rows.append(["validate, cold, no row like another", *[""] * at, shown, *[""] * (len(bench.sizes) - 1 - at)])
    rows.append(["bare Typer program", f"{bare.wall * 1000:.0f} ms", *[""] * (len(bench.sizes) - 1)])
    shown = f"{start.wall * 1000:.0f} ms · ×{start.wall / bare.wall:.2f}"
    rows.append(["cchc --version", shown, *[""] * (len(bench.sizes) - 1)])
    for name, found in others.items():
        told = (
            found
            if isinstance(found, str)
            else f"{found.wall:.1f} s, CPU {found.cpu:.1f} s · {found.memory:.0f} MB"
        )
        rows.append([name, told, *[""] * (len(bench.sizes) - 1)])
    return rows


def markdown(rows: list[list[str]]) -> str:
    """The table for the README."""
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]]) + "\n"


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path, help="write all figures to this file")
    parser.add_argument("--markdown", type=Path, help="write the table for the README to this file")
    parser.add_argument("--work", type=Path, help="keep the countries and environments in this folder")
    parser.add_argument(
        "--rounds", type=int, default=4, help="how often each case is measured (half on the largest)"
    )
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="numbers of plans, ascending")
    parser.add_argument(
        "--others", type=int, default=335, help="size of the country for the other programs; 0: none"
    )
    parser.add_argument("--limit", type=float, default=900, help="seconds that another program may take")
    return parser.parse_args()


def measured(given: argparse.Namespace, work: Path, kept: Path) -> bool:
    """Measure, print and write everything; whether all goals are met."""
    compileall.compile_dir(ROOT / "cchc", quiet=2)
    bench = Bench(work, kept, [int(size) for size in given.sizes.split(",")], given.rounds)
    bare, start = bench.bare(), bench.start()
    for size in bench.sizes:
        bench.measure(size)
    others: dict[str, Cost | str] = {}
    if given.others:
        root = bench.country(given.others)
        for other in OTHERS:
            name = f"{' '.join(other.check)}, {bench.made[given.others]['rows']:,} items"
            print(f"  {name}", file=sys.stderr, flush=True)
            others[name] = compared(other, root, work, given.limit)
    rows = table(bench, bare, start, others)
    for row in rows:
        print(" | ".join(cell.ljust(30 if at == 0 else 38) for at, cell in enumerate(row)).rstrip())
    met = goals(bench)
    for goal in met:
        print(f"{'ok  ' if goal.kept else 'FAIL'} {goal.what}: {goal.ratio:.2f} (at most {goal.bound:g})")
    if given.markdown:
        given.markdown.write_text(markdown(rows), encoding="utf-8")
    if given.json:
        figures: dict[str, Any] = {
            "bare": bare._asdict(),
            "start": start._asdict(),
            "made": bench.made,
            "costs": {size: {name: one._asdict() for name, one in of.items()} for size, of in bench.costs.items()},
            "others": {name: one if isinstance(one, str) else one._asdict() for name, one in others.items()},
            "goals": [{**goal._asdict(), "kept": goal.kept} for goal in met],
        }
        given.json.write_text(json.dumps(figures, indent=1, ensure_ascii=False), encoding="utf-8")
    return all(goal.kept for goal in met)


def main() -> None:
    """Measure in the folder asked for, or in one that is thrown away."""
    given = arguments()
    work = given.work and given.work.resolve()
    if work:
        work.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=work) as thrown_away:
        kept = Path(thrown_away, "kept")
        kept.mkdir()
        met = measured(given, work or Path(thrown_away), kept)
    sys.exit(0 if met else 1)


if __name__ == "__main__":
    main()
