"""Names of bodies that a head prints in capitals, in the letters that a sentence has for them."""

from __future__ import annotations

import re

_COMMON = (
    *("văn phòng hđnd và ubnd", "ủy ban nhân dân", "uỷ ban nhân dân", "hội đồng nhân dân", "ban chỉ đạo"),
    *("thường trực", "văn phòng", "trung tâm", "chi cục", "tổng cục", "thanh tra", "bệnh viện"),
    *("kho bạc", "bảo hiểm", "công an", "tòa án", "ngân hàng", "thư viện", "trường", "phòng", "sở", "ban", "cục"),
    *("vụ", "bộ", "viện", "hội", "đoàn", "tỉnh ủy", "thành ủy", "huyện ủy", "đảng ủy"),
)
_AREA = re.compile(
    r"(?<!\w)(?:tỉnh|thành phố|thị xã|thị trấn|đặc khu|huyện|quận|xã|phường)(?!\w)"
    r"(?!\s+(?:hội|ủy|đoàn|đội|viên|lý)(?!\w))(?=\s+\S)",
    re.IGNORECASE,
)
_OF_A_FUNCTION = (
    *("văn phòng", "trung tâm", "chi cục", "tổng cục", "thanh tra", "phòng", "sở", "ban", "cục", "vụ", "bộ"),
)
_PARTS = re.compile(r"(\s+VÀ\s+|\s*,\s*|\s+[-–]\s+)")
_SHORT = re.compile(
    r"(?:UB|HĐ|UBND|HĐND|UBMTTQ|MTTQ|TP|[BCDĐGHKLMNPQRSTVX\d]{2,}|GDĐT|KHĐT|LĐTBXH|TNMT|TTTT|NNPTNT|VHTTDL)"
)


def in_sentence(name: str, text: str, place: str) -> str:
    """A name in capitals as ``text`` spells it; else by rule, its proper part as ``place`` (the date line) has it.

    Source of the rule: Nghị định 30/2020/NĐ-CP, Phụ lục II (viết hoa tên cơ quan, tổ chức; tên địa danh).
    """
    if not name.isupper():
        return name
    spellings = [name, re.sub(r"^UBND\b", "ỦY BAN NHÂN DÂN", name)]
    for spelling in dict.fromkeys(spellings):
        for found in re.finditer(re.escape(spelling), text, re.IGNORECASE):
            said = found.group()
            if not said.isupper() and any(char.isupper() for char in said[1:]):
                return said[:1].upper() + said[1:]
    made = _by_rule(spellings[-1])
    if place:
        made = re.sub(rf"(?<!\w){re.escape(place)}(?!\w)", place, made, flags=re.IGNORECASE)
    return made[:1].upper() + made[1:]


def _by_rule(name: str) -> str:
    """The word for a body small, then its function (a capital for each part), then its area and the proper name."""
    head = next((one for one in _COMMON if re.match(rf"{one}(?!\w)", name, re.IGNORECASE)), "")
    rest = name[len(head) :]
    area = _AREA.search(rest)
    functions = rest[: area.start()] if area else rest
    function = any(head.startswith(one) for one in _OF_A_FUNCTION)
    parts = [_first(part) if function else _each(part) for part in _PARTS.split(functions)]
    made = f"{re.sub('hđnd|ubnd', lambda one: one.group().upper(), head)}{''.join(parts)}"
    if area is None:
        return made
    word = area.group().lower()
    proper = _each(rest[area.end() :])
    return f"{made}{word.capitalize() if proper.strip()[:1].isdigit() else word}{proper}"


def _first(part: str) -> str:
    """A function with a capital at its beginning; what joins two of them is small."""
    words = [word if _SHORT.fullmatch(word) else word.lower() for word in re.split(r"(\s+)", part)]
    text = "".join(words)
    start = len(text) - len(text.lstrip())
    return (
        text
        if text.strip() in ("và", "", ",", "-", "–")
        else text[:start] + text[start : start + 1].upper() + text[start + 1 :]
    )


def _each(words: str) -> str:
    """A proper name with a capital for each word."""
    return re.sub(
        r"\w+",
        lambda one: one.group() if _SHORT.fullmatch(one.group()) else _title(one.group()),
        words,
    )


def _title(word: str) -> str:
    return word.lower() if word == "VÀ" else word[:1] + word[1:].lower()
