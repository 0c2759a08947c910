"""Boards: parts that stand next to one another are one element, and a view's parts are kept."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.pages import build_page
from ui import live


@pytest.fixture
def drawn(monkeypatch) -> list[tuple[str, list[str]]]:
    """Note each board that is drawn: its key and the names of its parts."""
    found: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(live, "_draw", lambda _, page, key, data: found.append(
        (key, list(data["parts"]))))  # fmt: skip
    return found


def test_parts_share_a_board_and_an_element_of_its_own_cuts_it(dataset, drawn):
    page = build_page(dataset)
    with live.board(page, "main"):
        live.show("a", page, "first")
        live.show("b", page, "second")
        with live.apart():
            live.show("c", page, "alone")
        live.show("d", page, "third")
    assert drawn == [("main", ["first", "second"]), ("alone", ["alone"]), ("main-1", ["third"])]


@pytest.mark.parametrize("place", ["first", "between", "last", "alone"])
def test_what_is_kept_for_a_view_draws_parts_and_nothing_else(dataset, drawn, place):
    def mixed(page):
        if place in ("between", "last"):
            live.show("a", page, "first")
        with live.apart():
            pass
        if place in ("first", "between"):
            live.show("b", page, "second")

    with pytest.raises(RuntimeError, match="more than parts"):
        live._gathered(build_page(dataset), live._Named(mixed))


def test_no_part_that_is_kept_for_a_view_names_streamlit():
    ui = Path(live.__file__).parent
    kept = [
        (f"{path.name}: {node.name}", node)
        for path in ui.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
        and any(ast.unparse(mark) == "live.of_view" for mark in node.decorator_list)
    ]
    assert len(kept) > 5
    named = [name for name, node in kept for part in ast.walk(node)
             if isinstance(part, ast.Name) and part.id == "st"]  # fmt: skip
    assert named == []
