"""The JSON Schema of a model with all that an editor shows a person: names, explanations, examples, messages.

What an editor inserts, hovers and says follows yaml-language-server (VS Code, Neovim, Helix); ``description`` alone
is read by the others. Where the model has a rule that types cannot say (``__post_init__``), it is said here again.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import msgspec
from msgspec import Struct

from cchc import __version__
from cchc.plans.words import PERIODS
from cchc.yamltree import read_tree

_DAY = {
    "format": "date",
    "pattern": "^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
    "patternErrorMessage": "Ngày viết dạng năm-tháng-ngày, như 2025-03-31.",
}
_CODE = "Mã viết liền, không dấu, như the-che; số thứ tự không có khoảng trắng và các dấu # @ /."
_NEEDED = {
    "string": 'Cần văn bản; số thì đặt trong ngoặc kép: "1".',
    "integer": "Cần số nguyên, không dấu chấm, không đặt trong ngoặc kép.",
    "number": "Cần một số, không đặt trong ngoặc kép; phần lẻ viết sau dấu chấm: 97.5.",
    "boolean": "Cần true hoặc false.",
    "array": "Cần danh sách: mỗi mục một dòng “- …”, hoặc đặt trong ngoặc vuông [một, hai].",
}
"""What an editor says where a value of another type stands (of a mapping it names the keys itself)."""
_SOME_REASON = {"pattern": "\\S", "patternErrorMessage": "Phải ghi lý do."}
_FIGURE = {
    "exclusiveMinimum": -1e18,
    "exclusiveMaximum": 1e18,
    "not": {"exclusiveMinimum": -1e-9, "exclusiveMaximum": 1e-9, "not": {"const": 0}},
}
"""What ``is_figure`` lets pass."""

_RULES: dict[str, dict[str, Any]] = {
    "NamesCell": {
        "oneOf": [
            {"required": ["same_as"], "properties": {"text": False, "units": False}},
            {"required": ["text", "units"], "properties": {"same_as": False}},
        ]
    },
    "Member": {"minProperties": 1, "maxProperties": 1},
    "Indicator": {"if": {"required": ["percent"]}, "then": {"properties": {"who": False, "combine": False}}},
    "Weights": {
        "not": {"properties": {key: {"const": 0} for key in ("done_in_time", "done_late", "late", "open")}}
    },
}
"""The rules of whole mappings, by the name of the Struct."""

_OF_KEYS: dict[tuple[str, str], dict[str, Any]] = {
    ("Ignore", "reason"): _SOME_REASON,
    ("Excuse", "reason"): _SOME_REASON,
    ("Indicator", "who"): {"minItems": 1},
    ("Target", "value"): _FIGURE,
    ("Target", "by_period"): {"additionalProperties": {"type": "number", **_FIGURE}},
    ("Update", "value"): _FIGURE,
}
"""The rules of single keys."""

_COLUMNS = {
    "number": "Cột số thứ tự, như STT, TT",
    "area": "Cột nhiệm vụ chung, lĩnh vực",
    "task": "Cột nhiệm vụ cụ thể",
    "products": "Cột sản phẩm, kết quả",
    "lead": "Cột cơ quan chủ trì",
    "coordinating": "Cột cơ quan phối hợp",
    "deadline": "Cột thời gian thực hiện",
    "budget": "Cột kinh phí",
    "note": "Cột ghi chú",
}


@cache
def _data(name: str) -> dict[str, Any]:
    tree = read_tree((resources.files("cchc") / "data" / name).read_bytes(), name)
    assert isinstance(tree.data, dict)
    return tree.data


def _of(texts: dict[str, Any], struct: str, key: str) -> Any:
    """What stands under a key of this mapping, else under the key in general; None where nothing does."""
    own = texts.get(struct, {}).get(key)
    return texts.get("all", {}).get(key) if own is None else own


def explain_key(struct: str, key: str) -> str:
    """The Vietnamese explanation of a key: of this mapping, else the general one; "" where there is none."""
    return str(_of(_data("keys.yaml"), struct, key) or "")


def explain_values(struct: str, key: str) -> dict[str, str]:
    """What each fixed value of a key means, in the order in which they are offered."""
    return dict(_of(_data("hints.yaml")["values"], struct, key) or {})


def example_of(struct: str, key: str) -> str:
    """Examples of a key as lines of YAML, each beginning with the key; "" where there is none."""
    return str(_of(_data("hints.yaml")["examples"], struct, key) or "")


def described(name: str, model: type[Struct]) -> dict[str, Any]:
    """The schema of the files ``name``.yaml, which are read as ``model``."""
    schema = msgspec.json.schema(model)
    for struct, definition in schema["$defs"].items():
        named = _data("hints.yaml")["mappings"].get(struct, {})
        definition["title"], definition["description"] = named.get("title", struct), named.get("text", "")
        definition.update(_RULES.get(struct, {}))
        for key, prop in definition.get("properties", {}).items():
            _describe(prop, struct, key)
    own = schema["$defs"][model.__name__]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:cchc:schema:{name}",
        "$comment": f"cchc {__version__}; do “cchc schema --write” viết, đừng sửa tay.",
        "title": own["title"],
        "description": own["description"],
        **schema,
    }


def _describe(prop: dict[str, Any], struct: str, key: str) -> None:
    """Fill in all that is known of one key."""
    said, example = explain_key(struct, key), example_of(struct, key)
    prop["description"] = f"{said}\nVí dụ: {example.replace(chr(10), ' hoặc ')}" if example else said
    if example:
        either = example.replace("\n", "\n# hoặc\n")
        prop["markdownDescription"] = f"{said}\n\nVí dụ:\n```yaml\n{either}\n```"
    if prop.get("default") in ([], {}):
        del prop["default"]  # an editor would insert the brackets, in the way of the first entry
    if "enum" in prop:
        told = list(explain_values(struct, key))  # in their own order, not that of the alphabet
        prop["enum"].sort(key=lambda value: told.index(value) if value in told else len(told))
        prop["enumDescriptions"] = [explain_values(struct, key).get(value, "") for value in prop["enum"]]
    for part in _parts(prop):
        if part.get("format") == "date":
            part.update(_DAY)
        elif "pattern" in part:
            part["patternErrorMessage"] = _CODE
        if "enum" in part:
            part["errorMessage"] = f"Chọn một trong: {', '.join(part['enum'])}."
        elif part.get("type") in _NEEDED:
            part["errorMessage"] = _NEEDED[part["type"]]
    prop.update(_OF_KEYS.get((struct, key), {}))
    if (struct, key) == ("Appendix", "columns"):
        prop["properties"] = {name: {"type": "string", "description": text} for name, text in _COLUMNS.items()}
    elif key in ("windows", "by_period"):
        each = prop["additionalProperties"]
        prop["patternProperties"] = {
            f"^{mark}-[0-9]{{4}}$": {**each, "description": text[0].upper() + text[1:]}
            for mark, text in PERIODS.items()
        }


def _parts(schema: dict[str, Any]) -> list[dict[str, Any]]:
    """A schema with all those inside it, definitions left out."""
    inner = [*schema.get("anyOf", ()), *(schema[key] for key in ("items", "additionalProperties") if key in schema)]
    return [schema, *(part for one in inner if isinstance(one, dict) for part in _parts(one))]
