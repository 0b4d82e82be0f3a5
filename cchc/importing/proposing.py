"""Names that a Word plan uses and the register does not know, proposed for it."""

from __future__ import annotations

from msgspec import Struct

from cchc.importing.blocks import Where


class Proposed(Struct, frozen=True):
    """A name that the register lacks: where it stands first, whether it names several units, what it resembles."""

    name: str
    where: Where
    group: bool
    near: str | None
