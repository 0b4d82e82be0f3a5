"""The law of next year's draft: whatever year was moved or left is in the list, and what is sure is proved.

The real plans are read only; all changes to copies of plans here are invented.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from cchc.checks import errors_of
from cchc.comparing.restating import same_deadlines
from cchc.drafting.drafts import Draft
from cchc.drafting.editing import MARK
from cchc.drafting.looks import GROUPS, UNMARKED, Look
from cchc.drafting.renewing import renew
from cchc.store import WorkspaceError, open_store
from cchc.yamltree import read_tree

PLANS = ["anh-son/2025", "nga-nam/2024", "soc-trang/2025", "vinh-chau/2023", "vinh-chau/2025"]
YEAR = re.compile(r"(?<!\d)(?:18|19|20|21)\d\d(?!\d)")
DROPPED = {"repairs", "ignore", "excuses", "amended_by", "due", "because", "implements", "number"}


def drafted(desk: Any, source: str, year: int | None = None, on: str = "2026-01-05") -> Draft:
    store = desk.store
    loaded = store.plan(source)
    return renew(store, loaded, year or loaded.year + 1, date.fromisoformat(on))


def leaves(data: Any, path: tuple[Any, ...] = ()) -> dict[tuple[Any, ...], Any]:
    if isinstance(data, dict):
        found = {(*path, key, "(key)"): key for key in data}
        for key, value in data.items():
            found |= leaves(value, (*path, key))
        return found
    if isinstance(data, list):
        return {at: one for n, value in enumerate(data) for at, one in leaves(value, (*path, n)).items()}
    return {path: data}


def covers(look: Look, path: tuple[Any, ...], start: int, end: int) -> bool:
    """Whether a look speaks of these characters of the value at a path."""
    keys = path[:-1] if path[-1:] == ("(key)",) else path
    if look.offset is None:
        return look.rule is not None and keys[: len(look.keys)] == look.keys != ()
    return look.keys == keys and look.offset <= start and end <= look.offset + len(look.now or look.was or "")


def written(draft: Draft) -> dict[str, dict[tuple[Any, ...], Any]]:
    return {path: leaves(read_tree(text.encode(), path).data) for path, text in draft.files.items()}


@pytest.mark.parametrize("source", PLANS)
def test_every_year_of_the_draft_is_in_the_list(real, source):
    draft = drafted(real, source)
    for path, values in written(draft).items():
        looks = [look for look in draft.looks if look.path == path]
        for keys, value in values.items():
            for year in YEAR.finditer(str(value)):
                assert any(covers(look, keys, *year.span()) for look in looks), (path, keys, value)


@pytest.mark.parametrize("source", PLANS)
def test_every_change_of_a_value_is_in_the_list_and_nothing_else_changed(real, source):
    draft = drafted(real, source)
    step = 1
    for path, now in written(draft).items():
        old_path = f"plans/{source}/{path.rpartition('/')[2]}"
        before = leaves(read_tree((real.root / old_path).read_bytes(), old_path).data)
        moved = {(*keys[:-2], *(on(key, step) for key in keys[-2:])): keys for keys in before}
        renamed = {tuple(on(key, step) if "windows" in keys else key for key in keys): keys for keys in before}
        looks = [look for look in draft.looks if look.path == path]
        for keys, value in now.items():
            was = before.get(keys, before.get(renamed.get(keys, ()), before.get(moved.get(keys, ()))))
            if was == value:
                continue
            told = [
                look for look in looks if covers(look, keys, 0, 0) or look.keys == keys or look.keys == keys[:-1]
            ]
            told += [look for look in looks if look.keys and keys[: len(look.keys)] == look.keys]
            assert any(look.now is not None for look in told), (keys, was, value)
        gone = {keys for keys in before if keys not in now and keys not in set(renamed.values()) - set(now)}
        for keys in gone - {renamed[keys] for keys in now if keys in renamed}:
            assert DROPPED & {str(key) for key in keys} or keys[0] == "date", keys


def on(key: Any, step: int) -> Any:
    return YEAR.sub(lambda year: str(int(year.group()) + step), key) if isinstance(key, str) else key


@pytest.mark.parametrize("source", PLANS)
def test_what_is_called_sure_is_proved_another_way(real, source):
    draft = drafted(real, source)
    loaded = real.plan(source)
    old_year, new_year = loaded.year, loaded.year + 1
    values = written(draft)
    olds = {
        path: leaves(read_tree((real.root / old).read_bytes(), old).data)
        for path in draft.files
        if (old := f"plans/{source}/{path.rpartition('/')[2]}")
    }
    for look in draft.looks:
        if look.group != "moved":
            continue
        assert look.was is not None
        assert look.now is not None
        years = [int(year) for year in YEAR.findall(look.was)]
        assert [year + 1 for year in years] == [int(year) for year in YEAR.findall(look.now)]
        assert YEAR.sub("#", look.was) == YEAR.sub("#", look.now)
        if look.rule == "thời-hạn":
            was, now = olds[look.path][look.keys], values[look.path][look.keys]
            assert same_deadlines([was], [now], old_year, new_year) != "other"
        elif look.rule == "kỳ-số-liệu":
            assert set(years) <= {old_year, old_year - 1}
        else:
            assert (look.rule, set(years)) == ("năm-kế-hoạch", {old_year})


@pytest.mark.parametrize("source", PLANS)
def test_the_draft_has_no_errors_and_its_places_are_right(desk, source):
    draft = drafted(desk, source)
    for path, text in draft.files.items():
        (desk.root / path).parent.mkdir(exist_ok=True)
        (desk.root / path).write_text(text, "utf-8")
    store = open_store(desk.root)
    assert errors_of(store.plan(draft.plan_id), store) == []
    for look in draft.looks:
        assert look.group in GROUPS
        line = draft.files[look.path].splitlines()[look.line - 1]
        assert not line.lstrip().startswith(MARK)
        if look.offset is not None and look.rule is not None:
            assert line[look.column - 1 :].startswith((look.now or look.was or "")[:4]), look


@pytest.mark.parametrize("source", PLANS)
def test_what_is_to_be_decided_is_marked_in_the_files(real, source):
    draft = drafted(real, source)
    for look in draft.looks:
        lines = draft.files[look.path].splitlines()
        above = lines[: look.line - 1]
        marked = bool(above) and above[-1].lstrip().startswith(MARK)
        assert marked or look.group in UNMARKED, look


def test_rows_and_their_ids_stay(real):
    draft = drafted(real, "vinh-chau/2025")
    now = read_tree(draft.files["plans/vinh-chau/2026/appendix.yaml"].encode(), "").data
    was = read_tree((real.root / "plans/vinh-chau/2025/appendix.yaml").read_bytes(), "").data
    assert ids(now) == ids(was)


def ids(data: Any) -> list[Any]:
    return [value for keys, value in leaves(data).items() if keys[-1] in ("id", "number", "same_as")]


def test_a_draft_of_a_draft_leaves_the_old_marks_out(desk):
    first = drafted(desk, "vinh-chau/2025")
    for path, text in first.files.items():
        (desk.root / path).parent.mkdir(exist_ok=True)
        (desk.root / path).write_text(text, "utf-8")
    second = drafted(desk, "vinh-chau/2026")
    marks = [line for line in second.files["plans/vinh-chau/2027/plan.yaml"].splitlines() if MARK in line]
    assert marks
    assert not any("2024" in line and "…/12/2024" in line for line in marks)
    assert "NĂM 2027" in second.files["plans/vinh-chau/2027/appendix.yaml"]


def test_an_authority_that_has_ended_comes_first(real):
    first = drafted(real, "vinh-chau/2025").looks[0]
    assert first.group == "authority"
    assert "đã kết thúc hoạt động ngày 30/06/2025" in first.words
    assert "UBND phường Vĩnh Phước" in first.note


def test_a_unit_that_became_another_is_named_with_its_successor(invented):
    invented.change(
        "gia-dinh/units.yaml",
        "{id: phong-ba, name: Phòng Ba, kind: chuyên môn}",
        "{id: phong-ba, name: Phòng Ba, kind: chuyên môn, to: 2025-06-30, successions: [{date: 2025-07-01, "
        "document: Quyết định bịa, kind: merge, successors: [phong-hai]}]}",
    )
    told = [look for look in drafted(invented, "gia-dinh/2025").looks if look.group == "authority"]
    assert [look.words for look in told] == ["Phòng Ba đã kết thúc hoạt động ngày 30/06/2025"]
    assert told[0].note == "tiếp nhận: Phòng Hai; nêu ở 3 chỗ"


def test_the_superiors_new_plan_takes_the_place_of_the_old_and_links_to_the_same_tasks_stay(desk):
    above = drafted(desk, "soc-trang/2025")
    for path, text in above.files.items():
        (desk.root / path).parent.mkdir(exist_ok=True)
        text = text.replace("Ban hành Kế hoạch\n", "Ban hành văn bản khác hẳn\n", 1) if "appendix" in path else text
        (desk.root / path).write_text(text, "utf-8")
    draft = drafted(desk, "vinh-chau/2025")
    assert "implements: soc-trang/2026\n" in draft.files["plans/vinh-chau/2026/plan.yaml"]
    table = draft.files["plans/vinh-chau/2026/appendix.yaml"]
    assert (
        table.count("implements:")
        == (desk.root / "plans/vinh-chau/2025/appendix.yaml").read_text("utf-8").count("implements:") - 1
    )
    gone = [look for look in draft.looks if look.group == "superior" and look.task is not None]
    assert [(look.task, look.words) for look in gone] == [("the-che/1.1", "the-che/1.1")]


def test_without_it_the_links_are_cleared_and_counted(real):
    draft = drafted(real, "vinh-chau/2025")
    assert "implements" not in draft.files["plans/vinh-chau/2026/appendix.yaml"].replace("“implements", "")
    assert any("79 liên kết" in look.words for look in draft.looks if look.group == "dropped")


def test_the_superiors_old_plan_is_found_where_it_is_cited(real):
    told = [look for look in drafted(real, "vinh-chau/2025").looks if look.group == "superior"]
    assert "Kế hoạch số 196/KH-UBND ngày 23/12/2024" in {look.words for look in told}


def test_number_and_day_go_blank(real):
    draft = drafted(real, "soc-trang/2025")
    plan = read_tree(draft.files["plans/soc-trang/2026/plan.yaml"].encode(), "").data
    assert "number" not in plan
    assert plan["date"] == {"year": 2025, "month": 12}
    attached = read_tree(draft.files["plans/soc-trang/2026/appendix.yaml"].encode(), "").data["attached"]
    assert attached == "(Ban hành kèm theo Kế hoạch số /KH-UBND ngày /12/2025 của UBND tỉnh Sóc Trăng)"


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("(Kèm theo Kế hoạch số 5/KH-UBND ngày 03/01/2025)", "(Kèm theo Kế hoạch số /KH-UBND ngày /01/2026)"),
        ("(Theo Kế hoạch số /KH-UBND tháng 01 năm 2025)", "(Theo Kế hoạch số /KH-UBND tháng 01 năm 2026)"),
        ("(Kèm theo Kế hoạch số 5/KH-UBND năm 2025)", "(Kèm theo Kế hoạch số /KH-UBND năm 2026)"),
        ("(Kèm theo Kế hoạch)", "(Kèm theo Kế hoạch)"),
    ],
)  # fmt: skip
def test_the_line_that_names_the_plan_itself(invented, was, now):
    path = invented.root / "plans/gia-dinh/2025/appendix.yaml"
    path.write_text(f"attached: {was}\n" + path.read_text("utf-8"), "utf-8")
    text = drafted(invented, "gia-dinh/2025").files["plans/gia-dinh/2026/appendix.yaml"]
    assert read_tree(text.encode(), "").data["attached"] == now


def test_tasks_done_and_open_are_told_with_where_they_come_from(invented):
    invented.log("gia-dinh/2025", "Phòng Một", "on: 2025-03-10, task: a/1, status: done")
    invented.log("gia-dinh/2025", "Phòng Ba", "on: 2025-06-01, task: b/8, status: blocked, cause: Chờ hướng dẫn")
    invented.log(
        "gia-dinh/2025",
        "Trạm Dọc",
        "on: 2025-03-25, task: b/5, status: extended, due: 2026-02-15, document: Công văn bịa",
    )
    draft = drafted(invented, "gia-dinh/2025", on="2025-12-20")
    told = {look.task: look for look in draft.looks if look.group in ("carried", "finished")}
    assert told["a/1"].group == "finished"
    assert told["a/1"].note == "xong ngày 10/03/2025"
    assert told["b/8"].group == "carried"
    assert told["b/8"].note == "chuyển từ gia-dinh/2025#b/8: chưa xong, 1 lượt quá hạn, vướng mắc, Chờ hướng dẫn"
    assert told["b/5"].note.endswith("chưa xong, 1 lượt còn trong hạn, gia hạn đến 15/02/2026")
    assert told["a/3"].note == "chuyển từ gia-dinh/2025#a/3: chưa xong, 2 lượt quá hạn, 2 lượt còn trong hạn"
    order = list(told)
    assert order.index("a/3") < order.index("b/9.1")  # what is overdue comes first
    assert not {"b/1", "b/2", "b/3", "b/4", "b/7"} & set(told)  # ongoing, waiting, nobody's
    table = draft.files["plans/gia-dinh/2026/appendix.yaml"]
    assert f"{MARK}chuyển từ gia-dinh/2025#b/8: chưa xong" in table


EXTRA = """\
areas:
  - id: a
    name: Lĩnh vực A
    tasks:
      - {number: "9", task: Việc bịa năm 2025, products: [Báo cáo], lead: [Phòng Một], deadline: Quý II/2025,
         origin: Công văn số 1/UBND-NC ngày 02/4/2025}
      - {number: "10", task: Việc bịa đã xong, products: [Báo cáo], lead: [Phòng Một], deadline: Quý II/2025,
         origin: Công văn số 2/UBND-NC ngày 02/4/2025}
"""


def test_open_tasks_given_outside_the_plan_come_along_word_for_word(invented):
    (invented.root / "plans/gia-dinh/2025/extra.yaml").write_text(EXTRA, "utf-8")
    invented.log("gia-dinh/2025", "Phòng Một", "on: 2025-05-10, task: a/10, status: done")
    draft = drafted(invented, "gia-dinh/2025", on="2025-12-20")
    data = read_tree(draft.files["plans/gia-dinh/2026/extra.yaml"].encode(), "").data
    assert [task["task"] for task in data["areas"][0]["tasks"]] == ["Việc bịa năm 2025"]
    assert data["areas"][0]["tasks"][0]["deadline"] == "Quý II/2025"
    told = [look for look in draft.looks if look.task in ("a/9", "a/10")]
    assert [(look.group, look.task) for look in told] == [("carried", "a/9"), ("dropped", "a/10")]
    assert "giao theo Công văn số 1/UBND-NC ngày 02/4/2025: chưa xong, 1 lượt quá hạn" in told[0].note


def test_without_any_log_all_tasks_given_outside_the_plan_come_along(invented):
    (invented.root / "plans/gia-dinh/2025/extra.yaml").write_text(EXTRA, "utf-8")
    draft = drafted(invented, "gia-dinh/2025")
    told = [look for look in draft.looks if look.path.endswith("2026/extra.yaml") and look.group == "carried"]
    assert [look.task for look in told] == ["a/9", "a/10"]
    assert all("chưa ghi nhận việc nào" in look.note for look in told)


def test_indicators_come_along_with_their_years_moved_as_those_of_the_targets(invented):
    (invented.root / "plans/gia-dinh/2025/indicators.yaml").write_text(
        "indicators:\n  - {id: ho-so-2025, name: Hồ sơ năm 2025, unit: hồ sơ, who: [Phòng Một]}\n", "utf-8"
    )
    draft = drafted(invented, "gia-dinh/2025")
    data = read_tree(draft.files["plans/gia-dinh/2026/indicators.yaml"].encode(), "").data
    assert data["indicators"] == [
        {"id": "ho-so-2025", "name": "Hồ sơ năm 2026", "unit": "hồ sơ", "who": ["Phòng Một"]}
    ]
    assert [look.words for look in draft.looks if look.group == "figure"][-1] == "1 chỉ số trong indicators.yaml"


def test_amendments_days_set_by_a_person_and_silenced_warnings_do_not_come_along(invented):
    invented.change(
        "gia-dinh/2025/appendix.yaml",
        "task: Lập sổ, products: [Sổ]",
        "task: Lập sổ, amended_by: [{document: Công văn số 7/UBND, date: 2025-02-01, deadline: Quý II/2025}], "
        "due: 2025-05-05, because: hẹn lại, ignore: [{code: W204, reason: bịa}], products: [Sổ]",
    )
    draft = drafted(invented, "gia-dinh/2025")
    row = read_tree(draft.files["plans/gia-dinh/2026/appendix.yaml"].encode(), "").data["areas"][0]["tasks"][0]
    assert set(row) == {"number", "task", "products", "lead", "coordinating", "deadline"}
    told = {look.words for look in draft.looks if look.group == "dropped"}
    assert told == {"Công văn số 7/UBND: Quý II/2025", "due: 2025-05-05", "1 mục “ignore”"}


def test_a_limit_that_cannot_be_read_or_falls_outside_the_year_is_on_the_list(invented):
    invented.change("gia-dinh/2025/appendix.yaml", "deadline: Quý II/2025}", "deadline: Quý II/2024}")
    invented.change(
        "gia-dinh/2025/appendix.yaml", "deadline: Theo quy định của tỉnh", "deadline: Sau Tết 2025 ít lâu"
    )
    told = [
        (look.task, look.was, look.now)
        for look in drafted(invented, "gia-dinh/2025").looks
        if look.group == "deadline"
    ]
    assert ("b/8", "Quý II/2024", "Quý II/2025") in told
    assert ("b/7", "Sau Tết 2025 ít lâu", "Sau Tết 2026 ít lâu") in told


def test_windows_over_a_leap_day(invented):
    plan = "gia-dinh/2025/plan.yaml"
    invented.change(plan, "year: 2025", "year: 2024")
    invented.change(
        plan, "Q1-2025: {from: 2024-12-15, to: 2025-03-14}", "Q1-2024: {from: 2023-12-15, to: 2024-02-29}"
    )
    invented.change(
        plan, "Y-2025: {from: 2024-12-15, to: 2025-12-14}", "Y-2024: {from: 2023-12-15, to: 2024-12-14}"
    )
    (invented.root / "plans/gia-dinh/2025").rename(invented.root / "plans/gia-dinh/2024")
    draft = drafted(invented, "gia-dinh/2024")
    windows = read_tree(draft.files["plans/gia-dinh/2025/plan.yaml"].encode(), "").data["reporting"]["windows"]
    assert windows["Q1-2025"] == {"from": "2024-12-15", "to": "2025-02-28"}
    assert "ngày-nhuận" in {look.rule for look in draft.looks if look.group == "year"}


def test_a_year_without_a_calendar_is_said(invented):
    looks = drafted(invented, "gia-dinh/2025", year=2031).looks
    assert "Chưa có lịch nghỉ lễ, tết năm 2031" in {look.words for look in looks}


def test_days_off_are_listed(real):
    told = [look.words for look in drafted(real, "vinh-chau/2025").looks if look.group == "rest_day"]
    assert "31/01/2026, thứ Bảy" in told


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_comments_order_and_line_ends_stay(invented, end):
    path = invented.root / "plans/gia-dinh/2025/plan.yaml"
    text = path.read_text("utf-8") + "# hỏi lại Sở về số liệu năm 2025\nfiling: 'Lưu: VT, năm 2025'   # bên cạnh\n"
    path.write_bytes(text.replace("\n", end).encode())
    draft = drafted(invented, "gia-dinh/2025")
    new = draft.files["plans/gia-dinh/2026/plan.yaml"]
    kept = [line for line in new.split(end) if MARK not in line]
    assert len(kept) == len(text.split("\n"))
    assert "# hỏi lại Sở về số liệu năm 2025" in kept
    assert "filing: 'Lưu: VT, năm 2026'   # bên cạnh" in kept
    assert any(look.rule == "chú-thích" and look.now is None and look.line > 0 for look in draft.looks)


def test_texts_in_every_style_are_edited_in_place(invented):
    path = invented.root / "plans/gia-dinh/2025/plan.yaml"
    more = (
        "preamble:\n  - |\n    Dòng một năm 2025,\n    dòng hai.\n"
        '  - "Trong \\"năm 2025\\"\\n và năm\n    2025 nữa"\n'
        "  - 'Nghỉ ''Tết'' năm 2025'\n  - >-\n    gấp lại năm\n    2025 thôi\n"
    )
    path.write_text(path.read_text("utf-8") + more, "utf-8")
    data = read_tree(drafted(invented, "gia-dinh/2025").files["plans/gia-dinh/2026/plan.yaml"].encode(), "").data
    assert data["preamble"] == [
        "Dòng một năm 2026,\ndòng hai.\n",
        'Trong "năm 2026"\n và năm 2026 nữa',
        "Nghỉ 'Tết' năm 2026",
        "gấp lại năm 2026 thôi",
    ]


def test_a_plan_with_faults_is_refused(invented):
    path = invented.root / "plans/gia-dinh/2025/appendix.yaml"
    path.write_text(path.read_text("utf-8") + "areas: []\n", "utf-8")
    with pytest.raises(WorkspaceError, match="có lỗi nên chưa lập bản nháp"):
        drafted(invented, "gia-dinh/2025")
