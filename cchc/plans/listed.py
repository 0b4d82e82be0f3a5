"""Names of units out of a list as people type it or paste it from Word: bullets, numbers, several on a line.

A comma parts two names only where a unit's name begins behind it: "Phòng Kinh tế, Hạ tầng và Đô thị" is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from cchc.text import canonical, fold, one_space

_MARK = re.compile(
    r"""(?: [-–—−•●○▪■□◦▫∙·‣➢➤✓✔*+§] \s+        # a bullet; "--gạch" is none
          | [•●○▪■□◦▫∙·‣➢➤✓✔]                   # … which needs no space behind it
          | o \s+ (?=[A-ZÀ-Ỹ])                    # Word's second bullet
          | \(? \d{1,3} (?: [.)] | \s* [/] (?=\s) ) (?: \d{1,3} [.)] )* \s* (?=[^\W\d]|$)
          | \(? [a-zđ] \) \s*
          | (?: [IV]+ | X[IVX]+ ) [.)] \s+        # "X. Gia Định" is a xã, "P. Kinh tế" a phòng
        )+""",
    re.VERBOSE,
)
_END = " .;,:"
_ALONE = "văn phòng|thanh tra|công an|kho bạc|bảo hiểm xã hội|đảng ủy|ubnd|ủy ban nhân dân"
"""What names a unit with no word behind it."""

_HEADS = (
    "phòng(?! (?:chống|cháy|ngừa|thủ|vệ))|văn phòng|ban(?! (?:hành|đầu|bố))|thanh tra|ubnd|ủy ban|trung tâm|"
    "trường(?! hợp)|trạm|công an|chi cục|cục|sở(?! hữu)|đội(?! ngũ)|hạt|kho bạc|bảo hiểm|tòa án|viện(?! trợ)|"
    "bệnh viện|hội(?! (?:đồng|nghị|chợ|nhập|thảo|họp))|đoàn(?! (?:thể|kết))|đảng ủy"
)
_UNIT = re.compile(rf"(?:{_HEADS}) \w|(?:{_ALONE})$")
_PLAIN_UNIT = re.compile(rf"(?:{fold(_HEADS)}) \w|(?:{fold(_ALONE)})$")
_COUNCIL = re.compile(r"(?:hđnd|hội đồng nhân dân|hdnd|hoi dong nhan dan)$")
"""Behind which "UBND" goes on with the name: "Văn phòng HĐND, UBND"."""


class Listed(Struct, frozen=True):
    """The names of a list in its order, each once; ``repeated`` are those that stood before, as they stand."""

    names: tuple[str, ...]
    repeated: tuple[str, ...] = ()


def listed(lines: Iterable[str]) -> Listed:
    """The names in these lines.

    Two names are the same where they differ in case, spaces and marks alone, or one is typed without diacritics
    (then the other spelling is kept): "UBND xã Bình Thạnh" and "UBND xã Bình Thành" are two neighbours.
    """
    found: list[str] = []
    repeated = []
    for name in (name for line in lines for name in names_on(line)):
        twin = next((at for at, known in enumerate(found) if _same(known, name)), None)
        if twin is None:
            found.append(name)
        else:
            repeated.append(name)
            if _plain(found[twin]) and not _plain(name):
                found[twin] = name
    return Listed(tuple(found), tuple(repeated))


def names_on(line: str) -> list[str]:
    """The names on one line, without bullets, numbers and closing marks; no empty ones."""
    return [name for piece in one_space(line).split(";") for name in _parted(_bare(piece))]


def _parted(text: str) -> Iterator[str]:
    name, *rest = text.split(",")
    for part in rest:
        if _begins_a_unit(_bare(part), name):
            yield from filter(None, [_bare(name)])
            name = part
        else:
            name += f",{part}"
    yield from filter(None, [_bare(name)])


def _bare(text: str) -> str:
    return _MARK.sub("", text.strip(), count=1).strip(_END) if _MARK.match(text.strip()) else text.strip(_END)


def _begins_a_unit(part: str, before: str) -> bool:
    head, left = canonical(part), canonical(before)
    if head.startswith(("ubnd", "ủy ban nhân dân", "uy ban nhan dan")) and _COUNCIL.search(left):
        return False
    return bool(_UNIT.match(head) or (_plain(part) and _PLAIN_UNIT.match(head)))


def _same(one: str, other: str) -> bool:
    if canonical(one) == canonical(other):
        return True
    return fold(one) == fold(other) and (_plain(one) or _plain(other))


def _plain(name: str) -> bool:
    """Whether a name is typed without any diacritics."""
    return name.isascii()
