"""``cchc export``: flat tables over one workspace or many, for DuckDB, Spark, Python, R."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from cchc.cli.options import AsOf, Plans, today, workspace
from cchc.cli.terminal import note, progress, say
from cchc.cli.vietnamese import VietnameseCommand, command_app
from cchc.store import WorkspaceError, one_of
from cchc.text import number_figures

if TYPE_CHECKING:
    from cchc.exports.flat.dictionary import Form
    from cchc.exports.flat.exporting import Exported, Faulty, Write
    from cchc.exports.flat.sources import Place, Sources

FORMS = ("csv", "parquet")
FAULTY = ("stop", "skip", "keep")
_TOLD = 5
"""How many names a message tells before it counts the rest."""

app = command_app()


@app.command(cls=VietnameseCommand)
def export(
    form: Annotated[str, typer.Argument(metavar="csv|parquet", help="Dạng tệp.")],
    folder: Annotated[Path, typer.Argument(metavar="THƯ-MỤC", help="Thư mục mới để ghi các bảng.")],
    plan: Plans = None,
    year: Annotated[
        list[int] | None, typer.Option("--year", metavar="NĂM", help="Chỉ kế hoạch năm này; dùng được nhiều lần.")
    ] = None,
    authority: Annotated[
        list[str] | None,
        typer.Option(
            "--authority", metavar="CƠ-QUAN", help="Chỉ cơ quan này: thư mục hoặc tên; dùng được nhiều lần."
        ),
    ] = None,
    own: Annotated[
        bool, typer.Option("--own", help="Chỉ kế hoạch của cơ quan chủ quản từng không gian làm việc.")
    ] = False,
    errors: Annotated[
        str,
        typer.Option(
            "--errors",
            metavar="|".join(FAULTY),
            help="Gặp kế hoạch có lỗi: stop (không ghi gì), skip (bỏ kế hoạch đó), keep (lấy phần đọc được).",
        ),
    ] = "stop",
    force: Annotated[bool, typer.Option("--force", help="Thay thư mục của lần xuất trước.")] = False,
    as_of: AsOf = None,
    root: Annotated[
        list[str] | None,
        typer.Option(
            "--root",
            metavar="[TÊN=]THƯ-MỤC",
            help="Thư mục chứa “plans/”, dùng được nhiều lần; TÊN để tách hai cơ quan trùng tên thư mục. "
            "Không ghi thì theo biến CCHC_ROOT, rồi thư mục đang đứng.",
            show_default=False,
        ),
    ] = None,
    roots: Annotated[
        Path | None,
        typer.Option(
            "--roots", metavar="THƯ-MỤC", help="Mọi không gian làm việc ở trong thư mục này.", show_default=False
        ),
    ] = None,
) -> None:
    """Các bảng phẳng để phân tích bằng SQL, Python, R: lượt việc, nhiệm vụ, kế hoạch, đơn vị.

    Không có tùy chọn: mọi kế hoạch của không gian làm việc, tính đến hôm nay.
    Nghĩa từng cột: README.md trong thư mục xuất.

    Có kế hoạch lỗi thì nêu lỗi, mã thoát 2; chỉ ghi khi có --errors skip hoặc --errors keep.
    """
    from cchc.exports.flat.exporting import MADE, Export
    from cchc.exports.flat.exporting import export as fill
    from cchc.exports.flat.folder import new_folder, refuse
    from cchc.exports.flat.sources import Wish, choose

    kind = cast("Form", one_of(form, FORMS, "dạng tệp"))
    faulty = cast("Faulty", one_of(errors, FAULTY, "--errors"))
    on = today(as_of)
    suffix, write = _writer(kind)
    places = _places(root, roots)
    _refuse_inside(folder, places)
    _refuse_around(folder)
    refuse(folder, MADE, force=force)
    sources = choose(places, Wish(plans=plan or (), years=year or (), authorities=authority or (), own=own))
    _tell_passed_over(sources)
    gc.enable()  # switched off for short runs; over thousands of plans what lies in cycles would pile up
    wish = Export(form=kind, suffix=suffix, write=write, as_of=on, faulty=faulty)
    with _stopped_in_order(), new_folder(folder, MADE, force=force) as staged:
        done = fill(progress(sources.chosen, "Xuất số liệu"), staged, wish)
        _tell_errors(done, several=len(places) > 1)
        if done.errors and faulty == "stop":
            note(
                "Chưa ghi gì. Sửa các lỗi trên, hoặc thêm --errors skip (bỏ kế hoạch có lỗi), "
                "--errors keep (lấy phần đọc được)."
            )
            raise typer.Exit(2)
    _tell(done, folder, kind, faulty)
    if done.errors:
        raise typer.Exit(2)


def _writer(form: Form) -> tuple[str, Write]:
    """The suffix of the files and what writes them; WorkspaceError where the form needs what is not installed."""
    if form == "parquet":
        from cchc.exports.flat import parquet_files

        return parquet_files.SUFFIX, parquet_files.parquet_writer()
    from cchc.exports.flat import csv_files

    return csv_files.SUFFIX, csv_files.write_csv


def _places(root: list[str] | None, roots: Path | None) -> list[Place]:
    """The workspaces named, else the one of CCHC_ROOT or round the current folder."""
    from cchc.exports.flat.sources import Place, each_once, place_named, places_under

    found = [*(places_under(roots) if roots is not None else ()), *map(place_named, root or ())]
    if found:
        return each_once(found)
    named = os.environ.get("CCHC_ROOT")
    return [Place(root=workspace(Path(named) if named else None).root)]


def _refuse_inside(folder: Path, places: Sequence[Place]) -> None:
    """Raise WorkspaceError for a folder among the plans, where it would pass for an authority."""
    for place in places:
        if folder.resolve().is_relative_to((place.root / "plans").resolve()):
            raise WorkspaceError(
                f"“{folder}” nằm trong thư mục plans của không gian làm việc.", "Chọn thư mục ở ngoài plans."
            )


def _refuse_around(folder: Path) -> None:
    """Raise WorkspaceError for the current folder or one above it: replaced, it would be gone under the shell."""
    if Path.cwd().is_relative_to(folder.resolve()):
        raise WorkspaceError(
            f"Đang đứng trong thư mục “{folder}” nên không thay được nó.", "Ghi tên một thư mục mới, như so-lieu."
        )


@contextmanager
def _stopped_in_order() -> Iterator[None]:
    """Being told to end, or a terminal that is closed, clears away like Ctrl+C: what is half made can be large."""
    told = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {one: signal.signal(one, signal.default_int_handler) for one in told}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


def _tell_passed_over(sources: Sources) -> None:
    for kept in dict.fromkeys(source.key for source, _ in sources.passed_over):
        mine = next(source for source, _ in sources.passed_over if source.key == kept)
        copies = [str(other.desk.place.root) for source, other in sources.passed_over if source.key == kept]
        note(f"Kế hoạch của {kept} lấy ở {mine.desk.place.root} (cơ quan chủ quản); bỏ bản chép ở {_some(copies)}.")


def _tell_errors(done: Exported, *, several: bool) -> None:
    """Every error, with its workspace before the path where there are several."""
    for place, error in dict.fromkeys(done.errors):
        note(f"{place.root}{os.sep}{error}" if several else str(error))
        if error.hint:
            note(f"    {error.hint}")


def _tell(done: Exported, folder: Path, form: Form, faulty: Faulty) -> None:
    """What was written, what is not in it and what is not known."""
    counts = ", ".join(f"{name} {number_figures(count)} dòng" for name, count in done.rows.items())
    say(f"Đã ghi {folder} ({form}): {counts}.")
    say(f"Nghĩa từng cột, cách đọc: {folder / 'README.md'}", "dim")
    if done.faulty:
        what = "đã bỏ" if faulty == "skip" else "chỉ có phần đọc được"
        note(f"{len(done.faulty)} kế hoạch có lỗi, {what}: {_some(done.faulty)}.")
    if done.placeless:
        note(
            f"{len(done.placeless)} cơ quan chưa rõ thuộc tỉnh nào (cột province trống): {_some(done.placeless)}. "
            "Ghi “province: …” dưới “authority:” trong units.yaml của cơ quan đó."
        )


def _some(names: Sequence[str]) -> str:
    """The first few names, and how many more there are."""
    more = f" và {len(names) - _TOLD} nơi khác" if len(names) > _TOLD else ""
    return f"{', '.join(names[:_TOLD])}{more}"
