"""The computer itself: Python, encoding, the cache, fonts and an office program for looking at documents."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cchc import __version__
from cchc.store import reason
from cchc.surroundings.machine import Machine
from cchc.surroundings.observation import Observation, advised, broken, fine, noted

OLDEST_PYTHON = (3, 11)
FONTS = ("Times New Roman", "Liberation Serif", "Tinos")
"""Times New Roman (Nghị định 30/2020/NĐ-CP, Phụ lục I) and the free fonts whose letters are as wide."""

_FONT_FILES = {
    "win32": ("C:/Windows/Fonts/times.ttf",),
    "darwin": (
        "/System/Library/Fonts/Supplemental/Times New Roman.ttf",
        "/Library/Fonts/Times New Roman.ttf",
        "~/Library/Fonts/Times New Roman.ttf",
    ),
}
_OFFICES = {
    "win32": ("C:/Program Files/LibreOffice/program/soffice.exe",),
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS/soffice",),
}


def python(machine: Machine) -> Iterator[Observation]:
    """The version of Python, of the program, and the system."""
    version = ".".join(map(str, machine.python))
    what = f"cchc {__version__}, Python {version}, {machine.system}"
    if machine.python[:2] < OLDEST_PYTHON:
        yield broken("python", what, f"Cài Python {'.'.join(map(str, OLDEST_PYTHON))} trở lên.")
    else:
        yield fine("python", what)


def encoding(machine: Machine) -> Iterator[Observation]:
    """Whether names of files and the system's own texts are UTF-8; what the program prints always is."""
    if _plain(machine.names) != "utf8":
        yield advised(
            "encoding",
            f"Tên tệp theo bảng mã {machine.names}, tên có dấu có thể hỏng",
            "Đặt biến môi trường PYTHONUTF8=1.",
        )
    elif _plain(machine.locale) != "utf8":
        yield noted(
            "encoding",
            f"Hệ thống dùng bảng mã {machine.locale}; cchc vẫn đọc, ghi bằng UTF-8",
            "Nếu chữ có dấu hiện sai: gõ chcp 65001 (Windows), hoặc đặt PYTHONUTF8=1.",
        )
    else:
        yield fine("encoding", "Bảng mã UTF-8")


def _plain(encoding: str) -> str:
    return encoding.lower().replace("-", "").replace("_", "")


def cache_folder(machine: Machine) -> Iterator[Observation]:
    """Whether files that were read can be kept to be read faster; nothing but speed hangs on it."""
    path = machine.cache
    if path is None:
        yield noted("cache", "Không dùng bộ nhớ đệm (CCHC_CACHE=0, hoặc không biết thư mục riêng); đọc chậm hơn")
        return
    slower = "Không có bộ nhớ đệm thì chỉ đọc chậm hơn; sửa quyền, hoặc đặt CCHC_CACHE=0."
    try:
        usable = machine.kind(path) is None or (machine.kind(path) == "folder" and machine.private(path))
        nearest = next((folder for folder in (path, *path.parents) if machine.kind(folder)), path)
        writable = machine.kind(nearest) == "folder" and machine.writable(nearest)
    except OSError as error:
        yield advised("cache", f"Không xem được bộ nhớ đệm {path}: {reason(error)}", slower)
        return
    if not usable:
        yield advised("cache", f"Bộ nhớ đệm {path} không phải của riêng anh/chị nên không dùng", slower)
    elif writable:
        yield fine("cache", f"Bộ nhớ đệm {path}")
    else:
        yield advised("cache", f"Không ghi được bộ nhớ đệm {path}", slower)


def fonts(machine: Machine) -> Iterator[Observation]:
    """Whether documents can be looked at as they will be printed: in Times New Roman, with Vietnamese letters."""
    if machine.platform in _FONT_FILES:
        found = _first(_FONT_FILES[machine.platform], machine)
        families = {"Times New Roman"} if found else set()
        vietnamese = families
    else:
        program = machine.find("fc-list")
        listed = program and machine.run([program, "--format", "%{family}\\n", ":lang=vi"], machine.home)
        every = program and machine.run([program, "--format", "%{family}\\n"], machine.home)
        if not listed or not every or listed.code or every.code:
            yield noted("fonts", "Chưa kiểm tra được phông chữ: máy không có fontconfig (fc-list)")
            return
        vietnamese, families = _families(listed.out), _families(every.out)
    usable = [name for name in FONTS if name in vietnamese]
    lacking = [name for name in FONTS if name in families and name not in vietnamese]
    if usable:
        yield fine("fonts", f"Phông chữ {usable[0]}, có chữ tiếng Việt")
    else:
        seen = f"Phông {lacking[0]} thiếu chữ tiếng Việt" if lacking else f"Không có phông {', '.join(FONTS)}"
        yield advised(
            "fonts",
            f"{seen}; văn bản xem trên máy này sẽ khác bản in",
            "Cài Times New Roman hoặc gói fonts-liberation2.",
        )


def _families(listing: str) -> set[str]:
    return {family.strip() for line in listing.splitlines() for family in line.split(",")}


def office(machine: Machine) -> Iterator[Observation]:
    """LibreOffice, which turns documents into PDF for looking at them; nothing else needs it."""
    found = machine.find("soffice") or machine.find("libreoffice")
    found = found or _first(_OFFICES.get(machine.platform, ()), machine)
    if found:
        yield fine("libreoffice", f"LibreOffice: {found}")
    else:
        yield noted("libreoffice", "Không có LibreOffice; chỉ cần khi muốn xem văn bản dưới dạng PDF")


def _first(paths: tuple[str, ...], machine: Machine) -> str | None:
    """The first of the files that is there; ``~`` is the user's folder."""
    expanded = (machine.home / path[2:] if path.startswith("~/") else Path(path) for path in paths)
    return next((str(path) for path in expanded if machine.kind(path)), None)
