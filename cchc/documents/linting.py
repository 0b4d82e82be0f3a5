"""A Word template held against the data of its document before anything is rendered: every fault at its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from jinja2 import TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError

from cchc.documents.environment import Environment, environment
from cchc.documents.examining import hazards, refusal
from cchc.documents.faults import name_remark, syntax_remark
from cchc.documents.naming import Reading
from cchc.documents.offered import members
from cchc.documents.opening import BODY, Part, W, WordFile, open_word
from cchc.documents.remarks import Remark, excerpt, ordered
from cchc.documents.tagging import ENDS, form_remarks, paired, slip_remark
from cchc.documents.tags import Line, Slip, Tag, lines, property_line, tags
from cchc.drafting.packages import PackageRefused, read_file

_RENDERED = ("document", "header", "footer", "footnotes")
_PROPERTIES = ("creator", "description", "identifier", "language", "subject", "title")
_CORE = "docProps/core.xml"
_CHANGES = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
_DRAWN_IN = {"colspan": "value", "cellbg": "value", "vm": "", "hm": ""}
"""Statements of the renderer's own, and what they are for names: an expression, or nothing."""


def lint_template(data: bytes, offered: Any) -> list[Remark]:
    """Everything to say of a template (the bytes of a .docx file) for the document whose data are ``offered``.

    ``offered`` is the Struct whose fields the template's names are. An empty list: nothing to say.
    """
    try:
        word = open_word(data)
    except PackageRefused as refused:
        return [refusal(refused.why)]
    jinja = environment()
    reading = Reading(offered, jinja.globals, jinja.filters, jinja.tests)
    found = hazards(word)
    whole = True
    for name, said in _texts(word):
        remarks, tree = _part(name, said, jinja)
        found += remarks
        if tree is None:
            whole = False
            continue
        before = len(reading.faults)
        reading.read(tree)
        found += [name_remark(fault, name, said) for fault in reading.faults[before:]]
    if whole:
        found += _unused(reading)
    found += _left_behind(word)
    return ordered(found)


def lint_file(path: Path, offered: Any) -> list[Remark]:
    """The same of a file; raises WorkspaceError where there is none or it cannot be read."""
    try:
        return lint_template(read_file(path), offered)
    except PackageRefused as refused:
        return [refusal(refused.why)]


def _texts(word: WordFile) -> Iterator[tuple[str, list[Line]]]:
    """The lines of everything that is rendered, each by itself: parts of the document, and its properties."""
    for name, part in word.parts.items():
        stem = name.removeprefix("word/").removesuffix(".xml").rstrip("0123456789")
        if name == BODY or (name.startswith("word/") and stem in _RENDERED):
            yield name, lines(part)
    core = word.parts.get(_CORE)
    for element in core.root if core is not None else ():
        if element.tag.rpartition("}")[2] in _PROPERTIES and element.text:
            yield _CORE, [property_line(element.text)]


def _part(name: str, said: Sequence[Line], jinja: Environment) -> tuple[list[Remark], nodes.Template | None]:
    """What is wrong with the tags of a part, and its tree; None where they make none."""
    found: list[Remark] = []
    sound: list[Tag] = []
    statements = True
    for one in (tag for line in said for tag in tags(line)):
        if isinstance(one, Slip):
            found.append(slip_remark(one, name))
            statements = statements and one.why == "unopened"
            continue
        found += form_remarks(one, name)
        if one.kind == "comment":
            continue
        fault = _fault(one, name, jinja)
        if fault is None:
            sound.append(one)
        else:
            found.append(fault)
            statements = statements and one.kind == "value"
    pairs = paired(sound, name)
    if not statements:
        return found, None
    found += pairs.remarks
    return found, _tree(sound, jinja) if pairs.whole else None


def _fault(tag: Tag, part: str, jinja: Environment) -> Remark | None:
    """What is wrong with the words of one tag by itself."""
    try:
        jinja.parse(_alone(tag))
    except TemplateSyntaxError as error:
        return syntax_remark(tag, part, error)
    except SecurityError:
        return None  # said of the statement already
    return None


def _alone(tag: Tag) -> str:
    """A tag as a template of its own."""
    word = tag.keyword
    if word in _DRAWN_IN or tag.kind == "value":
        return _source(tag)
    if word == "elif":
        return f"{{% if {tag.inside.removeprefix('elif')} %}}{{% endif %}}"
    if word == "else":
        return f"{{% if true %}}{{% {tag.inside} %}}{{% endif %}}"
    if word in ENDS or word == "endautoescape":
        return ""
    if word in ENDS.values() and not (word == "set" and "=" in tag.inside):
        return f"{{% {tag.inside} %}}{{% end{word} %}}"
    return _source(tag)


def _source(tag: Tag) -> str:
    """A tag as the template language has it."""
    if tag.kind == "value":
        return f"{{{{ {tag.inside} }}}}"
    if tag.keyword in _DRAWN_IN:
        asked = tag.inside.removeprefix(tag.keyword)
        return f"{{{{ {asked} }}}}" if _DRAWN_IN[tag.keyword] else ""
    return f"{{% {tag.inside} %}}"


def _tree(found: Sequence[Tag], jinja: Environment) -> nodes.Template | None:
    """The tags of a part as one tree whose line numbers are those of the paragraphs."""
    source = ""
    at = 1
    for tag in found:
        number = max(tag.line.number, 1)
        source += "\n" * (number - at) + _source(tag)
        at = max(number, at)
    try:
        return jinja.parse(source)
    except (TemplateSyntaxError, SecurityError):
        return None


def _unused(reading: Reading) -> Iterator[Remark]:
    """What the document offers and the template leaves out: of all data, and of the parts of it that are asked.

    A value that prints itself (a cell, a text with footnotes) need not be asked for its fields.
    """
    for kind, asked in reading.asked.items():
        left = [f"{asked.path}.{name}".lstrip(".") for name in members(kind) if name not in asked.names]
        if left and not hasattr(kind, "__html__"):
            yield _info("T401", BODY, None, ", ".join(left), "mẫu chưa dùng dữ liệu có sẵn", "Thêm vào nếu cần in.")


def _left_behind(word: WordFile) -> Iterator[Remark]:
    """Comments, tracked changes, and tags where nothing is rendered."""
    for name, part in word.parts.items():
        if not name.startswith("word/"):
            continue
        yield from _changes(name, part)
        if name == "word/comments.xml":
            for comment in part.root.iter(f"{W}comment"):
                words = "".join(text.text or "" for text in comment.iter(f"{W}t"))
                advice = "Xóa nhận xét trước khi dùng mẫu."
                yield _info("T402", name, None, excerpt(words), "mẫu còn nhận xét (comment)", advice)


def _changes(name: str, part: Part) -> Iterator[Remark]:
    for number in dict.fromkeys(part.number(one) for one in part.root.iter(*_CHANGES)):
        words = "" if number is None else "".join(t.text or "" for t in part.paragraphs[number - 1].iter(f"{W}t"))
        advice = "Review → Accept All Changes (hoặc Reject), tắt Track Changes."
        yield _info("T403", name, number, excerpt(words), "mẫu còn chỗ sửa đang theo dõi (Track Changes)", advice)


def _info(code: str, part: str, paragraph: int | None, words: str, wrong: str, advice: str) -> Remark:
    return Remark(
        code=code, severity="info", part=part, paragraph=paragraph, excerpt=words, wrong=wrong, advice=advice
    )
