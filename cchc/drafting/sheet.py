"""The sheet that goes out to a unit and comes back: its columns, its words and its hidden notes, for both ways.

Units do not use git, they know Excel. Each row carries its obligation's id and what the sheet said when it went
out, so that what comes back can be compared three ways whatever was sorted, inserted or renamed in between.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Literal, NamedTuple

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from cchc.obligations import Assessed
from cchc.plans.journal import Status
from cchc.plans.words import RECORDABLE
from cchc.text import nfc
from cchc.text.visible import without

FORMAT = 1
"""The version of this layout; a sheet of a later one is not read."""

META_SHEET = "cchc"
META_KEYS = ("format", "plans", "as_of", "unit")
"""Keys of the hidden worksheet: layout version, plan ids, ISO day, then one row a unit (worksheet's name, id)."""

COORDINATING = "phối hợp: không cần ghi"
STATES: dict[str, Status] = {words: status for status, words in RECORDABLE.items()}
"""The words of the drop-down list and the status that each means; an empty cell is "chưa ghi nhận"."""

MAX_SHOWN = 8000
MAX_FILLED = 5000
"""Characters of one text; three such texts, escaped, still fit into one cell of Excel (32,767)."""

Kind = Literal["text", "day", "state"]


class Column(NamedTuple):
    """A column: its key, heading, width in digits of the standard font, and what it is for.

    ``filled``: the unit fills it in; ``hidden``: only for reading back; ``hint`` explains the cell being filled in.
    """

    key: str
    heading: str
    width: float
    kind: Kind = "text"
    filled: bool = False
    hidden: bool = False
    hint: str = ""


COLUMNS = (
    Column("id", "cchc:id", 10, hidden=True),
    Column("base", "cchc:base", 10, hidden=True),
    Column("number", "STT", 5),
    Column("task", "Nhiệm vụ", 36),
    Column("products", "Sản phẩm", 18),
    Column("role", "Vai trò", 9),
    Column("phrase", "Thời hạn theo kế hoạch", 15),
    Column("due", "Hạn", 11, "day"),
    Column("state", "Tình hình", 14),
    Column("status", "Trạng thái", 13, "state", filled=True),
    Column("on", "Ngày", 11, "day", filled=True, hint="Ngày hoàn thành nếu đã xong; nếu chưa, ngày của tình hình."),
    Column("evidence", "Minh chứng (số, ký hiệu, ngày văn bản)", 20, filled=True),
    Column("new_due", "Hạn mới", 11, "day", filled=True, hint="Chỉ ghi khi có văn bản cho gia hạn."),
    Column("cause", "Nguyên nhân vướng mắc", 17, filled=True),
    Column("note", "Ghi chú", 15, filled=True),
)
FILLED = tuple(column for column in COLUMNS if column.filled)
TEXTS = tuple(column.key for column in FILLED if column.kind == "text")


class Cells(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the cells that a unit fills in say of one obligation; the fields are the keys of those columns.

    ``status`` None is the empty cell ("chưa ghi nhận"). ``evidence`` is the document that proves the state: for an
    extension or a task given up, the document that allows it.
    """

    status: Status | None = None
    on: date | None = None
    evidence: str | None = None
    new_due: date | None = None
    cause: str | None = None
    note: str | None = None


def recorded(assessed: Assessed) -> Cells:
    """What the logs say of an obligation, as the cells of a row; a coordinating unit has nothing to write."""
    facts = assessed.facts
    if assessed.obligation.role == "coordinating":
        return Cells()
    allowed = facts.document if facts.status in ("extended", "dropped") else None
    return Cells(
        status=facts.status,
        on=facts.done_on or facts.on,
        evidence=allowed or facts.evidence,
        new_due=facts.due,
        cause=facts.cause,
        note=facts.note,
    )


def prefilled(assessed: Assessed) -> Cells:
    """The same as the sheet says it when it goes out: texts cleaned, and cut where a cell cannot hold them."""
    entry = recorded(assessed)
    return replace(entry, **{key: filled(getattr(entry, key)) for key in TEXTS})


def filled(text: str | None) -> str | None:
    """A text as a cell that a unit fills in holds it; None for an empty one."""
    return clean(text or "", MAX_FILLED) or None


def base_text(entry: Cells) -> str:
    """An entry as compact JSON, for the hidden column."""
    return msgspec.json.encode(entry).decode()


def read_base(text: str) -> Cells | None:
    """The entry that stands in a hidden cell; None where somebody damaged it."""
    try:
        return msgspec.json.decode(text, type=Cells)
    except (msgspec.DecodeError, UnicodeEncodeError):
        return None


_ILLEGAL = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str, limit: int = MAX_SHOWN) -> str:
    """The text as a cell can hold it: NFC, plain line ends, no characters that XML forbids, cut with "…"."""
    plain = nfc(without(_ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))).strip()
    return plain if len(plain) <= limit else f"{plain[: limit - 1].rstrip()}…"
