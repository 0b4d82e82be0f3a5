"""Why a file is not YAML, said to a person who knows Word: where, what is wrong, what to write instead.

The parser names the token that it stumbled over; the mistake often stands earlier (a quote never
closed, a missing space after a colon on the line above). This module looks at the lines around.
Texts of libyaml and of the pure Python parser are both known.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from cchc.yamltree.tree import Lines

_KEY = r"[\w.][\w./-]*"
_NO_SPACE_AFTER_COLON = re.compile(rf"\s*(?:- +)*(?P<key>{_KEY}):(?P<rest>(?:\xa0|[^\s:/]).*)")
_KEY_AND_VALUE = re.compile(rf"(?P<head>\s*(?:- +)*{_KEY}:\s+)(?P<value>\S.*?)\s*")
_STARTS_WITH_KEY = re.compile(rf"\s*(?:- +)*(?:{_KEY}|\"[^\"]*\"|'[^']*'):(?:\s|$)")
_WHOLE = "Đặt cả câu trong dấu ngoặc"
_IN_QUOTES = "Văn bản có dấu ':', '#', ngoặc hay bắt đầu bằng ký hiệu thì đặt cả câu trong dấu ngoặc kép."


class Fault(NamedTuple):
    """A syntax fault: the offset to point at, the sentence, the hint and the words quoted."""

    offset: int
    message: str
    hint: str = ""
    excerpt: str = ""
    code: str = "E002"


class Trouble(NamedTuple):
    """What the parser said: the problem, what it was doing, and both offsets; the last quoted text it passed."""

    problem: str
    context: str
    at: int
    since: int
    last_quoted: tuple[int, int] | None


def explain(trouble: Trouble, lines: Lines) -> Fault:
    """The fault behind what the parser said."""
    problem, context = trouble.problem, trouble.context
    if "tab" in problem or lines.text[trouble.at : trouble.at + 1] == "\t":
        return _tab(trouble, lines)
    if "mapping values are not allowed" in problem:
        return _colon(trouble.at, lines)
    if "could not find expected ':'" in problem:
        return _lonely_line(trouble.since, lines)
    if "quoted scalar" in context:
        return _quoted(trouble, lines)
    if "cannot start any token" in problem:
        return _odd_start(trouble.at, lines)
    if "flow sequence" in context or "flow mapping" in context or "unexpected ':'" in problem:
        return _bracket(trouble, lines)
    if "an alias" in context or "an anchor" in context:
        return _odd_start(trouble.since, lines)
    if "sequence entries are not allowed" in problem:
        return _dash(trouble.at, lines)
    if "a block scalar" in context:
        return Fault(
            trouble.since,
            "sau dấu '|' hoặc '>' không được có chữ trên cùng dòng",
            "Viết văn bản từ dòng dưới, thụt vào; hoặc đặt cả câu trong dấu ngoặc kép.",
        )
    return _after_a_block(trouble, lines)


def _after_a_block(trouble: Trouble, lines: Lines) -> Fault:
    problem, context = trouble.problem, trouble.context
    if "tag" in context or "tag" in problem:
        return Fault(trouble.since, "thẻ kiểu (dấu '!') không được dùng", _IN_QUOTES, "!", "E008")
    if "YAML document" in problem or "directive" in problem + context:
        return Fault(
            trouble.at, "chỉ thị YAML (dòng bắt đầu bằng '%') không được dùng", "Xóa dòng này.", code="E008"
        )
    if "node content" in problem or "mapping keys are not allowed" in problem:
        return _odd_start(trouble.at, lines)
    if "block mapping" in context or "block collection" in context or "document start" in problem:
        return _left_over(trouble, lines)
    return Fault(
        trouble.at,
        "không đúng cú pháp YAML ở chỗ này",
        f"Kiểm tra dấu hai chấm, dấu ngoặc và chỗ thụt dòng. {_IN_QUOTES}",
        lines.line_text(lines.position(trouble.at)[0]).strip(),
    )


def _tab(trouble: Trouble, lines: Lines) -> Fault:
    at = trouble.at
    if lines.text[at : at + 1] != "\t":
        line, _ = lines.position(at)
        tab = lines.line_text(line).find("\t")
        at = lines.starts[line - 1] + tab if tab >= 0 else at
    return Fault(at, "dùng phím Tab để thụt dòng", "Thay mỗi Tab bằng hai dấu cách.")


def _colon(at: int, lines: Lines) -> Fault:
    """A second ``: `` in a line; or a line that goes on from the one above, where something is missing."""
    number, column = lines.position(at)
    line = lines.line_text(number)
    found = _KEY_AND_VALUE.fullmatch(line)
    if found and found.start("value") < column - 1:
        corrected = found["head"].strip() + " " + _quote(found["value"])
        return Fault(at, "có dấu hai chấm trong văn bản", f"{_WHOLE}: {corrected}", found["value"])
    above = _line_above(number, lines)
    if above and (fault := _missing_space(above, lines)):
        return fault
    if above and not _STARTS_WITH_KEY.match(lines.line_text(above)):
        return _no_colon(above, lines)
    return _bad_indent(number, lines)


def _lonely_line(since: int, lines: Lines) -> Fault:
    number, _ = lines.position(since)
    return _missing_space(number, lines) or _no_colon(number, lines)


def _missing_space(number: int, lines: Lines) -> Fault | None:
    line = lines.line_text(number)
    found = _NO_SPACE_AFTER_COLON.fullmatch(line)
    if not found:
        return None
    rest = found["rest"].strip()
    what = "thiếu dấu cách sau dấu hai chấm"
    if found["rest"][0] == "\xa0":
        what = "sau dấu hai chấm là dấu cách không ngắt (U+00A0, chép từ Word), không phải dấu cách thường"
    at = lines.starts[number - 1] + found.start("rest") - 1
    return Fault(at, what, f"Viết: {found['key']}: {rest}", line.strip())


def _no_colon(number: int, lines: Lines) -> Fault:
    text = lines.line_text(number)
    return Fault(
        _first_letter(number, lines),
        "dòng này không có khóa (thiếu 'khóa: ' ở đầu dòng)",
        "Thêm khóa và dấu hai chấm; nếu là phần tiếp của câu ở dòng trên, thụt vào sâu hơn khóa của câu.",
        text.strip(),
    )


def _bad_indent(number: int, lines: Lines) -> Fault:
    return Fault(
        _first_letter(number, lines),
        "dòng này thụt vào sai: không thẳng hàng với mục nào ở trên",
        "Các khóa của cùng một mục phải thẳng cột với nhau; mục con thụt vào hai dấu cách.",
        lines.line_text(number).strip(),
    )


def _quoted(trouble: Trouble, lines: Lines) -> Fault:
    if "escape" in trouble.problem or "hexdecimal" in trouble.problem or "hexadecimal" in trouble.problem:
        line, column = lines.position(trouble.since)
        return Fault(
            lines.text.rfind("\\", trouble.since, trouble.at + 1),
            "dấu '\\' trong ngoặc kép không đi với ký tự này",
            "Viết hai dấu '\\\\', hoặc dùng dấu nháy đơn '…' quanh câu.",
            lines.line_text(line)[column - 1 :],
        )
    return _unclosed(trouble.since, lines)


def _unclosed(offset: int, lines: Lines) -> Fault:
    line, column = lines.position(offset)
    mark = lines.text[offset : offset + 1]
    what = {"[": "ngoặc vuông '['", "{": "ngoặc nhọn '{'", "'": "nháy đơn"}.get(mark, "ngoặc kép")
    close = {"[": "]", "{": "}"}.get(mark, mark)
    return Fault(
        offset,
        f"dấu {what} mở ở đây không được đóng",
        f"Thêm dấu {close} ở cuối.",
        lines.line_text(line)[column - 1 :],
    )


def _odd_start(at: int, lines: Lines) -> Fault:
    line, column = lines.position(at)
    text = lines.line_text(line)
    rest = text[column - 1 :].strip()
    if not rest:
        return Fault(at, "thiếu nội dung ở chỗ này", _IN_QUOTES)
    return Fault(at, f"văn bản không được bắt đầu bằng ký tự '{rest[0]}'", f"{_WHOLE}: {_quote(rest)}", rest)


def _dash(at: int, lines: Lines) -> Fault:
    line, column = lines.position(at)
    rest = lines.line_text(line)[column - 1 :].strip()
    hint = f"Xuống dòng trước dấu '-' và thụt vào hai dấu cách; nếu là chữ, đặt trong dấu ngoặc: {_quote(rest)}"
    return Fault(at, "danh sách phải bắt đầu ở dòng mới sau khóa", hint, rest)


def _bracket(trouble: Trouble, lines: Lines) -> Fault:
    """Inside […] or {…}: on the line of the opening, a stray sign; on a later line, never closed."""
    opened, _ = lines.position(trouble.since)
    stuck, column = lines.position(trouble.at)
    if opened != stuck and (trouble.at >= len(lines.text) or _STARTS_WITH_KEY.match(lines.line_text(stuck))):
        return _unclosed(trouble.since, lines)
    if opened == stuck and not lines.line_text(stuck)[column - 1 :].strip():
        return _unclosed(trouble.since, lines)
    return Fault(
        trouble.at,
        "trong ngoặc […] hoặc {…}: thiếu dấu phẩy, hoặc văn bản có dấu hai chấm, ngoặc",
        "Ngăn các mục bằng dấu phẩy và đặt văn bản trong dấu ngoặc kép.",
        lines.line_text(stuck).strip(),
    )


def _left_over(trouble: Trouble, lines: Lines) -> Fault:
    """Something stands where the next key or item (or the end) was expected."""
    number, column = lines.position(trouble.at)
    line = lines.line_text(number)
    if not line[: column - 1].strip():
        return _wrong_place(number, lines, trouble)
    opened = trouble.last_quoted
    if opened and lines.position(opened[0])[0] < lines.position(opened[1])[0] == number:
        return _unclosed(opened[0], lines)
    found = _KEY_AND_VALUE.fullmatch(line)
    if found and found["value"][0] in "*&!":
        return _odd_start(lines.starts[number - 1] + found.start("value"), lines)
    fixed = f": {found['head'].strip()} {_quote(_unquoted(found['value']))}" if found else ""
    return Fault(trouble.at, "còn chữ thừa sau dấu ngoặc đóng", _WHOLE + fixed, line[column - 1 :].strip())


def _wrong_place(number: int, lines: Lines, trouble: Trouble) -> Fault:
    line = lines.line_text(number).strip()
    if line.startswith("- ") and "block mapping" in trouble.context:
        above = _line_above(number, lines)
        if lines.line_text(above).partition(" #")[0].rstrip().endswith(": []"):
            return Fault(
                trouble.at,
                "mục danh sách '-' đứng dưới một danh sách ghi là trống",
                f"Xóa dấu [] ở cuối dòng {above}.",
                line,
            )
        return Fault(
            trouble.at,
            "mục danh sách '-' đứng giữa các khóa",
            "Danh sách phải nằm dưới một khóa: viết 'khóa:' ở dòng trên.",
            line,
        )
    if "block collection" in trouble.context:
        return Fault(
            trouble.at,
            "dòng này đứng giữa danh sách mà không bắt đầu bằng '- '",
            "Thêm '- ' ở đầu, hoặc thụt vào cho thẳng với mục mà dòng này thuộc về.",
            line,
        )
    return _bad_indent(number, lines)


def _line_above(number: int, lines: Lines) -> int:
    """The last line above that is neither empty nor a comment; 0 for none."""
    number -= 1
    while number and (not (text := lines.line_text(number).strip()) or text.startswith("#")):
        number -= 1
    return number


def _first_letter(number: int, lines: Lines) -> int:
    text = lines.line_text(number)
    return lines.starts[number - 1] + len(text) - len(text.lstrip())


def _unquoted(text: str) -> str:
    """The text without the pair of quotes around it, if it has one."""
    return text[1:-1] if len(text) > 2 and text[0] in "\"'" and text[0] == text[-1] else text


def _quote(text: str) -> str:
    """The text as a quoted scalar, in the quotes that need the least escaping."""
    if '"' in text:
        return "'" + text.replace("'", "''") + "'"
    return '"' + text.replace("\\", "\\\\") + '"'
