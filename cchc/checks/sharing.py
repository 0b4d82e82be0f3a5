"""The work on the plans of a workspace is done by as many processes as there are processors, where that is allowed.

Why by ``fork``: what was read and loaded is there at once in each process. Where that is not safe (Windows, macOS,
a program with threads) or does not pay (one job, one processor), everything is done here, one after the other. So
it is where a process that was started fails: nothing is lost.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Sequence
from typing import TypeVar

import msgspec

from cchc.findings import Finding

J = TypeVar("J")
Find = Callable[[J], list[Finding]]


def shared(find: Find[J], jobs: Sequence[J], sizes: Sequence[int]) -> list[list[Finding]]:
    """What ``find`` gives for each job, in their order; ``sizes`` tell how much work each is.

    Jobs that stand together stay together: they need the same modules.
    """
    first, *others = _parts(jobs, sizes, _processors())
    started = [_start(find, part) for part in others]
    found = [find(job) for job in first]
    for part, process in zip(others, started, strict=True):
        found += _collect(process) or [find(job) for job in part]
    return found


def _processors() -> int:
    """How many processes may work side by side."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


def _parts(jobs: Sequence[J], sizes: Sequence[int], processors: int) -> list[list[J]]:
    """The jobs in order, in so many runs of about the same size (fewer, where a job is larger than that)."""
    parts: dict[int, list[J]] = {0: []}
    whole, before = sum(sizes) or 1, 0.0
    for job, size in zip(jobs, sizes, strict=True):
        parts.setdefault(int((before + size / 2) * processors / whole) if before else 0, []).append(job)
        before += size
    return list(parts.values())


def _start(find: Find[J], part: list[J]) -> tuple[int, int] | None:
    """The number of a process that works on a part, and the pipe it will answer through."""
    if sys.platform != "linux":
        return None
    readable, writable = os.pipe()
    try:
        process = os.fork()
    except OSError:
        os.close(readable)
        os.close(writable)
        return None
    if process == 0:
        _answer(find, part, writable)
    os.close(writable)
    return process, readable


def _answer(find: Find[J], part: list[J], writable: int) -> None:
    """In the process that was started: work, answer, and end without a word."""
    status = 1
    try:
        with os.fdopen(writable, "wb") as pipe:
            pipe.write(msgspec.msgpack.encode([find(job) for job in part]))
        status = 0
    finally:
        os._exit(status)


def _collect(process: tuple[int, int] | None) -> list[list[Finding]] | None:
    """What a process found; None where it failed."""
    if process is None:
        return None
    number, readable = process
    with os.fdopen(readable, "rb") as pipe:
        answer = pipe.read()
    _, status = os.waitpid(number, 0)
    return msgspec.msgpack.decode(answer, type=list[list[Finding]]) if status == 0 else None
