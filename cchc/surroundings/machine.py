"""What may be asked of the computer, in one record: the caller says which computer it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from msgspec import Struct


class Answer(Struct, frozen=True):
    """What a program answered: its exit status, what it printed, what it complained of."""

    code: int
    out: str
    err: str = ""


class Machine(Struct, frozen=True, kw_only=True):
    """The computer: facts, and functions that only look.

    ``cache``: where files that were read are kept, None where they are not. ``find``: the path of a program;
    ``run``: its answer when run in a folder, None where there is none in time. ``kind``: what stands at a path,
    None for nothing; ``writable``: whether this user may write in a folder; ``private``: whether nobody else may;
    these raise OSError where they may not look.
    """

    python: tuple[int, int, int]
    platform: str
    system: str
    names: str
    locale: str
    home: Path
    cache: Path | None
    find: Callable[[str], str | None]
    run: Callable[[Sequence[str], Path], Answer | None]
    kind: Callable[[Path], Literal["file", "folder"] | None]
    writable: Callable[[Path], bool]
    private: Callable[[Path], bool]
