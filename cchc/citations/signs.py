"""Numbers and signs of documents (số, ký hiệu) in a text: 60/2021/NĐ-CP, 3553/UBND-NC, 10-NQ/TU, malformed ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from cchc.citations.kinds import KIND_CODES, kind_before

PARTY = frozenset({"TW", "TU", "HU", "ĐU", "QU", "ThU", "ĐUK"})
"""Bodies of the Party whose documents are signed 10-NQ/TU (Hướng dẫn 36-HD/VPTW); those of the State 76/NQ-CP."""

_STATE = ("CP", "TTg", "UBND", "HĐND", "UBTVQH")
_USUAL_CODES = {code.upper(): code for code in (*KIND_CODES, *PARTY, *_STATE)}
_UNMARKED = {"ND": "NĐ", "QD": "QĐ", "HDND": "HĐND", "UBNĐ": "UBND", "HĐNĐ": "HĐND", "HDNĐ": "HĐND"}
"""Codes that lost or gained the bar of Đ, with what is meant."""

_RUN_TOGETHER = {f"{kind}{body}": (kind, body) for kind in KIND_CODES - {"PL", "TC", "CV"} for body in _STATE}
_JOINT = r"\s?[/–‑-]\s?"
_CODE = r"(?:[A-ZĐƯ][A-ZĐƯ&]*(?:\d{1,2}|[gri]|yĐ|hU)?|[qnkc][đhqt](?=-)|ubnd|cp|ttg|Cp|Ttg)"


@cache
def _sign() -> re.Pattern[str]:
    """Number, joint, year and the letters; compiled when first needed: most commands read no citation."""
    return re.compile(
        rf"(?<![\w/.–‑-])(?P<number>\d[\dOo]{{0,4}}[a-zđ]?)"
        rf"(?:(?P<joint>{_JOINT})(?:(?P<year>\d[\dOo]{{1,5}}){_JOINT})?|(?P<glued>\s?)(?=[A-ZĐ]{{2,4}}-[A-ZĐ]))"
        rf"(?P<codes>{_CODE}(?:{_JOINT}{_CODE}){{0,4}})(?![\wĐđ])"
    )


_PARTY_FORM = re.compile(r"\d+[a-zđ]?-")
_JOINTS = re.compile(f"({_JOINT})")
_FORM_WORDS = ("mẫu", "biểu", "lục", "phiếu", "bảng", "cương")
_FORM = re.compile(r"(?:mẫu|biểu|phụ\s+lục|phiếu|bảng|đề\s+cương)\s*(?:số)?\s*:?\s*$", re.IGNORECASE)
_BEFORE_CODE = re.compile(r"[/–‑-]\s?[A-ZĐƯqnkcut]")
"""What stands in every sign and in no day (30/6/2025): a dash or stroke before the letters."""

_HAS_JOINT = re.compile(r"\d[a-zđ]?\s?[/–‑-]|\d\s?[A-ZĐ]")


class Sign(NamedTuple):
    """Number and sign as written, with what they say.

    ``number`` keeps its letter ("30c"); ``year`` is the year between the strokes (60/2021/NĐ-CP) as written, ""
    where there is none; ``codes`` are the abbreviations in order, mended where a slip is plain; ``right`` is the
    whole sign mended; ``slips`` say what is malformed (Vietnamese clauses), none where it is well formed.
    """

    start: int
    end: int
    text: str
    number: str
    year: str
    codes: tuple[str, ...]
    right: str
    slips: tuple[str, ...]

    @property
    def party(self) -> bool:
        """Whether it is signed as the Party signs (10-NQ/TU)."""
        return _PARTY_FORM.match(self.right) is not None

    @property
    def kind_code(self) -> str | None:
        """The abbreviation of the kind ("NĐ"); None where the sign has none (công văn, luật)."""
        return self.codes[0] if len(self.codes) > 1 and self.codes[0] in KIND_CODES else None

    @property
    def body_code(self) -> str:
        """The abbreviation of the body that issued it ("CP", "UBND", "TU")."""
        return self.codes[1] if self.kind_code else self.codes[0]


def signs(text: str) -> Iterator[Sign]:
    """Every number with a sign in the text, in order; letters that are no sign or number a form are left out."""
    if _BEFORE_CODE.search(text) is None or _HAS_JOINT.search(text) is None:
        return
    for found in _sign().finditer(text):
        codes, end = _codes(found)
        if _well_joined(found, codes) and _is_sign(found, codes) and not _numbers_a_form(found):
            yield _read(found, codes, end)


def _codes(found: re.Match[str]) -> tuple[tuple[str, ...], int]:
    """The codes up to a dash that stands between words, and where they end."""
    codes, length = _separate(found["codes"])
    return codes, found.start("codes") + length


@lru_cache(maxsize=4096)
def _separate(written: str) -> tuple[tuple[str, ...], int]:
    """The same of what stands behind the number, with its length; offices use few and the same letters."""
    first, *rest = _JOINTS.split(written)
    codes, length = [first], len(first)
    for joint, code in zip(rest[::2], rest[1::2], strict=True):
        spaces = len(joint) - 1
        if spaces and not _usual(code) and (spaces > 1 or len(code) < 2):
            break
        codes.append(code)
        length += len(joint) + len(code)
    return tuple(codes), length


def _usual(code: str) -> bool:
    return code.upper() in _USUAL_CODES


def _well_joined(found: re.Match[str], codes: tuple[str, ...]) -> bool:
    """Whether number and letters belong together; with spaces, or nothing between, only where they are known."""
    joint = found["joint"]
    if joint is None:
        known = len(codes) > 1 and codes[0] in KIND_CODES and (_usual(codes[1]) or codes[1].startswith("B"))
        return known and found.string[: found.start()].rstrip().endswith(("số", "Số"))
    return len(joint) == 1 or (len(codes) > 1 and (len(joint) == 2 or _usual(codes[0])))


def _numbers_a_form(found: re.Match[str]) -> bool:
    first, last = max(0, found.start() - 20), found.start()
    before = found.string[first:last].lower()
    return any(map(before.__contains__, _FORM_WORDS)) and _FORM.search(found.string, first, last) is not None


def _is_sign(found: re.Match[str], codes: tuple[str, ...]) -> bool:
    """Whether the letters are those of a sign: a known kind or body among two, or "số" or a kind before them."""
    if _only_in_signs(codes):
        return True
    before = found.string[max(0, found.start() - 8) : found.start()].rstrip(" :\n").lower()
    called = before.endswith("số") or kind_before(found.string, found.start()) is not None
    return called and (len(codes[0]) > 1 or len(codes) > 1)


@lru_cache(maxsize=4096)
def _only_in_signs(codes: tuple[str, ...]) -> bool:
    """Whether no letters but those of a sign look so, whatever stands before them."""
    upper = {_UNMARKED.get(code.upper(), code.upper()) for code in codes}
    if len(codes) > 1 and upper & _USUAL_CODES.keys():
        return True
    return codes[0] in _RUN_TOGETHER or re.fullmatch(r"(?:UBTV)?QH\d{1,2}", codes[-1]) is not None


def _read(found: re.Match[str], written: tuple[str, ...], end: int) -> Sign:
    text = found.string[found.start() : end]
    number, year = found["number"], found["year"] or ""
    slips: list[str] = []
    if len(text.split()) > 1:
        slips.append("có khoảng trắng thừa")
    if "o" in number.lower() or "o" in year.lower():
        slips.append("có chữ O thay cho số 0")
        number, year = (part.replace("O", "0").replace("o", "0") for part in (number, year))
    codes, amiss = _mended(written)
    slips += amiss
    if year and (len(year) != 4 or not 1945 <= int(year) <= 2100):
        slips.append(f"không thể là năm {year}")
    if codes[:2] == ("NĐ", "CP") and not year:
        slips.append("thiếu năm ban hành")
    right = _well_formed(number, year, codes, _PARTY_FORM.match(text) is not None)
    if not slips and text != right and _ruled(codes) and re.sub(r"[–‑]", "-", text) != right:
        slips.append("sai dấu nối giữa số và các chữ viết tắt")
    return Sign(found.start(), end, text, number, year, codes, right, tuple(slips))


@lru_cache(maxsize=4096)
def _mended(written: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The codes as they should be written, and what was wrong with them; offices use few and the same ones."""
    codes: list[str] = []
    slips: list[str] = []
    for at, code in enumerate(written):
        right = _USUAL_CODES.get(code.upper(), code) if at < 2 else code
        if code.upper() in _UNMARKED and not (code.upper() == "ND" and at):
            right = _UNMARKED[code.upper()]
        elif at and right == code and (near := _near(code)):
            right = near
        if len(written) == 1 and code in _RUN_TOGETHER:
            codes += _RUN_TOGETHER[code]
            slips.append("thiếu dấu nối")
            continue
        if right != code:
            slips.append(f"“{code}” phải là “{right}”")
        codes.append(right)
    return tuple(codes), tuple(slips)


def _near(code: str) -> str | None:
    """UBND or HĐND where the code is one of them with two letters exchanged or one letter more."""
    for right in ("UBND", "HĐND"):
        if code != right and sorted(code) == sorted(right) and code[0] == right[0]:
            return right
        if len(code) == 5 and any(code[:at] + code[at + 1 :] == right for at in range(5)) and len(set(code)) == 4:
            return right
    return None


def _well_formed(number: str, year: str, codes: tuple[str, ...], as_party: bool) -> str:
    """The sign with the joints that its body's rules demand; those of an unknown body or of an old sign stay.

    ``as_party``: the number is followed by a dash.
    """
    if len(codes) == 1:
        return f"{number}{'-' if as_party and not year else '/'}{f'{year}/' if year else ''}{codes[0]}"
    known_kind = codes[0] in KIND_CODES
    of_party = known_kind and codes[-1] in PARTY
    if not _of_the_state(codes) and (of_party or as_party):
        return f"{number}-{'-'.join(codes[:-1])}/{codes[-1]}"
    return "/".join(part for part in (number, year, "-".join(codes)) if part)


def _ruled(codes: tuple[str, ...]) -> bool:
    """Whether the rules say how to join these: a known kind with a known body."""
    return codes[0] in KIND_CODES and len(codes) > 1 and (_of_the_state(codes) or codes[-1] in PARTY)


@lru_cache(maxsize=4096)
def _of_the_state(codes: tuple[str, ...]) -> bool:
    return any(code in _STATE or code.startswith("UBTVQH") for code in codes[:2])
