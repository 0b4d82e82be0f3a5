"""What a check is: a plain function from a loaded plan, and the workspace round it, to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from cchc.findings import Finding
from cchc.store import LoadedPlan, Store

Check = Callable[[LoadedPlan, Store], Iterable[Finding]]
