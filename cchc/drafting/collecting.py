"""What sheets that came back from units change against the logs, row by row, and what cannot be taken and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct
from msgspec.structs import asdict, replace

from cchc.drafting.addressing import Addressed, Addresses
from cchc.drafting.choosing import Wish, one_line
from cchc.drafting.recording import Entry, Recorder
from cchc.drafting.refusing import Refusal, described, refuse_wish
from cchc.drafting.returned import Returned, ReturnedRow
from cchc.drafting.sheet import COLUMNS, COORDINATING, TEXTS, Cells, filled, prefilled, recorded
from cchc.obligations.assessing import Assessed
from cchc.store import Store, WorkspaceError

Outcome = Literal["taken", "unchanged", "refused"]


class Collected(Struct, frozen=True, kw_only=True):
    """One row of a sheet and what becomes of it.

    ``taken``: ``entry`` is its new line, ``before`` what the log said, ``now`` what it will say; ``refused``:
    ``reason`` says why. ``texts`` are the words that go into no log, so that nothing is lost: of a refused row all
    that the unit wrote, of others what stands in columns that are not ours.
    """

    file: str
    sheet: str
    row: int
    outcome: Outcome
    id: str | None = None
    before: Cells | None = None
    now: Cells | None = None
    entry: Entry | None = None
    reason: str = ""
    texts: tuple[str, ...] = ()


class _Change(Struct, frozen=True, kw_only=True):
    """A row that says something new: what it asks for, and what the log said."""

    row: ReturnedRow
    told: Collected
    addressed: Addressed
    before: Cells
    now: Cells
    wish: Wish


class Collector:
    """Compares the rows of sheets with the logs and gathers the lines that they add.

    ``over`` takes a row also where the log was changed after the sheet went out.
    """

    def __init__(self, store: Store, today: date, *, over: bool = False) -> None:
        self._today = today
        self._over = over
        self.recorder = Recorder(today, store.due_soon_days)
        self._addresses = Addresses(store, self.recorder)

    def collect(self, files: Sequence[Returned]) -> list[Collected]:
        """Every row of every file, in order. No row's fate depends on the order of rows or files."""
        disputed = _disputed(row for file in files for row in file.rows)
        found: list[Collected | _Change] = []
        for file in files:
            found += [self._compared(file, row, disputed) for row in file.rows]
            found += [
                Collected(
                    file=file.name,
                    sheet=lost.sheet,
                    row=lost.row,
                    outcome="refused",
                    reason=lost.reason,
                    texts=lost.texts,
                )
                for lost in file.untakeable
            ]
        return self._settled(found)

    def _compared(self, file: Returned, row: ReturnedRow, disputed: set[str]) -> Collected | _Change:
        """A row against the log as it is, before anything is added."""
        told = Collected(
            file=file.name, sheet=row.sheet, row=row.row, outcome="unchanged", id=row.id, texts=_foreign(row)
        )
        try:
            if row.id in disputed:
                raise Refusal("Việc này đứng ở nhiều dòng, mỗi dòng ghi một khác.")
            try:
                addressed = self._addresses.find(file, row.id)
            except Refusal:
                told = replace(told, texts=(*filter(None, row.shown), *told.texts))
                raise
            before = _as_logged(recorded(addressed.standing))
            sent = _as_logged(prefilled(addressed.standing) if row.base is None else row.base)
            changed = _changed(row, sent)
            now = _now(row, before, changed)
            beheaded = bool(row.missing and row.others)
            same = now == before or _in_force(now, before, addressed.standing)
            if same and not (row.problems or beheaded):
                return told
            if beheaded:
                lost = ", ".join(f"“{column.heading}”" for column in COLUMNS if column.key in row.missing)
                raise Refusal(f"Không thấy cột {lost}: tiêu đề bị sửa hoặc cột bị xóa.")
            if row.problems:
                raise Refusal(" ".join(problem.reason for problem in row.problems))
            if not self._over:
                _refuse_overtaken(row, sent, before, addressed.standing)
            wish = self._wish(row, now, before, changed, addressed)
        except (Refusal, WorkspaceError) as refused:
            return _refused(told, row, refused)
        now = replace(now, on=wish.on, evidence=wish.evidence or wish.document)
        return _Change(row=row, told=told, addressed=addressed, before=before, now=now, wish=wish)

    def _wish(
        self, row: ReturnedRow, now: Cells, before: Cells, changed: frozenset[str], addressed: Addressed
    ) -> Wish:
        """What a row asks to record. Raises Refusal where it lacks what its status needs."""
        status = refuse_wish(now, before, changed, addressed.standing)
        moves, allowed = status in ("extended", "called"), status in ("extended", "dropped")
        told_day = "on" in changed or status == before.status
        permit = before.status in ("extended", "dropped") and "evidence" not in changed and not allowed
        evidence = addressed.standing.facts.evidence if permit else now.evidence
        return Wish(
            on=now.on if told_day and now.on is not None else self._today,
            status=status,
            due=now.new_due if moves else None,
            evidence=None if allowed else evidence,
            document=now.evidence if allowed else None,
            cause=now.cause,
            note=now.note,
            again=True,
        )

    def _settled(self, found: Sequence[Collected | _Change]) -> list[Collected]:
        """Take what the rows ask for; rows that ask different things of one record are all refused."""
        rivals: dict[object, list[_Change]] = {}
        for one in found:
            if isinstance(one, _Change):
                rivals.setdefault(one.addressed.record, []).append(one)
        settled: list[Collected] = []
        taken: set[object] = set()
        for one in found:
            if isinstance(one, Collected):
                settled.append(one)
            elif one.addressed.record in taken:
                settled.append(one.told)
            else:
                settled.append(self._take(one, rivals[one.addressed.record]))
                if settled[-1].outcome == "taken":
                    taken.add(one.addressed.record)
        return settled

    def _take(self, change: _Change, rivals: Sequence[_Change]) -> Collected:
        try:
            for other in rivals:
                if other.wish != change.wish:
                    place = f"{other.told.file}, tờ {other.told.sheet}, dòng {other.told.row}"
                    raise Refusal(f"Việc chung của các đơn vị cùng chủ trì, mà {place} ghi khác.")
            entry = self._addresses.add(change.addressed, change.wish)
        except (Refusal, WorkspaceError) as refused:
            return _refused(change.told, change.row, refused)
        return replace(change.told, outcome="taken", entry=entry, before=change.before, now=change.now)


def _disputed(rows: Iterable[ReturnedRow]) -> set[str]:
    """The ids that stand in several rows which do not say the same."""
    first: dict[str, ReturnedRow] = {}
    return {row.id for row in rows if _typed(row) != _typed(first.setdefault(row.id, row))}


def _typed(row: ReturnedRow) -> tuple[Cells, tuple[str, ...]]:
    return row.entry, tuple(row.raw.values())


def _foreign(row: ReturnedRow) -> tuple[str, ...]:
    return tuple(f"{heading}: {text}" for heading, text in row.others.items())


def _refused(told: Collected, row: ReturnedRow, why: Refusal | WorkspaceError) -> Collected:
    reason = why.message if isinstance(why, WorkspaceError) else str(why)
    words = (text for text in row.raw.values() if text and text != COORDINATING)
    return replace(told, outcome="refused", reason=reason, texts=(*words, *told.texts))


def _changed(row: ReturnedRow, sent: Cells) -> frozenset[str]:
    """The keys of the cells that are no longer as they went out; an emptied cell only where it is the status."""
    cells = asdict(_as_logged(row.entry))
    unread = {*row.missing, *(problem.key for problem in row.problems)}
    return frozenset(
        key
        for key, value in cells.items()
        if key not in unread and value != getattr(sent, key) and (value is not None or key == "status")
    )


def _now(row: ReturnedRow, before: Cells, changed: frozenset[str]) -> Cells:
    """What the log would say with the cells that the unit changed."""
    typed = _as_logged(row.entry)
    values = {key: getattr(typed, key) for key in changed}
    cut = {key for key in changed & set(TEXTS) if filled(values[key]) == filled(getattr(before, key))}
    return replace(before, **{key: value for key, value in values.items() if key not in cut})


def _as_logged(cells: Cells) -> Cells:
    """Cells with their texts as a log writes them."""
    return replace(cells, **{key: one_line(getattr(cells, key)) for key in TEXTS})


def _in_force(now: Cells, before: Cells, standing: Assessed) -> bool:
    """Whether the log says already what leaves the status as it is: a new due day, that a task has arisen."""
    facts = standing.facts
    if (now.cause, now.note, now.new_due) != (before.cause, before.note, facts.due):
        return False
    if now.status == "extended":
        return now.new_due is not None and now.evidence == one_line(facts.document)
    return now.status == "called" and facts.called_on is not None and now.evidence == before.evidence


def _refuse_overtaken(row: ReturnedRow, sent: Cells, before: Cells, standing: Assessed) -> None:
    """Raise Refusal where the log was changed after the sheet went out, or nobody can know whether it was."""
    if row.base is None and before != Cells():
        raise Refusal(
            "Cột ẩn “cchc:base” bị mất nên không biết phiếu hay nhật ký mới hơn; nhật ký đang ghi: "
            f"{described(before)}. Lấy theo phiếu: --again."
        )
    if sent != _as_logged(prefilled(standing)):
        raise Refusal(f"Sau khi gửi phiếu, nhật ký đã ghi khác: {described(before)}. Lấy theo phiếu: --again.")


def touched(found: Iterable[Collected]) -> dict[str, int]:
    """How many new lines each log gets, by path."""
    counts: dict[str, int] = {}
    for one in found:
        if one.entry is not None:
            counts[one.entry.line.path] = counts.get(one.entry.line.path, 0) + 1
    return counts
