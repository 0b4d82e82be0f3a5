"""Real inputs, spoilt a little: readers give an answer or a finding, in work that grows as the input does."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cchc.citations import citations
from cchc.deadlines import Reading, UnreadableDeadline, read
from cchc.plans.document import Plan
from cchc.store.faults import decode
from cchc.store.mending import mended
from cchc.text import nfc
from cchc.yamltree import read_tree
from tests.conftest import ROOT
from tests.hostile.mutating import CHANGES, fragments, mutated, mutated_parts
from tests.hostile.running import ON, Steps, complaint, run
from tests.hostile.sound import KINDS, SOUND, build, written

SLOWLY = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
REAL = [path.read_bytes() for path in sorted((ROOT / "plans").rglob("*.yaml"))]
SMALL = [written(SOUND[path]) for path in KINDS.values()]
SIGNS = [
    b"\n", b"\n  ", b": ", b"- ", b"{", b"}", b"[", b"]", b"'", b'"', b"#", b"&a ", b"*a", b"!!str ", b"<<: ",
    b"? ", b"|\n", b">\n", b"---\n", b"...\n", b"%YAML 1.2\n", b"\t", b"\r", b"\0", b"\xff", b"\xc3",
    b"\xe2\x80\xa8", b"\xef\xbb\xbf", b"\\", b"@", b"`", b",", b"null", b"~", b"2025-02-30", b"1e999", b"0x",
    b"9" * 40,
]  # fmt: skip


# --- files


@pytest.mark.slow
@settings(max_examples=150)
@given(st.sampled_from(SMALL + REAL), CHANGES)
def test_a_file_spoilt_a_little_is_read_or_told(sound, changes):
    data = mutated(sound, changes, SIGNS)
    tree = read_tree(data, "plan.yaml")
    assert tree.data is not None or tree.findings
    value, found = decode(tree, Plan)
    assert value is not None or found or tree.findings
    for one in (*tree.findings, *found):
        assert one.place.path == "plan.yaml"
        assert 1 <= one.place.column <= len(tree.line_text(one.place.line)) + 2
        assert re.match(r"[A-ZĐÀ-Ỹ“‘'\"<\d]", one.message), one.message
        assert len(one.message) < 3000
    again = mended(tree.data, Plan)
    assert again is None or isinstance(again, Plan)


VALUE = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**18) + 1, 10**18 - 1)
    | st.floats()
    | st.sampled_from(["2025-01-02", "Phòng Một", "the-che/1", "", " ", "x" * 500, "Quý I/2025", "\u202e", "1"])
    | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=12,
)
KEYS = sorted({key for data in SOUND.values() for key in re.findall(r'"?(\w+)"?:', written(data).decode())})


@pytest.mark.slow
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(sorted(KINDS)),
    st.dictionaries(st.sampled_from(KEYS), VALUE, max_size=6),
    st.sampled_from(
        [("validate", "--format", "json"), ("due", *ON), ("status", *ON), ("show", "xa-thu/2025", *ON)]
    ),
)
def test_any_data_under_the_right_keys_is_read_or_told(spoilt, kind, data, words):
    path = spoilt.file(KINDS[kind])
    path.write_bytes(written({**SOUND[KINDS[kind]], **data}))
    assert complaint(spoilt.run(*words)) == ""
    path.write_bytes(written(SOUND[KINDS[kind]]))


@pytest.mark.parametrize(
    "piece",
    [b"- a\n", b"- {a: b}\n", b"- [a, b]\n", b"a: ", b"[", b"k%d: 1\n", b"'a' 'b'\n", b"\xff", b"? a\n", b"#\n"],
)
def test_reading_a_file_of_twice_the_size_is_twice_the_work(piece):
    def of(times: int) -> int:
        data = b"".join(piece % n if b"%d" in piece else piece for n in range(times))
        return Steps().of(lambda: read_tree(data, "x.yaml"))

    of(10)  # modules are imported once
    assert of(4000) <= 2.5 * of(2000) + 2000


# --- phrases and citations


def _texts(keys: tuple[str, ...]) -> list[str]:
    """The texts that stand under these keys, or in their lists, anywhere in the real files."""
    found: set[str] = set()

    def gather(data: object, under: bool) -> None:
        if isinstance(data, dict):
            for key, value in data.items():
                gather(value, key in keys)
        elif isinstance(data, list):
            for value in data:
                gather(value, under)
        elif isinstance(data, str) and under:
            found.add(data)

    for data in REAL:
        gather(read_tree(data, "").data, under=False)
    return sorted(found)


PHRASES = _texts(("deadline",))
BASES = _texts(("text", "preamble", "content"))
IN_PHRASES = [
    "; ",
    ", ",
    " và ",
    " hoặc ",
    "(",
    ")",
    "/",
    "-",
    "31/",
    "quý ",
    "tháng ",
    "năm 2025",
    "hằng ",
    ": ",
    "\n",
]
IN_BASES = [
    "số ",
    "/",
    "-",
    "ngày ",
    "tháng ",
    "của ",
    "Nghị định",
    "76/NQ-CP",
    "2021",
    ";",
    "(",
    "”",
    "về việc ",
    "\n",
]


def _readings(phrase: str, year: int) -> tuple[Reading, ...]:
    """What a phrase says; nothing where it is marked as unreadable."""
    with suppress(UnreadableDeadline):
        found = read(phrase, year)
        assert found
        return found
    return ()


def test_there_are_real_phrases_and_bases_to_spoil():
    assert len(PHRASES) > 30
    assert len(BASES) > 20


@given(st.sampled_from(PHRASES).flatmap(lambda one: CHANGES.map(lambda c: mutated(one, c, IN_PHRASES))))
@example("Quý I" * 390)
def test_a_phrase_spoilt_a_little_is_read_whole_or_marked(phrase):
    readings = _readings(phrase, 2025)
    if not readings:
        return
    for one in readings:
        assert one.start is None or one.due is None or one.start <= one.due
        assert all(turn.start is None or turn.start <= turn.due for turn in one.occurrences if turn.due)
    assert read(nfc(phrase), 2025) == readings or nfc(phrase) != phrase


@given(fragments(PHRASES), st.sampled_from([2024, 2025, 1900, 2199]))
def test_jumbled_words_of_real_phrases_are_read_or_marked(phrase, year):
    assert all(one.kind for one in _readings(phrase, year))


@given(
    st.sampled_from(BASES).flatmap(lambda one: CHANGES.map(lambda c: mutated(one, c, IN_BASES))) | fragments(BASES)
)
def test_every_part_of_a_spoilt_citation_stands_where_it_says(text):
    last = 0
    for one in citations(text):
        assert 0 <= one.start <= one.end <= len(text)
        assert last <= one.start
        last = one.end


@pytest.mark.parametrize("word", ["Quý I, ", "tháng 1, ", "; ", "(", "ngày 1/1/2025 và ", "kể từ khi ", "hằng "])
def test_a_phrase_of_twice_the_length_is_at_most_a_few_times_the_work(word):
    def of(times: int) -> int:
        def once() -> None:
            with suppress(UnreadableDeadline):
                read((word * times)[:1990], 2031)

        return Steps().of(once)

    of(2)
    length = 900 // len(word)
    assert of(2 * length) <= 6 * of(length) + 20_000


@pytest.mark.parametrize("word", ["số ", "1/", "76/NQ-CP ", "ngày 1/1/2025 ", "Căn cứ ", "của ", "Luật ", "; "])
def test_citations_in_a_text_of_twice_the_length_are_twice_the_work(word):
    def of(times: int) -> int:
        return Steps().of(lambda: citations(word * times))

    of(2)
    length = 4000 // len(word)
    assert of(2 * length) <= 3 * of(length) + 2000


# --- Word files and sheets


@pytest.fixture(scope="module", name="sent")
def _sent(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A plan in Word and a sheet of a unit, as they go out."""
    root = build(tmp_path_factory.mktemp("sent"))
    for words in (
        ("render", "plan", "xa-thu/2025", "-o", "a.docx", *ON),
        ("due", "--all", "--unit", "Phòng Hai", "--format", "xlsx", "-o", "a.xlsx", *ON),
    ):
        assert run(root, *words).code == 0
    return root


def _of_word(name: str) -> bool:
    return name.startswith("word/") and name.endswith(".xml") and "theme" not in name


@pytest.mark.slow
@SLOWLY
@given(CHANGES)
def test_a_word_file_of_odd_structure_is_imported_or_refused(sent: Path, changes):
    odd = sent / "odd.docx"
    odd.write_bytes(mutated_parts((sent / "a.docx").read_bytes(), changes, _of_word))
    for words in (
        ("import", "odd.docx", "--to", "xa-thu/2027", "--year", "2027", "--dry-run"),
        ("lint-docx", "odd.docx"),
        ("lint-template", "odd.docx", "--document", "plan"),
    ):
        assert complaint(run(sent, *words)) == "", words


@SLOWLY
@given(CHANGES, st.sampled_from(["a.docx", "a.xlsx"]))
def test_a_package_with_broken_bytes_is_refused_or_read(sent: Path, changes, name):
    odd = sent / f"broken-{name}"
    odd.write_bytes(
        mutated((sent / name).read_bytes(), changes, [b"PK\x03\x04", b"\0" * 30, b"\xff", b"PK\x01\x02"])
    )
    words = ("collect", odd.name, "--dry-run", *ON) if name == "a.xlsx" else ("lint-docx", odd.name)
    assert complaint(run(sent, *words)) == ""


@pytest.mark.slow
@SLOWLY
@given(CHANGES)
def test_a_sheet_of_odd_structure_is_collected_or_refused(sent: Path, changes):
    odd = sent / "odd.xlsx"
    odd.write_bytes(
        mutated_parts(
            (sent / "a.xlsx").read_bytes(), changes, lambda name: name.startswith("xl/") and ".xml" in name
        )
    )
    assert complaint(run(sent, "collect", "odd.xlsx", "--dry-run", *ON)) == ""
