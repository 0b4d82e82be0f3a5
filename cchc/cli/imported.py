"""What ``cchc import`` says at its end: what was read, what was not and where, new names, what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from cchc.cli.terminal import Cell, Paragraph, say, say_row
from cchc.importing.blocks import Unread
from cchc.importing.places import place
from cchc.importing.whole import Imported, Proposed
from cchc.plans.document import Section
from cchc.plans.rows import resolve_rows
from cchc.yamltree.writing import flow

_PLACE = 30
"""The widest column of places, in characters."""
_EXCERPT = 160
"""Letters of a text that the screen shows; the YAML file holds all of it."""


def record(imported: Imported, plan_id: str, files: Mapping[str, str], *, written: bool) -> dict[str, Any]:
    """The import for programs."""
    counts = _counts(imported)
    return {
        "plan": plan_id,
        "files": list(files),
        "written": written,
        **counts,
        "proposed": [
            {"name": one.name, "group": one.group, "near": one.near, "where": place(one.where)}
            for one in imported.proposed
        ],
        "unread": [_unread(one) for one in imported.unread],
        "doubtful": [_unread(one) for one in imported.doubtful],
    }


def print_import(file: Path, imported: Imported, plan_id: str, files: Sequence[str], *, written: bool) -> None:
    """Print it all for people."""
    counts = _counts(imported)
    done = "Đã nhập" if written else "Xem trước, chưa ghi gì:"
    say(f"{done} {file.name} → {plan_id}: {imported.plan.kind} {imported.plan.title}", "bold")
    regime = "có" if counts["reporting"] else "không có"
    say(f"  {counts['sections']} mục, {counts['bases']} căn cứ, {counts['footnotes']} chú thích")
    say(f"  {counts['duties']} việc giao riêng, {counts['targets']} chỉ tiêu, {regime} chế độ báo cáo")
    if imported.appendix is None:
        say("  không có bảng nhiệm vụ", "yellow")
    else:
        say(f"  phụ lục: {counts['areas']} lĩnh vực, {counts['tasks']} dòng nhiệm vụ, {counts['cells']} ô có chữ")
    _print_unread(imported.unread, "Chưa đọc được {} chỗ, ghi thành dòng “# CHƯA ĐỌC ĐƯỢC” trong YAML", "yellow")
    _print_unread(imported.doubtful, "Đã đọc nhưng nên xem lại {} chỗ, ghi thành dòng “# XEM LẠI”", "")
    _print_proposed(imported.proposed, plan_id, files)
    say("")
    say("Đã ghi" if written else "Sẽ ghi", "bold")
    for path in files:
        say(f"  {path}")
    say("")
    say("Bước tiếp theo", "bold")
    for step in _steps(imported, plan_id, files, written=written):
        say(f"  {step}")


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


def _print_unread(ones: Sequence[Unread], heading: str, style: str) -> None:
    if not ones:
        return
    say("")
    say(heading.format(len(ones)), style or "bold")
    width = min(_PLACE, max(len(place(one.where)) for one in ones) + 2)
    for one in ones:
        words = " / ".join(one.words.split("\n"))
        shown = words if len(words) <= _EXCERPT else f"{words[:_EXCERPT].rsplit(' ', 1)[0]}…"
        say_row([Cell(f"  {place(one.where)}", width)], [Paragraph(f"“{shown}”: {one.why}")])


def _print_proposed(proposed: Sequence[Proposed], plan_id: str, files: Sequence[str]) -> None:
    register = f"plans/{plan_id.partition('/')[0]}/units.yaml"
    if not proposed:
        return
    say("")
    if register in files:
        say(f"Danh bạ đề xuất: {len(proposed)} đơn vị, nhóm lấy từ tệp Word; soát lại trong {register}", "bold")
        return
    say(f"{len(proposed)} tên chưa có trong danh bạ; đúng là đơn vị, nhóm mới thì chép vào {register}", "bold")
    for heading, group in (("units", False), ("groups", True)):
        ones = [one for one in proposed if one.group is group]
        if ones:
            say(f"  {heading}:")
        for one in ones:
            near = f"  # gần giống “{one.near}”" if one.near else ""
            say(f"    - {flow(_entry(one))}{near}")


def _entry(one: Proposed) -> dict[str, object]:
    from cchc.drafting.bodies import kind_of, unit_id
    from cchc.importing.group_names import group_entry

    if one.group:
        return group_entry(one.name)
    return {"id": unit_id(one.name, ()), "name": one.name, "kind": kind_of(one.name)}


def _steps(imported: Imported, plan_id: str, files: Sequence[str], *, written: bool) -> Iterator[str]:
    if not written:
        yield "gõ lại lệnh này, bỏ --dry-run, để ghi"
        return
    if imported.unread:
        yield f"tìm “CHƯA ĐỌC ĐƯỢC” trong plans/{plan_id}/, đặt chữ vào chỗ của nó rồi xóa dòng #"
    if any(path.endswith("/units.yaml") for path in files):
        yield f"soát danh bạ: cchc units {plan_id.partition('/')[0]}"
    yield f"cchc validate {plan_id}"
