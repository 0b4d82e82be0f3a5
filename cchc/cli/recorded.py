"""What was (or would be) recorded, as people read it: whose, which task, what follows for its date and state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from cchc.cli.measured import with_unit
from cchc.cli.terminal import Cell, Paragraph, say, say_row
from cchc.drafting.journals import NewLine
from cchc.drafting.measured import FigureEntry
from cchc.drafting.recording import Entry, Recorder
from cchc.obligations import Assessed
from cchc.obligations.obligation import Obligation
from cchc.obligations.wording import state_words
from cchc.plans.words import STATUSES
from cchc.text import cut
from cchc.yamltree.writing import flow


def print_entries(recorder: Recorder, *, dry_run: bool) -> None:
    """Print each new line with the state that it leads to; with ``dry_run`` the lines themselves."""
    entries = recorder.entries
    say(_heading(len(entries), dry_run=dry_run), "bold")
    together: dict[tuple[str, str, str], list[Entry]] = {}
    for entry in entries:
        after = recorder.after(entry)
        state = f"{_now(after[0])}{_overruled(after, entry)}"
        together.setdefault((entry.line.entry["task"], _which(entry), state), []).append(entry)
    for (task, which, state), mine in together.items():
        names = ", ".join(entry.unit.name for entry in mine)
        paragraphs = [Paragraph(f"  {cut(mine[0].text, 110)}", "", f"{task}{which}", "cyan")]
        paragraphs.append(Paragraph(f"  {names}: {state}"))
        paragraphs += [Paragraph(f"  {words}", "yellow") for words in _remarks(mine)]
        say_row([Cell("", 1)], paragraphs)
    if recorder.passed_over:
        names = "; ".join(dict.fromkeys(unit.name for unit in recorder.passed_over))
        say(
            f"  Không ghi cho đơn vị đã kết thúc hoạt động: {names}. Đơn vị làm tiếp ghi thay bằng --for.", "yellow"
        )
    if not dry_run:
        for path, group in groupby(entries, key=lambda entry: entry.line.path):
            say(f"    {path}: {', '.join(entry.line.entry['id'] for entry in group)}", "dim")
    if dry_run:
        _print_raw([entry.line for entry in entries])


def _remarks(entries: Sequence[Entry]) -> Iterator[str]:
    """For whom else a line counts, and what stays open before it."""
    first = entries[0]
    register, owner = first.plan.register, first.about[0].obligation.owner
    shared = [
        unit.name for one in owner.shared_with if one != owner.unit_id and register and (unit := register.unit(one))
    ]
    if shared:
        yield f"Chung một sản phẩm với {', '.join(shared)}: dòng này tính cho cả các đơn vị đó."
    if first.about[0].waiting_for == "event" and first.line.entry["status"] == "done":
        yield "Chưa ghi sự kiện làm bắt đầu thời hạn: ghi thêm bằng --event thì mới biết đúng hạn hay không."
    open_still = [f"{a.obligation.term.label or 'kỳ trước'} (hạn {a.due:%d/%m/%Y})" for a in first.beside if a.due]
    if open_still and first.line.entry["status"] == "done":
        yield f"Vẫn còn {', '.join(open_still)} chưa xong; nếu ý là kỳ đó, ghi lại với --occurrence."


def _which(entry: Entry) -> str:
    update, first = entry.line.entry, entry.about[0].obligation
    parts = [f"sản phẩm {update['item']}"] if "item" in update else []
    if "occurrence" in update:
        parts.append(first.term.label or f"lần {update['occurrence']}")
    if len(entry.about) > 1:
        parts.append(f"cả {len(entry.about)} sản phẩm, kỳ còn lại")
    if "behalf_of" in update:
        parts.append(f"thay {first.owner.unit}")
    return f" ({', '.join(parts)})" if parts else ""


def _now(a: Assessed) -> str:
    """The state once the line is written, with the date it is measured by."""
    due = f", hạn {a.due:%d/%m/%Y}" if a.due is not None and a.timing != "waiting" else ""
    if a.status == "done" and a.facts.done_on is not None:
        late = {True: ", quá hạn", False: ", đúng hạn", None: ""}[a.done_late]
        return f"đã xong ngày {a.facts.done_on:%d/%m/%Y}{late}{due}"
    state = state_words(a)[0]
    return f"{STATUSES[a.status]}{due}" + (f" ({state})" if state != STATUSES[a.status] else "")


def _overruled(after: Sequence[Assessed], entry: Entry) -> str:
    """A word where a line of a later day stands over the new one."""
    status, on = entry.line.entry["status"], entry.line.entry["on"]
    if status in ("called", "extended") or any(str(a.facts.on) == on and a.status == status for a in after):
        return ""
    return " – đã có dòng ngày sau đó, trạng thái theo dòng ấy"


def print_figures(entries: Sequence[FigureEntry], *, dry_run: bool) -> None:
    """Print each new figure, how it was read where that needs saying, and where the whole can be seen."""
    say(_heading(len(entries), dry_run=dry_run), "bold")
    for how in dict.fromkeys(entry.how for entry in entries if entry.how):
        say(how)
    for task, group in groupby(entries, key=lambda entry: entry.line.entry["task"]):
        mine = list(group)
        first, value = mine[0], mine[0].line.entry["value"]
        names = ", ".join(_whose(entry) for entry in mine)
        head = f"{task} ({first.period.label})"
        paragraphs = [Paragraph(f"  {cut(first.indicator.name, 110)}", "", head, "cyan")]
        figure = with_unit(value, first.indicator.measure)
        say_row([Cell("", 1)], [*paragraphs, Paragraph(f"  {names}: {figure}")])
    if dry_run:
        _print_raw([entry.line for entry in entries])
        return
    for path, group in groupby(entries, key=lambda entry: entry.line.path):
        say(f"    {path}: {', '.join(entry.line.entry['id'] for entry in group)}", "dim")
    say(f"    Xem: cchc targets --plan {entries[0].plan.id} --period {entries[0].period.name}", "dim")


def _whose(entry: FigureEntry) -> str:
    own = entry.owner.unit_id == entry.unit.id
    return entry.unit.name if own else f"{entry.unit.name} (thay {entry.owner.unit})"


def _heading(count: int, *, dry_run: bool) -> str:
    return f"{'Sẽ ghi' if dry_run else 'Đã ghi'} {count} dòng{' (chưa ghi gì)' if dry_run else ''}."


def print_event(line: NewLine, started: Sequence[Obligation], *, dry_run: bool) -> None:
    """Print the event and the dates that it sets, with the units."""
    event = line.entry
    say(f"{'Sẽ ghi (chưa ghi gì)' if dry_run else 'Đã ghi'} sự kiện {event['id']}: {event['document']}.", "bold")
    by_term = sorted(started, key=lambda o: (o.task, o.term.due.isoformat() if o.term.due else ""))
    for (task, due), group in groupby(by_term, key=lambda o: (o.task, o.term.due)):
        mine = list(group)
        names = ", ".join(dict.fromkeys(o.owner.unit for o in mine))
        say_row(
            [Cell("", 1)],
            [
                Paragraph(f"  {cut(mine[0].text, 110)}", "", task, "cyan"),
                Paragraph(f"  hạn {due:%d/%m/%Y}: {cut(names, 120)}" if due else f"  chưa tính được hạn: {names}"),
            ],
        )
    if dry_run:
        _print_raw([line])
    else:
        say(f"    {line.path}", "dim")


def _print_raw(lines: Sequence[NewLine]) -> None:
    """The lines as they would stand in the files."""
    for path, group in groupby(lines, key=lambda line: line.path):
        say("")
        say(path, "dim")
        for line in group:
            say(f"  - {flow(line.entry)}")
