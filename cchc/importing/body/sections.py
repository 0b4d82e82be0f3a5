"""The body of a plan as sections: nested by their numbers, headings told from paragraphs, lists kept as lists.

Numbers nest by how they count, not by a fixed order: "a)" stands under "1." in one plan and under "I." in another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import UNSET
from msgspec.structs import replace

from cchc.importing.body.body_headings import Headings
from cchc.importing.body.lists import list_block, numbered_run
from cchc.importing.body.passages import Passage
from cchc.importing.marking import RANKS, Family, Mark
from cchc.plans.document import ListBlock, Section
from cchc.text import fold
from cchc.text.ordinals import continues

_CLOSES = (
    *("tren day la", "ke hoach nay", "ke hoach duoc", "yeu cau ", "de nghi ", "can cu ke hoach nay"),
    *("can cu noi dung ke hoach nay", "uy ban nhan dan yeu cau", "ubnd yeu cau", "nhan duoc ke hoach"),
)
"""How paragraphs begin that end a plan without being part of its last section."""

_ON_THE_WAY = ("trong qua trinh ",)
"""How one begins that may be either: it ends the plan where it stands behind a list or one numbered paragraph."""

_HALVES = (",", " -", " –", " và", " VÀ", " của", " CỦA", " về", " VỀ", " các", " CÁC")
"""How the first line of a heading ends that goes on in the next."""

_LISTED: tuple[Family, ...] = ("paren", "letter", "round", "small")


class Content:
    """One paragraph or list of a section with the passages that it was made of."""

    __slots__ = ("block", "passages")

    def __init__(self, block: str | ListBlock, passages: Sequence[Passage]) -> None:
        self.block = block
        self.passages = tuple(passages)


class Part:
    """A section while it is read; ``path`` is its number with those above it ("IV.2.1"), "" for the whole body."""

    def __init__(self, mark: Mark | None, heading: Passage | None, above: Part | None, level: int | None) -> None:
        self.mark = mark
        self.heading = heading
        self.above = above
        self.level = level
        self.family: Family | None = mark.family if mark else None
        self.content: list[Content] = []
        self.parts: list[Part] = []
        self.remark = ""

    @property
    def path(self) -> str:
        """The number of a section within the plan, as people cite it: "II.2.1", "IV.2.1" for (1) of 2 of IV."""
        above = self.above.path if self.above else ""
        if self.mark is None:
            return above
        own = self.mark.number.strip("() ./")
        if self.mark.family in ("part", "article") and self.mark.value is not None:
            own = str(self.mark.value)
        if self.mark.family == "dotted" and above and continues(self.mark.above, above.rpartition(".")[2]):
            above = above.rpartition(".")[0]
        elif self.mark.family == "dotted" and above and above.endswith(f".{self.mark.above}"):
            above = above[: -len(self.mark.above) - 1]
        return f"{above}.{own}" if above else own

    def walk(self) -> Iterator[Part]:
        """This section and all below it, in order."""
        yield self
        for part in self.parts:
            yield from part.walk()

    def section(self) -> Section:
        """The section as plan.yaml keeps it."""
        heading = self.heading.words if self.heading and self.heading.words else ""
        return Section(
            number=self.mark.number if self.mark else UNSET,
            heading=f"{heading} {self.remark}".strip() or UNSET,
            content=[content.block for content in self.content],
            sections=[part.section() for part in self.parts],
        )


def read_sections(passages: Sequence[Passage]) -> Part:
    """The whole body as a part without number, whose parts are the sections."""
    headings = Headings(passages)
    whole = Part(None, None, None, None)
    stack = [whole]
    at = 0
    while at < len(passages):
        passage = passages[at]
        here = stack[-1]
        if passage.bullet:
            size = list_block(passages, at)
            here.content.append(Content(*size.content))
            at = size.end
            continue
        if passage.mark is None:
            if _goes_on(passage, passages[at - 1] if at else None, here):
                here.heading = replace(passages[at - 1], words=f"{passages[at - 1].words} {passage.words}")
            elif headings.bare(at):
                _open(stack, passage, passages[at + 1 :])
            elif _is_remark(passage, here):
                here.remark = passage.words
            else:
                here.content.append(Content(passage.words, [passage]))
            at += 1
            continue
        run = numbered_run(passages, at, headings) if _announced(here, passages, at) else None
        if run is not None:
            here.content.append(Content(*run.content))
            at = run.end
            continue
        _open(stack, passage, passages[at + 1 :], heading=headings.at(at))
        at += 1
    return whole


def take_closing(whole: Part) -> list[str]:
    """Take the paragraphs off the end of the last section that end the plan as a whole."""
    last = whole
    while last.parts:
        last = last.parts[-1]
    closing: list[str] = []
    while last.content and last is not whole:
        block = last.content[-1].block
        if not isinstance(block, str) or (len(last.content) == 1 and last.heading is None):
            break
        said = fold(block[:80])
        if not said.startswith(_CLOSES) and not (said.startswith(_ON_THE_WAY) and _stands_alone(last)):
            break
        closing.insert(0, block)
        last.content.pop()
    return closing


def _stands_alone(last: Part) -> bool:
    """Whether the last paragraph of a section is set off: by a list, or by numbers that count paragraphs."""
    if len(last.content) < 2:
        return False
    return isinstance(last.content[-2].block, ListBlock) or (last.heading is None and len(last.content) == 2)


def _announced(here: Part, passages: Sequence[Passage], at: int) -> bool:
    """Whether the passage before, without number, announces a list by a colon; 1. and 1.1 count sections."""
    mark = passages[at].mark
    counted = mark is not None and mark.family in _LISTED
    return counted and bool(here.content) and passages[at - 1].colon and passages[at - 1].mark is None


def _goes_on(passage: Passage, before: Passage | None, here: Part) -> bool:
    """Whether a line set like the heading before it is the second line of it."""
    if before is None or here.heading is not before or here.content or here.parts:
        return False
    alike = (passage.bold, passage.capitals, passage.centred) == (before.bold, before.capitals, before.centred)
    halved = passage.words[:1].islower() or passage.words.startswith("VÀ ") or before.words.endswith(_HALVES)
    return alike and (passage.bold or passage.capitals) and halved


def _is_remark(passage: Passage, here: Part) -> bool:
    """Whether "(Theo phụ lục đính kèm)" stands under the heading of a part as a line of it."""
    words = passage.words
    under = here.heading is not None and not here.content and not here.remark and here.family in ("roman", "part")
    return under and passage.italic and passage.centred and words.startswith("(") and words.endswith(")")


def _open(stack: list[Part], passage: Passage, later: Sequence[Passage], heading: bool = True) -> None:
    """Open the section that a passage begins, under the right one of those that are open."""
    mark = passage.mark
    if mark is None:
        del stack[_bare_depth(stack, passage, later) :]
    else:
        del stack[_depth(stack, mark) :]
    title, rest = (passage, None) if heading else _run_in(passage)
    part = Part(mark, title, stack[-1], passage.level)
    stack[-1].parts.append(part)
    if rest is not None and rest.words:
        part.content.append(Content(rest.words, [rest]))
    stack.append(part)


def _run_in(passage: Passage) -> tuple[Passage | None, Passage]:
    """The heading in bold with which a paragraph begins, and the rest of the paragraph."""
    if not passage.run_in:
        return None, passage
    head, rest = passage.words[: passage.run_in], passage.words[passage.run_in :].strip()
    return replace(passage, words=head, bold=True, run_in=0), replace(passage, words=rest, mark=None, run_in=0)


def _bare_depth(stack: Sequence[Part], passage: Passage, later: Sequence[Passage]) -> int:
    """How many open sections a heading without number stands under; one within a count that goes on ends it not."""
    if passage.level is not None:
        return next(
            (n for n, one in enumerate(stack) if one.level is not None and one.level >= passage.level), len(stack)
        )
    if passage.capitals and not _counts_on(stack, later):
        return 1
    same = [n for n, one in enumerate(stack) if n and one.mark is None]
    return same[-1] if same else len(stack)


def _counts_on(stack: Sequence[Part], later: Sequence[Passage]) -> bool:
    """Whether the number of the outermost section that is open is followed by the next one further on."""
    top = stack[1].mark if len(stack) > 1 else None
    if top is None or top.value is None:
        return False
    marks = (one.mark for one in later if one.mark is not None and one.mark.family == top.family)
    return any(mark.value == top.value + 1 for mark in marks)


def _depth(stack: list[Part], mark: Mark) -> int:
    """How many open sections (the whole body counted) a numbered one stands under."""
    if mark.family == "dotted":
        return _dotted_depth(stack, mark)
    if mark.family == "small":
        _as_small(stack[-1])
    same = [n for n, one in enumerate(stack) if one.family == mark.family]
    following = [n for n in same if _follows(stack[n], mark)]
    if following:
        return following[-1]
    if same:
        restarts = mark.value == 1 and same[-1] != len(stack) - 1
        return len(stack) if restarts else same[-1]
    if mark.value in (1, None):
        return len(stack)
    deeper = [n for n, one in enumerate(stack) if one.family and RANKS[one.family] > RANKS[mark.family]]
    return deeper[0] if deeper else len(stack)


def _follows(part: Part, mark: Mark) -> bool:
    value = part.mark.value if part.mark else None
    return value is not None and mark.value == value + 1


def _as_small(part: Part) -> None:
    """An "i)" before "ii)" counts in small Roman numbers."""
    if part.family == "letter" and part.mark and part.mark.number.strip(")./") == "i":
        part.family = "small"
        part.mark = part.mark._replace(value=1)


def _dotted_depth(stack: Sequence[Part], mark: Mark) -> int:
    """Of "2.1": beside its siblings, else under the section "2"; else beside what counts as deep."""
    for n in range(len(stack) - 1, 0, -1):
        one = stack[n].mark
        if one is not None and one.family == "dotted" and one.above == mark.above:
            return n
        if one is not None and continues(mark.above, one.number.strip("() ./")):
            return n + 1
    deep = mark.above.count(".")
    same = (
        n
        for n, one in enumerate(stack)
        if one.mark and one.family == "dotted" and one.mark.above.count(".") == deep
    )
    return next(same, len(stack))
