"""plan.yaml of a lower authority's draft: head, bases, body, regime and duties after the superior's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from msgspec import UNSET, to_builtins

from cchc.calendar.periods import parse_period
from cchc.drafting.bodies import body
from cchc.drafting.citing import cited_plan, lower_first, signed_number
from cchc.drafting.earlier import earlier_phrase
from cchc.drafting.lower_work import TOLD, LowerWork, around
from cchc.plans.document import ListBlock, ListItem, Section
from cchc.text import cut
from cchc.yamltree.spans import Path

_MARK = re.compile(r"\[\^([^\]]+)\]")


def plan_file(work: LowerWork) -> dict[str, Any]:
    """The data of plan.yaml; empty parts are left out."""
    plan, own = work.plan, work.below.authority
    data: dict[str, Any] = {"kind": plan.kind, "sign": None if plan.sign is UNSET else plan.sign}
    data |= {"place": own.place, "year": work.year, "title": work.text(plan.title, ("title",))}
    data |= {"implements": work.superior.id, "bases": [_basis(work)]}
    own_title = lower_first(work.texts.lowered(plan.title)[0])
    data["preamble"] = [f"{own.name} ban hành {plan.kind} {own_title}, với nội dung như sau:"]
    data["body"] = [_section(work, one, ("body", n)) for n, one in enumerate(plan.body)]
    data["footnotes"] = _footnotes(work)
    data["reporting"] = _reporting(work)
    data["duties"] = list(_duties(work, reports=data["reporting"] is not None))
    data["targets"] = [work.target(target, ("targets", n), None) for n, target in enumerate(plan.targets)]
    data["signature"] = {"authority": "TM. ỦY BAN NHÂN DÂN", "office": "CHỦ TỊCH"}
    if not body(own.name).governs:
        data["signature"] = {"office": "THỦ TRƯỞNG"}
    work.look("head", ("signature",), "chữ ký", "ghi tên người ký; số, ngày của kế hoạch để trống")
    return {key: value for key, value in data.items() if value not in ([], None)}


def _basis(work: LowerWork) -> dict[str, Any]:
    """The superior's plan as a basis; the authority's own bases are for a person to add."""
    plan, number = work.plan, signed_number(work.plan)
    day = plan.date if isinstance(plan.date, date) else None
    title = lower_first(plan.title)
    text = f"Căn cứ {cited_plan(plan)} của {work.above.authority.name} {title};"
    work.look("cited", ("bases", 0, "text"), cut(text, TOLD), "thêm các căn cứ riêng của cơ quan mình")
    if number is None:
        return {"text": text}
    citation: dict[str, Any] = {"kind": plan.kind, "number": number}
    citation |= {"date": day.isoformat()} if day else {}
    return {"text": text, "citations": [citation | {"issuer": work.above.authority.name, "title": title}]}


def _section(work: LowerWork, section: Section, keys: Path) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if section.number is not UNSET:
        found["number"] = section.number
    if section.heading is not UNSET:
        found["heading"] = work.text(section.heading, (*keys, "heading"))
    if section.content:
        found["content"] = [_block(work, one, (*keys, "content", n)) for n, one in enumerate(section.content)]
    if section.sections:
        found["sections"] = [_section(work, one, (*keys, "sections", n)) for n, one in enumerate(section.sections)]
    return found


def _block(work: LowerWork, block: str | ListBlock | ListItem, keys: Path) -> Any:
    if isinstance(block, str):
        return _with_report_day(work, work.text(block, keys), keys)
    found: dict[str, Any] = {}
    if isinstance(block, ListItem):
        found = {} if block.number is UNSET else {"number": block.number}
        found["text"] = work.text(block.text, (*keys, "text"))
    if block.items is not UNSET:
        found["list"] = [_block(work, one, (*keys, "list", n)) for n, one in enumerate(block.items)]
    return found


def _with_report_day(work: LowerWork, text: str, keys: Path) -> str:
    """The day of the month by which reports are due, also where the prose states it."""
    if work.plan.reporting is UNSET:
        return text
    day = work.plan.reporting.submit_by.day
    found = re.search(rf"(?<=ngày\s){day}(?=\s+(?:của\s+)?tháng\s+cuối)", text)
    if found is None:
        return text
    new = f"{text[: found.start()]}{_submit_day(work)}{text[found.end() :]}"
    if new == text:
        return text
    note = f"cấp trên: ngày {day}; ở đây sớm hơn để kịp tổng hợp"
    work.look("deadline", keys, around(new, found.start(), 2), note)
    return new


def _submit_day(work: LowerWork) -> int:
    """The due day of reports: earlier than the superior's, but after the figures close."""
    assert work.plan.reporting is not UNSET
    regime = work.plan.reporting
    day = regime.submit_by.day
    closes = [window.to.day for key, window in regime.windows.items() if _closes_in_last_month(key, window.to)]
    return min(day, max(day - work.asked.days, *(close + 1 for close in closes), 1))


def _closes_in_last_month(key: str, day: date) -> bool:
    try:
        end = parse_period(key).end
    except ValueError:
        return False
    return (day.year, day.month) == (end.year, end.month)


def _footnotes(work: LowerWork) -> list[dict[str, Any]]:
    """The footnotes to which the body refers; they cite the superior's documents."""
    marks = set(_MARK.findall(str(to_builtins(work.plan.body)) + str(to_builtins(work.plan.duties))))
    notes = [note for note in work.plan.footnotes if note.number in marks]
    for n, note in enumerate(notes):
        words = cut(note.text, TOLD)
        work.look("cited", ("footnotes", n), words, "chú thích của cấp trên: thay bằng văn bản của cơ quan mình")
    return [to_builtins(note) for note in notes]


def _reporting(work: LowerWork) -> dict[str, Any] | None:
    """The superior's windows, reported earlier by those below; None where nobody below reports."""
    if work.plan.reporting is UNSET:
        return None
    regime: dict[str, Any] = to_builtins(work.plan.reporting)
    items: list[dict[str, Any]] = []
    for item in regime["items"]:
        keys: Path = ("reporting", "items", len(items))
        who = work.names.cell(item["who"], leads=True)
        if not who:
            work.look("dropped", (), f"báo cáo: {cut(item['what'], 60)}", "không ai trong danh bạ phải gửi")
            continue
        found: dict[str, Any] = {"what": work.text(item["what"], (*keys, "what")), "who": who}
        if "receiver" in item:
            found["receiver"] = work.text(item["receiver"], (*keys, "receiver"))
        found |= {key: item[key] for key in ("portal", "section") if key in item}
        if "who" in item.get("portal", {}):
            found["portal"] = {**item["portal"], "who": work.names.cell(item["portal"]["who"], leads=True)}
        items.append(found)
    if not items:
        return None
    old, new = regime["submit_by"]["day"], _submit_day(work)
    words = f"Báo cáo gửi chậm nhất ngày {new} tháng cuối kỳ"
    note = f"cấp trên: ngày {old}; kỳ số liệu như cấp trên"
    if new == old and work.asked.days:
        note = (
            "bằng ngày của cấp trên: số liệu chốt ngay trước đó nên không sớm hơn được; thống nhất lại với cấp trên"
        )
    work.look("deadline", ("reporting", "submit_by"), words, note)
    return {"items": items, "submit_by": {**regime["submit_by"], "day": new}, "windows": regime["windows"]}


def _duties(work: LowerWork, *, reports: bool) -> Iterator[dict[str, Any]]:
    """The superior's duties for those who do the same job below."""
    n = 0
    for duty in work.plan.duties:
        who = work.names.cell(duty.who, leads=True)
        if not who:
            words = f"việc {duty.id}: {cut(duty.what, 60)}"
            work.look("dropped", (), words, "không đơn vị nào trong danh bạ cùng việc")
            continue
        entry: dict[str, Any] = {"id": duty.id, "who": who, "what": work.text(duty.what, ("duties", n, "what"))}
        if duty.deadline is not UNSET:
            entry["deadline"] = earlier_phrase(duty.deadline, work.year, work.asked.days)
        if duty.as_ is not UNSET and reports:
            entry["as"] = duty.as_
        yield entry
        n += 1
