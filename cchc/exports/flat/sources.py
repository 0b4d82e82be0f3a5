"""Which plans of which workspaces are exported, and under which name each authority goes: never two under one."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from cchc.store import Store, WorkspaceError, find_root, open_store
from cchc.text import did_you_mean

_TOLD = 20
"""How many of what there is a message names."""


class Place(Struct, frozen=True, kw_only=True):
    """A workspace to read: ``name`` is what a person called it to tell it from others, None for nothing."""

    root: Path
    name: str | None = None

    @property
    def label(self) -> str:
        """How tables call it; what is no UTF-8 in the folder's name becomes "?"."""
        return self.name or self.root.name.encode("utf-8", "replace").decode()


class Desk(Struct, frozen=True, kw_only=True):
    """A workspace that is open."""

    place: Place
    store: Store


class Source(Struct, frozen=True, kw_only=True):
    """The plans of one authority of one workspace; ``key`` is its name in the export."""

    desk: Desk
    folder: str
    key: str
    plans: tuple[str, ...]


class Wish(Struct, frozen=True, kw_only=True):
    """Which plans are asked for: each empty list asks for all; ``own``: only those of the home authorities."""

    plans: Sequence[str] = ()
    years: Sequence[int] = ()
    authorities: Sequence[str] = ()
    own: bool = False


class Sources(Struct, frozen=True, kw_only=True):
    """What is exported; ``passed_over`` are copies of an authority's plans outside its own workspace."""

    chosen: tuple[Source, ...]
    passed_over: tuple[tuple[Source, Source], ...] = ()


def place_named(text: str) -> Place:
    """The workspace that ``TÊN=THƯ-MỤC`` or a folder alone means.

    Raises WorkspaceError for a folder that is none, and a name that cannot be part of a folder's.
    """
    name, mark, folder = text.partition("=")
    if not mark or Path(text).exists():
        return Place(root=find_root(Path.cwd(), Path(text)))
    if not name.isprintable() or not name.strip() or name.startswith(".") or "/" in name or "\\" in name:
        raise WorkspaceError(f"Tên “{name}” ở --root không dùng được.", "Viết như --root soc-trang=THƯ-MỤC.")
    return Place(root=find_root(Path.cwd(), Path(folder)), name=name)


def places_under(folder: Path) -> list[Place]:
    """Every workspace in a folder and the folders in it, by path; inside a workspace no other is looked for.

    Raises WorkspaceError where there is none.
    """
    found: list[Place] = []
    for here, folders, _ in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        if "plans" in folders and os.path.isfile(os.path.join(here, "plans", "workspace.yaml")):
            found.append(Place(root=Path(here).resolve()))
            folders.clear()
    if not found:
        raise WorkspaceError(
            f"Trong thư mục {folder} không có không gian làm việc nào (thư mục chứa plans/workspace.yaml).",
            "Kiểm tra lại --roots, hoặc chỉ từng thư mục bằng --root.",
        )
    return found


def each_once(places: Iterable[Place]) -> list[Place]:
    """The places, each folder once; the name that a person gave it stays."""
    found: dict[Path, Place] = {}
    for place in places:
        if place.root not in found or place.name is not None:
            found[place.root] = place
    return list(found.values())


def choose(places: Iterable[Place], wish: Wish) -> Sources:
    """The plans wished for in all places, by authority.

    An authority that several workspaces hold is taken from the one whose home it is. Raises WorkspaceError where
    that does not decide, where nothing is left, and for a plan, year or authority that none of them has.
    """
    desks = [Desk(place=place, store=open_store(place.root)) for place in places]
    _know(desks, wish)
    found: dict[str, list[Source]] = {}
    wanted = _meant(desks, wish.authorities)
    for source in (one for desk, folders in zip(desks, wanted, strict=True) for one in _of(desk, wish, folders)):
        found.setdefault(unicodedata.normalize("NFC", source.key).casefold(), []).append(source)
    if not found:
        raise WorkspaceError("Không có kế hoạch nào để xuất.", "Bớt điều kiện --plan, --year, --authority, --own.")
    passed_over: list[tuple[Source, Source]] = []
    chosen: list[Source] = []
    for key in sorted(found):
        kept = _the_one(found[key])
        chosen.append(kept)
        passed_over += [(kept, other) for other in found[key] if other is not kept]
    return Sources(chosen=tuple(chosen), passed_over=tuple(passed_over))


def _the_one(sources: list[Source]) -> Source:
    """The authority's own workspace among those that hold it under one name."""
    if len(sources) == 1:
        return sources[0]
    own = [source for source in sources if source.desk.store.home == source.folder]
    if len(own) == 1:
        return own[0]
    roots = ", ".join(str(source.desk.place.root) for source in (own or sources)[:3])
    raise WorkspaceError(
        f"Nhiều không gian làm việc cùng có cơ quan “{sources[0].key}”: {roots}.",
        "Hai cơ quan khác nhau thì đặt tên riêng: --root TÊN=THƯ-MỤC. Bản chép kế hoạch cấp trên thì chỉ lấy kế "
        "hoạch của cơ quan chủ quản (--own), hoặc chọn bằng --authority.",
    )


def _of(desk: Desk, wish: Wish, wanted: frozenset[str]) -> Iterator[Source]:
    """The authorities of one workspace with the plans wished for; ``wanted`` are the folders of those named."""
    by_folder: dict[str, list[str]] = {}
    for plan_id in desk.store.plan_ids:
        folder, _, year = plan_id.partition("/")
        if (
            (not wish.plans or plan_id in wish.plans)
            and (not wish.years or int(year) in wish.years)
            and (not wish.authorities or folder in wanted)
            and (not wish.own or folder == desk.store.home)
        ):
            by_folder.setdefault(folder, []).append(plan_id)
    for folder, plans in by_folder.items():
        key = folder if desk.place.name is None else f"{desk.place.name}.{folder}"
        yield Source(desk=desk, folder=folder, key=key, plans=tuple(plans))


def _meant(desks: Sequence[Desk], names: Sequence[str]) -> list[frozenset[str]]:
    """For each workspace the folders of the authorities that the names mean: a folder's name before a body's.

    Raises WorkspaceError for one that means nothing anywhere, with the nearest.
    """
    holds = [frozenset(plan_id.partition("/")[0] for plan_id in desk.store.plan_ids) for desk in desks]
    found: list[set[str]] = [set() for _ in desks]
    for name in names:
        here = [{name} & folders for folders in holds]
        if not any(here):
            here = [_called(desk.store, name) & folders for desk, folders in zip(desks, holds, strict=True)]
        if not any(here):
            folders = sorted(frozenset().union(*holds))
            hint = did_you_mean(name, folders, f"Các cơ quan đang có: {', '.join(folders[:_TOLD])}.")
            raise WorkspaceError(f"Không có cơ quan “{name}”.", hint)
        for one, more in zip(found, here, strict=True):
            one |= more
    return [frozenset(one) for one in found]


def _called(store: Store, name: str) -> set[str]:
    """The folders of the authorities whose name this is."""
    registers = ((folder, store.register(folder)) for folder in store.authorities)
    found = {folder for folder, register in registers if register is not None and register.is_authority(name)}
    store.forget()
    return found


def _know(desks: Sequence[Desk], wish: Wish) -> None:
    """Raise WorkspaceError for what was asked for and is in no workspace, with the nearest."""
    known = list(dict.fromkeys(plan_id for desk in desks for plan_id in desk.store.plan_ids))
    for plan_id in wish.plans:
        if plan_id not in known:
            hint = did_you_mean(plan_id, known, f"Các kế hoạch đang có: {', '.join(known[:_TOLD])}.")
            raise WorkspaceError(f"Không có kế hoạch “{plan_id}”.", hint)
    years = sorted({plan_id.rpartition("/")[2] for plan_id in known})
    for year in wish.years:
        if str(year) not in years:
            raise WorkspaceError(f"Không có kế hoạch năm {year}.", f"Các năm đang có: {', '.join(years)}.")
