"""What sheets that came back from units change against the logs, row by row, and what cannot be taken and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct
from msgspec.structs import asdict, replace

from cchc.drafting.choosing import Whose, Wish, one_line
from cchc.drafting.meaning import Meant, what_is_meant
from cchc.drafting.recording import Entry, Recorder
from cchc.drafting.returned import Returned, ReturnedRow
from cchc.drafting.sheet import Entry as Cells
from cchc.drafting.sheet import prefilled
from cchc.obligations.assessing import Assessed
from cchc.obligations.wording import STATUSES
from cchc.store import Store, WorkspaceError

Outcome = Literal["taken", "unchanged", "refused"]

_TEXTS = ("evidence", "cause", "note")


class Collected(Struct, frozen=True, kw_only=True):
    """One row of a sheet and what becomes of it.

    ``taken``: ``entry`` is its new line, ``before`` what the log said; ``refused``: ``reason`` says why and
    ``texts`` are all the words that stand in the row, so that nothing is lost.
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


class Refusal(Exception):
    """Why a row cannot be taken, in a sentence."""


class Collector:
    """Compares the rows of sheets with the logs and gathers the lines that they add.

    ``over`` takes a row also where the log was changed after the sheet went out.
    """

    def __init__(self, store: Store, today: date, *, over: bool = False) -> None:
        self._store = store
        self._today = today
        self._over = over
        self.recorder = Recorder(today, store.due_soon_days)

    def collect(self, files: Sequence[Returned]) -> list[Collected]:
        """Every row of every file, in order."""
        rows: dict[str, list[ReturnedRow]] = {}
        for file in files:
            for row in file.rows:
                rows.setdefault(row.id, []).append(row)
        found: list[Collected] = []
        for file in files:
            found += [self._row(file, row, rows[row.id]) for row in file.rows]
            found += [
                Collected(
                    file=file.name,
                    sheet=lost.sheet,
                    row=lost.row,
                    outcome="refused",
                    reason="Dòng không có mã việc: dòng tự thêm, hoặc cột mã ẩn đã bị xóa.",
                    texts=lost.texts,
                )
                for lost in file.untakeable
            ]
        return found

    def _row(self, file: Returned, row: ReturnedRow, twins: Sequence[ReturnedRow]) -> Collected:
        told = Collected(file=file.name, sheet=row.sheet, row=row.row, outcome="unchanged", id=row.id)
        try:
            if any(_typed(row) != _typed(twin) for twin in twins):
                raise Refusal("Việc này đứng ở nhiều dòng, mỗi dòng ghi một khác.")
            meant = what_is_meant(self._store, row.id, None, self._today)
            standing = self.recorder.standing(meant, row.id)
            if standing is None:
                raise Refusal("Không còn việc nào có mã này: kế hoạch hoặc danh bạ đã sửa sau khi gửi phiếu.")
            before = _as_logged(prefilled(standing))
            now = _now(row, before)
            if _says_nothing_new(row, now, before, standing):
                return told
            entry = self._take(meant, row, now, before)
        except (Refusal, WorkspaceError) as refused:
            texts = tuple(text for text in (*row.raw.values(), *row.others.values()) if text)
            return replace(told, outcome="refused", reason=_sentence(refused), texts=texts)
        return replace(told, outcome="taken", entry=entry, before=before, now=now)

    def _take(self, meant: Meant, row: ReturnedRow, now: Cells, before: Cells) -> Entry:
        """The new line of a row that says something new. Raises Refusal or WorkspaceError."""
        if row.problems:
            raise Refusal(" ".join(problem.reason for problem in row.problems))
        base = _base(row, before)
        if base != before and not self._over:
            raise Refusal(f"Sau khi gửi phiếu, nhật ký đã ghi khác: {described(before)}. Lấy theo phiếu: --again.")
        wish = _wish(now, base, self._today)
        count = len(self.recorder.entries)
        self.recorder.add(meant, Whose(), wish)
        return self.recorder.entries[count]


def _typed(row: ReturnedRow) -> tuple[Cells, tuple[str, ...]]:
    return row.entry, tuple(row.raw.values())


def _now(row: ReturnedRow, before: Cells) -> Cells:
    """What a row says now; a cell left as it went out, emptied or deleted says what the log says."""
    base = _base(row, before)
    unread = {*row.missing, *(problem.key for problem in row.problems)}
    values = asdict(row.entry)
    for key, value in values.items():
        text = one_line(value) if key in _TEXTS else value
        as_sent = text == getattr(base, key) or key in unread
        values[key] = getattr(before, key) if as_sent or (text is None and key != "status") else text
    return Cells(**values)


def _base(row: ReturnedRow, before: Cells) -> Cells:
    """What the sheet said when it went out; what the log says where that was lost."""
    return before if row.base is None else _as_logged(row.base)


def _as_logged(cells: Cells) -> Cells:
    """Cells with their texts as a log writes them."""
    return replace(cells, **{key: one_line(getattr(cells, key)) for key in _TEXTS})


def _says_nothing_new(row: ReturnedRow, now: Cells, before: Cells, standing: Assessed) -> bool:
    """Whether the log says all of it already; a row with cells that cannot be read always says something."""
    if row.problems:
        return False
    if now == before:
        return True
    same_texts = all(getattr(now, key) == getattr(before, key) for key in _TEXTS)
    if now.status == "extended":
        return now.new_due is not None and now.new_due == standing.facts.due and same_texts
    if now.status == "called":
        return standing.facts.called_on is not None and same_texts
    return False


def _wish(now: Cells, base: Cells, today: date) -> Wish:
    """What a row asks to record. Raises Refusal where it lacks what its status needs."""
    if now.status is None:
        if base.status is not None:
            raise Refusal("Ô “Trạng thái” bị xóa. Việc đã ghi nhầm thì chọn trạng thái đúng.")
        raise Refusal("Có ghi nội dung nhưng chưa chọn “Trạng thái”.")
    if now.status == "done" and (now.on is None or (base.status != "done" and now.on == base.on)):
        raise Refusal("“Đã xong” thì phải ghi ngày hoàn thành ở ô “Ngày”.")
    moves = now.status in ("extended", "called")
    if now.new_due != base.new_due and not moves:
        raise Refusal("Có “Hạn mới” nhưng “Trạng thái” không phải “gia hạn”.")
    allowed = now.status in ("extended", "dropped")
    if allowed and not now.evidence:
        raise Refusal(f"“{STATUSES[now.status].capitalize()}” thì phải ghi văn bản cho phép ở ô “Minh chứng”.")
    if now.status == "extended" and now.new_due is None:
        raise Refusal("“Gia hạn” thì phải ghi ngày ở ô “Hạn mới”.")
    if now.status == "blocked" and not now.cause:
        raise Refusal("“Vướng mắc” thì phải ghi ô “Nguyên nhân vướng mắc”.")
    told_day = now.on is not None and (now.on != base.on or now.status == base.status)
    return Wish(
        on=now.on if told_day and now.on is not None else today,
        status=now.status,
        due=now.new_due if moves else None,
        evidence=None if allowed else now.evidence,
        document=now.evidence if allowed else None,
        cause=now.cause,
        note=now.note,
        again=True,
    )


def _sentence(refused: Exception) -> str:
    if isinstance(refused, WorkspaceError):
        return f"{refused.message} {refused.hint}".strip()
    return str(refused)


def described(cells: Cells) -> str:
    """What the cells of a row say, in a few words."""
    words = [STATUSES[cells.status or "none"]]
    if cells.on is not None and cells.status is not None:
        words[0] += f" {cells.on:%d/%m/%Y}"
    if cells.new_due is not None:
        words.append(f"hạn mới {cells.new_due:%d/%m/%Y}")
    words += [text for text in (cells.evidence, cells.cause, cells.note) if text]
    return "; ".join(" ".join(text.split()) for text in words)


def touched(found: Iterable[Collected]) -> dict[str, int]:
    """How many new lines each log gets, by path."""
    counts: dict[str, int] = {}
    for one in found:
        if one.entry is not None:
            counts[one.entry.line.path] = counts.get(one.entry.line.path, 0) + 1
    return counts
