"""The JSON contract: one flat record for each obligation, row, tally; ISO dates, None for what is absent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

import msgspec

from cchc.findings import Finding
from cchc.obligations import Assessed, Tally
from cchc.text.visible import ACTING, told

if TYPE_CHECKING:
    from cchc.drafting.collecting import Collected
    from cchc.surroundings.observation import Observation

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_json(records: Iterable[Any]) -> str:
    """One JSON array, indented, UTF-8 letters as they are; what would steer a terminal is written as an escape."""
    return "".join(json_pieces(records))


_AT_ONCE = 500
"""So many records are put into words at once: few enough to stay in the processor's own memory."""


def json_pieces(records: Iterable[Any]) -> Iterator[str]:
    """What ``to_json`` gives, piece by piece: a whole country's is never held at once."""
    left, before = iter(records), "["
    while some := list(islice(left, _AT_ONCE)):
        yield before + _json(some).removeprefix("[").removesuffix("\n]")
        before = ","
    yield "[]" if before == "[" else "\n]"


def _json(value: Any) -> str:
    text = msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
    return ACTING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def as_line(record: dict[str, Any], columns: Sequence[str], format: str) -> str:
    """One record as it stands in an array of JSON or, for ``csv``, these columns of it as a line."""
    if format == "csv":
        return _csv_line([csv_cell(record.get(key)) for key in columns])
    return "  " + _json(record).replace("\n", "\n  ")


def of_lines(lines: Iterable[str], columns: Sequence[str], format: str) -> Iterator[str]:
    """What ``to_csv`` or ``to_json`` gives for the records of these lines, piece by piece."""
    if format == "csv":
        yield _csv_line(columns)
        yield from lines
        return
    before = "[\n"
    for line in lines:
        yield before + line
        before = ",\n"
    yield "[]" if before == "[\n" else "\n]"


def to_csv(records: Sequence[dict[str, Any]], header: Sequence[str]) -> str:
    """CSV with a header line; lists joined by "; "; no cell can start a formula in a spreadsheet."""
    return "".join(of_lines((as_line(record, header, "csv") for record in records), header, "csv"))


def _csv_line(cells: Iterable[str]) -> str:
    import csv
    import io

    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()


def records_file(records: Sequence[dict[str, Any]], columns: Sequence[str], format: str) -> bytes:
    """Records as the bytes of a file: a JSON array or, for ``csv``, these columns as Excel opens them."""
    return lines_file((as_line(record, columns, format) for record in records), columns, format)


def lines_file(lines: Iterable[str], columns: Sequence[str], format: str) -> bytes:
    """The same of records that are lines already."""
    whole = "".join(of_lines(lines, columns, format)).encode()
    return b"\xef\xbb\xbf" + whole if format == "csv" else whole + b"\n"


def csv_cell(value: Any) -> str:
    """A value as one cell of text; what a spreadsheet would take for a formula is quoted with an apostrophe.

    What would steer a terminal is written out; a line may end as in Windows.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list | tuple):
        text = "; ".join(str(item) for item in value)
    elif isinstance(value, dict):
        text = "; ".join(f"{key}: {item}" for key, item in value.items())
    else:
        text = str(value)
    shown = "\r\n".join(map(told, text.split("\r\n")))
    return f"'{shown}" if text.startswith(_FORMULA) else shown


OBLIGATION_COLUMNS = (
    "plan",
    "task",
    "number",
    "area",
    "heading",
    "text",
    "products",
    "item",
    "label",
    "unit",
    "via",
    "role",
    "also_coordinating",
    "kind",
    "phrase",
    "condition",
    "start",
    "due",
    "due_time",
    "next_working_day",
    "status",
    "timing",
    "done_on",
    "done_late",
    "evidence",
    "days_left",
    "unit_id",
    "id",
)
"""The columns of an obligation list as CSV."""


def obligation_record(assessed: Assessed) -> dict[str, Any]:
    """One obligation as of a day: the keys of ``due`` and ``overdue``."""
    o, term, facts = assessed.obligation, assessed.obligation.term, assessed.facts
    return {
        "id": o.id,
        "plan": o.plan,
        "task": o.task,
        "number": o.number,
        "area": o.area,
        "heading": list(o.heading),
        "text": o.text,
        "products": list(o.products),
        "item": o.item,
        "label": term.label,
        "unit": o.owner.unit,
        "unit_id": o.owner.unit_id,
        "via": o.owner.via,
        "role": o.role,
        "also_coordinating": o.owner.also_coordinating,
        "kind": term.kind,
        "phrase": term.phrase,
        "condition": term.condition,
        "start": term.start,
        "due": assessed.due,
        "due_time": term.time,
        "next_working_day": assessed.next_working_day,
        "status": assessed.status,
        "timing": assessed.timing,
        "done_on": facts.done_on,
        "done_late": assessed.done_late,
        "evidence": facts.evidence,
        "days_left": assessed.days_left,
        "waiting_for": assessed.waiting_for,
        "before": term.before,
        "occurrence": term.occurrence,
        "complete": o.owner.complete,
        "portal": o.portal,
        "also_reports": o.also_reports,
        "receiver": o.receiver,
        "also_rows": list(o.also_rows),
        "amended_by": o.amended_by,
        "issued_phrase": o.issued_phrase,
        "issued_lead": o.issued_lead,
        "issued_due": o.term.due if facts.due is not None else None,
        "cause": facts.cause,
        "document": facts.document,
        "note": facts.note,
        "received_from": [
            {"unit": step.unit, "unit_id": step.unit_id, "on": step.on, "document": step.document}
            for step in o.owner.came
        ],
        "waits_for": None if o.owner.waiting is None else [unit.id for unit in o.owner.waiting.candidates],
        "after_end_of": None if assessed.beyond is None else assessed.beyond.name,
        "needed_by": o.needed_by,
        "needed_for": o.needed_for,
    }


_COUNTS = ("assigned", "done_in_time", "done_late", "open", "late", "left_out")
TALLY_COLUMNS = (
    "by",
    "key",
    "name",
    *(f"{level}_{count}" for level in ("tasks", "items", "obligations") for count in _COUNTS),
    "on_time_rate",
    "rate_base",
    "complete",
)
"""The columns of a status as CSV: each count on its own."""


def tally_row(tally: Tally) -> dict[str, Any]:
    """The three counts under one key as one flat row."""
    record = tally_record(tally)
    for level in ("tasks", "items", "obligations"):
        record |= {f"{level}_{name}": value for name, value in record.pop(level).items()}
    return record


def tally_record(tally: Tally) -> dict[str, Any]:
    """The three counts under one key: the keys of ``status``."""
    return {
        "by": tally.by,
        "key": tally.key,
        "name": tally.name,
        "tasks": msgspec.to_builtins(tally.tasks),
        "items": msgspec.to_builtins(tally.items),
        "obligations": msgspec.to_builtins(tally.obligations),
        "on_time_rate": tally.on_time_rate,
        "rate_base": tally.rate_base,
        "complete": tally.complete,
    }


def finding_record(found: Finding) -> dict[str, Any]:
    """One finding: the keys of ``validate``."""
    return {
        "path": found.place.path,
        "line": found.place.line,
        "column": found.place.column,
        "code": found.code,
        "severity": found.severity,
        "message": found.message,
        "hint": found.hint or None,
        "excerpt": found.excerpt or None,
        "where": found.where or None,
    }


COLLECTED_COLUMNS = ("file", "sheet", "row", "outcome", "id", "reason", "texts", "before", "now", "line", "written")
"""The columns of what came back in sheets as CSV."""


def collected_record(one: Collected, written: bool) -> dict[str, Any]:
    """One row of a sheet that came back: the keys of ``collect``; ``line`` only where it was written."""
    return {
        "file": one.file,
        "sheet": one.sheet,
        "row": one.row,
        "outcome": one.outcome,
        "id": one.id,
        "reason": one.reason or None,
        "texts": list(one.texts),
        "before": msgspec.to_builtins(one.before),
        "now": msgspec.to_builtins(one.now),
        "line": one.entry.line.entry if one.entry and written else None,
        "written": one.entry is not None and written,
    }


def observation_record(one: Observation) -> dict[str, Any]:
    """One thing that ``doctor`` saw: ``state`` is fine, note, advice or broken."""
    return {"code": one.code, "state": one.state, "what": one.what, "advice": one.advice or None}
