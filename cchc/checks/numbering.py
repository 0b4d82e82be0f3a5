"""W3: numbers of sections, lists, areas, tasks that leave a gap, stand twice, or do not go on from those above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from msgspec import UNSET

from cchc.checks.naming import Keys
from cchc.checks.scanning import scanned
from cchc.checks.texts import Text, section_number
from cchc.findings import Finding, finding
from cchc.plans.cells import TaskCell
from cchc.plans.document import Section
from cchc.plans.table import Task
from cchc.store import Loaded, LoadedPlan, Store
from cchc.text import cut
from cchc.text.ordinals import Broken, Fault, bare, breaks, continues, roman_value, split_mark, typed_mark

_FAULTS: dict[Fault, tuple[str, str]] = {
    "first": ("W303", "Số thứ tự bắt đầu từ “{mark}”, không phải “{expected}”."),
    "gap": ("W303", "Số thứ tự nhảy từ “{before}” đến “{mark}”, thiếu “{expected}”."),
    "repeat": ("W304", "Số thứ tự “{mark}” đứng hai lần liền."),
    "order": ("W304", "Số thứ tự “{mark}” đứng sau “{before}”."),
    "style": ("W304", "Số thứ tự “{mark}” khác kiểu với các mục cùng cấp."),
}


class _Numbered(NamedTuple):
    """A part of the document with its number as printed; ``keys`` lead to the number, ``text`` is what it heads."""

    file: Loaded[Any]
    keys: Keys
    mark: str
    text: str
    where: str

    def finding(self, code: str, message: str, hint: str) -> Finding:
        return finding(self.file.place(self.keys), code, message, hint=hint, excerpt=self.mark, where=self.where)


def numbers(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """Numbers of sections, areas and tasks with a gap, twice, out of order, or not their parent's."""
    if loaded.plan is not None:
        yield from _sections(loaded.plan_file, ("body",), loaded.plan.body, "", None, None)
    yield from _areas(loaded)
    yield from _typed(loaded)


def _told(parts: Sequence[_Numbered], broken: Broken) -> Finding:
    code, message = _FAULTS[broken.fault]
    part = parts[broken.at]
    before = parts[broken.at - 1].mark if broken.at else ""
    above = split_mark(part.mark)[0]
    expected = f"{above}.{broken.expected}" if above else broken.expected
    hint = f"Có bỏ sót mục nào không? Nếu không, đánh số lại thành “{expected}”."
    text = message.format(mark=part.mark, before=bare(before), expected=expected)
    return part.finding(code, text, hint if broken.fault != "style" else "Đánh số lại cho cùng kiểu.")


def _siblings(parts: Sequence[_Numbered], parent: str | None, after: str | None) -> Iterator[Finding]:
    """The faults of the numbers of siblings under a part numbered ``parent``."""
    marks = tuple([part.mark for part in parts])
    if _in_order(marks, parent, after):
        return
    strange = set()
    for index, part in enumerate(parts):
        above, own = split_mark(part.mark)
        if above and parent and not continues(above, parent):
            strange.add(index)
            yield part.finding(
                "W305",
                f"Số thứ tự “{part.mark}” không nối tiếp số “{bare(parent)}” của mục chứa nó.",
                f"Đánh số lại thành “{bare(parent)}.{own}”, hay mục này thuộc chỗ khác?",
            )
    for broken in breaks(marks, after=after):
        if broken.at not in strange and broken.at - 1 not in strange:
            yield _told(parts, broken)


def _sections(
    file: Loaded[Any], keys: Keys, sections: Sequence[Section], above: str, parent: str | None, after: str | None
) -> Iterator[Finding]:
    parts: list[_Numbered] = []
    inner = None
    for index, section in enumerate(sections):
        heading = "" if section.heading is UNSET else section.heading
        typed = typed_mark(heading)
        if section.number is not UNSET:
            part = _Numbered(file, (*keys, index, "number"), section.number, heading, "")
        elif typed:
            part = _Numbered(file, (*keys, index, "heading"), typed, heading, "")
        else:
            continue
        where = section_number(above, part.mark)
        parts.append(part._replace(where=where))
        yield from _sections(file, (*keys, index, "sections"), section.sections, where, part.mark, inner)
        inner = _last(section.sections) or inner
    yield from _siblings(parts, parent, after)


def _last(parts: Sequence[Section | Task]) -> str | None:
    numbered = [part.number for part in parts if part.number is not UNSET]
    return numbered[-1] if numbered else None


def _areas(loaded: LoadedPlan) -> Iterator[Finding]:
    """The numbers of the appendix: areas, tasks (which may go on from area to area), sub-tasks."""
    file = loaded.appendix_file
    areas = file.value.areas if file.value is not None else []
    numbered = [
        _Numbered(file, ("areas", index, "number"), area.number, area.name, area.id)
        for index, area in enumerate(areas)
        if area.number is not UNSET
    ]
    yield from _siblings(numbered, None, None)
    after = None
    for index, area in enumerate(areas):
        number = None if area.number is UNSET else area.number
        yield from _tasks(file, ("areas", index, "tasks"), area.tasks, area.id, number, after)
        after = _last(area.tasks) or after


def _tasks(
    file: Loaded[Any], keys: Keys, tasks: Sequence[Task], area: str, parent: str | None, after: str | None
) -> Iterator[Finding]:
    marks: list[str] = []
    at: list[int] = []
    for index, task in enumerate(tasks):
        if task.number is UNSET:
            continue
        again = marks and marks[-1] == task.number
        # where it is, one cell was printed for both rows, or they have no id of their own, which is an error
        if not again or not (isinstance(task.task, TaskCell) or task.id is UNSET):
            marks.append(task.number)
            at.append(index)
        if task.subtasks:
            yield from _tasks(file, (*keys, index, "subtasks"), task.subtasks, area, task.number, None)
    if not _in_order(tuple(marks), parent, after):
        yield from _siblings([_numbered(file, (*keys, index), tasks[index], area) for index in at], parent, after)


@lru_cache(maxsize=16384)
def _in_order(marks: tuple[str, ...], parent: str | None, after: str | None) -> bool:
    """Whether there is nothing to say of the marks of siblings, as of nearly all: remembered across plans."""
    above = {split_mark(mark)[0] for mark in marks} - {""} if parent else ()
    return all(continues(one, parent or "") for one in above) and next(breaks(marks, after=after), None) is None


def _numbered(file: Loaded[Any], keys: Keys, task: Task, area: str) -> _Numbered:
    number = "" if task.number is UNSET else task.number
    text = "" if isinstance(task.task, TaskCell) else task.task
    return _Numbered(file, (*keys, "number"), number, text, f"{area}/{number if task.id is UNSET else task.id}")


def _typed(loaded: LoadedPlan) -> Iterator[Finding]:
    """Numbers typed at the beginning of paragraphs and list items, or given with a list's lines."""
    lists: dict[tuple[str, Keys, str], list[_Numbered]] = {}
    for text in scanned(loaded).body:
        if text.kind not in ("paragraph", "item"):
            continue
        mark = text.number or typed_mark(text.text)
        if mark is None:
            continue
        at = max(index for index, key in enumerate(text.keys) if isinstance(key, int))
        keys = (*text.keys[:-1], "number") if text.number else text.keys
        run = lists.setdefault((text.file.path, text.keys[:at], _shape(mark)), [])
        run.append(_Numbered(text.file, keys, mark, text.text, text.where))
    for run in lists.values():
        for broken in _in_runs(tuple(part.mark for part in run)):
            yield _told(run, broken)


@lru_cache(maxsize=4096)
def _shape(mark: str) -> str:
    """What marks of one list have in common: the kind of count and the signs round it ("a)", "1.", "1.1.")."""
    plain = bare(mark)
    kind = "I" if roman_value(plain) else "".join("1" if s.isdigit() else s if s == "." else "a" for s in plain)
    return mark.replace(plain, kind.replace("11", "1"))


@lru_cache(maxsize=16384)
def _in_runs(marks: tuple[str, ...]) -> tuple[Broken, ...]:
    """The breaks of a list's marks, which may begin anew at any place; where a run begins is not held to be 1."""
    start, found = 0, []
    for index in range(1, len(marks) + 1):
        if index == len(marks) or split_mark(marks[index])[1] in ("1", "I", "a"):
            for broken in breaks(marks[start:index]):
                if broken.fault in ("gap", "repeat", "order"):
                    found.append(broken._replace(at=broken.at + start))
            start = index
    return tuple(found)


def unnumbered(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """Rows and sections without a number beside numbered ones; sub-tasks without where all others have one."""
    if loaded.plan is not None:
        yield from _bare_sections(loaded.plan_file, ("body",), loaded.plan.body)
    file = loaded.appendix_file
    areas = file.value.areas if file.value is not None else []
    if None not in [row.number for row in loaded.rows.rows]:
        return
    nested = [sub for area in areas for task in area.tasks for sub in task.subtasks]
    usual = sum(sub.number is not UNSET for sub in nested) * 2 > len(nested)
    for index, area in enumerate(areas):
        yield from _bare_tasks(file, ("areas", index, "tasks"), area.tasks, area.id, usual=usual)


def _bare_sections(file: Loaded[Any], keys: Keys, sections: Sequence[Section]) -> Iterator[Finding]:
    numbered = sum(section.number is not UNSET for section in sections)
    for index, section in enumerate(sections):
        here: Keys = (*keys, index)
        heading = section.heading
        if section.number is UNSET and heading is not UNSET and numbered and not typed_mark(heading):
            yield _bare(Text(file, (*here, "heading"), heading, "", "heading"), "Mục")
        yield from _bare_sections(file, (*here, "sections"), section.sections)


def _bare_tasks(
    file: Loaded[Any], keys: Keys, tasks: Sequence[Task], area: str, *, usual: bool
) -> Iterator[Finding]:
    without = [index for index, task in enumerate(tasks) if task.number is UNSET and task.id is not UNSET]
    numbered = bool(without) and any(task.number is not UNSET for task in tasks)
    if without and (numbered or ("subtasks" in keys and usual)):
        for index in without if numbered else without[:1]:
            task = tasks[index]
            if isinstance(task.task, str):
                yield _bare(Text(file, (*keys, index, "task"), task.task, f"{area}/{task.id}", "task"), "Dòng")
    for index, task in enumerate(tasks):
        if task.subtasks:
            yield from _bare_tasks(file, (*keys, index, "subtasks"), task.subtasks, area, usual=usual)


def _bare(text: Text, what: str) -> Finding:
    return text.finding(
        "W306",
        f"{what} “{cut(text.text, 60)}” không có số thứ tự, trong khi các mục cùng loại đều có.",
        hint="Đánh số, hay đây là phần tiếp của mục trên?",
        severity="info",
    )
