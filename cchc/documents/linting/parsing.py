"""The tags of a part as one tree for following its names, with what is broken in it told and bridged.

A fault in one tag must not hide those in others: what cannot be read is left out, or gives way to what holds the
rest together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jinja2 import TemplateSyntaxError, nodes

from cchc.documents.environment import Environment
from cchc.documents.linting.faults import KEYWORDS, syntax_remark
from cchc.documents.linting.pairing import ENDS, begins, paired
from cchc.documents.linting.tagging import NEVER, form_remarks, slip_remark
from cchc.documents.linting.tags import Line, Slip, Tag, tags, touching
from cchc.documents.remarks import Remark
from cchc.text import nearest

_OWN = {"colspan": "value", "cellbg": "value", "vm": "", "hm": ""}
"""Statements of the renderer's own, and what they are for names: an expression, or nothing."""

_BRIDGES = {"if": "if true", "elif": "elif true", "for": "for _ in []", "with": "with", "macro": "macro _()"}
"""What stands in for the beginning of a block that cannot be read."""

_TARGETS = re.compile(r"(?:for|set|with|macro)\b(.*?)(?:\bin\b|=|$)")
_NAME = re.compile(r"[^\W\d]\w*")


class Parsed(NamedTuple):
    """A part: what is wrong with its tags, their tree, and the names that broken tags may bring into it."""

    remarks: list[Remark]
    tree: nodes.Template
    loose: tuple[str, ...]


def parse(part: str, said: Sequence[Line], jinja: Environment) -> Parsed:
    """Read the tags of a part; line numbers in the tree are those of the paragraphs."""
    found = [slip_remark(slip, part) for slip in touching(said)]
    used: list[Tag] = []
    loose: list[str] = []
    for one in (tag for line in said for tag in tags(line)):
        tag = one.meant if isinstance(one, Slip) else one
        found += [slip_remark(one, part)] if isinstance(one, Slip) else form_remarks(one, part)
        if tag is None or tag.kind == "comment" or tag.keyword in NEVER:
            continue
        error = _error(tag, jinja)
        if error is not None:
            if not isinstance(one, Slip):
                found.append(syntax_remark(tag, part, error))
            loose += _bound(tag)
            tag = _bridged(tag, jinja)
        if tag is not None:
            used.append(tag)
    pairs = paired(used, part)
    loose += [name for tag in pairs.alone for name in _bound(tag)]
    tree, error = _tree(used, pairs.alone, jinja)
    if error is not None and not found:
        last = next((tag for tag in used if tag.line.number >= error.lineno), used[-1])
        found.append(syntax_remark(last, part, error))
    return Parsed(found + pairs.remarks, tree, tuple(loose))


def _error(tag: Tag, jinja: Environment) -> TemplateSyntaxError | None:
    """Why the template language cannot read a tag by itself; None where it can."""
    try:
        jinja.parse(_by_itself(tag))
    except TemplateSyntaxError as error:
        return error
    except RecursionError:
        return TemplateSyntaxError("too deep", 1)
    return None


def _by_itself(tag: Tag) -> str:
    """A tag as a template of its own."""
    match tag.keyword:
        case "elif":
            return f"{{% if {tag.inside.removeprefix('elif')} %}}{{% endif %}}"
        case "else":
            return f"{{% if true %}}{_source(tag)}{{% endif %}}"
        case word if word in ENDS:
            return ""
    return _source(tag) + _end(tag)


def _source(tag: Tag) -> str:
    """A tag as the template language has it."""
    if tag.kind == "value":
        return f"{{{{ {tag.inside} }}}}"
    if tag.keyword in _OWN:
        asked = tag.inside.removeprefix(tag.keyword)
        return f"{{{{ {asked} }}}}" if _OWN[tag.keyword] else ""
    return f"{{% {tag.inside} %}}"


def _end(tag: Tag) -> str:
    return f"{{% end{tag.keyword} %}}" if begins(tag) else ""


def _bound(tag: Tag) -> Iterator[str]:
    """The names that a tag which cannot be read was to bring."""
    found = _TARGETS.match(tag.inside) if tag.kind == "statement" else None
    yield from _NAME.findall(found[1]) if found else ()


def _bridged(tag: Tag, jinja: Environment) -> Tag | None:
    """What a broken tag was meant to be, or what holds its block together; None where nothing can."""
    if tag.kind == "value":
        return None
    word, _, rest = tag.inside.partition(" ")
    near = next(iter(nearest(word, KEYWORDS)), word)
    meant = tag._replace(inside=f"{near} {rest}".strip())
    if _error(meant, jinja) is None:
        return meant
    bridge = _BRIDGES.get(near)
    return None if bridge is None else tag._replace(inside=bridge)


def _tree(
    used: Sequence[Tag], alone: set[Tag], jinja: Environment
) -> tuple[nodes.Template, TemplateSyntaxError | None]:
    """The tags as one template, and the error that leaves it empty, if any."""
    source = ""
    at = 1
    for tag in used:
        number = max(tag.line.number, 1)
        source += "\n" * (number - at)
        at = number
        if tag not in alone:
            source += _source(tag)
        elif begins(tag):
            source += _source(tag) + _end(tag)
    try:
        return jinja.parse(source), None
    except TemplateSyntaxError as error:
        return nodes.Template([]), error
