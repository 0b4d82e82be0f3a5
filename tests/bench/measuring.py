"""What a command costs: wall time, CPU time and peak memory of its whole process tree (Linux)."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

_EVERY = 0.05
"""Seconds between two looks at the memory."""


class Cost(NamedTuple):
    """Seconds of wall and CPU time of the tree; ``memory`` in MiB is None where it was not looked at."""

    wall: float
    cpu: float
    memory: float | None = None


class Failed(Exception):
    """A command that did not end as expected, or took longer than it may."""


def cost(
    command: Sequence[str],
    folder: Path,
    environment: Mapping[str, str] | None = None,
    *,
    codes: Sequence[int] = (0, 1),
    limit: float = 3600,
    memory: bool = False,
) -> Cost:
    """Run a command once. Raises Failed for another exit status than ``codes`` or after ``limit`` seconds.

    CPU time is that of the process and of every descendant it waited for. Memory is the largest sum over the tree
    of PSS: pages that several processes share count once, in parts.
    """
    started = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    largest: list[float] = []
    done = threading.Event()
    watcher = threading.Thread(target=_watch, args=(process.pid, done, largest), daemon=True)
    late = threading.Timer(limit, _stop, (process.pid,))
    late.start()
    if memory:
        watcher.start()
    errors = process.stderr.read() if process.stderr else b""
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    done.set()
    late.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in codes:
        raise Failed(f"{' '.join(command)[:200]}: {process.returncode}; {errors.decode(errors='replace')[-500:]}")
    return Cost(wall, used.ru_utime + used.ru_stime, max(largest, default=0) if memory else None)


def median(costs: Sequence[Cost]) -> Cost:
    """The medians of each figure."""
    memory = [one.memory for one in costs if one.memory is not None]
    return Cost(
        statistics.median(one.wall for one in costs),
        statistics.median(one.cpu for one in costs),
        statistics.median(memory) if memory else None,
    )


def _stop(process: int) -> None:
    """End the process group that was started here."""
    with suppress(ProcessLookupError):
        os.killpg(process, 9)


def _watch(process: int, done: threading.Event, largest: list[float]) -> None:
    while not done.wait(_EVERY):
        largest.append(sum(map(_memory, _tree(process))))


def _tree(process: int) -> list[int]:
    """The process and all its descendants."""
    found, waiting = [], [process]
    while waiting:
        one = waiting.pop()
        found.append(one)
        try:
            for task in os.listdir(f"/proc/{one}/task"):
                waiting += map(int, Path(f"/proc/{one}/task/{task}/children").read_text().split())
        except OSError:
            continue
    return found


def _memory(process: int) -> float:
    """The PSS of one process in MiB."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


EVENTS = """
import sys, time
from pathlib import Path
from yaml import YAMLError
from yaml._yaml import CParser

files = sorted(Path(sys.argv[1]).glob("plans/**/*.yaml"))
wall, cpu = time.perf_counter(), time.process_time()
for file in files:
    try:
        next_event = CParser(file.read_bytes()).get_event
        while next_event() is not None:
            pass
    except YAMLError:
        continue
print(time.perf_counter() - wall, time.process_time() - cpu)
"""


def events(root: Path) -> Cost:
    """libyaml's bare events of every file of a workspace, in one process, without its start-up."""
    done = subprocess.run([sys.executable, "-c", EVENTS, str(root)], capture_output=True, check=True)
    wall, cpu = map(float, done.stdout.split())
    return Cost(wall, cpu)
