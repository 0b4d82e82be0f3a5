"""``cchc dashboard``: which file is written, of what, and never over another."""

from __future__ import annotations

import pytest

ASKED = ("dashboard", "--as-of", "2025-05-10")


@pytest.fixture
def draw(cchc, tmp_path, real, monkeypatch):
    """``draw(*arguments)``: the page of the real plans, from an empty folder."""
    monkeypatch.setenv("CCHC_ROOT", str(real.root))
    return lambda *arguments: cchc(*ASKED, *arguments, cwd=tmp_path)


def test_the_page_is_written_and_told(draw, tmp_path):
    ran = draw("-o", "trang.html")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Đã ghi trang.html: 218 việc, 1.709 lượt của 32 đơn vị (")
    text = (tmp_path / "trang.html").read_text("utf-8")
    assert text.startswith('<!DOCTYPE html>\n<html lang="vi"')
    assert "Tính đến thứ Bảy, 10/05/2025." in text


def test_without_a_name_the_file_has_that_of_plan_and_day(draw, tmp_path):
    assert draw().code == 0
    (tmp_path / "trang").mkdir()
    assert draw("-o", "trang").code == 0
    names = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.html"))
    assert names == ["tien-do-vinh-chau-2025-2025-05-10.html", "trang/tien-do-vinh-chau-2025-2025-05-10.html"]


def test_a_file_that_is_there_stays_unless_forced(draw, tmp_path):
    target = tmp_path / "trang.html"
    target.write_text("của người khác", "utf-8")
    ran = draw("-o", "trang.html")
    assert (ran.code, ran.out) == (2, "")
    assert "--force" in ran.err
    assert target.read_text("utf-8") == "của người khác"
    assert draw("-o", "trang.html", "--force").code == 0
    assert target.read_bytes().startswith(b"<!DOCTYPE")


def test_another_ending_is_refused(draw, tmp_path):
    ran = draw("-o", "trang.pdf")
    assert ran.code == 2
    assert "phải có đuôi .html" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_the_same_day_gives_the_same_bytes(draw, tmp_path):
    draw("-o", "a.html")
    draw("-o", "b.html")
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_what_narrows_the_page_is_told_on_it(draw, tmp_path):
    ran = draw("-o", "a.html", "--unit", "phong noi vu", "--area", "the-che", "--period", "Q1-2025")
    assert ran.code == 0, ran.err
    text = (tmp_path / "a.html").read_text("utf-8")
    assert "Chỉ gồm: Phòng Nội vụ; lĩnh vực Cải cách thể chế; quý I/2025" in text


def test_notices_are_those_of_the_list(draw, cchc, tmp_path):
    draw("-o", "a.html", "--as-of", "2026-11-22")
    text = (tmp_path / "a.html").read_text("utf-8")
    for line in cchc("due", "--as-of", "2026-11-22", cwd=tmp_path).out.splitlines()[1:5]:
        assert line in text.replace("&#34;", '"')
    assert "chờ quyết định giao cho đơn vị nào làm tiếp" in text


def test_a_plan_with_errors_is_not_drawn(cchc, desk, tmp_path):
    desk.change("vinh-chau/2025/plan.yaml", "year: 2025", "year: hai nghìn")
    ran = cchc(*ASKED, "--root", str(desk.root), "-o", str(tmp_path / "a.html"))
    assert ran.code == 2
    assert not (tmp_path / "a.html").exists()
