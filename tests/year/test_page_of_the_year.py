"""The page of the invented year in the browser: its numbers are those of ``status``, its list that of ``due``.

What each filter must leave is worked out here from the records of ``due --all``, not from the page.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from datetime import date, timedelta
from urllib.parse import urlencode

import pytest

from cchc.text import fold
from tests.watching import watched

pytestmark = pytest.mark.slow

DAY = "2025-09-30"
ON = date.fromisoformat(DAY)
ROLE_NAMES = ("lead", "report", "duty", "coordinating")


@pytest.fixture(scope="module")
def page_file(year):
    target = year.root.parent / "page.html"
    if not target.exists():
        ran = year.office.run("dashboard", "--as-of", DAY, "-o", str(target))
        assert ran.code == 0, ran.err
    return target


@pytest.fixture(scope="module")
def records(year):
    return json.loads(year.office.run("due", "--all", "--as-of", DAY, "--format", "json").out)


@pytest.fixture(scope="module")
def page(browser, page_file):
    with watched(browser) as opened:
        opened.open(page_file)
        yield opened
        assert opened.wrong == []


def state(r):
    """A record's state, by the words of the README: late is what overdue lists."""
    if r["status"] in ("dropped", "done"):
        return "done_late" if r["done_late"] else r["status"]
    if r["role"] == "coordinating":
        return "coordinating"
    if r["waiting_for"] in ("assignment", "authority"):
        return "undecided"
    return {"ongoing": "undated", "due_soon": "soon", "in_time": "open"}.get(r["timing"], r["timing"])


def dated(r):
    return r["due"] is not None and (r["timing"] != "waiting" or state(r) == "undecided")


def month(r):
    if not dated(r):
        return "none"
    return r["due"][:7] if r["due"].startswith("2025") else "later"


def unit(r):
    return r["unit_id"] or f"({r['unit']})"


def fits(r, unit="", area="", state="", month="", role=""):
    near = dated(r) and ON <= date.fromisoformat(r["due"]) <= ON + timedelta(days=30)
    return (
        (not unit or globals()["unit"](r) == unit)
        and (not area or (r["area"] or r["role"]) == area)
        and (
            not state
            or (globals()["state"](r) in ("soon", "open") if state == "ahead" else globals()["state"](r) == state)
        )
        and (not month or (near if month == "near" else globals()["month"](r) == month))
        and (role == "all" or r["role"] == role or (role == "" and r["role"] != "coordinating"))
    )


def expected(records, **wanted):
    found = [r for r in records if fits(r, **wanted)]
    return sorted(((r["task"], unit(r), r["due"] if dated(r) else None, r["role"]) for r in found), key=str)


def values(records):
    """Every value of every filter that the records have, and those that the page adds."""
    return {
        "unit": sorted({unit(r) for r in records}),
        "area": sorted({r["area"] or r["role"] for r in records}),
        "state": [*sorted({state(r) for r in records}), "ahead"],
        "month": [*sorted({month(r) for r in records}), "near"],
        "role": ["all", *sorted({r["role"] for r in records})],
    }


def choices(page):
    """What the page's own filters offer."""
    return page.page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll('#filters select')].map(
             (field) => [field.name, [...field.options].map((one) => one.value).filter(Boolean)]))"""
    )


def test_the_filters_offer_what_the_records_have(page, records):
    offered = choices(page)
    assert {name: sorted(offered[name]) for name in offered} == {
        name: sorted(known) for name, known in values(records).items()
    }


def test_every_filter_alone_shows_exactly_its_records(page, records):
    for name, known in values(records).items():
        for value in known:
            page.filter("#" + urlencode({name: value}))
            assert page.listed() == expected(records, **{name: value}), (name, value)


def test_filters_together_show_exactly_their_records(page, records):
    known, chance = values(records), random.Random(7)
    hits = 0
    for _ in range(150):
        r = chance.choice(records)
        whole = {
            "unit": unit(r),
            "area": r["area"] or r["role"],
            "state": state(r),
            "month": month(r),
            "role": r["role"],
        }
        wanted = {name: whole[name] for name in chance.sample(list(whole), chance.randint(2, 5))}
        if chance.random() < 0.3:
            name = chance.choice(list(wanted))
            wanted[name] = chance.choice(known[name])
        page.filter("#" + urlencode(wanted))
        told = page.listed()
        assert told == expected(records, **wanted), wanted
        hits += bool(told)
    assert 60 < hits < 150


def test_choosing_by_hand_filters_is_told_and_stays_in_the_address(page, records):
    tab = page.page
    page.filter("#role=all")
    tab.select_option("[name=unit]", "phong-noi-vu")
    tab.select_option("[name=role]", label="Không kể phối hợp")
    tab.select_option("[name=state]", "done")
    mine = expected(records, unit="phong-noi-vu", state="done")
    assert page.listed() == mine
    assert mine
    assert tab.evaluate("location.hash") == "#unit=phong-noi-vu&state=done"
    said = tab.inner_text("#count")
    assert f"{len(mine)} lượt đơn vị" in said
    assert "lọc theo Phòng Nội vụ; đã xong" in said
    assert tab.get_attribute("#count", "aria-live") == "polite"
    tab.click("#clear")
    assert page.listed() == expected(records)
    assert tab.evaluate("location.hash") == ""


def test_a_line_of_several_units_shows_the_one_asked_for(page):
    tab = page.page
    page.filter("#unit=phong-noi-vu&month=2025-09")
    owned = tab.locator("#list .own").all_inner_texts()
    assert owned
    assert all(text.startswith("Phòng Nội vụ") for text in owned)
    page.filter("#month=2025-09")
    assert tab.locator("#list .own").count() == 0


def test_the_search_finds_words_without_their_marks(page):
    tab = page.page
    page.filter("#role=all")
    words = {place: fold(text) for place, text in enumerate(tab.evaluate("window.rows.map((r) => r.textContent)"))}
    for typed in ("ket qua khao sat", "Khảo sát", "THU TUC", "the-che/3", "đồng bộ chẳng có"):
        tab.fill("[name=q]", typed)
        tab.wait_for_function("(q) => new URLSearchParams(location.hash.slice(1)).get('q') === q", arg=typed)
        shown = tab.evaluate("window.rows.flatMap((r, i) => r.hidden ? [] : [i])")
        assert shown == [place for place, text in words.items() if all(w in text for w in fold(typed).split())]
    assert tab.is_visible("#empty")
    tab.fill("[name=q]", "")


def test_sorting_orders_rows_and_keeps_them(page, records):
    tab = page.page
    page.filter("#role=all")
    before = page.listed()
    due = "[...document.querySelectorAll('#list tbody tr')].map((r) => r.querySelector('time')?.dateTime ?? '9999')"
    tab.click("[data-sort=due] button")
    assert tab.evaluate(due) == sorted(tab.evaluate(due))
    assert tab.get_attribute("[data-sort=due]", "aria-sort") == "ascending"
    tab.click("[data-sort=due] button")
    assert tab.evaluate(due) == sorted(tab.evaluate(due), reverse=True)
    assert "sort=due-" in tab.evaluate("location.hash")
    assert page.listed() == before
    tab.click("[data-sort=due] button")
    assert tab.get_attribute("[data-sort=due]", "aria-sort") is None
    assert tab.evaluate("[...document.querySelectorAll('#list tbody tr')].every((r, i) => r === window.rows[i])")


def counts_in(table):
    return {row[0]: row[1:] for row in table}


@pytest.mark.parametrize("by", ["unit", "area"])
def test_the_tables_print_the_numbers_of_the_status(page, year, by):
    told = page.page.evaluate(
        f"""[...document.querySelectorAll('#by-{by} tr[data-key]')].map(
              (r) => [r.dataset.key, ...[...r.cells].slice(1, 8).map((c) => c.textContent.trim())])"""
    )
    wanted = {}
    for record in year.office.asked(by, DAY):
        in_obligations = by == "unit" or record["key"] in ("report", "duty")
        counts = record["obligations" if in_obligations else "tasks"]
        base = counts["done_in_time"] + counts["done_late"] + counts["late"]
        if not (by == "area" and in_obligations):
            assert base == record["rate_base"]
        share = f"{round(100 * counts['done_in_time'] / base, 1):g}%".replace(".", ",") if base else ""
        wanted[record["key"]] = [
            *(str(counts[name]) for name in ("assigned", "done_in_time", "done_late", "open", "late")),
            str(sum(counts["left_out"].values())),
            f"{counts['done_in_time']}/{base} = {share}" if base else "–",
        ]
    assert counts_in(told) == wanted


def test_the_overview_sums_the_areas(page, year):
    areas = [record["tasks"] for record in year.office.asked("area", DAY)]
    sums = [
        str(sum(one[name] for one in areas)) for name in ("assigned", "done_in_time", "done_late", "open", "late")
    ]
    assert page.page.locator(".parts dd").all_inner_texts() == sums
    assert page.page.inner_text(".headline .rest").startswith(f"{sums[1]}/{sum(map(int, (*sums[1:3], sums[4])))} ")


def test_every_cell_of_the_map_counts_its_records_and_leads_to_them(page, records):
    own = [
        r for r in records if r["role"] != "coordinating" and dated(r) and state(r) not in ("dropped", "undated")
    ]
    cells = page.page.evaluate(
        "[...document.querySelectorAll('#heat tbody td:not(.sum) a')].map((a) => [a.hash, a.ariaLabel])"
    )
    words = {"quá hạn": ("late",), "sắp đến hạn": ("soon",), "còn hạn": ("open",), "đã xong": ("done", "done_late")}
    told = Counter()
    for hash, label in cells:
        page.filter(hash)
        numbers = {name: int(n) for n, name in re.findall(r"(\d+) ([^,\d]+)(?:, |$)", label.rpartition(": ")[2])}
        assert len(page.listed()) == sum(numbers.values()), label
        for name, number in numbers.items():
            told[name] += number
    wanted = Counter(next(name for name, kinds in words.items() if state(r) in kinds) for r in own)
    assert told == wanted
    assert wanted["quá hạn"]


def test_the_map_is_one_stop_and_is_walked_by_arrows(page, records):
    tab = page.page
    page.filter("#role=all")
    assert tab.evaluate("[...document.querySelectorAll('#heat a')].filter((a) => a.tabIndex === 0).length") == 1
    tab.evaluate("document.querySelector('#heat a').focus()")
    where = "document.activeElement.getAttribute('aria-label').split(':')[0]"
    first = tab.evaluate(where)
    tab.keyboard.press("ArrowRight")
    right = tab.evaluate(where)
    assert right.split(", ")[:-1] == first.split(", ")[:-1]
    assert right != first
    tab.keyboard.press("ArrowLeft")
    assert tab.evaluate(where) == first
    tab.keyboard.press("ArrowDown")
    assert tab.evaluate(where).split(", ")[-1] == first.split(", ")[-1]
    hash = tab.evaluate("document.activeElement.getAttribute('href')")
    tab.keyboard.press("Enter")
    assert tab.evaluate("location.hash") == hash
    assert tab.evaluate("document.activeElement.id") == "danh-sach"
    assert tab.get_attribute(f"#heat a[href='{hash}']", "aria-current") == "true"
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.name") == "q"
    tab.go_back()
    assert tab.evaluate("location.hash") == "#role=all"
    assert page.listed() == expected(records, role="all")


def test_a_shared_address_opens_filtered_and_nonsense_in_it_is_passed_over(browser, page_file, records):
    with watched(browser) as fresh:
        fresh.open(page_file, "#month=2025-12&unit=nobody&sort=x&role=lead&__proto__=1")
        assert fresh.listed() == expected(records, month="2025-12", role="lead")
        assert fresh.wrong == []


def test_without_scripts_the_whole_list_is_there(browser, page_file, records):
    with watched(browser, java_script_enabled=False) as plain:
        plain.open(page_file)
        rows = plain.page.locator("#list tbody tr")
        assert rows.count() == plain.page.locator("#list tbody tr:visible").count() > 50
        units = plain.page.locator("#list .who li").count()
        assert units == len(records)
        assert not plain.page.locator("#filters").is_visible()
        assert not plain.page.locator("#theme").is_visible()
        assert f"{len(records)} lượt đơn vị" in plain.page.inner_text("#count")


def test_the_window_of_each_report_and_today_stand_where_they_belong(page):
    spans = page.page.locator("svg.timeline g title").all_text_contents()
    assert "Báo cáo quý III/2025: số liệu 15/06/2025–14/09/2025, gửi 16/09/2025" in spans
    x = page.page.evaluate(
        "[...document.querySelectorAll('line.today, line.grid')].map((line) => line.x1.baseVal.value)"
    )
    *months, today = x
    september, october, *_ = months[-5:]  # the last week of December reaches into the next year
    assert september < today < october
