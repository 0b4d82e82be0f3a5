"""Stray files and closed folders. All data invented."""

from __future__ import annotations

import os
import shutil

import pytest

from cchc.surroundings import tidiness
from tests.surroundings.computers import machine, only


class TestTidiness:
    def test_leftovers_of_a_killed_writer(self, tidy):
        assert list(tidiness.leftovers(tidy.store)) == []
        for name in (".plan.yaml.0123abcd.cchc-tmp", "plan.yaml.bak", ".hidden"):
            (tidy.root / "plans/gia-dinh/2025" / name).write_text("", "utf-8")
        one = only(tidiness.leftovers(tidy.store))
        assert one.state == "advice"
        assert one.what.endswith(": plans/gia-dinh/2025/.plan.yaml.0123abcd.cchc-tmp")

    @pytest.mark.parametrize("path", ["plans/gia-dinh/2025/events.yaml", ".gitignore", "phong-mot.xlsx"])
    def test_what_the_writer_would_leave_is_known(self, tidy, monkeypatch, path):
        from cchc.store import writing

        monkeypatch.setattr(os, "replace", lambda *_: (_ for _ in ()).throw(OSError()))
        monkeypatch.setattr(os, "unlink", lambda *_: None)
        with pytest.raises(OSError):  # noqa: PT011
            writing.write_atomically(tidy.root / path, b"")
        monkeypatch.undo()
        folder, _, name = path.rpartition("/")
        assert f": {folder}{'/' if folder else ''}.{name}." in only(tidiness.leftovers(tidy.store)).what

    def test_marks_of_a_conflict_are_broken_with_their_line(self, tidy):
        assert list(tidiness.conflicts(tidy.store)) == []
        path = tidy.root / "plans/gia-dinh/2025/plan.yaml"
        path.write_text("# một\n<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> khác\n", "utf-8")
        one = only(tidiness.conflicts(tidy.store))
        assert one.state == "broken"
        assert "plans/gia-dinh/2025/plan.yaml:2" in one.what

    def test_a_text_that_only_looks_like_a_mark_is_none(self, tidy):
        (tidy.root / "plans/x.yaml").write_text("a: x <<<<<<< y\n<<<<<<<\n", "utf-8")
        assert list(tidiness.conflicts(tidy.store)) == []

    def test_schemas(self, tidy):
        assert only(tidiness.schemas(tidy.store)).state == "fine"
        (tidy.root / "plans/.schema/plan.schema.json").write_text("{}", "utf-8")
        one = only(tidiness.schemas(tidy.store))
        assert (one.state, "1 không phải" in one.what) == ("advice", True)
        shutil.rmtree(tidy.root / "plans/.schema")
        one = only(tidiness.schemas(tidy.store))
        assert (one.state, "chưa có" in one.what) == ("advice", True)
        assert "cchc schema --write" in one.advice

    def test_a_folder_that_only_others_may_write_in(self, tidy):
        one = only(tidiness.writable(tidy.store, machine(writable=lambda path: path.name != "2025")))
        assert one.state == "advice"
        assert one.what.endswith(" plans/gia-dinh/2025")
