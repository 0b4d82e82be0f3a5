"""W4: signs that no document bears: malformed, or at odds with themselves, with the kind or with the issuer."""

from __future__ import annotations

from collections.abc import Iterator

from cchc.checks.citation_doubts import doubtful
from cchc.checks.cited import Mention, quoted_day
from cchc.citations import Disagreement, disagreement, kinds_of, numbered
from cchc.findings import Finding
from cchc.store import LoadedPlan, Store


def malformed(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """Spaces in a sign, joints in the wrong place, letters for figures, letters that are no abbreviation."""
    for mention in doubtful(loaded, store):
        sign = mention.citation.sign
        if sign.slips:
            yield mention.text.finding(
                "W406",
                f"Số, ký hiệu “{sign.text}” viết sai: {', '.join(sign.slips)}.",
                sign.start,
                sign.end,
                hint=_well_formed(mention),
            )


def _well_formed(mention: Mention) -> str:
    sign = mention.citation.sign
    if sign.right != sign.text:
        return f"Viết là “{sign.right}”."
    known = numbered(sign.number, mention.day) if mention.day else []
    return f"Có phải là số {known[0].sign}?" if len(known) == 1 else "Đối chiếu với bản gốc."


def contradictory(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """A sign whose letters cannot go together, or that is not of the kind or of the body named beside it.

    What offices often write against the rule (Kết luận số 12/TB-UBND) is information, once for each sign.
    """
    told: set[str] = set()
    for mention in doubtful(loaded, store):
        wrong = disagreement(mention.citation)
        if wrong is None or (wrong.between == "usage" and mention.sign in told):
            continue
        told.add(mention.sign)
        message, hint = _said(mention, wrong)
        sign = mention.citation.sign
        yield mention.text.finding(
            "W407",
            message,
            sign.start,
            sign.end,
            hint=hint,
            severity="info" if wrong.between == "usage" else None,
        )


def _said(mention: Mention, wrong: Disagreement) -> tuple[str, str]:
    """The sentence and the hint for what disagrees."""
    sign, kind = mention.citation.sign, mention.citation.kind
    if wrong.between == "letters":
        return f"Ký hiệu “{sign.text}” không thể có: không cơ quan nào ban hành văn bản như vậy.", _meant(mention)
    if wrong.between == "issuer":
        issuer = mention.citation.issuer
        assert issuer is not None
        return (
            f"Ký hiệu “{sign.text}” không phải của “{issuer.text}”.",
            "Sửa ký hiệu hoặc cơ quan ban hành cho khớp với bản gốc.",
        )
    meant = kinds_of(sign.kind_code or "")
    of_sign = f"“{sign.kind_code}” là {meant[0].lower()}" if meant else "ký hiệu này là của công văn"
    right = f"viết tắt là {wrong.expected[0]}" if wrong.expected else "không ghi tên loại"
    message = f"“{kind}” không khớp với ký hiệu “{sign.text}”: {of_sign}."
    return message, f"{kind} {right}; đối chiếu với bản gốc."


def _meant(mention: Mention) -> str:
    known = numbered(mention.citation.sign.number, mention.day) if mention.day else []
    if len(known) == 1:
        return f"Có phải là {known[0].kind} số {known[0].sign} {quoted_day(known[0].day)}?"
    return "Nghị định, nghị quyết của Chính phủ: NĐ-CP, NQ-CP; quyết định, chỉ thị của Thủ tướng: QĐ-TTg, CT-TTg."
