"""Writing a draft into the workspace: all its files or none, and never over what somebody keeps."""

from __future__ import annotations

import os
import re
from pathlib import Path

from cchc.drafting.drafts import Draft
from cchc.drafting.editing import MARK
from cchc.store import Store, WorkspaceError
from cchc.store.git_rules import repository
from cchc.store.locking import only_writer
from cchc.store.writing import write_all_atomically

_PLAN_ID = re.compile(r"(?P<folder>[^/\\.\s][^/\\\s]*)/(?P<year>(?:19|20|21)\d{2})")
_WRITTEN = re.compile(r"^(?:body|number|bases|recipients|signature|duties):|^ +(?:- )?task:", re.MULTILINE)
"""What a plan has that is more than the frame of one."""
_DRAFTED = frozenset({"plan.yaml", "appendix.yaml"})
_CARRIED = frozenset({"extra.yaml", "indicators.yaml"})
"""Files that a draft has too, where the old plan had them; without a mark of the draft somebody keeps them."""


def plan_named(text: str) -> tuple[str, int]:
    """Folder and year of a plan that is to be; WorkspaceError where the text is no name of a plan."""
    name = text.strip().strip("/").removeprefix("plans/")
    found = _PLAN_ID.fullmatch(name)
    if found is None:
        raise WorkspaceError(
            f"“{text}” không phải mã kế hoạch.", "Viết như vinh-chau/2026: thư mục cơ quan, rồi năm."
        )
    return found["folder"], int(found["year"])


def refuse_existing(store: Store, draft_id: str, *, force: bool) -> None:
    """Raise WorkspaceError where a plan lies there already; with ``force`` only where it is no mere draft.

    What has logs or events is in use; what has text and no mark of a draft left somebody wrote or reviewed.
    """
    folder = store.root / "plans" / draft_id
    if not os.path.lexists(folder):
        return
    if folder.is_symlink() or not folder.is_dir():
        raise WorkspaceError(
            f"plans/{draft_id} không phải là thư mục thường; chưa ghi gì.", "Đổi tên hoặc chuyển đi."
        )
    there = sorted(one.name for one in folder.iterdir() if not one.name.startswith("."))
    kept = [
        name for name in there if name not in _DRAFTED and not (name in _CARRIED and MARK in _text(folder / name))
    ]
    if kept:
        raise WorkspaceError(
            f"Kế hoạch {draft_id} đang dùng (có {', '.join(kept)}); chưa ghi gì.",
            "Không ghi đè kế hoạch đã có nhật ký, sự kiện, báo cáo, kể cả khi có --force.",
        )
    if there and _is_finished(folder):
        raise WorkspaceError(
            f"Kế hoạch {draft_id} đã có nội dung và không còn dòng “{MARK.strip()}” nào, tức không phải bản "
            "nháp; chưa ghi gì.",
            "Không ghi đè, kể cả khi có --force. Muốn lập lại thì chuyển thư mục đó đi trước.",
        )
    if there and not force:
        raise WorkspaceError(
            f"Đã có plans/{draft_id}/{there[0]}; chưa ghi gì.",
            "Xem trước bằng --dry-run; muốn lập lại từ đầu thì thêm --force: nội dung đang có sẽ mất"
            + (", trừ khi đã ghi vào git." if repository(store.root) else "."),
        )


def _is_finished(folder: Path) -> bool:
    """Whether a plan has text of its own and no mark of a draft left."""
    texts = [_text(folder / name) for name in sorted(_DRAFTED)]
    return any(map(_WRITTEN.search, texts)) and not any(MARK in text for text in texts)


def _text(path: Path) -> str:
    return path.read_text("utf-8", "replace") if path.is_file() else ""


def write_draft(store: Store, draft: Draft, *, force: bool) -> list[str]:
    """Write the files of a draft and give their paths; all or none.

    Raises WorkspaceError where the draft may not be written or the files it rests on have changed since, OSError
    where the disk refuses.
    """
    with only_writer(store.root):
        if changed := store.overtaken():
            raise WorkspaceError(f"{changed} vừa bị sửa; chưa ghi gì.", "Gõ lại lệnh.")
        refuse_existing(store, draft.plan_id, force=force)
        files = {store.root / path: text.encode() for path, text in draft.files.items()}
        for path in files:
            if not path.parent.resolve().is_relative_to(store.root.resolve()):
                raise WorkspaceError(
                    f"{path} dẫn ra ngoài không gian làm việc.", "Thay liên kết bằng thư mục thật."
                )
        write_all_atomically(files)
    return list(draft.files)
