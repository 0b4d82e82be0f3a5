"""Calendar files: of whom and of what, under which names, and what is said of the rest."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from cchc.cli.asked import Question
from cchc.cli.outputs import Destination, folder_for_all, one_file, refuse_existing
from cchc.cli.terminal import exit_on_errors, note, note_newest, say
from cchc.exports.calendars import Occasion, calendar_file, common_occasions, occasions
from cchc.exports.mailing import by_unit, every_unit
from cchc.obligations import Assessed
from cchc.obligations.selecting import matching
from cchc.store.writing import write_all_atomically

SUFFIX = ".ics"
_MAY_BE_SUBSCRIBED = "có thể lịch đó đang được dùng"


def send_calendars(question: Question, wanted: Destination) -> None:
    """Write the calendar of the units asked for, of all without any, or one for each; without a file, print it.

    Without filters it holds the whole year: everything with a day that units lead, report or answer for, also what
    is done, so that a second import updates it. Raises WorkspaceError where a file is there already. Of a plan with
    errors nothing is written.
    """
    exit_on_errors(question.scope.all, question.store)
    note_newest(question.scope, question.on)
    if wanted.all_units:
        question = replace(question, asked=question.asked or tuple(every_unit(question.scope, question.on)))
    found = question.gather()
    matched = matching(found, question.filters, question.on)
    shown = [one for one in matched if one.dated]
    if wanted.all_units:
        _write_each(question, shown, wanted)
    else:
        _write_one(question, found, shown, wanted)
    _tell_the_rest(question, found, matched)


def _write_one(
    question: Question, found: Sequence[Assessed], shown: Sequence[Assessed], wanted: Destination
) -> None:
    """One calendar; without a name for it, on standard output."""
    names = ", ".join(ask.name for ask in question.asked)
    events = occasions(shown) if question.asked else common_occasions(shown, found)
    data = _calendar(question, names or _authority(question), events)
    if wanted.output is None:
        sys.stdout.flush()
        sys.stdout.write(data.decode())
        return
    ids = [unit_id for ask in question.asked for unit_id in list(ask.ids.values())[:1]]
    usual = ids[0] if len(ids) == 1 else question.scope.plans[0].id.replace("/", "-")
    _write({one_file(wanted.output, usual, SUFFIX): (data, events)}, wanted)


def _write_each(question: Question, shown: Sequence[Assessed], wanted: Destination) -> None:
    """A calendar for each unit in one folder, all of them or none."""
    folder = folder_for_all(wanted.output, "các lịch")
    files = {}
    for name, mine in by_unit(question.asked, shown).items():
        events = occasions(mine)
        files[folder / f"{name}{SUFFIX}"] = (_calendar(question, mine[0].obligation.owner.unit, events), events)
    _write(files, wanted)
    say(f"{len(files)} lịch, {sum(len(events) for _, events in files.values())} lượt việc.")


def _calendar(question: Question, whose: str, events: Sequence[Occasion]) -> bytes:
    years = "-".join(dict.fromkeys(str(plan.year) for plan in question.scope.plans))
    unrecorded = question.scope.unrecorded
    return calendar_file(f"CCHC {years}: {whose}", events, question.on, unrecorded=unrecorded)


def _authority(question: Question) -> str:
    registers = (plan.register for plan in question.scope.plans)
    return ", ".join(dict.fromkeys(register.authority.name for register in registers if register is not None))


def _write(files: Mapping[Path, tuple[bytes, Sequence[Occasion]]], wanted: Destination) -> None:
    refuse_existing(list(files), force=wanted.force, why=_MAY_BE_SUBSCRIBED)
    write_all_atomically({target: data for target, (data, _) in files.items()})
    for target, (_, events) in files.items():
        say(f"Đã ghi {target}: {len(events)} sự kiện.")


def _tell_the_rest(question: Question, found: Sequence[Assessed], matched: Sequence[Assessed]) -> None:
    """What has no day stands in no calendar; what was not asked for is only counted."""
    undated = sum(not one.dated for one in matched)
    if undated:
        note(f"{undated} lượt không có ngày cụ thể nên không có trong lịch: xem bằng cchc due --all.")
    filters = question.filters
    most = matching(found, replace(filters, everything=True, unnamed=True), question.on)
    named = [one for one in most if one.obligation.owner.unit_id is not None]
    unnamed = len(most) - len(named)
    if unnamed and not filters.unnamed:
        note(
            f"{unnamed} lượt giao cho nhóm mà văn bản không nêu tên đơn vị không có trong lịch: "
            "xem bằng cchc due --unnamed."
        )
    aside = sum(not one.stands and one.dated for one in named)
    if aside and filters.role is None and not filters.everything:
        note(f"{aside} lượt phối hợp không đưa vào lịch: thêm --all nếu cần.")
