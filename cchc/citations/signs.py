"""Numbers and signs of documents (số, ký hiệu) in a text: 60/2021/NĐ-CP, 3553/UBND-NC, 10-NQ/TU, malformed ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from cchc.citations.kinds import KIND_CODES, kind_before

PARTY = frozenset({"TW", "TU", "HU", "ĐU", "QU", "ThU", "ĐUK"})
"""Bodies of the Party whose documents are signed 10-NQ/TU (Hướng dẫn 36-HD/VPTW); those of the State 76/NQ-CP."""

_STATE = ("CP", "TTg", "UBND", "HĐND", "UBTVQH")
_USUAL_CODES = {code.upper(): code for code in (*KIND_CODES, *PARTY, *_STATE)}
_UNMARKED = {"ND": "NĐ", "QD": "QĐ", "HDND": "HĐND", "UBNĐ": "UBND", "HĐNĐ": "HĐND", "HDNĐ": "HĐND"}
"""Codes that lost or gained the bar of Đ, with what is meant."""

_RUN_TOGETHER = {f"{kind}{body}": (kind, body) for kind in KIND_CODES - {"PL", "TC", "CV"} for body in _STATE}
_JOINT = (
    r"(?:[/–‑-]|\s[/-]\s(?=[A-ZĐ]{2,4}[/-][A-ZĐT]|(?:UBND|HĐND|TTg|CP|TU|TW)\b)|\s[/-](?=[A-ZĐa-zđ\d])"
    r"|[/-]\s(?=[A-ZĐa-zđ]{1,5}[\s/-]{1,2}[A-ZĐ]|[A-ZĐ]{2}))"
)
_CODE = r"(?:[A-ZĐƯ][A-ZĐƯ&]*(?:\d{1,2}|[gri]|yĐ|hU)?|[qnkc][đhqt](?=-)|ubnd|cp|ttg|Cp|Ttg|TTG)"
_KINDS_ALONE = "|".join(sorted(KIND_CODES - {"PL", "TC", "VB"}, key=len, reverse=True))


@cache
def _sign() -> re.Pattern[str]:
    """Compiled when first needed: most commands read no citation."""
    return re.compile(
        rf"""(?<![\w/.–‑-])
    (?P<number>\d[\dOo]{{0,4}}[a-zđ]?)
    (?:(?P<joint>{_JOINT}) (?:(?P<year>\d[\dOo]{{1,5}})(?P<second>{_JOINT}))?
      |(?P<glued>\s?)(?=(?:{_KINDS_ALONE})-(?:UBND|CP|TTg|HĐND|B[A-ZĐ]{{1,7}})\b))
    (?P<codes>{_CODE}(?:{_JOINT}{_CODE}){{0,4}})
    (?![\wĐđ])""",
        re.VERBOSE,
    )


_PARTY_FORM = re.compile(r"\d+[a-zđ]?-")
_JOINTS = re.compile(r"\s*[/–‑-]\s*")
_FORM = re.compile(r"(?:mẫu|biểu|phụ\s+lục|phiếu|bảng|đề\s+cương)\s*(?:số)?\s*:?\s*$", re.IGNORECASE)
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
    if _HAS_JOINT.search(text) is None:
        return
    for found in _sign().finditer(text):
        if found["glued"] is not None and not text[: found.start()].rstrip().endswith(("số", "Số")):
            continue
        if _FORM.search(text, max(0, found.start() - 20), found.start()):
            continue
        codes = tuple(_JOINTS.split(found["codes"]))
        if _is_sign(found, codes):
            yield _read(found, codes)


def _is_sign(found: re.Match[str], codes: tuple[str, ...]) -> bool:
    """Whether the letters are those of a sign: a known kind or body among two, or "số" or a kind before them."""
    upper = {_UNMARKED.get(code.upper(), code.upper()) for code in codes}
    if len(codes) > 1 and upper & _USUAL_CODES.keys():
        return True
    if codes[0] in _RUN_TOGETHER or re.fullmatch(r"(?:UBTV)?QH\d{1,2}", codes[-1]):
        return True
    before = found.string[max(0, found.start() - 8) : found.start()].rstrip(" :\n").lower()
    called = before.endswith("số") or kind_before(found.string, found.start()) is not None
    return called and (len(codes[0]) > 1 or len(codes) > 1)


def _read(found: re.Match[str], written: tuple[str, ...]) -> Sign:
    number, year = found["number"], found["year"] or ""
    slips: list[str] = []
    if _spaced(found):
        slips.append("có khoảng trắng thừa")
    if "o" in number.lower() or "o" in year.lower():
        slips.append("có chữ O thay cho số 0")
        number, year = (part.replace("O", "0").replace("o", "0") for part in (number, year))
    codes = _mended(written, slips)
    if year and (len(year) != 4 or not 1945 <= int(year) <= 2100):
        slips.append(f"không thể là năm {year}")
    if codes[:2] == ("NĐ", "CP") and not year:
        slips.append("thiếu năm ban hành")
    right = _well_formed(number, year, codes, _PARTY_FORM.match(found.group()) is not None)
    if not slips and re.sub(r"[–‑]", "-", found.group()) != right:
        slips.append("sai dấu nối giữa số và các chữ viết tắt")
    return Sign(found.start(), found.end(), found.group(), number, year, codes, right, tuple(slips))


def _spaced(found: re.Match[str]) -> bool:
    return any(character.isspace() for character in found.group())


def _mended(written: tuple[str, ...], slips: list[str]) -> tuple[str, ...]:
    """The codes as they should be written; what was wrong with them is added to ``slips``."""
    codes: list[str] = []
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
    return tuple(codes)


def _near(code: str) -> str | None:
    """UBND or HĐND where the code is one of them with two letters exchanged or one letter more."""
    for right in ("UBND", "HĐND"):
        if code != right and sorted(code) == sorted(right) and code[0] == right[0]:
            return right
        if len(code) == 5 and any(code[:at] + code[at + 1 :] == right for at in range(5)) and len(set(code)) == 4:
            return right
    return None


def _well_formed(number: str, year: str, codes: tuple[str, ...], as_party: bool) -> str:
    """The sign with the joints that its body's rules demand; ``as_party`` decides for a body that may be either."""
    if len(codes) > 1 and not _of_the_state(codes) and (codes[-1] in PARTY or as_party):
        return f"{number}-{'-'.join(codes[:-1])}/{codes[-1]}"
    return "/".join(part for part in (number, year, "-".join(codes)) if part)


def _of_the_state(codes: tuple[str, ...]) -> bool:
    return any(code in _STATE or code.startswith("UBTVQH") for code in codes[:2])
