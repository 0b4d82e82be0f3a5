"""Which obligation a row of a returned sheet speaks of, and into whose log its line goes."""

from __future__ import annotations

from msgspec import Struct

from cchc.drafting.choosing import Whose, Wish
from cchc.drafting.meaning import Meant, part_of
from cchc.drafting.recording import Entry, Recorder
from cchc.drafting.refusing import Refusal
from cchc.drafting.returned import Returned
from cchc.obligations.assessing import Assessed
from cchc.obligations.scope import Scope, superior_plan
from cchc.plans.organisation import Unit
from cchc.plans.successions import comes_from
from cchc.store import Store


class Addressed(Struct, frozen=True, kw_only=True):
    """An obligation as it stands, and the scope in whose plan it is recorded."""

    scope: Scope
    standing: Assessed

    @property
    def record(self) -> object:
        """What tells apart the records of a plan: joint leads share one."""
        o = self.standing.obligation
        owners = frozenset((o.owner.unit_id, *o.owner.shared_with))
        return self.scope.plans[0].id, o.task, owners, o.item, o.term.occurrence


class Addresses:
    """Finds the obligations of rows by their ids, and adds lines about them."""

    def __init__(self, store: Store, recorder: Recorder) -> None:
        self._store = store
        self._recorder = recorder
        self._scopes: dict[str, Scope] = {}

    def find(self, file: Returned, row_id: str) -> Addressed:
        """The obligation with this id. Raises Refusal where there is none, or it is no matter of this sheet's."""
        plan_id, _, rest = row_id.partition("#")
        task, _, owner = rest.partition("@")
        unit, _, part = owner.partition("/")
        if plan_id not in self._store.plan_ids:
            raise Refusal(f"Không gian làm việc này không có kế hoạch “{plan_id}”.")
        if file.units and not self._is_theirs(file, plan_id, unit):
            raise Refusal(f"Mã việc là của đơn vị khác ({unit}), không phải của đơn vị nhận phiếu này.")
        home = self._home_of(file, plan_id)
        found = None if home is None else self._on_the_desk(home, f"up/{plan_id}/{task}", part)
        own = found or self._standing(self._scope(plan_id), task, row_id)
        if own is None or (home is not None and found is None and own.standing.stands):
            raise Refusal("Không còn việc nào có mã này: kế hoạch hoặc danh bạ đã sửa sau khi gửi phiếu.")
        return own

    def add(self, addressed: Addressed, wish: Wish) -> Entry:
        """Take the line that a row asks for. Raises Refusal or WorkspaceError."""
        o = addressed.standing.obligation
        meant = Meant(
            scope=addressed.scope,
            task=o.task,
            text=o.text,
            unit=o.owner.unit_id,
            part=part_of(o.id),
        )
        count = len(self._recorder.entries)
        self._recorder.add(meant, Whose(), wish)
        return self._recorder.entries[count]

    def _scope(self, plan_id: str) -> Scope:
        if plan_id not in self._scopes:
            plan = self._store.plan(plan_id)
            self._scopes[plan_id] = Scope(plans=(plan,), superior=superior_plan(self._store, plan))
        return self._scopes[plan_id]

    def _is_theirs(self, file: Returned, plan_id: str, unit: str) -> bool:
        """Whether the sheet's units owe it, or hold what the one that owes it left."""
        if unit in file.units:
            return True
        plans = (self._store.plan(one) for one in (plan_id, *file.plans) if one in self._store.plan_ids)
        registers = [plan.register for plan in plans if plan.register is not None]
        return any(
            one.id == unit
            for register in registers
            for holder in file.units
            for one in comes_from(register, holder, self._recorder.today)
        )

    def _home_of(self, file: Returned, plan_id: str) -> str | None:
        """The plan in whose logs an authority records what this superior's plan asks of it; None for a plan's own.

        A sheet names the plans that it was made for; the superior's is not among them.
        """
        if not file.plans or plan_id in file.plans:
            return None
        own = (one for one in file.plans if one in self._store.plan_ids)
        return next((one for one in own if (above := self._scope(one).superior) and above.id == plan_id), None)

    def _on_the_desk(self, home: str, task: str, part: str) -> Addressed | None:
        """The same as the unit owes it that does the paperwork towards the superior."""
        scope = self._scope(home)
        above = scope.superior.authority if scope.superior is not None else None
        desks = [unit.id for unit in _units(scope) if unit.desk_for == above]
        ids = (f"{home}#{task}@{desk}" + (f"/{part}" if part else "") for desk in desks)
        return next((found for name in ids if (found := self._standing(scope, task, name))), None)

    def _standing(self, scope: Scope, task: str, name: str) -> Addressed | None:
        standing = self._recorder.standing(scope, task, name)
        return None if standing is None else Addressed(scope=scope, standing=standing)


def _units(scope: Scope) -> list[Unit]:
    register = scope.plans[0].register
    return [] if register is None else register.units
