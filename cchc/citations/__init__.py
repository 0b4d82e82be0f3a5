"""Citations of documents in Vietnamese prose: a text in, the documents that it names out, with their places."""

from .agreement import Disagreement, disagreement
from .dates import WrittenDate, written_dates
from .issuers import Issuer, issuer_of
from .kinds import ABBREVIATIONS, kinds_of
from .laws import LawYear, law_years
from .national import (
    National,
    all_national,
    known_law,
    national,
    neighbours,
    numbered,
    of_same_letters,
    same_subject,
)
from .part import Part
from .reader import Citation, citations
from .signs import Sign

__all__ = [
    "ABBREVIATIONS",
    "Citation",
    "Disagreement",
    "Issuer",
    "LawYear",
    "National",
    "Part",
    "Sign",
    "WrittenDate",
    "all_national",
    "citations",
    "disagreement",
    "issuer_of",
    "kinds_of",
    "known_law",
    "law_years",
    "national",
    "neighbours",
    "numbered",
    "of_same_letters",
    "same_subject",
    "written_dates",
]
