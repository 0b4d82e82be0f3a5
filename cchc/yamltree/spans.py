"""Where each key and each value of a YAML text begins and ends: what an edit of that text needs to know."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from cchc.yamltree.reading import event_source

Path = tuple[str | int, ...]


class Span(NamedTuple):
    """A value from ``start`` to ``end`` (characters); ``key`` is where its key starts, None for an item of a list.

    ``block``: the mapping or list that holds it is written in lines, not in brackets. The end of a block is that of
    its last value.
    """

    start: int
    end: int
    key: int | None
    block: bool


class _Open:
    """A container whose end is still to come; ``key`` is the key whose value comes next, with its offset."""

    __slots__ = ("at", "block", "end", "key", "mapping", "path", "start")

    def __init__(self, path: Path, start: int, *, mapping: bool, block: bool) -> None:
        self.path = path
        self.start = start
        self.end = start
        self.mapping = mapping
        self.block = block
        self.key: tuple[str, int] | None = None
        self.at = 0


def spans(text: str) -> Mapping[Path, Span]:
    """The span of every value below the top of a text that was read without faults, by its path of keys.

    Raises what the parser raises for a text that is no YAML.
    """
    next_event = event_source(text)
    found: dict[Path, Span] = {}
    stack: list[_Open] = []
    while True:
        event = next_event()
        name = type(event).__name__
        if name == "StreamEndEvent":
            return found
        if name == "ScalarEvent":
            start, end = event.start_mark.index, event.end_mark.index
            top = stack[-1] if stack else None
            if top is not None and top.mapping and top.key is None:
                top.key = (str(event.value), start)
                continue
            end -= len(text[start:end]) - len(text[start:end].rstrip())
            _note(found, stack, start, end)
        elif name in ("MappingStartEvent", "SequenceStartEvent"):
            path = _path(stack)
            block = not event.flow_style
            opened = _Open(path, event.start_mark.index, mapping=name == "MappingStartEvent", block=block)
            stack.append(opened)
        elif name in ("MappingEndEvent", "SequenceEndEvent"):
            _close(found, stack, event)


def _path(stack: list[_Open]) -> Path:
    """The path of the value that comes next."""
    if not stack:
        return ()
    top = stack[-1]
    return (*top.path, top.key[0] if top.mapping and top.key else top.at)


def _close(found: dict[Path, Span], stack: list[_Open], event: Any) -> None:
    done = stack.pop()
    _note(found, stack, done.start, done.end if done.block else event.end_mark.index)


def _note(found: dict[Path, Span], stack: list[_Open], start: int, end: int) -> None:
    """Keep the span of a value that is now whole, and step on in the container that holds it."""
    if not stack:
        return
    top = stack[-1]
    found[_path(stack)] = Span(start, end, top.key[1] if top.mapping and top.key else None, top.block)
    top.end = max(top.end, end)
    top.at += 1
    top.key = None
