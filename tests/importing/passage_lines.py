"""Lines of a body without Word, for tests of what is read from them."""

from __future__ import annotations

from cchc.importing.blocks import Paragraph, Where
from cchc.importing.body.passages import Passage, passages_of
from cchc.importing.body.sections import Part, read_sections


def paragraph(text: str, number: int = 1, **look: object) -> Paragraph:
    """A paragraph; a text that begins with "**" is bold."""
    bold = text.startswith("**")
    said = {"bold": bold, **look}
    return Paragraph(text=text.removeprefix("**"), where=Where("thân văn bản", number), **said)  # type: ignore[arg-type]


def passages(*lines: str) -> tuple[Passage, ...]:
    """The passages of these lines."""
    return passages_of([paragraph(line, n) for n, line in enumerate(lines, 1)], {}).passages


def body(*lines: str) -> Part:
    """The sections of these lines."""
    return read_sections(passages(*lines))
