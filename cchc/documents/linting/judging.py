"""A Word template held against the data of its document before anything is rendered: every fault at its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cchc.documents.environment import environment
from cchc.documents.examining import hazards, refusal
from cchc.documents.linting.faults import name_remark
from cchc.documents.linting.naming import Reading
from cchc.documents.linting.offered import members
from cchc.documents.linting.parsing import parse
from cchc.documents.linting.tags import Line, Tag, lines, property_line, tags
from cchc.documents.opening import BODY, Part, W, WordFile, open_word
from cchc.documents.remarks import Remark, excerpt, ordered
from cchc.findings import Severity
from cchc.officefiles.packages import PackageRefused, read_file

_RENDERED = ("document", "header", "footer", "footnotes")
_PROPERTIES = ("creator", "description", "identifier", "language", "subject", "title")
_CORE = "docProps/core.xml"
_CHANGES = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))


def lint_template(data: bytes, offered: Any) -> list[Remark]:
    """Everything to say of a template (the bytes of a .docx file) for the document whose data are ``offered``.

    ``offered`` is the Struct whose fields the template's names are. An empty list: nothing to say.
    """
    try:
        word = open_word(data)
    except PackageRefused as refused:
        return [refusal(refused)]
    jinja = environment()
    reading = Reading(offered, jinja.globals, jinja.filters, jinja.tests)
    found = hazards(word)
    for name, said in _texts(word):
        parsed = parse(name, said, jinja)
        before = len(reading.faults)
        reading.read(parsed.tree, parsed.loose)
        found += parsed.remarks
        found += [name_remark(fault, name, said) for fault in reading.faults[before:]]
    found += _unused(reading)
    found += _left_behind(word)
    return ordered(found)


def lint_file(path: Path, offered: Any) -> list[Remark]:
    """The same of a file; raises WorkspaceError where there is none or it cannot be read."""
    try:
        return lint_template(read_file(path), offered)
    except PackageRefused as refused:
        return [refusal(refused)]


def _texts(word: WordFile) -> Iterator[tuple[str, list[Line]]]:
    """The lines of everything that is rendered, each by itself: parts of the document, and its properties."""
    for name, part in word.parts.items():
        if _rendered(name):
            yield name, lines(part)
    core = word.parts.get(_CORE)
    for element in core.root if core is not None else ():
        if element.tag.rpartition("}")[2] in _PROPERTIES and element.text:
            yield _CORE, [property_line(element.text)]


def _rendered(name: str) -> bool:
    return name.startswith("word/") and name[5:].removesuffix(".xml").rstrip("0123456789") in _RENDERED


def _unrendered(name: str, part: Part) -> Iterator[Remark]:
    for line in lines(part):
        if any(isinstance(tag, Tag) for tag in tags(line)):
            wrong = "thẻ ở chỗ không được thay bằng dữ liệu (nhận xét, chú thích cuối)"
            yield _remark(
                "T216", "warning", name, line.number, excerpt(line.text), wrong, "Chuyển vào thân văn bản."
            )


def _unused(reading: Reading) -> Iterator[Remark]:
    """What the document offers and the template leaves out: of all data, and of the parts of it that are asked.

    A value that prints itself (a cell, a text with footnotes) need not be asked for its fields.
    """
    left = [
        f"{asked.path}.{name}".lstrip(".")
        for kind, asked in reading.asked.items()
        for name in members(kind)
        if name not in asked.names and not hasattr(kind, "__html__")
    ]
    if left:
        wrong = f"mẫu chưa dùng dữ liệu có sẵn: {', '.join(left)}"
        yield _remark("T401", "info", BODY, None, "", wrong, "Thêm vào nếu cần in.")


def _left_behind(word: WordFile) -> Iterator[Remark]:
    """Comments, tracked changes, and tags where nothing is rendered."""
    for name, part in word.parts.items():
        if not name.startswith("word/"):
            continue
        yield from _changes(name, part)
        if not _rendered(name):
            yield from _unrendered(name, part)
        if name == "word/comments.xml":
            for comment in part.root.iter(f"{W}comment"):
                words = "".join(text.text or "" for text in comment.iter(f"{W}t"))
                advice = "Xóa nhận xét trước khi dùng mẫu."
                yield _remark("T402", "info", name, None, excerpt(words), "mẫu còn nhận xét (comment)", advice)


def _changes(name: str, part: Part) -> Iterator[Remark]:
    for number in dict.fromkeys(part.number(one) for one in part.root.iter(*_CHANGES)):
        words = "" if number is None else "".join(t.text or "" for t in part.paragraphs[number - 1].iter(f"{W}t"))
        advice = "Review → Accept All Changes (hoặc Reject), tắt Track Changes."
        yield _remark(
            "T403", "info", name, number, excerpt(words), "mẫu còn chỗ sửa đang theo dõi (Track Changes)", advice
        )


def _remark(
    code: str, severity: Severity, part: str, paragraph: int | None, words: str, wrong: str, advice: str
) -> Remark:
    return Remark(
        code=code, severity=severity, part=part, paragraph=paragraph, excerpt=words, wrong=wrong, advice=advice
    )
