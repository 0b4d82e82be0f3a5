"""What ``cchc init`` asks for in a terminal: only what was not said and what the name does not tell."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar, cast, get_args

import typer
from msgspec.structs import replace

from cchc.cli.beginning import note_names
from cchc.cli.terminal import write
from cchc.drafting.beginning import clean, new_units
from cchc.drafting.bodies import body
from cchc.drafting.settling import Wish, authority_called, usual_year
from cchc.plans.listed import Listed, listed, names_on
from cchc.plans.organisation import Level
from cchc.store import Store, WorkspaceError
from cchc.text import did_you_mean, fold

T = TypeVar("T")
_TRIES = 5


def complete(wish: Wish, today: date, store: Store | None, *, plan: bool) -> Wish:
    """The wish with the person's answers; ``plan``: whether there is a plan whose year may be asked for.

    Of an authority that ``store`` has already only the year is asked for. Raises WorkspaceError for a question
    that was answered wrongly five times.
    """
    authority = wish.authority or _until("Tên cơ quan, như UBND xã Gia Định", clean)
    there = authority_called(store, clean(authority))
    asked = replace(wish, authority=authority) if there else _of_a_new_one(replace(wish, authority=authority))
    if plan and asked.year is None:
        return replace(asked, year=_until("Năm của kế hoạch", _year, str(usual_year(today))))
    return asked


def _of_a_new_one(wish: Wish) -> Wish:
    """What the files of an authority need that its name does not tell, and its units."""
    named = body(clean(wish.authority))
    level, place = wish.level, wish.place
    if level is None and named.level is None:
        level = _until(f"Cấp ({', '.join(get_args(Level))})", _level)
    if named.place is None and not clean(place or ""):
        place = _until("Địa danh trên dòng ngày tháng", clean)
    superior = wish.superior
    if superior is None:
        superior = _ask("Cơ quan cấp trên trực tiếp (để trống nếu chưa ghi)") or None
    units = wish.units or new_units(_several().names)
    return replace(wish, level=level, place=place, superior=superior, units=units)


def _ask(question: str, usual: str = "") -> str:
    return str(typer.prompt(question, default=usual, show_default=bool(usual))).strip()


def _until(question: str, read: Callable[[str], T | None], usual: str = "") -> T:
    """The first answer that ``read`` makes something of; WorkspaceError after five that say nothing."""
    for left in reversed(range(_TRIES)):
        if found := read(_ask(question, usual)):
            return found
        if left:
            write("  Hỏi lại; bấm Ctrl-C để dừng.")
    raise WorkspaceError(
        f"Đã hỏi {_TRIES} lần mà chưa rõ, chưa ghi gì: {question}.",
        "Chạy lại khi đã rõ, hoặc xem: cchc init --help",
    )


def _several() -> Listed:
    """The names typed line by line; a line may hold several."""
    write("Tên các đơn vị trực thuộc, mỗi dòng một tên hoặc nhiều tên cách nhau dấu phẩy; dòng trống là hết.")
    lines: list[str] = []
    count = 0
    while line := _ask(f"  {count + 1}"):
        names = names_on(line)
        if len(names) > 1:
            write(f"    đọc là {len(names)} đơn vị: {'; '.join(names)}")
        lines.append(line)
        count += len(names)
    found = listed(lines)
    note_names(found)
    return found


def _level(answer: str) -> Level | None:
    """The level that the answer means, with or without diacritics."""
    known = get_args(Level)
    found = next((level for level in known if fold(level) == fold(answer)), None)
    if found is None:
        choices = f"Chọn một trong: {', '.join(known)}."
        write(f"  Không có cấp “{answer}”. {did_you_mean(answer, known)} {choices}" if answer else f"  {choices}")
    return cast(Level | None, found)


def _year(answer: str) -> int | None:
    if answer.isdecimal() and 1900 <= int(answer) <= 2199:
        return int(answer)
    write(f"  Không hiểu năm “{answer}”. Viết như 2027.")
    return None
