"""The releases that the pages compare are those of the machine's own store."""

import pytest

from content import releases
from tests import releases as made
from zmos_data.loading import load_package
from zmos_data.package import FOLDER_VARIABLE, read_package
from zmos_data.release.store import NoStoreError, open_store
from zmos_data.selection import Selection


@pytest.fixture
def store(tmp_path, monkeypatch):
    """Release two states into a folder of the operator."""
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "kept"))
    folder, store = made.copy_of_package(tmp_path / "made"), open_store()
    first = store.publish(read_package(folder), "urednica", "", None)
    made.change(folder, "050-02", "stage", "contracted")
    store.publish(read_package(folder), "urednica", "", first.number)
    return store


def test_what_was_released_is_listed_and_compared(store):
    pair = releases.pair(Selection())
    assert pair is not None
    assert [pair.before.number, pair.after.number] == [r.number for r in store.releases()][1::-1]
    present = load_package(store.package(pair.after.number), valid=True)
    found = releases.changes(pair.before, pair.after, present, Selection())
    assert [move.project.project_id for move in found.moved] == ["050-02"]
    assert not (found.new or found.withdrawn or found.amounts)


def test_a_store_that_does_not_answer_keeps_no_page_from_its_data(monkeypatch, caplog):
    class Silent:
        def releases(self):
            raise NoStoreError("it does not answer")

    releases.keep_in(Silent)
    try:
        assert releases.releases() == () and releases.pair(Selection()) is None
    finally:
        releases.keep_in(None)
    assert "it does not answer" in caplog.text


def test_the_shipped_package_has_no_releases(monkeypatch):
    monkeypatch.delenv(FOLDER_VARIABLE, raising=False)
    monkeypatch.delenv("ZMOS_DATABASE_URL", raising=False)
    assert releases.releases() == ()
