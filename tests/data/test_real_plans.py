"""The five plans as issued: a truth table of cells, read off the documents themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc.plans.organisation import Unit
from cchc.store import open_store

ROOT = Path(__file__).parents[2]
VC25, VC23, ST25, AS25, NN24 = "vinh-chau/2025", "vinh-chau/2023", "soc-trang/2025", "anh-son/2025", "nga-nam/2024"
ALL = (AS25, NN24, ST25, VC23, VC25)


@pytest.fixture(scope="module", name="store")
def _store():
    return open_store(ROOT)


@pytest.fixture(scope="module", name="row")
def _row(store):
    rows = {plan: {row.id: row for row in store.plan(plan).rows.rows} for plan in ALL}
    return lambda plan, row_id: rows[plan][row_id]


def test_the_workspace_holds_the_five_plans_and_its_home(store):
    assert tuple(store.plan_ids) == ALL
    assert store.home == "vinh-chau"
    assert store.authorities == ["anh-son", "nga-nam", "soc-trang", "vinh-chau"]


@pytest.mark.parametrize(
    ("plan", "rows", "leaves"), [(VC25, 79, 63), (VC23, 33, 32), (ST25, 87, 72), (AS25, 38, 38), (NN24, 0, 0)]
)
def test_every_row_of_the_appendix_is_there_once(store, plan, rows, leaves):
    found = store.plan(plan).rows
    assert (len(found.rows), sum(row.leaf for row in found.rows)) == (rows, leaves)
    assert len({row.id for row in found.rows}) == rows
    assert found.problems == []


ROWS_BY_AREA = {
    VC25: {"the-che": 9, "tthc": 20, "to-chuc-bo-may": 3, "cong-vu": 10, "tai-chinh-cong": 3, "chinh-quyen-so": 16}
    | {"chi-dao": 18},
    VC23: {"the-che": 3, "tthc": 5, "to-chuc-bo-may": 3, "cong-vu": 5, "tai-chinh-cong": 5, "chinh-quyen-so": 4}
    | {"chi-dao": 8},
    ST25: {"the-che": 9, "tthc": 23, "to-chuc-bo-may": 4, "cong-vu": 10, "tai-chinh-cong": 4, "chinh-quyen-so": 16}
    | {"chi-dao": 21},
    AS25: {"the-che": 5, "tthc": 13, "to-chuc-bo-may": 10, "tai-chinh-cong": 5, "chinh-quyen-so": 5},
}


@pytest.mark.parametrize("plan", ROWS_BY_AREA)
def test_areas_stand_in_the_order_of_the_document_with_all_their_rows(store, plan):
    counts: dict[str, int] = {}
    for row in store.plan(plan).rows.rows:
        counts[row.area] = counts.get(row.area, 0) + 1
    assert list(counts.items()) == list(ROWS_BY_AREA[plan].items())


@pytest.mark.parametrize("plan", ALL)
def test_every_name_that_a_plan_uses_means_one_unit_or_group_or_the_authority(store, plan):
    loaded = store.plan(plan)
    names = [name.text for row in loaded.rows.rows for name in (*row.lead, *row.coordinating)]
    names += [name for duty in loaded.plan.duties for name in duty.who]
    for item in loaded.plan.reporting.items if loaded.plan.reporting else []:
        names += item.who
        names += item.also.who if item.also else []
        names += item.portal.who or [] if item.portal else []
    assert names
    lost = {name for name in names if loaded.register.find(name, loaded.date) is None}
    assert {name for name in lost if not loaded.register.is_authority(name)} == set()


# plan, row, cell, what stands there, the row it is taken from
CELLS = [
    # Vĩnh Châu 2025: cells merged up, down and over a heading; a cell left empty; a footnote mark dropped
    (VC25, "the-che/1", "lead", ["Phòng Tư pháp"], None),
    (VC25, "the-che/1.1", "lead", ["Phòng Tư pháp"], "the-che/1"),
    (VC25, "the-che/1.2", "coordinating", ["Các cơ quan, đơn vị cấp thị xã", "UBND xã, phường"], "the-che/1"),
    (VC25, "the-che/1.2", "deadline", ["Quý IV/2025"], None),
    (VC25, "the-che/4", "lead", [], None),
    (VC25, "the-che/4.2", "lead", ["Phòng Tư pháp"], "the-che/4.1"),
    (VC25, "the-che/4.2", "coordinating", ["Các cơ quan, đơn vị cấp thị xã", "UBND các xã, phường"], "the-che/4.1"),
    (VC25, "the-che/2", "products", ["Lập đề nghị xây dựng VBQPPL của thị xã.", "Nghị quyết, Quyết định"], None),
    (VC25, "the-che/5", "deadline", ["Trong năm 2025"], None),
    (VC25, "tthc/1.2", "deadline", ["Định kỳ hàng quý, năm 2025"], None),
    (VC25, "tthc/1.2", "lead", ["Văn phòng HĐND và UBND thị xã"], "tthc/1.1"),
    (VC25, "tthc/2.1", "lead", ["Văn phòng HĐND và UBND thị xã"], "tthc/2.2"),
    (VC25, "tthc/2.1", "coordinating", ["Các cơ quan, đơn vị cấp thị xã", "UBND xã, phường"], "tthc/2.2"),
    (VC25, "tthc/2.1", "products", ["Kế hoạch rà soát của UBND thị xã"], None),
    (VC25, "tthc/2.1", "deadline", ["Trong tháng 01/2025"], None),
    (VC25, "tthc/3.2", "lead", ["Văn phòng HĐND và UBND thị xã"], "tthc/3.1"),
    (VC25, "tthc/3.2", "deadline", ["Trong năm 2025 hoặc theo yêu cầu của Văn phòng UBND tỉnh."], None),
    (VC25, "tthc/4.2", "lead", [], None),
    (VC25, "tthc/4.2.2", "lead", ["Phòng Văn hóa và Thông tin"], None),
    (VC25, "tthc/4.2.3", "coordinating", ["Phòng Văn hóa và Thông tin", "Văn phòng HĐND và UBND thị xã"], None),
    (VC25, "tthc/6", "lead", ["Văn phòng HĐND và UBND thị xã", "Phòng Văn hóa và Thông tin"], None),
    (VC25, "cong-vu/3.3", "coordinating", ["UBND xã, phường"], None),
    (VC25, "chinh-quyen-so/2.1.1", "deadline", ["Quý I/2025"], None),
    (
        VC25,
        "chinh-quyen-so/2.1.2",
        "deadline",
        ["Tối đa 05 ngày làm việc (kể từ khi UBND tỉnh công bố Quyết định ban hành)"],
        None,
    ),
    (
        VC25,
        "chinh-quyen-so/3",
        "lead",
        ["Các cơ quan, đơn vị cấp thị xã", "UBND xã, phường", "các doanh nghiệp có liên quan"],
        None,
    ),
    (
        VC25,
        "chinh-quyen-so/3.1",
        "lead",
        [
            "Các cơ quan, đơn vị được nêu tại Phụ lục III, Công văn số 3342/UBND -TTHC ngày 15/10/2024 "
            "của Chủ tịch UBND tỉnh"
        ],
        None,
    ),
    (VC25, "chinh-quyen-so/3.4", "lead", ["Chi nhánh Văn phòng Đăng ký đất đai"], None),
    (VC25, "chinh-quyen-so/3.4", "coordinating", ["Phòng Văn hóa và Thông tin", "Chi Cục Thuế"], None),
    (VC25, "chinh-quyen-so/3.4", "deadline", ["Trong quý 1/2025"], None),
    (VC25, "chi-dao/2", "products", ["Kế hoạch", "Báo cáo kết quả (lồng ghép với kết quả CCHC)"], None),
    (VC25, "chi-dao/2", "deadline", ["Tháng 02/2025", "Tháng 12/2025"], None),
    (VC25, "chi-dao/3.4", "lead", ["Đoàn kiểm tra công vụ"], None),
    (VC25, "chi-dao/3.4", "coordinating", [], None),
    (VC25, "chi-dao/3.6.1", "products", ["Kế hoạch, Báo cáo"], None),
    (
        VC25,
        "chi-dao/3.6.2",
        "lead",
        ["Phòng Nội vụ", "các cơ quan, đơn vị cấp thị xã", "UBND xã, phường"],
        None,
    ),
    (VC25, "chi-dao/5", "deadline", [], None),
    (VC25, "chi-dao/5.a", "products", ["Kế hoạch", "Báo cáo kết quả"], None),
    (VC25, "chi-dao/5.a", "deadline", ["Tháng 03/2025", "Tháng 12/2025"], None),
    # Vĩnh Châu 2023: no merged cells; the year's slip "Quý 3/2022" stays as issued
    (VC23, "the-che/1", "deadline", ["Theo quy định của tỉnh"], None),
    (VC23, "the-che/3", "deadline", ["Tháng 01/2023", "Tháng 12/2023"], None),
    (VC23, "tthc/1", "deadline", ["Tháng 01/2023", "Trong 12/2023"], None),
    (VC23, "tthc/2", "deadline", ["Trong năm (nếu có)"], None),
    (VC23, "tthc/3", "deadline", ["Hàng quý và năm 2023"], None),
    (VC23, "to-chuc-bo-may/2", "lead", ["Các cơ quan hành chính, ĐVSN công lập cấp thị xã"], None),
    (VC23, "cong-vu/5", "lead", ["Các ban ngành thị xã", "UBND xã, phường"], None),
    (VC23, "tai-chinh-cong/2", "coordinating", ["Các đơn vị sự nghiệp công lập cấp lập cấp thị xã"], None),
    (VC23, "tai-chinh-cong/3", "lead", ["Phòng Tài chính – Kế hoạch"], None),
    (VC23, "chi-dao/3", "lead", [], None),
    (
        VC23,
        "chi-dao/3.a",
        "coordinating",
        ["Các ban ngành thị xã", "UBND cấp xã", "các cơ quan có liên quan"],
        None,
    ),
    (VC23, "chi-dao/3.b", "lead", ["Đoàn Kiểm tra công vụ thị xã"], None),
    (VC23, "chi-dao/3.b", "coordinating", [], None),
    (VC23, "chi-dao/3.b", "deadline", ["Kiểm tra đột xuất"], None),
    (VC23, "chi-dao/5", "products", ["Phương án/Kế hoạch/Quyết định", "Báo cáo kết quả"], None),
    (VC23, "chi-dao/6", "deadline", ["Quý 3/2022"], None),
    # Sóc Trăng 2025: headings that carry the lead, a deadline merged, one that carries only the deadline
    (ST25, "the-che/1.1", "lead", ["Sở Tư pháp"], "the-che/1"),
    (
        ST25,
        "the-che/4.2",
        "coordinating",
        ["Sở, ban, ngành", "các cơ quan có liên quan", "UBND cấp huyện", "cấp xã"],
        "the-che/4",
    ),
    (ST25, "tthc/1.2", "deadline", ["Định kỳ hàng quý và năm 2025"], None),
    (
        ST25,
        "tthc/3.2",
        "deadline",
        ["Theo Kế hoạch số 156/KH-UBND ngày 30/10/2022 của UBND tỉnh và văn bản hướng dẫn của Văn phòng Chính phủ"],
        "tthc/3.1",
    ),
    (ST25, "tthc/3.2-2", "deadline", ["Năm 2025 hoặc theo yêu cầu của Văn phòng Chính phủ"], None),
    (ST25, "tthc/3.2-2", "lead", ["Văn phòng UBND tỉnh"], None),
    (ST25, "tthc/8", "lead", ["Sở Y tế"], None),
    (ST25, "tthc/8", "products", ["Báo cáo kết quả thực hiện"], "tthc/7"),
    (ST25, "tthc/8", "coordinating", ["Công an tỉnh", "Sở Thông tin và Truyền thông"], "tthc/7"),
    (
        ST25,
        "tthc/8",
        "deadline",
        ["Theo Công văn số 3553/UBND-NC ngày 31/10/2024 của Chủ tịch UBND tỉnh Sóc Trăng"],
        "tthc/7",
    ),
    (ST25, "to-chuc-bo-may/3", "lead", ["Sở Y tế", "Sở Giáo dục và Đào tạo"], None),
    (ST25, "cong-vu/7", "lead", ["Sở, ban ngành", "UBND các cấp"], None),
    (ST25, "chinh-quyen-so/3.1", "deadline", ["Quý I"], None),
    (ST25, "chi-dao/3.4", "coordinating", [], None),
    (ST25, "chi-dao/3.6.1", "deadline", ["Năm 2025"], "chi-dao/3.6"),
    (ST25, "chi-dao/3.6.2", "deadline", ["Năm 2025"], "chi-dao/3.6"),
    (ST25, "chi-dao/5", "lead", [], None),
    # Anh Sơn 2025: no coordinating column; dates in the rows; a merged lead and deadline; a cell left empty
    (AS25, "the-che/1", "deadline", ["Ban hành kế hoạch đúng thời gian quy định theo Kế hoạch của thị xã"], None),
    (AS25, "the-che/1", "coordinating", [], None),
    (AS25, "tthc/1", "deadline", ["Qúy I năm 2025"], None),
    (
        AS25,
        "tthc/2",
        "deadline",
        [
            "Báo cáo quý I: 15/3/2025",
            "Báo cáo quý II: 15/6/2025",
            "Báo cáo quý III: 15/9/2025",
            "Báo cáo năm: 15/12/2025",
        ],
        None,
    ),
    (AS25, "tthc/11", "deadline", [], None),
    (AS25, "tthc/12", "lead", ["Bộ phận Một cửa"], None),
    (
        AS25,
        "to-chuc-bo-may/2",
        "deadline",
        [
            "BC công tác CCHC: Quý I: 10/3/2025",
            "BC công tác CCHC: Quý II: 10/6/2025",
            "BC công tác CCHC: Quý III: 10/9/2025",
            "BC công tác CCHC: Quý IV: 10/11/2025",
            "BC Kỷ luật KCHC: Quý I: 15/3/2025",
            "BC Kỷ luật KCHC: Quý II: 15/6/2025",
            "BC Kỷ luật KCHC: Quý III: 15/9/2025",
            "BC Kỷ luật KCHC: Quý IV: 15/11/2025",
            "BC xếp hạng chỉ số CCHC cấp xã: Trước 1/12/2025",
        ],
        None,
    ),
    (AS25, "tai-chinh-cong/1-2", "lead", ["Công chức Tài chính - KT"], "tai-chinh-cong/1"),
    (AS25, "tai-chinh-cong/1-2", "deadline", ["Trước ngày 30/11/2025"], "tai-chinh-cong/1"),
    (AS25, "chinh-quyen-so/4", "lead", ["Công chức Văn hóa - XH"], None),
]


@pytest.mark.parametrize(("plan", "row_id", "cell", "texts", "taken_from"), CELLS)
def test_a_cell_as_issued(row, plan, row_id, cell, texts, taken_from):
    found = row(plan, row_id)
    shown = {
        "products": (found.product_texts, found.products_from),
        "lead": ([name.text for name in found.lead], found.lead_from),
        "coordinating": ([name.text for name in found.coordinating], found.coordinating_from),
        "deadline": ([str(phrase) for phrase in found.phrases], found.deadline_from),
    }
    assert shown[cell] == (texts, taken_from)


@pytest.mark.parametrize(
    ("plan", "row_id", "cell", "text"),
    [
        (
            VC25,
            "chi-dao/3.6.2",
            "coordinating_text",
            "Phòng Văn hóa và Thông tin, Văn phòng HĐND và UBND thị xã thẩm định, chủ trì hoặc hướng dẫn thực hiện "
            "theo phân cấp",
        ),
        (VC25, "tthc/4.2.3", "coordinating_text", "Phòng Văn hóa và Thông tin và Văn phòng HĐND và UBND thị xã"),
        (VC25, "tthc/6", "lead_text", "Văn phòng HĐND và UBND thị xã; Phòng Văn hóa và Thông tin"),
        (ST25, "tthc/8", "coordinating_text", "- Công an tỉnh; - Sở Thông tin và Truyền thông"),
        (VC25, "the-che/1.1", "coordinating_text", "Các cơ quan, đơn vị cấp thị xã, UBND xã, phường"),
    ],
)
def test_a_cell_of_names_in_its_own_words(row, plan, row_id, cell, text):
    assert getattr(row(plan, row_id), cell) == text


@pytest.mark.parametrize(
    ("plan", "row_id", "number", "parent", "leaf", "owes"),
    [
        (VC25, "chi-dao/5.a", None, "chi-dao/5", True, True),
        (VC25, "chi-dao/5", "5", None, False, False),
        (
            VC25,
            "chinh-quyen-so/3",
            "3",
            None,
            False,
            True,
        ),  # "6/3": sub-tasks, and a product and deadline of its own
        (VC25, "chinh-quyen-so/2.1.2", "2.1.2", "chinh-quyen-so/2.1", True, True),
        (VC25, "the-che/1", "1", None, False, False),
        (VC23, "chi-dao/3.b", None, "chi-dao/3", True, True),
        (ST25, "tthc/3.2-2", "3.2", "tthc/3", True, True),
        (ST25, "chi-dao/3.6", "3.6", "chi-dao/3", False, False),  # only a deadline of its own
        (ST25, "chi-dao/5", "5", None, True, True),  # lost its sub-tasks: a leaf, and it owes nobody knows what
        (AS25, "tai-chinh-cong/1-2", None, None, True, True),
    ],
)
def test_numbers_as_printed_parents_and_what_owes(row, plan, row_id, number, parent, leaf, owes):
    found = row(plan, row_id)
    assert (found.number, found.parent, found.leaf, found.owes) == (number, parent, leaf, owes)


def test_the_second_row_3_2_of_soc_trang_has_the_text_of_the_first(row):
    first, second = row(ST25, "tthc/3.2"), row(ST25, "tthc/3.2-2")
    assert second.text == first.text
    assert first.text.startswith("Tổ chức rà soát, đề xuất phương án đơn giản hóa TTHC")


def test_the_number_3_3_that_vinh_chau_left_out_is_not_made_up(store):
    ids = [row.id for row in store.plan(VC25).rows.rows if row.parent == "chi-dao/3"]
    assert ids == ["chi-dao/3.1", "chi-dao/3.2", "chi-dao/3.4", "chi-dao/3.5", "chi-dao/3.6"]


def test_headings_of_a_row_of_the_third_level(row):
    assert row(VC25, "chinh-quyen-so/2.1.1").headings == (
        "Tiếp tục thực hiện số hóa hồ sơ, trả kết quả giải quyết TTHC bản điện tử đảm bảo tỷ lệ quy định",
        "Hoàn thiện cấu hình trong Hệ thống thông tin giải quyết TTHC thị xã theo danh mục số hóa "
        "đã được phê duyệt",
    )


@pytest.mark.parametrize(
    ("row_id", "budget"),
    [
        ("the-che/1", 5_000_000),
        ("the-che/2", "Theo tình hình thực tế"),
        ("tthc/4", 7_000_000),
        ("cong-vu/1", 200_000_000),
        ("chi-dao/3.b", 15_000_000),
        ("chi-dao/6", 60_000_000),
    ],
)
def test_the_budget_of_2023_in_dong_or_in_words(row, row_id, budget):
    assert row(VC23, row_id).task.budget == budget


@pytest.mark.parametrize(
    ("row_id", "parts"),
    [
        ("the-che/3", ("Kế hoạch", "Báo cáo kết quả thực hiện của UBND thị xã")),
        ("chi-dao/1", ("Kế hoạch", "các Báo cáo kết quả thực hiện của UBND thị xã")),
        ("tthc/5", ()),  # one deadline for both: nothing to pair
    ],
)
def test_products_of_2023_that_hold_two_things(row, row_id, parts):
    ((_, found),) = row(VC23, row_id).products
    assert found == parts


@pytest.mark.parametrize(
    ("plan", "year", "date"),
    [
        (VC25, 2025, "2024-12-01"),
        (VC23, 2023, "2023-01-01"),
        (ST25, 2025, "2024-12-23"),
        (NN24, 2024, "2024-01-01"),
    ],
)
def test_the_year_and_the_date_or_the_first_day_it_may_be(store, plan, year, date):
    assert (store.plan(plan).year, store.plan(plan).date.isoformat()) == (year, date)


@pytest.mark.parametrize(
    ("plan", "day", "windows"),
    [
        (VC25, 16, {"Q1-2025": ("2024-12-15", "2025-03-15"), "Q3-2025": ("2025-06-16", "2025-09-15")}),
        (VC23, 12, {"Q1-2023": ("2022-12-15", "2023-03-12"), "Q3-2023": ("2023-06-12", "2023-09-12")}),
        (ST25, 18, {"Q1-2025": ("2024-12-15", "2025-03-14"), "Q3-2025": ("2025-06-15", "2025-09-14")}),
        (NN24, 15, {"Q1-2024": ("2023-12-15", "2024-03-14"), "Q3-2024": ("2024-06-15", "2024-09-14")}),
    ],
)
def test_the_reporting_regime(store, plan, day, windows):
    reporting = store.plan(plan).plan.reporting
    assert reporting.submit_by.day == day
    assert len(reporting.windows) == 4
    found = {name: (str(reporting.windows[name].from_), str(reporting.windows[name].to)) for name in windows}
    assert found == windows


def test_anh_son_has_no_reporting_regime_and_nga_nam_no_appendix(store):
    assert not store.plan(AS25).plan.reporting
    assert store.plan(NN24).appendix_file.present is False
    assert store.plan(NN24).plan.appendix == "announced"


@pytest.mark.parametrize(
    ("plan", "group", "size", "complete"),
    [
        (VC25, "UBND xã, phường", 10, True),  # 4 phường, 6 xã before 01/7/2025
        (VC23, "UBND cấp xã", 10, True),
        (ST25, "UBND cấp huyện", 11, True),
        (NN24, "Chủ tịch Ủy ban nhân dân các xã phường", 8, True),
        (VC25, "Các cơ quan liên quan", 0, True),
        (VC25, "Các cơ quan, đơn vị, địa phương", 24, False),
    ],
)
def test_the_members_of_a_group_on_the_plans_date(store, plan, group, size, complete):
    loaded = store.plan(plan)
    members = loaded.register.members(loaded.register.find(group, loaded.date), loaded.date)
    assert len(members) == size
    assert all(member.complete for member in members) is complete


@pytest.mark.parametrize(
    ("plan", "name", "unit"),
    [
        (VC25, "Chi Cục Thuế", "chi-cuc-thue"),
        (VC23, "Phòng Tài chính – Kế hoạch", "phong-tai-chinh-ke-hoach"),
        (VC25, "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân thị xã", "van-phong-hdnd-va-ubnd-thi-xa"),
        (VC23, "Đoàn Kiểm tra công vụ thị xã", "doan-kiem-tra-cong-vu"),
        (AS25, "Công chức Văn hóa - XH", "cong-chuc-van-hoa-xa-hoi"),
        (AS25, "Bộ phận Một cửa", "bo-phan-mot-cua"),
        (NN24, "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân", None),
    ],
)
def test_a_name_as_the_plan_spells_it_means_its_unit(store, plan, name, unit):
    loaded = store.plan(plan)
    found = loaded.register.find(name, loaded.date)
    assert isinstance(found, Unit)
    assert unit is None or found.id == unit


@pytest.mark.parametrize("plan", [VC25])
def test_every_task_that_the_town_carries_out_stands_in_the_provinces_plan(store, plan):
    above = {row.id for row in store.plan(ST25).rows.rows}
    implemented = [task for row in store.plan(plan).rows.rows for task in row.task.implements]
    assert len(implemented) >= 70
    assert [task for task in implemented if task not in above] == []


def test_the_same_task_of_anh_son_is_recorded_once(row):
    again, first = row(AS25, "chinh-quyen-so/3"), row(AS25, "tthc/10")
    assert again.task.same_as == "tthc/10"
    assert again.text == first.text
    assert [str(p) for p in again.phrases] == [str(p) for p in first.phrases]
