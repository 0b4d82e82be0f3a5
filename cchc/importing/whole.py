"""A Word file as the files of a plan: read, put together, written out, with all that a person must look at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import UNSET, Struct
from msgspec.structs import replace

from cchc.drafting.plan_texts import appendix_text, plan_text
from cchc.importing.accounting import unaccounted
from cchc.importing.blocks import AppendixBlocks, Document, Paragraph, Table, Unread, Where
from cchc.importing.body.dividing import divide
from cchc.importing.body.kinds import doubted_kind
from cchc.importing.body.plan import PlanRead, read_plan
from cchc.importing.notes import rows_said
from cchc.importing.places import BODY
from cchc.importing.proposing import Proposed
from cchc.importing.recognising import is_task_table
from cchc.importing.remarks import DOUBTFUL, UNREAD, Remark, with_remarks
from cchc.importing.tables.appendix import AppendixRead, read_appendices
from cchc.plans.document import Plan
from cchc.plans.register import Register
from cchc.plans.rows import resolve_rows
from cchc.plans.table import Appendix
from cchc.text import fold

OTHER_APPENDIX = "phụ lục không có bảng nhiệm vụ: kế hoạch không có chỗ cho phụ lục này"


class Imported(Struct, frozen=True, kw_only=True):
    """A plan out of a Word file.

    ``appendix`` is None where the file has no table of tasks. ``unread`` found no place; ``doubtful`` found one
    that a person should look at. ``authority`` and ``superior`` are the bodies that the head names. ``no_plan``
    says what the file is where it seems to be no plan. ``appendix_from``: the paragraph with which the appendices
    after the body begin; ``appendix_tables``: the numbers of the tables with tasks.
    """

    document: Document
    plan: Plan
    appendix: Appendix | None
    authority: str | None
    superior: str | None
    proposed: tuple[Proposed, ...]
    unread: tuple[Unread, ...]
    doubtful: tuple[Unread, ...]
    appendix_from: int | None = None
    appendix_tables: frozenset[int] = frozenset()
    no_plan: str | None = None

    @property
    def cells(self) -> int:
        """The cells of the appendix that say something of their own."""
        rows = resolve_rows(self.appendix).rows if self.appendix else []
        said = ("products", "lead", "coordinating", "deadline", "budget", "note")
        return sum(1 + sum(getattr(row.task, key) not in (UNSET, []) for key in said) for row in rows)


def import_document(
    document: Document, register: Register | None, year: int | None, known: Mapping[str, Plan]
) -> Imported:
    """The plan of a Word document.

    ``register`` tells the names of units (None: a new authority), ``year`` the plan's year where the caller knows
    it; ``known`` are the plans of the workspace by id, one of which this one may carry out.
    """
    divided = divide(document)
    read = read_plan(divided, register, year, known)
    day = read.plan.date if isinstance(read.plan.date, date) else date(read.plan.year, 1, 1)
    of_tasks = [one for one in divided.appendices if any(map(is_task_table, one.tables))]
    chosen = read_appendices(of_tasks or divided.appendices, register, day=day, notes=divided.numbers)
    if not any(area.tasks for area in chosen.appendix.areas):
        of_tasks, chosen = [], AppendixRead(Appendix(areas=[]))
    elif not of_tasks:
        of_tasks = list(divided.appendices)
    others = [one for one in divided.appendices if one not in of_tasks]
    unread = [*read.unread, *chosen.unread, *_left(others, divided.numbers)]
    said = [*read.form, *(one.words for one in (*unread, *chosen.doubtful))]
    unread += unaccounted(document, [read.plan, chosen.appendix], said)
    return Imported(
        document=document,
        plan=read.plan,
        appendix=chosen.appendix if of_tasks else None,
        authority=read.authority,
        superior=read.superior_name,
        proposed=_proposed(read, chosen),
        unread=tuple(sorted(dict.fromkeys(unread), key=_order)),
        doubtful=tuple(sorted(dict.fromkeys((*read.doubtful, *chosen.doubtful)), key=_order)),
        appendix_from=_first(one for one in of_tasks if not _within(one, divided.body)),
        appendix_tables=frozenset(n for one in of_tasks for table in one.tables if (n := table.where.table)),
        no_plan=doubted_kind(document, divided),
    )


def texts(imported: Imported, plan_id: str) -> dict[str, str]:
    """The texts of plan.yaml and appendix.yaml by their paths in the workspace, what was not read as comments."""
    folder = f"plans/{plan_id}"
    remarks = [Remark(UNREAD, one) for one in imported.unread]
    remarks += [Remark(DOUBTFUL, one) for one in imported.doubtful]
    of_appendix = [one for one in remarks if _in_appendix(one.about.where, imported)]
    of_plan = [one for one in remarks if not _in_appendix(one.about.where, imported)]
    path = f"{folder}/plan.yaml"
    made = {path: with_remarks(plan_text(imported.plan, path), imported.document, of_plan)}
    if imported.appendix is not None:
        path = f"{folder}/appendix.yaml"
        made[path] = with_remarks(appendix_text(imported.appendix, path), _of_appendix(imported), of_appendix)
    return made


def _of_appendix(imported: Imported) -> Document:
    """The document without what stands outside of the appendices."""
    blocks = imported.document.blocks
    return replace(imported.document, blocks=tuple(one for one in blocks if _in_appendix(one.where, imported)))


def _left(others: Iterable[AppendixBlocks], numbers: Mapping[str, str]) -> list[Unread]:
    """The words of appendices that have no place of their own."""
    left: list[Unread] = []
    for one in others:
        paragraphs = (*one.before, *one.after)
        left += [Unread(f"{p.number} {p.text}".strip(), p.where, OTHER_APPENDIX) for p in paragraphs]
        rows = (row for table in one.tables for row in rows_said(table, numbers))
        left += [Unread(words, where, OTHER_APPENDIX) for words, where in rows]
    return left


def _proposed(read: PlanRead, appendix: AppendixRead) -> tuple[Proposed, ...]:
    """The unknown names, each once, in the order of the appendix and then of the body."""
    kept: dict[str, Proposed] = {}
    for one in (*appendix.proposed, *read.proposed):
        kept.setdefault(fold(one.name), one)
    return tuple(kept.values())


def _first(appendices: Iterable[AppendixBlocks]) -> int | None:
    """The paragraph with which the appendices begin."""
    blocks: list[Paragraph | Table] = []
    for one in appendices:
        blocks += [*one.before, *one.tables]
    return min((block.where.paragraph for block in blocks), default=None)


def _within(appendix: AppendixBlocks, body: Sequence[Paragraph | Table]) -> bool:
    """Whether an appendix is a table out of the midst of the body."""
    last = body[-1].where.paragraph if body else 0
    return not appendix.before and any(table.where.paragraph < last for table in appendix.tables)


def _in_appendix(where: Where, imported: Imported) -> bool:
    start = imported.appendix_from
    of_table = where.table is not None and where.table in imported.appendix_tables
    return where.part == BODY and (of_table or (start is not None and where.paragraph >= start))


def _order(unread: Unread) -> tuple[bool, str, int]:
    return unread.where.part != "thân văn bản", unread.where.part, unread.where.paragraph
