"""W3: the line "(Ban hành kèm theo Kế hoạch số …)" of the appendix against the plan's number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import UNSET

from cchc.checks.texts import Text
from cchc.findings import Finding, finding
from cchc.plans.base import PartialDate
from cchc.store import LoadedPlan, Store

_NUMBER = re.compile(r"(?<=[Hh]oạch )số:?\s*(?P<number>\d+)\s*(?P<sign>/\s*[A-ZĐ][A-ZĐa-z-]*)?")
_BLANK = re.compile(r"\bsố:?[\s.…]*/|\bngày[\s.…]+tháng|\btháng[\s.…]+năm")
_LEADING = re.compile(r"\s*(\d+)")


def attached_line(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """A number in the appendix's heading that is not the plan's; a blank agrees with everything.

    What the line says of the date is judged among the citations.
    """
    file, plan = loaded.appendix_file, loaded.plan
    if file.value is None or file.value.attached is UNSET or plan is None or plan.number is UNSET:
        return
    line = Text(file, ("attached",), file.value.attached, "appendix", "title")
    found, own = _NUMBER.search(line.text), _LEADING.match(plan.number)
    if found is not None and own is not None and own[1] != found["number"]:
        yield line.finding(
            "W320",
            f"Phụ lục ghi kèm theo kế hoạch số {found['number']}, kế hoạch lại là số {own[1]}.",
            found.start(),
            found.end(),
            hint="Sửa lại số ở một trong hai chỗ.",
        )


def blanks(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """Number and day that were never filled in: a draft's, or forgotten when the plan was issued."""
    plan, file = loaded.plan, loaded.appendix_file
    if plan is None:
        return
    if plan.sign is not UNSET and plan.number is UNSET and plan.date is not UNSET:
        yield finding(
            loaded.plan_file.place(("sign",), key=True),
            "W325",
            f"{'Số và ngày' if isinstance(plan.date, PartialDate) else 'Số'} của kế hoạch còn để trống.",
            hint="Ban hành rồi thì điền vào (number, date); văn bản khác mới viện dẫn được.",
            excerpt="sign",
            severity="info",
        )
    if file.value is not None and file.value.attached is not UNSET:
        line = Text(file, ("attached",), file.value.attached, "appendix", "title")
        if (found := _BLANK.search(line.text)) is not None:
            message = "Số, ngày của kế hoạch ở đầu phụ lục còn để trống."
            hint = "Điền cho khớp với kế hoạch."
            yield line.finding("W325", message, found.start(), found.end(), hint=hint, severity="info")
