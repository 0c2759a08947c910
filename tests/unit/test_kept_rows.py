"""Rows that are kept are those of the table, each made once, and never more than a limit."""

from __future__ import annotations

from content import store
from zmos_data import kept_rows
from zmos_data.kept_rows import KeptRows
from zmos_data.rows import Project, rows_in


def test_rows_are_those_of_the_table_in_the_order_that_was_asked():
    table = store.dataset().projects
    rows = KeptRows(table, Project)
    asked = [3, 0, 7, 3]
    assert list(map(str, rows.at(asked))) == list(map(str, rows_in(table.iloc[asked], Project)))
    assert rows.at([7])[0] is rows.at([0, 7])[1]


def test_with_more_than_the_limit_it_begins_anew(monkeypatch):
    monkeypatch.setattr(kept_rows, "MOST", 2)
    rows = KeptRows(store.dataset().projects, Project)
    (first,) = rows.at([0])
    assert [row.Index for row in rows.at([0, 1, 2])] == [0, 1, 2]
    assert rows.at([0])[0] is not first
