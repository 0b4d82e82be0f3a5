"""What ``cchc init`` says at its end: what was guessed, what was written, what to do next."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from cchc.cli.terminal import Cell, Paragraph, say, say_row
from cchc.drafting.beginning import WORKSPACE, Beginning
from cchc.drafting.placing import Placement
from cchc.drafting.settling import Wish
from cchc.store.git_rules import repository
from cchc.store.schemas import FOLDER as SCHEMA_FOLDER

_NAME = 44
"""The widest first column, in characters."""


def print_beginning(
    folder: Path, root: Path, wish: Wish, made: Beginning, placed: Placement, home: str | None
) -> None:
    """Print it all; ``folder`` as the person named it, ``home`` the home authority where it is another."""
    new = "Đã lập không gian làm việc" if home is None else "Đã thêm cơ quan vào không gian làm việc"
    say(f"{new} {root}: {made.body.name}, mã “{made.folder}”.", "bold")
    say("")
    guesses = list(_guesses(wish, made))
    if guesses:
        say(f"Đoán theo tên (sai thì sửa trong plans/{made.folder}/units.yaml)", "bold")
        _say_pairs(guesses)
        say("")
    say("Đã ghi", "bold")
    _say_pairs(list(_written(made, placed)))
    say("")
    say("Bước tiếp theo", "bold")
    _say_pairs(list(_steps(folder, root, made, home)))


def _say_pairs(pairs: list[tuple[str, str]]) -> None:
    """Two columns, the second wrapped beside the first; a name too long for its column has a line of its own."""
    width = min(_NAME, max(len(name) for name, _ in pairs) + 3)
    for name, about in pairs:
        if len(name) + 3 > width:
            say(f"  {name}")
            name = ""
        say_row([Cell(f"  {name}", width)], [Paragraph(about)])


def _guesses(wish: Wish, made: Beginning) -> Iterator[tuple[str, str]]:
    if wish.level is None:
        yield "cấp", made.level
    if not wish.place:
        yield "địa danh", made.place
    for unit in made.units:
        yield unit.name, unit.kind if unit.kind != "khác" else "khác (tên không cho biết loại)"


def _written(made: Beginning, placed: Placement) -> Iterator[tuple[str, str]]:
    base = f"plans/{made.folder}"
    about = {
        WORKSPACE: f"cơ quan mình là “{made.folder}”",
        f"{base}/units.yaml": f"danh bạ: {len(made.units)} đơn vị và các nhóm thường gặp",
        f"{base}/{made.year}/plan.yaml": f"khung kế hoạch năm {made.year}, phần văn bản",
        f"{base}/{made.year}/appendix.yaml": "khung phụ lục: các lĩnh vực, mẫu một nhiệm vụ",
        ".gitattributes": "quy tắc ghép nhật ký khi nhiều người cùng ghi",
        ".gitignore": "tệp tạm không đưa vào git",
    }
    yield from ((path, about[path]) for path in placed.files if path in about)
    schemas = sum(path.startswith(f"{SCHEMA_FOLDER}/") for path in placed.files)
    if schemas:
        yield f"{SCHEMA_FOLDER}/", f"{schemas} lược đồ để trình soạn thảo gợi ý"


def _steps(folder: Path, root: Path, made: Beginning, home: str | None) -> Iterator[tuple[str, str]]:
    if root != Path.cwd():
        yield f"cd {_quoted(str(folder))}", "vào thư mục này"
    if not made.units:
        yield f"sửa plans/{made.folder}/units.yaml", "ghi các đơn vị vào danh bạ"
    if made.year is None:
        yield f"viết plans/{made.folder}/NĂM/plan.yaml", "kế hoạch của năm đó, phụ lục ghi ở appendix.yaml"
    else:
        yield f"sửa plans/{made.folder}/{made.year}/*.yaml", "chép kế hoạch vào khung"
    yield "cchc validate", "kiểm tra các tệp sau mỗi lần sửa"
    found = repository(root)
    if found is None:
        yield "git init", "để giữ lịch sử và cho nhiều người cùng ghi"
    else:
        yield f"git add {'.' if found == root else _quoted(str(folder))}", f"thư mục đã ở trong kho git {found}"
    plan = "" if home is None else f" --plan {made.folder}/{made.year}"
    if made.year is not None:
        yield f"cchc due{plan}", "ai phải làm gì, đến ngày nào"


def _quoted(path: str) -> str:
    """A path for the shell of this system."""
    if os.name == "nt":
        return f'"{path}"' if " " in path else path
    import shlex

    return shlex.quote(path) if not path.replace("/", "").isalnum() else path
