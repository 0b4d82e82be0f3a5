"""The program in odd surroundings: locales, code pages, no home, closed and full outputs, folders of any name.

Each is a process of its own. Root passes over the modes of files: where modes matter, the process gives up the two
capabilities that let it do so, before it starts.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from tests.conftest import Ran
from tests.hostile.running import ON, complaint, seen
from tests.hostile.sampling import combined
from tests.hostile.sound import HOME, build

KEPT = ("PATH", "XDG_CACHE_HOME", "PYTHONPATH", "VIRTUAL_ENV", "COVERAGE_PROCESS_START")
LOOKS: tuple[tuple[str, ...], ...] = (
    ("validate",),
    ("due", *ON),
    ("status", *ON, "--format", "json"),
    ("due", *ON, "--format", "csv"),
)
_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH = 1, 2
_PR_CAPBSET_DROP = 24


def bound_by_modes() -> None:
    """In a process about to start: give up what lets root pass over the modes of files."""
    if os.geteuid() == 0:
        for capability in (_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH):
            if ctypes.CDLL(None, use_errno=True).prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0):
                os._exit(99)


def at(
    folder: Path,
    *words: str,
    environment: Mapping[str, str] | None = None,
    python: tuple[str, ...] = (),
    before: Callable[[], None] | None = None,
) -> Ran:
    """A command as a process with hardly any environment but this."""
    done = subprocess.run(
        [sys.executable, *python, "-m", "cchc", *words],
        cwd=folder,
        env={name: os.environ[name] for name in KEPT if name in os.environ} | dict(environment or {}),
        capture_output=True,
        stdin=subprocess.DEVNULL,
        check=False,
        preexec_fn=before,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture(scope="module", name="workspace")
def _workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sound workspace, only looked at."""
    return build(tmp_path_factory.mktemp("everywhere"))


@pytest.fixture(scope="module", name="usual")
def _usual(workspace: Path) -> dict[tuple[str, ...], Ran]:
    """What the commands say in usual surroundings."""
    return {words: at(workspace, *words, environment={"LC_ALL": "C.UTF-8", "HOME": "/root"}) for words in LOOKS}


LOCALES = {
    "C": {"LC_ALL": "C"},
    "POSIX": {"LC_ALL": "POSIX"},
    "C without its coercion": {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    "a locale that is not there": {"LC_ALL": "vi_VN.TCVN", "LANG": "xx_XX"},
    "cp1252": {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
    "cp437": {"PYTHONIOENCODING": "cp437", "PYTHONUTF8": "0"},
    "cp1258, strict": {"PYTHONIOENCODING": "cp1258:strict", "PYTHONUTF8": "0", "LC_ALL": "C"},
    "ASCII": {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
    "UTF-16": {"PYTHONIOENCODING": "utf-16", "PYTHONUTF8": "0"},
    "a Turkish one": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "unbuffered": {"PYTHONUNBUFFERED": "1", "LC_ALL": "C"},
}


@pytest.mark.slow
@combined(4, words=LOOKS, locale=LOCALES)
def test_the_same_is_said_in_utf_8_in_any_locale(workspace, usual, locale, words):
    assert usual[words].code == 0
    assert at(workspace, *words, environment=LOCALES[locale]) == usual[words]


@pytest.mark.parametrize("locale", ["C without its coercion", "cp437"])
def test_a_name_typed_is_understood_in_any_locale(workspace, locale):
    ran = at(workspace, "due", "--unit", "Phòng Hai", *ON, environment=LOCALES[locale])
    assert (ran.code, ran.err) == (0, "")
    assert "Phòng Hai" in ran.out
    wrong = at(workspace, "due", "--unit", "Phòng Hay", *ON, environment=LOCALES[locale])
    assert "Phòng Hay" in wrong.err
    assert "Phòng Hai" in wrong.err


@pytest.mark.slow
@pytest.mark.parametrize("locale", ["C without its coercion", "cp1252"])
def test_what_is_written_is_utf_8_in_any_locale(tmp_path, locale):
    root = build(tmp_path)
    words = ("record", "so/truc", "--unit", "Phòng Hai", "--on", "20/3/2025", "--note", "Đủ số liệu", *ON)
    ran = at(root, *words, environment=LOCALES[locale])
    assert (ran.code, complaint(ran)) == (0, "")
    assert "Đủ số liệu" in (root / HOME / "progress/phong-hai.yaml").read_bytes().decode()
    for words in (("report", "init", "--period", "Y-2025"), ("new", "xa-thu/2026", "--from", "xa-thu/2025", *ON)):
        ran = at(root, *words, environment=LOCALES[locale])
        assert (ran.code, complaint(ran)) == (0, "")
    for path in root.rglob("*.yaml"):
        path.read_bytes().decode()


ASCII_FILES = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}


@pytest.mark.parametrize(
    "words",
    [
        ("import", "kế hoạch.docx", "--to", "xa-thu/2026"),
        ("render", "plan", "xa-thu/2025", "-o", "kế hoạch.docx", *ON),
    ],
    ids=lambda words: words[0],
)
def test_where_file_names_are_ascii_the_way_out_is_told(tmp_path, words):
    root = build(tmp_path)
    ran = at(root, *words, environment=ASCII_FILES)
    assert (ran.code, complaint(ran)) == (2, "")
    assert "kế hoạch.docx" in ran.err
    assert "PYTHONUTF8=1" in ran.err


NOWHERE = "/proc/nowhere"
"""A folder that is not there and that nobody, root included, can make."""
HOMES = {
    "no home": {"HOME": ""},
    "a home that is not there": {"HOME": f"{NOWHERE}/home"},
    "a home that is a file": {"HOME": "/dev/null"},
    "a relative home": {"HOME": "home"},
    "a cache that is a file": {"HOME": NOWHERE, "XDG_CACHE_HOME": "/dev/null"},
    "a relative cache": {"HOME": NOWHERE, "XDG_CACHE_HOME": "cache"},
    "nowhere for temporary files": {"TMPDIR": NOWHERE, "TMP": NOWHERE, "TEMP": NOWHERE},
}


@pytest.mark.slow
@combined(2, home=HOMES)
def test_no_home_is_needed(workspace, usual, home):
    without = {"XDG_CACHE_HOME": ""} | HOMES[home]
    before = seen(workspace)
    for words in LOOKS[:2]:
        assert at(workspace, *words, environment=without) == usual[words]
    assert seen(workspace) == before


@pytest.mark.slow
def test_no_home_is_needed_to_write(tmp_path):
    root = build(tmp_path)
    for words in (
        ("record", "so/truc", "--unit", "Phòng Hai", "--on", "20/3/2025", *ON),
        ("render", "plan", "xa-thu/2025", "-o", "a.docx", *ON),
        ("due", "--all", "--format", "xlsx", "-o", "a.xlsx", *ON),
        ("doctor", *ON),
    ):
        ran = at(root, *words, environment={"HOME": NOWHERE, "XDG_CACHE_HOME": "", "TMPDIR": NOWHERE})
        assert complaint(ran) == ""
        assert ran.code == 0 or words[0] == "doctor", ran.err


def _sealed(root: Path) -> Iterator[Path]:
    for path in (root, *root.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
        yield path


@pytest.fixture(name="read_only")
def _read_only(tmp_path: Path) -> Iterator[Path]:
    """The sound workspace in which nobody may write, and a home in which nobody may either."""
    root = build(tmp_path / "workspace")
    sealed = list(_sealed(root))
    yield root
    for path in sealed:
        path.chmod(0o755)


def test_modes_bind_the_process(read_only):
    """Else the tests of a read-only workspace would hold for nothing."""
    code = f"open({str(read_only / 'plans/workspace.yaml')!r}, 'a')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, preexec_fn=bound_by_modes, check=False)
    assert b"PermissionError" in done.stderr


@combined(2, words=LOOKS)
def test_a_read_only_workspace_is_read(read_only, usual, words):
    home = {"HOME": str(read_only), "XDG_CACHE_HOME": ""}
    assert at(read_only, *words, environment=home, before=bound_by_modes) == usual[words]


@combined(
    3,
    words=[
        ("record", "so/truc", "--unit", "Phòng Hai", "--on", "20/3/2025", *ON),
        ("record", "the-che/1", "--unit", "Phòng Một", "--item", "2", "--on", "20/3/2025", "--again", *ON),
        ("record", "the-che/2.2", "--event", "Quyết định số 9/QĐ-UBND", "--on", "1/3/2025", *ON),
        ("report", "init", "--period", "Y-2025"),
        ("new", "xa-thu/2026", "--from", "xa-thu/2025", *ON),
        ("init", ".", "--authority", "UBND xã Nữa", "--unit", "Phòng Bốn"),
        ("schema", "--write"),
        ("render", "plan", "xa-thu/2025", "-o", "a.docx", *ON),
        ("due", "--all", "--format", "xlsx", "-o", "a.xlsx", *ON),
        ("due", "--all", "--format", "ics", "-o", "a.ics", *ON),
        ("templates", "copy", "templates"),
    ],
)
def test_a_read_only_workspace_is_not_written_to_and_one_sentence_says_so(read_only, words):
    before = seen(read_only)
    ran = at(read_only, *words, before=bound_by_modes)
    assert complaint(ran) == ""
    assert ran.code == 2
    assert "quyền" in ran.err or "ghi" in ran.err
    assert seen(read_only) == before


def test_files_and_folders_that_this_user_may_not_read_are_told(tmp_path):
    root = build(tmp_path)
    closed = [root / HOME / "appendix.yaml", root / HOME / "progress", root / "plans/tinh-thu/2025"]
    for path in closed:
        path.chmod(0)
    try:
        ran = at(root, "validate", "--format", "concise", before=bound_by_modes)
        other = at(root, "due", *ON, before=bound_by_modes)
    finally:
        for path in closed:
            path.chmod(0o755)
    assert (complaint(ran), complaint(other)) == ("", "")
    for path in closed:
        assert f"{path.relative_to(root)}" in ran.out
    assert (ran.code, other.code) == (1, 2)
    assert "không có quyền" in ran.out


@combined(7, words=[*LOOKS, ("--help",), ("due", "--hepl"), ("show", "x")])
def test_outputs_may_be_closed(workspace, words):
    for close in ((1,), (2,), (0,), (0, 1, 2)):
        ran = at(workspace, *words, before=lambda close=close: [os.close(one) for one in close])
        assert ran.code in (0, 2)
        assert complaint(Ran(0, ran.out, ran.err)) == ""
        assert ran.code == 0 or 2 in close or "Lỗi" in ran.err


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="stands for a full disk")
@combined(2, words=[*LOOKS, ("tasks", "xa-thu/2025", "--format", "json")])
def test_a_full_disk_is_told_in_one_sentence(workspace, words):
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "cchc", *words], cwd=workspace, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert (done.returncode, complaint(Ran(2, "", done.stderr.decode()))) == (2, "")
    assert os.strerror(errno.ENOSPC) not in done.stderr.decode()
    assert "hết chỗ trên đĩa" in done.stderr.decode()


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="stands for a full disk")
def test_both_outputs_may_be_full(workspace):
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "cchc", "validate"], cwd=workspace, stdout=full, stderr=full, check=False
        )
    assert done.returncode in (1, 2)


FOLDERS = [
    "thư mục có dấu cách",
    unicodedata.normalize("NFC", "Kế hoạch cải cách"),
    unicodedata.normalize("NFD", "Kế hoạch cải cách"),
    "😀 emoji",
    'it\'s "quoted"',
    "-dash",
    "[brackets]*?",
    "$HOME;`x`&",
    "%41%",
    "a\tb",
    "dấu: hai chấm",
    "x" * 200,
]


@pytest.mark.slow
@combined(12, name=FOLDERS)
def test_a_folder_may_have_any_name(tmp_path, usual, name):
    root = build(tmp_path / name)
    assert at(root, *LOOKS[1]) == usual[LOOKS[1]]
    assert at(tmp_path, *LOOKS[1], "--root", f"./{name}") == usual[LOOKS[1]]
    assert at(tmp_path, *LOOKS[1], environment={"CCHC_ROOT": str(root)}) == usual[LOOKS[1]]
    ran = at(root, "render", "brief", "-o", f"{name[:50]}.docx", *ON)
    assert ran.code in (0, 2), ran.err
    assert complaint(ran) == ""
    ran = at(root, "validate", str(root / HOME / "plan.yaml"))
    assert (ran.code, complaint(ran)) == (0, "")


@pytest.mark.slow
def test_a_folder_need_not_have_a_name_in_utf_8(tmp_path, usual):
    root = build(Path(os.fsdecode(os.fsencode(tmp_path) + b"/x\xff")))
    for words in LOOKS[:2]:
        assert at(root, *words) == usual[words]
    assert at(root, "export", "parquet", str(tmp_path / "tables"), *ON).code == 0
    ran = at(root, "export", "parquet", "tables", *ON)
    assert (ran.code, complaint(ran)) == (2, "")
    assert "không phải UTF-8" in ran.err


@combined(2, words=[*LOOKS, ("init", "x"), ("doctor",), ("--version",)])
def test_a_current_folder_that_is_gone_is_told(tmp_path, words):
    gone = tmp_path / "gone"
    gone.mkdir()
    ran = at(gone, *words, python=("-P",), before=gone.rmdir)
    assert complaint(ran) == ""
    assert ran.code in (0, 2)


def test_a_workspace_named_is_read_though_the_current_folder_is_gone(tmp_path, workspace, usual):
    gone = tmp_path / "gone"
    gone.mkdir()
    ran = at(gone, *LOOKS[1], "--root", str(workspace), python=("-P",), before=gone.rmdir)
    assert ran == usual[LOOKS[1]]


def on_terminal(folder: Path, columns: int, *words: str, **environment: str) -> tuple[int, str]:
    """A command on a terminal of so many columns: its exit status and what it showed."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    with subprocess.Popen(
        [sys.executable, "-m", "cchc", *words],
        cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs, env=kept | environment,
    ) as process:  # fmt: skip
        os.close(theirs)
        shown = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # the other end was closed
                break
            if not piece:
                break
            shown += piece
    os.close(ours)
    return process.returncode, shown.decode().replace("\r\n", "\n")


@combined(
    6,
    columns=[1, 20, 32, 40, 80, 300],
    words=[
        *LOOKS[:2],
        ("status", *ON),
        ("show", "xa-thu/2025#the-che/1", *ON),
        ("tasks", "xa-thu/2025"),
        ("rank", *ON),
    ],
)
def test_a_terminal_may_be_narrow(workspace, columns, words):
    code, shown = on_terminal(workspace, columns, *words, TERM="xterm")
    assert code == 0, shown
    assert "Lỗi" not in shown
    if columns >= 80 and words[0] != "validate":  # a place and its message stay on one line
        plain = [line for line in shown.replace("\x1b", "").splitlines() if "[" not in line]
        assert max(map(len, plain)) <= columns


@pytest.mark.slow
@pytest.mark.parametrize("words", LOOKS[:2], ids=" ".join)
def test_a_dumb_terminal_gets_no_escape(workspace, words):
    for told in ({"TERM": "dumb"}, {"TERM": "xterm", "NO_COLOR": "1"}, {}):
        code, shown = on_terminal(workspace, 100, *words, **told)
        assert code == 0
        assert "\x1b[3" not in shown or told == {}


@combined(
    4,
    words=[
        *LOOKS,
        ("doctor", *ON),
        ("cascade", "xa-thu/2025"),
        ("render", "plan", "xa-thu/2025", "-o", "{tmp}/a.docx", *ON),
        ("render", "report", "--period", "Q1-2025", "-o", "{tmp}/b.docx", *ON),
        ("due", "--all", "--format", "xlsx", "-o", "{tmp}/a.xlsx", *ON),
        ("due", "--all", "--format", "ics", *ON),
        ("lint-docx", "{tmp}/none.docx"),
    ],
)
def test_no_warning_of_python_reaches_the_user(workspace, tmp_path, words):
    named = [word.replace("{tmp}", str(tmp_path)) for word in words]
    ran = at(workspace, *named, python=("-X", "dev", "-W", "error"))
    assert "Warning" not in ran.err
    assert complaint(ran) == ""


@pytest.mark.slow
def test_the_order_of_hashes_changes_no_byte(tmp_path):
    made = []
    for seed in ("0", "1", "4242"):
        root = build(tmp_path / seed)
        said = [at(root, *words, environment={"PYTHONHASHSEED": seed, "CCHC_CACHE": "0"}) for words in LOOKS]
        for words in (
            ("render", "plan", "xa-thu/2025", "-o", "a.docx", *ON),
            ("render", "report", "--period", "Q1-2025", "-o", "b.docx", *ON),
            ("due", "--all", "--format", "xlsx", "-o", "c.xlsx", *ON),
            ("due", "--all", "--format", "ics", "-o", "d.ics", *ON),
            ("new", "xa-thu/2026", "--from", "xa-thu/2025", *ON),
        ):
            assert at(root, *words, environment={"PYTHONHASHSEED": seed}).code == 0
        files = {path.relative_to(root): path.read_bytes() for path in root.rglob("*") if path.is_file()}
        made.append((said, files))
    assert made[0] == made[1] == made[2]
