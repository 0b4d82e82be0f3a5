"""Names that a Word plan uses and the register does not know, proposed for it."""

from __future__ import annotations

from msgspec import Struct

from cchc.importing.blocks import Where


class ProposedUnit(Struct, frozen=True):
    """A unit or group that the register lacks: its name and place, the known name that it resembles."""

    name: str
    where: Where
    group: bool
    near: str | None
