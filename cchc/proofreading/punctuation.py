"""Signs of punctuation: spaces before or after them, doubled ones, a dash left at the end of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc.proofreading.remark import Remark

# Each pattern begins with the sign it is about: what stands before is looked at only there.
# More spaces than one are a place to fill in; "./.", "…" and ".docx" may follow a space.
_SPACE_BEFORE = re.compile(r" (?:[,;:!?](?![\w)])|\.(?![\w./…])|[)”»])")
_SPACE_AFTER = re.compile(r"[(“«] (?=\w)")
_SPACE_AFTER_SLASH = re.compile(r"/ (?=[^\W\d_]{2})")
_SEVERAL_SPACES = re.compile(r"  ++")
_TO_FILL_IN = re.compile(r"(?:số|ngày|tháng|năm|quý|[:…._])$", re.IGNORECASE)
_AFTER_A_BLANK = re.compile(r"(?:tháng|năm)\b|[./…(]", re.IGNORECASE)

_NO_SPACE_AFTER = re.compile(r"[,;:.)”(“](?=[^\W_]|[“«(])")
_DASH_OF_ITEM = re.compile(r"^[-+•](?=[^\W\d_]{2})", re.MULTILINE)
_NO_SENTENCE = re.compile(r"[@/\\_]|www\.|https?:|\.(?:vn|com|org|net|gov|edu)\b", re.IGNORECASE)
_SIGNED_FOR = frozenset(("TM", "KT", "TL", "TUQ"))
"""Thay mặt, ký thay, thừa lệnh, thừa ủy quyền: "TM. ", "KT. " in decree 30/2020/NĐ-CP, appendix I."""
_SHORT_LIST = """
bs cn đc gs ks kts ls ncs nxb pgs ph st th ths tp tr ts tt tx
"""
_SHORT = frozenset(_SHORT_LIST.split())

_MAY_END_IN_A_DOT = _SHORT | {"v"}  # "v.v.,", "TP.;"
_RUN_OF_SIGNS = re.compile(r"[,;:.…](?: ?[,;:.…])+")
_ALLOWED_RUN = re.compile(r"\.{3,}[;:.]?|…+[;:.]?|[:,;]? ?\.{4,}[,;:.]?|[.…]*…[.…]*|:[ .…]{2,}[,;.]?|(?:\. ?){3,}")
_BEFORE_DOTS = re.compile(r"[,;] ?(?:\.{2,3}|…)[.,;]?|(?:\.{3}|…) ?,")
_DASH_AT_END = re.compile(r"[-–](?= *$)", re.MULTILINE)


def loose_spaces(text: str) -> Iterator[Remark]:
    """A space before , . ; : ! ? ) ” or after ( “; the remark covers the signs on both sides of the space."""
    for found in _SPACE_BEFORE.finditer(text):
        at = found.start()
        if at and (text[at - 1].isalnum() or text[at - 1] in ")”»%"):
            yield Remark(at - 1, at + 2, text[at - 1] + text[at + 1])
    for found in _SPACE_AFTER.finditer(text):
        at = found.start()
        yield Remark(at, at + 3, text[at] + text[at + 2])
    for found in _SPACE_AFTER_SLASH.finditer(text):
        at = found.start()
        if text[max(0, at - 2) : at].isalpha() and text[at - 1].islower():
            yield Remark(at - 1, at + 3, f"{text[at - 1]}/{text[at + 2]}")


def several_spaces(text: str) -> Iterator[Remark]:
    """Two or more spaces inside a sentence, where nothing is left to be filled in ("ngày    tháng")."""
    for found in _SEVERAL_SPACES.finditer(text):
        start, end = found.span()
        if not text[end : end + 1].isalnum() and text[end : end + 1] != "_":
            continue
        line = text[text.rfind("\n", 0, start) + 1 : start]
        if line.strip(" -+•") and not _TO_FILL_IN.search(line[-8:]) and not _AFTER_A_BLANK.match(text, end):
            yield Remark(start - 1, end + 1, f"{text[start - 1]} {text[end]}")


def missing_spaces(text: str) -> Iterator[Remark]:
    """No space after , ; : . ) ” or a list's dash, or before ( “; the remark covers the words on both sides."""
    for found in _NO_SPACE_AFTER.finditer(text):
        at = found.start()
        if text[at] in ",." and text[at + 1].isdecimal():
            continue  # a number
        if text[at] in "(“" and not text[at - 1].islower():
            continue  # nothing was written to it
        start, end = _token(text, at)
        if _wants_space(text, start, at, end) and not _NO_SENTENCE.search(text, start, end):
            yield _parted(text, max(start, at - 12), at if text[at] in "(“" else at + 1, end)
    for found in _DASH_OF_ITEM.finditer(text):
        yield _parted(text, found.start(), found.end(), _token(text, found.end())[1])


def _parted(text: str, start: int, cut: int, end: int) -> Remark:
    stop = min(end, cut + 12)
    return Remark(start, stop, f"{text[start:cut]} {text[cut:stop]}")


def _token(text: str, at: int) -> tuple[int, int]:
    """From white space to white space round a place, at most 60 signs either way."""
    first, last = max(0, at - 60), min(len(text), at + 60)
    start = max(text.rfind(" ", first, at), text.rfind("\n", first, at)) + 1
    ends = (text.find(" ", at, last), text.find("\n", at, last))
    return max(start, first), min((end for end in ends if end >= 0), default=last)


def _wants_space(text: str, start: int, at: int, end: int) -> bool:
    """Whether the sign at a place, with a letter, figure or bracket right after it, should have a space there."""
    sign, before, after = text[at], _last_word(text, start, at), _first_word(text, at + 1, end)
    if sign == ".":
        return _is_full_stop(before, after)
    if sign in "(“":
        return len(after) > 1 and after.isalpha() and before[-1:].islower()
    if sign in ")”":
        return len(after) > 1 and after.isalpha() and text.find("(", start, at) < at - 2
    if not (before or text[at - 1 : at] in (*")”»%",)):
        return False
    if sign == ":":
        return before[-1:].islower()
    if after[:1].isdecimal():
        return sign == ";" and not text[start:at].startswith("&")
    return not (len(before) < 2 and len(after) < 2) and not (before.isupper() and after.isupper())


def _is_full_stop(before: str, after: str) -> bool:
    """Whether a dot between two words ends a sentence or an abbreviation that a space must follow."""
    if before in _SIGNED_FOR:
        return len(after) > 1 and after.isupper()
    if before.lower() in _SHORT or len(before) < 2 or len(after) < 2 or not before.islower():
        return False
    if after.istitle():
        return True
    return after.islower() and not (before.isascii() or after.isascii())


def _last_word(text: str, start: int, at: int) -> str:
    word = at
    while word > start and text[word - 1].isalnum():
        word -= 1
    return text[word:at]


def _first_word(text: str, at: int, end: int) -> str:
    word = at
    while word < end and text[word].isalnum():
        word += 1
    return text[at:word]


def doubled_signs(text: str) -> Iterator[Remark]:
    """Two signs where one is meant (",," ";." ".,"); not dots to fill in, nor the end "./."."""
    for found in _RUN_OF_SIGNS.finditer(text):
        run, (start, end) = found.group(), found.span()
        if _ALLOWED_RUN.fullmatch(run) or _BEFORE_DOTS.fullmatch(run) or _is_blank(text, start):
            continue
        word = _last_word(text, max(0, start - 20), start).lower()
        if run[0] == "." and (word in _MAY_END_IN_A_DOT or (not word and run != "..")):
            continue
        yield Remark(start, end, run[0] if run[0] == run[-1] else "")


def _is_blank(text: str, start: int) -> bool:
    """Whether dots stand where words do, to be filled in: "Số …, ngày …", "1. ………"."""
    dots = text[start : start + 12]
    return (text[start] in ".…" and not text[start - 1 : start].strip()) or "……" in dots or "....." in dots


def signs_before_dots(text: str) -> Iterator[Remark]:
    """A comma or semicolon beside the dots that close an open list (",..." "…,"): one of the two is enough."""
    for found in _RUN_OF_SIGNS.finditer(text):
        if _BEFORE_DOTS.fullmatch(found.group()) and not _is_blank(text, found.start()):
            yield Remark(*found.span())


def dashes_at_end(text: str) -> Iterator[Remark]:
    """A dash with nothing after it at the end of a line: the beginning of an item that was not written."""
    for found in _DASH_AT_END.finditer(text):
        before = text[max(0, found.start() - 20) : found.start()].rstrip(" ")
        if before[-1:] in (*".;,:",) and text[found.start() - 1] == " ":
            start = found.start() - (len(text[max(0, found.start() - 20) : found.start()]) - len(before)) - 1
            yield Remark(start, found.end(), before[-1])


_AMPERSAND = re.compile(r"&(?P<other>[^\W\d_]{4,})(?![\w@&/-])")
_BEFORE_AMPERSAND = re.compile(r"(?<![\w/@.&-])[^\W\d_]{4,}$")
_LONGEST_WORD = 24


def joined_by_ampersand(text: str) -> Iterator[Remark]:
    """Two words with an ampersand and no space between ("HĐND&UBND"); ``right`` is how a document writes it.

    Short ones ("KH&CN") are abbreviations of one name.
    """
    for found in _AMPERSAND.finditer(text):
        start = max(0, found.start() - _LONGEST_WORD)
        if (before := _BEFORE_AMPERSAND.search(text, start, found.start())) is not None:
            yield Remark(before.start(), found.end(), f"{before.group()} và {found['other']}")
