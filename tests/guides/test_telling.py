"""The guides are true: what they tell to type is typed, and prints what they show.

After a change that is meant, ``python -m pytest tests/guides -m slow --snapshot-update`` writes what is printed now
into the guides and draws the pictures of terminals anew; then look at the difference.
"""

from __future__ import annotations

import pytest

from cchc.cli.main import COMMANDS
from tests.guides.living import ROOT
from tests.guides.naming import paths
from tests.guides.reading import blocks_of, table_commands
from tests.guides.shelf import GUIDES, Guide

pytestmark = pytest.mark.slow

README = GUIDES[0]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.path)
def test_a_guide_prints_what_it_says(guide: Guide, tmp_path, request):
    with guide.begin(tmp_path) as story:
        told = guide.tell(story)
        lost = [
            (line, path)
            for line, path in paths(guide.text)
            if not (ROOT / path).exists() and not (story.folder / path).exists()
        ]
    if request.config.option.update_snapshots:
        (ROOT / guide.path).write_text(told.text, "utf-8")
        for path, svg in told.pictures.items():
            (ROOT / path).write_text(svg, "utf-8")
    else:
        assert told.outdated == [], "\n\n".join(told.outdated)
        kept = {path: (ROOT / path).read_text("utf-8") for path in told.pictures if (ROOT / path).exists()}
        assert [path for path, svg in told.pictures.items() if kept.get(path) != svg] == []
    assert told.wrong == [], "\n\n".join(told.wrong)
    assert lost == []


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.path)
def test_what_is_left_alone_still_stands_in_the_guide(guide: Guide):
    lines = {line for block in blocks_of(guide.path, guide.text) for line in block.lines}
    assert [line for line in guide.left_alone if line not in lines] == []


def test_the_first_block_is_two_lines_that_set_up_run_and_test():
    first = blocks_of(README.path, README.text)[0]
    assert first.language == "sh"
    shown, tested = first.lines
    assert shown.endswith('cchc due --unit "Phòng Nội vụ"')
    assert tested.endswith("-m pytest")


def test_the_quick_guide_names_every_everyday_command():
    named = {line.split()[1] for line in table_commands(README.text)}
    assert named == set(COMMANDS)
