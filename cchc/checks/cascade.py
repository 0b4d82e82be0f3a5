"""W6: the plan beside its superior's: tasks left out, too late, copied with the superior's own names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from msgspec import UNSET

from cchc.checks.named import ids_of_rows, spellings
from cchc.checks.naming import Keys
from cchc.comparing.cascading import Beside, Delay, Part, cascade, is_named, is_under
from cchc.comparing.linking import linked_rows
from cchc.findings import Finding, Place, finding
from cchc.obligations.scope import superior_plan
from cchc.plans.document import Citation, Plan
from cchc.plans.register import Register
from cchc.plans.rows import Name, Row
from cchc.store import LoadedPlan, Store
from cchc.store.once import kept
from cchc.text import cut, fold

_TOLD = 80
"""How much of a task's text a message quotes, in characters."""


def tasks_of_the_superior(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """W601 tasks of the superior that nothing carries out, W602 that come too late, W604 excuses for nothing.

    A plan none of whose tasks is linked to the superior's is told so once, not task by task.
    """
    plan, superior = loaded.plan, _superior(loaded, store)
    if plan is None or superior is None or plan.implements != superior.id:
        return
    if linked_rows(loaded):
        beside = Beside(loaded, superior)
        yield from _missing(loaded, superior, beside)
        yield from [_late(loaded, task.row, late) for task, late in beside.late()]
    elif loaded.rows.rows and any(row.owes for row in superior.rows.rows):
        yield finding(
            loaded.plan_file.place(("implements",)),
            "W601",
            f"Chưa nhiệm vụ nào ghi “implements”, nên không biết nhiệm vụ nào của {superior.id} đã có ở đây.",
            hint=f"Xem đề nghị: cchc cascade {loaded.id} --suggest",
            excerpt=superior.id,
            severity="info",
        )
    if plan.excuses:
        yield from _idle_excuses(loaded, plan, superior)


def _superior(loaded: LoadedPlan, store: Store) -> LoadedPlan | None:
    """The superior's plan that this one carries out, if it is in the workspace and could be read."""
    if loaded.plan is None or isinstance(loaded.plan.implements, Citation):
        return None
    superior = superior_plan(store, loaded)
    return None if superior is None or any(one.code.startswith("E0") for one in superior.findings) else superior


def _missing(loaded: LoadedPlan, superior: LoadedPlan, beside: Beside) -> Iterator[Finding]:
    """A warning for each task that the superior lays on this authority; one information a place for the rest."""
    rest: dict[_Spot, list[Row]] = {}
    of_around: dict[_Around, list[Row]] = {}
    belongs, parts = _Belongs(loaded, beside.linked), beside.parts
    for task in beside.missing():
        parent, around = task.row, task.around
        if parts.get(task.id) != "lead":
            if around not in of_around:
                of_around[around] = rest.setdefault(belongs.where(around), [])
            of_around[around].append(parent)
            continue
        place, words, where = belongs.where(around)
        yield finding(
            place,
            "W601",
            f"Kế hoạch {superior.id} giao cơ quan mình chủ trì {_quoted(parent.text, parent.id)}, mà không nhiệm "
            "vụ nào ở đây thực hiện.",
            hint="Thêm nhiệm vụ, hoặc ghi “implements” ở nhiệm vụ thực hiện; không phải làm thì ghi ở “excuses” "
            "của plan.yaml.",
            excerpt=words,
            where=where,
        )
    named = is_named(loaded.authority, superior)
    for (place, words, where), others in rest.items():
        listed = "; ".join([_quoted(parent.text, parent.id) for parent in others])
        whose = _whose(others, parts) if named else ""
        yield finding(
            place,
            "W601",
            f"{len(others)} nhiệm vụ của kế hoạch {superior.id} không có ở chỗ này{whose}: {listed}.",
            hint="Nếu cơ quan mình cũng phải làm thì thêm nhiệm vụ; không thì ghi ở “excuses” của plan.yaml.",
            excerpt=words,
            where=where,
            severity="info",
        )


@lru_cache(maxsize=4096)
def _quoted(text: str, task: str) -> str:
    """As much of a task as is quoted: all the authorities below are told of the same tasks."""
    return f"“{cut(text, _TOLD)}” ({task})"


def _whose(others: Sequence[Row], parts: Mapping[str, Part]) -> str:
    """Why it may be right that the tasks are not there, where the superior's register knows this authority."""
    asked = sum(parts.get(parent.id) == "coordinating" for parent in others)
    if asked == len(others):
        return ", cơ quan mình chỉ phải phối hợp"
    return f", do cơ quan khác chủ trì{f' ({asked} nhiệm vụ cơ quan mình phối hợp)' if asked else ''}"


_Around = tuple[str | None, str, str]
"""What stands round a task of the superior, as ``Owed`` has it."""


class _Spot(NamedTuple):
    """Where a task is missing: the place, the words and the id there."""

    place: Place
    words: str
    where: str


class _Belongs:
    """Where a missing task belongs: the row that carries out its heading, else its area.

    Asked for many headings of one superior, it finds each area's place once: where no row carries a heading out,
    all of an area's lead to the same place.
    """

    def __init__(self, loaded: LoadedPlan, linked: Mapping[str, Sequence[Row]]) -> None:
        self._loaded = loaded
        self._linked = linked
        self._of_areas: dict[tuple[str, str], _Spot] = {}

    def where(self, around: _Around) -> _Spot:
        """The row or area to which a task of the superior belongs that stands there."""
        heading = around[0]
        for row in self._linked.get(heading, ()) if heading is not None else ():
            if row.task_from is None:
                return _Spot(self._loaded.file_of(row).place((*row.path, "task")), row.text, row.id)
        area = around[1:]
        if area not in self._of_areas:
            self._of_areas[area] = self._at_area(*area)
        return self._of_areas[area]

    def _at_area(self, area_id: str, name: str) -> _Spot:
        loaded = self._loaded
        areas = loaded.appendix_file.value.areas if loaded.appendix_file.value else []
        same = [index for index, area in enumerate(areas) if area.id == area_id]
        same = same or [index for index, area in enumerate(areas) if fold(area.name) == fold(name)]
        if same:
            area = areas[same[0]]
            return _Spot(loaded.appendix_file.place(("areas", same[0], "name")), area.name, area.id)
        implements = str(loaded.plan.implements if loaded.plan else "")
        return _Spot(loaded.plan_file.place(("implements",)), implements, "")


def _late(loaded: LoadedPlan, parent: Row, late: Delay) -> Finding:
    row = late.row
    own = [phrase for phrase in row.phrases if row.deadline_from is None and (late.phrase or "") in phrase.text]
    return finding(
        loaded.file_of(row).place(own[-1].path if own else row.path),
        "W602",
        f"Hạn {late.due:%d/%m/%Y} muộn hơn hạn {late.asked:%d/%m/%Y} của "
        f"{_quoted(parent.text, parent.id)}, nhiệm vụ của cấp trên mà dòng này thực hiện.",
        hint="Đặt hạn sớm hơn; nếu dòng này không thực hiện nhiệm vụ đó thì sửa “implements”.",
        excerpt=own[-1].text if own else row.text,
        where=row.id,
    )


def _idle_excuses(loaded: LoadedPlan, plan: Plan, superior: LoadedPlan) -> Iterator[Finding]:
    known, found = ids_of_rows(superior), cascade(loaded, superior)
    for index, excuse in enumerate(plan.excuses):
        under = [one for one in found if is_under(one.parent, excuse.task, superior)]
        if excuse.task in known and not any(one.state == "excused" for one in under):
            rows = ", ".join(dict.fromkeys(row.id for one in under for row in one.rows))
            why = f"đã có nhiệm vụ thực hiện ({rows})" if rows else "không đòi hỏi sản phẩm nào"
            yield finding(
                loaded.plan_file.place(("excuses", index, "task")),
                "W604",
                f"Nhiệm vụ “{excuse.task}” của kế hoạch {superior.id} {why}, nên mục này thừa.",
                hint="Xóa mục này.",
                excerpt=excuse.task,
            )


def units_of_the_superior(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """W603: a unit that only the superior's register knows, or a product that the superior itself is to issue."""
    above = _register_above(loaded, store)
    if above is None or loaded.register is None:
        return
    day = loaded.date
    strange = {name for name in spellings(loaded) if _only_above(name, day, loaded.register, above)}
    for row in loaded.rows.rows if strange else ():
        for role, names in (("chủ trì", row.lead), ("phối hợp", row.coordinating)):
            for name in names:
                if name.text in strange and name.path[: len(row.path)] == row.path:
                    yield _copied_name(name, role, row, loaded, loaded.register)
    superior = _superior(loaded, store)
    if superior is not None:
        yield from _copied_products(loaded, superior, above)


def _register_above(loaded: LoadedPlan, store: Store) -> Register | None:
    above = loaded.register.authority.superior if loaded.register else UNSET
    return store.register(above) if isinstance(above, str) and store.has_register(above) else None


def _only_above(name: str, day: date, register: Register, above: Register) -> bool:
    if register.candidates(name, day) or register.is_authority(name):
        return False
    return bool(above.candidates(name, day)) or above.is_authority(name)


def _copied_name(name: Name, role: str, row: Row, loaded: LoadedPlan, register: Register) -> Finding:
    """A leading unit of the superior's is a mistake; one to coordinate with may have been asked to."""
    rest = fold(name.text).partition(" ")[2]
    alike = [unit.name for unit in register.units if rest and fold(unit.name).partition(" ")[2] == rest]
    ask = f"Có phải là “{alike[0]}”?" if len(alike) == 1 else "Ghi đơn vị của cơ quan mình làm việc này."
    return finding(
        loaded.file_of(row).place(name.path),
        "W603",
        f"“{name.text}” ({role}) là của cấp trên, không có trong danh bạ của “{register.folder}”.",
        hint=ask,
        excerpt=name.text,
        where=row.id,
        severity="warning" if role == "chủ trì" else "info",
    )


def _copied_products(loaded: LoadedPlan, superior: LoadedPlan, above: Register) -> Iterator[Finding]:
    """Products taken word for word from the task of the superior's that a row carries out, issuer and all."""
    carried = kept(superior, "_tasks_by_product", _tasks_by_product)
    issuer = _issued_by((above.authority.name, *above.authority.aliases))
    for row in linked_rows(loaded) if carried else ():
        if row.products_from is not None:
            continue
        for index, (text, _) in enumerate(row.products):
            copied = not carried.get(fold(text), _NONE).isdisjoint(row.task.implements)
            if copied and issuer.search(text):
                yield finding(
                    loaded.file_of(row).place(_product_keys(row, index)),
                    "W603",
                    f"Sản phẩm “{text}” do cấp trên ban hành, chép nguyên từ kế hoạch {superior.id}.",
                    hint="Ghi sản phẩm của cơ quan mình.",
                    excerpt=text,
                    where=row.id,
                )


_NONE: frozenset[str] = frozenset()


def _tasks_by_product(plan: LoadedPlan) -> dict[str, set[str]]:
    """The rows that have each product that may name who issues it ("của …"), folded.

    Made once: a hundred authorities are held against one superior.
    """
    found: dict[str, set[str]] = {}
    for task, row in {row.id: row for row in plan.rows.rows}.items():
        for folded in map(fold, row.product_texts):
            if _OF in folded:
                found.setdefault(folded, set()).add(task)
    return found


_OF = fold("của")


@lru_cache(maxsize=256)
def _issued_by(called: tuple[str, ...]) -> re.Pattern[str]:
    """Words that make a superior, however it is called, the issuer: "của [Chủ tịch] UBND tỉnh"."""
    names = sorted(called, key=len, reverse=True)
    return re.compile(rf"\bcủa\s+(?:Chủ tịch\s+)?(?:{'|'.join(map(re.escape, names))})\b", re.IGNORECASE)


def _product_keys(row: Row, index: int) -> Keys:
    product = row.task.products[index] if isinstance(row.task.products, list) else ""
    return (*row.path, "products", index) if isinstance(product, str) else (*row.path, "products", index, "text")
