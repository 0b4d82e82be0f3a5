"""``cchc lint-docx``: Word files against the decree on the form of documents, each breach with its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc.cli.options import codes_asked, format_option
from cchc.cli.terminal import note, print_records, say
from cchc.cli.vietnamese import VietnameseCommand, command_app
from cchc.store import WorkspaceError

if TYPE_CHECKING:
    from cchc.documents.decree import Breach

FORMATS = ("text", "json")
LISTING = "cchc lint-docx --catalogue"
_PLACES = 4
"""So many places of one fault are named in full; those beyond only by their paragraphs."""
app = command_app()


@app.command(cls=VietnameseCommand)
def lint_docx(
    files: Annotated[
        list[str] | None, typer.Argument(metavar="TỆP...", help="Tệp Word (.docx), một hoặc nhiều tệp.")
    ] = None,
    format: Annotated[str, format_option(*FORMATS)] = "text",
    select: Annotated[
        list[str] | None, typer.Option("--select", metavar="MÃ", help="Chỉ các mã (hoặc đầu mã) này, như D2.")
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option("--ignore", metavar="MÃ", help="Bỏ qua các mã này.")] = None,
    explain: Annotated[str | None, typer.Option("--explain", metavar="MÃ", help="Giải thích một mã.")] = None,
    catalogue: Annotated[bool, typer.Option("--catalogue", help="In danh mục các mã.")] = False,
) -> None:
    """Soi thể thức, kỹ thuật trình bày của tệp Word theo Phụ lục I Nghị định 30/2020/NĐ-CP.

    Dùng được cho mọi văn bản hành chính, không cần không gian làm việc. Tệp không bị sửa.

    Mã thoát: 0 không có lỗi thể thức, 1 có lỗi, 2 không đọc được tệp hoặc gọi lệnh sai.
    """
    from cchc.checks.catalogue import begins_with
    from cchc.cli.findings import tell_of_codes
    from cchc.documents.decree import codes

    if tell_of_codes(explain, catalogue, codes, LISTING):
        return
    if not files:
        raise WorkspaceError("Chưa chỉ ra tệp nào.", "Gõ như: cchc lint-docx ke-hoach.docx")
    wanted = begins_with(codes_asked(select), codes(), LISTING) if select else None
    unwanted = begins_with(codes_asked(ignore), codes(), LISTING) if ignore else None
    read, unread = _read(files)
    found = {
        path: [b for b in breaches if (not wanted or wanted(b.code)) and not (unwanted and unwanted(b.code))]
        for path, breaches in read.items()
    }
    if format == "json":
        records = [one.record(path) for path, breaches in found.items() for one in breaches]
        print_records(records, (), "json")
    else:
        _print(found)
    if unread:
        raise typer.Exit(2)
    if any(one.severity == "error" for breaches in found.values() for one in breaches):
        raise typer.Exit(1)


def _read(files: Sequence[str]) -> tuple[dict[str, list[Breach]], bool]:
    """The breaches of every file that can be read; the others are named on standard error."""
    from cchc.documents.decree import lint_document

    read: dict[str, list[Breach]] = {}
    unread = False
    for file in files:
        try:
            read[file] = lint_document(Path(file))
        except WorkspaceError as error:
            unread = True
            note(f"Lỗi: {error.message}")
            if error.hint:
                note(f"  {error.hint}")
    return read, unread


def _print(found: dict[str, list[Breach]]) -> None:
    for path, breaches in found.items():
        say(f"{path}: {_count(breaches)}", "bold")
        by_part = sorted(breaches, key=lambda one: one.code)
        for _, group in groupby(by_part, key=lambda one: one.code[:2]):
            _print_group(list(group))
    if len(found) > 1:
        say(f"{len(found)} tệp: {_count([one for breaches in found.values() for one in breaches])}")


def _print_group(breaches: Sequence[Breach]) -> None:
    from cchc.documents.decree import codes, group

    say("")
    say(f"{group(breaches[0].code)}", "bold")
    for code, of_code in groupby(breaches, key=lambda one: one.code):
        ones = sorted(of_code, key=lambda one: (one.found, one.expected))
        error = ones[0].severity == "error"
        say(f"  {code} {codes()[code].title}", "red" if error else "yellow")
        for (found, expected), places in groupby(ones, key=lambda one: (one.found, one.expected)):
            say(f"    hiện là:  {found}")
            say(f"    {'phải là:' if error else 'nên là: '}  {expected}")
            _print_places(list(places))


def _print_places(ones: Sequence[Breach]) -> None:
    for one in ones[:_PLACES]:
        say(f"      {one.where}: “{one.excerpt}”" if one.excerpt else f"      {one.where}")
    if len(ones) > _PLACES:
        rest = ", ".join(_spans(one.paragraph for one in ones[_PLACES:]))
        say(f"      và {len(ones) - _PLACES} chỗ nữa: đoạn {rest}")


def _spans(numbers: Iterable[int]) -> list[str]:
    """Numbers in order with runs of neighbours joined: 5, 7, 8, 9 → "5", "7–9"."""
    spans: list[list[int]] = []
    for number in sorted(set(numbers)):
        if spans and number == spans[-1][-1] + 1:
            spans[-1].append(number)
        else:
            spans.append([number])
    return [str(span[0]) if len(span) == 1 else f"{span[0]}–{span[-1]}" for span in spans]


def _count(breaches: Sequence[Breach]) -> str:
    errors = sum(one.severity == "error" for one in breaches)
    infos = len(breaches) - errors
    listed = f"{errors} lỗi thể thức" if errors else "không có lỗi thể thức"
    return f"{listed}, {infos} điều nên xem lại." if infos else f"{listed}."
