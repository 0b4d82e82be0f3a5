"""W7: money that does not add up, sums in figures that differ from those in words, figures grouped wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import UNSET

from cchc.checks.scanning import Search, in_small_letters
from cchc.findings import Finding, finding
from cchc.plans.rows import Row
from cchc.store import LoadedPlan, Store
from cchc.text import fold, money_words
from cchc.text.number_words import number_figures

_TOTAL = re.compile(r"(?:tổng (?:cộng|kinh phí|số tiền|dự toán)\b|cộng(?: toàn| lĩnh vực| mục|$|:))")
_DONG = r"(?:đồng(?! (?:bộ|thời|chí|ý|đều|hành|chủ|loạt|nhất|bào|lòng|tình|thuận|nghiệp|tiền))|vnđ|vnd|đ)\b"
"""The currency, and no word that begins like it ("đồng thời")."""

_FIGURES = r"(?P<figures>\d(?<!\d\d)(?<!\d[.,]\d)[\d.,]{0,30}\d)"
"""Bounded, and begun where the figures begin: else a long row of them is read anew from each of its figures.

What stands before is looked at behind the first figure, so that only figures are tried.
"""

_SUM = re.compile(rf"{_FIGURES}\s?{_DONG}")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+|\d+")
_IN_WORDS = re.compile(
    rf"{_FIGURES}\s?(?:đồng|vnđ|vnd|đ)?\s*+\(?\s*+(?:số tiền )?(?:viết )?bằng chữ:?\s*"
    r"(?P<words>[^).;/\x00]+)"
)
_SPOKEN_TOTAL = re.compile(
    r"tổng (?:kinh phí|dự toán|số tiền|cộng)[^.;\d\x00]{0,60}?(?P<figures>\d[\d.,]{0,30}\d)\s?(?:đồng|vnđ|vnd|đ)\b"
)
_SUMS = Search(in_small_letters, {_SUM: ("",), _IN_WORDS: ("bằng chữ",), _SPOKEN_TOTAL: ("tổng",)})
_SAME = {"le": "linh", "ngan": "nghin", "tu": "bon", "lam": "nam", "nham": "nam", "ti": "ty"}
"""Ways of saying one number, folded, each with the one it is taken for."""


def _amount(figures: str) -> int | None:
    """The sum that figures stand for; None where their groups are not of three."""
    return int(re.sub(r"[.,]", "", figures)) if _GROUPED.fullmatch(figures) else None


def grouping(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """Figures of money whose dots do not part groups of three: "5.0000.000 đồng"."""
    for hit in _SUMS.hits(loaded, _SUM):
        figures = hit.match["figures"]
        if _amount(figures) is None and figures.count(".") + figures.count(",") > 0:
            end = hit.start + len(figures)
            yield hit.text.finding(
                "W706",
                f"Số tiền “{hit.text.text[hit.start : hit.end]}” viết sai: giữa các dấu chấm phải là ba chữ số.",
                hit.start,
                end,
                hint="Kiểm tra lại số chữ số, chẳng hạn 5.000.000 đồng.",
            )


def in_words(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """A sum whose line "Bằng chữ" says another."""
    for hit in _SUMS.hits(loaded, _IN_WORDS):
        amount = _amount(hit.match["figures"])
        words = hit.match["words"].strip()
        if amount is not None and _spoken(words) != _spoken(money_words(amount)):
            start = hit.start + hit.match.start("words") - hit.match.start()
            said = hit.text.text[start : start + len(words)]
            yield hit.text.finding(
                "W707",
                f"Số tiền {hit.match['figures']} đồng, nhưng bằng chữ ghi “{said}”.",
                start,
                start + len(words),
                hint=f"Bằng chữ: {money_words(amount)}.",
            )


def _spoken(words: str) -> list[str]:
    """The words of a sum in one way of saying them, without those that may be left out."""
    plain = re.sub(r"khong tram(?: linh| le)?", "", fold(words))
    return [_SAME.get(word, word) for word in re.findall(r"[a-z]+", plain) if word not in ("dong", "chan")]


def totals(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """A total row, a heading or a sentence whose sum is not that of the rows it stands for."""
    rows = [row for row in loaded.rows.rows if not row.extra]
    if not any(map(_money, rows)):
        return
    sums = _Sums(rows)
    top = [row for row in rows if row.parent is None]
    are_totals = [*map(_is_total, top)]
    plain = [row for row, is_total in zip(top, are_totals, strict=True) if not is_total]
    areas = {row.area for row, is_total in zip(top, are_totals, strict=True) if is_total}
    for row, is_total in zip(top, are_totals, strict=True):
        if _money(row) is None:
            continue
        if not is_total:
            yield from _compared(loaded, row, sums.of(sums.below(row)))
            continue
        in_area = [one for one in plain if one.area == row.area]
        of_area = in_area and len(areas) > 1 and "toan" not in fold(row.text)
        yield from _compared(loaded, row, sums.of(in_area if of_area else plain))
    yield from _spoken_total(loaded, plain, sums)


def _is_total(row: Row) -> bool:
    return row.text[:1] in "TtCc" and bool(_TOTAL.match(row.text.lower()))


def _money(row: Row) -> int | None:
    return row.task.budget if isinstance(row.task.budget, int) else None


class _Sums:
    """Adds up the money of rows, each heading's its own or that of the rows below it."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._below: dict[str, list[Row]] = {}
        for row in rows:
            if row.parent is not None:
                self._below.setdefault(row.parent, []).append(row)

    def below(self, row: Row) -> list[Row]:
        return self._below.get(row.id, [])

    def of(self, rows: Sequence[Row]) -> tuple[int, bool]:
        """The sum in VND, and whether every row states one."""
        amount, whole = 0, True
        for row in rows:
            own = _money(row)
            if own is None and self.below(row) and row.task.budget is UNSET:
                inner, all_stated = self.of(self.below(row))
                amount, whole = amount + inner, whole and all_stated
            else:
                amount, whole = amount + (own or 0), whole and own is not None
        return amount, whole


def _differ(stated: int, amount: int, *, whole: bool) -> bool:
    """Whether a total cannot be right: the parts known are more already, or all are known and differ."""
    return amount > 0 and (amount > stated or (whole and amount != stated))


def _compared(loaded: LoadedPlan, row: Row, parts: tuple[int, bool]) -> Iterator[Finding]:
    stated, (amount, whole) = _money(row), parts
    if stated is not None and _differ(stated, amount, whole=whole):
        yield finding(
            loaded.file_of(row).place((*row.path, "budget")),
            "W708",
            f"Kinh phí ghi {number_figures(stated)} đồng, các dòng cộng lại là {number_figures(amount)} đồng.",
            hint="Cộng lại, hoặc sửa số của dòng sai.",
            excerpt=str(stated),
            where=row.id,
        )


def _spoken_total(loaded: LoadedPlan, rows: Sequence[Row], sums: _Sums) -> Iterator[Finding]:
    hits = list(_SUMS.hits(loaded, _SPOKEN_TOTAL))
    amount, whole = sums.of(rows) if hits else (0, False)
    for hit in hits:
        stated = _amount(hit.match["figures"])
        if hit.text.file is loaded.plan_file and stated is not None and _differ(stated, amount, whole=whole):
            start = hit.start + hit.match.start("figures") - hit.match.start()
            yield hit.text.finding(
                "W708",
                f"Văn bản ghi tổng {hit.match['figures']} đồng, phụ lục cộng lại là {number_figures(amount)} đồng.",
                start,
                start + len(hit.match["figures"]),
                hint="Cộng lại, hoặc sửa số của dòng sai.",
            )
