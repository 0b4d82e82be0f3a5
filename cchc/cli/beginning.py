"""What ``cchc init`` says at its end: what was guessed, what was written, what to do next."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from cchc.cli.terminal import Cell, Paragraph, note, say, say_row
from cchc.drafting.beginning import WORKSPACE, Beginning
from cchc.drafting.bodies import kind_of
from cchc.drafting.placing import Placement
from cchc.drafting.settling import Wish, contradiction
from cchc.plans.listed import Listed
from cchc.store.git_rules import repository
from cchc.store.schemas import FOLDER as SCHEMA_FOLDER
from cchc.text import fold

_NAME = 44
"""The widest first column, in characters."""


def print_beginning(
    folder: Path, root: Path, wish: Wish, made: Beginning, placed: Placement, home: str | None
) -> None:
    """Print it all; ``folder`` as the person named it, ``home`` the home authority where it is another."""
    say(_headline(root, made, home), "bold")
    say("")
    guesses = [] if made.keeps_register else list(_guesses(wish, made))
    if guesses:
        count = f", {len(made.units)} đơn vị" if made.units else ""
        say(f"Đoán theo tên{count} (sai thì sửa trong plans/{made.folder}/units.yaml)", "bold")
        _say_pairs(guesses)
        say("")
    say("Đã ghi", "bold")
    _say_pairs(list(_written(made, placed)))
    say("")
    say("Bước tiếp theo", "bold")
    _say_pairs(list(_steps(folder, root, made, home)))


def _headline(root: Path, made: Beginning, home: str | None) -> str:
    whose = f"{made.body.name}, mã “{made.folder}”"
    if made.keeps_register:
        frame = f"Đã lập khung kế hoạch năm {made.year}" if made.year is not None else "Đã bổ sung các tệp đi kèm"
        return f"{frame} trong {root}: {whose}; giữ nguyên danh bạ ({len(made.units)} đơn vị)."
    new = "Đã lập không gian làm việc" if home is None else "Đã thêm cơ quan vào không gian làm việc"
    return f"{new} {root}: {whose}."


def note_readings(wish: Wish, named: Listed) -> None:
    """Say on standard error what a person should look at in what was said: levels, names read, names dropped."""
    level = contradiction(wish)
    if level is not None:
        note(f"Lưu ý: “{wish.authority}” là tên của cấp {level}, nhưng --level ghi {wish.level}: lấy {wish.level}.")
    note_names(named)


def note_names(named: Listed) -> None:
    """Say on standard error which names of units stood twice, and which do not tell their kind."""
    if named.repeated:
        note(f"Lưu ý: đọc được {len(named.names)} đơn vị, bỏ tên trùng: {'; '.join(named.repeated)}.")
    odd = [name for name in named.names if kind_of(name) == "khác"]
    if odd:
        note(f"Lưu ý: tên không cho biết loại, ghi là “khác”: {'; '.join(odd)}. Sửa “kind” trong units.yaml.")


def note_kept(wish: Wish, made: Beginning) -> None:
    """Say on standard error that what was said of an authority is not used where it is there already."""
    unused = [
        option
        for option, said, now in (
            ("--level", wish.level, made.level),
            ("--place", wish.place, made.place),
            ("--superior", wish.superior, made.superior or made.superior_name),
        )
        if said and fold(said) != fold(now or "")
    ]
    if made.keeps_register and unused:
        where = f"plans/{made.folder}/units.yaml"
        note(f"Lưu ý: cơ quan đã có trong danh bạ, không dùng {', '.join(unused)}; muốn đổi thì sửa {where}.")


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
    folder_year = f"{made.folder}/{made.year or 'NĂM'}"
    yield f"cchc import TÊN.docx --to {folder_year}", "có kế hoạch Word: nhập vào, thay khung chưa điền"
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
    plan = "" if home is None and not made.keeps_register else f" --plan {made.folder}/{made.year}"
    if made.year is not None:
        yield f"cchc due{plan}", "ai phải làm gì, đến ngày nào"


def _quoted(path: str) -> str:
    """A path for the shell of this system."""
    if os.name == "nt":
        return f'"{path}"' if " " in path else path
    import shlex

    return shlex.quote(path) if not path.replace("/", "").isalnum() else path
