"""The file: nothing from data is markup, nothing from outside is let in, the same page is the same bytes."""

from __future__ import annotations

import hashlib
import json
import re
from base64 import b64encode
from html.parser import HTMLParser
from urllib.parse import parse_qs

import pytest

from cchc.exports.dashboard.rendering import filter_hash, json_in_a_page, page_html, policy

HOSTILE = '</script><script>document.title="x"</script><img src=http://example.org/x onerror=alert(1)>&amp;"\\u202e'


class Parts(HTMLParser):
    """The elements of a page, with what they hold where that is code."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.codes, self._code = [], [], None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag in ("script", "style"):
            self._code = (tag, dict(attrs), [])
            self.codes.append(self._code)

    def handle_data(self, data):
        if self._code:
            self._code[2].append(data)

    def handle_endtag(self, tag):
        self._code = None


@pytest.fixture
def hostile(invented):
    """The invented authority with names that would act, if they were let."""
    folder = invented.root / "plans" / "gia-dinh"
    name = json.dumps(HOSTILE).replace("\\\\u", "\\u")
    for path in (folder / "units.yaml", folder / "2025" / "appendix.yaml"):
        text = path.read_text("utf-8")
        text = re.sub(r"\bPhòng Hai\b", lambda _: name, text)
        path.write_text(
            text.replace("task: Lập sổ", f"task: {name}").replace("name: Lĩnh vực A", f"name: {name}"), "utf-8"
        )
    return invented


def test_hostile_names_stay_text(paged, hostile):
    page, _ = paged(hostile, "2025-05-01")
    parts = Parts(page_html(page).decode())
    assert any(HOSTILE.partition("\\")[0] in unit.name for unit in page.units)
    assert [tag for tag, _ in parts.tags if tag in ("img", "iframe", "link", "base", "object")] == []
    assert [attrs.get("type", "code") for tag, attrs, _ in parts.codes if tag == "script"] == [
        "code",
        "application/json",
        "code",
    ]
    assert not any(name.startswith("on") or name == "style" for _, attrs in parts.tags for name in attrs)


def test_characters_that_nobody_sees_are_shown(paged, hostile):
    page, _ = paged(hostile, "2025-05-01")
    text = page_html(page).decode()
    assert "\u202e" in "".join(unit.name for unit in page.units)
    assert "\\u202e" in text
    assert "\u202e" not in text


def test_the_policy_names_exactly_what_the_page_holds(paged, real):
    page, _ = paged(real, "2025-05-10")
    parts = Parts(page_html(page).decode())
    told = next(
        attrs["content"] for tag, attrs in parts.tags if attrs.get("http-equiv") == "Content-Security-Policy"
    )
    code = {"style": [], "script": []}
    for tag, attrs, texts in parts.codes:
        if "type" not in attrs:
            digest = hashlib.sha256("".join(texts).encode()).digest()
            code[tag].append(f"'sha256-{b64encode(digest).decode()}'")
    assert told.split("; ") == [
        "default-src 'none'",
        f"style-src {' '.join(code['style'])}",
        f"script-src {' '.join(code['script'])}",
        "base-uri 'none'",
        "form-action 'none'",
    ]


def test_the_policy_follows_every_byte():
    assert policy(["a"], ["b"]) != policy(["a "], ["b"])
    assert policy(["a"], ["b"]) != policy(["a"], ["b", "c"])


def test_json_cannot_end_its_element_and_reads_back():
    data = {"</script>": ["<!--", "\u2028", "&", "ơ"]}
    text = json_in_a_page(data)
    assert not re.search("[<>&\u2028]", text)
    assert json.loads(text) == data


def test_the_same_page_is_the_same_bytes(paged, real):
    assert len({page_html(paged(real, "2025-05-10")[0]) for _ in range(2)}) == 1


def test_a_hash_is_read_back_whole():
    assert filter_hash({"unit": "(Các bên & khác)", "month": None}) == (
        "unit=%28C%C3%A1c+b%C3%AAn+%26+kh%C3%A1c%29"
    )


def test_what_a_choice_sends_is_what_the_script_looks_for(paged, invented):
    """A key with a character that nobody sees stands in the page as it is shown, everywhere alike."""
    name = json.dumps("Các bên \u200b~*\u202e")
    for path in ("units.yaml", "2025/appendix.yaml"):
        file = invented.root / "plans" / "gia-dinh" / path
        file.write_text(file.read_text("utf-8").replace("Các bên có liên quan", name), "utf-8")
    page, _ = paged(invented, "2025-05-01")
    (key,) = [one.key for one in page.units if one.key.startswith("(")]
    parts = Parts(page_html(page).decode())
    (data,) = ("".join(held) for _, attrs, held in parts.codes if attrs.get("id") == "data")
    (choice,) = [attrs["value"] for tag, attrs in parts.tags if tag == "option" and "(" in attrs["value"]]
    assert choice != key
    assert choice in json.loads(data)["units"]
    links = [attrs["href"] for _, attrs in parts.tags if "%28" in attrs.get("href", "")]
    assert links
    assert {parse_qs(link.removeprefix("#"))["unit"][0] for link in links} == {choice}
    assert all("%7E*" in link for link in links)  # as URLSearchParams writes them


def test_nothing_of_another_place_is_named(paged, real):
    parts = Parts(page_html(paged(real, "2025-05-10")[0]).decode())
    links = [attrs[name] for _, attrs in parts.tags for name in ("href", "src") if name in attrs]
    assert links
    assert [link for link in links if not link.startswith("#")] == []
