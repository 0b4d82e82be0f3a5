"""Every fault of a file's shape at once: unknown keys, missing keys, wrong types and values.

msgspec stops at the first fault, so a file that it refuses is walked here against the same types; the walk
says in Vietnamese what is wrong, what is expected and which known name is nearest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Any

import msgspec
from msgspec import inspect

from cchc.calendar.written import written_day
from cchc.findings import Finding, finding
from cchc.plans.listed import names_on
from cchc.text import did_you_mean
from cchc.yamltree import Tree
from cchc.yamltree.reading import MAX_FINDINGS
from cchc.yamltree.writing import scalar

Path = tuple[str | int, ...]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MAPPING = "nhóm khóa: giá trị"
_NAMES: dict[type[inspect.Type], str] = {
    inspect.StrType: "văn bản",
    inspect.IntType: "số nguyên",
    inspect.FloatType: "số",
    inspect.BoolType: "true hoặc false",
    inspect.DateType: "ngày dạng 2025-03-31",
    inspect.ListType: "danh sách",
    inspect.DictType: _MAPPING,
    inspect.StructType: _MAPPING,
}


def faults(tree: Tree, model: type) -> list[Finding]:
    """The faults of the tree's data against ``model``, each at its line and column; of too many the first.

    Why not all: the nearest known key is looked for at each, and nobody reads the thousandth.
    """
    found = list(islice(_walk(tree, tree.data, inspect.type_info(model), ()), MAX_FINDINGS + 1))
    if len(found) > MAX_FINDINGS:
        last = f"Hơn {MAX_FINDINGS} lỗi: từ đây không kể tiếp."
        found[-1] = finding(found[-1].place, "E007", last, hint="Sửa các lỗi ở trên rồi kiểm tra lại.")
    return found


def _walk(tree: Tree, value: Any, kind: inspect.Type, path: Path) -> Iterator[Finding]:
    if isinstance(kind, inspect.UnionType):
        fitting = [option for option in kind.types if _fits(value, option)]
        if not fitting:
            yield _wrong(tree, value, path, kind)
        elif len(fitting) == 1 or not isinstance(value, str):
            yield from _walk(tree, value, fitting[0], path)
        return
    if not _fits(value, kind):
        yield _wrong(tree, value, path, kind)
    elif isinstance(kind, inspect.StructType):
        sound = True
        for found in _mapping(tree, value, kind, path):
            sound = False
            yield found
        if sound:
            yield from _rule_of_its_own(tree, value, kind, path)
    elif isinstance(kind, inspect.ListType):
        for index, item in enumerate(value):
            yield from _walk(tree, item, kind.item_type, (*path, index))
    elif isinstance(kind, inspect.DictType):
        for key, item in value.items():
            yield from _walk(tree, item, kind.value_type, (*path, key))
    else:
        yield from _scalar(tree, value, kind, path)


def _rule_of_its_own(tree: Tree, value: Any, kind: inspect.StructType, path: Path) -> Iterator[Finding]:
    """What a Struct itself refuses although each of its keys is right (its ``__post_init__`` says why)."""
    try:
        msgspec.convert(value, kind.cls)
    except msgspec.ValidationError as error:
        yield finding(tree.place(path), "E005", str(error).partition(" - at `")[0])


def _fits(value: Any, kind: inspect.Type) -> bool:
    match kind:
        case inspect.StrType() | inspect.DateType() | inspect.LiteralType():
            return isinstance(value, str)
        case inspect.BoolType():
            return isinstance(value, bool)
        case inspect.IntType():
            return isinstance(value, int) and not isinstance(value, bool)
        case inspect.FloatType():
            return isinstance(value, int | float) and not isinstance(value, bool)
        case inspect.ListType():
            return isinstance(value, list)
        case inspect.DictType() | inspect.StructType():
            return isinstance(value, dict)
        case inspect.UnionType():
            return any(_fits(value, option) for option in kind.types)
    return False


def _mapping(tree: Tree, value: dict[str, Any], kind: inspect.StructType, path: Path) -> Iterator[Finding]:
    fields = {field.encode_name: field for field in kind.fields}
    for key, item in value.items():
        if key in fields:
            yield from _walk(tree, item, fields[key].type, (*path, key))
            continue
        yield finding(
            tree.place((*path, key), key=True),
            "E004",
            f"Khóa lạ “{key}”.",
            hint=_known_keys(key, item, fields, value),
            excerpt=key,
        )
    for name, field in fields.items():
        if field.required and name not in value:
            yield finding(
                tree.place(path), "E006", f"Thiếu khóa bắt buộc “{name}”.", hint=f"Thêm “{name}: …” vào đây."
            )


def _known_keys(key: str, item: Any, fields: Iterable[str], value: dict[str, Any]) -> str:
    """What the writer may have meant by an unknown key."""
    free = ", ".join(name for name in fields if name not in value)
    otherwise = f"Các khóa còn dùng được ở đây: {free}." if free else "Ở đây không còn khóa nào khác."
    if key == "kind" and "members" in fields:
        return "Mục này là một đơn vị mà đứng trong nhóm: chuyển cả mục lên trên dòng “groups:”."
    if " " in key:
        sign = "phẩy" if item is None else "hai chấm"
        otherwise = f"Có dấu {sign} trong văn bản? Đặt cả câu trong dấu ngoặc kép."
    return did_you_mean(key, fields, otherwise)


def _scalar(tree: Tree, value: Any, kind: inspect.Type, path: Path) -> Iterator[Finding]:
    if isinstance(kind, inspect.DateType):
        try:
            real = _DAY.fullmatch(value) is not None and date.fromisoformat(value) is not None
        except ValueError:
            real = False
        if not real:
            yield _no_day(tree, value, path)
    elif isinstance(kind, inspect.StrType) and kind.pattern and not re.search(kind.pattern, value):
        yield finding(
            tree.place(path),
            "E005",
            f"“{value}” không dùng được ở khóa “{_key(path)}”.",
            hint="Mã viết liền, không dấu, như the-che; số thứ tự không có khoảng trắng và các dấu # @ /.",
            excerpt=value,
        )
    elif isinstance(kind, inspect.LiteralType) and value not in kind.values:
        known = [str(v) for v in kind.values]
        yield finding(
            tree.place(path),
            "E005",
            f"Giá trị “{value}” không dùng được ở khóa “{_key(path)}”.",
            hint=did_you_mean(value, known, f"Chọn một trong: {', '.join(known)}."),
            excerpt=value,
        )
    elif isinstance(kind, inspect.IntType | inspect.FloatType) and not in_range(value, kind):
        yield finding(
            tree.place(path),
            "E005",
            f"Số {value} nằm ngoài khoảng cho phép ở khóa “{_key(path)}”.",
            hint=f"Từ {kind.ge} đến {kind.le}." if kind.le is not None else f"Ít nhất là {kind.ge}.",
            excerpt=str(value),
        )


def _no_day(tree: Tree, value: str, path: Path) -> Finding:
    """A day of no calendar, or a real one in another form than the files have: then how to write it."""
    message, hint = f"“{value}” không phải là ngày viết dạng năm-tháng-ngày.", "Viết như 2025-03-31."
    try:
        meant = written_day(value)
    except ValueError:
        message, hint = f"Không có ngày “{value}” trên lịch.", "Kiểm tra lại ngày; viết như 2025-03-31."
    else:
        if meant is not None:
            hint = f"Viết là {meant.isoformat()}."
    return finding(tree.place(path), "E010", message, hint=hint, excerpt=value)


def in_range(value: float, kind: inspect.IntType | inspect.FloatType) -> bool:
    """Whether a number lies within the bounds of its type."""
    return (kind.ge is None or value >= kind.ge) and (kind.le is None or value <= kind.le)


def _wrong(tree: Tree, value: Any, path: Path, kind: inspect.Type) -> Finding:
    expected = _expected(kind)
    hint = f"Cần {expected}."
    if isinstance(value, str) and value.strip() and _lists_texts(kind):
        hint = f"Đặt trong ngoặc vuông: {_key(path)}: [{', '.join(map(scalar, names_on(value)))}]."
    if isinstance(value, dict) and "văn bản" in expected and path and isinstance(path[-1], int) and len(value) == 1:
        sentence = ": ".join(str(part) for part in next(iter(value.items())) if part is not None)
        hint = f"Câu có dấu hai chấm thì đặt cả câu trong hai dấu ngoặc kép: - {scalar(sentence)}"
    if isinstance(value, float) and _key(path) == "budget":
        hint = "Tiền viết bằng số nguyên đồng, không dấu chấm: 5000000."
    elif isinstance(value, int | float) and not isinstance(value, bool) and "văn bản" in expected:
        hint = f'Đặt trong ngoặc kép để là văn bản: "{value}".'
    return finding(
        tree.place(path),
        "E005",
        f"Khóa “{_key(path)}” cần {expected}, ở đây là {_describe(value)}.",
        hint=hint,
        excerpt=value if isinstance(value, str) else "",
    )


def _lists_texts(kind: inspect.Type) -> bool:
    """Whether a list of texts may stand here."""
    options = kind.types if isinstance(kind, inspect.UnionType) else (kind,)
    return any(isinstance(option, inspect.ListType) and _fits("", option.item_type) for option in options)


def _key(path: Path) -> str:
    names = [part for part in path if isinstance(part, str)]
    return names[-1] if names else "(đầu tệp)"


def _expected(kind: inspect.Type) -> str:
    options = kind.types if isinstance(kind, inspect.UnionType) else (kind,)
    names = dict.fromkeys(_name(option) for option in options)
    return " hoặc ".join(name for name in names if name)


def _name(kind: inspect.Type) -> str:
    if isinstance(kind, inspect.LiteralType):
        return "một trong: " + ", ".join(str(v) for v in kind.values)
    return _NAMES.get(type(kind), "")


def _describe(value: Any) -> str:
    if value is None:
        return "chỗ trống"
    if isinstance(value, bool):
        return f"giá trị {str(value).lower()}"
    if isinstance(value, int | float):
        return f"số {value}"
    if isinstance(value, str):
        return f"văn bản “{value[:40]}”"
    return "danh sách" if isinstance(value, list) else _MAPPING


def decode(tree: Tree, model: type[Any]) -> tuple[Any, list[Finding]]:
    """The tree's data as ``model`` (None when it does not fit), with every fault."""
    if tree.data is None:
        return None, []
    try:
        return msgspec.convert(tree.data, model), []
    except msgspec.ValidationError as error:
        found = faults(tree, model)
        if not found:  # a fault that the walk does not know is still said, at the file's start
            found = [finding(tree.place(()), "E005", f"Nội dung không đúng mẫu: {error}.")]
        return None, found
