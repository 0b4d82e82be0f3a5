"""Printing the superior's tasks: what a plan leaves out or does too late, and a count of the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cchc.cli.terminal import Cell, Paragraph, say, say_row
from cchc.cli.words import CARRIED
from cchc.comparing.cascading import Carried
from cchc.comparing.linking import linked_rows, speaks_of
from cchc.comparing.regimes import Difference, Report, compare_regimes
from cchc.obligations.upward import unit_of_authority
from cchc.store import LoadedPlan
from cchc.text import cut

_PARTS = {
    "lead": "giao cơ quan mình chủ trì",
    "coordinating": "yêu cầu cơ quan mình phối hợp",
    None: "do cơ quan khác làm",
}
_DIFFERENCES: dict[Difference, str] = {
    "opens": "khác ngày đầu",
    "closes": "khác ngày chốt",
    "no_time_left": "gửi không sớm hơn cấp trên",
    "only_here": "cấp trên không đòi",
    "only_above": "cấp trên đòi mà ở đây không có",
}
_FEW = 12
"""So many tasks of other bodies are named one by one."""
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
    """The missing tasks of other bodies of the superior: a line each where they are few, else how to see them."""
    missing = [one for one in rest if one.state == "missing"]
    if not missing or not _tells_something(loaded, superior):
        return
    say("")
    if len(missing) > _FEW:
        say(f"Không kể {len(missing)} nhiệm vụ chưa có do cơ quan khác của cấp trên làm: --all để xem.", "dim")
        return
    say("Cũng chưa có, nhưng do cơ quan khác của cấp trên làm:")
    width = max(len(one.parent.id) for one in missing)
    for one in missing:
        words = f"{cut(one.parent.text, 110)} · {one.parent.lead_text}"
        say_row([Cell(one.parent.id, width, "cyan")], [Paragraph(words, "dim")])


def print_regimes(loaded: LoadedPlan, superior: LoadedPlan) -> None:
    """The windows and due days of the reports beside the superior's; one line where all agree."""
    periods = compare_regimes(loaded, superior)
    if not periods:
        return
    say("")
    if not any(one.differences for one in periods):
        say("Chế độ báo cáo: kỳ số liệu như cấp trên, ngày gửi trước ngày phải gửi cấp trên.")
        return
    say("Chế độ báo cáo so với cấp trên", "bold")
    width = max(len(one.period.label) for one in periods)
    for one in periods:
        paragraphs = [Paragraph(f"ở đây:    {_report(one.here)}"), Paragraph(f"cấp trên: {_report(one.above)}")]
        differences = ", ".join(_DIFFERENCES[name] for name in one.differences)
        paragraphs.append(Paragraph(differences or "khớp", "yellow" if differences else "green"))
        say_row([Cell(one.period.label, width)], paragraphs)


def _report(report: Report | None) -> str:
    if report is None:
        return "không có kỳ này"
    return f"số liệu {report.opens:%d/%m/%Y} - {report.closes:%d/%m/%Y}, gửi {report.due:%d/%m/%Y}"


def worth_a_look(loaded: LoadedPlan, superior: LoadedPlan, found: Sequence[Carried]) -> list[Carried]:
    """What comes too late, and what names this authority and is left out; nothing where no link says anything."""
    if not _tells_something(loaded, superior):
        return []
    return [one for one in found if one.state == "later" or (one.state != "implemented" and one.part is not None)]


def _tells_something(loaded: LoadedPlan, superior: LoadedPlan) -> bool:
    return speaks_of(loaded, superior) and bool(linked_rows(loaded))


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
    elif not linked_rows(loaded):
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
