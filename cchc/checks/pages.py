"""All texts of a plan as one page: each rule reads it once, and a remark finds its way back to the place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate

from cchc.checks.texts import Text
from cchc.findings import Finding, Severity
from cchc.proofreading.remark import Remark

_APART = "\n\n"  # no rule reads across an empty line


class Page:
    """The texts of a plan, each different one once, parted by empty lines."""

    def __init__(self, texts: list[Text]) -> None:
        self.texts = texts
        self._owners: dict[str, list[Text]] = {}
        for text in texts:
            self._owners.setdefault(text.text, []).append(text)
        self.text = _APART.join(self._owners)
        self._starts = list(accumulate((len(text) + len(_APART) for text in self._owners), initial=0))
        self._all = list(self._owners.values())

    def told(
        self,
        remark: Remark,
        code: str,
        message: str,
        hint: str = "",
        *,
        severity: Severity | None = None,
        of: Callable[[Text], bool] | None = None,
    ) -> Iterator[Finding]:
        """A finding in every text that has the words remarked on (of those that ``of`` lets through)."""
        for text, start in self.owners(remark.start):
            if of is None or of(text):
                end = start + remark.end - remark.start
                yield text.finding(code, message, start, end, hint=hint, severity=severity)

    def owners(self, at: int) -> list[tuple[Text, int]]:
        """The texts that a place of the page belongs to, with the place within them."""
        index = bisect_right(self._starts, at) - 1
        return [(text, at - self._starts[index]) for text in self._all[index]]

    def words(self, remark: Remark) -> str:
        """The words remarked on."""
        return self.text[remark.start : remark.end]
