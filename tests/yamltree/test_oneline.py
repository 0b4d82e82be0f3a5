"""What is remembered of lines: those met again, and never too many. That they are read rightly: test_straight."""

from __future__ import annotations

from cchc.yamltree import oneline


def test_what_is_remembered_is_bounded(monkeypatch):
    memory = oneline._Memory()
    monkeypatch.setattr(oneline, "_MOST_LINES", 3)
    monkeypatch.setattr(oneline, "_MOST_BYTES", 40)
    monkeypatch.setattr(oneline, "_MOST_MET", 4)
    lines = [b"a: %d" % n for n in range(20)] + [b"b: " + b"x" * 30, b"c: " + b"y" * 30]
    for line in lines:
        for _ in range(3):
            assert memory[line].value == oneline._read(line).value
            assert len(memory) <= 3
            assert sum(map(len, memory)) <= 40
            assert len(memory._met) <= 4
    assert list(memory) == [b"c: " + b"y" * 30]


def test_a_line_met_once_is_not_remembered():
    memory = oneline._Memory()
    first = memory[b"a: x"]
    assert not memory
    assert memory[b"a: x"] is not first
    assert memory[b"a: x"] is memory[b"a: x"]


def test_remembered_texts_are_the_same_objects_whatever_line_they_stand_on():
    memory = oneline._Memory()
    for line in (b"a: x y", b"- x y", b"b: [x y, z]") * 2:
        memory[line]
    assert memory[b"a: x y"].value is memory[b"- x y"].value is memory[b"b: [x y, z]"].value[0]
