"""Whether a Vietnamese syllable can be spelled so: initial, rhyme, tone, and the letter that bears the tone mark.

A syllable is split into its letters without tone ("được" → "đươc") and its tone. It is legal where the letters are
an initial and a rhyme that may stand together, a rhyme in c, ch, p, t has the tone sắc or nặng, and the tone mark
stands on a letter that may bear it: both "hòa" and "hoà", "thủy" and "thuỷ" are right, as are "kỹ" and "kĩ".
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

_ROWS = (
    "aàáảãạ",
    "ăằắẳẵặ",
    "âầấẩẫậ",
    "eèéẻẽẹ",
    "êềếểễệ",
    "iìíỉĩị",
    "oòóỏõọ",
    "ôồốổỗộ",
    "ơờớởỡợ",
    "uùúủũụ",
    "ưừứửữự",
    "yỳýỷỹỵ",
)
_MARKED = {row[0]: row for row in _ROWS}
_PLAIN = {ord(letter): row[0] for row in _ROWS for letter in row[1:]}
_TONE_OF = {letter: tone for row in _ROWS for tone, letter in enumerate(row) if tone}
_TONED = re.compile(f"[{''.join(_TONE_OF)}]")

_ALL_RHYMES = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oem oen oeo oet oi om on ong
    ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uên uênh ui um un ung
    uơ uôc uôi uôm uôn uông uôt up ut uy uya uych uyên uyêt uyn uynh uyp uyt uyu
    ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
"""
_RHYMES_AFTER_QU = """
    a ac ach ai an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc ân âng ât âu ây e en eo et ê êch ên ênh êt êu
    i ich in inh it iu ôc ơ ơi ơn ơt y ych yên yêt ynh yt yu
"""
RHYMES = frozenset(_ALL_RHYMES.split())
"""The rhymes, without tone; after qu and alone there are others."""
_AFTER_QU = frozenset(_RHYMES_AFTER_QU.split())
_ALONE = frozenset(("y", "yêm", "yên", "yêng", "yêt", "yêu"))
_Y_AFTER = ("h", "k", "l", "m", "s", "t", "v", "x", "r", "b", "đ", "th", "d")
_ONLY_BEFORE_FRONT = ("k", "gh", "ngh")
_PICKY = (*_ONLY_BEFORE_FRONT, "c", "ng", "g", "gi")
_SIMPLE = ("n", "nh", "kh", "ch", "th", "tr", "t", "ph", "p", "b", "d", "đ", "h", "l", "m", "r", "s", "v", "x")
_INITIALS = (*_PICKY, *_SIMPLE)
INITIALS = frozenset((*_INITIALS, "qu", ""))
"""The initials, none among them."""
_STOPS = ("c", "ch", "p", "t")
_FRONT = ("e", "ê", "i", "y")


class Letters(NamedTuple):
    """A syllable without its tone: ``plain`` (lower case); the tone: 0 none, 1 huyền, 2 sắc, 3 hỏi, 4 ngã, 5 nặng;
    and the letter it stands on (-1: none).
    """

    plain: str
    tone: int
    at: int


def _allowed(initial: str, rhyme: str) -> bool:
    front = rhyme.startswith(_FRONT)
    if initial in _ONLY_BEFORE_FRONT:
        return front
    if initial in ("c", "ng"):
        return not front
    if initial == "g":
        return not front or rhyme in ("i", "in", "iêc", "iêng", "iêt", "iêu")
    return initial != "gi" or not rhyme.startswith("i")


def _bearers(rhyme: str) -> tuple[int, ...]:
    """The letters of a rhyme that may bear the tone mark, from its end; of two, that of the older style first."""
    for letter in "ơêâăô":
        if letter in rhyme:
            return (rhyme.index(letter) - len(rhyme),)
    if rhyme in ("oa", "oe", "uy"):
        return (-2, -1)
    return (1 - len(rhyme),) if rhyme.startswith(("oa", "oe", "uy", "oo")) else (-len(rhyme),)


@cache
def spellings() -> dict[str, tuple[int, ...]]:
    """Every toneless spelling, with the letters that may bear a tone mark (as offsets from its end)."""
    found: dict[str, tuple[int, ...]] = {"gi": (-1,)}
    bearing = {rhyme: _bearers(rhyme) for rhyme in RHYMES | _ALONE | _AFTER_QU}
    for initials, rhymes in (((*_INITIALS, ""), RHYMES), (("",), _ALONE), (("qu",), _AFTER_QU), (_Y_AFTER, ("y",))):
        for initial in initials:
            fitting = [rhyme for rhyme in rhymes if _allowed(initial, rhyme)] if initial in _PICKY else rhymes
            for rhyme in fitting:
                found.setdefault(initial + rhyme, bearing[rhyme])
    return found


_PARTS = re.compile("(qu|ngh?|nh?|gh|gi(?=[aăâeêoôơuư])|g|kh?|ch?|th|tr?|ph?|[bdđhlmrsvx])?(.*)", re.DOTALL)


@lru_cache(maxsize=4096)
def parts(plain: str) -> tuple[str, str]:
    """The initial and the rest of a toneless word.

    >>> parts("nghiêng"), parts("gia"), parts("gin")
    (('ngh', 'iêng'), ('gi', 'a'), ('g', 'in'))
    """
    initial, rest = _PARTS.fullmatch(plain).groups()  # type: ignore[union-attr]
    return initial or "", rest


def letters(word: str) -> Letters | None:
    """The word (NFC) without its tone; ``None`` where it bears more than one mark."""
    lower = word.lower()
    marks = _TONED.findall(lower)
    if len(marks) > 1:
        return None
    plain = lower.translate(_PLAIN)
    if not marks:
        return Letters(plain, 0, -1)
    return Letters(plain, _TONE_OF[marks[0]], lower.index(marks[0]))


def with_tone(plain: str, tone: int, from_end: int) -> str:
    """The toneless word with the tone's mark on one of its letters (-1: the last).

    >>> with_tone("quy", 2, -1)
    'quý'
    """
    at = len(plain) + from_end
    return plain[:at] + _MARKED[plain[at]][tone] + plain[at + 1 :] if tone else plain


def tone_fits(plain: str, tone: int) -> bool:
    """A syllable that ends in c, ch, p, t bears sắc or nặng, no other tone."""
    return tone in (2, 5) or not plain.endswith(_STOPS)


def is_syllable(word: str) -> bool:
    """Whether Vietnamese can spell a syllable so (NFC, any case).

    >>> [is_syllable(word) for word in ("hoà", "hòa", "giangh", "huớng", "qúy")]
    [True, True, False, False, False]
    """
    read = letters(word)
    if read is None:
        return False
    bearers = spellings().get(read.plain)
    if bearers is None or not tone_fits(read.plain, read.tone):
        return False
    return not read.tone or read.at - len(read.plain) in bearers


def tone_moved(word: str) -> str:
    """The word with its tone mark on the right letter, if only that is wrong ("Qúy" → "Quý"); else nothing."""
    read = letters(word)
    if read is None or not read.tone:
        return ""
    bearers = spellings().get(read.plain)
    if bearers is None or read.at - len(read.plain) in bearers or not tone_fits(read.plain, read.tone):
        return ""
    return like(word, with_tone(read.plain, read.tone, bearers[0]))


def like(word: str, right: str) -> str:
    """``right`` in capitals, with a capital, or as it is, as ``word`` is written."""
    if len(word) > 1 and word.isupper():
        return right.upper()
    return right[:1].upper() + right[1:] if word[:1].isupper() else right
