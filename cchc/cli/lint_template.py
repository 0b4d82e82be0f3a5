"""``cchc lint-template``: a Word template held against the data of its document before it is used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc.cli.options import format_option
from cchc.cli.terminal import Cell, Paragraph, print_records, say, say_row
from cchc.cli.vietnamese import VietnameseCommand, command_app
from cchc.store import WorkspaceError, one_of

if TYPE_CHECKING:
    from cchc.documents.remarks import Remark
    from cchc.findings import Severity

FORMATS = ("text", "json")
LISTING = "cchc lint-template --catalogue"
app = command_app()

_SEVERITIES: dict[Severity, tuple[str, str]] = {
    "error": ("lỗi", "red"),
    "warning": ("cảnh báo", "yellow"),
    "info": ("thông tin", "dim"),
}
_SEVERITY, _CODE = 9, 4
_PARTS = {"document": "thân văn bản", "header": "đầu trang", "footer": "chân trang", "footnotes": "cước chú"}
_PARTS |= {"comments": "nhận xét", "core": "thuộc tính của tệp", "settings": "cài đặt của tệp"}


@app.command(cls=VietnameseCommand)
def lint_template(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="TỆP...", help="Mẫu Word (.docx), một hoặc nhiều tệp.")
    ] = None,
    document: Annotated[
        str | None,
        typer.Option(
            "--document", metavar="VĂN-BẢN", help="Mẫu của văn bản nào (plan…); không ghi thì đoán theo tên tệp."
        ),
    ] = None,
    format: Annotated[str, format_option(*FORMATS)] = "text",
    explain: Annotated[str | None, typer.Option("--explain", metavar="MÃ", help="Giải thích một mã.")] = None,
    catalogue: Annotated[bool, typer.Option("--catalogue", help="In danh mục các mã.")] = False,
) -> None:
    """Kiểm tra mẫu văn bản Word: tên dữ liệu, thẻ hỏng, nội dung không an toàn; chưa lập văn bản nào.

    Ví dụ: cchc lint-template templates/plan.docx

    Mã thoát: 0 mẫu dùng được, 1 mẫu có lỗi, 2 gọi lệnh sai.
    """
    from cchc.cli.findings import tell_of_codes
    from cchc.documents.linting.judging import lint_file
    from cchc.documents.linting.kinds import DATA
    from cchc.documents.linting.template_codes import codes
    from cchc.documents.remarks import remark_record

    if tell_of_codes(explain, catalogue, codes, LISTING):
        return
    if not files:
        raise WorkspaceError("Chưa chỉ ra tệp nào.", "Gõ như: cchc lint-template templates/plan.docx")
    kinds = {file: _document(file, document) for file in files}
    found = {file: lint_file(file, DATA[kind]) for file, kind in kinds.items()}
    if format == "json":
        records = [{"path": str(file)} | remark_record(one) for file, remarks in found.items() for one in remarks]
        print_records(records, (), format)
    else:
        for number, (file, remarks) in enumerate(found.items()):
            if number:
                say("")
            _print(file, kinds[file], remarks)
    if any(one.severity == "error" for remarks in found.values() for one in remarks):
        raise typer.Exit(1)


def _document(file: Path, named: str | None) -> str:
    """The document that a template is for: as named, else by the file's name. Raises WorkspaceError."""
    from cchc.documents.templates import TEMPLATES, document_of

    if named is not None:
        return one_of(named, tuple(TEMPLATES), "--document")
    found = document_of(file)
    if found is None:
        known = ", ".join(f"{name} ({called})" for name, called in TEMPLATES.items())
        raise WorkspaceError(
            f"Tên tệp “{file.name}” không cho biết đây là mẫu của văn bản nào.", f"Thêm --document: {known}."
        )
    return found


def _print(file: Path, document: str, remarks: Sequence[Remark]) -> None:
    from cchc.documents.templates import TEMPLATES

    say(f"{file} · mẫu {TEMPLATES[document]}", "bold")
    for one in remarks:
        name, style = _SEVERITIES[one.severity]
        words = [Paragraph(f"{_place(one)}{one.wrong}")]
        if one.excerpt:
            words.append(Paragraph(one.excerpt, "cyan"))
        say_row(
            [Cell(name, _SEVERITY, style), Cell(one.code, _CODE)], [*words, Paragraph(one.advice, "", "→ ", "dim")]
        )
    counts = Counter(one.severity for one in remarks)
    told = [f"{counts[severity]} {name}" for severity, (name, _) in _SEVERITIES.items() if counts[severity]]
    verdict = "Mẫu chưa dùng được" if counts["error"] else "Mẫu dùng được"
    say(f"{verdict}: {', '.join(told)}." if told else f"{verdict}, không có gì phải nói.", "bold")


def _place(remark: Remark) -> str:
    """Where it stands, in the words of people who use Word: "thân văn bản, đoạn 12: "."""
    if not remark.part:
        return ""
    stem = Path(remark.part).stem
    number = "" if stem == stem.rstrip("0123456789") else f" {stem.removeprefix(stem.rstrip('0123456789'))}"
    part = _PARTS.get(stem.rstrip("0123456789"))
    where = f"{part}{number}" if part else remark.part
    return f"{where}: " if remark.paragraph is None else f"{where}, đoạn {remark.paragraph}: "
