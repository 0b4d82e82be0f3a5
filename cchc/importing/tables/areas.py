"""The slug of an area (lĩnh vực), the same from year to year and from office to office."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache
from importlib import resources
from itertools import count

import msgspec

from cchc.text import fold, slug
from cchc.yamltree import read_tree

_LONGEST = 40
_AGAIN = re.compile(r"\s*[(\[–-]\s*(?:tiếp(?: theo| tục)?)\s*[)\]]?\s*$", re.IGNORECASE)


def known_area(name: str) -> str | None:
    """The slug of an area of the national programme, or of steering; None for any other."""
    plain = fold(name).replace(",", "")
    for made, wordings in _known().items():
        if any(re.search(rf"\b{re.escape(words.replace(',', ''))}\b", plain) for words in wordings):
            return made
    return None


def area_slug(name: str, taken: Container[str]) -> str:
    """A slug for an area that is not ``taken``: the national programme's, else one from the name's words."""
    made = known_area(name) or _cut(slug(name)) or "linh-vuc"
    return made if made not in taken else next(f"{made}-{n}" for n in count(2) if f"{made}-{n}" not in taken)


def same_area(name: str, other: str) -> bool:
    """Whether two names are one area's, as where it is named again after a page break: "… (tiếp theo)"."""
    return fold(_AGAIN.sub("", name)) == fold(_AGAIN.sub("", other))


def _cut(made: str) -> str:
    return made if len(made) <= _LONGEST else made[: _LONGEST + 1].rpartition("-")[0] or made[:_LONGEST]


@cache
def _known() -> dict[str, list[str]]:
    data = (resources.files("cchc") / "data" / "area-names.yaml").read_bytes()
    return msgspec.convert(read_tree(data, "area-names.yaml").data, dict[str, list[str]])
