"""The work on the plans of a workspace is done by as many processes as there are processors, where that is allowed.

Why by ``fork``: what was imported and listed is there at once in each process. Where that is not safe (Windows,
macOS, a program with threads) or does not pay (one job, one processor), everything is done here, one job after the
other. So it is where a process that was started fails: nothing is lost.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

import msgspec

J = TypeVar("J")
R = TypeVar("R")

_MOST_RUNS = 1000
"""So many runs of jobs at most: their numbers lie in a pipe from which each process takes the next."""
_SHARE = 4
"""A process takes this part of its share of the jobs that are left."""


def shared(
    do: Callable[[J], R], jobs: Sequence[J], result: Any, told: Callable[[int], None] = lambda done: None
) -> list[R]:
    """What ``do`` gives for each job, in their order; ``result`` is its type, which is sent between processes.

    Jobs that stand together mostly stay together: they need the same files. ``told`` hears how many are done.
    """
    processors = _processors()
    if processors == 1 or len(jobs) < 2:
        return [_one(do, job, at, told) for at, job in enumerate(jobs)]
    runs = _runs(len(jobs), processors)
    try:
        waiting, numbers = os.pipe()
    except OSError:  # no more files may be open
        return [_one(do, job, at, told) for at, job in enumerate(jobs)]
    os.write(numbers, b"".join(run.to_bytes(2, "big") for run in range(len(runs))))
    os.close(numbers)
    started = [_start(do, jobs, runs, waiting) for _ in range(min(processors, len(runs)) - 1)]
    done: dict[int, R] = {}
    for run in _taken(waiting):
        done.update((at, do(jobs[at])) for at in runs[run])
        told(runs[run].stop)
    os.close(waiting)
    for process in started:
        done.update(_collect(process, result))
    return [done[at] if at in done else do(job) for at, job in enumerate(jobs)]


def _one(do: Callable[[J], R], job: J, at: int, told: Callable[[int], None]) -> R:
    found = do(job)
    told(at + 1)
    return found


def _processors() -> int:
    """How many processes may work side by side."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


def _runs(jobs: int, processors: int) -> list[range]:
    """The numbers of the jobs in runs, ever shorter ones: all processes end at about the same time."""
    runs: list[range] = []
    first, least = 0, -(-jobs * _SHARE // _MOST_RUNS)
    while first < jobs:
        size = max(least, (jobs - first) // (processors * _SHARE))
        runs.append(range(first, min(first + size, jobs)))
        first = runs[-1].stop
    return runs


def _taken(waiting: int) -> Iterator[int]:
    """The numbers of the runs that nobody took before."""
    while len(number := os.read(waiting, 2)) == 2:
        yield int.from_bytes(number, "big")


def _start(do: Callable[[J], R], jobs: Sequence[J], runs: Sequence[range], waiting: int) -> tuple[int, int] | None:
    """The number of a process that takes runs too, and the pipe it will answer through."""
    if sys.platform != "linux":
        return None
    try:
        readable, writable = os.pipe()
    except OSError:
        return None
    try:
        process = os.fork()
    except OSError:
        os.close(readable)
        os.close(writable)
        return None
    if process == 0:
        os.close(readable)
        _answer(do, jobs, runs, waiting, writable)
    os.close(writable)
    return process, readable


def _answer(do: Callable[[J], R], jobs: Sequence[J], runs: Sequence[range], waiting: int, writable: int) -> None:
    """In the process that was started: work, answer, and end without a word."""
    status = 1
    try:
        done = [(at, do(jobs[at])) for run in _taken(waiting) for at in runs[run]]
        with os.fdopen(writable, "wb") as pipe:
            pipe.write(msgspec.msgpack.encode(done))
        status = 0
    finally:
        os._exit(status)


def _collect(process: tuple[int, int] | None, result: Any) -> list[tuple[int, Any]]:
    """What a process found, by the numbers of the jobs; nothing where it failed."""
    if process is None:
        return []
    number, readable = process
    with os.fdopen(readable, "rb") as pipe:
        answer = pipe.read()
    _, status = os.waitpid(number, 0)
    if status != 0:
        return []
    found: list[tuple[int, Any]] = msgspec.msgpack.decode(answer, type=list[tuple[int, result]])
    return found
