"""Capital letters within a phrase, and small ones at the head of a cell, where official language has the other.

Source: Nghị định số 30/2020/NĐ-CP, Phụ lục II: a capital at the head of a sentence, of a proper name, of the title
of a document that is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from cchc.proofreading.page import page_of
from cchc.proofreading.remark import Remark
from cchc.text.by_text import Rule
from cchc.text.numberless import the_same_whatever_the_numbers


def _phrases(listed: str) -> frozenset[str]:
    return frozenset(listed.split("|"))


_VERBS = (
    "Thực hiện|Kiểm soát|Tiết kiệm|Triển khai|Ban hành|Rà soát|Tăng cường|Nâng cao|Đẩy mạnh|Hoàn thiện|Cải thiện"
    "|Khắc phục|Theo dõi|Đôn đốc|Phối hợp|Công khai|Cập nhật|Giải quyết|Tiếp nhận|Đánh giá|Thu hút|Sắp xếp|Bố trí"
    "|Duy trì|Phấn đấu|Bảo đảm|Đảm bảo"
)
"""Words of doing, none of which opens the name of a body; as titles of documents they stand after a capital."""

_CAPITAL = re.compile(rf"(?P<verb>{_VERBS})\b(?=(?: (?P<next>[^\W\d_]+))?)")
"""Sought by the capital, which is rarer than the space that must stand before it."""
_BEFORE = re.compile(r"(?P<one>[^\W\d_]+) (?P<two>[^\W\d_]+)$")
_LONGEST = 16
"""Letters of two syllables and the space between them."""
_TITLED = _phrases(
    "kế hoạch|quyết định|chương trình|báo cáo|nghị quyết|nghị định|chỉ thị|thông tư|đề án|văn bản|quy chế|quy định"
    "|quy trình|hướng dẫn|công văn|thông báo|phương án|tờ trình|chuyên đề|bộ phận|ban chỉ|ban quản|ủy ban|uỷ ban"
    "|trung tâm|mô hình|danh mục|đổi mới|tiêu chí|nội dung|mục tiêu"
)
"""What, with a capital of its own, a title or a name follows."""

_NAMED = _phrases("dự án|hệ thống|phần mềm|cơ chế|chuyên mục|cuộc thi|hội thi|phong trào|về việc")
"""What a name follows even where it has no capital of its own."""

_BEFORE_NAMES = _phrases("và|về|số|của|các|là|với|ngành|vực|luật|bộ|sở|phòng|ban|trường|viện|khoa|cục|vụ|cụm")
_NO_WORD = "-+•:.; "
"""After these, or at the head of a text, a phrase begins."""


def capitals_within(text: str) -> Iterator[Remark]:
    """A verb with a capital within a phrase ("tỷ lệ Thực hiện thanh toán"); ``right`` has a small letter."""
    read = 0
    for found in _CAPITAL.finditer(text):
        space = found.start() - 1
        if space < read or text[space] != " ":
            continue
        read = max(found.span("next")[1], found.end())
        before = _BEFORE.search(text, max(0, space - _LONGEST), space)
        title = found["next"] is not None and found["next"].istitle()  # "thực hành Tiết kiệm Đề án …": a name
        if before and not title and _goes_on(text, before):
            verb = found["verb"]
            yield Remark(found.start("verb"), found.end("verb"), verb[0].lower() + verb[1:])


def _goes_on(text: str, before: re.Match[str]) -> bool:
    """Whether two syllables are in the middle of a phrase, and no name or title follows them."""
    one, two, both = before["one"], before["two"], before.group()
    line = text[text.rfind("\n", 0, before.start()) + 1 : before.start()]
    plain = two.islower() and (one.islower() or (one.istitle() and not line.strip(_NO_WORD)))
    named = both.lower() in _NAMED or (both.lower() in _TITLED and not both.islower())
    return plain and not named and two not in _BEFORE_NAMES


_HEADS = re.compile(r"^[ ]*(?:[-+•*][ ]*)?(?P<first>[^\W\d_]+)(?= )", re.MULTILINE)
_HEADS_OF_A_PAGE = re.compile(r"\n[ ]*(?:[-+•*][ ]*)?([^\W\d_]+)(?= )")
"""The same in texts of a page, found the sooner by the line break."""
_FEW, _SHARE = 10, 0.1
"""From how many lines on there is a way of writing them; which share at most writes otherwise."""


def _is_small(cell: str, head: re.Match[str]) -> bool:
    before = cell[: head.start()].rstrip()
    return head["first"].islower() and (not before or before[-1] in ".!?")


@lru_cache(maxsize=65536)
def _heads(cell: str) -> tuple[int, tuple[Remark, ...]]:
    """How many lines of a cell begin in a word, and the words among these in small letters."""
    heads = list(_HEADS.finditer(cell))
    small = (head for head in heads if _is_small(cell, head))
    return len(heads), tuple(Remark(*head.span("first"), head["first"].capitalize()) for head in small)


def _with_small_heads(cells: tuple[str, ...]) -> Iterator[tuple[str, bool]]:
    page = page_of(cells)
    small = (page.at(head.start(1))[0] for head in _HEADS_OF_A_PAGE.finditer(page.text) if head[1].islower())
    return ((cell, True) for cell in dict.fromkeys(small) if _heads(cell)[1])


SMALL_HEADS = Rule(the_same_whatever_the_numbers(_with_small_heads))
"""The cells with a line that begins in a small letter."""


def small_heads(cells: Sequence[str]) -> Iterator[tuple[int, Remark]]:
    """Lines of cells that begin in a small letter where nearly all others have a capital: the cell, the first word.

    A line under one that ends in a comma, a semicolon or a colon goes on with its sentence.
    """
    small: list[tuple[int, Remark]] = []
    lines = 0
    for number, (heads, small_ones) in enumerate(map(_heads, cells)):
        lines += heads
        small += ((number, remark) for remark in small_ones)
    if lines >= _FEW and len(small) <= _SHARE * lines:
        yield from small
