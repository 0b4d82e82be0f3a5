"""Files of a workspace that nobody meant to be so: leftovers, conflicts, old schemas, closed folders."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator
from fnmatch import fnmatchcase

from cchc.findings import Finding
from cchc.store import Store
from cchc.store.schemas import FOLDER, SCHEMAS, schema_text
from cchc.store.workspace import read_bytes
from cchc.store.writing import STAGED
from cchc.surroundings.machine import Machine
from cchc.surroundings.observation import Observation, advised, broken, fine

_SHOWN = 5
_CONFLICT = re.compile(rb"^(?:<{7}|>{7}) ", re.MULTILINE)


def leftovers(store: Store) -> Iterator[Observation]:
    """Staged copies that a killed writer left beside the files it was to replace."""
    found = [
        path for path in (*_beside_plans(store), *_files(store)) if fnmatchcase(posixpath.basename(path), STAGED)
    ]
    if found:
        yield advised(
            "leftovers",
            f"Còn tệp tạm của lần ghi bị ngắt: {_listed(found)}",
            "Xóa các tệp đó khi không có lệnh cchc nào đang chạy; tệp chính không bị ảnh hưởng.",
        )


def conflicts(store: Store) -> Iterator[Observation]:
    """Marks that git leaves in a file that it could not join."""
    found = []
    for path in _files(store):
        data = read_bytes(store.root, path) if path.endswith((".yaml", ".yml")) else None
        if isinstance(data, bytes) and (mark := _CONFLICT.search(data)):
            line = data.count(b"\n", 0, mark.start()) + 1
            found.append(f"{path}:{line}")
    if found:
        yield broken(
            "conflicts",
            f"Còn dấu xung đột của git (<<<<<<<): {_listed(found)}",
            "Mở từng chỗ, chọn phần đúng, xóa các dòng <<<<<<<, =======, >>>>>>>.",
        )


def _beside_plans(store: Store) -> list[str]:
    """The names in the workspace's own folder, where the files of git are, and sheets that go out."""
    return sorted(os.listdir(store.root))


def _files(store: Store) -> list[str]:
    """Every file under plans/, by its path in the workspace; links to folders are not followed."""
    found = []
    for folder, _, names in os.walk(store.root / "plans"):
        base = os.path.relpath(folder, store.root).replace(os.sep, "/")
        found += [f"{base}/{name}" for name in names]
    return sorted(found)


def _listed(paths: list[str]) -> str:
    more = f" và {len(paths) - _SHOWN} tệp khác" if len(paths) > _SHOWN else ""
    return f"{', '.join(paths[:_SHOWN])}{more}"


def schemas(store: Store) -> Iterator[Observation]:
    """The schemas by which editors explain keys: there, and those of this version."""
    now = {name: read_bytes(store.root, f"{FOLDER}/{name}.schema.json") for name in SCHEMAS}
    lacking = [name for name, data in now.items() if data is None]
    old = [
        name
        for name, data in now.items()
        if isinstance(data, Finding) or (data is not None and data != schema_text(name).encode())
    ]
    if not lacking and not old:
        yield fine("schema", f"Lược đồ cho trình soạn thảo ở {FOLDER}/")
        return
    what = f"thiếu {len(lacking)}" if lacking else ""
    what += f"{', ' if lacking and old else ''}{f'{len(old)} không phải của bản cchc này' if old else ''}"
    none = len(lacking) == len(SCHEMAS)
    shown = "chưa có" if none else what
    yield advised("schema", f"Lược đồ cho trình soạn thảo ({FOLDER}/): {shown}", "Gõ cchc schema --write.")


def writable(store: Store, machine: Machine) -> Iterator[Observation]:
    """Whether this user may write in the folders of the workspace."""
    folders = [
        "plans",
        *(f"plans/{name}" for name in store.authorities),
        *(f"plans/{one}" for one in store.plan_ids),
    ]
    closed = [folder for folder in folders if not machine.writable(store.root / folder)]
    if closed:
        yield advised(
            "writable",
            f"Chỉ xem được, không ghi được vào {_listed(closed)}",
            "Sửa quyền của thư mục để ghi tiến độ.",
        )
    else:
        yield fine("writable", f"Ghi được vào {store.root / 'plans'}")
