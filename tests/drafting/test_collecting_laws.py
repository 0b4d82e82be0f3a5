"""Laws of collecting, on the real plans with random logs: a sheet out and back changes nothing, and so on.

Everything recorded and filled in here is made up.
"""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from msgspec import UNSET, convert
from msgspec.structs import replace

from cchc.checks.journals import contradictions, idle_lines
from cchc.drafting.choosing import one_line
from cchc.drafting.collecting import Collector
from cchc.drafting.returned import Returned, ReturnedRow, read_sheet
from cchc.drafting.sheet import Cells, filled, prefilled
from cchc.exports.sheets import UnitSheet, write_sheets
from cchc.obligations.scope import Asked, Scope, gather, superior_plan
from cchc.plans.journal import Progress, Update
from cchc.store import Loaded

REAL = ("vinh-chau/2025", "vinh-chau/2023", "soc-trang/2025", "nga-nam/2024", "anh-son/2025")
ON = date(2025, 9, 30)
STATUSES = ("started", "submitted", "blocked", "done", "dropped", "extended", "called")
ODD = (
    "=1+1",
    "+84",
    "@a",
    "'",
    ' "x" ',
    "  hai  khoảng trắng ",
    "một\nhai",
    "một\r\nhai\n",
    "\tthụt",
    "#N/A",
    "<&>",
    "…",
)
ONLY_TRY = (Phase.explicit, Phase.generate)
"""Making a plan's failing example smaller takes minutes."""
texts = st.sampled_from(ODD) | st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


class Memory:
    """A store whose one plan has other logs than its files; nothing is written."""

    def __init__(self, store, loaded):
        self._store, self._loaded = store, loaded
        self.due_soon_days, self.plan_ids, self.settings = store.due_soon_days, store.plan_ids, store.settings

    def has_plan(self, plan_id):
        return plan_id in self.plan_ids

    def plan(self, plan_id):
        return self._loaded if plan_id == self._loaded.id else self._store.plan(plan_id)

    @property
    def loaded(self):
        return self._loaded

    def with_lines(self, lines):
        """The same with more updates, (path, name of the unit, update) each."""
        logs = {log.path: log for log in self._loaded.logs}
        for path, unit, update in lines:
            held = logs[path].value.updates if path in logs else []
            logs[path] = Loaded(path, Progress(unit=unit, updates=[*held, update]), [])
        return Memory(self._store, replace(self._loaded, logs=list(logs.values())))

    def sent(self):
        """What every unit's sheet holds, by unit."""
        plan = self._loaded
        units = [Asked(name=unit.name, ids={plan.id: unit.id}) for unit in plan.register.units]
        scope = Scope(plans=(plan,), superior=superior_plan(self, plan))
        by_unit = {}
        for assessed in gather(scope, units, ON, self.due_soon_days):
            if assessed.obligation.owner.unit_id is not None:
                by_unit.setdefault(assessed.obligation.owner.unit_id, []).append(assessed)
        return by_unit


def as_row(assessed, entry=None, number=9):
    """A row as it is read, without a file between."""
    base = prefilled(assessed)
    entry = base if entry is None else entry
    raw = {key: str(getattr(entry, key) or "") for key in entry.__struct_fields__}
    return ReturnedRow(sheet="tờ", row=number, id=assessed.obligation.id, base=base, entry=entry, raw=raw)


def collect(memory, *files):
    return Collector(memory, ON).collect(files)


@st.composite
def recorded(draw, memory, least=0):
    """The plan with some random lines: any status on any day, odd texts, also lines that gainsay each other."""
    owed = [a.obligation for mine in memory.sent().values() for a in mine if a.stands]
    lines = []
    for number, index in enumerate(draw(st.lists(st.integers(0, len(owed) - 1), min_size=least, max_size=60))):
        o = owed[index]
        update = Update(
            id=f"r{number}",
            on=ON - timedelta(days=draw(st.integers(0, 300))),
            task=o.task,
            status=draw(st.sampled_from(STATUSES)),
            item=UNSET if o.item is None else o.item,
            occurrence=o.term.occurrence if o.turns and o.term.occurrence else UNSET,
            due=draw(st.just(UNSET) | st.dates(ON, date(2026, 12, 31))),
            **{key: draw(st.just(UNSET) | texts) for key in ("evidence", "document", "cause", "note")},
        )
        lines.append((f"{o.owner.first_id}.yaml", o.owner.first, update))
    return memory.with_lines(lines)


@pytest.fixture(scope="session")
def memories(real):
    store = real.store
    return {plan_id: Memory(store, store.plan(plan_id)) for plan_id in REAL}


@pytest.fixture(scope="session")
def small(invented_plan):
    store = SimpleNamespace(due_soon_days=7, plan_ids=[invented_plan.id], settings=None)
    return Memory(store, invented_plan)


@pytest.mark.slow
@pytest.mark.parametrize("plan_id", REAL)
@settings(max_examples=2, phases=ONLY_TRY)
@given(data=st.data())
def test_every_units_sheet_out_and_back_changes_nothing(memories, plan_id, data):
    memory = data.draw(recorded(memories[plan_id], least=30))
    sheets = [
        UnitSheet(unit=mine[0].obligation.owner.unit, unit_id=unit, titles=(), assessed=tuple(mine))
        for unit, mine in memory.sent().items()
    ]
    returned = read_sheet(write_sheets(sheets, [plan_id], ON), "phiếu.xlsx")
    found = collect(memory, returned)
    assert [one for one in found if one.outcome != "unchanged" or one.texts] == []
    assert len(found) == sum(len(sheet.assessed) for sheet in sheets)


@pytest.mark.slow
@settings(max_examples=12)
@given(data=st.data())
def test_odd_texts_out_and_back_change_nothing(small, data):
    memory = data.draw(recorded(small))
    sheets = [
        UnitSheet(unit=unit, unit_id=unit, titles=(), assessed=tuple(mine)) for unit, mine in memory.sent().items()
    ]
    returned = read_sheet(write_sheets(sheets, ["gia-dinh/2025"], ON), "phiếu.xlsx")
    assert [one for one in collect(memory, returned) if one.outcome != "unchanged" or one.texts] == []


@st.composite
def changes(draw, assessed):
    """What a unit may fill in, as the instructions on the sheet say."""
    base = prefilled(assessed)
    closed = base.status in ("done", "dropped")
    waits = assessed.obligation.term.waiting_for in ("condition", "unscheduled")
    ongoing = assessed.obligation.term.kind == "ongoing"
    moves = [] if closed or ongoing else ["extended", "called"] if waits and base.status is None else ["extended"]
    status = draw(st.sampled_from([*STATUSES[:5], *moves]))
    day = draw(st.dates(date(2025, 1, 1), ON).filter(lambda day: day != base.on))
    text = st.sampled_from([text for text in ODD if one_line(text)])
    later = max(assessed.due or ON, ON) + timedelta(days=draw(st.integers(1, 90)))
    return Cells(
        status=status,
        on=day,
        evidence=f"VB {draw(st.integers(1, 99))} {draw(text)}",
        new_due=later if status in ("extended", "called") else base.new_due,
        cause=draw(text) if status == "blocked" else base.cause,
        note=draw(text | st.just(base.note)) or base.note,
    )


def as_read(entry):
    """An entry as the next sheet shows it: its texts on one line each, as a log holds them."""
    return replace(entry, **{key: filled(one_line(getattr(entry, key))) for key in ("evidence", "cause", "note")})


@pytest.mark.slow
@pytest.mark.parametrize("plan_id", REAL)
@settings(max_examples=3, phases=ONLY_TRY)
@given(data=st.data())
def test_what_units_fill_in_is_what_the_next_sheets_say(memories, plan_id, data):
    begun = memories[plan_id]
    for _ in range(2):  # on an empty log, then on what came of that
        able = {}
        for mine in begun.sent().values():
            for assessed in mine:
                o = assessed.obligation
                if assessed.stands:
                    able.setdefault((o.task, o.item, o.term.occurrence, o.owner.shared_with or o.id), assessed)
        chosen = data.draw(st.lists(st.sampled_from(list(able.values())), min_size=5, max_size=15, unique_by=id))
        wanted = {a.obligation.id: data.draw(changes(a)) for a in chosen}
        rows = [as_row(a, wanted[a.obligation.id], n) for n, a in enumerate(chosen)]
        found = collect(begun, Returned(name="x", plans=(plan_id,), rows=tuple(rows)))
        assert [one.reason for one in found if one.outcome == "refused" and not left_to_a_person(one)] == []
        taken = [one for one in found if one.outcome == "taken"]
        lines = [(one.entry.line.path, one.entry.unit.name, convert(one.entry.line.entry, Update)) for one in taken]
        after = begun.with_lines(lines)
        assert [*contradictions(after.loaded, after), *idle_lines(after.loaded, after)] == []
        fresh = {a.obligation.id: a for mine in after.sent().values() for a in mine}
        for one in taken:
            expected, now = as_read(wanted[one.id]), prefilled(fresh[one.id])
            if expected.status in ("extended", "called") and now.status != expected.status:
                assert (now.status, now.new_due) == (one.before.status, expected.new_due)
            else:
                assert now == expected
        again = collect(after, Returned(name="x", plans=(plan_id,), rows=tuple(rows)))
        refused = {one.id for one in found if one.outcome == "refused"}
        assert {one.outcome for one in again if one.id not in refused} <= {"unchanged"}
        begun = after


def left_to_a_person(one):
    """Whether a row was refused for what no sheet can tell: which of several lines was wrong, who came after."""
    return any(
        words in one.reason
        for words in ("đều sau ngày", "và có nội dung khác", "việc chuyển về nhiều đơn vị", "đã kết thúc")
    )


@pytest.mark.slow
@settings(max_examples=12)
@given(data=st.data())
def test_neither_the_order_of_rows_nor_of_columns_nor_of_files_matters(small, data):
    memory = data.draw(recorded(small))
    files = []
    for unit, mine in memory.sent().items():
        rows = [
            as_row(a, data.draw(st.none() | changes(a) | st.just(Cells(status="done"))), n)
            for n, a in enumerate(mine)
        ]
        files.append(Returned(name=unit, plans=("gia-dinh/2025",), units=(unit,), rows=tuple(rows)))

    def told(files):
        """Every row's fate; of rows that ask the same of one record whichever is read first is the one taken."""
        found = collect(memory, *files)
        fates = {(one.file, one.row): one.outcome == "refused" for one in found}
        return fates, sorted(str(one.now) for one in found if one.outcome == "taken")

    def mixed(row):
        keys = data.draw(st.permutations(list(row.raw)))
        return replace(row, raw={key: row.raw[key] for key in keys})

    shuffled = [replace(file, rows=tuple(data.draw(st.permutations(file.rows)))) for file in files]
    mixed_up = [replace(file, rows=tuple(map(mixed, file.rows))) for file in data.draw(st.permutations(shuffled))]
    assert told(mixed_up) == told(files)


def test_giving_up_one_term_of_a_task_without_items_leaves_the_others(memories):
    memory = memories["vinh-chau/2025"]
    terms = [a for a in memory.sent()["phong-noi-vu"] if a.obligation.task == "duty/IV.2.2"]
    assert len(terms) > 1
    assert {a.obligation.item for a in terms} == {None}
    row = as_row(terms[0], Cells(status="dropped", on=date(2025, 9, 1), evidence="QĐ 6"))
    (one,) = collect(memory, Returned(name="x", plans=("vinh-chau/2025",), rows=(row,)))
    assert [a.obligation.id for a in one.entry.about] == [row.id]
    assert one.entry.line.entry["occurrence"] == terms[0].obligation.term.occurrence
