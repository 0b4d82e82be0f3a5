"""What the shell offers when a person presses Tab: commands, options, values; never an error, never a write.

The frame's own answer imports every command and keeps only what begins letter by letter with what was typed; a
clerk types names without diacritics, and a Tab must cost little more than a start of the program.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import typer
from typer._click.shell_completion import _resolve_context, _resolve_incomplete
from typer.core import TyperGroup

from cchc.cli.shells import BEGUN, FILES, SHELLS, WORDS, Offer, Shell
from cchc.text.folding import nfc, unmarked

if TYPE_CHECKING:
    from cchc.cli.offering import Asked


def answer(app: typer.Typer, shell_name: str, commands: dict[str, str]) -> None:
    """Print what can follow the words in the environment, one a line as the shell reads it.

    ``commands`` are those of the program with what each does, so that none of their modules is imported for a list.
    """
    out, sys.stdout, sys.stderr = sys.stdout, io.StringIO(), io.StringIO()  # nothing but what is offered comes out
    lines: list[str] = []
    with suppress(Exception):
        lines = _lines(app, SHELLS[shell_name], os.environ[WORDS].split("\n"), os.environ.get(BEGUN, ""), commands)
    sys.stdout = out
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def _lines(app: typer.Typer, shell: Shell, words: list[str], raw: str, commands: dict[str, str]) -> list[str]:
    args, begun = shell.read(words, raw)
    begun, command_line = nfc(begun), typer.main.get_command(app)
    context = _resolve_context(command_line, {}, "cchc", args)
    thing, value = _resolve_incomplete(context, args, begun)
    option, begun = (
        begun.removesuffix(value),
        value,
    )  # "--unit=" before the value, where the shell keeps them together
    if isinstance(thing, TyperGroup) and thing is context.command and context.parent is None:
        unknown = context._protected_args or context.args  # behind a name that is no command nothing follows
        listed = () if unknown else commands.items()
        found: Iterable[Offer] = _frames(thing, context, begun) if begun.startswith("-") else listed
    elif isinstance(thing, typer.core.TyperCommand | TyperGroup):
        found = list(_frames(thing, context, begun)) or (_frames(thing, context, "-") if not begun else ())
    else:
        from cchc.cli.offering import Asked  # what reads files is loaded only where a value is asked for

        command = context.command_path.partition(" ")[2]
        offered = offers(Asked(command, context.params, begun), thing)
        if offered is None:
            return [FILES]
        found = offered
    fitting = matching(found, begun)
    if not fitting and not isinstance(thing, typer.core.TyperCommand | TyperGroup) and takes_files(thing):
        return [FILES]
    return shell.lines([(option + value, about) for value, about in fitting], raw, option + begun)


def _frames(thing: Any, context: Any, begun: str) -> Iterable[Offer]:
    """What the frame itself offers: names of options, commands of a command."""
    return ((str(item.value), item.help or "") for item in thing.shell_complete(context, begun))


def offers(asked: Asked, parameter: Any) -> Iterable[Offer] | None:
    """What can stand as the value of a parameter; None where a file is meant."""
    from cchc.cli.offering import FREE, FREE_IN_COMMANDS, IN_COMMANDS, OFFERS

    key, metavar = (asked.command, str(parameter.name)), str(parameter.metavar or "")
    if key in IN_COMMANDS:
        return IN_COMMANDS[key](asked)
    if key in FREE_IN_COMMANDS or metavar in FREE:
        return ()
    if metavar in OFFERS:
        return OFFERS[metavar](asked)
    if "|" in metavar:
        return [(one, "") for one in metavar.split("|") if one.isascii()]
    return None if takes_files(parameter) else ()


def takes_files(parameter: Any) -> bool:
    """Whether a path may stand as the value of a parameter."""
    metavar = str(parameter.metavar or "")
    return metavar.startswith(("TỆP", "THƯ-MỤC", "[TÊN=]THƯ-MỤC", "[KẾ-HOẠCH]..."))


def matching(found: Iterable[Offer], begun: str) -> list[Offer]:
    """Those that begin with what was typed, with its diacritics or without any; else those with such a word.

    Case does not matter. Behind a comma only what follows it need fit so. Each value comes once.
    """
    once: dict[str, str] = {}
    for value, about in found:
        once.setdefault(value, about)
    head = begun[: len(begun.rpartition(",")[0]) + 1].rstrip() if "," in begun else ""
    head += " " * (len(begun[len(head) :]) - len(begun[len(head) :].lstrip()))
    listed = list(once.items())
    behind = [(value, about) for value, about in listed if value.startswith(head)]
    return (
        [offer for offer in listed if _fits(offer[0], begun)]
        or [offer for offer in behind if _fits(offer[0][len(head) :], begun[len(head) :])]
        or [offer for offer in behind if _has_word(offer[0][len(head) :], begun[len(head) :])]
    )


def _fits(value: str, begun: str) -> bool:
    if begun.isascii():
        return unmarked(value).startswith(unmarked(begun))
    return value.casefold().startswith(begun.casefold())


def _has_word(value: str, begun: str) -> bool:
    words = value.split(" ")
    return any(_fits(" ".join(words[n:]), begun) for n in range(1, len(words)))
