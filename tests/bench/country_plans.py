"""One plan of an invented country, as lines of YAML: the document, its table, tasks of the year, events, logs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from random import Random
from typing import NamedTuple

from country_offices import Offices
from country_texts import (
    AREAS,
    YEAR,
    Place,
    Source,
    adapted,
    area_names,
    deadline,
    paragraphs,
    sources,
    varied,
)

from cchc.yamltree.writing import scalar, scalar_alone

BASES = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;",
    "Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ ban hành Chương trình tổng thể cải cách hành "
    "chính nhà nước giai đoạn 2021 - 2030;",
    "Căn cứ Nghị định số 118/2025/NĐ-CP ngày 09/6/2025 của Chính phủ về thực hiện thủ tục hành chính theo cơ chế "
    "một cửa, một cửa liên thông tại Bộ phận Một cửa và Cổng Dịch vụ công quốc gia;",
)
_STATUSES = ("done", "done", "done", "done", "started", "submitted", "blocked")
_CAUSES = ("Chờ hướng dẫn của cấp trên", "Thiếu kinh phí", "Hệ thống phần mềm đang nâng cấp", "Thiếu nhân sự")
_SIGNS = {"Báo cáo": "BC-UBND", "Kế hoạch": "KH-UBND", "Quyết định": "QĐ-UBND", "Công văn": "UBND-VX"}


class Node(NamedTuple):
    """A row in its place: its number, the row it is drawn from, the superior's row it carries out, those below."""

    number: str
    source: Source
    serves: str | None
    below: tuple[Node, ...]


class Context(NamedTuple):
    """What all rows of one appendix share."""

    place: Place
    own: Offices
    seed: int
    dice: Random
    recorded: list[Recorded]


class Recorded(NamedTuple):
    """A row of which a log can speak: its id, the unit that leads it, the family of its deadline."""

    task: str
    unit: str
    family: str


def dice_of(seed: int, folder: str, part: str) -> Random:
    """The dice for one part of one place: the same whoever throws them, and in whatever order."""
    return Random(f"{seed}/{folder}/{part}")


@lru_cache(maxsize=64)
def outline(place: Place, seed: int) -> tuple[tuple[str, tuple[Node, ...]], ...]:
    """The areas of a plan with their rows; a commune's are most of its province's and some of its own."""
    dice = dice_of(seed, place.folder, "outline")
    known = sources()
    every = {area: [row for plan in known.values() for row in plan.get(area, ())] for area in AREAS}
    found = []
    if place.above is None:
        kept = {area: [(row, None) for row in known["soc-trang2025"].get(area, ())] for area in AREAS}
        wanted = dice.randrange(70, 91)
    else:
        kept = {}
        for area, nodes in outline(Place(place.above, "tỉnh", "", place.province, None), seed):
            kept[area] = [
                (one.source, one) for one in nodes if dice.random() < (0.62 if _length(one.source) < 150 else 0.3)
            ]
        wanted = dice.randrange(30, 87)
    while sum(_size(row) for rows in kept.values() for row, _ in rows) > wanted:
        largest = max(kept, key=lambda area: sum(_size(row) for row, _ in kept[area]))
        kept[largest].pop(dice.randrange(len(kept[largest])))
    while sum(_size(row) for rows in kept.values() for row, _ in rows) < wanted:
        area = dice.choice(AREAS)
        unused = [row for row in every[area] if _length(row) < 130 and row not in [one for one, _ in kept[area]]]
        kept[area].append((dice.choice(unused or every[dice.choice(AREAS)]), None))
    for area in AREAS:
        found.append((area, tuple(_node(f"{k}", row, above, area) for k, (row, above) in enumerate(kept[area], 1))))
    return tuple(found)


def _size(row: Source) -> int:
    return 1 + sum(_size(one) for one in row.rows)


def _length(row: Source) -> int:
    """The letters of a row and of those below it, for each row."""
    return (len(row.task) + sum(map(len, row.products)) + sum(map(_length, row.rows))) // (1 + len(row.rows))


def _node(number: str, row: Source, above: Node | None, area: str) -> Node:
    uppers = above.below if above is not None else (None,) * len(row.rows)
    below = (
        _node(f"{number}.{k}", one, upper, area)
        for k, (one, upper) in enumerate(zip(row.rows, uppers, strict=True), 1)
    )
    return Node(number, row, f"{area}/{above.number}" if above is not None else None, tuple(below))


def appendix(place: Place, own: Offices, seed: int, issued: str) -> tuple[list[str], list[Recorded]]:
    """The lines of appendix.yaml, and the rows that logs can speak of."""
    dice = dice_of(seed, place.folder, "appendix")
    lines = [
        "heading: PHỤ LỤC",
        f"title: PHÂN CÔNG NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM {YEAR}",
        f"attached: {scalar_alone(f'(Ban hành kèm theo {issued} của UBND {place.called})')}",
        "columns:",
        "  task: Nhiệm vụ",
        "  products: Sản phẩm",
        "  lead: Cơ quan chủ trì",
        "  coordinating: Cơ quan phối hợp",
        "  deadline: Thời gian thực hiện",
        "areas:",
    ]
    recorded: list[Recorded] = []
    context = Context(place, own, seed, dice, recorded)
    for area, nodes in outline(place, seed):
        if nodes:
            lines += [f"  - id: {area}", f"    name: {scalar_alone(dice.choice(area_names()[area]))}", "    tasks:"]
            for node in nodes:
                lines += _row(node, area, "      ", context)
    return lines, recorded


def _row(node: Node, area: str, indent: str, context: Context, inherited: list[str] | None = None) -> Iterator[str]:
    place, own, seed, dice, recorded = context
    text = varied(adapted(node.source.task, place), place, dice)
    yield f'{indent}- number: "{node.number}"'
    yield f"{indent}  task: {scalar_alone(text)}"
    if node.below:
        if node.serves:
            yield f"{indent}  implements: [{node.serves}]"
        shared = [own.group, own.everyone] if dice.random() < 0.6 else None
        if shared:
            yield f"{indent}  coordinating: {scalar(shared)}"
        yield f"{indent}  subtasks:"
        for one in node.below:
            yield from _row(one, area, f"{indent}    ", context, shared)
        return
    product = dice.choice(("Báo cáo kết quả thực hiện", "Văn bản triển khai", "Kế hoạch", "Báo cáo", "Quyết định"))
    products = [adapted(one, place) for one in node.source.products] or [product]
    yield f"{indent}  products: {scalar(products)}"
    above = node.serves is not None and dice.random() < 0.8
    drawn = f"deadline/{node.serves}" if above else f"deadline/{area}/{node.number}"
    family, phrase = deadline(dice_of(seed, place.above or "" if above else place.folder, drawn))
    lead = dice.choice(own.leads[area]) if dice.random() < 0.85 else dice.choice(list(own.units)[:5])
    group = dice.random()
    if group < 0.08:
        yield f"{indent}  lead: {scalar(['Các cơ quan, đơn vị, địa phương'])}"
    else:
        yield f"{indent}  lead: {scalar([own.units[lead][0]])}"
        recorded.append(Recorded(f"{area}/{node.number}", lead, family))
    others = [own.units[key][0] for key in list(own.units)[:5] if key != lead]
    coordinating = (
        [own.group, own.everyone], [own.group], dice.sample(others, 2), dice.sample(others, 1),
        ["Các cơ quan liên quan"],
    )[dice.choices(range(5), weights=(3, 5, 2, 3, 2))[0]] if group >= 0.08 else []  # fmt: skip
    if coordinating != inherited:
        yield f"{indent}  coordinating: {scalar(coordinating)}"
    yield f"{indent}  deadline: {scalar_alone(phrase)}"
    if dice.random() < 0.06:
        yield f"{indent}  budget: {dice.randrange(5, 400) * 1_000_000}"
    if dice.random() < 0.05:
        yield f"{indent}  note: {scalar_alone(varied('Thực hiện theo hướng dẫn của Sở Nội vụ', place, dice))}"
    if node.serves:
        yield f"{indent}  implements: [{node.serves}]"


def number_and_day(place: Place, seed: int) -> tuple[int, date]:
    """The number and the day of a plan: a province's in December, a commune's in January."""
    dice = dice_of(seed, place.folder, "number")
    first = date(YEAR - 1, 12, 8) if place.above is None else date(YEAR, 1, 5)
    return dice.randrange(5, 300 if place.above is None else 40), first + timedelta(days=dice.randrange(20))


def issued(place: Place, seed: int) -> str:
    """The plan as others cite it."""
    number, day = number_and_day(place, seed)
    return f"Kế hoạch số {number:02}/KH-UBND ngày {day:%d/%m/%Y}"


def plan(place: Place, own: Offices, seed: int) -> list[str]:
    """The lines of plan.yaml."""
    dice = dice_of(seed, place.folder, "plan")
    number, day = number_and_day(place, seed)
    desk = own.units[own.desk][0]
    lines = [
        "kind: Kế hoạch",
        f'number: "{number:02}"',
        "sign: KH-UBND",
        f"place: {place.name}",
        f"date: {day}",
        f"year: {YEAR}",
        f"title: {dice.choice(('Cải cách hành chính năm', 'Thực hiện cải cách hành chính năm'))} {YEAR}",
    ]
    if place.above:
        lines.append(f"implements: {place.above}/{YEAR}")
    lines += ["bases:", *_bases(place, seed, dice)]
    opening = (
        f"Để triển khai công tác cải cách hành chính, Ủy ban nhân dân {place.called} ban hành Kế hoạch như sau:"
    )
    lines += ["preamble:", f"  - {scalar_alone(opening)}", "body:"]
    lines += _section("I", "MỤC TIÊU, YÊU CẦU", _drawn("aims", dice.randrange(2, 4), place, dice))
    lines += _section("II", "NHIỆM VỤ", ["(Theo phụ lục đính kèm)"])
    lines += _section("III", "KINH PHÍ", _drawn("money", 1, place, dice))
    work = _drawn("work", dice.randrange(2, 5), place, dice)
    sent = 18 if place.above is None else 15
    regime = f"Báo cáo định kỳ quý, 6 tháng và năm về {desk} trước ngày {sent} của tháng cuối kỳ báo cáo."
    lines += _section("IV", "TỔ CHỨC THỰC HIỆN", [*work, regime])
    lines += [
        "reporting:",
        "  items:",
        "    - what: kết quả thực hiện công tác cải cách hành chính",
        f"      who: {scalar([own.group, own.everyone])}",
        f"      receiver: {desk}",
        "      section: IV",
        f"  submit_by: {{day: {sent}}}",
        "  windows:",
        f"    Q1-{YEAR}: {{from: {YEAR - 1}-12-15, to: {YEAR}-03-14}}",
        f"    H1-{YEAR}: {{from: {YEAR - 1}-12-15, to: {YEAR}-06-14}}",
        f"    Q3-{YEAR}: {{from: {YEAR}-06-15, to: {YEAR}-09-14}}",
        f"    Y-{YEAR}: {{from: {YEAR - 1}-12-15, to: {YEAR}-12-14}}",
        "duties:",
    ]
    for turn, text in enumerate(work, 1):
        who = desk if turn % 2 else own.group
        lines.append(f"  - {{id: IV.{turn}, who: {scalar([who])}, what: {scalar(text)}}}")
    if dice.random() < 0.4:
        rate = dice.randrange(80, 100)
        lines += [
            "targets:",
            f"  - {{indicator: Hồ sơ giải quyết đúng hạn, comparison: '>=', value: {rate}, unit: '%'}}",
        ]
    lines += [
        "recipients:",
        f"  - {'Bộ Nội vụ' if place.above is None else 'Sở Nội vụ'}",
        f"  - {scalar_alone(own.group)}",
        'filing: "Lưu: VT"',
        "signature: {authority: TM. ỦY BAN NHÂN DÂN, office: CHỦ TỊCH, name: Nguyễn Văn Giả}",
        "appendix: announced",
    ]
    return lines


def _bases(place: Place, seed: int, dice: Random) -> Iterator[str]:
    for text in BASES[: dice.randrange(2, 4)]:
        yield f"  - text: {scalar_alone(text)}"
    if place.above:
        above = Place(place.above, "tỉnh", "", place.province, None)
        number, day = number_and_day(above, seed)
        about = f"của UBND {place.province} về cải cách hành chính năm {YEAR}"
        yield f"  - text: {scalar_alone(f'Thực hiện {issued(above, seed)} {about}.')}"
        yield "    citations:"
        yield (
            f"      - {{kind: Kế hoạch, number: {number:02}/KH-UBND, date: {day}, issuer: UBND {place.province}, "
            f"title: về cải cách hành chính năm {YEAR}}}"
        )


def _drawn(pool: str, count: int, place: Place, dice: Random) -> list[str]:
    texts = paragraphs()[pool]
    return [varied(adapted(one, place), place, dice) for one in dice.sample(texts, min(count, len(texts)))]


def _section(number: str, heading: str, texts: list[str]) -> list[str]:
    head = [f"  - number: {number}", f"    heading: {scalar_alone(heading)}", "    content:"]
    return [*head, *(f"      - {scalar_alone(text)}" for text in texts)]


def extra(place: Place, own: Offices, seed: int) -> list[str]:
    """The lines of extra.yaml; none for most places."""
    dice = dice_of(seed, place.folder, "extra")
    if dice.random() > 0.2:
        return []
    lines = ["areas:", "  - id: viec-giao-them", "    name: Việc giao thêm trong năm", "    tasks:"]
    for number in range(1, dice.randrange(2, 6)):
        given = date(YEAR, 1, 20) + timedelta(days=dice.randrange(250))
        due = given + timedelta(days=dice.randrange(10, 60))
        text = varied(adapted(dice.choice(sources()["vinh-chau2025"]["tthc"]).task, place), place, dice)
        lines += [
            f'      - number: "{number}"',
            f"        task: {scalar_alone(text)}",
            f"        origin: Công văn số {dice.randrange(50, 900)}/UBND-NC ngày {given:%d/%m/%Y}",
            "        products: [Báo cáo kết quả]",
            f"        lead: {scalar([own.units[own.desk][0]])}",
            "        coordinating: []",
            f"        deadline: Trước ngày {due.day}/{due.month}/{YEAR}",
        ]
    return lines


def events(place: Place, recorded: list[Recorded], seed: int) -> list[str]:
    """The lines of events.yaml: what started the terms that wait for something to happen; none without such."""
    dice = dice_of(seed, place.folder, "events")
    waiting = [one.task for one in recorded if one.family == "event" and dice.random() < 0.6]
    if not waiting:
        return []
    lines = ["events:"]
    for turn, task in enumerate(waiting, 1):
        on = date(YEAR, 2, 2) + timedelta(days=dice.randrange(230))
        sign = f"Quyết định số {dice.randrange(100, 3000)}/QĐ-UBND ngày {on:%d/%m/%Y}"
        lines.append(f"  - {{id: e{turn:02}, on: {on}, document: {sign}, tasks: [{task}]}}")
    return lines


def logs(place: Place, own: Offices, recorded: list[Recorded], seed: int) -> Iterator[tuple[str, list[str]]]:
    """The name and the lines of each unit's log: about half of what one can record, spread over the year."""
    dice = dice_of(seed, place.folder, "logs")
    once = ("year", "quarter", "month", "day", "before", "range", "condition")
    by_unit: dict[str, list[str]] = {}
    for one in recorded:
        if one.family not in once or dice.random() < 0.45:
            continue
        on = date(YEAR, 1, 26) + timedelta(days=dice.randrange(330))
        status = dice.choice(_STATUSES)
        by_unit.setdefault(one.unit, []).append(_update(one.task, on, status, dice))
        if status in ("started", "blocked") and dice.random() < 0.5:
            later = min(on + timedelta(days=dice.randrange(10, 60)), date(YEAR, 12, 29))
            by_unit[one.unit].append(_update(one.task, later, "done", dice))
    for unit, updates in by_unit.items():
        yield (
            unit,
            [
                f"unit: {scalar_alone(own.units[unit][0])}",
                "updates:",
                *sorted(updates, key=lambda line: line[18:28]),
            ],
        )


def _update(task: str, on: date, status: str, dice: Random) -> str:
    line = f"  - {{id: {dice.randrange(16**6):06x}x, on: {on}, task: {task}, status: {status}"
    if status in ("done", "submitted"):
        kind = dice.choice(list(_SIGNS))
        line += f", evidence: {kind} số {dice.randrange(5, 900)}/{_SIGNS[kind]} ngày {on:%d/%m/%Y}"
    elif status == "blocked":
        line += f", cause: {dice.choice(_CAUSES)}"
    return line + "}"
