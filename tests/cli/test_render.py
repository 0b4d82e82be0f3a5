"""``cchc render plan``: which files are written, whole or not at all, never over what somebody may have changed."""

from __future__ import annotations

import sys

import pytest

from cchc.documents.templates import packaged
from tests.documents.breaking import Copy
from tests.documents.word import LEFTOVERS, Word, text_of

PLAN = "vinh-chau/2025"


@pytest.fixture
def render(cchc, tmp_path, real, monkeypatch):
    """``render(*arguments)``: render plan on the real plans, from an empty folder."""
    monkeypatch.setenv("CCHC_ROOT", str(real.root))
    return lambda *arguments: cchc("render", "plan", *arguments, cwd=tmp_path)


@pytest.fixture
def own_template(tmp_path):
    """``own_template(old, new)``: a copy of the plan's template with other words, as a file elsewhere."""

    def make(old: str, new: str, name: str = "mau.docx"):
        path = tmp_path / "mẫu riêng" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(Copy().say(old, new).data())
        return path

    return make


@pytest.fixture
def few(cchc, invented):
    """``few(*arguments)``: the extracts of the invented plan, for all of its four units."""
    words = ("render", "plan", "gia-dinh/2025", "--all-units", "--as-of", "2025-03-01")
    return lambda *arguments: cchc(*words, *arguments, cwd=invented.root)


def files(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def word(path):
    return Word(path.read_bytes())


class TestWhere:
    def test_without_a_name_into_the_current_folder(self, render, tmp_path):
        ran = render(PLAN)

        assert (ran.code, ran.err) == (0, "")
        assert files(tmp_path) == ["ke-hoach-vinh-chau-2025.docx"]
        assert ran.out.startswith("Đã ghi ke-hoach-vinh-chau-2025.docx (mẫu ")

    def test_into_a_folder_and_under_a_name(self, render, tmp_path):
        (tmp_path / "ra").mkdir()

        assert render(PLAN, "-o", "ra").code == render(PLAN, "-o", "ra/Kế hoạch.DOCX").code == 0
        assert files(tmp_path / "ra") == ["Kế hoạch.DOCX", "ke-hoach-vinh-chau-2025.docx"]
        assert (tmp_path / "ra/Kế hoạch.DOCX").read_bytes() == (
            tmp_path / "ra/ke-hoach-vinh-chau-2025.docx"
        ).read_bytes()

    @pytest.mark.parametrize("name", ["a.doc", "a.pdf", "a", "khong-co/", "a.docx.bak"])
    def test_another_suffix_is_refused(self, render, tmp_path, name):
        ran = render(PLAN, "-o", name)

        assert ran.code == 2
        assert ".docx" in ran.err
        assert files(tmp_path) == []

    def test_a_new_folder_is_made_for_a_named_file(self, render, tmp_path):
        assert render(PLAN, "-o", "mới/a.docx").code == 0
        assert files(tmp_path) == ["mới/a.docx"]

    def test_what_stays_blank_is_said(self, render):
        ran = render("nga-nam/2024", "-o", "a.docx")

        assert "Còn để trống trong văn bản: số" in ran.out


class TestNeverOver:
    def test_a_file_that_is_there_stays(self, render, tmp_path):
        (tmp_path / "a.docx").write_bytes(b"cu")
        ran = render(PLAN, "-o", "a.docx")

        assert ran.code == 2
        assert "a.docx" in ran.err
        assert "--force" in ran.err
        assert (tmp_path / "a.docx").read_bytes() == b"cu"

    def test_force_replaces_it_and_keeps_its_mode(self, render, tmp_path):
        (tmp_path / "a.docx").write_bytes(b"cu")
        (tmp_path / "a.docx").chmod(0o640)

        assert render(PLAN, "-o", "a.docx", "--force").code == 0
        assert word(tmp_path / "a.docx").tables
        assert (tmp_path / "a.docx").stat().st_mode & 0o777 == 0o640
        assert files(tmp_path) == ["a.docx"]

    def test_a_rendering_that_fails_leaves_the_old_file(self, render, tmp_path, own_template):
        (tmp_path / "a.docx").write_bytes(b"cu")
        ran = render(
            PLAN, "-o", "a.docx", "--force", "--template", str(own_template("{{ kind|upper }}", "{{ a }}"))
        )

        assert ran.code == 2
        assert (tmp_path / "a.docx").read_bytes() == b"cu"

    @pytest.mark.parametrize("target", ["thật.docx", "không có.docx"])
    def test_nothing_is_written_through_a_link(self, render, tmp_path, target):
        (tmp_path / "thật.docx").write_bytes(b"cu")
        (tmp_path / "a.docx").symlink_to(tmp_path / target)
        for words in ((), ("--force",)):
            ran = render(PLAN, "-o", "a.docx", *words)
            assert ran.code == 2
            assert "a.docx" in ran.err
        assert files(tmp_path) == sorted({"a.docx", "thật.docx"} if target == "thật.docx" else {"thật.docx"})
        assert (tmp_path / "thật.docx").read_bytes() == b"cu"

    def test_a_read_only_file_stays(self, render, tmp_path):
        (tmp_path / "a.docx").write_bytes(b"cu")
        (tmp_path / "a.docx").chmod(0o444)

        assert render(PLAN, "-o", "a.docx", "--force").code == 2
        assert (tmp_path / "a.docx").read_bytes() == b"cu"

    def test_a_folder_that_cannot_be_made(self, render, tmp_path):
        (tmp_path / "tệp").write_bytes(b"cu")
        ran = render(PLAN, "-o", "tệp/a.docx")

        assert ran.code == 2
        assert "tệp" in ran.err
        assert files(tmp_path) == ["tệp"]


class TestTemplates:
    def test_ones_own_template_is_used_and_named(self, render, tmp_path, own_template):
        mine = own_template("Nơi nhận:", "Giả nơi nhận:")
        ran = render(PLAN, "-o", "a.docx", "--template", str(mine))

        assert str(mine) in ran.out
        assert "Giả nơi nhận:" in text_of(word(tmp_path / "a.docx").tables[1])

    def test_the_workspaces_own_comes_before_the_packaged(self, cchc, desk):
        (desk.root / "templates").mkdir()
        (desk.root / "templates/plan.docx").write_bytes(Copy().say("Nơi nhận:", "Giả nơi nhận:").data())
        ran = cchc("render", "plan", PLAN, "-o", "a.docx", cwd=desk.root)

        assert "templates/plan.docx" in ran.out
        assert "Giả nơi nhận:" in text_of(word(desk.root / "a.docx").tables[1])

    @pytest.mark.parametrize("content", [None, b"", b"no zip", packaged("plan").read_bytes()[:2000], "folder"])
    def test_one_that_cannot_be_used_is_named_and_nothing_written(self, render, tmp_path, content):
        mine = tmp_path / "mau.docx"
        if content == "folder":
            mine.mkdir()
        elif content is not None:
            mine.write_bytes(content)
        before = files(tmp_path)
        ran = render(PLAN, "-o", "a.docx", "--template", str(mine))

        assert ran.code == 2
        assert "mau.docx" in ran.err
        assert "Traceback" not in ran.err
        assert "Lỗi của chương trình" not in ran.err
        assert files(tmp_path) == before

    @pytest.mark.parametrize(
        "words",
        ["{{ kindd }}", "{{ head.nummer }}", "{{ ''.__class__ }}", "{{ kind", "{% include 'a' %}", "{{ head }}"],
    )
    def test_one_that_says_what_it_may_not_is_refused_with_its_words(self, render, tmp_path, own_template, words):
        mine = own_template("{{ kind|upper }}", f"Giả chỗ {words}")
        ran = render(PLAN, "-o", "a.docx", "--template", str(mine))

        assert ran.code == 2
        assert "mau.docx" in ran.err
        assert "Giả chỗ" in ran.err or "thẻ" in ran.err or words.startswith("{%")
        assert "Lỗi của chương trình" not in ran.err
        assert not (tmp_path / "a.docx").exists()


class TestExtracts:
    def test_one_units_extract_holds_its_tasks_alone(self, render, tmp_path, real):
        ran = render(PLAN, "--unit", "Phòng Tư pháp", "--as-of", "2025-03-01")
        (name,) = files(tmp_path)
        made = word(tmp_path / name)
        said = made.all_text()

        assert ran.code == 0, ran.err
        assert name == "trich-vinh-chau-2025-phong-tu-phap.docx"
        assert not LEFTOVERS.search(said)
        for row in real.plan(PLAN).rows.rows:
            names = [one.text for one in row.lead]
            if row.owes and names == ["Phòng Tư pháp"]:
                assert row.text.split("\n")[0].rstrip("./") in said, row.id
            elif row.owes and names == ["Phòng Nội vụ"] and not row.coordinating:
                assert row.text not in said, row.id

    def test_an_unknown_unit_is_told_the_nearest(self, render, tmp_path):
        ran = render(PLAN, "--unit", "Phòng Tư phápp")

        assert ran.code == 2
        assert "Phòng Tư pháp" in ran.err
        assert files(tmp_path) == []

    @pytest.mark.slow
    def test_all_units_into_a_folder_the_same_bytes_twice(self, render, tmp_path):
        words = (PLAN, "--all-units", "--as-of", "2025-03-01")
        first, second = render(*words, "-o", "một"), render(*words, "-o", "hai")

        assert first.code == second.code == 0
        names = files(tmp_path / "một")
        assert len(names) > 10
        assert names == files(tmp_path / "hai")
        assert first.out.count("Đã ghi") == len(names)
        for name in names:
            assert (tmp_path / "một" / name).read_bytes() == (tmp_path / "hai" / name).read_bytes()
        assert (first.err, second.err) == ("", "")

    def test_all_units_or_none(self, few, invented):
        few("-o", "ra")
        folder = invented.root / "ra"
        names = files(folder)
        assert len(names) > 1
        for name in names[1:]:
            (folder / name).unlink()
        (folder / names[0]).write_bytes(b"cu")

        assert few("-o", "ra").code == 2
        assert files(folder) == names[:1]
        (folder / names[-1]).mkdir()
        assert few("-o", "ra", "--force").code == 2
        assert files(folder) == names[:1]
        assert (folder / names[0]).read_bytes() == b"cu"

    @pytest.mark.slow
    @pytest.mark.parametrize(
        "words", [("--all-units",), ("--all-units", "-o", "a.docx"), ("--all-units", "--unit", "x")]
    )
    def test_calls_that_say_too_little_or_too_much(self, render, tmp_path, words):
        (tmp_path / "a.docx").write_bytes(b"cu")

        assert render(PLAN, *words).code == 2
        assert files(tmp_path) == ["a.docx"]

    def test_a_bar_on_a_terminal_only(self, few, monkeypatch):
        assert few("-o", "ra").err == ""
        monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
        assert "Đang lập văn bản" in few("-o", "hai").err


def test_a_faulty_plan_is_not_rendered(cchc, desk):
    path = desk.root / "plans/vinh-chau/2025/appendix.yaml"
    path.write_text(path.read_text("utf-8") + "\nkhong_co: 1\n", "utf-8")
    ran = cchc("render", "plan", PLAN, "-o", "a.docx", cwd=desk.root)

    assert ran.code == 2
    assert "appendix.yaml" in ran.err
    assert not (desk.root / "a.docx").exists()


def test_an_appendix_that_did_not_come_is_said(render, tmp_path):
    ran = render("nga-nam/2024", "-o", "a.docx")

    assert "plans/nga-nam/2024/appendix.yaml: văn bản chưa có phụ lục" in ran.out
    assert len(word(tmp_path / "a.docx").sections) == 1
