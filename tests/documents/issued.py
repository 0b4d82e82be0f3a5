"""A plan as its YAML files say it, read without the program: what a rendered document must hold, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

NOTE = re.compile(r"\[\^([^\]\s]+)\]")


def read(folder: Path, name: str) -> dict[str, Any]:
    """A file of a plan, every scalar a text; nothing where there is no such file."""
    path = folder / name
    return yaml.load(path.read_text("utf-8"), yaml.BaseLoader) if path.exists() else {}


def bare(text: str) -> str:
    """A text without the signs of footnotes."""
    return NOTE.sub("", text)


def body_texts(plan: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The number ("" for none) and the text of every paragraph of the body, in order."""
    for section in plan.get("body", []):
        yield from _section(section)
    for text in plan.get("closing", []):
        yield "", text


def _section(section: dict[str, Any]) -> Iterator[tuple[str, str]]:
    number = section.get("number", "")
    if "heading" in section:
        yield number, section["heading"]
        number = ""
    for content in section.get("content", []):
        if isinstance(content, str):
            yield number, content
            number = ""
        else:
            yield from _items(content["list"])
    for below in section.get("sections", []):
        yield from _section(below)


def _items(items: list[Any]) -> Iterator[tuple[str, str]]:
    for item in items:
        if isinstance(item, str):
            yield "", item
        else:
            yield item.get("number", ""), item["text"]
            yield from _items(item.get("list", []))


@dataclass(frozen=True)
class Said:
    """What a cell of the appendix says: its texts in order, and whose cell it is (None: nobody's)."""

    texts: tuple[str, ...]
    owner: tuple[Any, ...] | None


class Rows:
    """The rows of an appendix with what stands in each of their cells, inherited and merged."""

    def __init__(self, appendix: dict[str, Any]) -> None:
        self.areas = appendix.get("areas", [])
        self.rows: list[tuple[dict[str, Any], dict[str, Any], dict[str, Any] | None]] = []
        for area in self.areas:
            for task in area.get("tasks", []):
                self._add(area, task, None)

    def _add(self, area: dict[str, Any], task: dict[str, Any], parent: dict[str, Any] | None) -> None:
        self.rows.append((area, task, parent))
        for below in task.get("subtasks", []):
            self._add(area, below, task)

    def cell(self, at: int, key: str) -> Said:
        """The cell of a row in a column."""
        area, task, _ = self.rows[at]
        if key == "area":
            name = area["name"]
            return Said((area["number"], name) if "number" in area else (name,), ("area", id(area)))
        if key == "number":
            return Said((task["number"],) if "number" in task else (), None)
        if key in ("budget", "note"):
            return Said(tuple(task.get(key, "").split("\n")) if task.get(key) else (), None)
        value, owner = self._value(at, key)
        return Said(tuple(_texts(value)), ("row", id(owner)))

    def _value(self, at: int, key: str) -> tuple[Any, dict[str, Any]]:
        area, task, parent = self.rows[at]
        if key not in task:
            return ("", task) if parent is None else self._value(self._place(area, parent), key)
        value = task[key]
        if isinstance(value, dict) and "same_as" in value:
            return self._value(self._named(area, value["same_as"]), key)
        return value, task

    def _place(self, area: dict[str, Any], task: dict[str, Any]) -> int:
        return next(n for n, (one, own, _) in enumerate(self.rows) if one is area and own is task)

    def _named(self, area: dict[str, Any], reference: str) -> int:
        for n, (one, task, _) in enumerate(self.rows):
            own = task.get("id", task.get("number"))
            if (one is area and own == reference) or f"{one['id']}/{own}" == reference:
                return n
        raise AssertionError(f"no row {reference}")


def _texts(value: Any) -> Iterator[str]:
    """The texts of a cell in order."""
    if isinstance(value, str):
        yield from (line for line in value.split("\n") if line)
    elif isinstance(value, dict):
        yield value["text"]
    elif all(isinstance(one, str) for one in value):
        yield from value
    else:
        for one in value:
            if isinstance(one, str):
                yield one
            elif "label" in one:
                yield one["label"]
                yield from one["dates"]
            else:
                yield one["text"]
