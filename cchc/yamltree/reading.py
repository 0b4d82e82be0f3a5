"""Bytes of one file → `Tree`: encoding, limits, lines of the usual shape or else parser events, faults.

Why events: ``yaml.load`` on "[[[[…" recurses in C until the interpreter dies, and its own types are
those of YAML 1.1. ``yaml`` is imported at the first reading only: it costs some 10 ms.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cchc.findings import Finding, Place, finding
from cchc.yamltree.building import Builder, Stop
from cchc.yamltree.characters import REFUSED, decoded, named, other_encoding, refused
from cchc.yamltree.straight import read_straight
from cchc.yamltree.tree import BuiltMarks, Lines, Tree

MAX_BYTES = 2 * 1024 * 1024
MAX_FINDINGS = 200
_MAX_SENTENCE = 400
"""Characters of a message or hint: what it quotes of a file may be a line of millions."""

_SAVE_AS = "Lưu lại tệp với mã UTF-8 (Notepad: Lưu thành… → Mã hóa: UTF-8)."


class _Faults:
    """The faults of one file, with offsets turned into places; stops the reading when there are too many."""

    def __init__(self, path: str, lines: Lines) -> None:
        self.path = path
        self.lines = lines
        self.found: list[Finding] = []

    def line_of(self, offset: int) -> int:
        return self.lines.position(offset)[0]

    def report(self, offset: int, code: str, message: str, hint: str = "", excerpt: str = "") -> None:
        """Note a fault; ``message`` is a sentence without its capital and its full stop."""
        line, column = self.lines.position(offset)
        place = Place(self.path, line, column)
        if len(self.found) >= MAX_FINDINGS:
            last = f"Hơn {MAX_FINDINGS} lỗi: từ đây không đọc tiếp."
            self.found.append(finding(place, "E007", last, hint="Sửa các lỗi ở trên rồi kiểm tra lại."))
            raise Stop
        sentence = f"{message[0].upper()}{message[1:]}."
        self.found.append(finding(place, code, _short(sentence), hint=_short(hint), excerpt=excerpt[:200]))

    def tree(self, builder: Builder | None = None) -> Tree:
        if builder is None:
            return Tree(self.path, self.lines, findings=tuple(self.found))
        return Tree(self.path, self.lines, builder.data, BuiltMarks(builder.marks), tuple(self.found))


def _short(sentence: str) -> str:
    return sentence if len(sentence) <= _MAX_SENTENCE else f"{sentence[: _MAX_SENTENCE - 1]}…"


def read_tree(data: bytes, path: str) -> Tree:
    """Read one YAML file; whatever the bytes are, the answer is a `Tree`, with its faults in ``findings``.

    ``path`` (relative to the workspace) goes into every place. Codes: E001 not UTF-8; E002 not YAML;
    E003 key given twice; E005 integer too long; E007 over a limit (2 MiB, 64 levels, 200,000 nodes,
    20,000 characters of one text);
    E008 a feature or character not used here; E009 nothing in the file. After E001, E002, E007 and
    E009 ``data`` is None; after the others it holds all that could be read (of a key given twice,
    the first).
    """
    straight = read_straight(data)
    if straight is not None:
        content, lines, marks = straight
        return Tree(path, lines, content, marks)
    if len(data) > MAX_BYTES:
        faults = _Faults(path, Lines(""))
        size = f"{len(data) / 1024 / 1024:.1f}".replace(".", ",")
        faults.report(0, "E007", f"tệp quá lớn: {size} MiB, tối đa 2 MiB", "Hãy tách tệp thành nhiều tệp nhỏ hơn.")
        return faults.tree()
    if encoding := other_encoding(data):
        faults = _Faults(path, Lines(""))
        faults.report(0, "E001", f"tệp lưu bằng {encoding}, cần UTF-8", _SAVE_AS)
        return faults.tree()
    text, bad = decoded(data)
    faults = _Faults(path, Lines(text))
    if bad is not None:
        faults.report(bad, "E001", "tệp không phải UTF-8: chỗ này có byte không hợp lệ", _SAVE_AS)
        return faults.tree()
    return _read_text(text, faults)


def lines_of(data: bytes) -> Lines:
    """The lines of a file as its places count them, without reading it; none of what is too large or no UTF-8."""
    if len(data) > MAX_BYTES or other_encoding(data):
        return Lines("")
    return Lines(decoded(data)[0])


def _read_text(text: str, faults: _Faults) -> Tree:
    builder = Builder(faults.report, faults.line_of)
    try:
        parsed = _without_refused(text, faults)
        whole = _build(parsed, builder, faults)
    except Stop:
        whole = not any(fault.code == "E007" for fault in faults.found)
    if not whole:
        return faults.tree()
    if builder.data is None:
        faults.report(0, "E009", "tệp rỗng", "Tệp không có nội dung nào ngoài chú thích.")
        return faults.tree()
    return faults.tree(builder)


def _without_refused(text: str, faults: _Faults) -> str:
    """The text with a space for each refused character, so that offsets hold and the reading can go on."""
    if text.replace("\n", "").isprintable() or not REFUSED.search(text):  # the first is three times as fast
        return text
    for offset, character in refused(text):
        faults.report(
            offset,
            "E008",
            f"có {named(character)}, mắt thường không thấy",
            "Xóa ký tự này (thường dính theo khi chép từ Word), rồi gõ dấu cách hoặc xuống dòng.",
            _around(text, offset),
        )
    return REFUSED.sub(" ", text)


def _around(text: str, offset: int) -> str:
    before = text[max(0, offset - 20) : offset].rpartition("\n")[2]
    after = text[offset + 1 : offset + 20].partition("\n")[0]
    return REFUSED.sub("", f"{before}⟨?⟩{after}").strip()


def _build(text: str, builder: Builder, faults: _Faults) -> bool:
    """Feed the parser's events to the builder; False after a syntax error."""
    from yaml import YAMLError

    next_event = _parser(text)
    handlers = builder.handlers()
    event = None
    try:
        while True:
            event = next_event()
            name = type(event).__name__
            if name == "StreamEndEvent":
                return True
            handlers[name](event)
    except (YAMLError, ValueError, OverflowError) as error:
        # The pure Python parser lets a ValueError pass for "\UFFFFFFFF".
        _report_syntax(error, event.end_mark.index if event else 0, builder, faults)
        return False


def _parser(text: str) -> Callable[[], Any]:
    """The source of events: libyaml where PyYAML was built with it, else the pure Python parser."""
    try:
        from yaml._yaml import CParser
    except ImportError:
        return _pure_parser(text)
    get_event: Callable[[], Any] = CParser(text).get_event
    return get_event


def event_source(text: str) -> Callable[[], Any]:
    """The parser's events of a text, one a call, for those that need the marks of every end too."""
    return _parser(text)


def _pure_parser(text: str) -> Callable[[], Any]:
    from yaml.parser import Parser
    from yaml.reader import Reader
    from yaml.scanner import Scanner

    class PureParser(Reader, Scanner, Parser):
        def __init__(self) -> None:
            Reader.__init__(self, text)
            Scanner.__init__(self)
            Parser.__init__(self)

    get_event: Callable[[], Any] = PureParser().get_event
    return get_event


def _report_syntax(error: Exception, at: int, builder: Builder, faults: _Faults) -> None:
    """Report what stopped the parser. The explanations are imported only where one is needed."""
    from cchc.yamltree.syntax import Trouble, explain

    problem_mark = getattr(error, "problem_mark", None)
    context_mark = getattr(error, "context_mark", None)
    problem_at = problem_mark.index if problem_mark else at
    trouble = Trouble(
        problem=getattr(error, "problem", None) or str(error),
        context=getattr(error, "context", None) or "",
        at=problem_at,
        since=context_mark.index if context_mark else problem_at,
        last_quoted=builder.last_quoted,
    )
    fault = explain(trouble, faults.lines)
    faults.report(fault.offset, fault.code, fault.message, fault.hint, fault.excerpt)
