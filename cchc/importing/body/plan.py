"""The body of a Word plan as plan.yaml keeps it, with what a person must look at.

What the sentences lay down (reporting regime, duties, targets) is read by general rules and is a proposal; the
words themselves all stay where they stood, or are listed as unread.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec import UNSET, Struct, UnsetType

from cchc.importing.blocks import Paragraph, Unread, Where
from cchc.importing.body.bases import Introduction, implemented, printed, read_introduction
from cchc.importing.body.bodies import proposed
from cchc.importing.body.body_headings import Headings
from cchc.importing.body.closing import ClosingRead, read_closing
from cchc.importing.body.dividing import Divided
from cchc.importing.body.heads import SubjectRead, read_head, read_subject
from cchc.importing.body.indicators import read_targets
from cchc.importing.body.obliged import Obliged, read_duties
from cchc.importing.body.passages import Passage, passages_of
from cchc.importing.body.pieces import pieces
from cchc.importing.body.recipients import is_own_unit, level_of, without_purpose
from cchc.importing.body.regime import Regime, read_regime
from cchc.importing.body.sections import read_sections, take_closing
from cchc.importing.notes import footnotes
from cchc.importing.proposing import Proposed
from cchc.importing.recognising import years_said
from cchc.plans.base import PartialDate
from cchc.plans.document import Citation, Plan
from cchc.plans.register import Register
from cchc.text import fold, one_space

_YEAR = re.compile(r"\bnăm\s+(20\d\d)\b", re.IGNORECASE)
_ANNOUNCED = re.compile(
    r"(?:phu luc|bieu|danh muc)[^.;]*(?:kem theo|dinh kem)|(?:kem theo|dinh kem|kem)[^.;]{0,40} phu luc"
)
_NO_YEAR = "không thấy năm của kế hoạch trong tiêu đề và ngày ban hành"
_NO_REPORTERS = "chế độ báo cáo không nêu ai phải báo cáo: điền “who”"
_NO_WINDOWS = "chế độ báo cáo không nêu thời điểm chốt số liệu từng kỳ: điền “windows”"
_OWN_DAYS = "có ngày gửi riêng, ghi “submit_by” vào “windows” của kỳ khi đã có thời điểm chốt số liệu:"
_NO_REGIME = "câu này nói về báo cáo định kỳ nhưng không rõ ngày gửi: xem có cần ghi “reporting” không"
_SUPERIOR = "cơ quan cấp trên ở đầu văn bản; danh bạ (units.yaml) chưa ghi “superior” như vậy"
_NO_TITLE = "không thấy tên (trích yếu) của kế hoạch"
_REPORTED = re.compile(
    r"bao cao (?:ket qua )?(?:dinh ky|hang quy|quy,|quy i)|dinh ky (?:hang quy |quy |hang nam )?bao cao"
)
_FIGURE = 40
"""Letters at the beginning of a sentence in which a goal has its figure."""
_LONGEST = 3000
"""Letters of a passage in which an appendix is sought."""

_DECISION = "tên của quyết định ban hành kế hoạch; kế hoạch giữ tên của chính nó"


class PlanRead(Struct, frozen=True, kw_only=True):
    """A plan out of a Word file.

    ``authority`` and ``superior_name`` are the bodies of the head; ``proposed``: names that the register lacks.
    ``doubtful``: words that are in the plan and that a person should look at. ``form``: lines that were understood
    and that a plan keeps otherwise or not at all (Quốc hiệu, number and date, "Nơi nhận:").
    """

    plan: Plan
    authority: str | None
    superior_name: str | None
    proposed: tuple[Proposed, ...] = ()
    unread: tuple[Unread, ...] = ()
    doubtful: tuple[Unread, ...] = ()
    form: tuple[str, ...] = ()


def read_plan(
    divided: Divided, register: Register | None, year: int | None, known: Mapping[str, Plan] | None = None
) -> PlanRead:
    """The plan of the parts of a Word file.

    ``register`` tells the names of units (None: nothing is known yet), ``year`` is the plan's where the caller
    knows it; ``known`` are plans of the workspace by id: the one that this plan carries out is named by its id.
    """
    read = passages_of(divided.body, divided.numbers)
    text = "\n".join(one.words for one in read.passages)
    head = read_head(divided.head, register, text)
    subject = read_subject(divided.subject)
    start = _first_section(read.passages)
    issued = _introduction(divided, read.passages[:start], subject)
    whole = read_sections(read.passages[start:])
    closing = take_closing(whole)
    foot = read_closing(divided.closing)
    their_year, guessed = _year(year, subject.title, head.date, text)
    day = head.date if isinstance(head.date, date) else date(their_year, 1, 1)
    regime = read_regime(whole, register, their_year, day)
    duties = read_duties(whole, regime.stated if regime else (), register, day, regime=regime is not None)
    plan = Plan(
        year=their_year,
        title=subject.title,
        kind=subject.kind,
        number=head.number,
        sign=head.sign,
        place=head.place,
        date=head.date,
        implements=_implements(issued, head.authority, register, known or {}),
        bases=list(issued.bases),
        preamble=list(issued.preamble),
        body=[part.section() for part in whole.parts],
        closing=closing,
        footnotes=footnotes(divided.footnotes, divided.numbers),
        reporting=regime.reporting if regime else UNSET,
        duties=[one.duty for one in duties],
        targets=read_targets(whole),
        recipients=[words for words, _ in foot.recipients],
        filing=foot.filing,
        signature=foot.signature,
        appendix="announced" if not divided.appendices and any(map(_announces, read.passages)) else UNSET,
    )
    above = _above(divided, head.superior, register)
    decided = tuple(Unread(words, where, _DECISION) for words, where in _decision_title(divided))
    return PlanRead(
        plan=plan,
        authority=head.authority,
        superior_name=head.superior,
        proposed=tuple(_proposed(foot, regime, duties, head.authority, register, day)),
        unread=(*divided.unread, *head.unread, *above, *subject.unread, *decided, *read.unread, *foot.unread),
        doubtful=(*guessed, *_doubts(plan, regime, read.passages)),
        form=(*head.form, *subject.said_kind, *foot.form, *_decision_form(divided)),
    )


def _first_section(passages: Sequence[Passage]) -> int:
    """Where the body begins: at the first number, or at a heading without one that stands out."""
    headings = Headings(passages)
    for at, one in enumerate(passages):
        if one.mark is not None and not one.bullet:
            return at
        if one.mark is None and headings.bare(at) and (one.level is not None or one.capitals):
            return at
    return len(passages)


def _introduction(divided: Divided, before: Sequence[Passage], subject: SubjectRead) -> Introduction:
    """Bases and announcement; those of a decision first, its articles among the announcement."""
    if not divided.decision:
        own = read_introduction(before)
        return Introduction(own.bases, (*subject.remarks, *own.preamble))
    said = passages_of(divided.decision[_decision_title_size(divided) :], divided.numbers).passages
    said = tuple(one for one in said if not _is_decision_form(_as_shown(one), divided))
    decided = read_introduction([*said, *before])
    return Introduction(decided.bases, (*decided.preamble, *subject.remarks))


def _decision_title_size(divided: Divided) -> int:
    """How many paragraphs of a decision are its kind and title: up to its first basis or who decides."""
    for at, paragraph in enumerate(divided.decision):
        words = _shown(paragraph)
        if at and (
            fold(words).startswith(("can cu", "theo de nghi", "dieu 1")) or _is_decision_form(words, divided)
        ):
            return at
    return 1


def _decision_title(divided: Divided) -> Iterator[tuple[str, Where]]:
    if divided.decision:
        for paragraph in divided.decision[: _decision_title_size(divided)]:
            words = _shown(paragraph)
            if words and fold(words) != "quyet dinh":
                yield words, paragraph.where


def _decision_form(divided: Divided) -> Iterator[str]:
    """The lines of a decision that say who decides and that he does ("CHỦ TỊCH …", "QUYẾT ĐỊNH:")."""
    for paragraph in divided.decision:
        words = _shown(paragraph)
        if fold(words) == "quyet dinh" or _is_decision_form(words, divided):
            yield words


def _as_shown(passage: Passage) -> str:
    words = passage.words.upper() if passage.in_capitals else passage.words
    return f"{printed(passage)} {words}".strip()


def _shown(paragraph: Paragraph) -> str:
    text = f"{paragraph.number} {paragraph.text}"
    return one_space(text.upper() if paragraph.capitals else text)


def _is_decision_form(words: str, divided: Divided) -> bool:
    said = fold(words)
    decides = (
        words.isupper() and len(words) < 90 and said.startswith(("chu tich", "uy ban nhan dan", "ubnd", "giam doc"))
    )
    return said == "quyet dinh" or decides


def _above(divided: Divided, superior: str | None, register: Register | None) -> tuple[Unread, ...]:
    """The body above that the head names, where a register is kept that names another one or none."""
    if superior is None or register is None:
        return ()
    kept = register.authority.superior
    if kept is not UNSET and kept.replace("-", " ") in fold(superior):
        return ()
    first = next((piece for piece in pieces(divided.head) if not piece.right), None)
    return (Unread(superior, first.where, _SUPERIOR),) if first is not None else ()


def _announces(passage: Passage) -> bool:
    """Whether a passage speaks of an appendix that comes with the plan."""
    return _ANNOUNCED.search(fold(passage.words[:_LONGEST])) is not None


def _doubts(plan: Plan, regime: Regime | None, passages: Sequence[Passage]) -> Iterator[Unread]:
    """What was read and may be incomplete: a regime without reporters or windows, a plan without a title."""
    if regime is not None:
        said = regime.stated[0]
        if not all(item.who for item in regime.reporting.items):
            yield Unread(said.words, said.where, _NO_REPORTERS)
        if not regime.reporting.windows:
            yield Unread(said.words, said.where, _NO_WINDOWS)
        if regime.homeless:
            yield Unread(said.words, said.where, f"{_OWN_DAYS} {', '.join(regime.homeless)}")
    elif (spoken := next(filter(_speaks_of_a_regime, passages), None)) is not None:
        yield Unread(spoken.words, spoken.where, _NO_REGIME)
    if not plan.title and passages:
        yield Unread(passages[0].words, passages[0].where, _NO_TITLE)


def _speaks_of_a_regime(passage: Passage) -> bool:
    """Whether a passage is about periodic reports, and no goal with a figure for them."""
    return "%" not in passage.words[:_FIGURE] and _REPORTED.search(fold(passage.words)) is not None


def _year(
    given: int | None, title: str, day: date | PartialDate | UnsetType, text: str
) -> tuple[int, tuple[Unread, ...]]:
    """The plan's year: as given, as its title says, as its date says, as its text says most often."""
    if given is not None:
        return given, ()
    said = years_said(title)
    if said:
        return said[-1], ()
    if isinstance(day, date | PartialDate):
        return day.year, ()
    named = _YEAR.findall(text)
    year = max(named, key=named.count) if named else "2000"
    return int(year), (Unread(f"năm {year}", Where("thân văn bản", 1), _NO_YEAR),)


def _implements(
    issued: Introduction, authority: str | None, register: Register | None, known: Mapping[str, Plan]
) -> str | Citation | UnsetType:
    """The superior's plan: by its id where the workspace has it, else as cited."""
    citation = implemented(issued.bases, authority, register)
    if citation is None:
        return UNSET
    above = register.authority.superior if register is not None else UNSET
    for plan_id, plan in known.items():
        same = (
            plan.number is not UNSET and plan.sign is not UNSET and f"{plan.number}/{plan.sign}" == citation.number
        )
        if same and plan.date == citation.date and above == plan_id.partition("/")[0]:
            return plan_id
    return citation


def _proposed(
    foot: ClosingRead,
    regime: Regime | None,
    duties: Sequence[Obliged],
    authority: str | None,
    register: Register | None,
    day: date,
) -> Iterator[Proposed]:
    """The names that the register lacks: who reports and who is bound, and recipients that are its own units."""
    named: list[tuple[str, Where]] = []
    for one in duties:
        named += ((name, one.passage.where) for name in one.duty.who)
    if regime is not None:
        where = regime.stated[0].where
        for item in regime.reporting.items:
            also = [] if item.also is UNSET else item.also.who
            named += ((name, where) for name in (*item.who, *also))
    level = register.authority.level if register is not None else level_of(authority)
    received = ((without_purpose(words), piece.where) for words, piece in foot.recipients)
    named += ((words, where) for words, where in received if is_own_unit(words, authority, level))
    seen: set[str] = set()
    for name, where in named:
        found = proposed(name, where, register, day) if fold(name) not in seen else None
        seen.add(fold(name))
        if found is not None:
            yield found
