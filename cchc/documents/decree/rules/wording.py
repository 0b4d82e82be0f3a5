"""What is worth saying without being a breach of form: citations, drafts, changes that were not accepted."""

from __future__ import annotations

import re

from cchc.documents.decree.document import Document
from cchc.documents.decree.lines import Line
from cchc.documents.decree.rules.fault import Fault, Faults
from cchc.text import fold

_CITED = re.compile(r"\bsố\s+(?P<sign>\d+[\w.]*(?:/\d{4})?[/-][^\s,;.]+)(?P<after>[^;]*)", re.IGNORECASE)
_DATED = re.compile(r"^\s*(?:,\s*)?ngày\s*[\d…._]")
_SECOND = re.compile(
    r";\s*(?:Căn cứ\s+)?(?:Kế hoạch|Quyết định|Nghị quyết|Nghị định|Thông tư|Luật|Chỉ thị|Công văn)\b"
)


def check_wording(document: Document) -> Faults:
    """D906 citations, D907 two bases on a line, D908 tracked changes."""
    seen: set[str] = set()
    for line in document.anatomy.bases:
        yield from _citations(line, seen)
        if _SECOND.search(line.words):
            yield Fault("D907", line, "hai căn cứ trên một dòng")
    tracked = next((one for one in document.main.paragraphs if one.tracked), None)
    if tracked is not None:
        yield Fault("D908", tracked, "còn thay đổi chưa duyệt (Track Changes)")


def _citations(line: Line, seen: set[str]) -> Faults:
    for found in _CITED.finditer(line.words):
        sign = fold(found["sign"])
        if sign in seen:
            continue
        seen.add(sign)
        lacking = []
        if not _DATED.match(found["after"]):
            lacking.append("ngày ban hành")
        if " của " not in found["after"]:
            lacking.append("cơ quan ban hành")
        if lacking:
            yield Fault("D906", line, f"“số {found['sign']}” thiếu {' và '.join(lacking)}")
