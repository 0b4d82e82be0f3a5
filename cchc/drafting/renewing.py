"""Next year's draft from this year's plan: the same text with years, windows and limits moved on, the rest marked.

The files are edited as texts (``editing``), so that order, comments and style stay. Whatever year was moved or kept
is in the list of looks, each with its rule; what a rule cannot vouch for is marked in the files too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from msgspec import UNSET
from msgspec.structs import replace

from cchc.citations import citations
from cchc.drafting.carrying import indicators, of_indicators, tasks_given_outside
from cchc.drafting.drafts import Draft, placed
from cchc.drafting.ended_bodies import ended_bodies
from cchc.drafting.inheriting import inherit
from cchc.drafting.looks import Group, Look
from cchc.drafting.old_superior import citations_of_it, links_of_rows, superior_of_the_plan
from cchc.drafting.proving import doubt
from cchc.drafting.rest_days import rest_days
from cchc.drafting.task_marks import figures, one_off_tasks, states_of_tasks
from cchc.drafting.turns import Page, Turn, value_at
from cchc.drafting.walking import Leaf, dropped, leaves, moved_keys, year_keys
from cchc.drafting.years import Edit, Mention, Shift, edited, mentions, moved_day
from cchc.obligations.deriving import report_terms
from cchc.plans.base import PartialDate
from cchc.plans.document import Plan
from cchc.store import Loaded, LoadedPlan, Store, WorkspaceError
from cchc.text import cut
from cchc.yamltree.spans import Path

_DAY_BEFORE_MONTH = re.compile(r"^\d{1,2}(?=\s?[/.-])|^\d{1,2}(?=\s+tháng)")
_OF_DOCUMENTS = frozenset({"văn-bản-năm-cũ", "tên-văn-bản", "văn-bản-hết-giai-đoạn"})
_STARTS = re.compile(
    r"\bbắt đầu\b|\bkhởi công\b|\bkhai trương\b|\bđưa\b.{0,60}\bvào (?:hoạt động|vận hành|sử dụng)\b", re.IGNORECASE
)
_AROUND = 34
"""How many characters round a year are quoted."""


def renew(store: Store, loaded: LoadedPlan, year: int, on: date, folder: str | None = None) -> Draft:
    """The draft of ``year`` from a plan of an earlier one, with the state of its tasks on the day ``on``.

    It is for the authority in ``folder``, by itself that of the plan. Raises WorkspaceError where a file of the
    plan has faults, and for another authority that did not come after that of the plan.
    """
    _refuse_faulty(loaded)
    if loaded.plan is None:
        raise WorkspaceError(f"{loaded.plan_file.path} có lỗi hoặc chưa có.", "Sửa theo lời của: cchc validate")
    shift = Shift(loaded.year, year, _regime_days(loaded.plan))
    tasks = {row.path: row.id for row in loaded.rows.rows if not row.extra}
    other = folder is not None and folder != loaded.authority
    heritage = inherit(store, loaded, folder, year) if folder is not None and other else None
    turn = Turn(store, loaded, loaded.plan, shift, on, tasks, heritage)
    plan = _page(turn, loaded.plan_file)
    appendix = _page(turn, loaded.appendix_file) if loaded.appendix_file.present else None
    pages = [plan, appendix] if appendix is not None else [plan]
    looks = [*ended_bodies(turn), *superior_of_the_plan(turn, plan), *_head(turn, plan)]
    for page in pages:
        looks += [*_texts(turn, page), *_comments(turn, page), *_keys(turn, page), *_dropped(turn, page)]
        looks += citations_of_it(turn, page)
    if appendix is not None:
        looks += [*links_of_rows(turn, appendix), *states_of_tasks(turn, appendix), *one_off_tasks(turn, appendix)]
    looks += figures(turn, plan, appendix)
    measured, outside = indicators(turn), tasks_given_outside(turn)
    if measured is not None:
        looks += [*_texts(turn, measured), *_comments(turn, measured), of_indicators(measured)]
        pages.append(measured)
    looks += [*outside.looks, *_left_behind(turn), *_inherited(turn)]
    texts = {page.path: page.source.done() for page in pages} | outside.texts
    looks += rest_days(texts, year)
    return placed(store, turn.new_id, texts, looks)


def _refuse_faulty(loaded: LoadedPlan) -> None:
    """Raise WorkspaceError for a file that is not of its model: its text is carried on as it stands."""
    files: tuple[Loaded[Any], ...] = (
        loaded.plan_file,
        loaded.appendix_file,
        loaded.indicators_file,
        loaded.extra_file,
    )
    for file in files:
        if file.findings:
            message = f"{file.path} có lỗi nên chưa lập bản nháp: {file.findings[0]}"
            raise WorkspaceError(message, "Sửa theo lời của: cchc validate")


def _inherited(turn: Turn) -> Iterator[Look]:
    """What was changed, or could not be, for the successor of the old authority, with the task it stands in."""
    for look in [] if turn.heritage is None else turn.heritage.looks:
        if not look.path.endswith("/extra.yaml"):  # its tasks have other places in the draft
            yield replace(look, task=turn.task_at(look.path, look.keys))


def _page(turn: Turn, file: Loaded[Any]) -> Page:
    return Page(turn.source(file), f"plans/{turn.new_id}/{file.path.rpartition('/')[2]}")


def _regime_days(plan: Plan) -> frozenset[date]:
    """The days of the windows and the due days of reports."""
    if plan.reporting is UNSET:
        return frozenset()
    found = {day for window in plan.reporting.windows.values() for day in (window.from_, window.to)}
    return frozenset(found | {term.due for _, term, _ in report_terms(plan.reporting) if term.due is not None})


def _head(turn: Turn, page: Page) -> Iterator[Look]:
    """The plan's own year moves on, its number and the day of its date go blank, its signer is asked about."""
    old, new = turn.shift.old, turn.shift.new
    page.source.replace(("year",), new, str(new))
    yield _year(page, ("year",), Mention(0, str(old), str(new), "năm-kế-hoạch", True, old), f"year: {new}")
    said = turn.plan.date
    if isinstance(said, date | PartialDate):
        month = said.month if isinstance(said.month, int) else None
        value = {"year": said.year + turn.shift.step} | ({"month": month} if month else {})
        if isinstance(said, date):
            written = ", ".join(f"{key}: {one}" for key, one in value.items())
            page.source.replace(("date",), value, f"{{{written}}}")
        else:
            page.source.replace(("date", "year"), value["year"], str(value["year"]))
        was = f"{said:%d/%m/%Y}" if isinstance(said, date) else f"…/{month or '…'}/{said.year}"
        now = f"…/{month or '…'}/{value['year']}"
        note = "ngày ký để trống, tháng như năm cũ: sửa nếu khác"
        yield Look(
            group="head", words=f"ngày {now}", note=note, path=page.path, keys=("date",),
            rule="số-văn-bản-mình", was=was, now=now,
        )  # fmt: skip
    if turn.plan.number is not UNSET:
        page.source.remove(("number",))
        note = "số của kế hoạch cũ, đã bỏ; văn thư cấp số mới"
        yield Look(group="head", words=f"số {turn.plan.number}", note=note, path=page.path, keys=("year",))
    signature = turn.plan.signature
    if signature is not UNSET and signature.name is not UNSET:
        note = "người ký kế hoạch cũ: năm nay ai ký"
        yield Look(group="head", words=signature.name, note=note, path=page.path, keys=("signature",))


def _texts(turn: Turn, page: Page) -> Iterator[Look]:
    """Every text moved on by the rules for what it is."""
    for leaf in leaves(page.source.data):
        if leaf.kind == "own":
            yield from _own_line(turn, page, leaf)
        elif leaf.kind == "window":
            yield from _window_day(turn, page, leaf)
        else:
            yield from _text(turn, page, leaf)


def _text(turn: Turn, page: Page, leaf: Leaf) -> Iterator[Look]:
    found = list(mentions(leaf.text, turn.shift))
    if leaf.kind in ("name", "id", "cited"):
        found = [_kept_there(leaf, one) for one in found]
    edits = [edit for one in found for edit in one.edits]
    if edits:
        page.source.edit_text(leaf.path, edits)
    text, task = edited(leaf.text, edits), turn.task_at(page.path, leaf.path)
    why = _doubt(leaf, text, turn.shift) if leaf.kind == "deadline" else None
    if why is not None:
        moved = " → ".join(dict.fromkeys((leaf.text, text)))
        was, now = (leaf.text, text) if edits else (None, None)
        yield Look(
            group="deadline", words=cut(text, 90), note=why, path=page.path, keys=leaf.path, task=task,
            rule="thời-hạn-chưa-chắc", was=was, now=now, remark=f"“{cut(moved, 120)}”: {why}",
        )  # fmt: skip
        found = [one for one in found if one.now is None]
    for one in found:
        proved = leaf.kind == "deadline" and one.now is not None
        told = replace(one, rule="thời-hạn", sure=True) if proved else one
        yield _year(page, moved_keys(leaf.path, turn.shift), told, _around(text, one), task=task, offset=one.start)


def _doubt(leaf: Leaf, text: str, shift: Shift) -> str | None:
    """Why somebody must look at a limit in its new words; None where it is proved to say the same, years later."""
    if text != leaf.text and _STARTS.search(text):
        return "hạn để bắt đầu một việc, có thể chỉ một lần"
    if text == leaf.text and any(one.rule == "giai-đoạn" for one in mentions(text, shift)):
        return "hạn nhiều năm, giữ nguyên: năm nay phải xong phần nào"
    return doubt(leaf.text, text, shift)


def _kept_there(leaf: Leaf, one: Mention) -> Mention:
    """A year in a name, an id or the data of a cited document stays, whatever it looks like."""
    if leaf.kind == "name":
        return replace(one, now=None, rule="tên-đơn-vị", sure=one.now is None and one.sure, edits=())
    if leaf.kind == "id":
        return replace(one, now=None, rule="địa-chỉ-mạng" if "url" in leaf.path else "mã", sure=True, edits=())
    rules = {"date": "ngày-văn-bản", "number": "ký-hiệu-văn-bản"}
    rule = rules.get(str(leaf.path[-1]), "văn-bản-năm-cũ" if one.now is not None else "tên-văn-bản")
    return replace(one, now=None, rule=rule, sure=True, edits=())  # the text beside the data is told


def _window_day(turn: Turn, page: Page, leaf: Leaf) -> Iterator[Look]:
    """A day of the reporting regime, in ISO form."""
    day = date.fromisoformat(leaf.text)
    moved = moved_day(day, turn.shift.step)
    edits = [Edit(0, 4, f"{moved.year:04}")]
    if moved.day != day.day:
        edits.append(Edit(8, 10, f"{moved.day:02}"))
    page.source.edit_text(leaf.path, edits)
    end_of_february = (day.month, day.day) == (2, 28) and moved_day(date(2024, 2, 29), moved.year - 2024).day == 29
    rule = "ngày-nhuận" if moved.day != day.day else "cuối-tháng-2" if end_of_february else "kỳ-số-liệu"
    one = Mention(0, leaf.text, moved.isoformat(), rule, rule == "kỳ-số-liệu", day.year)
    keys = moved_keys(leaf.path, turn.shift)
    yield _year(page, keys, one, f"{keys[-2]}: {moved:%d/%m/%Y}", offset=0)


def _own_line(turn: Turn, page: Page, leaf: Leaf) -> Iterator[Look]:
    """The line under the appendix's title names the plan itself: number and day go blank, the year moves on."""
    edits: list[Edit] = []
    for cited in citations(leaf.text):
        edits.append(Edit(cited.sign.start, cited.sign.start + len(cited.sign.number), ""))
        if cited.date is not None and cited.date.text[-4:].isdigit():
            day = _DAY_BEFORE_MONTH.match(cited.date.text)
            if day is not None:
                edits.append(Edit(cited.date.start, cited.date.start + day.end(), ""))
            year = int(cited.date.text[-4:]) + turn.shift.step
            edits.append(Edit(cited.date.end - 4, cited.date.end, str(year)))
    taken = [(edit.start, edit.end) for edit in edits]
    blank = edited(leaf.text, (Edit(start, end, " " * (end - start)) for start, end in taken))
    for one in mentions(blank, turn.shift):
        edits += [e for e in one.edits if not any(e.start < end and start < e.end for start, end in taken)]
    if edits:
        page.source.edit_text(leaf.path, edits)
        now = edited(leaf.text, edits)
        yield Look(
            group="head", words=now, note=f"kế hoạch cũ: “{leaf.text}”", path=page.path, keys=leaf.path,
            rule="số-văn-bản-mình", was=leaf.text, now=now, remark=f"kế hoạch cũ: “{leaf.text}”",
        )  # fmt: skip
    else:
        for one in mentions(leaf.text, turn.shift):
            yield _year(page, leaf.path, one, _around(leaf.text, one), offset=one.start)


def _comments(turn: Turn, page: Page) -> Iterator[Look]:
    """Years in the comments of a person, which stay."""
    for _, text in page.source.comments():
        for one in mentions(text, turn.shift):
            group: Group = "year" if one.year in (turn.shift.old, turn.shift.old - 1) else "kept"
            kept = replace(one, now=None, rule="chú-thích", edits=(), sure=group == "kept")
            yield _year(page, (), kept, _around(text, kept), comment=text)


def _keys(turn: Turn, page: Page) -> Iterator[Look]:
    """Periods that stand as keys: "Q1-2025" becomes "Q1-2026"."""
    for path in year_keys(page.source.data):
        key, keys = str(path[-1]), moved_keys(path, turn.shift)
        new = str(keys[-1])
        if new != key:
            page.source.rename(path, new)
            yield _year(page, keys, Mention(0, key, new, "năm-kế-hoạch", True, turn.shift.old), new)


def _dropped(turn: Turn, page: Page) -> Iterator[Look]:
    """Take out what speaks of the old year only, and say so."""
    by_key: dict[str, list[Path]] = defaultdict(list)
    for path in dropped(page.source.data):
        page.source.remove(path)
        by_key[str(path[-1])].append(path)
    for key, paths in by_key.items():
        for words, note, keys in _told(key, paths, page.source.data):
            task = turn.task_at(page.path, keys)
            yield Look(group="dropped", words=words, note=note, path=page.path, keys=keys, task=task)


def _left_behind(turn: Turn) -> Iterator[Look]:
    """The events of the old year, which start no term of the new one."""
    file = turn.loaded.events_file
    if file.present:
        name = file.path.rpartition("/")[2]
        yield Look(group="dropped", words=name, note="sự kiện của năm cũ", path=file.path, line=1, column=1)


def _told(key: str, paths: list[Path], data: Any) -> Iterator[tuple[str, str, Path]]:
    """Words, note and place for each thing dropped under a key."""
    values = [(path[:-1], value_at(data, path)) for path in paths]
    if key == "amended_by":
        for keys, entries in values:
            for one in entries:
                changed = " · ".join(str(one[part]) for part in ("deadline", "lead") if part in one)
                yield (
                    cut(f"{one['document']}: {changed}", 90),
                    "sửa nhiệm vụ trong năm cũ; nháp giữ ô như ban hành",
                    keys,
                )
    elif key == "due":
        yield from ((f"due: {value}", "ngày người phụ trách ấn định cho năm cũ", keys) for keys, value in values)
    elif key == "excuses":
        for one in values[0][1]:
            yield f"{one['task']}: {cut(one['reason'], 70)}", "lý do không làm việc cấp trên giao năm cũ", ()
    elif key in ("repairs", "ignore"):
        count = sum(len(value) for _, value in values)
        notes = {
            "repairs": "chỗ đã sửa khi chép văn bản cũ",
            "ignore": "cảnh báo đã cho qua ở kế hoạch cũ; nếu còn, cchc validate nêu lại",
        }
        yield f"{count} mục “{key}”", notes[key], ()


def _year(page: Page, keys: Path, one: Mention, words: str, **more: Any) -> Look:
    group: Group = "moved" if one.now is not None else "kept"
    if not one.sure:
        group = "cited" if one.rule in _OF_DOCUMENTS else "year"
    return Look(
        group=group, words=words, note=one.why, path=page.path, keys=keys, rule=one.rule, was=one.was, now=one.now,
        **more,
    )  # fmt: skip


def _around(text: str, one: Mention) -> str:
    """The words of a mention in the new text with some on either side."""
    end = one.start + len(one.now or one.was)
    first, last = max(0, one.start - _AROUND), min(len(text), end + _AROUND)
    before, after = text[first : one.start], text[end:last]
    if first:
        before = "…" + before.partition(" ")[2]
    if last < len(text):
        after = after.rpartition(" ")[0] + "…"
    return " ".join(f"{before}{text[one.start : end]}{after}".split())
