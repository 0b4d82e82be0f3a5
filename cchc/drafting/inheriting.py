"""The old plan in the names of the authority that came after its own: the first step of a successor's draft.

Since 1/7/2025 most plans of the year before were made by authorities that are no more. A successor that the old
register names may draft from such a plan: offices by level as the successor's register has them, "thị xã" where its
own area is meant; what nobody can tell stays and is told.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import Any, NamedTuple

from cchc.drafting.editing import Source
from cchc.drafting.looks import Group, Look
from cchc.drafting.lower_names import LowerNames
from cchc.drafting.lower_texts import RULES, LowerTexts
from cchc.drafting.lower_work import around
from cchc.drafting.walking import kind_of
from cchc.plans.register import Register, existed
from cchc.store import LoadedPlan, Store, WorkspaceError
from cchc.text import fold, nearest
from cchc.yamltree.spans import Path
from cchc.yamltree.writing import document

_CELLS = frozenset({"lead", "coordinating", "who"})
_OLD_DOCUMENT = "có lẽ là việc, văn bản của cơ quan cũ: giữ, đọc lại"


class Heritage(NamedTuple):
    """The files of an old plan (by their paths there) in the names of ``heir``, and what to look at in them."""

    heir: Register
    files: dict[str, bytes]
    looks: list[Look]


def inherit(store: Store, loaded: LoadedPlan, folder: str, year: int) -> Heritage:
    """The files of a plan in the names of the authority in ``folder``, for its plan of ``year``.

    Raises WorkspaceError where that is no successor of the plan's authority, or has no register.
    """
    old = loaded.register
    heir = store.register(folder) if folder in store.authorities else None
    if old is None or (folder in store.authorities and (heir is None or not _is_heir(old, heir))):
        raise _no_heir(loaded, folder)
    if heir is None:
        near = "".join(f"Có phải là “{one}”? " for one in nearest(folder, store.authorities))
        raise WorkspaceError(
            f"Chưa có danh bạ plans/{folder}/units.yaml.",
            f'{near}Cơ quan mới thì lập danh bạ trước: cchc init . --authority "…" --unit "…" --no-plan',
        )
    if existed(old.authority, date(year, 1, 1)):
        raise _no_heir(loaded, folder)
    names = LowerNames(old, heir, date(year, 1, 1), loaded.date)
    work = _Inheriting(old, heir, names, f"plans/{folder}/{year}")
    files = (loaded.plan_file, loaded.appendix_file, loaded.extra_file, loaded.indicators_file)
    texts = {file.path: work.file(file.path, file.data) for file in files if file.present and file.data}
    return Heritage(heir, texts, [*work.replaced(), *work.looks])


def _no_heir(loaded: LoadedPlan, folder: str) -> WorkspaceError:
    return WorkspaceError(
        f"{folder} và {loaded.authority} là hai cơ quan; --from chỉ dùng cho kế hoạch của cùng một cơ quan, hoặc "
        f"của cơ quan đã kết thúc mà plans/{loaded.authority}/units.yaml ghi {folder} tiếp nhận (“successions”).",
        f"Lập từ kế hoạch của cấp trên thì: cchc new {folder}/{loaded.year} --under {loaded.id}",
    )


def _heirs(old: Register) -> list[Any]:
    ids = [heir for edge in old.authority.successions for heir in edge.successors]
    return [unit for unit in map(old.unit, ids) if unit is not None]


def _is_heir(old: Register, heir: Register) -> bool:
    """Whether the old authority's register names this one as its successor, by folder or by name."""
    own = {fold(name) for name in (heir.authority.name, *heir.authority.aliases)}
    return any(
        unit.authority == heir.folder or not own.isdisjoint(map(fold, (unit.name, *unit.aliases)))
        for unit in _heirs(old)
    )


class _Inheriting:
    """The work on one draft's files; looks have their places in the draft."""

    def __init__(self, old: Register, heir: Register, names: LowerNames, folder: str) -> None:
        self._old, self._heir, self._names, self._folder = old, heir, names, folder
        self._texts = LowerTexts(old, heir, names)
        self._path = ""
        self._replaced: Counter[tuple[str, str]] = Counter()
        self.looks: list[Look] = []

    def file(self, path: str, raw: bytes) -> bytes:
        """A file of the old plan in the new names."""
        self._path = f"{self._folder}/{path.rpartition('/')[2]}"
        data = Source(raw, path).data
        if "place" in data and self._path.endswith("/plan.yaml"):
            data["place"] = self._heir.authority.place
        return document(self._value(data, ())).encode()

    def replaced(self) -> list[Look]:
        """One look for all names that were replaced, with how often: a function may have gone elsewhere."""
        if not self._replaced:
            return []
        listed = "; ".join(f"{was} → {now} ({count} chỗ)" for (was, now), count in self._replaced.most_common())
        return [
            Look(
                group="name", words=f"{len(self._replaced)} tên đổi theo danh bạ của {self._heir.authority.name}",
                note=f"chức năng nào về cơ quan khác thì sửa: {listed}",
                path=f"{self._folder}/plan.yaml", keys=("year",),
            )
        ]  # fmt: skip

    def _value(self, value: Any, keys: Path) -> Any:
        if keys and keys[-1] in _CELLS and not isinstance(value, str):
            return self._cell(value, keys)
        if isinstance(value, dict):
            return _once({key: self._value(one, (*keys, key)) for key, one in value.items()})
        if isinstance(value, list):
            return [self._value(one, (*keys, index)) for index, one in enumerate(value)]
        return self._text(value, keys) if isinstance(value, str) else value

    def _cell(self, cell: Any, keys: Path) -> Any:
        """A cell of names: one with its words keeps them in step, one merged from elsewhere stays."""
        if isinstance(cell, dict):
            if "units" not in cell:
                return cell
            return cell | {"units": self._mapped(cell["units"], keys), "text": self._lowered(cell["text"], keys)}
        return self._mapped(cell, keys)

    def _mapped(self, cell: list[str], keys: Path) -> list[str]:
        found: list[str] = []
        for name in cell:
            mapped = self._names.name(name)
            found += mapped.names
            if not mapped.names:
                self._look("name", keys, name, _nothing(mapped.proposal))
            elif mapped.names != (name,):
                now = ", ".join(mapped.names)
                self._replaced[name, now] += 1
                self._look("moved", keys, now, "tên theo danh bạ của cơ quan mới", was=name, now=now)
        return list(dict.fromkeys(found))

    def _text(self, text: str, keys: Path) -> str:
        kind = kind_of(keys)
        return self._own(text) if kind == "own" else self._lowered(text, keys) if kind == "prose" else text

    def _own(self, text: str) -> str:
        """The line that names the plan itself, with the new authority's name in the place of the old one's."""
        old = sorted((self._old.authority.name, *self._old.authority.aliases), key=len, reverse=True)
        pattern = "|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in old)
        return re.sub(pattern, lambda _: self._heir.authority.name, text)

    def _lowered(self, text: str, keys: Path) -> str:
        new, changes = self._texts.lowered(text)
        for one in changes:
            if one.now is not None and one.rule == "cơ-quan-chuyên-môn":
                self._replaced[one.was, one.now] += 1
            note = _OLD_DOCUMENT if one.rule == "cấp-trên-ban-hành" else RULES[one.rule]
            words = around(new, one.start, len(one.now or one.was))
            group: Group = "moved" if one.now is not None else "name"
            self._look(group, keys, words, note, rule=one.rule, was=one.was, now=one.now)
        return new

    def _look(self, group: Group, keys: Path, words: str, note: str, **more: Any) -> None:
        self.looks.append(Look(group=group, words=words, note=note, path=self._path, keys=keys, **more))


def _once(entry: dict[str, Any]) -> dict[str, Any]:
    """A row without the names among its coordinating ones that lead it: two old offices may have become one."""
    lead, coordinating = entry.get("lead"), entry.get("coordinating")
    if isinstance(lead, list) and isinstance(coordinating, list):
        entry["coordinating"] = [name for name in coordinating if name not in lead]
    return entry


def _nothing(proposal: str) -> str:
    add = f"; thêm vào units.yaml rồi lập lại: {proposal}" if proposal else ""
    return f"danh bạ của cơ quan mới không có cơ quan cùng việc, đã bỏ khỏi ô{add}"
