"""``cchc record`` from end to end: what is said and written, what a fault leaves. Days and documents invented."""

from __future__ import annotations

import errno
import itertools
import os
import subprocess
import sys

import pytest

from cchc.store.locking import only_writer
from tests.store.test_locking import another_writer

PROGRESS = "plans/vinh-chau/2025/progress"
ROLL_CALL = ("report/Q1-2025", "--unit", "Phòng Tư pháp,Phòng Kinh tế", "--on", "2025-03-14")


@pytest.fixture(name="record")
def _record(cchc, desk, monkeypatch):
    """``record(*arguments)``: the command at a copy of the plans, with ids that count."""
    ids = (f"id{n:04}" for n in itertools.count(1))
    monkeypatch.setattr("cchc.drafting.recording.new_id", lambda taken: next(ids))
    return lambda *arguments: cchc("record", *arguments, cwd=desk.root)


def files(desk):
    """Every file under plans/ but the lock, with its bytes."""
    return {
        path.relative_to(desk.root).as_posix(): path.read_bytes()
        for path in sorted((desk.root / "plans").rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


def test_the_roll_call_of_reports_at_a_glance(record, desk, snapshot):
    before = files(desk)
    ran = record(*ROLL_CALL)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == snapshot
    after = files(desk)
    assert set(after) - set(before) == {f"{PROGRESS}/phong-tu-phap.yaml", f"{PROGRESS}/phong-kinh-te.yaml"}
    assert after[f"{PROGRESS}/phong-tu-phap.yaml"].decode() == (
        "unit: Phòng Tư pháp\nupdates:\n  - {id: id0001, on: 2025-03-14, task: report/Q1-2025, status: done}\n"
    )
    assert {path: data for path, data in after.items() if path in before} == before


def test_a_day_is_understood_in_the_forms_that_sheets_take(record, desk):
    assert record(*ROLL_CALL[:-1], "14/3/25").code == 0
    assert "on: 2025-03-14" in (desk.root / PROGRESS / "phong-tu-phap.yaml").read_text("utf-8")


def test_a_status_is_understood_in_the_words_that_sheets_take(record, desk):
    ran = record(*ROLL_CALL, "--status", "hoàn thành")
    assert (ran.code, ran.err) == (0, "")
    assert "status: done" in (desk.root / PROGRESS / "phong-tu-phap.yaml").read_text("utf-8")


def test_a_dry_run_shows_the_lines_and_writes_nothing(record, desk, snapshot):
    before = files(desk)
    ran = record(*ROLL_CALL, "--evidence", "Báo cáo số 5: quý I", "--dry-run")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == snapshot
    assert files(desk) == before
    assert not (desk.root / "plans" / ".lock").exists()


def test_an_event_at_a_glance(record, desk, snapshot):
    ran = record("2.1.2", "--event", "Quyết định số 1020/QĐ-UBND", "--on", "10/4/2025")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == snapshot
    dry = record("2.1.2", "--event", "Quyết định số 1021/QĐ-UBND", "--on", "11/4/2025", "-n")
    assert "- {id: 1021-qd-ubnd-2025-04-11, on: 2025-04-11, document: Quyết định số 1021/QĐ-UBND" in dry.out
    assert "1021" not in (desk.root / "plans/vinh-chau/2025/events.yaml").read_text("utf-8")


def test_what_a_dry_run_shows_is_what_is_written(record, desk):
    dry = record("chi-dao/2", "--item", "1", "--on", "2025-02-20", "--note", "a: b, c", "-n")
    (shown,) = [line.strip() for line in dry.out.splitlines() if line.startswith("  - {")]
    record("chi-dao/2", "--item", "1", "--on", "2025-02-20", "--note", "a: b, c")
    written = (desk.root / PROGRESS / "phong-noi-vu.yaml").read_text("utf-8").splitlines()[-1].strip()
    assert written == shown.replace("id0001", "id0002")


def test_several_tasks_in_one_call_are_one_log(record, desk):
    ran = record("chi-dao/2", "report/Q1-2025", "--unit", "phong noi vu", "--item", "1", "--on", "20/2/2025")
    assert ran.code == 0
    assert ran.out.startswith("Đã ghi 2 dòng.\n")
    assert (desk.root / PROGRESS / "phong-noi-vu.yaml").read_text("utf-8").count("\n") == 4


@pytest.mark.parametrize("again", ["chi-dao/3.4", "vinh-chau/2025#chi-dao/3.4"])
def test_a_task_named_twice_is_one_line(record, again):
    assert record("chi-dao/3.4", again, "--on", "2025-02-20").out.startswith("Đã ghi 1 dòng.\n")


def test_the_help_page_is_vietnamese(record):
    page = record("--help").out
    assert "mặc định:" in page
    assert not [word for word in ("default", "Usage", "Options", "required", "env var") if word in page]


def test_numbers_where_they_are_unambiguous(record):
    assert "the-che/4.2" in record("4.2", "--unit", "phong tu phap", "--on", "2025-03-01", "-n").out
    ran = record("4.1", "--on", "2025-03-01")
    assert (ran.code, ran.out) == (2, "")
    assert "Số “4.1” có ở nhiều dòng.\n  Ghi rõ: the-che/4.1, tthc/4.1, chi-dao/4.1." in ran.err


def test_everyone_but_some(record, desk):
    ran = record("report/Q1-2025", "--everyone", "--except", "Phong Y te, Phòng Dân tộc", "--on", "14/3/2025")
    assert ran.code == 0
    logs = {path.name for path in (desk.root / PROGRESS).iterdir()}
    assert "phong-noi-vu.yaml" in logs
    assert {"phong-y-te.yaml", "phong-dan-toc.yaml", "ubnd-thi-xa-vinh-chau.yaml"}.isdisjoint(logs)
    found = desk.owed("vinh-chau/2025", on="2025-03-15", task="report/Q1-2025")
    left = {a.obligation.owner.unit_id for a in found if not a.closed}
    assert len(logs) == len(found) - len(left)
    ended = {"phong-lao-dong-thuong-binh-va-xa-hoi", "phong-van-hoa-va-thong-tin"}
    assert (
        "Không ghi cho đơn vị đã kết thúc hoạt động: Phòng Lao động - Thương binh và Xã hội; "
        "Phòng Văn hóa và Thông tin. Đơn vị làm tiếp ghi thay bằng --for."
    ) in ran.out
    assert left == {"phong-y-te", "phong-dan-toc", *ended}


def test_again_says_what_counts_now(record, desk):
    record("chi-dao/2", "--item", "1", "--on", "2025-02-20")
    ran = record("chi-dao/2", "--item", "1", "--on", "2025-03-10")
    assert (ran.code, ran.out) == (2, "")
    assert "đã ghi “đã xong” ngày 20/02/2025" in ran.err
    assert "thêm --again" in ran.err
    ran = record("chi-dao/2", "--item", "1", "--on", "2025-03-10", "--again")
    assert ran.code == 0
    assert "đã xong ngày 10/03/2025, quá hạn" in ran.out


def test_a_line_that_a_later_day_overrules_is_told(record):
    record("chi-dao/2", "--item", "1", "--on", "2025-03-10", "--status", "blocked", "--cause", "thiếu số liệu")
    begun = record("chi-dao/2", "--item", "1", "--on", "2025-03-05", "--status", "started")
    assert "đã có dòng ngày sau đó, trạng thái theo dòng ấy" in begun.out


def test_what_is_done_is_done_whatever_was_begun_on_a_later_day(record):
    record("chi-dao/2", "--item", "1", "--on", "2025-03-10", "--status", "started")
    assert "đã xong ngày 05/03/2025" in record("chi-dao/2", "--item", "1", "--on", "2025-03-05").out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["khong-co"], "không có nhiệm vụ “khong-co”"),
        (["chi-dao/2", "--unit", "Phòng Nội vu thị", "--item", "1"], "Không có đơn vị “Phòng Nội vu thị”"),
        (["chi-dao/2", "--item", "0"], "(--item)"),
        (["chi-dao/2", "--item", "9"], "không có sản phẩm thứ 9"),
        (["chi-dao/2", "--item", "1", "--on", "2999-01-01"], "(--on)"),
        (["chi-dao/2", "--item", "1", "--on", "2099-01-01"], "ở tương lai"),
        (["chi-dao/2", "--item", "1", "--on", "1999-12-31"], "Năm 1999 nằm ngoài khoảng 2000–2100 (--on)."),
        (["chi-dao/2", "--item", "1", "--on", "31/2/2025"], "Không có ngày “31/2/2025” trên lịch (--on)."),
        (["chi-dao/2", "--item", "1", "--status", "xongg"], "--status"),
        (["chi-dao/2", "--item", "1", "--status", "dropped"], "phải nêu văn bản"),
        (["chi-dao/2", "--item", "1", "--status", "gia hạn"], "phải nêu hạn mới và văn bản"),
        (["chi-dao/2", "--everyone", "--unit", "Phòng Nội vụ"], "Dùng --unit, hoặc --everyone"),
        (["chi-dao/2", "--except", "Phòng Nội vụ"], "Dùng --unit, hoặc --everyone"),
        (["2.1.2", "--event", "Quyết định số 1", "--unit", "Phòng Nội vụ"], "--unit không dùng với --event."),
        (["2.1.2", "--event", " "], "phải nêu văn bản (--event)"),
        (["2.1.2", "--event", "QĐ số 1", "--document", "CV"], "--document không dùng với --event."),
        (["2.1.2", "--event", "QĐ số 1", "--status", "started"], "--status không dùng với --event."),
        (["2.1.2", "--event", "QĐ số 1", "--except", "Phòng Nội vụ"], "--except không dùng với --event."),
        ([], "Thiếu tham số"),
        (["chi-dao/2", "--unti", "x"], "--unit"),
        (["chi-dao/2", "--plan", "vinh-chau/2052"], "Không có kế hoạch “vinh-chau/2052”."),
    ],
)
def test_a_wrong_call_ends_in_a_sentence_and_writes_nothing(record, desk, arguments, told):
    before = files(desk)
    ran = record(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert "Traceback" not in ran.err
    assert files(desk) == before


def test_into_a_plan_with_errors_nothing_is_written(record, desk):
    desk.change("vinh-chau/2025/plan.yaml", "year: 2025", "yaer: 2025")
    before = files(desk)
    ran = record(*ROLL_CALL)
    assert (ran.code, ran.out) == (2, "")
    assert "plan.yaml" in ran.err
    assert files(desk) == before


def test_a_log_whose_list_is_not_last_is_refused(record, desk):
    folder = desk.root / PROGRESS
    folder.mkdir()
    (folder / "tp.yaml").write_text("updates: []\nunit: Phòng Tư pháp\n", "utf-8")
    ran = record(*ROLL_CALL)
    assert ran.code == 2
    assert f"Không thêm được dòng vào {PROGRESS}/tp.yaml" in ran.err
    assert [path.name for path in folder.iterdir()] == ["tp.yaml"]


def test_a_log_begun_with_empty_brackets_takes_its_first_line(record, desk):
    log = desk.root / PROGRESS / "tp.yaml"
    log.parent.mkdir()
    log.write_text("unit: Phòng Tư pháp\nupdates: []  # năm 2025\n", "utf-8")
    assert record("report/Q1-2025", "--unit", "Phòng Tư pháp", "--on", "2025-03-14").code == 0
    assert log.read_text("utf-8") == (
        "unit: Phòng Tư pháp\nupdates:  # năm 2025\n"
        "  - {id: id0001, on: 2025-03-14, task: report/Q1-2025, status: done}\n"
    )


def test_a_second_writer_is_answered_with_a_sentence(record, desk, monkeypatch):
    monkeypatch.setitem(only_writer.__wrapped__.__kwdefaults__, "patience", 0.05)
    before = files(desk)
    with another_writer(desk.root):
        ran = record(*ROLL_CALL)
    assert (ran.code, ran.out) == (2, "")
    assert "Một lệnh khác đang ghi vào không gian làm việc này; chưa ghi gì." in ran.err
    assert files(desk) == before
    assert record(*ROLL_CALL).code == 0


@pytest.fixture(name="meanwhile")
def _meanwhile(monkeypatch):
    """``meanwhile(happens)``: once, after the command has read the files and before it may write."""
    from cchc.drafting import journals

    def arrange(happens):
        def only(root):
            if not calls:
                happens()
            calls.append(root)
            return only_writer(root)

        calls = []
        monkeypatch.setattr(journals, "only_writer", only)
        return calls

    return arrange


def test_another_line_written_meanwhile_is_kept(record, desk, meanwhile):
    """Someone else's line comes between reading and writing: the command reads again and decides anew."""
    line = "on: 2025-03-01, task: the-che/4.2, status: started"
    calls = meanwhile(lambda: desk.log("vinh-chau/2025", "phong-tu-phap", line))
    assert record(*ROLL_CALL).code == 0
    text = (desk.root / PROGRESS / "phong-tu-phap.yaml").read_text("utf-8")
    assert "task: the-che/4.2" in text
    assert text.count("report/Q1-2025") == 1
    assert len(calls) == 2


def test_what_was_recorded_meanwhile_is_not_recorded_twice(record, desk, meanwhile):
    line = "on: 2025-03-13, task: report/Q1-2025, status: done"
    meanwhile(lambda: desk.log("vinh-chau/2025", "phong-tu-phap", line))
    ran = record(*ROLL_CALL)
    assert ran.code == 2
    assert "Phòng Tư pháp: report/Q1-2025 đã ghi “đã xong” ngày 13/03/2025" in ran.err
    assert [path.name for path in (desk.root / PROGRESS).iterdir()] == ["phong-tu-phap.yaml"]


WAITING = """
import sys
from cchc.cli.main import run
from cchc.drafting import journals

real = journals.only_writer

def only(root):
    journals.only_writer = real
    print("has read", flush=True)
    sys.stdin.readline()
    return real(root)

journals.only_writer = only
run()
"""


def test_of_two_who_record_for_joint_leads_at_once_one_is_told(invented):
    """Two real processes, each of which has read the files before the other writes."""

    def begin(unit, on):
        words = ["record", "a/3", "--item", "1", "--unit", unit, "--on", on]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.Popen([sys.executable, "-c", WAITING, *words], cwd=invented.root, text=True, **pipes)

    both = [begin("Phòng Hai", "2025-02-10"), begin("Phòng Ba", "2025-02-20")]
    assert [one.stdout.readline() for one in both] == ["has read\n"] * 2
    for one in both:
        one.stdin.write("\n")
        one.stdin.flush()
    told = [one.communicate() for one in both]
    assert sorted(one.returncode for one in both) == [0, 2], told
    (refused,) = [err for one, (_, err) in zip(both, told, strict=True) if one.returncode]
    assert "a/3 đã ghi “đã xong”" in refused
    assert len(list((invented.root / "plans/gia-dinh/2025/progress").iterdir())) == 1


@pytest.mark.parametrize("step", ["open", "fsync", "replace"])
@pytest.mark.parametrize("nth", [1, 2])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES])
def test_a_disk_that_refuses_is_answered_with_a_sentence(record, desk, monkeypatch, step, nth, code):
    record("report/Q1-2025", "--unit", "Phòng Nội vụ", "--on", "2025-03-14")  # makes the folder
    before = files(desk)
    real, calls = getattr(os, step), []

    def refusing(*arguments, **named):
        reads = step == "open" and str(arguments[0]).endswith(".yaml") and not arguments[1] & os.O_CREAT
        on_logs = any("progress" in str(argument) for argument in (*arguments, *named.values()))
        if (on_logs and not reads) or step == "fsync":
            calls.append(arguments)
            if len(calls) == nth:
                raise OSError(code, os.strerror(code))
        return real(*arguments, **named)

    monkeypatch.setenv("CCHC_CACHE", "0")
    monkeypatch.setattr(os, step, refusing)
    ran = record(*ROLL_CALL)
    monkeypatch.undo()
    assert (ran.code, ran.out) == (2, "")
    words = {errno.ENOSPC: "hết chỗ trên đĩa", errno.EDQUOT: "hết dung lượng", errno.EROFS: "chỉ đọc"}
    assert words.get(code, "không có quyền truy cập") in ran.err
    assert f"{PROGRESS}/phong-" in ran.err
    assert "Traceback" not in ran.err
    assert files(desk) == before


def test_a_disk_that_is_really_full(desk):
    """No file of the process may grow beyond a few bytes: the system itself refuses the write."""
    script = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20, 20)); from cchc.cli.main import run; run()"
    )
    before = files(desk)
    done = subprocess.run(
        [sys.executable, "-c", script, "record", *ROLL_CALL],
        cwd=desk.root,
        env={**os.environ, "CCHC_CACHE": "0", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout.decode()) == (2, "")
    assert f"{PROGRESS}/phong-tu-phap.yaml: tệp quá lớn cho ổ đĩa này." in done.stderr.decode()
    assert files(desk) == before


def test_a_read_only_log_is_left_alone(record, desk):
    record("report/Q1-2025", "--unit", "Phòng Tư pháp", "--on", "2025-03-14")
    path = desk.root / PROGRESS / "phong-tu-phap.yaml"
    path.chmod(0o444)
    before = files(desk)
    ran = record("the-che/4.2", "report/H1-2025", "--unit", "Phòng Tư pháp", "--on", "2025-06-14")
    assert (ran.code, ran.out) == (2, "")
    assert "phong-tu-phap.yaml: không có quyền truy cập." in ran.err
    assert files(desk) == before


def test_a_log_that_is_a_link_is_not_written_through(record, desk):
    record(*ROLL_CALL)
    folder = desk.root / PROGRESS
    (folder / "phong-tu-phap.yaml").rename(desk.root / "plans" / "that.yaml")
    (folder / "phong-tu-phap.yaml").symlink_to(desk.root / "plans" / "that.yaml")
    before = files(desk)
    ran = record("report/H1-2025", "--unit", "Phòng Kinh tế, Phòng Tư pháp", "--on", "2025-06-10")
    assert (ran.code, ran.out) == (2, "")
    assert "phong-tu-phap.yaml: là một liên kết, không ghi qua liên kết." in ran.err
    assert files(desk) == before


@pytest.mark.parametrize("where", [PROGRESS, "plans/vinh-chau"], ids=["progress", "the authority"])
def test_a_folder_that_leads_out_of_the_workspace_is_not_written_into(record, desk, tmp_path_factory, where):
    outside = tmp_path_factory.mktemp("outside") / "folder"
    inside = desk.root / where
    if inside.exists():
        inside.rename(outside)
    else:
        outside.mkdir()
    inside.symlink_to(outside)
    before = sorted(path.name for path in outside.rglob("*"))
    ran = record(*ROLL_CALL)
    assert (ran.code, ran.out) == (2, "")
    assert "ra ngoài không gian làm việc" in ran.err
    assert sorted(path.name for path in outside.rglob("*")) == before


def test_a_lock_that_is_a_link_and_a_folder_without_rights_end_in_a_sentence(record, desk):
    (desk.root / "plans" / ".lock").symlink_to(desk.root / "elsewhere")
    ran = record(*ROLL_CALL)
    assert (ran.code, ran.out) == (2, "")
    assert ".lock: là một liên kết" in ran.err
    assert not (desk.root / PROGRESS).exists()


def test_what_is_typed_cannot_break_out_of_its_line(record, desk):
    evil = 'a}\n  - {id: x, status: done}\r\nb: "c" # d\x1b[31m\u2028e\x00'
    ran = record("chi-dao/3.4", "--on", "2025-02-20", "--evidence", evil, "--note", "'{[*&!|>%@`")
    assert ran.code == 0
    assert "\x1b" not in ran.out
    plan = desk.plan("vinh-chau/2025")
    (log,) = plan.logs
    assert (log.findings, len(log.value.updates)) == ([], 1)
    assert log.value.updates[0].evidence == 'a}\n- {id: x, status: done}\nb: "c" # d[31m\ne'


def test_recorded_lines_are_valid_and_show_in_the_lists(record, cchc, desk):
    record(*ROLL_CALL)
    record("2.1.2", "--event", "Quyết định số 1020/QĐ-UBND", "--on", "10/4/2025")
    validated = cchc("validate", "--format", "concise", cwd=desk.root)
    assert validated.code == 0
    assert PROGRESS not in validated.out
    listed = cchc("due", "--unit", "Phòng Tư pháp", "--as-of", "2025-04-11", "--format", "json", cwd=desk.root)
    assert '"due": "2025-04-17"' in listed.out
