"""The wheel brings its templates: installed elsewhere, it renders outside the repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
def test_the_wheel_installed_elsewhere_renders_outside_the_repository(tmp_path):
    source = tmp_path / "source"
    source.mkdir()
    for name in ("cchc", "templates"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source / name)
    run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "wheels")], source)
    (wheel,) = (tmp_path / "wheels").iterdir()
    site = tmp_path / "site"
    run([sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", str(site), str(wheel)], tmp_path)
    desk = tmp_path / "desk"
    shutil.copytree(ROOT / "plans", desk / "plans")
    there = {"PYTHONPATH": str(site), "XDG_CACHE_HOME": str(tmp_path / "cache")}

    where = run([sys.executable, "-P", "-c", "import cchc; print(cchc.__file__)"], desk, there)
    said = run(
        [sys.executable, "-P", "-m", "cchc", "render", "plan", "vinh-chau/2025", "-o", "p.docx"], desk, there
    )

    assert Path(where.strip()).is_relative_to(site)
    assert "p.docx" in said
    with zipfile.ZipFile(desk / "p.docx") as document:
        text = document.read("word/document.xml").decode("utf-8")
    assert "Xây dựng và triển khai Kế hoạch kiểm tra, xử lý, rà soát VBQPPL" in text


def run(command, folder, extra=None):
    environment = {**os.environ, "PYTHONUTF8": "1", **(extra or {})}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
