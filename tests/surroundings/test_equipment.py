"""The computer itself. The computers here are invented."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from msgspec.structs import replace

from cchc.surroundings import equipment
from cchc.surroundings.machine import Answer
from tests.surroundings.computers import answers, machine, only


class TestEquipment:
    def test_an_old_python_is_broken(self):
        assert only(equipment.python(machine(python=(3, 10, 9)))).state == "broken"
        assert "3.12.1" in only(equipment.python(machine())).what

    @pytest.mark.parametrize(
        ("names", "locale", "state"),
        [
            ("utf-8", "UTF-8", "fine"),
            ("utf-8", "cp1252", "note"),
            ("ascii", "ANSI_X3.4-1968", "advice"),
            ("UTF8", "utf_8", "fine"),
        ],
    )
    def test_encoding(self, names, locale, state):
        assert only(equipment.encoding(machine(names=names, locale=locale))).state == state

    @pytest.mark.parametrize(
        ("vietnamese", "every", "state", "said"),
        [
            ("Arial\nTimes New Roman,Times\n", "", "fine", "Times New Roman"),
            ("Liberation Serif\n", "", "fine", "Liberation Serif"),
            ("DejaVu Sans, Tinos\n", "", "fine", "Tinos"),
            ("DejaVu Sans\n", "DejaVu Sans\nLiberation Serif\n", "advice", "Liberation Serif thiếu chữ tiếng Việt"),
            ("DejaVu Sans\n", "", "advice", "Không có phông Times New Roman"),
            ("\n", "", "advice", "Không có phông"),
        ],
    )
    def test_fonts(self, vietnamese, every, state, said):
        one = only(equipment.fonts(machine(said=answers(vietnamese, every))))
        assert one.state == state
        assert said in one.what

    @pytest.mark.parametrize(
        "changes",
        [{"find": lambda _: None}, {"said": {}}, {"said": {":lang=vi": Answer(1, ""), "--format": Answer(1, "")}}],
    )
    def test_without_fontconfig_fonts_are_not_checked_and_that_is_said(self, changes):
        one = only(equipment.fonts(machine(**changes)))
        assert one.state == "note"
        assert "Chưa kiểm tra" in one.what

    @pytest.mark.parametrize(
        ("platform", "path"),
        [
            ("darwin", "/home/invented/Library/Fonts/Times New Roman.ttf"),
            ("darwin", "/Library/Fonts/Times New Roman.ttf"),
            ("win32", "C:/Windows/Fonts/times.ttf"),
        ],
    )
    def test_fonts_of_other_systems_are_files(self, platform, path):
        with_it = machine(platform=platform, kind=lambda one: "file" if one == Path(path) else None)
        assert only(equipment.fonts(with_it)).state == "fine"
        assert only(equipment.fonts(machine(platform=platform))).state == "advice"

    def test_no_libreoffice_is_only_noted(self):
        assert only(equipment.office(machine(find=lambda _: None))).state == "note"
        assert "/usr/bin/soffice" in only(equipment.office(machine())).what

    def test_a_libreoffice_that_is_not_on_the_path_is_looked_for_where_it_is_installed(self):
        path = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
        usual = machine(platform="darwin", find=lambda _: None)
        assert only(equipment.office(usual)).state == "note"
        there = replace(usual, kind=lambda one: "file" if one == path else None)
        assert str(path) in only(equipment.office(there)).what


CACHE = Path("/home/invented/.cache/cchc")


class TestCache:
    def test_one_that_is_still_to_be_made(self):
        one = only(equipment.cache_folder(machine()))
        assert (one.state, one.what) == ("fine", f"Bộ nhớ đệm {CACHE}")

    def test_no_cache_is_only_noted(self):
        assert only(equipment.cache_folder(machine(cache=None))).state == "note"

    def test_where_nobody_may_write(self):
        asked = []
        one = only(equipment.cache_folder(machine(writable=lambda folder: asked.append(folder))))
        assert (one.state, asked) == ("advice", [Path("/home/invented")])

    def test_one_that_others_may_write_in(self):
        one = only(equipment.cache_folder(machine(kind=lambda _: "folder", private=lambda path: path != CACHE)))
        assert one.state == "advice"
        assert "không phải của riêng" in one.what

    @pytest.mark.parametrize("path", [CACHE, CACHE.parent])
    def test_a_file_in_its_place(self, path):
        def kind(one):
            return "file" if one == path else None if path in one.parents else "folder"

        assert only(equipment.cache_folder(machine(kind=kind))).state == "advice"

    def test_a_folder_that_may_not_be_looked_at(self):
        def kind(_):
            raise PermissionError(errno.EACCES, "Permission denied")

        one = only(equipment.cache_folder(machine(kind=kind)))
        assert one.state == "advice"
        assert "không có quyền truy cập" in one.what
