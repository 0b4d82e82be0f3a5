"""Every word of what is read: all fields of every reading and of every refusal, of phrases that use every branch.

The other tests state what a phrase means; this one notices anything else that changes. ``phrases.json`` holds
phrases by family, for the plan of 2025 or of the year before them: "tables" come from those tests and from the real
plans, the others were looked for because they alone show some branch of the grammar. Rewrite what is read with
``--snapshot-update`` and look at the difference.
"""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from cchc.deadlines import UnreadableDeadline, read

PHRASES = json.loads(Path(__file__).with_name("phrases.json").read_text("utf-8"))


class Text(SingleFileSnapshotExtension):
    """One plain text file for the test."""

    file_extension = "txt"
    _write_mode = WriteMode.TEXT


def told(year: int, phrase: str) -> list[str]:
    """The phrase, then a line for each reading (its fields that say something) and one for its explanation."""
    head = f"[{year}] {json.dumps(phrase, ensure_ascii=False)}"
    try:
        readings = read(phrase, year)
    except UnreadableDeadline as error:
        at = phrase[error.offset : error.offset + error.length]
        return [head, f"  {json.dumps(at, ensure_ascii=False)}: {error.message}", f"    {error.hint}"]
    return [head, *(line for reading in readings for line in _lines(reading, phrase))]


def _lines(reading: object, whole: str) -> list[str]:
    fields = {key: value for key, value in msgspec.to_builtins(reading).items() if value}
    fields["phrase"] = "…" if fields["phrase"] == whole else json.dumps(fields["phrase"], ensure_ascii=False)
    why = fields.pop("why")
    turns = fields.pop("occurrences", ())
    shown = [f"{key}={value}" for key, value in fields.items()]
    shown += [f"{turn['label']}={turn['start']}..{turn['due']}" for turn in turns]
    return [f"  {' | '.join(shown)}", f"    {why}"]


@pytest.mark.parametrize("family", PHRASES)
def test_whole_readings_stay_what_they_are(family: str, snapshot: SnapshotAssertion) -> None:
    phrases = [(2025, entry) if isinstance(entry, str) else entry for entry in PHRASES[family]]
    lines = [line for year, phrase in phrases for line in told(year, phrase)]
    assert "\n".join([*lines, ""]) == snapshot(extension_class=Text)
