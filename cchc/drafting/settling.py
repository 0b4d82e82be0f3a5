"""From what a person says of an authority to what its first files are made from: what is missing is guessed.

The level and the place come from its name, the folder from its name and the folders that are taken, the superior
from the authorities of the workspace.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec import UNSET, Struct

from cchc.drafting.beginning import Beginning, NewUnit, clean
from cchc.drafting.bodies import Body, body, folders
from cchc.plans.organisation import Level
from cchc.store import Store, WorkspaceError
from cchc.text import fold
from cchc.yamltree.characters import decoded, other_encoding


class Wish(Struct, frozen=True, kw_only=True):
    """What a person says; None is guessed. ``year`` None: no plan."""

    authority: str
    level: Level | None = None
    place: str | None = None
    superior: str | None = None
    units: tuple[NewUnit, ...] = ()
    year: int | None = None


def settle(wish: Wish, store: Store | None) -> Beginning:
    """What the files are made from; ``store`` is the workspace if there is one already.

    An authority that is there already is as its register says, and keeps it. Raises WorkspaceError where the name
    does not tell the level or the place or has no letters for a folder, and where a register would be lost.
    """
    there = authority_called(store, clean(wish.authority))
    if store is not None and there is not None:
        return _kept(wish, store, there)
    named = body(clean(wish.authority))
    level = wish.level or named.level
    if level is None:
        raise WorkspaceError(
            f"Chưa biết “{named.name}” là cơ quan cấp nào.", "Thêm --level xã, huyện, tỉnh hoặc “trung ương”."
        )
    place = clean(wish.place or "") or named.place
    if place is None:
        raise WorkspaceError(
            f"Chưa biết địa danh của “{named.name}” (trên dòng ngày tháng của văn bản).",
            'Thêm --place, như --place "Gia Định".',
        )
    above = clean(wish.superior or "")
    superior = authority_called(store, above)
    folder = _folder(named, store)
    if store is not None and folder in store.authorities:
        return _kept(wish, store, folder)
    return Beginning(
        folder=folder,
        body=named,
        level=level,
        place=place,
        units=wish.units,
        superior=superior,
        superior_name=above if above and superior is None else None,
        year=wish.year,
    )


def _kept(wish: Wish, store: Store, folder: str) -> Beginning:
    """What the frame of one more year is made from; without units the register may still take those of the wish."""
    path, register = f"plans/{folder}/units.yaml", store.register(folder)
    if register is None:
        raise WorkspaceError(
            f"{path} có lỗi, không đọc được danh bạ, nên chưa ghi gì.", "Sửa theo lời của: cchc validate"
        )
    kept = tuple(NewUnit(unit.id, unit.name, unit.kind) for unit in register.units)
    empty = not kept and not store.units(folder).findings
    known = {fold(name) for unit in register.units for name in (unit.id, unit.name, *unit.aliases)}
    more = [unit.name for unit in wish.units if fold(unit.name) not in known]
    if more and not empty:
        raise WorkspaceError(
            f"Danh bạ {path} đã có {len(kept)} đơn vị; cchc init không sửa danh bạ đang dùng, nên chưa ghi gì.",
            f"Ghi thêm vào tệp đó, mỗi đơn vị một mục: {'; '.join(more)}. Lập khung kế hoạch năm khác thì bỏ "
            "--unit, --units.",
        )
    authority = register.authority
    return Beginning(
        folder=folder,
        body=body(authority.name),
        level=authority.level,
        place=authority.place,
        units=wish.units if empty else kept,
        superior=None if authority.superior is UNSET else authority.superior,
        superior_name=None if authority.superior_name is UNSET else authority.superior_name,
        year=wish.year,
        keeps_register=not (empty and more),
    )


def contradiction(wish: Wish) -> str | None:
    """The level that the name tells where another was said: what a person should be asked to look at."""
    named = body(clean(wish.authority)).level
    return named if wish.level is not None and named not in (None, wish.level) else None


def usual_year(today: date) -> int:
    """The year that a new plan is for: this one; in December, when plans are drafted, the next."""
    return today.year + (today.month == 12)


def names_in(data: bytes, where: str) -> list[str]:
    """The names in a text file, one a line; WorkspaceError where it is not UTF-8."""
    encoding = other_encoding(data)
    text, wrong = decoded(data)
    if encoding or wrong is not None:
        saved = (
            f"lưu bằng {encoding}" if encoding else f"không phải UTF-8 (dòng {text.count(chr(10), 0, wrong) + 1})"
        )
        raise WorkspaceError(f"{where} {saved}.", "Lưu lại với mã UTF-8 (Notepad: Lưu thành… → Mã hóa: UTF-8).")
    return [name for name in map(clean, text.split("\n")) if name]


def enclosing(root: Path) -> Path | None:
    """The nearest folder above ``root`` that is a workspace already, not merely one with a folder called plans."""
    return next((folder for folder in root.parents if _is_workspace(folder / "plans")), None)


def _is_workspace(plans: Path) -> bool:
    return (plans / "workspace.yaml").exists() or any(plans.glob("*/units.yaml"))


def _folder(named: Body, store: Store | None) -> str:
    """The first folder for the authority that is free, or its own already."""
    for folder in folders(named):
        if store is None or folder not in store.authorities:
            return folder
        register = store.register(folder)
        if register is None or register.is_authority(named.name):
            return folder
    raise WorkspaceError(
        f"Tên “{named.name}” không có chữ cái nào để đặt tên thư mục.", "Ghi tên bằng chữ quốc ngữ."
    )


def authority_called(store: Store | None, name: str) -> str | None:
    """The folder of the one authority of the workspace that is called so, by its folder, its name or an alias."""
    if store is None or not name:
        return None
    if name in store.authorities:
        return name
    registers = filter(None, map(store.register, store.authorities))
    found = [register for register in registers if register.is_authority(name)]
    whole = [register for register in found if fold(register.authority.name) == fold(name)]
    if len(whole or found) == 1:
        return (whole or found)[0].folder
    return None
