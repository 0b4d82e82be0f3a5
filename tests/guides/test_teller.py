"""The runner itself: what it runs, what it finds wrong, and what it writes anew."""

from __future__ import annotations

import pytest

from tests.guides.living import HOME, Story
from tests.guides.reading import blocks_of, prose_of
from tests.guides.telling import Teller


@pytest.fixture
def tell(tmp_path):
    """``tell(text, left_alone)``: a guide told at a new home."""
    with Story.begin(tmp_path) as story:

        def told(text, left_alone=(), deeds=None):
            return Teller("G.md", text, story, dict.fromkeys(left_alone, "why"), deeds or {}).tell()

        yield told


def block(language, *lines):
    return "\n".join([f"```{language}", *lines, "```", ""])


def test_what_is_true_stays_as_it_is(tell):
    text = block("sh", "echo một", "echo hai") + "\nThấy:\n\n" + block("text", "một", "…")
    told = tell(text)
    assert (told.text, told.outdated, told.wrong) == (text, [], [])


def test_what_is_printed_otherwise_is_told_and_written_anew(tell):
    told = tell(block("sh", "echo một") + block("text", "hai") + block("console", "$ echo ba", "bốn"))
    assert [one.split(":")[1] for one in told.outdated] == ["4", "7"]
    assert told.text == block("sh", "echo một") + block("text", "một") + block("console", "$ echo ba", "ba")
    assert told.wrong == []


def test_a_block_in_a_list_keeps_its_indent(tell):
    told = tell("- x\n\n  ```console\n  $ echo ba\n  ```\n")
    assert told.text == "- x\n\n  ```console\n  $ echo ba\n  ba\n  ```\n"


def test_text_after_a_heading_is_no_output(tell):
    told = tell(block("sh", "echo một") + "\n## Khác\n\n" + block("text", "hai"))
    assert told.outdated == []


@pytest.mark.parametrize(("info", "fine"), [("sh", False), ("sh exit=3", True), ("sh exit=2", False)])
def test_a_command_ends_as_the_guide_says_or_the_story_stops(tell, info, fine):
    told = tell(block(info, "exit 3") + block("sh", "touch sau") + block("sh", "ls sau"))
    assert (told.wrong == []) is fine


def test_a_command_in_a_table_is_run(tell):
    told = tell("| Muốn | Gõ |\n|---|---|\n| Xem | `cchc --version` |\n| Sai | `cchc khong-co` |\n")
    assert told.wrong == []  # a guide without blocks tells no story
    told = tell(block("sh", "true") + "\n| Xem | `cchc --version` |\n| Sai | `cchc khong-co` |\n")
    assert [one.split(" ended")[0] for one in told.wrong] == ["G.md:6: cchc khong-co"]


def test_what_is_left_alone_is_not_run_and_other_shells_need_a_reason(tell):
    assert tell(block("sh", "exit 1"), ["exit 1"]).wrong == []
    assert tell(block("powershell", "exit 1"), ["exit 1"]).wrong == []
    assert "no reason" in tell(block("powershell", "exit 1")).wrong[0]


def test_files_are_made_shown_changed_and_lengthened(tell):
    told = tell(
        block("yaml a.yaml tạo", "x: 1", "y: 2")
        + block("yaml a.yaml", "x: 1")
        + block("yaml a.yaml sửa thành", "x: 3")
        + block("yaml a.yaml thêm", "z: 4")
        + block("console", "$ cat a.yaml", "x: 3", "y: 2", "z: 4")
    )
    assert (told.outdated, told.wrong) == ([], [])


@pytest.mark.parametrize("lines", [("y: 9",), ("x",), ("a", "c")])
def test_lines_that_do_not_stand_in_the_file_are_told(tell, lines):
    told = tell(block("yaml a.yaml tạo", "x: 1", "a", "b", "c") + block("yaml a.yaml", *lines))
    assert "do not stand once" in told.wrong[0]


def test_deeds_are_done_where_they_stand(tell):
    def deed(folder):
        (folder / "phiếu").touch()

    text = block("sh", "true") + "\n<!-- hands: fill -->\n\n" + block("console", "$ ls", "phiếu")
    assert tell(text, deeds={"fill": deed}).outdated == []


def test_questions_are_answered_once_each_and_then_no_more(tell):
    asking = 'printf "Tên? "; read a; printf "Năm: "; read b; echo "$a $b."'
    told = tell(block('sh typed=Bình "typed=2026"', asking) + block("text", "Tên? Bình", "Năm: 2026", "Bình 2026."))
    assert (told.outdated, told.wrong) == ([], [])


def test_the_home_has_one_name_and_cd_stays(tell):
    text = block("sh", "mkdir a", "cd a") + block("console", "$ pwd", f"{HOME}/a")
    assert tell(text).outdated == []


def test_a_picture_after_a_block_shows_what_it_prints(tell):
    told = tell(block("sh", "echo một") + "\n![Một](p.svg)\n")
    assert list(told.pictures) == ["p.svg"]
    assert "một" in told.pictures["p.svg"]


def test_a_block_that_is_not_closed_is_told():
    with pytest.raises(ValueError, match=r"G\.md:2"):
        blocks_of("G.md", "x\n```sh\ncchc\n")


def test_prose_keeps_its_line_numbers():
    assert prose_of("a\n```sh\nb\n```\nc") == "a\n\n\n\nc"
