"""W2: deadlines that cannot be read, lie outside their plan, contradict their row, or are missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from msgspec import UNSET

from cchc.checks.phrases import day_off, faulty_phrases, phrase_texts, phrases_of, said
from cchc.findings import Finding, Place, finding
from cchc.obligations.deriving import report_terms
from cchc.plans.rows import Phrase, Row
from cchc.store import LoadedPlan, Store

_YEAR = re.compile(r"\b20\d\d\b")


def _row_place(loaded: LoadedPlan, row: Row, *keys: str | int) -> Place:
    """The place of a row's cell, or of the row's task text where it has no such cell of its own."""
    if keys and getattr(row.task, str(keys[0]), UNSET) is UNSET:
        keys = ("task",)
    return loaded.file_of(row).place((*row.path, *keys))


def unreadable(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """A phrase that is not understood whole is an error: it is never guessed."""
    for (file, keys, text, where), told in faulty_phrases(loaded):
        if (unread := told.unread) is not None:
            words = text[unread.offset : unread.offset + unread.length]
            yield finding(
                file.place(keys, offset=unread.offset if words else 0),
                "W201",
                f"Không đọc được thời hạn “{text}”: {unread.message}",
                hint=unread.hint,
                excerpt=words or text,
                where=where,
                severity="error",
            )


def outside_the_year(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """A deadline of another year than the plan's, or one that had passed when the plan was issued.

    A year before the plan's is a warning: it was copied from the last plan. One after it may be meant, and is
    nothing where the phrase says so without a year ("31/01 năm liền kề"), in a plan that runs over several years
    (its title says until when), or in a span that begins in the plan's year.
    """
    year, issued, last = loaded.year, loaded.date, _last_year(loaded)
    told = {text: said(text, year) for text in phrase_texts(loaded)}
    doubtful = {
        text: one.spans for text, one in told.items() if one.spans and (one.within is None or one.within < issued)
    }
    for file, keys, text, where in phrases_of(loaded) if doubtful else ():
        dues = [due for start, due in doubtful.get(text, ()) if due.year <= year or not _begun(start, year)]
        dues = [due for due in dues if due.year <= year or (due.year > last and _YEAR.search(text))]
        if dues and all(due < issued for due in dues):
            yield finding(
                file.place(keys),
                "W203",
                f"Thời hạn “{text}” đã qua trước khi kế hoạch được ban hành (từ {issued:%d/%m/%Y}).",
                hint=f"Có phải là năm {year}? Nếu văn bản ghi đúng như vậy, thêm “due: …” kèm “because: …”.",
                excerpt=text,
                where=where,
            )
        elif dues and all(due.year != year for due in dues):
            yield finding(
                file.place(keys),
                "W202",
                f"Thời hạn “{text}” nằm ngoài năm {year} của kế hoạch.",
                hint="Kiểm tra lại năm.",
                excerpt=text,
                where=where,
                severity="info" if min(dues).year > year else None,
            )


def _begun(start: date | None, year: int) -> bool:
    """Whether a span begins in the plan's year or before: it is at work in that year, whenever it ends."""
    return start is not None and start.year <= year


def _last_year(loaded: LoadedPlan) -> int:
    """The last year that the plan's title names ("giai đoạn 2025 - 2030", "đến năm 2030"); else the plan's own."""
    title = loaded.plan.title if loaded.plan else ""
    return max([loaded.year, *map(int, _YEAR.findall(title))])


def without_a_date(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """A deadline that names neither a day nor a document that would ("Theo quy định của tỉnh", "đột xuất").

    Work that goes on all year has no day and needs none.
    """
    for (file, keys, text, where), told in faulty_phrases(loaded):
        if told.dateless is not None:
            yield finding(
                file.place(keys),
                "W218",
                told.dateless,
                hint="Ghi ngày, tháng hoặc quý; hoặc ghi số, ký hiệu, ngày của văn bản ấn định thời hạn.",
                excerpt=text,
                where=where,
                severity="info",
            )


def more_deadlines_than_products(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """Several deadlines against fewer products: nobody can tell which belongs to which.

    Labelled dates ("Báo cáo quý I: 15/3/2025") name their product themselves.
    """
    year = loaded.year
    for row in loaded.rows.rows:
        if len(row.deadlines) < 2 or not row.owes or row.deadline_from is not None:
            continue
        parts = sum(len(inner) or 1 for _, inner in row.products)
        groups = [group for group in row.deadlines if not _labelled(group, year)]
        if len(groups) < 2 or parts >= len(groups):
            continue
        listing = "; ".join(text for text, _ in row.products) or "(không có)"
        two = parts == 1 and " và " in listing
        yield finding(
            _row_place(loaded, row, "deadline"),
            "W205",
            f"{len(groups)} thời hạn cho {parts} sản phẩm: “{listing}”.",
            hint="Sản phẩm này có vẻ gồm hai: ghi {text: …, parts: [… , …]}."
            if two
            else "Mỗi thời hạn cần một sản phẩm.",
            excerpt=listing,
            where=row.id,
        )


def _labelled(group: tuple[Phrase, ...], year: int) -> bool:
    return all(p.label or said(p.text, year).labelled for p in group)


_A_TABLE = 5
"""From so many rows on a cell that none of them has is a column that is not there."""
_MISSING = (
    ("deadline", "W206", "thời gian thực hiện"),
    ("products", "W207", "sản phẩm"),
    ("lead", "W208", "cơ quan chủ trì"),
)


def missing_cells(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """A task that owes needs a deadline, a product and a lead.

    The plans demand it themselves: "ấn định thời gian hoàn thành, kết quả … bằng sản phẩm cụ thể, rõ ràng". What no
    row has is a column that the table lacks, and told once.
    """
    owing = [row for row in loaded.rows.rows if row.owes]
    lacking = [one for one in _MISSING if len(owing) >= _A_TABLE and not any(_has(row, one[0]) for row in owing)]
    for _, code, name in lacking:
        yield finding(
            loaded.file_of(owing[0]).place(("areas",), key=True),
            code,
            f"Không nhiệm vụ nào trong phụ lục có {name}.",
            hint=f"Thêm cột {name}.",
            excerpt="areas",
        )
    for row in owing:
        if row.products and row.lead and any(row.deadlines):
            continue
        missing = [one for one in _MISSING if one not in lacking and not _has(row, one[0])]
        if len(missing) == len(_MISSING):
            yield finding(
                _row_place(loaded, row),
                "W209",
                f"Dòng “{_short(row.text)}” không có sản phẩm, cơ quan chủ trì lẫn thời hạn.",
                hint="Dòng tiêu đề bị mất các dòng con, hay còn thiếu các ô?",
                excerpt=row.text,
                where=row.id,
            )
            continue
        for cell, code, name in missing:
            yield finding(
                _row_place(loaded, row, cell),
                code,
                f"Nhiệm vụ “{_short(row.text)}” không có {name}.",
                hint=f"Bổ sung {name}.",
                excerpt=row.text,
                where=row.id,
            )


def _has(row: Row, cell: str) -> bool:
    if cell == "deadline":
        return any(row.deadlines) or row.task.due is not UNSET
    return bool(row.products if cell == "products" else row.lead)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57].rstrip()}…"


def later_than_heading(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """A sub-task due after its heading row."""
    year = loaded.year
    rows = loaded.rows.rows
    below = [row for row in rows if row.parent is not None and row.deadline_from is None]
    by_id = {row.id: row for row in rows} if below else {}
    for row in below:
        heading = by_id.get(row.parent or "")
        if heading is None or not heading.deadlines:
            continue
        above, own = _last_due(heading, year), _last_due(by_id[row.id], year)
        if above and own and own > above:
            yield finding(
                _row_place(loaded, row, "deadline"),
                "W210",
                f"Hạn của việc con ({own:%d/%m/%Y}) sau hạn của dòng mẹ ({above:%d/%m/%Y}).",
                hint="Kiểm tra lại một trong hai.",
                excerpt="; ".join(p.text for p in row.phrases),
                where=row.id,
            )


def _last_due(row: Row, year: int) -> date | None:
    dues = [said(phrase.text, year).last for group in row.deadlines for phrase in group]
    return max((due for due in dues if due is not None), default=None)


def on_a_day_off(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """A day named in the text that is a day off; a period's last day is not a day that somebody chose."""
    for (file, keys, text, where), told in faulty_phrases(loaded):
        for message, hint in told.days_off:
            yield finding(file.place(keys), "W211", message, hint=hint, excerpt=text, where=where, severity="info")


def report_on_a_day_off(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """A report due on a day off, with the next working day."""
    if loaded.plan is None or loaded.plan.reporting is UNSET:
        return
    for period, term, _ in report_terms(loaded.plan.reporting):
        if term.due and (found := day_off(term.due)) is not None:
            yield finding(
                loaded.plan_file.place(("reporting", "windows", period.name), key=True),
                "W211",
                f"Báo cáo {period.label}: {found[0][0].lower()}{found[0][1:]}",
                hint=found[1],
                excerpt=period.name,
                where="reporting",
                severity="info",
            )
