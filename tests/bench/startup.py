"""Start-up against a bare Typer program, measured side by side in one run: medians of wall time as ratios.

Run it from the repository: ``.venv/bin/python tests/bench/startup.py``. It fails when a ratio passes its bound.
"""

from __future__ import annotations

import compileall
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 15
BARE = """
import typer

app = typer.Typer()


@app.command()
def main(name: str = "x") -> None:
    print(name)


app()
"""
CCHC = [sys.executable, "-m", "cchc"]


def tab(*words: str) -> list[str]:
    """What a shell runs when Tab is pressed at the end of the last word."""
    *before, begun = words
    lines = "\n".join(("cchc", *before))
    return ["env", "_CCHC_COMPLETE=bash", f"_CCHC_WORDS={lines}", f"_CCHC_BEGUN={begun}", *CCHC]


BOUNDS = {
    "--version": ([*CCHC, "--version"], 1.3),
    'due --unit "Phòng Nội vụ"': ([*CCHC, "due", "--unit", "Phòng Nội vụ"], 3.5),
    'due --unit "Phòng Nội vụ" --plan vinh-chau/2025 --all --format json': (
        [*CCHC, "due", "--unit", "Phòng Nội vụ", "--plan", "vinh-chau/2025", "--all", "--format", "json"],
        3.5,
    ),
    "due": ([*CCHC, "due"], 3.5),
    "validate": ([*CCHC, "validate"], 6.0),
    "rec<Tab>": (tab("rec"), 1.3),
    "due --uni<Tab>": (tab("due", "--uni"), 1.7),
    "due --unit phong<Tab>": (tab("due", "--unit", "phong"), 1.8),
    "record the<Tab>": (tab("record", "the"), 1.9),
}


def seconds(command: list[str]) -> float:
    started = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, env={**os.environ, "PYTHONDONTWRITEBYTECODE": ""})
    taken = time.perf_counter() - started
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} exits {done.returncode}: {done.stderr.decode()}")
    return taken


def compare(base: str, baseline: list[str], bounds: dict[str, tuple[list[str], float]], rounds: int) -> bool:
    """Time commands in turn with the baseline, print the ratios of medians; whether all stay in their bounds."""
    compileall.compile_dir(ROOT / "cchc", quiet=2)
    commands = {base: baseline, **{name: command for name, (command, _) in bounds.items()}}
    times: dict[str, list[float]] = {name: [] for name in commands}
    for command in commands.values():
        seconds(command)  # warm the file cache
    for _ in range(rounds):
        for name, command in commands.items():
            times[name].append(seconds(command))
    unit = statistics.median(times[base])
    print(f"{base}: {unit * 1000:.0f} ms")
    kept = True
    for name, (_, bound) in bounds.items():
        ratio = statistics.median(times[name]) / unit
        kept &= ratio <= bound
        print(f"cchc {name}: {ratio:.2f} times (at most {bound})")
    return kept


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE, encoding="utf-8")
        kept = compare("bare Typer program", [sys.executable, str(bare)], BOUNDS, ROUNDS)
    sys.exit(0 if kept else 1)


if __name__ == "__main__":
    main()
