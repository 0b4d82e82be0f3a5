"""A file of twice the size is about twice the work: counted in calls, which no clock disturbs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cchc.checks.enough import MOST
from cchc.findings import Finding
from cchc.plans.document import Plan
from cchc.store import open_store
from cchc.store.faults import decode, faults
from cchc.yamltree import read_tree
from cchc.yamltree.building import MAX_TEXT
from cchc.yamltree.reading import MAX_FINDINGS
from tests.hostile.running import ON, Steps, run
from tests.hostile.sampling import combined
from tests.hostile.sound import HOME, KINDS, SOUND, build, replaced, written

UPDATE = {"id": "u", "on": "2025-02-20", "task": "so/1", "status": "done"}
EVENT = {"id": "e", "on": "2025-02-10", "document": "Quyết định số 1/QĐ-UBND", "tasks": ["the-che/2.2"]}
GOAL = {"indicator": "Tỷ lệ hồ sơ mới về sau", "value": 9}
GROWING: dict[str, tuple[str, tuple[str | int, ...], Callable[[int], object]]] = {
    "events of one telling": ("events", ("events",), lambda n: EVENT),
    "events of one id": ("events", ("events",), lambda n: EVENT | {"document": f"Quyết định số {n}/QĐ-UBND"}),
    "events of one document": (
        "events",
        ("events",),
        lambda n: EVENT | {"id": f"e{n}", "due": f"2025-03-{n % 28 + 1:02}"},
    ),
    "goals": ("plan", ("targets",), lambda n: GOAL),
    "goals with other values": ("plan", ("targets",), lambda n: GOAL | {"value": n}),
    "goals in other words": ("plan", ("targets",), lambda n: GOAL | {"indicator": f"Tỷ lệ hồ sơ a{n} b{n} c{n}"}),
    "paragraphs": ("plan", ("preamble",), lambda n: "Ủy ban nhân dân xã ban hành Kế hoạch như sau đây."),
    "duties": ("plan", ("duties",), lambda n: {"id": f"D.{n}", "who": ["Phòng Một"], "what": "Theo dõi"}),
    "updates": ("progress", ("updates",), lambda n: UPDATE | {"id": f"u{n}"}),
    "updates of one id": ("progress", ("updates",), lambda n: UPDATE),
    "amended limits": (
        "appendix",
        ("areas", 0, "tasks", 0, "amended_by", 0, "deadline"),
        lambda n: "Quý II/2025",
    ),
    "units": ("units", ("units",), lambda n: {"id": f"p{n}", "name": f"Phòng số {n}", "kind": "chuyên môn"}),
}  # fmt: skip


@combined(6, shape=GROWING)
def test_twice_as_much_of_one_thing_is_about_twice_the_work(tmp_path, monkeypatch, shape):
    monkeypatch.setenv("CCHC_CACHE", "0")
    kind, keys, make = GROWING[shape]

    def steps(times: int) -> int:
        data = replaced(SOUND[KINDS[kind]], keys, [make(n) for n in range(times)])
        (root / KINDS[kind]).write_bytes(written(data))
        return Steps().of(lambda: [run(root, "validate", "--format", "concise"), run(root, "due", *ON)])

    root = build(tmp_path)
    steps(3)
    few, many = steps(300), steps(600)
    assert many <= 2.6 * few


SIGNS = "“(" * (MAX_TEXT // 2)


@pytest.mark.slow
@pytest.mark.parametrize("escaped", [True, False], ids=["escaped", "as it is"])
def test_unpaired_signs_in_a_long_text_are_found_in_one_go(tmp_path, monkeypatch, escaped):
    monkeypatch.setenv("CCHC_CACHE", "0")
    import json

    root = build(tmp_path)
    plan = json.dumps(SOUND[KINDS["plan"]] | {"preamble": [SIGNS[:19_000]]}, ensure_ascii=escaped)
    (root / KINDS["plan"]).write_text(plan, "utf-8")
    found: list[Any] = []
    steps = Steps().of(lambda: found.append(run(root, "validate", "--format", "concise")))
    assert steps < 3_000_000  # three hundred million when each sign was looked for from the beginning
    assert found[0].out.count("W805") == MOST
    assert f"hơn {MOST} chỗ" in found[0].out


def test_a_text_at_the_limit_is_read_and_one_over_it_told():
    def codes(length: int) -> list[str]:
        return [one.code for one in read_tree(b"a: " + b"x" * length, "a.yaml").findings]

    assert codes(MAX_TEXT) == []
    assert codes(MAX_TEXT + 1) == ["E007"]
    assert codes(MAX_TEXT + 1) == [one.code for one in read_tree(b"x" * (MAX_TEXT + 1) + b": 1", "a").findings]


def test_a_finding_quotes_no_line_of_millions():
    for data in (b"!" + b"x" * 10**6 + b" a", b"@" + b"x" * 10**6, b"&" + b"x" * 10**6 + b" a: &b 1"):
        (first, *_) = read_tree(data, "a.yaml").findings
        assert len(first.message) <= 400
        assert len(first.hint) <= 400


def _faults_of(number: int) -> tuple[list[Finding], int]:
    tree = read_tree(b"year: 2025\ntitle: A\n" + b"".join(b"khoa%d: 1\n" % n for n in range(number)), "plan.yaml")
    steps = Steps()
    found: list[Finding] = []
    count = steps.of(lambda: found.extend(faults(tree, Plan)))
    return found, count


def test_of_thousands_of_wrong_keys_the_first_are_told_and_the_others_not_looked_at():
    few, work = _faults_of(MAX_FINDINGS)
    many, more = _faults_of(50_000)
    assert [one.code for one in few] == ["E004"] * MAX_FINDINGS
    assert [one.code for one in many] == ["E004"] * MAX_FINDINGS + ["E007"]
    assert many[:-1] == few
    assert more < 3 * work  # of 250 times as many
    assert decode(read_tree(b"year: 2025\ntitle: A\n", "plan.yaml"), Plan)[1] == []


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (("excuses", 0), "x"),
        (("reporting", "items", 0, "who"), "x"),
        (("duties", 1, "ignore"), -7),
        (("year",), "x"),
    ],
)
def test_a_plan_with_faults_is_not_carried_into_the_next_year(tmp_path, keys, value):
    root = build(tmp_path)
    (root / KINDS["plan"]).write_bytes(written(replaced(SOUND[KINDS["plan"]], keys, value)))
    ran = run(root, "new", "xa-thu/2026", "--from", "xa-thu/2025", *ON)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"Lỗi: {KINDS['plan']} có lỗi nên chưa lập bản nháp: ")
    assert not (root / "plans/xa-thu/2026").exists()


def test_a_name_of_a_file_with_a_nul_is_no_file(tmp_path: Path):
    store = open_store(build(tmp_path))
    assert store.units("xa\0thu").value is None
    assert store.report("xa-thu/2025", "Q1\0").value is None
    assert (tmp_path / HOME).is_dir()
