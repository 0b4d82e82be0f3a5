"""The JSON Schemas that editors use: an independent judge accepts the real files and refuses what is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema_rs
import pytest

from cchc.store.faults import decode
from cchc.store.schemas import (
    SCHEMAS,
    add_lines,
    schema_comment,
    schema_of,
    schema_text,
    unlined,
    with_schema_line,
    write_schemas,
)
from cchc.yamltree import read_tree

ROOT = Path(__file__).parents[2]
REAL = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "plans").rglob("*.yaml"))

# Invented: the smallest files that hold what the real ones have none of.
INVENTED = {
    "events": "events: [{id: e1, on: 2025-01-02, document: Công văn bịa, tasks: [a/1], due: 2025-02-03}]\n",
    "indicators": "indicators: [{id: ho-so, name: Hồ sơ bịa, unit: hồ sơ, who: [Phòng Một], combine: last}, "
    "{id: ty-le, name: Tỷ lệ bịa, percent: {part: ho-so, whole: ho-so}, target: Chỉ tiêu bịa, form: Biểu 1}]\n",
    "report": "period: Q1-2025\nlate: [{task: a/1, unit: Phòng Một, cause: bịa}]\n"
    "targets: [{indicator: x, explanation: bịa}]\nunscheduled: [{task: Việc bịa}]\nareas: {a: [Đoạn bịa]}\n",
    "progress": "unit: Phòng Một\nupdates: [{id: aaaaa, on: 2025-01-02, task: a/1, status: done, item: 1}]\n",
    "appendix": 'areas: [{id: a, name: A, tasks: [{number: "1", task: {same_as: "2"}, lead: {same_as: "2"}, '
    "due: 2025-02-03, because: x, "
    "amended_by: [{document: d, date: 2025-02-03, deadline: [{label: l, dates: [x]}]}]}]}]\n",
    "extra": "areas: [{id: a, name: A, tasks: [{number: '1', task: x, origin: Công văn bịa}]}]\n",
    "workspace": "home: xa-mau\nweights: {done_in_time: 1.5, lead: 2}\ngrades: {Tốt: 90}\n"
    "ignore: [{code: W206, reason: thử}]\n",
    "plan": "year: 2025\ntitle: x\ndate: {year: 2025}\nimplements: {number: 1/KH-UBND}\n",
    "units": "authority: {name: A, level: xã, place: B}\nunits: []\n"
    "groups: [{name: G, members: [a, {kind: xã}, {group: H}]}]\n",
}


@pytest.fixture(scope="module", name="judge")
def _judge():
    return {name: jsonschema_rs.validator_for(schema_of(name), validate_formats=True) for name in SCHEMAS}


def data(text):
    return read_tree(text.encode(), "tệp.yaml").data


@pytest.mark.parametrize("path", REAL)
def test_every_real_file_satisfies_its_schema(judge, path):
    errors = list(judge[Path(path).stem].iter_errors(data((ROOT / path).read_text())))
    assert [error.message for error in errors] == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_an_invented_file_satisfies_its_schema_and_the_model(judge, name):
    tree = read_tree(INVENTED[name].encode(), "tệp.yaml")
    assert list(tree.findings) == []
    assert decode(tree, SCHEMAS[name])[1] == []
    assert judge[name].is_valid(tree.data)


@pytest.mark.parametrize("name", SCHEMAS)
def test_an_unknown_key_does_not(judge, name):
    wrong = {**data(INVENTED[name]), "khóa_lạ": 1}
    assert not judge[name].is_valid(wrong)


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_missing_key_does_not(judge, name):
    whole = data(INVENTED[name])
    required = schema_of(name)["$defs"][SCHEMAS[name].__name__]["required"]
    assert required
    for key in required:
        assert not judge[name].is_valid({k: v for k, v in whole.items() if k != key})


@pytest.mark.parametrize(
    "cells",
    [
        'number: 4.1, task: "x"',
        "task: x, budget: 5000.5",
        "task: x, deadline: 2025",
        "task: x, deadline: {label: a}",
        "task: x, lead: {same: a}",
        "task: x, due: ngày mai",
        "task: x, subtasks: [{task: y, taks: z}]",
        "lead: [x]",
    ],
)
def test_schema_and_model_refuse_the_same_rows(judge, cells):
    tree = read_tree(f"areas: [{{id: a, name: A, tasks: [{{{cells}}}]}}]\n".encode(), "tệp.yaml")
    assert decode(tree, SCHEMAS["appendix"])[1]
    assert not judge["appendix"].is_valid(tree.data)


def test_schemas_are_json_of_the_2020_draft_one_or_all():
    every = json.loads(schema_text())
    kinds = "plan appendix extra units workspace events indicators progress report"
    assert set(every) == set(kinds.split())
    for name, schema in every.items():
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert json.loads(schema_text(name)) == schema
        jsonschema_rs.validator_for(schema)
    assert schema_text("plan").endswith("}\n")
    assert schema_text("plan") == schema_text("plan")


def test_written_schemas_hold_the_same_text(tmp_path):
    paths = write_schemas(tmp_path)
    assert paths == [f"plans/.schema/{name}.schema.json" for name in SCHEMAS]
    for name, path in zip(SCHEMAS, paths, strict=True):
        assert (tmp_path / path).read_text(encoding="utf-8") == schema_text(name)
    assert len(list((tmp_path / "plans/.schema").iterdir())) == len(SCHEMAS)


HEAD = "# yaml-language-server: $schema=../../.schema/plan.schema.json\n"


def test_a_new_file_has_the_line_exactly_where_there_are_schemas(tmp_path):
    path = "plans/xa-mau/2025/plan.yaml"
    for text in ("year: 2025\n", f"{HEAD}year: 2025\n"):
        assert with_schema_line(tmp_path, path, text) == "year: 2025\n"
    (tmp_path / "plans").mkdir()
    write_schemas(tmp_path)
    for text in ("year: 2025\n", f"{HEAD}year: 2025\n", "# yaml-language-server: $schema=cu.json\nyear: 2025\n"):
        assert with_schema_line(tmp_path, path, text) == f"{HEAD}year: 2025\n"


def test_lines_are_added_to_the_files_that_lack_them_and_nothing_else_changes(desk):
    log = desk.root / "plans/vinh-chau/2025/progress/phong-noi-vu.yaml"
    log.parent.mkdir()
    log.write_bytes(b"\xef\xbb\xbfunit: Ph\xc3\xb2ng N\xe1\xbb\x99i v\xe1\xbb\xa5\r\nupdates: []\r\n")
    other = desk.root / "plans/vinh-chau/2025/ghi-chep.yaml"
    other.write_text("a: 1\n", "utf-8")
    write_schemas(desk.root)
    before = {path: (desk.root / path).read_bytes() for path in unlined(desk.root)}
    assert set(before) == {*REAL, log.relative_to(desk.root).as_posix()}
    assert add_lines(desk.root) == sorted(before)
    assert unlined(desk.root) == add_lines(desk.root) == []
    for path, data in before.items():
        now = (desk.root / path).read_bytes()
        line, _, rest = now.partition(b"\n")
        if path.endswith("phong-noi-vu.yaml"):
            assert line == b"\xef\xbb\xbf# yaml-language-server: $schema=../../../.schema/progress.schema.json\r"
            assert rest == data.removeprefix(b"\xef\xbb\xbf")
        else:
            assert rest == data
            named = (desk.root / path).parent / line.decode().partition("=")[2]
            assert named.resolve() == desk.root / f"plans/.schema/{Path(path).stem}.schema.json"
    assert other.read_text("utf-8") == "a: 1\n"
    assert desk.plan("vinh-chau/2025").findings == []


@pytest.mark.parametrize(
    "data",
    [
        "unit: Phòng Một\n".encode("utf-16"),
        b"\x00\x01\xff",
        f"# Ghi chú\n{schema_comment('plans/a/2025/progress/a.yaml')}unit: Phòng Một\n".encode(),
    ],
)
def test_what_is_no_text_or_has_its_line_further_down_is_left_alone(desk, data):
    add_lines(desk.root)
    log = desk.root / "plans/vinh-chau/2025/progress/a.yaml"
    log.parent.mkdir(exist_ok=True)
    log.write_bytes(data)
    assert unlined(desk.root) == add_lines(desk.root) == []
    assert log.read_bytes() == data
