"""The frame's own words in Vietnamese: headings of help pages and errors in the call."""

from __future__ import annotations

import re
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from cchc.cli.terminal import visible


class VietnameseCommand(TyperCommand):
    """A command whose help page is Vietnamese."""

    def get_help(self, ctx: Any) -> str:
        """The help page in Vietnamese."""
        return translate_help(super().get_help(ctx))


class VietnameseGroup(TyperGroup):
    """A command with commands of its own, whose help page is Vietnamese."""

    def get_help(self, ctx: Any) -> str:
        """The help page in Vietnamese."""
        return translate_help(super().get_help(ctx))


def command_app() -> typer.Typer:
    """The application of one command's module."""
    return typer.Typer(
        rich_markup_mode=None, add_completion=False, context_settings={"help_option_names": ["-h", "--help"]}
    )


def group_app() -> typer.Typer:
    """The application of a module whose command has commands of its own."""
    return typer.Typer(
        cls=VietnameseGroup,
        rich_markup_mode=None,
        add_completion=False,
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"]},
    )


_HELP = (
    (re.compile(r"^Usage:", re.MULTILINE), "Cách dùng:"),
    (re.compile(r"^Options:", re.MULTILINE), "Tùy chọn:"),
    (re.compile(r"^Commands:", re.MULTILINE), "Các lệnh:"),
    (re.compile(r"^Arguments:", re.MULTILINE), "Tham số:"),
    (re.compile(r"\[OPTIONS\]"), "[TÙY CHỌN]"),
    (re.compile(r"COMMAND \[ARGS\]\.\.\."), "LỆNH [THAM SỐ]..."),
    (re.compile(r"Show this message and exit\."), "In trang này rồi thoát."),
    (re.compile(r"\[required\]"), "[bắt buộc]"),
    (re.compile(r"\[default:"), "[mặc định:"),
    (re.compile(r"\[env var:"), "[biến môi trường:"),
)

_ERRORS = (
    (r"No such option: (?P<what>\S+)", "Không có tùy chọn {what}."),
    (r"No such command '(?P<what>[^']*)'", "Không có lệnh “{what}”."),
    (r"Missing command", "Thiếu tên lệnh."),
    (r"Missing argument '?(?P<what>[^'.]*)'?", "Thiếu tham số {what}."),
    (r"Missing option '?(?P<what>[^'.]*)'?", "Thiếu tùy chọn {what}."),
    (r"Option '?(?P<what>[^' ]*)'? requires an argument", "Tùy chọn {what} cần một giá trị đi kèm."),
    (r"Option '?(?P<what>[^' ]*)'? does not take a value", "Tùy chọn {what} không nhận giá trị."),
    (
        r"Got unexpected extra argument\(?s?\)? \((?P<what>.*)\)",
        'Thừa tham số: {what}.\n  Tên có dấu cách phải nằm trong hai dấu ngoặc kép thẳng, như "Phòng Nội vụ".',
    ),
    (
        r"Invalid value for '?(?P<what>[^':]*)'?(?:[^:]*)?: (?P<value>.*) is not a valid (?:int|integer|float)\b",
        "Giá trị của {what} không dùng được: {value} không phải là số.",
    ),
    (
        r"Invalid value for '?(?P<what>[^':]*)'?(?:[^:]*)?: (?P<value>.*)",
        "Giá trị của {what} không dùng được: {value}",
    ),
)


def translate_help(page: str) -> str:
    """A help page with the frame's headings in Vietnamese."""
    for pattern, words in _HELP:
        page = pattern.sub(words, page)
    return page


def explain_usage_error(error: Any, commands: list[str]) -> str:
    """One Vietnamese sentence for an error in the call, the nearest right thing, and where to look."""
    if type(error).__name__ == "NoArgsIsHelpError":
        return str(error.ctx.get_help()) if getattr(error, "ctx", None) else ""
    message = visible(error.format_message())
    lines = [f"Lỗi: {_sentence(message)}"]
    context = getattr(error, "ctx", None)
    if message.startswith("Got unexpected") and context is not None and context.command_path.endswith(" init"):
        from cchc.text.folding import slug

        words = f"{context.params.get('folder', '')} {message.rpartition(' (')[2].rstrip(')')}"
        lines = [
            lines[0].partition("\n")[0],
            f"  Tên thư mục viết liền, như: cchc init {slug(words) or 'may-trang'}",
        ]
    group = getattr(context, "command", None)
    known = group.list_commands(context) if context and isinstance(group, TyperGroup) else commands
    near = _nearest(error, message, known)
    if near:
        lines.append(f"  Có phải là {near}?")
    lines += [f"  {example}" for example in _examples(message)]
    if context is not None:
        lines.append(f"  Xem: {context.command_path} --help")
    return "\n".join(lines)


_EXAMPLES = {
    "--to": "Như: --to may-trang/2026 (thư mục của cơ quan trong plans/, rồi năm).",
    "--unit": 'Như: --unit "Phòng Kinh tế". Tên các đơn vị: cchc units',
    "--plan": "Như: --plan may-trang/2026",
    "--period": "Như: --period Q1-2026",
    "--as-of": "Như: --as-of 2026-03-18",
}
"""What people write after an option, for those that they leave without a value."""


def _examples(message: str) -> list[str]:
    if not message.startswith(("Missing option", "Option ")) or "does not take" in message:
        return []
    return [example for option, example in _EXAMPLES.items() if re.search(rf"{option}(?![\w-])", message)]


CURLY = "“”‘’„"
"""What Word and Zalo make of straight quotation marks; a shell does not hold a name together by them."""


def curly(arguments: list[str]) -> str:
    """The first of the words of a call that begins or ends with a curly quotation mark; "" without any."""
    return next((word for word in arguments if word and (word[0] in CURLY or word[-1] in CURLY)), "")


def _sentence(message: str) -> str:
    for pattern, words in _ERRORS:
        found = re.search(pattern, message, re.DOTALL)
        if found:
            return words.format(**found.groupdict())
    return f"Gọi lệnh chưa đúng ({message})"


def _nearest(error: Any, message: str, commands: list[str]) -> str:
    from difflib import get_close_matches

    possible = getattr(error, "possibilities", None)
    if possible:
        wrong_option = message.partition(": ")[2].split(" ")[0].rstrip(".")
        return " hoặc ".join(get_close_matches(wrong_option, possible, n=2, cutoff=0.3) or sorted(possible)[:2])
    wrong = re.search(r"No such command '([^']*)'", message)
    near = get_close_matches(wrong[1], commands, n=1) if wrong else []
    return f"“{near[0]}”" if near else ""
