"""What a column of an appendix holds, told from its heading, whatever the wording."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, get_args

from msgspec import Struct
from msgspec.structs import replace

from cchc.text import fold, one_space

Role = Literal[
    "number",
    "area",
    "area_number",
    "group",
    "task",
    "products",
    "lead",
    "coordinating",
    "both",
    "deadline",
    "budget",
    "note",
    "other",
]
"""``group``: tasks of which another column holds the parts; ``both``: lead and coordinating in one cell;
``area_number``: the number of the area; ``other``: no key of the model, its words go to the note."""
KEYS = ("area", "number", "task", "products", "lead", "coordinating", "deadline", "budget", "note")
"""The roles that are keys of ``columns``."""

LONGEST = 90
"""A heading of more letters is none."""
_BODIES = (
    r"(?:cac )?(?:co quan|don vi|cong chuc|can bo|bo phan|nguoi|to chuc|ca nhan|phong|ban|so)"
    r"(?:[,/ ]+(?:co quan|don vi|ca nhan|to chuc|ban|nganh))*"
)
_WORDINGS: tuple[tuple[Role, str], ...] = (
    ("number", r"(?:s?tt|so tt|so thu tu|so|ma(?: so)?(?: nhiem vu)?)"),
    ("note", r"ghi chu.*|.*\bghi chu"),
    ("other", r"don vi tinh.*|dvt"),
    (
        "deadline",
        r"(?:du kien )?(?:thoi gian|thoi han|thoi diem|tien do|moc|ngay (?:hoan thanh|ket thuc)|han)\b.*",
    ),
    ("budget", r"(?:(?:du kien|nguon|tong|muc|nhu cau) )?(?:kinh phi|du toan|nguon von)\b.*"),
    ("both", r".*\bchu tri\b.*\bphoi hop\b.*"),
    ("coordinating", r"(?:cac )?(?:(?:co quan|don vi|bo phan|to chuc|cong chuc)\b.*)?\bphoi hop\b.*"),
    ("lead", rf"(?:{_BODIES}\b.*)?\b(?:chu tri|dau moi|chiu trach nhiem)\b.*"),
    (
        "other",
        r"(?:(?:co quan|don vi|cap|nguoi|can bo|bo phan)\b.*\b)?"
        r"(?:theo doi|giam sat|don doc|kiem tra|tham dinh|phe duyet|trinh|ban hanh|lanh dao)\b.*",
    ),
    (
        "area",
        r"(?:nhiem vu|noi dung) chung|(?:cac )?(?:linh vuc|nhom nhiem vu|nhom giai phap|noi dung cai cach)\b.*",
    ),
    ("lead", rf"{_BODIES}|{_BODIES}\b.*\b(?:thuc hien|phu trach|tham muu|trien khai|duoc giao)\b.*"),
    ("lead", r"(?:trach nhiem|phan cong)\b.*"),
    ("products", r"(?:du kien |cac )?(?:san pham|ket qua|dau ra)\b.*"),
    (
        "task",
        r"(?:(?:ten|cac|ten cac) )?(?:nhiem vu|noi dung|cong viec|giai phap|hoat dong|dau viec|viec|de an)\b.*",
    ),
)
_ROLES = tuple((role, re.compile(pattern)) for role, pattern in _WORDINGS)
_START = re.compile(r"\bbat dau\b")
_NOT_OF_MONEY = re.compile(r"\bnguon\b")


class Column(Struct, frozen=True):
    """One column: what it holds and its heading as printed."""

    role: Role
    heading: str


def role_of(heading: str) -> Role | None:
    """What a column of this heading holds; None where the words are no heading that is known."""
    if not heading.strip() or len(heading) > LONGEST:
        return None
    plain = re.sub(r"\s*\(.*?\)\s*", " ", fold(heading)).strip(" .:/") or fold(heading).strip("()")
    return next((role for role, pattern in _ROLES if pattern.fullmatch(plain)), None)


def settled(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns with each role once: of two that hold tasks the first groups those of the second, of limits
    the one that is the end, of two numbers the one beside the tasks; others of the same role go to the note. A
    single column without a key is the note.
    """
    made = list(columns)
    if not _at(made, "task"):
        for role in ("area", "group"):
            if _at(made, role):
                made[_at(made, role)[-1]] = replace(made[_at(made, role)[-1]], role="task")
                break
    tasks = _at(made, "task")
    for at in tasks[:-1]:
        made[at] = replace(made[at], role="other" if at != tasks[0] or _at(made, "group") else "group")
    _keep(made, "number", "area_number", _before(_at(made, "number"), tasks[-1] if tasks else len(made)))
    _keep(made, "deadline", "other", next((n for n in _at(made, "deadline") if not _of(made, n, _START)), None))
    _keep(made, "budget", "other", next((n for n in _at(made, "budget") if not _of(made, n, _NOT_OF_MONEY)), None))
    if _at(made, "both") and (_at(made, "lead") or _at(made, "coordinating")):
        for at in _at(made, "both"):
            made[at] = replace(made[at], role="other" if _at(made, "lead") else "lead")
    others = [at for at in _at(made, "other") if made[at].heading]
    if len(others) == 1 and not _at(made, "note"):
        made[others[0]] = replace(made[others[0]], role="note")
    for role in get_args(Role):
        if role not in ("other", "group"):
            _keep(made, role, "other", None)
    return tuple(made)


def _at(columns: Sequence[Column], role: str) -> list[int]:
    return [n for n, one in enumerate(columns) if one.role == role]


def _of(columns: Sequence[Column], at: int, words: re.Pattern[str]) -> bool:
    return words.search(fold(columns[at].heading)) is not None


def _before(found: Sequence[int], limit: int) -> int | None:
    return max((n for n in found if n < limit), default=None)


def _keep(columns: list[Column], role: Role, otherwise: Role, kept: int | None) -> None:
    """Leave a role to one column, ``kept`` or the first of the role; the others have the other one."""
    found = _at(columns, role)
    kept = found[0] if kept is None and found else kept
    for at in found:
        if at != kept:
            columns[at] = replace(columns[at], role=otherwise)


def joined_heading(upper: str, lower: str) -> str:
    """A heading of two rows: "Cơ quan thực hiện" over "Chủ trì"; one where both say the same."""
    upper, lower = one_space(upper), one_space(lower)
    if not upper or not lower or fold(upper) == fold(lower):
        return lower or upper
    return f"{upper} - {lower}"
