"""A guide as a Markdown file: its blocks in order, with what their info strings ask for.

What the runner understands (the info string stands after the three backquotes, where readers do not see it):

- ``sh`` and ``powershell``: command lines. A ``text`` block right after them is what they print. Words after the
  language: ``exit=1`` (the last command ends so), ``typed="có"`` (an answer to a question; once for each question).
- ``console``: lines after ``$ `` are typed, the lines below each are what it prints.
- ``text``: with ``--as-of DATE`` after the language, the commands before it are run with that as their last words.
- ``yaml PATH``: these lines stand in that file of the story, once. ``yaml PATH sửa thành``: they take the place of
  the lines of that file shown last. ``yaml PATH thêm`` are added to the end of the file; ``… tạo`` make the file.
  The same goes for ``python`` and ``markdown``. Without a path such a block is only read.
- A command in a table (``cchc …`` as code) is run where the table stands, in the same story.
- ``<!-- hands: … -->`` on a line of its own: what a person does there outside the terminal (hands.py).
- An ``sh`` block right before a picture ``tests/guides/pictures/….svg``: the picture shows what it prints.
- A line ``…`` in what is printed stands for any number of lines that are left out.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass

OPENED = re.compile(r"^( *)(`{3,})(\S*) ?(.*)$")


@dataclass(frozen=True)
class Block:
    """A fenced block: where it stands (line of its first backquote, from 1), its language, info and lines."""

    document: str
    line: int
    language: str
    info: tuple[str, ...]
    lines: tuple[str, ...]
    follows: bool = False
    """Whether only prose without a heading stands between this block and the one before."""

    @property
    def where(self) -> str:
        """``README.md:12``."""
        return f"{self.document}:{self.line}"

    @property
    def text(self) -> str:
        """The lines as one text."""
        return "".join(f"{line}\n" for line in self.lines)

    def asked(self, name: str) -> list[str]:
        """The values of ``name=…`` in the info string."""
        return [word.partition("=")[2] for word in self.info if word.startswith(f"{name}=")]


def blocks_of(document: str, text: str) -> list[Block]:
    """The fenced blocks of a Markdown text, in order."""
    found: list[Block] = []
    lines = text.splitlines()
    at, heading_since = 0, False
    while at < len(lines):
        opened = OPENED.match(lines[at])
        if opened is None:
            heading_since = heading_since or bool(re.match(r"#{1,6} ", lines[at]))
            at += 1
            continue
        indent, fence, language, info = opened.groups()
        end = next((n for n in range(at + 1, len(lines)) if lines[n].strip() == fence), None)
        if end is None:
            raise ValueError(f"{document}:{at + 1}: the block is not closed")
        inside = tuple(line.removeprefix(indent) for line in lines[at + 1 : end])
        found.append(Block(document, at + 1, language, tuple(shlex.split(info)), inside, not heading_since))
        at, heading_since = end + 1, False
    return found


def with_block(text: str, line: int, lines: list[str]) -> str:
    """The Markdown text with other lines in the block that opens on this line (from 1)."""
    all_lines = text.splitlines()
    opened = OPENED.match(all_lines[line - 1])
    assert opened is not None
    indent, fence = opened[1], opened[2]
    end = next(n for n in range(line, len(all_lines)) if all_lines[n].strip() == fence)
    return "\n".join([*all_lines[:line], *(f"{indent}{one}".rstrip() for one in lines), *all_lines[end:], ""])


def prose_of(text: str) -> str:
    """The Markdown text without its fenced blocks; their lines are left empty, so that lines keep their numbers."""
    kept, fence = [], ""
    for line in text.splitlines():
        opened = OPENED.match(line)
        if fence:
            kept.append("")
            fence = "" if line.strip() == fence else fence
        elif opened is not None:
            kept.append("")
            fence = opened[2]
        else:
            kept.append(line)
    return "\n".join(kept)


def commands_in_a_row(line: str) -> list[str]:
    """The commands that stand as code in the cells of a table's row; none in a line that is no row."""
    return re.findall(r"`(cchc [^`]+)`", line) if line.startswith("|") else []


def table_commands(text: str) -> list[str]:
    """The commands that stand as code in the cells of tables, in order."""
    return [command for line in prose_of(text).splitlines() for command in commands_in_a_row(line)]
