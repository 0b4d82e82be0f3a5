"""The tables of an appendix become appendix.yaml: areas, tasks, cells, names; nothing of them is dropped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import UNSET, Struct

from cchc.importing.blocks import AppendixBlocks, Paragraph, Unread
from cchc.importing.names.splitting_names import Splitter
from cchc.importing.proposing import Proposed
from cchc.importing.tables import doubts
from cchc.importing.tables.areas import area_slug
from cchc.importing.tables.cell_lines import is_ditto
from cchc.importing.tables.column_headings import KEYS, Column
from cchc.importing.tables.entries import entries_of
from cchc.importing.tables.gathering import Gathered, gathered, in_order
from cchc.importing.tables.losses import lost
from cchc.importing.tables.outline import AreaNode, Outline, outline_of
from cchc.importing.tables.task_cells import money_of, times_of
from cchc.importing.tables.tasks import TaskMaker
from cchc.plans.register import Register
from cchc.plans.table import Appendix, Area
from cchc.text import fold, one_space

_UNIT_SAID = ("don vi tinh", "dvt", "(don vi tinh", "(dvt")


class AppendixRead(Struct, frozen=True):
    """An appendix as read: ``proposed`` names that the register does not know, ``unread`` words that found no
    place, ``doubtful`` words that found one at which a person should look.
    """

    appendix: Appendix
    proposed: tuple[Proposed, ...] = ()
    unread: tuple[Unread, ...] = ()
    doubtful: tuple[Unread, ...] = ()


def read_appendix(
    blocks: AppendixBlocks,
    register: Register | None,
    *,
    day: date | None = None,
    notes: Mapping[str, str] | None = None,
) -> AppendixRead:
    """Read the tables of an appendix.

    ``register`` None: a new authority. ``day`` is the plan's date, on which names are meant; ``notes`` gives the
    printed number of each footnote by its id (without it the id is the number).
    """
    return read_appendices([blocks], register, day=day, notes=notes)


def read_appendices(
    appendices: Sequence[AppendixBlocks],
    register: Register | None,
    *,
    day: date | None = None,
    notes: Mapping[str, str] | None = None,
) -> AppendixRead:
    """Read several appendices, or one cut at the words between its tables, as the one that appendix.yaml holds."""
    parts = [part for blocks in appendices for part in in_order(blocks)]
    numbers = dict(notes or {})
    found = gathered(parts, {table.where: blocks.under for blocks in appendices for table in blocks.tables})
    outline = outline_of(entries_of(found, numbers), doubts.UNNAMED_AREA)
    names = Splitter(register, day)
    areas = _areas(found, outline, names, numbers)
    front = found.front
    appendix = Appendix(
        areas=areas,
        heading=front.heading or UNSET,
        title=front.title or UNSET,
        attached=front.attached or UNSET,
        columns=_columns(found),
    )
    found.unread += lost(parts, appendix, found.unread, _known(found, outline))
    return AppendixRead(appendix, names.proposed, tuple(found.unread), tuple(found.doubtful))


def _areas(found: Gathered, outline: Outline, names: Splitter, notes: dict[str, str]) -> list[Area]:
    for entry in outline.aside:
        found.leave(f"{entry.mark} {entry.text}", entry.where, doubts.ABOVE_AREAS)
    rows = {row.at: row for row in found.rows}
    maker = TaskMaker(rows, names, notes, _times(found))
    slugs: list[str] = []
    for area in outline.areas:
        slugs.append(area_slug(area.name, slugs))
        maker.enter(area, slugs[-1])
    made: list[Area] = []
    for area, slug in zip(outline.areas, slugs, strict=True):
        _beside(found, area)
        if not area.named:
            found.doubt(area.name, area.tasks[0].entry.where, doubts.NO_AREA)
        made.append(Area(id=slug, name=area.name, number=area.number or UNSET, tasks=maker.tasks(area)))
    found.doubtful += maker.doubtful
    return made


def _times(found: Gathered) -> int:
    """In what money is counted, by the heading of its column or a line over the table ("Đơn vị tính: …")."""
    said = [one.heading for head in found.heads for one in head.columns if one.role == "budget"]
    said += [one.words for one in found.unread if fold(one.words).startswith(_UNIT_SAID)] if said else []
    return max(map(times_of, said), default=1)


def _beside(found: Gathered, area: AreaNode) -> None:
    """List what stands beside an area's name: an area has no cells."""
    row = next((one for one in found.rows if area.entry is not None and one.at == area.entry.at), None)
    if row is None:
        return
    slots = [slot for role, slot in row.cells.items() if role not in ("task", "number", "area")]
    for slot in [*slots, *(slot for _, slot in row.others)]:
        if slot.text and slot.owner == row.at:
            found.leave(slot.text, slot.where, doubts.OTHER_BESIDE_AREA)


def _columns(found: Gathered) -> dict[str, str]:
    """The columns by key with their headings, in printed order."""
    named: dict[str, str] = {}
    for head in found.heads:
        for column in head.columns:
            key = "lead" if column.role == "both" else column.role
            if key in KEYS and key not in named and column.heading:
                named[key] = _printed(found, column)
            elif key not in KEYS and column.heading and not _labels(found, column):
                found.leave(column.heading, head.where, doubts.EMPTY_COLUMN)
    if named and any(slot.text for row in found.rows for _, slot in row.others):
        named.setdefault("note", doubts.NOTE)
    return named


def _printed(found: Gathered, column: Column) -> str:
    """A heading as it will be printed; money is in đồng whatever it was counted in."""
    if column.role != "budget" or times_of(column.heading) == 1:
        return one_space(column.heading)
    found.leave(column.heading, found.rows[0].where if found.rows else found.heads[0].where, doubts.MONEY_UNIT)
    return f"{one_space(column.heading.partition('(')[0])} (đồng)"


def _labels(found: Gathered, column: Column) -> bool:
    """Whether the heading of a column without a key stands as the label of its words in some note."""
    return any(
        heading == column.heading and slot.text and slot.owner == row.at
        for row in found.rows
        for heading, slot in row.others
    )


def _known(found: Gathered, outline: Outline) -> list[Paragraph]:
    """Paragraphs whose words need no place: heads and areas said again, money in figures, "như trên", the labels
    in a cell of lead and coordinating.
    """
    known = list(found.repeated)
    again = {entry.at for entry in outline.again}
    for row in found.rows:
        for role, slot in row.cells.items():
            figures = role == "budget" and isinstance(money_of(slot.text, _times(found)), int)
            if figures or role == "both" or is_ditto(slot.text) or row.at in again:
                known += slot.paragraphs
    return known
