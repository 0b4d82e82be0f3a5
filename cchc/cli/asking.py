"""What ``cchc init`` asks for in a terminal: only what was not said and what the name does not tell."""

from __future__ import annotations

from datetime import date
from typing import cast, get_args

import typer
from msgspec.structs import replace

from cchc.cli.terminal import write
from cchc.drafting.beginning import clean, new_units
from cchc.drafting.bodies import body
from cchc.drafting.settling import Wish, usual_year
from cchc.plans.organisation import Level
from cchc.text import did_you_mean, fold


def complete(wish: Wish, today: date, *, plan: bool) -> Wish:
    """The wish with the person's answers; ``plan``: whether there is a plan whose year may be asked for."""
    authority = wish.authority
    while not clean(authority):
        authority = _ask("Tên cơ quan, như UBND xã Gia Định")
    named = body(clean(authority))
    level = wish.level or named.level
    while level is None:
        level = _level(_ask(f"Cấp ({', '.join(get_args(Level))})"))
    place = wish.place or named.place or ""
    while not clean(place):
        place = _ask("Địa danh trên dòng ngày tháng")
    superior = wish.superior
    if superior is None:
        superior = _ask("Cơ quan cấp trên trực tiếp (để trống nếu chưa ghi)") or None
    units = wish.units or new_units(_several("Tên các đơn vị trực thuộc, mỗi dòng một tên; dòng trống là hết."))
    year = wish.year
    while plan and year is None:
        year = _year(_ask("Năm của kế hoạch", str(usual_year(today))))
    return replace(
        wish,
        authority=authority,
        level=wish.level or (level if named.level is None else None),
        place=place if named.place is None else wish.place,
        superior=superior,
        units=units,
        year=year,
    )


def _ask(question: str, usual: str = "") -> str:
    return str(typer.prompt(question, default=usual, show_default=bool(usual))).strip()


def _several(question: str) -> list[str]:
    write(question)
    answers: list[str] = []
    while answer := _ask(f"  {len(answers) + 1}"):
        answers.append(answer)
    return answers


def _level(answer: str) -> Level | None:
    """The level that the answer means, with or without diacritics."""
    known = get_args(Level)
    found = next((level for level in known if fold(level) == fold(answer)), None)
    if found is None and answer:
        listed = f"Chọn một trong: {', '.join(known)}."
        write(f"  Không có cấp “{answer}”. {did_you_mean(answer, known, listed)}")
    return cast(Level | None, found)


def _year(answer: str) -> int | None:
    if answer.isdecimal() and 1900 <= int(answer) <= 2200:
        return int(answer)
    write(f"  Không hiểu năm “{answer}”. Viết như 2027.")
    return None
