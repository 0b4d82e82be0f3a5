"""W8: words written twice, sentences joined wrong, set phrases and names, capitals: the slips of a text alone."""

from __future__ import annotations

from collections.abc import Iterator

from cchc.checks.marks import marks
from cchc.checks.notes import Note, Printed, by_text, of_printed
from cchc.findings import Finding
from cchc.proofreading import endings
from cchc.proofreading.capitals import capitals_within
from cchc.proofreading.page import Page
from cchc.proofreading.repeats import repeats
from cchc.proofreading.set_phrases import (
    cut_phrases,
    misspelt_names,
    other_terms,
    overlong_phrases,
    phrases_of_other_commas,
)


def _slips(page: Page) -> Iterator[Note]:
    yield from marks(page)
    yield from _repeats(page)
    yield from _joined_wrong(page)
    yield from _set_phrases(page)
    yield from _capitals(page)


_SLIPS = by_text(_slips)
"""What is wrong in texts, wherever they stand."""


@of_printed
def slips(printed: Printed) -> Iterator[Finding]:
    """The slips in each text of a plan, in every place that has it."""
    return printed.told(_SLIPS.of(printed.known))


def _repeats(page: Page) -> Iterator[Note]:
    for remark in repeats(page.words):
        twice = page.written(remark)
        yield Note(
            remark, "W801", f"Từ bị lặp: “{twice}”.", f"Chỉ viết một lần “{remark.right}”, hoặc thêm chữ còn thiếu."
        )


def _joined_wrong(page: Page) -> Iterator[Note]:
    for remark in endings.commas_after(page.text):
        message = f"Sau “{remark.right}” là dấu phẩy: câu thiếu chữ hoặc thừa dấu."
        yield Note(remark, "W811", message, f"Bỏ dấu phẩy sau “{remark.right}”, hoặc thêm chữ còn thiếu.")
    for remark in endings.small_after_stop(page.text):
        message = f"Sau dấu chấm là chữ thường: “{page.written(remark)}”."
        yield Note(remark, "W811", message, "Viết hoa chữ đầu câu, hoặc thay dấu chấm bằng dấu phẩy.")
    for remark in endings.missing_places(page.text):
        message = f"Trước “{page.written(remark)}” thiếu chữ “{remark.right}”."
        yield Note(remark, "W817", message, f"Viết “{remark.right} {page.written(remark)}”.")


def _set_phrases(page: Page) -> Iterator[Note]:
    for remark in cut_phrases(page.text):
        message = f"“{page.written(remark)}” thiếu chữ: phải là “{remark.right}”."
        yield Note(remark, "W817", message, "Viết đủ cụm từ.")
    for remark in overlong_phrases(page.text):
        message = f"“{page.written(remark)}” thừa chữ: phải là “{remark.right}”."
        yield Note(remark, "W817", message, "Bỏ chữ thừa.")
    for remark in phrases_of_other_commas(page.text):
        written = page.written(remark)
        what = "thiếu" if written.count(",") < remark.right.count(",") else "thừa"
        message = f"“{written}” {what} dấu phẩy."
        yield Note(remark, "W814", message, f"Viết “{remark.right}”.", severity="warning")
    for remark in other_terms(page.text):
        message = f"“{page.written(remark)}”: pháp luật hiện hành gọi là “{remark.right}”."
        yield Note(remark, "W818", message, f"Viết là “{remark.right}”.", severity="info")
    for remark in misspelt_names(page.text):
        message = f"“{page.written(remark)}” viết khác tên chính thức “{remark.right}”."
        yield Note(remark, "W818", message, f"Viết là “{remark.right}”.", severity="info")


def _capitals(page: Page) -> Iterator[Note]:
    for remark in capitals_within(page.text):
        message = f"Viết hoa giữa câu: “{page.written(remark)}”."
        yield Note(remark, "W819", message, f"Viết “{remark.right}”.", severity="info")
