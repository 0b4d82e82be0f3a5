"""The entry point: the group of commands (each imported only when asked for) and the last word on every error."""

from __future__ import annotations

import gc
import io
import os
import sys
from contextlib import suppress
from importlib import import_module
from keyword import iskeyword
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from cchc.cli.terminal import note, visible
from cchc.cli.vietnamese import CURLY, curly, explain_usage_error, translate_help

COMMANDS = {
    "init": "Lập không gian làm việc mới cho một cơ quan",
    "new": "Bản nháp kế hoạch năm sau, của cấp dưới, hoặc của một đơn vị",
    "import": "Nhập một kế hoạch từ tệp Word, kể ra chữ nào chưa đọc được",
    "validate": "Tìm chỗ sai trong kế hoạch trước khi ký",
    "due": "Ai phải làm gì, đến ngày nào",
    "overdue": "Những việc đã quá hạn, theo đơn vị",
    "status": "Số liệu và tỷ lệ đúng hạn theo đơn vị, lĩnh vực, kỳ",
    "targets": "Chỉ tiêu, chỉ số: số liệu từng kỳ, đạt hay chưa",
    "dashboard": "Một trang HTML để xem, lọc, in: số liệu, tiến độ từng đơn vị",
    "budget": "Kinh phí theo lĩnh vực, cơ quan chủ trì",
    "rank": "Kết quả trong năm của từng đơn vị; chấm điểm khi có trọng số",
    "record": "Ghi việc đã làm, đang làm, vướng mắc, gia hạn, sự kiện",
    "collect": "Đọc lại các phiếu Excel đơn vị gửi về, rồi ghi vào nhật ký",
    "report": "Lập tệp dàn ý báo cáo định kỳ để người soạn viết tiếp",
    "render": "Văn bản Word: kế hoạch, báo cáo, công văn đôn đốc, tóm tắt",
    "templates": "Mẫu văn bản Word: chép về để sửa, xem đang dùng mẫu nào",
    "lint-template": "Kiểm tra mẫu văn bản Word trước khi dùng",
    "deadline": "Giải thích cách đọc một cụm từ chỉ thời hạn",
    "show": "Một kế hoạch hoặc một nhiệm vụ, đủ nội dung từng ô",
    "tasks": "Các dòng của phụ lục theo đúng thứ tự văn bản",
    "cascade": "Nhiệm vụ của cấp trên: đã có ở kế hoạch này, chưa có, muộn hơn",
    "diff": "Hai kế hoạch khác nhau ở đâu: thêm, bỏ, sửa từng nhiệm vụ",
    "units": "Danh bạ đơn vị và nhóm đơn vị",
    "export": "Các bảng CSV, Parquet để phân tích bằng SQL, Python, R",
    "lint-docx": "Soi thể thức tệp Word theo Nghị định 30/2020/NĐ-CP",
    "schema": "Lược đồ JSON của các tệp YAML, để trình soạn thảo gợi ý",
    "doctor": "Khám máy và không gian làm việc: chỗ nào chưa ổn, phải làm gì",
}
"""The commands with their short help, in the order of the help page; ``cchc/cli/<name>.py`` holds each
(``import_.py`` the one that Python keeps the name of)."""


class LazyCommands(TyperGroup):
    """A group that imports a command's module only when the command is called (start-up counts)."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Names in the order of the help page."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command, imported now; None when there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        module = import_module(f"cchc.cli.{name}_" if iskeyword(name) else f"cchc.cli.{name}")
        command = typer.main.get_command(module.app)
        command.name = cmd_name
        command.short_help = COMMANDS[cmd_name]
        return command

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The list of commands without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def get_help(self, ctx: Any) -> str:
        """The help page in Vietnamese."""
        return translate_help(super().get_help(ctx))


app = typer.Typer(
    cls=LazyCommands,
    epilog="Xem thêm: cchc LỆNH --help",
    rich_markup_mode=None,
    no_args_is_help=True,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(ctx: typer.Context, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from cchc import __version__

        typer.echo(f"cchc {__version__}")
        raise typer.Exit


def _install(ctx: typer.Context, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:  # while Tab is answered the options before are read as well
        from cchc.cli.installing import install_completion

        typer.echo(install_completion())
        raise typer.Exit


def _show(ctx: typer.Context, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from cchc.cli.installing import completion_script

        typer.echo(completion_script())
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", help="In số phiên bản rồi thoát.", is_eager=True, callback=_version)
    ] = False,
    install_completion: Annotated[
        bool,
        typer.Option(
            "--install-completion",
            help="Cài gợi ý bằng phím Tab cho shell đang dùng.",
            is_eager=True,
            callback=_install,
        ),
    ] = False,
    show_completion: Annotated[
        bool,
        typer.Option(
            "--show-completion", help="In đoạn mã gợi ý bằng phím Tab để tự cài.", is_eager=True, callback=_show
        ),
    ] = False,
) -> None:
    """Kế hoạch cải cách hành chính dưới dạng tệp văn bản: ai phải làm gì, đến ngày nào, việc gì đã muộn."""


def run() -> None:
    """Run and exit: 0 fine, 1 the thing asked about has faults, 2 the call or the workspace is wrong."""
    gc.disable()  # a run is short and makes few cycles; collecting them costs a tenth of the start-up
    _utf8_streams()
    sys.argv = [argument.encode("utf-8", "surrogateescape").decode("utf-8", "replace") for argument in sys.argv]
    if asking_shell := os.environ.get("_CCHC_COMPLETE"):
        from cchc.cli.completing import answer

        answer(app, asking_shell, COMMANDS)
        sys.exit(_flushed(0))
    _asked_by_the_word_help()
    try:
        code = app(standalone_mode=False) or 0
    except typer.TyperException as error:
        note(explain_usage_error(error, list(COMMANDS)))
        code = 2
    except typer.Abort:
        note("Đã dừng.")
        code = 130
    except (BrokenPipeError, SystemExit):  # the reader (head, less) went away; the frame makes that an exit
        code = 0
    except Exception as error:  # no traceback ever reaches a user
        code = _last_word(error)
    if code == 2 and (word := curly(sys.argv[1:])):
        note(
            f'  Dấu ngoặc ở “{visible(word.strip(CURLY))}” là dấu cong; gõ lại bằng dấu thẳng, như "Phòng Nội vụ".'
        )
    sys.exit(_flushed(code))


def _asked_by_the_word_help() -> None:
    """``cchc help due`` is ``cchc due --help``."""
    if sys.argv[1:2] == ["help"]:
        sys.argv[1:] = [*sys.argv[2:], "--help"]


def program() -> None:
    """Run and leave at once: nothing is open any more, and what Python would take apart costs a tenth of a run."""
    code: object = 1
    try:
        run()
    except SystemExit as done:
        code = done.code or 0
    with suppress(OSError):
        sys.stderr.flush()
    os._exit(code if isinstance(code, int) else 1)


def _flushed(code: int) -> int:
    """Send out what is still held back; a reader that went away is no fault of the command, a full disk is one."""
    try:
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return code if isinstance(error, BrokenPipeError) else _last_word(error)
    return code


def _utf8_streams() -> None:
    """UTF-8 whatever the locale or code page says; a closed stream swallows what is written, and holds nothing."""
    sys.stdin = sys.stdin or io.TextIOWrapper(io.BytesIO())
    sys.stdout = sys.stdout or io.StringIO()
    sys.stderr = sys.stderr or io.StringIO()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:  # lines end as they are written: CSV brings its own CR
            reconfigure(encoding="utf-8", errors="replace", newline="\n")


_OFFICE_FILES = (".docx", ".xlsx")


def _last_word(error: Exception) -> int:
    from cchc.store import WorkspaceError, reason

    if os.environ.get("CCHC_DEBUG"):
        raise error
    if isinstance(error, WorkspaceError):
        note(f"Lỗi: {error.message}")
        if error.hint:
            note(f"  {error.hint}")
    elif isinstance(error, OSError):
        note(f"Lỗi: không đọc hoặc ghi được {error.filename or 'tệp'}: {reason(error)}.")
        if isinstance(error, PermissionError) and str(error.filename).lower().endswith(_OFFICE_FILES):
            note("  Tệp đang mở trong Word, Excel thì đóng lại rồi làm lại.")
    elif isinstance(error, UnicodeEncodeError) and sys.getfilesystemencoding() != "utf-8":
        note(f"Lỗi: máy này không dùng được tên tệp “{error.object}” (bảng mã {error.encoding}).")
        note("  Đặt biến môi trường PYTHONUTF8=1 rồi gõ lại lệnh.")
    else:
        note(f"Lỗi của chương trình ({type(error).__name__}: {error}).")
        note("  Đây không phải lỗi của anh/chị. Đặt CCHC_DEBUG=1 rồi chạy lại để xem chi tiết.")
    return 2
