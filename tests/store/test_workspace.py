"""Finding the workspace and its plans; reading a file without leaving it. All data invented."""

from __future__ import annotations

import os
import socket

import pytest

from cchc.store import WorkspaceError, find_root, open_store
from cchc.yamltree.reading import MAX_BYTES

PLAN = "plans/xa-mau/2025/plan.yaml"
APPENDIX = "plans/xa-mau/2025/appendix.yaml"


def faults(root, path=APPENDIX, plan="xa-mau/2025"):
    """(code, line, column) of all that is found in one file."""
    return [
        (f.code, f.place.line, f.place.column) for f in open_store(root).plan(plan).findings if f.place.path == path
    ]


# --- the root


def test_the_workspace_is_found_upward_or_where_it_is_named(workspace, tmp_path):
    root = workspace().resolve()
    assert find_root(root / "plans" / "xa-mau" / "2025") == root
    assert find_root(root) == root
    assert find_root(tmp_path, root) == root


def test_a_folder_without_plans_is_no_workspace(tmp_path):
    with pytest.raises(WorkspaceError, match="không có thư mục “plans”") as raised:
        find_root(tmp_path)
    assert "--root" in raised.value.hint
    assert "cchc init" in raised.value.hint
    with pytest.raises(WorkspaceError, match="không phải là không gian làm việc") as raised:
        find_root(tmp_path, tmp_path)
    assert "CCHC_ROOT" in raised.value.hint


def test_a_file_named_plans_is_no_workspace(tmp_path):
    (tmp_path / "plans").write_text("")
    with pytest.raises(WorkspaceError):
        find_root(tmp_path, tmp_path)


def test_the_workspace_named_is_not_searched_upward(workspace):
    root = workspace()
    with pytest.raises(WorkspaceError):
        find_root(root, root / "plans" / "xa-mau")


# --- plans and settings


def test_plan_ids_come_from_the_folders_that_hold_a_plan(workspace):
    root = workspace(
        {
            "plans/xa-mau/2024/plan.yaml": "year: 2024\ntitle: Kế hoạch bịa\n",
            "plans/xa-khac/2025/appendix.yaml": "areas: []\n",
            "plans/xa-khac/nháp/plan.yaml": "year: 2025\ntitle: Không phải năm\n",
            "plans/xa-khac/20255/plan.yaml": "year: 2025\ntitle: Năm có năm chữ số\n",
            "plans/xa-khac/2026/extra.yaml": "areas: []\n",
            "plans/.schema/2025/plan.yaml": "year: 2025\ntitle: Thư mục ẩn\n",
            "plans/2025/plan.yaml": "year: 2025\ntitle: Thiếu cơ quan\n",
        }
    )
    assert open_store(root).plan_ids == ["xa-khac/2025", "xa-mau/2024", "xa-mau/2025"]
    assert open_store(root).authorities == ["xa-mau"]


def test_an_unknown_plan_is_refused_with_the_nearest(workspace):
    with pytest.raises(WorkspaceError, match="Không có kế hoạch “xa-mua/2025”") as raised:
        open_store(workspace()).plan("xa-mua/2025")
    assert raised.value.hint == "Có phải là “xa-mau/2025”?"


def test_an_unknown_plan_like_none_is_refused_with_the_list(workspace):
    with pytest.raises(WorkspaceError) as raised:
        open_store(workspace()).plan("hoan-toan-khac/1999")
    assert "xa-mau/2025" in raised.value.hint


@pytest.mark.parametrize(
    "plan", ["../xa-mau/2025", "xa-mau/../xa-mau/2025", "xa-mau/2025/", "/xa-mau/2025", "", "xa-mau"]
)
def test_only_an_id_as_listed_names_a_plan(workspace, plan):
    with pytest.raises(WorkspaceError):
        open_store(workspace()).plan(plan)


def test_settings(workspace):
    store = open_store(workspace({"plans/workspace.yaml": "home: xa-mau\ndue_soon_days: 3\n"}))
    assert (store.home, store.due_soon_days) == ("xa-mau", 3)


def test_settings_that_are_missing_or_faulty_leave_the_defaults(workspace):
    store = open_store(workspace({"plans/workspace.yaml": None}))
    assert (store.home, store.due_soon_days, store.settings.present) == (None, 7, False)
    store = open_store(workspace({"plans/workspace.yaml": "hom: xa-mau\n"}))
    assert (store.home, store.due_soon_days, store.settings.present) == (None, 7, True)
    assert [f.code for f in store.settings.findings] == ["E004", "E006"]


def test_a_plan_gathers_the_faults_of_all_its_files_and_of_its_register(workspace):
    root = workspace(
        {
            "plans/xa-mau/units.yaml": "x: 1\n",
            PLAN: "x: 1\n",
            APPENDIX: "x: 1\n",
            "plans/xa-mau/2025/extra.yaml": "x: 1\n",
            "plans/xa-mau/2025/events.yaml": "x: 1\n",
            "plans/xa-mau/2025/progress/phong-mot.yaml": "x: 1\n",
        }
    )
    loaded = open_store(root).plan("xa-mau/2025")
    assert {f.place.path.removeprefix("plans/xa-mau/") for f in loaded.findings if f.code == "E004"} == {
        "units.yaml",
        "2025/plan.yaml",
        "2025/appendix.yaml",
        "2025/extra.yaml",
        "2025/events.yaml",
        "2025/progress/phong-mot.yaml",
    }
    assert loaded.register is None
    assert loaded.plan is None
    assert loaded.rows.rows == []
    assert loaded.year == 2025  # the folder's
    assert loaded.date.isoformat() == "2025-01-01"


@pytest.mark.parametrize(
    ("stated", "date"),
    [
        ("2024-12-23", "2024-12-23"),
        ("{year: 2024, month: 12}", "2024-12-01"),
        ("{year: 2024}", "2024-01-01"),
        (None, "2025-01-01"),
    ],
)
def test_a_date_left_partly_blank_is_the_first_day_it_may_be(workspace, stated, date):
    text = "year: 2025\ntitle: Kế hoạch bịa\n" + (f"date: {stated}\n" if stated else "")
    assert open_store(workspace({PLAN: text})).plan("xa-mau/2025").date.isoformat() == date


def test_logs_are_read_in_the_order_of_their_names(workspace):
    log = "unit: Phòng Một\nupdates: []\n"
    names = [f"plans/xa-mau/2025/progress/{name}" for name in ("b.yaml", "a.yaml", "ghi-chú.txt")]
    loaded = open_store(workspace(dict.fromkeys(names, log))).plan("xa-mau/2025")
    assert [file.path.rpartition("/")[2] for file in loaded.logs] == ["a.yaml", "b.yaml"]
    assert [file.value.unit for file in loaded.logs] == ["Phòng Một"] * 2


# --- what may be read


def test_a_file_that_is_not_there_is_none_and_no_fault(workspace):
    loaded = open_store(workspace({APPENDIX: None})).plan("xa-mau/2025")
    assert loaded.findings == []
    assert (loaded.appendix_file.present, loaded.appendix_file.value) == (False, None)
    assert loaded.rows.rows == []


@pytest.mark.parametrize("content", [b"", b"\n\n", "# chỉ có chú thích\n".encode(), b"\xef\xbb\xbf", b"---\n"])
def test_an_empty_file_is_a_fault(workspace, content):
    root = workspace({APPENDIX: content})
    assert faults(root) == [("E009", 1, 1)]
    assert open_store(root).plan("xa-mau/2025").appendix_file.present


def test_a_folder_in_a_files_place_is_a_fault(workspace):
    root = workspace({APPENDIX: None})
    (root / APPENDIX).mkdir()
    assert faults(root) == [("E009", 1, 1)]


def test_a_pipe_in_a_files_place_is_a_fault_and_nobody_waits_for_it(workspace):
    root = workspace({APPENDIX: None})
    os.mkfifo(root / APPENDIX)
    assert faults(root) == [("E009", 1, 1)]


def test_a_socket_in_a_files_place_is_a_fault(workspace, monkeypatch):
    root = workspace({APPENDIX: None})
    monkeypatch.chdir((root / APPENDIX).parent)  # a socket's path may not be long
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("appendix.yaml")
        (found,) = open_store(root).plan("xa-mau/2025").findings
    assert found.code == "E009"
    assert "tệp thường" in found.message


def test_a_device_is_never_read(workspace):
    root = workspace({APPENDIX: None})
    (root / APPENDIX).symlink_to("/dev/zero")
    assert faults(root) == [("E009", 1, 1)]


@pytest.mark.parametrize("target", ["không-có.yaml", "appendix.yaml"], ids=["nowhere", "itself"])
def test_a_link_that_leads_nowhere_is_a_fault(workspace, target):
    root = workspace({APPENDIX: None})
    (root / APPENDIX).symlink_to(target)
    assert faults(root) == [("E009", 1, 1)]


def test_a_link_out_of_the_workspace_is_not_followed(workspace, tmp_path):
    secret = tmp_path / "secret.yaml"
    secret.write_text("areas: []\nbí mật: 1\n")
    root = workspace({APPENDIX: None})
    (root / APPENDIX).symlink_to(secret)
    (found,) = open_store(root).plan("xa-mau/2025").findings
    assert found.code == "E009"
    assert "bí mật" not in f"{found.message}{found.hint}{found.excerpt}"


def test_a_folder_that_is_a_link_out_of_the_workspace_is_not_followed(workspace, tmp_path):
    outside = tmp_path / "outside" / "2024"
    outside.mkdir(parents=True)
    (outside / "plan.yaml").write_text("year: 2024\ntitle: Ở ngoài\n")
    root = workspace()
    (root / "plans/xa-mau/2024").symlink_to(outside)
    loaded = open_store(root).plan("xa-mau/2024")
    assert [(f.place.path, f.code) for f in loaded.findings] == [("plans/xa-mau/2024/plan.yaml", "E009")]
    assert loaded.plan is None


def test_a_link_inside_the_workspace_is_read(workspace):
    root = workspace({APPENDIX: None, "plans/xa-mau/2025/bản-cũ.yaml": "areas: []\n"})
    (root / APPENDIX).symlink_to("bản-cũ.yaml")
    loaded = open_store(root).plan("xa-mau/2025")
    assert loaded.findings == []
    assert loaded.appendix_file.value.areas == []


def test_a_workspace_reached_through_a_link_is_read(workspace, tmp_path):
    (tmp_path / "link").symlink_to(workspace())
    assert open_store(tmp_path / "link").plan("xa-mau/2025").findings == []


def test_a_file_over_the_limit_is_a_fault_and_one_at_the_limit_is_not(workspace):
    head = b"areas: []\n#"
    at_limit = head + b"x" * (MAX_BYTES - len(head))
    assert faults(workspace({APPENDIX: at_limit})) == []
    assert faults(workspace({APPENDIX: at_limit + b"x"})) == [("E007", 1, 1)]


def test_a_file_that_the_system_does_not_let_us_read_is_a_fault(workspace, monkeypatch):
    import io
    import os

    root, plainly, opened = workspace(), os.open, io.open

    def refused(path):
        if str(path).endswith("appendix.yaml"):
            raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "open", lambda path, *more, **others: refused(path) or plainly(path, *more, **others))
    monkeypatch.setattr(io, "open", lambda path, *more, **others: refused(path) or opened(path, *more, **others))
    assert faults(root) == [("E009", 1, 1)]
    assert faults(root, PLAN) == []


# --- encodings


def test_a_bom_and_dos_line_ends_are_accepted_and_places_stay_right(workspace):
    text = "\ufeffareas: []\r\n# hai\r\nheadin: x\r\n"
    assert faults(workspace({APPENDIX: text.encode()})) == [("E004", 3, 1)]
    assert faults(workspace({APPENDIX: text.replace("headin", "heading").encode()})) == []


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_another_encoding_of_unicode_is_told(workspace, encoding):
    (found,) = open_store(workspace({APPENDIX: "areas: []\n".encode(encoding)})).plan("xa-mau/2025").findings
    assert found.code == "E001"
    assert encoding[:6].upper() in found.message
    assert "UTF-8" in found.hint


def test_a_byte_that_is_not_utf_8_is_told_where_it_stands(workspace):
    content = "# Ủy ban\nheading: Ph".encode() + "\u00ed".encode("cp1258") + b"a\nareas: []\n"
    assert faults(workspace({APPENDIX: content})) == [("E001", 2, 12)]


def test_decomposed_text_is_read_as_written(workspace):
    root = workspace({PLAN: "year: 2025\ntitle: Ke\u0302\u0301 hoạch\n"})
    loaded = open_store(root).plan("xa-mau/2025")
    assert loaded.findings == []
    assert loaded.plan.title == "Ke\u0302\u0301 hoạch"


@pytest.mark.parametrize(
    "first", ["title: nữa", "number: &neo x", "number: !the x"], ids=["duplicate key", "anchor", "tag"]
)
def test_a_fault_of_yaml_that_leaves_the_data_in_place_does_not_hide_the_others(workspace, first):
    root = workspace({PLAN: f"year: 2025\ntitle: Kế hoạch bịa\n{first}\nrecipient: []\nbases: x\n"})
    found = open_store(root).plan("xa-mau/2025").findings
    assert [(f.code, f.place.line) for f in found if f.place.line > 3] == [("E004", 4), ("E005", 5)]


def test_a_plan_whose_date_is_refused_has_the_year_of_its_folder(workspace):
    root = workspace({PLAN: "year: 2025\ntitle: Kế hoạch bịa\ndate: {year: 2025, month: 13}\n"})
    assert open_store(root).plan("xa-mau/2025").date.year == 2025


def test_a_plan_folder_that_is_a_broken_link_is_not_passed_over_in_silence(workspace):
    root = workspace()
    (root / "plans/xa-mau/2026").symlink_to("không-có")
    assert "xa-mau/2026" in open_store(root).plan_ids


@pytest.mark.parametrize(
    "text",
    ["bases: *neo", "year: 99999999999999999999"],
    ids=["alias", "integer too long"],
)
def test_one_mistake_is_one_finding(workspace, text):
    lines = {"year": "year: 2025", "title": "title: Kế hoạch bịa"} | {text.partition(":")[0]: text}
    root = workspace({PLAN: "\n".join(lines.values()) + "\n"})
    assert len(open_store(root).plan("xa-mau/2025").findings) == 1
