"""Naming things in findings: a name the register does not know, the nearest known one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from cchc.findings import Finding, finding
from cchc.plans.organisation import Unit
from cchc.plans.register import Register
from cchc.store import Loaded
from cchc.text import nearest

Keys = tuple[str | int, ...]


def unknown_name(
    register: Register, name: str, day: date, file: Loaded[Any], keys: Keys, where: str
) -> Iterator[Finding]:
    """A name that the register does not know, or that may mean several of its units."""
    found = register.candidates(name, day)
    if len(found) == 1 or (not found and register.is_authority(name)):
        return
    place = file.place(keys)
    if found:
        which = ", ".join(entry.id if isinstance(entry, Unit) else f"nhóm “{entry.name}”" for entry in found)
        yield finding(
            place,
            "E108",
            f"Tên “{name}” có thể là nhiều đơn vị: {which}.",
            hint="Ghi rõ hơn, hoặc sửa tên gọi khác (aliases) trong danh bạ.",
            excerpt=name,
            where=where,
        )
        return
    yield finding(
        place,
        "E101",
        f"Không có đơn vị hay nhóm “{name}” trong danh bạ của “{register.folder}”.",
        hint=near(name, register.names(), "Thêm vào units.yaml, hoặc sửa lại tên."),
        excerpt=name,
        where=where,
    )


def near(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """The hint that names the one nearest known name; ``otherwise`` where none is near."""
    found = nearest(name, known, limit=1)
    return f"Có phải là “{found[0]}”?" if found else otherwise
