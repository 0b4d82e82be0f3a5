"""The same number of items in two other keepers of plain files, each in an environment of its own.

doorstop: a document of YAML items for each plan, an item for each task, each linked to the item above it, all under
one root document; measured is ``doorstop`` (its integrity check of the whole tree; review stamps and suspect links,
which a fresh tree does not have, are not asked about, and files are not written again).

compliance-trestle: an OSCAL catalog in YAML for each plan with a control for each task (title, statement, one
property); measured is ``trestle validate --all``.

Both get the texts of the country's own tasks. Neither reads deadlines, names of offices or citations, so this
compares what a person waits for, not equal work.
"""

from __future__ import annotations

import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from measuring import Cost, Failed, cost

from cchc.yamltree import read_tree
from cchc.yamltree.writing import scalar


class Other(NamedTuple):
    """A program: its name on the package registry, how to lay the items out, and the check of all of them."""

    package: str
    lay: Callable[[Path, list[list[str]], Path], None]
    check: tuple[str, ...]


def tasks(root: Path) -> list[list[str]]:
    """The texts of the tasks of each plan of a country."""
    plans = []
    for path in sorted(root.glob("plans/*/*/appendix.yaml")):
        data = read_tree(path.read_bytes(), path.name).data
        areas = data.get("areas", ()) if isinstance(data, dict) else ()
        plans.append([text for area in areas for task in area["tasks"] for text in _texts(task)])
    return [texts for texts in plans if texts]


def _texts(task: dict[str, object]) -> Iterator[str]:
    yield " ".join(str(task.get("task", "")).split())
    below = task.get("subtasks", ())
    for one in below if isinstance(below, list) else ():
        yield from _texts(one)


def _doorstop(folder: Path, plans: list[list[str]], binaries: Path) -> None:
    folder.mkdir(parents=True)
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    _document(folder / "root", "ROOT", None, ["Country"], None)
    for number, texts in enumerate(plans, 1):
        _document(folder / f"p{number:04}", f"P{number:04}x", "ROOT", texts, "ROOT001")


def _document(folder: Path, prefix: str, parent: str | None, texts: list[str], above: str | None) -> None:
    folder.mkdir()
    settings = f"  digits: 3\n  itemformat: yaml\n  prefix: {prefix}\n  sep: ''\n"
    under = f"  parent: {parent}\n" if parent else ""
    (folder / ".doorstop.yml").write_text(f"settings:\n{settings}{under}", encoding="utf-8")
    for number, text in enumerate(texts, 1):
        links = f"links:\n- {above}: null\n" if above else "links: []\n"
        item = (
            "active: true\nderived: false\nheader: ''\n"
            f"level: 1.{number}\n{links}normative: true\nref: ''\nreviewed: null\ntext: |\n  {text}\n"
        )
        (folder / f"{prefix}{number:03}.yml").write_text(item, encoding="utf-8")


def _trestle(folder: Path, plans: list[list[str]], binaries: Path) -> None:
    folder.mkdir(parents=True)
    subprocess.run([str(binaries / "trestle"), "init", "--local"], cwd=folder, check=True, capture_output=True)
    for number, texts in enumerate(plans, 1):
        target = folder / f"catalogs/plan{number:04}"
        target.mkdir()
        lines = [
            "catalog:",
            f"  uuid: {uuid.UUID(int=number, version=4)}",
            "  metadata:",
            f"    title: Plan {number}",
            "    last-modified: 2026-01-01T00:00:00+00:00",
            "    version: '1'",
            "    oscal-version: 1.1.3",
            "  controls:",
        ]
        for k, text in enumerate(texts, 1):
            lines += [
                f"  - id: p{number}-{k}",
                f"    title: {scalar(text)}",
                "    props:",
                f"    - {{name: label, value: '{k}'}}",
                "    parts:",
                f"    - {{id: p{number}-{k}_smt, name: statement, prose: {scalar(text)}}}",
            ]
        (target / "catalog.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


OTHERS = (
    Other("doorstop", _doorstop, ("doorstop", "-F", "-W", "-S", "-C")),
    Other("compliance-trestle", _trestle, ("trestle", "validate", "--all", "--quiet")),
)


def compared(other: Other, root: Path, work: Path, limit: float) -> Cost | str:
    """What the check of as many items costs; a sentence where it could not be measured."""
    home = work / other.package
    binaries = home / ("Scripts" if sys.platform == "win32" else "bin")
    if not (binaries / other.check[0]).exists():
        try:
            subprocess.run([sys.executable, "-m", "venv", str(home)], check=True, capture_output=True)
            install = [str(binaries / "python"), "-m", "pip", "install", "-q", other.package]
            subprocess.run(install, check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError) as error:
            return f"could not be installed ({error})"
    folder = work / f"{other.package}-{root.name}"
    if not folder.exists():
        other.lay(folder, tasks(root), binaries)
    try:
        return cost(
            [str(binaries / other.check[0]), *other.check[1:]], folder, codes=(0,), limit=limit, memory=True
        )
    except OSError as error:
        return f"could not be run ({error})"
    except Failed as error:
        return f"more than {limit:.0f} s" if ": -9;" in str(error) else str(error)
