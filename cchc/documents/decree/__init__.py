"""A Word file held against Nghị định 30/2020/NĐ-CP, Phụ lục I: each breach of form with its place."""

from cchc.documents.decree.breach import Breach
from cchc.documents.decree.decree30 import codes, group
from cchc.documents.decree.linting import lint_bytes, lint_document

__all__ = ["Breach", "codes", "group", "lint_bytes", "lint_document"]
