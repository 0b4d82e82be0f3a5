"""``cchc templates``: the Word templates of the documents, for an office to make its own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cchc.cli.options import Root, format_option
from cchc.cli.terminal import Cell, Paragraph, note, print_records, say, say_row
from cchc.cli.vietnamese import VietnameseCommand, group_app
from cchc.store import WorkspaceError, find_root

FORMATS = ("table", "json")
app = group_app()

_NAME, _CALLED = 13, 32
_ORIGINS = {"workspace": "của cơ quan", "packaged": "có sẵn trong chương trình"}


@app.callback()
def templates() -> None:
    """Mẫu văn bản Word: chép về để sửa chữ, phông, biểu trưng; xem văn bản nào dùng mẫu nào.

    Ví dụ: cchc templates copy templates
    """


@app.command("list", cls=VietnameseCommand)
def list_templates(
    format: Annotated[str, format_option(*FORMATS)] = "table",
    root: Root = None,
) -> None:
    """Mỗi văn bản đang dùng mẫu nào: mẫu trong thư mục “templates” của cơ quan, nếu không thì mẫu có sẵn."""
    from cchc.documents.templates import TEMPLATES, place

    home = _home(root)
    places = [place(name, home) for name in TEMPLATES]
    if format == "json":
        print_records(
            [{"document": one.name, "path": str(one.path), "from": one.origin} for one in places], (), format
        )
        return
    for one in places:
        cells = [Cell(one.name, _NAME, "bold"), Cell(TEMPLATES[one.name], _CALLED)]
        say_row(cells, [Paragraph(_ORIGINS[one.origin])])
        say(f"  {one.path}", "dim")
    say("")
    say("Dùng mẫu khác cho một lần: cchc render … --template TỆP. Chép mẫu về sửa: cchc templates copy templates")


@app.command("copy", cls=VietnameseCommand)
def copy_templates(
    folder: Annotated[Path, typer.Argument(metavar="THƯ-MỤC", help="Nơi chép các mẫu vào.")],
    force: Annotated[bool, typer.Option("--force", help="Thay cả mẫu đã có trong thư mục.")] = False,
    root: Root = None,
) -> None:
    """Chép các mẫu có sẵn vào một thư mục để sửa bằng Word; mẫu nào đã có thì giữ nguyên."""
    from cchc.documents.templates import SUFFIX, TEMPLATES, packaged, read_template
    from cchc.store.writing import write_all_atomically

    if folder.exists() and not folder.is_dir():
        raise WorkspaceError(f"“{folder}” là một tệp, không phải thư mục.", "Chỉ ra một thư mục.")
    targets = {name: folder / f"{name}{SUFFIX}" for name in TEMPLATES}
    left = [target for target in targets.values() if target.exists() and not force]
    wanted = {target: read_template(packaged(name)) for name, target in targets.items() if target not in left}
    write_all_atomically(wanted)
    for target in wanted:
        say(f"Đã chép {target}.")
    for target in left:
        note(f"Giữ nguyên {target}: đã có; thêm --force nếu muốn thay bằng mẫu có sẵn.")
    if wanted:
        say(_how_used(folder, _home(root)))


def _how_used(folder: Path, home: Path | None) -> str:
    """What to do that the copies are used."""
    name = next(iter(sorted(folder.glob("*.docx"))), folder / "plan.docx")
    check = f"Sửa xong thì kiểm tra: cchc lint-template {name}"
    if home is not None and folder.resolve() == (home / "templates").resolve():
        return f"Từ nay văn bản được lập theo các mẫu này. {check}"
    return (
        f"Muốn dùng: thêm --template TỆP khi lập văn bản, hoặc để trong thư mục “templates” cạnh “plans”. {check}"
    )


def _home(root: Path | None) -> Path | None:
    """The workspace named or round the current folder; None outside of one."""
    try:
        return find_root(explicit=root)
    except WorkspaceError:
        if root is not None:
            raise
        return None
