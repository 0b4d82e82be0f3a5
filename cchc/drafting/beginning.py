"""The first files of a workspace, as text: its settings, an authority's register, the frame of a year's plan."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from msgspec import Struct

from cchc.drafting.bodies import Body, kind_of, spellings, unit_id
from cchc.drafting.usual_groups import usual_groups
from cchc.plans.organisation import Level, UnitKind
from cchc.store.schemas import schema_comment
from cchc.text import canonical, one_space
from cchc.yamltree.writing import document, scalar

WORKSPACE = "plans/workspace.yaml"

AREAS = (
    ("the-che", "Cải cách thể chế"),
    ("tthc", "Cải cách thủ tục hành chính"),
    ("to-chuc-bo-may", "Cải cách tổ chức bộ máy hành chính nhà nước"),
    ("cong-vu", "Cải cách chế độ công vụ"),
    ("tai-chinh-cong", "Cải cách tài chính công"),
    ("chinh-quyen-so", "Xây dựng và phát triển chính quyền điện tử, chính quyền số"),
    ("chi-dao", "Công tác chỉ đạo, điều hành"),
)
"""The six contents of the programme of 2021–2030 (Nghị quyết số 76/NQ-CP ngày 15/7/2021), and steering."""


class NewUnit(NamedTuple):
    """A unit of a new register."""

    id: str
    name: str
    kind: UnitKind


class Beginning(Struct, frozen=True, kw_only=True):
    """What a new register and plan are made from; ``superior`` is a folder of the workspace.

    ``year`` None: no plan. ``keeps_register``: the authority is there already with a register that stays.
    """

    folder: str
    body: Body
    level: Level
    place: str
    units: tuple[NewUnit, ...] = ()
    superior: str | None = None
    superior_name: str | None = None
    year: int | None = None
    keeps_register: bool = False


def clean(name: str) -> str:
    """A name as it is kept: NFC, one space between words, nothing that cannot be seen."""
    return "".join(char for char in one_space(name) if char.isprintable())


def new_units(names: Iterable[str]) -> tuple[NewUnit, ...]:
    """The units with these names, in this order; blank ones and those named before are left out."""
    found: dict[str, NewUnit] = {}
    taken: set[str] = set()
    for name in map(clean, names):
        if name and (key := canonical(name)) not in found:
            found[key] = NewUnit(unit_id(name, taken), name, kind_of(name))
            taken.add(found[key].id)
    return tuple(found.values())


def files(one: Beginning) -> dict[str, str]:
    """The text of each file by its path in the workspace."""
    base = f"plans/{one.folder}"
    groups = _groups(one)
    texts = {WORKSPACE: _workspace(one.folder)}
    if not one.keeps_register:
        texts[f"{base}/units.yaml"] = _units(one, groups)
    if one.year is not None:
        texts[f"{base}/{one.year}/plan.yaml"] = _plan(one, one.year, _reporting_body(one, groups))
        texts[f"{base}/{one.year}/appendix.yaml"] = _appendix(one, one.year)
    return {path: f"{schema_comment(path)}{text}" for path, text in texts.items()}


def is_untouched(text: str, skeleton: str) -> bool:
    """Whether a file is still the frame ``skeleton``, which is as it would be written today.

    The examples that name a unit or the superior's plan may differ: they go by the register of their day.
    """
    return _without_examples(text) == _without_examples(skeleton)


def _without_examples(text: str) -> list[str]:
    lines = (_EXAMPLE_NAMES.sub(r"\1", line.rstrip()) for line in text.removeprefix("\ufeff").splitlines())
    return [line for line in lines if line not in ("", "#", _IMPLEMENTS.rstrip())]


def _workspace(folder: str) -> str:
    about = "# Không gian làm việc của cơ quan nào, và trước hạn mấy ngày thì báo sắp đến hạn.\n"
    return f"{about}home: {folder}\ndue_soon_days: 7\n"


def _units(one: Beginning, groups: list[dict[str, Any]]) -> str:
    authority: dict[str, Any] = {"name": one.body.name, "aliases": _authority_names(one)[1:]}
    authority |= {"level": one.level, "place": one.place}
    if one.superior is not None:
        authority["superior"] = one.superior
    elif one.superior_name is not None:
        authority["superior_name"] = one.superior_name
    text = document({"authority": _without_empty(authority)})
    if one.units:
        named = {canonical(unit.name) for unit in one.units}
        text += document({"units": [_unit(one, unit, named) for unit in one.units]})
    else:
        text += "# Thêm mỗi đơn vị một mục, rồi bỏ dấu []:\n"
        text += "#   - {id: phong-noi-vu, name: Phòng Nội vụ, kind: chuyên môn}\nunits: []\n"
    if any("complete" in group for group in groups):
        text += (
            "# Thành viên nhóm lấy theo loại đơn vị; khi đã soát là đủ thì xóa dòng “complete: false” của nhóm.\n"
        )
    return text + document({"groups": [_without_empty(group) for group in groups]})


def _without_empty(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if value != []}


def _authority_names(one: Beginning) -> list[str]:
    """How plans name the authority: in full, by UBND, and without its proper name ("UBND xã")."""
    names = [one.body.name, *spellings(one.body.name)]
    if one.body.governs and one.body.proper:
        short = f"UBND {one.body.head}"
        names += [short, *spellings(short)]
    return list(dict.fromkeys(names))


def _unit(one: Beginning, unit: NewUnit, named: Collection[str]) -> dict[str, Any]:
    """A unit of the register; ``named`` are the names of all units, which are no other spelling of this one's."""
    names = [unit.name]
    if unit.kind == "chuyên môn" and one.body.governs and not unit.name.endswith(f" {one.body.head}"):
        names.append(f"{unit.name} {one.body.head}")
    aliases = list(dict.fromkeys((*names, *(other for name in names for other in spellings(name)))))[1:]
    own = canonical(unit.name)
    entry: dict[str, Any] = {"id": unit.id, "name": unit.name, "kind": unit.kind}
    entry["aliases"] = [alias for alias in aliases if (said := canonical(alias)) == own or said not in named]
    if own in map(canonical, _authority_names(one)):
        entry["authority"] = one.folder
    return _without_empty(entry)


def _groups(one: Beginning) -> list[dict[str, Any]]:
    taken = [name for unit in one.units for name in (unit.name, *spellings(unit.name))]
    word = one.body.head if one.body.governs else None
    kinds = {unit.kind for unit in one.units}
    return usual_groups(one.level, word, kinds, [*taken, *_authority_names(one)])


def _reporting_body(one: Beginning, groups: Sequence[dict[str, Any]]) -> str:
    """Who might report, for the example in the plan: a group with members, else a unit."""
    named = [
        *(str(group["name"]) for group in reversed(groups) if "members" in group),
        *(u.name for u in one.units),
    ]
    return scalar(next(iter(named), "Phòng Nội vụ"))


def _plan(one: Beginning, year: int, who: str) -> str:
    sign = "sign: KH-UBND\n" if one.body.governs else ""
    implements = ""
    if one.superior is not None:
        implements = f"{_IMPLEMENTS}# implements: {one.superior}/{year}\n"
    elif one.superior_name is not None:
        cited = f'{{kind: Kế hoạch, number: "…/KH-UBND", issuer: {scalar(one.superior_name)}}}'
        implements = f"{_IMPLEMENTS}# implements: {cited}\n"
    return _PLAN.format(
        sign=sign, place=scalar(one.place), year=year, before=year - 1, who=who, implements=implements
    )


def _appendix(one: Beginning, year: int) -> str:
    lead = scalar(one.units[0].name if one.units else "Phòng Nội vụ")
    areas = [f"  - id: {area}\n    name: {name}\n" for area, name in AREAS]
    return _APPENDIX.format(year=year, first=areas[0], rest="".join(areas[1:]), lead=lead)


_EXAMPLE_NAMES = re.compile(r"^(\s*#\s+(?:who|lead):) \[.*\]$|^# implements: .*$")
_IMPLEMENTS = "# Kế hoạch của cấp trên mà kế hoạch này thực hiện:\n"

_PLAN = """\
# Khung kế hoạch: điền phần còn thiếu, bỏ dấu # ở dòng cần dùng. Giá trị chép nguyên văn như văn bản đã ký.
kind: Kế hoạch
# number: "12"
{sign}place: {place}
# date: {before}-12-31
year: {year}
title: Cải cách hành chính năm {year}
{implements}# Chế độ báo cáo; thời điểm chốt số liệu theo Nghị định số 09/2019/NĐ-CP, sửa lại nếu kế hoạch ghi khác:
# reporting:
#   items:
#     - what: kết quả thực hiện công tác cải cách hành chính
#       who: [{who}]
#   submit_by: {{day: 16}}
#   windows:
#     Q1-{year}: {{from: {before}-12-15, to: {year}-03-14}}
#     H1-{year}: {{from: {before}-12-15, to: {year}-06-14}}
#     Q3-{year}: {{from: {year}-06-15, to: {year}-09-14}}
#     Y-{year}: {{from: {before}-12-15, to: {year}-12-14}}
# Việc giao ở phần tổ chức thực hiện, ngoài phụ lục:
# duties:
#   - id: IV.1
#     who: [{who}]
#     what: Tuyên truyền công tác cải cách hành chính
#     deadline: Quý I/{year}
"""

_APPENDIX = """\
# Phụ lục nhiệm vụ: mỗi lĩnh vực một mục, mỗi dòng của bảng một nhiệm vụ; xóa lĩnh vực kế hoạch không có.
heading: PHỤ LỤC
title: NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM {year}
areas:
{first}    # Mẫu một dòng của bảng (bỏ dấu # rồi sửa):
    # tasks:
    #   - number: "1"
    #     task: Ban hành Kế hoạch rà soát văn bản quy phạm pháp luật năm {year}
    #     products: [Kế hoạch]
    #     lead: [{lead}]
    #     coordinating: []
    #     deadline: Quý I/{year}
{rest}"""
