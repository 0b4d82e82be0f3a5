"""W3: the areas of the appendix against the sections of the body: the same contents, parted in the same way.

The contents are those of the programme of reform (Nghị quyết số 76/NQ-CP ngày 15/7/2021) and the direction of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from cchc.checks.scanning import scanned
from cchc.checks.texts import Text
from cchc.findings import Finding
from cchc.store import LoadedPlan, Store
from cchc.text import fold

_CONTENTS = {
    "thể chế": ("the che",),
    "thủ tục hành chính": ("thu tuc hanh chinh", "tthc"),
    "tổ chức bộ máy": ("to chuc bo may", "bo may hanh chinh"),
    "chế độ công vụ": ("cong vu",),
    "tài chính công": ("tai chinh cong",),
    "chính quyền điện tử, chính quyền số": ("chinh quyen dien tu", "chinh quyen so", "hien dai hoa"),
    "chỉ đạo, điều hành": ("chi dao dieu hanh", "chi dao, dieu hanh"),
}
_ENOUGH = 4
"""From how many headings on the body is parted by contents."""

_SIGNS = re.compile(r"[^\w,]+")


class _Told(NamedTuple):
    text: Text
    contents: frozenset[str]


def areas_and_sections(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """Contents that the appendix joins and the body parts, or that only one of the two has."""
    every = scanned(loaded)
    areas = _told(every.of_kinds("area"))
    sections = _parted([one for one in _told(every.of_kinds("heading")) if one.contents])
    if len(sections) < _ENOUGH or len(areas) < _ENOUGH:
        return
    in_body = frozenset[str]().union(*(one.contents for one in sections))
    in_table = frozenset[str]().union(*(one.contents for one in areas))
    for area in areas:
        apart = [one for one in sections if one.contents & area.contents]
        if len(area.contents) > 1 and len(apart) > 1:
            names = " và ".join(f"“{one.text.text}”" for one in apart)
            yield _finding(area.text, f"Phụ lục gộp vào một mục những gì phần lời chia ra: {names}.")
        elif area.contents and not area.contents & in_body:
            yield _finding(area.text, "Mục này của phụ lục không có phần tương ứng trong lời văn.")
    for section in sections:
        if not section.contents & in_table:
            yield _finding(section.text, "Phần này không có mục tương ứng trong phụ lục: chưa giao việc cho ai.")


def _told(texts: Sequence[Text]) -> list[_Told]:
    return [_Told(text, _contents(text.text)) for text in texts]


@lru_cache(maxsize=8192)
def _contents(heading: str) -> frozenset[str]:
    folded = _SIGNS.sub(" ", fold(heading))
    return frozenset(name for name, words in _CONTENTS.items() if any(word in folded for word in words))


def _parted(headings: list[_Told]) -> list[_Told]:
    """The largest group of headings of one section."""
    groups: dict[tuple[str | int, ...], list[_Told]] = {}
    for one in headings:
        groups.setdefault(one.text.keys[:-2], []).append(one)
    return max(groups.values(), key=len, default=[])


def _finding(text: Text, message: str) -> Finding:
    return text.finding("W326", message, hint="Chia phụ lục và lời văn theo cùng các nội dung.", severity="info")
