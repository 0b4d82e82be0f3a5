"""What a guide names: links, pictures, files, commands with their options; and what there is of each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from cchc.cli.main import COMMANDS, LazyCommands
from tests.guides.reading import blocks_of, prose_of

_LINK = re.compile(r"(?P<bang>!?)\[(?P<words>[^\]]*)\]\((?P<target>[^)\s]+)\)")
_CODE = re.compile(r"(?<!`)`([^`]+)`(?!`)")
_PATH = re.compile(r"^(?:cchc|tests|templates|plans|\.ci)(?:/[\w.\-]+)+/?$|^\.ci/run$|^[\w-]+\.(?:toml|md)$")
_OPTION = re.compile(r"(?<![\w-])(--[a-z][a-z-]*|-[a-z](?![\w-]))")
_QUOTED = re.compile(r'"[^"]*"|\'[^\']*\'')


class Link(NamedTuple):
    """A link or a picture: its line, the words shown (or told, of a picture), where it goes."""

    line: int
    words: str
    target: str
    picture: bool


class Call(NamedTuple):
    """A command line of the program: its line in the guide, the command, its options."""

    line: int
    command: str
    options: tuple[str, ...]


def links(text: str) -> list[Link]:
    """All links and pictures of a guide."""
    lines = enumerate(prose_of(text).splitlines(), 1)
    return [Link(n, m["words"], m["target"], bool(m["bang"])) for n, line in lines for m in _LINK.finditer(line)]


def anchors(text: str) -> set[str]:
    """The anchors that the headings of a Markdown text make, as GitHub names them."""
    headings = re.findall(r"^#{1,6} (.*)$", prose_of(text), re.MULTILINE)
    return {_anchor(heading) for heading in headings}


def _anchor(heading: str) -> str:
    kept = [c for c in heading.lower() if c in " -_" or unicodedata.category(c)[0] in "LNM"]
    return "".join(kept).replace(" ", "-")


def codes(text: str) -> list[tuple[int, str]]:
    """What stands between single backquotes, with its line."""
    lines = enumerate(prose_of(text).splitlines(), 1)
    return [(n, code) for n, line in lines for code in _CODE.findall(line)]


def paths(text: str) -> list[tuple[int, str]]:
    """Files and folders named in a guide's sentences."""
    return [(line, code) for line, code in codes(text) if _PATH.match(code)]


def calls(document: str, text: str) -> list[Call]:
    """The command lines of the program in a guide's blocks and sentences."""
    return [call for line, code in _lines(document, text) for call in _calls(line, code)]


def loose_options(text: str) -> list[tuple[int, str]]:
    """Options named in sentences without a command."""
    return [(n, o) for n, code in codes(text) if code.startswith("-") for o in _OPTION.findall(_bare(code))]


def _lines(document: str, text: str) -> Iterator[tuple[int, str]]:
    for block in blocks_of(document, text):
        if block.language in ("sh", "console", "powershell"):
            yield from enumerate(block.lines, block.line + 1)
    yield from codes(text)


def _bare(code: str) -> str:
    return _QUOTED.sub('""', code)


def _calls(line: int, code: str) -> Iterator[Call]:
    for part in re.split(r"&&|\|(?!\|)", _bare(code).removeprefix("$ ")):
        words = part.split()
        if not words or words[0].removeprefix(".venv/bin/") != "cchc" or len(words) == 1:
            continue
        options = tuple(_OPTION.findall(part))
        if words[1].startswith("-"):
            yield Call(line, "", options)
            continue
        two = " ".join(words[1:3])
        yield Call(line, two if two in commands() else words[1], options)


@cache
def commands() -> dict[str, frozenset[str]]:
    """Every command and subcommand ("render plan") with its options; "" is the program itself."""
    group = LazyCommands()
    found: dict[str, frozenset[str]] = {"": frozenset(("--version", "--help", "-h", "--install-completion"))}
    for name in COMMANDS:
        command = group.get_command(None, name)
        found[name] = _options(command)
        for inner, one in getattr(command, "commands", {}).items():
            found[f"{name} {inner}"] = _options(one)
    return found


def _options(command: object) -> frozenset[str]:
    named = {word for one in getattr(command, "params", ()) for word in (*one.opts, *one.secondary_opts)}
    return frozenset((*named, "--help", "-h"))
