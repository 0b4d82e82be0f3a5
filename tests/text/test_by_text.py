"""What is found in a text alone: sought once, given for every text that has it, whatever stands beside."""

from __future__ import annotations

import pytest

from cchc.proofreading.page import Page, page_of
from cchc.proofreading.remark import Remark
from cchc.text import by_text
from cchc.text.by_text import ByText, Column, Known, Rule, gathered


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


@pytest.fixture
def alone(monkeypatch):
    """Rules that read nothing but what a test gives them, and are forgotten after it."""
    monkeypatch.setattr(by_text, "_memory", by_text._Memory())


def having(sought, asked):
    def find(texts):
        asked.append(sorted(texts))
        return ((text, text.count(sought)) for text in texts if sought in text)

    return Rule(find)


@pytest.mark.usefixtures("alone")
def test_all_rules_read_a_text_once_and_each_answers_in_the_order_of_the_document():
    asked = []
    of_a, of_b = having("a", asked), having("b", asked)
    known = Known(["ab", "x", "aa"])
    assert (of_a.of(known), of_b.of(known)) == ({"ab": 1, "aa": 2}, {"ab": 1})
    again = Known(["aa", "y", "x", "ab"])
    assert list(of_a.of(again)) == ["aa", "ab"]
    assert asked == [["aa", "ab", "x"], ["aa", "ab", "x"], ["y"], ["y"]]


@pytest.mark.usefixtures("alone")
def test_what_no_rule_finds_is_nothing_and_other_documents_have_no_part_in_it():
    rule = having("a", [])
    Known(["a"])
    assert rule.of(Known(["x"])) == {}


@pytest.mark.usefixtures("alone")
def test_a_rule_that_comes_later_reads_what_others_have_read():
    first = having("a", [])
    Known(["ab", "b"])
    later = having("b", [])
    known = Known(["ab", "b"])
    assert (first.of(known), later.of(known)) == ({"ab": 1}, {"ab": 1, "b": 1})


@pytest.mark.usefixtures("alone")
def test_what_rules_found_has_an_end_and_nothing_is_lost_by_it(monkeypatch):
    monkeypatch.setattr(by_text, "_MOST", 4)
    rule = having("a", [])
    for number in range(9):
        known = Known(["x", f"a {number}", f"{number}", "a"])
        assert rule.of(known) == {f"a {number}": 1, "a": 1}
    assert len(by_text._memory._known) <= 4


def lengths(asked):
    def make(texts):
        asked.append(texts)
        return map(len, texts)

    return Column(make)


@pytest.mark.usefixtures("alone")
def test_a_column_has_one_thing_for_each_text_in_the_order_of_the_document():
    asked = []
    column = lengths(asked)
    assert [*column.of(Known(["abc", "", "ab"]))] == [3, 0, 2]
    assert [*column.of(Known(["ab", "x", "abc"]))] == [2, 1, 3]
    assert [*column.of(Known([]))] == []
    assert asked == [("abc", "", "ab"), ("x",)]


@pytest.mark.usefixtures("alone")
def test_a_column_that_comes_later_is_made_of_what_others_were_made_of():
    first, rule = lengths([]), having("a", [])
    Known(["ab", "b"])
    later = Column(lambda texts: map(str.upper, texts))
    known = Known(["ab", "b", "c"])
    assert ([*first.of(known)], [*later.of(known)], rule.of(known)) == ([2, 1, 1], ["AB", "B", "C"], {"ab": 1})


@pytest.mark.usefixtures("alone")
def test_what_was_made_of_texts_has_an_end_and_nothing_is_lost_by_it(monkeypatch):
    monkeypatch.setattr(by_text, "_MOST", 4)
    column = lengths([])
    for number in range(8, 12):
        known = Known(["x", "abc", f"{number}", f"a {number}", "ab"])
        assert [*column.of(known)] == [1, 3, len(f"{number}"), len(f"a {number}"), 2]
    assert len(by_text._memory._known) <= 5


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


@pytest.mark.usefixtures("alone")
def test_a_rule_that_fails_in_a_text_fails_where_it_is_asked_of_it_and_nowhere_else():
    def failing(texts):
        return ((text, 1 // ("x" not in text)) for text in texts)

    broken, sound = Rule(failing), having("a", [])
    known = Known(["a", "ax"])
    assert sound.of(known) == {"a": 1, "ax": 1}
    with pytest.raises(ZeroDivisionError):
        broken.of(known)
    assert broken.of(Known(["a"])) == {"a": 1}
