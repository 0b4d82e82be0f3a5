"""The decree's rules, one module a part of the document: each finds the faults of form against it."""
