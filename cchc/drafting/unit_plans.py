"""A unit's own plan from an authority's: what the unit leads, what it coordinates, what it reports and answers for.

It stands in a folder of its own whose authority is the unit and whose superior is the authority; every row says
which task of the authority's plan it carries out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from msgspec import UNSET, to_builtins

from cchc.drafting.bodies import body, slug
from cchc.drafting.citing import cited_plan
from cchc.drafting.drafts import Draft, placed
from cchc.drafting.earlier import earlier_day, earlier_phrase
from cchc.drafting.looks import Group, Look
from cchc.obligations.deriving import report_terms
from cchc.obligations.items import items
from cchc.obligations.owners import Expander
from cchc.plans.document import Plan
from cchc.plans.organisation import Unit
from cchc.plans.register import Register
from cchc.plans.rows import Row, in_force
from cchc.store import LoadedPlan, Store, WorkspaceError
from cchc.text import did_you_mean
from cchc.yamltree.spans import Path
from cchc.yamltree.writing import document

_COORDINATES = ("phoi-hop", "Nhiệm vụ phối hợp")
_REPORTS = ("bao-cao", "Báo cáo định kỳ")
_MARK = re.compile(r"\[\^[^\]]+\]")
"""The mark of a footnote, which the unit's plan does not have."""

_KEPT = ("id", "name", "aliases", "kind", "from", "to", "source")


def unit_plan(store: Store, loaded: LoadedPlan, name: str, folder: str | None, days: int) -> Draft:
    """The draft of a unit's plan; dates in figures stand ``days`` working days before those of the authority's.

    A register that the unit has already stays. Raises WorkspaceError where the plan or its register has faults, the
    name is no unit with a part in the plan, or the folder is another authority's.
    """
    if loaded.plan is None or loaded.register is None:
        raise WorkspaceError(f"Kế hoạch {loaded.id} có lỗi hoặc thiếu danh bạ.", f"Xem: cchc validate {loaded.id}")
    unit = _unit(loaded.register, loaded.date, name)
    own = slug(folder) if folder else f"{loaded.authority}--{unit.id}"
    if own == loaded.authority:
        raise WorkspaceError(f"Thư mục {own} là của cơ quan ban hành {loaded.id}.", "Ghi tên khác ở --to.")
    there = store.register(own) if own in store.authorities else None
    if there is not None and there.authority.superior != loaded.authority:
        raise WorkspaceError(f"Thư mục plans/{own} là của {there.authority.name}.", "Ghi tên khác ở --to.")
    draft = _UnitPlan(loaded, loaded.plan, loaded.register, unit, own, days).draft(store)
    register = f"plans/{own}/units.yaml"
    if own not in store.authorities:
        return draft
    files = {path: text for path, text in draft.files.items() if path != register}
    return Draft(draft.plan_id, files, tuple(look for look in draft.looks if look.path != register))


def _unit(register: Register, day: date, name: str) -> Unit:
    found = register.find(name, day)
    if isinstance(found, Unit):
        return found
    if found is not None:
        members = ", ".join(one.name for one in register.units_in(found, day))
        raise WorkspaceError(
            f"“{name}” là một nhóm, không phải một đơn vị.", f"Chọn một: {members}." if members else ""
        )
    raise WorkspaceError(
        f"Danh bạ không có đơn vị “{name}”.",
        did_you_mean(name, list(register.names()), f"Xem: cchc units {register.folder}"),
    )


class _UnitPlan:
    """The draft in the making."""

    def __init__(
        self, loaded: LoadedPlan, plan: Plan, register: Register, unit: Unit, folder: str, days: int
    ) -> None:
        self.loaded, self.plan, self.register, self.unit, self.days = loaded, plan, register, unit, days
        self.folder, self.id = folder, f"{folder}/{loaded.year}"
        self.expander = Expander(register, loaded.date)
        self.looks: list[Look] = []

    def draft(self, store: Store) -> Draft:
        leads, joins = self._shares()
        areas = [*self._led(leads), *self._coordinated(joins)]
        areas += list(self._reports())
        if not areas:
            raise WorkspaceError(
                f"{self.loaded.id} không giao việc nào cho {self.unit.name}.", "Xem: cchc due --unit …"
            )
        path = f"plans/{self.id}/plan.yaml"
        self._look("head", path, ("signature",), "chữ ký", "ghi chức danh, tên người ký; số, ngày để trống")
        if self.unit.to is not UNSET and self.unit.to < date(self.loaded.year, 12, 31):
            self._look(
                "authority",
                path,
                ("year",),
                f"{self.unit.name} kết thúc hoạt động ngày {self.unit.to:%d/%m/%Y}",
                "kế hoạch có việc đến hạn sau ngày đó",
            )
        words = f"{len(leads)} nhiệm vụ chủ trì, {len(joins)} nhiệm vụ phối hợp"
        note = f"lấy từ {self.loaded.id}; bỏ việc phối hợp không cần theo dõi, thêm việc của riêng đơn vị"
        self._look("superior", path, ("implements",), words, note)
        note = (
            f"để {self.loaded.id} thấy kế hoạch này: ghi “authority: {self.folder}” ở {self.unit.id} trong "
            f"plans/{self.loaded.authority}/units.yaml"
        )
        self._look(
            "name", f"plans/{self.folder}/units.yaml", ("authority", "superior"), "danh bạ riêng của đơn vị", note
        )
        data = {
            f"plans/{self.folder}/units.yaml": self._units(),
            path: self._plan(),
            f"plans/{self.id}/appendix.yaml": self._appendix(areas),
        }
        texts = {where: document(one) for where, one in data.items()}
        return placed(store, self.id, texts, self.looks)

    def _look(self, group: Group, path: str, keys: Path, words: str, note: str, **more: Any) -> None:
        self.looks.append(Look(group=group, words=words, note=note, path=path, keys=keys, **more))

    # --- whose task it is

    def _shares(self) -> tuple[list[Row], list[Row]]:
        """The rows that the unit leads, and those that it only coordinates, in document order."""
        leads, joins = [], []
        for issued in self.loaded.rows.rows:
            row = in_force(issued)
            if not row.owes or row.task.same_as is not UNSET:
                continue
            owners = self.expander.of_row(row)
            if any(owner.unit_id == self.unit.id for owner in owners.lead):
                leads.append(row)
            elif any(owner.unit_id == self.unit.id for owner in owners.coordinating):
                joins.append(row)
        return leads, joins

    def _led(self, rows: list[Row]) -> Iterator[dict[str, Any]]:
        for area in dict.fromkeys(row.area for row in rows):
            mine = [row for row in rows if row.area == area]
            tasks = [self._row(row, str(n), [self.unit.name], self._partners(row)) for n, row in enumerate(mine, 1)]
            yield {"id": area, "name": mine[0].area_name, "tasks": tasks}

    def _partners(self, row: Row) -> list[str]:
        """Who works with the unit on a task that it leads: the other leads, then those that coordinate."""
        others = [name.text for name in row.lead if not self._is_me(name.text)]
        names = [*others, *(name.text for name in row.coordinating if not self._is_me(name.text))]
        return list(dict.fromkeys(names))

    def _is_me(self, name: str) -> bool:
        """Whether a name means the unit, by itself or as one of a group's."""
        return any(owner.unit_id == self.unit.id for owner in self.expander.expand(name))

    def _coordinated(self, rows: list[Row]) -> Iterator[dict[str, Any]]:
        if rows:
            tasks = [
                self._row(row, str(n), [name.text for name in row.lead], [self.unit.name])
                for n, row in enumerate(rows, 1)
            ]
            yield {"id": _COORDINATES[0], "name": _COORDINATES[1], "tasks": tasks}

    def _row(self, row: Row, number: str, lead: list[str], coordinating: list[str]) -> dict[str, Any]:
        above = f"{row.headings[-1].rstrip(' .:;')}: " if row.headings and len(row.text) < 60 else ""
        entry: dict[str, Any] = {"number": number, "task": f"{above}{row.text}"}
        products = [to_builtins(one) for one in row.task.products] if isinstance(row.task.products, list) else []
        products = products or [text for text, _ in row.products]
        if products:
            entry["products"] = products
        entry |= {"lead": lead, "coordinating": coordinating}
        if row.deadlines:
            entry["deadline"] = self._deadline(row)
        if not row.extra:
            entry["implements"] = [row.id]
        elif row.task.origin is not UNSET:
            entry["note"] = f"Giao theo {row.task.origin}"
        return entry

    def _deadline(self, row: Row) -> Any:
        groups: list[Any] = []
        for group in row.deadlines:
            phrases = [earlier_phrase(phrase.text, self.loaded.year, self.days) for phrase in group]
            groups.append({"label": group[0].label, "dates": phrases} if group[0].label is not None else phrases[0])
        paired = len(items(row)) > 1 or len(groups) > 1 or not isinstance(groups[0], str)
        return groups if paired else groups[0]

    # --- reports and duties, which the authority's plan lays down outside its table

    def _reports(self) -> Iterator[dict[str, Any]]:
        if self.plan.reporting is UNSET:
            return
        tasks: list[dict[str, Any]] = []
        for item in self.plan.reporting.items:
            if not any(self._is_me(name) for name in item.who):
                continue
            for period, term, window in report_terms(self.plan.reporting):
                if term.due is None:
                    continue
                due = earlier_day(term.due, self.days) if self.days else term.due
                due = max(due, min(window.to, term.due))
                tasks.append({
                    "number": str(len(tasks) + 1),
                    "task": f"Báo cáo {period.label}: {item.what}",
                    "products": ["Báo cáo"],
                    "lead": [self.unit.name],
                    "coordinating": [],
                    "deadline": f"Ngày {due.day}/{due.month}/{due.year}",
                })  # fmt: skip
        if tasks:
            yield {"id": _REPORTS[0], "name": _REPORTS[1], "tasks": tasks}

    def _duties(self) -> list[dict[str, Any]]:
        """The duties of the unit, as paragraphs of the second section of its own plan."""
        mine = [duty for duty in self.plan.duties if any(self._is_me(name) for name in duty.who)]
        found = []
        for n, duty in enumerate(mine, 1):
            what = _MARK.sub("", duty.what).removesuffix("./.").rstrip(" .") + "."
            entry: dict[str, Any] = {"id": f"II.{n}", "who": [self.unit.name], "what": what}
            if duty.deadline is not UNSET:
                entry["deadline"] = earlier_phrase(duty.deadline, self.loaded.year, self.days)
            found.append(entry)
        return found

    # --- the files

    def _units(self) -> dict[str, Any]:
        """The unit as an authority, with all units and groups of the register that its plan may name."""
        above = self.register.authority
        area = body(above.name)
        full = (
            f"{self.unit.name} {area.head} {area.proper}"
            if area.governs and area.proper and self.unit.kind == "chuyên môn"
            else self.unit.name
        )
        authority: dict[str, Any] = {"name": full}
        authority |= {"level": above.level, "place": above.place, "superior": self.loaded.authority}
        if self.unit.from_ is not UNSET:
            authority["from"] = self.unit.from_.isoformat()
        if self.unit.to is not UNSET:
            authority["to"] = self.unit.to.isoformat()
        units = []
        for unit in self.register.units:
            entry = {key: value for key, value in to_builtins(unit).items() if key in _KEPT and value != []}
            if unit.id == self.unit.id:
                entry["authority"] = self.folder
            units.append(entry)
        groups = [
            {
                key: value
                for key, value in to_builtins(group).items()
                if value not in ([], False) or key == "complete"
            }
            for group in self.register.groups
        ]
        for group in groups:
            if group.get("complete") is True:
                del group["complete"]
        return {"authority": authority, "units": units, "groups": groups}

    def _plan(self) -> dict[str, Any]:
        plan = self.plan
        cited = f"{cited_plan(plan)} của {self.register.authority.name}"
        duties = self._duties()
        own = f"{self.unit.name} xây dựng Kế hoạch cải cách hành chính năm {self.loaded.year}"
        preamble = f"Thực hiện {cited}, {own} như sau:"
        body: list[dict[str, Any]] = [
            {"number": "I", "heading": "NHIỆM VỤ", "content": ["(Theo phụ lục đính kèm)"]}
        ]
        if duties:
            paragraphs = [duty["what"] for duty in duties]
            body.append({"number": "II", "heading": "TRÁCH NHIỆM THƯỜNG XUYÊN", "content": paragraphs})
        data = {
            "kind": "Kế hoạch",
            "place": self.register.authority.place,
            "year": self.loaded.year,
            "title": f"Thực hiện nhiệm vụ cải cách hành chính năm {self.loaded.year}",
            "implements": self.loaded.id,
            "preamble": [preamble],
            "body": body,
            "duties": duties,
            "recipients": [self.register.authority.name],
            "signature": {"office": "THỦ TRƯỞNG ĐƠN VỊ"},
        }
        return {key: value for key, value in data.items() if value != []}

    def _appendix(self, areas: list[dict[str, Any]]) -> dict[str, Any]:
        columns = {"area": "Lĩnh vực", "task": "Nhiệm vụ", "products": "Sản phẩm", "lead": "Chủ trì"}
        columns |= {"coordinating": "Phối hợp", "deadline": "Thời gian thực hiện"}
        title = f"NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM {self.loaded.year} CỦA {self.unit.name.upper()}"
        return {"heading": "PHỤ LỤC", "title": title, "columns": columns, "areas": areas}
