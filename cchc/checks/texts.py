"""Every text that a plan prints, in document order, each with its place and what it is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any, Literal
from unicodedata import is_normalized

from msgspec import UNSET, Struct
from msgspec.structs import replace

from cchc.checks.naming import Keys
from cchc.findings import Finding, Severity, finding
from cchc.plans.cells import LabelledDates
from cchc.plans.document import ListBlock, ListItem, Plan, Section
from cchc.plans.rows import Row
from cchc.plans.table import Appendix, Task
from cchc.store import Loaded, LoadedPlan
from cchc.text import nfc
from cchc.text.by_text import ByText

_CLUSTER = re.compile("(?s:.)[\u0300-\u036f]*")
Kind = Literal[
    "title",
    "basis",
    "preamble",
    "heading",
    "paragraph",
    "item",
    "closing",
    "footnote",
    "recipient",
    "signature",
    "column",
    "area",
    "task",
    "product",
    "lead",
    "coordinating",
    "deadline",
    "budget",
    "note",
    "criterion",
    "origin",
]
"""What a text is: a part of the document's body, or a cell of its table."""


class Text(Struct, frozen=True, gc=False):
    """One printed text, verbatim but for letters typed as base and marks apart, which are composed (NFC).

    ``written`` is such a text as the file has it.
    ``keys`` is its path in ``file``; ``where`` the task's id, the section's number ("IV.1") or the key it stands
    under; ``number`` the number printed before it, where it has one of its own; ``depth`` how deep its section or
    list lies (0: top).
    """

    file: Loaded[Any]
    keys: Keys
    text: str
    where: str
    kind: Kind
    number: str | None = None
    depth: int = 0
    written: str | None = None

    def finding(
        self,
        code: str,
        message: str,
        start: int = 0,
        end: int | None = None,
        *,
        hint: str = "",
        severity: Severity | None = None,
    ) -> Finding:
        """A finding at the characters from ``start`` to ``end`` (the end of the text), which it quotes."""
        verbatim = self.text
        if self.written is not None:
            starts = _starts(self.written)
            verbatim, start = self.written, starts[start]
            end = None if end is None else starts[end]
        return finding(
            self.file.place(self.keys, offset=start),
            code,
            message,
            hint=hint,
            excerpt=verbatim[start:end],
            where=self.where,
            severity=severity,
        )


def texts(loaded: LoadedPlan) -> list[Text]:
    """The texts of plan.yaml as printed, then of appendix.yaml and extra.yaml row by row.

    A cell that is taken from another row stands once, where it is written. What only repeats the document in
    another form (duties, citations, targets, the reporting regime) is no text of its own. Letters may still be
    typed as base and marks apart (`with_whole_letters`).
    """
    found = list(_document(loaded.plan_file, loaded.plan)) if loaded.plan is not None else []
    rows = {id(row.task): row for row in loaded.rows.rows}
    for file in (loaded.appendix_file, loaded.extra_file):
        if file.value is not None:
            _table(found, file, file.value, rows)
    return found


def with_whole_letters(found: list[Text], different: Collection[str]) -> list[Text]:
    """The same, each letter and its marks as one character, as all lists and rules write them.

    ``different``: what the texts say, each once.
    """
    loose = _LOOSE.of(different)
    return [_composed(text) if text.text in loose else text for text in found] if loose else found


_LOOSE = ByText(lambda texts: ((text, True) for text in texts if not is_normalized("NFC", text)))
"""The texts that have letters typed as base and marks apart."""


def _composed(text: Text) -> Text:
    return replace(text, text=nfc(text.text), written=text.text)


def _starts(written: str) -> list[int]:
    """Where each character of the composed text begins in the text as written, and where it ends."""
    starts, clusters = [], list(_CLUSTER.finditer(written))
    for cluster in clusters:
        starts += [cluster.start()] * len(nfc(cluster.group()))
    return [*starts, len(written)]


def _document(file: Loaded[Plan], plan: Plan) -> Iterator[Text]:
    yield Text(file, ("title",), plan.title, "title", "title")
    for index, basis in enumerate(plan.bases):
        yield Text(file, ("bases", index, "text"), basis.text, "bases", "basis")
    for index, paragraph in enumerate(plan.preamble):
        yield Text(file, ("preamble", index), paragraph, "preamble", "preamble")
    yield from _sections(file, ("body",), plan.body, "", 0)
    for index, paragraph in enumerate(plan.closing):
        yield Text(file, ("closing", index), paragraph, "closing", "closing")
    for index, note in enumerate(plan.footnotes):
        yield Text(file, ("footnotes", index, "text"), note.text, "footnotes", "footnote", note.number)
    for index, recipient in enumerate(plan.recipients):
        yield Text(file, ("recipients", index), recipient, "recipients", "recipient")
    if plan.filing is not UNSET:
        yield Text(file, ("filing",), plan.filing, "recipients", "recipient")
    if plan.signature is not UNSET:
        for key in ("authority", "on_behalf", "office", "name"):
            if (text := getattr(plan.signature, key)) is not UNSET:
                yield Text(file, ("signature", key), text, "signature", "signature")


def _sections(file: Loaded[Plan], keys: Keys, sections: list[Section], above: str, depth: int) -> Iterator[Text]:
    for index, section in enumerate(sections):
        here: Keys = (*keys, index)
        number = None if section.number is UNSET else section.number
        where = section_number(above, number)
        if section.heading is not UNSET:
            yield Text(file, (*here, "heading"), section.heading, where, "heading", number, depth)
        for at, block in enumerate(section.content):
            if isinstance(block, ListBlock):
                yield from _items(file, (*here, "content", at, "list"), block.items, where, depth + 1)
            else:
                yield Text(file, (*here, "content", at), block, where, "paragraph", None, depth)
        yield from _sections(file, (*here, "sections"), section.sections, where, depth + 1)


def section_number(above: str, number: str | None) -> str:
    """The whole number of a section under the one numbered ``above``, whose last part its own may repeat.

    >>> section_number("IV.2", "(1)"), section_number("IV.2", "2.1")
    ('IV.2.1', 'IV.2.1')
    """
    own = (number or "").strip(" .()")
    parent = above.rpartition(".")[2]
    return ".".join(filter(None, (above, own.removeprefix(f"{parent}.") if parent else own)))


def _items(file: Loaded[Plan], keys: Keys, items: list[str | ListItem], where: str, depth: int) -> Iterator[Text]:
    for index, item in enumerate(items):
        here: Keys = (*keys, index)
        if isinstance(item, str):
            yield Text(file, here, item, where, "item", None, depth)
            continue
        number = None if item.number is UNSET else item.number
        yield Text(file, (*here, "text"), item.text, where, "item", number, depth)
        if item.items is not UNSET:
            yield from _items(file, (*here, "list"), item.items, where, depth + 1)


_Rows = Mapping[int, Row]
"""The rows by the identities of their tasks: each task is an object of its own."""


def _table(found: list[Text], file: Loaded[Appendix], appendix: Appendix, rows: _Rows) -> None:
    for key in ("heading", "title", "attached"):
        if (text := getattr(appendix, key)) is not UNSET:
            found.append(Text(file, (key,), text, "appendix", "title"))
    for column, heading in appendix.columns.items():
        found.append(Text(file, ("columns", column), heading, "appendix", "column"))
    for index, area in enumerate(appendix.areas):
        number = None if area.number is UNSET else area.number
        found.append(Text(file, ("areas", index, "name"), area.name, area.id, "area", number))
        _tasks(found, file, area.tasks, rows, 1)


def _tasks(found: list[Text], file: Loaded[Appendix], tasks: list[Task], rows: _Rows, depth: int) -> None:
    for task in tasks:
        row = rows.get(id(task))
        if row is not None:
            if isinstance(task.task, str):
                found.append(Text(file, (*row.path, "task"), task.task, row.id, "task", row.number, depth))
            _other_cells(found, file, row, depth)
        if task.subtasks:
            _tasks(found, file, task.subtasks, rows, depth + 1)


def _other_cells(found: list[Text], file: Loaded[Appendix], row: Row, depth: int) -> None:
    """The cells beside the task that are written in a row."""
    here, where, task = row.path, row.id, row.task

    def add(keys: Keys, text: str, kind: Kind) -> None:
        found.append(Text(file, keys, text, where, kind, None, depth))

    if isinstance(task.products, list):
        for index, product in enumerate(task.products):
            if isinstance(product, str):
                add((*here, "products", index), product, "product")
            else:
                add((*here, "products", index, "text"), product.text, "product")
    if isinstance(task.lead, list):
        found += [Text(file, name.path, name.text, where, "lead", None, depth) for name in row.lead]
    elif task.lead is not UNSET and task.lead.text is not UNSET:
        add((*here, "lead", "text"), task.lead.text, "lead")
    if isinstance(task.coordinating, list):
        found += [Text(file, name.path, name.text, where, "coordinating", None, depth) for name in row.coordinating]
    elif task.coordinating is not UNSET and task.coordinating.text is not UNSET:
        add((*here, "coordinating", "text"), task.coordinating.text, "coordinating")
    if isinstance(task.deadline, str):
        add((*here, "deadline"), task.deadline, "deadline")
    elif isinstance(task.deadline, list):
        for keys, text in _dates((*here, "deadline"), task.deadline):
            add(keys, text, "deadline")
    if isinstance(task.budget, str):
        add((*here, "budget"), task.budget, "budget")
    if task.note is not UNSET:
        add((*here, "note"), task.note, "note")
    if task.footnote is not UNSET:
        add((*here, "footnote"), task.footnote, "footnote")
    for index, criterion in enumerate(task.criteria):
        add((*here, "criteria", index), criterion, "criterion")
    if task.origin is not UNSET:
        add((*here, "origin"), task.origin, "origin")


def _dates(here: Keys, cell: list[str | LabelledDates]) -> Iterator[tuple[Keys, str]]:
    for index, entry in enumerate(cell):
        if isinstance(entry, LabelledDates):
            yield (*here, index, "label"), entry.label
            for at, text in enumerate(entry.dates):
                yield (*here, index, "dates", at), text
        else:
            yield (*here, index), entry
