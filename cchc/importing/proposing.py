"""Names that a Word plan uses and the register does not know, proposed for it."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from cchc.importing.blocks import Where
from cchc.plans.organisation import Unit
from cchc.plans.register import Register
from cchc.plans.resembling import called_otherwise, near_name
from cchc.plans.several import is_group


class Proposed(Struct, frozen=True):
    """A name that the register lacks: where it stands first, whether it names several units, what it resembles.

    ``meant`` is the id of the unit (of a group the name) that it calls by first letters; then ``near`` is its name.
    """

    name: str
    where: Where
    group: bool
    near: str | None
    meant: str | None = None


def propose(name: str, where: Where, register: Register | None, day: date) -> Proposed:
    """A name that the register does not know (None: a new authority), with what it knows that comes nearest."""
    if register is None:
        return Proposed(name, where, is_group(name), None)
    entry = called_otherwise(register, name, day)
    if entry is None:
        return Proposed(name, where, is_group(name), near_name(register, name))
    return Proposed(name, where, is_group(name), entry.name, entry.id if isinstance(entry, Unit) else entry.name)
