"""Which data each document gives its template: the fields of one Struct are the names that its tags may use."""

from __future__ import annotations

from msgspec import Struct

from cchc.documents.contexts.brief import Brief
from cchc.documents.contexts.extract import Extract
from cchc.documents.contexts.plan import PlanDocument
from cchc.documents.contexts.reminder import Reminder
from cchc.documents.contexts.report import ReportDocument

DATA: dict[str, type[Struct]] = {
    "plan": PlanDocument,
    "unit-extract": Extract,
    "report": ReportDocument,
    "reminder": Reminder,
    "brief": Brief,
}
"""The data of each document that has a template (``templates.TEMPLATES``), by its name."""
