"""Hostile shapes of a file: bytes that are no file of ours, values that fit nowhere, things that are no file.

Each is as large as the limits let it be where size is the point, and just over them where the limit is.
"""

from __future__ import annotations

import os
import random
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from cchc.yamltree.building import MAX_TEXT
from cchc.yamltree.reading import MAX_BYTES

_LAUGHS = b"a0: &a0 [x, x, x, x, x, x, x, x]\n" + b"".join(
    b"a%d: &a%d [%s]\n" % (n, n, b", ".join([b"*a%d" % (n - 1)] * 9)) for n in range(1, 12)
)
_NOISE = random.Random(7)

BYTES: dict[str, Callable[[bytes], bytes]] = {
    "nothing": lambda sound: b"",
    "comments only": lambda sound: b"# one\n# two\n",
    "brackets": lambda sound: b"[" * 100_000,
    "braces": lambda sound: b"{" * 100_000,
    "pairs of braces": lambda sound: b"{a: " * 100_000,
    "dashes": lambda sound: b"- " * 100_000,
    "questions": lambda sound: b"? " * 100_000,
    "blocks in blocks": lambda sound: b"".join(b" " * n + b"a:\n" for n in range(1000)),
    "deep in sound": lambda sound: sound + b"deep: " + b"[" * 100_000 + b"]" * 100_000,
    "a billion laughs": lambda sound: _LAUGHS,
    "laughs in sound": lambda sound: sound + _LAUGHS,
    "anchor and alias": lambda sound: sound + b"again: &a x\nmore: *a\n",
    "an object": lambda sound: b"!!python/object/apply:os.system ['touch hacked']\n",
    "an object in sound": lambda sound: sound + b"more: !!python/object/apply:os.system ['touch hacked']\n",
    "local tags": lambda sound: b"!a\n" + sound,
    "merge keys": lambda sound: sound + b"<<: {a: 1}\n",
    "noise": lambda sound: _NOISE.randbytes(20_000),
    "a picture": lambda sound: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
    "UTF-16 with mark": lambda sound: sound.decode().encode("utf-16"),
    "UTF-16 LE": lambda sound: sound.decode().encode("utf-16-le"),
    "UTF-16 BE": lambda sound: sound.decode().encode("utf-16-be"),
    "UTF-32 with mark": lambda sound: sound.decode().encode("utf-32"),
    "UTF-32 LE": lambda sound: sound.decode().encode("utf-32-le"),
    "UTF-32 BE": lambda sound: sound.decode().encode("utf-32-be"),
    "TCVN3": lambda sound: sound.decode().encode("cp1258", "replace"),
    "half a letter": lambda sound: sound + "note: ế".encode()[:-1],
    "NULs": lambda sound: bytes(10_000),
    "a NUL inside": lambda sound: sound[:50] + b"\0" + sound[50:],
    "surrogates": lambda sound: sound + b"note: \xed\xa0\x80\xed\xb0\x80\n",
    "escaped surrogates": lambda sound: sound + b'note: "\\ud800 \\0 \\e[31m \\u202e"\n',
    "control characters": lambda sound: sound.replace(b"a", b"a\x1b[31m\x07\x9b"),
    "30 MB on a line": lambda sound: b"a: " + b"x" * 30_000_000,
    "30 MB of lines": lambda sound: b"a: |\n" + b"  x\n" * 7_500_000,
    "2 MB on a line": lambda sound: b"a: " + b"x" * (MAX_BYTES - 3),
    "2 MB of lines": lambda sound: b"a: |\n" + b"  x\n" * ((MAX_BYTES - 5) // 4),
    "2 MB never closed": lambda sound: b'a: "' + b"x\n " * ((MAX_BYTES - 4) // 3),
    "2 MB of a key": lambda sound: b"x" * (MAX_BYTES - 3) + b": 1",
    "2 MB of a tag": lambda sound: b"!" + b"x" * (MAX_BYTES - 4) + b" a",
    "just too long a text": lambda sound: sound + b"note: " + b"x" * (MAX_TEXT + 1) + b"\n",
    "a million keys": lambda sound: b"".join(b"k%d:\n" % n for n in range(240_000))[:MAX_BYTES],
    "unknown keys": lambda sound: sound + b"".join(b"khoa%d: 1\n" % n for n in range(50_000)),
    "one key again and again": lambda sound: b"year: 2025\n" * 100_000,
    "sound twice": lambda sound: sound + sound,
    "several documents": lambda sound: sound + b"---\n" + sound,
    "directives": lambda sound: b"%YAML 1.1\n%TAG ! tag:x,2000:\n---\n" + sound,
    "CR only": lambda sound: sound.replace(b"\n", b"\r"),
    "CRLF": lambda sound: sound.replace(b"\n", b"\r\n"),
    "a mark before": lambda sound: b"\xef\xbb\xbf" + sound,
    "marks inside": lambda sound: sound.replace(b" ", b"\xef\xbb\xbf "),
    "Word's line ends": lambda sound: sound.replace(b"\n", "\u2028".encode()),
    "tabs": lambda sound: sound.replace(b"  ", b"\t"),
    "cut off": lambda sound: sound[: len(sound) * 2 // 3],
    "a text": lambda sound: b"xin ch\xc3\xa0o\n",
    "a number": lambda sound: b"12\n",
    "a list": lambda sound: b"- 1\n- 2\n",
    "a list of itself": lambda sound: b"- " + sound.replace(b"\n", b"\n  ") + b"\n",
    "a page": lambda sound: b"<!DOCTYPE html><html><body>404</body></html>\n",
    "a merge conflict": lambda sound: b"<<<<<<< HEAD\n" + sound + b"=======\n" + sound + b">>>>>>> main\n",
    "an archive": lambda sound: b"PK\x03\x04" + bytes(2000),
}
"""What bytes a file may hold instead of (or around) its sound ones."""

BIDI = "\u202etxt.exe\u202c\u2066x\u2069\u200f"
ESCAPES = "\x1b[2J\x1b]0;owned\x07\x9b31m\x08\x7f\x85"

VALUES: dict[str, object] = {
    "nothing": None,
    "true": True,
    "zero": 0,
    "negative": -7,
    "long number": 10**17,
    "longer than numbers": 10**40,
    "fraction": 1.5,
    "infinity": float("inf"),
    "no number": float("nan"),
    "empty": "",
    "space": " ",
    "longest text": "Kế hoạch " * (MAX_TEXT // 9),
    "signs": "“(" * 2_000,
    "up": "../../../../../../etc/passwd",
    "absolute": "/etc/passwd",
    "backslashes": "..\\..\\con",
    "CON": "CON",
    "hidden": ".git",
    "long name": "x" * 300,
    "slashes": "a/b/c",
    "lines": "một\nhai\r\nba",
    "bidi": BIDI,
    "escapes": ESCAPES,
    "decomposed": "Pho\u0300ng Mo\u0323\u0302t",
    "emoji": "👩‍👩‍👧 🇻🇳",
    "formula": '=HYPERLINK("http://x.invalid","x")',
    "tags": "{{ 7 * 7 }}{% raw %}<script>&amp;",
    "workflow": "a%0A::error::x\n::set-output name=a::b",
    "empty list": [],
    "empty mapping": {},
    "list of nothing": [None],
    "lists in lists": [[[[["a"]]]]],
    "mappings in mappings": {"a": {"b": {"c": {}}}},
    "far day": "9999-12-31",
    "first day": "0001-01-01",
    "no day": "2025-02-30",
    "zero year": "0000-00-00",
    "a period": "Q1-2025",
    "itself": "the-che/1",
}
"""What may stand where any value is meant."""


def _directory(path: Path) -> None:
    path.mkdir()


def _full_directory(path: Path) -> None:
    path.mkdir()
    (path / "a.yaml").write_text("a: 1\n")


def _link(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _link_to_pipe(path: Path) -> None:
    os.mkfifo(path.parent / "pipe")
    path.symlink_to("pipe")


def _socket(path: Path) -> None:
    here = os.getcwd()
    os.chdir(path.parent)  # a socket's path may not be long
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


def _sealed(path: Path) -> None:
    path.write_bytes(b"")
    path.chmod(0)


PLACED: dict[str, Callable[[Path], None]] = {
    "a folder": _directory,
    "a folder with files": _full_directory,
    "a link to nowhere": _link("nowhere.yaml"),
    "a link to itself": _link("."),
    "a link out": _link("/etc/passwd"),
    "a link to endless zeros": _link("/dev/zero"),
    "a link to the workspace": _link("../" * 8),
    "a pipe": _pipe,
    "a link to a pipe": _link_to_pipe,
    "a socket": _socket,
    "an empty file that nobody may read": _sealed,
}
"""What may stand where a file is meant."""


@contextmanager
def put(path: Path, make: Callable[[Path], None]) -> Iterator[None]:
    """Something else in a file's place, for a while."""
    sound = path.read_bytes()
    path.unlink()
    make(path)
    try:
        yield
    finally:
        if path.is_dir() and not path.is_symlink():
            for inside in path.iterdir():
                inside.unlink()
            path.rmdir()
        else:
            path.unlink()
        (path.parent / "pipe").unlink(missing_ok=True)
        path.write_bytes(sound)
