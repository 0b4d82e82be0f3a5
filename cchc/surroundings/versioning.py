"""git round the workspace: whether there is any, whether logs of two branches join, what it leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from cchc.store import Store
from cchc.store.git_rules import JOINED_EVENTS, JOINED_LOGS, repository
from cchc.store.locking import LOCK
from cchc.surroundings.machine import Answer, Machine
from cchc.surroundings.observation import Observation, advised, fine, noted


class _Repository(NamedTuple):
    """A repository that holds the workspace; ``git`` is None where git itself cannot be asked."""

    root: Path
    git: str | None


def git(store: Store, machine: Machine) -> Iterator[Observation]:
    """Whether the workspace is in a git repository, and git's rules for its files."""
    top = repository(store.root)
    program = machine.find("git")
    if top is None:
        what = "Không gian làm việc chưa ở trong kho git: không có lịch sử, khó ghi chung"
        if program:
            yield advised("git", what, "Gõ git init trong thư mục đó.")
        else:
            yield noted("git", what, "Muốn có lịch sử thì cài git, rồi gõ git init trong thư mục đó.")
        return
    asked = _ask(program, store.root, machine, "rev-parse", "--git-dir") if program else None
    if asked is not None and asked.code == 0:
        yield fine("git", f"Kho git {top}")
        here = _Repository(top, program)
    else:
        said = asked.err.strip().splitlines()[0] if asked and asked.err.strip() else "không trả lời"
        what = (
            f"git không đọc được kho {top}: {said}" if program else f"Kho git {top}; máy không có chương trình git"
        )
        yield advised("git", what, "Sửa theo lời báo của git." if program else "Cài git.")
        here = _Repository(top, None)
    yield from _merging(store, here, machine)
    yield from _lock(store, here, machine)


def _ask(program: str, folder: Path, machine: Machine, *arguments: str) -> Answer | None:
    """What git answers; a program named in the repository's settings is not started for it."""
    return machine.run([program, "-c", "core.fsmonitor=false", *arguments], folder)


def _merging(store: Store, here: _Repository, machine: Machine) -> Iterator[Observation]:
    """Logs and events are joined line by line (merge=union)."""
    logs = [path for plan in store.plan_ids or ["co-quan/2025"] for path in _logs(store, plan)]
    events = [f"plans/{plan}/events.yaml" for plan in store.plan_ids or ["co-quan/2025"]]
    united = _united(here, store.root, machine, [*logs, *events])
    for name, paths, rule in (("nhật ký progress/", logs, JOINED_LOGS), ("events.yaml", events, JOINED_EVENTS)):
        lacking = [path for path in paths if path not in united]
        if not lacking:
            yield fine("merge", f"git ghép {name} theo dòng")
        else:
            more = f" và {len(lacking) - 1} tệp khác" if len(lacking) > 1 else ""
            yield advised(
                "merge",
                f"git chưa ghép {name} theo dòng ({lacking[0]}{more}): hai người cùng ghi sẽ vướng nhau",
                f"Thêm vào .gitattributes dòng: {rule}",
            )


def _logs(store: Store, plan: str) -> Iterable[str]:
    return (
        [log.path for log in store.plan(plan).logs]
        if plan in store.plan_ids and store.plan(plan).logs
        else [f"plans/{plan}/progress/don-vi.yaml"]
    )


def _united(here: _Repository, root: Path, machine: Machine, paths: Sequence[str]) -> set[str]:
    """Those of the paths that git joins line by line."""
    if here.git is None:
        return _united_by_rules(here.root, root, paths)
    asked = _ask(here.git, root, machine, "check-attr", "-z", "merge", "--", *paths)
    if asked is None or asked.code:
        return _united_by_rules(here.root, root, paths)
    fields = asked.out.split("\0")
    return {path for path, value in zip(fields[0::3], fields[2::3], strict=False) if value == "union"}


def _united_by_rules(top: Path, root: Path, paths: Sequence[str]) -> set[str]:
    """The same by reading .gitattributes in the folders from the repository's to the workspace's."""
    found: dict[str, bool] = {}
    for base, pattern, attributes in _attribute_lines(top, root):
        for path in paths:
            if _matches(pattern, (root / path).relative_to(base).as_posix()):
                for attribute in attributes:
                    if attribute.lstrip("-!").partition("=")[0] == "merge":
                        found[path] = attribute == "merge=union"
    return {path for path, union in found.items() if union}


def _attribute_lines(top: Path, root: Path) -> Iterator[tuple[Path, str, list[str]]]:
    for folder in (*reversed([one for one in root.parents if one.is_relative_to(top)]), root):
        for line in _lines(folder / ".gitattributes"):
            pattern, *attributes = line.split()
            yield folder, pattern, attributes


def _lines(path: Path) -> list[str]:
    if not path.is_file():  # a pipe would be waited for
        return []
    try:
        lines = path.read_text("utf-8", "replace").splitlines()
    except OSError:
        return []
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def _matches(pattern: str, path: str) -> bool:
    """Whether a pattern of git, without its rarer forms, fits a path: ``*`` within a name, ``**/`` over folders."""
    if "/" not in pattern:
        path = path.rpartition("/")[2]
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", pattern.removeprefix("/"))
    forms = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return re.fullmatch("".join(forms.get(part) or re.escape(part) for part in parts), path) is not None


def _lock(store: Store, here: _Repository, machine: Machine) -> Iterator[Observation]:
    """The lock of writers stays out of git."""
    if here.git is not None:
        asked = _ask(here.git, store.root, machine, "check-ignore", "--quiet", "--", LOCK)
        if asked is None or asked.code not in (0, 1):
            yield noted("lock", f"Chưa kiểm tra được git có bỏ qua {LOCK} không")
            return
        left_out = asked.code == 0
    else:
        left_out = False
        for folder in (*reversed([one for one in store.root.parents if one.is_relative_to(here.root)]), store.root):
            for line in _lines(folder / ".gitignore"):
                path = (store.root / LOCK).relative_to(folder).as_posix()
                if _matches(line.removeprefix("!"), path):
                    left_out = not line.startswith("!")
    if left_out:
        yield fine("lock", f"git bỏ qua {LOCK}")
    else:
        yield advised(
            "lock", f"git chưa bỏ qua {LOCK} (khóa ghi của riêng máy)", f"Thêm vào .gitignore dòng: {LOCK}"
        )
