"""Places listed for one reason are shown together where they are neighbours, and only there."""

from __future__ import annotations

from cchc.importing.blocks import Unread, Where
from cchc.importing.runs import runs, singly


def at(
    paragraph: int, table: int | None = None, row: int | None = None, why: str = "lẽ", words: str = "chữ"
) -> Unread:
    return Unread(words, Where("thân văn bản", paragraph, table, row), why)


def shown(ones: list[Unread]) -> list[tuple[str, int]]:
    return [(run.place, run.count) for run in runs(ones)]


def test_neighbouring_paragraphs_of_one_reason_are_one_run() -> None:
    [run] = runs([at(5, words="đầu"), at(6), at(9), at(10, words="cuối")])
    assert (run.place, run.counted) == ("đoạn 5-10", "4 đoạn")
    assert (run.first.words, run.last.words) == ("đầu", "cuối")


def test_two_neighbours_are_shown_each_by_itself() -> None:
    assert shown([at(5), at(6)]) == [("đoạn 5", 1), ("đoạn 6", 1)]


def test_another_reason_another_place_or_a_gap_ends_a_run() -> None:
    assert shown([at(5), at(6), at(7), at(8, why="khác")]) == [("đoạn 5-7", 3), ("đoạn 8", 1)]
    assert shown([at(5), at(6), at(7), at(40)]) == [("đoạn 5-7", 3), ("đoạn 40", 1)]
    note = Unread("chữ", Where("chú thích 1", 8), "lẽ")
    assert shown([at(5), at(6), at(7), note]) == [("đoạn 5-7", 3), ("chú thích 1, đoạn 8", 1)]


def test_rows_of_a_table_are_one_run_and_a_row_between_ends_it() -> None:
    rows = [at(10 * n, 3, n) for n in range(1, 6)]
    [run] = runs(rows)
    assert (run.place, run.counted) == ("bảng 3, dòng 1-5", "5 dòng")
    assert shown([*rows[:3], at(100, 3, 9)]) == [("bảng 3, dòng 1-3", 3), ("bảng 3, dòng 9", 1)]


def test_an_appendix_with_its_tables_is_one_run_and_the_next_one_another() -> None:
    first = [at(98, words="Phụ lục I"), at(99), at(101, 3, 1), at(103, 3, 2)]
    second = [at(110, words="PHỤ LỤC II"), at(111), at(112)]
    assert shown([*first, *second]) == [("đoạn 98 đến bảng 3, dòng 2", 4), ("đoạn 110-112", 3)]
    assert runs(first)[0].counted == "4 chỗ"


def test_singly_keeps_every_place() -> None:
    ones = [at(5), at(6), at(7)]
    assert [run.first for run in singly(ones)] == ones
