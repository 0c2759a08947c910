"""Boards: parts that stand next to one another are one element, and a view's parts are kept."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.pages import build_page
from ui.board import board


@pytest.fixture
def drawn(monkeypatch) -> list[tuple[str, list[str]]]:
    """Note each board that is drawn: its key and the names of its parts."""
    found: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(
        board, "_draw", lambda _, page, key, data: found.append((key, list(data["parts"])))
    )
    return found


def test_parts_share_a_board_and_an_element_of_its_own_cuts_it(dataset, drawn):
    page = build_page(dataset)
    with board.board(page, "main"):
        board.add_html("a", page, "first")
        board.add_html("b", page, "second")
        with board.outside_board("below"):
            board.add_html("c", page, "alone")
        board.add_html("d", page, "third")
    assert drawn == [("main", ["first", "second"]), ("alone", ["alone"]), ("below", ["third"])]


@pytest.mark.parametrize("place", ["first", "between", "last", "alone"])
def test_what_is_kept_for_a_view_draws_parts_and_nothing_else(dataset, drawn, place):
    def mixed(page):
        if place in ("between", "last"):
            board.add_html("a", page, "first")
        with board.outside_board("below"):
            pass
        if place in ("first", "between"):
            board.add_html("b", page, "second")

    with pytest.raises(RuntimeError, match="more than parts"):
        board._gathered(build_page(dataset), board._Named(mixed))


def test_no_part_that_is_kept_for_a_view_names_streamlit():
    ui = Path(board.__file__).parents[1]
    kept = [
        (f"{path.name}: {node.name}", node)
        for path in ui.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
        and any(ast.unparse(mark) == "board.cached_part" for mark in node.decorator_list)
    ]
    assert len(kept) > 5
    named = [
        name
        for name, node in kept
        for part in ast.walk(node)
        if isinstance(part, ast.Name) and part.id == "st"
    ]
    assert named == []
