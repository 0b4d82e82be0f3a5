"""Plain data → YAML as people write it here: blocks, with lists of short values on one line.

Why not a library's dumper: it would quote by YAML 1.1 and break lines where it likes. What is written here is
checked by reading it back with our own reader.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cchc.yamltree.reading import read_tree

_ONE_LINE = 110
"""The longest list in brackets, in characters; a longer one has a line for each value."""


def flow(entry: Mapping[str, object]) -> str:
    """A mapping on one physical line, ``{key: value, …}``, each text quoted only where YAML needs it."""
    return "{" + ", ".join(f"{key}: {scalar(value)}" for key, value in entry.items()) + "}"


def scalar(value: object) -> str:
    """A value as it stands in a list on one line; a text that would be read as anything else is quoted."""
    if isinstance(value, Mapping):
        return flow(value)
    if isinstance(value, list):
        return "[" + ", ".join(scalar(item) for item in value) + "]"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if not isinstance(value, str):
        return str(value)
    plain = read_tree(f"- {{k: {value}}}\n".encode(), "")
    if not plain.findings and plain.data == [{"k": value}] and value.isprintable():
        return value
    return _quoted(value)


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
