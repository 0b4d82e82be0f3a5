"""The whole export: one authority after the other, so that a country takes no more memory than one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from cchc.checks import errors_of
from cchc.exports.flat.columns import Table, TableName, tables
from cchc.exports.flat.dictionary import Form, marker, readme
from cchc.exports.flat.folder import MARKER, README
from cchc.exports.flat.partitions import file_pattern, partition
from cchc.exports.flat.provinces import province_issued
from cchc.exports.flat.rows import Row, issuer, obligation_rows, plan_row, task_rows, unit_rows
from cchc.exports.flat.sources import Desk, Place, Source
from cchc.findings import Finding
from cchc.obligations.scope import Scope, gather

Faulty = Literal["stop", "skip", "keep"]
"""What becomes of a plan with errors: nothing is exported, it is left out, it is taken as far as it can be read."""

Write = Callable[[Path, Table, Sequence[Row]], None]

MADE = file_pattern(tuple(tables()))
"""What the paths of an export's data files look like."""


class Exported(Struct, kw_only=True):
    """What came of an export: rows by table, the errors met in each workspace, the plans that have some.

    ``placeless`` are the names of the authorities below the country whose province nothing tells.
    """

    rows: dict[TableName, int]
    errors: list[tuple[Place, Finding]] = []
    faulty: list[str] = []
    placeless: list[str] = []


class Export(Struct, frozen=True, kw_only=True):
    """What is to be exported: the form and its writer, the day, what becomes of plans with errors."""

    form: Form
    suffix: str
    write: Write
    as_of: date
    faulty: Faulty


def export(sources: Iterable[Source], folder: Path, wish: Export) -> Exported:
    """Fill ``folder`` with the tables of all sources; what was met on the way.

    With ``stop`` an error does not end it, so that all are told; nobody may use the folder then.
    """
    found = Exported(rows=dict.fromkeys(tables(), 0))
    put = _putting(folder, wish, found)
    desks: dict[Path, Desk] = {}
    for source in sources:
        _export_authority(source, wish, put, found)
        source.desk.store.forget()
        desks[source.desk.place.root] = source.desk
    for desk in desks.values():
        told = (*desk.store.settings.findings, *desk.store.unlisted)
        found.errors += [(desk.place, error) for error in told if error.severity == "error"]
    skipped = found.faulty if wish.faulty == "skip" else []
    (folder / README).write_text(readme(wish.form, wish.as_of), "utf-8", newline="\n")
    (folder / MARKER).write_bytes(marker(wish.form, wish.as_of, found.rows, skipped))
    return found


Put = Callable[[TableName, Source, int | None, Iterable[Row]], None]


def _putting(folder: Path, wish: Export, found: Exported) -> Put:
    """What writes the rows of a table for an authority (and a year), and counts them.

    Where there is no row there is a file all the same, with all columns.
    """

    def put(name: TableName, source: Source, year: int | None, rows: Iterable[Row]) -> None:
        issued = msgspec.structs.asdict(issuer(source.desk.store, source.folder, wish.as_of))
        whole = [row | issued for row in rows]
        path = folder / partition(name, source.key, year, wish.suffix)
        path.parent.mkdir(parents=True)
        wish.write(path, tables()[name], whole)
        found.rows[name] += len(whole)

    return put


def _export_authority(source: Source, wish: Export, put: Put, found: Exported) -> None:
    register = source.desk.store.register(source.folder)
    if register is not None:
        own = register.authority
        if own.level != "trung ương" and province_issued(source.desk.store, source.folder) is None:
            found.placeless.append(own.name)
        put("units", source, None, unit_rows(register, wish.as_of))
    for plan_id in source.plans:
        _export_plan(plan_id, source, wish, put, found)


def _export_plan(plan_id: str, source: Source, wish: Export, put: Put, found: Exported) -> None:
    store = source.desk.store
    loaded, year = store.plan(plan_id), int(plan_id.rpartition("/")[2])
    errors = errors_of(loaded, store)
    if errors:
        found.faulty.append(f"{source.key}/{year}")
        found.errors += [(source.desk.place, error) for error in errors]
    skipped = bool(errors) and wish.faulty == "skip"
    obligations = 0
    if not skipped:
        assessed = gather(Scope(plans=(loaded,)), (), wish.as_of, store.due_soon_days)
        obligations = len(assessed)
        put("obligations", source, year, obligation_rows(loaded, assessed))
        put("tasks", source, year, task_rows(loaded, assessed))
    row = plan_row(
        loaded,
        home=store.home == source.folder,
        workspace=source.desk.place.label,
        obligations=obligations,
        errors=len(errors),
        skipped=skipped,
    )
    put("plans", source, year, [row])
