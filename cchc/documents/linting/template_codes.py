"""The codes of what is found in templates: what each means, a wrong and a right example."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

import msgspec

from cchc.checks.catalogue import CodeEntry
from cchc.yamltree import read_tree


@cache
def codes() -> Mapping[str, CodeEntry]:
    """Every code with its explanation, in order."""
    data = (resources.files("cchc") / "data" / "template-codes.yaml").read_bytes()
    return msgspec.convert(read_tree(data, "template-codes.yaml").data, dict[str, CodeEntry])
