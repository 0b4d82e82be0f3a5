"""What a draft says of the superior's plan of the old year: ``implements``, the links of rows, citations of it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import UNSET

from cchc.citations import citations
from cchc.comparing.restating import same_text
from cchc.drafting.citing import cited_as, cited_plan, signed_number
from cchc.drafting.looks import Look
from cchc.drafting.turns import Page, Turn
from cchc.drafting.walking import leaves
from cchc.plans.document import Citation, Plan
from cchc.store import LoadedPlan
from cchc.yamltree.spans import Path


def superior_of_the_plan(turn: Turn, page: Page) -> Iterator[Look]:
    """Point ``implements`` at the superior's plan of the new year if the workspace has it, else take it out."""
    old = turn.plan.implements
    if old is UNSET:
        return
    keys: Path = ("implements",)
    if isinstance(old, Citation):
        page.source.remove(keys)
        note = "kế hoạch cấp trên của năm cũ, đã bỏ khỏi “implements”; ghi kế hoạch của năm mới khi có"
        yield Look(group="superior", words=cited_as(old), note=note, path=page.path, keys=("year",))
        return
    new = turn.above(old)
    if new in turn.store.plan_ids:
        page.source.replace(keys, new, new)
        note = "kế hoạch cấp trên của năm mới; soát lại liên kết của từng nhiệm vụ"
        yield Look(
            group="superior", words=f"implements: {new}", note=note, path=page.path, keys=keys,
            rule="năm-kế-hoạch", was=old, now=new,
        )  # fmt: skip
        return
    page.source.remove(keys)
    wanted = new or f"kế hoạch cấp trên năm {turn.shift.new}"
    note = f"đã bỏ, vì chưa có {wanted} trong không gian làm việc; có thì ghi “implements: {new or '…'}”"
    yield Look(
        group="superior", words=f"implements: {old}", note=note, path=page.path, keys=("year",),
        remark=f"“implements: {old}” {note}",
    )  # fmt: skip


def citations_of_it(turn: Turn, page: Page) -> Iterator[Look]:
    """Every text that cites the superior's plan of the old year by its number."""
    number = _number(turn)
    new = _new_plan(turn)
    instead = f": {cited_plan(new)}" if new is not None and new.number is not UNSET else ""
    for leaf in leaves(page.source.data):
        for cited in citations(leaf.text) if leaf.kind != "cited" and number is not None else ():
            if cited.sign.text == number:
                words = leaf.text[cited.start : cited.date.end if cited.date else cited.sign.end]
                note = f"kế hoạch cấp trên của năm cũ: thay bằng kế hoạch của năm mới{instead}"
                yield Look(
                    group="superior", words=words, note=note, path=page.path, keys=leaf.path, offset=cited.start,
                    task=turn.task_at(page.path, leaf.path),
                )  # fmt: skip


def links_of_rows(turn: Turn, page: Page) -> Iterator[Look]:
    """Keep a link where the superior's new plan has the same task under that id; take out the others."""
    old = turn.plan.implements
    above = (
        turn.store.plan(turn.above(old))
        if isinstance(old, str) and turn.above(old) in turn.store.plan_ids
        else None
    )
    before = _texts(turn.store.plan(old)) if isinstance(old, str) and old in turn.store.plan_ids else {}
    now = _texts(above) if above is not None else {}
    cleared = 0
    for row in turn.rows():
        links = row.task.implements
        stays = [
            one
            for one in links
            if one in now and same_text(before.get(one, ""), now[one], turn.shift.step) != "other"
        ]
        if stays == links:
            continue
        path = (*row.path, "implements")
        if stays:
            page.source.replace(path, stays, "[" + ", ".join(stays) + "]")
        else:
            page.source.remove(path)
        gone = [one for one in links if one not in stays]
        cleared += len(gone)
        if above is not None:
            note = f"{above.id} không có nhiệm vụ này, hoặc mã đó nay là nhiệm vụ khác; đã bỏ liên kết"
            words = ", ".join(gone)
            yield Look(
                group="superior", words=words, note=note, path=page.path, keys=(*row.path, "task"), task=row.id
            )
    if cleared and above is None:
        yield Look(
            group="dropped", words=f"{cleared} liên kết “implements” của các nhiệm vụ",
            note=f"trỏ đến kế hoạch cấp trên của năm cũ; có kế hoạch mới thì: cchc cascade {turn.new_id} --suggest",
            path=page.path,
        )  # fmt: skip


def _new_plan(turn: Turn) -> Plan | None:
    old = turn.plan.implements
    new = turn.above(old) if isinstance(old, str) else ""
    return turn.store.plan(new).plan if new in turn.store.plan_ids else None


def _texts(plan: LoadedPlan) -> dict[str, str]:
    return {row.id: row.text for row in plan.rows.rows}


def _number(turn: Turn) -> str | None:
    """The number of the superior's plan of the old year, with its sign, as texts cite it."""
    old = turn.plan.implements
    if isinstance(old, Citation):
        return None if old.number is UNSET else old.number
    above = turn.store.plan(old).plan if isinstance(old, str) and old in turn.store.plan_ids else None
    return None if above is None else signed_number(above)
