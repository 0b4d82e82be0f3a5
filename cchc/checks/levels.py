"""W3: words of another authority or level, left over from the plan that this one was copied from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from msgspec import UNSET

from cchc.checks.scanning import Hit, Scanned, scanned
from cchc.findings import Finding, Severity
from cchc.plans.organisation import Authority
from cchc.store import LoadedPlan, Store
from cchc.text import fold

_KINDS = {
    "tỉnh": ("tỉnh", "thành phố"),
    "huyện": ("huyện", "quận", "thị xã", "thành phố"),
    "xã": ("xã", "phường", "thị trấn", "đặc khu"),
}
_ORDER = ("trung ương", "tỉnh", "huyện", "xã")
_NO_DISTRICTS = date(2025, 7, 1)
"""The day on which the district level ended (Nghị quyết 203/2025/QH15)."""

_LIST_GOES_ON = re.compile(
    r"\s*[,/]|\s*\(?(?:cũ|trước)|\s+(?:ủy|hội)\b|\s+(?:và|hoặc) (?:thị|thành|quận|huyện|tỉnh)"
)
_COMMITTEES = ("UBND ", "Ủy ban nhân dân ", "Uỷ ban nhân dân ")
_BODIES = (*_COMMITTEES, "HĐND ", "Hội đồng nhân dân ", "thuộc ", "của ", "địa bàn ", "một cửa ", "Một cửa ")
"""What stands before the word for a kind of authority where one body is meant, and no list of levels."""

_SCOPE = "rên địa bàn "
_SIGN = re.compile(r"\b\d+(?:/\d{4})?\s?[-/]\s?[A-ZĐ]{2,5}\s?[-/]\s?[A-Za-zĐ]+|\b\d+/[A-ZĐ]{2,4}-[A-Za-z]+")
_NATIONAL = re.compile(r"TTg|[-/]\s?CP\b|QH\d|TW\b|BNV|[-/]B[A-Z]{2,4}\b")
_LONGEST_TITLE = 600
_TITLES = ("title", "preamble", "closing")
_ELSEWHERE = ("recipient", "signature", "basis", "footnote", "column", "lead", "coordinating", "title")
"""Where bodies of other levels stand rightly."""


class _Standing(NamedTuple):
    """Where an authority stands: its level and the word for its kind, those of its superior ("": not known)."""

    level: str
    kind: str
    above: str
    above_kind: str


def _kind_of(name: str, level: str) -> str:
    """The word for an authority's kind in its name ("thị xã"); "" where it has none."""
    for committee in _COMMITTEES:
        name = name.removeprefix(committee)
    return next((kind for kind in _KINDS.get(level, ()) if fold(name).startswith(f"{fold(kind)} ")), "")


def _standing(loaded: LoadedPlan, store: Store) -> _Standing | None:
    """Where the plan's authority stands; None where its register cannot be read or does not tell."""
    if loaded.register is None:
        return None
    own = loaded.register.authority
    kind = _kind_of(own.name, own.level)
    if not kind or own.level == "trung ương":
        return None
    upper = _ORDER[_ORDER.index(own.level) - 1]
    if upper == "huyện" and loaded.date >= _NO_DISTRICTS:
        upper = "tỉnh"
    return _Standing(own.level, kind, upper, _kind_of(_superior(own, store), upper))


def _superior(own: Authority, store: Store) -> str:
    if own.superior is not UNSET and (units := store.units(own.superior).value) is not None:
        return units.authority.name
    return "" if own.superior_name is UNSET else own.superior_name


def foreign_words(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """Names and words of another authority or level in the plan's texts."""
    standing = _standing(loaded, store)
    if standing is not None:
        texts = scanned(loaded)
        yield from _wrong_kinds(texts, standing)
        yield from _itself_among_its_communes(texts, standing)
        yield from _wider(texts, standing)
        yield from _below_a_commune(texts, standing)
        if loaded.date >= _NO_DISTRICTS and standing.level != "xã":
            yield from _ended(texts)
        yield from _other_places(texts, standing, loaded)


_FROM_A_TEMPLATE = "Có phải chữ còn lại từ văn bản mẫu? Sửa cho đúng cấp của mình."


def _told(
    hit: Hit, start: int, message: str, hint: str = _FROM_A_TEMPLATE, *, sure: bool, end: int | None = None
) -> Finding:
    """A finding at the words from ``start``; what is not ``sure`` is only worth a look."""
    end = hit.end if end is None else end
    code: tuple[str, Severity | None] = ("W318", None) if sure else ("W319", "info")
    quoted = message.format(f"“{hit.text.text[start:end]}”")
    return hit.text.finding(code[0], quoted, start, end, hint=hint, severity=code[1])


def _wrong_kinds(texts: Scanned, standing: _Standing) -> Iterator[Finding]:
    """Bodies of a kind that is neither the authority's own nor its superior's ("UBND huyện" under a town).

    Not with a name after it (another authority), nor in a list of levels ("tỉnh, huyện, xã").
    """
    if standing.level == "tỉnh" or not standing.above_kind:
        return
    known = (standing.kind, standing.above_kind)
    wrong = [kind for kind in ("huyện", "quận", "thị xã") if kind not in known]
    if standing.level == "xã":
        wrong += [kind for kind in _KINDS["xã"] if kind not in known]
    for hit in texts.hits(re.compile(rf" (?:{'|'.join(wrong)})\b")):
        before = hit.text.text[: hit.start + 1]
        bodies = _COMMITTEES if hit.match.group().strip() in _KINDS["xã"] else _BODIES
        body = next((body for body in bodies if before.endswith(body)), None)
        if body is None or hit.text.kind in _ELSEWHERE or _in_a_list(hit, body) or _in_a_title(before, hit.start):
            continue
        message = "{} không phải cấp của kế hoạch này (" + standing.kind + ") hay của cấp trên."
        yield _told(hit, hit.start + 1 - len(body), message, sure=True)


def _in_a_list(hit: Hit, body: str) -> bool:
    """Whether a kind stands among others ("quận, huyện và thị xã"), is named, or is spoken of as what was."""
    before = hit.text.text[: hit.start + 1 - len(body)].rstrip()
    after = hit.text.text[hit.end :]
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


def _itself_among_its_communes(texts: Scanned, standing: _Standing) -> Iterator[Finding]:
    """The authority's own kind where its communes are meant: "Chủ tịch UBND thị xã, phường"."""
    if standing.kind != "thị xã":
        return
    for hit in texts.hits(re.compile(r"thị xã, (?:phường|thị trấn)\b")):
        after = hit.text.text[hit.end :]
        if after.startswith(",") or _named(after):
            continue
        before = hit.text.text[: hit.start].removesuffix("các ")
        committee = next((one for one in _COMMITTEES if before.endswith(one)), None)
        if committee is not None:
            start = len(before) - len(committee)
            right = hit.text.text[start : hit.end].replace("thị xã", "xã")
            message = "{} kể chính cơ quan ban hành cùng với cấp xã."
            yield _told(hit, start, message, f"Có phải là “{right}”?", sure=True)


def _wider(texts: Scanned, standing: _Standing) -> Iterator[Finding]:
    """ "Trên địa bàn" of a level above the authority's own; worth a look, since a document's title may hold it."""
    if standing.level == "tỉnh":
        yield from _narrower(texts)
    above = _ORDER[1 : _ORDER.index(standing.level)]
    kinds = sorted({kind for level in above for kind in _KINDS[level] if kind != standing.kind})
    if not kinds:
        return
    for hit in texts.hits_lower(re.compile(rf"trên địa bàn (?:toàn )?(?:{'|'.join(kinds)})\b(?!, )")):
        if hit.text.kind not in _ELSEWHERE and not _in_a_title(hit.text.text, hit.start):
            yield _told(hit, hit.start, "{} rộng hơn địa bàn của kế hoạch (" + standing.kind + ").", sure=False)
    if standing.level == "xã" and standing.above_kind:
        own = re.compile(rf"(?:tại UBND|nội bộ của|hành chính của) (?:{'|'.join(kinds)})\b(?! [A-ZĐ])")
        for hit in texts.hits(own):
            if hit.text.kind not in _ELSEWHERE:
                yield _told(hit, hit.start, "{} là của cấp trên, không phải của cấp xã.", sure=False)


def _narrower(texts: Scanned) -> Iterator[Finding]:
    """ "Trên địa bàn huyện" in a province's plan, without a name and not one of a list."""
    for hit in texts.hits_lower(re.compile(r"trên địa bàn (?:huyện|thị xã|quận)\b")):
        after = hit.text.text[hit.end :]
        if hit.text.kind not in _ELSEWHERE and not _named(after) and not _LIST_GOES_ON.match(after.lower()):
            yield _told(hit, hit.start, "{} hẹp hơn địa bàn của kế hoạch (tỉnh).", sure=False)


_BELOW = re.compile(
    r"(?:UBND |cơ quan, |[Cc]ác |của |cả )?"
    r"(?:đơn vị cấp xã|xã, (?:phường|thị trấn)(?: trên địa bàn)?|cấp huyện|đơn vị trực thuộc|của Sở(?! [A-ZĐ]))\b"
)


def _below_a_commune(texts: Scanned, standing: _Standing) -> Iterator[Finding]:
    """In a commune's plan, what only the levels above have: communes, subordinate offices, "cấp huyện", "Sở"."""
    if standing.level != "xã":
        return
    for hit in texts.hits(_BELOW):
        if hit.text.kind not in _ELSEWHERE and not _in_a_title(hit.text.text, hit.start):
            yield _told(hit, hit.start, "{} nói đến cấp khác, trong khi đây là kế hoạch của cấp xã.", sure=False)


def _ended(texts: Scanned) -> Iterator[Finding]:
    """Bodies of the level that ended on 1/7/2025, given work by a plan issued later.

    Elsewhere a plan may well speak of what that level left behind.
    """
    for hit in texts.hits(re.compile(r"(?:UBND )?cấp huyện\b(?!\s*\(?(?:cũ|trước))")):
        if hit.text.kind in ("heading", "lead", "coordinating", "recipient"):
            hint = "Cấp huyện kết thúc từ ngày 01/7/2025 (Nghị quyết số 203/2025/QH15)."
            yield _told(hit, hit.start, "{} không còn khi kế hoạch được ban hành.", hint, sure=False)


def _in_a_title(text: str, at: int) -> bool:
    """Whether the words before name a document of another office, whose title this may be; not of the State's."""
    least = max(0, at - _LONGEST_TITLE)
    sentence = text[max(text.rfind(". ", least, at), text.rfind(";", least, at), least) : at]
    signs = list(_SIGN.finditer(sentence))
    return bool(signs) and not _NATIONAL.search(signs[-1].group())


def _other_places(texts: Scanned, standing: _Standing, loaded: LoadedPlan) -> Iterator[Finding]:
    """The name of another place of the authority's own kind where only its own can stand."""
    assert loaded.register is not None
    own = loaded.register.authority
    own_names = {fold(own.place), fold(own.name).rpartition(f"{fold(standing.kind)} ")[2]}
    for hit in texts.hits(re.compile(rf" {standing.kind} ")):
        before = hit.text.text[: hit.start + 1]
        committee = next((one for one in _COMMITTEES if before.endswith(one)), None)
        scope = before.endswith(_SCOPE)
        name = _named(hit.text.text[hit.end :]) if scope or (committee and hit.text.kind in _TITLES) else ""
        folded = fold(name)
        ours = any(folded.startswith(one) or one.startswith(folded) for one in own_names)
        if name and not ours and not _in_a_title(before, hit.start):
            message = "{} là tên của nơi khác, trong khi đây là kế hoạch của " + own.name + "."
            start = hit.start + 1 - len(committee or f"T{_SCOPE}")
            yield _told(hit, start, message, sure=True, end=hit.end + len(name))
