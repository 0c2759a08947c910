"""A history of releases that only grows: the same on folders and in PostgreSQL."""

from __future__ import annotations

import json
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

from tests import builders
from tests.databases import own_schema, running_database
from zmos_data.model import DataError
from zmos_data.package import DESCRIPTOR, FOLDER_VARIABLE, Package, read_package
from zmos_data.release.folders import FolderStore
from zmos_data.release.model import DATABASE_VARIABLE, ROLLED_BACK
from zmos_data.release.postgres import PostgresStore
from zmos_data.release.store import (
    AuditEntry,
    NoStoreError,
    ReleaseStore,
    StoreError,
    SupersededError,
    open_store,
)

ANA, BOR = "Ana Novak", "Bor Žagar"


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    with running_database() as url:
        yield url


@pytest.fixture(params=["folders", "postgres"])
def address(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, root: Path) -> str:
    """Return what opens the store in another process too: the database's address, or ""."""
    if request.param == "folders":
        return ""
    url = own_schema(request.getfixturevalue("database"))
    monkeypatch.setenv(DATABASE_VARIABLE, url)
    return url


@pytest.fixture
def store(address: str) -> ReleaseStore:
    return open_store()


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """Return the folder in which an editor changes the package."""
    (tmp_path / "draft").mkdir()
    return builders.tiny_package(tmp_path / "draft")


def named(draft: Path, name: str) -> Package:
    builders.set_cell(draft, "projects", 2, "name_sl", name)
    return read_package(draft)


def first_name(package: Package) -> str:
    return package.files["tables/projects.csv"].decode().splitlines()[1]


def test_the_settings_say_which_store_there_is(address: str, store: ReleaseStore) -> None:
    assert isinstance(store, PostgresStore if address else FolderStore)


def test_before_the_first_release_there_is_none(store: ReleaseStore, root: Path) -> None:
    assert (store.current(), store.releases(), store.audit()) == (None, [], [])
    first = read_package(root)
    found = store.package_of(first.checksum)
    assert found is not None
    assert found.files == first.files
    assert store.package_of("0" * 64) is None
    with pytest.raises(StoreError, match="no release 1"):
        store.package(1)
    with pytest.raises(StoreError, match="no release 1"):
        store.roll_back(1, ANA, "")


def test_a_release_follows_the_state_of_before(
    store: ReleaseStore, root: Path, draft: Path
) -> None:
    before = read_package(root)
    start = datetime.now(UTC).replace(microsecond=0)
    made = store.publish(named(draft, "Nova tržnica"), ANA, " Prva\npoprava ", None)
    assert (made.number, made.version) == (2, "2027.1.1")
    assert (made.editor, made.note, made.undoes, made.restores) == (ANA, "Prva poprava", None, None)
    assert made.changelog_sl == "1 spremenjena vrednost pri 1 projektu: »Nova tržnica« (Celje)."
    assert made.changelog_en == (
        "1 changed value of 1 project: “Generator/Tehnopark Celje fun science park” (Celje)."
    )
    assert start <= made.released <= datetime.now(UTC)
    assert store.current() == made
    assert [release.number for release in store.releases()] == [2, 1]
    first = store.releases()[1]
    assert (first.version, first.editor, first.checksum) == ("2027.1.0", "", before.checksum)
    assert store.package(1).files == before.files
    assert store.package(2).checksum == made.checksum
    assert "Nova tržnica" in first_name(store.package(2))
    assert store.package_of(made.checksum) == store.package(2)
    # What stood in the folder stands there still.
    assert read_package(root).files == before.files


def test_the_descriptor_says_version_day_and_changes(store: ReleaseStore, draft: Path) -> None:
    old = builders.descriptor(draft)
    made = store.publish(named(draft, "Nova tržnica"), ANA, "", None)
    text = store.package(2).files[DESCRIPTOR].decode()
    new = json.loads(text)
    entry = {
        "version": made.version,
        "date": f"{made.released:%Y-%m-%d}",
        "text_sl": made.changelog_sl,
        "text_en": made.changelog_en,
    }
    assert new["changelog"] == [*old["changelog"], entry]
    assert new["created"] == f"{made.released:%Y-%m-%dT%H:%M:%SZ}"
    changed = {name for name in new if new[name] != old[name]}
    assert changed == {"version", "created", "changelog"}
    # Its lines stay as they are: those of the shipped one, and six more.
    lines = (draft / DESCRIPTOR).read_text(encoding="utf-8").splitlines()
    assert len(text.splitlines()) == len(lines) + 6
    assert set(lines) - set(text.splitlines()) < {x for x in lines if "2027.1.0" in x or "cre" in x}


def test_the_second_editor_hears_what_the_first_has_released(
    store: ReleaseStore, draft: Path
) -> None:
    theirs, ours = named(draft, "Nova tržnica"), named(draft, "Nova knjižnica")
    first = store.publish(theirs, ANA, "", None)
    with pytest.raises(SupersededError) as caught:
        store.publish(ours, BOR, "", None)
    assert caught.value.current == first
    assert ANA in str(caught.value)
    assert store.current() == first
    assert store.publish(ours, BOR, "", first.number).number == 3
    with pytest.raises(SupersededError):
        store.publish(theirs, ANA, "", first.number)


@pytest.mark.fault("several editors at once")
def test_of_editors_at_once_one_is_first(address: str, store: ReleaseStore, draft: Path) -> None:
    base = store.publish(named(draft, "Prej"), ANA, "", None).number
    packages = [named(draft, f"Tržnica {n}") for n in range(3)]
    heard: list[object] = []

    def editor(n: int) -> None:
        try:
            heard.append(open_store().publish(packages[n], f"urednik {n}", "", base))
        except SupersededError as error:
            heard.append(error.current)

    threads = [threading.Thread(target=editor, args=(n,)) for n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert heard == [store.current()] * 3
    assert [release.number for release in store.releases()] == [3, 2, 1]


def test_a_rollback_is_a_release_with_the_earlier_content(store: ReleaseStore, draft: Path) -> None:
    store.publish(named(draft, "Nova tržnica"), ANA, "", None)
    store.publish(named(draft, "Nova knjižnica"), ANA, "", 2)
    back = store.roll_back(2, BOR, "knjižnice ne bo")
    assert (back.number, back.version) == (4, "2027.1.3")
    assert (back.undoes, back.restores) == (3, 2)
    assert back.changelog_sl == "Vrnjena je izdaja 2027.1.1 (št. 2)."
    assert back.changelog_en == "Back to release 2027.1.1 (no. 2)."
    again, then = store.package(4).files, store.package(2).files
    assert {path for path in again if again[path] != then[path]} == {DESCRIPTOR}
    versions = [entry["version"] for entry in json.loads(again[DESCRIPTOR])["changelog"]]
    assert versions[-3:] == ["2027.1.1", "2027.1.2", "2027.1.3"]
    assert [release.number for release in store.releases()] == [4, 3, 2, 1]
    assert store.audit()[0].what == ROLLED_BACK
    with pytest.raises(StoreError, match=r"nothing differs from release 2027\.1\.3"):
        store.roll_back(4, BOR, "")


def test_a_rollback_from_a_release_that_is_no_longer_current_waits(
    store: ReleaseStore, draft: Path
) -> None:
    store.publish(named(draft, "Nova tržnica"), ANA, "", None)
    store.publish(named(draft, "Nova knjižnica"), ANA, "", 2)
    store.publish(named(draft, "Novo gledališče"), BOR, "", 3)
    with pytest.raises(SupersededError) as caught:
        store.roll_back(2, ANA, "", 3)
    assert caught.value.current == store.current()
    assert [release.number for release in store.releases()] == [4, 3, 2, 1]
    assert store.roll_back(2, ANA, "", 4).undoes == 4


def test_what_does_not_pass_is_refused_with_its_problems(store: ReleaseStore, draft: Path) -> None:
    builders.bad_cell(draft)
    with pytest.raises(DataError) as caught:
        store.publish(read_package(draft), ANA, "", None)
    assert [problem.column for problem in caught.value.problems] == ["total_eur"]
    assert (store.current(), store.audit()) == (None, [])


def test_what_says_nothing_new_is_no_release(store: ReleaseStore, draft: Path) -> None:
    made = store.publish(named(draft, "Nova tržnica"), ANA, "", None)
    with pytest.raises(StoreError, match=r"nothing differs from release 2"):
        store.publish(store.package(2), BOR, "", made.number)
    assert store.current() == made


def test_the_state_of_before_alone_may_be_the_first_release(
    store: ReleaseStore, root: Path
) -> None:
    made = store.publish(read_package(root), ANA, "", None)
    assert (made.number, made.version, made.checksum) == (
        1,
        "2027.1.0",
        read_package(root).checksum,
    )
    assert [release.number for release in store.releases()] == [1]


def test_a_state_of_before_that_does_not_pass_is_left_out(
    store: ReleaseStore, root: Path, draft: Path
) -> None:
    builders.bad_cell(root)
    made = store.publish(named(draft, "Nova tržnica"), ANA, "", None)
    assert [release.number for release in store.releases()] == [made.number] == [1]


def test_a_version_of_the_editors_own_is_kept_where_it_is_higher(
    store: ReleaseStore, draft: Path
) -> None:
    own = builders.descriptor(draft)
    own["version"] = "2028.4.0"
    words = {"version": "2028.4.0", "date": "2028-01-10", "text_sl": "Popis.", "text_en": "Census."}
    own["changelog"].append(words)
    (draft / DESCRIPTOR).write_text(json.dumps(own), encoding="utf-8")
    made = store.publish(named(draft, "Nova tržnica"), ANA, "", None)
    assert made.version == "2028.4.0"
    changes = json.loads(store.package(2).files[DESCRIPTOR])["changelog"]
    assert words in changes
    assert changes[-1]["text_en"] == made.changelog_en


def test_the_audit_only_grows(store: ReleaseStore, draft: Path) -> None:
    refused = AuditEntry(datetime.now(UTC), "gost@example.si", "refused", None, "brez\0 pravic\n")
    store.record(refused)
    store.publish(named(draft, "Nova tržnica"), ANA, "tržnica", None)
    store.roll_back(1, BOR, "")
    entries = store.audit()
    assert sorted((e.what, e.who, e.release) for e in entries if e.release != 1) == [
        ("refused", "gost@example.si", None),
        ("released", ANA, 2),
        ("rolled back", BOR, 3),
    ]
    assert [e.detail for e in entries if e.what == "refused"] == ["brez pravic"]
    assert all(entry.when.tzinfo is not None for entry in entries)
    before = set(entries)
    store.record(refused)
    assert before <= set(store.audit())
    assert len(store.audit()) == len(entries) + 1


# Folders alone.


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with two releases of an editor, 2 and 3; to be copied."""
    root = builders.tiny_package(tmp_path_factory.mktemp("root"))
    edited = builders.tiny_package(tmp_path_factory.mktemp("draft"))
    FolderStore(root).publish(named(edited, "Nova tržnica"), ANA, "", None)
    FolderStore(root).publish(named(edited, "Nova knjižnica"), ANA, "", 2)
    return root


@pytest.fixture
def folders(root: Path, filled: Path) -> FolderStore:
    shutil.copytree(filled, root, dirs_exist_ok=True)
    return FolderStore(root)


def folder_of(root: Path, number: int) -> Path:
    (found,) = (root / "releases").glob(f"{number:06d}-*")
    return found


def test_a_release_is_a_whole_package_and_current_names_it(
    folders: FolderStore, root: Path
) -> None:
    names = sorted(path.name for path in (root / "releases").iterdir())
    assert names == ["000001-2027.1.0", "000002-2027.1.1", "000003-2027.1.2"]
    assert (root / "current").read_text(encoding="utf-8") == "000003-2027.1.2\n"
    package = read_package(root / "releases" / names[2])
    assert not package.unread
    noted = (root / "releases" / names[2] / "validated.sha256").read_text(encoding="ascii").strip()
    assert noted == package.checksum


def edit(folder: Path) -> None:
    builders.set_cell(folder, "projects", 2, "name_sl", "Popravljeno na roko")


def cut_notes(folder: Path) -> None:
    notes = folder / "release.json"
    notes.write_bytes(notes.read_bytes()[:50])


def without_table(folder: Path) -> None:
    (folder / "tables" / "themes.csv").unlink()


@pytest.mark.parametrize("damage", [edit, cut_notes, without_table, shutil.rmtree])
def test_a_damaged_release_is_named_and_the_others_are_there(
    folders: FolderStore, root: Path, draft: Path, damage: Callable[[Path], None]
) -> None:
    damage(folder_of(root, 3))
    if damage is not shutil.rmtree:
        with pytest.raises(DataError, match="a release is as it was released"):
            folders.package(3)
        assert [release.number for release in folders.releases()] == [3, 2, 1]
    assert "Nova tržnica" in first_name(folders.package(2))
    back = folders.roll_back(2, BOR, "")
    assert (back.number, back.version) == (4, "2027.1.3")
    assert folders.current() == back
    assert "Nova tržnica" in first_name(folders.package(back.number))


@pytest.mark.fault("a damaged list of releases")
@pytest.mark.parametrize("content", [None, b"", b"000009-9.9.9\n", b"\xff\xfe\0", b"../../etc\n"])
def test_a_damaged_current_loses_no_release(
    folders: FolderStore, root: Path, draft: Path, content: bytes | None
) -> None:
    if content is None:
        (root / "current").unlink()
    else:
        (root / "current").write_bytes(content)
    current = folders.current()
    assert current is not None
    assert current.number == 3
    assert folders.publish(named(draft, "Nova šola"), BOR, "", 3).number == 4
    assert [release.number for release in folders.releases()] == [4, 3, 2, 1]


def test_an_earlier_release_in_current_takes_nothing_from_the_later_ones(
    folders: FolderStore, root: Path, draft: Path
) -> None:
    (root / "current").write_text("000002-2027.1.1", encoding="utf-8")
    current = folders.current()
    assert current is not None
    assert current.number == 2
    assert folders.publish(named(draft, "Nova šola"), BOR, "", 2).number == 4
    assert [release.number for release in folders.releases()] == [4, 3, 2, 1]


def test_a_copy_of_a_release_is_not_cleared_away(
    folders: FolderStore, root: Path, draft: Path
) -> None:
    copy = shutil.copytree(folder_of(root, 2), root / "releases" / "000002-2027.1.1-varnostna")
    assert folders.publish(named(draft, "Nova šola"), BOR, "", 3).number == 4
    assert copy.exists()
    assert "Nova tržnica" in first_name(folders.package(2))


def test_what_killed_writers_have_left_is_cleared_away_and_noted(
    folders: FolderStore, root: Path, draft: Path
) -> None:
    half = root / "releases" / ".new-half"
    half.mkdir()
    (half / DESCRIPTOR).write_text("{", encoding="utf-8")
    (root / ".new-current").write_text("000009", encoding="utf-8")
    # A release that was named, and a writer that was killed before it noted the one of before.
    shutil.copytree(folder_of(root, 3), root / "releases" / "000004-2027.1.3")
    audit = root / "audit.jsonl"
    lines = audit.read_bytes().splitlines()
    audit.write_bytes(b"\n".join(lines[:-1]) + b'\n{"when": "20')
    current = folders.current()
    assert current is not None
    assert current.number == 3
    assert [entry.release for entry in folders.audit()] == [3, 2, 1]
    assert folders.publish(named(draft, "Nova šola"), BOR, "", 3).version == "2027.1.3"
    assert not list(root.rglob(".new-*"))
    assert sorted(e.release or 0 for e in folders.audit()) == [1, 2, 3, 4]
    assert "Nova šola" in first_name(folders.package(4))


def test_a_full_disk_leaves_the_release_of_before_and_no_rest(
    folders: FolderStore, root: Path, draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    before = folders.current()
    with monkeypatch.context() as patch:
        patch.setattr("zmos_data.release.disk.os.fsync", full)
        with pytest.raises(NoStoreError, match="No space left on device") as caught:
            folders.publish(named(draft, "Nova šola"), BOR, "", 3)
    assert str(root) not in str(caught.value)
    assert folders.current() == before
    assert not list((root / "releases").glob(".new-*"))


def test_a_lock_that_another_holds_is_waited_for_and_then_said(
    folders: FolderStore, root: Path, draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from zmos_data.release import disk

    monkeypatch.setattr(disk, "_PATIENCE_S", 0)
    with (
        disk.locked(root / ".lock"),
        pytest.raises(StoreError, match="another release is being written"),
    ):
        folders.publish(named(draft, "Nova šola"), BOR, "", 3)
    assert folders.publish(read_package(draft), BOR, "", 3).number == 4


def test_an_empty_folder_begins_with_the_shipped_package(
    tmp_path: Path, draft: Path, dataset
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    store = FolderStore(empty)
    assert store.package_of(dataset.checksum) is not None
    assert store.publish(named(draft, "Nova tržnica"), ANA, "", None).number == 2
    assert store.package(1).checksum == dataset.checksum


def test_without_a_store_it_is_said_what_to_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (FOLDER_VARIABLE, DATABASE_VARIABLE):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(NoStoreError, match=r"read-only.*ZMOS_DATA.*ZMOS_DATABASE_URL"):
        open_store()


# PostgreSQL alone.


@pytest.fixture
def url(database: str, root: Path) -> str:
    return own_schema(database)


@pytest.mark.parametrize("table", ["zmos_releases", "zmos_audit"])
def test_the_database_itself_refuses_to_change_what_was(url: str, draft: Path, table: str) -> None:
    PostgresStore(url).publish(named(draft, "Nova tržnica"), ANA, "", None)
    for command in (f"DELETE FROM {table}", f"TRUNCATE {table} CASCADE"):
        with (
            psycopg.connect(url) as connection,
            pytest.raises(psycopg.errors.RaiseException, match="append-only"),
        ):
            connection.execute(command)


def test_a_role_that_may_only_read_reads(url: str, draft: Path) -> None:
    made = PostgresStore(url).publish(named(draft, "Nova tržnica"), ANA, "", None)
    schema = url.rpartition("%3D")[2]
    with psycopg.connect(url) as connection:
        connection.execute(f"CREATE ROLE reader_{schema} LOGIN")
        connection.execute(f"GRANT USAGE ON SCHEMA {schema} TO reader_{schema}")
        connection.execute(f"GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO reader_{schema}")
    reader = PostgresStore(url.replace("//zmos@", f"//reader_{schema}@"))
    assert reader.current() == made
    assert reader.newest() == 2
    assert reader.package(2).checksum == made.checksum
    assert len(reader.audit()) == 2
    with pytest.raises(NoStoreError, match="may only read"):
        reader.publish(named(draft, "Nova šola"), ANA, "", 2)
    assert PostgresStore(url).current() == made


def test_a_row_that_is_not_whole_is_named(url: str, draft: Path) -> None:
    store = PostgresStore(url)
    store.publish(named(draft, "Nova tržnica"), ANA, "", None)
    store.publish(named(draft, "Nova knjižnica"), ANA, "", 2)
    with psycopg.connect(url) as connection:
        connection.execute("ALTER TABLE zmos_releases DISABLE TRIGGER ALL")
        connection.execute("UPDATE zmos_releases SET files = 'x' WHERE number = 3")
    with pytest.raises(DataError, match="a release is as it was released"):
        store.package(3)
    assert store.roll_back(2, BOR, "").number == 4
    assert "Nova tržnica" in first_name(store.package(4))


def test_a_database_that_is_away_is_said_without_its_password() -> None:
    store = PostgresStore("postgresql://zmos:geslo@127.0.0.1:1/zmos")
    with pytest.raises(NoStoreError, match="does not answer") as caught:
        store.current()
    assert "geslo" not in f"{caught.value} {caught.value.__cause__} {store.place}"


def test_what_a_reader_holds_open_holds_no_writer_up(folders: FolderStore, root: Path) -> None:
    handle = os.open(root / "current", os.O_RDONLY)
    try:
        assert folders.roll_back(2, BOR, "").number == 4
    finally:
        os.close(handle)
