"""How the prose of "Thời gian thực hiện" becomes dates: one phrase and a plan year in, readings out."""

from .reader import LONGEST, read
from .reading import Kind, Occurrence, Reading, UnreadableDeadline
from .rules import RULES, Rule

__all__ = ["LONGEST", "RULES", "Kind", "Occurrence", "Reading", "Rule", "UnreadableDeadline", "read"]
