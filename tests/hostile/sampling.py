"""Of a matrix of tests a thin diagonal runs every time, the whole of it with what is slow.

Mostly the diagonal meets every row and every column, so that a new command, file or shape is tried at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

import pytest


def combined(every: int, **axes: Iterable[object]) -> pytest.MarkDecorator:
    """A test for each combination of what stands on the axes; one of ``every`` so many is not slow."""
    listed = [list(values) for values in axes.values()]
    cells = []
    for at in product(*(range(len(values)) for values in listed)):
        values = [one[index] for one, index in zip(listed, at, strict=True)]
        marks = [] if sum(at) % every == 0 else [pytest.mark.slow]
        cells.append(pytest.param(*values, marks=marks, id="-".join(map(_named, values))))
    return pytest.mark.parametrize(list(axes), cells)


def _named(value: object) -> str:
    words = value if isinstance(value, tuple) else (value,)
    return ascii(" ".join(map(str, words)))[1:-1][:40]
