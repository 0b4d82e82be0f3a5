"""What is wrong round the work, as ``cchc doctor`` tells: the computer, the workspace, its plans, git, stray files.

Each probe is a plain function that yields `Observation`; the computer comes in as a `Machine`, what is wrong in the
plans as `Checks`. Nothing is written, but that reading plans may fill the cache as with every command.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial

from msgspec import Struct

from cchc.calendar.workdays import HOLIDAYS_FILE, known_years
from cchc.findings import Finding
from cchc.store import LoadedPlan, Store
from cchc.surroundings import equipment, tidiness, versioning
from cchc.surroundings.machine import Machine
from cchc.surroundings.observation import Observation, advised, broken, fine, noted

_NEXT_YEAR_FROM = 11
"""The month from which the next year's holidays are looked for: its plan is being drafted then."""


class Checks(Struct, frozen=True):
    """What finds the faults of workspace.yaml, and the errors of a plan and its register."""

    workspace: Callable[[Store], Iterable[Finding]]
    plan: Callable[[LoadedPlan, Store], list[Finding]]


def examine(store: Store | None, machine: Machine, today: date, checks: Checks) -> list[Observation]:
    """Everything seen, in the order told; ``store`` None: outside of a workspace."""
    found: list[Observation] = []
    for probe in (equipment.python, equipment.encoding, equipment.cache_folder, equipment.fonts, equipment.office):
        found += _guarded(probe.__name__, partial(probe, machine))
    if store is None:
        found.append(
            noted(
                "workspace",
                "Không ở trong không gian làm việc nào",
                "Vào thư mục chứa “plans/”, chỉ ra bằng --root, hoặc lập mới: cchc init THƯ-MỤC",
            )
        )
        return [*found, *_guarded("holidays", lambda: holidays(None, today))]
    probes: dict[str, Callable[[], Iterable[Observation]]] = {
        "workspace": lambda: home(store, checks),
        "plan": lambda: plans(store, checks),
        "progress": lambda: progress(store, today),
        "holidays": lambda: holidays(store, today),
        "git": lambda: versioning.git(store, machine),
        "writable": lambda: tidiness.writable(store, machine),
        "schema": lambda: tidiness.schemas(store),
        "leftovers": lambda: tidiness.leftovers(store),
        "conflicts": lambda: tidiness.conflicts(store),
    }
    for code, run in probes.items():
        found += _guarded(code, run)
    return found


def _guarded(code: str, run: Callable[[], Iterable[Observation]]) -> list[Observation]:
    """A probe that raises is something seen itself: the others still look."""
    try:
        return list(run())
    except Exception as error:
        what = f"Bước khám này bị lỗi ({type(error).__name__}: {error})"
        return [broken(code, what, "Đây là lỗi của chương trình; hãy báo cho người phát triển.")]


def home(store: Store, checks: Checks) -> Iterator[Observation]:
    """The workspace and whose desk it is."""
    yield fine("workspace", f"Không gian làm việc {store.root}")
    faults = [*store.settings.findings, *checks.workspace(store)]
    for fault in dict.fromkeys(faults):
        yield broken("home", f"{fault.place}: {fault.message}", fault.hint)
    register = store.register(store.home) if store.home and not faults else None
    if register is not None:
        yield fine("home", f"Cơ quan mình: {register.authority.name} ({store.home})")
    elif not faults:
        yield broken(
            "home", f"Không đọc được danh bạ của “{store.home}”", f"Gõ cchc units {store.home} để xem lỗi."
        )


def plans(store: Store, checks: Checks) -> Iterator[Observation]:
    """Every plan: whether it can be read, and how many errors it has."""
    if not store.plan_ids:
        yield advised("plan", "Chưa có kế hoạch nào", "Thêm plans/<cơ quan>/<năm>/plan.yaml.")
    for plan_id in store.plan_ids:
        loaded = store.plan(plan_id)
        errors = checks.plan(loaded, store)
        rows = len(loaded.rows.rows)
        if loaded.register is None:
            yield broken("plan", f"{plan_id}: không có danh bạ đọc được ({loaded.units_file.path})", _see(plan_id))
        elif errors:
            yield broken("plan", f"{plan_id}: {len(errors)} lỗi, đầu tiên ở {errors[0].place}", _see(plan_id))
        else:
            yield fine("plan", f"{plan_id}: đọc được, không có lỗi; {rows} dòng, {len(loaded.logs)} nhật ký")
    for fault in store.unlisted:
        yield broken("plan", f"{fault.place.path}: {fault.message}", fault.hint)


def _see(plan_id: str) -> str:
    return f"Gõ cchc validate {plan_id} để xem từng chỗ."


def progress(store: Store, today: date) -> Iterator[Observation]:
    """Plans in which nothing is recorded: of a year that runs, somebody has to begin."""
    silent = [plan for plan in map(store.plan, store.plan_ids) if plan.unrecorded and plan.rows.rows]
    running = [plan.id for plan in silent if plan.year == today.year]
    other = [plan.id for plan in silent if plan.year != today.year]
    if running:
        yield advised(
            "progress",
            f"Chưa ghi nhận việc nào trong năm đang chạy: {', '.join(running)}",
            "Ghi từng việc bằng cchc record; cách ghi: cchc record --help",
        )
    if other:
        yield noted("progress", f"Chưa ghi nhận việc nào (năm đã qua hoặc chưa tới): {', '.join(other)}")


def holidays(store: Store | None, today: date) -> Iterator[Observation]:
    """Whether the holidays are known of every plan's year, of this year and, towards its end, of the next."""
    loaded: list[LoadedPlan] = [store.plan(plan_id) for plan_id in store.plan_ids] if store is not None else []
    needed = {plan.year: f"kế hoạch {plan.id}" for plan in reversed(loaded)}
    needed.setdefault(today.year, "năm nay")
    if today.month >= _NEXT_YEAR_FROM:
        needed.setdefault(today.year + 1, "năm sau")
    known = known_years()
    for year in sorted(set(needed) - known):
        yield advised(
            "holidays",
            f"Chưa có lịch nghỉ lễ, tết năm {year} ({needed[year]}): chưa tính được ngày làm việc của năm đó",
            f"Khi có thông báo, thêm mục “{year}” vào {HOLIDAYS_FILE}",
        )
    if set(needed) <= known:
        yield fine("holidays", f"Lịch nghỉ lễ, tết đã có các năm {', '.join(map(str, sorted(known)))}")
