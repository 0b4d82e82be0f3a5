"""``cchc schema``: the JSON Schemas of the YAML files, for completion and hints in editors."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cchc.cli.options import Root, workspace
from cchc.cli.terminal import say, write
from cchc.cli.vietnamese import VietnameseCommand, command_app
from cchc.store import WorkspaceError, one_of

app = command_app()


@app.command(cls=VietnameseCommand)
def schema(
    file: Annotated[
        str | None,
        typer.Argument(
            metavar="TỆP", help="plan, appendix, extra, units, workspace, events, indicators, progress, report."
        ),
    ] = None,
    write_files: Annotated[
        bool, typer.Option("--write", help="Ghi các lược đồ vào plans/.schema/ để trình soạn thảo dùng.")
    ] = False,
    lines: Annotated[
        bool,
        typer.Option("--lines", help="Với --write: thêm dòng lược đồ lên đầu các tệp chưa có; không sửa gì khác."),
    ] = False,
    root: Root = None,
) -> None:
    """Lược đồ JSON (JSON Schema 2020-12) của các tệp YAML.

    Trình soạn thảo dùng lược đồ để gợi ý khóa, giá trị, giải thích bằng tiếng Việt và gạch chân chỗ sai khi gõ.
    """
    from cchc.store.schemas import SCHEMAS, schema_text

    if file is not None:
        one_of(file, tuple(SCHEMAS), "TỆP")
    if lines and not write_files:
        raise WorkspaceError("--lines chỉ dùng cùng --write.", "Gõ: cchc schema --write --lines")
    if write_files:
        _write(workspace(root).root, lines=lines)
        return
    typer.echo(schema_text(file), nl=False)


def _write(root: Path, *, lines: bool) -> None:
    """Write the schemas, and the lines where asked for; then say what to do in the editor."""
    from cchc.store.schemas import add_lines, unlined, write_schemas

    for path in write_schemas(root):
        write(f"Đã ghi {path}.")
    for path in add_lines(root) if lines else ():
        write(f"Đã thêm dòng lược đồ vào đầu {path}.")
    say("")
    say("Bước tiếp theo", "bold")
    say("  VS Code: cài phần mở rộng “YAML” của Red Hat (redhat.vscode-yaml), rồi mở lại tệp.")
    say("  Neovim, Helix: cài yaml-language-server.")
    say("  Rê chuột lên một khóa để xem giải thích; Ctrl+Space để xem các khóa, giá trị dùng được.")
    if lacking := unlined(root):
        say(f"  {len(lacking)} tệp chưa có dòng lược đồ ở đầu: cchc schema --write --lines")
