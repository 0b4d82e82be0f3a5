"""Makes a believable country: provinces and communes with registers, plans, events, logs, and planted mistakes.

Run from the repository: ``.venv/bin/python tests/bench/country.py --plans 3355 --out DIR [--seed S]``. DIR becomes
a workspace; ``DIR/mistakes.json`` lists what was planted ({code, path, line}). Every name is invented, each plan is
derived from the five real ones, and the same arguments give the same bytes, whatever the number of processes.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

from country_mistakes import KINDS, Planted, planted
from country_offices import COMMUNES, PROVINCES, offices, places, register
from country_plans import appendix, dice_of, events, extra, issued, logs, plan
from country_texts import YEAR, Place, sources


class Job(NamedTuple):
    """One place to write; ``kind`` is the mistake that goes in (its number in KINDS, the next where none fits)."""

    place: Place
    communes: list[Place]
    kind: int | None


class Written(NamedTuple):
    """What was written of one place: files, bytes, rows, and the mistake put in."""

    files: int
    size: int
    rows: int
    mistake: Planted | None


def write(job: Job, root: Path, seed: int) -> Written:
    """Write the folder of one authority."""
    place = job.place
    own = offices(place, dice_of(seed, place.folder, "offices"))
    table, recorded = appendix(place, own, seed, issued(place, seed))
    base = f"plans/{place.folder}/{YEAR}"
    files = {
        f"plans/{place.folder}/units.yaml": register(place, own, job.communes),
        f"{base}/plan.yaml": plan(place, own, seed),
        f"{base}/appendix.yaml": table,
        f"{base}/extra.yaml": extra(place, own, seed),
        f"{base}/events.yaml": events(place, recorded, seed),
    }
    files |= {f"{base}/progress/{unit}.yaml": lines for unit, lines in logs(place, own, recorded, seed)}
    mistake = None
    if job.kind is not None:
        dice = dice_of(seed, place.folder, "mistake")
        turns = (KINDS[(job.kind + turn) % len(KINDS)] for turn in range(len(KINDS)))
        tries = (planted(kind, files[f"{base}/{kind.file}"], f"{base}/{kind.file}", dice) for kind in turns)
        mistake = next((one for one in tries if one is not None), None)
    (root / base / "progress").mkdir(parents=True, exist_ok=True)
    size = 0
    for path, lines in files.items():
        if lines:
            data = "".join(f"{line}\n" for line in lines).encode(errors="surrogateescape")
            (root / path).write_bytes(data)
            size += len(data)
    rows = sum(" task: " in line for name in ("appendix", "extra") for line in files[f"{base}/{name}.yaml"])
    return Written(sum(map(bool, files.values())), size, rows, mistake)


def jobs(plans: int, mistakes: int, *, unlike: bool) -> list[Job]:
    """A job for each authority; so many communes (not the first, whose desk it is) get a mistake, kind by kind."""
    known = [place._replace(own_words=f"ở {place.called}" if unlike else "") for place in places(plans)]
    below: dict[str, list[Place]] = {}
    for place in known:
        if place.above:
            below.setdefault(place.above, []).append(place)
    communes = [place for place in known if place.above][1:]
    mistakes = min(mistakes, len(communes))
    struck = {communes[turn * len(communes) // mistakes].folder: turn % len(KINDS) for turn in range(mistakes)}
    return [Job(place, below.get(place.folder, []), struck.get(place.folder)) for place in known]


def make(plans: int, root: Path, seed: int, mistakes: int, *, unlike: bool = False) -> dict[str, int]:
    """Write the country; returns how many plans, files, bytes and rows it has."""
    todo = jobs(plans, mistakes, unlike=unlike)
    (root / "plans").mkdir(parents=True)
    home = next((job.place.folder for job in todo if job.place.above), todo[0].place.folder)
    (root / "plans/workspace.yaml").write_text(f"home: {home}\ndue_soon_days: 7\n", encoding="utf-8")
    sources()
    do = partial(write, root=root, seed=seed)
    if plans < 40:
        done = list(map(do, todo))
    else:
        with ProcessPoolExecutor(
            os.process_cpu_count() if hasattr(os, "process_cpu_count") else os.cpu_count()
        ) as pool:
            done = list(pool.map(do, todo, chunksize=16))
    found = [one.mistake._asdict() for one in done if one.mistake is not None]
    (root / "mistakes.json").write_text(json.dumps(found, indent=1), encoding="utf-8")
    return {
        "plans": len(done),
        "files": 1 + sum(one.files for one in done),
        "bytes": sum(one.size for one in done),
        "rows": sum(one.rows for one in done),
        "mistakes": len(found),
    }


def main() -> None:
    """Read the arguments, write the country, print its figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--plans", type=int, required=True, help=f"at most {PROVINCES + COMMUNES}")
    parser.add_argument("--out", type=Path, required=True, help="a folder that is not there yet")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--mistakes", type=int, help="how many places get one (a place in 20 unless told)")
    parser.add_argument("--unlike", action="store_true", help="no row is worded as in another authority's plan")
    given = parser.parse_args()
    if not 1 <= given.plans <= PROVINCES + COMMUNES:
        parser.error(f"--plans must be 1 to {PROVINCES + COMMUNES}")
    if given.out.exists():
        parser.error(f"{given.out} is there already")
    mistakes = given.plans // 20 if given.mistakes is None else given.mistakes
    print(json.dumps(make(given.plans, given.out, given.seed, mistakes, unlike=given.unlike)))


if __name__ == "__main__":
    sys.exit(main())
