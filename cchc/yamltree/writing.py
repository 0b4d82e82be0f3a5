"""Plain data → YAML as people write it here: blocks, with lists of short values on one line.

Why not a library's dumper: it would quote by YAML 1.1 and break lines where it likes. What is written here is
checked by reading it back with our own reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cchc.yamltree.reading import read_tree

_ONE_LINE = 110
"""The longest list in brackets, in characters; a longer one has a line for each value."""
_PROSE = re.compile(r"[^\W\d_](?:[\w ()/%.;+–“”…-]*[\w)/%.;+–“”…-])?")
_PROSE_ALONE = re.compile(r"[^\W\d_](?:(?:[\w ()/%.;+–“”…,\[\]{}-]|:(?=\w))*[\w)/%.;+–“”…,\[\]{}-])?")
"""Texts that no rule of YAML concerns: from a letter on, with none of its signs."""
_WORDS = frozenset(("null", "true", "false"))


def flow(entry: Mapping[str, object]) -> str:
    """A mapping on one physical line, ``{key: value, …}``, each text quoted only where YAML needs it."""
    return "{" + ", ".join(f"{key}: {scalar(value)}" for key, value in entry.items()) + "}"


def scalar(value: object) -> str:
    """A value that reads back as itself wherever it is put: after a key or a dash, in brackets, in braces."""
    if isinstance(value, Mapping):
        return flow(value)
    if isinstance(value, list):
        return "[" + ", ".join(scalar(item) for item in value) + "]"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if not isinstance(value, str):
        return str(value)
    return value if _plain_alone(value) and _plain_in_brackets(value) else _quoted(value)


def scalar_alone(text: str) -> str:
    """A text after a key or a dash of a block, where commas and brackets need no quotes."""
    return text if _plain_alone(text) else _quoted(text)


def _plain_alone(text: str) -> bool:
    """Whether a text without quotes reads back as itself after a key and after a dash.

    Why ask the reader: the rules of YAML for this are long, and a text that passes for a list, a number or a
    comment spoils the whole file. Why not always: most texts are plain prose, and reading takes its time.
    """
    return _is_prose(_PROSE_ALONE, text) or _reads_back(text, "k: {0}\nl:\n  - {0}\n", {"k": text, "l": [text]})


def _plain_in_brackets(text: str) -> bool:
    """Whether it does so within brackets and braces; some parsers take a question mark there for a key."""
    return _is_prose(_PROSE, text) or (
        "?" not in text
        and _reads_back(
            text, "k: [{0}, {0}]\nl: {{k: {0}, l: {0}}}\n", {"k": [text] * 2, "l": {"k": text, "l": text}}
        )
    )


def _is_prose(form: re.Pattern[str], text: str) -> bool:
    return form.fullmatch(text) is not None and text.lower() not in _WORDS and text.isprintable()


def _reads_back(text: str, form: str, meant: object) -> bool:
    if not text.isprintable():
        return False
    tree = read_tree(form.format(text).encode(), "")
    return not tree.findings and tree.data == meant


def _quoted(text: str) -> str:
    """A text in double quotes; what cannot be seen is written as an escape."""
    short = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    return '"' + "".join(short.get(c) or (c if c.isprintable() else _escape(ord(c))) for c in text) + '"'


def _escape(code: int) -> str:
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def document(data: Mapping[str, Any]) -> str:
    """A mapping (of mappings, lists, texts, whole numbers, booleans, nothing) as the text of a file."""
    return "".join(f"{line}\n" for line in _mapping(data))


def _mapping(data: Mapping[str, Any]) -> Iterator[str]:
    for key, value in data.items():
        if isinstance(value, Mapping) and value:
            yield f"{key}:"
            yield from (f"  {line}" for line in _mapping(value))
        elif isinstance(value, list) and not _short(value):
            yield f"{key}:"
            yield from (f"  {line}" for one in value for line in _item(one))
        else:
            yield f"{key}: {_inline(value)}"


def _item(value: Any) -> Iterator[str]:
    lines = list(_mapping(value)) if isinstance(value, Mapping) and value else [_inline(value)]
    yield f"- {lines[0]}"
    yield from (f"  {line}" for line in lines[1:])


def _short(values: Sequence[Any]) -> bool:
    """Whether a list fits on a line: no part of it has parts but single pairs, as in ``[a, {kind: b}]``."""
    pairs = (value for value in values if isinstance(value, Mapping | list))
    return all(isinstance(one, Mapping) and len(one) == 1 for one in pairs) and len(_inline(values)) <= _ONE_LINE


def _inline(value: Any) -> str:
    """The value on one line, in brackets or braces where it has parts."""
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key}: {_inline(one)}' for key, one in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(_inline(one) for one in value)}]"
    return scalar(value)
