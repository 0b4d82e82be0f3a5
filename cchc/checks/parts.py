"""W3: parts of the document that are announced, referred to, repeated or empty: appendix, sections, footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import UNSET

from cchc.checks.naming import Keys
from cchc.checks.scanning import Hit, Search, as_printed, in_small_letters, scanned
from cchc.checks.texts import Text, section_number
from cchc.findings import Finding, finding
from cchc.plans.document import Plan, Section
from cchc.store import LoadedPlan, Store
from cchc.text import fold
from cchc.text.ordinals import bare, roman_value, typed_mark

_ANNOUNCED = re.compile(
    r"phụ lục[^.;()\x00]{0,40}(?:đính kèm|kèm theo)|(?:đính kèm|kèm theo)[^.;()\x00]{0,20}phụ lục"
)
_ATTACHED = re.compile(r"phụ lục|kèm theo|đính kèm|bảng phân công|biểu")
_ANOTHERS = re.compile(
    r"\bsố\s*\d|nghị định|nghị quyết|quyết định|công văn|chỉ thị|thông tư|hướng dẫn|\bluật\b|\bđiều\s+\d"
    r"|chương trình|đề án|kế hoạch (?:số|của|giai đoạn)|quy chế|quy định tại|\d/[a-zđ]"
)
_OWN = re.compile(r"[\s,]*(?:của |trong |tại |thuộc )?(?:bản )?(?:kế hoạch|văn bản|phụ lục) này")
_REFERENCE = re.compile(r"(?:ục|hần) (?:số )?(?P<number>[IVX]{1,5}|\d{1,2})\b(?:[./]\s?(?P<inner>\d{1,2})\b)?")
_MARK = re.compile(r"\[\^(?P<number>[^\]]{1,40})\]")
_ATTACHING = Search(
    in_small_letters,
    {_ANNOUNCED: ("phụ lục",), _ATTACHED: ("phụ lục", "kèm theo", "đính kèm", "bảng phân công", "biểu")},
)
_REFERRING = Search(as_printed, {_REFERENCE: ("ục", "hần"), _MARK: ("[^",)})
_NO_SECTION = ("danh", "hạng", "chuyên", "đề", "cổ", "thành", "học")
"""What makes another word of "mục" and "phần" ("danh mục II")."""

_AROUND = 160
_WORDS_BEFORE = 40


def _own_mark(section: Section) -> str:
    """The number of a section, given or typed before its heading; "" where it has none."""
    if section.number is not UNSET:
        return bare(section.number)
    typed = None if section.heading is UNSET else typed_mark(section.heading)
    return bare(typed) if typed else ""


def appendix(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """An appendix that the body announces and that is not there; or is there and is nowhere announced."""
    plan, file = loaded.plan, loaded.appendix_file
    if plan is None or file.findings:
        return
    if not file.present:
        for hit in _ATTACHING.hits(loaded, _ANNOUNCED):
            if not _ANOTHERS.search(hit.text.text[hit.end : hit.end + 40].lower()):
                yield hit.text.finding(
                    "W312",
                    "Văn bản nói có phụ lục kèm theo, nhưng kế hoạch không có phụ lục nào.",
                    hit.start,
                    hit.end,
                    hint="Chép phụ lục vào appendix.yaml, hoặc bỏ câu này.",
                )
                return
    elif plan.body and not any(hit.text.file is loaded.plan_file for hit in _ATTACHING.hits(loaded, _ATTACHED)):
        key = "title" if file.value is not None and file.value.title is not UNSET else "areas"
        yield finding(
            file.place((key,), key=True),
            "W313",
            "Kế hoạch có phụ lục nhưng không chỗ nào trong văn bản nhắc đến.",
            hint="Thêm vào văn bản, chẳng hạn: (Theo phụ lục đính kèm).",
            excerpt=key,
            severity="info",
        )


def references(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """References to sections and appendices that the plan does not have; those of others are not judged."""
    plan = loaded.plan
    if plan is None:
        return
    sections = set(_numbers(plan.body, ""))
    for hit in _REFERRING.hits(loaded, _REFERENCE):
        *_, before, what = ["", "", *_before_number(hit).lower().split()]
        if hit.text.kind in ("title", "basis", "footnote") or not _is_own(hit):
            continue
        if (before, what) == ("phụ", "lục"):
            yield from _appendix_reference(loaded, hit)
        elif sections and what in ("mục", "phần") and before not in _NO_SECTION:
            named = ".".join(filter(None, (hit.match["number"], hit.match["inner"])))
            if roman_value(hit.match["number"]) and named not in sections:
                top = ", ".join(sorted(one for one in sections if "." not in one))
                yield _missing(hit, what, f"không có mục {named}", f"Các mục của kế hoạch: {top}.")


def _before_number(hit: Hit) -> str:
    """The last words before the number of a reference: all of them would be read anew for each reference."""
    start = _number_start(hit)
    return hit.text.text[max(0, start - _WORDS_BEFORE) : start].rstrip().removesuffix(" số")


def _number_start(hit: Hit) -> int:
    return hit.start + hit.match.start("number") - hit.match.start()


def _numbers(sections: Sequence[Section], above: str) -> Iterator[str]:
    for section in sections:
        where = section_number(above, _own_mark(section))
        yield where
        yield from _numbers(section.sections, where)


def _appendix_reference(loaded: LoadedPlan, hit: Hit) -> Iterator[Finding]:
    """ "Phụ lục II" where the plan has but one appendix, and that without a number."""
    file = loaded.appendix_file.value
    heading = "" if file is None or file.heading is UNSET else file.heading
    if file is None or len(heading.split()) > 2:  # "PHỤ LỤC I": the others may not have been transcribed
        return
    number = hit.match["number"]
    value = int(number) if number.isdigit() else roman_value(number)
    if value is not None and value > 1:
        hint = "Kiểm tra lại số của phụ lục."
        yield _missing(hit, "phụ lục", "chỉ có một phụ lục, không đánh số", hint)


def _missing(hit: Hit, what: str, why: str, hint: str) -> Finding:
    number = _number_start(hit)
    start = max(0, number - _WORDS_BEFORE) + len(_before_number(hit)) - len(what)
    words = hit.text.text[start : hit.end]
    message = f"Dẫn chiếu đến “{words}”, nhưng kế hoạch {why}."
    return hit.text.finding("W314", message, start, hit.end, hint=hint)


def _is_own(hit: Hit) -> bool:
    """Whether a reference is to the plan itself: it says so, or nothing near it names another document."""
    after = hit.text.text[hit.end : hit.end + _AROUND].lower()
    before = hit.text.text[max(0, hit.start - _AROUND) : hit.start].lower()
    return bool(_OWN.match(after)) or not (_ANOTHERS.search(before) or _ANOTHERS.search(after))


def footnotes(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """Marks without a footnote, footnotes without a mark, two footnotes with one number."""
    if loaded.plan is None:
        return
    known = {note.number for note in loaded.plan.footnotes}
    marks = [(hit.text, hit.match["number"], hit.start, hit.end) for hit in _REFERRING.hits(loaded, _MARK)]
    cells = [text for text in scanned(loaded).of_kinds("footnote") if text.where != "footnotes"]
    marks += [(text, text.text, 0, len(text.text)) for text in cells]
    for text, number, start, end in marks:
        if number not in known:
            hint = "Thêm vào footnotes, hoặc bỏ dấu này."
            yield text.finding("W315", f"Không có chú thích số {number}.", start, end, hint=hint)
    yield from _notes(loaded, loaded.plan, {number for _, number, _, _ in marks})


def _notes(loaded: LoadedPlan, plan: Plan, marked: set[str]) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, note in enumerate(plan.footnotes):
        place = loaded.plan_file.place(("footnotes", index, "number"))
        if note.number in seen:
            message, hint = f"Có hai chú thích số {note.number}.", "Đánh số lại."
        elif note.number not in marked:
            message, hint = f"Không chỗ nào dẫn đến chú thích {note.number}.", f"Thêm [^{note.number}] vào chỗ cần."
        else:
            message = hint = ""
        seen.add(note.number)
        if message:
            yield finding(place, "W315", message, hint=hint, excerpt=note.number, where="footnotes")


def recipients(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """A recipient that stands twice in "Nơi nhận"."""
    seen: set[str] = set()
    for index, recipient in enumerate(loaded.plan.recipients if loaded.plan else []):
        key = fold(recipient).removeprefix("cac ")
        if key and key in seen:
            text = Text(loaded.plan_file, ("recipients", index), recipient, "recipients", "recipient")
            message = f"“{recipient}” đứng hai lần ở Nơi nhận."
            yield text.finding("W316", message, hint="Bỏ một trong hai dòng.")
        seen.add(key)


def empty_sections(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """A section with a heading and nothing under it, beside sections that have something."""
    if loaded.plan is not None:
        yield from _empty(loaded, ("body",), loaded.plan.body, "")


def _empty(loaded: LoadedPlan, keys: Keys, sections: Sequence[Section], above: str) -> Iterator[Finding]:
    filled = [bool(section.content or section.sections) for section in sections]
    for index, section in enumerate(sections):
        where = section_number(above, _own_mark(section))
        if not filled[index] and sum(filled) * 2 >= len(sections) and _is_heading(section):
            heading = "" if section.heading is UNSET else section.heading
            key = "heading" if heading else "number"
            yield finding(
                loaded.plan_file.place((*keys, index, key)),
                "W317",
                f"Mục {where or heading} không có nội dung.",
                hint="Viết nội dung, hoặc bỏ mục này.",
                excerpt=heading or _own_mark(section),
                where=where,
            )
        yield from _empty(loaded, (*keys, index, "sections"), section.sections, where)


def _is_heading(section: Section) -> bool:
    """Whether what stands there is only a heading: no whole sentence, and no word of an appendix."""
    text = "" if section.heading is UNSET else section.heading
    return len(text.split()) <= 30 and not text.endswith((".", ";")) and not _ATTACHED.search(text.lower())
