"""What a check says about a place in a file: :class:`Place`, :class:`Finding` and the codes."""

from cchc.findings.finding import Finding, Place, Severity, finding, ordered

__all__ = ["Finding", "Place", "Severity", "finding", "ordered"]
