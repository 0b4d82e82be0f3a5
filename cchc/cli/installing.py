"""``cchc --install-completion`` and ``--show-completion``: switching the answers to Tab on in the shell in use."""

from __future__ import annotations

import shlex
import subprocess
from pathlib import Path

from cchc.cli.shells import SHELLS, Shell
from cchc.store import WorkspaceError
from cchc.store.writing import write_atomically


def completion_script() -> str:
    """What the shell in use reads to offer suggestions."""
    return _shell_in_use()[1].script


def install_completion() -> str:
    """Switch the suggestions on for the shell in use; gives what to tell the person.

    Raises WorkspaceError where it is none that can be answered, OSError where a file cannot be written.
    """
    name, shell = _shell_in_use()
    target, start, line = _places(name)
    target.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(target, f"{shell.script}\n".encode())
    if start is not None:
        _say_once(start, line)
    more = ""
    if shell.name == "powershell":
        more = (
            "\nNếu PowerShell báo không được phép chạy tệp, hỏi người quản trị máy, hoặc gõ một lần: "
            "Set-ExecutionPolicy RemoteSigned -Scope CurrentUser"
        )
    return f"Đã cài gợi ý bằng phím Tab cho {name}: {target}. Mở lại cửa sổ dòng lệnh để dùng.{more}"


def _places(name: str) -> tuple[Path, Path | None, str]:
    """Where the script goes, the file that the shell reads first, and the line in it that leads to the script."""
    home = Path.home()
    if name == "bash":
        script = home / ".bash_completions" / "cchc.sh"
        return script, home / ".bashrc", f"source {shlex.quote(str(script))}"
    if name == "zsh":
        return home / ".zfunc" / "_cchc", home / ".zshrc", "fpath+=~/.zfunc; autoload -Uz compinit; compinit"
    if name == "fish":
        return home / ".config" / "fish" / "completions" / "cchc.fish", None, ""
    profile = _powershell_profile(name)
    return profile.with_name("cchc-completion.ps1"), profile, '. "$PSScriptRoot\\cchc-completion.ps1"'


def _powershell_profile(name: str) -> Path:
    """The file that PowerShell reads first; WorkspaceError where it does not say."""
    asked = "[Console]::OutputEncoding = [Text.Encoding]::UTF8; $PROFILE"
    done = subprocess.run([name, "-NoProfile", "-Command", asked], capture_output=True, check=False)
    told = done.stdout.decode("utf-8", "replace").strip()
    if done.returncode or not told:
        raise WorkspaceError(
            "PowerShell không cho biết tệp cấu hình của nó.", "Lấy đoạn mã bằng cchc --show-completion rồi tự cài."
        )
    return Path(told)


def _say_once(start: Path, line: str) -> None:
    """Add a line to a file that may be a link to where a person keeps it; once only.

    It ends as shells want it on every system: bash on Windows takes CR for a part of the path.
    """
    held = start.read_bytes() if start.exists() else b""
    if line.encode() in held:
        return
    start.parent.mkdir(parents=True, exist_ok=True)
    with start.open("ab") as file:
        joint = "" if not held or held.endswith(b"\n") else "\n"
        file.write(f"{joint}{line}\n".encode())


def _shell_in_use() -> tuple[str, Shell]:
    """The shell in use by its name; WorkspaceError where it is none that can be answered."""
    from typer import _completion_shared as shells

    name = shells._get_shell_name()
    if name not in SHELLS:
        told = f"Chưa có gợi ý bằng phím Tab cho “{name}”." if name else "Không nhận ra đang dùng shell nào."
        raise WorkspaceError(told, f"Gõ lệnh này trong một trong các shell: {', '.join(SHELLS)}.")
    return name, SHELLS[name]
