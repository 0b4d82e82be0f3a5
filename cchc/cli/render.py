"""``cchc render``: Word documents from the plans, for an office to read through and sign."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cchc.cli.options import AsOf, Plans, Root, UnitNames, day, today, workspace
from cchc.cli.outputs import one_or_all
from cchc.cli.terminal import exit_on_errors, note, note_newest, say
from cchc.cli.vietnamese import VietnameseCommand, group_app

app = group_app()

Output = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="TỆP", help="Tệp .docx hoặc thư mục để ghi.")
]
Force = Annotated[bool, typer.Option("--force", help="Ghi đè tệp đã có.")]
OnePlan = Annotated[str | None, typer.Option("--plan", metavar="KẾ-HOẠCH", help="Kế hoạch, như vinh-chau/2025.")]
OwnTemplate = Annotated[
    Path | None, typer.Option("--template", metavar="TỆP", help="Dùng mẫu này thay cho mẫu có sẵn.")
]


@app.callback()
def render() -> None:
    """Văn bản Word: kế hoạch và phụ lục, báo cáo, công văn đôn đốc, tóm tắt.

    Ví dụ: cchc render plan vinh-chau/2025 -o ke-hoach.docx
    """


@app.command("plan", cls=VietnameseCommand)
def render_plan(
    plan: Annotated[
        str | None, typer.Argument(metavar="KẾ-HOẠCH", help="Mã kế hoạch, như vinh-chau/2025.", show_default=False)
    ] = None,
    unit: Annotated[
        str | None, typer.Option("--unit", metavar="ĐƠN-VỊ", help="Chỉ trích phần việc của một đơn vị, kèm ngày.")
    ] = None,
    all_units: Annotated[
        bool, typer.Option("--all-units", help="Mỗi đơn vị một bản trích, ghi vào thư mục -o.")
    ] = False,
    output: Output = None,
    force: Force = False,
    template: OwnTemplate = None,
    as_of: AsOf = None,
    root: Root = None,
) -> None:
    """Kế hoạch và phụ lục thành văn bản Word theo Nghị định 30/2020/NĐ-CP.

    Với --unit hoặc --all-units: bản trích phần việc của đơn vị (chủ trì, phối hợp, báo cáo), đủ ngày tháng.
    """
    from cchc.cli.documents import Delivery, deliver
    from cchc.documents.contexts.plan import blanks, plan_document
    from cchc.obligations.scope import choose_plans

    one_or_all(unit, all_units)
    store, on = workspace(root), today(as_of)
    scope = choose_plans(store, [plan] if plan else (), None, on)
    loaded = scope.plans[0]
    exit_on_errors([loaded], store)
    note_newest(scope, on)
    delivery = Delivery(root=store.root, output=output, force=force, template=template)
    if unit is not None or all_units:
        from cchc.cli.extracts import deliver_extracts

        deliver_extracts(store, loaded, unit, on, delivery)
        return
    document = plan_document(loaded)
    deliver("plan", f"ke-hoach-{loaded.id.replace('/', '-')}", document, loaded.date, delivery)
    if missing := blanks(document):
        say(f"Còn để trống trong văn bản: {', '.join(missing)}.", "dim")
    if document.appendix is None and loaded.plan is not None and loaded.plan.appendix == "announced":
        say(f"Kế hoạch nói có phụ lục nhưng chưa có {loaded.appendix_file.path}: văn bản chưa có phụ lục.", "dim")


@app.command("report", cls=VietnameseCommand)
def render_report(
    period: Annotated[
        str, typer.Option("--period", metavar="KỲ", help="Kỳ báo cáo: Q1-2025, H1-2025 (6 tháng), “quý I/2025”…")
    ],
    unit: Annotated[
        str | None, typer.Option("--unit", metavar="ĐƠN-VỊ", help="Báo cáo riêng của đơn vị này gửi cấp trên.")
    ] = None,
    all_units: Annotated[
        bool, typer.Option("--all-units", help="Báo cáo riêng của mỗi đơn vị, ghi vào thư mục -o.")
    ] = False,
    plan: OnePlan = None,
    output: Output = None,
    force: Force = False,
    template: OwnTemplate = None,
    trace: Annotated[
        Path | None,
        typer.Option(
            "--trace", metavar="TỆP", help="Ghi thêm tệp .csv hoặc .json: mỗi số liệu đếm những nhiệm vụ nào."
        ),
    ] = None,
    as_of: AsOf = None,
    root: Root = None,
) -> None:
    """Báo cáo kết quả cải cách hành chính của một kỳ, với các phụ lục.

    Số liệu lấy từ kế hoạch và nhật ký; phần lời từ tệp của cchc report init, nếu đã có.
    """
    from cchc.cli.asked import ask
    from cchc.cli.documents import Delivery
    from cchc.cli.reported import deliver_reports

    one_or_all(unit, all_units)
    question = ask(root, as_of, [plan] if plan else None, [unit] if unit else None, period=period)
    exit_on_errors(question.scope.plans, question.store)
    delivery = Delivery(root=question.store.root, output=output, force=force, template=template)
    deliver_reports(question, delivery, trace, all_units=all_units)


@app.command("reminder", cls=VietnameseCommand)
def render_reminder(
    unit: UnitNames = None,
    all_units: Annotated[
        bool, typer.Option("--all-units", help="Mỗi đơn vị quá hạn một công văn, trong thư mục của -o.")
    ] = False,
    sender: Annotated[
        str,
        typer.Option(
            "--from",
            metavar="NƠI-GỬI",
            help="ubnd (cơ quan ban hành kế hoạch) hoặc desk (đơn vị đầu mối), hoặc tên đơn vị gửi.",
        ),
    ] = "ubnd",
    within: Annotated[
        str | None,
        typer.Option("--within", metavar="KHOẢNG", help="Nhắc thêm việc đến hạn trong khoảng này: 30d, 4w."),
    ] = None,
    reply_by: Annotated[
        str | None, typer.Option("--reply-by", metavar="NGÀY", help="Hạn để đơn vị báo cáo kết quả.")
    ] = None,
    unrecorded: Annotated[
        bool,
        typer.Option("--unrecorded", help="Vẫn lập dù nhật ký chưa ghi việc nào: đề nghị đơn vị báo cáo kết quả."),
    ] = False,
    plan: Plans = None,
    as_of: AsOf = None,
    output: Output = None,
    force: Force = False,
    template: OwnTemplate = None,
    root: Root = None,
) -> None:
    """Công văn đôn đốc các đơn vị có việc quá hạn, kèm danh sách; số, ngày để trống.

    Không có --unit: một công văn gửi mọi đơn vị quá hạn. Việc phối hợp, việc chưa có thời hạn không tính.
    """
    from cchc.cli.asked import ask
    from cchc.cli.documents import Delivery
    from cchc.cli.reminding import letter_meant, send_reminders
    from cchc.obligations.selecting import parse_filters

    filters = parse_filters(within=within)
    question = ask(root, as_of, plan, unit, filters=filters)
    letter = letter_meant(question, sender, within=filters.within, reply_by=day(reply_by, "--reply-by"))
    delivery = Delivery(root=question.store.root, output=output, force=force, template=template)
    send_reminders(question, letter, delivery, each=all_units, although_unrecorded=unrecorded)


@app.command("brief", cls=VietnameseCommand)
def render_brief(
    plan: OnePlan = None,
    as_of: AsOf = None,
    output: Output = None,
    force: Force = False,
    template: OwnTemplate = None,
    root: Root = None,
) -> None:
    """Tóm tắt một trang cho người ký: số liệu, việc muộn nhất, việc sắp đến hạn, việc chờ quyết định, báo cáo."""
    from cchc.cli.asked import ask
    from cchc.cli.documents import Delivery, deliver
    from cchc.cli.words import circumstances
    from cchc.documents.contexts.brief import brief
    from cchc.documents.contexts.offices import the_register

    question = ask(root, as_of, [plan] if plan else None, None)
    register = the_register(question.scope)
    exit_on_errors(question.scope.all, question.store)
    for line in circumstances(question.scope, question.on):
        note(line)
    document = brief(question.scope, register, question.gather(), question.on)
    delivery = Delivery(root=question.store.root, output=output, force=force, template=template)
    usual = f"tom-tat-{question.scope.plans[0].id.replace('/', '-')}-{question.on}"
    deliver("brief", usual, document, question.on, delivery)
