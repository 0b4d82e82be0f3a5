"""Which data each document gives its template: the fields of one Struct are the names that its tags may use."""

from __future__ import annotations

from msgspec import Struct

from cchc.documents.brief import Brief
from cchc.documents.extract import Extract
from cchc.documents.plan import PlanDocument
from cchc.documents.reminder import Reminder
from cchc.documents.report import ReportDocument

DATA: dict[str, type[Struct]] = {
    "plan": PlanDocument,
    "unit-extract": Extract,
    "report": ReportDocument,
    "reminder": Reminder,
    "brief": Brief,
}
"""The data of each document that has a template (``templates.TEMPLATES``), by its name."""
