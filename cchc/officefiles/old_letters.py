"""Vietnamese typed with the fonts of before Unicode (TCVN3 ".VnTime", "VNI-Times") as Unicode.

Such fonts draw Vietnamese letters in the places of others: "C¶i c¸ch" in .VnTime is "Cải cách".
Sources: TCVN 5712:1993, table 3 (VN3); the table of VNI-Win.
"""

from __future__ import annotations

import re

_TCVN3 = dict(
    zip(
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦",
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
        strict=True,
    )
)
_MARKS = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_ON_HAT = {"á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_ON_BREVE = {"é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_VNI_TAILS = {
    **_MARKS,
    "â": "\u0302",
    "ê": "\u0306",
    **{key: f"\u0302{tone}" for key, tone in _ON_HAT.items()},
    **{key: f"\u0306{tone}" for key, tone in _ON_BREVE.items()},
}
_VNI_ALONE = {"ñ": "đ", "Ñ": "Đ", "ô": "ơ", "Ô": "Ơ", "ö": "ư", "Ö": "Ư", "æ": "ỉ", "Æ": "Ỉ", "ó": "ĩ", "Ó": "Ĩ"}
_VNI_ALONE |= {"ò": "ị", "Ò": "Ị", "î": "ỵ", "Î": "Ỵ"}
_VNI = re.compile(
    "(?P<base>[aeouyAEOUYôÔöÖ])(?P<tail>[{tails}])|(?P<alone>[{alone}])".format(
        tails="".join([*_VNI_TAILS, *(tail.upper() for tail in _VNI_TAILS)]), alone="".join(_VNI_ALONE)
    )
)


def from_old_letters(text: str, font: str) -> str:
    """The text as a person sees it in this font; as it stands where the font is one of Unicode."""
    name = font.lower()
    if name.startswith(".vn"):
        shown = "".join(_TCVN3.get(char, char) for char in text)
        return shown.upper() if name.endswith("h") else shown
    return _VNI.sub(_vni, text) if name.startswith("vni-") else text


def _vni(found: re.Match[str]) -> str:
    if found["alone"]:
        return _VNI_ALONE[found["alone"]]
    base = _VNI_ALONE.get(found["base"], found["base"])
    return base + _VNI_TAILS[found["tail"].lower()]
