"""The plan document as data for its template: head, bases, body, signature, recipients, appendix."""

from __future__ import annotations

from msgspec import UNSET, Struct

from cchc.documents.contexts.appendix import Table, appendix_table
from cchc.documents.contexts.body import Block, body_blocks, introduction
from cchc.documents.contexts.heads import Head, Recipients, Signed, plan_head, signed
from cchc.documents.marks import Noted
from cchc.store import LoadedPlan, WorkspaceError


class PlanDocument(Struct, frozen=True, kw_only=True):
    """What the template of a plan is given.

    ``kind`` and ``title`` are the two lines under the head; ``issuer`` is the issuing body's name as a sentence has
    it; ``appendix`` is None where the plan has none or it did not come with it.
    """

    kind: str
    title: str
    year: int
    issuer: str
    head: Head
    bases: tuple[Noted, ...]
    preamble: tuple[Noted, ...]
    body: tuple[Block, ...]
    signature: Signed
    recipients: Recipients
    appendix: Table | None


def blanks(document: PlanDocument) -> list[str]:
    """What the form leaves blank since the plan does not say it: by name, in the document's order."""
    head = document.head
    day = [name for name, said in (("ngày", head.day), ("tháng", head.month), ("năm", head.year)) if not said]
    open_parts = {
        "tên cơ quan ban hành": not head.issuer,
        "số": head.number is None,
        "địa danh": not head.place,
        " ".join(day): bool(day),
        "quyền hạn, chức vụ người ký": not document.signature.lines,
        "họ tên người ký": document.signature.name is None,
        "nơi nhận": not document.recipients.lines,
    }
    return [name for name, is_open in open_parts.items() if is_open]


def plan_document(loaded: LoadedPlan) -> PlanDocument:
    """The plan as issued. Raises WorkspaceError where plan.yaml is absent or cannot be read."""
    plan = loaded.plan
    if plan is None:
        raise WorkspaceError(
            f"Kế hoạch {loaded.id} không có tệp plan.yaml đọc được nên không lập được văn bản.",
            f"Xem: cchc validate {loaded.id}",
        )
    authority = loaded.register.authority if loaded.register else None
    bases, preamble = introduction(plan)
    return PlanDocument(
        kind=plan.kind,
        title=plan.title,
        year=plan.year,
        issuer=authority.name if authority else "",
        head=plan_head(plan, authority),
        bases=tuple(bases),
        preamble=tuple(preamble),
        body=tuple(body_blocks(plan)),
        signature=Signed() if plan.signature is UNSET else signed(plan.signature),
        recipients=Recipients(lines=tuple(plan.recipients), filing=None if plan.filing is UNSET else plan.filing),
        appendix=appendix_table(loaded),
    )
