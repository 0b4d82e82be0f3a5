"""``cchc show``: a plan, or one task of it with every cell resolved."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import typer
from msgspec import UNSET

from cchc.cli.naming import row_meant
from cchc.cli.options import AsOf, Root, format_option, today, workspace
from cchc.cli.terminal import (
    Cell,
    Paragraph,
    bold,
    columns,
    dim,
    exit_on_errors,
    print_lines,
    say,
    say_row,
    visible,
)
from cchc.cli.vietnamese import VietnameseCommand, command_app
from cchc.cli.words import short_day
from cchc.obligations import Assessed
from cchc.obligations.deriving import report_terms, without_notes
from cchc.obligations.scope import Scope, gather
from cchc.plans.base import PartialDate
from cchc.plans.document import Plan, Section
from cchc.plans.rows import Row, in_force
from cchc.store import LoadedPlan
from cchc.text import cut, number_figures

FORMATS = ("table", "json")
app = command_app()


@app.command(cls=VietnameseCommand)
def show(
    what: Annotated[
        str,
        typer.Argument(
            metavar="[KẾ-HOẠCH][#NHIỆM-VỤ]",
            help="Như vinh-chau/2025, vinh-chau/2025#tthc/2.2, hoặc tthc/2.2 (trong kế hoạch của cơ quan mình).",
        ),
    ] = "",
    format: Annotated[str, format_option(*FORMATS)] = "table",
    as_of: AsOf = None,
    root: Root = None,
) -> None:
    """Một kế hoạch, hoặc một nhiệm vụ với đủ nội dung từng ô, thời hạn và từng đơn vị phải làm."""
    from cchc.exports.plan_records import plan_record, task_record
    from cchc.exports.records import obligation_record, to_json

    store = workspace(root)
    on = today(as_of)
    loaded, row = row_meant(store, what, on)
    if row is not None:
        found = gather(Scope(plans=(loaded,)), [], on, store.due_soon_days)
        mine = [a for a in found if a.obligation.task == row.id]
        if format == "json":
            record = {**task_record(row, loaded.year), "obligations": [obligation_record(a) for a in mine]}
            typer.echo(to_json([record]))
        else:
            _print_task(loaded, row, mine)
    elif format == "json":
        typer.echo(to_json([plan_record(loaded)]))
    else:
        _print_plan(loaded)
    exit_on_errors([loaded], store)


def _print_task(loaded: LoadedPlan, row: Row, found: list[Assessed]) -> None:
    from rich.text import Text

    from cchc.cli.words import short_day, who
    from cchc.obligations.wording import state_words, to_be_decided
    from cchc.plans.words import ROLES
    from cchc.text import cut

    place = loaded.file_of(row).place(row.path)
    grid = columns([16, None])
    for name, value, taken in _cells(row):
        if value:
            grid.add_row(
                Text(name, style="dim"), Text(visible(value) + (f"  (lấy từ dòng {taken})" if taken else ""))
            )
    blocks: list[Any] = [bold(f"{row.id}  {row.text}"), dim(f"{place} · {row.area_name}")]
    blocks += [dim(f"  thuộc: {heading}") for heading in row.headings]
    blocks += [grid]
    if not row.owes:
        blocks += ["", dim("Dòng tiêu đề: bản thân dòng này không phải có sản phẩm.")]
    owed = columns([13, 16, 11, None])
    several = len({a.obligation.item for a in found}) > 1
    unrecorded = loaded.unrecorded
    together: dict[tuple[str, str, str, str], list[Assessed]] = {}
    for a in found:
        o = a.obligation
        day = f"{short_day(a.due)}/{a.due.year}" if a.due and a.dated else ""
        item = f"sản phẩm {o.item}: {cut('; '.join(o.products), 60)}" if several else ""
        which = " · ".join(part for part in (item, o.term.label or "") if part)
        silent = o.role == "lead" and o.owner.via is not None and a.status == "none" and not unrecorded
        silent = silent and not a.undecided
        state = "chưa báo cáo" if silent else state_words(a, unrecorded=unrecorded)[0]
        key = (day, state, ROLES[o.role], which)
        together.setdefault(key, []).append(a)
    for (day, state, role, which), units in together.items():
        listed = who(units) if role == ROLES["coordinating"] else ", ".join(map(_holder, units))
        if open_still := next(filter(None, map(to_be_decided, units)), ""):
            listed += f"\n  {open_still}" if len(units) == 1 else "\n  chờ quyết định giao: --why nêu từng đơn vị"
        listed += f"\n  {which}" if which else ""
        owed.add_row(Text(day), Text(state), Text(role, style="dim"), Text(visible(listed)))
    if found:
        blocks += ["", bold("Ai phải làm"), owed]
    if members := [a for a in found if a.obligation.role == "lead" and a.obligation.owner.via]:
        blocks.append(dim(_done_of(members)))
    blocks += ["", dim(f"Giải thích: cchc due --plan {loaded.id} --why {row.id}")]
    print_lines(*blocks)


def _holder(assessed: Assessed) -> str:
    """Whose it is, with whose it was first."""
    from cchc.cli.words import who
    from cchc.obligations.wording import received

    handed = received([assessed])
    return f"{who([assessed])} ({handed})" if handed else who([assessed])


def _done_of(members: list[Assessed]) -> str:
    """How many members of the leading groups are done: the row is done when all are."""
    units = {a.obligation.owner.first for a in members}
    missing = {a.obligation.owner.first for a in members if not a.closed}
    return f"{len(units) - len(missing)}/{len(units)} đơn vị đã xong."


def _cells(row: Row) -> list[tuple[str, str, str | None]]:
    task, now = row.task, in_force(row)
    budget = task.budget
    money = f"{number_figures(budget)} đồng" if isinstance(budget, int) else (budget or "")
    return [
        ("Sản phẩm", "\n".join(row.product_texts), row.products_from),
        ("Chủ trì", row.lead_text, row.lead_from),
        ("Phối hợp", row.coordinating_text, row.coordinating_from),
        ("Thời hạn", "\n".join(str(phrase) for phrase in row.phrases), row.deadline_from),
        ("Kinh phí", str(money), None),
        ("Giao theo", "" if task.origin is UNSET else task.origin, None),
        ("Ghi chú", "" if task.note is UNSET else task.note, None),
        ("Thực hiện", ", ".join(task.implements), None),
        ("Sửa theo", "; ".join(f"{a.document} ({a.date:%d/%m/%Y})" for a in task.amended_by), None),
        ("Chủ trì mới", now.lead_text if now.lead != row.lead else "", None),
        ("Thời hạn mới", "\n".join(map(str, now.phrases)) if now.deadlines != row.deadlines else "", None),
        ("Cùng nhiệm vụ", "" if task.same_as is UNSET else task.same_as, None),
    ]


def _print_plan(loaded: LoadedPlan) -> None:
    from rich.text import Text

    from cchc.cli.terminal import bold
    from cchc.exports.plan_records import plan_record

    record = plan_record(loaded)
    grid = columns([18, None])
    for name, key in _PLAN_LINES:
        value = _day_words(loaded) if key == "date" else record[key]
        if value not in (None, "", [], 0):
            grid.add_row(
                Text(name, style="dim"), Text(visible("; ".join(value) if isinstance(value, list) else str(value)))
            )
    print_lines(bold(f"{record['kind'] or 'Kế hoạch'} {loaded.id}"), grid)
    if loaded.plan is not None:
        _print_body(loaded.plan)
    say("")
    appendix = f"Phụ lục: cchc tasks {loaded.id} · " if loaded.appendix_file.present else ""
    say(f"{appendix}Việc phải làm: cchc due --plan {loaded.id}", "dim")


def _day_words(loaded: LoadedPlan) -> str:
    """The plan's date as a document prints it, with dots for what was left blank."""
    stated = loaded.plan.date if loaded.plan else UNSET
    if isinstance(stated, PartialDate):
        return f"…/{stated.month or '…'}/{stated.year}"
    return f"{stated:%d/%m/%Y}" if isinstance(stated, date) else ""


def _print_body(plan: Plan) -> None:
    """The outline of the body, the reporting regime and the duties."""
    say("")
    say("Nội dung", "bold")
    for section in plan.body:
        say(f"  {_numbered(section)}")
        for inner in section.sections:
            say(f"     {_numbered(inner)}", "dim")
    if plan.reporting:
        say("")
        say("Chế độ báo cáo", "bold")
        for period, term, window in report_terms(plan.reporting):
            day = f"{short_day(term.due)}/{term.due.year}" if term.due else ""
            say_row(
                [Cell(f"  {period.label}", 24), Cell(f"gửi {day}", 18)],
                [Paragraph(f"số liệu {window.from_:%d/%m/%Y} – {window.to:%d/%m/%Y}", "dim")],
            )
    if plan.duties:
        say("")
        say("Trách nhiệm", "bold")
    for duty in plan.duties:
        when = "theo kỳ báo cáo" if duty.as_ else (duty.deadline or "không ghi thời hạn")
        say_row(
            [Cell(f"  {duty.id}", 12, "cyan")],
            [
                Paragraph(f"{', '.join(duty.who)} · {when}"),
                Paragraph(f"  {cut(without_notes(duty.what), 150)}", "dim"),
            ],
        )


def _numbered(section: Section) -> str:
    number = f"{section.number}." if section.number and not section.number.endswith(")") else section.number or ""
    return f"{number} {section.heading or ''}".strip()


_PLAN_LINES = (
    ("Trích yếu", "title"),
    ("Cơ quan", "authority"),
    ("Số, ký hiệu", "number"),
    ("Ngày", "date"),
    ("Thực hiện", "implements"),
    ("Căn cứ", "bases"),
    ("Số dòng phụ lục", "rows"),
    ("Chỉ tiêu", "targets"),
    ("Nơi nhận", "recipients"),
    ("Ký", "signature"),
    ("Sửa khi chép lại", "repairs"),
)
