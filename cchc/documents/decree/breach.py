"""One breach of the decree (or one thing worth saying), with its place in the file."""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct


class Breach(Struct, frozen=True, kw_only=True):
    """What is so and what it should be, in Vietnamese; ``paragraph`` counts from 1 within ``part``.

    ``where`` is the place in words; ``excerpt`` quotes the words concerned.
    """

    code: str
    part: str
    paragraph: int
    where: str
    excerpt: str
    found: str
    expected: str

    @property
    def severity(self) -> Literal["error", "info"]:
        """Codes D9.. are about wording and the like, all others about form."""
        return "info" if self.code.startswith("D9") else "error"

    def record(self, path: str) -> dict[str, Any]:
        """The breach as the contract of ``--format json`` has it, with the file's path."""
        return {
            "path": path,
            "code": self.code,
            "severity": self.severity,
            "part": self.part,
            "paragraph": self.paragraph,
            "excerpt": self.excerpt,
            "is": self.found,
            "should_be": self.expected,
        }
