"""From an empty folder to a workspace in which the other commands answer. All data invented."""

from __future__ import annotations

import errno
import io
import json
import os
import re
import signal
import subprocess
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from cchc.drafting.settling import usual_year
from cchc.store import open_store
from cchc.store.locking import only_writer
from tests.store.test_locking import another_writer

XA = ("--authority", "UBND xã Gia Định")
UNITS = ("--unit", "Văn phòng HĐND và UBND", "--unit", "Phòng Kinh tế", "--unit", "Trạm Y tế")
ENGLISH = re.compile(r"\b(?:Error|Usage|Abort|Aborted|default|invalid|required)\b", re.IGNORECASE)


def tree(root: Path) -> dict[str, bytes]:
    """Every file but the lock, with its bytes."""
    found = (path for path in sorted(root.rglob("*")) if path.is_file() and path.name != ".lock")
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


@pytest.fixture
def made(cchc, tmp_path):
    """A workspace made by the command."""
    ran = cchc("init", "ws", *XA, *UNITS, "--year", "2026", cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    return tmp_path / "ws"


def test_validate_due_units_and_doctor_answer_at_once(cchc, made):
    for command in ("validate", "due", "overdue", "status", "units", "doctor"):
        ran = cchc(command, cwd=made)
        assert (ran.code, ran.err) == (0, ""), command
    assert json.loads(cchc("validate", "--format", "json", cwd=made).out) == []
    assert "Trạm Y tế" in cchc("units", cwd=made).out
    assert cchc("due", "--unit", "phong kinh te xa", cwd=made).code == 0


def test_the_files_are_those_of_a_workspace(made):
    files = {path for path in tree(made) if not path.startswith("plans/.schema/")}
    assert files == {
        ".gitattributes",
        ".gitignore",
        "plans/workspace.yaml",
        "plans/gia-dinh/units.yaml",
        "plans/gia-dinh/2026/plan.yaml",
        "plans/gia-dinh/2026/appendix.yaml",
    }
    assert len(tree(made)) - len(files) == 9


def test_what_was_guessed_what_was_written_and_what_to_do_next_is_said(cchc, tmp_path):
    out = cchc("init", "ws", *XA, *UNITS, "--unit", "Hội quán", "--year", "2026", cwd=tmp_path).out
    lines = [line.split() for line in out.splitlines()]
    assert ["cấp", "xã"] in lines
    assert ["địa", "danh", "Gia", "Định"] in lines
    assert ["Trạm", "Y", "tế", "sự", "nghiệp"] in lines
    for path in ("plans/workspace.yaml", "plans/gia-dinh/2026/appendix.yaml", ".gitignore"):
        assert any(words[:1] == [path] for words in lines)
    steps = out.partition("Bước tiếp theo")[2]
    for command in ("cd ws", "cchc import TÊN.docx --to gia-dinh/2026", "cchc validate", "git init", "cchc due"):
        assert f"  {command}  " in steps


def test_a_folder_in_two_words_is_told_to_be_written_in_one(cchc, tmp_path):
    ran = cchc("init", "May", "Trắng", *XA, cwd=tmp_path)
    assert ran.code == 2
    assert "cchc init may-trang" in ran.err
    assert not list(tmp_path.iterdir())


def test_what_was_said_is_not_called_a_guess(cchc, tmp_path):
    out = cchc("init", "ws", *XA, "--level", "xa", "--place", "Gia Định", cwd=tmp_path).out
    assert "Đoán" not in out
    assert open_store(tmp_path / "ws").register("gia-dinh").authority.level == "xã"


def test_the_current_folder_needs_no_cd(cchc, tmp_path):
    out = cchc("init", ".", *XA, cwd=tmp_path).out
    assert "  cd " not in out
    assert (tmp_path / "plans/gia-dinh/units.yaml").exists()


def test_a_folder_with_a_blank_is_quoted_for_the_shell(cchc, tmp_path):
    assert "cd 'của tôi'" in cchc("init", "của tôi", *XA, cwd=tmp_path).out


def test_without_a_year_the_plan_is_of_the_usual_one_and_no_plan_leaves_it_out(cchc, tmp_path):
    assert cchc("init", "a", *XA, cwd=tmp_path).code == 0
    assert open_store(tmp_path / "a").plan_ids == [f"gia-dinh/{usual_year(date.today())}"]
    ran = cchc("init", "b", *XA, "--no-plan", cwd=tmp_path)
    assert ran.code == 0
    assert open_store(tmp_path / "b").plan_ids == []
    assert "plans/gia-dinh/NĂM/plan.yaml" in ran.out


def test_hostile_names_survive_the_command(cchc, tmp_path):
    names = ['Phòng "Một": cửa', "#2", "- gạch", "--gạch", "'", "[a, b]", "Phòng\u202e lộn"]
    options = [word for name in names for word in ("--unit", name)]
    assert cchc("init", "ws", "--authority", 'UBND xã "Gia: Định" #1', *options, cwd=tmp_path).code == 0
    register = open_store(tmp_path / "ws").register("gia-dinh-1")
    assert register.authority.name == 'UBND xã "Gia: Định" #1'
    assert [unit.name for unit in register.units] == [*names[:2], "gạch", *names[3:-1], "Phòng lộn"]
    assert cchc("validate", cwd=tmp_path / "ws").code == 0


def test_units_come_from_a_file_and_after_those_of_the_call(cchc, tmp_path):
    (tmp_path / "ds.txt").write_bytes("\ufeffPhòng B\r\n\r\nPhòng A\r\n".encode())
    assert cchc("init", "ws", *XA, "--unit", "Phòng A", "--units", "ds.txt", cwd=tmp_path).code == 0
    assert [unit.name for unit in open_store(tmp_path / "ws").register("gia-dinh").units] == ["Phòng A", "Phòng B"]


def test_units_come_from_standard_input(cchc, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Phòng A\nPhòng B\n".encode()), "ascii"))
    assert cchc("init", "ws", *XA, "--units", "-", cwd=tmp_path).code == 0
    assert len(open_store(tmp_path / "ws").register("gia-dinh").units) == 2


WRONG = {
    "no authority": ((), "--authority", "cchc init"),
    "blank authority": (("--authority", "  "), "--authority", "cchc init"),
    "level not known": (("--authority", "Cơ quan lạ"), "Cơ quan lạ", "--level"),
    "no such level": ((*XA, "--level", "tin"), "tin", "tỉnh"),
    "no place": (("--authority", "Sở Nội vụ"), "Sở Nội vụ", "--place"),
    "no such file": ((*XA, "--units", "khong-co.txt"), "khong-co.txt", ""),
    "a folder for units": ((*XA, "--units", "."), ".", ""),
    "no such year": ((*XA, "--year", "20266"), "20266", "2027"),
    "a year and no plan": ((*XA, "--year", "2026", "--no-plan"), "--no-plan", ""),
}


@pytest.mark.parametrize(("arguments", "wrong", "right"), WRONG.values(), ids=WRONG)
def test_a_wrong_call_says_so_and_writes_nothing(cchc, tmp_path, arguments, wrong, right):
    ran = cchc("init", "ws", *arguments, cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    sentence, *rest = ran.err.splitlines()
    assert wrong in sentence
    assert right in "\n".join(rest)
    assert not ENGLISH.search(ran.err)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_list_of_units_is_told(cchc, tmp_path):
    (tmp_path / "ds.txt").write_text("\n \n", "utf-8")
    ran = cchc("init", "ws", *XA, "--units", "ds.txt", cwd=tmp_path)
    assert ran.code == 2
    assert "ds.txt" in ran.err


def test_what_is_there_is_named_whole_and_nothing_is_written(cchc, made):
    (made / ".gitignore").unlink()
    before = tree(made)
    ran = cchc("init", ".", *XA, "--year", "2026", cwd=made)
    assert (ran.code, ran.out) == (2, "")
    listed = [line.strip() for line in ran.err.splitlines() if line.startswith("  plans/")]
    assert listed == ["plans/gia-dinh/2026/plan.yaml", "plans/gia-dinh/2026/appendix.yaml"]
    assert "--force" in ran.err
    assert tree(made) == before


def test_one_file_that_is_there_stops_all(cchc, tmp_path):
    (tmp_path / "plans/gia-dinh").mkdir(parents=True)
    (tmp_path / "plans/gia-dinh/units.yaml").write_text("của tôi\n", "utf-8")
    ran = cchc("init", ".", *XA, cwd=tmp_path)
    assert ran.code == 2
    assert tree(tmp_path) == {"plans/gia-dinh/units.yaml": "của tôi\n".encode()}


def test_force_overwrites_but_keeps_the_lines_of_others_in_the_files_of_git(cchc, made):
    (made / ".gitignore").write_text("mine\n", "utf-8")
    assert cchc("init", ".", *XA, "--year", "2026", "--force", cwd=made).code == 0
    assert (made / ".gitignore").read_text("utf-8").startswith("mine\n")
    assert "plans/.lock" in (made / ".gitignore").read_text("utf-8").splitlines()


@pytest.mark.parametrize("whose", [XA, (), ("--authority", "gia-dinh"), ("--authority", "uy ban nhan dan xa")])
@pytest.mark.parametrize("force", [(), ("--force",)])
def test_another_year_of_an_authority_that_is_there_adds_its_frame_alone(cchc, made, whose, force):
    (made / "plans/gia-dinh/2026/progress").mkdir()
    (made / "plans/gia-dinh/2026/progress/phong-kinh-te.yaml").write_text("unit: Phòng Kinh tế\nupdates: []\n")
    (made / "plans/workspace.yaml").write_text("home: gia-dinh\ndue_soon_days: 3\n", "utf-8")
    (made / "plans/.schema/plan.schema.json").unlink()
    (made / ".gitignore").unlink()
    before = tree(made)
    ran = cchc("init", ".", *whose, "--year", "2027", *force, cwd=made)
    assert (ran.code, ran.err) == (0, "")
    after = tree(made)
    assert {path: after[path] for path in before} == before
    assert set(after) - set(before) == {
        "plans/gia-dinh/2027/plan.yaml",
        "plans/gia-dinh/2027/appendix.yaml",
        "plans/.schema/plan.schema.json",
        ".gitignore",
    }
    assert "giữ nguyên danh bạ (3 đơn vị)" in ran.out
    assert "--plan gia-dinh/2027" in ran.out
    assert cchc("validate", cwd=made).code == 0
    assert cchc("due", "--plan", "gia-dinh/2027", cwd=made).code == 0


@pytest.mark.parametrize("name", ["plan.yaml", "appendix.yaml"])
def test_force_leaves_a_plan_that_is_filled_in(cchc, made, name):
    path = made / "plans/gia-dinh/2026" / name
    path.write_text(path.read_text("utf-8").replace("title: ", "title: Đã sửa, "), "utf-8")
    before = tree(made)
    ran = cchc("init", ".", *XA, "--year", "2026", "--force", cwd=made)
    assert (ran.code, ran.out) == (2, "")
    assert [line for line in ran.err.splitlines() if line.startswith("  plans/")] == [
        f"  plans/gia-dinh/2026/{name}"
    ]
    assert "--year" in ran.err
    assert tree(made) == before


def test_force_writes_an_untouched_frame_anew_after_the_register_changed(cchc, made):
    units = made / "plans/gia-dinh/units.yaml"
    units.write_text(units.read_text("utf-8").replace("Văn phòng HĐND và UBND", "Tổ bịa"), "utf-8")
    assert cchc("init", ".", *XA, "--year", "2026", "--force", cwd=made).code == 0
    assert "lead: [Tổ bịa]" in (made / "plans/gia-dinh/2026/appendix.yaml").read_text("utf-8")
    assert "Tổ bịa" in units.read_text("utf-8")


@pytest.mark.parametrize("force", [(), ("--force",)])
def test_a_register_with_units_is_never_written(cchc, made, force):
    before = tree(made)
    ran = cchc(
        "init", ".", *XA, "--unit", "Phòng Khác", "--unit", "phong kinh te", "--year", "2027", *force, cwd=made
    )
    assert (ran.code, ran.out) == (2, "")
    assert "đã có 3 đơn vị" in ran.err
    assert "một mục: Phòng Khác." in ran.err
    assert tree(made) == before
    assert cchc("init", ".", *XA, *UNITS, "--year", "2027", *force, cwd=made).code == 0


def test_a_register_without_units_takes_them_with_force(cchc, tmp_path):
    assert cchc("init", ".", *XA, "--no-plan", cwd=tmp_path).code == 0
    before = tree(tmp_path)
    refused = cchc("init", ".", *XA, "--unit", "Phòng Kinh tế", "--no-plan", cwd=tmp_path)
    assert (refused.code, tree(tmp_path)) == (2, before)
    assert "--force" in refused.err
    assert cchc("init", ".", *XA, "--unit", "Phòng Kinh tế", "--no-plan", "--force", cwd=tmp_path).code == 0
    assert [unit.name for unit in open_store(tmp_path).register("gia-dinh").units] == ["Phòng Kinh tế"]


def test_where_all_is_there_nothing_is_written_and_said(cchc, made):
    before = tree(made)
    ran = cchc("init", ".", *XA, "--no-plan", "--force", cwd=made)
    assert (ran.code, ran.out, tree(made)) == (2, "", before)
    assert "--year" in ran.err


def test_what_was_said_of_an_authority_that_is_there_is_told_to_be_unused(cchc, made):
    ran = cchc("init", ".", *XA, "--year", "2027", "--level", "huyen", "--place", "Gia Định", cwd=made)
    assert ran.code == 0
    assert "không dùng --level;" in ran.err
    assert open_store(made).register("gia-dinh").authority.level == "xã"


def test_a_level_that_the_name_contradicts_is_told(cchc, tmp_path):
    ran = cchc("init", "ws", *XA, "--level", "tinh", cwd=tmp_path)
    assert ran.code == 0
    assert ran.err == "Lưu ý: “UBND xã Gia Định” là tên của cấp xã, nhưng --level ghi tỉnh: lấy tỉnh.\n"


def test_several_units_of_one_option_and_of_a_list_from_word(cchc, tmp_path):
    (tmp_path / "ds.txt").write_text("1. Trạm Y tế;\n• Phòng kinh tế\n- Tổng đài.\n", "utf-8")
    listed = ("--unit", "Phòng Kinh tế, Phòng Văn hóa, Thể thao; Ban Chỉ huy", "--units", "ds.txt")
    ran = cchc("init", "ws", *XA, *listed, cwd=tmp_path)
    assert [unit.name for unit in open_store(tmp_path / "ws").register("gia-dinh").units] == [
        "Phòng Kinh tế",
        "Phòng Văn hóa, Thể thao",
        "Ban Chỉ huy",
        "Trạm Y tế",
        "Tổng đài",
    ]
    assert "đọc được 5 đơn vị, bỏ tên trùng: Phòng kinh tế." in ran.err
    assert "“khác”: Tổng đài." in ran.err
    assert "5 đơn vị" in ran.out


@pytest.mark.slow
@pytest.mark.parametrize(
    "call",
    [
        ("init", ".", *XA, "--force"),
        ("init", ".", "--authority", "UBND xã Khác"),
        ("schema", "--write"),
    ],
    ids=["over what is there", "one more authority", "schemas"],
)
def test_while_another_command_writes_nothing_is_written(cchc, made, monkeypatch, call):
    monkeypatch.setitem(only_writer.__wrapped__.__kwdefaults__, "patience", 0.05)
    (made / "plans/.schema/plan.schema.json").write_text("{}", "utf-8")
    before = tree(made)
    with another_writer(made):
        ran = cchc(*call, cwd=made)
    assert (ran.code, ran.out) == (2, "")
    assert "Một lệnh khác đang ghi vào không gian làm việc này; chưa ghi gì." in ran.err
    assert tree(made) == before
    assert cchc(*call, cwd=made).code == 0


def test_of_two_who_begin_the_same_workspace_at_once_one_is_told(tmp_path):
    both = [
        subprocess.Popen(
            [sys.executable, "-m", "cchc", "init", "a/ws", *XA, *unit],
            cwd=tmp_path,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for unit in (("--unit", "Phòng Một"), ("--unit", "Phòng Hai"))
    ]
    told = [one.communicate() for one in both]
    assert sorted(one.returncode for one in both) == [0, 2], told
    (refused,) = [err.decode() for one, (_, err) in zip(both, told, strict=True) if one.returncode]
    assert "nên chưa ghi gì" in refused
    assert len(open_store(tmp_path / "a/ws").register("gia-dinh").units) == 1


@pytest.mark.parametrize("step", ["open", "fsync", "replace"])
@pytest.mark.parametrize("nth", [1, 9])
@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space"), KeyboardInterrupt()], ids=["disk", "ctrl-c"])
def test_a_workspace_that_could_not_be_begun_leaves_no_trace(cchc, tmp_path, monkeypatch, step, nth, error):
    real, calls = getattr(os, step), []

    def refusing(*arguments, **named):
        if step == "fsync" or ".cchc-tmp" in str(arguments[0]):
            calls.append(arguments)
            if len(calls) == nth:
                raise error
        return real(*arguments, **named)

    monkeypatch.setenv("CCHC_CACHE", "0")
    monkeypatch.setattr(os, step, refusing)
    ran = cchc("init", "a/ws", *XA, *UNITS, cwd=tmp_path)
    monkeypatch.undo()
    assert (ran.code, ran.out) == ((2 if isinstance(error, OSError) else 130), "")
    assert "Traceback" not in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_second_authority_joins_and_the_rest_stays_byte_for_byte(cchc, made):
    (made / "plans/workspace.yaml").write_text("home: gia-dinh\ndue_soon_days: 3\n", "utf-8")
    before = tree(made)
    ran = cchc("init", ".", "--authority", "UBND tỉnh Gia Định", "--year", "2026", cwd=made)
    assert (ran.code, ran.err) == (0, "")
    after = tree(made)
    assert {path: after[path] for path in before} == before
    assert set(after) - set(before) == {
        f"plans/tinh-gia-dinh/{name}" for name in ("units.yaml", "2026/plan.yaml", "2026/appendix.yaml")
    }
    assert "--plan tinh-gia-dinh/2026" in ran.out
    assert cchc("validate", cwd=made).code == 0
    assert cchc("due", "--plan", "tinh-gia-dinh/2026", cwd=made).code == 0


def test_a_second_authority_finds_its_superior(cchc, made):
    assert cchc("init", ".", "--authority", "UBND xã B", "--superior", "ubnd xa gia dinh", cwd=made).code == 0
    assert open_store(made).register("b").authority.superior == "gia-dinh"
    assert cchc("validate", cwd=made).code == 0


def test_inside_another_workspace_is_told(cchc, made):
    ran = cchc("init", "trong", *XA, cwd=made)
    assert ran.code == 0
    assert str(made) in ran.err
    assert (made / "trong/plans/workspace.yaml").exists()


@pytest.mark.parametrize("where", ["plans/moi", "plans/gia-dinh/2026"])
def test_inside_the_plans_of_another_workspace_is_refused(cchc, made, where):
    before = tree(made)
    ran = cchc("init", where, *XA, "--force", cwd=made)
    assert (ran.code, ran.out) == (2, "")
    assert "plans" in ran.err
    assert tree(made) == before


def test_a_git_repository_is_said_and_left_alone(cchc, tmp_path):
    (tmp_path / ".git").mkdir()
    out = cchc("init", "ws", *XA, cwd=tmp_path).out
    assert f"kho git {tmp_path}" in out
    assert "git init" not in out
    assert list((tmp_path / ".git").iterdir()) == []
    assert not (tmp_path / "ws/.git").exists()


@pytest.mark.parametrize("path", ["plans", "plans/gia-dinh"])
def test_a_link_in_the_way_is_refused(cchc, tmp_path, path):
    outside, root = tmp_path / "ngoai", tmp_path / "ws"
    outside.mkdir()
    (root / path).parent.mkdir(parents=True)
    (root / path).symlink_to(outside)
    ran = cchc("init", "ws", *XA, cwd=tmp_path)
    assert ran.code == 2
    assert "liên kết" in ran.err
    assert list(outside.iterdir()) == []


def test_a_file_for_the_folder_is_told(cchc, tmp_path):
    (tmp_path / "ws").write_text("", "utf-8")
    ran = cchc("init", "ws", *XA, cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "ws" in ran.err


class Terminal(io.StringIO):
    """A standard input that says it is a terminal; after its last line comes its end, or ``then``."""

    then: BaseException | None = None

    def isatty(self) -> bool:
        return True

    def readline(self, *size: int) -> str:
        line = super().readline(*size)
        if not line and self.then is not None:
            raise self.then
        return line


@pytest.fixture
def talk(cchc, tmp_path, monkeypatch):
    """``talk(answers, *options)``: the command in a terminal, answered line by line."""

    def call(answers: list[str], *options: str, then: BaseException | None = None):
        terminal = Terminal("".join(f"{answer}\n" for answer in answers))
        terminal.then = then
        monkeypatch.setattr(sys, "stdin", terminal)
        monkeypatch.setattr(type(sys.stdout), "isatty", lambda _: True, raising=False)
        return cchc("init", "ws", *options, cwd=tmp_path)

    return call


def test_in_a_terminal_what_is_missing_is_asked_for(talk, tmp_path):
    ran = talk(
        ["", "Phòng mới", "khu", "xa", "Gia Định", "UBND tỉnh A", "Tổ một", "Tổ hai", "", "sang năm", "2027"]
    )
    assert ran.code == 0, ran.err
    store = open_store(tmp_path / "ws")
    assert store.plan_ids == ["phong-moi/2027"]
    register = store.register("phong-moi")
    assert (register.authority.level, register.authority.place) == ("xã", "Gia Định")
    assert register.authority.superior_name == "UBND tỉnh A"
    assert [unit.name for unit in register.units] == ["Tổ một", "Tổ hai"]
    assert not ENGLISH.search(ran.out)


def test_what_was_said_or_can_be_guessed_is_not_asked_for(talk, tmp_path):
    ran = talk([], *XA, *UNITS, "--superior", "UBND tỉnh A", "--year", "2026")
    assert ran.code == 0, ran.err
    assert open_store(tmp_path / "ws").plan_ids == ["gia-dinh/2026"]


def test_return_takes_the_usual_year_and_leaves_the_rest_open(talk, tmp_path):
    ran = talk(["", "", ""], *XA)
    assert ran.code == 0, ran.err
    store = open_store(tmp_path / "ws")
    assert store.plan_ids == [f"gia-dinh/{usual_year(date.today())}"]
    assert store.register("gia-dinh").units == []


def test_a_line_of_several_units_is_read_as_several_and_said(talk, tmp_path):
    ran = talk(["", "Phòng Kinh tế, Phòng Văn hóa", "2. Trạm Y tế;", "phong kinh te", "", ""], *XA)
    assert ran.code == 0, ran.err
    assert "đọc là 2 đơn vị: Phòng Kinh tế; Phòng Văn hóa" in ran.out
    assert "bỏ tên trùng: phong kinh te" in ran.err
    assert [unit.name for unit in open_store(tmp_path / "ws").register("gia-dinh").units] == [
        "Phòng Kinh tế",
        "Phòng Văn hóa",
        "Trạm Y tế",
    ]


def test_of_an_authority_that_is_there_only_the_year_is_asked(talk, tmp_path):
    assert talk(["", "Phòng Kinh tế", "", "2026"], *XA).code == 0
    assert talk(["ubnd xa gia dinh", "2027"]).code == 0
    assert open_store(tmp_path / "ws").plan_ids == ["gia-dinh/2026", "gia-dinh/2027"]
    assert talk([], "--year", "2028").code == 0


@pytest.mark.parametrize(
    ("before", "wrong", "said"),
    [
        ([], "", "Tên cơ quan"),
        (["Phòng mới"], "khu", "Chọn một trong: trung ương, tỉnh, huyện, xã."),
        (["Phòng mới", "xã"], "", "Địa danh"),
        (["Phòng mới", "xã", "Gia Định", "", ""], "sang năm", "2027"),
    ],
)
def test_a_question_answered_wrongly_five_times_stops_and_says_how_to_stop_before(
    talk, tmp_path, before, wrong, said
):
    ran = talk([*before, *[wrong] * 5, "xã"])
    assert ran.code == 2
    assert ran.out.count("bấm Ctrl-C để dừng") == 4
    assert said in ran.out
    assert "5 lần" in ran.err
    assert list(tmp_path.iterdir()) == []


ANSWERS = ["Phòng mới", "xã", "Gia Định", "UBND tỉnh A", "Tổ một", "", "2027"]


@pytest.mark.parametrize("answered", range(len(ANSWERS)))
@pytest.mark.parametrize("then", [None, KeyboardInterrupt()], ids=["the end", "ctrl-c"])
def test_stopping_at_any_question_stops_before_anything_is_written(talk, tmp_path, answered, then):
    ran = talk(ANSWERS[:answered], then=then)
    assert ran.code == 130
    assert "Đã dừng" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_the_questions_stopped_at_are_all_there_are(talk, tmp_path):
    assert talk(ANSWERS, then=KeyboardInterrupt()).code == 0
    assert open_store(tmp_path / "ws").plan_ids == ["phong-moi/2027"]


def test_ctrl_c_in_a_real_terminal_leaves_nothing(tmp_path):
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    asked = subprocess.Popen(
        [sys.executable, "-m", "cchc", "init", "ws", *XA],
        cwd=tmp_path,
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # what runs in the background ignores it
    )
    os.close(theirs)
    said = b""
    while "Cơ quan cấp trên".encode() not in said:
        said += os.read(ours, 4096)
    while asked.poll() is None:  # one just before the read is lost: pressed again, as people do
        asked.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            asked.wait(1)
    _, err = asked.communicate()
    os.close(ours)
    assert asked.returncode == 130
    assert "Đã dừng" in err.decode()
    assert "Traceback" not in err.decode()
    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_while_names_are_typed_into_a_pipe_leaves_nothing(cchc, tmp_path, monkeypatch):
    class Pipe(io.BytesIO):
        def read(self, *_):
            raise KeyboardInterrupt

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Pipe()))
    ran = cchc("init", "ws", *XA, "--units", "-", cwd=tmp_path)
    assert (ran.code, ran.out) == (130, "")
    assert list(tmp_path.iterdir()) == []


def test_help_and_the_list_of_commands(cchc):
    page = cchc("--help").out.partition("Các lệnh:")[2].split()
    assert page[0] == "init"
    assert "doctor" in page
