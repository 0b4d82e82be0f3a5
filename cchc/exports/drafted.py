"""The JSON contract of ``cchc new``: everything to look at in a draft, one record each."""

from __future__ import annotations

from typing import Any

from cchc.drafting.looks import GROUPS, Look


def look_record(look: Look) -> dict[str, Any]:
    """One thing to look at; ``line`` counts in the file as drafted, ``now`` null: kept as it was."""
    return {
        "group": look.group,
        "heading": GROUPS[look.group],
        "sure": look.sure,
        "path": look.path,
        "line": look.line or None,
        "column": look.column or None,
        "task": look.task,
        "rule": look.rule,
        "was": look.was,
        "now": look.now,
        "words": look.words,
        "note": look.note,
    }
