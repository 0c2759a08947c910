"""The briefing pack: what can be asked for, and that each file is what it says."""

from __future__ import annotations

from datetime import date

import pytest

from ui import cache, pack
from zmos_data.selection import Selection

DAY = date(2026, 11, 24)
LINK = "https://dashboard.example/?towns=054"
STARTS = {".pptx": b"PK\x03\x04", ".pdf": b"%PDF-", ".png": b"\x89PNG", ".svg": b"<?xml"}


def files(dataset, language="en"):
    return pack.exports(cache.page(dataset, Selection(towns=("054",)), language), LINK, DAY)


@pytest.mark.parametrize("n", range(6))
def test_each_file_is_what_it_says(dataset, n):
    export = files(dataset)[n]
    kind = export.name[export.name.rindex(".") :]
    assert export.build().startswith(STARTS[kind])
    assert export.name.startswith("zmos-2026-11-24-en")


def test_names_and_labels_are_all_different(dataset):
    for language in ("sl", "en"):
        found = files(dataset, language)
        assert len(found) == 6
        assert len({export.name for export in found}) == len({e.label for e in found}) == 6


def test_naming_the_files_makes_none(dataset, monkeypatch):
    def made(*_args, **_options):
        raise AssertionError("a file was made without being asked for")

    for name in ("_presentation", "_slides", "_sheets"):
        monkeypatch.setattr(pack, name, made)
    monkeypatch.setattr(cache, "map_picture", made)
    assert len(files(dataset)) == 6
