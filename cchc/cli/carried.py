"""Printing the superior's tasks: what a plan leaves out or does too late, and a count of the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cchc.cli.terminal import Cell, Paragraph, say, say_row
from cchc.cli.words import CARRIED
from cchc.comparing.cascading import Carried, is_linked, speaks_of
from cchc.obligations.upward import unit_of_authority
from cchc.store import LoadedPlan
from cchc.text import cut

_PARTS = {
    "lead": "giao cơ quan mình chủ trì",
    "coordinating": "yêu cầu cơ quan mình phối hợp",
    None: "do cơ quan khác làm",
}
_STYLES = {"implemented": "green", "missing": "red", "later": "yellow", "excused": "dim"}


def print_carried(
    loaded: LoadedPlan, superior: LoadedPlan, found: Sequence[Carried], told: Sequence[Carried]
) -> None:
    """Print how many tasks of the superior there are by part and state, then those of them to be ``told``."""
    say(f"Kế hoạch {loaded.id} so với kế hoạch cấp trên {superior.id}", "bold")
    for line in _remarks(loaded, superior):
        say(line, "yellow")
    say(f"{len(found)} nhiệm vụ của cấp trên phải có sản phẩm:")
    for part, words in _PARTS.items():
        group = [one for one in found if one.part == part]
        states = _by_state(group) if _tells_something(loaded, superior) else ""
        say(f"  {len(group)} {words}{': ' if states else ''}{states}")
    if told:
        say("")
        width = max(len(one.parent.id) for one in told)
        for one in told:
            _print_one(one, width)


def print_passed_over(loaded: LoadedPlan, superior: LoadedPlan, rest: Sequence[Carried]) -> None:
    """Say how many missing tasks were not printed, and how to see them."""
    missing = sum(one.state == "missing" for one in rest)
    if missing and _tells_something(loaded, superior):
        say("")
        say(f"Không kể {missing} nhiệm vụ chưa có do cơ quan khác của cấp trên làm: --state missing để xem.", "dim")


def worth_a_look(loaded: LoadedPlan, superior: LoadedPlan, found: Sequence[Carried]) -> list[Carried]:
    """What comes too late, and what names this authority and is left out; nothing where no link says anything."""
    if not _tells_something(loaded, superior):
        return []
    return [one for one in found if one.state == "later" or (one.state != "implemented" and one.part is not None)]


def _tells_something(loaded: LoadedPlan, superior: LoadedPlan) -> bool:
    return speaks_of(loaded, superior) and is_linked(loaded)


def _by_state(group: Sequence[Carried]) -> str:
    counts: Counter[str] = Counter(one.state for one in group)
    return ", ".join(f"{counts[state]} {words}" for state, words in CARRIED.items() if counts[state])


def _remarks(loaded: LoadedPlan, superior: LoadedPlan) -> list[str]:
    """What keeps the comparison from saying much."""
    found = []
    if not speaks_of(loaded, superior):
        found.append(
            f"Các “implements” của kế hoạch này không trỏ đến {superior.id} nên không tính ở đây. "
            "Xem nhiệm vụ nào giống nhau: thêm --suggest"
        )
    elif not is_linked(loaded):
        found.append(
            "Chưa nhiệm vụ nào ghi “implements” nên chưa biết nhiệm vụ nào của cấp trên đã có. "
            "Xem đề nghị: thêm --suggest"
        )
    if superior.register is None or unit_of_authority(superior.register, loaded.authority) is None:
        found.append(
            f"Danh bạ của {superior.authority} không có cơ quan này (“authority: {loaded.authority}”) nên "
            "không biết nhiệm vụ nào giao cho mình."
        )
    return found


def _print_one(one: Carried, width: int) -> None:
    parent = one.parent
    above = f" (thuộc “{cut(parent.headings[-1], 60)}”)" if parent.headings else ""
    mine = {"lead": "mình chủ trì", "coordinating": "mình phối hợp", None: ""}[one.part]
    facts = [parent.lead_text, "; ".join(map(str, parent.phrases)), mine]
    paragraphs = [Paragraph(cut(parent.text, 160) + above), Paragraph(" · ".join(filter(None, facts)), "dim")]
    if one.rows:
        paragraphs.append(Paragraph(f"← {', '.join(row.id for row in one.rows)}", "cyan"))
    for late in one.delays:
        days = f"{late.row.id}: hạn {late.due:%d/%m/%Y}, cấp trên cần {late.asked:%d/%m/%Y}"
        paragraphs.append(Paragraph(days, "yellow"))
    if one.reason is not None:
        paragraphs.append(Paragraph(f"Lý do: {one.reason}"))
    cells = [Cell(CARRIED[one.state], 9, _STYLES[one.state]), Cell(parent.id, width, "cyan")]
    say_row(cells, paragraphs)
