"""What is to be decided of each task of a draft: unfinished, finished or one-off last year; its figures."""

from __future__ import annotations

from collections.abc import Iterator

from cchc.drafting.leftovers import Leftover, leftovers
from cchc.drafting.looks import Look
from cchc.drafting.one_off import one_off
from cchc.drafting.turns import Page, Turn
from cchc.drafting.years import moved_on
from cchc.plans.base import Target
from cchc.plans.rows import Row
from cchc.text import cut, number_figures
from cchc.yamltree.spans import Path

_SHORT = 60
"""A task's text below so many characters ("Ban hành Kế hoạch") is quoted with its heading."""
_TOLD = 90
"""How much of a task's text is quoted, in characters."""


def states_of_tasks(turn: Turn, page: Page) -> Iterator[Look]:
    """Tasks all done, or not, on the day of the draft, by what was recorded; each with where it comes from.

    Those that are overdue come first.
    """
    left = leftovers(turn.loaded, turn.on)
    if turn.loaded.unrecorded:
        note = "không biết việc nào đã xong, việc nào còn dở: tự soát"
        yield Look(
            group="carried", words=f"{turn.loaded.id} chưa ghi nhận việc nào", note=note, path=page.path,
            remark=f"{turn.loaded.id} chưa ghi nhận việc nào nên {note}",
        )  # fmt: skip
    rows = [(row, left[row.id]) for row in turn.loaded.rows.rows if row.id in left]
    for row, state in sorted(rows, key=lambda one: not one[1].late):
        if not row.extra:
            yield _state(turn, page, row, state)


def _state(turn: Turn, page: Page, row: Row, state: Leftover) -> Look:
    origin = f"{turn.loaded.id}#{row.id}"
    if state.state == "open":
        note = f"chuyển từ {origin}: {state.words}"
        return Look(
            group="carried", words=_told(row, turn), note=note, path=page.path, keys=(*row.path, "task"),
            task=row.id, remark=note,
        )  # fmt: skip
    return Look(
        group="finished", words=_told(row, turn), note=state.words, path=page.path, keys=(*row.path, "task"),
        task=row.id, remark=f"{origin} {state.words}: năm nay làm lại hay bỏ",
    )  # fmt: skip


def one_off_tasks(turn: Turn, page: Page) -> Iterator[Look]:
    """Tasks that the words tell to be for one year only; those under such a heading go with it."""
    flagged: list[Path] = []
    for row in turn.rows():
        if any(row.path[: len(path)] == path for path in flagged):
            continue
        reason = one_off(row, turn.shift)
        if reason is not None:
            flagged.append(row.path)
            note = f"{reason.why} (“{cut(reason.words, 60)}”)"
            yield Look(
                group="one_off", words=_told(row, turn), note=note, path=page.path, keys=(*row.path, "task"),
                task=row.id, rule=reason.rule, remark=f"có thể chỉ làm một lần, {note}: giữ hay bỏ",
            )  # fmt: skip


def figures(turn: Turn, plan: Page, appendix: Page | None) -> Iterator[Look]:
    """Targets and sums of the old year, which somebody has to set anew."""
    for index, target in enumerate(turn.plan.targets):
        yield _target(turn, target, plan, ("targets", index), None)
    for row in turn.rows() if appendix is not None else ():
        assert appendix is not None
        for index, target in enumerate(row.task.targets):
            yield _target(turn, target, appendix, (*row.path, "targets", index), row.id)
        if isinstance(row.task.budget, int):
            words = f"{number_figures(row.task.budget)} đồng: {_told(row, turn)}"
            yield Look(
                group="figure", words=words, note="kinh phí của năm cũ", path=appendix.path,
                keys=(*row.path, "budget"), task=row.id,
            )  # fmt: skip


def _target(turn: Turn, target: Target, page: Page, keys: Path, task: str | None) -> Look:
    indicator, _ = moved_on(target.indicator, turn.shift)
    unit = target.unit if isinstance(target.unit, str) else ""
    figure = f"{target.comparison} {target.value:g}{unit if unit == '%' else f' {unit}'}".rstrip()
    words = f"{figure}: {cut(indicator, _TOLD)}"
    return Look(group="figure", words=words, note="chỉ tiêu của năm cũ", path=page.path, keys=keys, task=task)


def _told(row: Row, turn: Turn) -> str:
    above = f"{row.headings[-1].rstrip(' .:;')}: " if row.headings and len(row.text) < _SHORT else ""
    text, _ = moved_on(f"{above}{row.text}", turn.shift)
    return cut(" ".join(text.split()), _TOLD + len(above) // 2)
