"""Files kept in the user's cache folder: the same model from there, and nothing that another could have put in."""

from __future__ import annotations

import os
import resource
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc.plans.document import Plan
from cchc.plans.journal import Workspace
from cchc.plans.organisation import Units
from cchc.plans.table import Appendix
from cchc.store import cache, open_store, opening
from cchc.store.faults import decode
from cchc.yamltree import read_tree

ROOT = Path(__file__).parents[2]
APPENDIX = "plans/xa-mau/2025/appendix.yaml"
SOON_READ = opening._SOON_READ


@pytest.fixture(autouse=True)
def _small_files_too(monkeypatch):
    monkeypatch.setattr(opening, "_SOON_READ", 0)


def entries(home):
    folder = home / "cchc"
    return sorted(folder.iterdir()) if folder.exists() else []


def load(root):
    return open_store(root).plan("xa-mau/2025")


def test_a_clean_file_is_kept_and_read_from_there_the_next_time(workspace, cache_home, monkeypatch):
    root = workspace()
    first = load(root)
    assert len(entries(cache_home)) == 3  # register, plan, appendix

    def no_reading(*_):
        raise AssertionError("read again")

    monkeypatch.setattr(opening, "read_tree", no_reading)
    second = load(root)
    assert second.appendix_file.value == first.appendix_file.value
    assert second.plan == first.plan
    assert second.units_file.value == first.units_file.value
    assert second.findings == []


@pytest.mark.parametrize(
    "path", sorted(p.relative_to(ROOT).as_posix() for p in (ROOT / "plans").glob("*/**/*.yaml"))
)
def test_every_real_file_comes_back_the_same(path):
    model = {"units": Units, "plan": Plan, "appendix": Appendix}[Path(path).stem]
    data = (ROOT / path).read_bytes()
    value, _ = decode(read_tree(data, path), model)
    cache.save(cache.key(data, model), value)
    again = cache.load(cache.key(data, model), model)
    assert again == value
    assert again is not value


def test_places_are_right_when_the_value_came_from_the_cache(workspace):
    root = workspace()
    load(root)
    loaded = load(root)
    place = loaded.appendix_file.place(("areas", 0, "tasks", 0, "lead"))
    assert (place.line, place.column) == (8, 15)


def test_a_file_with_faults_is_not_kept(workspace, cache_home):
    root = workspace({APPENDIX: "areas: []\nheadin: x\n"})
    assert [f.code for f in load(root).findings] == ["E004"]
    assert len(entries(cache_home)) == 2
    assert [f.code for f in load(root).findings] == ["E004"]


def test_an_edit_is_seen(workspace):
    root = workspace()
    assert load(root).rows.rows[0].text == "Việc bịa"
    path = root / APPENDIX
    before = path.stat()
    path.write_text(path.read_text().replace("Việc bịa", "Việc mới"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))  # the clock says nothing
    assert load(root).rows.rows[0].text == "Việc mới"
    path.write_text("x: 1\n")
    assert load(root).appendix_file.value is None


def test_the_same_bytes_as_another_kind_of_file_are_another_entry(cache_home):
    keys = {cache.key(b"x", model) for model in (Plan, Appendix, Units)}
    assert len(keys | {cache.key(b"y", Plan)}) == 4


def test_another_version_of_the_program_does_not_read_the_entries_of_this_one(monkeypatch):
    before = cache.key(b"x", Plan)
    monkeypatch.setattr(cache, "__version__", "0.0.0-thử")
    assert cache.key(b"x", Plan) != before


@pytest.mark.parametrize(
    "content", [b"", b"\xc1", b"\x80", b"\xc0", b"\x93\x01\x02\x03", b"no msgpack", b"\x81\xa1x\x01"]
)
def test_a_corrupted_entry_is_read_anew(workspace, cache_home, content):
    root = workspace()
    expected = load(root).appendix_file.value
    for entry in entries(cache_home):
        entry.write_bytes(content)
    loaded = load(root)
    assert loaded.appendix_file.value == expected
    assert loaded.findings == []


def test_a_folder_in_an_entrys_place_does_no_harm(workspace, cache_home):
    root = workspace()
    load(root)
    for entry in entries(cache_home):
        entry.unlink()
        entry.mkdir()
    assert load(root).findings == []


@settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(at=st.integers(0, 10**6), byte=st.integers(0, 0x7F))
def test_a_damaged_entry_is_the_model_or_nothing(at, byte):
    data = (ROOT / "plans/anh-son/units.yaml").read_bytes()
    value, _ = decode(read_tree(data, "units.yaml"), Units)
    cache.save("entry", value)
    path = cache.folder() / "entry"
    content = bytearray(path.read_bytes())
    ascii_places = [i for i, old in enumerate(content) if old < 0x80 and (i == 0 or content[i - 1] < 0x80)]
    content[ascii_places[at % len(ascii_places)]] = byte
    path.write_bytes(bytes(content))
    again = cache.load("entry", Units)
    assert again is None or isinstance(again, Units)


def test_the_folder_is_its_owners_alone(workspace, cache_home):
    load(workspace())
    assert stat.S_IMODE((cache_home / "cchc").stat().st_mode) == 0o700


@pytest.mark.parametrize("mode", [0o770, 0o707, 0o720, 0o755, 0o701])
def test_a_folder_that_others_may_enter_is_not_used(workspace, cache_home, mode):
    folder = cache_home / "cchc"
    folder.mkdir()
    folder.chmod(mode)
    assert load(workspace()).findings == []
    assert cache.folder() is None
    assert entries(cache_home) == []
    assert stat.S_IMODE(folder.stat().st_mode) == mode


def test_a_folder_of_another_owner_is_not_used(workspace, cache_home, monkeypatch):
    cache.save(cache.key(b"x", Plan), Plan(year=2025, title="Của người khác"))
    monkeypatch.setattr(os, "getuid", lambda: (cache_home / "cchc").stat().st_uid + 1)
    cache._made_ready.cache_clear()  # as in a later run
    assert cache.folder() is None
    assert cache.load(cache.key(b"x", Plan), Plan) is None


def test_the_cache_can_be_switched_off(workspace, cache_home, monkeypatch):
    monkeypatch.setenv("CCHC_CACHE", "0")
    assert load(workspace()).findings == []
    assert entries(cache_home) == []
    assert not (cache_home / "cchc").exists()


def test_switched_off_it_is_not_read_either(workspace, monkeypatch):
    cache.save("entry", Plan(year=2025, title="Kế hoạch bịa"))
    assert cache.load("entry", Plan) is not None
    monkeypatch.setenv("CCHC_CACHE", "0")
    assert cache.load("entry", Plan) is None


def test_without_xdg_cache_home_it_is_the_homes_cache_folder(workspace, tmp_path, monkeypatch):
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    load(workspace())
    assert cache.folder() == tmp_path / "home" / ".cache" / "cchc"
    assert len(entries(tmp_path / "home" / ".cache")) == 3


def test_without_a_home_there_is_no_cache_and_no_fault(workspace, monkeypatch):
    def no_home():
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "home", no_home)
    assert cache.folder() is None
    assert load(workspace()).findings == []


def test_a_cache_that_cannot_be_made_is_no_fault(workspace, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert load(workspace()).findings == []


@pytest.mark.parametrize("room", [0, 20], ids=["for nothing", "for a part"])
def test_a_full_disk_is_no_fault(workspace, cache_home, room):
    root = workspace()
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
    try:
        found = load(root).rows.rows[0].text
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert found == "Việc bịa"
    assert not [path for path in cache_home.rglob("*") if path.is_file()]


def test_reading_leaves_nothing_in_the_workspace(workspace):
    root = workspace()
    before = sorted(root.rglob("*"))
    load(root)
    assert sorted(root.rglob("*")) == before


def test_a_cache_entry_with_bytes_that_are_no_utf_8_is_read_anew():
    cache.save("entry", Workspace(home="xa-mau"))
    path = cache.folder() / "entry"
    path.write_bytes(path.read_bytes().replace(b"xa-mau", b"xa-m\xff\xff"))
    assert cache.load("entry", Workspace) is None


@pytest.mark.parametrize("home", ["cache", "./cache", ".."])
def test_a_relative_cache_home_is_not_used(workspace, monkeypatch, home):
    root = workspace()
    monkeypatch.chdir(root / "plans")
    monkeypatch.setenv("XDG_CACHE_HOME", home)
    monkeypatch.setenv("HOME", str(root.parent / "home"))
    open_store(root).plan("xa-mau/2025")
    assert list(root.rglob("cchc")) == []


def test_a_small_file_is_read_and_not_kept(workspace, cache_home, monkeypatch):
    monkeypatch.setattr(opening, "_SOON_READ", SOON_READ)
    assert load(workspace()).plan is not None
    assert entries(cache_home) == []


def test_an_entry_that_is_there_is_replaced_whole_and_no_link_in_its_place_is_followed(cache_home, tmp_path):
    cache.save("entry", {"a": 1})
    path = cache.folder() / "entry"
    before = path.stat().st_ino
    cache.save("entry", {"a": 2})
    assert cache.load("entry", dict) == {"a": 2}
    assert path.stat().st_ino != before  # who reads the old one meanwhile reads it to its end
    elsewhere = tmp_path / "of-somebody"
    elsewhere.write_bytes(b"x")
    for link in (os.symlink, os.link):
        path.unlink()
        link(elsewhere, path)
        cache.save("entry", {"a": 3})
        assert cache.load("entry", dict) == {"a": 3}
        assert elsewhere.read_bytes() == b"x"
    assert entries(cache_home) == [path]
