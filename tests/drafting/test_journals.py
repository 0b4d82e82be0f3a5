"""What was decided holds only while nothing that it rests on has changed. All data invented."""

from __future__ import annotations

import pytest

from cchc.drafting.choosing import Whose, Wish
from cchc.drafting.journals import Overtaken, grown_files, write_lines
from cchc.drafting.meaning import what_is_meant
from cchc.drafting.recording import Recorder
from tests.drafting.at_desk import TODAY, day

PLAN = "plans/gia-dinh/2025"
OTHER = f"{PLAN}/progress/phong-ba.yaml"


@pytest.fixture(name="decided")
def _decided(invented):
    """The workspace as it was read, with a log of another unit, and the lines decided upon for a joint lead."""
    invented.log("gia-dinh/2025", "phong-ba", "on: 2025-01-05, task: b/6, status: started")
    store = invented.store
    recorder = Recorder(TODAY, store.due_soon_days)
    meant = what_is_meant(store, "a/3", None, day("2025-02-10"), ["Phòng Hai"])
    recorder.add(meant, Whose(names=("Phòng Hai",)), Wish(on=day("2025-02-10"), item=1))
    return store, [entry.line for entry in recorder.entries]


def files(root):
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*.yaml")}


@pytest.mark.parametrize(
    "path",
    [
        "plans/gia-dinh/units.yaml",
        f"{PLAN}/plan.yaml",
        f"{PLAN}/appendix.yaml",
        f"{PLAN}/extra.yaml",
        f"{PLAN}/events.yaml",
        OTHER,
        f"{PLAN}/progress/moi.yaml",
    ],
)
def test_nothing_is_written_where_a_file_that_was_read_has_changed_or_come(decided, path):
    store, lines = decided
    with (store.root / path).open("a", encoding="utf-8") as file:
        file.write("# thêm\n")
    before = files(store.root)
    with pytest.raises(Overtaken, match=f"{path} vừa có người khác ghi; chưa ghi gì"):
        write_lines(store, lines)
    assert files(store.root) == before


@pytest.mark.parametrize("path", [OTHER, f"{PLAN}/appendix.yaml"])
def test_nothing_is_written_where_a_file_that_was_read_has_gone(decided, path):
    store, lines = decided
    (store.root / path).unlink()
    with pytest.raises(Overtaken, match=path):
        write_lines(store, lines)


def test_what_is_no_part_of_the_plan_may_come(decided):
    store, lines = decided
    for name in (f"{PLAN}/~$phieu.xlsx", f"{PLAN}/progress/.phong-ba.yaml.0123abcd.cchc-tmp", f"{PLAN}/doc.txt"):
        (store.root / name).write_text("", "utf-8")
    write_lines(store, lines)
    assert "task: a/3" in (store.root / PLAN / "progress/phong-hai.yaml").read_text("utf-8")


def test_what_would_be_written_is_what_is_written(decided):
    store, lines = decided
    shown = grown_files(store, lines)
    write_lines(store, lines)
    assert {path: (store.root / path).read_bytes() for path in shown} == shown
