"""What Tab offers, asked as a shell asks: through the environment of a real process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from cchc.cli.completing import units_beginning

CCHC = Path(sys.executable).with_name("cchc")
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(name="offered")
def _offered(desk):
    """``offered(line)``: what bash is offered at the end of the line."""

    def ask(line, cwd=None, **environment):
        words = line.split(" ")
        quoted = next((n for n, word in enumerate(words) if word.startswith('"')), None)
        if quoted is not None:  # bash takes what follows an open quote for one word
            words = [*words[:quoted], " ".join(words[quoted:])]
        done = subprocess.run(
            [CCHC],
            cwd=cwd or desk.root,
            env={
                **os.environ,
                "_CCHC_COMPLETE": "complete_bash",
                "COMP_WORDS": "\n".join(words),
                "COMP_CWORD": str(len(words) - 1),
                **environment,
            },
            capture_output=True,
            check=True,
        )
        assert done.stderr == b""
        return [one for one in done.stdout.decode().splitlines() if one]

    return ask


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("cchc rec", ["record"]),
        ("cchc record the-che/4.", ["the-che/4.1", "the-che/4.2"]),
        ("cchc record report/", ["report/Q1-2025", "report/H1-2025", "report/Q3-2025", "report/Y-2025"]),
        ("cchc record duty/IV.1.", None),
        ("cchc record --plan anh-son/2025 tthc/1", ["tthc/1", "tthc/10", "tthc/11", "tthc/12", "tthc/13"]),
        ('cchc record x --unit "Phòng Tư', ["Phòng Tư pháp"]),
        ('cchc record x --unit "Phòng Tư pháp,Phòng Kinh', ["Phòng Tư pháp,Phòng Kinh tế"]),
        ('cchc record x --unit "Phòng Tư pháp, Phòng Kinh', ["Phòng Tư pháp, Phòng Kinh tế"]),
        ("cchc record x --unit phong-tu", ["phong-tu-phap"]),
        ("cchc record x --everyone --except phong-tu", ["phong-tu-phap"]),
        ("cchc record x --unit phong-tu-phap,phong-kinh", ["phong-tu-phap,phong-kinh-te"]),
        ("cchc record x --status d", ["done", "dropped"]),
        ("cchc record x --every", ["--everyone"]),
        ("cchc record khong-co", []),
    ],
)
def test_what_is_offered(offered, line, wanted):
    found = offered(line)
    if wanted is None:
        assert found
        assert all(one.startswith("duty/IV.1.") for one in found)
    else:
        assert found == wanted


def test_where_nothing_can_be_read_nothing_is_offered(offered, desk, tmp_path_factory):
    assert offered("cchc record the", cwd=tmp_path_factory.mktemp("empty")) == []
    (desk.root / "plans" / "workspace.yaml").write_bytes(b"\xff[")
    assert offered("cchc record the") == []


def test_a_workspace_named_by_the_environment_is_used(offered, desk, tmp_path_factory):
    found = offered("cchc record the-che/4.", cwd=tmp_path_factory.mktemp("empty"), CCHC_ROOT=str(desk.root))
    assert found == ["the-che/4.1", "the-che/4.2"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("", ""), ("P", ""), ("A,", "A, "), ("A, ", "A, "), ("A,  ph", "A,  "), ("A,B,u", "A,B,")],
)
def test_what_is_offered_goes_on_from_what_was_typed(desk, typed, kept):
    context = SimpleNamespace(params={"root": desk.root, "plan": "vinh-chau/2025"})
    found = [value for value, _ in units_beginning(context, typed)]
    assert f"{kept}Phòng Tư pháp" in found
    assert all(value.startswith(kept) for value in found)


def bash(command, **environment):
    return subprocess.run(
        ["bash", "--norc", "-c", f"{command}\ntrue"],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )


def test_the_script_is_shown_and_works_in_bash():
    shown = bash(f"{CCHC} --show-completion")
    assert shown.stderr == ""
    assert "complete -o default -F _cchc_completion cchc" in shown.stdout
    asked = """
eval "$(cchc --show-completion)"
COMP_WORDS=(cchc record the-che/4.) COMP_CWORD=2
_cchc_completion cchc
printf '%s\\n' "${COMPREPLY[@]}"
"""
    found = bash(asked, PATH=f"{CCHC.parent}{os.pathsep}{os.environ['PATH']}")
    assert found.stdout.splitlines() == ["the-che/4.1", "the-che/4.2"]


def test_the_script_is_installed_once_told_in_vietnamese(tmp_path):
    for _ in range(2):
        told = bash(f"{CCHC} --install-completion", HOME=str(tmp_path))
        assert told.stdout == (
            f"Đã cài gợi ý bằng phím Tab cho bash: {tmp_path}/.bash_completions/cchc.sh. "
            "Mở lại cửa sổ dòng lệnh để dùng.\n"
        )
    assert (tmp_path / ".bashrc").read_text().count("cchc.sh") == 1


@pytest.mark.parametrize(
    ("shell", "told"),
    [("tcsh", "Chưa có gợi ý bằng phím Tab cho “tcsh”."), (None, "Không nhận ra đang dùng shell nào.")],
)
@pytest.mark.parametrize("option", ["--show-completion", "--install-completion"])
def test_another_shell_is_told(cchc, monkeypatch, shell, told, option):
    from typer import _completion_shared

    monkeypatch.setattr(_completion_shared, "_get_shell_name", lambda: shell)
    ran = cchc(option)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert "bash, zsh, fish" in ran.err
