"""Lines of logs: accepted or refused, and the state that follows. Units, days and documents here are invented."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from cchc.checks import errors_of
from cchc.drafting.choosing import Whose, Wish
from cchc.drafting.journals import write_lines
from cchc.drafting.logs import log_path, new_id
from cchc.drafting.meaning import what_is_meant
from cchc.drafting.owing import everybody
from cchc.drafting.recording import Recorder
from cchc.obligations.scope import Scope, gather, superior_plan
from tests.drafting.at_desk import TODAY, day, happen, record, refusal

GD25, VC25 = "gia-dinh/2025", "vinh-chau/2025"
HEIRS = """  - id: phong-cu
    name: Phòng Cũ
    kind: chuyên môn
    to: 2025-02-28
    successions: [{date: 2025-03-01, document: NQ bịa, kind: merge, successors: [phong-hai]}]
"""


def text_of(desk, unit, plan=GD25):
    return (desk.root / "plans" / plan / "progress" / f"{unit}.yaml").read_text("utf-8")


def update(recorder, index=0):
    return {key: value for key, value in recorder.entries[index].line.entry.items() if key != "id"}


def test_a_new_log_has_its_head_and_one_physical_line(invented):
    (entry,) = record(invented, "a/1", evidence="Sổ số 1, ngày 14/3", note="hai\ndòng").entries
    assert text_of(invented, "phong-mot") == (
        f"unit: Phòng Một\nupdates:\n  - {{id: {entry.line.entry['id']}, on: 2025-03-14, task: a/1, status: done, "
        'evidence: "Sổ số 1, ngày 14/3", note: "hai\\ndòng"}\n'
    )
    assert errors_of(invented.plan(GD25), invented.store) == []
    found = invented.one(GD25, on="2025-04-01", task="a/1", role="lead")
    assert (found.status, found.facts.evidence, found.facts.note) == ("done", "Sổ số 1, ngày 14/3", "hai\ndòng")


def test_a_log_that_stands_is_kept_byte_for_byte(invented):
    path = invented.root / "plans" / GD25 / "progress" / "so-tay.yaml"
    path.parent.mkdir()
    old = (
        "# sổ tay của Phòng Một\r\nunit: phong mot\r\nupdates: # mới nhất ở dưới\r\n"
        " -  {id: cu, on: 2025-02-01, task: a/1, status: started}   # xem lại\r\n\r\n# hết tháng 2\r\n"
    ).encode()
    path.write_bytes(old)
    (entry,) = record(invented, "a/1").entries
    assert path.read_bytes() == (
        old + f" - {{id: {entry.line.entry['id']}, on: 2025-03-14, task: a/1, status: done}}\r\n".encode()
    )
    assert [name.name for name in path.parent.iterdir()] == ["so-tay.yaml"]


def test_a_log_of_another_unit_under_its_name_is_left_alone(invented):
    invented.log(GD25, "Phòng Hai", "on: 2025-02-01, task: a/2, status: started")
    folder = invented.root / "plans" / GD25 / "progress"
    (folder / "Phòng-Hai.yaml").rename(folder / "phong-mot.yaml")
    record(invented, "a/1")
    assert text_of(invented, "phong-mot-2").startswith("unit: Phòng Một\n")
    assert invented.one(GD25, on="2025-04-01", task="a/1", role="lead").status == "done"


def test_a_new_log_names_its_unit_by_its_id_where_the_name_means_another(invented):
    """Two units of one name, before and after a reform: on the plan's day the name is the old one's."""
    invented.change(
        "gia-dinh/units.yaml",
        "  - {id: phong-ba, name: Phòng Ba, kind: chuyên môn}\n",
        "  - {id: phong-ba, name: Phòng Ba, kind: chuyên môn, to: 2025-06-30, successions: "
        "[{date: 2025-07-01, document: NQ bịa, kind: rename, successors: [phong-ba-moi]}]}\n"
        "  - {id: phong-ba-moi, name: Phòng Ba, kind: chuyên môn, from: 2025-07-01}\n",
    )
    record(invented, "b/8", "phong-ba-moi", on="2025-08-01")
    assert text_of(invented, "phong-ba-moi").startswith("unit: phong-ba-moi\n")
    assert invented.one(GD25, on="2025-09-01", task="b/8").status == "done"


def test_every_units_own_log_is_found_again(real):
    """A new log names its unit so that its lines are that unit's, for every unit of the five plans."""
    from cchc.obligations.recording import log_owner

    for plan_id in real.store.plan_ids:
        plan = real.plan(plan_id)
        for unit in plan.register.units:
            assert log_path(plan, unit) == f"plans/{plan_id}/progress/{unit.id}.yaml"
            assert log_owner(plan, unit.id) == unit.id


def test_roll_call(desk):
    units = ("Phòng Tư pháp, phong kinh te", "UBND Phường 1")
    entries = record(desk, "report/Q1-2025", *units).entries
    assert [entry.unit.id for entry in entries] == ["phong-tu-phap", "phong-kinh-te", "ubnd-phuong-1"]
    assert len({entry.line.path for entry in entries}) == 3
    done = {a.obligation.owner.unit_id for a in desk.owed(VC25, on="2025-04-01", task="report/Q1-2025") if a.closed}
    assert done == {"phong-tu-phap", "phong-kinh-te", "ubnd-phuong-1"}


def test_everyone_is_who_owes_and_is_not_done(invented):
    record(invented, "report/Q1-2025", "Phòng Hai")
    entries = record(invented, "report/Q1-2025", everyone=True, without=("Trạm Dọc",)).entries
    assert [entry.unit.id for entry in entries] == ["phong-mot", "phong-ba"]
    assert [entry.unit.id for entry in record(invented, "report/Q1-2025", everyone=True).entries] == ["tram-doc"]
    told = refusal(lambda: record(invented, "report/Q1-2025", everyone=True))
    assert told == "Không còn đơn vị nào phải ghi cho report/Q1-2025. Xem: cchc due --all"
    assert "“Trạm Mới”" in refusal(lambda: record(invented, "a/2", everyone=True, without=("Trạm Mới",)))


def test_the_one_unit_that_owes_it_need_not_be_named(invented):
    assert record(invented, "a/1").entries[0].unit.id == "phong-mot"
    told = refusal(lambda: record(invented, "a/2"))
    assert told == (
        "Việc a/2 do 3 đơn vị cùng phải làm: phải nêu đơn vị nào. "
        'Thêm --unit "TÊN, TÊN" hoặc --everyone: Phòng Một; Phòng Hai; Phòng Ba.'
    )
    assert "Không có đơn vị nào trong danh bạ phải làm việc b/4." in refusal(lambda: record(invented, "b/4"))


@pytest.mark.parametrize(
    ("task", "unit", "told"),
    [
        ("a/1", "Phòng Hai", "Phòng Hai chỉ phối hợp việc a/1. Đơn vị phải làm: Phòng Một."),
        ("a/1", "Trạm Dọc", "Trạm Dọc không phải làm việc a/1. Đơn vị phải làm: Phòng Một."),
        ("a/1", "Phòng Bốn Năm", "Không có đơn vị “Phòng Bốn Năm” trong danh bạ của gia-dinh."),
        ("a/2", "Các phòng huyện Giả Định", "là một nhóm đơn vị, không phải một đơn vị."),
        ("b/4", "Phòng Một", "Phòng Một không phải làm việc b/4."),
        ("a/1@phong-hai", None, "Phòng Hai chỉ phối hợp việc a/1."),
        ("a/1@phong-bon", None, "Không có đơn vị “phong-bon”"),
    ],
)
def test_whose_job_it_is_not(invented, task, unit, told):
    assert told in refusal(lambda: record(invented, task, *([unit] if unit else [])))
    assert not (invented.root / "plans" / GD25 / "progress").exists()


def test_one_refusal_among_several_units_writes_nothing_and_all_are_told(invented):
    record(invented, "a/2", "Phòng Hai")
    told = refusal(lambda: record(invented, "a/2", "Phòng Một, Phòng Hai, Trạm Dọc"))
    assert told.startswith("2 chỗ không ghi được nên chưa ghi gì:\n  - Phòng Hai: a/2 đã ghi “đã xong”")
    assert "- Trạm Dọc không phải làm việc a/2." in told
    assert not (invented.root / "plans" / GD25 / "progress" / "phong-mot.yaml").exists()


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ({"on": "2026-11-23"}, "Ngày 23/11/2026 ở tương lai (hôm nay 22/11/2026). Chỉ ghi việc đã xảy ra."),
        ({"status": "dropped"}, "Thôi thực hiện thì phải nêu văn bản cho phép. Thêm --document"),
        ({"status": "extended"}, "Gia hạn thì phải nêu hạn mới và văn bản cho phép. Thêm --due"),
        ({"status": "extended", "due": "2025-05-30"}, "Gia hạn thì phải nêu hạn mới và văn bản cho phép."),
        ({"status": "extended", "document": "CV"}, "Gia hạn thì phải nêu hạn mới và văn bản cho phép."),
        (
            {"status": "extended", "document": "CV", "due": "2025-03-31"},
            "Hạn mới 31/03/2025 của a/1 không sau hạn đang có 31/03/2025.",
        ),
        ({"status": "blocked"}, "Vướng mắc thì phải nêu nguyên nhân. Thêm --cause"),
        ({"due": "2025-05-30"}, "--due chỉ dùng khi gia hạn (extended) hoặc phát sinh (called). Bỏ --due."),
        ({"status": "called"}, "a/1 không phải việc “nếu có”, “khi phát sinh”: không cần ghi phát sinh."),
    ],
)
def test_what_cannot_be_recorded(invented, wanted, told):
    assert refusal(lambda: record(invented, "a/1", **wanted)).startswith(told)
    assert not (invented.root / "plans" / GD25 / "progress").exists()


@pytest.mark.parametrize(
    ("status", "wanted", "timing"),
    [
        ("started", {}, "late"),
        ("submitted", {"evidence": "TTr số 2"}, "late"),
        ("blocked", {"cause": "thiếu số liệu"}, "late"),
        ("done", {}, "in_time"),
        ("dropped", {"document": "CV số 3"}, "in_time"),
        ("extended", {"document": "CV số 4", "due": "2025-06-30"}, "in_time"),
    ],
)
def test_every_status_is_written_with_what_it_needs_and_read_again(invented, status, wanted, timing):
    line = update(record(invented, "a/1", status=status, **wanted))
    assert line == {"on": "2025-03-14", "task": "a/1", "status": status, **wanted}
    found = invented.one(GD25, on="2025-05-01", task="a/1", role="lead")
    assert (found.status, found.timing) == (status, timing)
    assert errors_of(invented.plan(GD25), invented.store) == []


def test_an_extension_moves_the_date_and_so_the_state(invented):
    record(invented, "a/1", status="extended", document="CV số 4", due="2025-04-15")
    found = invented.one(GD25, on="2025-04-10", task="a/1", role="lead")
    assert (found.due, found.timing) == (date(2025, 4, 15), "due_soon")
    later = {"status": "extended", "document": "CV số 5", "due": "2025-04-15", "on": "2025-03-20"}
    told = refusal(lambda: record(invented, "a/1", **later))
    assert "không sau hạn đang có 15/04/2025" in told
    record(invented, "a/1", on="2025-04-15")
    assert invented.one(GD25, on="2025-05-01", task="a/1", role="lead").done_late is False


def test_what_goes_on_all_year_has_no_date_to_extend(invented):
    told = refusal(lambda: record(invented, "b/1", status="extended", document="CV số 4", due="2025-06-30"))
    assert told == "b/1 là việc thường xuyên, không có hạn để gia hạn. Ghi --status started hoặc done."


def test_a_conditional_task_that_has_arisen_runs(invented):
    assert invented.one(GD25, on="2026-01-15", task="b/3").timing == "waiting"
    record(invented, "b/3", status="called")
    assert invented.one(GD25, on="2026-01-15", task="b/3").timing == "late"
    assert "đã ghi “đã phát sinh” ngày 14/03/2025" in refusal(lambda: record(invented, "b/3", status="called"))


def test_a_conditional_task_that_has_arisen_may_be_given_a_date(invented):
    told = refusal(lambda: record(invented, "b/3", status="called", due="2025-03-01"))
    assert told == "Hạn 01/03/2025 trước ngày phát sinh 14/03/2025. Kiểm tra --due và --on."
    record(invented, "b/3", status="called", due="2025-05-05")
    found = invented.one(GD25, on="2025-05-06", task="b/3")
    assert (found.due, found.timing) == (date(2025, 5, 5), "late")


def test_what_was_done_already_is_refused_with_its_place(invented):
    (first,) = record(invented, "a/1").entries
    told = refusal(lambda: record(invented, "a/1", on="2025-03-20"))
    assert told == (
        "Phòng Một: a/1 đã ghi “đã xong” ngày 14/03/2025 (plans/gia-dinh/2025/progress/phong-mot.yaml, "
        f"mã {first.line.entry['id']}). Ghi thay dòng đó: thêm --again."
    )


@pytest.mark.parametrize("on", ["2025-02-01", "2025-03-14", "2025-04-20"])
@pytest.mark.parametrize(
    "wish",
    [{}, {"status": "started"}, {"status": "blocked", "cause": "x"}, {"status": "dropped", "document": "CV"}],
    ids=lambda wish: wish.get("status", "done"),
)
def test_again_the_new_line_counts_whatever_its_day(invented, on, wish):
    (old,) = record(invented, "a/1").entries
    before = text_of(invented, "phong-mot")
    recorder = record(invented, "a/1", on=on, again=True, **wish)
    assert recorder.entries[0].line.entry["corrects"] == old.line.entry["id"]
    assert text_of(invented, "phong-mot").startswith(before)
    found = invented.one(GD25, on="2025-05-01", task="a/1", role="lead")
    assert (found.status, found.facts.on) == (wish.get("status", "done"), day(on))
    assert [a.facts for a in recorder.after(recorder.entries[0])] == [found.facts]
    assert errors_of(invented.plan(GD25), invented.store) == []


def test_again_replaces_the_line_that_closed_it_not_a_later_one_of_another_kind(invented):
    record(invented, "a/1", on="2025-03-14")
    invented.log(GD25, "Phòng Một", "on: 2025-03-20, task: a/1, status: extended, due: 2025-06-30, document: CV")
    record(invented, "a/1", on="2025-03-10", again=True)
    found = invented.one(GD25, on="2025-05-01", task="a/1", role="lead")
    assert (found.facts.done_on, found.due) == (date(2025, 3, 10), date(2025, 6, 30))


def test_called_again_replaces_the_call_and_keeps_what_was_begun(invented):
    record(invented, "b/3", status="called", on="2025-03-14")
    record(invented, "b/3", status="started", on="2025-03-20")
    record(invented, "b/3", status="called", on="2025-03-10", again=True)
    found = invented.one(GD25, on="2025-05-01", task="b/3")
    assert (found.status, found.facts.called_on) == ("started", date(2025, 3, 10))


def test_again_where_nothing_was_recorded_is_an_ordinary_line(invented):
    assert "corrects" not in record(invented, "a/1", again=True).entries[0].line.entry


def test_joint_leads_share_a_line_in_the_log_of_the_one_named(invented):
    assert [e.unit.id for e in record(invented, "a/3", "Phòng Hai, Phòng Ba", item=1).entries] == ["phong-hai"]
    assert {a.status for a in invented.owed(GD25, on="2025-04-01", task="a/3", item=1)} == {"done"}
    told = refusal(lambda: record(invented, "a/3", "Phòng Ba", item=1))
    assert told.startswith("Phòng Ba: a/3 đã ghi “đã xong” ngày 14/03/2025")
    assert "progress/phong-hai.yaml" in told
    (entry,) = record(invented, "gia-dinh/2025#a/3@phong-ba/2").entries
    assert entry.unit.id == "phong-ba"


def test_joint_leads_need_not_be_named(invented):
    assert record(invented, "a/3", item=2).entries[0].unit.id == "phong-hai"


def test_a_member_of_a_group_closes_its_own_only(invented):
    record(invented, "a/2", "Phòng Ba")
    states = {a.obligation.owner.unit_id: a.status for a in invented.owed(GD25, on="2025-04-01", task="a/2")}
    assert states == {"phong-mot": "none", "phong-hai": "none", "phong-ba": "done"}


@pytest.fixture(name="reformed")
def _reformed(invented):
    """Phòng Cũ, which leads a/1 here, ended on 28/2/2025; Phòng Hai carries on its work."""
    invented.change("gia-dinh/units.yaml", "groups:\n", f"{HEIRS}groups:\n")
    invented.change(
        "gia-dinh/2025/appendix.yaml", "products: [Sổ], lead: [Phòng Một]", "products: [Sổ], lead: [Phòng Cũ]"
    )
    return invented


def test_a_unit_that_ended_records_what_it_did_before(reformed):
    assert update(record(reformed, "a/1", on="2025-02-28")) == {"on": "2025-02-28", "task": "a/1", "status": "done"}
    assert text_of(reformed, "phong-cu").startswith("unit: Phòng Cũ\n")


def test_a_unit_that_ended_is_refused_and_its_heir_named(reformed):
    told = refusal(lambda: record(reformed, "a/1", "Phòng Cũ", on="2025-03-14"))
    assert told == (
        "Phòng Cũ đã kết thúc hoạt động ngày 28/02/2025, việc đã chuyển về: Phòng Hai. "
        'Ghi --unit "Phòng Hai" --for "Phòng Cũ".'
    )


def test_the_heir_records_in_its_own_log_for_the_one_that_ended(reformed):
    line = update(record(reformed, "a/1", "Phòng Hai"))
    assert line == {"on": "2025-03-14", "task": "a/1", "status": "done", "behalf_of": "phong-cu"}
    assert text_of(reformed, "phong-hai").startswith("unit: Phòng Hai\n")
    assert reformed.one(GD25, on="2025-04-01", task="a/1", unit="phong-cu").status == "done"
    assert errors_of(reformed.plan(GD25), reformed.store) == []


def test_the_heir_that_owes_it_too_says_for_whom(reformed):
    """Both owe the report; Phòng Hai's own comes first unless the other is named."""
    windows = {"on": "2025-03-14", "task": "report/Q1-2025", "status": "done"}
    assert update(record(reformed, "report/Q1-2025", "Phòng Hai")) == windows
    for task, wanted in (("report/Q1-2025", {"behalf_of": "Phòng Cũ"}), ("report/Q1-2025@phong-cu", {})):
        line = update(record(reformed, task, "Phòng Hai", write=False, **wanted))
        assert line == {**windows, "behalf_of": "phong-cu"}


def test_an_heir_before_its_day_and_one_who_is_none(reformed):
    assert "Phòng Hai chỉ phối hợp việc a/1." in refusal(
        lambda: record(reformed, "a/1", "Phòng Hai", on="2025-02-20")
    )
    told = refusal(lambda: record(reformed, "a/1", "Phòng Ba", behalf_of="Phòng Cũ"))
    assert told == "Danh bạ không ghi việc của Phòng Cũ đã chuyển về Phòng Ba. Thêm “successions” vào units.yaml."
    assert told == refusal(lambda: record(reformed, "a/1@phong-cu", "Phòng Ba"))


def test_real_heirs_of_2025(desk):
    """Phòng Nội vụ took over from Phòng Lao động - Thương binh và Xã hội on 1/3/2025."""
    line = update(
        record(desk, "report/Q1-2025", "Phòng Nội vụ", behalf_of="Phòng Lao động - Thương binh và Xã hội")
    )
    assert line["behalf_of"] == "phong-lao-dong-thuong-binh-va-xa-hoi"
    states = {a.obligation.owner.unit_id: a.status for a in desk.owed(VC25, on="2025-04-01", task="report/Q1-2025")}
    assert (states["phong-lao-dong-thuong-binh-va-xa-hoi"], states["phong-noi-vu"]) == ("done", "none")


def test_what_the_province_asks_is_recorded_by_the_desk_at_home(desk):
    for task in ("up/soc-trang/2025/report/Q1-2025", "soc-trang/2025#report/H1-2025@ubnd-thi-xa-vinh-chau"):
        (entry,) = record(desk, task).entries
        assert entry.line.path == "plans/vinh-chau/2025/progress/phong-noi-vu.yaml"
    for name in ("UBND thị xã Vĩnh Châu", "Phòng Nội vụ"):
        found = [a for a in desk.asked(name, on="2025-07-01") if a.obligation.plan == "soc-trang/2025"]
        reports = [a.status for a in found if "report/" in a.obligation.task]
        assert reports == ["done", "done", "none", "none"]
    assert "đã ghi “đã xong”" in refusal(lambda: record(desk, "up/soc-trang/2025/report/Q1-2025"))


def test_several_tasks_at_once_know_of_each_other(invented):
    store = invented.store
    recorder = Recorder(TODAY, 7)
    for on in ("2025-03-28", "2025-04-02"):
        recorder.add(what_is_meant(store, "a/4", None, day(on)), Whose(), Wish(on=day(on)))
    assert [entry.line.entry["occurrence"] for entry in recorder.entries] == ["1", "2"]
    write_lines(store, [entry.line for entry in recorder.entries])
    assert [a.status for a in invented.owed(GD25, on="2025-04-10", task="a/4")] == ["done", "done", "none", "none"]


def test_a_day_recorded_later_than_a_newer_line_is_told(invented):
    record(invented, "a/1", status="blocked", cause="x", on="2025-03-20")
    recorder = record(invented, "a/1", status="started", on="2025-03-14")
    (after,) = recorder.after(recorder.entries[0])
    assert (after.status, after.facts.on) == ("blocked", day("2025-03-20"))
    (after,) = (done := record(invented, "a/1", on="2025-03-15")).after(done.entries[0])
    assert (after.status, after.facts.on) == ("done", day("2025-03-15"))


def test_again_keeps_the_day_and_the_texts_that_nobody_says_anew(invented):
    record(invented, "a/1", on="2025-03-14", evidence="KH 21 bịa")
    store = invented.store
    recorder = Recorder(TODAY, 7)
    wish = Wish(on=TODAY, day_said=False, note="có thêm phụ lục", again=True)
    recorder.add(what_is_meant(store, "a/1", "gia-dinh/2025", TODAY), Whose(), wish)
    line = recorder.entries[0].line.entry
    assert (line["on"], line["evidence"], line["note"]) == ("2025-03-14", "KH 21 bịa", "có thêm phụ lục")


def test_a_wrong_extension_can_be_set_right(invented):
    record(invented, "a/1", status="extended", due="2026-10-30", document="CV bịa", on="2025-03-14")
    record(invented, "a/1", status="extended", due="2025-10-30", document="CV bịa", on="2025-03-14", again=True)
    found = invented.one("gia-dinh/2025", on="2025-04-01", task="a/1", role="lead")
    assert found.due == day("2025-10-30")


def test_a_day_in_the_year_before_the_plan_is_a_slip(invented):
    told = refusal(lambda: record(invented, "a/1", on="2024-03-14"))
    assert told == "Ngày 14/03/2024 trước cả kế hoạch gia-dinh/2025. Kiểm tra năm: sớm nhất là 01/12/2024."


def test_ids_are_short_and_new():
    made = [new_id(()) for _ in range(300)]
    assert all(len(one) == 6 and one[0].isalpha() and one.isalnum() and one.islower() for one in made)
    assert len(set(made)) > 290


def closable(plan, superior):
    """What `cchc due` prints of a plan and any unit can close, by id."""
    scope = Scope(plans=(plan,), superior=superior)
    found = [*gather(scope, [], TODAY, 7), *gather(scope, everybody(plan), TODAY, 7)]
    return {
        a.obligation.id: a
        for a in found
        if a.obligation.role != "coordinating" and a.obligation.owner.unit_id is not None
    }


@pytest.mark.slow
@pytest.mark.parametrize(
    "plan_id", ["anh-son/2025", "nga-nam/2024", "soc-trang/2025", "vinh-chau/2023", "vinh-chau/2025"]
)
def test_every_id_that_due_prints_can_be_recorded_and_is_then_done(real, plan_id):
    """For each obligation of the five plans that a unit can close: its whole id alone is enough."""
    plan = real.plan(plan_id)
    store = real.store
    found = closable(plan, superior_plan(store, plan))
    assert len(found) > 20
    on = date(plan.year, 2, 20)
    gathered: dict = {}  # what is owed, once for all
    for obligation_id, before in found.items():
        recorder = Recorder(TODAY, 7)
        recorder._owed = gathered
        recorder.add(what_is_meant(store, obligation_id, None, on), Whose(), Wish(on=on))
        (entry,) = recorder.entries
        (after,) = recorder.after(entry)
        assert (after.status, after.facts.on) == ("done", on)
        o = before.obligation
        if o.plan == plan_id and o.plan != "soc-trang/2025":
            assert after.obligation.id == obligation_id
            assert entry.unit.id == o.owner.first_id
        elif o.owner.first_id == "ubnd-thi-xa-vinh-chau":
            assert (entry.plan.id, entry.line.entry["task"]) == (VC25, f"up/soc-trang/2025/{o.task}")


def test_events_and_their_terms_can_be_recorded_by_the_id_that_due_prints(desk):
    happen(desk, "Quyết định số 1020/QĐ-UBND", "chinh-quyen-so/2.1.2")
    found = [a for a in desk.owed(VC25, on="2025-04-12", task="chinh-quyen-so/2.1.2") if a.stands]
    assert found
    assert {a.obligation.term.occurrence for a in found} == {"1020-qd-ubnd-2025-04-10"}
    only = next(a for a in found if a.obligation.owner.unit_id == "phong-tu-phap")
    record(desk, only.obligation.id, on="2025-04-15")
    after = desk.one(VC25, on="2025-04-18", task="chinh-quyen-so/2.1.2", unit="phong-tu-phap")
    assert (after.status, after.done_late) == ("done", False)
    assert replace(after, facts=only.facts, status="none", days_left=5).obligation == only.obligation


def test_an_extension_of_the_same_day_or_before_is_no_second_one(invented):
    record(invented, "a/1", status="extended", due="2025-04-30", document="CV bịa", on="2025-03-25")
    for on in ("2025-03-25", "2025-03-20"):
        told = refusal(
            lambda on=on: record(invented, "a/1", status="extended", due="2025-05-15", document="CV khác", on=on)
        )
        assert "đã ghi “gia hạn” ngày 25/03/2025" in told
    record(invented, "a/1", status="extended", due="2025-05-15", document="CV khác", on="2025-03-26")
    assert invented.one("gia-dinh/2025", on="2025-04-01", task="a/1", role="lead").due == day("2025-05-15")
