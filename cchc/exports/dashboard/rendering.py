"""The page as one HTML file: style, script and data inside, a policy that lets nothing else in, texts escaped."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterable
from datetime import date
from importlib import resources
from typing import Any
from urllib.parse import urlencode

import msgspec
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from cchc.exports.dashboard.leading import AHEAD
from cchc.exports.dashboard.page import Page
from cchc.text import cut
from cchc.text.visible import visible

_IN_JSON = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def page_html(page: Page) -> bytes:
    """The file: UTF-8, the same bytes for the same page."""
    style, early, late = _file("page.css"), _file("theme.js"), _file("page.js")
    text = (
        _environment()
        .from_string(_file("page.html.jinja"))
        .render(
            page=page,
            policy=policy([style], [early, late]),
            style=Markup(style),
            early=Markup(early),
            late=Markup(late),
            data=script_data(page),
            ahead=AHEAD,
        )
    )
    return text.encode("utf-8", "replace")


def policy(styles: Iterable[str], scripts: Iterable[str]) -> str:
    """The content security policy: these very styles and scripts by their hash, and nothing from anywhere."""
    allowed = {"style-src": styles, "script-src": scripts}
    parts = ["default-src 'none'"]
    parts += [f"{name} {' '.join(_hash(text) for text in texts)}" for name, texts in allowed.items()]
    return "; ".join([*parts, "base-uri 'none'", "form-action 'none'"])


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{b64encode(digest).decode()}'"


def script_data(page: Page) -> Markup:
    """What the script filters and sorts by, as JSON that cannot end its element.

    ``units`` and ``areas`` are keys as the page's choices hold them; a line is [its units, area, state, month,
    role, due day], units and area by their place.
    """
    units = {unit.key: place for place, unit in enumerate(page.units)}
    areas = {area.key: place for place, area in enumerate(page.areas)}
    data = {
        "on": page.on,
        "ahead": AHEAD,
        "units": list(map(visible, units)),
        "areas": list(map(visible, areas)),
        "lines": [
            [[units[s.key] for s in line.shares], areas[line.area], line.state, line.month, line.role, line.due]
            for line in page.lines
        ],
    }
    return json_in_a_page(data)


def json_in_a_page(data: Any) -> Markup:
    """JSON for a script element: no sign in it that HTML would read."""
    text = msgspec.json.encode(data).decode()
    for sign, escaped in _IN_JSON.items():
        text = text.replace(sign, escaped)
    return Markup(text)


def _environment() -> Environment:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, finalize=_shown, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {
        "capitalize_first": _capitalized,
        "day": _day,
        "hash": filter_hash,
        "number": _number,
        "short": cut,
    }
    return environment


def _shown(value: object) -> object:
    """Every text as it is printed: its control characters shown."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _number(value: float) -> str:
    """A place in a drawing, without zeros that say nothing."""
    return f"{value:g}"


def _capitalized(text: str) -> str:
    return text[:1].upper() + text[1:]


def filter_hash(filters: dict[str, str | None]) -> str:
    """The part of an address behind # that filters the list: the same as the page's script writes."""
    given = {key: visible(value) for key, value in filters.items() if value is not None}
    return urlencode(given, safe="*").replace("~", "%7E")  # as URLSearchParams does


def _file(name: str) -> str:
    """A file beside this module, its lines ended as the hash counts them."""
    text = (resources.files("cchc.exports.dashboard") / name).read_text("utf-8")
    return text.replace("\r\n", "\n")
