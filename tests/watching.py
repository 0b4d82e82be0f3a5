"""A page in the browser, watched: what it asks the network for, what it says, what its policy stops."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

OBSERVE = """
window.stopped = [];
document.addEventListener('securitypolicyviolation', (event) => window.stopped.push(event.violatedDirective));
document.addEventListener('DOMContentLoaded', () => {
  window.rows = [...document.querySelectorAll('#list tbody tr')];
});
"""
VISIBLE = """() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const unit = document.querySelector('[name=unit]').value;
  const mine = (one) => !unit || data.units[one] === unit;
  const told = (row, [units, , , , role]) => units.filter(mine).map((one) => [
    row.querySelector('code').textContent,
    data.units[one],
    row.querySelector('time')?.getAttribute('datetime') ?? null,
    role,
  ]);
  return window.rows.flatMap((row, place) => (row.checkVisibility() ? told(row, data.lines[place]) : []));
}"""
"""What the list shows: a task, a unit, a due day and a role for each obligation, whatever the order of the rows;
of a line of several units only the one asked for."""


class Watched:
    """A page, with everything that went out of it and wrong in it."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.requests: list[str] = []
        self.messages: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.messages.append(message.text))
        page.on("pageerror", lambda error: self.messages.append(str(error)))

    def open(self, path: Path, hash: str = "") -> None:
        """Open the file, the part behind # with it."""
        self.page.goto("about:blank")
        self.requests.clear()
        self.page.goto(path.as_uri() + hash)

    def filter(self, hash: str) -> None:
        """Set the filters in the address, as a link does."""
        self.page.evaluate(
            """(hash) => new Promise((done) => {
                 if (location.hash === hash) return done();
                 addEventListener('hashchange', () => done(), { once: true });
                 location.hash = hash;
               })""",
            hash,
        )

    def listed(self) -> list[tuple[str, str, str | None, str]]:
        """The obligations in the list, sorted."""
        return sorted((tuple(one) for one in self.page.evaluate(VISIBLE)), key=str)

    @property
    def wrong(self) -> list[str]:
        """Messages, stopped loads, and requests beside the file itself."""
        away = [url for url in self.requests if not url.startswith("file://")] + self.requests[1:]
        return [*self.messages, *self.page.evaluate("window.stopped"), *away]


@contextmanager
def watched(browser: Any, *, width: int = 1280, **context: Any) -> Iterator[Watched]:
    """A fresh page ``width`` pixels wide."""
    opened = browser.new_context(viewport={"width": width, "height": 900}, **context)
    try:
        page = opened.new_page()
        page.set_default_timeout(5000)
        page.add_init_script(OBSERVE)
        yield Watched(page)
    finally:
        opened.close()
