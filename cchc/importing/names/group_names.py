"""What a name that speaks of several units tells: the document that lists them, the kind of which they all are."""

from __future__ import annotations

import re

from cchc.citations import ABBREVIATIONS
from cchc.plans.organisation import UnitKind
from cchc.plans.several import is_group
from cchc.text import fold

_COMMUNES = re.compile(
    r"(?:ubnd|uy ban nhan dan) (?:cap xa(?:, phuong)?|(?:(?:cac )?(?:xa|phuong|thi tran|dac khu)(?:, | va | )){1,3}"
    r"(?:xa|phuong|thi tran|dac khu))(?: (?:tren dia ban|thuoc|truc thuoc).*)?"
)
_DISTRICTS = re.compile(
    r"(?:ubnd|uy ban nhan dan) (?:cap huyen|(?:(?:cac )?(?:huyen|quan|thi xa|thanh pho)(?:, | va | )){1,3}"
    r"(?:huyen|quan|thi xa|thanh pho))(?: (?:tren dia ban|thuoc|truc thuoc).*)?"
)
_LISTS = "|".join(
    sorted((re.escape(kind) for kind in (*ABBREVIATIONS, "Phụ lục", "Danh sách", "Biểu")), key=len, reverse=True)
)
_LISTED = re.compile(
    rf"\b(?:theo|tại|trong|ở|của|kèm theo)\s+(?:các\s+|bản\s+)?(?P<document>(?:{_LISTS})\b.*?)[\s).;,]*$",
    re.IGNORECASE | re.DOTALL,
)
_TOLD = re.compile(r"\d+\s*/|\bsố\s*:?\s*\d|^(?:Phụ lục|Danh sách|Biểu)\b", re.IGNORECASE)


def listed_in(name: str) -> str | None:
    """The document that lists the units of a group ("Theo phân công tại Quyết định số …"); None for other names."""
    found = _LISTED.search(" ".join(name.split())) if is_group(name) else None
    return found["document"] if found and _TOLD.search(found["document"]) else None


def tier_of(name: str) -> UnitKind | None:
    """The kind of unit of which a group holds all: the committees of a tier; None for other names."""
    plain = fold(name)
    return "xã" if _COMMUNES.fullmatch(plain) else "huyện" if _DISTRICTS.fullmatch(plain) else None


def group_entry(name: str) -> dict[str, object]:
    """A proposed group as units.yaml has it."""
    document, tier = listed_in(name), tier_of(name)
    if document is not None:
        return {"name": name, "listed_in": document}
    if tier is not None:
        return {"name": name, "members": [{"kind": tier}], "complete": False}
    return {"name": name, "open": True}
