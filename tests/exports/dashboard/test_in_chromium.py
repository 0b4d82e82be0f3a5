"""The page in a browser: lets nothing in or out, fits a phone and paper, can be read by all in both themes."""

from __future__ import annotations

import re
import subprocess
import time

import pytest

from cchc.exports.dashboard.rendering import page_html
from tests.watching import watched

pytestmark = pytest.mark.slow

ON = "2025-05-10"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("pages")


@pytest.fixture
def written(paged, folder):
    """``written(desk, on, …)``: the file of a page."""

    def write(desk, on=ON, **asked):
        page, _ = paged(desk, on, **asked)
        path = folder / f"{len(list(folder.iterdir()))}.html"
        path.write_bytes(page_html(page))
        return path

    return write


@pytest.fixture
def recorded(invented):
    """The invented authority with one of every state."""
    invented.log(
        "gia-dinh/2025",
        "Phòng Một",
        "on: 2025-02-01, task: a/1, status: done, evidence: Sổ số 1",
        "on: 2025-04-11, task: a/2, status: done",
        "on: 2025-04-11, task: a/4, status: blocked, cause: chờ biểu mẫu",
    )
    invented.log("gia-dinh/2025", "Phòng Ba", "on: 2025-04-01, task: b/8, status: dropped")
    return invented


def axe(page):
    """What axe-core holds against the page: a rule and the elements, by WCAG 2.1 A and AA and good practice."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page.page).response["violations"]
    return [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found]


@pytest.mark.parametrize(("theme", "width"), [("light", 1280), ("dark", 360)])
def test_everybody_can_read_it(browser, written, recorded, theme, width):
    path = written(recorded)
    with watched(browser, width=width, color_scheme=theme) as page:
        page.open(path)
        if theme == "dark":
            assert page.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 24, 27)"
        assert axe(page) == []
        assert page.wrong == []


@pytest.mark.parametrize(("theme", "width"), [("light", 360), ("dark", 1280)])
def test_a_plan_without_a_table_or_any_record_has_a_page_to_read_too(browser, written, real, theme, width):
    path = written(real, plans=("nga-nam/2024",))
    with watched(browser, width=width, color_scheme=theme) as page:
        page.open(path)
        headings = ["Tổng quan", "Từng đơn vị, từng tháng", "Trong năm", "Tỷ lệ đúng hạn", "Danh sách việc"]
        assert page.page.locator("h2").all_inner_texts() == headings
        assert axe(page) == []
        assert page.wrong == []


@pytest.mark.parametrize(("system", "shown"), [("light", "dark"), ("dark", "light")])
def test_the_button_changes_the_theme_and_the_browser_keeps_it(browser, written, recorded, system, shown):
    path = written(recorded)
    ground = "getComputedStyle(document.body).backgroundColor"
    with watched(browser, color_scheme=system) as page:
        page.open(path)
        before = page.page.evaluate(ground)
        for _ in range(2 if shown == "dark" else 1):
            page.page.click("#theme")
        assert page.page.inner_text("#theme") == f"Giao diện: {'tối' if shown == 'dark' else 'sáng'}"
        assert page.page.evaluate(ground) != before
        assert axe(page) == []
        page.open(path)
        assert page.page.evaluate("document.documentElement.dataset.theme") == shown
        assert page.page.evaluate(ground) != before


def test_on_a_phone_the_page_is_as_wide_as_the_screen(browser, written, recorded, real, folder):
    long = "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân " + "dàiquákhôngngắtđược" * 12
    path = recorded.root / "plans" / "gia-dinh" / "units.yaml"
    path.write_text(path.read_text("utf-8").replace("name: UBND huyện Giả Định", f"name: {long}"), "utf-8")
    for text in (written(recorded), written(real), written(real, "2026-11-22")):
        with watched(browser, width=360, has_touch=True) as page:
            page.open(text)
            assert page.page.evaluate("document.documentElement.scrollWidth") == 360
            small = page.page.evaluate(
                """[...document.querySelectorAll('button, select, input')].filter((one) => one.checkVisibility())
                     .map((one) => one.getBoundingClientRect()).filter((box) => box.height < 24 || box.left < 0)"""
            )
            assert small == []


def test_nothing_hostile_acts(browser, written, invented):
    evil = '</script><script>document.title = "x"</script><img src=http://example.org/x onerror=document.title=1>'
    folder = invented.root / "plans" / "gia-dinh"
    for path in (folder / "units.yaml", folder / "2025" / "appendix.yaml"):
        text = path.read_text("utf-8").replace("task: Lập sổ", f"task: '{evil}'")
        path.write_text(re.sub(r"\bPhòng Hai\b", f"'{evil}'", text), "utf-8")
    with watched(browser) as page:
        page.open(written(invented), "#q=" + "%3Cimg+src%3Dx%3E&unit=%3Cimg+src%3Dx%3E")
        page.filter("#unit=phong-hai&state=late")
        assert page.page.title().startswith("Tiến độ")
        assert evil in page.page.inner_text("#count")
        assert page.page.locator("img").count() == 0
        assert page.wrong == []


def test_the_policy_stops_what_would_be_let_in(browser, written, invented):
    with watched(browser) as page:
        page.open(written(invented))
        came = []
        page.page.on("response", lambda response: came.append(response.url))
        page.page.evaluate(
            """() => {
                 const add = (name, set) => document.body.append(Object.assign(document.createElement(name), set));
                 add('img', { src: 'http://127.0.0.1:9/x.png' });
                 add('script', { textContent: 'document.title = "x"' });
                 add('style', { textContent: 'body { display: none }' });
                 fetch('http://127.0.0.1:9/').catch(() => 0); }"""
        )
        page.page.wait_for_function("window.stopped.length >= 4")
        stopped = page.page.evaluate("window.stopped")
        assert sorted(stopped) == ["connect-src", "img-src", "script-src-elem", "style-src-elem"]
        assert came == []
        assert page.page.title().startswith("Tiến độ")


def pdf_pages(path, page, folder):
    target = folder / f"{path.stem}.pdf"
    page.page.pdf(path=target, prefer_css_page_size=True)
    text = subprocess.run(["pdftotext", "-layout", target, "-"], capture_output=True, check=True).stdout.decode()
    return text.removesuffix("\f").split("\f")


def test_on_paper_the_list_has_its_head_on_each_page_and_no_controls(browser, written, real, folder):
    path = written(real, plans=("vinh-chau/2023",))
    with watched(browser, color_scheme="dark") as page:
        page.open(path)
        pages = pdf_pages(path, page, folder)
        page.page.emulate_media(media="print")
        assert page.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        assert page.page.locator("#filters, #theme, #clear").locator("visible=true").count() == 0
    first = next(place for place, text in enumerate(pages) if "Danh sách việc" in text)
    heads = [bool(re.search(r"Hạn +Trạng thái +Việc +Đơn vị", text)) for text in pages]
    assert first <= 5
    assert len(pages) > first + 2
    assert heads == [place >= first for place in range(len(pages))]
    assert all(len(text.split()) > 30 for text in pages)
    assert "Xóa lọc" not in "".join(pages)


def test_paper_shows_what_is_filtered(browser, written, recorded, folder):
    path = written(recorded)
    with watched(browser) as page:
        page.open(path, "#unit=phong-mot&state=done")
        listed = "".join(pdf_pages(path, page, folder)).partition("Danh sách việc")[2]
    assert "lọc theo Phòng Một; đã xong" in listed
    assert "Lập sổ" in listed
    assert "Tập huấn" not in listed


def test_whoever_wants_no_motion_gets_none(browser, written, invented):
    path = written(invented)
    for motion, behaviour in (("reduce", "auto"), ("no-preference", "smooth")):
        with watched(browser, reduced_motion=motion) as page:
            page.open(path)
            assert page.page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == behaviour


def test_all_can_be_done_by_keyboard(browser, written, recorded):
    with watched(browser) as page:
        page.open(written(recorded))
        tab = page.page
        reached = []
        for _ in range(60):
            tab.keyboard.press("Tab")
            reached.append(tab.evaluate("document.activeElement.id || document.activeElement.name || ''"))
        names = ["theme", "q", "unit", "area", "state", "month", "role", "clear"]
        tab.select_option("[name=state]", "done")
        once = [name for name in dict.fromkeys(reached) if name in names]
        assert once == [name for name in names if name != "clear"]  # nothing to clear yet
        tab.focus("[name=role]")
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.id") == "clear"
        tab.keyboard.press("Enter")
        assert tab.evaluate("location.hash + document.activeElement.name") == "q"


def crowd(desk, units, tasks):
    """A plan of many: each of ``units`` leads each of ``tasks``."""
    folder = desk.root / "plans" / "gia-dinh"
    names = [f"Ủy ban nhân dân xã Giả Định thứ {n} có tên rất dài để thử" for n in range(units)]
    listed = "\n".join(f"  - {{id: xa-{n}, name: {name}, kind: xã}}" for n, name in enumerate(names))
    head = "authority: {name: UBND huyện Giả Định, level: huyện, place: Giả Định}\nunits:\n"
    (folder / "units.yaml").write_text(head + listed + "\n", "utf-8")
    lead = "lead: [" + ", ".join(names) + "], coordinating: []"
    rows = "\n".join(
        f'      - {{number: "{n}", task: Việc số {n}, {lead}, deadline: Tháng {n % 12 + 1:02}/2025}}'
        for n in range(1, tasks + 1)
    )
    (folder / "2025" / "appendix.yaml").write_text(
        f"areas:\n  - id: a\n    name: Lĩnh vực A\n    tasks:\n{rows}\n", "utf-8"
    )


def test_a_hundred_units_with_three_thousand_obligations_stay_usable(browser, written, invented):
    crowd(invented, 100, 30)
    path = written(invented)
    assert path.stat().st_size < 1_200_000
    with watched(browser, width=360) as page:
        page.open(path)
        assert page.page.locator("#heat tbody tr").count() == 100
        began = time.perf_counter()
        page.filter("#unit=xa-7&month=2025-03")
        assert time.perf_counter() - began < 5  # no speed is promised, only that it does not hang
        assert {unit for _, unit, *_ in page.listed()} == {"xa-7"}
        assert page.page.evaluate("document.documentElement.scrollWidth") == 360
        assert page.wrong == []
