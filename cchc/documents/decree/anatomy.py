"""A document taken apart: head, kind and subject, bases, body, closing, appendices."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field

from cchc.documents.decree.closing import Closing, find_closing
from cchc.documents.decree.head import Head, find_head
from cchc.documents.decree.lines import Line, heading_like, lines_of
from cchc.documents.decree.reading import Paragraph, Story
from cchc.documents.decree.recognising import appendix_said, is_addressee, is_basis, kind_said

_KIND_WITHIN = 12
"""Lines after the head among which the kind stands."""
_TITLE_LINES = 6
"""Lines that a subject, or the title of an appendix, has at most."""
_LONG = 400
_CAPTION = 60
"""A line in the middle or at the right of fewer letters stands alone."""
_APART = ("(", "[", "*", "Bảng ", "Biểu ", "Hình ", "Sơ đồ ", "Nguồn")


class Appendix(Struct, kw_only=True):
    """An appendix: its head, title, the line that says what it belongs to, the paragraph that begins it."""

    head: Line
    number: str
    inline: bool
    title: list[Line]
    attached: Line | None
    first: Paragraph


class Anatomy(Struct, kw_only=True):
    """The parts of a document; ``main`` are the paragraphs before the first appendix.

    ``letter``: a công văn, which has "V/v" in place of a kind; ``body`` are paragraphs outside tables and boxes.
    """

    story: Story
    head: Head | None
    main: list[Paragraph]
    kind: Line | None = None
    kind_name: str = ""
    letter: bool = False
    subject: list[Line] = field(default_factory=list)
    under_subject: list[Paragraph] = field(default_factory=list)
    addressees: list[Line] = field(default_factory=list)
    bases: list[Line] = field(default_factory=list)
    body: list[Paragraph] = field(default_factory=list)
    closing: Closing | None = None
    appendices: list[Appendix] = field(default_factory=list)


def dissect(story: Story) -> Anatomy:
    """The parts of the document that the main part of a file holds."""
    paragraphs = story.paragraphs
    head = find_head(paragraphs)
    begin = head.end if head else 0
    closing = find_closing(paragraphs, begin)
    appendices = _appendices(paragraphs, closing.end if closing else begin)
    end = _index(paragraphs, appendices[0].first) if appendices else len(paragraphs)
    found = Anatomy(story=story, head=head, main=paragraphs[:end], closing=closing, appendices=appendices)
    stop = min(closing.start, end) if closing else end
    flow = [line for one in paragraphs[begin:stop] for line in lines_of(one)]
    rest = _title(found, flow)
    rest = _addressees(found, rest)
    rest = _bases(found, rest)
    seen = {line.paragraph.number for line in flow} - {line.paragraph.number for line in rest}
    found.body = [
        one
        for one in paragraphs[begin:stop]
        if one.cell is None and not one.box and one.number not in seen and one.text.strip()
    ]
    return found


def is_display(paragraph: Paragraph) -> bool:
    """Whether a paragraph stands alone, as no text of the body: "QUYẾT ĐỊNH:", "(Có Phụ lục …)", a caption."""
    words = " ".join(paragraph.text.split())
    if paragraph.look.align == "right" and len(words) < _CAPTION:
        return True
    if paragraph.look.align != "center":
        return False
    bold = all(line.bold for line in lines_of(paragraph))
    return bold or words == words.upper() or words.startswith(_APART) or len(words) < _CAPTION


def _title(found: Anatomy, flow: list[Line]) -> list[Line]:
    """Find kind and subject; the lines that are left."""
    found.letter = bool(found.head and found.head.about)
    spoken = 0
    for at, line in enumerate(flow):
        if line.blank or line.paragraph.cell is not None:
            continue
        if is_addressee(line) or is_basis(line, letter=True, following=False) or spoken > _KIND_WITHIN:
            break
        spoken += 1
        said = kind_said(line)
        if said and len(line.words) < 120:
            found.kind, found.kind_name, found.letter = line, said, False
            return _subject(found, flow[at + 1 :])
    return flow


def _subject(found: Anatomy, flow: list[Line]) -> list[Line]:
    assert found.kind is not None
    start = next((k for k, line in enumerate(flow) if not line.blank), len(flow))
    named_whole = len(found.kind.folded) > len(found.kind_name) + 1
    taken = start
    for at, line in enumerate(flow[start:], start):
        if named_whole or not _goes_on(line, found.subject):
            break
        found.subject.append(line)
        taken = at + 1
    while taken < len(flow) and (flow[taken].blank or flow[taken].words.startswith("(")) and not named_whole:
        taken += 1
    after = next((line.paragraph for line in flow[taken:] if not line.blank), None)
    near = [line.paragraph for line in flow[:taken]]
    found.under_subject = [found.kind.paragraph, *near, *([after] if after else [])]
    return flow[taken:]


def _goes_on(line: Line, subject: list[Line]) -> bool:
    """Whether a line belongs to the subject, after those that do."""
    if line.blank or line.paragraph.cell is not None or len(line.words) > _LONG or len(subject) >= _TITLE_LINES:
        return False
    if line.words.startswith("(") and subject:
        return False
    other = is_addressee(line) or is_basis(line, letter=False, following=False) or heading_like(line)
    if other or not (line.centred or line.bold or not subject):
        return False
    if not subject:
        return line.centred or line.bold or not line.words.endswith((".", ":", ";"))
    return line.centred and not (line.capitals and not subject[-1].capitals)


def _addressees(found: Anatomy, flow: list[Line]) -> list[Line]:
    """Find "Kính gửi" and whom it names; the lines that are left."""
    at = next((k for k, line in enumerate(flow[:_KIND_WITHIN]) if is_addressee(line)), None)
    if at is None:
        return flow
    taken = at + 1
    table = flow[at].paragraph.cell
    alone = len(flow[at].words.rstrip(": ")) < len("Kính gửi") + 2
    found.addressees = [flow[at]]
    for k, line in enumerate(flow[at + 1 :], at + 1):
        same_table = table is not None and line.paragraph.cell is not None
        listed = line.words.startswith("-") or (alone and len(line.words) < 120 and line.words.endswith((";", ".")))
        if not (same_table or listed or line.blank):
            break
        if not line.blank:
            found.addressees.append(line)
        taken = k + 1
    return flow[:at] + flow[taken:]


def _bases(found: Anatomy, flow: list[Line]) -> list[Line]:
    """Find the bases, one after the other; the lines that are left."""
    start = next((k for k, line in enumerate(flow) if not (line.blank or _authority(line))), len(flow))
    taken = start
    for at, line in enumerate(flow[start:], start):
        if not line.blank and not is_basis(line, letter=found.letter, following=bool(found.bases)):
            break
        if not line.blank:
            found.bases.append(line)
            taken = at + 1
    return flow[taken:] if found.bases else flow


def _authority(line: Line) -> bool:
    return line.centred and line.capitals and line.bold


def _appendices(paragraphs: Sequence[Paragraph], start: int) -> list[Appendix]:
    found = []
    for index, one in enumerate(paragraphs[start:], start):
        lines = [line for line in lines_of(one) if not line.blank]
        said = appendix_said(lines[0]) if lines and one.cell is None and not one.box else None
        if said is None or not _set_apart(paragraphs, index, lines[0]):
            continue
        title, attached = _appendix_title(paragraphs, index, said["rest"] or "")
        found.append(
            Appendix(
                head=lines[0],
                number=said["number"] or "",
                inline=bool(said["rest"]),
                title=title,
                attached=attached,
                first=one,
            )
        )
    return found


def _set_apart(paragraphs: Sequence[Paragraph], index: int, line: Line) -> bool:
    """Whether a line "Phụ lục" begins an appendix: in the middle, bold, or at the top of a page."""
    before = paragraphs[index - 1] if index else None
    fresh = before is None or before.section != line.paragraph.section or before.page_break
    return line.centred or line.bold or fresh or line.paragraph.look.page_break


def _appendix_title(paragraphs: Sequence[Paragraph], index: int, inline: str) -> tuple[list[Line], Line | None]:
    title: list[Line] = []
    lines = [line for one in paragraphs[index : index + 2 * _TITLE_LINES] for line in _in_flow(one)][1:]
    for line in lines:
        if "kem theo" in line.folded or line.folded.startswith("(dinh kem"):
            return title, line
        if len(title) >= _TITLE_LINES or not (line.centred or line.bold or line.capitals) or heading_like(line):
            break
        if appendix_said(line):
            break
        title.append(line)
    return title if not inline else [], None


def _in_flow(paragraph: Paragraph) -> list[Line]:
    return [] if paragraph.cell is not None else [line for line in lines_of(paragraph) if not line.blank]


def _index(paragraphs: Sequence[Paragraph], wanted: Paragraph) -> int:
    return next(k for k, one in enumerate(paragraphs) if one is wanted)
