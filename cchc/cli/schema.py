"""``cchc schema``: the JSON Schemas of the YAML files, for completion and hints in editors."""

from __future__ import annotations

from typing import Annotated

import typer

from cchc.cli.options import Root, workspace
from cchc.cli.terminal import write
from cchc.cli.vietnamese import VietnameseCommand, command_app
from cchc.store import one_of

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
    root: Root = None,
) -> None:
    """Lược đồ JSON (JSON Schema 2020-12) của các tệp YAML."""
    from cchc.store.schemas import SCHEMAS, schema_text, write_schemas

    if file is not None:
        one_of(file, tuple(SCHEMAS), "TỆP")
    if write_files:
        for path in write_schemas(workspace(root).root):
            write(f"Đã ghi {path}.")
        return
    typer.echo(schema_text(file), nl=False)
