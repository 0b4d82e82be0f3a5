"""The first register of an authority whose plan comes out of a Word file: the names that it uses, proposed."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from cchc.drafting.beginning import WORKSPACE, clean, files, new_units
from cchc.drafting.bodies import body, spellings
from cchc.drafting.settling import Wish, authority_called, settle
from cchc.importing.names.group_names import group_entry, tier_of
from cchc.importing.proposing import Proposed
from cchc.importing.whole import Imported
from cchc.plans.organisation import Units
from cchc.plans.register import Register
from cchc.store import Store, WorkspaceError
from cchc.text import fold
from cchc.yamltree import read_tree
from cchc.yamltree.writing import flow

_ABOUT = """\
# Danh bạ đề xuất theo các tên có trong tệp Word: soát tên, loại (kind) từng đơn vị, gộp các tên của một đơn vị
# (aliases), rồi xóa hai dòng này.
"""
_NO_AUTHORITY = "Chưa có danh bạ plans/{}/units.yaml, và tệp Word không cho biết cơ quan ban hành."
_GROUPS = "  # Nhóm có trong tệp Word, chưa biết gồm những ai: ghi members rồi bỏ “open”, “complete”.\n"


def first_register(imported: Imported, folder: str, store: Store) -> dict[str, str]:
    """The text of units.yaml for a folder that has none, by its path; and of workspace.yaml where that lacks too.

    The units and groups are those that the plan names.

    Raises WorkspaceError where the head of the plan does not tell the authority, its level or its place, and where
    the workspace keeps a register of this authority in another folder.
    """
    if imported.authority is None:
        raise WorkspaceError(
            " ".join(filter(None, (imported.no_plan, _NO_AUTHORITY.format(folder)))),
            'Lập danh bạ trước: cchc init . --authority "TÊN CƠ QUAN" --no-plan, rồi nhập lại.',
        )
    there = authority_called(store, imported.authority)
    if there is not None:
        raise WorkspaceError(
            f"“{imported.authority}” đã có danh bạ ở plans/{there}/units.yaml, không phải ở “{folder}”.",
            f"Nhập vào đó: --to {there}/{imported.plan.year}",
        )
    own = _names_of_authority(imported.authority)
    units = new_units(one.name for one in imported.proposed if not one.group and fold(one.name) not in own)
    place = imported.plan.place if isinstance(imported.plan.place, str) else None
    wish = Wish(authority=imported.authority, place=place, superior=imported.superior, units=units)
    try:
        begun = replace(settle(wish, store), folder=folder)
    except WorkspaceError as error:
        advice = f"Lập danh bạ trước: cchc init . --authority “{imported.authority}” --level CẤP --no-plan"
        raise WorkspaceError(error.message, advice) from None
    made = files(begun)
    path = f"plans/{folder}/units.yaml"
    texts = {path: _with_groups(made[path], folder, imported.proposed)}
    return texts if (store.root / WORKSPACE).exists() else {WORKSPACE: made[WORKSPACE], **texts}


def _names_of_authority(name: str) -> set[str]:
    """How a plan names the authority itself: in full, short, without its proper name."""
    one = body(name)
    short = [f"UBND {one.head}", one.head] if one.governs and one.proper else []
    return {fold(spelling) for own in (one.name, *short) for spelling in (own, *spellings(own))}


def _with_groups(text: str, folder: str, proposed: Sequence[Proposed]) -> str:
    """The register with the groups added that it does not know yet."""
    first, _, rest = text.partition("\n")
    register = Register(folder, msgspec.convert(read_tree(text.encode(), "").data, Units))
    made = f"{first}\n{_ABOUT}{rest}"
    entries = _group_entries([one.name for one in proposed if one.group], register)
    if not entries:
        return made
    lines = "".join(f"  - {flow(entry)}\n" for entry in entries)
    if made.rstrip().endswith("groups: []"):
        made = f"{made.rstrip().removesuffix('groups: []')}groups:\n"
    return f"{made}{_GROUPS}{lines}"


def _group_entries(names: Sequence[str], register: Register) -> list[dict[str, object]]:
    """The entries of groups that the register lacks; one for all names of the committees of a tier, and for names
    that differ only in commas or "các"; where it has such a name for a group, that is its member.
    """
    known = {fold(name): name for name in register.names()}
    alike = {_bare(name): one for one in register.groups for name in (one.name, *one.aliases)}
    entries: dict[str, dict[str, object]] = {}
    others: dict[str, list[str]] = {}
    for name in dict.fromkeys(clean(name) for name in names):
        if fold(name) in known:
            continue
        key = tier_of(name) or _bare(name)
        if key in entries:
            others.setdefault(key, []).append(name)
        elif key in alike and alike[key].members:
            entries[key] = {"name": name, "members": [{"group": alike[key].name}], "complete": False}
        else:
            entries[key] = group_entry(name)
    return [_in_order(entry, others.get(key, [])) for key, entry in entries.items()]


def _bare(name: str) -> str:
    """A name without what people leave out or put in at will: "các", commas, "và", "có" of "có liên quan"."""
    words = re.sub(r"[,;/]| va | co (?=lien quan)", " ", f"{fold(name)} ").split()
    return " ".join(words[1:] if words[:1] == ["cac"] else words)


def _in_order(entry: dict[str, object], others: Sequence[str]) -> dict[str, object]:
    """An entry with its aliases after its name: the other names and all in other spellings of UBND, each once."""
    given = entry.get("aliases")
    names = [str(entry["name"]), *(given if isinstance(given, list) else []), *others]
    aliases: dict[str, str] = {}
    for name in names:
        for spelling in (name, *([] if "listed_in" in entry else spellings(name))):
            if fold(spelling) != fold(names[0]):
                aliases.setdefault(fold(spelling), spelling)
    kept = list(aliases.values())
    rest = {key: value for key, value in entry.items() if key not in ("name", "aliases")}
    return {"name": names[0], **({"aliases": kept} if kept else {}), **rest}
