"""``cchc cascade --suggest``: proposed links, as the lines to paste, and writing them into the appendix."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from cchc.cli.terminal import exit_on_errors, print_records, say
from cchc.comparing.restating import same_text
from cchc.comparing.suggesting import Proposal, links_with, suggest
from cchc.plans.rows import Row
from cchc.store import LoadedPlan, Store, WorkspaceError
from cchc.text import cut
from cchc.yamltree.writing import scalar


def suggest_links(
    loaded: LoadedPlan, superior: LoadedPlan, store: Store, *, everything: bool, write: bool, format: str
) -> None:
    """Print the proposals, those below the line too with ``everything``; write those above it if asked to."""
    found = suggest(loaded, superior)
    if format == "table":
        _print(found, loaded, superior, everything=everything)
    else:
        from cchc.exports.compared import proposal_record

        print_records([proposal_record(one, loaded) for one in found], (), format)
    exit_on_errors([loaded, superior], store)
    if write:
        written = _written([one for one in found if one.above], loaded, superior, store)
        if format == "table" and written:
            say("")
            say(f"Đã ghi liên kết vào {', '.join(written)}. Xem lại: git diff")


def _written(above: Sequence[Proposal], loaded: LoadedPlan, superior: LoadedPlan, store: Store) -> list[str]:
    """Write the proposals and give the files; WorkspaceError where this plan does not carry out that one."""
    from cchc.drafting.linking import write_links

    if not _is_carried_out(loaded, superior):
        raise WorkspaceError(
            f"plan.yaml của {loaded.id} không ghi {superior.id} là kế hoạch cấp trên; chưa ghi gì.",
            f"Ghi “implements: {superior.id}” vào plan.yaml trước.",
        )
    return write_links(above, loaded, store) if above else []


def _print(found: Sequence[Proposal], loaded: LoadedPlan, superior: LoadedPlan, *, everything: bool) -> None:
    above, below = [one for one in found if one.above], [one for one in found if not one.above]
    say(f"Kế hoạch {loaded.id}: đề nghị liên kết với kế hoạch cấp trên {superior.id}", "bold")
    say(_summary(above), "dim")
    if above and not _is_carried_out(loaded, superior):
        say(f"Chỉ để xem: plan.yaml không ghi {superior.id} là kế hoạch cấp trên (“implements”).", "yellow")
    elif above:
        say("Đọc lại rồi dán từng dòng “implements” vào chỗ đã ghi, hoặc nhận tất cả: thêm --write", "dim")
    for row, group in groupby(above, key=lambda one: one.row):
        proposals = list(group)
        _print_row(row, loaded)
        say(f"    implements: {scalar(links_with(row, proposals))}", "cyan")
        for one in proposals:
            say(f"    {_how_alike(one)}")
    if below:
        say("")
        rest = "phần lớn là việc khác:" if everything else "--all để xem."
        say(f"{len(below)} nhiệm vụ chỉ hơi giống một nhiệm vụ của cấp trên; {rest}", "dim")
    for one in below if everything else ():
        _print_row(one.row, loaded)
        say(f"    {_how_alike(one)}", "dim")


def _summary(above: Sequence[Proposal]) -> str:
    if not above:
        return "Không có đề nghị nào mới."
    rows = len({id(one.row) for one in above})
    return f"{len(above)} liên kết cho {rows} nhiệm vụ, kèm mức giống nhau."


def _is_carried_out(loaded: LoadedPlan, superior: LoadedPlan) -> bool:
    return loaded.plan is not None and loaded.plan.implements == superior.id


def _print_row(row: Row, loaded: LoadedPlan) -> None:
    place = loaded.file_of(row).place(row.path)
    say("")
    say(f"{place.path}:{place.line}", "dim")
    say(f"  {row.id}: {cut(row.text, 150)}")


def _how_alike(one: Proposal) -> str:
    parent = one.parent
    above = f" (thuộc “{cut(parent.headings[-1], 60)}”)" if parent.headings else ""
    if one.by_heading:
        return f"{parent.id}: cấp trên không chia dòng con, nên theo dòng trên của nhiệm vụ này"
    if same_text(parent.text, one.row.text, 0) == "same":
        return f"{one.score:.0%} {parent.id}: cùng lời văn{above}"
    return f"{one.score:.0%} {parent.id}: {cut(parent.text, 150)}{above}"
