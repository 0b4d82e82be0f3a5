"""The words of a superior's text that name its own level, as the lower authority writes them.

What is safe is changed ("UBND tỉnh" who acts, "trên địa bàn tỉnh", offices by name); where the superior stays who
it is (what it issues, directs, lays down) or nobody can tell, the words stay and are told.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from cchc.citations import citations
from cchc.drafting.bodies import body
from cchc.drafting.levels import offices_of, party_committee
from cchc.drafting.lower_names import LowerNames
from cchc.plans.register import Register

RULES = {
    "ủy-ban": "cơ quan chính quyền của cấp mình",
    "cấp-ủy": "cấp ủy của cấp mình",
    "cơ-quan-chuyên-môn": "cơ quan cùng việc ở cấp mình",
    "địa-bàn": "địa bàn của cấp mình",
    "cấp-trên-ban-hành": "có lẽ vẫn là cấp trên (ban hành, chỉ đạo, hướng dẫn): giữ",
    "cần-đọc-lại": "không chắc là cấp nào: giữ, đọc lại",
    "chưa-có-cơ-quan": "cấp mình chưa có cơ quan cùng việc trong danh bạ: giữ",
}
_COUNCIL = "(?:HĐND|Hội đồng nhân dân)"
_COMMITTEE = "(?:UBND|[ỦU][ỷy] ban nhân dân)"
_STAYS = re.compile(
    r"(?:\b(?:theo|thực hiện|triển khai|căn cứ|chấp hành|quán triệt)\b[^.;:\n]{0,25}"
    r"\b(?:quyết định|kế hoạch|nghị quyết|chỉ thị|chỉ đạo|hướng dẫn|quy định|yêu cầu|công văn|danh mục|văn bản)\b"
    r"[^.;:\n]{0,60}\bcủa\s+(?:[^.;:\n]{0,60},\s*)?(?:Chủ tịch\s+)?"
    r"|\b(?:do|kể từ khi|sau khi|khi được|để báo cáo)\s+(?:Chủ tịch\s+)?"
    r"|\b(?:chỉ đạo|hướng dẫn|quy định|yêu cầu|danh mục|phê duyệt) của\s+(?:Chủ tịch\s+)?)$",
    re.IGNORECASE,
)
"""What stands before the superior's name where it stays the one that acts or lays down."""


class Change(NamedTuple):
    """Words in the new text: ``was`` became ``now`` at ``start``; None: they stayed and are to be read again."""

    start: int
    was: str
    now: str | None
    rule: str


class LowerTexts:
    """The texts of one superior's plan turned into those of one lower authority."""

    def __init__(self, above: Register, below: Register, names: LowerNames) -> None:
        upper, lower = body(above.authority.name), body(below.authority.name)
        self._names = names
        self._upper, self._lower = upper, lower
        self._word = lower.head or below.authority.level
        word, proper = re.escape(upper.head or above.authority.level), re.escape(upper.proper)
        place = rf"(?:\s+{proper})?" if proper else ""
        offices = sorted(
            {*offices_of(above.authority.level), *(unit.name for unit in above.units if unit.kind == "chuyên môn")},
            key=len,
            reverse=True,
        )
        listed = "|".join(re.escape(office) for office in offices)
        party = party_committee(upper.head)
        self._pattern = re.compile(
            rf"(?P<office>(?<!\w)(?:{listed})(?!\w))"
            rf"|(?P<body>(?:{_COUNCIL},?\s+(?:và\s+)?)?(?:{_COMMITTEE}|{_COUNCIL})\s+{word}(?!\w){place})"
            + (rf"|(?P<party>{re.escape(party)}(?!\w){place})" if party else r"|(?P<party>(?!))")
            + rf"|(?P<area>(?:trên địa bàn|toàn|trong phạm vi)\s+{word}(?!\w){place}"
            rf"|(?<!\w){word}\s+{proper or '(?!)'}(?!\w))"
            rf"|(?P<tier>cấp\s+(?:{word}|huyện|xã)(?!\w)(?:,\s*cấp\s+\w+|\s+và\s+cấp\s+\w+)*)"
            rf"|(?P<other>(?<!\w)(?:của\s+)?{word}(?!\w)(?!\s+(?:ủy|uỷ|thành|{proper or '(?!)'})\b))",
            re.IGNORECASE,
        )

    def lowered(self, text: str) -> tuple[str, list[Change]]:
        """The text as the lower authority writes it, and every change and every doubt with its place in it."""
        held = [(one.start, one.end) for one in citations(text)]
        out: list[str] = []
        changes: list[Change] = []
        at = length = 0
        for found in self._pattern.finditer(text):
            if any(start <= found.start() < end for start, end in held):
                continue
            new, rule = self._instead(found, text)
            piece = text[at : found.start()]
            out += [piece, new if new is not None else found.group()]
            changes.append(Change(length + len(piece), found.group(), new, rule))
            length += len(piece) + len(out[-1])
            at = found.end()
        return "".join([*out, text[at:]]), [one for one in changes if one.was != one.now]

    def _instead(self, found: re.Match[str], text: str) -> tuple[str | None, str]:
        if found["tier"] is not None or found["other"] is not None:
            return None, "cần-đọc-lại"
        if _STAYS.search(text, max(0, found.start() - 90), found.start()):
            return None, "cấp-trên-ban-hành"
        if found["office"] is not None:
            names = self._names.name(found["office"]).names
            return (names[0], "cơ-quan-chuyên-môn") if names else (None, "chưa-có-cơ-quan")
        if found["party"] is not None:
            own = party_committee(self._word)
            return (self._with_place(found.group(), own), "cấp-ủy") if own else (None, "cần-đọc-lại")
        rule = "ủy-ban" if found["body"] is not None else "địa-bàn"
        return self._with_word(found.group()), rule

    def _with_word(self, words: str) -> str:
        """The words with the lower level's name of its area, and its proper name where the superior's stood."""
        upper = self._upper
        pattern = rf"(?<!\w){re.escape(upper.head)}(?!\w)(?P<place>\s+{re.escape(upper.proper)})?"

        def put(found: re.Match[str]) -> str:
            place = f" {self._lower.proper}" if found["place"] and self._lower.proper else ""
            whole = f"{self._word}{place}"
            return whole.upper() if found.group().isupper() else whole

        return re.sub(pattern, put, words, flags=re.IGNORECASE)

    def _with_place(self, words: str, own: str) -> str:
        named = self._upper.proper and words.endswith(self._upper.proper)
        return f"{own} {self._word} {self._lower.proper}" if named else own
