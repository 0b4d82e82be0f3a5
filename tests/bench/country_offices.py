"""The offices of an invented country: provinces, the communes under each, and the register of any of them."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from country_texts import Place

from cchc.yamltree.writing import scalar

PROVINCES, COMMUNES = 34, 3321
_WORDS = (
    "An", "Bảo", "Bắc", "Bình", "Cao", "Châu", "Chính", "Đại", "Đông", "Đức", "Giang", "Hải", "Hiệp", "Hòa",
    "Hội", "Hưng", "Khánh", "Kim", "Lạc", "Lâm", "Lập", "Lộc", "Long", "Lương", "Mai", "Minh", "Mỹ", "Nam",
    "Nghĩa", "Ngọc", "Nhân", "Nhơn", "Ninh", "Phong", "Phú", "Phúc", "Phước", "Quang", "Quảng", "Sơn", "Tam",
    "Tân", "Tây", "Thái", "Thanh", "Thành", "Thạnh", "Thiện", "Thịnh", "Thọ", "Thuận", "Thượng", "Tiên",
    "Trà", "Trung", "Trường", "Văn", "Vĩnh", "Xuân", "Yên",
)  # fmt: skip
"""Two of them after "Giả" (made up) name a commune, one a province."""
_DEPARTMENTS = (
    ("van-phong-ubnd-tinh", "Văn phòng UBND tỉnh"), ("so-noi-vu", "Sở Nội vụ"), ("so-tu-phap", "Sở Tư pháp"),
    ("so-tai-chinh", "Sở Tài chính"), ("so-khoa-hoc-va-cong-nghe", "Sở Khoa học và Công nghệ"),
    ("so-nong-nghiep-va-moi-truong", "Sở Nông nghiệp và Môi trường"), ("so-xay-dung", "Sở Xây dựng"),
    ("so-cong-thuong", "Sở Công Thương"), ("so-giao-duc-va-dao-tao", "Sở Giáo dục và Đào tạo"),
    ("so-y-te", "Sở Y tế"), ("so-van-hoa-the-thao-va-du-lich", "Sở Văn hóa, Thể thao và Du lịch"),
    ("thanh-tra-tinh", "Thanh tra tỉnh"),
)  # fmt: skip


class Offices(NamedTuple):
    """The units of a place by id and name, those that lead in each area, and its groups of units."""

    units: dict[str, tuple[str, str]]
    leads: dict[str, tuple[str, ...]]
    group: str
    everyone: str
    desk: str


def places(plans: int) -> Iterator[Place]:
    """So many authorities, each province before its communes: 34 and 3,321 of 3,355, fewer in proportion."""
    provinces = max(1, round(plans * PROVINCES / (PROVINCES + COMMUNES)))
    share, rest = divmod(plans - provinces, provinces)
    number = 0
    for index in range(provinces):
        name = f"Giả {_WORDS[index]}"
        province = f"tỉnh {name}"
        above = f"tinh-gia-{index + 1:02}"
        yield Place(above, "tỉnh", name, province, None)
        for _ in range(share + (index < rest)):
            number += 1
            tier = "phường" if number % 4 == 0 else "xã"
            folder = f"{'phuong' if number % 4 == 0 else 'xa'}-gia-{number:04}"
            yield Place(folder, tier, _commune(number), province, above)


def _commune(number: int) -> str:
    """A name of its own: no two words twice, nor the same word twice running."""
    first, second = divmod(number - 1, len(_WORDS) - 1)
    return f"Giả {_WORDS[first]} {_WORDS[(first + 1 + second) % len(_WORDS)]}"


def offices(place: Place, dice: Random) -> Offices:
    """The units of a place."""
    if place.above is None:
        units = {key: (name, "chuyên môn") for key, name in _DEPARTMENTS}
        leads = {
            "the-che": ("so-tu-phap",), "tthc": ("van-phong-ubnd-tinh",), "to-chuc-bo-may": ("so-noi-vu",),
            "cong-vu": ("so-noi-vu",), "tai-chinh-cong": ("so-tai-chinh",),
            "chinh-quyen-so": ("so-khoa-hoc-va-cong-nghe",), "chi-dao": ("so-noi-vu", "van-phong-ubnd-tinh"),
        }  # fmt: skip
        return Offices(units, leads, "Các sở, ban, ngành tỉnh", "UBND các xã, phường", "so-noi-vu")
    economy = "Phòng Kinh tế, Hạ tầng và Đô thị" if place.tier == "phường" else "Phòng Kinh tế"
    units = {
        "van-phong": (f"Văn phòng HĐND và UBND {place.tier}", "chuyên môn"),
        "phong-kinh-te": (economy, "chuyên môn"),
        "phong-van-hoa-xa-hoi": ("Phòng Văn hóa - Xã hội", "chuyên môn"),
        "trung-tam-phuc-vu-hanh-chinh-cong": ("Trung tâm Phục vụ hành chính công", "sự nghiệp"),
        "cong-an": (f"Công an {place.tier}", "ngành dọc"),
        "tram-y-te": ("Trạm Y tế", "sự nghiệp"),
    }
    for number in range(1, dice.randrange(4, 9)):
        units[f"thon-gia-{number}"] = (f"Thôn Giả {number}", "khác")
    leads = {
        "the-che": ("van-phong",), "tthc": ("trung-tam-phuc-vu-hanh-chinh-cong", "van-phong"),
        "to-chuc-bo-may": ("phong-van-hoa-xa-hoi",), "cong-vu": ("phong-van-hoa-xa-hoi",),
        "tai-chinh-cong": ("phong-kinh-te",), "chinh-quyen-so": ("phong-van-hoa-xa-hoi", "cong-an"),
        "chi-dao": ("phong-van-hoa-xa-hoi", "van-phong"),
    }  # fmt: skip
    return Offices(units, leads, "Các phòng, đơn vị", "Các thôn, khu phố", "phong-van-hoa-xa-hoi")


def register(place: Place, own: Offices, communes: list[Place]) -> list[str]:
    """The lines of units.yaml."""
    upper = f"Ủy ban nhân dân {place.called}"
    lines = [
        "authority:",
        f"  name: {scalar(upper)}",
        f"  aliases: {scalar([f'UBND {place.called}', f'UBND {place.tier}', f'Ủy ban nhân dân {place.tier}'])}",
        f"  level: {'tỉnh' if place.above is None else 'xã'}",
        f"  place: {scalar(place.name)}",
        f"  {'superior_name: Chính phủ' if place.above is None else f'superior: {place.above}'}",
        "units:",
    ]
    for key, (name, kind) in own.units.items():
        aliases = [f"{name} {place.called}"] if kind == "chuyên môn" and place.above else []
        desk = f", desk_for: {place.above}" if key == own.desk and place.above else ""
        extra = f", aliases: {scalar(aliases)}" if aliases else ""
        lines.append(f"  - {{id: {key}, name: {scalar(name)}, kind: {kind}{extra}{desk}}}")
    for one in communes:
        name = f"UBND {one.called}"
        lines.append(
            f"  - {{id: {one.folder}, name: {name}, aliases: [Ủy ban nhân dân {one.called}], kind: xã, "
            f"authority: {one.folder}}}"
        )
    kinds = "[{kind: chuyên môn}]" if place.above is None else "[{kind: chuyên môn}, {kind: sự nghiệp}]"
    below = "[{kind: xã}]" if place.above is None else "[{kind: khác}]"
    lines += [
        "groups:",
        f"  - {{name: {scalar(own.group)}, members: {kinds}}}",
        f"  - {{name: {scalar(own.everyone)}, members: {below}}}",
        '  - name: "Các cơ quan, đơn vị, địa phương"',
        f"    members: [{{group: {scalar(own.group)}}}, {{group: {scalar(own.everyone)}}}]",
        "  - {name: Các cơ quan liên quan, aliases: [Các cơ quan có liên quan], open: true}",
    ]
    return lines
