"""What ``cchc import`` says at its end: what was read, what was not and where, new names, what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from cchc.cli.terminal import Cell, Paragraph, say, say_row, write
from cchc.importing.additions import Additions, Aliases
from cchc.importing.blocks import Unread
from cchc.importing.places import place
from cchc.importing.remarks import DOUBTFUL, UNREAD
from cchc.importing.runs import Run, runs, singly
from cchc.importing.whole import Imported
from cchc.plans.document import Section
from cchc.plans.rows import resolve_rows

MOST = 20
"""Places that the screen shows of each list, unless all are asked for; the YAML files hold all."""
_PLACE = 34
"""The widest column of places, in characters."""
_EXCERPT, _END = 110, 50
"""Letters of a text that the screen shows, and of each end of a run of texts."""


class Written(Struct, frozen=True):
    """The files of an import by their paths, and whether they were written or only shown.

    ``additions`` are the lines that the register lacks, ``aliases`` other names of what it has.
    """

    plan_id: str
    files: tuple[str, ...]
    done: bool
    additions: tuple[Additions, ...] = ()
    aliases: tuple[Aliases, ...] = ()


def record(imported: Imported, written: Written) -> dict[str, Any]:
    """The import for programs."""
    return {
        "plan": written.plan_id,
        "files": list(written.files),
        "written": written.done,
        "kind": imported.plan.kind,
        "warning": imported.no_plan,
        **_counts(imported),
        "proposed": [
            {
                "name": one.name,
                "group": one.group,
                "near": one.near,
                "meant": one.meant,
                "where": place(one.where),
            }
            for one in imported.proposed
        ],
        "unread": [_unread(one) for one in imported.unread],
        "doubtful": [_unread(one) for one in imported.doubtful],
    }


def print_import(file: Path, imported: Imported, written: Written, *, every: bool) -> None:
    """Print it all for people; ``every``: each place that was not read, none taken together or left out."""
    counts = _counts(imported)
    if imported.no_plan:
        say(f"CHÚ Ý: {imported.no_plan} {_if_mistaken(written)}", "yellow")
        say("")
    title = imported.plan.title or "(chưa rõ tên)"
    done = "Đã nhập" if written.done else "Xem trước, chưa ghi gì:"
    say(f"{done} {file.name} → {written.plan_id}: {imported.plan.kind} {title}", "bold")
    regime = "có" if counts["reporting"] else "không thấy"
    say(f"  {counts['sections']} mục, {counts['bases']} căn cứ, {counts['footnotes']} chú thích")
    say(f"  {counts['duties']} việc giao riêng, {counts['targets']} chỉ tiêu, {regime} chế độ báo cáo")
    if imported.appendix is None:
        say("  không có bảng nhiệm vụ", "yellow")
    else:
        say(f"  phụ lục: {counts['areas']} lĩnh vực, {counts['tasks']} dòng nhiệm vụ, {counts['cells']} ô có chữ")
    for ones, mark, heading, style in (
        (imported.unread, UNREAD, "Chưa đọc được", "yellow"),
        (imported.doubtful, DOUBTFUL, "Đã đọc nhưng nên xem lại", "bold"),
    ):
        if ones:
            found = singly(ones) if every else runs(ones)
            say("")
            say(f"{heading} {len(found)} chỗ, ghi thành dòng “# {mark}” trong YAML", style)
            _print_runs(found, len(found) if every else MOST, mark, written)
    _print_proposed(imported, written)
    say("")
    say("Đã ghi" if written.done else "Sẽ ghi", "bold")
    for path in written.files:
        say(f"  {path}")
    say("")
    say("Bước tiếp theo", "bold")
    for step in _steps(imported, written):
        say(f"  {step}")


def _if_mistaken(written: Written) -> str:
    if not written.done:
        return "Xem lại có chọn đúng tệp không trước khi nhập."
    return "Nếu chọn nhầm tệp thì xóa các tệp kể ở mục “Đã ghi”, rồi nhập lại đúng tệp."


def _counts(imported: Imported) -> dict[str, Any]:
    plan = imported.plan
    appendix = imported.appendix
    return {
        "sections": _sections(plan.body),
        "bases": len(plan.bases),
        "duties": len(plan.duties),
        "targets": len(plan.targets),
        "footnotes": len(plan.footnotes),
        "reporting": bool(plan.reporting),
        "areas": len(appendix.areas) if appendix else 0,
        "tasks": len(resolve_rows(appendix).rows) if appendix else 0,
        "cells": imported.cells,
    }


def _sections(sections: Sequence[Section]) -> int:
    return sum(1 + _sections(one.sections) for one in sections)


def _unread(one: Unread) -> dict[str, Any]:
    where = one.where
    return {
        "words": one.words,
        "why": one.why,
        "where": place(where),
        "part": where.part,
        "paragraph": where.paragraph,
        "table": where.table,
        "row": where.row,
        "column": where.column,
    }


def _print_runs(found: Sequence[Run], most: int, mark: str, written: Written) -> None:
    """Print the first of them; one more than the most is shown too, since the line that says so is as long."""
    shown = found if len(found) <= most + 1 else found[:most]
    width = min(_PLACE, max(len(one.place) for one in shown) + 2)
    for one in shown:
        say_row([Cell(f"  {one.place}", width)], [Paragraph(f"{_said(one)}: {one.first.why}")])
    if len(shown) < len(found):
        rest = len(found) - len(shown)
        where = f"tìm “{mark}” trong plans/{written.plan_id}/, hoặc " if written.done else ""
        say(f"  … và {rest} chỗ nữa: {where}thêm --all vào lệnh để xem hết")


def _said(run: Run) -> str:
    """The words of a place on one line; of a run how many they are, how they begin and end."""
    if run.count == 1:
        return f"“{_cut(run.first.words, _EXCERPT)}”"
    return f"{run.counted}, từ “{_cut(run.first.words, _END)}” đến “{_cut(run.last.words, _END)}”"


def _cut(words: str, most: int) -> str:
    line = " / ".join(" ".join(part.split()) for part in words.split("\n"))
    return line if len(line) <= most else f"{line[:most].rsplit(' ', 1)[0]}…"


def _print_proposed(imported: Imported, written: Written) -> None:
    register = f"plans/{written.plan_id.partition('/')[0]}/units.yaml"
    count = len(imported.proposed)
    if not count:
        return
    say("")
    if register in written.files:
        say(f"Danh bạ đề xuất: {count} tên đơn vị, nhóm lấy từ tệp Word; soát lại trong {register}", "bold")
        return
    say(f"{count} tên chưa có trong danh bạ {register}", "bold")
    if written.aliases:
        say("Cách gọi khác của đơn vị đã có: thay dòng aliases của đơn vị ấy (chưa có thì thêm)")
        for entry in written.aliases:
            write(f"  {entry.line}  # ở {entry.entry}")
    if any(new.lines for new in written.additions):
        say("Đơn vị, nhóm mới thì chép dòng dưới đây; cách gọi khác thì thêm vào aliases của đơn vị đã có")
    for new in written.additions:
        if new.lines:
            write(new.opening or f"# thêm vào cuối danh sách {new.key}:")
        for line in new.lines:
            write(line)
    if any(new.doubtful for new in written.additions):
        say("Gần giống tên đã có: gõ nhầm thì sửa lại tên trong kế hoạch, gọi khác đi thì thêm vào aliases;")
        say("đúng là đơn vị mới thì chép dòng này, bỏ dấu # ở đầu")
    for new in written.additions:
        for line in new.doubtful:
            write(line)


def _steps(imported: Imported, written: Written) -> Iterator[str]:
    folder = written.plan_id.partition("/")[0]
    if not written.done:
        yield "gõ lại lệnh này, bỏ --dry-run, để ghi"
        return
    if imported.unread:
        yield f"tìm “{UNREAD}” trong plans/{written.plan_id}/, đặt chữ vào chỗ của nó rồi xóa dòng #"
    if imported.doubtful:
        yield f"tìm “{DOUBTFUL}”, so với tệp Word, đúng rồi thì xóa dòng #"
    if written.aliases or any(new.lines for new in written.additions):
        yield f"chép các tên mới vào plans/{folder}/units.yaml"
    if any(path.endswith("/units.yaml") for path in written.files):
        yield f"soát danh bạ: cchc units {folder}"
    yield f"cchc validate {written.plan_id}"
