"""Rendering against loading the template library, in one run: a real plan, and an invented one of 3,000 rows.

Run it from the repository: ``.venv/bin/python tests/bench/rendering.py``. It fails when a ratio passes its bound.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from pathlib import Path

from startup import CCHC, ROOT, compare

ROUNDS = 7
ROWS = 3000


def long_plan(folder: Path) -> Path:
    """A workspace whose plan vinh-chau/2025 repeats its areas, under other ids, until it has 3,000 rows."""
    shutil.copytree(ROOT / "plans", folder / "plans")
    appendix = folder / "plans/vinh-chau/2025/appendix.yaml"
    head, _, areas = appendix.read_text(encoding="utf-8").partition("areas:\n")
    parts = re.split(r"^(?=  - id: )", areas, flags=re.MULTILINE)[1:]
    written, rows, turn = [f"{head}areas:\n"], 0, 0
    while rows < ROWS:
        for part in parts:
            written.append(re.sub(r"^  - id: (\S+)", rf"  - id: \1-{turn}", part, count=1))
            rows += len(re.findall(r"^ +(?:- )?task: ", part, flags=re.MULTILINE))
        turn += 1
    appendix.write_text("".join(written), encoding="utf-8")
    return folder


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        root, out = long_plan(Path(name) / "workspace"), str(Path(name) / "out.docx")
        render = [*CCHC, "render", "plan", "vinh-chau/2025", "-o", out, "--force"]
        bounds = {
            "render plan vinh-chau/2025": (render, 4.0),
            f"render plan, {ROWS} rows": ([*render, "--root", str(root)], 12.0),
        }
        kept = compare("import docxtpl", [sys.executable, "-c", "import docxtpl"], bounds, ROUNDS)
    sys.exit(0 if kept else 1)


if __name__ == "__main__":
    main()
