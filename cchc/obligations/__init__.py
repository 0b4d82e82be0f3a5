"""Who owes what by when: plan × row (or report, duty) × item × unit, matched with what was recorded."""

from cchc.obligations.assessing import Assessed, assess
from cchc.obligations.counting import Counts, Tally, tally, total
from cchc.obligations.deriving import derive
from cchc.obligations.obligation import Obligation, Role
from cchc.obligations.upward import desk_obligations, upward_obligations

__all__ = [
    "Assessed",
    "Counts",
    "Obligation",
    "Role",
    "Tally",
    "assess",
    "derive",
    "desk_obligations",
    "tally",
    "total",
    "upward_obligations",
]
