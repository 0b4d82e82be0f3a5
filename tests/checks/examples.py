"""Writes what is generated from the cases: the example of each code, and the page of all codes for users.

Run it from the repository after a change of a case, a message or codes.yaml:
``.venv/bin/python -m tests.checks.examples``. A test says when it was forgotten.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

import msgspec
import yaml

from cchc.checks import check_workspace
from cchc.checks.catalogue import CodeEntry, Example, catalogue, severities_of
from cchc.findings import Finding
from cchc.store import Store, open_store

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CASES = HERE / "cases"
EXAMPLES = ROOT / "cchc" / "data" / "examples.yaml"
PAGE = ROOT / "cchc" / "checks" / "README.md"
_EXPECT = re.compile(
    r"^# expect: (?:nothing|(?P<code>[EWI]\d{3})(?: (?P<file>\S+))? (?P<line>\d+):(?P<column>\d+))$"
)
FAMILIES = {
    "E0": "Tệp",
    "W0": "Mục bỏ qua, nhật ký",
    "E1": "Tham chiếu",
    "W2": "Thời hạn",
    "W3": "Bố cục, phân công",
    "W4": "Viện dẫn văn bản",
    "W5": "Chế độ báo cáo",
    "W6": "So với kế hoạch cấp trên",
    "W7": "Chỉ tiêu, kinh phí",
    "W8": "Câu chữ, chính tả",
}
SEVERITIES = {"error": "lỗi", "warning": "cảnh báo", "info": "thông tin"}


def read_case(folder: Path) -> tuple[dict[str, bytes], list[tuple[str, int, int, str]], list[str]]:
    """The files of a case by short name, what is expected as (file, line, column, code), what is left out."""
    files: dict[str, bytes] = {}
    expected, without, silent = [], [], False
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        short = path.relative_to(folder).as_posix()
        files[short] = path.read_bytes()
        for line in files[short].decode(errors="replace").splitlines():
            if line.startswith("# expect:"):
                found = _EXPECT.match(line)
                assert found, f"{path}: {line}"
                silent |= found["code"] is None
                if found["code"]:
                    place = (found["file"] or short, int(found["line"]), int(found["column"]))
                    expected.append((*place, found["code"]))
            if line.startswith("# without: "):
                without.append(line.removeprefix("# without: "))
    assert silent is not bool(expected), f"{folder}: say what is expected, or that it is nothing"
    return files, expected, without


def place_of(name: str) -> str:
    """Where a file of a case stands in its workspace: units.yaml, plan.yaml …, or another authority's folder."""
    if name == "workspace.yaml":
        return "plans/workspace.yaml"
    if name == "units.yaml":
        return "plans/xa-mau/units.yaml"
    if name.startswith("cap-tren/"):
        return f"plans/{name}"
    return f"plans/xa-mau/2025/{name}"


def lay(root: Path, files: Mapping[str, str | bytes], without: Iterable[str] = ()) -> Path:
    """Lay the files of a case (by their short names) over the base, in an empty ``root``."""
    shutil.rmtree(root, ignore_errors=True)
    left_out = set(without)
    base = {path.name: path.read_bytes() for path in (HERE / "base").iterdir() if path.name not in left_out}
    for name, content in {**base, **files}.items():
        target = root / place_of(name)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def examples(root: Path) -> dict[str, Example]:
    """For each code the finding that the first of its cases shows."""
    shown: dict[str, Example] = {}
    for folder in sorted(CASES.iterdir()):
        code = folder.name.partition("-")[0]
        if code in shown or folder.name.endswith("-fine"):
            continue
        files, _, without = read_case(folder)
        store = open_store(lay(root, files, without))
        found = [one for one in check_workspace(store, store.plan_ids) if one.code == code]
        shown[code] = _example(found[0], store)
    return shown


def _example(found: Finding, store: Store) -> Example:
    line = store.lines(found.place.path).line_text(found.place.line)
    return Example(
        place=str(found.place).replace("plans/xa-mau/2025/", "").replace("plans/xa-mau/", ""),
        message=found.message,
        hint=found.hint,
        line=line if len(line) <= 300 and line.isprintable() else "",
        column=found.place.column,
        excerpt=found.excerpt if len(found.excerpt) <= 300 and found.excerpt.isprintable() else "",
    )


def examples_file(shown: dict[str, Example]) -> str:
    """The text of examples.yaml."""
    data: dict[str, Any] = {code: msgspec.to_builtins(one) for code, one in sorted(shown.items())}
    slim = {code: {key: value for key, value in one.items() if value != ""} for code, one in data.items()}
    head = "# Made from the smallest file that shows each code, in tests/checks/cases: not to be edited.\n"
    return head + yaml.safe_dump(slim, allow_unicode=True, sort_keys=False, width=1000)


def page(codes: dict[str, CodeEntry]) -> str:
    """The page of all codes for users, in Markdown."""
    return "\n".join(_page(codes)) + "\n"


def _page(codes: dict[str, CodeEntry]) -> Iterator[str]:
    yield "# Danh mục các mã của `cchc validate`"
    yield ""
    yield "<!-- Made by tests/checks/examples.py from codes.yaml and the cases: not to be edited. -->"
    yield ""
    yield "Trong cửa sổ lệnh: `cchc validate --explain W402`. Bỏ qua một chỗ có lý do: thêm"
    yield "`ignore: [{code: W402, reason: …}]` vào nhiệm vụ, kế hoạch hoặc `workspace.yaml`."
    for family, members in groupby(codes.items(), key=lambda pair: pair[0][:2]):
        listed = list(members)
        yield from ("", f"## {FAMILIES[family]}", "", "| Mã | Mức | Nội dung |", "|---|---|---|")
        for code, entry in listed:
            yield f"| [{code}](#{code.lower()}) | {_severities(code, entry)} | {_cell(entry.title)} |"
        for code, entry in listed:
            yield from _entry(code, entry)


def _severities(code: str, entry: CodeEntry) -> str:
    return ", ".join(SEVERITIES[severity] for severity in severities_of(code, entry))


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _entry(code: str, entry: CodeEntry) -> Iterator[str]:
    yield from ("", f"### {code}", "", f"**{entry.title}.** {entry.explain}")
    if entry.example is not None:
        shown = entry.example
        yield from ("", "```text", f"{shown.place}: {code} {shown.message}")
        if shown.line:
            yield f"    {shown.line}"
            there = shown.excerpt and shown.line[shown.column - 1 :].startswith(shown.excerpt)
            yield f"    {' ' * (shown.column - 1)}{'^' * (len(shown.excerpt) if there else 1)}"
        if shown.hint:
            yield f"    → {shown.hint}"
        yield "```"
    if entry.right:
        yield from ("", f"Đúng: `{entry.right}`" if "`" not in entry.right else f"Đúng: {entry.right}")
    if entry.source:
        yield from ("", f"Nguồn: {entry.source}.")


def main() -> None:
    """Write both files."""
    with tempfile.TemporaryDirectory() as folder:
        EXAMPLES.write_text(examples_file(examples(Path(folder) / "workspace")), encoding="utf-8")
    catalogue.cache_clear()
    PAGE.write_text(page(catalogue()), encoding="utf-8")
    print(f"{EXAMPLES.relative_to(ROOT)}, {PAGE.relative_to(ROOT)}", file=sys.stderr)


if __name__ == "__main__":
    main()
