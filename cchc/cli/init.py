"""``cchc init``: a new workspace, or one more authority in a workspace that is there already."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, cast, get_args

import typer

from cchc.cli.terminal import note
from cchc.cli.vietnamese import VietnameseCommand, command_app
from cchc.store import Store, WorkspaceError, open_store
from cchc.yamltree.reading import MAX_BYTES

if TYPE_CHECKING:
    from cchc.drafting.beginning import Beginning
    from cchc.drafting.placing import Placement
    from cchc.drafting.settling import Wish
    from cchc.plans.organisation import Level

app = command_app()
_EXAMPLE = 'Ví dụ: cchc init cchc-gia-dinh --authority "UBND xã Gia Định" --unit "Phòng Kinh tế"'


@app.command(cls=VietnameseCommand)
def init(
    folder: Annotated[
        Path, typer.Argument(metavar="THƯ-MỤC", help="Thư mục của không gian làm việc; chưa có thì tạo.")
    ],
    authority: Annotated[
        str, typer.Option("--authority", metavar="CƠ-QUAN", help="Cơ quan ban hành, như “UBND xã Gia Định”.")
    ] = "",
    level: Annotated[
        str | None,
        typer.Option("--level", metavar="CẤP", help="xã, huyện, tỉnh hoặc “trung ương”; không ghi thì đoán."),
    ] = None,
    place: Annotated[
        str | None, typer.Option("--place", metavar="ĐỊA-DANH", help="Địa danh trên dòng ngày tháng.")
    ] = None,
    superior: Annotated[
        str | None, typer.Option("--superior", metavar="CƠ-QUAN", help="Cơ quan cấp trên trực tiếp.")
    ] = None,
    unit: Annotated[
        list[str] | None,
        typer.Option(
            "--unit", metavar="ĐƠN-VỊ", help="Tên đơn vị, nhiều tên cách nhau dấu phẩy; dùng được nhiều lần."
        ),
    ] = None,
    units_file: Annotated[
        str | None,
        typer.Option("--units", metavar="TỆP", help="Tệp văn bản, mỗi dòng một tên đơn vị; “-” là đầu vào chuẩn."),
    ] = None,
    year: Annotated[
        int | None,
        typer.Option("--year", metavar="NĂM", help="Năm của khung kế hoạch; mặc định năm nay, tháng 12: năm sau."),
    ] = None,
    no_plan: Annotated[bool, typer.Option("--no-plan", help="Không viết khung kế hoạch.")] = False,
    force: Annotated[
        bool,
        typer.Option("--force", help="Viết lại khung kế hoạch chưa điền; không đụng danh bạ và kế hoạch đã điền."),
    ] = False,
) -> None:
    """Lập không gian làm việc mới: danh bạ đơn vị, khung kế hoạch, các tệp đi kèm.

    Trong không gian làm việc đã có: thêm danh bạ và khung kế hoạch của một cơ quan nữa; của cơ quan đã có trong đó
    thì chỉ thêm khung kế hoạch của năm (--year), giữ nguyên danh bạ, nhật ký. Chỉ ghi --year là cơ quan mình.
    """
    from cchc.cli.beginning import note_kept, note_readings, print_beginning
    from cchc.drafting.beginning import clean, new_units
    from cchc.drafting.settling import Wish, usual_year
    from cchc.plans.listed import listed
    from cchc.store.locking import first_writer
    from cchc.store.writing import write_all_atomically

    root = folder.resolve()
    _look_around(root)
    if no_plan and year is not None:
        raise WorkspaceError("--year và --no-plan trái nhau.", "Bỏ một trong hai.")
    named = listed([*(unit or []), *_names(units_file)])
    wish = Wish(
        authority=clean(authority) or (_home_name(root) if year is not None else ""),
        level=_level(level),
        place=place,
        superior=superior,
        units=new_units(named.names),
        year=_year(year),
    )
    today = date.today()
    if sys.stdin.isatty() and sys.stdout.isatty():
        from cchc.cli.asking import complete

        wish = complete(wish, today, _store(root), plan=not no_plan)
    elif not wish.authority:
        raise WorkspaceError("Chưa biết lập cho cơ quan nào: thiếu --authority.", _EXAMPLE)
    elif wish.year is None and not no_plan:
        from msgspec.structs import replace

        wish = replace(wish, year=usual_year(today))
    note_readings(wish, named)
    _decide(root, wish, force=force)  # what is wrong is told before a folder is made for the lock
    with first_writer(root):
        beginning, placed, home = _decide(root, wish, force=force)
        write_all_atomically({root / path: data for path, data in placed.files.items()})
    note_kept(wish, beginning)
    print_beginning(folder, root, wish, beginning, placed, home)


def _decide(root: Path, wish: Wish, *, force: bool) -> tuple[Beginning, Placement, str | None]:
    """What is to be written into the folder as it is now; the home authority where it is another one."""
    from cchc.drafting.beginning import WORKSPACE, files
    from cchc.drafting.placing import placement
    from cchc.drafting.settling import settle

    store = _store(root)
    beginning = settle(wish, store)
    home = _other_home(store, beginning.folder)
    settled = store is not None and beginning.folder in store.authorities and (root / WORKSPACE).exists()
    placed = placement(root, files(beginning), beginning.folder if settled else home)
    if placed.filled or (placed.there and not force):
        raise _already_there(root, placed)
    if not placed.files:
        raise WorkspaceError(
            f"{beginning.body.name} đã có trong {root}, không còn gì để ghi.",
            "Lập khung kế hoạch của một năm: thêm --year NĂM.",
        )
    return beginning, placed, home


def _store(root: Path) -> Store | None:
    """The workspace that is there already."""
    return open_store(root) if (root / "plans").is_dir() else None


def _home_name(root: Path) -> str:
    """The name of the home authority of the workspace that is there already; "" where there is none."""
    store = _store(root)
    register = store.register(store.home) if store is not None and store.home is not None else None
    return register.authority.name if register is not None else ""


def _look_around(root: Path) -> None:
    """Refuse a folder inside the ``plans/`` of a workspace; say where the folder is inside a workspace."""
    from cchc.drafting.settling import enclosing

    outer = enclosing(root)
    if outer is None:
        return
    if root.is_relative_to(outer / "plans"):
        raise WorkspaceError(
            f"{root} nằm trong thư mục “plans” của không gian làm việc {outer}.",
            f'Thêm một cơ quan vào không gian đó: cchc init "{outer}" --authority …',
        )
    note(f"Lưu ý: thư mục này nằm trong không gian làm việc {outer}; ở trong nó, cchc sẽ dùng không gian mới.")


def _level(text: str | None) -> Level | None:
    from cchc.plans.organisation import Level
    from cchc.store import one_of
    from cchc.text import fold

    if text is None:
        return None
    known = get_args(Level)
    meant = next((level for level in known if fold(level) == fold(text)), text)
    return cast("Level", one_of(meant, known, "--level"))


def _year(year: int | None) -> int | None:
    if year is not None and not 1900 <= year <= 2199:
        raise WorkspaceError(f"Năm {year} không dùng được (--year).", "Ghi năm của kế hoạch, như 2027.")
    return year


def _names(file: str | None) -> list[str]:
    from cchc.drafting.settling import names_in

    if file is None:
        return []
    if file == "-":
        return names_in(_list_in(sys.stdin.buffer, "Đầu vào chuẩn"), "Đầu vào chuẩn")
    with Path(file).open("rb") as opened:
        names = names_in(_list_in(opened, f"Tệp {file}"), f"Tệp {file}")
    if not names:
        raise WorkspaceError(f"Tệp {file} không có tên đơn vị nào (--units).", "Ghi mỗi dòng một tên đơn vị.")
    return names


def _list_in(opened: BinaryIO, what: str) -> bytes:
    """The bytes of a list of names; a device that has no end is none."""
    data = opened.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise WorkspaceError(f"{what} quá lớn (--units).", "Ghi mỗi dòng một tên đơn vị.")
    return data


def _other_home(store: Store | None, folder: str) -> str | None:
    """The home authority of the workspace, where it is another one that keeps a register."""
    home = store.home if store is not None else None
    return home if store is not None and home != folder and home in store.authorities else None


def _already_there(root: Path, placed: Placement) -> WorkspaceError:
    paths = "".join(f"\n  {path}" for path in placed.filled or placed.there)
    if placed.filled:
        return WorkspaceError(
            f"Trong {root} đã có các tệp sau, đã điền nội dung, nên chưa ghi gì:{paths}",
            "cchc init không ghi đè kế hoạch đã điền, kể cả khi có --force. Lập khung của năm khác thì ghi năm đó "
            "(--year); muốn làm lại từ đầu thì tự xóa hoặc đổi tên các tệp này trước.",
        )
    return WorkspaceError(
        f"Trong {root} đã có các tệp sau, nên chưa ghi gì:{paths}",
        "Chọn thư mục khác, năm khác (--year), hoặc thêm --force để viết lại các tệp này: nội dung đang có sẽ mất.",
    )
