"""Mistakes put into an invented country, each of one kind in one place: what a checker finds can be judged."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from typing import NamedTuple


class Kind(NamedTuple):
    """One kind of mistake: the code that must be found, the file, the lines it can be put into, and how."""

    code: str
    file: str
    line: str
    change: Callable[[str], list[str]]
    at: int = 0


class Planted(NamedTuple):
    """A mistake that stands in a file: its code, the file's path in the workspace, its line from 1."""

    code: str
    path: str
    line: int


def _value(new: str) -> Callable[[str], list[str]]:
    return lambda line: [f"{line.partition(': ')[0]}: {new}"]


def _twice(line: str) -> list[str]:
    return [line, line]


def _renamed(key: str) -> Callable[[str], list[str]]:
    return lambda line: [re.sub(r"\w+:", f"{key}:", line, count=1)]


def _said(words: str) -> Callable[[str], list[str]]:
    """The words put into a text after its third word."""

    def put(line: str) -> list[str]:
        key, _, text = line.partition(": ")
        said = text.split(" ")
        said[3:3] = words.split(" ")
        return [f"{key}: {' '.join(said)}"]

    return put


_TASK = r" +task: [^\"'\[{:]{60,}"
KINDS = (
    Kind("E001", "appendix.yaml", _TASK, lambda line: [line[:40] + "\udcff" + line[41:]]),
    Kind("E002", "appendix.yaml", _TASK, _value("Báo cáo: hai dấu: hai chấm trong một dòng")),
    Kind("E003", "appendix.yaml", r" {8,}deadline: .+", _twice, 1),
    Kind("E004", "appendix.yaml", r" {8,}deadline: .+", _renamed("deadlines")),
    Kind("E005", "appendix.yaml", r" +products: \[.+", _value("5")),
    Kind("E008", "appendix.yaml", _TASK, lambda line: [line[:50] + "\u2028" + line[51:]]),
    Kind("E010", "plan.yaml", r"date: .+", _value("2026-02-30")),
    Kind("E101", "appendix.yaml", r" +lead: \[(Phòng|Văn phòng|Trung tâm).+\]", _value("[Phòng Bịa Đặt 77]")),
    Kind("E102", "appendix.yaml", r" +implements: \[.+", _value("[the-che/999]")),
    Kind("E103", "plan.yaml", r"implements: .+", _value("tinh-gia-99/2026")),
    Kind("E105", "plan.yaml", r"    Q3-2026: .+", lambda line: [line.replace("Q3-2026", "Q7-2026")]),
    Kind("E107", "appendix.yaml", r'      - number: "[2-9]"', lambda line: [line, '        id: "1"'], 1),
    Kind("W201", "appendix.yaml", r" {8,}deadline: .+", _value("Lúc nào xong thì báo")),
    Kind("W203", "appendix.yaml", r" {8,}deadline: (Tháng|Quý) .+", _value("Quý I/2023")),
    Kind("W302", "appendix.yaml", r" {12,}coordinating: \[.+", _value("[Trạm Y tế, Trạm Y tế]")),
    Kind("W401", "appendix.yaml", _TASK, _said("(Nghị định số 457/2021/NĐ-CP ngày 05/3/2022)")),
    Kind("W409", "appendix.yaml", _TASK, _said("(Công văn số 457/UBND-NC ngày 31/02/2025)")),
    Kind("W703", "plan.yaml", r"  - {indicator: .+", lambda line: [re.sub(r"value: \d+", "value: 180", line)]),
    Kind("W801", "appendix.yaml", _TASK, _said("của của")),
    Kind("W802", "appendix.yaml", _TASK, _said("giangh")),
    Kind("W805", "appendix.yaml", _TASK, _said("(kèm theo")),
)  # fmt: skip
"""Kinds of every family; the file is of a commune, since a province's faults would tell in each of its communes."""


def planted(kind: Kind, lines: list[str], path: str, dice: Random) -> Planted | None:
    """Put one mistake of a kind into the lines of a file; None where no line takes it."""
    fitting = [index for index, line in enumerate(lines) if re.fullmatch(kind.line, line)]
    if not fitting:
        return None
    index = dice.choice(fitting)
    lines[index : index + 1] = kind.change(lines[index])
    return Planted(kind.code, path, index + 1 + kind.at)
