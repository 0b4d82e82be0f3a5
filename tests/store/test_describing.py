"""What editors show: every mapping, key and fixed value in Vietnamese, right examples, no word too many."""

from __future__ import annotations

import re
from pathlib import Path

import jsonschema_rs
import pytest
from msgspec import Struct, inspect

from cchc.store.describing import described, example_of, explain_key, explain_values
from cchc.store.schemas import SCHEMAS, schema_of
from cchc.yamltree import read_tree

ROOT = Path(__file__).parents[2]
VIETNAMESE = re.compile(r"[à-ỹđ]", re.IGNORECASE)


def data(text):
    return read_tree(text.encode(), "tệp.yaml").data


def structs(kind, found):
    """Every mapping that a type reaches, by the name that the schema gives it."""
    if isinstance(kind, inspect.StructType) and kind.cls.__name__ not in found:
        found[kind.cls.__name__] = kind
        for field in kind.fields:
            structs(field.type, found)
    for inner in (
        *getattr(kind, "types", ()),
        *(getattr(kind, name, None) for name in ("item_type", "value_type")),
    ):
        if inner is not None:
            structs(inner, found)
    return found


ALL_STRUCTS: dict[str, inspect.StructType] = {}
for _model in SCHEMAS.values():
    assert issubclass(_model, Struct)
    structs(inspect.type_info(_model), ALL_STRUCTS)
KEYS = sorted((name, field.encode_name) for name, kind in ALL_STRUCTS.items() for field in kind.fields)


def test_all_mappings_of_the_files_are_reached():
    assert {"Plan", "Task", "NamesCell", "LabelledDates", "Window", "Succession", "Update", "TaskCell"} <= set(
        ALL_STRUCTS
    )
    assert len(KEYS) > 150


@pytest.mark.parametrize(("struct", "key"), KEYS)
def test_every_key_has_a_vietnamese_explanation(struct, key):
    text = explain_key(struct, key)
    assert len(text) >= 3
    assert not text.isascii() or " " in text


def test_a_mappings_own_explanation_goes_before_the_general_one():
    assert explain_key("Task", "id") != explain_key("Area", "id")
    assert explain_key("Khác", "id") == explain_key("all", "id")
    assert explain_key("Task", "không có") == ""


HINTS = data((ROOT / "cchc/data/hints.yaml").read_text("utf-8"))
DEFINITIONS = {struct: one for name in SCHEMAS for struct, one in schema_of(name)["$defs"].items()}
FIXED = sorted((s, k) for s, one in DEFINITIONS.items() for k, prop in one["properties"].items() if "enum" in prop)
EXAMPLES = sorted((struct, key) for struct, key in KEYS if example_of(struct, key))


@pytest.mark.parametrize("struct", sorted(ALL_STRUCTS))
def test_every_mapping_has_a_vietnamese_name_and_explanation_and_refuses_other_keys(struct):
    shown = DEFINITIONS[struct]
    assert shown["title"] != struct
    assert VIETNAMESE.search(shown["title"])
    assert VIETNAMESE.search(shown["description"])
    assert shown["additionalProperties"] is False
    assert set(shown["properties"]) == {key for name, key in KEYS if name == struct}


def test_no_hint_is_left_over():
    assert set(HINTS["mappings"]) == set(ALL_STRUCTS)
    told = {
        (struct, key) for part in ("values", "examples") for struct, keys in HINTS[part].items() for key in keys
    }
    general = {key for struct, key in told if struct == "all"}
    assert {one for one in told if one[0] != "all"} <= set(KEYS)
    assert general <= {key for _, key in KEYS}


@pytest.mark.parametrize(("struct", "key"), KEYS)
def test_every_key_shows_its_explanation(struct, key):
    shown = DEFINITIONS[struct]["properties"][key]
    assert shown["description"].startswith(explain_key(struct, key))
    assert "default" not in shown or shown["default"] not in ([], {})


@pytest.mark.parametrize(("struct", "key"), FIXED)
def test_every_fixed_value_says_what_it_means_in_the_order_told(struct, key):
    shown, told = DEFINITIONS[struct]["properties"][key], explain_values(struct, key)
    assert shown["enum"] == list(told)
    assert shown["enumDescriptions"] == list(told.values())
    assert all(VIETNAMESE.search(text) for text in told.values())
    assert shown["errorMessage"] == f"Chọn một trong: {', '.join(told)}."


def test_fixed_values_are_told_for_nothing_else():
    told = {(struct, key) for struct, keys in HINTS["values"].items() for key in keys if struct != "all"}
    assert told <= set(FIXED)
    assert len(FIXED) == 9


@pytest.mark.parametrize(("struct", "key"), EXAMPLES)
def test_every_example_is_right(struct, key):
    judge = jsonschema_rs.validator_for(
        {"$ref": f"#/$defs/{struct}/properties/{key}", "$defs": DEFINITIONS}, validate_formats=True
    )
    for line in example_of(struct, key).splitlines():
        example = data(line)
        assert list(example) == [key]
        assert [error.message for error in judge.iter_errors(example[key])] == []
    assert example_of(struct, key).splitlines()[0] in DEFINITIONS[struct]["properties"][key]["markdownDescription"]


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_says_what_it_is_of_and_who_wrote_it(name):
    from cchc import __version__

    schema = schema_of(name)
    assert schema == described(name, SCHEMAS[name])
    assert schema["$id"] == f"urn:cchc:schema:{name}"
    assert __version__ in schema["$comment"]
    assert VIETNAMESE.search(schema["title"])


def parts(schema):
    yield schema
    for inner in schema.values():
        for one in inner if isinstance(inner, list) else [inner]:
            if isinstance(one, dict):
                yield from parts(one)


@pytest.mark.parametrize("struct", sorted(DEFINITIONS))
def test_what_a_pattern_refuses_is_told_in_vietnamese(struct):
    for part in parts(DEFINITIONS[struct]["properties"]):
        if isinstance(part.get("pattern"), str):
            assert VIETNAMESE.search(part["patternErrorMessage"])
