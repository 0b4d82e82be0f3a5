"""Editing the text of a YAML file by the paths of its data, so that comments, order and style stay.

Edits are collected on the text as it is, then made together; the result is read back and compared with what the
edits are meant to make of the data, so that an unusual style of writing ends in a refusal, never in a wrong file.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy
from typing import Any

from cchc.drafting.years import Edit, edited
from cchc.store import WorkspaceError
from cchc.yamltree import Tree, read_tree
from cchc.yamltree.characters import decoded
from cchc.yamltree.spans import Path, Span, spans
from cchc.yamltree.within import offset_within

MARK = "# XEM LẠI: "
"""What a comment for a person begins with; a new draft leaves those of an older one out."""

_OLD_MARKS = re.compile(rf"^[ \t]*{re.escape(MARK.strip())}.*\r?\n", re.MULTILINE)


class Source:
    """The text of one file with the edits to be made in it.

    ``data`` is what stands there, ``meant`` what is to stand there. Raises WorkspaceError for a file with faults.
    """

    def __init__(self, raw: bytes, path: str) -> None:
        self.path = path
        self.text = _OLD_MARKS.sub("", decoded(raw)[0])
        tree = read_tree(self.text.encode(), path)
        if tree.findings or not isinstance(tree.data, dict):
            where = f": {tree.findings[0]}" if tree.findings else ""
            raise WorkspaceError(f"{path} có lỗi nên chưa lập bản nháp{where}.", "Sửa theo lời của: cchc validate")
        self.data: dict[str, Any] = tree.data
        self.meant: dict[str, Any] = deepcopy(tree.data)
        self._spans = spans(self.text)
        self._edits: list[Edit] = []
        self._renamed: list[tuple[Path, str]] = []
        self._removed: list[Path] = []

    def edit_text(self, path: Path, edits: Iterable[Edit]) -> None:
        """Change characters within a text value; ``edits`` count in the value."""
        value = _at(self.data, path)
        span = self._spans[path]
        changed = str(value)
        for edit in sorted(edits, reverse=True):
            first = offset_within(self.text, span.start, str(value), edit.start)
            after = offset_within(self.text, span.start, str(value), edit.end - 1) + 1
            self._edits.append(Edit(first, after, edit.new))
            changed = changed[: edit.start] + edit.new + changed[edit.end :]
        _put(self.meant, path, changed)

    def replace(self, path: Path, value: Any, written: str) -> None:
        """Put another value in the place of one that is no block; ``written`` is how it stands in YAML."""
        span = self._spans[path]
        self._edits.append(Edit(span.start, span.end, written))
        _put(self.meant, path, value)

    def rename(self, path: Path, key: str) -> None:
        """Give the value at ``path`` another key."""
        at = self._spans[path].key
        assert at is not None
        old = str(path[-1])
        quoted = self.text[at : at + 1] in ("'", '"')
        self._edits.append(Edit(at + quoted, at + quoted + len(old), key))
        self._renamed.append((path, key))

    def remove(self, path: Path) -> None:
        """Take a key with its value out of its mapping, with the comment beside it."""
        siblings = [(*path[:-1], key) for key in _at(self.data, path[:-1])]
        here, index = self._spans[path], siblings.index(path)
        assert here.key is not None
        following = self._spans[siblings[index + 1]].key if index + 1 < len(siblings) else None
        line = self.text.rfind("\n", 0, here.key) + 1
        first_on_line = not self.text[line : here.key].strip()
        if here.block and first_on_line:
            end = self.text.find("\n", here.end)
            self._edits.append(Edit(line, len(self.text) if end < 0 else end + 1, ""))
        elif following is not None:
            self._edits.append(Edit(here.key, following, ""))
        elif index:
            self._edits.append(Edit(self._spans[siblings[index - 1]].end, here.end, ""))
        else:
            raise WorkspaceError(f"{self.path}: mục “{path[-1]}” đứng một mình nên không tự bỏ được.", "Sửa tay.")
        self._removed.append(path)

    def span(self, path: Path) -> Span:
        """Where the value at a path stands."""
        return self._spans[path]

    def has(self, path: Path) -> bool:
        """Whether there is such a value."""
        return path in self._spans

    def comments(self) -> list[tuple[int, str]]:
        """Offset and text of each comment."""
        scalars = [(span.start, span.end) for path, span in self._spans.items() if self._is_scalar(path)]
        keys = [(s.key, s.key + len(str(p[-1]))) for p, s in self._spans.items() if s.key is not None]
        taken = sorted([*scalars, *keys])
        starts = [start for start, _ in taken]
        found = []
        for hit in re.finditer(r"(?:^|(?<=\s))#[^\n]*", self.text, re.MULTILINE):
            before = bisect_right(starts, hit.start())
            if not before or taken[before - 1][1] <= hit.start():
                found.append((hit.start(), hit.group().rstrip("\r")))
        return found

    def line_of(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1, of an offset in the text as it was."""
        line = self.text.count("\n", 0, offset) + 1
        return line, offset - self.text.rfind("\n", 0, offset)

    def _is_scalar(self, path: Path) -> bool:
        return not isinstance(_at(self.data, path), dict | list)

    def done(self) -> str:
        """The text with all edits made; WorkspaceError where it does not read as it is meant to."""
        for path in sorted(self._removed, key=len, reverse=True):
            del _at(self.meant, path[:-1])[path[-1]]
        for path, key in self._renamed:
            _rename(_at(self.meant, path[:-1]), str(path[-1]), key)
        text = edited(self.text, set(self._edits))
        tree = read_tree(text.encode(), self.path)
        if tree.findings or tree.data != self.meant:
            where = _first_difference(tree.data, self.meant)
            raise WorkspaceError(
                f"Không tự sửa được {self.path} vì có chỗ viết theo lối lạ{where}.",
                "Viết lại chỗ đó, mỗi ý một dòng.",
            )
        return text


def with_comments(text: str, path: str, remarks: Sequence[tuple[Path, str]]) -> str:
    """The text with a comment above the line on which each value (or its key) stands; the data stay as they are."""
    tree = read_tree(text.encode(), path)
    by_line: dict[int, list[str]] = defaultdict(list)
    for keys, words in remarks:
        line = tree.place(keys, key=True).line
        if words not in by_line[line]:
            by_line[line].append(words)
    written = _inserted(text, by_line, lambda _: True)
    if read_tree(written.encode(), path).data == tree.data:
        return written
    return _inserted(
        text,
        by_line,
        lambda at: read_tree(_inserted(text, {at: ["?"]}, lambda _: True).encode(), path).data == tree.data,
    )


def _inserted(text: str, by_line: dict[int, list[str]], wanted: Callable[[int], bool]) -> str:
    lines = text.split("\n")
    end = "\r" if len(lines) > 1 and lines[0].endswith("\r") else ""
    for line in sorted(by_line, reverse=True):
        if wanted(line):
            indent = lines[line - 1][: len(lines[line - 1]) - len(lines[line - 1].lstrip(" "))]
            lines[line - 1 : line - 1] = [f"{indent}{MARK}{words}{end}" for words in by_line[line]]
    return "\n".join(lines)


def read_back(text: str, path: str) -> Tree:
    """The tree of a text that was written, for the places in it."""
    return read_tree(text.encode(), path)


def _at(data: Any, path: Path) -> Any:
    for key in path:
        data = data[key]
    return data


def _put(data: Any, path: Path, value: Any) -> None:
    _at(data, path[:-1])[path[-1]] = value


def _rename(mapping: dict[str, Any], old: str, new: str) -> None:
    items = [(new if key == old else key, value) for key, value in mapping.items()]
    mapping.clear()
    mapping.update(items)


def _first_difference(now: Any, meant: Any, path: str = "") -> str:
    """Where two data differ first, for a message."""
    if isinstance(now, dict) and isinstance(meant, dict):
        for key in [*now, *(one for one in meant if one not in now)]:
            if key not in now or key not in meant:
                return f" ({path}/{key})"
            if now[key] != meant[key]:
                return _first_difference(now[key], meant[key], f"{path}/{key}")
    if isinstance(now, list) and isinstance(meant, list):
        for index, (one, other) in enumerate(zip(now, meant, strict=False)):
            if one != other:
                return _first_difference(one, other, f"{path}/{index}")
    return f" ({path})"


__all__ = ["MARK", "Source", "Span", "read_back", "with_comments"]
