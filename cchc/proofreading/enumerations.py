"""A comma missing between two members of an enumeration ("cán bộ công chức" for "cán bộ, công chức").

What belongs apart is learned from the text itself, where it writes the comma more often than not, and from a list
of enumerations that official language always writes with a comma (``data/enumerations.txt``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib import resources
from itertools import compress

from cchc.proofreading.neighbours import neighbours
from cchc.proofreading.remark import Remark
from cchc.proofreading.words import Words

Four = tuple[str, str, str, str]

# What those named before do: "các cơ quan, đơn vị phối hợp" is a sentence, "…, phối hợp" its second half.
_VERBS_LIST = """
báo cáo, ban hành, bảo đảm, bố trí, chịu trách, chỉ đạo, chủ động, chủ trì, căn cứ, giải quyết,
hướng dẫn, kiểm tra, liên quan, nghiên cứu, phân công, phối hợp, quy định, rà soát, tham mưu, thực
hiện, tiếp tục, tiếp nhận, tổ chức, tổng hợp, triển khai, trực thuộc, tăng cường, xây dựng, yêu cầu,
đảm bảo, đôn đốc, đăng ký, đề nghị, đề xuất, cung cấp, quản lý, thẩm định, công bố, nâng cao, theo
dõi, khắc phục, phục vụ, sử dụng, cập nhật, định kỳ, kịp thời, trình ủy, gửi về
"""
_VERBS = frozenset(tuple(verb.split()) for verb in _VERBS_LIST.split(","))
_JOINING_LIST = """
bằng bởi cho các của cùng do hoặc hay khi là như mà những nhằm nếu theo trong trên tại từ và với vì
về để đến được
"""
_JOINING = frozenset(_JOINING_LIST.split())


def missing_commas(words: Words, parted: Mapping[Four, int]) -> Iterator[Remark]:
    """Two members that stand together without the comma that parts them elsewhere; ``right`` is with the comma.

    A member is a word of two syllables; in a few names of groups ("sở, ban, ngành") it is one. ``parted``: how
    often the document parts members by a comma (`parted`).
    """
    always, short = _always()
    taught = frozenset(learned(parted))
    plain: dict[Four, list[int]] = {}
    groups: list[tuple[int, int]] = []
    for i in _joined_at(words, frozenset(four[1:3] for four in taught)):
        four = _around(words, i)
        if four in always or four in taught:
            plain.setdefault(four, []).append(i)
        elif (words.words[i], words.words[i + 1]) in short:
            started = groups.pop()[0] if groups and groups[-1][1] == i else i
            groups.append((started, i + 1))
    for four, places in plain.items():
        if four in always or (parted[four] > len(places) and _are_words(four)):
            yield from (_remark(words, i - 1, i + 2, {i}) for i in places)
    yield from (_remark(words, first, last, set(range(first, last))) for first, last in groups)


def _joined_at(words: Words, taught: frozenset[tuple[str, str]]) -> Iterator[int]:
    """Where a pair of syllables with a comma between in the list, or one of those ``taught``, has but a space."""
    seams = _seams()
    firsts = _firsts().union(first for first, _ in taught)  # asked first: most words are in no seam at all
    all_words, gaps = words.words, words.gaps
    for i in compress(range(len(gaps)), map(firsts.__contains__, all_words)):
        if gaps[i] == " " and ((pair := (all_words[i], all_words[i + 1])) in seams or pair in taught):
            yield i


def _around(words: Words, i: int) -> Four | None:
    """The four syllables with the seam in the middle, if only spaces lie between them."""
    if 0 < i < len(words.words) - 2 and words.gaps[i - 1] == " " == words.gaps[i + 1]:
        return words.words[i - 1], words.words[i], words.words[i + 1], words.words[i + 2]
    return None


def _remark(words: Words, first: int, last: int, parted_after: set[int]) -> Remark:
    right = "".join(
        words.written(i) + ("" if i == last else ", " if i in parted_after else " ") for i in range(first, last + 1)
    )
    return Remark(words.start(first), words.end(last), right)


def parted(words: Words) -> Iterator[tuple[int, Four]]:
    """Every "w x, y z" of the text that may teach that two members of an enumeration stand apart, with its place.

    Those that always do are left out: they teach nothing.
    """
    all_words, gaps = words.words, words.gaps
    for i in compress(range(1, len(gaps) - 1), map(", ".__eq__, gaps[1:])):
        if gaps[i - 1] == " " == gaps[i + 1]:
            four = all_words[i - 1], all_words[i], all_words[i + 1], all_words[i + 2]
            if _may_be_learned(four):
                yield words.start(i), four


def learned(parted: Mapping[Four, int]) -> list[Four]:
    """Of the members that a document parts by a comma, beyond the list, those that it taught to stand apart."""
    return [four for four, times in parted.items() if times >= 2]


@lru_cache(maxsize=32768)
def _may_be_learned(four: Four) -> bool:
    return (
        four not in _always()[0]
        and all(len(word) > 1 and word.isalpha() for word in four)
        and not _JOINING & set(four)
        and four[2:] not in _VERBS
        and four[:2] != four[2:]
    )


def _are_words(four: Four) -> bool:
    """Whether the seam lies between two words, as far as their syllables are counted: not "dịch mua | bán vàng"."""
    closing, _ = neighbours(four[1])
    _, opening = neighbours(four[2])
    return (not closing or four[0] in closing) and (not opening or four[3] in opening)


@cache
def _seams() -> frozenset[tuple[str, str]]:
    """The pairs of syllables between which the list has a comma."""
    always, short = _always()
    return short.union(four[1:3] for four in always)


@cache
def _firsts() -> frozenset[str]:
    """The first of each such pair."""
    return frozenset(first for first, _ in _seams())


@cache
def _always() -> tuple[frozenset[Four], frozenset[tuple[str, str]]]:
    """The members of two syllables that are always parted, and those of one."""
    data = (resources.files("cchc") / "data" / "enumerations.txt").read_text(encoding="utf-8")
    lines = [tuple(line.replace(",", "").split()) for line in data.splitlines() if not line.startswith("#")]
    return (
        frozenset((line[0], line[1], line[2], line[3]) for line in lines if len(line) == 4),
        frozenset((line[0], line[1]) for line in lines if len(line) == 2),
    )
