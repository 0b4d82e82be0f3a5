"""A lower authority's draft from its superior's plan: what is asked of it, in its own names, some days earlier."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import UNSET

from cchc.comparing.cascading import Part
from cchc.drafting.drafts import Draft, placed
from cchc.drafting.looks import Look
from cchc.drafting.lower_document import plan_file
from cchc.drafting.lower_table import appendix_file, rows_taken
from cchc.drafting.lower_work import Lowering, LowerWork
from cchc.obligations.upward import unit_of_authority
from cchc.store import Store, WorkspaceError
from cchc.yamltree.writing import document

USUAL_EARLIER = 2
"""Working days that a date stands before the superior's; reports go out within two working days of the close of
the figures (Nghị định 09/2019/NĐ-CP)."""


def lower(store: Store, asked: Lowering) -> Draft:
    """The draft of the lower authority's plan for the superior's year.

    Raises WorkspaceError where either register or the superior's plan is missing, where the superior's register
    does not know the authority and not everything is asked for, and where nothing is asked of it.
    """
    superior, register = asked.superior, store.register(asked.authority)
    table = superior.appendix_file.value
    if superior.plan is None or superior.register is None or table is None:
        raise WorkspaceError(
            f"Kế hoạch {superior.id} có lỗi hoặc thiếu phụ lục.", f"Xem: cchc validate {superior.id}"
        )
    if register is None:
        raise WorkspaceError(
            f"Chưa có danh bạ plans/{asked.authority}/units.yaml của cơ quan cấp dưới, hoặc danh bạ có lỗi.",
            'Lập trước: cchc init . --authority "UBND xã …" --unit "…" --no-plan',
        )
    if asked.authority == superior.authority:
        raise WorkspaceError(
            f"{asked.authority} là chính cơ quan ban hành {superior.id}.", "Kế hoạch năm sau thì dùng --from."
        )
    if unit_of_authority(superior.register, asked.authority) is None and not asked.whole:
        raise WorkspaceError(
            f"Danh bạ plans/{superior.authority}/units.yaml không nối với {register.authority.name}, nên không "
            "biết việc nào giao cho cơ quan này.",
            f"Ghi “authority: {asked.authority}” ở đơn vị đó, hoặc lấy mọi nhiệm vụ: thêm --whole.",
        )
    work = LowerWork(asked, superior.plan, superior.register, register)
    taken = rows_taken(work)
    if not taken:
        raise WorkspaceError(
            f"{superior.id} không giao việc nào cho {register.authority.name}.", "Lấy mọi nhiệm vụ: thêm --whole."
        )
    work.path = f"plans/{work.id}/appendix.yaml"
    appendix = appendix_file(work, table, taken)
    work.path = f"plans/{work.id}/plan.yaml"
    data = {work.path: plan_file(work), f"plans/{work.id}/appendix.yaml": appendix}
    texts = {path: document(one) for path, one in data.items()}
    return placed(store, work.id, texts, [*_first(work, taken), *work.looks])


def _first(work: LowerWork, taken: Mapping[str, Part | None]) -> Iterator[Look]:
    """What concerns the whole draft."""
    own, path = work.below.authority, work.path
    if own.to is not UNSET and own.to < date(work.year, 12, 31):
        words = f"{own.name} kết thúc hoạt động ngày {own.to:%d/%m/%Y}"
        note = f"xem việc đến hạn sau ngày đó: cchc due --plan {work.id}"
        yield Look(group="authority", words=words, note=note, path=path, keys=("year",))
    parts = list(taken.values())
    note = f"{parts.count('lead')} giao cơ quan mình chủ trì, {parts.count('coordinating')} yêu cầu phối hợp"
    if others := parts.count(None):
        note += f", {others} của cơ quan khác: bỏ việc không thuộc cấp mình"
    words = f"{len(taken)} nhiệm vụ lấy từ {work.superior.id}"
    yield Look(group="superior", words=words, note=note, path=path, keys=("implements",))
    for name, proposal in work.names.missing.items():
        note = "danh bạ không có đơn vị, nhóm nào tương ứng: thêm vào units.yaml, hoặc bỏ"
        if proposal:
            note = f"danh bạ chưa có cơ quan cùng việc; đề nghị thêm vào units.yaml: {proposal}"
        yield Look(group="name", words=name, note=note, path=path, keys=("year",))
