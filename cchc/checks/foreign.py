"""Words that no plan of an authority of a standing says of itself: bodies and places of another level or kind.

Each rule rests on the text and the standing alone, and names words without which it finds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from functools import lru_cache
from typing import NamedTuple

from cchc.checks.scanning import NewTexts, in_small_letters
from cchc.text import fold
from cchc.text.by_text import ByText, gathered
from cchc.text.words import small_letters

KINDS = {
    "tỉnh": ("tỉnh", "thành phố"),
    "huyện": ("huyện", "quận", "thị xã", "thành phố"),
    "xã": ("xã", "phường", "thị trấn", "đặc khu"),
}
ORDER = ("trung ương", "tỉnh", "huyện", "xã")

_LIST_GOES_ON = re.compile(
    r"\s*[,/]|\s*\(?(?:cũ|trước)|\s+(?:ủy|hội)\b|\s+(?:và|hoặc) (?:thị|thành|quận|huyện|tỉnh)"
)
COMMITTEES = ("UBND ", "Ủy ban nhân dân ", "Uỷ ban nhân dân ")
_BODIES = (*COMMITTEES, "HĐND ", "Hội đồng nhân dân ", "thuộc ", "của ", "địa bàn ", "một cửa ", "Một cửa ")
"""What stands before the word for a kind of authority where one body is meant, and no list of levels."""

_SCOPE = "rên địa bàn "
_SIGN = re.compile(r"\b\d+(?:/\d{4})?\s?[-/]\s?[A-ZĐ]{2,5}\s?[-/]\s?[A-Za-zĐ]+|\b\d+/[A-ZĐ]{2,4}-[A-Za-z]+")
_NATIONAL = re.compile(r"TTg|[-/]\s?CP\b|QH\d|TW\b|BNV|[-/]B[A-Z]{2,4}\b")
_LONGEST_TITLE = 600
_TITLES = frozenset(("title", "preamble", "closing"))
_ELSEWHERE = frozenset(("recipient", "signature", "basis", "footnote", "column", "lead", "coordinating", "title"))
"""Where bodies of other levels stand rightly."""

_GIVEN_WORK = frozenset(("heading", "lead", "coordinating", "recipient"))


class Standing(NamedTuple):
    """Where an authority stands: its level and the word for its kind, those of its superior ("": not known).

    ``ended``: the plan is of a day when there were no districts any more.
    """

    level: str
    kind: str
    above: str
    above_kind: str
    ended: bool


_FROM_A_TEMPLATE = "Có phải chữ còn lại từ văn bản mẫu? Sửa cho đúng cấp của mình."


class Foreign(NamedTuple):
    """Words of a text that are another's, whichever plan of an authority of the same standing has the text.

    ``message`` leaves a place for them. What is not ``sure`` is only worth a look. They are told in texts of the
    kinds ``only`` (of all where None) but those that are ``never``. ``name`` is that of the place named, if any.
    """

    start: int
    end: int
    message: str
    sure: bool
    hint: str = _FROM_A_TEMPLATE
    only: frozenset[str] | None = None
    never: frozenset[str] = frozenset()
    name: str = ""


@lru_cache(maxsize=64)
def foreign_to(standing: Standing) -> ByText[tuple[Foreign, ...]]:
    """The words foreign to all authorities of a standing, by text; there are hardly a dozen standings."""
    rules = [rule for rule in _rules(standing) if rule is not None]
    return ByText(lambda texts: gathered(_found(texts, rules)))


class _Rule(NamedTuple):
    """What ``read`` finds in a text, which says one of ``words`` (in small letters) wherever it finds anything."""

    words: Collection[str]
    read: Callable[[str], Iterator[Foreign]]


def _found(texts: Collection[str], rules: Collection[_Rule]) -> Iterator[tuple[str, Foreign]]:
    """What the rules find in new texts; most of their words stand in none of these."""
    new = NewTexts(texts, small_letters)
    for words, read in rules:
        for text in new.saying(words):
            for found in read(text):
                yield text, found


def _rules(standing: Standing) -> Iterator[_Rule | None]:
    """The rules that hold for a standing."""
    yield _wrong_kinds(standing)
    if standing.kind == "thị xã":
        yield _Rule(("thị xã, ",), _itself_among_its_communes)
    if standing.level == "tỉnh":
        yield _Rule((_SCOPE,), _narrower)
    yield from _wider(standing)
    if standing.level == "xã":
        yield _Rule(_IN_BELOW, _below_a_commune)
    elif standing.ended:
        yield _Rule(("cấp huyện",), _ended)
    yield _other_places(standing)


def _wrong_kinds(standing: Standing) -> _Rule | None:
    """Bodies of a kind that is neither the authority's own nor its superior's ("UBND huyện" under a town).

    Not with a name after it (another authority), nor in a list of levels ("tỉnh, huyện, xã").
    """
    if standing.level == "tỉnh" or not standing.above_kind:
        return None
    known = (standing.kind, standing.above_kind)
    wrong = [kind for kind in ("huyện", "quận", "thị xã") if kind not in known]
    if standing.level == "xã":
        wrong += [kind for kind in KINDS["xã"] if kind not in known]
    pattern = re.compile(rf" (?:{'|'.join(wrong)})\b")
    message = "{} không phải cấp của kế hoạch này (" + standing.kind + ") hay của cấp trên."

    def rule(text: str) -> Iterator[Foreign]:
        for found in pattern.finditer(text):
            at = found.start() + 1
            bodies = COMMITTEES if found.group().strip() in KINDS["xã"] else _BODIES
            body = next((body for body in bodies if text.endswith(body, 0, at)), None)
            if body is None or _in_a_list(text, at - len(body), found.end()) or _in_a_title(text, found.start()):
                continue
            yield Foreign(at - len(body), found.end(), message, sure=True, never=_ELSEWHERE)

    return _Rule([f" {kind}" for kind in wrong], rule)


def _in_a_list(text: str, start: int, end: int) -> bool:
    """Whether a kind stands among others ("quận, huyện và thị xã"), is named, or is spoken of as what was."""
    before, after = text[:start].rstrip(), text[end:]
    return before.endswith((",", "/")) or bool(_named(after)) or bool(_LIST_GOES_ON.match(after.lower()))


def _named(after: str) -> str:
    """The name that follows a word for a kind of authority: the words with a capital letter or a number."""
    name: list[str] = []
    for word in after[:60].lstrip(" ").split(" "):
        bare = word.rstrip(",;.:()")
        if bare[:1].isupper() or (name and bare.isdigit()):
            name.append(bare)
        else:
            break
        if bare != word:
            break
    return " ".join(name)


_AMONG_COMMUNES = re.compile(r"thị xã, (?:phường|thị trấn)\b")


def _itself_among_its_communes(text: str) -> Iterator[Foreign]:
    """A town's own kind where its communes are meant: "Chủ tịch UBND thị xã, phường"."""
    for found in _AMONG_COMMUNES.finditer(text):
        after = text[found.end() :]
        if after.startswith(",") or _named(after):
            continue
        before = text[: found.start()].removesuffix("các ")
        committee = next((one for one in COMMITTEES if before.endswith(one)), None)
        if committee is not None:
            start = len(before) - len(committee)
            right = text[start : found.end()].replace("thị xã", "xã")
            message = "{} kể chính cơ quan ban hành cùng với cấp xã."
            yield Foreign(start, found.end(), message, sure=True, hint=f"Có phải là “{right}”?")


def _wider(standing: Standing) -> Iterator[_Rule]:
    """ "Trên địa bàn" of a level above the authority's own; worth a look, since a document's title may hold it."""
    above = ORDER[1 : ORDER.index(standing.level)]
    kinds = "|".join(sorted({kind for level in above for kind in KINDS[level] if kind != standing.kind}))
    if not kinds:
        return
    scope = re.compile(rf"trên địa bàn (?:toàn )?(?:{kinds})\b(?!, )")
    wider = "{} rộng hơn địa bàn của kế hoạch (" + standing.kind + ")."
    body = re.compile(rf"(?:tại UBND|nội bộ của|hành chính của) (?:{kinds})\b(?! [A-ZĐ])")
    message = "{} là của cấp trên, không phải của cấp xã."

    def of_the_scope(text: str) -> Iterator[Foreign]:
        for found in scope.finditer(in_small_letters(text)):
            if not _in_a_title(text, found.start()):
                yield Foreign(*found.span(), wider, sure=False, never=_ELSEWHERE)

    def of_bodies(text: str) -> Iterator[Foreign]:
        for found in body.finditer(text):
            yield Foreign(*found.span(), message, sure=False, never=_ELSEWHERE)

    yield _Rule((_SCOPE,), of_the_scope)
    if standing.level == "xã" and standing.above_kind:
        yield _Rule(("tại ubnd", "nội bộ của", "hành chính của"), of_bodies)


_NARROWER = re.compile(r"trên địa bàn (?:huyện|thị xã|quận)\b")


def _narrower(text: str) -> Iterator[Foreign]:
    """ "Trên địa bàn huyện" in a province's plan, without a name and not one of a list."""
    for found in _NARROWER.finditer(in_small_letters(text)):
        after = text[found.end() :]
        if not _named(after) and not _LIST_GOES_ON.match(after.lower()):
            message = "{} hẹp hơn địa bàn của kế hoạch (tỉnh)."
            yield Foreign(*found.span(), message, sure=False, never=_ELSEWHERE)


_BELOW = re.compile(
    r"(?:UBND |cơ quan, |[Cc]ác |của |cả )?"
    r"(?:đơn vị cấp xã|xã, (?:phường|thị trấn)(?: trên địa bàn)?|cấp huyện|đơn vị trực thuộc|của Sở(?! [A-ZĐ]))\b"
)


_IN_BELOW = ("cấp xã", "xã, ", "cấp huyện", "trực thuộc", "của sở")


def _below_a_commune(text: str) -> Iterator[Foreign]:
    """In a commune's plan, what only the levels above have: communes, subordinate offices, "cấp huyện", "Sở"."""
    for found in _BELOW.finditer(text):
        if not _in_a_title(text, found.start()):
            message = "{} nói đến cấp khác, trong khi đây là kế hoạch của cấp xã."
            yield Foreign(*found.span(), message, sure=False, never=_ELSEWHERE)


_DISTRICT = re.compile(r"(?:UBND )?cấp huyện\b(?!\s*\(?(?:cũ|trước))")


def _ended(text: str) -> Iterator[Foreign]:
    """Bodies of the level that ended on 1/7/2025, given work by a plan issued later.

    Elsewhere a plan may well speak of what that level left behind.
    """
    for found in _DISTRICT.finditer(text):
        hint = "Cấp huyện kết thúc từ ngày 01/7/2025 (Nghị quyết số 203/2025/QH15)."
        message = "{} không còn khi kế hoạch được ban hành."
        yield Foreign(*found.span(), message, sure=False, hint=hint, only=_GIVEN_WORK)


def _in_a_title(text: str, at: int) -> bool:
    """Whether the words before name a document of another office, whose title this may be; not of the State's."""
    least = max(0, at - _LONGEST_TITLE)
    sentence = text[max(text.rfind(". ", least, at), text.rfind(";", least, at), least) : at]
    if "/" not in sentence and "-" not in sentence:
        return False
    signs = list(_SIGN.finditer(sentence))
    return bool(signs) and not _NATIONAL.search(signs[-1].group())


def _other_places(standing: Standing) -> _Rule:
    """The name of a place of the authority's own kind where only its own can stand."""
    pattern = re.compile(rf" {standing.kind} ")
    message = "{} là tên của nơi khác, trong khi đây là kế hoạch của "

    def rule(text: str) -> Iterator[Foreign]:
        for found in pattern.finditer(text):
            at = found.start() + 1
            committee = next((one for one in COMMITTEES if text.endswith(one, 0, at)), None)
            scope = text.endswith(_SCOPE, 0, at)
            name = _named(text[found.end() :]) if scope or committee else ""
            folded = fold(name)
            if folded and not _in_a_title(text, found.start()):
                start = at - len(committee or f"T{_SCOPE}")
                only = None if scope else _TITLES
                yield Foreign(start, found.end() + len(name), message, sure=True, only=only, name=folded)

    return _Rule([f"{words.lower()}{standing.kind} " for words in (*COMMITTEES, _SCOPE)], rule)
