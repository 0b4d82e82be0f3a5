"""One mistake planted at a random place of a clean plan is found there, line and column; the clean plan is silent.

The workspace under ``clean/`` is invented: a province and a town whose plan carries out the province's. Every kind
of mistake is a function that picks a place and gives the change with the finding it must lead to.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc.checks import check_workspace
from cchc.checks.scanning import scanned
from cchc.checks.texts import Text
from cchc.findings import Place
from cchc.store import open_store

CLEAN = Path(__file__).parent / "clean"
PLAN = "gia-vien/2025"
FOLDER = f"plans/{PLAN}"
PROSE = {"paragraph", "item", "task", "preamble", "basis"}
WORD = re.compile(r"[^\W\d_]+")
STORE = open_store(CLEAN)
TEXTS = scanned(STORE.plan(PLAN)).texts


class Mistake(NamedTuple):
    """``new`` stands for ``old`` at a place; ``code`` is found there, or ``at``, where that is another place."""

    place: Place
    old: str
    new: str
    code: str
    at: Place | None = None


def inside(text: Text, offset: int) -> Place:
    return text.file.place(text.keys, offset=offset)


def right_of(place: Place, characters: int) -> Place:
    return Place(place.path, place.line, place.column + characters)


def written(place: Place) -> str:
    """The rest of the line from a place on."""
    return (CLEAN / place.path).read_text("utf-8").split("\n")[place.line - 1][place.column - 1 :]


def replaced(text: Text, offset: int, old: str, new: str, code: str, found_at: int = 0) -> Mistake:
    """``old``, which stands at an offset of the text, becomes ``new``; found so many characters further on."""
    place = inside(text, offset)
    assert written(place).startswith(old), (written(place), old)
    return Mistake(place, old, new, code, right_of(place, found_at))


def spots(pattern: str, kinds: set[str] | None = None) -> list[tuple[Text, re.Match[str]]]:
    """Where a pattern stands in the texts of the plan."""
    return [
        (text, found)
        for text in TEXTS
        if kinds is None or text.kind in kinds
        for found in re.finditer(pattern, text.text)
    ]


def any_spot(draw, pattern: str, kinds: set[str] | None = None) -> tuple[Text, re.Match[str]]:
    return draw(st.sampled_from(spots(pattern, kinds)))


def keyed_line(file: str, pattern: str) -> list[tuple[Place, str]]:
    """The values of a file that follow a pattern on their line, each with its place."""
    found = []
    for number, line in enumerate((CLEAN / FOLDER / file).read_text("utf-8").split("\n"), 1):
        match = re.search(pattern, line)
        if match:
            found.append((Place(f"{FOLDER}/{file}", number, match.start("value") + 1), match["value"]))
    assert found, pattern
    return found


# --- words -----------------------------------------------------------------------------------------------------


def a_word_twice(draw) -> Mistake:
    text, found = any_spot(draw, r"(?<=\w )(?:của|các|được|những|trên|tại|thị xã|kết quả|nhiệm vụ)(?= \w)", PROSE)
    word = found.group()
    return replaced(text, found.start(), word, f"{word} {word}", "W801")


def an_impossible_syllable(draw) -> Mistake:
    text, found = any_spot(draw, r"(?<=\w )(?:thực|người|nghiệp|kiểm|được|hiện|trực)(?= \w)", PROSE)
    word = found.group()
    return replaced(text, found.start(), word, word + word[-1], "W802")


def a_tone_on_the_wrong_letter(draw) -> Mistake:
    text, found = any_spot(draw, r"\b[Qq]uý\b")
    word = found.group()
    return replaced(text, found.start(), word, word[0] + "úy", "W803")


SLIPS = {
    "hỗ trợ": "hổ trợ",
    "kỹ năng": "kỷ năng",
    "xử lý": "xữ lý",
    "kiểm tra": "kiễm tra",
    "giải quyết": "giãi quyết",
    "nhiệm vụ": "nhiêm vụ",
    "hoàn thành": "hoàn thanh",
    "Đẩy mạnh": "Đẫy mạnh",
    "chỉ đạo": "chĩ đạo",
    "hình thức": "hình thứt",
}


def a_wrong_word(draw) -> Mistake:
    text, found = any_spot(draw, "|".join(SLIPS), PROSE)
    right, wrong = found.group(), SLIPS[found.group()]
    differ = [a != b for a, b in zip(right.split(), wrong.split(), strict=True)]
    at = 0 if differ[0] else len(right.split()[0]) + 1
    return replaced(text, found.start(), right, wrong, "W804", at)


def an_abbreviation_mistyped(draw) -> Mistake:
    text, found = any_spot(draw, r"(?<=[^(])\bTTHC\b", {"task"})
    return replaced(text, found.start(), "TTHC", draw(st.sampled_from(["TTHH", "TTCH", "TTGC"])), "W809")


def a_year_of_another_plan(draw) -> Mistake:
    tasks = r"^(?:Kế hoạch tập huấn|Niêm yết.*|Kiểm tra đột xuất.*|Nâng cấp.*)$"
    text, found = any_spot(draw, tasks, {"task", "product"})
    at, last = found.end() - 1, text.text[-1]
    return replaced(text, at, last, f"{last} năm 2024", "W810", len("x năm "))


# --- punctuation -----------------------------------------------------------------------------------------------


def a_bracket_never_closed(draw) -> Mistake:
    # none closes after it: within "(…)" it would be the outer bracket that is left open
    text, found = any_spot(draw, r"(?<=\w )[^\W\d_]+(?= \w[^)]*\Z)", PROSE)
    return replaced(text, found.start(), found.group(), f"({found.group()}", "W805")


def a_space_before_a_comma(draw) -> Mistake:
    text, found = any_spot(draw, r"(?<=\w),(?= \w)", PROSE)
    return replaced(text, found.start(), ",", " ,", "W806", -1)


def no_space_after_a_comma(draw) -> Mistake:
    text, found = any_spot(draw, r"(?<=[^\W\d]), (?=[^\W\d])", PROSE)
    word = WORD.search(text.text[: found.start()][::-1])
    assert word is not None
    return replaced(text, found.start(), ", ", ",", "W807", -len(word.group()))


def a_comma_twice(draw) -> Mistake:
    text, found = any_spot(draw, r"(?<=[^\W\d]), (?=[^\W\d])", PROSE)
    return replaced(text, found.start(), ", ", ",, ", "W808")


# --- citations -------------------------------------------------------------------------------------------------


def a_year_in_a_sign(draw) -> Mistake:
    text, found = any_spot(draw, r"\d+/(?P<year>20\d\d)/QĐ-UBND", PROSE)
    year = str(int(found["year"]) - draw(st.integers(1, 4)))
    return replaced(text, found.start(), found.group(), found.group().replace(found["year"], year), "W401")


def a_national_sign_of_another_year(draw) -> Mistake:
    text, found = any_spot(draw, r"\d+/(?P<year>20\d\d)/(?:NĐ-CP|TT-BTC)", PROSE)
    year = str(int(found["year"]) - draw(st.integers(1, 4)))
    return replaced(text, found.start(), found.group(), found.group().replace(found["year"], year), "W408")


def a_broken_sign(draw) -> Mistake:
    text, found = any_spot(draw, r"\d+/KH-UBND", {"basis"})
    broken = found.group().replace(*draw(st.sampled_from([("-", "- "), ("/", " /"), ("/", "")])))
    return replaced(text, found.start(), found.group(), broken, "W406")


def a_law_of_another_day(draw) -> Mistake:
    text, found = any_spot(draw, r"(?<=ngày )(?P<day>\d+)(?=/\d+/\d{4} của (?:Chính phủ|Bộ Tài chính))", PROSE)
    day = str(int(found["day"]) % 27 + 1).zfill(2)
    return replaced(text, found.start(), found.group(), day, "W408")


def a_basis_of_next_year(draw) -> Mistake:
    text, found = any_spot(draw, r"(?<=ngày 19/12/)2024", {"basis"})
    return replaced(text, found.start(), "2024", draw(st.sampled_from(["2025", "2027"])), "W405", -6)


def a_plan_cited_with_another_day(draw) -> Mistake:
    text, found = any_spot(draw, r"(?<=ngày )19(?=/12/2024)", {"basis"})
    return replaced(text, found.start(), "19", draw(st.sampled_from(["09", "18", "29"])), "W404")


def a_day_that_no_calendar_has(draw) -> Mistake:
    text, found = any_spot(draw, r"\d+/\d+(?=/20\d\d của)", PROSE)
    return replaced(text, found.start(), found.group(), draw(st.sampled_from(["31/4", "30/2", "12/13"])), "W409")


# --- deadlines -------------------------------------------------------------------------------------------------


def last_years_deadline(draw) -> Mistake:
    text, found = any_spot(draw, r"2025", {"deadline"})
    place = inside(text, found.start())
    return Mistake(place, "2025", "2024", "W203", inside(text, 0))


def an_unreadable_deadline(draw) -> Mistake:
    text, found = any_spot(draw, r"^(?:Quý|Tháng) ", {"deadline"})
    return replaced(text, found.start(), found.group(), "Khoảng đâu đó ", "W201", -len(quote_before(text)))


def a_deadline_without_a_day(draw) -> Mistake:
    text, found = any_spot(draw, r"^(?:Quý|Tháng) .*$", {"deadline"})
    new = draw(st.sampled_from(["Theo quy định của tỉnh", "Theo kế hoạch của cấp trên", "Kiểm tra đột xuất"]))
    return replaced(text, found.start(), found.group(), new, "W218", -len(quote_before(text)))


def a_capital_within_a_phrase(draw) -> Mistake:
    text, found = any_spot(draw, r"(?<=hồ sơ )giải quyết|(?<=quá trình )thực hiện", PROSE)
    return replaced(text, found.start(), found.group(), found.group().capitalize(), "W819")


def quote_before(text: Text) -> str:
    """The quotation mark in which a value stands in the file, where it does."""
    place = text.file.place(text.keys)
    return written(place)[0] if written(place)[0] in "\"'" else ""


def a_line_dropped(draw, pattern: str, code: str) -> Mistake:
    """A whole line of a row is gone; the finding stands at the row's task."""
    place, _ = draw(st.sampled_from(keyed_line("appendix.yaml", pattern)))
    row = next(text for text in reversed(TEXTS) if text.kind == "task" and inside(text, 0) < place)
    assert row.file.path == place.path
    start = Place(place.path, place.line, 1)
    return Mistake(start, written(start), "", code, row.file.place(row.keys))


LEAF = r"^ {8}"


def no_deadline(draw) -> Mistake:
    return a_line_dropped(draw, LEAF + r"deadline: (?P<value>.*)$", "W206")


def no_product(draw) -> Mistake:
    return a_line_dropped(draw, LEAF + r"products: (?P<value>.*)$", "W207")


def no_lead(draw) -> Mistake:
    leads = [one for one in keyed_line("appendix.yaml", LEAF + r"lead: (?P<value>.*)$") if one[0].line > 30]
    place, _ = draw(st.sampled_from(leads))
    row = next(text for text in reversed(TEXTS) if text.kind == "task" and inside(text, 0) < place)
    start = Place(place.path, place.line, 1)
    return Mistake(start, written(start), "", "W208", row.file.place(row.keys))


# --- structure -------------------------------------------------------------------------------------------------


def an_unknown_unit(draw) -> Mistake:
    text, found = any_spot(draw, r"^Phòng Nội vụ$", {"lead"})
    return replaced(text, 0, found.group(), draw(st.sampled_from(["Phòng Nội vu thị", "Ban Nội vụ"])), "E101")


def a_lead_that_also_coordinates(draw) -> Mistake:
    place, value = draw(st.sampled_from(keyed_line("appendix.yaml", r"^ {8}lead: \[(?P<value>Phòng [^,\]]*)\]$")))
    below = Place(place.path, place.line + 1, 9)
    assert written(below).startswith(("coordinating: [", "deadline: ", "implements: "))
    if written(below).startswith("coordinating: ["):
        old = "coordinating: ["
        return Mistake(below, old, f"{old}{value}, ", "W301", right_of(below, len(old)))
    new = f"coordinating: [{value}]\n        "
    return Mistake(
        below, written(below)[:5], new + written(below)[:5], "W301", right_of(below, len("coordinating: ["))
    )


def a_number_skipped(draw) -> Mistake:
    place, value = draw(
        st.sampled_from([one for one in keyed_line("appendix.yaml", r'number: "(?P<value>\d)"$') if one[1] in "23"])
    )
    return Mistake(place, value, str(int(value) + 3), "W303", Place(place.path, place.line, place.column - 1))


def a_number_twice(draw) -> Mistake:
    place, value = draw(
        st.sampled_from([one for one in keyed_line("appendix.yaml", r'number: "(?P<value>\d)"$') if one[1] in "23"])
    )
    return Mistake(place, value, str(int(value) - 1), "E107", Place(place.path, place.line, place.column - 1))


def a_section_skipped(draw) -> Mistake:
    place, value = draw(st.sampled_from(keyed_line("plan.yaml", r"^  - number: (?P<value>III|IV)$")))
    return Mistake(place, value, {"III": "IX", "IV": "VII"}[value], "W303")


def a_task_given_twice(draw) -> Mistake:
    texts_of_tasks = [text for text in TEXTS if text.kind == "task" and text.depth == 1 and len(text.text) > 40]
    one, other = draw(st.permutations(texts_of_tasks))[:2]
    later, earlier = sorted((one, other), key=lambda text: inside(text, 0), reverse=True)
    return Mistake(inside(later, 0), later.text, earlier.text, "W307")


def no_appendix_announced_is_there(draw) -> Mistake:
    text, found = any_spot(draw, r"Theo Phụ lục đính kèm", {"paragraph"})
    new = f"Theo Phụ lục {draw(st.sampled_from(['III', 'V']))} đính kèm"
    return replaced(text, found.start(), found.group(), new, "W314", len("Theo "))


def a_footnote_of_nowhere(draw) -> Mistake:
    text, found = any_spot(draw, r"(?<=[^\W\d])(?=[,;.])", {"paragraph", "item"})
    place = inside(text, found.start() - 1)
    last = text.text[found.start() - 1]
    return Mistake(place, last, f"{last}[^7]", "W315", right_of(place, 1))


# --- reporting, targets, the superior ----------------------------------------------------------------------------


def windows_that_overlap(draw) -> Mistake:
    place, value = keyed_line("plan.yaml", r"Q3-2025: \{from: (?P<value>2025-06-15)")[0]
    day = draw(st.integers(1, 14))
    at = Place(place.path, place.line, written(Place(place.path, place.line, 1)).index("Q3") + 1)
    return Mistake(place, value, f"2025-06-{day:02}", "W501", at)


def windows_with_a_gap(draw) -> Mistake:
    place, value = keyed_line("plan.yaml", r"Q3-2025: \{from: (?P<value>2025-06-15)")[0]
    day = draw(st.integers(17, 30))
    at = Place(place.path, place.line, written(Place(place.path, place.line, 1)).index("Q3") + 1)
    return Mistake(place, value, f"2025-06-{day:02}", "W502", at)


def closed_when_it_is_due(draw) -> Mistake:
    name, month = draw(st.sampled_from([("Q1", "03"), ("H1", "06"), ("Q3", "09"), ("Y", "12")]))
    place, value = keyed_line("plan.yaml", rf"{name}-2025: .* to: (?P<value>2025-{month}-14)")[0]
    at = Place(place.path, place.line, written(Place(place.path, place.line, 1)).index(name) + 1)
    return Mistake(place, value, f"2025-{month}-{draw(st.integers(17, 20))}", "W503", at)


def due_after_the_superiors_day(draw) -> Mistake:
    place, value = keyed_line("plan.yaml", r"submit_by: \{day: (?P<value>17)\}")[0]
    at = keyed_line("plan.yaml", r"^    (?P<value>Q1-2025): ")[0][0]
    return Mistake(place, value, str(draw(st.integers(19, 25))), "W507", at)


def over_a_hundred_percent(draw) -> Mistake:
    text, found = any_spot(draw, r"(?<!\d)\d\d(?=%)", {"item"})
    return replaced(text, found.start(), found.group(), f"1{found.group()}", "W703")


def a_superiors_task_dropped(draw) -> Mistake:
    place, task = keyed_line("appendix.yaml", r"^        implements: \[(?P<value>cong-vu/1|tthc/1|tthc/2)\]$")[
        draw(st.integers(0, 2))
    ]
    start = Place(place.path, place.line, 1)
    area = next(text for text in TEXTS if text.kind == "area" and text.where == task.partition("/")[0])
    return Mistake(start, written(start), "", "W601", inside(area, 0))


def later_than_the_superior_allows(draw) -> Mistake:
    text, found = any_spot(draw, r"^Tháng 8/2025$|^Trước ngày 29/5/2025$", {"deadline"})
    new = {"Tháng 8/2025": "Tháng 11/2025", "Trước ngày 29/5/2025": "Trước ngày 30/9/2025"}[found.group()]
    return replaced(text, 0, found.group(), new, "W602")


KINDS: list[Callable[..., Mistake]] = [
    a_word_twice,
    an_impossible_syllable,
    a_tone_on_the_wrong_letter,
    a_wrong_word,
    an_abbreviation_mistyped,
    a_year_of_another_plan,
    a_bracket_never_closed,
    a_space_before_a_comma,
    no_space_after_a_comma,
    a_comma_twice,
    a_year_in_a_sign,
    a_national_sign_of_another_year,
    a_broken_sign,
    a_law_of_another_day,
    a_basis_of_next_year,
    a_plan_cited_with_another_day,
    a_day_that_no_calendar_has,
    last_years_deadline,
    an_unreadable_deadline,
    a_deadline_without_a_day,
    a_capital_within_a_phrase,
    no_deadline,
    no_product,
    no_lead,
    an_unknown_unit,
    a_lead_that_also_coordinates,
    a_number_skipped,
    a_number_twice,
    a_section_skipped,
    a_task_given_twice,
    no_appendix_announced_is_there,
    a_footnote_of_nowhere,
    windows_that_overlap,
    windows_with_a_gap,
    closed_when_it_is_due,
    due_after_the_superiors_day,
    over_a_hundred_percent,
    a_superiors_task_dropped,
    later_than_the_superior_allows,
]


@pytest.fixture(scope="module", name="root")
def _root(tmp_path_factory):
    root = tmp_path_factory.mktemp("planted") / "desk"
    shutil.copytree(CLEAN, root)
    return root


def test_the_clean_plans_are_silent():
    assert STORE.plan_ids == ["dong-mau/2025", PLAN]
    assert [str(one) for one in check_workspace(STORE, STORE.plan_ids)] == []


def found_in(root: Path, mistake: Mistake) -> set[tuple[str, Place]]:
    file = root / mistake.place.path
    clean = file.read_text("utf-8")
    lines = clean.split("\n")
    line, start = lines[mistake.place.line - 1], mistake.place.column - 1
    assert line[start:].startswith(mistake.old)
    lines[mistake.place.line - 1] = line[:start] + mistake.new + line[start + len(mistake.old) :]
    try:
        file.write_text("\n".join(lines), "utf-8")
        store = open_store(root)
        return {(one.code, one.place) for one in check_workspace(store, store.plan_ids)}
    finally:
        file.write_text(clean, "utf-8")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_planted_mistake_is_found_where_it_stands(root, kind, data):
    mistake = kind(data.draw)
    assert (mistake.code, mistake.at or mistake.place) in found_in(root, mistake)
