"""Files of periodic reports: where they lie, what of a faulty one can still be used, who is troubled by it."""

from __future__ import annotations

import pytest

from cchc.checks import check_workspace, errors_of, errors_of_report
from cchc.store import open_store
from cchc.store.reports import named_by, report_path
from cchc.store.schemas import schema_comment

BASE = "plans/xa-mau/2025/reports"


@pytest.mark.parametrize("unit", [None, "phong-mot"])
def test_a_path_says_the_period_and_the_unit(unit):
    path = report_path("xa-mau/2025", "Q1-2025", unit)
    assert path == f"{BASE}/Q1-2025{'' if unit is None else '/phong-mot'}.yaml"
    assert named_by(path) == ("Q1-2025", unit)


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (f"{BASE}/Q1-2025.yaml", "../../../.schema/report.schema.json"),
        (f"{BASE}/Q1-2025/phong-mot.yaml", "../../../../.schema/report.schema.json"),
        ("plans/xa-mau/2025/progress/phong-mot.yaml", "../../../.schema/progress.schema.json"),
        ("plans/reports/2025/plan.yaml", "../../.schema/plan.schema.json"),
    ],
)
def test_the_first_line_leads_to_the_schema_of_its_kind(path, line):
    assert schema_comment(path) == f"# yaml-language-server: $schema={line}\n"


def test_every_report_of_the_plan_is_read_and_nothing_else_in_the_folder(workspace):
    files = {
        f"{BASE}/Q1-2025.yaml": "period: Q1-2025\nleadership: [Đã họp]\n",
        f"{BASE}/Q1-2025/phong-mot.yaml": "period: Q1-2025\nunit: Phòng Một\n",
        f"{BASE}/ghi-chu.txt": "không phải YAML",
        f"{BASE}/nháp.yaml.bak": "{{{",
    }
    store = open_store(workspace(files))
    found = {file.path: file.value for file in store.reports("xa-mau/2025")}
    assert list(found) == [f"{BASE}/Q1-2025.yaml", f"{BASE}/Q1-2025/phong-mot.yaml"]
    assert found[f"{BASE}/Q1-2025.yaml"].leadership == ["Đã họp"]
    assert store.report("xa-mau/2025", "Q1-2025", "phong-mot").value.unit == "Phòng Một"
    assert not store.report("xa-mau/2025", "H1-2025").present
    assert check_workspace(store, store.plan_ids) == []


def test_a_plan_without_reports_has_none(workspace):
    assert open_store(workspace()).reports("xa-mau/2025") == []


def test_a_wrong_key_loses_nothing_of_the_rest_and_is_told(workspace):
    text = "period: Q1-2025\nstrenghts: [Tốt]\nlimits: [Chậm]\nproposals: Không phải danh sách\n"
    store = open_store(workspace({f"{BASE}/Q1-2025.yaml": text}))
    file = store.report("xa-mau/2025", "Q1-2025")
    assert file.value.limits == ["Chậm"]
    assert file.value.proposals == []
    codes = [one.code for one in errors_of_report(file, store.plan("xa-mau/2025"), store)]
    assert codes == ["E004", "E005"]


@pytest.mark.parametrize("text", ["period: [", "", "- chỉ là danh sách\n", "period: Q1-2024\n"])
def test_a_faulty_report_troubles_validate_and_no_command_that_does_not_read_it(workspace, text):
    store = open_store(workspace({f"{BASE}/Q1-2025.yaml": text}))
    assert errors_of(store.plan("xa-mau/2025"), store) == []
    told = check_workspace(store, store.plan_ids)
    assert {one.place.path for one in told} == {f"{BASE}/Q1-2025.yaml"}
    assert {one.severity for one in told} == {"error"}


def test_a_file_where_the_folder_should_be_is_told(workspace):
    store = open_store(workspace({BASE: "không phải thư mục"}))
    assert [(one.code, one.place.path) for one in check_workspace(store, store.plan_ids)] == [("E009", BASE)]


def test_a_link_that_leads_out_is_not_followed(workspace, tmp_path):
    secret = tmp_path / "ngoai.yaml"
    secret.write_text("period: Q1-2025\nlimits: [Bí mật]\n", "utf-8")
    root = workspace()
    (root / BASE).mkdir()
    (root / BASE / "Q1-2025.yaml").symlink_to(secret)
    file = open_store(root).report("xa-mau/2025", "Q1-2025")
    assert (file.value, [one.code for one in file.findings]) == (None, ["E009"])
