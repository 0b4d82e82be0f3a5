"""Which province an authority lies in: by what its register says, up the chain of its superiors.

What the register does not say is not guessed. A province that was merged into another by a day goes by the name of
that one: as its own register tells it, else by ``cchc/data/provinces.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib import resources

from msgspec import UNSET

from cchc.drafting.bodies import body
from cchc.plans.organisation import Authority
from cchc.plans.register import Register
from cchc.plans.successions import closing_edge
from cchc.store import Store
from cchc.text import fold
from cchc.yamltree import read_tree


def province_issued(store: Store, authority: str) -> str | None:
    """The province of an authority (by its folder) under the name that the registers give it.

    The nearest ``province:`` on the way up; else the place that the first body of that level names, be it an
    authority or a superior outside the workspace. None at the level of the country, and where nothing says it.
    """
    chain = list(_upward(store, authority))
    for register in chain:
        if register.authority.province is not UNSET:
            return register.authority.province
    return next((named for register in chain if (named := _named_by(register.authority)) is not None), None)


def province_on(store: Store, authority: str, day: date) -> str | None:
    """The province in which an authority's area lies on ``day``, after all mergers until then."""
    name = province_issued(store, authority)
    if name is None:
        return None
    told = (_successor(register, day) for register in _upward(store, authority) if _is_province(register, name))
    return _merged(next((heir for heir in told if heir is not None), name), day)


def _upward(store: Store, authority: str) -> Iterator[Register]:
    """The registers from an authority's own to its highest superior's in the workspace, each once."""
    seen: set[str] = set()
    folder: str | None = authority
    while folder is not None and folder not in seen:
        seen.add(folder)
        register = store.register(folder)
        if register is None or register.authority.level == "trung ương":
            return
        yield register
        above = register.authority.superior
        folder = None if above is UNSET else above


def _named_by(authority: Authority) -> str | None:
    """The province that the name of an authority, or of its superior outside the workspace, tells."""
    names = [authority.name] if authority.level == "tỉnh" else []
    if authority.superior_name is not UNSET:
        names.append(authority.superior_name)
    told = (body(name) for name in names)
    found = next((one.proper for one in told if one.level == "tỉnh" and one.proper), None)
    return found or (authority.place if authority.level == "tỉnh" else None)


def _is_province(register: Register, name: str) -> bool:
    return register.authority.level == "tỉnh" and fold(_named_by(register.authority) or "") == fold(name)


def _successor(register: Register, day: date) -> str | None:
    """The province that followed this one by ``day`` as its only successor; None where it goes on."""
    edge = closing_edge(register.authority, day)
    heir = register.unit(edge.successors[0]) if edge is not None and len(edge.successors) == 1 else None
    return None if heir is None else body(heir.name).proper or None


def _merged(name: str, day: date) -> str:
    """The name after the mergers known by law until ``day``."""
    for since, into in _mergers():
        if since <= day:
            name = into.get(fold(name), name)
    return name


@cache
def _mergers() -> list[tuple[date, dict[str, str]]]:
    """The day of each law, the earliest first, and by folded name of a province what it became."""
    name = "provinces.yaml"
    tree = read_tree((resources.files("cchc") / "data" / name).read_bytes(), name)
    if tree.findings or not isinstance(tree.data, dict):
        raise ValueError(str(tree.findings))
    return sorted(
        (
            date.fromisoformat(one["date"]),
            {fold(old): new for new, olds in one["into"].items() for old in olds},
        )
        for one in tree.data["merged"]
    )
