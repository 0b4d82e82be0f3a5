"""Lines in a terminal break between words; in a pipe they do not break."""

from __future__ import annotations

import pytest

from cchc.cli import terminal

LONG = "plans/gia-dinh/2026/appendix.yaml:12:3: E101 Không có đơn vị hay nhóm nào tên như thế trong danh bạ của xã"


@pytest.fixture
def screen(capsys, monkeypatch):
    """A terminal of 40 columns without colours."""
    monkeypatch.setattr(terminal, "width", lambda: 40)
    monkeypatch.setattr(terminal, "_error_width", lambda: 40)
    monkeypatch.setenv("NO_COLOR", "1")
    return capsys


def test_an_error_is_wrapped_at_words(screen):
    terminal.note(f"Lỗi: {LONG}\n  Xem: cchc due --help")
    lines = screen.readouterr().err.splitlines()
    assert lines[-1] == "  Xem: cchc due --help"
    assert all(len(line) <= 40 for line in lines)
    assert " ".join(" ".join(lines[:-1]).split()) == f"Lỗi: {LONG}"


def test_a_finding_is_wrapped_at_words_in_its_styles(screen, monkeypatch):
    place, rest = LONG[:35], LONG[35:]
    monkeypatch.setattr(terminal, "styled", lambda text, style="": text.upper() if style else text)
    terminal.say_parts((place, "bold"), (rest, ""))
    lines = screen.readouterr().out.splitlines()
    assert all(len(line) <= 40 for line in lines)
    assert " ".join(lines) == place.upper() + rest


def test_a_pipe_keeps_the_line(capsys):
    terminal.note(LONG)
    terminal.say_parts((LONG, "bold"), (" x", ""))
    told = capsys.readouterr()
    assert (told.err, told.out) == (f"{LONG}\n", f"{LONG} x\n")
