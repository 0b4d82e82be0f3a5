"""What a check says about a place in a file: `Place` and `Finding`."""

from cchc.findings.finding import Finding, Place, Severity, finding, ordered, severity_of

__all__ = ["Finding", "Place", "Severity", "finding", "ordered", "severity_of"]
