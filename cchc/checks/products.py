"""W3: products that another authority makes, names of one unit in two spellings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache

from cchc.checks.named import entries
from cchc.checks.scanning import scanned
from cchc.findings import Finding, finding
from cchc.obligations.scope import superior_plan
from cchc.plans.organisation import Unit
from cchc.plans.rows import Name, Row
from cchc.store import LoadedPlan, Store
from cchc.text import fold, one_space
from cchc.text.by_text import ByText

_ABOVE = {
    "tỉnh": r"(?:Thủ tướng|Chính phủ|Bộ [A-ZĐ]\w+|Quốc hội)",
    "huyện": r"(?:(?:Chủ tịch )?UBND tỉnh|(?:Chủ tịch )?Ủy ban nhân dân tỉnh|HĐND tỉnh|Sở [A-ZĐ]\w+(?: \w+)?)",
    "xã": r"(?:(?:Chủ tịch )?(?:UBND|Ủy ban nhân dân|HĐND) (?:tỉnh|huyện|thị xã|quận|thành phố)"
    r"|Sở [A-ZĐ]\w+(?: \w+)?|[Pp]hòng [A-ZĐ]\w+(?: \w+)?)",
}
"""Bodies above each level, of whose papers "của" or nothing stands before the name."""


def products_of_others(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """A product that is a paper of a body above the authority: worth a look, since it may be copied from above.

    Where the superior's plan is in the workspace, its names are looked for among the checks of the cascade.
    """
    level = loaded.register.authority.level if loaded.register is not None else ""
    if level not in _ABOVE or loaded.register is None or superior_plan(store, loaded) is not None:
        return
    every = scanned(loaded)
    found = _bodies_above(level).of(every.places)
    products = [text for text in every.having(found) if text.kind == "product"]
    known = [fold(name) for name in loaded.register.names()] if products else []
    for text in products:
        body = found[text.text]
        if any(name.startswith(fold(body["body"])) for name in known):
            continue
        yield text.finding(
            "W323",
            f"Sản phẩm là văn bản của “{body['body']}”, không phải của cơ quan trong kế hoạch này.",
            body.start("body"),
            body.end("body"),
            hint="Ghi sản phẩm của đơn vị mình (tờ trình, báo cáo, dự thảo), hay sót từ kế hoạch cấp trên?",
            severity="info",
        )


@cache
def _bodies_above(level: str) -> ByText[re.Match[str]]:
    """The first body above a level that each text names."""
    pattern = re.compile(rf"(?:của )?(?P<body>{_ABOVE[level]})")
    return ByText(lambda new: ((text, found) for text in new if (found := pattern.search(text))))


def spellings(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """One unit written in two ways in the cells of one table; what is not the register's way is told, once."""
    units = {name: unit for name, unit in entries(loaded).items() if isinstance(unit, Unit)}
    if len({(unit.id, _spelled(name)) for name, unit in units.items()}) == len({one.id for one in units.values()}):
        return
    named = list(_named(loaded))
    written: dict[str, Counter[str]] = {}
    official: dict[str, str] = {}
    spelled_so: dict[tuple[str, str], set[str]] = {}
    for text, times in Counter([name.text for _, name in named]).items():
        if (unit := units.get(text)) is not None:
            spelled = _spelled(text)
            written.setdefault(unit.id, Counter())[spelled] += times
            official[unit.id] = unit.name
            spelled_so.setdefault((unit.id, spelled), set()).add(text)
    for unit_id, ways in written.items():
        usual = official[unit_id] if official[unit_id] in ways else ways.most_common(1)[0][0]
        for spelled in ways.keys() - {usual}:
            row, name = next((row, name) for row, name in named if name.text in spelled_so[unit_id, spelled])
            yield finding(
                loaded.file_of(row).place(name.path),
                "W321",
                f"Tên “{name.text}” ở các dòng khác viết là “{usual}”.",
                hint="Viết thống nhất một cách.",
                excerpt=name.text,
                where=row.id,
                severity="info",
            )


def _named(loaded: LoadedPlan) -> Iterator[tuple[Row, Name]]:
    """The names in the cells of the table, each once, where it is written."""
    for row in loaded.rows.rows:
        if row.lead_from is None:
            for name in row.lead:
                yield row, name
        if row.coordinating_from is None:
            for name in row.coordinating:
                yield row, name


@lru_cache(maxsize=8192)
def _spelled(name: str) -> str:
    return one_space(name[:1].upper() + name[1:]).rstrip(" .;,")
