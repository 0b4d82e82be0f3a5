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

_STYLES = {"implemented": "green", "missing": "red", "later": "yellow", "excused": "dim"}


def print_carried(
    loaded: LoadedPlan, superior: LoadedPlan, found: Sequence[Carried], shown: Sequence[Carried], *, chosen: bool
) -> None:
    """Print the counts of ``found``, then ``shown`` whole if it was ``chosen``, else what is worth a look of it."""
    say(f"Kế hoạch {loaded.id} so với kế hoạch cấp trên {superior.id}", "bold")
    for line in _remarks(loaded, superior):
        say(line, "yellow")
    unsaid = _tells_nothing(loaded, superior)
    _print_counts(found, states=not unsaid)
    told = [] if unsaid and not chosen else [one for one in shown if chosen or _worth_a_look(one)]
    if told:
        say("")
        width = max(len(one.parent.id) for one in told)
        for one in told:
            _print_one(one, width)
    rest = sum(one.state == "missing" for one in shown) - sum(one.state == "missing" for one in told)
    if rest and not unsaid:
        say("")
        say(f"Không kể {rest} nhiệm vụ chưa có do cơ quan khác của cấp trên làm: --state missing để xem.", "dim")


def _tells_nothing(loaded: LoadedPlan, superior: LoadedPlan) -> bool:
    return not (speaks_of(loaded, superior) and is_linked(loaded))


def _worth_a_look(one: Carried) -> bool:
    return one.state == "later" or (one.state in ("missing", "excused") and one.part is not None)


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


def _print_counts(found: Sequence[Carried], *, states: bool) -> None:
    groups = (
        ("giao cơ quan mình chủ trì", [one for one in found if one.part == "lead"]),
        ("yêu cầu cơ quan mình phối hợp", [one for one in found if one.part == "coordinating"]),
        ("do cơ quan khác làm", [one for one in found if one.part is None]),
    )
    say(f"{len(found)} nhiệm vụ của cấp trên phải có sản phẩm:")
    for words, group in groups:
        by_state: Counter[str] = Counter(one.state for one in group if states)
        counts = ", ".join(f"{by_state[state]} {CARRIED[state]}" for state in CARRIED if by_state[state])
        say(f"  {len(group)} {words}{': ' if counts else ''}{counts}")


def _print_one(one: Carried, width: int) -> None:
    parent = one.parent
    above = f" (thuộc “{cut(parent.headings[-1], 60)}”)" if parent.headings else ""
    facts = [parent.lead_text, "; ".join(map(str, parent.phrases))]
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
