"""Words written twice running ("của của", "cơ cấu cơ cấu"), told from what the language doubles itself.

A doubled syllable is right where it closes one word and opens the next ("quản lý | lý lịch"). Whether it can is
looked up in counts of official texts (``data/neighbours.txt``): the syllable before must close a word with it, and
the one after must be seen to follow it where it opens one. For the small words of grammar ("của", "các", "tại") the
few syllables that they close a word with are named here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import eq

from cchc.proofreading.neighbours import neighbours
from cchc.proofreading.remark import Remark
from cchc.proofreading.words import Words

# Doubled by the language itself ("dần dần", "từng từng"), numbers ("năm năm", "ba ba") and what may follow itself
# in two senses ("chuyển thành thành phố", "một số số liệu").
_DOUBLED_BY_NATURE_LIST = """
ai ba bảy bốn chang chiều chung chín chằm chậm dài dần gì gần hai hay hằng hồng khang khe khác
khư kề lâu lắm lớn lớp luôn mau mãi mình mười mỗi ngành ngày ngàn nguyên người nhanh nhiều nhà nhỏ
năm nơi riêng rành rào rõ rồi sang sao song sâu sáng sát số sừng thanh thoang thành tháng thôi
thường to trang trắng trùng tám tím tầng từ từng vàng vãnh vành vừa xa xanh ít đen điệp đâu đêm đôi
đều đỏ đời
"""
_DOUBLED_BY_NATURE = frozenset(_DOUBLED_BY_NATURE_LIST.split())
_OF_DATES = frozenset(("ngày", "tháng", "năm", "số"))

# Small words of grammar, each with the syllables before it that it closes a word with ("hiện tại tại …").
_GRAMMAR: dict[str, frozenset[str]] = {
    word: frozenset(before.split())
    for word, before in {
        "bởi": "",
        "bị": "chuẩn thiết trang",
        "cho": "",
        "cũng": "",
        "các": "",
        "có": "chưa hiện không sẵn vốn",
        "của": "",
        "do": "lý tự",
        "hoặc": "",
        "khi": "",
        "không": "hàng phòng",
        "là": "",
        "một": "",
        "mà": "",
        "như": "",
        "những": "",
        "nếu": "",
        "phải": "bên",
        "sẽ": "",
        "theo": "dựa kèm kéo làm mang noi phát tiếp tùy đem đi",
        "thì": "",
        "trong": "bên",
        "trên": "bên nêu",
        "tại": "hiện thực tồn",
        "và": "",
        "vào": "",
        "vì": "",
        "với": "",
        "về": "bay chuyển gửi hướng kéo lui mang nộp quay rút thu trở tải đem đi đưa",
        "đã": "",
        "đến": "",
        "để": "",
        "được": "có không nhận thu đạt",
    }.items()
}
_OTHER_WORDS = {("của", "cải")}  # of the small word and the syllable after
_BEFORE_A_WORD = frozenset(
    ("bởi", "bằng", "cho", "các", "của", "những", "theo", "trong", "trên", "tại", "và", "với", "về")
)

# Before these a run may close who acts and open what he does: "người đăng ký | đăng ký".
_WHO_ACT_LIST = """
ban bên bộ chủ cán cơ cục hội hộ khoa nhà người nhóm phòng quan sở tổ viên vị đoàn đơn
"""
_WHO_ACTS = frozenset(_WHO_ACT_LIST.split())
_PREFIXES = frozenset(("chi", "liên", "nghề", "phi", "phó", "phân", "số", "trường", "tái", "tổng", "tự"))
_ALTERNATIVES = frozenset(("hoặc", "hay", "và", "từng", "nào"))


def repeats(words: Words) -> Iterator[Remark]:
    """Every word that stands twice running; the remark covers both, ``right`` is the one that should stand."""
    yield from _of_one_syllable(words)
    of_two = list(_again(words.words, 2))
    for length, places in ((2, of_two), (3, _again(words.words, 3)), (4, _again(words.words, 4))):
        yield from _of_more(words, length, places)
    yield from _across_a_comma(words, of_two)


def _again(words: list[str], length: int) -> Iterator[int]:
    """Where ``length`` words are the same as the ``length`` words after them."""
    same = bytes(map(eq, words, words[length:]))  # a byte is much faster searched than a list
    run = b"\x01" * length
    at = same.find(run)
    while at >= 0:
        yield at
        at = same.find(run, at + 1)


def _of_one_syllable(words: Words) -> Iterator[Remark]:
    for i in _again(words.words, 1):
        word = words.words[i]
        if words.gaps[i] == " " and word.isalpha() and len(word) > 1 and _is_slip(words, i):
            yield Remark(words.start(i), words.end(i + 1), words.written(i))


def _is_slip(words: Words, i: int) -> bool:
    word, before, after = words.words[i], words.before(i), words.after(i + 1)
    first, second = words.written(i), words.written(i + 1)
    if word in _DOUBLED_BY_NATURE:
        return word in _OF_DATES and after.isdecimal() and second.islower() and _no_number_or_name(first, before)
    if word in (before, after) or (first.istitle() and second.istitle()):
        return False  # three times running is a form to fill in or a chant, and names double ("Lô Lô")
    if word in _GRAMMAR:
        return before not in _GRAMMAR[word] and (word, after) not in _OTHER_WORDS
    closing, opening = neighbours(word)
    if not closing:
        return False  # too rare a syllable to judge
    if first.islower() and second.istitle():  # a name begins: "họp giao ban | Ban Chỉ đạo", but "trên hệ Hệ thống"
        return before in _BEFORE_A_WORD and after in opening
    if before not in closing:
        return bool(before) or (after in opening and not _on_a_new_line(words, i))
    return bool(after.isalpha() and opening and second.islower() and after not in opening)


def _no_number_or_name(first: str, before: str) -> bool:
    """Not as in "kế hoạch năm năm 2021 - 2025" or "thị xã Ngã Năm năm 2024"."""
    return before != "hoạch" and (first.islower() or not before)


def _on_a_new_line(words: Words, i: int) -> bool:
    """Whether a line was broken before the word: its first half may stand on the line above."""
    return i > 0 and words.gaps[i - 1] == "\n"


def _of_more(words: Words, length: int, places: Iterable[int]) -> Iterator[Remark]:
    """Runs of two to four syllables written twice (at ``places``), each run once, by its shortest form."""
    told = 0
    for i in places:
        end = i + 2 * length
        if i < told or end > len(words.words) or set(words.gaps[i : end - 1]) != {" "}:
            continue
        if _is_slip_of_more(words, i, length):
            told = end
            yield Remark(words.start(i), words.end(end - 1), words.text[words.start(i) : words.end(i + length - 1)])


def _is_slip_of_more(words: Words, i: int, length: int) -> bool:
    run = words.words[i : i + length]
    if not all(len(word) > 1 and word.isalpha() for word in run) or len(set(run)) == 1:
        return False
    if len(set(run)) < length or _ALTERNATIVES & set(run) or words.before(i) in _WHO_ACTS:
        return False
    first = words.text[words.start(i) : words.end(i + length - 1)]
    second = words.text[words.start(i + length) : words.end(i + 2 * length - 1)]
    return first == second and not first.istitle()


def _across_a_comma(words: Words, places: Iterable[int]) -> Iterator[Remark]:
    """The same two syllables as two members of one enumeration: "khẩu hiệu, khẩu hiệu,"."""
    for i in places:
        if words.gaps[i] == " " and words.gaps[i + 1] == ", " and words.gaps[i + 2 : i + 3] == [" "]:
            ends = (words.gaps[i + 3 : i + 4] or ["."])[0][:1] in {",", ".", ";", ")"}
            run = words.text[words.start(i) : words.end(i + 1)]
            if ends and run.islower() and _stands_alone(words, i):
                yield Remark(words.start(i), words.end(i + 3), run)


def _stands_alone(words: Words, i: int) -> bool:
    """Whether the member is no part of a longer name, as in "trường đại học, đại học"."""
    closing, _ = neighbours(words.words[i])
    before = words.before(i)
    return bool(closing) and (not before or (before.isalpha() and before not in closing | _PREFIXES))
