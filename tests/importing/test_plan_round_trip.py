"""What ``cchc render plan`` printed is read back as the plan that it was.

Where a plan of the workspace and what its print says differ, the difference is listed here with its reason; all
else must be equal, key by key and in order:

- ``repairs``, ``ignore``, ``excuses``: a person's notes about the transcription, printed nowhere (not compared);
- ends of bases: the form prints ";" after each and "." after the last (Vĩnh Châu 2023, Ngã Năm 2024);
- ``signature.authority``: the form prints a space after "TM." (Vĩnh Châu 2025);
- ``citations[].title``: two of the transcriptions keep the word "về" before a title, the others do not; what is
  read never has it (Vĩnh Châu 2025, Sóc Trăng 2025);
- ``sign``, ``place``: the form prints the usual ones where a plan has none (Anh Sơn 2025, Ngã Năm 2024);
- ``filing``: the form prints "Lưu: VT" where a plan has none (Sóc Trăng 2025).

``reporting``, ``duties`` and ``targets`` were written by people who read the sentences; rules read 4 of 5 regimes,
41 of 53 duties and 17 of 19 targets word for word alike. The others:

- Sóc Trăng 2025: the headings that name who reports and acts were lost, a person restored nine duties' ``who`` and
  the regime's from another plan (see its ``repairs``);
- Vĩnh Châu 2023 IV.2.2.4, Ngã Năm IV.2.2.4: two bodies of one sentence, where the same sentence in two other plans
  was given to one; Anh Sơn III.1: the second half of a sentence about money;
- a target of Anh Sơn without a figure, and one of Vĩnh Châu 2023 that counts models.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec
import pytest

from cchc.documents.contexts.plan import plan_document
from cchc.documents.rendering import render
from cchc.documents.templates import template
from cchc.importing.blocks import Unread
from cchc.importing.body.dividing import divide
from cchc.importing.body.plan import PlanRead, read_plan
from cchc.importing.word.reading import document_of
from tests.conftest import Desk
from tests.importing.words import document_words, read_words

FIVE = ("vinh-chau/2025", "vinh-chau/2023", "soc-trang/2025", "anh-son/2025", "nga-nam/2024")
PRINTED_OTHERWISE = {
    "vinh-chau/2025": {"bases.0.citations.1.title", "signature.authority"},
    "vinh-chau/2023": {"bases.0.text", "bases.1.text"},
    "soc-trang/2025": {"bases.0.citations.0.title", "filing"},
    "anh-son/2025": {"sign", "place"},
    "nga-nam/2024": {"bases.0.text", "sign", "place"},
}
OF_A_PERSON = ("repairs", "ignore", "excuses")
READ_BY_RULES = ("reporting", "duties", "targets")
ALIKE = {
    "vinh-chau/2025": (True, 11, 0),
    "vinh-chau/2023": (True, 8, 0),
    "soc-trang/2025": (False, 2, 0),
    "anh-son/2025": (True, 14, 17),
    "nga-nam/2024": (True, 6, 0),
}
"""Whether the regime, how many duties and how many targets are read word for word as people wrote them down."""


def printed(real: Desk, plan_id: str) -> bytes:
    loaded = real.plan(plan_id)
    return render(template("plan", None), plan_document(loaded), loaded.date)


def read(real: Desk, plan_id: str, data: bytes) -> PlanRead:
    known = {one: plan for one in FIVE if (plan := real.plan(one).plan) is not None}
    divided = divide(document_of(data, "ke-hoach.docx"))
    return read_plan(divided, real.plan(plan_id).register, real.plan(plan_id).year, known)


def differences(mine: Any, other: Any, path: str = "") -> Iterator[str]:
    """The paths at which two trees differ; the length of a list is one too."""
    if isinstance(mine, dict) and isinstance(other, dict):
        for key in {**mine, **other}:
            if key not in mine or key not in other:
                yield f"{path}{key}"
            else:
                yield from differences(mine[key], other[key], f"{path}{key}.")
    elif isinstance(mine, list) and isinstance(other, list) and len(mine) == len(other):
        for at, (one, two) in enumerate(zip(mine, other, strict=True)):
            yield from differences(one, two, f"{path}{at}.")
    elif mine != other:
        yield path.rstrip(".")


class Held(NamedTuple):
    """What was read against what was printed: where they differ, what the rules read alike, what was not read."""

    otherwise: set[str]
    alike: tuple[bool, int, int]
    unread: tuple[Unread, ...]
    bodies: tuple[str | None, str | None]


def held_against(real: Desk, plan_id: str, found: PlanRead) -> Held:
    plan, back = (msgspec.to_builtins(one) for one in (real.plan(plan_id).plan, found.plan))
    derived = {key: (plan.pop(key, None), back.pop(key, None)) for key in READ_BY_RULES}
    for key in OF_A_PERSON:
        plan.pop(key)
        back.pop(key)
    same_regime = derived["reporting"][0] == derived["reporting"][1]
    counts = [sum(one in derived[key][1] for one in derived[key][0]) for key in ("duties", "targets")]
    return Held(
        set(differences(plan, back)),
        (same_regime, counts[0], counts[1]),
        found.unread,
        (found.authority, found.superior_name),
    )


def as_it_was(real: Desk, plan_id: str) -> Held:
    return Held(PRINTED_OTHERWISE[plan_id], ALIKE[plan_id], (), (real.plan(plan_id).register.authority.name, None))


@pytest.mark.parametrize("plan_id", FIVE)
def test_a_printed_plan_is_read_back_as_it_was(real, plan_id):
    found = read(real, plan_id, printed(real, plan_id))
    assert held_against(real, plan_id, found) == as_it_was(real, plan_id)


@pytest.mark.parametrize("plan_id", FIVE)
def test_every_word_of_a_printed_plan_is_in_what_was_read(real, plan_id):
    document = document_of(printed(real, plan_id), "ke-hoach.docx")
    divided = divide(document)
    found = read_plan(divided, real.plan(plan_id).register, 2025)
    assert document_words(document) - read_words(divided, found) == {}


@pytest.mark.parametrize("plan_id", FIVE)
def test_without_a_register_the_same_words_are_read(real, plan_id):
    divided = divide(document_of(printed(real, plan_id), "ke-hoach.docx"))
    known, unknown = (read_plan(divided, one, 2025).plan for one in (real.plan(plan_id).register, None))
    for key in ("title", "bases", "preamble", "body", "closing", "recipients", "signature", "targets"):
        assert getattr(known, key) == getattr(unknown, key), key


def test_the_plan_of_the_superior_is_named_by_its_id_where_the_workspace_has_it(real):
    data = printed(real, "vinh-chau/2025")
    assert read(real, "vinh-chau/2025", data).plan.implements == "soc-trang/2025"
    alone = read_plan(divide(document_of(data, "x.docx")), real.plan("vinh-chau/2025").register, 2025)
    assert alone.plan.implements.number == "196/KH-UBND"


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_through_libreoffice_nothing_else_changes(real, tmp_path):
    for plan_id in FIVE:
        (tmp_path / f"{plan_id.replace('/', '_')}.docx").write_bytes(printed(real, plan_id))
    convert("odt", tmp_path, tmp_path, *tmp_path.glob("*.docx"))
    convert("docx", tmp_path, tmp_path / "back", *tmp_path.glob("*.odt"))
    for plan_id in FIVE:
        data = (tmp_path / "back" / f"{plan_id.replace('/', '_')}.docx").read_bytes()
        assert held_against(real, plan_id, read(real, plan_id, data)) == as_it_was(real, plan_id)


def convert(kind, folder, out, *files):
    profile = (folder / "profile").as_uri()
    command = ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", kind, "--outdir", out]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=240)
