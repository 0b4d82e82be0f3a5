"""What the guides name is there: links, pictures, files, commands and their options."""

from __future__ import annotations

import pytest

from cchc.cli.main import COMMANDS
from tests.guides.living import ROOT
from tests.guides.naming import anchors, calls, commands, links, loose_options, paths
from tests.guides.shelf import GUIDES

DOCUMENTS = (*(guide.path for guide in GUIDES), "CHANGELOG.md", "cchc/checks/README.md")
PICTURES = ROOT / "tests" / "guides" / "pictures"


def text_of(document):
    return (ROOT / document).read_text("utf-8")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_leads_somewhere(document):
    wrong = []
    for link in links(text_of(document)):
        path, _, anchor = link.target.partition("#")
        if "://" in path:
            ok = path.startswith("https://")  # the network is not asked
        else:
            file = ((ROOT / document).parent / path).resolve() if path else ROOT / document
            ok = file.is_relative_to(ROOT) and file.exists()
            ok = ok and (not anchor or anchor in anchors(file.read_text("utf-8")))
        if not ok:
            wrong.append((link.line, link.target))
    assert wrong == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_picture_says_in_words_what_it_shows(document):
    mute = [link for link in links(text_of(document)) if link.picture and len(link.words.split()) < 6]
    assert mute == []


def test_every_picture_kept_is_shown_and_all_are_small():
    shown = {link.target for document in DOCUMENTS for link in links(text_of(document)) if link.picture}
    kept = sorted(PICTURES.iterdir())
    assert {path.relative_to(ROOT).as_posix() for path in kept} == shown
    assert sum(path.stat().st_size for path in kept) < 1_500_000


def test_no_picture_fetches_or_runs_anything():
    for path in PICTURES.glob("*.svg"):
        drawing = path.read_text("utf-8").replace('xmlns="http://www.w3.org/2000/svg"', "")
        assert not any(word in drawing for word in ("http", "@import", "@font-face", "<script", "href")), path


@pytest.mark.parametrize("document", ["CHANGELOG.md", "cchc/checks/README.md"])
def test_every_file_named_is_there(document):
    """Of the guides: test_telling.py, at the end of their stories."""
    assert [one for one in paths(text_of(document)) if not (ROOT / one[1]).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_command_and_option_named_is_there(document):
    known = commands()
    wrong = [
        call
        for call in calls(document, text_of(document))
        if call.command not in known or not known[call.command].issuperset(call.options)
    ]
    assert wrong == []


@pytest.mark.parametrize("document", ["README.md", "README.vi.md"])
def test_every_option_named_without_its_command_belongs_to_one(document):
    every = frozenset().union(*commands().values())
    assert [one for one in loose_options(text_of(document)) if one[1] not in every] == []


def test_the_readme_of_engineers_names_every_command_of_the_help_page():
    named = {call.command.split()[0] for call in calls("README.md", text_of("README.md")) if call.command}
    assert named == set(COMMANDS)
