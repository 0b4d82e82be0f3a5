"""The groups of units that plans of a level usually name, as entries of units.yaml.

Members go by kind, so that a unit added later is in. A group stands there only where some unit would be in it, and
as ``complete: false``: that these units are all of them is our own best knowledge until a person has looked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from cchc.plans.organisation import Level, UnitKind
from cchc.text import fold

_Group = tuple[str, tuple[str, ...], tuple[str, ...]]
"""A key of its own, the names (the first is the usual one), the members: ``kind:…`` or the key of another group."""

_CONCERNED = tuple(
    f"{who} {concerned}"
    for who in ("Các cơ quan, đơn vị", "Các cơ quan", "Các đơn vị", "Các cơ quan, đơn vị, địa phương")
    for concerned in ("có liên quan", "liên quan")
)
"""What nobody can list, and nearly every plan names."""


def usual_groups(
    level: Level, word: str | None, kinds: Collection[UnitKind], taken: Collection[str]
) -> list[dict[str, Any]]:
    """The groups for an authority of ``level`` whose area is called ``word`` ("thị xã", "phường", "tỉnh").

    ``word`` None: a ministry or an office that governs no area.
    ``kinds`` are those of its units; names that are ``taken`` by a unit or by the authority are left out.
    """
    seen = {fold(name) for name in taken}
    chosen: dict[str, str] = {}
    entries = []
    for key, names, members in _groups(level, word) if word is not None else _office():
        held = [one for one in members if one.removeprefix("kind:") in kinds or one in chosen]
        free = [name for name in dict.fromkeys(names) if fold(name) not in seen]
        if not free or (members and not held):
            continue
        chosen[key] = free[0]
        seen.update(fold(name) for name in free)
        entry: dict[str, Any] = {"name": free[0], "aliases": free[1:]}
        if members:
            entry["members"] = [_member(one, chosen) for one in held]
            entry["complete"] = False
        else:
            entry["open"] = True
        entries.append(entry)
    return entries


def _member(one: str, chosen: dict[str, str]) -> dict[str, str]:
    return {"group": chosen[one]} if one in chosen else {"kind": one.removeprefix("kind:")}


def _groups(level: Level, word: str) -> Iterator[_Group]:
    yield "offices", _offices(level, word), ("kind:chuyên môn",)
    yield (
        "services",
        (
            f"Các đơn vị sự nghiệp công lập cấp {level}",
            f"Các đơn vị sự nghiệp công lập {word}",
            f"Các đơn vị sự nghiệp công lập cấp {word}",
            f"Các đơn vị sự nghiệp trực thuộc UBND {word}",
            "Các đơn vị sự nghiệp công lập",
        ),
        ("kind:sự nghiệp",),
    )
    if level == "xã":
        yield "officials", (f"Công chức chuyên môn {word}", "Công chức chuyên môn"), ("kind:công chức",)
    everywhere = ("Các cơ quan, đơn vị",)
    yield (
        "own",
        (
            f"Các cơ quan, đơn vị cấp {level}",
            f"Các cơ quan, đơn vị {word}",
            f"Các cơ quan, đơn vị cấp {word}",
            f"Các cơ quan, đơn vị thuộc UBND {word}",
            *(everywhere if level == "xã" else ()),
        ),
        ("offices", "services"),
    )
    if level != "xã":
        yield from _local(everywhere)
    yield "concerned", _CONCERNED, ()


def _office() -> Iterator[_Group]:
    """The groups inside a ministry (Bộ), a department (Sở) or another office."""
    chambers = ("Các phòng chuyên môn", "Các phòng, ban chuyên môn", "Các phòng, ban", "Các vụ, cục", "Các cơ quan")
    services = ("Các đơn vị sự nghiệp trực thuộc", "Các đơn vị sự nghiệp công lập trực thuộc")
    yield "offices", chambers, ("kind:chuyên môn",)
    yield "services", (*services, "Các đơn vị sự nghiệp công lập"), ("kind:sự nghiệp",)
    own = ("Các phòng, đơn vị trực thuộc", "Các cơ quan, đơn vị trực thuộc", "Các đơn vị trực thuộc")
    yield "own", (*own, "Các phòng, đơn vị", "Các cơ quan, đơn vị"), ("offices", "services")
    yield "concerned", _CONCERNED, ()


def _offices(level: Level, word: str) -> tuple[str, ...]:
    if level == "tỉnh":
        usual = (f"Các sở, ban, ngành {word}", "Các sở, ban, ngành", "Các sở, ban ngành", "Sở, ban, ngành")
        return (*usual, f"Các sở, ngành {word}", f"Các cơ quan chuyên môn thuộc UBND {word}")
    return (
        f"Các cơ quan chuyên môn cấp {level}",
        f"Các cơ quan chuyên môn {word}",
        f"Các cơ quan chuyên môn cấp {word}",
        f"Các cơ quan chuyên môn thuộc UBND {word}",
        f"Các phòng, ban {word}",
        f"Các cơ quan, ban ngành {word}",
        f"Các ban ngành {word}",
        "Các phòng chuyên môn",
        "Các phòng, ban chuyên môn",
        "Các cơ quan chuyên môn",
    )


def _local(everywhere: tuple[str, ...]) -> Iterator[_Group]:
    """The committees of the tiers below, and all bodies together."""
    yield (
        "districts",
        ("UBND cấp huyện", "Ủy ban nhân dân cấp huyện", "UBND các huyện, thị xã, thành phố"),
        ("kind:huyện",),
    )
    communes = ("xã, phường", "các xã, phường", "cấp xã", "các xã, phường, thị trấn", "các xã, phường, đặc khu")
    yield (
        "communes",
        tuple(f"{committee} {which}" for which in communes for committee in ("UBND", "Ủy ban nhân dân")),
        ("kind:xã",),
    )
    yield "places", ("Các địa phương", "Ủy ban nhân dân các cấp", "UBND các cấp"), ("districts", "communes")
    yield "all", ("Các cơ quan, đơn vị, địa phương", *everywhere), ("own", "places")
