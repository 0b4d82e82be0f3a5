"""W3: products that another authority makes, names of one unit in two spellings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from cchc.checks.scanning import scanned
from cchc.findings import Finding, finding
from cchc.obligations.scope import superior_plan
from cchc.plans.organisation import Unit
from cchc.plans.rows import Name, Row
from cchc.store import LoadedPlan, Store
from cchc.text import fold, one_space

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
    known = [fold(name) for name in loaded.register.names()]
    pattern = re.compile(rf"(?:của )?(?P<body>{_ABOVE[level]})")
    for text in scanned(loaded).texts:
        found = pattern.search(text.text) if text.kind == "product" else None
        if found is None or any(name.startswith(fold(found["body"])) for name in known):
            continue
        yield text.finding(
            "W323",
            f"Sản phẩm là văn bản của “{found['body']}”, không phải của cơ quan trong kế hoạch này.",
            found.start("body"),
            found.end("body"),
            hint="Ghi sản phẩm của đơn vị mình (tờ trình, báo cáo, dự thảo), hay sót từ kế hoạch cấp trên?",
            severity="info",
        )


def spellings(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """One unit written in two ways in the cells of one table; what is not the register's way is told, once."""
    written: dict[str, Counter[str]] = {}
    official: dict[str, str] = {}
    first: dict[tuple[str, str], tuple[Row, Name]] = {}
    for row in loaded.rows.rows:
        cells = ((row.lead, row.lead_from), (row.coordinating, row.coordinating_from))
        for name in (name for names, taken in cells if taken is None for name in names):
            unit = loaded.register.find(name.text, loaded.date) if loaded.register is not None else None
            if isinstance(unit, Unit):
                spelled = one_space(name.text[:1].upper() + name.text[1:]).rstrip(" .;,")
                written.setdefault(unit.id, Counter())[spelled] += 1
                official[unit.id] = unit.name
                first.setdefault((unit.id, spelled), (row, name))
    for unit_id, ways in written.items():
        usual = official[unit_id] if official[unit_id] in ways else ways.most_common(1)[0][0]
        for spelled in ways.keys() - {usual}:
            row, name = first[unit_id, spelled]
            yield finding(
                loaded.file_of(row).place(name.path),
                "W321",
                f"Tên “{name.text}” ở các dòng khác viết là “{usual}”.",
                hint="Viết thống nhất một cách.",
                excerpt=name.text,
                where=row.id,
                severity="info",
            )
