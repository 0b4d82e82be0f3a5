"""A guide told from its first block to its last: what a block asks for is done, what it shows is compared.

``tell`` goes through the blocks of a guide in one story. It gives back what is not true any more, each with its
place, and the text of the guide brought up to date.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.guides.comparing import agrees, brought_up_to_date
from tests.guides.drawing import drawn
from tests.guides.living import Story
from tests.guides.reading import Block, blocks_of, commands_in_a_row, with_block

PICTURE = re.compile(r"^ *!\[[^\]]*\]\((?P<path>[^)]+\.svg)\)$", re.MULTILINE)
DEED = re.compile(r"^ *<!-- hands: (?P<deed>[^>]+?) -->$")
FILES = ("yaml", "python", "markdown", "text", "toml")

Deeds = Mapping[str, Callable[[Path], None]]


@dataclass
class Told:
    """What became of a guide: its text brought up to date, what was out of date, what no switch can mend."""

    text: str
    outdated: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    pictures: dict[str, str] = field(default_factory=dict)
    """Of each picture of a terminal its path as the guide writes it, and the SVG."""


class _StuckError(Exception):
    """The story cannot go on: a command ended otherwise than the guide says."""


class Teller:
    """Goes through a guide in a story; lines ``left_alone`` are not run, ``deeds`` are what is done by hand."""

    def __init__(self, document: str, text: str, story: Story, left_alone: Mapping[str, str], deeds: Deeds) -> None:
        self._document, self._story, self._left_alone, self._deeds = document, story, left_alone, deeds
        self._told = Told(text)
        self._blocks = blocks_of(document, text)
        self._shown: dict[str, tuple[str, ...]] = {}
        self._mended: list[tuple[int, list[str]]] = []
        self._printed: list[str] | None = None
        self._last: Block | None = None

    def tell(self) -> Told:
        """The whole guide, or as far as its commands end as it says."""
        with suppress(_StuckError):
            self._go()
        for line, shown in reversed(self._mended):
            self._told.text = with_block(self._told.text, line, shown)
        return self._told

    def _go(self) -> None:
        lines = self._told.text.splitlines()
        for number, block in enumerate(self._blocks):
            end = self._blocks[number + 1].line - 1 if number + 1 < len(self._blocks) else len(lines)
            after = "\n".join(lines[block.line + len(block.lines) + 1 : end])
            if number == 0:
                self._prose("\n".join(lines[: block.line - 1]), 1)
            self._block(block, after)
            self._prose(after, block.line + len(block.lines) + 2)

    def _wrong(self, block: Block, what: str) -> None:
        self._told.wrong.append(f"{block.where}: {what}")

    def _prose(self, prose: str, first: int) -> None:
        """What stands between two blocks, from the line ``first`` on: deeds, and the commands in tables."""
        for number, line in enumerate(prose.splitlines(), first):
            if deed := DEED.match(line):
                self._deeds[deed["deed"]](self._story.folder)
            for command in commands_in_a_row(line):
                printed = self._story.type(command, ("",) * 9)  # to each question the person presses Enter
                if printed.code or not printed.lines:
                    said = "\n".join(printed.lines)
                    self._told.wrong.append(
                        f"{self._document}:{number}: {command} ended with {printed.code}:\n{said}"
                    )

    def _block(self, block: Block, after: str) -> None:
        if block.language in ("sh", "powershell"):
            self._commands(block, after)
        elif block.language == "console":
            self._session(block)
        elif block.language == "text" and not block.info and self._printed is not None and block.follows:
            self._compare(block, self._printed, list(block.lines))
            self._printed = None
        elif block.language == "text" and block.info[:1] == ("--as-of",) and self._last is not None:
            printed = self._story.type(f"{_in_this_folder(self._last.lines[0])} {' '.join(block.info)}")
            self._compare(block, printed.lines, list(block.lines))
        elif block.language in FILES and block.info:
            self._file(block)

    def _commands(self, block: Block, after: str) -> None:
        self._last, self._printed = block, None
        picture = PICTURE.match(after.lstrip("\n"))
        lines = [line for line in block.lines if line and not line.startswith("#")]
        run = [line for line in lines if line not in self._left_alone]
        if block.language != "sh" and run:
            self._wrong(block, f"nobody runs it, and no reason is given: {run}")
            return
        expected = int((block.asked("exit") or ["0"])[0])
        self._printed = [] if run else None
        for line in run:
            kind = "xterm-256color" if picture and line == run[-1] else "dumb"
            printed = self._story.type(line, block.asked("typed"), kind)
            if printed.code != (expected if line == run[-1] else 0):
                self._wrong(block, f"{line} ended with {printed.code}:\n" + "\n".join(printed.lines))
                raise _StuckError
            self._printed = [*(self._printed or []), *printed.lines]
            if picture and line == run[-1]:
                self._told.pictures[picture["path"]] = drawn(line, printed.text)

    def _session(self, block: Block) -> None:
        shown: list[str] = []
        parts = re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]
        for part in parts:
            line, _, expected = part.rstrip("\n").partition("\n")
            printed = self._story.type(line)
            old = expected.split("\n") if expected else []
            shown += [f"$ {line}", *self._held(block, printed.lines, old)]
        if shown != list(block.lines):
            self._mended.append((block.line, shown))

    def _compare(self, block: Block, printed: list[str], shown: list[str]) -> None:
        new = self._held(block, printed, shown)
        if new != shown:
            self._mended.append((block.line, new))

    def _held(self, block: Block, printed: list[str], shown: list[str]) -> list[str]:
        if agrees(shown, printed):
            return shown
        new = brought_up_to_date(shown, printed)
        self._told.outdated.append(f"{block.where}: prints now:\n" + "\n".join(new))
        return new

    def _file(self, block: Block) -> None:
        path, *how = block.info
        file = self._story.folder / path
        lines = "".join(f"{line}\n" for line in block.lines)
        if how == ["tạo"]:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(lines, "utf-8")
            return
        text = file.read_text("utf-8") if file.exists() else ""
        if how == ["thêm"]:
            file.write_text(text + lines, "utf-8")
            return
        if how == ["sửa", "thành"]:
            old = "".join(f"{line}\n" for line in self._shown.pop(path))
            file.write_text(text.replace(old, lines), "utf-8")
            return
        if f"\n{text}".count(f"\n{lines}") != 1:
            self._wrong(block, f"these lines do not stand once in {path}")
        self._shown[path] = block.lines


def _in_this_folder(line: str) -> str:
    """The last command of a line that sets up an environment first."""
    return line.split(" && ")[-1].removeprefix(".venv/bin/")
