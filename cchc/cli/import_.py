"""``cchc import``: a plan in Word becomes the files of a plan; what could not be read is named, never dropped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc.cli.options import Root, format_option, workspace
from cchc.cli.terminal import note, print_records
from cchc.cli.vietnamese import VietnameseCommand, command_app
from cchc.store import Store, WorkspaceError, read_bytes

if TYPE_CHECKING:
    from cchc.importing.whole import Imported

FORMATS = ("text", "json")
app = command_app()


@app.command("import", cls=VietnameseCommand)
def import_(
    file: Annotated[
        Path, typer.Argument(metavar="TỆP", help="Tệp Word (.docx) của kế hoạch đã ban hành, dự thảo.")
    ],
    to: Annotated[
        str,
        typer.Option(
            "--to",
            metavar="KẾ-HOẠCH",
            help="Mã kế hoạch sẽ có, như vinh-chau/2025; ghi vinh-chau thì lấy năm ở tệp.",
        ),
    ],
    year: Annotated[
        int | None, typer.Option("--year", metavar="NĂM", help="Năm của kế hoạch, nếu tệp không nói rõ.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", "-n", help="Chỉ cho xem đọc được gì, không ghi.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Thay kế hoạch đã có ở đó.")] = False,
    every: Annotated[
        bool, typer.Option("--all", help="Kể từng chỗ chưa đọc được, không gộp và không rút gọn.")
    ] = False,
    format: Annotated[str, format_option(*FORMATS)] = "text",
    root: Root = None,
) -> None:
    """Nhập một kế hoạch từ tệp Word: phần văn bản vào plan.yaml, bảng nhiệm vụ vào appendix.yaml.

    Chữ nào không tìm được chỗ thì kể ra, và ghi thành dòng chú thích (#) ở chỗ gần nhất trong tệp YAML. Tên đơn vị
    tách theo danh bạ units.yaml; cơ quan chưa có danh bạ thì lập một danh bạ đề xuất từ các tên có trong tệp. Chỗ
    đang sửa có theo dõi (track changes) đọc như đã chấp nhận hết.

    Mã thoát: 0 nhập được, 2 không đọc được tệp hoặc gọi lệnh sai.
    """
    from cchc.cli.imported import Written, print_import, record
    from cchc.importing.additions import additions, aliases
    from cchc.importing.whole import import_document, texts
    from cchc.importing.word.reading import read_word

    store = workspace(root)
    folder, asked = _target(to, year)
    document = read_word(file)
    register = store.register(folder) if folder in store.authorities else None
    if folder in store.authorities and register is None:
        raise WorkspaceError(
            f"plans/{folder}/units.yaml có lỗi, không đọc được danh bạ, nên chưa nhập gì.",
            f"Sửa theo lời của: cchc validate {folder}",
        )
    known = {one: plan for one in store.plan_ids if (plan := store.plan(one).plan) is not None}
    known.pop(f"{folder}/{asked}", None)
    imported = import_document(document, register, asked, known)
    plan_id = f"{folder}/{imported.plan.year}"
    _note_other_year(imported)
    files = {**_register(imported, folder, store), **texts(imported, plan_id)}
    _refuse_filled(store, plan_id, files, force=force or dry_run)
    if not dry_run:
        _write(store, files)
    tree = store.units(folder).tree if register is not None else None
    new = additions(imported.proposed, register, tree) if register is not None and tree is not None else ()
    other = aliases(imported.proposed, register) if register is not None else ()
    written = Written(plan_id, tuple(files), not dry_run, tuple(new), tuple(other))
    if format == "json":
        print_records([record(imported, written)], (), "json")
        return
    print_import(file, imported, written, every=every)


def _target(to: str, year: int | None) -> tuple[str, int | None]:
    """The folder of the authority and the year asked for."""
    import re

    found = re.fullmatch(r"(?:plans/)?(?P<folder>[^/\\.][^/\\]*?)(?:/(?P<year>(?:19|20|21)\d{2}))?/?", to.strip())
    if found is None:
        raise WorkspaceError(f"“{to}” không phải là mã kế hoạch (--to).", "Viết như: --to vinh-chau/2025")
    if year is not None and not 1900 <= year <= 2199:
        raise WorkspaceError(f"Năm {year} không dùng được (--year).", "Ghi năm của kế hoạch, như 2026.")
    own = int(found["year"]) if found["year"] else None
    if own is not None and year is not None and own != year:
        raise WorkspaceError(f"--to ghi năm {own}, --year ghi năm {year}.", "Bỏ một trong hai.")
    return found["folder"], own if own is not None else year


def _register(imported: Imported, folder: str, store: Store) -> dict[str, str]:
    """The texts of a first register, where the authority has none."""
    import re

    from cchc.importing.registers import first_register

    if folder in store.authorities:
        return {}
    if not re.fullmatch(r"[a-z0-9][a-z0-9_-]*", folder):
        raise WorkspaceError(
            f"Chưa có cơ quan “{folder}”, mà tên thư mục mới chỉ gồm chữ thường không dấu, số, dấu “-”.",
            "Viết như: --to gia-dinh/2026",
        )
    return first_register(imported, folder, store)


def _refuse_filled(store: Store, plan_id: str, files: dict[str, str], *, force: bool) -> None:
    """Refuse to write over a plan that somebody has filled in; the frame of ``cchc init`` is none."""
    from cchc.drafting.beginning import files as frames
    from cchc.drafting.beginning import is_untouched
    from cchc.drafting.settling import Wish, settle

    folder, _, year = plan_id.partition("/")
    there = [
        path
        for path in (f"plans/{plan_id}/plan.yaml", f"plans/{plan_id}/appendix.yaml")
        if (store.root / path).exists()
    ]
    if not there:
        return
    if not force:
        frame = frames(settle(Wish(authority=folder, year=int(year)), store)) if folder in store.authorities else {}
        filled = [path for path in there if not is_untouched(_content(store, path), frame.get(path, "\0"))]
        if filled:
            raise WorkspaceError(
                f"Kế hoạch {plan_id} đã có ({', '.join(filled)}), nên chưa ghi gì.",
                "Nhập vào mã khác (--to), xem trước bằng --dry-run, hoặc thêm --force nếu chắc chắn muốn thay.",
            )
    left = [path for path in there if path not in files]
    if left:
        note(f"Lưu ý: tệp Word không có bảng nhiệm vụ; {left[0]} đang có vẫn giữ nguyên.")
    if (store.root / f"plans/{plan_id}/progress").is_dir():
        note("Lưu ý: nhật ký của kế hoạch này giữ nguyên; mã nhiệm vụ nào đổi thì cchc validate sẽ nêu.")


def _note_other_year(imported: Imported) -> None:
    """Say that the title names another year than the one that the plan comes in under."""
    from cchc.importing.recognising import years_said

    said = set(years_said(imported.plan.title))
    if said and imported.plan.year not in said:
        note(f"Lưu ý: tên kế hoạch ghi năm {min(said)}, nhưng nhập vào năm {imported.plan.year}.")


def _content(store: Store, path: str) -> str:
    """The text of a file; a NUL, which no frame has, where it cannot be read."""
    data = read_bytes(store.root, path)
    return data.decode("utf-8", "replace") if isinstance(data, bytes) else "\0"


def _write(store: Store, files: dict[str, str]) -> None:
    from cchc.store.locking import only_writer
    from cchc.store.schemas import with_schema_line
    from cchc.store.writing import write_all_atomically

    with only_writer(store.root):
        lined = {path: with_schema_line(store.root, path, text) for path, text in files.items()}
        write_all_atomically({store.root / path: text.encode() for path, text in lined.items()})
