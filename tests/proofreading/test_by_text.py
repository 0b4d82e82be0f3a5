"""What is found in a text alone: sought once, given for every text that has it, whatever stands beside."""

from __future__ import annotations

from cchc.proofreading import by_text
from cchc.proofreading.by_text import ByText, gathered
from cchc.proofreading.page import Page, page_of
from cchc.proofreading.remark import Remark


def long_ones(asked):
    def find(texts):
        asked.append(sorted(texts))
        return ((text, len(text)) for text in texts if len(text) > 2)

    return ByText(find)


def test_a_text_is_read_once_and_answered_again_in_the_order_asked():
    asked = []
    found = long_ones(asked)
    assert found.of(["abc", "x", "abcd"]) == {"abc": 3, "abcd": 4}
    assert list(found.of(["abcd", "abc", "y"])) == ["abcd", "abc"]
    assert found.of(["x", "y"]) == {}
    assert asked == [["abc", "abcd", "x"], ["y"]]


def test_what_is_remembered_has_an_end_and_nothing_is_lost_by_it(monkeypatch):
    monkeypatch.setattr(by_text, "_MOST", 3)
    found = long_ones([])
    for number in range(9):
        assert found.of([f"text {number}", "abc"]) == {f"text {number}": 6, "abc": 3}
    assert len(found._met) <= 4


def test_all_that_was_found_in_a_text_comes_together():
    assert dict(gathered([("a", 1), ("b", 2), ("a", 3)])) == {"a": (1, 3), "b": (2,)}


def test_a_place_of_the_page_is_one_of_its_text():
    page = Page(["một", "hai ba"])
    at = page.text.index("ba")
    assert page.at(at) == ("hai ba", 4)
    assert page.placed(Remark(at, at + 2, "bà")) == ("hai ba", Remark(4, 6, "bà"))
    assert page.written(Remark(at, at + 2)) == "ba"
    assert page_of(("một",)) is page_of(("một",))
    assert "ba" in page.words.words
