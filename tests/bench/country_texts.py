"""The words of an invented country: rows and paragraphs of the five real plans, told of other places and varied.

Every name is plainly invented ("xã Giả An Bình"); years move to the plan's, numbers and days of local documents,
percentages, quantities, turns of phrase and details of each row differ from place to place. About a quarter of the
texts stays as it was, as it does where offices copy from one another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from cchc.yamltree import read_tree

ROOT = Path(__file__).resolve().parents[2]
YEAR = 2026
AREAS = ("the-che", "tthc", "to-chuc-bo-may", "cong-vu", "tai-chinh-cong", "chinh-quyen-so", "chi-dao")


class Place(NamedTuple):
    """One authority: its folder, the word for its tier ("xã", "phường", "tỉnh"), its name and its province's.

    ``own_words`` stand at the end of its rows and paragraphs, so that none is like another authority's.
    """

    folder: str
    tier: str
    name: str
    province: str
    above: str | None
    own_words: str = ""

    @property
    def called(self) -> str:
        return f"{self.tier} {self.name}"


class Source(NamedTuple):
    """One row of a real plan without its offices: its text, its products, and the rows under it."""

    task: str
    products: tuple[str, ...]
    rows: tuple[Source, ...]


@cache
def sources() -> dict[str, dict[str, list[Source]]]:
    """The rows of the real appendices by plan, then by area."""
    found: dict[str, dict[str, list[Source]]] = {}
    for path in sorted(ROOT.glob("plans/*/*/appendix.yaml")):
        areas = _data(path)["areas"]
        named = {_area(area["id"], area["name"]): area["tasks"] for area in areas}
        rows = {area: [one for task in tasks if (one := _source(task))] for area, tasks in named.items()}
        found[path.parent.parent.name + path.parent.name] = rows
    return found


@cache
def area_names() -> dict[str, list[str]]:
    """What the real plans call each area."""
    names: dict[str, list[str]] = {area: [] for area in AREAS}
    for path in sorted(ROOT.glob("plans/*/*/appendix.yaml")):
        for area in _data(path)["areas"]:
            names[_area(area["id"], area["name"])].append(area["name"])
    return {area: list(dict.fromkeys(known)) or [area] for area, known in names.items()}


def _area(slug: str, name: str) -> str:
    """The area of ours that one of a real plan is about."""
    told = {
        "the-che": ("thể chế",), "tthc": ("thủ tục", "tthc"), "to-chuc-bo-may": ("bộ máy",),
        "cong-vu": ("công vụ", "công chức"), "tai-chinh-cong": ("tài chính",),
        "chinh-quyen-so": ("số", "điện tử", "hiện đại"),
    }  # fmt: skip
    if slug in AREAS:
        return slug
    return next((area for area, words in told.items() if any(word in name.lower() for word in words)), "chi-dao")


def _source(task: dict[str, Any]) -> Source | None:
    text = task["task"]
    if not isinstance(text, str) or "[^" in text:
        return None
    products = task.get("products", ())
    told = tuple(one for one in products if isinstance(one, str)) if isinstance(products, list) else ()
    rows = tuple(one for row in task.get("subtasks", ()) if (one := _source(row)))
    return Source(text, told, rows)


@cache
def paragraphs() -> dict[str, tuple[str, ...]]:
    """Paragraphs of the real bodies: of aims, of money, of who does what."""
    pools: dict[str, list[str]] = {"aims": [], "money": [], "work": []}
    for path in sorted(ROOT.glob("plans/*/*/plan.yaml")):
        for section in _data(path)["body"]:
            heading = section.get("heading", "").upper()
            pool = "aims" if "MỤC" in heading else "money" if "KINH PHÍ" in heading else "work"
            pools[pool] += [one for one in _texts(section) if 90 <= len(one) <= 330 and "[^" not in one]
    pools["aims"] = [one for one in pools["aims"] if ": " not in one]
    pools["work"] = [one for one in pools["work"] if not re.search(r"báo cáo|Báo cáo|số liệu|chậm nhất", one)]
    return {name: tuple(dict.fromkeys(pool)) for name, pool in pools.items()}


def _texts(section: dict[str, Any]) -> Iterator[str]:
    for one in section.get("content", ()):
        if isinstance(one, str):
            yield one
        else:
            yield from (item for item in one["list"] if isinstance(item, str))
    for inner in section.get("sections", ()):
        yield from _texts(inner)


@cache
def _data(path: Path) -> Any:
    return read_tree(path.read_bytes(), path.name).data


_OWN = re.compile(r"(?:thị xã|tỉnh|huyện|xã) (?:Vĩnh Châu|Nghi Sơn|Ngã Năm|Anh Sơn|Sóc Trăng|Thanh Hóa)")
_YEARS = re.compile(r"(?<=[Nn]ăm )20(?:2[345])(?![\d/])|(?<=quý I/)2025|(?<=quý IV/)2025")
_LOCAL = re.compile(
    r"số (?P<number>\d+)(?P<sign>/(?:KH|QĐ|CTr|BC|TB)-UBND|-[A-ZĐ]+/TU)"
    r"(?P<on> ngày (?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>20\d\d))?(?P<after>.{0,30})"
)
_COMMUNE = (
    ("của UBND tỉnh", "của UBND {tier}"), ("của Chủ tịch UBND tỉnh", "của Chủ tịch UBND {tier}"),
    ("Thị ủy", "Đảng ủy"), ("huyện, thị xã, thành phố", "xã, phường"), ("xã, phường", "thôn, khu phố"),
    ("cấp huyện", "cấp xã"), ("Phòng Nội vụ", "Phòng Văn hóa - Xã hội"),
    ("Phòng Tài chính - Kế hoạch", "Phòng Kinh tế"), ("Phòng Văn hóa và Thông tin", "Phòng Văn hóa - Xã hội"),
    ("Phòng Tư pháp", "Văn phòng HĐND và UBND {tier}"), ("thị xã", "{tier}"), ("huyện", "{tier}"),
)  # fmt: skip
_PROVINCE = (
    ("Thị ủy", "Tỉnh ủy"), ("huyện, thị xã, thành phố", "xã, phường"), ("cấp huyện", "cấp xã"),
    ("cấp thị xã", "cấp tỉnh"), ("thị xã", "tỉnh"), ("huyện", "tỉnh"),
    ("Phòng Nội vụ", "Sở Nội vụ"), ("Phòng Tư pháp", "Sở Tư pháp"),
    ("Phòng Tài chính - Kế hoạch", "Sở Tài chính"), ("Phòng Văn hóa và Thông tin", "Sở Khoa học và Công nghệ"),
)  # fmt: skip
_TURNS = (
    ("Tiếp tục thực hiện", "Tập trung thực hiện"), ("đảm bảo", "bảo đảm"), ("Đảm bảo", "Bảo đảm"),
    ("triển khai thực hiện", "tổ chức thực hiện"), ("Xây dựng và triển khai", "Xây dựng, triển khai"),
    ("kết quả thực hiện", "tình hình, kết quả thực hiện"), ("nâng cao chất lượng", "từng bước nâng cao chất lượng"),
    ("theo quy định", "đúng quy định"), ("kịp thời", "đầy đủ, kịp thời"), ("Tổ chức", "Chủ động tổ chức"),
    ("trong việc", "trong công tác"), ("Rà soát", "Thường xuyên rà soát"), ("giải quyết", "tiếp nhận, giải quyết"),
    ("Thực hiện", "Tổ chức thực hiện"), ("công tác", "nhiệm vụ"), ("Tăng cường", "Đẩy mạnh"),
)  # fmt: skip
_FIELDS = (
    "đất đai", "hộ tịch", "chứng thực", "xây dựng", "bảo trợ xã hội", "người có công", "đăng ký kinh doanh",
    "môi trường", "giáo dục", "y tế", "lao động, việc làm", "thuế", "nông nghiệp", "giao thông", "văn hóa",
)  # fmt: skip
_TAILS = (
    " trong lĩnh vực {field}",
    " cho ít nhất {count} lượt người",
    " tại {few} thôn, khu phố",
    "; phấn đấu đạt từ {rate}% trở lên",
    " đối với lĩnh vực {field} và lĩnh vực {field2}",
    " theo Kế hoạch số {number}/KH-UBND ngày {day} của UBND {province}",
    " theo Công văn số {number}/UBND-NC ngày {day} của UBND {province}",
    ", trọng tâm là lĩnh vực {field}",
    " ({few} nội dung)",
    " của {count} hộ kinh doanh",
    " trên địa bàn {place}",
    " gắn với chuyển đổi số trong lĩnh vực {field}",
    " với ít nhất {few} mô hình, sáng kiến",
    "; hoàn thành tối thiểu {rate}% khối lượng",
)


def adapted(text: str, place: Place) -> str:
    """A text of a real plan told of this place, its local documents with numbers and days of their own."""
    text = _OWN.sub(lambda found: place.province if found[0].startswith("tỉnh") else place.called, text)
    for was, now in _PROVINCE if place.above is None else _COMMUNE:
        if was in text:
            text = text.replace(was, now.format(tier=place.tier))
    text = text.replace(f"{place.tier} {place.tier} ", f"{place.tier} ")
    return _LOCAL.sub(lambda found: _local(found, place), _YEARS.sub(str(YEAR), text))


def _local(found: re.Match[str], place: Place) -> str:
    """The same kind of document as issued here: always the same one for one of the original's."""
    owner = place.province if "tỉnh" in found["after"] else place.folder
    drawn = int.from_bytes(blake2b(f"{owner}|{found['number']}{found['sign']}".encode(), digest_size=4).digest())
    on = f" ngày {drawn % 28 + 1:02}/{drawn // 28 % 9 + 4}/{found['year']}" if found["on"] else ""
    return f"số {drawn % 240 + 11}{found['sign']}{on}{found['after']}"


def varied(text: str, place: Place, dice: Random) -> str:
    """A text of this place in other words, or with a detail of its own; a quarter stays as it is."""
    if place.own_words:
        text = f"{text.rstrip('.;, ')} {place.own_words}"
    if dice.random() < 0.25:
        return text
    for was, now in _TURNS:
        if was in text and now not in text and dice.random() < 0.35:
            text = text.replace(was, now, 1)
    if dice.random() < 0.35 and len(text) < 180 and text[-1].isalnum():
        text += dice.choice(_TAILS).format(
            field=dice.choice(_FIELDS[:8]),
            field2=dice.choice(_FIELDS[8:]),
            count=dice.randrange(20, 900),
            few=dice.randrange(3, 30),
            rate=dice.randrange(50, 99),
            number=dice.randrange(11, 4000),
            day=f"{dice.randrange(1, 29):02}/{dice.randrange(4, 12)}/2025",
            province=place.province,
            place=place.called,
        )
    return text


FAMILIES: dict[str, tuple[str, ...]] = {
    "ongoing": ("Thường xuyên", "Thường xuyên trong năm 2026", "Thường xuyên, liên tục"),
    "year": ("Năm 2026", "Trong năm 2026", "Cả năm 2026", "2026", "Hoàn thành trong năm 2026"),
    "quarter": (
        "Quý I/2026", "Quý II/2026", "Quý III/2026", "Quý IV/2026", "Trong quý {roman}/2026",
        "Quý {roman} năm 2026", "Trong quý {quarter}/2026", "Hoàn thành trong quý {roman}/2026",
    ),
    "month": ("Tháng {month:02}/2026", "Tháng {month}/2026", "Trong tháng {month}/2026", "{month:02}/2026"),
    "day": (
        "Trước ngày {day}/{month}/2026", "Chậm nhất ngày {day}/{month}/2026", "Đến hết ngày {day}/{month}/2026",
        "Ngày {day:02}/{month:02}/2026", "Hoàn thành trước ngày {day}/{month}/2026",
    ),
    "before": (
        "Trước tháng {late}/2026", "Cuối tháng {month}/2026", "6 tháng đầu năm 2026", "6 tháng cuối năm 2026",
    ),
    "range": (
        "Từ tháng {early} đến tháng {late}/2026", "Quý II - Quý III/2026", "Từ Quý II đến Quý IV/2026",
        "Tháng {early} - tháng {late}/2026",
    ),
    "set": ("Quý II, Quý IV/2026", "Tháng 6 và tháng 12/2026", "Tháng {early}, tháng {late}/2026"),
    "recurring": (
        "Hàng quý", "Hằng quý", "Hàng tháng", "Định kỳ hàng quý, năm 2026", "02 lần/năm", "Định kỳ 6 tháng, năm",
    ),
    "monthly": ("Trước ngày 20 hằng tháng", "Trước ngày 15 của tháng cuối quý"),
    "event": (
        "Trong vòng {few:02} ngày làm việc kể từ ngày nhận được văn bản của UBND tỉnh",
        "Tối đa {few:02} ngày làm việc kể từ khi UBND tỉnh công bố Quyết định ban hành",
    ),
    "external": ("Theo Kế hoạch của UBND tỉnh", "Theo quy định của tỉnh", "Theo hướng dẫn của Sở Nội vụ"),
    "condition": ("Trong năm 2026 (nếu có)", "Trong năm 2026 hoặc theo yêu cầu của UBND tỉnh"),
    "unscheduled": ("Khi phát sinh", "Đột xuất"),
}  # fmt: skip
"""Deadlines of every family that the grammar reads; "tỉnh" is the province for every place."""

_WEIGHTS = {
    "ongoing": 24, "year": 20, "quarter": 16, "month": 9, "day": 9, "before": 3, "range": 4, "set": 2,
    "recurring": 5, "monthly": 1, "event": 2, "external": 2, "condition": 2, "unscheduled": 1,
}  # fmt: skip


def deadline(dice: Random) -> tuple[str, str]:
    """A family and a phrase of it."""
    family = dice.choices(list(_WEIGHTS), weights=list(_WEIGHTS.values()))[0]
    quarter = dice.randrange(1, 5)
    phrase = dice.choice(FAMILIES[family]).format(
        quarter=quarter,
        roman=("I", "II", "III", "IV")[quarter - 1],
        month=dice.randrange(2, 13),
        early=dice.randrange(2, 6),
        late=dice.randrange(7, 13),
        day=dice.randrange(5, 29),
        few=dice.randrange(3, 16),
    )
    return family, phrase
