"""The plans of a workspace are checked by as many processes as there are processors, where the system allows it.

Why by ``fork``: what was read and loaded is there at once in each process. Where that is not safe (Windows, macOS,
a program with threads) or does not pay (one plan, one processor), everything is done here, one after the other. So
it is where a process that was started fails: nothing is lost.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Mapping, Sequence

import msgspec

from cchc.findings import Finding

Find = Callable[[str], list[Finding]]


def shared(find: Find, plans: Sequence[str], sizes: Mapping[str, int]) -> list[list[Finding]]:
    """What ``find`` gives for each plan, in their order; ``sizes`` tell how much work each is."""
    first, *others = _parts(plans, sizes, _processors())
    started = [_start(find, part) for part in others]
    found = {plan: find(plan) for plan in first}
    for part, process in zip(others, started, strict=True):
        found.update(_collect(process) or {plan: find(plan) for plan in part})
    return [found[plan] for plan in plans]


def _processors() -> int:
    """How many processes may work side by side."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


def _parts(plans: Sequence[str], sizes: Mapping[str, int], processors: int) -> list[list[str]]:
    """The plans in so many parts of about the same size: the largest first, each to the part that has least."""
    parts: list[list[str]] = [[] for _ in range(max(1, min(processors, len(plans))))]
    for plan in sorted(plans, key=sizes.__getitem__, reverse=True):
        min(parts, key=lambda part: sum(sizes[one] for one in part)).append(plan)
    return parts


def _start(find: Find, part: list[str]) -> tuple[int, int] | None:
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


def _answer(find: Find, part: list[str], writable: int) -> None:
    """In the process that was started: work, answer, and end without a word."""
    status = 1
    try:
        with os.fdopen(writable, "wb") as pipe:
            pipe.write(msgspec.msgpack.encode({plan: find(plan) for plan in part}))
        status = 0
    finally:
        os._exit(status)


def _collect(process: tuple[int, int] | None) -> dict[str, list[Finding]] | None:
    """What a process found; None where it failed."""
    if process is None:
        return None
    number, readable = process
    with os.fdopen(readable, "rb") as pipe:
        answer = pipe.read()
    _, status = os.waitpid(number, 0)
    return msgspec.msgpack.decode(answer, type=dict[str, list[Finding]]) if status == 0 else None
