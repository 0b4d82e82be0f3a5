"""Printing a draft: what a person must look at, the most important first, then what was sure in one line each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cchc.cli.terminal import Cell, Paragraph, say, say_row
from cchc.drafting.drafts import Draft
from cchc.drafting.looks import GROUPS, SURE, Group, Look

_FEW = 6
"""So many further places of the same thing are named."""
_SHARED = 2
"""From more things than these on a note that they share stands in the heading."""
_STYLES: dict[Group, str] = {"authority": "red", "superior": "yellow", "carried": "yellow", "deadline": "yellow"}


def print_draft(draft: Draft, headline: str, *, everything: bool) -> None:
    """Print the headline, the groups of looks, the counts of what is sure (each one with ``everything``)."""
    say(headline, "bold")
    doubtful = [look for look in draft.looks if not look.sure]
    say(f"{len(doubtful)} chỗ cần xem; trong tệp, chỗ nào phải quyết định có dòng “# XEM LẠI”.")
    width = max((len(_place(look)) for look in draft.looks), default=0)
    for group, heading in GROUPS.items():
        told = [look for look in draft.looks if look.group == group]
        if not told or (group in SURE and not everything):
            continue
        say("")
        shared = _shared_note(told)
        say(f"{heading} ({len(told)}){f': {shared}' if shared else ''}", _STYLES.get(group, "bold"))
        for looks in _alike(told):
            _print_one(looks, width, noted=looks[0].note != shared)
    if not everything:
        _print_counts(draft.looks)


def _shared_note(told: Sequence[Look]) -> str:
    """The note that most things of a group have, to be said once in its heading; "" where there is none."""
    note, count = Counter(look.note for look in told).most_common(1)[0]
    return note if count > _SHARED and 2 * count > len(told) and all(one.was is None for one in told) else ""


def _alike(told: Sequence[Look]) -> list[list[Look]]:
    """The looks of a group in their order, those that say the same of the same words together."""
    found: dict[tuple[str, str, str | None], list[Look]] = {}
    for look in told:
        whole = look.words if look.group != "name" or look.rule is None else ""
        found.setdefault((whole, look.note, look.was), []).append(look)
    return list(found.values())


def _print_one(looks: Sequence[Look], width: int, *, noted: bool) -> None:
    """Print things that say the same once; ``noted``: with the note, which the heading does not say."""
    look = looks[0]
    head = f"{look.task} " if look.task is not None else ""
    paragraphs = [Paragraph(look.words, "", head, "cyan")]
    note = look.note if noted else ""
    if noted and look.rule is not None and look.was is not None and look.group not in ("head", "superior"):
        note = f"“{look.was}” → “{look.now}”: {note}" if look.now is not None else f"giữ “{look.was}”: {note}"
    if len(looks) > 1:
        rest = list(dict.fromkeys(_place(one) for one in looks[1:]))
        listed = ", ".join(rest[:_FEW]) + ("…" if len(rest) > _FEW else "")
        note = f"{note} (và {len(looks) - 1} chỗ nữa: {listed})".strip()
    if note:
        paragraphs.append(Paragraph(f"→ {note}", "dim"))
    say_row([Cell(_place(look), width, "dim")], paragraphs)


def _place(look: Look) -> str:
    name = look.path.rpartition("/")[2]
    return f"{name}:{look.line}" if look.line else name


def _print_counts(looks: Sequence[Look]) -> None:
    if not any(look.sure for look in looks):
        return
    say("")
    for group, verb in (("moved", "Đã chuyển"), ("kept", "Giữ nguyên")):
        sure = [look for look in looks if look.group == group]
        if sure:
            counts = Counter(look.rule or "" for look in sure)
            listed = ", ".join(f"{count} {rule.replace('-', ' ')}" for rule, count in counts.most_common())
            say(f"{verb}, không cần xem: {len(sure)} chỗ ({listed}).", "dim")
    say("Xem từng chỗ: thêm --all", "dim")
