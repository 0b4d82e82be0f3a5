"""What a draft takes along beside the plan itself: open tasks given outside of it, and the indicators.

A task given outside the plan comes along word for word: its text and its limit are those of the document that gave
it, so no year in it moves. Somebody has to set its new limit.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from msgspec.structs import replace

from cchc.drafting.leftovers import Leftover, leftovers
from cchc.drafting.looks import Look
from cchc.drafting.turns import Page, Turn
from cchc.drafting.walking import leaves
from cchc.drafting.years import mentions
from cchc.plans.rows import Row
from cchc.text import cut
from cchc.yamltree.spans import Path
from cchc.yamltree.writing import document

EXTRA, INDICATORS = "extra.yaml", "indicators.yaml"
_TOLD = 90
_GONE = ("implements", "ignore")
"""Keys of a task that speak of other files of the old year."""


class Carried(NamedTuple):
    """Tasks given outside the plan that come along: their file by its path, if any does, and what to look at."""

    texts: dict[str, str]
    looks: list[Look]


def tasks_given_outside(turn: Turn) -> Carried:
    """The draft's extra.yaml with all tasks of the old one that are not known to be done."""
    file = turn.loaded.extra_file
    if not file.present:
        return Carried({}, [])
    data = turn.source(file).data
    states = leftovers(turn.loaded, turn.on)
    path = f"plans/{turn.new_id}/{EXTRA}"
    areas: list[Any] = []
    looks: list[Look] = []
    done: list[Row] = []
    rows = [row for row in turn.loaded.rows.rows if row.extra]
    for index, area in enumerate(data.get("areas", [])):
        kept: list[Any] = []
        for number, task in enumerate(area.get("tasks", [])):
            mine = [row for row in rows if row.path[:4] == ("areas", index, "tasks", number)]
            if _finished(mine, states) and "same_as" not in str(area):
                done += mine[:1]
                continue
            keys: Path = ("areas", len(areas), "tasks", len(kept), "task")
            looks.append(_look(turn, mine, states, path, keys, str(task.get("task", ""))))
            kept.append(_without(task))
        if kept:
            areas.append({**{key: value for key, value in area.items() if key != "tasks"}, "tasks": kept})
    looks += [_done(turn, row) for row in done]
    if not areas:
        return Carried({}, looks)
    new = {**{key: value for key, value in data.items() if key not in ("areas", *_GONE)}, "areas": areas}
    looks += list(_years(turn, new, path))
    return Carried({path: document(new)}, looks)


def indicators(turn: Turn) -> Page | None:
    """The page of the indicators, which are measured again; their years move on as those of the targets."""
    file = turn.loaded.indicators_file
    return Page(turn.source(file), f"plans/{turn.new_id}/{INDICATORS}") if file.present else None


def of_indicators(page: Page) -> Look:
    """That somebody has to say whether all of them are measured again."""
    count = len(page.source.data.get("indicators", []))
    return Look(
        group="figure", words=f"{count} chỉ số trong {INDICATORS}", path=page.path, keys=("indicators",),
        note="mang sang để đo tiếp: soát chỉ số, đơn vị cho số liệu và chỉ tiêu gắn với nó",
    )  # fmt: skip


def _finished(rows: list[Row], states: dict[str, Leftover]) -> bool:
    told = [states[row.id] for row in rows if row.id in states]
    return bool(told) and all(one.state == "finished" for one in told)


def _look(turn: Turn, rows: list[Row], states: dict[str, Leftover], path: str, keys: Path, text: str) -> Look:
    told = [states[row.id].words for row in rows if row.id in states and states[row.id].state == "open"]
    unknown = "chưa ghi nhận việc nào" if turn.loaded.unrecorded else "chưa rõ đã xong hay chưa"
    task = rows[0].id if rows else None
    origin = next((row.task.origin for row in rows if isinstance(row.task.origin, str)), "")
    given = f", giao theo {cut(origin, 60)}" if origin else ""
    limit = next((phrase.text for row in rows for phrase in row.phrases), None)
    set_anew = f"hạn “{cut(limit, 40)}” là của năm cũ" if limit else "chưa có hạn"
    note = (
        f"chuyển từ {turn.loaded.id}#{task}{given}: {'; '.join(told) or unknown}. Còn làm thì {set_anew}: ghi "
        "ngày ở “due”, lý do ở “because”; không thì xóa"
    )
    return Look(
        group="carried", words=cut(" ".join(text.split()), _TOLD), note=note, path=path, keys=keys, task=task
    )


def _done(turn: Turn, row: Row) -> Look:
    place = turn.loaded.extra_file.place(row.path)
    return Look(
        group="dropped", words=cut(" ".join(row.text.split()), _TOLD), note="việc giao ngoài kế hoạch, đã xong",
        path=turn.loaded.extra_file.path, task=row.id, line=place.line, column=place.column,
    )  # fmt: skip


def _without(task: Any) -> Any:
    """A task, with those under it, without what speaks of other files of the old year."""
    if isinstance(task, dict):
        return {key: _without(value) for key, value in task.items() if key not in _GONE}
    return [_without(one) for one in task] if isinstance(task, list) else task


def _years(turn: Turn, data: Any, path: str) -> Iterator[Look]:
    """Every year in the file, all as they were."""
    for leaf in leaves(data):
        for found in mentions(leaf.text, turn.shift):
            one = replace(found, rule="việc-giao-ngoài")
            yield Look(
                group="kept", words=cut(leaf.text, _TOLD), note=one.why, path=path,
                keys=leaf.path, offset=one.start, rule=one.rule, was=one.was,
            )  # fmt: skip
