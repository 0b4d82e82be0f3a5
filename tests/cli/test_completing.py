"""What Tab offers, asked as a shell asks: through the environment of a real process, and in a real bash."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from cchc.cli.completing import matching, offers, takes_files
from cchc.cli.due import FORMATS
from cchc.cli.main import COMMANDS, app
from cchc.cli.offering import FREE, FREE_IN_COMMANDS, IN_COMMANDS, OFFERS, Asked
from cchc.cli.shells import SHELLS, bare

CCHC = Path(sys.executable).with_name("cchc")
ROOT = Path(__file__).resolve().parents[2]
WITH_CCHC = f"{CCHC.parent}{os.pathsep}{os.environ['PATH']}"


@pytest.fixture(name="offered")
def _offered(desk):
    """``offered(*words)``: what a shell is told at the end of the words, the last one begun."""

    def ask(*words, shell="bash", cwd=None, **environment):
        asked = {"_CCHC_COMPLETE": shell, "_CCHC_WORDS": "\n".join(("cchc", *words[:-1])), "_CCHC_BEGUN": words[-1]}
        done = subprocess.run(
            [CCHC],
            cwd=cwd or desk.root,
            env={**os.environ, **asked, **environment},
            capture_output=True,
            check=True,
        )
        assert done.stderr == b""
        return done.stdout.decode().splitlines()

    return ask


FORMS = list(FORMATS)
PLANS = ["anh-son/2025", "nga-nam/2024", "soc-trang/2025", "vinh-chau/2023", "vinh-chau/2025"]
RECORD = ("record", "x")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (["rec"], ["record"]),
        ([""], list(COMMANDS)),
        (["xxx", ""], []),
        (["report", ""], ["init"]),
        (["due", "--uni"], ["--unit"]),
        (["record", "the-che/4."], ["the-che/4.1", "the-che/4.2"]),
        (["record", "report/"], ["report/Q1-2025", "report/H1-2025", "report/Q3-2025", "report/Y-2025"]),
        (["record", "--plan", "anh-son/2025", "tthc/1"], ["tthc/1", *(f"tthc/1{n}" for n in range(4))]),
        (["record", "khong-co"], []),
        ([*RECORD, "--unit", "Phòng Tư"], ["Phòng\\ Tư\\ pháp"]),
        ([*RECORD, "--unit", "phong\\ tu"], ["Phòng\\ Tư\\ pháp"]),
        ([*RECORD, "--unit", '"PHONG TU'], ["Phòng Tư pháp"]),
        ([*RECORD, "--unit", "'phòng tư"], ["Phòng Tư pháp"]),
        ([*RECORD, "--unit", '"pháp'], ["Phòng Tư pháp"]),
        ([*RECORD, "--unit", "=", "phong\\ tu"], ["Phòng\\ Tư\\ pháp"]),
        ([*RECORD, "--unit=phong\\ tu"], ["--unit=Phòng\\ Tư\\ pháp"]),
        ([*RECORD, "--unit", '"Phòng Tư pháp,phong kinh'], ["Phòng Tư pháp,Phòng Kinh tế"]),
        ([*RECORD, "--unit", '"Phòng Tư pháp, phong kinh'], ["Phòng Tư pháp, Phòng Kinh tế"]),
        ([*RECORD, "--unit", "phong-tu"], ["phong-tu-phap"]),
        ([*RECORD, "--everyone", "--except", "phong-tu"], ["phong-tu-phap"]),
        ([*RECORD, "--unit", "phong-tu-phap,phong-kinh"], ["phong-tu-phap,phong-kinh-te"]),
        ([*RECORD, "--for", '"phong tu'], ["Phòng Tư pháp"]),
        ([*RECORD, "--status", "d"], ["done", "dropped"]),
        (["due", "--status", "la"], ["late"]),
        ([*RECORD, "--every"], ["--everyone"]),
        ([*RECORD, "--on", ""], []),
        (["due", "--format", ""], FORMS),
        (["due", "--role", "l"], ["lead"]),
        (["due", "--area", "cai-"], []),
        (["due", "--area", "the"], ["the-che"]),
        (
            ["due", "--area", '"cai cach t'],
            ["Cải cách thể chế", "Cải cách TTHC", "Cải cách tổ chức bộ máy", "Cải cách tài chính công"],
        ),
        (["due", "--period", "H"], ["H1-2025"]),
        (["render", "report", "--plan", "vinh-chau/2023", "--period", "H"], ["H1-2023"]),
        (["status", "--by", ""], ["unit", "area", "period"]),
        (["due", "--plan", "v"], PLANS[3:]),
        (["diff", "vinh-chau/2023", ""], PLANS),
        (["tasks", ""], PLANS),
        (["validate", "vinh"], ["vinh-chau/2023", "vinh-chau/2025", "vinh-chau"]),
        (["new", "vinh-chau/2026"], ["vinh-chau/2026"]),
        (["show", "vinh-chau/2025#the-che/4."], ["vinh-chau/2025#the-che/4.1", "vinh-chau/2025#the-che/4.2"]),
        (["units", "s"], ["soc-trang"]),
        (["rank", "--year", ""], ["2025", "2024", "2023"]),
        (["validate", "--explain", "E00"], [f"E00{n}" for n in range(10)]),
        (["validate", "--select", "W206,E000"], ["W206,E000"]),
        (["lint-docx", "--explain", "D101"], ["D101"]),
        (["lint-template", "--document", "re"], ["report", "reminder"]),
        (["schema", "p"], ["plan", "progress"]),
        (["init", "x", "--level", "x"], ["xã"]),
        (["cascade", "--state", "m"], ["missing"]),
        (["diff", "a", "b", "--state", "ad"], ["added"]),
        (["render", "reminder", "--from", "de"], ["desk"]),
        (["lint-docx", ""], [":files"]),
        (["due", "-o", "a"], [":files"]),
        (["validate", "plans/vi"], [":files"]),
        (["due", "--root", ""], [":files"]),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, list) else None,
)
def test_what_is_offered(offered, words, wanted):
    assert offered(*words) == wanted


@pytest.mark.slow
def test_each_shell_is_told_in_its_own_form(offered):
    words = ("due", "--unit", "phong tu")
    assert offered(*words, shell="zsh") == ["Phòng Tư pháp\tphong-tu-phap"]
    assert offered(*words, shell="fish") == ["phong tu phap\tphong-tu-phap"]
    assert offered("due", "--unit", '"Phòng Tư', shell="fish") == ["Phòng Tư pháp\tphong-tu-phap"]
    assert offered("due", "--unit", "'phong tu", shell="powershell") == [
        "'Phòng Tư pháp'\tPhòng Tư pháp\tphong-tu-phap"
    ]
    assert offered("schema", "pl", shell="pwsh") == ["plan\tplan\tplan.yaml"]
    assert offered("due", "--unit", "phong tu", shell="tcsh") == []


def test_where_nothing_can_be_read_nothing_is_offered(offered, desk, tmp_path_factory):
    assert offered("record", "the", cwd=tmp_path_factory.mktemp("empty")) == []
    (desk.root / "plans" / "vinh-chau" / "2025" / "appendix.yaml").write_bytes(b"\xff[")
    assert offered("record", "the") == []
    assert offered("due", "--plan", "v") == PLANS[3:]
    (desk.root / "plans" / "workspace.yaml").write_bytes(b"\xff[")
    (desk.root / "plans" / "vinh-chau" / "units.yaml").write_bytes(b"")
    assert offered("record", "x", "--unit", "P") == []


def test_a_workspace_named_by_the_environment_is_used(offered, desk, tmp_path_factory):
    empty = tmp_path_factory.mktemp("empty")
    assert offered("tasks", "s", cwd=empty, CCHC_ROOT=str(desk.root)) == ["soc-trang/2025"]
    assert offered("tasks", "--root", str(desk.root), "s", cwd=empty) == ["soc-trang/2025"]


@pytest.mark.slow
def test_nothing_is_written_or_done_while_tab_is_answered(offered, desk, tmp_path):
    before = {path: path.stat().st_mtime_ns for path in desk.root.rglob("*")}
    home = {"HOME": str(tmp_path / "nha"), "SHELL": "/bin/bash"}
    for words in (["--install-completion", ""], ["--version", ""], ["--show-completion", ""]):
        assert offered(*words, **home) == list(COMMANDS)
    for words in (
        ["record", ""],
        ["schema", "--write", ""],
        ["init", "moi", "--year", "2"],
        ["record", "x", "--unit", ""],
    ):
        offered(*words, **home)
    assert {path: path.stat().st_mtime_ns for path in desk.root.rglob("*")} == before
    assert not (tmp_path / "nha").exists()


def values(command, path=()):
    """Every parameter in the tree of commands that takes a value, with the words that lead to its command."""
    context = typer.Context(command)
    for name in command.list_commands(context) if hasattr(command, "list_commands") else ():
        yield from values(command.get_command(context, name), (*path, name))
    for parameter in command.params:
        if not getattr(parameter, "is_flag", False):
            yield pytest.param(" ".join(path), parameter, id=" ".join((*path, parameter.opts[-1])))


VALUES = list(values(typer.main.get_command(app)))


@pytest.mark.parametrize(("command", "parameter"), VALUES)
def test_every_value_is_offered_or_known_to_be_free(real, command, parameter):
    key, metavar = (command, parameter.name), str(parameter.metavar or "")
    free = key in FREE_IN_COMMANDS or (metavar in FREE and key not in IN_COMMANDS)
    offered = offers(Asked(command, {"root": real.root}, ""), parameter)
    listed = [] if offered is None else list(offered)
    assert bool(listed) + free + (offered is None and takes_files(parameter)) == 1
    assert len(listed) == len({(value, about) for value, about in listed})


def test_nothing_is_said_of_parameters_that_are_gone():
    known = {(one.values[0], one.values[1].name) for one in VALUES}
    metavars = {str(one.values[1].metavar) for one in VALUES}
    assert {*IN_COMMANDS, *FREE_IN_COMMANDS} <= known
    assert {*OFFERS, *FREE} <= metavars


@pytest.mark.parametrize(
    ("begun", "wanted"),
    [
        ("", ["Phòng Nội vụ", "Phòng Kinh tế, Hạ tầng", "phong-noi-vu"]),
        ("phòng n", ["Phòng Nội vụ"]),
        ("phong kinh te, h", ["Phòng Kinh tế, Hạ tầng"]),
        ("vu", ["Phòng Nội vụ"]),
        ("u", []),
    ],
)
def test_what_fits(begun, wanted):
    found = [("Phòng Nội vụ", "a"), ("Phòng Kinh tế, Hạ tầng", ""), ("phong-noi-vu", ""), ("Phòng Nội vụ", "b")]
    fitting = matching(found, begun)
    assert [value for value, _ in fitting] == wanted
    assert ("Phòng Nội vụ", "b") not in fitting


@pytest.mark.parametrize(
    ("word", "read"),
    [
        ("a\\ b", "a b"),
        ('"a b', "a b"),
        ("'a\\b'", "a\\b"),
        ('"a\\"b\\c"', 'a"b\\c'),
        ("--unit='Phòng Tư", "--unit=Phòng Tư"),
        ("a\\", "a\\"),
        ("", ""),
    ],
)
def test_quotes_of_the_shell_are_taken_off(word, read):
    assert bare(word) == read


@pytest.mark.parametrize("value", ["a b", 'x"y', "it's", "a$b`c", "a\\b", "Phòng (Một) & Hai; *", "~/x!"])
@pytest.mark.parametrize("quote", ["", '"', "'"])
def test_bash_reads_what_is_written_as_the_value(value, quote):
    written = SHELLS["bash"].written((value, ""), quote)
    assert bash(f"printf %s {quote}{written}{quote}").stdout == value


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
    assert shown.stdout == SHELLS["bash"].script + "\n"
    asked = """
eval "$(cchc --show-completion)"
ask() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _cchc_completion cchc; printf '%s\\n' "${COMPREPLY[@]}"; }
ask cchc record the-che/4.
ask cchc due --unit 'phong\\ tu'
ask cchc due --format ''
"""
    found = bash(asked, PATH=WITH_CCHC)
    assert found.stdout.splitlines() == ["the-che/4.1", "the-che/4.2", "Phòng\\ Tư\\ pháp", *FORMS]


def test_the_script_is_installed_once_told_in_vietnamese(tmp_path):
    (tmp_path / ".bashrc").write_text("alias a=b")
    for _ in range(2):
        told = bash(f"{CCHC} --install-completion", HOME=str(tmp_path))
        assert told.stdout == (
            f"Đã cài gợi ý bằng phím Tab cho bash: {tmp_path}/.bash_completions/cchc.sh. "
            "Mở lại cửa sổ dòng lệnh để dùng.\n"
        )
    assert (tmp_path / ".bashrc").read_text() == f"alias a=b\nsource {tmp_path}/.bash_completions/cchc.sh\n"


def test_a_home_with_a_quote_in_its_name_breaks_no_start_of_bash(tmp_path):
    home = tmp_path / "o'brien và con"
    home.mkdir()
    bash(f"{CCHC} --install-completion", HOME=str(home))
    started = bash("source ~/.bashrc; complete -p cchc", HOME=str(home))
    assert (started.stdout, started.stderr) == ("complete -F _cchc_completion cchc\n", "")


@pytest.mark.parametrize(
    ("shell", "script", "start"),
    [("zsh", ".zfunc/_cchc", ".zshrc"), ("fish", ".config/fish/completions/cchc.fish", None)],
)
def test_it_is_installed_for_other_shells(cchc, monkeypatch, tmp_path, shell, script, start):
    from typer import _completion_shared

    monkeypatch.setattr(_completion_shared, "_get_shell_name", lambda: shell)
    monkeypatch.setenv("HOME", str(tmp_path))
    for _ in range(2):
        ran = cchc("--install-completion")
        assert (ran.code, ran.err) == (0, "")
        assert str(tmp_path / script) in ran.out
    assert (tmp_path / script).read_text("utf-8") == SHELLS[shell].script + "\n"
    if start is not None:
        assert (tmp_path / start).read_text("utf-8").count("compinit; compinit") == 1


def test_powershell_is_asked_for_its_profile_and_its_policy_is_left_alone(cchc, monkeypatch, tmp_path):
    from typer import _completion_shared

    profile, asked = tmp_path / "Hồ sơ" / "profile.ps1", []

    def answered(command, **_):
        asked.append(command)
        return subprocess.CompletedProcess(command, 0, f"{profile}\r\n".encode())

    monkeypatch.setattr(_completion_shared, "_get_shell_name", lambda: "powershell")
    monkeypatch.setattr("cchc.cli.installing.subprocess.run", answered)
    for _ in range(2):
        assert "Set-ExecutionPolicy RemoteSigned" in cchc("--install-completion").out
    assert profile.read_text("utf-8").count("cchc-completion.ps1") == 1
    assert profile.with_name("cchc-completion.ps1").read_text("utf-8") == SHELLS["powershell"].script + "\n"
    assert SHELLS["powershell"].script.isascii()
    assert "Set-ExecutionPolicy" not in json.dumps(asked)


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


@pytest.mark.parametrize("words", ["cchc\nrec", "cchc\ndue\n--unit\nph"])
def test_a_tab_loads_nothing_that_computes(words):
    *before, begun = words.split("\n")
    code = (
        "import sys\n"
        "from cchc.cli.main import run\n"
        "try:\n    run()\nexcept SystemExit:\n    pass\n"
        "rooms = ('cchc.obligations', 'cchc.deadlines', 'cchc.checks', 'cchc.exports', 'rich', 'dateutil')\n"
        "rooms += ('cchc.store',) if 'rec' in sys.argv else ()\n"
        "print([name for name in rooms if name in sys.modules])"
    )
    asked = {"_CCHC_COMPLETE": "bash", "_CCHC_WORDS": "\n".join(before), "_CCHC_BEGUN": begun}
    done = subprocess.run(
        [sys.executable, "-c", code, begun], cwd=ROOT, env={**os.environ, **asked}, capture_output=True, check=True
    )
    assert done.stderr == b""
    offered, loaded = done.stdout.decode().splitlines()[:-1], done.stdout.decode().splitlines()[-1]
    assert offered
    assert loaded == "[]"
