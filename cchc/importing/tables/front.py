"""What stands over an appendix's table: its heading, its title, the line that ties it to the plan."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from cchc.importing.blocks import Paragraph
from cchc.text import fold, one_space

_HEADING = re.compile(
    r"^(?P<heading>(?:PHỤ LỤC|Phụ lục|PHỤ BIỂU|Phụ biểu|BIỂU|Biểu|BẢNG|Bảng)"
    r"(?:\s+(?:số\s+)?(?:\d{1,3}[a-z]?|[IVX]{1,5}[a-z]?|[A-Z])(?!\w))?)(?!\w)\s*[:.–-]?\s*(?P<rest>.*)$"
)
_ATTACHED = re.compile(r"^\(?\s*(?:ban hanh )?(?:dinh )?kem theo\b|^\(?\s*ban hanh theo\b")


class Front(Struct, frozen=True):
    """The lines over a table; ``other`` are those that are none of these."""

    heading: str = ""
    title: str = ""
    attached: str = ""
    other: tuple[Paragraph, ...] = ()


def front_of(paragraphs: Sequence[Paragraph]) -> Front:
    """The heading, title and tie among the paragraphs before a table; what comes after the tie is other."""
    heading, titles, attached, other = "", list[str](), "", list[Paragraph]()
    for one in paragraphs:
        text = one_space(f"{one.number} {one.text}")
        if not text:
            continue
        found = _HEADING.match(text)
        if found and not heading and not titles and (not found["rest"] or found["rest"].isupper()):
            heading = found["heading"]
            titles += [found["rest"]] if found["rest"] else []
        elif attached and not attached.endswith(")") and attached.startswith("("):
            attached = f"{attached} {text}"
        elif not attached and _ATTACHED.match(fold(text)):
            attached = text
        elif not attached and not other and _is_title(one, text):
            titles.append(text)
        else:
            other.append(one)
    return Front(heading, " ".join(titles), attached, tuple(other))


def _is_title(paragraph: Paragraph, text: str) -> bool:
    return len(text) < 400 and (paragraph.aligned == "center" or paragraph.bold or text.isupper())
