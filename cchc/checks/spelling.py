"""W80: spelling: impossible syllables, tone marks on the wrong letter, words that are wrong where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cchc.checks.notes import printed
from cchc.checks.texts import Text
from cchc.findings import Finding
from cchc.proofreading.compounds import misused
from cchc.proofreading.misspelling import Misspelling, misspelt
from cchc.proofreading.own_wording import odd_ones
from cchc.proofreading.runs import Words
from cchc.proofreading.set_phrases import mistaken_phrases
from cchc.proofreading.tones import odd_styles
from cchc.store import LoadedPlan, Store
from cchc.store.once import kept

_BEFORE = re.compile(r"[^\W\d_]+ $")
_AFTER = re.compile(r" [^\W\d_]+")


class _Judged(NamedTuple):
    """The texts of a plan that are judged, their words, and what is no syllable there."""

    texts: list[Text]
    words: Words
    slips: list[Misspelling]


def _judged(loaded: LoadedPlan) -> _Judged:
    return kept(loaded, "_texts_judged", _judge)


def _judge(loaded: LoadedPlan) -> _Judged:
    every = printed(loaded)
    return _Judged(every.judged, every.words, list(misspelt(every.words)))


def no_syllables(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """What is no syllable of Vietnamese, or has its tone mark on the wrong letter."""
    judged, _, slips = _judged(loaded)
    for slip in slips:
        text, (start, end, right) = judged[slip.text], slip.remark
        written = text.text[start:end]
        if slip.tone:
            message = f"Dấu thanh của “{written}” đặt sai chữ."
            yield text.finding("W803", message, start, end, hint=f"Viết là “{right}”.")
        else:
            hint = f"Có phải là “{right}”?" if right else "Xem lại chữ này."
            yield text.finding("W802", f"Tiếng Việt không có chữ “{written}”.", start, end, hint=hint)


def wrong_here(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """What is a word, but hardly the one meant where it stands."""
    judged, words, slips = _judged(loaded)
    known = mistaken_phrases(words)
    wrong = {(one.text, one.remark.start): one for one in (*misused(words), *odd_ones(words), *known)}
    told = {(one.text, one.remark.start) for one in slips}
    for misuse in (one for place, one in wrong.items() if place not in told):
        text, (start, end, right) = judged[misuse.text], misuse.remark
        written, around = text.text[start:end], _around(text.text, start, end)
        message = f"“{written}” trong “{around}” có lẽ viết nhầm, đúng là “{right}”."
        hint = f"Nếu đúng là nhầm, viết “{around.replace(written, right, 1)}”."
        yield text.finding("W804", message, start, end, hint=hint, severity="warning" if misuse.sure else "info")


def mixed_styles(loaded: LoadedPlan, store: Store) -> Iterator[Finding]:
    """Tone marks in oa, oe, uy placed in the style that the plan uses least."""
    judged, words, _ = _judged(loaded)
    for odd in odd_styles(words):
        text, (start, end, right) = judged[odd.text], odd.remark
        message = f"Dấu thanh của “{text.text[start:end]}” ({odd.times} chỗ) đặt khác kiểu với phần còn lại."
        hint = f"Viết thống nhất một kiểu: “{right}”."
        yield text.finding("W812", message, start, end, hint=hint, severity="info")


def _around(text: str, start: int, end: int) -> str:
    """The word with its neighbours, up to the next mark."""
    before = _BEFORE.search(text, 0, start)
    after = _AFTER.match(text, end)
    return (before.group() if before else "") + text[start:end] + (after.group() if after else "")
