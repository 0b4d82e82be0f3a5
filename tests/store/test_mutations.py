"""Whatever happens to a file, the answer is a plan or a fault with a place; nothing is ever raised.

The real files, damaged by a machine: a line lost or doubled, bytes swapped, a scalar replaced.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc.checks import check_workspace
from cchc.store import open_store

ROOT = Path(__file__).parents[2]
QUICK = ["anh-son/units.yaml", "anh-son/2025/appendix.yaml", "nga-nam/2024/plan.yaml"]
OTHERS = ["vinh-chau/units.yaml", "vinh-chau/2023/plan.yaml", "vinh-chau/2023/appendix.yaml", "workspace.yaml"]
VALUES = ["", "null", "~", "[]", "{}", "5", "5.0", "true", "2025-02-30", "chữ", '"', "'", "*x", "&x", "!x", "<<: 1"]
VALUES += [
    "{same_as: x}",
    "[[x]]",
    "- x",
    "|",
    "\t",
    "0x10",
    "1e999",
    ".nan",
    "99999999999999999999",
    "\u2028",
    "[" * 99,
]

pieces = st.tuples(
    st.sampled_from(["delete", "double", "swap", "value", "key", "bytes", "truncate", "indent"]),
    st.integers(0, 10**6),
    st.integers(0, 10**6),
    st.sampled_from(VALUES),
)


def damage(content, kind, a, b, value):
    """The content after one accident."""
    lines = content.split(b"\n")
    i, j = a % len(lines), b % len(lines)
    if kind == "delete":
        del lines[i]
    elif kind == "double":
        lines.insert(i, lines[i])
    elif kind == "swap":
        lines[i], lines[j] = lines[j], lines[i]
    elif kind == "value" and b": " in lines[i]:
        lines[i] = lines[i].partition(b": ")[0] + b": " + value.encode()
    elif kind == "key" and b":" in lines[i]:
        head, _, rest = lines[i].partition(b":")
        lines[i] = head[: b % (len(head) + 1)] + b":" + rest
    elif kind == "indent":
        lines[i] = b" " * (b % 5) + lines[i]
    content = b"\n".join(lines)
    if kind == "bytes" and content:
        at, to = a % len(content), b % len(content)
        changed = bytearray(content)
        changed[at], changed[to] = changed[to], changed[at]
        return bytes(changed)
    return content[: a % (len(content) + 1)] if kind == "truncate" else content


def store_with(folder, relative, content):
    """A workspace of one authority's real files with one of them damaged."""
    authority = relative.partition("/")[0] if "/" in relative else "vinh-chau"
    for path in [*(ROOT / "plans" / authority).rglob("*.yaml"), ROOT / "plans/workspace.yaml"]:
        target = folder / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    (folder / "plans" / relative).write_bytes(content)
    return open_store(folder)


@pytest.mark.parametrize("relative", [*QUICK, *(pytest.param(one, marks=pytest.mark.slow) for one in OTHERS)])
@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(accidents=st.lists(pieces, min_size=1, max_size=3))
def test_a_damaged_file_loads_or_has_a_fault_with_a_place(relative, accidents):
    content = (ROOT / "plans" / relative).read_bytes()
    for accident in accidents:
        content = damage(content, *accident)
    with tempfile.TemporaryDirectory() as folder:
        store = store_with(Path(folder), relative, content)
        path = f"plans/{relative}"
        found = [f for f in check_workspace(store, store.plan_ids) if f.place.path == path]
        plans = [store.plan(plan) for plan in store.plan_ids]
        files = [store.settings, *(f for p in plans for f in (p.units_file, p.plan_file, p.appendix_file))]
        file = next(file for file in files if file.path == path)
    faulty = [f for f in file.findings if f.severity == "error"]
    assert file.value is not None or faulty
    lines = content.count(b"\n") + 1
    assert all(1 <= f.place.line <= lines and f.place.column >= 1 for f in found)
    assert all(f.message for f in found)
    assert [str(f) for f in found if f.code == "E000"] == []
